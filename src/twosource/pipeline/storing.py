"""What comes, into the store, a few at a time: inputs that were taken in, and readings. What became of each comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from twosource.ledger import Ledger, RefusedError
from twosource.pipeline.groups import grouped
from twosource.records import Reading, Rejection

if TYPE_CHECKING:
    from twosource.intake import Accepted

_INPUTS: Final = 64
_READINGS: Final = 500


class Kept(NamedTuple):
    """An input that was accepted, and whether its report is new."""

    item: Accepted
    is_new: bool


def kept(ledger: Ledger, items: Iterable[Accepted | Rejection]) -> Iterator[list[Kept | Rejection]]:
    """Keep the reports of what was taken in; what became of each item, in groups, once it is on the disk."""
    for group in grouped(items, _INPUTS, _weight):
        accepted = [(item.report, item.raw) for item in group if not isinstance(item, Rejection)]
        outcomes = iter(ledger.add_reports(accepted) if accepted else ())
        told: list[Kept | Rejection] = []
        for item in group:
            if isinstance(item, Rejection):
                told.append(item)
                continue
            outcome = next(outcomes)
            told.append(_rejection(outcome) if isinstance(outcome, RefusedError) else Kept(item, outcome))
        yield told


def stored(ledger: Ledger, outcomes: Iterable[Reading | Rejection], step: Callable[[], None]) -> Iterator[Rejection]:
    """Store what was read; what could not be read or stored comes back.

    Args:
        step: called for each outcome, once it is on the disk.
    """
    for group in grouped(outcomes, _READINGS):
        yield from (outcome for outcome in group if isinstance(outcome, Rejection))
        yield from _together(ledger, [outcome for outcome in group if isinstance(outcome, Reading)])
        for _ in group:
            step()


def _together(ledger: Ledger, readings: list[Reading]) -> Iterator[Rejection]:
    try:
        ledger.store_readings(readings)
    except RefusedError:
        yield from _one_by_one(ledger, readings)


def _one_by_one(ledger: Ledger, readings: Iterable[Reading]) -> Iterator[Rejection]:
    for reading in readings:
        try:
            ledger.store_reading(reading)
        except RefusedError as error:
            yield _rejection(error)


def _rejection(error: RefusedError) -> Rejection:
    return Rejection(where=error.where or "", reason=error.problem, cure=error.cure)


def _weight(item: Accepted | Rejection) -> int:
    """What an item holds of memory, about, in bytes."""
    return 1000 if isinstance(item, Rejection) else len(item.raw) + len(item.report.text)
