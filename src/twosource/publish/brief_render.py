"""The brief's forms. In: a document. Out: Markdown (footnotes as in CommonMark's common extension), HTML, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import jinja2
import msgspec

from twosource.publish import wording
from twosource.publish.brief_document import BriefDocument, Note, Section, Sentence, Tally
from twosource.publish.trail import Quote

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$])")
_SPACES = re.compile(r"\s+")


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _escaped(text: str) -> str:
    """Words from a report or a record made safe inside a line of Markdown."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", _one_line(text).replace("&", "&amp;"))


def source_words(quote: Quote) -> str:
    """Who said it and how: ``Syrian state TV, cited by Sample Courier; hedged``."""
    return quote.attribution if quote.stance is None else f"{quote.attribution}; {quote.stance}"


def place_words(quote: Quote) -> str:
    """Where the words stand: the report's id and the offsets into its stored text."""
    return f"{quote.citation.report_id}, characters {quote.start}–{quote.end}"


def more_words(sentence: Sentence) -> str:
    """How many further claims stand behind a sentence, and how to see them; "" for none."""
    if not sentence.more:
        return ""
    return f"{sentence.more} further claim{'s' if sentence.more > 1 else ''}: twosource show {' '.join(sentence.about)}"


def tally_words(tally: Tally) -> str:
    """What was counted, by name: ``Reports and the claims found in them: rep_1 (3 claims) ...``."""
    words = " ".join(f"{wording.capitalised(group.name)}: {', '.join(group.ids)}." for group in tally.groups)
    left = f" And {tally.left_out} more:" if tally.left_out else " To look at them:"
    return f"Counted. {words}{left} {tally.command}"


def _markdown_note(note: Note) -> str:
    if note.tally is not None:
        return f"[^{note.number}]: {_escaped(tally_words(note.tally))}"
    assert note.quote is not None
    quote, citation = note.quote, note.quote.citation
    parts = [
        f"“{_escaped(quote.text)}”",
        f"{_escaped(wording.capitalised(source_words(quote)))}.",
        f"{_escaped(citation.words())}.",
    ]
    if citation.link:
        parts.append(f"<{citation.link}>.")
    if citation.archive:
        parts.append(f"Archived: <{citation.archive}>.")
    if citation.link_withheld:
        parts.append("Address withheld: it names a private person.")
    if citation.licence:
        parts.append(f"Licence: {_escaped(citation.licence)}.")
    parts.append(f"({_escaped(place_words(quote))})")
    return f"[^{note.number}]: {' '.join(parts)}"


def _markdown_section(section: Section) -> list[str]:
    lines = ["", f"## {_escaped(section.heading)}", ""]
    if section.lead:
        lines += [f"*{_escaped(section.lead)}*", ""]
    for sentence in section.sentences:
        marks = "".join(f"[^{number}]" for number in sentence.notes)
        more = more_words(sentence)
        lines.append(f"- {_escaped(sentence.text)}{marks}{f' ({_escaped(more)})' if more else ''}")
    if not section.sentences:
        lines.append(_escaped(section.empty))
    if section.left_out:
        lines += ["", f"{section.left_out} more are not listed here; `twosource events` lists all."]
    return lines


def markdown(document: BriefDocument) -> str:
    """The brief in Markdown."""
    lines = [f"# {_escaped(document.title)}: {_escaped(document.period)}"]
    for section in document.sections:
        lines += _markdown_section(section)
    lines += ["", "## How to read this", "", *(f"- {_escaped(line)}" for line in document.about)]
    if document.notes:
        lines += ["", "## Sources", ""]
        for note in document.notes:
            lines += [_markdown_note(note), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


@cache
def environment() -> jinja2.Environment:
    """The pages' templates, with every value escaped unless it is marked safe."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("twosource.publish", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "source_words": source_words,
        "place_words": place_words,
        "more_words": more_words,
        "tally_words": tally_words,
    }
    return environment


def html(document: BriefDocument) -> str:
    """The brief as one HTML page that loads nothing; it prints well."""
    return environment().get_template("brief.html.j2").render(brief=document)


def json_text(document: BriefDocument) -> str:
    """The brief as JSON: sections of sentences with the numbers of their notes; notes with quote and citation, or, of a
    count, with what was counted."""
    return json.dumps(msgspec.to_builtins(document), ensure_ascii=False, indent=2) + "\n"


RENDERERS: Mapping[str, Callable[[BriefDocument], str]] = MappingProxyType(
    {"md": markdown, "html": html, "json": json_text}
)
