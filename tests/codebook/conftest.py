"""What the codebook's tests share: the shipped book, and a way to write a file of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from twosource.codebook import Codebook


@pytest.fixture(scope="session")
def book() -> Codebook:
    return Codebook.load()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def put(text: str, name: str = "mine.yaml") -> Path:
        path = tmp_path / name
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    return put
