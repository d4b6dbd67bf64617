"""How long work tells how far it is, to whoever listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of one stretch of work after another; never two at once."""

    def start(self, what: str, total: int | None) -> None:
        """A stretch of work begins; ``total`` is how many steps it has, None where that isn't known."""

    def advance(self) -> None:
        """One step is done."""

    def finish(self) -> None:
        """The stretch is done."""


class Silence:
    """A listener that says nothing."""

    def start(self, what: str, total: int | None) -> None:
        """Nothing."""

    def advance(self) -> None:
        """Nothing."""

    def finish(self) -> None:
        """Nothing."""
