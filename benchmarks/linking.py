"""Linking and grading at scale: how time and memory grow with claims, and what one report more costs.

In: how many simulated claims. Out: lines of the table. A tenth as many is measured beside.
"""

from __future__ import annotations

from collections.abc import Iterator

from measure import Line, in_own_process
from places import MEGABYTE


def linking(claims: int) -> Iterator[Line]:
    """Time, its growth, memory, and a report added."""
    fewer = max(claims // 10, 1)
    one = {"OMP_NUM_THREADS": "1"}
    small = in_own_process("corroborate_simulated", str(fewer), env=one)
    large = in_own_process("corroborate_simulated", str(claims), env=one)
    added = in_own_process("add_report", str(fewer), env=one)
    events = f"{large['events']:,.0f} events, {claims / large['seconds']:,.0f} claims/s"
    yield Line(f"{claims:,} simulated claims linked and graded", large["seconds"], "s", note=events)
    yield Line(
        f"{claims:,} claims / {fewer:,} claims", large["worked"] / small["worked"], "x", 14, "of the processor's time"
    )
    yield Line(f"peak memory at {claims:,} claims", large["peak"] / MEGABYTE, "MB", 8000)
    yield Line(f"a report added to {fewer:,} claims / a full build", added["seconds"] / added["full"], "x", 0.01)
