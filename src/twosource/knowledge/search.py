"""Search: what the knowledge has under a name, or under something like it.

In: words. Out: places, actors, sources and persons, those that bear the very name first, then those that it
transliterates or that have it in a longer name; among those alike the packs', then the world's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from twosource.knowledge.catalogue import NameKind
from twosource.knowledge.folding import fold_name
from twosource.knowledge.knowledge import Knowledge
from twosource.knowledge.transliteration import loose_key
from twosource.records import Actor, Place, PublicPerson, Source

How = Literal["name", "spelling", "part"]
_ORDER: dict[How, int] = {"name": 0, "spelling": 1, "part": 2}
_TABLES: tuple[NameKind, ...] = ("place", "actor", "source", "person")

_OF_THE_WORLD = "gn:"  # ids of the base gazetteer


class Found(NamedTuple):
    """One thing found. ``name`` is its usual one, ``by`` the one that it was found by."""

    table: NameKind
    id: str
    name: str
    kind: str
    country: str | None
    by: str
    how: How


def search(knowledge: Knowledge, words: str, tables: Collection[str] = _TABLES) -> list[Found]:
    """All that bears the name, is spelled otherwise in transliteration, or has it in a longer name; the packs' first."""
    found: dict[str, Found] = {}
    for one in _candidates(knowledge, words):
        known = found.get(one.id)
        if one.table in tables and (known is None or _ORDER[one.how] < _ORDER[known.how]):
            found[one.id] = one
    return sorted(
        found.values(), key=lambda one: (_ORDER[one.how], one.id.startswith(_OF_THE_WORLD), _TABLES.index(one.table))
    )


def _candidates(knowledge: Knowledge, words: str) -> Iterator[Found]:
    key = fold_name(words)
    if not key:
        return
    for place in knowledge.places.coded(words):
        yield Found("place", place.id, place.name, place.kind, place.country, words, "name")
    for place in knowledge.places.candidates(words):
        yield _compared(place, "place", words, key)
    composed = knowledge.actors.compose(words)
    for actor in (
        *knowledge.actors.named(words),
        *knowledge.actors.described(words),
        *([composed] if composed else ()),
    ):
        yield _compared(actor, "actor", words, key)
    source = knowledge.sources.publisher(words)
    if source is not None:
        yield _compared(source, "source", words, key)
    whole = f" {key} "
    packs: tuple[tuple[NameKind, Iterator[Place | Actor | Source | PublicPerson]], ...] = (
        ("place", iter(knowledge.places)),
        ("actor", iter(knowledge.actors)),
        ("source", iter(knowledge.sources)),
        ("person", iter(knowledge.people)),
    )
    for table, records in packs:
        for record in records:
            for name in (record.name, *record.names):
                if whole in f" {fold_name(name)} ":
                    yield _compared(record, table, words, key)
                    break
    for place in knowledge.places.beginning(key):
        yield _compared(place, "place", words, key)


def _compared(record: Place | Actor | Source | PublicPerson, table: NameKind, words: str, key: str) -> Found:
    """What was found, by the name of it that is most like the words."""
    names = [record.name, *record.names, *(getattr(record, "descriptions", ()))]
    ranked = sorted(names, key=lambda name: _likeness(name, words, key))
    how: How = ("name", "name", "spelling", "part", "spelling")[_likeness(ranked[0], words, key)]
    kind = record.role if isinstance(record, PublicPerson) else record.kind
    return Found(table, record.id, record.name, kind, getattr(record, "country", None), ranked[0], how)


def _likeness(name: str, words: str, key: str) -> int:
    folded = fold_name(name)
    if name == words:
        return 0
    if folded == key:
        return 1
    if key.isascii() and loose_key(folded) == loose_key(key):
        return 2
    return 3 if f" {key} " in f" {folded} " or folded.startswith(key) else 4
