"""Memory that a batch has used goes back to the system, where the C library can give it."""

from __future__ import annotations

import ctypes

import pytest

from twosource.reading.heap import trimmer


def test_the_c_library_is_asked_for_all_it_can_give(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        malloc_trim = staticmethod(asked.append)

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library)
    trimmer()()
    assert asked == [0]


@pytest.mark.parametrize("system", ["darwin", "win32", "linux"])
def test_where_it_cannot_nothing_is_done(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    trimmer()()
