"""Readings, as they come, into the store: a text's each in a transaction of its own, those of rows by the hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from twosource.ledger import Ledger, RefusedError
from twosource.records import Reading, Rejection

_TOGETHER: Final = 500  # rows: each is read in no time, and a transaction takes longer than that


def stored(ledger: Ledger, outcomes: Iterable[Reading | Rejection], step: Callable[[], None]) -> Iterator[Rejection]:
    """Store what was read; what could not be read or stored comes back.

    Args:
        step: called for each outcome.
    """
    rows: list[Reading] = []
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
        elif outcome.coded is None:
            yield from _one_by_one(ledger, [outcome])
        else:
            rows.append(outcome)
        if len(rows) == _TOGETHER:
            yield from _together(ledger, rows)
            rows = []
        step()
    yield from _together(ledger, rows)


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
            yield Rejection(where=error.where or "", reason=error.problem, cure=error.cure)
