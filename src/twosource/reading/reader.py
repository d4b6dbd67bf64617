"""Reader: a report in; a reading out: its paragraphs, persons, claims, and the log of what was read, skipped and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twosource.codebook import Codebook
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.attribution import Attribution
from twosource.reading.claims import ClaimBuilder
from twosource.reading.discourse import Discourse
from twosource.reading.entities import Entities
from twosource.reading.figures import FigureReader
from twosource.reading.frames import FrameFinder
from twosource.reading.language import READ, language_of
from twosource.reading.layout import LayoutReader, pieces
from twosource.reading.lexicon import Lexicon
from twosource.reading.numbers import NumberReader
from twosource.reading.parse import Parser, load_model
from twosource.reading.people import PeopleReader
from twosource.reading.quotes import quotes
from twosource.reading.roles import RoleFiller
from twosource.reading.speakers import Speakers
from twosource.reading.stance import StanceReader
from twosource.reading.surface import plausible, surface
from twosource.reading.timex import TimeReader
from twosource.reading.tree import Tree
from twosource.reading.voices import Voices
from twosource.reading.when import WhenReader
from twosource.reading.wire import wire_credit
from twosource.records import LogEntry, Paragraph, Reading, Report

_VERSION = "1"
_READ_KINDS = frozenset({"headline", "body"})
_WHY_SKIPPED = {
    "promo": "a link or video line set into the page",
    "byline": "a byline",
    "caption": "a caption",
    "boilerplate": "page furniture",
}


class Reader:
    """Reads reports. One reader serves many; it keeps nothing of one report when it turns to the next."""

    def __init__(self, knowledge: Knowledge, codebook: Codebook) -> None:
        self._knowledge = knowledge
        self._codebook = codebook
        self._lexicon = Lexicon()
        self._parser = Parser(load_model())
        self._layout = LayoutReader(self._lexicon)
        self._entities = Entities(self._lexicon, knowledge)
        self._voices = Voices(knowledge)
        self._frames = FrameFinder(codebook, self._entities)
        self._stances = StanceReader(self._lexicon)
        self._figures = FigureReader(self._lexicon)
        self._times = TimeReader(self._lexicon.times, self._lexicon.numbers)
        self._people = PeopleReader(self._lexicon, knowledge, self._entities)
        self.numbers = NumberReader(self._lexicon.numbers)
        self.stamp = "|".join(
            (
                f"reader-{_VERSION}",
                self._parser.name,
                f"lexicon-{self._lexicon.version}",
                f"codebook-{codebook.version}",
                f"knowledge-{knowledge.version}",
            )
        )

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings of many reports, in their order."""
        for report in reports:
            yield self.read(report)

    def read(self, report: Report) -> Reading:
        """What there is in one report. A language that is not read gives no claims and says so in the log."""
        paragraphs = self._layout.read(report.text, report.title)
        language = report.language[:2].lower() if report.language else language_of(report.text)
        detected = language_of(report.text)
        if language in READ and detected is not None and detected not in READ and not _mostly_latin(report.text):
            language = detected
        if language is not None and language not in READ:
            log = tuple(
                LogEntry(
                    what="skipped",
                    why=f"the report is in a language that is not read yet ({language})",
                    start=p.start,
                    end=p.end,
                )
                for p in paragraphs
            )
            return self._reading(report, language, paragraphs, log=log)
        hits = plausible(report.text, self._knowledge.matcher.find(report.text))
        stretches = [(p, start, end) for p in paragraphs for start, end in pieces(report.text, p)]
        trees = self._parser.parse(
            report.text,
            [surface(report.text, start, end, hits) for _, start, end in stretches],
            [p.kind == "headline" for p, _, _ in stretches],
        )
        read = [(p, tree) for (p, _, _), tree in zip(stretches, trees, strict=True) if p.kind in _READ_KINDS]
        log = tuple(_logged(p) for p in paragraphs)
        claims = self._claims(report, [tree for _, tree in read], [p for p, _ in read], hits)
        people = self._people.read(trees)
        return Reading(
            report_id=report.report_id,
            reader=self.stamp,
            language=language or "en",
            paragraphs=paragraphs,
            claims=claims,
            people=people,
            log=log,
            wire_credit=wire_credit(report, paragraphs, self._knowledge),
        )

    def _reading(
        self, report: Report, language: str, paragraphs: tuple[Paragraph, ...], log: tuple[LogEntry, ...]
    ) -> Reading:
        return Reading(
            report_id=report.report_id,
            reader=self.stamp,
            language=language,
            paragraphs=paragraphs,
            claims=(),
            people=(),
            log=log,
        )

    def _claims(self, report: Report, trees: list[Tree], paragraphs: list[Paragraph], hits: list[NameHit]) -> tuple:  # type: ignore[type-arg]
        spans = [(p.start, p.end) for p in paragraphs]
        inside = (
            [hit for hit in hits if any(start <= hit.start < end for start, end in spans)] if len(spans) < 400 else hits
        )
        discourse = Discourse(report.text, inside, report.published_date, self._knowledge)
        speakers = Speakers(self._knowledge, self._voices, self._entities, discourse, self._lexicon.cue_nouns)
        attribution = Attribution(self._lexicon, speakers, quotes(report.text, spans))
        builder = ClaimBuilder(
            report,
            codebook=self._codebook,
            lexicon=self._lexicon,
            frames=self._frames,
            attribution=attribution,
            stances=self._stances,
            roles=RoleFiller(self._entities, discourse),
            figures=self._figures,
            when=WhenReader(self._times, report.published_date, _news(paragraphs)),
        )
        return builder.build(trees)


def _news(paragraphs: list[Paragraph]) -> set[int]:
    """Positions of the headlines and of the lead, the first body paragraph."""
    found = {n for n, p in enumerate(paragraphs) if p.kind == "headline"}
    lead = next((n for n, p in enumerate(paragraphs) if p.kind == "body"), None)
    return found | ({lead} if lead is not None else set())


def _logged(paragraph: Paragraph) -> LogEntry:
    if paragraph.kind in _READ_KINDS:
        return LogEntry(what="read", why=f"{paragraph.kind}", start=paragraph.start, end=paragraph.end)
    return LogEntry(what="skipped", why=_WHY_SKIPPED[paragraph.kind], start=paragraph.start, end=paragraph.end)


def _mostly_latin(text: str) -> bool:
    letters = [char for char in text[:2000] if char.isalpha()]
    return not letters or sum(char < "\u0250" for char in letters) > 0.7 * len(letters)
