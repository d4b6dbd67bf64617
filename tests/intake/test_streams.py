"""A stream looked at is still whole."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.streams import looked_at


@given(st.lists(st.sampled_from([b"\n", b"  \n", b"one", b"two\n", b"\r\n"])).map(b"".join))
def test_the_opening_begins_the_stream_and_nothing_is_lost(raw: bytes) -> None:
    opening, stream = looked_at(io.BytesIO(raw))
    assert raw.startswith(opening)
    assert bool(opening.strip()) == bool(raw.strip())
    assert stream.read() == raw


def test_a_long_first_line_is_looked_at_in_part() -> None:
    raw = b"x" * 200_000 + b"\nlast"
    opening, stream = looked_at(io.BytesIO(raw))
    assert len(opening) == 65_536
    assert stream.readline() + stream.readline() == raw


def test_a_stream_that_cannot_be_read_says_so() -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output error"):
        looked_at(Broken(b"x"))
