"""Files: a gazetteer's file in, its rows of cells with their lines out; packed files are opened as they come.

Nothing unpacked beyond a limit is read: a small archive may hold terabytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

from twosource.knowledge.importing.drafts import BadRow, ImportFault

MOST_BYTES: Final = 1_000_000_000
_GZIP: Final = b"\x1f\x8b"
_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")  # one that holds something, and an empty one
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = (",", ";", "\t", "|")
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
        ImportFault: there is no such file or member, it is damaged or empty, no UTF-8, or it holds more than that.
    """
    try:
        with file.open("rb") as raw:
            magic = raw.read(4)
            raw.seek(0)
            if magic in _ZIPS:
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
    buffered = io.BufferedReader(_Limited(stream, file, most), 1 << 16)
    begins = buffered.peek(2)[:2]
    if not begins:
        raise ImportFault("it is empty", where=str(file), cure="Name a file that holds something")
    if begins in _UTF16:
        raise ImportFault("it is UTF-16, not UTF-8", where=str(file), cure="Save it as UTF-8")
    return cast(BinaryIO, buffered)


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


def rows(stream: BinaryIO, file: Path, bad: list[BadRow] | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV with the lines they begin on; the delimiter is that of the first line: comma, semicolon, tab, bar.

    Args:
        stream: the bytes.
        file: the file, to be named.
        bad: takes the rows that cannot be read, which are passed over then; a quotation mark that nobody closes takes no
            more with it than its own line.

    Raises:
        ImportFault: a row cannot be read, and ``bad`` is not given.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline()
    feed = _Feed(first, text)
    reader = csv.reader(feed, delimiter=max(_DELIMITERS, key=first.count))
    line, width = 1, 0
    while True:
        feed.taken.clear()
        try:
            cells = next(reader)
            problem = _unclosed(feed.taken, cells, width) if bad is not None else None
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"this is not CSV: {error}"
            if "field larger" in str(error):
                problem = f"a cell is longer than {csv.field_size_limit()} characters"
            if bad is None:
                raise ImportFault(problem, where=f"{file}:{line}", cure="Mend the row") from error
        if problem is not None and bad is not None:
            bad.append(BadRow(line, problem))
            feed.give_back()
            line += 1
            continue
        if any(cell.strip() for cell in cells):
            width = width or len(cells)
            yield line, cells
        line += len(feed.taken)


def _unclosed(lines: list[str], cells: list[str], width: int) -> str | None:
    """What is wrong with a row of several lines that has not the width of the first row, or ends within a quotation."""
    if len(lines) == 1 or not width:
        return None
    open_at_end = "\n" in cells[-1].rstrip("\r\n") and not lines[-1].rstrip("\r\n").endswith('"')
    if len(cells) == width and not open_at_end:
        return None
    return "a cell begins with a quotation mark that is not closed"


class _Feed(Iterator[str]):
    """The lines of a text. ``taken`` are those read since it was last cleared; all but the first can be given back."""

    def __init__(self, first: str, rest: io.TextIOWrapper) -> None:
        self._ahead = deque([first] if first else [])
        self._rest = rest
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else next(self._rest)
        self.taken.append(line)
        return line

    def give_back(self) -> None:
        self._ahead.extendleft(reversed(self.taken[1:]))


def is_text(value: str) -> bool:
    """Whether what was read was UTF-8: no byte of it had to be carried over as it was."""
    return not any("\udc80" <= character <= "\udcff" for character in value)


def same_width(cells: Sequence[str], header: Sequence[str]) -> None:
    """Refuse a row that has not as many cells as there are columns.

    Raises:
        ValueError: it has not; it says how many.
    """
    if len(cells) != len(header):
        raise ValueError(f"it has {len(cells)} cells, and the columns are {len(header)}")
