"""English is read, other languages are kept and said to be unread; in doubt a report counts as English."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.reading.reader import Reader
from twosource.reading.text.language import language_of
from twosource.records import Reading, Report

CASES = Path(__file__).resolve().parents[2] / "cases"
RUSSIAN = (
    "Сирийская армия при поддержке авиации прорвала осаду города Дейр-эз-Зор, сообщило государственное телевидение."
)
ARABIC = "أعلن الجيش السوري أنه كسر الحصار المفروض على مدينة دير الزور بعد معارك استمرت عدة أسابيع مع تنظيم الدولة."
FRENCH = "L'armée syrienne a brisé le siège de la ville de Deir ez-Zor, a annoncé mardi la télévision d'État."


@pytest.mark.parametrize(("text", "code"), [(RUSSIAN, "ru"), (ARABIC, "ar"), (FRENCH, "fr")])
def test_a_language_is_told_by_its_text(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "Army takes town", "12345 67890 12345 67890 12345 67890", "…" * 100])
def test_a_text_too_short_to_tell_gives_none(text: str) -> None:
    assert language_of(text) is None


def test_short_english_reports_are_not_taken_for_another_language() -> None:
    texts = [
        json.loads(line)["text"]
        for name in ("cases.jsonl", "people.jsonl")
        for line in (CASES / name).read_text(encoding="utf-8").splitlines()
    ]
    assert [text for text in texts if language_of(text) not in (None, "en")] == []


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, FRENCH])
def test_a_report_in_another_language_gives_no_claims_and_says_why(read: Callable[..., Reading], text: str) -> None:
    reading = read(text)
    assert (reading.claims, reading.people, reading.wire_credit) == ((), (), None)
    assert len(reading.log) == len(reading.paragraphs) == 1
    assert reading.log[0].what == "skipped"
    assert f"({reading.language})" in reading.log[0].why


def test_what_a_report_says_of_its_language_holds_unless_its_letters_say_otherwise(reader: Reader) -> None:
    def language(text: str, told: str) -> str | None:
        report = Report(report_id="r", publisher=None, published=None, title=None, text=text, language=told)
        return reader.read(report).language

    assert language("The army took the town of Mayadin on Monday, a spokesman said there.", "en-GB") == "en"
    assert language(FRENCH, "fr") == "fr"
    assert language(RUSSIAN, "en") == "ru"
