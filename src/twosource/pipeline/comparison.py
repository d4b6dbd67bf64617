"""Where two sets of derived tables differ. Canonical lines in, differences out: which table, which ids first."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.ledger import Line
from twosource.records import Record

_SHOWN = 5


class Difference(Record, frozen=True, kw_only=True):
    """A derived table that a rebuild gives otherwise than the store holds it.

    The counts are of rows; ``ids`` are the first few that differ. All counts 0: only the order differs.
    """

    table: str
    missing: int  # in the store alone
    added: int  # in the rebuild alone
    changed: int
    ids: tuple[str, ...]


def difference(table: str, stored: Iterable[Line], rebuilt: Iterable[Line]) -> Difference | None:
    """How a table differs; None where its bytes are the same."""
    held, made = list(stored), list(rebuilt)
    if held == made:
        return None
    before, after = dict(held), dict(made)
    missing = [key for key in before if key not in after]
    added = [key for key in after if key not in before]
    changed = [key for key in before if key in after and before[key] != after[key]]
    moved = [line.key for line, other in zip(held, made, strict=False) if line != other]
    first = sorted({*missing, *added, *changed}) or moved
    return Difference(
        table=table, missing=len(missing), added=len(added), changed=len(changed), ids=tuple(first[:_SHOWN])
    )
