"""Files: a gazetteer's file in, its rows of cells with their lines out; packed files are opened as they come.

Nothing unpacked beyond a limit is read: a small archive may hold terabytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

from twosource.knowledge.importing.drafts import ImportFault

MOST_BYTES: Final = 1_000_000_000
_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
# What reading a packed file raises: zipfile says RuntimeError of a password and NotImplementedError of a method it has not.
_BROKEN: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)


class _Limited(io.RawIOBase):
    """A stream that ends in an error after so many bytes."""

    def __init__(self, stream: IO[bytes], file: Path, most: int) -> None:
        self._stream = stream
        self._file = file
        self._left = most

    def readable(self) -> bool:
        return True

    # io takes any writable buffer, a type that Python 3.11 has no name for.
    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            part = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise damaged(self._file, error) from error
        self._left -= len(part)
        if self._left < 0:
            raise ImportFault("it is larger than what is read", where=str(self._file), cure="Import it in parts")
        buffer[: len(part)] = part
        return len(part)


def damaged(file: Path, error: BaseException) -> ImportFault:
    """The fault of a file that ends too early or is packed wrongly."""
    return ImportFault(f"it can't be read: {error}", where=str(file), cure="Fetch it again, or mend it")


@contextmanager
def opened(file: Path, member: str | None = None, most: int = MOST_BYTES) -> Iterator[BinaryIO]:
    """The bytes of a file; of a gzip or zip archive what is packed in it.

    Args:
        file: the file.
        member: which member of a zip archive; without one it must hold a single file but for a readme.
        most: the most that is read, unpacked, in bytes.

    Raises:
        ImportFault: there is no such file or member, it is damaged, or it holds more than that.
    """
    try:
        with file.open("rb") as raw:
            magic = raw.read(4)
            raw.seek(0)
            if magic == _ZIP:
                with zipfile.ZipFile(raw) as archive, archive.open(_member(archive, member, file)) as packed:
                    yield _buffered(packed, file, most)
            elif magic[:2] == _GZIP:
                with gzip.open(raw) as packed:
                    yield _buffered(cast(IO[bytes], packed), file, most)
            else:
                yield _buffered(raw, file, most)
    except FileNotFoundError as error:
        raise ImportFault("there is no such file", where=str(file), cure="Name a file") from error
    except _BROKEN as error:
        raise damaged(file, error) from error


def _buffered(stream: IO[bytes], file: Path, most: int) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Limited(stream, file, most), 1 << 16))


def _member(archive: zipfile.ZipFile, wanted: str | None, file: Path) -> str:
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if wanted is not None:
        if wanted in names:
            return wanted
    else:
        inside = [name for name in names if "readme" not in name.lower()]
        if len(inside) == 1:
            return inside[0]
    listed = ", ".join(names[:5]) or "nothing"
    problem = f"the archive holds {listed}" + (f" and no {wanted}" if wanted else "; one file is wanted")
    raise ImportFault(problem, where=str(file), cure="Unpack it, and import the file")


def lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """The lines of UTF-8 text with their numbers; a byte that is none comes out as a lone surrogate."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    for number, line in enumerate(text, 1):
        yield number, line.rstrip("\r\n")


def rows(stream: BinaryIO, file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV with the lines they begin on; the delimiter is that of the first line: comma, semicolon, tab."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline()
    delimiter = max((",", ";", "\t"), key=first.count)
    last = 0
    reader = csv.reader(_again(first, text), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = f"this is not CSV: {error}"
            raise ImportFault(fault, where=f"{file}:{reader.line_num}", cure="Mend the row") from error
        line, last = last + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield line, cells


def _again(first: str, rest: io.TextIOWrapper) -> Iterator[str]:
    yield first
    yield from rest


def is_text(value: str) -> bool:
    """Whether what was read was UTF-8: no byte of it had to be carried over as it was."""
    return not any("\udc80" <= character <= "\udcff" for character in value)
