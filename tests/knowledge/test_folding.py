from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.folding import fold_name, fold_text, name_keys

WORD = re.compile(r"[^\W_]+")
PRESS = st.text(alphabet="abÉêßłIŞsSzZ .'’‘ʿ-–\n\u00a0\u200bUNt‏م\u0651ة\u0301", max_size=60)


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("DEIR EZ ZOR", "deir ez zor"),
        ("Deir ez–Zor", "deir ez zor"),
        ("Kobanê", "kobane"),
        ("Ma‘arrat an-Nu'mān", "maarrat an numan"),
        ("Łódź", "lodz"),
        ("Weißenburg", "weissenburg"),
        ("U.S.", "us"),
        ("P.K.K.", "pkk"),
        ("St. Petersburg", "st petersburg"),
        ("الرَّقَّة", "الرقه"),
        ("Йошкар-Ола", "иошкар ола"),
        ("", ""),
        ("—", ""),
    ],
)
def test_spelling_habits_do_not_change_the_key(spelling: str, key: str) -> None:
    assert fold_name(spelling) == key


def test_a_name_with_an_s_after_an_apostrophe_is_found_both_ways() -> None:
    assert name_keys("Ra's al-Ayn") == ("ra s al ayn", "ras al ayn")
    assert name_keys("Aleppo") == ("aleppo",)


def test_a_possessive_is_a_word_of_its_own() -> None:
    assert fold_text("Isis’ men and Assad’s").text == "isis men and assad s"


def test_no_name_reaches_over_a_blank_line() -> None:
    assert fold_text("Deir\nEzzor").text == "deir ezzor"
    assert fold_text("Deir\n\nEzzor").text == "deir\n\nezzor"


@given(PRESS)
def test_words_of_the_folded_text_lead_back_to_their_own_in_the_raw_one(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.text) == len(folded.cased)
    at = 0
    for match in WORD.finditer(folded.text):
        start, end = folded.raw_span(*match.span())
        assert at <= start < end <= len(text)
        # What stands there folds to the word again; a letter may share its raw character with the word before.
        assert match.group() in fold_text(text[start:end]).text.replace(" ", "").replace("\n", "") or len(
            text[start:end]
        ) < len(match.group())
        at = end if end > at else at


@given(PRESS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_name(text)
    assert fold_name(once) == once


@given(st.text(max_size=40))
def test_any_text_folds_to_something_of_words_and_spaces(text: str) -> None:
    key = fold_name(text)
    assert key == " ".join(WORD.findall(key))


def test_a_half_of_a_surrogate_pair_is_no_letter_and_keeps_its_place() -> None:
    folded = fold_text("Deir\ud800 Ezzor \udfffCity")
    assert folded.text == "deir\ufffd ezzor \ufffdcity"
    assert fold_name("\ud83dMosul") == "mosul"


def test_a_line_end_takes_the_spaces_on_both_its_sides_and_a_run_without_one_stays() -> None:
    assert fold_text("Deir  \n  Ezzor").text == "deir ezzor"
    assert fold_text("Deir   Ezzor").text == "deir ezzor"
    assert fold_text("Deir  \n  \n Ezzor").text == "deir \n \n ezzor"
    assert fold_text("a\n" + " " * 400_000 + "b").text == "a b"
    assert fold_text("c\nd" + " " * 400_000 + "e").text == "c d e"  # was quadratic: minutes
