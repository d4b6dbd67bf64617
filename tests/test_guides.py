"""The tutorial is run: its files are written, its commands are given, and they answer what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from twosource.cli import main

TUTORIAL = Path(__file__).parent.parent / "docs" / "guides" / "adding-a-conflict.md"
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
_COMMAND = re.compile(r"^\$ twosource (.+)\n((?:(?!\$ ).*\n)*)", re.M)
_WORD = re.compile(r'"([^"]*)"|(\S+)')


class Step(NamedTuple):
    """A file to write, or a command with what it answers; ``...`` stands for anything."""

    file: str | None
    text: str
    arguments: list[str]


def steps() -> Iterator[Step]:
    for language, title, text in _BLOCK.findall(TUTORIAL.read_text(encoding="utf-8")):
        if title:
            yield Step(title, text, [])
        elif language == "console":
            for command, answer in _COMMAND.findall(text):
                yield Step(None, answer, [quoted or plain for quoted, plain in _WORD.findall(command)])


def answers(shown: str, told: str) -> bool:
    """Whether what a command told is what the page shows."""
    pattern = re.escape(shown.strip()).replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, told.strip(), re.S) is not None


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TWOSOURCE_DATA", raising=False)
    verbs = set()
    for step in steps():
        if step.file is not None:
            (tmp_path / step.file).write_text(step.text, encoding="utf-8")
            continue
        capfd.readouterr()
        main(step.arguments)
        out, err = capfd.readouterr()
        assert answers(step.text, out + err), (step.arguments, out, err)
        verbs.add(step.arguments[1])
    assert verbs == {"new", "search", "show", "add", "check", "import"}
