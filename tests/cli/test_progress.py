import io
import sys

import pytest

from twosource.cli.progress import shown_progress
from twosource.pipeline import Silence


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "80")
    with shown_progress() as progress:
        progress.start("reading", 2)
        progress.advance()
        progress.advance()
        progress.finish()
        progress.start("assessing", None)
        progress.finish()
    return stream.getvalue()


def test_a_terminal_is_shown_each_stretch_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = work(monkeypatch, Terminal())
    assert "reading" in shown
    assert "2/2" in shown
    assert "assessing" in shown


def test_a_pipe_is_shown_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(monkeypatch, io.StringIO()) == ""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with shown_progress() as progress:
        assert isinstance(progress, Silence)
