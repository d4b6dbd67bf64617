"""The stored text: one form, every visible character kept."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.refusal import Refused
from twosource.intake.textform import decode, known_charset, normal_form, one_line, same_words, with_title


@given(st.text())
def test_normal_form_is_stable(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_what_can_be_seen_stays(text: str) -> None:
    import unicodedata

    assert normal_form(f"x{text}x") == unicodedata.normalize("NFC", f"x{text}x")


@given(st.text())
def test_nothing_unseen_and_no_lone_surrogate_is_left(text: str) -> None:
    form = normal_form(text + "\ud800")
    assert not set(form) & set("\x00\r\x0b\x0c\u2028\u2029\u200b\u200e\u202e\ufeff\u00ad")
    form.encode("utf-8")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0c", "\u2028", "\u2029", "\x85"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert normal_form(f"one{end}two") == "one\ntwo"


def test_quotes_dashes_and_inner_spaces_are_never_touched() -> None:
    text = '“Despite [Isis]’s claims”  –  ‘it’ — "x" \u00a0 y \t z'
    assert normal_form(text) == text


def test_marks_of_direction_and_zero_width_break_no_name() -> None:
    assert normal_form("Deir\u200b \u202aEz\u00adzor\u202c") == "Deir Ezzor"


def test_a_joiner_stays_inside_a_persian_word_and_goes_elsewhere() -> None:
    assert normal_form("می\u200cروند") == "می\u200cروند"
    assert normal_form("Ra\u200cqqa \u200dx") == "Raqqa x"


def test_composed_and_decomposed_are_one() -> None:
    assert normal_form("Koba\u0302ne\u0302") == "Kobânê"


def test_a_byte_order_mark_tells_the_encoding() -> None:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ):
        assert decode(mark + "Дебальцево".encode(name)) == "Дебальцево"


def test_bytes_that_are_not_utf8_are_refused_at_their_offset() -> None:
    with pytest.raises(Refused) as caught:
        decode(b"line one\nDeir ez-Z\xf4r")
    assert caught.value.problem == "is not UTF-8: byte 0xF4 at offset 18, in line 2"
    assert "iconv" in caught.value.cure


def test_a_declared_charset_is_used_where_it_is_one_of_text() -> None:
    assert decode("élan".encode("cp1252"), "ISO-8859-1") == "élan"
    assert known_charset("windows-1256") == "cp1256"
    assert known_charset("rot13") is None
    assert known_charset("unicode_escape") is None


def test_one_line() -> None:
    assert one_line("  Army\n takes\ttown ") == "Army takes town"


def test_same_words_looks_past_quotes_case_and_stops() -> None:
    assert same_words("‘Isis’ siege broken", "'ISIS' Siege Broken.")
    assert not same_words("Isis siege broken", "Isis siege")
    assert not same_words("...", "---")


def test_the_title_comes_first_once() -> None:
    assert with_title("Body.", "Head") == "Head\n\nBody."
    assert with_title("HEAD\nBody.", "Head") == "HEAD\nBody."
    assert with_title("A head over\ntwo lines\n\nBody.", "A head over two lines") == "A head over\ntwo lines\n\nBody."
    assert with_title("Body.", None) == "Body."


@given(st.text(), st.text())
def test_a_title_is_not_put_in_front_twice(text: str, title: str) -> None:
    text, title = normal_form(text), one_line(title)
    if same_words(title, title):
        assert with_title(with_title(text, title), title) == with_title(text, title)
