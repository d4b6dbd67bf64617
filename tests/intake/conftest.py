"""What the tests of intake share: a fixed clock, an intake, and small documents made on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource.intake import Accepted, Intake, IntakeSettings, Outcome, ReportFields
from twosource.records import Rejection

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)

_ESCAPES = {ord(c): "\\" + c for c in "()\\"}

MakePdf = Callable[..., bytes]
ReadAll = Callable[..., list[Outcome]]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def settings() -> IntakeSettings:
    return IntakeSettings(now=lambda: NOW)


@pytest.fixture
def read_all(settings: IntakeSettings) -> ReadAll:
    """Everything that comes of some inputs."""

    def read(*inputs: str | Path, overrides: ReportFields | None = None) -> list[Outcome]:
        return list(Intake(settings).read([str(name) for name in inputs], overrides))

    return read


@pytest.fixture
def accept(read_all: ReadAll) -> Callable[..., Accepted]:
    """The one report that one input gives."""

    def read(name: str | Path, overrides: ReportFields | None = None) -> Accepted:
        (outcome,) = read_all(name, overrides=overrides)
        assert isinstance(outcome, Accepted), outcome
        return outcome

    return read


@pytest.fixture
def reject(read_all: ReadAll) -> Callable[..., Rejection]:
    """The one rejection that one input gives."""

    def read(name: str | Path, overrides: ReportFields | None = None) -> Rejection:
        (outcome,) = read_all(name, overrides=overrides)
        assert isinstance(outcome, Rejection), outcome
        return outcome

    return read


@pytest.fixture
def make_pdf() -> MakePdf:
    """A PDF with a text layer, written by hand: pages of lines, and what its dictionaries say."""

    def make(pages: list[list[str]], *, title: str | None = None, language: str | None = None) -> bytes:
        kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
        objects = [
            f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} >>".encode(),
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for number, lines in enumerate(pages):
            shown = [f"({line.translate(_ESCAPES)}) Tj 0 -14 Td" for line in lines]
            content = "\n".join(["BT /F1 11 Tf 50 780 Td", *shown, "ET"]).encode("cp1252")
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
                + f" /Contents {5 + 2 * number} 0 R >>".encode()
            )
            objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
        if title:
            objects.append(f"<< /Title ({title}) >>".encode())
        return _with_table(objects, info=len(objects) if title else None)

    return make


def _with_table(objects: list[bytes], info: int | None) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    named = f"/Info {info} 0 R " if info else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {named}>>\nstartxref\n{table}\n%%EOF\n".encode()
    return out


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    """A file of JSON lines; a line that is text already stays as it is."""

    def write(*lines: dict[str, object] | str, name: str = "batch.jsonl") -> Path:
        path = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write
