"""Where the data lies: the folder of measuring data, the cases of the checkout, and the file of floors."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.evaluation.errors import DataAbsentError

DATA_VARIABLE = "TWOSOURCE_SHARED_DATA"
_CASES = Path("tests", "cases")
_FLOORS = Path("evaluation", "floors.json")


def checkout() -> Path:
    """The checkout: the nearest folder upwards of the working folder that has cases; else the one this program is in."""
    here = Path.cwd()
    around = next((folder for folder in (here, *here.parents) if (folder / _CASES).is_dir()), None)
    return around or Path(__file__).resolve().parents[3]


def floors_file() -> Path:
    """The floors of the checkout."""
    return checkout() / _FLOORS


@dataclass(frozen=True, slots=True)
class DataPlaces:
    """The folder of measuring data, and that of the cases."""

    data: Path
    cases: Path

    @classmethod
    def found(cls, folder: Path | None = None) -> DataPlaces:
        """A folder asked for, or what the environment names, or what lies beside the checkout.

        Cases are looked for in a folder asked for first, then in the checkout.
        """
        root = checkout()
        cases = folder if folder is not None and any(folder.glob("*.jsonl")) else root / _CASES
        return cls(folder or Path(os.environ.get(DATA_VARIABLE) or root.parent / "shared" / "data"), cases)

    def of_data(self, *names: str) -> list[Path]:
        """Files of the measuring data, by their paths in it.

        Raises:
            DataAbsentError: one is not here.
        """
        return _present([self.data / name for name in names])

    def of_cases(self, *names: str) -> list[Path]:
        """Files of the cases.

        Raises:
            DataAbsentError: one is not here.
        """
        return _present([self.cases / name for name in names])


def digest(files: Sequence[Path]) -> str:
    """A hash of files: their names, in order, and all that is in them."""
    together = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        together.update(f"{file.parent.name}/{file.name}\n{len(content)}\n".encode())
        together.update(content)
    return together.hexdigest()


def _present(files: list[Path]) -> list[Path]:
    for file in files:
        if not file.is_file():
            cure = f"Name the folder of measuring data with --data-dir or in {DATA_VARIABLE}"
            raise DataAbsentError("this file is not here", where=str(file), cure=cure)
    return files
