"""Web page: the bytes of an HTML page in; the article on it, with what the page tells of it, out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import msgspec

from twosource.intake.addresses import archived, host_of, is_web_address
from twosource.intake.document import Document
from twosource.intake.fields import ReportFields
from twosource.intake.markup import tags
from twosource.intake.page_facts import FactCollector
from twosource.intake.page_paragraphs import ParagraphCollector
from twosource.intake.plain import stated_fields
from twosource.intake.quiet import quietly
from twosource.intake.refusal import Refused
from twosource.intake.textform import decode, known_charset, normal_form, one_line, same_words

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<charset>[\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"'](?P<xml>[\w.:-]{2,40})",
    re.I,
)
_HEAD = 4096
# libxml2 stops at 256; beyond this depth what the extractor gives may lack the article's end without a word.
_DEEPEST = 200
# Below this the extractor has found no article, by its own measure.
_SHORT = 250
_SURROUNDINGS = 4
# The extractor's time grows faster than the page; an article has some thousand tags.
_MOST_TAGS = 100_000
_WORST_SHARE = 0.01
_BROKEN = "\ufffd"


def decoded_page(raw: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of a page: by byte order mark, by the server's charset, by the page's own, else UTF-8.

    A page that declares its encoding may break it in a few places; those stand as U+FFFD, and a note says so.

    Raises:
        Refused: the bytes are in none of these encodings.
    """
    declared = _DECLARED.search(raw[:_HEAD])
    own = (declared["charset"] or declared["xml"]).decode("ascii", "replace") if declared else None
    name = next((known for told in (charset, own) if told and (known := known_charset(told))), None)
    # A page that could be searched for the word "charset" byte by byte is not in UTF-16, whatever it says.
    if name and name.startswith("utf-16"):
        name = None
    try:
        return decode(raw, name), ()
    except Refused:
        if not declared and not charset:
            raise
        page = raw.decode(name or "utf-8", "replace")
        broken = page.count(_BROKEN)
        if broken > 1 + _WORST_SHARE * len(page):
            raise
        return page, (f"{broken} places in it are not in the encoding it declares and stand as {_BROKEN}",)


def read_page(page: str, *, now: datetime, address: str | None = None) -> Document:
    """The article on a page.

    Main text by trafilatura; where a page is too short, too deep or too broken for it, by the page's own paragraphs.

    Args:
        page: the page's text.
        now: the time; no date is guessed that lies after it.
        address: where the page was fetched from, or None for a file.

    Raises:
        Refused: there is no text of an article on it.
    """
    page = normal_form(page)
    facts, collector = FactCollector(), ParagraphCollector()
    count = 0
    for tag in tags(page):
        count += 1
        facts.take(tag)
        collector.take(tag)
    collector.finish()
    told = facts.facts()
    own = [normal_form(paragraph) for paragraph in collector.article()]
    notes: list[str] = []
    orderly = collector.depth <= _DEEPEST and count <= _MOST_TAGS
    if orderly:
        paragraphs = _better(_extracted(page), own, named=collector.names_article)
    else:
        paragraphs = own
        notes.append(
            f"its {count} tags and texts, nested {collector.depth} deep, are too many for the extractor;"
            " it was read by its plain paragraphs"
        )
    title = one_line(told.fields.title or "")
    paragraphs = _without_title(paragraphs, title)
    if not any(any(c.isalnum() for c in paragraph) for paragraph in paragraphs):
        raise Refused("has no text of an article", cure="Save the article's text as .txt and read that")
    text = "\n\n".join(paragraphs)
    fields = told.fields.over(ReportFields(published=stated_fields("\n".join(own)).published))
    if not fields.published and orderly and (guess := _guessed_date(page, now)):
        fields = fields.over(ReportFields(published=guess))
        notes.append(f"its date of publication, {guess}, was taken from its markup by guess")
    return Document(
        text=text,
        media_type="text/html",
        fields=_placed(fields, address),
        declared_language=told.declared_language,
        notes=tuple(notes),
    )


def _better(extracted: list[str], own: list[str], *, named: bool) -> list[str]:
    """The extractor's paragraphs, or the page's own where the extractor found too little to trust.

    Args:
        extracted: what the extractor found.
        own: the page's own paragraphs.
        named: whether those stand in an ``article`` or ``main``; else they may be what surrounds the article.
    """
    found, owned = sum(map(len, extracted)), sum(map(len, own))
    if found >= _SHORT or not own:
        return extracted
    return extracted if found and not named and owned > _SURROUNDINGS * found else own


def _extracted(page: str) -> list[str]:
    """The paragraphs of the main text as trafilatura finds them; none where it finds none or breaks down."""
    from trafilatura import bare_extraction  # here, for it takes a third of a second to load

    with quietly("trafilatura"):
        try:
            found = bare_extraction(page, include_comments=False, with_metadata=False)
        except Exception:  # it has no list of what a broken page may raise in it; the page's own paragraphs stand in
            return []
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    return [line for line in normal_form(text).split("\n") if line.strip()]


def _guessed_date(page: str, now: datetime) -> str | None:
    from trafilatura import extract_metadata

    latest = (now + timedelta(days=1)).strftime("%Y-%m-%d")
    asked = {"original_date": True, "extensive_search": False, "max_date": latest}
    with quietly("trafilatura"), quietly("htmldate"):
        try:
            return extract_metadata(page, date_config=asked).date
        except Exception:  # as above
            return None


def _without_title(paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs without the title where it stands among the first three: it is put in front of them all."""
    head = [paragraph for paragraph in paragraphs[:3] if not same_words(paragraph, title)]
    return head + paragraphs[3:]


def _placed(fields: ReportFields, address: str | None) -> ReportFields:
    """The fields with the page's own address where it is one, of the host that was asked; its host for a publisher."""
    url = fields.url if fields.url and is_web_address(fields.url) else None
    original = archived(url) if url else None
    if address and url and host_of(original or url) != host_of(archived(address) or address):
        return msgspec.structs.replace(fields, url=None)
    return msgspec.structs.replace(
        fields,
        url=original or url,
        archive_url=url if original else None,
        publisher=fields.publisher or (host_of(original or url) if url else None),
    )
