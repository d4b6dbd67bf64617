"""Disputed lines: how the line of each disputed territory is drawn on maps, dashed (``data/disputed_lines.yaml``).

In: nothing. Out: by territory what the line rests on, and why there is none where none can be drawn. A file of its own: the
world's index is made anew when the rule on countries changes, not when a line does.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec
import yaml

from twosource.knowledge.geography import Point
from twosource.knowledge.words import DATA

LINES_FILE: Final = DATA / "disputed_lines.yaml"
Basis = Literal["natural-earth", "code", "box", "own", "none"]


class DisputedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The line of a disputed territory.

    Attributes:
        id: the territory's.
        basis: what the line rests on; the file explains each.
        codes: Natural Earth's own for lines that are dashed though it classes them as settled.
        boxes: west, south, east, north, in degrees: what it draws in them is dashed.
        points: a line of our own, latitude first.
        why: there is none.
    """

    id: str
    basis: Basis
    codes: tuple[str, ...] = ()
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    points: tuple[Point, ...] = ()
    why: str = ""


def disputed_lines() -> tuple[DisputedLine, ...]:
    """The lines of all disputed territories, in the order of the file."""
    read = yaml.load(LINES_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(read, tuple[DisputedLine, ...])
