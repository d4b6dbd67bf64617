"""Checking packs: what an analyst should mend, each fault with its file and line.

In: pack folders. Out: faults. Grave ones keep a pack from loading (`packs`); the others are found here: names that
clash, points outside their country, land counted to another than the rule on disputed territory says (`disputed`), dates
out of order, ids and kinds that nobody knows, points claimed finer than their basis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from twosource.codebook import Codebook
from twosource.knowledge.borders import Borders
from twosource.knowledge.cache import built_once, cache_folder
from twosource.knowledge.catalogue import Catalogue, open_catalogue
from twosource.knowledge.composition import Composer
from twosource.knowledge.disputed import Disputed
from twosource.knowledge.errors import Fault
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import Point, haversine_km
from twosource.knowledge.index import BaseIndex, index_name
from twosource.knowledge.knowledge import build_places
from twosource.knowledge.packs import Pack, Written, merge, pack_folders, read_pack
from twosource.knowledge.phrases import Kinds
from twosource.records import Actor, Place, PublicPerson, Relation, Source

RECALLED: Final = "recalled"
RECALLED_RADIUS_KM: Final = 10.0  # a point that is only remembered is drawn no finer
_FAR_KM: Final = 25.0  # how far beyond its border a country's place may lie: coasts and borders are drawn roughly
_OFFSHORE_KM: Final = 350.0  # and an island, as far as a country's economic zone reaches: small ones are not drawn
_PREFIXES: Final[Mapping[type, str]] = {Place: "plc:", Actor: "act:", Source: "src:", PublicPerson: "per:"}


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
        if pack is not None:
            packs.append(pack)
    merged, clashes = merge(packs)
    faults += clashes
    # What the entries say of one another is worth telling only when all of them can be read.
    if not any(fault.grave for fault in faults):
        folder = cache or cache_folder()
        base = BaseIndex(built_once(folder, index_name(), build_places))
        catalogue = open_catalogue(folders, folder, ([pack.manifest for pack in packs], merged))
        checker = _Checker(merged, base, catalogue)
        faults += checker.faults()
    return sorted(set(faults))


class _Checker:
    """Looks at the merged entries of all packs."""

    def __init__(self, entries: Mapping[str, Written], base: BaseIndex, catalogue: Catalogue) -> None:
        self._entries = entries
        self._base = base
        self._composer = Composer(catalogue)
        self._kinds = Kinds()
        self._borders = Borders()
        self._disputed = Disputed()
        self._towns: dict[str, list[Point]] = {}  # of the countries asked for
        self._gazetteers = {manifest.id for manifest in catalogue.manifests if manifest.standing == "gazetteer"}
        self._actor_kinds = Codebook.load().actor_kinds

    def faults(self) -> Iterator[Fault]:
        for written in self._entries.values():
            record = written.record
            yield from self._identity(written)
            if isinstance(record, Place):
                yield from self._place(written, record)
            elif isinstance(record, Actor):
                yield from self._actor(written, record)
            elif isinstance(record, Source):
                yield from self._source(written, record)
            elif record.actor is not None:
                yield from self._known(written, "actor", (record.actor,))
        yield from self._clashes()
        yield from self._circles()

    def _identity(self, written: Written) -> Iterator[Fault]:
        record = written.record
        prefix = _PREFIXES[type(record)]
        own = record.id.startswith(prefix) or (isinstance(record, Place) and _of_geonames(record))
        if not own:
            yield _fault(written, "id", f"The id {record.id} is of another table", f"Let it begin with {prefix}")
        if not fold_name(record.name):
            yield _fault(written, "name", "The name has no letter", "Write the usual name")
        for name in (record.name, *record.names):
            if name != name.strip() or not fold_name(name):
                yield _fault(written, "names", f"The name {name!r} cannot be looked for", "Leave it out or mend it")

    def _place(self, written: Written, place: Place) -> Iterator[Fault]:
        if place.kind not in self._kinds.class_of:
            yield _fault(written, "kind", f"There is no kind of place {place.kind}", "Use a kind of kinds.yaml")
        if place.radius_km <= 0:
            yield _fault(written, "radius_km", "The radius is not above 0", "Say how far off the point may be, in km")
        if place.basis == RECALLED and place.lat is not None and place.radius_km < RECALLED_RADIUS_KM:
            cure = f"Give the point's basis, or a radius of {RECALLED_RADIUS_KM:.0f} km or more"
            yield _fault(written, "radius_km", f"A recalled point has a radius of {place.radius_km:g} km", cure)
        yield from self._point(written, place)
        for outer in place.part_of:
            known = outer in self._entries or (outer.startswith("gn:") and self._row(outer[3:]) is not None)
            if not known:
                cure = "Mend the id, or add the place"
                yield _fault(written, "part_of", f"It is part of {outer}, which is not known", cure)

    def _row(self, number: str) -> int | None:
        return self._base.row(int(number)) if number.isdecimal() else None

    def _point(self, written: Written, place: Place) -> Iterator[Fault]:
        if (place.lat is None) != (place.lon is None):
            yield _fault(written, "lat", "Only one of lat and lon is given", "Give both or neither")
        if place.lat is None or place.lon is None:
            return
        if not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
            problem = f"{place.lat}, {place.lon} is no point on Earth"
            yield _fault(written, "lat", problem, "Give degrees, latitude first")
            return
        point = (place.lat, place.lon)
        if place.country and place.country not in self._borders:
            yield _fault(written, "country", f"There is no country {place.country}", "Use its ISO 3166-1 alpha-2 code")
        elif place.country and (ruled := self._ruled(point, place)):
            yield _fault(written, "country", *ruled)
        elif place.country and not _of_geonames(place) and not self._in_country(point, place):
            cure = "Mend the point (latitude first) or the country"
            yield _fault(written, "lat", f"The point {place.lat}, {place.lon} is outside {place.country}", cure)
        name, _, number = place.basis.partition(":")
        row = self._row(number) if name == "geonames" else None
        other = self._base.point(row) if row is not None else None
        if other is not None and haversine_km(point, other) > _FAR_KM + place.radius_km:
            away = f"{haversine_km(point, other):.0f} km from GeoNames' point {number}"
            yield _fault(written, "basis", f"The point lies {away}, its basis", "Mend the point or the basis")

    def _ruled(self, point: Point, place: Place) -> tuple[str, str] | None:
        """The fault of a point in disputed territory that is counted to another country than the rule says."""
        territory = self._disputed.at(point)
        if territory is None or territory.country in (None, place.country):
            return None
        if self._kinds.class_of.get(place.kind) in ("country", "admin1", "admin2"):
            return None  # a state's own divisions are its own, wherever their middle falls
        problem = f"The point {place.lat}, {place.lon} lies in disputed territory ({territory.name})"
        return problem, f"Write the country {territory.country}, by the one rule for every side: {territory.why}"

    def _in_country(self, point: Point, place: Place) -> bool:
        """Whether the point lies in its country's borders, or in disputed territory that is counted to it, or beside
        one of its towns."""
        country = place.country or ""
        territory = self._disputed.at(point)
        if territory is not None and territory.country == country:
            return True
        reach = _OFFSHORE_KM if place.kind == "island" else _FAR_KM
        if self._borders.holds(country, point, max(reach, place.radius_km)):
            return True
        if country not in self._towns:
            points = [self._base.point(row) for row in self._base.rows_in(country)]
            self._towns[country] = [town for town in points if town is not None]
        return any(haversine_km(point, town) <= _FAR_KM for town in self._towns[country])

    def _actor(self, written: Written, actor: Actor) -> Iterator[Fault]:
        if actor.kind not in self._actor_kinds:
            yield _fault(written, "kind", f"There is no kind of actor {actor.kind}", "Use a kind of the codebook")
        yield from self._known(written, "parents", actor.parents)
        for field, relations in (("allies", actor.allies), ("enemies", actor.enemies)):
            yield from self._relations(written, field, relations)

    def _source(self, written: Written, source: Source) -> Iterator[Fault]:
        yield from self._relations(written, "aligned", source.aligned)
        if source.actor is not None:
            yield from self._known(written, "actor", (source.actor,))
        for relayed in source.relays:
            if not isinstance(getattr(self._entries.get(relayed), "record", None), Source):
                yield _fault(written, "relays", f"It relays {relayed}, which is no source", "Mend the id")

    def _relations(self, written: Written, field: str, relations: Sequence[Relation]) -> Iterator[Fault]:
        yield from self._known(written, field, [relation.to for relation in relations])
        for relation in relations:
            if relation.start and relation.end and relation.end < relation.start:
                problem = f"The tie to {relation.to} ends on {relation.end}, before it begins on {relation.start}"
                yield _fault(written, field, problem, "Mend the dates; start comes first")

    def _known(self, written: Written, field: str, identifiers: Sequence[str]) -> Iterator[Fault]:
        for identifier in identifiers:
            other = self._entries.get(identifier)
            packed = other is not None and isinstance(other.record, Actor)
            if not packed and self._composer.by_id(identifier) is None:
                yield _fault(written, field, f"There is no actor {identifier}", "Mend the id, or add the actor")

    def _clashes(self) -> Iterator[Fault]:
        """Names that two entries share so that nothing tells them apart, unless either says that it shares the name."""
        bearers: dict[tuple[str, ...], list[Written]] = defaultdict(list)
        for written in self._entries.values():
            if written.pack in self._gazetteers:
                continue  # a gazetteer is full of namesakes; the resolver weighs them
            for key in {fold_name(name) for name in (written.record.name, *written.record.names)}:
                bearers[self._domain(written, key)].append(written)
        for domain, sharing in bearers.items():
            key = domain[-1]
            told = any(key in map(fold_name, written.shares) for written in sharing)
            if len(sharing) < 2 or told:
                continue
            first, *others = sharing
            for written in others:
                problem = f"{written.record.id} and {first.record.id} ({first.file.name}, line {first.line}) share"
                cure = f"Tell them apart by their names, or say shares: [{key}] if reports call both so"
                yield _fault(written, "names", f"{problem} the name {key}", cure)

    def _domain(self, written: Written, key: str) -> tuple[str, ...]:
        """Within what a name must be one entry's own: of places in one admin1 unit, of actors anywhere."""
        record = written.record
        table = _PREFIXES[type(record)]
        if isinstance(record, Place):
            sort = self._kinds.class_of.get(record.kind, record.kind)
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


def _of_geonames(place: Place) -> bool:
    return place.id.startswith("gn:") and place.basis == f"geonames:{place.id[3:]}"


def _holders(written: Written) -> tuple[str, ...]:
    record = written.record
    if isinstance(record, Place):
        return record.part_of
    return record.parents if isinstance(record, Actor) else ()


def _fault(written: Written, field: str, problem: str, cure: str) -> Fault:
    return Fault(written.file, written.lines.get(field, written.line), problem, cure)
