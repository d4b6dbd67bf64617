import math
import random

import msgspec
import numpy as np
import pytest

from twosource.corroboration import LinkSettings, PairSample, learn_told
from twosource.corroboration.told_pairs import FIELDS, Seen

# Levels with their stated weights, and how often pairs of one event and of two show them in this made-up war, whose days
# are told so loosely that every third pair of one event is told to be on other days.
LEVELS = {
    "type": {"same_type": (2.0, 0.9, 0.7), "kindred_type": (1.0, 0.1, 0.3)},
    "place": {"same_place": (3.0, 0.8, 0.2), "place_apart": (-2.0, 0.2, 0.8)},
    "time": {"same_days": (2.0, 0.65, 0.3), "told_gap": (-4.0, 0.35, 0.7)},
    "who": {"same_party": (1.5, 0.85, 0.5), "untold": (0.0, 0.15, 0.5)},
    "to whom": {"same_party": (1.5, 0.85, 0.5), "untold": (0.0, 0.15, 0.5)},
    "figures": {"equal_figure": (1.5, 0.7, 0.05), "other_figure": (-0.5, 0.3, 0.95)},
    "words": {"same_trigger": (0.5, 0.6, 0.3), "other_trigger": (0.0, 0.4, 0.7)},
}
STATED = LinkSettings()


def seen(field, one, draw):
    levels = list(LEVELS[field].values())
    at = draw.choices(range(len(levels)), [level[1 if is_one else 2] for level in levels for is_one in (one,)])[0]
    return at, levels[at][0]


def shows(pairs, draw):
    found = {}
    for field in FIELDS:
        both = [seen(field, one, draw) for one in pairs]
        found[field] = Seen(
            np.array([at for at, _ in both], dtype=np.int64), np.array([stated for _, stated in both], dtype=np.float64)
        )
    return found


def sample(many, share=0.3, judged=0, seed=1):
    """So many candidate pairs, of which that share are one event; of the first so many it is known."""
    draw = random.Random(seed)
    same = [draw.random() < share for _ in range(many)]
    return PairSample(
        names={field: tuple(levels) for field, levels in LEVELS.items()},
        near=shows(same, draw),
        judged=np.array([float(one) if n < judged else math.nan for n, one in enumerate(same)]),
        apart=shows([False] * many, draw),
    )


def test_a_large_monitor_learns_how_its_pairs_are_without_being_told_which_are_one():
    learnt = learn_told(sample(20_000), STATED)
    for field, levels in LEVELS.items():
        for name, (_, m, u) in levels.items():
            assert learnt.fields[field][name].m == pytest.approx(m, abs=0.05)
            assert learnt.fields[field][name].u == pytest.approx(u, abs=0.02)
    one, two = learnt.pairs
    assert one / (one + two) == pytest.approx(0.3, abs=0.02)
    assert learnt.prior_share == pytest.approx(300 / 6_300, abs=0.01)


def test_a_stated_weight_that_is_wrong_is_moved_and_the_odds_of_a_pair_are_right():
    learnt = learn_told(sample(20_000), STATED)
    assert learnt.shift("time", "told_gap") > 1.5
    for levels in (dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 1), {**dict.fromkeys(FIELDS, 0), "time": 1}):
        names = {field: list(LEVELS[field])[at] for field, at in levels.items()}
        told = sum(LEVELS[field][name][0] + learnt.shift(field, name) for field, name in names.items())
        right = sum(math.log(LEVELS[f][name][1] / LEVELS[f][name][2]) for f, name in names.items())
        assert told - learnt.threshold == pytest.approx(right + math.log(0.3 / 0.7), abs=0.5)


def test_a_small_monitor_keeps_about_the_stated_weights():
    learnt = learn_told(sample(20), STATED)
    assert learnt.prior_share > 0.9
    assert all(abs(level.shift) < 0.8 for levels in learnt.fields.values() for level in levels.values())
    held = learn_told(sample(20), msgspec.structs.replace(STATED, prior_pairs=1e9))
    assert all(abs(level.shift) < 1e-3 for levels in held.fields.values() for level in levels.values())
    assert held.threshold == pytest.approx(STATED.threshold, abs=1e-3)


def test_what_analysts_judged_counts_for_several_pairs():
    alone, judged = learn_told(sample(200), STATED), learn_told(sample(200, judged=60), STATED)
    assert (alone.judged, judged.judged) == (0, 60)
    assert "60 judged by analysts" in judged.learnt_from
    assert abs(judged.fields["time"]["told_gap"].m - 0.35) < abs(alone.fields["time"]["told_gap"].m - 0.35)
    assert sum(judged.pairs) == pytest.approx(140 + 60 * STATED.judged_as)


def test_no_pairs_teach_nothing():
    assert learn_told(sample(0), STATED) is None
