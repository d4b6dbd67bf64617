"""Markup: a page's text in; its tags and text out, one after the other, in one pass.

A page can be nested so deep, or be so broken, that a tree parser gives up on it or takes a time that grows with its
square. This reader looks at each character once and keeps no tree. It follows what browsers do with comments, raw text
elements and quoted attributes (HTML Living Standard, section 13.2.5), as far as the text of an article needs it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?)"
)
_RAW_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in ("script", "style", "title", "textarea", "iframe", "xmp")
}
_DECODED = ("title", "textarea")


class Tag(NamedTuple):
    """A tag, or a stretch of text (name and attributes empty).

    ``raw`` text stands inside an element whose content is no markup, such as a script; ``name`` is then that element's.
    """

    kind: Literal["open", "close", "text", "raw"]
    name: str
    attributes: dict[str, str]
    text: str


def tags(page: str) -> Iterator[Tag]:
    """The tags and texts of a page, in order. Comments, doctypes and processing instructions are left out."""
    at = 0
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            start = len(page)
        if start > at:
            yield Tag("text", "", {}, html.unescape(page[at:start]))
        if start == len(page):
            return
        if page.startswith(("<!", "<?"), start):
            at = _after_declaration(page, start)
            continue
        named = _NAME.match(page, start)
        if not named:
            yield Tag("text", "", {}, "<")
            at = start + 1
            continue
        name = named[1].lower()
        attributes, at = _attributes(page, named.end())
        if page[start + 1] == "/":
            yield Tag("close", name, {}, "")
            continue
        yield Tag("open", name, attributes, "")
        if name in _RAW_ENDS:
            end = _RAW_ENDS[name].search(page, at)
            stop = end.start() if end else len(page)
            inside = page[at:stop]
            yield Tag("raw", name, attributes, html.unescape(inside) if name in _DECODED else inside)
            at = stop


def _after_declaration(page: str, start: int) -> int:
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return end + 3 if end >= 0 else len(page)
    end = page.find(">", start)
    return end + 1 if end >= 0 else len(page)


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes from here to the end of the tag, and where that is. Of two with one name the first holds."""
    found: dict[str, str] = {}
    while True:
        attribute = _ATTRIBUTE.match(page, at)
        if not attribute:
            return found, len(page)
        at = attribute.end()
        if attribute["end"]:
            return found, at
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["name"].lower(), html.unescape(value))
