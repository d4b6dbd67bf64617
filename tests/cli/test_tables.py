import io
import sys

import pytest

from twosource.cli.listings import days, figure, flags, said_by, stance
from twosource.cli.tables import Column, print_table

ID = "clm_0123456789abcdef"
COLUMNS = [Column("id", lambda row: row["id"], wraps=False), Column("words", lambda row: row["words"])]
ROWS = [{"id": ID, "words": "A sentence that is " + "very " * 40 + "long."}, {"id": "clm_1", "words": None}]


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_in_a_pipe_columns_are_aligned_and_nothing_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, ROWS)
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading == f"{'id':20}  words"
    assert first == f"{ID}  {ROWS[0]['words']}"
    assert second == "clm_1"


def test_on_a_terminal_long_words_wrap_and_ids_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "dumb")  # which rich takes to be 80 wide
    print_table(COLUMNS, ROWS)
    screen.flush()
    lines = screen.buffer.getvalue().decode().splitlines()
    assert sum(ID in line for line in lines) == 1
    assert max(map(len, lines)) <= 80
    assert sum("very" in line for line in lines) > 2


def test_markup_in_words_stays_words(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", screen)
    print_table(COLUMNS, [{"id": "1", "words": "[bold]Isis[/bold]"}])
    screen.flush()
    assert "[bold]Isis[/bold]" in screen.buffer.getvalue().decode()


def test_no_rows_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, [])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (12, 12, 12, "killed 12"),
        (12, 12, None, "killed 12+"),
        (51, None, None, "killed 51+"),
        (None, None, 100, "killed up to 100"),
        (36, 40, 44, "killed 36-44"),
        (None, 7, None, "killed 7"),
        (None, None, None, "killed ?"),
    ],
)
def test_a_figure_tells_which_end_is_open(low: int | None, best: int | None, high: int | None, words: str) -> None:
    row = {"what": "killed", "low": low, "best": best, "high": high, "who": None}
    assert figure(row) == words
    assert figure(row | {"who": "civilians"}) == f"{words} (civilians)"


def test_an_interval_of_days_tells_which_end_is_open() -> None:
    assert days("2017-09-04", "2017-09-05") == "2017-09-04..2017-09-05"
    assert days("2017-09-04", "2017-09-04") == "2017-09-04"
    assert days(None, "2017-09-05") == "..2017-09-05"
    assert days("2017-09-04", None) == "2017-09-04.."
    assert days(None, None) == ""


def test_a_denial_and_a_chain_of_speakers_are_told() -> None:
    row = {"polarity": "denied", "modality": "happened", "certainty": "stated", "publisher": "Paper"}
    assert stance(row) == "denied, happened, stated"
    assert said_by(row | {"speakers": [{"name": "State TV"}, {"name": "the army"}]}) == "the army < State TV < Paper"
    assert said_by(row | {"speakers": [], "publisher": None}) == "unnamed publisher"


def test_what_stands_beside_the_grade_is_told() -> None:
    row = {"unverified": True, "against_interest": False, "disputes": [{"about": "how_many"}]}
    assert flags(row) == "unverified, disputed: how many"
