"""Packs: folders of YAML files that an analyst edits, read into records.

In: pack folders (``pack.yaml`` and any of ``places.yaml``, ``actors.yaml``, ``sources.yaml``, ``people.yaml``, each a
list of entries with the fields of the record, and ``places.csv``). Out: the records with where each stands, and the
faults with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import yaml

from twosource.knowledge.errors import Fault, PackError, PackNameError
from twosource.knowledge.place_table import PLACE_TABLE, table_rows
from twosource.knowledge.words import DATA
from twosource.records import Actor, Place, PublicPerson, Source

SHIPPED: Final = DATA / "packs"
MANIFEST: Final = "pack.yaml"
OWN: Final = "own"  # the pack that `twosource knowledge add` writes to
TABLES: Final[Mapping[str, type[msgspec.Struct]]] = {
    "places.yaml": Place,
    "actors.yaml": Actor,
    "sources.yaml": Source,
    "people.yaml": PublicPerson,
}
_NOUNS: Final[Mapping[type[msgspec.Struct], str]] = {
    Place: "place",
    Actor: "actor",
    Source: "source",
    PublicPerson: "person",
}
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_FIELD: Final = re.compile(r"`\$((?:\.\w+|\[[^\]]*\])*)`|field `(\w+)`")
Entry = Place | Actor | Source | PublicPerson


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a pack says of itself. ``countries`` are those whose names it settles, ISO 3166-1 alpha-2.

    ``standing``: the places of a ``curated`` pack are those that a war turns on, and win for their names; those of a
    ``gazetteer`` weigh by their people, like those of the base gazetteer, and words of the language are never they.
    """

    id: str
    title: str
    countries: tuple[str, ...]
    description: str
    licence: str
    sources_note: str
    standing: Literal["curated", "gazetteer"] = "curated"


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as a pack has it, and where: ``lines`` gives the line of each of its fields.

    ``replaces``: it takes the place of another pack's entry; ``shares``: names that it knowingly has in common with
    another.
    """

    record: Entry
    pack: str
    file: Path
    line: int
    lines: Mapping[str, int]
    replaces: bool
    shares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """Names that a pack adds to another's entry, which stays as it is (``adds: true``), and where it says so."""

    id: str
    names: tuple[str, ...]
    shares: tuple[str, ...]
    file: Path
    line: int


class _Added(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an addition may say."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack as read."""

    manifest: Manifest
    folder: Path
    entries: tuple[Written, ...]
    additions: tuple[Addition, ...] = ()


def pack_folders(paths: Sequence[Path]) -> list[Path]:
    """The shipped packs' folders, then those under each path, which is a pack or holds packs.

    Raises:
        PackError: a path is neither.
    """
    folders = _packs_in(SHIPPED)
    for path in paths:
        own = [path] if (path / MANIFEST).is_file() else _packs_in(path)
        if not own:
            cure = f"A pack is a folder with a {MANIFEST}; name such a folder or one that holds such folders"
            raise PackError((Fault(path, 1, "There is no pack here", cure, grave=True),))
        folders += own
    return list({folder.resolve(): folder for folder in reversed(folders)}.values())[::-1]


def pack_name(name: str) -> str:
    """The name, which can be that of a pack of one's own.

    Raises:
        PackNameError: it cannot; it says why.
    """
    if not _NAME.fullmatch(name):
        cure = "Use small letters, digits and hyphens: eastern-congo"
        raise PackNameError(f"{name!r} is no name for a pack", cure=cure)
    if (SHIPPED / name).is_dir():
        raise PackNameError(f"{name} is the name of a shipped pack", cure=f"Name yours otherwise: my-{name}")
    return name


def own_packs(folder: Path) -> list[Path]:
    """The packs in a monitor's folder, ``packs/*``: those written by hand with `add` last, so that they may replace."""
    return sorted(_packs_in(folder / "packs"), key=lambda pack: (pack.name == OWN, pack))


def _packs_in(folder: Path) -> list[Path]:
    return sorted(found.parent for found in folder.glob(f"*/{MANIFEST}") if not found.parent.name.startswith("."))


def pack_files(folder: Path) -> list[Path]:
    """The files of a pack that are read, in a fixed order."""
    return [folder / name for name in (MANIFEST, *TABLES, PLACE_TABLE) if (folder / name).is_file()]


def _compose(file: Path, faults: list[Fault]) -> tuple[yaml.CSafeLoader, yaml.Node] | None:
    """The YAML of a file as nodes that know their lines."""
    try:
        loader = yaml.CSafeLoader(file.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except UnicodeDecodeError as error:
        faults.append(Fault(file, 1, f"This is not UTF-8 ({error.reason})", "Save the file as UTF-8", grave=True))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"This is not YAML: {error.problem or error.context}"
        faults.append(Fault(file, mark.line + 1 if mark else 1, problem, "Mend the line or the one above", grave=True))
    except yaml.YAMLError as error:
        faults.append(Fault(file, 1, f"This is not YAML: {error}", "Mend the file", grave=True))
    else:
        return (loader, node) if node is not None else None
    return None


def _lines(node: yaml.Node) -> dict[str, int]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): key.start_mark.line + 1 for key, _ in node.value}


def _fault_of(error: msgspec.ValidationError, file: Path, line: int, lines: Mapping[str, int], kind: str) -> Fault:
    """The fault that a record's refusal means, at the line of the field it speaks of."""
    said = str(error)
    named = [
        part for match in _FIELD.finditer(said) for part in re.findall(r"\w+", match.group(1) or match.group(2) or "")
    ]
    at = next((lines[name] for name in named if name in lines), line)
    return Fault(
        file, at, f"This is not a {kind}: {said}", f"Mend the field; a {kind} has the documented fields", grave=True
    )


def _read_manifest(folder: Path, faults: list[Fault]) -> Manifest | None:
    file = folder / MANIFEST
    composed = _compose(file, faults)
    if composed is None:
        if not any(fault.file == file for fault in faults):
            faults.append(Fault(file, 1, "The file is empty", "Say what the pack is", grave=True))
        return None
    loader, node = composed
    try:
        manifest = msgspec.convert(loader.construct_document(node), Manifest)
    except msgspec.ValidationError as error:
        faults.append(_fault_of(error, file, 1, _lines(node), "pack"))
        return None
    return msgspec.structs.replace(manifest, countries=tuple(country.upper() for country in manifest.countries))


def _upper_country(value: dict[str, Any]) -> dict[str, Any]:
    country = value.get("country")
    return {**value, "country": country.upper()} if isinstance(country, str) else value


def _read_table(file: Path, kind: type[msgspec.Struct], pack: str, faults: list[Fault]) -> Iterator[Written | Addition]:
    composed = _compose(file, faults)
    if composed is None:
        return
    loader, node = composed
    if not isinstance(node, yaml.SequenceNode):
        cure = "Write each entry as an item that begins with a dash"
        faults.append(Fault(file, node.start_mark.line + 1, "This is not a list of entries", cure, grave=True))
        return
    for item in node.value:
        line = item.start_mark.line + 1
        lines = _lines(item)
        try:
            value = loader.construct_object(item, deep=True)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that is none, such as 2014-13-01
            problem = f"This entry holds something that cannot be read: {error}"
            faults.append(Fault(file, line, problem, "Mend the entry; dates are year-month-day", grave=True))
            continue
        if not isinstance(value, dict):
            faults.append(Fault(file, line, "This entry has no fields", "Write it as field: value", grave=True))
            continue
        written = _convert(value, kind, pack, file, line, lines, faults)
        if written is not None:
            yield written


def _convert(
    value: dict[str, Any],
    kind: type[msgspec.Struct],
    pack: str,
    file: Path,
    line: int,
    lines: Mapping[str, int],
    faults: list[Fault],
) -> Written | Addition | None:
    value = _upper_country(value)
    replaces = bool(value.pop("replaces", False))
    shares = tuple(map(str, value.pop("shares", ())))
    try:
        if value.pop("adds", False):
            added = msgspec.convert({name: field for name, field in value.items() if field is not None}, _Added)
            return Addition(added.id, added.names, shares, file, line)
        # The cells of a table are text, numbers too.
        record = msgspec.convert(value, kind, strict=file.name != PLACE_TABLE)
    except msgspec.ValidationError as error:
        faults.append(_fault_of(error, file, line, lines, _NOUNS[kind]))
        return None
    assert isinstance(record, (Place, Actor, Source, PublicPerson))
    return Written(record, pack, file, line, lines, replaces, shares)


def _read_place_table(file: Path, pack: str, faults: list[Fault]) -> Iterator[Written | Addition]:
    for line, value in table_rows(file, faults):
        written = _convert(value, Place, pack, file, line, {}, faults)
        if written is not None:
            yield written


def read_pack(folder: Path) -> tuple[Pack | None, list[Fault]]:
    """One pack and the faults that keep parts of it from being read."""
    faults: list[Fault] = []
    manifest = _read_manifest(folder, faults)
    identifier = manifest.id if manifest else folder.name
    read: list[Written | Addition] = []
    for name, kind in TABLES.items():
        if (folder / name).is_file():
            read += _read_table(folder / name, kind, identifier, faults)
    if (folder / PLACE_TABLE).is_file():
        read += _read_place_table(folder / PLACE_TABLE, identifier, faults)
    entries = tuple(one for one in read if isinstance(one, Written))
    additions = tuple(one for one in read if isinstance(one, Addition))
    return (Pack(manifest, folder, entries, additions) if manifest else None), faults


def merge(packs: Iterable[Pack]) -> tuple[dict[str, Written], list[Fault]]:
    """All entries by id; a later one takes an earlier one's place only where it says that it replaces it.

    Names that packs add to others' entries are added to what then stands.
    """
    packs = list(packs)
    merged: dict[str, Written] = {}
    faults: list[Fault] = []
    seen: dict[str, Path] = {}
    for pack in packs:
        if pack.manifest.id in seen:
            problem = f"There is another pack {pack.manifest.id}, in {seen[pack.manifest.id]}"
            cure = "Give this pack an id of its own"
            faults.append(Fault(pack.folder / MANIFEST, 1, problem, cure, grave=True))
        seen.setdefault(pack.manifest.id, pack.folder)
        for written in pack.entries:
            other = merged.get(written.record.id)
            line = written.lines.get("id", written.line)
            if other is not None and (not written.replaces or other.pack == written.pack):
                problem = f"The id {written.record.id} stands already in {other.file}, line {other.line}"
                cure = "Give the entry another id"
                if other.pack != written.pack:
                    cure += ", or say replaces: true if it is to take the other's place"
                faults.append(Fault(written.file, line, problem, cure, grave=True))
                continue
            if other is None and written.replaces:
                cure = "Leave out replaces, or mend the id"
                faults.append(Fault(written.file, line, f"There is no {written.record.id} to replace", cure))
            merged[written.record.id] = written
    for addition in (one for pack in packs for one in pack.additions):
        known = merged.get(addition.id)
        if known is None:
            problem, cure = f"There is no {addition.id} to add names to", "Mend the id, or write the whole entry"
            faults.append(Fault(addition.file, addition.line, problem, cure))
            continue
        names = dict.fromkeys((*known.record.names, *addition.names))
        names.pop(known.record.name, None)
        record = msgspec.structs.replace(known.record, names=tuple(names))
        merged[addition.id] = replace(known, record=record, shares=(*known.shares, *addition.shares))
    return merged, faults


def read_packs(folders: Sequence[Path]) -> tuple[list[Manifest], dict[str, Written]]:
    """The manifests and merged entries of these packs.

    Raises:
        PackError: a pack cannot be loaded; every grave fault of every pack is in it.
    """
    packs: list[Pack] = []
    faults: list[Fault] = []
    for folder in folders:
        pack, found = read_pack(folder)
        faults += found
        if pack is not None:
            packs.append(pack)
    merged, clashes = merge(packs)
    grave = tuple(fault for fault in (*faults, *clashes) if fault.grave)
    if grave:
        raise PackError(grave)
    return [pack.manifest for pack in packs], merged
