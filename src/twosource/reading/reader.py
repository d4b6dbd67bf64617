"""Reader: a report in; a reading out: its paragraphs, persons, claims, and the log of what was read, skipped and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from twosource.codebook import Codebook
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.claims.authorship import Authorship
from twosource.reading.claims.claims import ClaimBuilder
from twosource.reading.claims.first_person import FirstPerson
from twosource.reading.claims.scenes import SceneFiller
from twosource.reading.claims.sides import Sides
from twosource.reading.claims.subject import SubjectReader
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.longer_names import LongerNames, no_places
from twosource.reading.entities.mentions import MentionReader
from twosource.reading.entities.reasons import with_reason
from twosource.reading.entities.told import ToldReader
from twosource.reading.frames.figures import FigureReader
from twosource.reading.frames.frames import FrameFinder
from twosource.reading.frames.numbers import NumberReader
from twosource.reading.frames.roles import RoleFiller
from twosource.reading.frames.sites import SiteFinder
from twosource.reading.frames.town_sites import TownSites
from twosource.reading.frames.where import WhereReader
from twosource.reading.heap import trimmer
from twosource.reading.lexicon import Lexicon
from twosource.reading.people.people import PeopleReader
from twosource.reading.speech.attribution import Attribution
from twosource.reading.speech.bodies import BodyFinder
from twosource.reading.speech.speakers import Speakers
from twosource.reading.speech.voices import Voices
from twosource.reading.stance.stance import StanceReader
from twosource.reading.syntax.parse import Parser, Stretch, load_model
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.eyewitness import eyewitness
from twosource.reading.text.gate import Evidence, Gate
from twosource.reading.text.language import READ, language_of
from twosource.reading.text.layout import LayoutReader, pieces, without_dateline
from twosource.reading.text.quotes import quotes
from twosource.reading.text.surface import plausible, surface
from twosource.reading.text.topic import Topic
from twosource.reading.text.wire import wire_credit
from twosource.reading.times.timex import TimeReader
from twosource.reading.times.when import WhenReader
from twosource.records import Claim, LogEntry, Mention, Paragraph, PersonMention, PlaceMention, Reading, Report

_VERSION = "2"
_TOGETHER = 24  # reports that go through the parser together: memory stays flat, batches are full
_MOST_HELD = 256  # reports held back until so many are together, most of them stopped by the gate
_READ_KINDS = frozenset({"headline", "body"})
_WHY_SKIPPED = {
    "promo": "a link or video line set into the page",
    "byline": "a byline",
    "caption": "a caption",
    "boilerplate": "page furniture",
}


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A report on its way to the parser. ``cut_from`` are the paragraphs that its stretches were cut from.

    ``longer``: where names stand whose head is no place; ``closed`` is what the gate stopped it for, if it did.
    """

    report: Report
    language: str
    paragraphs: tuple[Paragraph, ...]
    hits: list[NameHit]
    cut_from: list[Paragraph]
    stretches: list[Stretch]
    longer: list[tuple[int, int]]
    closed: Evidence | None = None


class Reader:
    """Reads reports. One reader serves many; it keeps nothing of one report when it turns to the next.

    Args:
        gate: keeps other news from the parser; None reads everything.
    """

    def __init__(self, knowledge: Knowledge, codebook: Codebook, gate: Gate | None = None) -> None:
        self._gate = gate
        self._knowledge = knowledge
        self._codebook = codebook
        self._lexicon = Lexicon()
        self._bodies = BodyFinder(self._lexicon.bodies)
        self._parser = Parser(load_model())
        self._layout = LayoutReader(self._lexicon)
        self._entities = Entities(self._lexicon, knowledge)
        topic = Topic.load()
        self._subjects = SubjectReader(self._lexicon.subjects, knowledge, topic)
        self._voices = Voices(knowledge)
        self._frames = FrameFinder(codebook, self._entities, self._lexicon)
        self._stances = StanceReader(self._lexicon)
        self._figures = FigureReader(self._lexicon)
        self._times = TimeReader(self._lexicon.times, self._lexicon.numbers)
        self._where = WhereReader(self._lexicon, knowledge, self._entities)
        self._longer = LongerNames(self._lexicon.heads, self._is_state, knowledge.actors.get)
        self._told = ToldReader(self._lexicon.where.settled, knowledge.adjectives.of)
        self._mentions = MentionReader(self._lexicon, knowledge, self._entities)
        self._people = PeopleReader(self._lexicon, knowledge, self._entities)
        self._trim_heap = trimmer()
        self.numbers = NumberReader(self._lexicon.numbers)
        self.stamp = "|".join(
            (
                f"reader-{_VERSION}",
                f"gate-{gate.version}" if gate else "no gate",
                self._parser.name,
                f"lexicon-{self._lexicon.version}",
                f"topic-{topic.version}",
                f"codebook-{codebook.version}",
                f"knowledge-{knowledge.version}",
            )
        )

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings of many reports, in their order; a few at a time go through the parser together."""
        source = map(self._prepare, reports)
        while prepared := _batch(source):
            trees = iter(self._parser.parse([stretch for one in prepared for stretch in one.stretches]))
            if len(prepared) > 1:  # the parser's arrays are gone; a single report is not worth the walk
                self._trim_heap()
            for one in prepared:
                yield self._finish(one, list(islice(trees, len(one.stretches))))

    def read(self, report: Report) -> Reading:
        """What there is in one report. A language that is not read gives no claims and says so in the log."""
        return next(self.read_many([report]))

    def places_of(self, report: Report, words: Sequence[tuple[int, int]]) -> list[list[PlaceMention]]:
        """The places of what verbs and event nouns say, whether or not they make a claim; for most of them none.

        Args:
            report: the report.
            words: their spans, as offsets into its text.
        """
        _, trees, discourse = self._parsed(report)
        found = []
        for start, _ in words:
            at = next(((t, k) for t in trees if (k := t.token_at(start)) is not None), None)
            found.append(self._where.places(at[0], at[1], discourse) if at else [])
        return found

    def mentions(self, report: Report) -> list[Mention | PlaceMention]:
        """Every party and place that a report names, known or not, in the order of its text."""
        one, trees, discourse = self._parsed(report)
        read = [tree for tree, paragraph in zip(trees, one.cut_from, strict=True) if paragraph.kind in _READ_KINDS]
        seen = {hit for tree in trees for hits in tree.names for hit in hits}
        unseen = [hit for hit in one.hits if hit not in seen and report.text[hit.start - 1 : hit.start] == "("]
        return self._mentions.read(read, discourse, unseen)

    def _parsed(self, report: Report) -> tuple[_Prepared, list[Tree], Discourse]:
        one = self._prepare(report)
        spans = [(p.start, p.end) for p in one.paragraphs]
        trees = self._parser.parse(one.stretches)
        no_places(trees, one.longer)
        return one, trees, self._discourse(report, spans, one.hits, one.paragraphs)

    def _is_state(self, identifier: str) -> bool:
        actor = self._knowledge.actors.get(identifier)
        return actor is not None and actor.kind == "state"

    def _prepare(self, report: Report) -> _Prepared:
        paragraphs = self._layout.read(report.text, report.title)
        language = _language(report)
        if language not in READ:
            return _Prepared(report, language, paragraphs, [], [], [], [])
        closed = self._closed(report, paragraphs)
        if closed is not None:
            return _Prepared(report, language, paragraphs, [], [], [], [], closed)
        names, longer = self._longer.find(report.text, self._knowledge.matcher.find(report.text))
        hits = self._bodies.add(report.text, plausible(report.text, names, self._is_state))
        sources = _sources(hits)
        cuts = [(p, start, end) for p in paragraphs for start, end in pieces(report.text, p, sources)]
        stretches = [
            Stretch(report.text, surface(report.text, start, end, hits), p.kind == "headline") for p, start, end in cuts
        ]
        return _Prepared(report, language, paragraphs, hits, [p for p, _, _ in cuts], stretches, longer)

    def _closed(self, report: Report, paragraphs: tuple[Paragraph, ...]) -> Evidence | None:
        """The evidence on which the gate stops a report, or None where it is read."""
        if self._gate is None:
            return None
        read = [report.text[p.start : p.end] for p in paragraphs if p.kind in _READ_KINDS]
        evidence = self._gate.weigh(read)
        return None if evidence.open else evidence

    def _finish(self, one: _Prepared, trees: list[Tree]) -> Reading:
        report = one.report
        if one.closed is not None:
            return Reading(
                report_id=report.report_id,
                reader=self.stamp,
                language=one.language,
                paragraphs=one.paragraphs,
                claims=(),
                people=(),
                log=tuple(_gated(p, one.closed) for p in one.paragraphs),
                gated=True,
            )
        unread = one.language not in READ
        read = [(p, tree) for p, tree in zip(one.cut_from, trees, strict=True) if p.kind in _READ_KINDS]
        no_places(trees, one.longer)
        people = self._people.read(trees)
        hits = _not_of_people(one.hits, trees, people)
        wire = None if unread else wire_credit(report, one.paragraphs, self._knowledge)
        return Reading(
            report_id=report.report_id,
            reader=self.stamp,
            language=one.language,
            paragraphs=one.paragraphs,
            claims=self._claims(report, [tree for _, tree in read], [p for p, _ in read], hits, people) if read else (),
            people=people,
            log=tuple(_unread(p, one.language) if unread else _logged(p) for p in one.paragraphs),
            wire_credit=wire,
            eyewitness=not unread and eyewitness(report, one.paragraphs, wire, self._knowledge),
        )

    def _claims(
        self,
        report: Report,
        trees: list[Tree],
        paragraphs: list[Paragraph],
        hits: list[NameHit],
        people: Sequence[PersonMention],
    ) -> tuple[Claim, ...]:
        whole = list(dict.fromkeys(paragraphs))
        sources = _sources(hits)
        spans = [(without_dateline(report.text, p, sources), p.end) for p in whole]
        discourse = self._discourse(report, spans, hits, whole)
        speakers = Speakers(
            self._knowledge, self._voices, self._entities, discourse, self._lexicon, self._bodies, people
        )
        attribution = Attribution(self._lexicon, speakers, quotes(report.text, spans))
        roles = RoleFiller(self._entities, self._where, discourse)
        builder = ClaimBuilder(
            report,
            codebook=self._codebook,
            lexicon=self._lexicon,
            frames=self._frames,
            subjects=self._subjects,
            attribution=attribution,
            stances=self._stances,
            roles=roles,
            sites=SiteFinder(self._lexicon, self._entities, discourse),
            town_sites=TownSites(self._entities, discourse),
            scenes=SceneFiller(self._frames, roles, discourse, report.title or "", self._lexicon.cue_verbs),
            authorship=Authorship(self._knowledge),
            sides=Sides(self._knowledge, report.published_date),
            figures=self._figures,
            when=WhenReader(self._times, report.published_date, _news(paragraphs)),
            first_person=FirstPerson(self._knowledge, discourse),
            explained=lambda place: with_reason(place, self._knowledge),
        )
        for tree in trees:
            tree.settle()
        return builder.build(trees)

    def _discourse(
        self,
        report: Report,
        spans: Sequence[tuple[int, int]],
        hits: list[NameHit],
        paragraphs: Sequence[Paragraph],
    ) -> Discourse:
        inside = [hit for start, end in spans for hit in _within(hits, start, end)]
        sources = _sources(hits)
        cut = [(p.start, without_dateline(report.text, p, sources)) for p in paragraphs]
        datelines = [hit for start, end in cut for hit in _within(hits, start, end)]
        told = self._told.read(report.text, [hit for hit in inside if hit.kind == "place"])
        return Discourse(
            report.text,
            inside,
            report.published_date,
            self._knowledge,
            datelines,
            told,
            heads=self._entities.heads,
            publishing=self._state_that_publishes(report.publisher),
        )

    def _state_that_publishes(self, publisher: str | None) -> str | None:
        """The country whose state speaks in a report: "the army" of its own agency is its own army."""
        source = self._knowledge.sources.publisher(publisher) if publisher is not None else None
        return source.country if source is not None and source.kind in ("state_media", "official") else None


def _batch(source: Iterator[_Prepared]) -> list[_Prepared]:
    """The next reports: so many that the parser's batches are full, though the gate has stopped most of them."""
    batch: list[_Prepared] = []
    full = 0
    while full < _TOGETHER and len(batch) < _MOST_HELD and (one := next(source, None)) is not None:
        batch.append(one)
        full += bool(one.stretches)
    return batch


def _sources(hits: list[NameHit]) -> frozenset[int]:
    """Where the names of sources begin."""
    return frozenset(hit.start for hit in hits if hit.kind == "source")


def _within(hits: list[NameHit], start: int, end: int) -> list[NameHit]:
    """Of hits in order, those that begin in a stretch of the text."""
    return hits[bisect_left(hits, start, key=_start) : bisect_left(hits, end, key=_start)]


def _not_of_people(hits: list[NameHit], trees: list[Tree], people: Sequence[PersonMention]) -> list[NameHit]:
    """The hits without those inside the name of a private person, in the list and in the trees: "Nazar, 14" is no town, "Sergei
    Lavrov, a plumber" no minister; nor is the medium or the country one that a longer name holds: "Minister Mahamadou Sana",
    "Colonel Israel Mwangi"."""
    spans = sorted((person.start, person.end, person.public) for person in people)
    starts = [start for start, _, _ in spans]

    def inside(hit: NameHit) -> bool:
        at = bisect_left(starts, hit.start + 1) - 1
        if at < 0 or hit.end > spans[at][1]:
            return False
        start, end, public = spans[at]
        of_longer = hit.end - hit.start < end - start and (hit.kind in ("source", "person") or hit.start == start)
        is_all = hit.kind == "place" and (hit.start, hit.end) == (start, end)  # "Tyre, an analyst, said"
        return not public or of_longer or is_all

    if not spans:
        return hits
    for tree in trees:
        for i, named in enumerate(tree.names):
            left = tuple(hit for hit in named if not inside(hit)) if named else named
            at = bisect_left(starts, tree.starts[i] + 1) - 1
            if at >= 0 and tree.ends[i] <= spans[at][1] and (not spans[at][2] or left != named):
                tree.ents[i] = "PERSON"
            tree.names[i] = left
    return [hit for hit in hits if not inside(hit)]


def _start(hit: NameHit) -> int:
    return hit.start


def _language(report: Report) -> str:
    """What the report is written in: what it says of itself, unless its letters say otherwise; English in doubt."""
    if report.language and _mostly_latin(report.text):
        return report.language[:2].lower()
    detected = language_of(report.text)
    return detected or (report.language[:2].lower() if report.language else "en")


def _unread(paragraph: Paragraph, language: str) -> LogEntry:
    why = f"the report is in a language that is not read yet ({language})"
    return LogEntry(what="skipped", why=why, start=paragraph.start, end=paragraph.end)


def _gated(paragraph: Paragraph, evidence: Evidence) -> LogEntry:
    if paragraph.kind not in _READ_KINDS:
        return _logged(paragraph)
    why = f"other news, as the gate before the parser takes it (its words weigh {evidence.whole:.1f} for conflict)"
    return LogEntry(what="skipped", why=why, start=paragraph.start, end=paragraph.end)


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
    if text[:2000].isascii():
        return True
    letters = [char for char in text[:2000] if char.isalpha()]
    return not letters or sum(char < "\u0250" for char in letters) > 0.7 * len(letters)
