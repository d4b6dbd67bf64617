"""Whatever the bytes are: a report or a rejection, the same each time, and never a crash."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as testing
from hypothesis import strategies as st

from twosource.intake import Accepted, Intake, IntakeSettings, Outcome
from twosource.intake.fields import ReportFields
from twosource.intake.kinds import Kind
from twosource.intake.making import ReportMaker
from twosource.intake.origin import Origin
from twosource.intake.parsing import document_in
from twosource.intake.refusal import Refused
from twosource.intake.textform import normal_form
from twosource.records import Rejection, from_json, report_id, to_json

FRAGMENTS = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\r",
            b"\n\n",
            b" ",
            b"\x1b",
            b"\xed\xa0\x80",
            b"\xe2\x80\xae",
            b"&#xD800;",
        ),
        *(b"The army took the town. ", "دير الزور ".encode(), b"Published: 5 May 2090\n", b"Published: 2017-09-05\n"),
        *(
            b"<html>",
            b"<p>",
            b"</p>",
            b"<!--",
            b"<script>",
            b"<title>",
            b"<meta charset=utf-16>",
            b"<h1>",
            b"<article>",
        ),
        *(
            b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"x"}</script>',
            b"<a href='",
            b"&amp;",
        ),
        *(b'{"text": "', b'{"html": "<p>x</p>"}', b'"}', b"[", b"{", b"\\ud800", b'"id": 1', b"null", b"1e999"),
        *(
            b"%PDF-1.4\n",
            b"%%EOF",
            b"startxref\n0\n",
            b"trailer <</Root 1 0 R>>",
            b"1 0 obj <</Pages 1 0 R>> endobj\n",
            b"xref\n",
        ),
        *(b"---\n", b"title: x\n", b"# Head\n", b"[a](", b"|a|b|\n|-|-|\n", b"- ", b"> ", b"```", b"**", b"![x]"),
    ]
)
ANYTHING = st.one_of(
    st.binary(max_size=200), st.lists(st.one_of(FRAGMENTS, st.binary(max_size=8)), max_size=30).map(b"".join)
)
KINDS: tuple[Kind, ...] = ("text", "markdown", "html", "pdf")


def whole(outcomes: list[Outcome]) -> None:
    """What every outcome has to be."""
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            assert outcome.where and outcome.reason and outcome.cure
            outcome.reason.encode("utf-8")
            continue
        report = outcome.report
        assert report.report_id == report_id(report.publisher, report.published, report.text)
        assert report.text == normal_form(report.text)
        assert any(c.isalnum() for c in report.text)
        assert from_json(type(report), to_json(report)) == report


@testing(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=ANYTHING)
def test_on_the_standard_input(settings: IntakeSettings, raw: bytes) -> None:
    intake = Intake(replace(settings, stdin=lambda: io.BytesIO(raw)))
    outcomes = list(intake.read(["-"]))
    assert outcomes
    whole(outcomes)
    assert list(intake.read(["-"])) == outcomes


@pytest.mark.parametrize("kind", KINDS)
@testing(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=ANYTHING, charset=st.sampled_from([None, "utf-8", "windows-1252", "gb18030", "rot13", "x"]))
def test_as_each_kind(kind: Kind, now: datetime, raw: bytes, charset: str | None) -> None:
    def read() -> Outcome:
        maker = ReportMaker(overrides=ReportFields(), max_text_bytes=10_000)
        try:
            document = document_in(raw, kind, now=now, max_text_bytes=10_000, charset=charset)
            return maker.make(document, raw, Origin(where="here", origin_name="here"), now)
        except Refused as refusal:
            return Rejection(where="here", reason=refusal.problem, cure=refusal.cure)

    outcome = read()
    whole([outcome])
    assert read() == outcome


@testing(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 3000), junk=st.binary(max_size=12))
def test_a_damaged_pdf(
    tmp_path: Path, settings: IntakeSettings, make_pdf: Callable[..., bytes], at: int, junk: bytes
) -> None:
    raw = make_pdf([["Army takes town", "The army took the town on Tuesday."], ["Residents fled."]], title="Flash 3")
    at %= len(raw)
    path = tmp_path / "a.pdf"
    path.write_bytes(raw[:at] + junk + raw[at + len(junk) :])
    outcomes = list(Intake(settings).read([str(path)]))
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Accepted | Rejection)
    whole(outcomes)
