"""Reading YAML: values with their lines, and words that YAML 1.1 would take for something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from twosource.codebook.document import read_document

WRITE = Callable[..., Path]


def test_values_know_their_lines(write: WRITE) -> None:
    document = read_document(write("a: 1\nb:\n  - x\n  - {c: d}\n"))
    assert document.value == {"a": 1, "b": ["x", {"c": "d"}]}
    assert document.line(("a",)) == 1
    assert document.line(("b",)) == 2
    assert document.line(("b", 1, "c")) == 4
    assert document.line(("b", 1, "c", "deeper")) == 4
    assert document.line(("nowhere",)) == 1


def test_off_on_no_and_yes_stay_words(write: WRITE) -> None:
    document = read_document(
        write("words: [off, on, no, yes, n, y, Off, 12:30, 2017-09-05, 1.5, null, true, false, 7]\n")
    )
    assert document.value["words"] == [
        "off", "on", "no", "yes", "n", "y", "Off", "12:30", "2017-09-05", "1.5", None, True, False, 7,
    ]  # fmt: skip


def test_an_anchor_is_read_where_it_is_used(write: WRITE) -> None:
    document = read_document(write("a: &roles {actor: who}\nb: *roles\nc:\n  <<: *roles\n  target: whom\n"))
    assert document.value["b"] == {"actor": "who"}
    assert document.value["c"] == {"actor": "who", "target": "whom"}


def test_a_broken_file_is_a_fault_and_no_crash(write: WRITE) -> None:
    document = read_document(write("a: [1,\nb: }\n"))
    assert document.value == {}
    assert [fault.line for fault in document.faults] == [2]


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xff\xfe\x00a: 1")
    assert "cannot be read" in read_document(path).faults[0].problem


def test_a_tag_is_a_fault_and_runs_nothing(write: WRITE) -> None:
    document = read_document(write("a: !!python/object/apply:os.getcwd []\n"))
    assert document.value == {} or document.value == {"a": []}
