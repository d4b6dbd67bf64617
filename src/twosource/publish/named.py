"""Named: a picture in; the words of the names that its readings and derived records hold, out.

Which words alone tell a private person, and which are somebody else's, a place's or a party's too.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.publish.names import NameIndex, folded_words, name_parts, spellings
from twosource.records import PersonMention, Picture


def children(picture: Picture) -> frozenset[tuple[str, ...]]:
    """The names that any report gives to a child, in every spelling."""
    return frozenset(
        parts for r in picture.readings for p in r.people if p.child and not p.public for parts in spellings(p.text)
    )


def public_names(picture: Picture) -> NameIndex:
    """The names of several parts that only public persons bear, as they stand."""
    people = [person for reading in picture.readings for person in reading.people]
    private = {parts for person in people if not person.public for parts in spellings(person.text)}
    index = NameIndex()
    for person in people:
        for parts in spellings(person.text) if person.public else ():
            if len(parts) > 1 and parts not in private:
                index.add_whole(parts)
    return index


def words_of_longer_names(mentions: tuple[PersonMention, ...]) -> frozenset[str]:
    """Words of the private names of two parts or more: a mention of one such word alone is that person again."""
    names = (name_parts(m.text) for m in mentions if not m.public)
    return frozenset(part for parts in names if len(parts) > 1 for part in parts)


def words_of_known_names(picture: Picture) -> frozenset[str]:
    """Words of the names of public persons, places, parties and sources: alone, they tell no private person."""
    return frozenset(word for name in set(_known_names(picture)) for word in folded_words(name))


def _known_names(picture: Picture) -> Iterator[str]:
    for report in picture.reports:
        yield report.publisher or ""
    for reading in picture.readings:
        yield from (person.text for person in reading.people if person.public)
        for claim in reading.claims:
            yield from (p.name for p in (*claim.place, *claim.from_place) if p.id)
            yield from (m.name for m in (*claim.actor, *claim.target, *claim.instrument) if m.id)
            yield from (s.name for s in claim.speakers if s.source_id)
    for event in picture.events:
        yield from (p.name for p in (event.place, event.from_place) if p is not None and p.id)
        yield from (p.name for p in (*event.actor, *event.target) if p.id)
    yield from (holding.place for holding in picture.holdings)
    yield from (source.name for source in picture.sources)
