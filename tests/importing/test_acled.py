from datetime import date
from pathlib import Path

import pytest
from made_tables import ACLED, ACLED_COLUMNS, acled_file, csv_text
from taking import Take

from twosource.codebook import Codebook
from twosource.importing.crosswalks import backwards
from twosource.pipeline import Monitor

# An actor and a target with which ACLED's coders use each sub-event.
_SIDES = {
    "Government regains territory": ("State forces", "Rebel group"),
    "Non-state actor overtakes territory": ("Rebel group", "State forces"),
    "Excessive force against protesters": ("State forces", "Protesters"),
    "Attack": ("Rebel group", "Civilians"),
    "Sexual violence": ("Rebel group", "Civilians"),
    "Arrests": ("State forces", "Civilians"),
}


def test_a_row_is_one_claim_for_each_source_that_it_names(tmp_path: Path, take: Take) -> None:
    first, second = take("acled", acled_file(tmp_path, ACLED)).claims
    assert [[s.source_id for s in claim.speakers] for claim in (first, second)] == [["src:sohr"], ["src:sana"]]
    assert (first.external_id, first.publisher, first.published) == ("SYR900001", "ACLED", "2017-09-11")
    assert (first.event_type, first.acled, first.trigger.text) == ("air_strike", "Air/drone strike", "Air/drone strike")
    assert [(m.id, m.kind) for m in (*first.actor, *first.target)] == [
        ("act:russian-armed-forces", "foreign_forces"),
        ("act:is", "jihadist_group"),
    ]
    assert [(f.what, f.low, f.best, f.high) for f in first.figures] == [("killed", 3, 3, 3)]
    assert first.sentence.text == ACLED["notes"]


@pytest.mark.parametrize("written", ["2017-09-05", "05 September 2017", "5 september 2017"])
def test_days_are_read_as_acled_writes_them(written: str, tmp_path: Path, take: Take) -> None:
    time = take("acled", acled_file(tmp_path, {**ACLED, "event_date": written})).claims[0].time
    assert (time.start, time.end, time.precision, time.text) == (date(2017, 9, 5), date(2017, 9, 5), "day", written)


@pytest.mark.parametrize(
    ("precision", "first", "last", "word"),
    [("2", date(2017, 9, 2), date(2017, 9, 8), "week"), ("3", date(2017, 9, 1), date(2017, 9, 30), "month")],
)
def test_a_day_that_is_not_exact_becomes_the_days_about_it(
    precision: str, first: date, last: date, word: str, tmp_path: Path, take: Take
) -> None:
    time = take("acled", acled_file(tmp_path, {**ACLED, "time_precision": precision})).claims[0].time
    assert (time.start, time.end, time.precision) == (first, last, word)


@pytest.mark.parametrize("sub_event", sorted(Codebook.load().schemes["acled"].codes))
def test_every_sub_event_comes_back_as_it_came(sub_event: str, tmp_path: Path, take: Take) -> None:
    actor, target = _SIDES.get(sub_event, ("State forces", "Rebel group"))
    row = {**ACLED, "sub_event_type": sub_event, "actor1": "A", "inter1": actor, "actor2": "B", "inter2": target}
    claim = take("acled", acled_file(tmp_path, row)).claims[0]
    assert claim.trigger.text == sub_event
    # "Other" is what ACLED could not put anywhere: it makes no event, and has no code of its own to come back to.
    assert claim.acled == (sub_event if sub_event != "Other" else None)


def test_the_crosswalk_backwards_knows_every_sub_event(codebook: Codebook) -> None:
    assert set(backwards(codebook, "acled")) == {code.casefold() for code in codebook.schemes["acled"].codes}


def test_a_sub_event_that_is_none_makes_a_bad_row(tmp_path: Path, take: Take) -> None:
    (bad,) = take("acled", acled_file(tmp_path, {**ACLED, "sub_event_type": "Air strike"})).rejected
    assert bad.reason == "column sub_event_type: 'Air strike' is no code of ACLED's"


def test_codes_of_actors_are_read_as_numbers_and_as_words(tmp_path: Path, take: Take) -> None:
    row = {**ACLED, "actor1": "A Militia Nobody Knows (Syria)", "inter1": "3", "actor2": ""}
    claim = take("acled", acled_file(tmp_path, row)).claims[0]
    assert [(m.id, m.name, m.kind) for m in claim.actor] == [(None, "A Militia Nobody Knows (Syria)", "armed_group")]
    assert claim.target == ()


def test_an_undisclosed_source_is_nobody(tmp_path: Path, take: Take) -> None:
    claim = take("acled", acled_file(tmp_path, {**ACLED, "source": "Undisclosed Source"})).claim
    assert claim.speakers == ()


def test_no_deaths_are_no_figure(tmp_path: Path, take: Take) -> None:
    assert take("acled", acled_file(tmp_path, {**ACLED, "fatalities": "0"})).claims[0].figures == ()


def test_only_the_columns_without_which_nothing_is_told_are_required(tmp_path: Path, take: Take) -> None:
    kept = ["event_id_cnty", "event_date", "sub_event_type", "actor1", "actor2", "notes"]
    row = {**ACLED, "actor1": "Military Forces of Nowhere (2000-)", "actor2": "Civilians (Nowhere)"}
    table = tmp_path / "cut.csv"
    table.write_text(csv_text(kept, {column: row[column] for column in kept}), encoding="utf-8")
    claim = take("acled", table).claim
    assert (claim.event_type, claim.time.start, claim.place, claim.figures) == ("air_strike", date(2017, 9, 5), (), ())
    assert [m.kind for m in (*claim.actor, *claim.target)] == ["state_forces", "civilians"]


def test_older_exports_write_their_columns_in_capitals_and_their_actors_as_numbers(tmp_path: Path, take: Take) -> None:
    table = tmp_path / "old.csv"
    row = {column.upper(): value for column, value in {**ACLED, "actor1": "A Front", "inter1": "2"}.items()}
    table.write_text(csv_text([column.upper() for column in ACLED_COLUMNS], row), encoding="utf-8")
    claim = take("acled", table).claims[0]
    assert (claim.external_id, claim.acled, claim.actor[0].kind) == ("SYR900001", "Air/drone strike", "rebel_group")
    assert [figure.best for figure in claim.figures] == [3]


def test_a_row_of_a_day_to_come_or_that_breaks_off_is_named(tmp_path: Path, take: Take) -> None:
    late = take("acled", acled_file(tmp_path, {**ACLED, "event_date": "27 October 2031"}))
    assert not late.reports and "2031-10-27, lies in the future" in late.rejected[0].reason
    whole = acled_file(tmp_path, ACLED).read_text(encoding="utf-8").rstrip("\r\n")
    cut = tmp_path / "cut.csv"
    cut.write_text(whole.rsplit(",", 3)[0] + "\n", encoding="utf-8")
    short = take("acled", cut)
    assert not short.reports and "it breaks off: it has 28 cells, and there are 31 columns" in short.rejected[0].reason


def test_a_row_whose_day_lies_after_its_publication_goes_in_and_is_named(tmp_path: Path) -> None:
    late = {**ACLED, "event_id_cnty": "SYR900009", "timestamp": "2017-09-01"}
    with Monitor(tmp_path / "m") as monitor:
        imported, _ = monitor.import_table(acled_file(tmp_path, ACLED, late), "acled", build=False)
    assert (imported.added, imported.rejected) == (2, ())
    (doubt,) = imported.doubtful
    assert doubt.where.endswith("row 3") and "lies after the day on which it was published, 2017-09-01" in doubt.says
