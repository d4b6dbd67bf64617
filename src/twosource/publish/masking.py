"""Masking: the names of private people stay in the evidence alone; every product passes through here.

In: a picture, whose readings say which persons of which report are private. Out: the same words, claims and records
with each private name replaced by "a named civilian" or, for a child, "a named child".

What is masked, from the surest to the widest:

- of a coded row the cells that may name somebody: as a whole;
- in the report that names a private person: the stretches the reader marked, every other place where the name or a part
  of it stands, its title, addresses and file names;
- of an event's and a source's voices the keys that are made from a private name: whoever guessed the name could try it;
- in every other string: the whole name in any order, case, spelling of accents or joint (``jane-doe``, ``Jane_Doe``,
  ``janedoe``, ``%20``), and the surname alone where it is distinctive: no word of a public person's, place's, party's
  or source's name, and no English word.

Where a private and a public person share a name, it stays only in the stretches the reader marked as the public one's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from twosource.publish.named import children, public_names, words_of_known_names, words_of_longer_names
from twosource.publish.names import (
    Hit,
    NameIndex,
    Words,
    apart_from,
    folded_words,
    merge_hits,
    name_parts,
    ordinary_words,
    solid_parts,
    spellings,
    surname,
)
from twosource.publish.shown_keys import ShownKeys
from twosource.records import (
    Claim,
    ClaimTime,
    Decision,
    Event,
    EventPlace,
    Figure,
    Holding,
    Mention,
    Party,
    PersonMention,
    Picture,
    PlaceMention,
    Reading,
    Rejection,
    Report,
    Siege,
    SourceProfile,
    Span,
    SpeakerMention,
)

CIVILIAN = "a named civilian"
CHILD = "a named child"
WITHHELD = "[withheld: not read]"
_READ_LANGUAGE = "en"
_SLUG_SIGNS = frozenset("-_/%=&@+#~\\")


class Masks:
    """What to mask in one picture.

    Args:
        picture: its readings' ``people`` say who is private; reports without a reading are masked by the others' names.
    """

    def __init__(self, picture: Picture) -> None:
        self._reports = {report.report_id: report for report in picture.reports}
        self._people = {reading.report_id: reading.people for reading in picture.readings if reading.people}
        self._unread = {reading.report_id for reading in picture.readings if _is_unread(reading)}
        self._withheld = {reading.report_id: _withheld(reading) for reading in picture.readings if reading.coded}
        self._report_of_claim = {c.claim_id: c.report_id for r in picture.readings for c in r.claims}
        self._claims = {reading.report_id: reading.claims for reading in picture.readings}
        self._children = children(picture)
        self._everywhere = self._index_everywhere(words_of_known_names(picture))
        self._public = public_names(picture)
        self._keys = ShownKeys(
            mention.text for people in self._people.values() for mention in people if not mention.public
        )
        self._own: dict[str, NameIndex] = {}
        self._hits: dict[str, tuple[Hit, ...]] = {}

    def text(self, report_id: str, start: int, end: int) -> str:
        """The words of a report from ``start`` to ``end``, masked. A report that isn't in the picture gives ``""``."""
        report = self._reports.get(report_id)
        if report is None:
            return ""
        if report_id in self._unread:
            return WITHHELD
        hits = self._report_hits(report)
        first = max(bisect_right(hits, start, key=lambda hit: hit.end), 0)
        inside = []
        for hit in hits[first:]:
            if hit.start >= end:
                break
            inside.append(hit._replace(start=max(hit.start, start) - start, end=min(hit.end, end) - start))
        return _replaced(report.text[start:end], inside)

    def string(self, text: str, report_id: str | None = None) -> str:
        """Any string, masked. With ``report_id`` the parts of that report's private names are masked too."""
        return _replaced(text, self._string_hits(text, report_id))

    def person_free(self, text: str, report_id: str | None = None) -> str:
        """The string with private names taken out, for a search index: they can be neither found nor read."""
        pieces, position = [], 0
        for hit in self._string_hits(text, report_id):
            pieces.append(text[position : hit.start])
            position = hit.end
        return "".join([*pieces, text[position:]])

    def optional(self, text: str | None, report_id: str | None = None) -> str | None:
        """What a report tells of itself, if it does, masked. Of a report that is not read it is withheld: whose names stand in
        it isn't known."""
        if text is None:
            return None
        return WITHHELD if report_id in self._unread else self.string(text, report_id)

    def hides_in(self, text: str, report_id: str | None = None) -> bool:
        """Whether the string holds a private name, or may: an address that does can't be given as a link."""
        return report_id in self._unread or bool(self._string_hits(text, report_id))

    def report(self, report: Report) -> Report:
        """The report with title, text, addresses and file name masked; offsets fit the stored text, not this one."""
        known = report.report_id in self._reports
        own = report.report_id
        return msgspec.structs.replace(
            report,
            publisher=None if report.publisher is None else self.string(report.publisher, own),
            title=self.optional(report.title, own),
            text=self.text(own, 0, len(report.text)) if known else self.string(report.text, own),
            external_id=self.optional(report.external_id, own),
            url=self.optional(report.url, own),
            archive_url=self.optional(report.archive_url, own),
            licence=self.optional(report.licence, own),
            origin_name=self.optional(report.origin_name, own),
        )

    def reading(self, reading: Reading) -> Reading:
        """The reading with its claims and log masked, and its private people left out."""
        own = reading.report_id
        return msgspec.structs.replace(
            reading,
            claims=tuple(self.claim(claim) for claim in reading.claims),
            people=tuple(p for p in reading.people if p.public and not self.hides_in(p.text, own)),
            log=tuple(msgspec.structs.replace(entry, why=self.string(entry.why, own)) for entry in reading.log),
        )

    def claim(self, claim: Claim) -> Claim:
        """The claim with every text and name masked; its offsets still point into the stored text."""
        own = claim.report_id
        return msgspec.structs.replace(
            claim,
            external_id=self.optional(claim.external_id, own),
            publisher=self.optional(claim.publisher, own),
            sentence=self._span(own, claim.sentence),
            trigger=self._span(own, claim.trigger),
            speakers=tuple(self._speaker(own, s) for s in claim.speakers),
            actor=tuple(self._mention(own, m) for m in claim.actor),
            target=tuple(self._mention(own, m) for m in claim.target),
            place=tuple(self._place(own, p) for p in claim.place),
            from_place=tuple(self._place(own, p) for p in claim.from_place),
            instrument=tuple(self._mention(own, m) for m in claim.instrument),
            time=self._time(own, claim.time),
            figures=tuple(self._figure(own, f) for f in claim.figures),
            why=tuple(self.string(why, own) for why in claim.why),
        )

    def event(self, event: Event) -> Event:
        """The event with every name masked, by the private names of the reports that its claims come from."""
        reports = sorted({self._report_of_claim[c] for c in event.claims if c in self._report_of_claim})

        def mask(text: str) -> str:
            return self._by_reports(text, reports)

        def name(text: str, known: str | None) -> str:
            return self.string(text) if known else mask(text)

        def place(where: EventPlace | None) -> EventPlace | None:
            return None if where is None else msgspec.structs.replace(where, name=name(where.name, where.id))

        names = {o.key: name(o.name, o.source_id) for o in event.origins}
        keys = self._keys.of(event, {o.key for o in event.origins if names[o.key] != o.name})

        def key(own: str) -> str:
            return keys.get(own) or mask(own)

        def party(who: Party) -> Party:
            return msgspec.structs.replace(who, name=name(who.name, who.id), origins=tuple(map(key, who.origins)))

        return msgspec.structs.replace(
            event,
            actor=tuple(map(party, event.actor)),
            target=tuple(map(party, event.target)),
            place=place(event.place),
            from_place=place(event.from_place),
            figures=tuple(
                msgspec.structs.replace(
                    f, who=None if f.who is None else mask(f.who), origins=tuple(map(key, f.origins))
                )
                for f in event.figures
            ),
            grade_reason=mask(event.grade_reason),
            credibility_basis=mask(event.credibility_basis),
            origins=tuple(msgspec.structs.replace(o, key=key(o.key), name=names[o.key]) for o in event.origins),
            disputes=tuple(
                msgspec.structs.replace(
                    dispute,
                    positions=tuple(
                        msgspec.structs.replace(p, value=mask(p.value), origins=tuple(map(key, p.origins)))
                        for p in dispute.positions
                    ),
                )
                for dispute in event.disputes
            ),
        )

    def holding(self, holding: Holding) -> Holding:
        """The holding with every name masked."""
        return msgspec.structs.replace(
            holding,
            place=self.string(holding.place),
            holder=self._party(holding.holder),
            alternatives=tuple(msgspec.structs.replace(a, holder=self._party(a.holder)) for a in holding.alternatives),
            reason=self.string(holding.reason),
        )

    def siege(self, siege: Siege) -> Siege:
        """The siege with every name masked."""
        return msgspec.structs.replace(
            siege,
            place=self.string(siege.place),
            besieger=tuple(p for p in map(self._party, siege.besieger) if p is not None),
            besieged=tuple(p for p in map(self._party, siege.besieged) if p is not None),
            supply=tuple(map(self.string, siege.supply)),
            reason=self.string(siege.reason),
        )

    def source(self, source: SourceProfile) -> SourceProfile:
        """The source's profile with its name masked, were it a private person's."""
        relays = tuple(msgspec.structs.replace(relay, name=self.string(relay.name)) for relay in source.relays)
        own = self._keys.of_source(source.source_id)
        return msgspec.structs.replace(source, source_id=own, name=self.string(source.name), relays=relays)

    def rejection(self, rejection: Rejection) -> Rejection:
        """The rejected input with its file name or address masked."""
        return Rejection(
            where=self.string(rejection.where), reason=self.string(rejection.reason), cure=self.string(rejection.cure)
        )

    def decision(self, decision: Decision) -> Decision:
        """The decision with its value and reason masked."""
        own = decision.report_id
        return msgspec.structs.replace(
            decision, value=self.optional(decision.value, own), why=self.string(decision.why, own)
        )

    # -- where the names stand ---------------------------------------------------------------------------------------

    def _index_everywhere(self, taken: frozenset[str]) -> NameIndex:
        index = NameIndex()
        for mentions in self._people.values():
            longer = words_of_longer_names(mentions)
            for mention in mentions:
                if mention.public:
                    continue
                for parts in spellings(mention.text):
                    child = self._is_child(parts, mention)
                    if len(parts) > 1:
                        index.add_name(parts, child)
                        alone = surname(parts)
                    else:
                        alone = None if not parts or parts[0] in longer else parts[0]
                    if alone and len(alone) > 2 and alone not in taken and alone not in ordinary_words():
                        index.add_word(alone, child)
        return index

    def _own_index(self, report_id: str) -> NameIndex:
        index = self._own.get(report_id)
        if index is None:
            index = self._own[report_id] = NameIndex()
            for mention in self._people.get(report_id, ()):
                if mention.public:
                    continue
                for parts in spellings(mention.text):
                    child = self._is_child(parts, mention)
                    if len(parts) > 1:
                        index.add_name(parts, child)
                    for part in solid_parts(parts):
                        index.add_word(part, child)
        return index

    def _is_child(self, parts: tuple[str, ...], mention: PersonMention) -> bool:
        return mention.child or parts in self._children

    def _report_hits(self, report: Report) -> tuple[Hit, ...]:
        """Every masked stretch of a report's text, in order, none overlapping."""
        hits = self._hits.get(report.report_id)
        if hits is None:
            people = self._people.get(report.report_id, ())
            known = self._known_spans(report.report_id)
            public = sorted({*((p.start, p.end) for p in people if p.public), *known})
            words = Words.of(report.text)
            indexes = (self._everywhere, self._own_index(report.report_id))
            found = apart_from((hit for index in indexes for hit in index.find(words)), public, report.text)
            marked = [
                Hit(p.start, p.end, self._is_child(name_parts(p.text), p))
                for p in people
                if not p.public and (p.child or not _part_of_one(p, known))
            ]
            withheld = self._withheld.get(report.report_id, ())
            hits = self._hits[report.report_id] = tuple(merge_hits([*found, *marked, *withheld], report.text))
        return hits

    def _known_spans(self, report_id: str) -> list[tuple[int, int]]:
        """Where the report names places, parties and sources that the knowledge packs know ("al-Omar field")."""
        spans = set()
        for claim in self._claims.get(report_id, ()):
            spans |= {(p.start, p.end) for p in (*claim.place, *claim.from_place) if p.id and p.via == "name"}
            spans |= {(m.start, m.end) for m in (*claim.actor, *claim.target) if m.id and m.via == "name"}
        return sorted(spans)

    def _string_hits(self, text: str, report_id: str | None) -> list[Hit]:
        return self._hits_of(text, () if report_id is None else (report_id,))

    def _hits_of(self, text: str, report_ids: Sequence[str]) -> list[Hit]:
        """Where private names stand in a string: those of all reports, and their parts of these. The whole name of somebody public
        is never half masked for a private namesake's sake."""
        hits = self._everywhere.find(text)
        for report_id in report_ids:
            if report_id in self._people:
                hits += self._own_index(report_id).find(text)
        if hits:
            kept = [(own.start, own.end) for own in self._public.find(text)]
            kept = [span for span in kept if not any(hit.start <= span[0] and span[1] <= hit.end for hit in hits)]
            hits = apart_from(hits, sorted(kept), text)
        return merge_hits(hits, text)

    def _by_reports(self, text: str, report_ids: list[str]) -> str:
        return _replaced(text, self._hits_of(text, report_ids))

    def _is_public_there(self, report_id: str, start: int, end: int, name: str) -> bool:
        """Whether these words of the report stand for a public person of this very name."""
        words = folded_words(name)
        return any(
            p.public and p.start < end and start < p.end and words <= folded_words(p.text)
            for p in self._people.get(report_id, ())
        )

    # -- parts of claims ---------------------------------------------------------------------------------------------

    def _span(self, report_id: str, span: Span) -> Span:
        return Span(start=span.start, end=span.end, text=self._words(report_id, span.start, span.end, span.text))

    def _words(self, report_id: str, start: int, end: int, text: str) -> str:
        """The words of a stretch, masked; of a report that the picture lacks, the given text is masked by name."""
        return self.text(report_id, start, end) if report_id in self._reports else self.string(text, report_id)

    def _name(self, report_id: str, start: int, end: int, name: str, known: str | None) -> str:
        """A name in a claim. One that the knowledge packs gave (``known``) is not masked by parts of names."""
        if known:
            return self.string(name)
        return name if self._is_public_there(report_id, start, end, name) else self.string(name, report_id)

    def _speaker(self, report_id: str, speaker: SpeakerMention) -> SpeakerMention:
        return msgspec.structs.replace(
            speaker,
            name=self._name(report_id, speaker.start, speaker.end, speaker.name, speaker.source_id),
            cue=self.string(speaker.cue, report_id),
        )

    def _mention(self, report_id: str, mention: Mention) -> Mention:
        return msgspec.structs.replace(
            mention,
            name=self._name(report_id, mention.start, mention.end, mention.name, mention.id),
            text=self._words(report_id, mention.start, mention.end, mention.text),
        )

    def _place(self, report_id: str, place: PlaceMention) -> PlaceMention:
        return msgspec.structs.replace(
            place,
            name=self._name(report_id, place.start, place.end, place.name, place.id),
            text=self._words(report_id, place.start, place.end, place.text),
        )

    def _time(self, report_id: str, time: ClaimTime) -> ClaimTime:
        return msgspec.structs.replace(time, text=self.string(time.text, report_id))

    def _figure(self, report_id: str, figure: Figure) -> Figure:
        return msgspec.structs.replace(
            figure,
            text=self._words(report_id, *figure.span, figure.text),
            who=self.optional(figure.who, report_id),
        )

    def _party(self, party: Party | None) -> Party | None:
        return None if party is None else msgspec.structs.replace(party, name=self.string(party.name))


def _is_unread(reading: Reading) -> bool:
    """Whether nothing of a report was read, for its language or by the gate, so that its people aren't known."""
    if reading.gated:
        return True
    foreign = reading.language != _READ_LANGUAGE
    return foreign and bool(reading.log) and all(entry.what == "skipped" for entry in reading.log)


def _withheld(reading: Reading) -> tuple[Hit, ...]:
    """The cells of a coded row that nobody looked through for names, or that may hold some."""
    return tuple(Hit(entry.start, entry.end, False, True) for entry in reading.log if entry.what == "skipped")


def _part_of_one(person: PersonMention, spans: list[tuple[int, int]]) -> bool:
    """Whether the name is but a part of a longer known name: no person, but the one a field is called after."""
    return any(
        start <= person.start and person.end <= end and end - start > person.end - person.start for start, end in spans
    )


def _replaced(text: str, hits: list[Hit]) -> str:
    pieces, position = [], 0
    for hit in hits:
        mask = WITHHELD if hit.withheld else CHILD if hit.child else CIVILIAN
        pieces += [
            text[position : hit.start],
            mask.replace(" ", "-") if not hit.withheld and _in_slug(text, hit) else mask,
        ]
        position = hit.end
    return "".join([*pieces, text[position:]])


def _in_slug(text: str, hit: Hit) -> bool:
    """Whether the name stands in an address or a file name, where a mask may hold no spaces."""
    name = text[hit.start : hit.end]
    if any(char.isspace() for char in name):
        return False
    before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    file_ending = after == "." and text[hit.end + 1 : hit.end + 2].isalnum()
    joined = not _SLUG_SIGNS.isdisjoint(name.replace("-", "") if not name.islower() else name)  # Anne-Marie is prose
    return before in _SLUG_SIGNS or after in _SLUG_SIGNS or file_ending or joined
