from dataclasses import replace

import pytest

from twosource.codebook import Codebook
from twosource.evaluation.clusters import b_cubed, pairwise
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import score, summed
from twosource.evaluation.simulate import simulate
from twosource.evaluation.simulated_claims import MANNERS, write
from twosource.evaluation.simulated_linking import SUITE, clusters
from twosource.evaluation.simulated_worlds import COPYING
from twosource.evaluation.suites import SUITES
from twosource.knowledge import Knowledge

WORLD = replace(COPYING, happenings=60, days=60)
BY_NAME = {manner.name: manner for manner in MANNERS}


@pytest.fixture(scope="module")
def rig():
    return Rig(None, Knowledge.load(), Codebook.load())


def f1(given, story):
    return score("f1", summed(pairwise(given, story).values()))


def test_a_war_is_written_the_same_every_time_and_each_claim_has_its_story(rig):
    war = simulate(WORLD, 3)
    written = write(war, MANNERS[0], rig.knowledge, 3)
    assert written == write(war, MANNERS[0], rig.knowledge, 3)
    assert {claim.claim_id for reading in written.readings for claim in reading.claims} == set(written.story)
    assert len(written.story) == int((~war.denies).sum())
    assert written.readings != write(war, MANNERS[1], rig.knowledge, 3).readings


@pytest.mark.parametrize("manner", ["careful", "days off"])
def test_weights_learnt_without_labels_link_better_where_the_stated_ones_are_wrong(rig, manner):
    learnt, stated, story = clusters(rig, WORLD, BY_NAME[manner], 3)
    assert learnt.keys() == stated.keys() == story.keys()
    assert f1(learnt, story) > f1(stated, story) + (0.05 if manner == "days off" else 0.0)
    cubed = [score("b_cubed", summed(b_cubed(given, story).values())) for given in (learnt, stated)]
    assert cubed[0] > cubed[1]


def test_the_suite_is_one_of_the_suites():
    assert SUITES["linking"] is SUITE
