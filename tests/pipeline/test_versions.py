from datetime import date

import pytest

from twosource.ledger import RowVersion
from twosource.pipeline.versions import replaced


def version(report_id: str, since: str | None, row: str = "1", coded_set: str = "own") -> RowVersion:
    return RowVersion(coded_set=coded_set, row=row, report_id=report_id, since=since)


THREE = [
    version("rep_a", "2026-02-01T10:00:00+00:00"),
    version("rep_b", "2026-02-03T10:00:00+00:00"),
    version("rep_a", "2026-02-05T10:00:00+00:00"),
]


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        (None, {"rep_b": "rep_a"}),
        ("2026-01-01", {"rep_b": "rep_a"}),
        ("2026-02-02", {"rep_b": "rep_a"}),
        ("2026-02-03", {"rep_a": "rep_b"}),
        ("2026-02-05", {"rep_b": "rep_a"}),
    ],
)
def test_the_last_that_was_noted_by_a_day_stands(day: str | None, gone: dict[str, str]) -> None:
    assert replaced(THREE, {"rep_a", "rep_b"}, date.fromisoformat(day) if day else None) == gone


def test_a_report_that_is_not_there_replaces_nothing() -> None:
    assert replaced(THREE[:2], {"rep_a"}) == {}


def test_rows_of_other_ids_or_sets_stand_beside_one_another() -> None:
    others = [version("rep_a", None), version("rep_b", None, row="2"), version("rep_c", None, coded_set="other")]
    assert replaced(others, {"rep_a", "rep_b", "rep_c"}) == {}
