"""What every record shares: frozen, keyword-only, no unknown fields, and one deterministic JSON form."""

from __future__ import annotations

from typing import TypeVar

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen, typed record. Fields come out in JSON in the order they are written in."""


R = TypeVar("R", bound=msgspec.Struct)


def to_json(record: msgspec.Struct) -> str:
    """The record as one line of JSON: fields in their order, dates as ISO 8601, the same bytes every time."""
    return msgspec.json.encode(record).decode("utf-8")


def from_json(kind: type[R], line: str | bytes) -> R:
    """The record of this kind that a line of JSON holds.

    Raises:
        msgspec.ValidationError: the line is not such a record.
    """
    return msgspec.json.decode(line, type=kind)
