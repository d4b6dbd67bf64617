from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from twosource.knowledge.importing import Format, Imported, import_file
from twosource.knowledge.places import Gazetteer

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def take(gazetteer: Gazetteer, tmp_path: Path) -> Callable[..., Imported]:
    """Import a text as a file into a folder of packs, beside the small world of the tests."""

    def take_text(text: str | bytes, form: Format, name: str = "places.csv", **options: Any) -> Imported:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        known = SimpleNamespace(places=gazetteer)
        return import_file(file, form, lambda pack: known, tmp_path / "packs", **options)  # type: ignore[arg-type,return-value]

    return take_text
