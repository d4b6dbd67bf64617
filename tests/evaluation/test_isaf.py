from dataclasses import replace
from datetime import date

from twosource.evaluation.isaf import CAPTURED, DATE, GROUP, KILLED, PROVINCE, TYPE, judged_records
from twosource.evaluation.isaf_release import Record, Release
from twosource.evaluation.scores import score, summed

DAY = date(2011, 2, 20)
ARREST = Record(DAY, frozenset({"detention"}), frozenset({"khost"}), frozenset({"haqqani"}), 0, 3)
KILLING = Record(DAY, frozenset({"insurgentskilled"}), frozenset({"kunar"}), frozenset(), 2, 0)
RARE = Record(DAY, frozenset({"civiliancasualty"}), frozenset(), frozenset(), 1, 0)
RELEASES = [
    Release(str(number), "text", DAY, 0, coded)
    for number, coded in enumerate([ARREST] * 12 + [KILLING] * 10 + [RARE] * 2)
]
RIGHT = {release.id: release.coded for release in RELEASES}


def values(given: dict[str, Record]) -> dict[str, float | None]:
    judged = judged_records(RELEASES, given, {"nothing": {one.id: replace(ARREST, day=None) for one in RELEASES}})
    return {measure.name: score(measure.formula, summed(measure.tallies.values())) for measure in judged.measures}


def test_the_coders_own_record_scores_one_everywhere() -> None:
    assert set(values(RIGHT).values()) == {1.0}


def test_each_field_is_scored_by_itself() -> None:
    given = RIGHT | {"0": replace(ARREST, captured=4), "1": replace(ARREST, day=None), "12": replace(KILLING, killed=0)}
    found = values(given)
    assert found[CAPTURED] == found[DATE] == found[KILLED] == 23 / 24
    assert found[PROVINCE] == 1


def test_a_province_that_was_not_coded_is_not_scored() -> None:
    judged = judged_records(RELEASES, RIGHT, {})
    assert [len(measure.tallies) for measure in judged.measures if measure.name == PROVINCE] == [22]


def test_the_macro_mean_is_over_the_classes_that_are_often_coded() -> None:
    given = {release.id: replace(release.coded, types=frozenset({"detention"})) for release in RELEASES}
    found = values(given)
    assert found[f"{TYPE}, macro-F1"] == (2 * 12 / (24 + 12) + 0) / 2
    assert found[f"{TYPE}, micro-F1"] == 12 / 24


def test_naming_no_group_is_an_answer() -> None:
    given = {release.id: replace(release.coded, groups=frozenset({"haqqani"})) for release in RELEASES}
    assert values(given)[f"{GROUP}, micro-F1"] == 12 / 24
    nobody = {release.id: replace(release.coded, groups=frozenset()) for release in RELEASES}
    assert values(nobody)[f"{GROUP}, micro-F1"] == 12 / 24


def test_errors_tell_what_kind_they_are() -> None:
    given = RIGHT | {"0": replace(ARREST, captured=4, day=date(2011, 2, 21)), "1": replace(ARREST, groups=frozenset())}
    kinds = [(miss.item, miss.score, miss.kind) for miss in judged_records(RELEASES, given, {}).misses]
    assert kinds == [("0", DATE, "too late"), ("0", CAPTURED, "too many"), ("1", GROUP, "none for haqqani")]
