"""Page paragraphs: a page's tags in; the paragraphs outside its menus, banners and forms out, without a tree.

The plain way to an article, for pages too short, too deep or too broken for the extractor.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from twosource.intake.markup import Tag


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Elements without content, and those that a parser closes by itself, so that they do not nest.
_FLAT = _names(
    "area base br col embed frame hr img input keygen link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt"
)
_BLOCKS = _names(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section table tbody td tfoot th thead"
    " title tr ul"
)
_ASIDE = _names(
    "aside audio button canvas datalist dialog footer iframe label map math menu nav noscript object select svg"
    " template textarea title video"
)
_ASIDE_ROLES = _names("alert alertdialog banner complementary contentinfo dialog menu menubar navigation search")
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|breadcrumbs?|comments?|consent|cookies?|footer|gdpr|menu|modal|nav(?:bar|igation)?|newsletter|overlay"
    r"|paywall|popup|recommended|related\w*|share|sharing|sidebar|skip-link|social|sponsored|subscribe)(?:$|[\s_-])",
    re.I,
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"\s+")
_LINK_SHARE = 0.8


@dataclass(frozen=True, kw_only=True)
class PageParagraph:
    """A paragraph of a page, whether it stands in its ``article`` or ``main``, and whether it is a link alone."""

    text: str
    in_article: bool
    is_link: bool


class ParagraphCollector:
    """Takes the tags of a page one by one; ``paragraphs`` and ``depth`` then hold what was found."""

    def __init__(self) -> None:
        self.paragraphs: list[PageParagraph] = []
        self.depth = 0
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._aside_at: int | None = None
        self._text: list[str] = []
        self._linked = 0

    def take(self, tag: Tag) -> None:
        """Take the next tag or text."""
        if tag.kind == "text":
            self._take_text(tag.text)
        elif tag.kind == "open":
            self._take_open(tag)
        elif tag.kind == "close":
            self._take_close(tag.name)

    def finish(self) -> None:
        """End the last paragraph."""
        self._end_paragraph()

    @property
    def names_article(self) -> bool:
        """Whether the page has text in an ``article`` or ``main``."""
        return any(paragraph.in_article for paragraph in self.paragraphs)

    def article(self) -> list[str]:
        """The paragraphs of the page's article, or of the whole page where it names none; link lists left out."""
        inside = [paragraph.text for paragraph in self.paragraphs if paragraph.in_article]
        return inside or [paragraph.text for paragraph in self.paragraphs if not paragraph.is_link]

    def _take_text(self, text: str) -> None:
        if self._aside_at is None and text:
            self._text.append(text)
            if self._counts["a"]:
                self._linked += len(text.strip())

    def _take_open(self, tag: Tag) -> None:
        if tag.name in _BLOCKS:
            self._end_paragraph()
        if tag.name in _FLAT:
            return
        self._open.append(tag.name)
        self._counts[tag.name] += 1
        self.depth = max(self.depth, len(self._open))
        if self._aside_at is None and self._is_aside(tag):
            self._end_paragraph()
            self._aside_at = len(self._open)

    def _take_close(self, name: str) -> None:
        if name in _BLOCKS:
            self._end_paragraph()
        if name in _FLAT or not self._counts[name]:
            return
        while self._open:
            closed = self._open.pop()
            self._counts[closed] -= 1
            if closed == name:
                break
        if self._aside_at is not None and len(self._open) < self._aside_at:
            self._aside_at = None

    def _is_aside(self, tag: Tag) -> bool:
        attributes = tag.attributes
        if tag.name in ("html", "body", "article", "main"):
            return False
        if tag.name in _ASIDE or (tag.name == "header" and not self._in_article):
            return True
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
        if hidden or _UNSEEN_STYLE.search(attributes.get("style", "")):
            return True
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        return attributes.get("role", "").lower() in _ASIDE_ROLES or bool(_ASIDE_NAMES.search(names))

    @property
    def _in_article(self) -> bool:
        return bool(self._counts["article"] or self._counts["main"])

    def _end_paragraph(self) -> None:
        text = _SPACE.sub(" ", "".join(self._text)).strip()
        if text:
            is_link = self._linked >= _LINK_SHARE * len(text)
            self.paragraphs.append(PageParagraph(text=text, in_article=self._in_article, is_link=is_link))
        self._text = []
        self._linked = 0
