"""What can be wrong with knowledge: packs that cannot be read, data that is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from twosource.errors import FileFault, TwosourceError


@dataclass(frozen=True, slots=True, order=True)
class Fault(FileFault):
    """One fault of a pack. ``grave``: the pack cannot be loaded with it."""

    file: Path
    grave: bool = False


class PackError(TwosourceError):
    """A pack that cannot be loaded.

    Args:
        faults: what is wrong, at least one.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        more = f" ({len(faults) - 1} more faults)" if len(faults) > 1 else ""
        super().__init__(first.problem + more, where=f"{first.file}:{first.line}", cure=first.cure)
        self.faults = faults


class PackNameError(TwosourceError):
    """A pack that cannot be called so, or is there already."""


class PackWriteError(TwosourceError):
    """A pack that the disk does not take."""
