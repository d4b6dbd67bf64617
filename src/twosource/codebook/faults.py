"""The error that carries the faults of a codebook's files."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.errors import FileFault, TwosourceError


class CodebookError(TwosourceError):
    """A codebook that cannot be used: ``faults`` are all that was found, in the order of files and lines."""

    def __init__(self, faults: Sequence[FileFault]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        more = f" (and {len(self.faults) - 1} more: run `twosource codebook check`)" if len(self.faults) > 1 else ""
        super().__init__(first.problem, where=f"{first.file}:{first.line}", cure=first.cure + more)
