"""A way to take a table in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from taking import Take, Taken

from twosource.codebook import Codebook
from twosource.importing import RowImport, RowReader, load_map
from twosource.intake.textform import one_line
from twosource.knowledge import Knowledge

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def take(codebook: Codebook, knowledge: Knowledge) -> Take:
    def taken(map_name: str | Path, file: Path) -> Taken:
        kept = load_map(str(map_name), codebook)
        rows = list(RowImport(kept, codebook, one_line, now=NOW).read(file))
        return Taken(rows, RowReader(knowledge, codebook, lambda _: kept.raw))

    return taken
