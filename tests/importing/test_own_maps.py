"""What a map of one's own can say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from taking import Take, Taken

from twosource.records import Claim

HEAD = 'name = "own"\ntitle = "Own"\nid = "No"\n[time]\nstart = "When"\nend = "Until"\n'
TYPES = '[[types]]\ncode = "clash"\n'


@pytest.fixture
def given(tmp_path: Path, take: Take):  # type: ignore[no-untyped-def]
    def taken(table: str, more: str = "", head: str = HEAD, types: str = TYPES) -> Taken:
        (tmp_path / "own.csv").write_text(table, encoding="utf-8")
        (tmp_path / "own.toml").write_text(head + more + types, encoding="utf-8")
        return take(tmp_path / "own.toml", tmp_path / "own.csv")

    return taken


def one(taken: Taken) -> Claim:
    assert taken.rejected == []
    return taken.claim


def test_a_row_without_any_source_is_its_publishers_word(given) -> None:  # type: ignore[no-untyped-def]
    claim = one(given("No,When,Until\n1,2020-02-03,\n", head='publisher = { fixed = "Paper" }\n' + HEAD))
    assert (claim.publisher, claim.speakers, claim.sentence.text) == ("Paper", (), "No: 1\nWhen: 2020-02-03")


def test_a_day_may_be_unknown(given) -> None:  # type: ignore[no-untyped-def]
    time = one(given("No,When,Until\n1,,\n")).time
    assert (time.start, time.end, time.precision, time.basis) == (None, None, "unknown", "unknown")


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("3.2.2020", "%d.%m.%Y"),
        ("February 3, 2020", "%B %d, %Y"),
        ("2020-02-03 14:30", "%Y-%m-%d"),
        ("1580688000", "unix"),
    ],
)
def test_days_are_read_in_the_formats_of_the_map(written: str, form: str, given) -> None:  # type: ignore[no-untyped-def]
    table = f'No,When,Until\n1,"{written}",\n'
    assert one(given(table, f'formats = ["%Y/%m/%d", "{form}"]\n')).time.start == date(2020, 2, 3)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("week", date(2020, 1, 31), date(2020, 2, 6)),
        ("month", date(2020, 2, 1), date(2020, 2, 29)),
        ("season", date(2020, 1, 1), date(2020, 3, 31)),
        ("year", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_lone_day_is_widened_by_its_precision(word: str, first: date, last: date, given) -> None:  # type: ignore[no-untyped-def]
    time = one(given("No,When,Until\n1,2020-02-03,\n", f'precision = {{ fixed = "{word}" }}\n')).time
    assert (time.start, time.end, time.precision) == (first, last, word)


def test_conditions_compare_words_numbers_lists_and_emptiness(given) -> None:  # type: ignore[no-untyped-def]
    types = """
[[types]]
when = { What = "Fire", Dead = ">=3" }
code = "shelling"
[[types]]
when = { What = ["fire", "raid"], Dead = "" }
code = "looting"
[[types]]
code = "clash"
"""
    table = (
        "No,When,Until,What,Dead\n1,2020-02-03,,FIRE,3.0\n2,2020-02-03,,raid,\n3,2020-02-03,,fire,2\n"
        "4,2020-02-03,,theft; fire,9\n5,2020-02-03,,fire,many\n"
    )
    claims = given(table, types=types).claims
    assert [claim.event_type for claim in claims] == ["shelling", "looting", "clash", "shelling", "clash"]


def test_stance_is_told_by_values(given) -> None:  # type: ignore[no-untyped-def]
    head = 'certainty = { column = "Sure", values = { no = "hedged", yes = "confirmed" }, default = "stated" }\n'
    head += 'polarity = { column = "Denied", values = { x = "denied" }, default = "affirmed" }\n' + HEAD
    table = "No,When,Until,Sure,Denied\n1,2020-02-03,,no,\n2,2020-02-03,,,x\n3,2020-02-03,,yes,\n"
    claims = given(table, head=head).claims
    assert [(claim.certainty, claim.polarity) for claim in claims] == [
        ("hedged", "affirmed"), ("stated", "denied"), ("confirmed", "affirmed"),
    ]  # fmt: skip


def test_where_it_was_fired_from_and_with_what(given) -> None:  # type: ignore[no-untyped-def]
    more = '[[places]]\nname = "Town"\ncountry = { fixed = "SY" }\n[[places]]\nname = "From"\norigin = true\n'
    more += 'country = { fixed = "SY" }\n[[parties]]\nrole = "instrument"\ncolumn = "With"\n'
    claim = one(given("No,When,Until,Town,From,With\n1,2020-02-03,,Idlib,Latakia,a Grad rocket\n", more))
    assert ([p.text for p in claim.place], [p.text for p in claim.from_place]) == (["Idlib"], ["Latakia"])
    assert all(place.id is not None and place.lat is not None for place in (*claim.place, *claim.from_place))
    assert [(m.name, m.kind) for m in claim.instrument] == [("a Grad rocket", "weapon")]


def test_names_of_columns_may_hold_colons_and_nothing(given) -> None:  # type: ignore[no-untyped-def]
    taken = given("No,When,Until,Note: inner:,\n1,2020-02-03,,a: b,more\n")
    assert taken.reports[0].text == "No: 1\nWhen: 2020-02-03\nNote:inner: a: b\ncolumn 5: more"


def test_a_cell_of_several_lines_becomes_one(given) -> None:  # type: ignore[no-untyped-def]
    assert (
        given('No,When,Until,Note\n1,2020-02-03,,"one\r\ntwo\u200b\tthree"\n')
        .reports[0]
        .text.endswith("Note: one two three")
    )


def test_no_id_no_row_and_an_id_stays_as_it_is_written(given) -> None:  # type: ignore[no-untyped-def]
    taken = given("No,When,Until\nA-07,2020-02-03,\n007,2020-02-03,\n12.0,2020-02-03,\n,2020-02-03,\n")
    assert [report.external_id for report in taken.reports] == ["A-07", "007", "12"]
    assert [bad.where for bad in taken.rejected] == ["own.csv, row 5"]


def test_a_row_with_more_cells_than_columns_or_bytes_that_are_no_text_is_bad(tmp_path: Path, take: Take) -> None:
    (tmp_path / "own.csv").write_bytes(b"No,When,Until\n1,2020-02-03,,and more\n2,2020-02-03,\xff\n3,2020-02-03,\n")
    (tmp_path / "own.toml").write_text(HEAD + TYPES, encoding="utf-8")
    taken = take(tmp_path / "own.toml", tmp_path / "own.csv")
    assert [bad.reason for bad in taken.rejected] == [
        "it has 4 cells, more than there are columns",
        "column Until: it is not UTF-8",
    ]
    assert len(taken.reports) == 1


def test_what_the_map_does_not_read_is_not_shown_and_free_words_only_where_they_name_nobody(given) -> None:  # type: ignore[no-untyped-def]
    head = 'words = ["Note"]\nplain = ["Office"]\npeople = ["Victim"]\n' + HEAD
    table = "No,When,Until,Note,Office,Phone,Victim\n1,2020-02-03,,shells fell on Idlib,HQ,555,Mara Ostin\n"
    table += "2,2020-02-03,,a shell killed Mara Ostin,HQ,,\n"
    taken = given(table, head=head)
    hidden = [
        [report.text[entry.start : entry.end] for entry in reading.log if entry.what == "skipped"]
        for report, reading in zip(taken.reports, taken.readings, strict=True)
    ]
    assert hidden == [["555"], ["a shell killed Mara Ostin"]]
    assert [[(p.text, p.public) for p in reading.people] for reading in taken.readings] == [[("Mara Ostin", False)], []]


FALLING = "No,When,Until,Least,Most\n1,2020-02-03,,5,3\n2,2020-02-03,,3,5\n"
LEAST_AND_MOST = '[[figures]]\nwhat = "killed"\nlow = "Least"\nhigh = "Most"\n'


def test_a_row_whose_least_is_more_than_its_most_is_a_bad_row(given) -> None:  # type: ignore[no-untyped-def]
    taken = given(FALLING, LEAST_AND_MOST)
    (bad,) = taken.rejected
    assert (bad.where, bad.reason) == ("own.csv, row 2", "column Least: 5 is more than the 3 in Most")
    assert "Mend the numbers" in bad.cure
    assert [
        (f.low, f.best, f.high) for f in one(given("\n".join(FALLING.splitlines()[::2]), LEAST_AND_MOST)).figures
    ] == [(3, None, 5)]


def test_a_map_may_ask_for_wider_bounds_in_place_of_bad_rows(given) -> None:  # type: ignore[no-untyped-def]
    taken = given(FALLING, LEAST_AND_MOST + 'bounds = "widen"\n')
    assert taken.rejected == []
    assert [(f.low, f.high) for claim in taken.claims for f in claim.figures] == [(3, 5), (3, 5)]
