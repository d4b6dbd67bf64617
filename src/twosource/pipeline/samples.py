"""The sample reports that ship with the package, for the demo."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_files() -> tuple[Path, ...]:
    """The samples' files, in the order of their names."""
    folder = Path(str(files("twosource") / "samples"))
    return tuple(sorted(folder.glob("*.jsonl")))
