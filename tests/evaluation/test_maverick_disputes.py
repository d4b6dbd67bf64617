import pytest
from made_rows import made

from twosource.evaluation.maverick_disputes import coded_flags, events_of, found_flags
from twosource.records import Dispute, Position


@pytest.mark.parametrize(
    ("second", "flags"),
    [
        ({}, set()),
        ({"deaths_low": "8", "deaths_best": "8", "deaths_high": "9"}, {"killed"}),
        ({"deaths_low": "5", "deaths_high": "9"}, set()),
        ({"injuries_low": "3", "injuries_best": "3", "injuries_high": "3"}, set()),
        ({"date_start": "2011-03-04", "date_end": "2011-03-05"}, {"when"}),
        ({"date_end": "2011-03-05"}, set()),
        ({"city": "Bouaké"}, {"where"}),
        ({"latitude": "5.5"}, {"where"}),
        ({"latitude": "5.5", "geo_precision": "3.0"}, set()),
        ({"actor1": "Army", "actor1_id": "A1"}, {"who"}),
        ({"actor1": "Unknown security force", "actor1_id": "U"}, set()),
    ],
)
def test_two_reports_differ_where_their_cells_cannot_both_be_right(second: dict[str, str], flags: set[str]) -> None:
    assert coded_flags(made({}, second)) == flags


def test_an_author_is_held_to_the_last_report() -> None:
    early = {"source_author": "AFP", "source": "AFP (2011-03-03) Two killed", "deaths_low": "2", "deaths_best": "2",
             "deaths_high": "2"}  # fmt: skip
    late = {"source_author": "AFP", "source": "AFP (2011-03-04) Seven killed"}
    assert coded_flags(made(early, late, {})) == set()


def test_events_of_one_report_have_nothing_to_differ_on() -> None:
    assert list(events_of(made({}, {}, {"event_id": "E2"}))) == ["E1"]


def test_disputes_are_told_by_what_they_are_about() -> None:
    def dispute(about: str, value: str) -> Dispute:
        position = Position(value=value, claims=(), origins=())
        return Dispute(about=about, positions=(position, position))  # type: ignore[arg-type]

    told = [dispute("how_many", "at least 7 killed"), dispute("where", "Abobo"), dispute("who", "against civilians")]
    assert found_flags(told) == {"killed", "where"}
