"""Language: told where it can be, left open where it cannot."""

from __future__ import annotations

import pytest

from twosource.intake.language import LANGUAGES, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kurdish forces said on Tuesday they had seized three villages east of the Euphrates.", "en"),
        ("قال الجيش السوري إنه استعاد السيطرة على مدينة دير الزور", "ar"),
        ("Армія повідомила, що сили відійшли з міста після тижнів боїв", "uk"),
        ("L'armée a annoncé mardi avoir repris le contrôle de la ville assiégée", "fr"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "ok", "123 456", "Siege of Deir Ezzor", "Raqqa, Mayadin, Abu Kamal, Palmyra, Hama, Homs, Idlib"]
)
def test_the_doubtful_are_left_open(text: str) -> None:
    assert language_of(text) is None


def test_plain_english_is_told_as_the_model_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    english = "The army of the north said that the town was taken on Monday and the bridge was blown up. " * 3
    mixed = english[:90] + "L'armée a annoncé mardi avoir repris le contrôle de la ville assiégée. " * 6
    quick = [language_of(english), language_of(mixed)]
    monkeypatch.setattr("twosource.intake.language._plainly_english", lambda _: False)
    assert quick == [language_of(english), language_of(mixed)] == ["en", "fr"]


def test_the_languages_are_told_apart_by_code_once_each() -> None:
    assert len(set(LANGUAGES)) == len(LANGUAGES)
    assert {"en", "ar", "ru", "uk", "fa", "ku", "tr", "fr"} <= set(LANGUAGES)
