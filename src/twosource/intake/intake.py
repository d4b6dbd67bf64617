"""Intake: files, folders, addresses and the standard input in; reports, and rejections with their cures, out.

Nothing stops a batch: what cannot be taken in is named with its reason, and the rest goes on.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from twosource.intake.addresses import archived, host_of, looks_like_address, without_secrets
from twosource.intake.document import Accepted
from twosource.intake.fetch import Fetched, fetch
from twosource.intake.fields import ReportFields, checked_overrides
from twosource.intake.files import bounded, not_a_kind, opened, shown, sidecar_of, too_large, under, unreadable
from twosource.intake.kinds import READABLE, Kind, by_content, by_media_type, by_name, refuse_binary, says_nothing
from twosource.intake.lines import read_line, split_lines
from twosource.intake.making import ReportMaker
from twosource.intake.origin import Origin
from twosource.intake.parsing import document_in, nothing_in_it
from twosource.intake.refusal import Refused
from twosource.intake.settings import IntakeSettings
from twosource.intake.streams import looked_at
from twosource.records import Rejection

Outcome = Accepted | Rejection

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Intake:
    """Takes reports in.

    Args:
        settings: its limits, its clock and its ways to the outside.
    """

    def __init__(self, settings: IntakeSettings | None = None) -> None:
        self._settings = settings or IntakeSettings()

    def read(self, inputs: Sequence[str], overrides: ReportFields | None = None) -> Iterator[Outcome]:
        """The reports in some inputs, in their order, each as soon as it is read; and what could not be taken in.

        Args:
            inputs: paths of files or folders, http and https addresses, or ``-`` for the standard input.
            overrides: fields that beat what sidecars, lines and documents say, for every report of the inputs.

        Raises:
            IntakeError: an override cannot be used. It is raised at once, before any input is looked at.
        """
        maker = ReportMaker(
            overrides=checked_overrides(overrides or ReportFields(), self._settings.now()),
            max_text_bytes=self._settings.max_text_bytes,
        )
        return self._all(inputs, maker)

    def _all(self, inputs: Sequence[str], maker: ReportMaker) -> Iterator[Outcome]:
        for name in inputs:
            if name == "-":
                yield from self._standard_input(maker)
            elif looks_like_address(name):
                yield from self._address(name, maker)
            else:
                yield from self._path(name, maker)

    def _path(self, name: str, maker: ReportMaker) -> Iterator[Outcome]:
        path = Path(name)
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield _rejection(shown(name), unreadable(error))
            return
        if is_folder:
            yield from self._folder(path, maker)
        else:
            yield from self._file(path, Origin(where=shown(name), origin_name=shown(path.name)), maker, regular=False)

    def _folder(self, folder: Path, maker: ReportMaker) -> Iterator[Outcome]:
        nothing = True
        for path, refusal in under(folder):
            nothing = False
            where = shown(str(path))
            if refusal:
                yield _rejection(where, refusal)
            else:
                origin = Origin(where=where, origin_name=shown(path.relative_to(folder).as_posix()))
                yield from self._file(path, origin, maker, regular=True)
        if nothing:
            cure = f"Put reports into it as {READABLE}, or name another folder"
            yield _rejection(
                shown(str(folder)), Refused("is a folder with nothing in it that could be read", cure=cure)
            )

    def _file(self, path: Path, origin: Origin, maker: ReportMaker, *, regular: bool) -> Iterator[Outcome]:
        kind = by_name(path.name)
        try:
            with opened(path, regular=regular) as stream:
                if kind is None and path.suffix:
                    raise not_a_kind(path)
                if kind == "lines":
                    yield from self._lines(stream, origin, maker)
                    return
                sidecar = sidecar_of(path) if kind else None
                if sidecar:
                    origin = dataclasses.replace(
                        origin, told=sidecar.fields, external_id=sidecar.external_id, notes=sidecar.notes
                    )
                yield from self._stream(stream, kind, origin, maker)
        except Refused as refusal:
            yield _rejection(origin.where, refusal)

    def _standard_input(self, maker: ReportMaker) -> Iterator[Outcome]:
        origin = Origin(where="standard input", origin_name="-")
        try:
            yield from self._stream(self._settings.stdin(), None, origin, maker)
        except Refused as refusal:
            yield _rejection(origin.where, refusal)

    def _address(self, address: str, maker: ReportMaker) -> Iterator[Outcome]:
        where = shown(without_secrets(address))
        try:
            fetched = fetch(address, self._settings)
            kind = _fetched_kind(fetched)
            original = archived(fetched.url)
            origin = Origin(
                where=where,
                origin_name=where,
                behind=ReportFields(
                    url=original or fetched.url,
                    archive_url=fetched.url if original else None,
                    publisher=host_of(original or fetched.url),
                ),
                address=fetched.url,
                charset=fetched.charset,
            )
            yield from self._stream(io.BytesIO(fetched.raw), kind, origin, maker)
        except Refused as refusal:
            yield _rejection(where, refusal)

    def _stream(self, stream: BinaryIO, kind: Kind | None, origin: Origin, maker: ReportMaker) -> Iterator[Outcome]:
        """The outcome of a stream; its kind is found from its first line where it is not known."""
        if kind is None:
            try:
                opening, stream = looked_at(stream)
            except OSError as error:
                raise unreadable(error) from None
            kind = by_content(opening)
        if kind == "lines":
            yield from self._lines(stream, origin, maker)
            return
        settings = self._settings
        raw = bounded(stream, settings.max_text_bytes if kind in ("text", "markdown") else settings.max_document_bytes)
        now = settings.now()
        document = document_in(
            raw,
            kind,
            now=now,
            max_text_bytes=settings.max_text_bytes,
            charset=origin.charset,
            address=origin.address,
        )
        yield maker.make(document, raw, origin, now)

    def _lines(self, stream: BinaryIO, origin: Origin, maker: ReportMaker) -> Iterator[Outcome]:
        number = 0
        empty = True
        try:
            opening, stream = looked_at(stream)
            refuse_binary(opening)
            if opening.startswith(_UTF16):
                raise Refused("is UTF-16", cure="Save it as UTF-8: lines of JSON are always UTF-8")
            for number, line in split_lines(stream, self._settings.max_document_bytes):
                if line is not None and not line.strip():
                    continue
                empty = False
                yield self._line(line, number, origin, maker)
        except OSError as error:
            yield _rejection(f"{origin.where}, after line {number}", unreadable(error))
            return
        if empty:
            raise nothing_in_it(opening)

    def _line(self, line: bytes | None, number: int, origin: Origin, maker: ReportMaker) -> Outcome:
        here = Origin(
            where=f"{origin.where}, line {number}",
            origin_name=f"{origin.origin_name}, line {number}",
        )
        try:
            if line is None:
                raise too_large(self._settings.max_document_bytes)
            now = self._settings.now()
            return maker.make(read_line(line, now=now), line, here, now)
        except Refused as refusal:
            return _rejection(here.where, refusal)


def _fetched_kind(fetched: Fetched) -> Kind:
    """The kind of what was fetched: by what it is where that is plain to see, else by what the server says of it."""
    seen = by_content(fetched.raw[:4096])
    if seen == "pdf":
        return seen
    said = by_media_type(fetched.media_type)
    if said:
        return said
    if says_nothing(fetched.media_type) or fetched.media_type.startswith("text/"):
        return by_name(urlsplit(fetched.url).path) or seen
    problem = f"is {fetched.media_type}, which is none of {READABLE}"
    raise Refused(problem, cure="Give the address of the article itself")


def _rejection(where: str, refusal: Refused) -> Rejection:
    return Rejection(where=where, reason=refusal.problem, cure=refusal.cure)
