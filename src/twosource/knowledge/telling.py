"""Telling: all that the knowledge holds of one place, actor, source or person, and where it is written.

In: an id. Out: the record with what it lies in or is part of, its parts, its ties at both ends, and the pack, file and
line of its entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from twosource.knowledge.catalogue import NameKind
from twosource.knowledge.disputed import Disputed, Territory
from twosource.knowledge.knowledge import Knowledge
from twosource.knowledge.packs import pack_files, pack_folders, read_pack
from twosource.records import Actor, Place, PublicPerson, Relation, Source

Side = Literal["allied", "hostile", "aligned", "part of"]


class Link(NamedTuple):
    """Another record: its id and usual name."""

    id: str
    name: str


class Tie(NamedTuple):
    """A dated tie to an actor, written at either end."""

    side: Side
    to: Link
    start: date | None
    end: date | None


class Entry(NamedTuple):
    """Where an entry stands."""

    pack: str
    file: Path
    line: int


class Told(NamedTuple):
    """What there is to tell of one record."""

    table: NameKind
    record: Place | Actor | Source | PublicPerson
    holders: tuple[Link, ...]
    parts: tuple[Link, ...]
    ties: tuple[Tie, ...]
    territory: Territory | None
    codes: tuple[str, ...] = ()  # what gazetteers know a place by


def tell(knowledge: Knowledge, identifier: str) -> Told | None:
    """All of one record; None for an id that nothing has."""
    place = knowledge.places.get(identifier)
    if place is not None:
        holders = [held for outer in place.part_of if (held := knowledge.places.get(outer)) is not None]
        parts = [inner for inner in knowledge.places if place.id in inner.part_of]
        point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
        territory = Disputed().at(point) if point is not None else None
        return Told("place", place, _links(holders), _links(parts), (), territory, knowledge.places.codes(place.id))
    actor = knowledge.actors.get(identifier)
    if actor is not None:
        above = [parent for up in actor.parents if (parent := knowledge.actors.get(up)) is not None]
        below = [part for part in knowledge.actors if actor.id in part.parents]
        return Told("actor", actor, _links(above), _links(below), tuple(_ties(knowledge, actor)), None)
    source = knowledge.sources.get(identifier)
    if source is not None:
        return Told("source", source, (), (), tuple(_dated(knowledge, "aligned", source.aligned)), None)
    person = knowledge.people.get(identifier)
    return Told("person", person, (), (), (), None) if person is not None else None


def written_at(identifier: str, packs: Sequence[Path]) -> Entry | None:
    """Where the entry of an id stands that counts, of the shipped packs and these; None where it stands in none."""
    found: Entry | None = None
    sought = identifier.encode()
    for folder in pack_folders(packs):
        if not any(sought in file.read_bytes() for file in pack_files(folder)):
            continue
        pack, _ = read_pack(folder)
        for written in pack.entries:
            if written.record.id == identifier:
                found = Entry(written.pack, written.file, written.lines.get("id", written.line))
    return found


def _links(records: Iterable[Place | Actor]) -> tuple[Link, ...]:
    return tuple(Link(record.id, record.name) for record in records)


def _ties(knowledge: Knowledge, actor: Actor) -> list[Tie]:
    ties = [*_dated(knowledge, "allied", actor.allies), *_dated(knowledge, "hostile", actor.enemies)]
    ties += _dated(knowledge, "part of", actor.parent_dates)
    for other in knowledge.actors:
        link = Link(other.id, other.name)
        sides: tuple[tuple[Side, tuple[Relation, ...]], ...] = (("allied", other.allies), ("hostile", other.enemies))
        for side, relations in sides:
            ties += [Tie(side, link, tie.start, tie.end) for tie in relations if tie.to == actor.id]
    return sorted(ties, key=lambda tie: (tie.side, tie.start or date.min, tie.to))


def _dated(knowledge: Knowledge, side: Side, relations: Iterable[Relation]) -> list[Tie]:
    found = []
    for relation in relations:
        actor = knowledge.actors.get(relation.to)
        link = Link(relation.to, actor.name if actor is not None else relation.to)
        found.append(Tie(side, link, relation.start, relation.end))
    return found
