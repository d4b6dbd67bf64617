"""Making a report: whose word counts, and what goes into the id."""

from __future__ import annotations

from datetime import datetime

import pytest

from twosource.intake.document import Document
from twosource.intake.fields import ReportFields
from twosource.intake.making import ReportMaker
from twosource.intake.origin import Origin
from twosource.intake.refusal import Refused
from twosource.records import report_id

ENGLISH = "The army took the town on Tuesday, the monitor said, and the residents fled to the east of the river."


def maker(**overrides: str) -> ReportMaker:
    return ReportMaker(overrides=ReportFields(**overrides), max_text_bytes=10_000)


def origin(told: ReportFields | None = None, behind: ReportFields | None = None) -> Origin:
    return Origin(
        where="here",
        origin_name="a.txt",
        told=told or ReportFields(),
        behind=behind or ReportFields(),
    )


def document(text: str = ENGLISH, **more: object) -> Document:
    return Document(text=text, media_type="text/plain", **more)  # type: ignore[arg-type]


def test_the_order_of_belief(now: datetime) -> None:
    told = ReportFields(publisher="told", title="told", url="https://told.example")
    own = ReportFields(publisher="own", title="own", url="https://own.example", licence="own", published="2017-09-05")
    behind = ReportFields(licence="behind", language="fr", archive_url="https://behind.example")
    report = maker(publisher="given").make(document(fields=own), b"", origin(told, behind), now).report
    assert (report.publisher, report.title, report.licence) == ("given", "told", "own")
    assert (report.url, report.archive_url) == ("https://told.example", "https://behind.example")
    assert report.language == "fr"


def test_the_id_is_of_publisher_date_and_stored_text(now: datetime) -> None:
    report = maker(publisher="P", published="5 Sep 2017", title="Head").make(document(), b"raw", origin(), now).report
    assert report.text == f"Head\n\n{ENGLISH}"
    assert report.report_id == report_id("P", "2017-09-05", f"Head\n\n{ENGLISH}")
    same_text = (
        maker(publisher="Q", published="5 Sep 2017", title="Head").make(document(), b"raw", origin(), now).report
    )
    assert same_text.text == report.text
    assert same_text.report_id != report.report_id


def test_line_ends_and_space_around_it_make_no_other_report(now: datetime) -> None:
    one = maker().make(document("A\r\nB\r\n"), b"", origin(), now).report
    other = maker().make(document("\nA\nB"), b"", origin(), now).report
    assert one.report_id == other.report_id


@pytest.mark.parametrize(
    ("given", "declared", "language"),
    [("fr", "de", "fr"), (None, "de", "en"), (None, None, "en"), (None, "en", "en")],
)
def test_language_as_told_then_as_found_then_as_declared(
    now: datetime, given: str | None, declared: str | None, language: str
) -> None:
    told = ReportFields(language=given)
    accepted = maker().make(document(declared_language=declared), b"", origin(told), now)
    assert accepted.report.language == language
    assert any("declares its language" in note for note in accepted.notes) == (language == "en" and declared == "de")


def test_a_text_too_short_to_tell_has_the_language_it_declares_or_none(now: datetime) -> None:
    assert maker().make(document("Town taken"), b"", origin(), now).report.language is None
    assert maker().make(document("Town taken", declared_language="en"), b"", origin(), now).report.language == "en"


def test_an_id_too_long_costs_only_the_id(now: datetime) -> None:
    accepted = maker().make(document(external_id="x" * 201), b"", origin(), now)
    assert accepted.report.external_id is None
    assert accepted.notes[0] == "its id has 201 characters, more than 200, and was left out"


def test_notes_keep_the_order_in_which_things_were_found(now: datetime) -> None:
    place = Origin(where="here", origin_name="a.txt", notes=("first",))
    accepted = maker().make(document(notes=("second",), fields=ReportFields(url="x")), b"", place, now)
    assert [note.split()[0] for note in accepted.notes] == ["first", "second", "the", "no"]


@pytest.mark.parametrize(
    ("text", "says"), [(" \u200b ", "white space"), ("* * *", "no words"), ("e" * 10_001, "larger")]
)
def test_what_holds_no_report(now: datetime, text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        maker().make(document(text), b"", origin(), now)
