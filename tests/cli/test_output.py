import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.cli import output
from twosource.errors import TwosourceError


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    made = output.harmless(text)
    assert len(made) == len(text)
    assert not any((ord(letter) < 32 and letter not in "\t\n") or 127 <= ord(letter) < 160 for letter in made)
    assert "\n" not in output.one_line(text)


def test_a_sentence_ends_with_one_full_stop() -> None:
    assert output.sentence("Mend it") == output.sentence("Mend it.") == "Mend it."
    assert output.sentence("Did you mean it?") == "Did you mean it?"


def test_json_goes_out_in_utf8_whatever_the_terminal_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    output.say_json(["دير الزور"])
    assert json.loads(screen.buffer.getvalue()) == ["دير الزور"]


def test_words_that_a_terminal_cannot_show_go_out_as_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", screen)
    output.say("Süd")
    assert screen.buffer.getvalue() == b"S\\xfcd\n"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "map.html"
    output.write_file(path, b"first")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:3])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(TwosourceError, match=r"map.html: it can't be written \(No space left"):
        output.write_file(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]
