"""Streams: the first line of a stream looked at, and the whole stream still to be read."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

_LONGEST_OPENING = 1 << 16


class _Resumed(io.RawIOBase):
    """A stream whose beginning was already read."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    # io takes any writable buffer, a type that Python 3.11 has no name for.
    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        part, self._start = self._start[:size], self._start[size:]
        if not part:
            part = self._rest.read(size)
        buffer[: len(part)] = part
        return len(part)


def looked_at(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the whole stream, still to be read.

    The first bytes end with the first line that is not empty, and are about 64 kB at most.

    Raises:
        OSError: the stream cannot be read.
    """
    opening = b""
    while not opening.strip() and len(opening) < _LONGEST_OPENING and (line := stream.readline(_LONGEST_OPENING)):
        opening += line
    return opening, cast(BinaryIO, io.BufferedReader(_Resumed(opening, stream)))
