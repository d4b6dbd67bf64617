"""A fuzzer over layout, numbers, time and attribution: whatever is put together or broken, nothing crashes or points outside.

Texts are grown from a grammar of the phrases that these parts of reading know, set between marks that may confuse them; and made by
breaking passages of our own, always in the same ways.
"""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whole import check, report

from twosource.reading.frames.numbers import NumberReader
from twosource.reading.lexicon import Lexicon
from twosource.reading.reader import Reader
from twosource.reading.text.gate import Gate
from twosource.reading.text.layout import LayoutReader, pieces
from twosource.reading.text.quotes import quotes
from twosource.reading.text.surface import surface
from twosource.reading.times.timex import TimeReader

CASES = Path(__file__).resolve().parents[1] / "cases" / "cases.jsonl"
LEXICON = Lexicon()
LAYOUT = LayoutReader(LEXICON)
NUMBERS = NumberReader(LEXICON.numbers)
TIMES = TimeReader(LEXICON.times, LEXICON.numbers)
GATE = Gate.load()
WHO = [
    "SOHR",
    "the army",
    "Isis",
    "he",
    "it",
    "a resident",
    "state TV",
    "an unnamed official",
    "Moscow",
    "the group’s Amaq agency",
]
CUES = ["said", "said that", "denied that", "claimed on {when}", "confirmed", "added", "later corrected its report that",
        "accused {who} of saying that", "could not verify that", ", citing {who}, reported that"]  # fmt: skip
WHAT = ["shelled {where}", "captured {where} {when}", "had {not} taken {where}, killing {number} people",
        "lost {number} soldiers in {where} {when}", "broke the siege of {where}", "will {not} storm {where} {when}"]  # fmt: skip
WHERE = ["Mayadin", "the town", "Raqqa’s Old City", "Deir ez-Zor province", "it", "al-", "a village 20 km from Homs"]
WHEN = ["on Monday", "last year", "in late 2014", "overnight", "three years ago", "on 31 February", "on 29 Feb. 2015",
        "between May and 3 June", "since 1066", "in 99999", "the day before", "in the past 0 days", "tomorrow"]  # fmt: skip
NUMBER = ["12", "at least 1,000", "0", "dozens of", "up to a hundred", "1.2.3", "between 15 and 10", "no", "two hundred and",
          "-7", "1e9", "99999999999999999999", "½", "٣", "a", "about nearly some 40"]  # fmt: skip
MARKS = ["“", "”", '"', "’", "(", ")", "[", "]", ":", ";", "—", "…", ", ", ". ", "\n", "\n\n", " ", "\u200b", "\u202e", "\u00a0",
         "\ud83d", "\x00", "\u2028", "e\u0301\u0301", "BEIRUT (AP) — ", "By Ann Smith\n", "Watch: ", "| ", "* "]  # fmt: skip
ODD = st.characters() | st.sampled_from(MARKS)  # half characters too, which st.text leaves out


def phrases(words: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


@st.composite
def sentence(draw: st.DrawFn, depth: int = 0) -> str:
    """A sentence of the grammar, its speakers nested up to four deep."""
    said = f"{draw(phrases(WHO))} {draw(phrases(CUES))} " if depth < 4 and draw(st.booleans()) else ""
    rest = draw(sentence(depth + 1)) if said else f"{draw(phrases(WHO))} {draw(phrases(WHAT))}"
    made = (said + rest).format(
        who=draw(phrases(WHO)), where=draw(phrases(WHERE)), when=draw(phrases(WHEN)), number=draw(phrases(NUMBER)),
        **{"not": draw(phrases(["", "not", "never"]))},
    )  # fmt: skip
    before, after = draw(phrases(["", *MARKS])), draw(phrases([". ", ".”\n\n", *MARKS]))
    return f"{before}{made}{after}"


TEXTS = st.lists(sentence(), min_size=1, max_size=6).map("".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_what_is_grown_from_the_grammar_is_read(reader: Reader, text: str) -> None:
    check(text, reader.read(report(text)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ODD, max_size=200).map("".join))
def test_half_characters_and_all_others_are_read(reader: Reader, text: str) -> None:
    check(text, reader.read(report(text)))


@given(st.lists(ODD | phrases(WHEN) | phrases(NUMBER), max_size=40).map(" ".join))
def test_layout_keeps_its_paragraphs_apart_and_in_the_text(text: str) -> None:
    last = 0
    for paragraph in LAYOUT.read(text, text[:30]):
        assert last <= paragraph.start < paragraph.end <= len(text)
        assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end]
        cut = pieces(text, paragraph)
        assert [end for _, end in cut[:-1]] == [start for start, _ in cut[1:]]
        assert paragraph.start <= cut[0][0] <= cut[-1][1] == paragraph.end
        for start, end in cut:
            made = surface(text, start, end, [])
            assert len(made.text) == len(made.starts) == len(made.ends)
            assert all(start <= a <= b <= end for a, b in zip(made.starts, made.ends, strict=True))
            made.text.encode()  # no half of a character goes to the parser
        last = paragraph.end


@given(
    st.lists(ODD | phrases(NUMBER) | phrases(["people", "killed", "and", "to"]), max_size=20).map(" ".join),
    st.booleans(),
)
def test_numbers_are_in_order(text: str, singular: bool) -> None:
    found = NUMBERS.read(text, singular)
    if found is not None:
        told = [value for value in (found.low, found.best, found.high) if value is not None]
        assert told == sorted(told)


@given(
    st.lists(ODD | phrases(WHEN) | phrases(["ago", "the", "of", "and", "early", "5"]), max_size=20).map(" ".join),
    st.none() | st.dates(),
    st.sampled_from(["past", "future"]),
)
def test_times_lie_in_the_text_and_end_after_they_begin(text: str, published: date | None, direction: str) -> None:
    for found in TIMES.read(text, published, direction):  # type: ignore[arg-type]
        assert 0 <= found.start < found.end <= len(text)
        assert found.low is None or found.high is None or found.low <= found.high


@given(st.lists(ODD | phrases(["“a", "b”", "c", '"']), max_size=60).map("".join))
def test_quotations_lie_in_the_text(text: str) -> None:
    for quote in quotes(text, [(0, len(text))]):
        assert 0 <= quote.start <= quote.end <= len(text)


@given(st.lists(ODD, max_size=100).map("".join))
def test_the_gate_takes_any_text(text: str) -> None:
    evidence = GATE.weigh([text])
    assert evidence.run >= 0
    assert evidence.run >= evidence.whole


def broken(text: str, chance: random.Random) -> str:
    """The text with some of its words or letters gone, doubled, exchanged, or set between odd marks."""
    words = text.split(" ")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words))
        how = chance.randrange(6)
        if how == 0 and len(words) > 1:
            del words[at]
        elif how == 1:
            words[at:at] = words[at : at + chance.randint(1, 9)]
        elif how == 2:
            other = chance.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        elif how == 3:
            words[at] = chance.choice(MARKS) + words[at] + chance.choice(MARKS)
        elif how == 4:
            words[at] = chance.choice([str.upper, str.lower, str.title])(words[at])
        else:
            cut = chance.randint(0, len(words[at]))
            words[at] = words[at][:cut] + chance.choice([*MARKS, *WHEN, *NUMBER, *WHERE]) + words[at][cut:]
    return " ".join(words)


@pytest.mark.parametrize("seed", range(4))
def test_broken_passages_are_read(reader: Reader, seed: int) -> None:
    lines = CASES.read_text(encoding="utf-8").splitlines()[seed::8]
    chance = random.Random(seed)
    texts = [broken(json.loads(line)["text"], chance) for line in lines]
    readings = list(reader.read_many(map(report, texts)))
    for text, reading in zip(texts, readings, strict=True):
        check(text, reading)
    assert sum(len(reading.claims) for reading in readings) > len(texts) / 4
