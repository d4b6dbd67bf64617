"""Progress of long work: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from twosource.pipeline import Progress, Silence

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class _Bar:
    """One stretch of work after another, each a line with its bar."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, what: str, total: int | None) -> None:
        """A new line; without a total it pulses."""
        self._task = self._bars.add_task(what, total=total)

    def advance(self) -> None:
        """One step further."""
        if self._task is not None:
            self._bars.advance(self._task)

    def finish(self) -> None:
        """Full, whatever the total was."""
        if self._task is not None:
            done = max(self._bars.tasks[-1].completed, 1)
            self._bars.update(self._task, total=done, completed=done)
            self._task = None


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A listener that draws on the standard error where that is a terminal, and is silent elsewhere."""
    if not sys.stderr.isatty():
        yield Silence()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:>14}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Bar(bars)
