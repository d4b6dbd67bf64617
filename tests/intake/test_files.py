"""Files: folders in their order, sidecars with their documents, and no file that hangs or is half read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from twosource.intake.fields import ReportFields
from twosource.intake.files import bounded, opened, shown, sidecar_of, under, unreadable
from twosource.intake.refusal import Refused


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}" if name.endswith(".json") else "The army took the town.", encoding="utf-8")


def names(folder: Path) -> list[tuple[str, bool]]:
    return [(path.relative_to(folder).as_posix(), refusal is None) for path, refusal in under(folder)]


def test_a_folder_gives_its_files_sorted_at_every_depth(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.html", "a/b/c.pdf", "B.md", "a.jsonl")
    assert names(tmp_path) == [
        ("B.md", True),
        ("a/b/c.pdf", True),
        ("a/z.html", True),
        ("a.jsonl", True),
        ("b.txt", True),
    ]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt", ".git/x.txt", "seen.txt")
    assert names(tmp_path) == [("seen.txt", True)]


def test_kinds_that_are_not_read_are_named_and_sidecars_are_not_inputs(tmp_path: Path) -> None:
    make(tmp_path, "report.txt", "report.json", "table.csv", "LICENSE", "alone.json", "batch.jsonl", "batch.json")
    refused = {name for name, readable in names(tmp_path) if not readable}
    assert refused == {"table.csv", "LICENSE", "alone.json", "batch.json"}
    assert ("report.json", True) not in names(tmp_path)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == [("a/loop", False), ("a/x.txt", True)]


def test_a_folder_that_may_not_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/x.txt", "b/y.txt")
    listing = Path.iterdir

    def guarded(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    (first, second) = under(tmp_path)
    assert first[0].name == "a"
    assert first[1] is not None
    assert "may not be read" in first[1].problem
    assert second == (tmp_path / "b" / "y.txt", None)


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(Refused, match="is no regular file"):
        opened(tmp_path / "pipe.txt", regular=True)


@pytest.mark.parametrize("name", ["missing.txt", "bad\x00name.txt", "n" * 300 + ".txt"])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as caught:
        opened(tmp_path / name, regular=False)
    assert caught.value.cure


def test_no_more_is_held_than_the_limit_and_one_byte() -> None:
    stream = io.BytesIO(b"x" * 1000)
    with pytest.raises(Refused, match=r"larger than the limit of 0\.0001 MB"):
        bounded(stream, 100)
    assert stream.tell() == 101
    assert bounded(io.BytesIO(b"x" * 100), 100) == b"x" * 100


def test_a_disk_that_fails_midway_is_no_half_report() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(10)

    with pytest.raises(Refused, match="could not be read: Input/output error"):
        bounded(Failing(b"x" * 100), 1000)


def test_system_errors_in_words() -> None:
    assert unreadable(FileNotFoundError(2, "No such file")).problem == "is not there"
    assert "chmod" in unreadable(PermissionError(13, "Permission denied")).cure


def test_a_name_that_is_no_text_can_still_be_shown() -> None:
    assert shown(os.fsdecode(b"caf\xe9.txt")) == "caf\ufffd.txt"


def sidecar(folder: Path, content: str, document: str = "report.txt") -> Path:
    (folder / "report.json").write_text(content, encoding="utf-8")
    return folder / document


def test_a_sidecar_gives_fields_and_id(tmp_path: Path) -> None:
    path = sidecar(
        tmp_path, '{"id": "seed", "file": "report.txt", "published": "2017-09-05", "publisher": "P", "mood": 1}'
    )
    found = sidecar_of(path)
    assert found.fields == ReportFields(published="2017-09-05", publisher="P")
    assert found.external_id == "seed"
    assert found.notes == ("fields of report.json not used: mood",)


def test_a_sidecar_of_another_file_is_not_used(tmp_path: Path) -> None:
    found = sidecar_of(sidecar(tmp_path, '{"file": "report.pdf", "publisher": "P"}'))
    assert found.fields == ReportFields()
    assert "names another file" in found.notes[0]


def test_without_a_sidecar_nothing_is_told(tmp_path: Path) -> None:
    assert sidecar_of(tmp_path / "report.txt").fields == ReportFields()


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"published": 20170905}', '{"text": ' + "[" * 10_000])
def test_a_sidecar_that_cannot_be_used_refuses_its_document(tmp_path: Path, content: str) -> None:
    with pytest.raises(Refused, match=r"report\.json, the file with its fields, ") as caught:
        sidecar_of(sidecar(tmp_path, content))
    assert caught.value.cure == "Mend report.json or move it away"


def test_a_monitors_own_folder_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The army took the town.", encoding="utf-8")
    own = tmp_path / "twosource-data"
    own.mkdir()
    (own / "twosource.sqlite").write_bytes(b"SQLite format 3\0")
    (own / "brief.md").write_text("# Brief", encoding="utf-8")
    assert [path.name for path, _ in under(tmp_path)] == ["report.txt"]
