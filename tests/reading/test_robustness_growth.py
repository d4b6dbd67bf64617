"""What a text goes through costs no more than in step with its length, however it is made.

Compared is the time for a text with that for one an eighth as long, the best of several runs each: what grows in step
takes eight times as long, what grows with the square 64 times, and the line is drawn at three times the one, so that no
busy machine comes near it. No test looks at a time alone. Regular expressions, which count as no instruction of ours in
`test_any_text`, are what is looked at here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import SupportsIndex

import msgspec
import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_text
from twosource.reading.frames.numbers import NumberReader
from twosource.reading.lexicon import Lexicon
from twosource.reading.reader import Reader
from twosource.reading.text.gate import Gate
from twosource.reading.text.language import language_of
from twosource.reading.text.layout import LayoutReader, pieces
from twosource.reading.text.quotes import quotes
from twosource.reading.text.surface import plausible, surface
from twosource.reading.times.timex import TimeReader
from twosource.records import Report

LONGER = 8  # times as much text
MOST = 3 * LONGER  # times as long for that; the square takes LONGER * LONGER
RUNS = 5
SHORT = 0.002  # seconds; below this a clock tells nothing, and nothing has run away
SENTENCE = "The army shelled the town of Mayadin on Monday, SOHR said, killing 12 civilians. "
MADE: dict[str, Callable[[int], str]] = {
    "a paragraph": lambda n: SENTENCE * n,
    "paragraphs": lambda n: (SENTENCE + "\n\n") * n,
    "wrapped lines": lambda n: "The army shelled the town of\nMayadin on Monday and\n" * n,
    "commas": lambda n: "," * 40 * n,
    "commas among words": lambda n: "The army, " * 8 * n,
    "spaces": lambda n: "The army" + " " * 80 * n + "left.",
    "spaces before a line's end": lambda n: ("The army" + " " * 40 + "\n") * 2 * n + "x",
    "spaces and tabs": lambda n: "The army" + " \t" * 40 * n + "left.",
    "no-break spaces": lambda n: "The army" + "\u00a0" * 80 * n + "left.",
    "blank lines": lambda n: "The army\n" + " \n\t\n" * 20 * n + "left.",
    "open quotes": lambda n: '“The army ‘took "Mayadin ' * 3 * n,
    "closed quotes": lambda n: "“The army” took “Mayadin”. " * 3 * n,
    "straight quotes": lambda n: '"' * 80 * n,
    "apostrophes": lambda n: "army's " * 12 * n + "'" * 20 * n,
    "brackets": lambda n: "(" * 20 * n + "Mayadin" + ")" * 20 * n + "[" * 20 * n,
    "dashes": lambda n: "A-" * 20 * n + "—" * 20 * n + "-" * 20 * n,
    "stops": lambda n: ".)" * 20 * n + "U.S." * 8 * n + "…?!" * 5 * n,
    "capitals": lambda n: "MAYADIN RAQQA HOMS " * 5 * n,
    "one word": lambda n: "a" * 80 * n,
    "one capital word": lambda n: "A" * 80 * n,
    "digits": lambda n: "9" * 80 * n,
    "grouped digits": lambda n: "1,000," * 14 * n,
    "number words": lambda n: "two hundred and " * 5 * n,
    "dates": lambda n: "3 May 2015, late 2014 and last Monday; " * 2 * n,
    "months": lambda n: "May " * 20 * n,
    "names": lambda n: "Deir ez-Zor al-Bukamal Abu Kamal " * 3 * n,
    "articles": lambda n: "al-" * 30 * n,
    "zero width": lambda n: "The\u200b ar\u200dmy \ufeffleft\u2060 " * 4 * n,
    "marks of direction": lambda n: "\u202eThe army\u202c \u200f\u2067left\u2069 " * 4 * n,
    "combining marks": lambda n: "e" + "\u0301" * 80 * n,
    "mixed scripts": lambda n: "The army взяла الجيش 軍隊 ראקה " * 3 * n,
    "Arabic": lambda n: "قال الجيش السوري إنه استعاد " * 3 * n,
    "halves of pairs": lambda n: "army \ud83d \udc00" * 8 * n,
    "controls": lambda n: "\x00\x01\x85\u2028\u2029" * 16 * n,
    "datelines": lambda n: "BEIRUT, RAQQA, HOMS " * 4 * n + "(AP) - ",
    "bylines": lambda n: "By Ann Ab " * 8 * n,
    "wires": lambda n: "x afp/" + "afp/" * 20 * n,
}
CASES = Path(__file__).resolve().parents[1] / "cases" / "cases.jsonl"
LEXICON = Lexicon()
LAYOUT = LayoutReader(LEXICON)
NUMBERS = NumberReader(LEXICON.numbers)
TIMES = TimeReader(LEXICON.times, LEXICON.numbers)
DAY = date(2017, 9, 5)


@pytest.fixture(scope="module")
def works(knowledge: Knowledge) -> dict[str, Callable[[str], object]]:
    """All that is done with a text but for parsing it and what follows on that, by name."""
    gate = Gate.load()

    def laid_out(text: str) -> object:
        return [pieces(text, paragraph) for paragraph in LAYOUT.read(text, "The army left Mayadin")]

    def surfaced(text: str) -> object:
        hits = plausible(text, knowledge.matcher.find(text), lambda _: True)
        return [surface(text, at, min(at + 5_000, len(text)), hits) for at in range(0, len(text), 5_000)]

    return {
        "fold_text": fold_text,
        "matcher": knowledge.matcher.find,
        "layout and pieces": laid_out,
        "surface": surfaced,
        "quotes": lambda text: quotes(text, [(0, len(text))]),
        "numbers": NUMBERS.read,
        "times": lambda text: TIMES.read(text, DAY),
        "gate": lambda text: gate.weigh([text]),
        "language": language_of,
    }


def best(work: Callable[[str], object], text: str) -> float:
    """The shortest of several runs, in seconds of this process."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work(text)
        seconds.append(time.process_time() - start)
        if seconds[-1] < SHORT:
            break
    return min(seconds)


def growth(work: Callable[[str], object], made: Callable[[int], str], n: int) -> tuple[float, float]:
    """How many times as long `LONGER` times the text takes, and how long that is."""
    once, longer = best(work, made(n)), best(work, made(LONGER * n))
    return longer / max(once, 1e-6), longer


@pytest.mark.parametrize("made", MADE)
def test_more_text_takes_longer_in_step_with_its_length(works: dict[str, Callable[[str], object]], made: str) -> None:
    ran_away = {}
    for name, work in works.items():
        work(MADE[made](100))
        for n in (25, 100, 400):  # to some 16,000, 64,000 and 256,000 characters, till there is something to compare
            times, seconds = growth(work, MADE[made], n)
            if seconds > SHORT:
                break
        # Again with twice as much: what runs away does so the more, and what a busy machine held up does not.
        if times > MOST and seconds > SHORT and (times := growth(work, MADE[made], 2 * n)[0]) > MOST:
            ran_away[name] = round(times, 1)
    assert ran_away == {}


def test_the_way_of_comparing_finds_what_grows_with_the_square() -> None:
    def square(text: str) -> object:
        return [text[at:].count("a") for at in range(0, len(text), 4)]

    assert growth(square, lambda n: "a" * n, 8_000)[0] > MOST


class Counted(str):
    """A text that counts how many of its characters are taken out of it."""

    taken = 0

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        part = super().__getitem__(at)
        self.taken += len(part)
        return part


def test_no_rule_takes_all_that_stands_before_a_word(reader: Reader) -> None:
    block = " ".join(msgspec.json.decode(line)["text"] for line in CASES.read_bytes().splitlines()[:120:3]) + " "

    def taken(times: int) -> int:
        text = Counted(block * times)
        made = Report(report_id="r", publisher="P", published="2017-09-05", title=None, text=text, language="en")
        assert reader.read(made).claims
        return text.taken

    assert 0 < taken(LONGER) < 1.5 * LONGER * taken(1)


@pytest.mark.slow
def test_a_paragraph_of_a_megabyte_is_read_to_its_end(reader: Reader) -> None:
    text = SENTENCE * 12_400
    report = Report(report_id="r", publisher="P", published="2017-09-05", title=None, text=text, language="en")
    reading = reader.read(report)
    assert len(reading.claims) >= 12_400
    assert reading.claims[-1].trigger.start > len(text) - len(SENTENCE)
