"""Sheets: an Excel workbook (.xlsx) in, the rows of cells of each of its sheets out, as text.

Only what tables need is read: shared and inline strings, numbers, truth values and days; of a formula its stored value.
A day is a number whose cell's style shows it as one (ECMA-376, part 1, 18.8.30): it comes out as ``2017-09-05``, with its
time where it has one.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from twosource.knowledge.importing.drafts import ImportFault
from twosource.knowledge.importing.files import MOST_BYTES, damaged

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN: Final = re.compile(r"([A-Z]{1,3})\d+")
_MOST_COLUMNS: Final = 16_384
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, IndexError, ValueError, OSError, EOFError,
)  # fmt: skip
_MAGIC: Final = b"PK\x03\x04"
_DAY_FORMATS: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})  # the built-in ones
_NOT_LETTERS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|General|E[+-]', re.I)
_EPOCHS: Final = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_LAST_DAY: Final = 2_958_465  # the end of the year 9999


@dataclass(frozen=True, slots=True)
class _Book:
    """What cells need of their workbook: the strings they share, which styles show days, from when days are counted."""

    shared: list[str]
    day_styles: frozenset[int]
    epoch: datetime


def is_workbook(file: Path) -> bool:
    """Whether a file is an Excel workbook, by what it holds."""
    try:
        with file.open("rb") as raw:
            if raw.read(4) != _MAGIC:
                return False
        with zipfile.ZipFile(file) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def sheets(file: Path, most: int = MOST_BYTES) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Each sheet's name with its rows and their numbers; a sheet's rows are to be read before the next sheet.

    Raises:
        ImportFault: the workbook is damaged, or holds more than is read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(info.file_size for info in archive.infolist()) > most:
                raise ImportFault("it is larger than what is read", where=str(file), cure="Import it in parts")
            book = _book(archive)
            for name, member in _members(archive):
                with archive.open(member) as stream:
                    yield name, _whole(_rows(ElementTree.iterparse(stream), book), file)
    except _BROKEN as error:
        raise damaged(file, error) from error


def _whole(rows: Iterator[tuple[int, list[str]]], file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows, whose damage is named as the file's."""
    try:
        yield from rows
    except _BROKEN as error:
        raise damaged(file, error) from error


def _members(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The sheets' names with their members of the archive, in the workbook's order."""
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    found = []
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets[sheet.attrib[_LINK]]
        found.append((sheet.attrib["name"], target.lstrip("/") if target.startswith("/") else f"xl/{target}"))
    return found


def _book(archive: zipfile.ZipFile) -> _Book:
    properties = ElementTree.fromstring(archive.read("xl/workbook.xml")).find(f"{_MAIN}workbookPr")
    from_1904 = properties is not None and properties.attrib.get("date1904") in ("1", "true")
    return _Book(_shared_strings(archive), _day_styles(archive), _EPOCHS[from_1904])


def _day_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The styles of cells, by number, that show a number as a day."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    own = {int(one.attrib["numFmtId"]): one.attrib["formatCode"] for one in styles.iter(f"{_MAIN}numFmt")}
    formats = [int(xf.attrib.get("numFmtId", 0)) for xf in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")]
    return frozenset(
        at for at, one in enumerate(formats) if (_shows_days(own[one]) if one in own else one in _DAY_FORMATS)
    )


def _shows_days(code: str) -> bool:
    """Whether a format of one's own has letters for days, months or years; beside hours an m is a minute."""
    letters = _NOT_LETTERS.sub("", code).lower()
    return any(letter in "dy" for letter in letters) or ("m" in letters and not set("hs") & set(letters))


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    table = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return [_text(entry) for entry in table.iter(f"{_MAIN}si")]


def _text(entry: ElementTree.Element) -> str:
    """The text of a string in its runs, without the reading aids of some scripts."""
    runs = [entry, *entry.findall(f"{_MAIN}r")]
    return "".join(text.text or "" for run in runs for text in run.findall(f"{_MAIN}t"))


def _rows(events: Iterator[tuple[str, ElementTree.Element]], book: _Book) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for _, element in events:
        if element.tag != f"{_MAIN}row":
            continue
        number = int(element.attrib.get("r", number + 1))
        cells: list[str] = []
        for cell in element.iter(f"{_MAIN}c"):
            place = _COLUMN.fullmatch(cell.attrib.get("r", ""))
            at = _column(place.group(1)) if place else len(cells)
            cells += [""] * (at + 1 - len(cells))
            cells[at] = _value(cell, book)
        element.clear()
        if any(cells):
            yield number, cells


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    if at > _MOST_COLUMNS:
        raise ValueError(f"there is no column {letters}")
    return at - 1


def _value(cell: ElementTree.Element, book: _Book) -> str:
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return _text(inline) if inline is not None else ""
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s" and value:
        return book.shared[int(value)]
    if kind == "b":
        return {"1": "true", "0": "false"}.get(value, value)
    if kind == "n" and value and int(cell.attrib.get("s", 0)) in book.day_styles:
        return _day(float(value), book.epoch)
    return value


def _day(number: float, epoch: datetime) -> str:
    if not 0 <= number <= _LAST_DAY:
        return f"{number:g}"
    moment = epoch + timedelta(seconds=round(number * 86_400))
    return moment.date().isoformat() if number == int(number) else moment.isoformat(sep=" ", timespec="minutes")
