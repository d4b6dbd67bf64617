import math
import random

import pytest

from twosource.corroboration.link_learning import learn_judged, learn_unjudged

M = {"time": {"same": 0.9, "other": 0.1}, "place": {"same": 0.8, "other": 0.2}, "who": {"same": 0.7, "other": 0.3}}
U = {"time": {"same": 0.2, "other": 0.8}, "place": {"same": 0.1, "other": 0.9}, "who": {"same": 0.3, "other": 0.7}}


def pairs(n, share=0.2, seed=1, m=M):
    draw = random.Random(seed)
    same = [draw.random() < share for _ in range(n)]
    return [
        {field: draw.choices(list(levels), list(levels.values()))[0] for field, levels in (m if one else U).items()}
        for one in same
    ], same


def gap(weights, field):
    """What agreement in a field speaks for, against the lack of it."""
    return weights.weight(field, "same") - weights.weight(field, "other")


def truth(field, m=M):
    return math.log(m[field]["same"] / U[field]["same"]) - math.log(m[field]["other"] / U[field]["other"])


def test_judged_pairs_give_back_the_log_odds_they_were_made_with():
    weights = learn_judged(*pairs(20_000), threshold=0.0, learnt_from="a test")
    for field in M:
        assert gap(weights, field) == pytest.approx(truth(field), abs=0.2)
        assert weights.fields[field]["same"].m == pytest.approx(M[field]["same"], abs=0.02)
    assert weights.share == pytest.approx(0.2, abs=0.01)


def test_the_order_of_pairs_changes_nothing():
    found, same = pairs(300)
    there = learn_judged(found, same, threshold=0.0, learnt_from="a test")
    back = learn_judged(found[::-1], same[::-1], threshold=0.0, learnt_from="a test")
    assert there == back


def test_without_judgements_weights_move_towards_what_the_monitors_own_pairs_show():
    start = learn_judged(*pairs(2_000), threshold=0.0, learnt_from="a test")
    changed = {**M, "who": {"same": 0.98, "other": 0.02}}
    found, _ = pairs(20_000, seed=2, m=changed)
    learnt = learn_unjudged(found, start, learnt_from="own pairs")
    before = abs(gap(start, "who") - truth("who", changed))
    assert abs(gap(learnt, "who") - truth("who", changed)) < before / 2
    assert gap(learnt, "time") == pytest.approx(truth("time"), abs=0.4)


def test_a_monitor_with_few_pairs_keeps_about_the_weights_it_began_with():
    start = learn_judged(*pairs(2_000), threshold=-0.5, learnt_from="a test")
    found, _ = pairs(5, seed=3)
    learnt = learn_unjudged(found, start, learnt_from="own pairs")
    assert all(gap(learnt, field) == pytest.approx(gap(start, field), abs=0.15) for field in M)
    assert learnt.threshold == start.threshold
    assert learn_unjudged([], start, learnt_from="none") is start


def test_a_level_met_for_the_first_time_gets_a_weight_of_its_own():
    start = learn_judged(*pairs(2_000), threshold=0.0, learnt_from="a test")
    found, same = pairs(3_000, seed=4)
    told = [{**pair, "word": "same" if one else "other"} for pair, one in zip(found, same, strict=True)]
    learnt = learn_unjudged(told, start, learnt_from="own pairs")
    assert learnt.weight("word", "same") > 1 > -1 > learnt.weight("word", "other")
