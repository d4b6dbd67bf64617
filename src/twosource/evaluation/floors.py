"""Floors: what each score reached, below which it may not fall again; a hash of each data set stands beside them.

Raising sets a floor a stated margin below the present score, and never lower than it was. Lowering one needs a reason,
which is kept in the file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import msgspec

from twosource.evaluation.errors import EvaluationError
from twosource.evaluation.results import SuiteResult

MARGIN = 0.01
_STEPS = 1000  # floors are kept to three digits, rounded down


class SuiteFloors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The floors of a suite, and the data that they hold for."""

    data: str
    scores: dict[str, float]


class Lowering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A floor that was lowered or taken away (``now`` None), and why."""

    suite: str
    score: str
    was: float
    now: float | None
    reason: str


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All floors. ``margin`` is how far below the score they are set."""

    margin: float = MARGIN
    suites: dict[str, SuiteFloors] = {}
    lowered: tuple[Lowering, ...] = ()


class Breach(msgspec.Struct, frozen=True):
    """A floor that does not hold."""

    suite: str
    score: str | None
    problem: str


def load_floors(file: Path) -> Floors:
    """The floors in a file; none where there is no such file.

    Raises:
        EvaluationError: the file is there and holds something else.
    """
    if not file.is_file():
        return Floors()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Floors)
    except msgspec.MsgspecError as error:
        cure = "Mend it, or take it from the repository again"
        raise EvaluationError(f"these are no floors ({error})", where=str(file), cure=cure) from error


def save_floors(file: Path, floors: Floors) -> None:
    """Write the floors, in one order, so that a change shows what changed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(floors, order="sorted"), indent=1) + b"\n")


def breaches(results: Sequence[SuiteResult], floors: Floors) -> list[Breach]:
    """The floors that these results break. A suite that was skipped, or has no floors, breaks none."""
    return [
        breach
        for result in results
        if result.skipped is None and result.suite in floors.suites
        for breach in _breaches(result, floors.suites[result.suite])
    ]


def raised(results: Sequence[SuiteResult], floors: Floors, reason: str | None = None) -> Floors:
    """The floors raised to these results less the margin; a score of 1 has a floor of 1.

    Args:
        results: what was reached now.
        floors: the floors so far; those of suites that are not in the results stay as they are.
        reason: why floors above the present scores are lowered.

    Raises:
        EvaluationError: a floor would be lowered, and no reason is given.
    """
    suites = dict(floors.suites)
    lowered = list(floors.lowered)
    for result in results:
        if result.skipped is not None or not result.floored or result.data is None:
            continue
        before = floors.suites.get(result.suite)
        old = before.scores if before is not None else {}
        present = _present(result)
        below = {name: was for name, was in old.items() if present.get(name, -1.0) < was}
        if below and reason is None:
            told = ", ".join(f"{name} {_shown(present.get(name))} (floor {was:g})" for name, was in below.items())
            cure = "Mend the reader, or lower them with --lower REASON"
            raise EvaluationError(f"these scores are below their floors: {told}", where=result.suite, cure=cure)
        scores = {name: _below(value, floors.margin) for name, value in present.items()}
        for name, was in old.items():
            if name in below:
                lowered.append(Lowering(result.suite, name, was, scores.get(name), reason or ""))
            else:
                scores[name] = max(scores[name], was)
        suites[result.suite] = SuiteFloors(result.data, scores)
    return Floors(floors.margin, suites, tuple(lowered))


def _breaches(result: SuiteResult, floors: SuiteFloors) -> list[Breach]:
    found = []
    if result.data != floors.data:
        found.append(Breach(result.suite, None, "the data is not what the floors were set on"))
    present = _present(result)
    for name, floor in floors.scores.items():
        value = present.get(name)
        if value is None or value < floor:
            found.append(Breach(result.suite, name, f"{_shown(value)} is below its floor of {floor:g}"))
    return found


def _present(result: SuiteResult) -> dict[str, float]:
    return {score.score: score.reader.all.value for score in result.scores if score.reader.all.value is not None}


def _below(value: float, margin: float) -> float:
    return 1.0 if value == 1.0 else max(0.0, math.floor((value - margin) * _STEPS + 1e-9) / _STEPS)


def _shown(value: float | None) -> str:
    return "nothing" if value is None else f"{value:.3f}"
