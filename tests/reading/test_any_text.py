"""Whatever the text, reading ends, breaks nothing, points nowhere outside it, and its work grows no faster than it does.

Work is counted in instructions of our own code, so that no test looks at a clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whole import check, report

from twosource.reading.lexicon import Lexicon
from twosource.reading.reader import Reader
from twosource.reading.text.layout import LayoutReader, pieces
from twosource.reading.text.surface import surface
from twosource.records import Report

SENTENCE = "The army shelled the town of Mayadin on Monday, SOHR said, killing 12 civilians. "
PIECES = [
    *("The army", "captured", "Mayadin", "Isis", "SOHR", "said", "that", "according to", "killing", "12", "at least"),
    *("Raqqa", "John Smith", "aged 9", "who", "it", "the city", "on Monday", "in 2014", "not", "if", "denied", "by"),
    *(
        ",",
        ".",
        "“",
        "”",
        '"',
        "(",
        ")",
        "[",
        "]",
        "—",
        "’s",
        ":",
        "\n",
        "\n\n",
        "\u200b",
        "\u200f",
        "\u202e",
        "\ufeff",
    ),
    *("İ", "ſ", "Ω", "الجيش", "армия", "軍隊", "e\u0301", "👩‍👩‍👧", "\x00", "½", "٣", "dozenſ of", "Auguſt", "FrİDAY"),
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)
def test_any_text_is_read_and_every_span_gives_its_words(reader: Reader, text: str) -> None:
    check(text, reader.read(report(text)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2016-02-29", "2017-09-05T23:59:59+14:00"]),
    st.sampled_from(
        ["yesterday", "tomorrow", "last year", "next month", "overnight", "on Friday", "300 years ago", ""]
    ),
)
def test_any_title_and_day_of_publication(reader: Reader, title: str, published: str | None, when: str) -> None:
    text = f"{title}\n\nThe army captured Mayadin {when}. It will shell Raqqa {when}."
    one = Report(report_id="r", publisher=None, published=published, title=title, text=text, language="en")
    check(text, reader.read(one))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("," * 10_000 + " The army captured Mayadin.", id="commas"),
        pytest.param("The army said" + "," * 3_000 + " it captured Mayadin.", id="commas within"),
        pytest.param("a" * 100_000, id="one word"),
        pytest.param("a" * 20_000 + " captured Mayadin.", id="a long word within"),
        pytest.param("A-" * 3_000, id="hyphens"),
        pytest.param("A" + "-" * 50_000, id="dashes"),
        pytest.param("9" * 5_000 + " people were killed in Mayadin.", id="a long number"),
        pytest.param("1,000," * 500 + " people were killed in Mayadin.", id="numbers"),
        pytest.param("two hundred and " * 300 + "people were killed in Mayadin.", id="number words"),
        pytest.param("The army shelled " + "of " * 1_600 + "Mayadin.", id="prepositions"),
        pytest.param("The army " + "helped to " * 400 + "capture Mayadin.", id="infinitives"),
        pytest.param("SOHR said that " * 300 + "the army captured Mayadin.", id="sayings"),
        pytest.param("“" * 2_000 + "The army captured Mayadin." + "”" * 2_000, id="nested quotes"),
        pytest.param("(" * 1_000 + "The army captured Mayadin" + ")" * 1_000, id="nested brackets"),
        pytest.param("\u202eThe army\u202c captured\u200f \u2066Mayadin\u2069\u200d. " * 50, id="marks of direction"),
        pytest.param("T\u200bh\u200be a\u200brmy captured Ma\u200byadin. " * 50, id="zero width"),
        pytest.param("The army взяла الجيش Mayadin 軍隊 ראקה. " * 50, id="mixed scripts"),
        pytest.param("e\u0301\u0301\u0301" * 1_000 + " captured Mayadin.", id="combining marks"),
        pytest.param(" " * 5_000 + "The army captured Mayadin." + "\n" * 50_000, id="blanks"),
        pytest.param("The army captured " + ", ".join(["Mayadin"] * 500) + ".", id="a list"),
        pytest.param(". ".join(["?!…;:'\"-()[]{}<>|\\/@#$%^&*~`"] * 200), id="marks"),
    ],
)
def test_texts_made_to_break_a_reader(reader: Reader, text: str) -> None:
    check(text, reader.read(report(text)))


def test_a_claim_is_found_among_what_is_made_to_break_a_reader(reader: Reader) -> None:
    for text in (
        "The army captured\u200f Mayadin\u200d on Monday.",
        "," * 500 + "\n\nThe army captured Mayadin on Monday.",
        "The army captured" + " " * 3_000 + "Mayadin on Monday.",
    ):
        assert [claim.event_type for claim in reader.read(report(text)).claims] == ["capture"]


@pytest.mark.parametrize(
    "line",
    [
        "x afp/" + "afp/" * 100_000 + " x.",
        "(photo)" + "\t" * 100_000 + "x.",
        "A" + "-" * 100_000 + ".",
        "A-" * 50_000 + ".",
        "AB " * 50_000 + ".",
        ".)" * 100_000 + "x",
        "by " + "Ab " * 50_000 + ".",
    ],
)
def test_no_pattern_of_the_layout_runs_away(line: str) -> None:
    (paragraph,) = LayoutReader(Lexicon()).read(line)
    assert (paragraph.start, paragraph.end) == (0, len(line))
    assert pieces(line, paragraph)[-1][1] == len(line)


def test_ten_thousand_paragraphs_and_a_paragraph_of_a_megabyte_are_cut_into_pieces_that_lose_nothing() -> None:
    layout = LayoutReader(Lexicon())
    many = "The army left.\n\n" * 10_000
    assert len(layout.read(many)) == 10_000
    for text in (SENTENCE * 12_500, "a" * 1_000_000, "a " * 500_000, "“" + "a. " * 333_333):
        (paragraph,) = layout.read(text)
        cut = pieces(text, paragraph)
        assert "".join(text[start:end] for start, end in cut) == text[paragraph.start : paragraph.end]
        assert max(end - start for start, end in cut) <= 5_000
        assert len(cut) <= len(text) / 100
        made = [surface(text, start, end, []) for start, end in cut]
        assert max(len(word) for one in made for word in one.text.split(" ")) <= 100


def counted(reader: Reader, text: str) -> int:
    """The instructions of our own code that reading a text takes."""
    count = 0

    def local(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "opcode"
        return local

    def every(frame: FrameType, event: str, arg: Any) -> Any:
        if "twosource" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return local

    before = sys.gettrace()
    sys.settrace(every)
    try:
        reader.read(report(text))
    finally:
        sys.settrace(before)
    return count


def numbered(n: int) -> str:
    return chr(97 + n % 26) + chr(97 + n // 26 % 26)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda n: SENTENCE * n, id="one paragraph"),
        pytest.param(lambda n: (SENTENCE + "\n\n") * n, id="paragraphs"),
        pytest.param(lambda n: "“The army captured Mayadin,” SOHR said. " * n, id="quotes"),
        pytest.param(lambda n: "“The army captured Mayadin.\n\n" * n, id="a quote over paragraphs"),
        pytest.param(
            lambda n: "".join(f"Tom Sm{numbered(i)}th fled. Mr Sm{numbered(i)}th fell. " for i in range(n)), id="names"
        ),
        pytest.param(
            lambda n: "SOHR said the army fled. " * n + "The ministry said the army fled. " * n, id="speakers"
        ),
        pytest.param(lambda n: "Isis fled Syria. " * n + "The junta shelled the village. " * n, id="descriptions"),
        pytest.param(lambda n: "The army left.\n\nThe report could not be verified.\n\n" * n, id="unverified"),
        pytest.param(lambda n: "Isis denied that the siege had been broken.\n\n" * n, id="sieges"),
        pytest.param(lambda n: "It captured the city and the group shelled it.\n\n" * n, id="pronouns"),
        pytest.param(lambda n: "On 3 May 2015 12 people died in Raqqa.\n\n" * n, id="dates"),
    ],
)
def test_the_work_grows_no_faster_than_the_text(reader: Reader, made: Callable[[int], str]) -> None:
    reader.read(report(made(12)))  # what is loaded once is loaded
    once, thrice = counted(reader, made(12)), counted(reader, made(36))
    assert thrice < 3.6 * once
