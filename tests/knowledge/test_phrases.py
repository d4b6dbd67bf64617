from __future__ import annotations

import pytest

from twosource.knowledge.phrases import Kinds, PlacePhrase

KINDS = Kinds()


@pytest.mark.parametrize(
    ("phrase", "reading"),
    [
        ("Raqqa", PlacePhrase("Raqqa")),
        ("Homs province", PlacePhrase("Homs", "province")),
        ("the city of Raqqa", PlacePhrase("Raqqa", "city")),
        ("villages of Baghuz", PlacePhrase("Baghuz", "village")),
        ("Karama district of Raqqa", PlacePhrase("Karama", "district", "Raqqa")),
        ("Shayrat air base", PlacePhrase("Shayrat", "air base")),
        ("Saraqib, Idlib", PlacePhrase("Saraqib", None, "Idlib")),
        ("Ariha town in Idlib province", PlacePhrase("Ariha", "town", "Idlib province")),
        ("Tadmur/Palmyra town", PlacePhrase("Tadmur", "town")),
        ("Tadmur/Palmyra town", PlacePhrase("Palmyra", "town")),
        ("al-Rai (Choban Bey)", PlacePhrase("Choban Bey")),
        ("al-Rai (Choban Bey)", PlacePhrase("al-Rai")),
    ],
)
def test_a_phrase_is_taken_apart(phrase: str, reading: PlacePhrase) -> None:
    readings = KINDS.read(phrase)
    assert reading in readings
    assert readings[0].name == phrase


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("in the city of Raqqa on Tuesday", "Raqqa", "city"),
        ("across Homs province", "Homs", "province"),
        ("the Shayrat airbase was hit", "Shayrat", "airbase"),
        ("in Raqqa on Tuesday", "Raqqa", None),
        ("Raqqa is a city", "Raqqa", None),
    ],
)
def test_the_words_beside_a_name_tell_its_kind(text: str, name: str, hint: str | None) -> None:
    start = text.index(name)
    assert KINDS.hint_around(text, start, start + len(name)) == hint


def test_a_hint_fits_classes_of_places() -> None:
    assert KINDS.classes("province") == ("admin1",)
    assert KINDS.classes("districts") == ("admin2", "part", "admin1")
    assert KINDS.classes("tuesday") == ()


def test_every_class_of_a_hint_is_a_class_of_kinds() -> None:
    classes = set(KINDS.class_of.values())
    for hint in (
        "province",
        "region",
        "county",
        "district",
        "city",
        "suburb",
        "airbase",
        "valley",
        "wilaya",
        "territory",
    ):
        assert KINDS.classes(hint)
        assert set(KINDS.classes(hint)) <= classes
