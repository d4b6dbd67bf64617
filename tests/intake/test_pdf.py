"""PDF: its text as paragraphs; or why there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.intake.pdf import read_pdf
from twosource.intake.refusal import Refused

LINES = [
    "Army breaks siege of river city",
    "The army has broken the siege of the river city for the first time since mili-",
    "tants surrounded it three years ago, state television said on Tuesday, in the",
    "afternoon.",
    "Activists and a war monitor (SOHR) confirmed that government troops and their US-",
    "backed rivals had reached the outskirts of the city.",
]
PARAGRAPHS = [
    "Army breaks siege of river city",
    "The army has broken the siege of the river city for the first time since militants surrounded it three years ago,"
    " state television said on Tuesday, in the afternoon.",
    "Activists and a war monitor (SOHR) confirmed that government troops and their US-backed rivals had reached the"
    " outskirts of the city.",
]
LIMIT = 10_000_000


def test_lines_become_paragraphs(make_pdf: Callable[..., bytes]) -> None:
    document = read_pdf(make_pdf([LINES]), max_text_bytes=LIMIT)
    assert document.text.split("\n\n") == PARAGRAPHS
    assert document.fields.title == "Army breaks siege of river city"
    assert document.media_type == "application/pdf"
    assert document.notes == ()


def test_a_paragraph_runs_on_over_the_page_and_running_heads_go(make_pdf: Callable[..., bytes]) -> None:
    head = "Situation report 12"
    pages = [[head, LINES[0], "Page 1 of 3"], [head, LINES[1], "Page 2 of 3"], [head, *LINES[2:4], "3"]]
    document = read_pdf(make_pdf(pages), max_text_bytes=LIMIT)
    assert "Situation report" not in document.text
    assert "Page" not in document.text
    assert document.text.split("\n\n") == PARAGRAPHS[:2]
    assert document.notes == ("page numbers and running heads in it were left out: 6 lines",)


def test_title_and_language_as_the_file_names_them(make_pdf: Callable[..., bytes]) -> None:
    document = read_pdf(make_pdf([LINES], title="Flash update 3", language="en-US"), max_text_bytes=LIMIT)
    assert document.fields.title == "Flash update 3"
    assert document.declared_language == "en"


@pytest.mark.parametrize("title", ["Microsoft Word - flash3.docx", "untitled", "report.indd"])
def test_a_title_that_a_program_made_up_is_none(make_pdf: Callable[..., bytes], title: str) -> None:
    assert read_pdf(make_pdf([LINES], title=title), max_text_bytes=LIMIT).fields.title == LINES[0]


def test_the_day_a_file_was_made_is_no_day_of_publication(make_pdf: Callable[..., bytes]) -> None:
    raw = make_pdf([LINES], title="Flash) /CreationDate (D:20170905120000Z")
    assert read_pdf(raw, max_text_bytes=LIMIT).fields.published is None
    dated = make_pdf([[LINES[0], "Published: 5 September 2017", *LINES[1:]]])
    assert read_pdf(dated, max_text_bytes=LIMIT).fields.published == "2017-09-05"


def test_without_text_it_is_refused_with_a_way_out(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(Refused, match="without text on its 2 pages") as caught:
        read_pdf(make_pdf([[], []]), max_text_bytes=LIMIT)
    assert "ocrmypdf" in caught.value.cure


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_cut_off_it_is_refused_and_not_half_read(make_pdf: Callable[..., bytes], share: float) -> None:
    raw = make_pdf([LINES] * 3)
    with pytest.raises(Refused, match="cut off after"):
        read_pdf(raw[: int(share * len(raw))], max_text_bytes=LIMIT)


def test_what_is_no_pdf(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(Refused, match="does not begin with %PDF-"):
        read_pdf(b"The army took the town.", max_text_bytes=LIMIT)


def test_a_damaged_middle_is_refused_by_its_error(make_pdf: Callable[..., bytes]) -> None:
    raw = make_pdf([LINES])
    broken = raw.replace(b"/Type /Pages /Kids", b"/Type /Wrong /Kin_").replace(b"/Root 1 0 R", b"/Root 9 0 R")
    with pytest.raises(Refused, match=r"damaged PDF|without text"):
        read_pdf(broken, max_text_bytes=LIMIT)


def test_more_text_than_allowed_is_refused(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(Refused, match="more than 100 bytes of text"):
        read_pdf(make_pdf([LINES]), max_text_bytes=100)
