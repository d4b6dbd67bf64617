"""Packs: folders of YAML files that an analyst edits, read into records.

In: pack folders (``pack.yaml`` and any of ``places.yaml``, ``actors.yaml``, ``sources.yaml``, ``people.yaml``, each a
list of entries with the fields of the record, and ``places.csv``). Out: the records with where each stands, and the
faults with file and line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import yaml

from twosource.knowledge.code_table import CODE_TABLE, code_rows
from twosource.knowledge.errors import Fault, PackError, PackNameError
from twosource.knowledge.pack_text import compose, line_of, lines_of
from twosource.knowledge.place_table import PLACE_TABLE, table_rows
from twosource.knowledge.refusals import field_refused, refused
from twosource.knowledge.roles import Roles
from twosource.knowledge.salvage import salvage
from twosource.knowledge.words import DATA
from twosource.records import Actor, Place, PublicPerson, Source

SHIPPED: Final = DATA / "packs"
MANIFEST: Final = "pack.yaml"
_MOST_LETTERS: Final = 200  # of a name; a longer one is a text that went astray
_SHOWN: Final = 40  # letters of such a name, in what is said of it
OWN: Final = "own"  # the pack that `twosource knowledge add` writes to
TABLES: Final[Mapping[str, type[msgspec.Struct]]] = {
    "places.yaml": Place,
    "actors.yaml": Actor,
    "sources.yaml": Source,
    "people.yaml": PublicPerson,
}
_FILES: Final = (MANIFEST, *TABLES, PLACE_TABLE, CODE_TABLE)
NOUNS: Final[Mapping[type[msgspec.Struct], str]] = {
    Place: "place",
    Actor: "actor",
    Source: "source",
    PublicPerson: "person",
}
PREFIXES: Final[Mapping[type[msgspec.Struct], str]] = {
    Place: "plc:",
    Actor: "act:",
    Source: "src:",
    PublicPerson: "per:",
}
_ID: Final = re.compile(r"[^\s,;|\"'A-Z]+")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_SUFFIXES: Final = (".yaml", ".yml", ".csv")
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
    """An entry as a pack has it, and where: ``lines`` gives the line of each of its fields, by their path.

    ``replaces``: it takes the place of another pack's entry; ``shares``: names that it knowingly has in common with
    another; ``additions``: what other packs add to its names.
    """

    record: Entry
    pack: str
    file: Path
    line: int
    lines: Mapping[str, int]
    replaces: bool
    shares: tuple[str, ...] = ()
    additions: tuple[Addition, ...] = ()

    def at(self, field: str) -> tuple[Path, int]:
        """Where a field stands: the file and the line, the entry's where the field's is not known."""
        return self.file, self.lines.get(field, self.lines.get(field.partition("[")[0], self.line))

    def name_at(self, name: str) -> tuple[Path, int]:
        """Where one of its names stands, which another pack may have added."""
        if name == self.record.name:
            return self.at("name")
        for addition in self.additions:
            if name in addition.names:
                at = f"names[{addition.names.index(name)}]"
                return addition.file, addition.lines.get(at, addition.line)
        return self.at(f"names[{self.record.names.index(name)}]")


@dataclass(frozen=True, slots=True)
class Addition:
    """Names that a pack adds to another's entry, which stays as it is (``adds: true``), and where it says so."""

    id: str
    kind: type[msgspec.Struct]
    names: tuple[str, ...]
    shares: tuple[str, ...]
    file: Path
    line: int
    lines: Mapping[str, int]


class _Added(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an addition may say."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack as read. ``lines``: where in its manifest each field stands.

    ``salvaged``: entries that are refused, as far as they can be read, for the check alone; ``unread``: the records whose
    tables, or entries of them, cannot be read at all, so that ids seem to be missing that are not.
    """

    manifest: Manifest
    folder: Path
    entries: tuple[Written, ...]
    additions: tuple[Addition, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    salvaged: tuple[Written, ...] = ()
    unread: frozenset[type[msgspec.Struct]] = frozenset()


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


def wrong_id(kind: type[msgspec.Struct], identifier: str) -> tuple[str, str] | None:
    """What is wrong with the id of an entry, and the cure; None where it can be one."""
    prefix = PREFIXES[kind]
    if not identifier.startswith(prefix):
        return f"The id {identifier!r} is of another table", f"Let it begin with {prefix}"
    if not _ID.fullmatch(identifier.removeprefix(prefix)):
        cure = f"Use small letters, digits and hyphens without blanks: {prefix}first-front"
        return f"The id {identifier!r} cannot be used", cure
    return None


def wrong_name(name: str) -> tuple[str, str] | None:
    """What keeps a name from being written or looked for as it stands, and the cure; None where nothing does."""
    if len(name) > _MOST_LETTERS:
        problem = f"The name {name[:_SHOWN]!r}... has {len(name)} letters"
        return problem, f"Write {_MOST_LETTERS} at most; of several names a list"
    if name != " ".join(name.split()):
        problem = f"The name {name!r} holds blanks too many, or a line break"
        return problem, "Write one blank between its words, and none around them"
    if any(unicodedata.category(letter) == "Cc" for letter in name):
        return f"The name {name!r} holds a control character", "Take it out"
    return None


def own_packs(folder: Path) -> list[Path]:
    """The packs in a monitor's folder, ``packs/*``: those written by hand with `add` last, so that they may replace."""
    return sorted(_packs_in(folder / "packs"), key=lambda pack: (pack.name == OWN, pack))


def _packs_in(folder: Path) -> list[Path]:
    return sorted(found.parent for found in folder.glob(f"*/{MANIFEST}") if not found.parent.name.startswith("."))


def pack_files(folder: Path) -> list[Path]:
    """The files of a pack that are read, in a fixed order."""
    return [folder / name for name in _FILES if (folder / name).is_file()]


class _Said(msgspec.Struct, frozen=True):
    """What an entry may say beside the fields of its record."""

    replaces: bool = False
    adds: bool = False
    shares: tuple[str, ...] = ()


class _Reader:
    """Reads the files of one pack; what keeps parts of it from being read is in ``faults``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._roles = Roles()
        self.faults: list[Fault] = []
        self.salvaged: list[Written] = []
        self.unread: set[type[msgspec.Struct]] = set()
        self.lines: dict[str, int] = {}
        self.manifest = self._manifest()
        self._pack = self.manifest.id if self.manifest else folder.name

    def entries(self) -> Iterator[Written | Addition]:
        """What the tables hold, in their order."""
        for name, kind in TABLES.items():
            if (self._folder / name).is_file():
                yield from self._table(self._folder / name, kind)
        if (self._folder / PLACE_TABLE).is_file():
            for line, value in table_rows(self._folder / PLACE_TABLE, self.faults):
                yield from self._convert(value, Place, self._folder / PLACE_TABLE, line, {})
        self.faults += _unread(self._folder)

    def _manifest(self) -> Manifest | None:
        file = self._folder / MANIFEST
        document = compose(file, self.faults)
        if document is None:
            return None
        if document.node is None:
            self.faults.append(Fault(file, 1, "The file is empty", "Say what the pack is", grave=True))
            return None
        if not isinstance(document.node, yaml.MappingNode):
            cure = f"Write field: value; the fields of a pack are {', '.join(Manifest.__struct_fields__)}"
            self.faults.append(Fault(file, line_of(document.node), "This says nothing of a pack", cure, grave=True))
            return None
        self.lines = lines_of(document.node)
        value = document.value(document.node, self.faults)
        if value is None:
            return None
        blank = {"id": self._folder.name, "countries": ()}
        blank |= dict.fromkeys(("title", "description", "licence", "sources_note"), "")
        manifest, refusals = salvage(value, Manifest, "", 1, strict=True, neutral=blank)
        self.faults += [refused(refusal, Manifest, "pack", file, 1, self.lines) for refusal in refusals]
        if manifest is None:
            return None
        if "id" in self.lines and not _NAME.fullmatch(manifest.id):
            problem, cure = (
                f"{manifest.id!r} is no id for a pack",
                "Use small letters, digits and hyphens: eastern-congo",
            )
            self.faults.append(Fault(file, self.lines["id"], problem, cure, grave=True))
        return msgspec.structs.replace(manifest, countries=tuple(country.upper() for country in manifest.countries))

    def _table(self, file: Path, kind: type[msgspec.Struct]) -> Iterator[Written | Addition]:
        document = compose(file, self.faults)
        if document is None:
            self.unread.add(kind)
            return
        if document.node is None:
            if document.blank:
                self.faults.append(Fault(file, 1, "The file is empty", "Take it away, or write entries in it"))
            return
        if not isinstance(document.node, yaml.SequenceNode):
            cure = "Write each entry as an item that begins with a dash"
            fault = Fault(file, line_of(document.node), "This is not a list of entries", cure, grave=True)
            self.faults.append(fault)
            self.unread.add(kind)
            return
        for item in document.node.value:
            if not isinstance(item, yaml.MappingNode):
                cure = "Write it as field: value"
                self.faults.append(Fault(file, line_of(item), "This entry has no fields", cure, grave=True))
                continue
            value = document.value(item, self.faults)
            lines = lines_of(item)
            told = document.fields(item) if value is None else value
            lost = frozenset(lines.keys() - told.keys()) if value is None else frozenset()
            yield from self._convert(told, kind, file, line_of(item), lines, lost)

    def _convert(
        self,
        value: dict[str, Any],
        kind: type[msgspec.Struct],
        file: Path,
        line: int,
        lines: Mapping[str, int],
        lost: Collection[str] = (),
    ) -> Iterator[Written | Addition]:
        """The entry or addition of these fields; a refused one is salvaged. ``lost``: fields of it that cannot be read."""
        country = value.get("country")
        if isinstance(country, str):
            value["country"] = country.upper()
        adds = value.get("adds") is True
        wanted, noun = (_Added, "addition") if adds else (kind, NOUNS[kind])
        told = {name: one for name, one in value.items() if not adds or one is not None}
        own = {name: told.pop(name) for name in _Said.__struct_fields__ if name in told}
        said, refusals = salvage(own, _Said, "", line, strict=True)
        # The cells of a table are text, numbers too.
        record, more = salvage(told, wanted, PREFIXES[kind], line, strict=file.name != PLACE_TABLE)
        refusals = [refusal for refusal in (*refusals, *more) if field_refused(refusal) not in lost]
        self.faults += [refused(refusal, wanted, noun, file, line, lines) for refusal in refusals]
        if record is None or said is None:
            self.unread.add(kind)
            return
        if isinstance(record, _Added):
            if not lost and not refusals:
                yield Addition(record.id, kind, record.names, said.shares, file, line, lines)
            return
        assert isinstance(record, (Place, Actor, Source, PublicPerson))
        role = self._roles.refusal(record.role) if isinstance(record, PublicPerson) else None
        if isinstance(record, PublicPerson) and role is not None and "role" not in lost:
            self.faults.append(Fault(file, lines.get("role", line), role, self._roles.cure(record.role), grave=True))
        written = Written(record, self._pack, file, line, lines, said.replaces, said.shares)
        if not lost and not refusals and role is None:
            yield written
        else:
            self.salvaged.append(written)


def _unread(folder: Path) -> Iterator[Fault]:
    """The tables in a pack's folder that are not read, for they are called otherwise."""
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if (
            file.suffix.lower() in _SUFFIXES
            and not file.name.startswith(".")
            and (file.name not in _FILES or file.is_dir())
        ):
            yield Fault(file, 1, "This file is not read", f"The files of a pack are {', '.join(_FILES)}")


def read_pack(folder: Path) -> tuple[Pack, list[Fault]]:
    """One pack and the faults that keep parts of it from being read; one that says nothing of itself bears its folder's name.

    The shipped ones do not change under a running program, and are read once.
    """
    if folder.parent == SHIPPED:
        pack, faults = _shipped(folder)
        return pack, list(faults)
    return _read(folder)


@cache
def _shipped(folder: Path) -> tuple[Pack, tuple[Fault, ...]]:
    pack, faults = _read(folder)
    return pack, tuple(faults)


def _read(folder: Path) -> tuple[Pack, list[Fault]]:
    reader = _Reader(folder)
    read = list(reader.entries())
    code_rows(folder, reader.faults)
    entries = tuple(one for one in read if isinstance(one, Written))
    additions = tuple(one for one in read if isinstance(one, Addition))
    manifest = reader.manifest or Manifest(
        id=folder.name, title="", countries=(), description="", licence="", sources_note=""
    )
    salvaged, unread = tuple(reader.salvaged), frozenset(reader.unread)
    return Pack(manifest, folder, entries, additions, reader.lines, salvaged, unread), reader.faults


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
        if known is None or not isinstance(known.record, addition.kind):
            problem = f"There is no {NOUNS[addition.kind]} {addition.id} to add names to"
            cure = "Mend the id, or write the whole entry"
            faults.append(Fault(addition.file, addition.line, problem, cure))
            continue
        names = dict.fromkeys((*known.record.names, *addition.names))
        names.pop(known.record.name, None)
        record = msgspec.structs.replace(known.record, names=tuple(names))
        merged[addition.id] = replace(
            known, record=record, shares=(*known.shares, *addition.shares), additions=(*known.additions, addition)
        )
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
        packs.append(pack)
    merged, clashes = merge(packs)
    grave = tuple(fault for fault in (*faults, *clashes) if fault.grave)
    if grave:
        raise PackError(grave)
    return [pack.manifest for pack in packs], merged
