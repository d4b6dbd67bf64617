import pytest

from twosource.evaluation.results import result_of
from twosource.evaluation.scores import score, summed
from twosource.evaluation.simulate import simulate
from twosource.evaluation.simulated_worlds import COPYING, PLAIN
from twosource.evaluation.simulation import SUITE, Verdict, WarJudged, judge_war, judged_worlds
from twosource.evaluation.simulation import _calibration as calibration
from twosource.evaluation.simulation import _spared as spared


@pytest.fixture(scope="module")
def judged():
    return judged_worlds((PLAIN, COPYING), lambda world: 4)


def value(judged, name):
    (measure,) = [one for one in judged.measures if one.name == name]
    return score(measure.formula, summed(measure.tallies.values()))


def test_a_war_is_judged_the_same_every_time():
    assert judge_war(simulate(COPYING, 7)) == judge_war(simulate(COPYING, 7))


def test_copying_is_seen_through(judged):
    assert value(judged, "copying: errors spared the vote") > 0.25
    assert value(judged, "plain: errors spared the vote") > 0.0


def test_every_world_has_every_measure_and_both_votes(judged):
    result = result_of(SUITE, judged, "data")
    names = [one.score.partition(": ")[2] for one in result.scores]
    assert len(names) == 12 and len(set(names)) == 6
    assert all(len(one.baselines) == (2 if one.score.endswith("judged right") else 0) for one in result.scores)
    assert all(one.reader.all.items == 4 for one in result.scores)


def test_calibration_is_one_less_the_mean_gap():
    verdicts = [Verdict(0.95, True, True, True)] * 9 + [Verdict(0.95, False, True, True)]
    verdicts += [Verdict(0.15, False, True, True)] * 10
    found = score("calibration", calibration(WarJudged(verdicts, [], [])))
    assert found == pytest.approx(1 - (0.5 * 0.05 + 0.5 * 0.15))


def test_what_is_spared_is_a_share_of_the_votes_errors():
    verdicts = [Verdict(0.9, False, True, True), Verdict(0.1, False, True, True), Verdict(0.1, False, True, True)]
    assert score("spared", spared(WarJudged(verdicts, [], []))) == pytest.approx(2 / 3)
    assert score("spared", (0, 0)) is None
