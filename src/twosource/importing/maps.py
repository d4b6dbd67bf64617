"""Maps: the name of a shipped one or a TOML file in; a checked `TableMap` with its bytes out, or faults by line."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from twosource.codebook import Codebook
from twosource.codebook.model import EventType
from twosource.errors import FileFault
from twosource.importing.faults import MapError
from twosource.importing.model import (
    CERTAINTIES,
    MODALITIES,
    POLARITIES,
    PRECISIONS,
    PartyRule,
    TableMap,
    Value,
    as_value,
)
from twosource.knowledge import Knowledge

DATA: Final = Path(__file__).parent / "data"
MAPS: Final[tuple[str, ...]] = tuple(sorted(path.stem for path in DATA.glob("*.toml")))
"""The names of the shipped maps."""
_MOST_BYTES: Final = 1_000_000
_STEP: Final = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)|\[(\d+)\]|\[\.\.\.\]")
_SPEAKER_KINDS: Final = (
    "state_media party monitor un ngo press agency analyst witness propaganda social_media anonymous_official official "
    "activists verifier unknown"
).split()
Steps = tuple[str | int, ...]


class KeptMap(NamedTuple):
    """A map with the bytes that it was read from, by which it is kept."""

    map: TableMap
    raw: bytes

    @property
    def sha256(self) -> str:
        """What it is kept under."""
        return hashlib.sha256(self.raw).hexdigest()


def load_map(name: str, codebook: Codebook, knowledge: Knowledge | None = None) -> KeptMap:
    """The shipped map of this name, or the one in the file of this path.

    Args:
        knowledge: what the ids of a map's ``ids`` must be borne by; not asked where None.

    Raises:
        MapError: there is none, or it has faults; all of them are told, by line.
    """
    path = DATA / f"{name}.toml" if name in MAPS else Path(name)
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        near = difflib.get_close_matches(name, MAPS, n=1)
        cure = f"Did you mean {near[0]}?" if near else f"Name one of {', '.join(MAPS)}, or a TOML file"
        raise MapError(
            [FileFault(file=name, line=1, problem=f"it can't be read: {error.strerror}", cure=cure)]
        ) from None
    called = str(path) if name not in MAPS else name
    kept = KeptMap(read_map(raw, called, codebook), raw)
    unknown = (
        list(dict.fromkeys(_unknown_ids(kept.map, raw.decode("utf-8-sig"), called, knowledge)))
        if knowledge is not None
        else []
    )
    if unknown:
        raise MapError(unknown)
    return kept


def _unknown_ids(table_map: TableMap, text: str, file: str, knowledge: Knowledge) -> Iterator[FileFault]:
    """The ids of a map that no actor of the packs bears."""
    known = [actor.id for actor in knowledge.actors]
    for n, party in enumerate(table_map.parties):
        for name, identifier in party.ids.items():
            if knowledge.actors.get(identifier) is None:
                near = difflib.get_close_matches(identifier, known, n=1)
                meant = f"Did you mean {near[0]}? " if near else ""
                yield FileFault(
                    file=file,
                    line=_line(text.splitlines(), ("parties", n, "ids")),
                    problem=f"no actor has the id {identifier!r}, which {name!r} is given",
                    cure=f"{meant}`twosource knowledge search {name}` finds ids",
                )


def read_map(raw: bytes, file: str, codebook: Codebook) -> TableMap:
    """The map that a TOML file holds.

    Raises:
        MapError: it has faults.
    """
    table_map, faults = _read(raw, file, codebook)
    if table_map is None or faults:
        raise MapError(faults)
    return table_map


def check_map(raw: bytes, file: str, codebook: Codebook) -> Sequence[FileFault]:
    """All that is wrong with a map, by line; nothing where it can be used."""
    return _read(raw, file, codebook)[1]


def _read(raw: bytes, file: str, codebook: Codebook) -> tuple[TableMap | None, list[FileFault]]:
    def fault(line: int, problem: str, cure: str) -> FileFault:
        return FileFault(file=file, line=line, problem=problem, cure=cure)

    if len(raw) > _MOST_BYTES:
        return None, [fault(1, "it is larger than a map can be", "Name a TOML file that says what the columns hold")]
    try:
        text = raw.decode("utf-8-sig")
        given = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [fault(line, "it is not UTF-8", "Save it as UTF-8")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+)", str(error))
        return None, [fault(int(at.group(1)) if at else 1, f"it is no TOML: {error}", "Mend the line")]
    lines = text.splitlines()
    try:
        table_map = msgspec.convert(given, TableMap, strict=True)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at ")
        steps = _steps(path.strip("`"))
        unknown = re.search(r"unknown field `([^`]+)`", problem)
        if unknown:
            steps = (*steps, unknown.group(1))
        return None, [
            fault(_line(lines, steps), problem, "See the guide on importing a table for what may stand there")
        ]
    expanded = _expanded(table_map)
    return expanded, sorted(fault(_line(lines, steps), *told) for steps, *told in _faults(table_map, codebook))


def _expanded(table_map: TableMap) -> TableMap:
    """The map with each repeated rule of a party once for each of its numbers."""
    parties: list[PartyRule] = []
    for rule in table_map.parties:
        if not rule.repeat:
            parties.append(rule)
        body = msgspec.json.encode(msgspec.structs.replace(rule, repeat=()))
        for n in rule.repeat:
            parties.append(msgspec.json.decode(body.replace(b"{n}", str(n).encode()), type=PartyRule))
    return msgspec.structs.replace(table_map, parties=tuple(parties))


def _steps(path: str) -> Steps:
    """The steps of a path such as ``$.types[2].code``."""
    return tuple(m.group(1) or int(m.group(2) or 0) for m in _STEP.finditer(path.removeprefix("$")))


def _line(lines: Sequence[str], steps: Steps) -> int:
    """The line (from 1) of the value that these steps lead to, or of the nearest above it."""
    at = 0
    for n, step in enumerate(steps):
        if isinstance(step, int):
            continue
        nth = steps[n + 1] if n + 1 < len(steps) and isinstance(steps[n + 1], int) else 0
        assert isinstance(nth, int)
        head = re.compile(rf"\s*(\[\[?\s*(?:[\w-]+\.)*{re.escape(step)}\s*\]\]?|\"?{re.escape(step)}\"?\s*=)")
        inline = re.compile(rf"(?<![\w-])\"?{re.escape(step)}\"?\s*=")
        found = [number for number in range(at, len(lines)) if head.match(lines[number])]
        if found:
            at = found[min(nth, len(found) - 1)]
        elif not inline.search(lines[at] if lines else ""):
            break
    return at + 1


def _faults(table_map: TableMap, codebook: Codebook) -> Iterator[tuple[Steps, str, str]]:
    """What the map says that cannot be: the steps to it, the problem and the cure."""
    for n, rule in enumerate(table_map.types):
        yield from _type_faults(("types", n), rule.code, rule.attributes, codebook)
        if (rule.code is None) == (rule.crosswalk is None):
            cure = "Give code = ... or crosswalk = ... with column = ..."
            yield ("types", n), "a rule of types gives either a code or a crosswalk", cure
        elif rule.crosswalk is not None and rule.column is None:
            yield ("types", n, "crosswalk"), "the column of the other scheme's codes is missing", "Give column = ..."
    kinds = tuple(codebook.actor_kinds)
    for n, party in enumerate(table_map.parties):
        yield from _listed(("parties", n, "kind"), party.kind, kinds, "kind of actor")
        if party.repeat and "{n}" not in party.column:
            yield ("parties", n, "repeat"), "the column of a repeated rule has no {n}", 'Write it as "actor{n}"'
    for n, speaker in enumerate(table_map.speakers):
        yield from _listed(("speakers", n, "kind"), speaker.kind, _SPEAKER_KINDS, "kind of source")
        yield from _value_faults(("speakers", n, "name"), speaker.name)
    for n, place in enumerate(table_map.places):
        if (place.lat is None) != (place.lon is None):
            yield ("places", n), "a point needs both lat and lon", "Give the other column too"
        yield from _numbers(("places", n, "radius_km"), place.radius_km)
        yield from _value_faults(("places", n, "country"), place.country)
    for n, figure in enumerate(table_map.figures):
        if not (figure.low or figure.best or figure.high):
            yield ("figures", n), "a figure has no column", "Give best = ..., or low = ... and high = ..."
    for key, known in (("certainty", CERTAINTIES), ("modality", MODALITIES), ("polarity", POLARITIES)):
        yield from _listed((key,), getattr(table_map, key), known, key)
    yield from _listed(("time", "precision"), table_map.time.precision, PRECISIONS, "precision")
    for key in ("publisher", "published"):
        yield from _value_faults((key,), getattr(table_map, key))


def _type_faults(
    steps: Steps, code: str | None, attributes: Sequence[str], codebook: Codebook
) -> Iterator[tuple[Steps, str, str]]:
    if code is None:
        return
    kind: EventType | None = codebook.get(code)
    if kind is None:
        yield (*steps, "code"), f"there is no event type {code!r}", _near(code, tuple(codebook.types))
        return
    known = {*codebook.marks, *(mark for trigger in kind.triggers for mark in trigger.attributes)}
    for attribute in attributes:
        if attribute not in known:
            cure = _near(attribute, tuple(sorted(known)))
            yield (*steps, "attributes"), f"{code} has no attribute {attribute!r}", cure


def _listed(
    steps: Steps, given: str | Value | None, known: Sequence[str], noun: str
) -> Iterator[tuple[Steps, str, str]]:
    """The values of a lookup must be words of a list."""
    value = as_value(given)
    if value is None:
        return
    yield from _value_faults(steps, given)
    if isinstance(given, str) and given in known:
        yield (
            steps,
            f"{given!r} is taken for a column",
            f'Write {{ fixed = "{given}" }} if it is the same for every row',
        )
    for one in (*value.values.values(), value.fixed, value.default):
        if one is not None and one not in known:
            yield steps, f"there is no {noun} {one!r}", _near(str(one), known)


def _numbers(steps: Steps, given: str | Value | float | None) -> Iterator[tuple[Steps, str, str]]:
    value = as_value(given)
    if value is None:
        return
    yield from _value_faults(steps, given)
    for one in (*value.values.values(), value.fixed, value.default):
        if one is not None and not (isinstance(one, (int, float)) and 0 <= one <= 20_000):
            yield steps, f"{one!r} is no number of kilometres", "Give a number"


def _value_faults(steps: Steps, given: str | Value | float | None) -> Iterator[tuple[Steps, str, str]]:
    value = as_value(given)
    if value is None:
        return
    if not value.column and value.fixed is None:
        yield steps, "it says neither a column nor a fixed value", "Give column = ... or fixed = ..."
    if value.pattern is not None:
        try:
            groups = re.compile(value.pattern).groups
        except re.error as error:
            yield steps, f"the pattern is no regular expression: {error}", "Mend it"
        else:
            if groups != 1:
                yield steps, f"the pattern has {groups} groups", "Give it one: what it finds is the value"


def _near(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"It is one of {', '.join(known)}"
