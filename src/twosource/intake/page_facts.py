"""Page facts: a page's tags in; what its metadata (JSON-LD, OpenGraph, Dublin Core) says out."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.intake.dates import normal_date
from twosource.intake.fields import ReportFields, normal_language
from twosource.intake.markup import Tag
from twosource.intake.refusal import Refused
from twosource.intake.textform import one_line, same_words

_ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting|Statement)$")
_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "datepublished", "rnews:datepublished", "dcterms.issued"),
    *(
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "sailthru.date",
        "parsely-pub-date",
        "publishdate",
    ),
    *("pubdate", "publish-date", "publication_date", "citation_publication_date", "date"),
)
_PUBLISHER_NAMES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_LICENCE_NAMES = ("dcterms.license", "dc.rights.license", "license")
_TITLE_NAMES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—·»-]|::)\s+")
_MOST_NODES = 10_000


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """What a page tells of itself: fields, and the language of its frame."""

    fields: ReportFields
    declared_language: str | None


class FactCollector:
    """Takes the tags of a page one by one; `facts` then says what they tell."""

    def __init__(self) -> None:
        self._metas: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._times: list[tuple[bool, str]] = []
        self._headings: list[str] = []
        self._heading: list[str] | None = None
        self._title = ""
        self._language: str | None = None
        self._scripts: list[str] = []

    def take(self, tag: Tag) -> None:
        """Take the next tag or text."""
        if tag.kind == "open":
            self._take_open(tag.name, tag.attributes)
        elif tag.kind == "close" and tag.name == "h1" and self._heading is not None:
            self._headings.append(one_line("".join(self._heading)))
            self._heading = None
        elif tag.kind == "text" and self._heading is not None:
            self._heading.append(tag.text)
        elif tag.kind == "raw" and tag.name == "title" and not self._title:
            self._title = one_line(tag.text)
        elif tag.kind == "raw" and "ld+json" in tag.attributes.get("type", "").lower():
            self._scripts.append(tag.text)

    def _take_open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "html" and self._language is None:
            self._language = attributes.get("lang") or attributes.get("xml:lang")
        elif name == "h1":
            self._heading = []
        elif name == "meta":
            self._take_meta(attributes)
        elif name in ("link", "a"):
            for relation in attributes.get("rel", "").lower().split():
                if attributes.get("href"):
                    self._links.setdefault(relation, attributes["href"].strip())
        elif name == "time" and attributes.get("datetime"):
            published = "pubdate" in attributes or attributes.get("itemprop", "").lower() == "datepublished"
            self._times.append((published, attributes["datetime"]))

    def _take_meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "").strip()
        if not content:
            return
        for key in ("property", "name", "itemprop", "http-equiv"):
            if attributes.get(key):
                self._metas.setdefault(attributes[key].strip().lower(), content)

    def facts(self) -> PageFacts:
        """What the tags taken so far tell."""
        article = _article_node(self._scripts)
        fields = ReportFields(
            published=self._published(article),
            publisher=self._publisher(article),
            url=self._links.get("canonical") or self._metas.get("og:url") or _text_of(article.get("url")),
            title=self._headline(article),
            licence=self._links.get("license") or _text_of(article.get("license")) or self._meta(_LICENCE_NAMES),
        )
        declared = (
            self._language
            or _text_of(article.get("inLanguage"))
            or self._meta(("og:locale", "content-language", "dc.language", "dcterms.language"))
        )
        return PageFacts(fields=fields, declared_language=normal_language(declared) if declared else None)

    def _meta(self, names: tuple[str, ...]) -> str | None:
        return next((self._metas[name] for name in names if name in self._metas), None)

    def _published(self, article: dict[str, object]) -> str | None:
        written = [_text_of(article.get("datePublished"))]
        written += [self._metas.get(name) for name in _DATE_NAMES]
        written += [moment for published, moment in self._times if published]
        if len(self._times) == 1:
            written.append(self._times[0][1])
        for date in written:
            try:
                return normal_date(date or "")
            except Refused:
                continue
        return None

    def _publisher(self, article: dict[str, object]) -> str | None:
        found = (
            self._meta(_PUBLISHER_NAMES[:1]) or _text_of(article.get("publisher")) or self._meta(_PUBLISHER_NAMES[1:])
        )
        if found:
            return found
        for heading in self._headings:
            for separator in _SITE_SUFFIX.finditer(self._title):
                if same_words(self._title[: separator.start()], heading):
                    return self._title[separator.end() :]
        return None

    def _headline(self, article: dict[str, object]) -> str | None:
        """The heading that stands on the page, before the one that is written for search engines."""
        site = self._publisher(article) or ""
        headings = [heading for heading in self._headings if len(heading.split()) > 1 and not same_words(heading, site)]
        if len(headings) == 1:
            return headings[0]
        found = self._meta(_TITLE_NAMES) or _text_of(article.get("headline"))
        if found:
            return found
        if headings:
            return headings[0]
        last = list(_SITE_SUFFIX.finditer(self._title))[-1:]
        if last and same_words(self._title[last[0].end() :], site):
            return self._title[: last[0].start()]
        return self._title or None


def _article_node(scripts: list[str]) -> dict[str, object]:
    """The first node of JSON-LD whose type is a kind of article, or an empty one."""
    for node in _nodes(scripts):
        kinds = node.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and _ARTICLE_TYPES.search(kind):
                return node
    return {}


def _nodes(scripts: list[str]) -> Iterator[dict[str, object]]:
    for script in scripts:
        try:
            waiting: deque[object] = deque([json.loads(script, strict=False)])
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MOST_NODES:
            value = waiting.popleft()
            seen += 1
            if isinstance(value, dict):
                yield value
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value


def _text_of(value: object) -> str | None:
    """The text of a JSON-LD value, or the name or address of the thing it is."""
    if isinstance(value, list):
        return next((text for item in value if (text := _text_of(item) if not isinstance(item, list) else None)), None)
    if isinstance(value, dict):
        found = [value.get(key) for key in ("name", "alternateName", "@value", "url", "@id")]
        return next((text.strip() for text in found if isinstance(text, str) and text.strip()), None)
    return value.strip() or None if isinstance(value, str) else None
