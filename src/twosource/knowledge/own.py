"""The user's own pack: entries that `twosource knowledge add` writes, in the folder ``packs/own`` of a monitor.

In: an entry as a mapping. Out: the entry at the end of its table, or an error that names what is wrong with it. What
stands in the file stays as it is, comments and all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from twosource.knowledge.check import check_packs
from twosource.knowledge.errors import Fault, PackError, PackWriteError
from twosource.knowledge.folding import fold_name
from twosource.knowledge.packs import MANIFEST, OWN, own_packs
from twosource.knowledge.scaffold import new_pack

Noun = Literal["place", "actor", "source", "person"]
FILES: Final[Mapping[Noun, str]] = {
    "place": "places.yaml",
    "actor": "actors.yaml",
    "source": "sources.yaml",
    "person": "people.yaml",
}
_PREFIX: Final[Mapping[Noun, str]] = {"place": "plc", "actor": "act", "source": "src", "person": "per"}
_POINT: Final = ("lat", "lon")  # of a place they are told even where they are not known
_TITLE: Final = "My own additions"
_DESCRIPTION: Final = "Entries added with `twosource knowledge add`, or by hand."


def entry_id(noun: Noun, name: str, country: str | None) -> str:
    """The id that an entry of this name gets where none is given: ``plc:sd:wadi-seidna``, ``act:sudan-shield``."""
    slug = fold_name(name).replace(" ", "-")
    middle = f":{(country or 'xx').lower()}:" if noun == "place" else ":"
    return f"{_PREFIX[noun]}{middle}{slug}"


def add_entry(
    folder: Path, noun: Noun, entry: Mapping[str, Any], *, packs: Sequence[Path] = (), cache: Path | None = None
) -> tuple[Path, int]:
    """Write an entry at the end of a table of the own pack, after a check of all packs with it.

    Args:
        folder: the monitor's folder; the pack is made where it is missing.
        noun: which table.
        entry: its fields as a pack has them; ``replaces`` says that it takes another pack's place.
        packs: further packs that the monitor is set to.
        cache: the cache folder.

    Returns:
        The file, and the line that the entry stands at.

    Raises:
        PackError: the entry has faults; each is named. Nothing is written.
        PackWriteError: the folder cannot be written.
    """
    target = folder / "packs" / OWN
    others = [*packs, *(pack for pack in own_packs(folder) if pack != target)]
    try:
        with tempfile.TemporaryDirectory() as parent:
            draft = Path(parent) / OWN
            if (target / MANIFEST).is_file():
                shutil.copytree(target, draft)
            else:
                new_pack(draft, _TITLE, (), _DESCRIPTION)
            line = _append(draft / FILES[noun], entry)
            faults = [
                _moved(fault, draft, target)
                for fault in check_packs([*others, draft], cache)
                if fault.file.is_relative_to(draft)
                and (fault.grave or (fault.file.name == FILES[noun] and fault.line >= line))
            ]
            if faults:
                raise PackError(tuple(faults))
            if target.is_dir():
                partial = target / f".{FILES[noun]}.partial"
                shutil.copyfile(draft / FILES[noun], partial)
                partial.replace(target / FILES[noun])
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(draft, target)
    except OSError as error:
        cure = "Make room, or mend the permissions"
        raise PackWriteError(f"it can't be written ({error.strerror})", where=str(target), cure=cure) from error
    return target / FILES[noun], line


def _append(file: Path, entry: Mapping[str, Any]) -> int:
    """Write the entry at the end of a table, and tell its line."""
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    told = {name: value for name, value in entry.items() if name in _POINT or value not in (None, (), [], False)}
    text = yaml.safe_dump([told], sort_keys=False, allow_unicode=True, width=110)
    file.write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def _moved(fault: Fault, draft: Path, target: Path) -> Fault:
    """The fault as if the draft stood in its place already."""
    problem, cure = (told.replace(str(draft), str(target)) for told in (fault.problem, fault.cure))
    return replace(fault, file=target / fault.file.relative_to(draft), problem=problem, cure=cure)
