from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_world import TIES, WORLD, claim, read, says

from twosource.corroboration.independence import share, shares
from twosource.corroboration.origins import Voice, Voices
from twosource.corroboration.settings import DEFAULTS
from twosource.records import Relation

DAY = date(2017, 9, 5)


def voices(*speakers, publisher="The Paper"):
    claims = [claim(publisher=publisher, at=i, speakers=chain) for i, chain in enumerate(speakers)]
    book = Voices(read(*claims)[1], WORLD, DEFAULTS)
    return [book.of(one) for one in claims]


def weights_of(found):
    return {key: one.weight for key, one in shares(found, DAY, TIES).items()}


def total(found):
    return sum(weights_of(found).values())


def test_sources_with_nothing_in_common_count_one_each():
    assert total(voices([says("src:monitor")], [says("src:un")], [])) == 3.0


def test_sources_aligned_with_one_party_count_as_one_voice():
    weights = weights_of(voices([says("src:red-tv")], [says("src:red-news")]))
    assert weights == {"src:red-tv": 0.5, "src:red-news": 0.5}


def test_a_party_and_a_part_of_it_share():
    assert total(voices([says("src:red-tv")], [says("src:red-command")])) == 1.0


def test_who_relays_another_shares_with_it():
    weights = weights_of(voices([says("src:monitor")], [says("src:relay")]))
    assert sum(weights.values()) == 1.0


def test_two_who_collect_from_a_third_share():
    (relay,) = voices([says("src:relay")])
    other = replace(relay, key="src:other-relay", carrier="src:other-relay")
    assert total([relay, other]) == 1.0
    assert total([relay, replace(other, relays=("src:second-monitor",))]) == 2.0


def test_an_unnamed_speaker_shares_with_the_paper_that_alone_quotes_it():
    assert total(voices([], [says(None, "witnesses", "witness")])) == 1.0


def test_two_unnamed_speakers_of_one_paper_are_no_more_than_one():
    assert total(voices([says(None, "witnesses", "witness")], [says(None, "activists", "activists")])) == 0.5


def test_unnamed_speakers_of_two_papers_count_apart():
    found = [
        *voices([says(None, "witnesses", "witness")]),
        *voices([says(None, "medics", "witness")], publisher="The Agency"),
    ]
    assert total(found) == 1.0


def test_a_chain_of_ties_does_not_swallow_its_ends():
    def tied(key, *parties):
        return Voice(key, key, key, "press", 1.0, False, key, tuple(Relation(to=p) for p in parties))

    assert total([tied("a", "p"), tied("b", "p", "q"), tied("c", "q")]) == pytest.approx(2.0, abs=1e-5)


def test_share_is_mutual():
    monitor, relay = voices([says("src:monitor")], [says("src:relay")])
    assert share(monitor, relay, DAY, TIES) and share(relay, monitor, DAY, TIES)


NEUTRAL = ["src:monitor", "src:un", "src:relay", "src:agency", "src:verifier"]
ALIGNED = ["src:red-tv", "src:red-news", "src:red-command", "src:red-ally-ministry", "src:blue-tv"]
KEYS = st.sampled_from([*NEUTRAL, *ALIGNED])


@given(st.lists(KEYS, unique=True, max_size=8), KEYS)
def test_weights_are_shares_and_another_voice_never_lowers_the_sum(keys, extra):
    found = voices(*([says(key)] for key in keys))
    weights = weights_of(found)
    assert all(0 < weight <= 1 for weight in weights.values()) and set(weights) == set(keys)
    if extra not in keys:
        assert total([*found, *voices([says(extra)])]) >= total(found) - 1e-5


@given(st.lists(KEYS, unique=True, min_size=1, max_size=8), st.randoms())
def test_the_order_of_voices_changes_no_weight(keys, random):
    found = voices(*([says(key)] for key in keys))
    mixed = list(found)
    random.shuffle(mixed)
    assert weights_of(mixed) == weights_of(found)


def test_many_unnamed_voices_of_one_carrier_are_weighed_at_once():
    one = voices([says(None, "witnesses", "witness")])[0]
    crowd = [replace(one, key=f"v{i}") for i in range(300)]
    assert total(crowd) == pytest.approx(0.5, abs=1e-3)


def test_an_unnamed_monitor_may_be_the_one_that_another_report_names():
    unnamed = says(None, "a monitoring group", "monitor")
    assert total(voices([says("src:monitor")]) + voices([unnamed], publisher="The Agency")) == 1.0
    assert total(voices([says("src:un")]) + voices([unnamed], publisher="The Agency")) == 1.5


def test_officials_may_be_the_official_whom_another_names():
    named, nobody = (
        voices([says(None, "Governor Ochre", "official")])[0],
        voices([says(None, "officials", "anonymous_official")], publisher="The Agency")[0],
    )
    assert total([named, nobody]) <= 1.0
