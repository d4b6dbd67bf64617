"""Quotations are found within paragraphs and carried on over them, and any offset is told in or out."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.text.quotes import quote_at, quotes


def found(*paragraphs: str) -> list[tuple[str, bool]]:
    text = "\n\n".join(paragraphs)
    spans = []
    at = 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [(text[quote.start : quote.end], quote.carried) for quote in quotes(text, spans)]


def test_a_quotation_is_given_with_its_marks() -> None:
    assert found("He said: “We left.” Then he went.") == [("“We left.”", False)]
    assert found('"We left," he said. "All of us."') == [('"We left,"', False), ('"All of us."', False)]
    assert found("«We left,» he said.") == [("«We left,»", False)]


def test_one_left_open_runs_to_the_end_of_its_paragraph_and_the_next_carries_it_on() -> None:
    assert found("“We left.", "“We came back,” he said.") == [("“We left.", False), ("“We came back,”", True)]


def test_a_paragraph_that_does_not_open_with_a_mark_carries_nothing_on() -> None:
    assert found("He was 6' 2\" tall.", 'He said "we left".') == [('" tall.', False), ('"we left"', False)]


def test_the_first_closing_mark_closes_whatever_was_opened_inside() -> None:
    assert found("“They said “no” and left.”") == [("“They said “no”", False)]


def test_marks_too_far_apart_are_no_quotation() -> None:
    assert found("“" + "a" * 5000 + "”") == []


def test_an_offset_is_inside_between_the_marks_only() -> None:
    text = "a “b” c “d” e"
    marks = quotes(text, [(0, len(text))])
    inside = [(quote := quote_at(marks, at)) is not None and text[quote.start : quote.end] for at in range(len(text))]
    assert inside == [False, False, "“b”", "“b”", "“b”", False, False, False, "“d”", "“d”", "“d”", False, False]


@given(st.lists(st.text(alphabet='ab “”"„«»', max_size=30), max_size=5))
def test_any_paragraphs_give_quotations_in_order_apart_and_inside_them(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    marks = quotes(text, spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(marks))
    for quote in marks:
        assert any(start <= quote.start < quote.end <= end for start, end in spans)
        assert quote_at(marks, quote.start) == quote
    for offset in range(len(text)):
        linear = next((quote for quote in marks if quote.start <= offset < quote.end), None)
        assert quote_at(marks, offset) == linear
