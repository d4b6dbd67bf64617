"""Checking packs: what an analyst should mend, each fault with its file and line.

In: pack folders. Out: faults. Grave ones keep a pack from loading (`packs`); the others are found here: names that clash,
ties out of order or to nobody, ids, kinds and countries that nobody knows; and what is wrong with places (`place_check`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from twosource.codebook import Codebook
from twosource.knowledge.cache import built_once, cache_folder
from twosource.knowledge.catalogue import Catalogue, load_catalogue, open_catalogue
from twosource.knowledge.code_table import CODE_TABLE, code_rows
from twosource.knowledge.composition import Composer
from twosource.knowledge.errors import Fault
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import haversine_km
from twosource.knowledge.importing.countries import CountryCodes
from twosource.knowledge.index import BaseIndex, index_name
from twosource.knowledge.knowledge import build_places
from twosource.knowledge.packs import (
    MANIFEST,
    PREFIXES,
    SHIPPED,
    Pack,
    Written,
    merge,
    pack_folders,
    read_pack,
    wrong_id,
    wrong_name,
)
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.place_check import PlaceCheck, closest, is_of_geonames
from twosource.knowledge.salvage import UNREAD
from twosource.knowledge.words import load_words
from twosource.records import Actor, Place, PublicPerson, Relation, Source

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")
_TWO_LETTERS: Final = frozenset(  # ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
    "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na "
    "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn "
    "so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_SUGGESTED: Final = 3
_GENERIC: Final = "-generic"  # ends the ids of those that are nobody in particular
_ARTICLES: Final = ("the", "a", "an", "some", "these", "those")
_ONE_PLACE_KM: Final = 25.0  # beyond the radii of both, within which two of one name are taken for one place


def check_packs(paths: Sequence[Path] = (), cache: Path | None = None) -> list[Fault]:
    """Every fault of the shipped packs and these, by file and line; an empty list means that all is well.

    Raises:
        PackError: a path holds no pack.
    """
    folders = pack_folders(paths)
    packs: list[Pack] = []
    faults: list[Fault] = []
    for folder in folders:
        pack, found = read_pack(folder)
        faults += found
        packs.append(pack)
    # What is refused is looked at all the same, so that all there is to mend is told at once.
    whole = [
        replace(pack, entries=tuple(sorted((*pack.entries, *pack.salvaged), key=lambda one: (one.file, one.line))))
        for pack in packs
    ]
    merged, clashes = merge(whole)
    faults += clashes
    cached = cache or cache_folder()
    base = BaseIndex(built_once(cached, index_name(), build_places))
    if any(fault.grave for fault in faults):
        catalogue = load_catalogue((), cached)  # a pack with grave faults is never built
    else:
        catalogue = open_catalogue(folders, cached, ([pack.manifest for pack in packs], merged))
    faults += _Checker(whole, merged, base, catalogue).faults()
    return sorted(set(faults))


class _Checker:
    """Looks at the merged entries of all packs."""

    def __init__(
        self, packs: Sequence[Pack], entries: Mapping[str, Written], base: BaseIndex, catalogue: Catalogue
    ) -> None:
        self._packs = packs
        self._folders = [pack.folder for pack in packs]
        self._entries = entries
        self._composer = Composer(catalogue)
        self._class_of = Kinds().class_of
        self._unread = frozenset(kind for pack in packs for kind in pack.unread)
        self._countries = frozenset(catalogue.countries) | frozenset(base.meta.countries)
        self._gazetteers = {pack.manifest.id for pack in packs if pack.manifest.standing == "gazetteer"}
        self._places = PlaceCheck(entries, base, self._gazetteers, complete=Place not in self._unread)
        self._common = load_words().common
        self._described = frozenset(_descriptions(entries.values()))
        self._actor_kinds = Codebook.load().actor_kinds

    def faults(self) -> Iterator[Fault]:
        for pack in self._packs:
            yield from self._pack(pack)
        doubles = (
            one
            for pack in self._packs
            for one in pack.entries
            if self._entries[one.record.id].file != one.file or self._entries[one.record.id].line != one.line
        )
        for written in (*self._entries.values(), *doubles):
            record = written.record
            yield from self._identity(written)
            if not isinstance(record, PublicPerson):
                yield from self._country(written, record.country)
            if isinstance(record, Place):
                yield from self._places.faults(written, record)
            elif isinstance(record, Actor):
                yield from self._actor(written, record)
            elif isinstance(record, Source):
                yield from self._source(written, record)
            elif record.actor is not None:
                yield from self._known(written, {"actor": record.actor})
        yield from self._clashes()
        yield from self._far_clashes()
        yield from self._circles()

    def _pack(self, pack: Pack) -> Iterator[Fault]:
        for at, country in enumerate(pack.manifest.countries):
            if country not in self._countries:
                line = pack.lines.get(f"countries[{at}]", 1)
                yield Fault(pack.folder / MANIFEST, line, *_no_country(country))
        for line, code, place in code_rows(pack.folder, []):
            if not self._places.is_known(place):
                problem = f"The code {code} is said to be of {place}, which is not known"
                yield Fault(pack.folder / CODE_TABLE, line, problem, "Mend the id, or leave the row out")

    def _identity(self, written: Written) -> Iterator[Fault]:
        record = written.record
        if isinstance(record, Place) and record.id.startswith("gn:"):
            if not is_of_geonames(record):
                cure = f"Let it begin with {PREFIXES[Place]}, or say basis: geonames:{record.id[3:]}"
                yield _fault(written, "id", f"The id {record.id} is of another table", cure)
        elif (wrong := wrong_id(type(record), record.id)) is not None:
            yield _fault(written, "id", *wrong)
        if not fold_name(record.name):
            yield _fault(written, "name", "The name has no letter", "Write the usual name")
        for name in (record.name, *record.names):
            if (wrong := wrong_name(name)) is not None:
                yield Fault(*written.name_at(name), *wrong)
            elif name in record.names and not fold_name(name):
                cure = "Leave it out or mend it"
                yield Fault(*written.name_at(name), f"The name {name!r} cannot be looked for", cure)

    def _country(self, written: Written, country: str | None) -> Iterator[Fault]:
        if country is not None and country not in self._countries:
            yield _fault(written, "country", *_no_country(country))

    def _bare_names(self, written: Written, actor: Actor) -> Iterator[Fault]:
        """Names that only describe, in actors of one's own: "the rebels" would be this one in every report."""
        if written.file.is_relative_to(SHIPPED):
            return
        for name in (actor.name, *actor.names):
            bare = _bare(name)
            plain = name == name.lower() or bare != fold_name(name)
            describes = bare in self._described or (
                plain and bare != "" and all(word in self._common for word in bare.split(" "))
            )
            if describes and fold_name(name) not in map(fold_name, written.shares):
                cure = f"Name it as reports do, and put {name!r} under descriptions: context then tells whom it means"
                yield Fault(*written.name_at(name), f"{name!r} describes an actor, and names none", cure)

    def _actor(self, written: Written, actor: Actor) -> Iterator[Fault]:
        yield from self._bare_names(written, actor)
        if actor.kind not in self._actor_kinds:
            cure = closest(actor.kind, self._actor_kinds, "twosource/codebook/data/actor_kinds.yaml")
            yield _fault(written, "kind", f"There is no kind of actor {actor.kind}", cure)
        yield from self._known(written, {f"parents[{at}]": parent for at, parent in enumerate(actor.parents)})
        others = {"predecessor": actor.predecessor, "successor": actor.successor}
        yield from self._known(written, {field: other for field, other in others.items() if other is not None})
        if actor.start and actor.end and actor.end < actor.start:
            problem = f"{actor.id} ends on {actor.end}, before it begins on {actor.start}"
            yield _fault(written, "end", problem, "Mend the dates; start comes first")
        for field, relations in (("allies", actor.allies), ("enemies", actor.enemies)):
            yield from self._relations(written, field, relations)
            for at, relation in enumerate(relations):
                if relation.to == actor.id:
                    problem = f"{actor.id} stands among its own {field}"
                    yield _fault(written, f"{field}[{at}]", problem, "Leave it out, or mend the id")
        yield from self._torn(written, actor)
        yield from self._relations(written, "parent_dates", actor.parent_dates)
        for at, relation in enumerate(actor.parent_dates):
            if relation.to not in actor.parents and relation.to != UNREAD:
                problem = f"It dates its part in {relation.to}, which is none of its parents"
                yield _fault(written, f"parent_dates[{at}]", problem, "Add it to the parents, or mend the id")

    def _torn(self, written: Written, actor: Actor) -> Iterator[Fault]:
        """Those that are allies and enemies on one day."""
        for at, enemy in enumerate(actor.enemies):
            for ally in actor.allies:
                if ally.to == enemy.to != UNREAD and _first(ally) <= _last(enemy) and _first(enemy) <= _last(ally):
                    problem = f"{enemy.to} is an ally and an enemy at the same time"
                    cure = "Give each tie its dates: the one ends before the other starts"
                    yield _fault(written, f"enemies[{at}]", problem, cure)
                    break

    def _source(self, written: Written, source: Source) -> Iterator[Fault]:
        yield from self._relations(written, "aligned", source.aligned)
        if source.actor is not None:
            yield from self._known(written, {"actor": source.actor})
        for at, relayed in enumerate(source.relays):
            known = isinstance(getattr(self._entries.get(relayed), "record", None), Source)
            if not known and relayed != UNREAD and Source not in self._unread:
                cure = f"Mend the id{self._suggested(relayed, Source)}, or add the source"
                yield _fault(written, f"relays[{at}]", f"It relays {relayed}, which is no source", cure)
        for at, language in enumerate(source.languages):
            code = language.partition("-")[0]
            if not _LANGUAGE.fullmatch(language) or (len(code) == 2 and code not in _TWO_LETTERS):
                cure = "Write its ISO 639 code, such as ar, uk, fr"
                yield _fault(written, f"languages[{at}]", f"There is no language {language!r}", cure)

    def _relations(self, written: Written, field: str, relations: Sequence[Relation]) -> Iterator[Fault]:
        yield from self._known(written, {f"{field}[{at}]": relation.to for at, relation in enumerate(relations)})
        for at, relation in enumerate(relations):
            if relation.start and relation.end and relation.end < relation.start:
                problem = f"The tie to {relation.to} ends on {relation.end}, before it begins on {relation.start}"
                yield _fault(written, f"{field}[{at}]", problem, "Mend the dates; start comes first")

    def _known(self, written: Written, identifiers: Mapping[str, str]) -> Iterator[Fault]:
        """The fields that should name an actor and name none."""
        for field, identifier in identifiers.items():
            if identifier == UNREAD:
                continue
            other = self._entries.get(identifier)
            packed = other is not None and isinstance(other.record, Actor)
            if not packed and Actor not in self._unread and self._composer.by_id(identifier) is None:
                cure = f"Mend the id{self._suggested(identifier, Actor)}, or add the actor"
                yield _fault(written, field, f"There is no actor {identifier}", cure)

    def _suggested(self, identifier: str, kind: type) -> str:
        """Ids of the table that look like this one, to be told beside it."""
        ids = sorted(one for one, written in self._entries.items() if isinstance(written.record, kind))
        bare = identifier.rpartition(":")[2]
        close = get_close_matches(PREFIXES[kind] + bare, ids, _SUGGESTED, 0.75)
        return f" ({' or '.join(close)}?)" if close else ""

    def _clashes(self) -> Iterator[Fault]:
        """Names that two entries share so that nothing tells them apart, unless either says that it shares the name."""
        bearers: dict[tuple[str, ...], dict[str, tuple[Written, str]]] = defaultdict(dict)
        for written in self._entries.values():
            if written.pack in self._gazetteers:
                continue  # a gazetteer is full of namesakes; the resolver weighs them
            for name in (written.record.name, *written.record.names):
                key = fold_name(name)
                bearers[self._domain(written, key)].setdefault(written.record.id, (written, name))
        for domain, sharing in bearers.items():
            key = domain[-1]
            told = any(key in map(fold_name, written.shares) for written, _ in sharing.values())
            if len(sharing) < 2 or told or not key:
                continue
            # Whoever came later is to give way: a pack of one's own to a shipped one.
            (first, named), *others = sorted(sharing.values(), key=self._order)
            file, line = first.name_at(named)
            for written, name in others:
                problem = f"{written.record.id} and {first.record.id} ({file.name}, line {line}) share"
                cure = f"Tell them apart by their names, or say shares: [{key}] if reports call both so"
                yield Fault(*written.name_at(name), f"{problem} the name {key}", cure)

    def _far_clashes(self) -> Iterator[Fault]:
        """Places far apart that bear one name where neither says so: with both, a report's mention would be drawn at either.
        A place of a pack of one's own is held against the shipped one's, whatever that says."""
        bearers: dict[str, dict[str, tuple[Written, Place, str]]] = defaultdict(dict)
        for written in self._entries.values():
            record = written.record
            if isinstance(record, Place) and written.pack not in self._gazetteers:
                for name in (record.name, *record.names):
                    bearers[fold_name(name)].setdefault(record.id, (written, record, name))
        for key, sharing in bearers.items():
            if not key or len(sharing) < 2:
                continue
            shipped = sorted((one for one in sharing.values() if one[0].file.is_relative_to(SHIPPED)), key=_id_of)
            own = [one for one in sharing.values() if not one[0].file.is_relative_to(SHIPPED)]
            told = any(key in map(fold_name, written.shares) for written, _, _ in shipped)
            later = own if told else [*shipped[1:], *own]
            for written, place, name in later:
                if written.replaces or key in map(fold_name, written.shares):
                    continue
                for _, other, _ in shipped[:1]:
                    apart = _apart_km(place, other)
                    if apart is None or self._domain(written, key) == self._domain(sharing[other.id][0], key):
                        continue
                    problem = f"{place.id} and {other.id}, {apart:.0f} km apart, share the name {key}"
                    cure = f"Name it otherwise, or say shares: [{key}] if reports call both so"
                    yield Fault(*written.name_at(name), problem, cure)

    def _order(self, bearer: tuple[Written, str]) -> tuple[int, Path, int]:
        written, name = bearer
        file, line = written.name_at(name)
        return self._folders.index(file.parent), file, line

    def _domain(self, written: Written, key: str) -> tuple[str, ...]:
        """Within what a name must be one entry's own: of places in one admin1 unit, of actors anywhere."""
        record = written.record
        table = PREFIXES[type(record)]
        if isinstance(record, Place):
            sort = self._class_of.get(record.kind, record.kind)
            return table, record.country or "", record.admin1 or "", sort, key
        return table, key

    def _circles(self) -> Iterator[Fault]:
        """Entries that are part of themselves."""
        for written in self._entries.values():
            seen: set[str] = set()
            queue = list(_holders(written))
            while queue:
                at = queue.pop()
                if at in seen:
                    continue
                seen.add(at)
                holder = self._entries.get(at)
                queue += _holders(holder) if holder else ()
            if written.record.id in seen:
                field = "part_of" if isinstance(written.record, Place) else "parents"
                problem = f"{written.record.id} is part of itself, by way of {', '.join(_holders(written))}"
                yield _fault(written, field, problem, "Break the circle")


def _bare(name: str) -> str:
    """A folded name without its article."""
    first, _, rest = fold_name(name).partition(" ")
    return rest if first in _ARTICLES else fold_name(name)


def _descriptions(entries: Iterable[Written]) -> Iterator[str]:
    """What the shipped packs have actors described by, and call those that are nobody in particular ("gunmen")."""
    for written in entries:
        actor = written.record
        if isinstance(actor, Actor) and written.file.is_relative_to(SHIPPED):
            yield from map(_bare, actor.descriptions)
            if actor.id.endswith(_GENERIC):
                yield from map(_bare, (actor.name, *actor.names))


def _id_of(bearer: tuple[Written, Place, str]) -> str:
    return bearer[1].id


def _apart_km(place: Place, other: Place) -> float | None:
    """How far two places lie apart; None where they may be one, or one of them has no point."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return None
    apart = haversine_km((place.lat, place.lon), (other.lat, other.lon))
    near = place.radius_km + other.radius_km + _ONE_PLACE_KM
    return apart if apart > near and other.id not in place.part_of and place.id not in other.part_of else None


def _first(relation: Relation) -> date:
    return relation.start or date.min


def _last(relation: Relation) -> date:
    return relation.end or date.max


def _holders(written: Written) -> tuple[str, ...]:
    record = written.record
    if isinstance(record, Place):
        return record.part_of
    return record.parents if isinstance(record, Actor) else ()


def _no_country(told: str) -> tuple[str, str]:
    """The problem and the cure."""
    meant = CountryCodes().of(told)
    cure = "Use its ISO 3166-1 alpha-2 code, such as SY; leave it out where none fits"
    return f"There is no country {told}", f"Write its code: {meant}" if meant else cure


def _fault(written: Written, field: str, problem: str, cure: str) -> Fault:
    return Fault(*written.at(field), problem, cure)
