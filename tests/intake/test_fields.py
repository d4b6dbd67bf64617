"""Fields: who is believed, in what form, and what a bad one costs."""

from __future__ import annotations

from datetime import datetime

import pytest

from twosource.intake import IntakeError, ReportFields
from twosource.intake.fields import checked_overrides, decoded_object, given_fields, normal_fields, normal_language
from twosource.intake.refusal import Refused


def test_one_set_of_fields_over_another() -> None:
    first = ReportFields(publisher="The Independent", title="")
    second = ReportFields(publisher="Elsewhere", title="A title", url="https://example.org/a")
    assert first.over(second) == ReportFields(publisher="The Independent", title="A title", url="https://example.org/a")


def test_fields_of_an_object_and_the_names_left_over() -> None:
    fields, unused = given_fields(
        {"publisher": "P", "license": "CC BY 4.0", "lang": "en", "title": None, "zeta": 1, "byline": "x", "id": 7},
        frozenset({"id"}),
    )
    assert fields == ReportFields(publisher="P", licence="CC BY 4.0", language="en")
    assert unused == ("byline", "zeta")


@pytest.mark.parametrize("value", [20170905, True, ["2017-09-05"], {"day": 5}, 1.5])
def test_a_field_that_is_no_text_is_refused_by_its_name(value: object) -> None:
    with pytest.raises(Refused, match='"published" is '):
        given_fields({"published": value}, frozenset())


def test_a_bad_small_field_costs_only_itself(now: datetime) -> None:
    given = ReportFields(
        published="5 September 2017",
        publisher="  The\nIndependent ",
        url="javascript:alert(1)",
        archive_url="https://user:word@example.org/",
        title="t" * 501,
        language="English, mostly",
        licence="CC BY 4.0",
    )
    fields, notes = normal_fields(given, now)
    assert fields == ReportFields(published="2017-09-05", publisher="The Independent", licence="CC BY 4.0")
    assert [note.split()[1] for note in notes] == ["title", "url", "archive_url", "language"]


def test_a_bad_publisher_or_date_costs_the_report_for_its_id_rests_on_them(now: datetime) -> None:
    with pytest.raises(Refused, match="publisher's name has 301 characters"):
        normal_fields(ReportFields(publisher="p" * 301), now)
    with pytest.raises(Refused, match="a date in 2090"):
        normal_fields(ReportFields(published="2090-05-01"), now)


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("AR_SY", "ar"), ("ckb", "ckb"), ("english", None), ("", None)]
)
def test_language_tags(tag: str, code: str | None) -> None:
    assert normal_language(tag) == code


def test_overrides_that_cannot_be_used_are_the_callers_to_mend(now: datetime) -> None:
    with pytest.raises(IntakeError, match="could be read in two ways"):
        checked_overrides(ReportFields(published="05/09/2017"), now)
    with pytest.raises(IntakeError, match="no http or https address"):
        checked_overrides(ReportFields(url="ftp://example.org"), now)
    assert checked_overrides(ReportFields(published="5 Sep 2017"), now) == ReportFields(published="2017-09-05")


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[1]", b'"text"', b"\xff\xfe{", b'{"a": "\\ud800"}', b'{"a":' * 5000, b"[" * 100_000]
)
def test_what_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused) as caught:
        decoded_object(raw)
    assert caught.value.cure


def test_a_byte_order_mark_before_an_object_is_no_fault() -> None:
    assert decoded_object(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
