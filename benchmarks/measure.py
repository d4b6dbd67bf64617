"""How things are measured: in turns, as medians; memory and start-up in processes of their own."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent


class Line(NamedTuple):
    """One line of the table. ``limit`` is the most that ``value`` may be, or None."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.limit is None or self.value <= self.limit


def in_turns(repeats: int, **works: Callable[[], object]) -> dict[str, list[float]]:
    """The seconds of each of these works, done in turns, so that what else the machine does bears on all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repeats):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def median_ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the ratios, turn by turn."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def in_own_process(name: str, *arguments: str, env: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What ``benchmarks/alone.py NAME ARGUMENTS...`` prints: one line of JSON."""
    command = [sys.executable, str(HERE / "alone.py"), name, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, **(env or {})})
    told: dict[str, Any] = json.loads(done.stdout)
    return told
