"""What all tests share: the knowledge and codebook that ship, one reader, and the measuring data where it is present."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.reading.reader import Reader
from twosource.records import Reading, Report, report_id

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of measuring data; without it the test is skipped, or fails where it must be present."""
    folder = Path(os.environ.get("TWOSOURCE_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        if os.environ.get("REQUIRE_SHARED_DATA"):
            pytest.fail(f"the measuring data must be present here and is not: {folder}")
        pytest.skip(f"the measuring data is not present: {folder}")
    return folder


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return Codebook.load()


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge, codebook: Codebook) -> Reader:
    return Reader(knowledge, codebook)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Read a text as a report: ``read(text, published="2017-09-05", publisher="A Paper")``."""

    def read_text(
        text: str, published: str | None = "2017-09-05", publisher: str = "A Paper", title: str | None = None
    ) -> Reading:
        report = Report(
            report_id=report_id(publisher, published, text),
            publisher=publisher,
            published=published,
            title=title,
            text=text,
        )
        return reader.read(report)

    return read_text
