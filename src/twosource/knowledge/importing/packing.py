"""Packing: drafts of places in, a pack of those that are not known yet out.

A place that is known (of the packs, or of the base gazetteer) is not brought in a second time: what is known about it is
richer, and its id stays the one that claims have; it is given the names that it was not known by. A unit that comes
without a point gets the middle of what lies in it; without that it lies somewhere in the unit that holds it, at that
one's point and with its radius; without that it is left out, for a name without a point would only stand in the way of
one that has it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec
import yaml

from twosource.knowledge.borders import Borders
from twosource.knowledge.code_table import CODE_TABLE, code_bytes
from twosource.knowledge.disputed import Disputed
from twosource.knowledge.errors import PackNameError, PackWriteError
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import Point, covering_radius_km, haversine_km, middle
from twosource.knowledge.importing.countries import CountryCodes
from twosource.knowledge.importing.drafts import BadRow, Draft, ImportFault
from twosource.knowledge.importing.spellings import UNITS, Spellings, Standing
from twosource.knowledge.knowledge import Knowledge
from twosource.knowledge.packs import MANIFEST, Manifest, wrong_name
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.place_table import PLACE_TABLE, table_bytes
from twosource.knowledge.unit_check import is_far_out
from twosource.records import Place

SAME_KM: Final = 5.0  # two rows of one name and sort nearer than this are one place
KNOWN_KM: Final = 10.0  # and so are a row and what is known
FOUND_KM: Final = 25.0  # a name that already leads so near to its point needs no entry
_BEYOND_KM: Final = 25.0  # how far beyond its border a country's place may lie: they are drawn roughly
_PRIOR: Final = 0.9  # how likely a text that names an imported place is about its country
_CELL: Final = 0.05  # degrees
_CODED: Final = "ocha:"  # the basis of what is known by codes that people look up
_OF_GEONAMES: Final = "gn:"
_MOST_NAMES: Final = 500  # of a place
_SHOWN: Final = 40  # letters of a long name in what is said of it


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import. ``known`` were known before, and took ``spellings`` that they lacked; ``pointless`` have no
    point and got none."""

    pack: str
    folder: Path
    places: int
    known: int
    spellings: int
    pointless: int
    bad: tuple[BadRow, ...]


class Packing:
    """Makes packs beside what a knowledge holds.

    Args:
        knowledge: the packs and the base gazetteer; without the pack that is to be made.
        standing: whether the places are what a war turns on, or a gazetteer's thousands.
        step: called for each row taken up.
    """

    def __init__(self, knowledge: Knowledge, standing: Standing, step: Callable[[], None] = lambda: None) -> None:
        self._places = knowledge.places
        self._standing = standing
        self._step = step
        self._codes = CountryCodes()
        self._borders = Borders()
        self._disputed = Disputed()
        self._packed = frozenset(place.id for place in self._places)
        self._class_of = Kinds().class_of
        self._spellings = Spellings(self._places, standing)
        self._units: dict[tuple[str, str | None, str | None], tuple[str | None, tuple[Place, ...]]] = {}
        self._bad: list[BadRow] = []

    def pack(
        self,
        drafts: Iterable[Draft | BadRow],
        manifest: Callable[[Sequence[str]], Manifest],
        packs: Path,
        *,
        overwrite: bool = False,
    ) -> Imported:
        """Write a pack into a folder of packs.

        Args:
            drafts: the places.
            manifest: makes what the pack says of itself, from the countries of its places, the most frequent first.
            packs: the folder; made where it is missing.
            overwrite: whether a pack of this name may be put in place of one that is there.

        Raises:
            ImportFault: no row could be taken.
            PackNameError: there is such a pack already.
            PackWriteError: the disk does not take it.
        """  # fmt: skip
        self._bad = []
        settled = self._with_points([draft for item in drafts if (draft := self._settle(item)) is not None])
        pointless = sum(draft.point is None for draft in settled)
        placed = _joined([draft for draft in settled if draft.point is not None], self._sort)
        ids: dict[str, str] = {}
        fresh: list[tuple[Draft, tuple[str, ...]]] = []
        known: list[Place] = []
        spelled: dict[str, dict[str, None]] = defaultdict(dict)
        for draft, keys in placed:
            place = self._known(draft)
            if place is None:
                fresh.append((draft, keys))
            else:
                known.append(place)
                ids |= dict.fromkeys(keys, place.id)
                spelled[place.id] |= dict.fromkeys(self._spellings.new(draft, place))
        countries = [code for code, _ in Counter(draft.country for draft, _ in placed).most_common()]
        bad = tuple(sorted(set(self._bad)))
        if not placed:
            first = f": line {bad[0].line}: {bad[0].problem}" if bad else ""
            raise ImportFault(f"no place could be taken out of it{first}", cure="Check that it has the format named")
        told = manifest(countries)
        written = self._records(fresh, ids)
        added = {place.id: tuple(spelled[place.id]) for place in known if spelled[place.id]}
        spellings = sum(map(len, added.values()))  # before those of the base gazetteer's places are taken out of it
        unpacked = [place for place in known if place.id not in self._packed]
        codes = {
            key: ids[key] for draft, keys in placed for key in keys if key in ids and draft.basis.startswith(_CODED)
        }
        folder = _write(told, [*written, *_respelled(unpacked, added)], added, codes, packs, overwrite)
        return Imported(told.id, folder, len(written), len(known), spellings, pointless, bad)

    def _settle(self, item: Draft | BadRow) -> Draft | None:
        """The draft under the code of its country, which in disputed territory the rule gives."""
        self._step()
        if isinstance(item, BadRow):
            self._bad.append(item)
            return None
        item = replace(item, name=_spaced(item.name), names=self._spelled(item))
        wrong = wrong_name(item.name)
        if wrong is not None:
            self._bad.append(BadRow(item.line, wrong[0]))
            return None
        code = self._codes.of(item.country)
        if code is None:
            self._bad.append(BadRow(item.line, f"there is no country {item.country!r}"))
            return None
        if item.point is not None:
            territory = self._disputed.at(item.point)
            if territory is not None and territory.country is not None:
                if self._sort(item) not in UNITS:
                    code = territory.country
            elif not item.basis.startswith("geonames:") and not self._inside(code, item.point, item.radius_km):
                self._bad.append(BadRow(item.line, f"{item.name}: the point {item.point} is outside {code}"))
                return None
        return replace(item, country=code)

    def _spelled(self, draft: Draft) -> tuple[str, ...]:
        """The other names of a draft; what is wrong with one is told, and the others go in."""
        names = list(dict.fromkeys(filter(fold_name, map(_spaced, draft.names))))
        if len(names) > _MOST_NAMES:
            problem = f"{draft.name[:_SHOWN]!r} has {len(names)} names; the first {_MOST_NAMES} go in"
            self._bad.append(BadRow(draft.line, problem))
        kept = []
        for name in names[:_MOST_NAMES]:
            wrong = wrong_name(name)
            if wrong is None:
                kept.append(name)
            else:
                self._bad.append(BadRow(draft.line, f"{wrong[0]}; the others go in"))
        return tuple(kept)

    def _inside(self, country: str, point: Point, radius_km: float) -> bool:
        return country not in self._borders or self._borders.holds(country, point, max(_BEYOND_KM, radius_km))

    def _sort(self, draft: Draft) -> str:
        return self._class_of.get(draft.kind, "facility")

    def _with_points(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts, those without a point at what is known of their name, else in the middle of what lies in them, else
        somewhere in what holds them."""
        inside: dict[str, list[Point]] = defaultdict(list)
        for draft in drafts:
            for key in draft.holders if draft.point is not None else ():
                inside[key].append(draft.point or (0.0, 0.0))
        found = []
        settled: dict[str, Draft] = {}
        for draft in drafts:
            if draft.point is None:
                place = self._of_name(draft)
                holder = next((settled[key] for key in draft.holders if key in settled), None)
                center = middle(inside.get(draft.key, ()), _CELL)
                if place is not None and place.lat is not None and place.lon is not None:
                    draft = replace(draft, point=(place.lat, place.lon), radius_km=place.radius_km)
                elif center is not None:
                    reach = covering_radius_km(center, inside[draft.key])
                    draft = replace(
                        draft,
                        point=(round(center[0], 3), round(center[1], 3)),
                        radius_km=round(max(_BEYOND_KM, reach), 0),
                        basis=f"{draft.basis}, middle of its places",
                    )
                elif holder is not None:
                    basis = f"{draft.basis}, somewhere in {holder.key}"
                    draft = replace(draft, point=holder.point, radius_km=holder.radius_km, basis=basis)
            if draft.point is not None:
                settled[draft.key] = draft
            found.append(draft)
        return found

    def _of_name(self, draft: Draft) -> Place | None:
        """The place known by the draft's name and kind, whose country is the draft's."""
        known = (self._places.known(name, country=draft.country, kind=draft.kind) for name in self._spellings.of(draft))
        return next((place for place in known if place is not None), None)

    def _known(self, draft: Draft) -> Place | None:
        """The place that is known to be this one."""
        if draft.id is not None and (place := self._places.get(draft.id)) is not None:
            return place
        near = KNOWN_KM if self._sort(draft) not in UNITS else max(KNOWN_KM, draft.radius_km)
        around = (
            self._places.known(name, country=draft.country, kind=draft.kind, near=draft.point, within_km=near)
            for name in (self._spellings.of(draft) if self._sort(draft) in UNITS else (draft.name,))
        )
        place = next((place for place in around if place is not None), None) or self._known_otherwise(draft)
        if self._standing == "gazetteer" or (place is not None and self._sort(draft) not in UNITS):
            return place
        # What a war turns on must be found by every name that it comes with, and before all namesakes.
        for name in (draft.name, *draft.names):
            found = self._places.resolve(name, country_prior={draft.country: _PRIOR}, kind_hint=draft.kind).place
            if found is None or found.lat is None or found.lon is None or draft.point is None:
                return None
            if haversine_km((found.lat, found.lon), draft.point) > FOUND_KM:
                return None
            place = place or found
        return place

    def _known_otherwise(self, draft: Draft) -> Place | None:
        """The place that is known by another of the draft's names, nearer than two of one name can be told apart; never a
        row of GeoNames by another, which it tells apart itself."""
        if self._sort(draft) in UNITS:
            return None
        around = (
            self._places.known(name, country=draft.country, kind=draft.kind, near=draft.point, within_km=SAME_KM)
            for name in draft.names
        )
        found = next((place for place in around if place is not None), None)
        both = found is not None and draft.id is not None and found.id.startswith(_OF_GEONAMES)
        return None if both else found

    def _records(self, fresh: list[tuple[Draft, tuple[str, ...]]], ids: dict[str, str]) -> list[tuple[Place, bool]]:
        """The places of the pack in the order of their ids, each with whether its names are others' too."""
        taken: set[str] = set()
        chosen = []
        for draft, keys in fresh:
            identifier = draft.id or _free(f"plc:{draft.country.lower()}:{_slug(draft)}", taken, self._places.get)
            if identifier in taken:
                self._bad.append(BadRow(draft.line, f"the id {identifier} stands twice"))
                continue
            taken.add(identifier)
            ids |= dict.fromkeys(keys, identifier)
            chosen.append((identifier, draft))
        drafted = {ids[key]: draft for draft, keys in fresh for key in keys if key in ids}
        borne = Counter(key for _, draft in chosen for key in {fold_name(name) for name in (draft.name, *draft.names)})
        found = []
        for identifier, draft in sorted(chosen, key=lambda one: one[0]):
            admin1, units = self._admin(draft)
            holders = tuple(dict.fromkeys(ids[key] for key in draft.holders if key in ids)) or units
            place = Place(
                id=identifier,
                name=draft.name,
                kind=draft.kind,
                lat=draft.point[0] if draft.point else None,
                lon=draft.point[1] if draft.point else None,
                radius_km=draft.radius_km,
                country=draft.country,
                admin1=admin1 or self._admin1_of(holders, drafted),
                names=draft.names,
                part_of=tuple(holder for holder in holders if holder != identifier),
                population=draft.population,
                basis=draft.basis,
            )
            spelled = {fold_name(name) for name in (place.name, *place.names)}
            found.append((place, any(borne[key] > 1 or self._places.bears(key) for key in spelled)))
        return found

    def _admin1_of(self, holders: Iterable[str], drafted: dict[str, Draft]) -> str | None:
        """The name of the admin1 unit among what holds a place."""
        for identifier in holders:
            draft, place = drafted.get(identifier), self._places.get(identifier)
            if draft is not None and self._sort(draft) == "admin1":
                return draft.name
            if place is not None and (place.admin1 or self._class_of.get(place.kind) == "admin1"):
                return place.admin1 or place.name
        return None

    def _admin(self, draft: Draft) -> tuple[str | None, tuple[str, ...]]:
        """The admin1 unit's name and the ids of the units that a draft names, as far as they are known."""
        asked = (draft.country, *draft.admin)
        if asked not in self._units:
            prior = {draft.country: 0.95}
            second, first = draft.admin
            upper = self._places.resolve(first, country_prior=prior, kind_hint="province").place if first else None
            if upper is not None and self._places.sort(upper) != "admin1":
                upper = None
            lower = None
            if second:
                lower = self._places.resolve(second, country_prior=prior, kind_hint="district", within=upper).place
                if lower is not None and self._places.sort(lower) != "admin2":
                    lower = None
            name = upper.admin1 or upper.name if upper is not None else None
            self._units[asked] = (name, tuple(unit for unit in (lower, upper) if unit is not None))
        name, units = self._units[asked]
        return name, tuple(unit.id for unit in units if not self._is_far_out(draft, unit))

    @staticmethod
    def _is_far_out(draft: Draft, unit: Place) -> bool:
        """Whether a point lies so far outside of the unit that its row names that one of the two is wrong."""
        if draft.point is None or unit.lat is None or unit.lon is None:
            return False
        return is_far_out(haversine_km(draft.point, (unit.lat, unit.lon)), draft.radius_km, unit.radius_km)


def _spaced(name: str) -> str:
    """The name with one space between its words."""
    return " ".join(name.split())


def _joined(drafts: list[Draft], sort: Callable[[Draft], str]) -> list[tuple[Draft, tuple[str, ...]]]:
    """The drafts, those of one name, sort and place made one, each with the keys of all that it stands for."""
    bearers: dict[tuple[str, str, str], list[tuple[Draft, list[str]]]] = defaultdict(list)
    found: list[tuple[Draft, list[str]]] = []
    for draft in drafts:
        shelf = bearers[draft.country, sort(draft), fold_name(draft.name)]
        at = next((at for at, (other, _) in enumerate(shelf) if _near(other, draft)), None)
        if at is None:
            entry = (draft, [draft.key])
            shelf.append(entry)
            found.append(entry)
            continue
        other, keys = shelf[at]
        best, more = (draft, other) if draft.radius_km < other.radius_km else (other, draft)
        names = dict.fromkeys((*best.names, more.name, *more.names))
        names.pop(best.name, None)
        entry = (replace(best, names=tuple(names)), [*keys, draft.key])
        found[found.index(shelf[at])] = entry
        shelf[at] = entry
    return [(draft, tuple(keys)) for draft, keys in found]


def _near(a: Draft, b: Draft) -> bool:
    return a.point is not None and b.point is not None and haversine_km(a.point, b.point) <= SAME_KM


def _slug(draft: Draft) -> str:
    source = draft.basis.partition(":")[0].partition(" ")[0]
    code = draft.basis.removeprefix("ocha:").partition(",")[0]
    told = code.lower() if source == "ocha" else fold_name(draft.name).replace(" ", "-")
    return f"{source}-{told}" if source in ("ocha", "ucdp-ged") else told


def _free(identifier: str, taken: set[str], known: Callable[[str], Place | None]) -> str:
    """The id, or with the least number behind it that makes it one's own."""
    number, free = 1, identifier
    while free in taken or known(free) is not None:
        number += 1
        free = f"{identifier}-{number}"
    return free


def _respelled(known: Iterable[Place], added: dict[str, tuple[str, ...]]) -> list[tuple[Place, bool]]:
    """The places of the base gazetteer that names are added to, with all their names; they are in no pack yet."""
    places = {place.id: place for place in known if place.id in added}
    return [
        (msgspec.structs.replace(place, names=(*place.names, *added.pop(identifier))), True)
        for identifier, place in sorted(places.items())
    ]


def _write(
    manifest: Manifest,
    places: list[tuple[Place, bool]],
    added: dict[str, tuple[str, ...]],
    codes: dict[str, str],
    packs: Path,
    overwrite: bool,
) -> Path:
    """Put the pack in its place, whole or not at all."""
    target = packs / manifest.id
    if target.exists() and not overwrite:
        cure = "Name another with --pack, or say --overwrite to put the new one in its place"
        raise PackNameError("there is such a pack already", where=str(target), cure=cure)
    try:
        packs.mkdir(parents=True, exist_ok=True)
        own = Path(tempfile.mkdtemp(prefix=f".{manifest.id}-", dir=packs))
        try:
            fields = msgspec.to_builtins(manifest)
            text = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=120)
            (own / MANIFEST).write_text(text, encoding="utf-8")
            shares = [(place.name, *place.names) if shared else () for place, shared in places]
            (own / PLACE_TABLE).write_bytes(table_bytes((place for place, _ in places), shares, added))
            if codes:
                (own / CODE_TABLE).write_bytes(code_bytes(codes))
            own.chmod(0o755)
            if target.exists():
                shutil.rmtree(target)
            own.rename(target)
        finally:
            shutil.rmtree(own, ignore_errors=True)
    except OSError as error:
        problem = f"the pack can't be written ({error.strerror})"
        raise PackWriteError(problem, where=str(target), cure="Make room, or mend the permissions") from error
    return target
