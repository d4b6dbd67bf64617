import numpy as np
import pytest

from twosource.evaluation.simulate import simulate
from twosource.evaluation.simulated_worlds import COPYING, PLAIN, WORLDS


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_a_war_is_always_the_same_and_another_number_another_war(world):
    first, again, other = simulate(world, 3), simulate(world, 3), simulate(world, 4)
    assert np.array_equal(first.hour, again.hour) and np.array_equal(first.words, again.words)
    assert not np.array_equal(first.hour, other.hour)


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_nobody_tells_and_denies_the_same_story(world):
    war = simulate(world, 0)
    told = list(zip(war.story, war.newsroom, strict=True))
    assert len(told) == len(set(told))


def test_of_what_a_newsroom_puts_about_its_known_share_took_place():
    true = made = expected = 0.0
    for number in range(60):
        war = simulate(PLAIN, number)
        earliest = np.full(len(war.took_place), np.inf)
        np.minimum.at(earliest, war.story, war.hour)
        for room in range(5):  # watches, wires and a paper: no side, so one share for all they say
            own = (war.newsroom == room) & ~war.denies
            took = war.took_place[war.story[own]]
            first = war.hour[own] == earliest[war.story[own]]
            true += took.sum()
            made += (~took & first).sum()
            expected += took.sum() * (1 - war.newsrooms.truth[room]) / war.newsrooms.truth[room]
    assert made == pytest.approx(expected, rel=0.08)


def test_what_is_pasted_has_the_words_of_its_original_and_comes_later():
    war = simulate(COPYING, 1)
    first = {}
    for at in np.argsort(war.hour, kind="stable"):
        if war.words[at] in first:
            original = first[war.words[at]]
            assert war.lifted[at] >= 0 and war.story[at] == war.story[original]
        else:
            first[war.words[at]] = at
    assert len(first) < len(war.words)


def test_only_what_is_lifted_is_credited_and_nobody_lifts_in_the_plain_world():
    war = simulate(COPYING, 2)
    assert np.all(war.lifted[war.credits >= 0] == war.credits[war.credits >= 0])
    assert np.all(simulate(PLAIN, 2).lifted == -1)
