"""Files: a path in; the files under it that can be read, their bytes within the limit, and their sidecars out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from twosource.intake.fields import ReportFields, decoded_object, given_fields
from twosource.intake.kinds import READABLE, by_name
from twosource.intake.refusal import Refused

_SIDECAR_ASIDE = frozenset({"id", "file"})
_LONGEST_SIDECAR = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Sidecar:
    """What a JSON file beside a document tells of it: its fields, its id, and notes."""

    fields: ReportFields = field(default_factory=ReportFields)
    external_id: str | None = None
    notes: tuple[str, ...] = ()


_STORE = "twosource.sqlite"


def shown(path: str) -> str:
    """A path as text that can be stored and printed, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def under(folder: Path) -> Iterator[tuple[Path, Refused | None]]:
    """The files under a folder, sorted by path, each with the reason where it cannot be an input.

    Hidden files and folders are left out, a monitor's own data folder, and sidecars, which are read with their
    documents. Links to folders are not followed, so that a loop of links ends.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, unreadable(error)
        return
    if any(entry.name == _STORE for entry in entries):
        return  # a monitor's own folder: what it holds has been read already
    documents = {entry.stem for entry in entries if by_name(entry.name) not in (None, "lines")}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and entry.is_dir():
            yield entry, Refused("is a link to a folder, which is not followed", cure="Name the folder itself")
        elif entry.is_dir():
            yield from under(entry)
        elif entry.suffix.lower() == ".json":
            if entry.stem not in documents:
                yield entry, not_a_kind(entry)
        else:
            yield entry, None if by_name(entry.name) else not_a_kind(entry)


def not_a_kind(path: Path) -> Refused:
    """The reason why a file of this name is not read."""
    if path.suffix.lower() == ".json":
        problem = "is a .json file with no document of its name beside it"
        return Refused(
            problem, cure="Write reports as .jsonl, one on a line; or name it after the document whose fields it has"
        )
    ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
    return Refused(f"{ending}, which is none of {READABLE}", cure="Save its text as one of these")


def opened(path: Path, *, regular: bool) -> BinaryIO:
    """The file opened for reading bytes.

    Args:
        path: which file.
        regular: whether it has to be a regular file: a pipe found in a folder would wait for ever.

    Raises:
        Refused: it is not there, may not be read, or is no file.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode) or (not regular and (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode))):
            return path.open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(error) from None
    raise Refused("is no regular file", cure=f"Save its content as one of {READABLE}")


def bounded(stream: BinaryIO, most: int, start: bytes = b"") -> bytes:
    """What a stream holds, after what was already read of it; no more than one byte above the limit is held.

    Raises:
        Refused: it is more than ``most`` bytes, or cannot be read to its end.
    """
    parts, weight = [start], len(start)
    try:
        while weight <= most and (part := stream.read(min(1 << 20, most + 1 - weight))):
            parts.append(part)
            weight += len(part)
    except OSError as error:
        raise unreadable(error) from None
    if weight > most:
        raise too_large(most)
    return b"".join(parts)


def too_large(most: int) -> Refused:
    """The reason why something above a limit, in bytes, is not read."""
    return Refused(
        f"is larger than the limit of {_megabytes(most)}",
        cure="Split it into its reports, or save the article's text alone",
    )


def unreadable(error: Exception) -> Refused:
    """The reason why the system would not give a file, or gave only its beginning."""
    if isinstance(error, FileNotFoundError):
        return Refused("is not there", cure="Check the path; a name with spaces needs quotation marks")
    if isinstance(error, PermissionError):
        return Refused("may not be read by you", cure="Change its permissions, for example with: chmod u+r FILE")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Refused(f"could not be read: {said}", cure="Check the path and the disk, then read it again")


def sidecar_of(path: Path) -> Sidecar:
    """What ``NAME.json`` beside the document ``NAME.txt`` tells of it; nothing where it names another ``file``.

    Raises:
        Refused: it is there but cannot be used. The document is refused with it: its date or publisher would be
            wrong, and a report that is stored is never changed.
    """
    beside = path.with_suffix(".json")
    if path.suffix.lower() == ".json" or not beside.is_file():
        return Sidecar()
    name = shown(beside.name)
    try:
        with opened(beside, regular=True) as stream:
            given = decoded_object(bounded(stream, _LONGEST_SIDECAR))
        fields, unused = given_fields(given, _SIDECAR_ASIDE)
    except Refused as error:
        raise Refused(
            f"{name}, the file with its fields, {error.problem}", cure=f"Mend {name} or move it away"
        ) from None
    file, own_id = given.get("file"), given.get("id")
    if file is not None and file != path.name:
        return Sidecar(notes=(f"{name} beside it names another file and was not used",))
    notes = (f"fields of {name} not used: {', '.join(key[:40] for key in unused[:20])}",) if unused else ()
    return Sidecar(fields=fields, external_id=str(own_id) if isinstance(own_id, str | int) else None, notes=notes)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:g} MB"
