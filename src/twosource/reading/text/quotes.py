"""Quotes: a report's text in, its quotations out, those that run over several paragraphs among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_OPEN = "“„«"
_MARK = re.compile(r"[“”„«»\"]")
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: ``start:end`` with its marks; ``carried`` if it goes on from the paragraph before."""

    start: int
    end: int
    carried: bool = False


def quotes(text: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The quotations in the paragraphs, in order. One left open at a paragraph's end runs to that end.

    A paragraph that opens with a mark after one left open carries the same speaker on.
    """
    found: list[Quote] = []
    left_open = False
    for start, end in paragraphs:
        opened: int | None = None
        first = True
        carried = left_open
        left_open = False
        for match in _MARK.finditer(text, start, end):
            mark, at = match.group(), match.start()
            opens = mark in _OPEN or (mark == '"' and opened is None)
            if opens:
                if opened is None:
                    opened = at
            elif opened is not None:
                if at - opened <= _LONGEST:
                    found.append(Quote(opened, at + 1, carried and first and opened == start))
                opened = None
                first = False
        if opened is not None:
            if end - opened <= _LONGEST:
                found.append(Quote(opened, end, carried and first and opened == start))
            left_open = True
    return found


def quote_at(found: list[Quote], at: int) -> Quote | None:
    """The quotation that holds an offset, or None. The quotations are in order and none overlaps another."""
    index = bisect_right(found, at, key=lambda quote: quote.start) - 1
    return found[index] if index >= 0 and at < found[index].end else None
