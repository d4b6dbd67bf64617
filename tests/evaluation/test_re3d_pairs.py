from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim, party

from twosource.evaluation.re3d_documents import Scheme, scheme
from twosource.evaluation.re3d_pairs import Party, claimed_pairs, different, keys_by, same_pair, same_party
from twosource.knowledge import Knowledge

TEXT = "The army attacked ISIL, and ISIL shelled the army with rockets."
FAMILIES: Mapping[str, str] = {
    "clash": "battle",
    "withdraw": "battle",
    "shelling": "remote_violence",
    "talks": "agreement",
}
ARMY, ISIL = party("army", "state_forces", id="act:a", start=4), party("ISIL", "jihadist_group", id="act:is", start=18)
ROCKETS = party("rockets", "weapon", start=55)


@pytest.fixture(scope="module")
def of() -> Scheme:
    return scheme()


def pairs(of: Scheme, *claims):
    found = claimed_pairs(claims, FAMILIES.__getitem__, of, lambda text: frozenset({text}))
    return [tuple(sorted(min(one.keys) for one in pair)) for pair in found]


def test_actor_and_target_of_a_hostile_claim_fight_and_are_told_once(of: Scheme) -> None:
    attacked = claim("clash", TEXT, "attacked", actor=(ARMY,), target=(ISIL,))
    shelled = claim("shelling", TEXT, "shelled", actor=(ISIL,), target=(ARMY,))
    assert pairs(of, attacked, shelled) == [("ISIL", "act:a")]


@pytest.mark.parametrize(
    ("event_type", "changes"),
    [
        ("talks", {}),
        ("withdraw", {}),
        ("clash", {"polarity": "denied"}),
        ("clash", {"target": ()}),
        ("clash", {"target": (ROCKETS,)}),
        ("clash", {"target": (ARMY,)}),
    ],
)
def test_nobody_fights_without_a_hostile_claim_on_two_parties(of: Scheme, event_type: str, changes) -> None:
    assert pairs(of, claim(event_type, TEXT, "attacked", **({"actor": (ARMY,), "target": (ISIL,)} | changes))) == []


def test_two_who_clash_with_one_another_fight(of: Scheme) -> None:
    assert pairs(of, claim("clash", TEXT, "attacked", actor=(ARMY, ISIL))) == [("ISIL", "act:a")]


def test_a_phrase_is_known_by_the_actors_it_names(knowledge: Knowledge) -> None:
    keys = keys_by(knowledge)
    assert keys("ISIL fighters") == keys("the Islamic State") == {"act:is"}  # fighters are nobody in particular
    assert keys("the Blue Brigade") == {"blue brigade"}
    assert keys("they") == frozenset()


PARTIES = st.builds(
    lambda start, keys: Party((start, start + 2), frozenset(keys)), st.integers(0, 12), st.sets(st.sampled_from("abcd"))
)
PAIRS = st.tuples(PARTIES, PARTIES)


@given(PAIRS, PAIRS)
def test_neither_the_order_of_pairs_nor_that_within_them_counts(one, other) -> None:
    assert same_pair(one, other) == same_pair(other, one) == same_pair(one[::-1], other)


@given(st.lists(PAIRS, max_size=8))
def test_each_pair_is_kept_once(several) -> None:
    kept = different(several)
    assert not any(same_party(*pair) for pair in kept)
    assert not any(same_pair(one, other) for n, one in enumerate(kept) for other in kept[:n])
