"""Descriptions and actors give the sources of the packs that they speak as."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.reading.speech.voices import Voices

SYRIA = {"SY": 1.0}


@pytest.fixture(scope="module")
def voices(knowledge: Knowledge) -> Voices:
    return Voices(knowledge)


def described(voices: Voices, phrase: str, countries: dict[str, float] = SYRIA) -> str | None:
    source = voices.described(phrase, countries)
    return source.id if source is not None else None


@pytest.mark.parametrize("phrase", ["observers", "the observers", "some observers", "Several independent observers"])
def test_determiners_and_passing_words_change_no_description(voices: Voices, phrase: str) -> None:
    assert described(voices, phrase) == "src:observers"


def test_state_television_is_that_of_the_report_s_country(voices: Voices) -> None:
    assert described(voices, "state television") == "src:syrian-state-tv"
    assert described(voices, "state television", {"RU": 1.0}) != "src:syrian-state-tv"


@pytest.mark.parametrize(
    ("phrase", "elsewhere"),
    [("a rebel official", "src:rebel-sources"), ("opposition sources", "src:rebel-sources"), ("the rebels", None)],
)
def test_a_side_that_many_countries_have_is_no_one_s_where_no_country_is_told(
    voices: Voices, phrase: str, elsewhere: str | None
) -> None:
    assert described(voices, phrase) == "src:syrian-rebel-sources"
    assert described(voices, phrase, {}) == elsewhere
    assert described(voices, phrase, {"CF": 1.0}) == elsewhere


@pytest.mark.parametrize("phrase", ["", "the", "a tall man", "the weather service"])
def test_what_no_pack_describes_is_nobody(voices: Voices, phrase: str) -> None:
    assert described(voices, phrase) is None


@pytest.mark.parametrize(
    ("actor", "source"),
    [
        ("act:russia", "src:russian-government"),
        ("act:syrian-government", "src:syrian-government"),
        ("act:ukraine", "src:ukrainian-government"),
        ("act:un", "src:un"),
        ("act:us-led-coalition", "src:us-military"),
        ("act:sdf", "src:sdf"),
    ],
)
def test_an_actor_speaks_as_the_source_that_bears_its_name(voices: Voices, actor: str, source: str) -> None:
    found = voices.of_actor(actor)
    assert found is not None
    assert found.id == source


def test_a_party_s_media_are_not_the_party_speaking(voices: Voices) -> None:
    found = voices.of_actor("act:is")
    assert found is None or found.kind not in ("propaganda", "state_media")
    assert voices.of_actor("act:nobody-at-all") is None


@pytest.mark.parametrize("actor", ["act:ukrainian-military-administrations", "act:sudan-state-authorities"])
def test_no_office_speaks_for_all_of_its_kind(voices: Voices, actor: str) -> None:
    assert voices.of_actor(actor) is None


OBLASTS = (
    "donetsk",
    "zaporizhzhia",
    "kharkiv",
    "kherson",
    "sumy",
    "odesa",
    "mykolaiv",
    "poltava",
    "chernihiv",
    "rivne",
)


def test_each_office_is_a_voice_of_its_own(knowledge: Knowledge) -> None:
    for oblast in OBLASTS:
        for form in ("{} governor", "governor of {}", "{} regional governor", "{} Regional Military Administration"):
            source = knowledge.sources.named(form.format(oblast.capitalize()))
            assert source is not None, (oblast, form)
            assert source.id == f"src:{oblast}-governor"
    mayor, governor = knowledge.sources.named("Kharkiv mayor"), knowledge.sources.named("Kharkiv governor")
    assert mayor is not None
    assert governor is not None
    assert mayor.id != governor.id


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Oleh Syniehubov", "src:kharkiv-governor"),
        ("Ihor Terekhov", "src:kharkiv-mayor"),
        ("Oleksandr Prokudin", "src:kherson-governor"),
        ("Vyacheslav Gladkov", "src:belgorod-governor"),
        ("Ivan Fedorov", None),  # mayor of Melitopol, then governor of Zaporizhzhia: the text must tell
        ("Sergei Lavrov", "src:russian-government"),
    ],
)
def test_a_public_person_speaks_by_the_office_it_holds(
    voices: Voices, knowledge: Knowledge, name: str, source: str | None
) -> None:
    person = knowledge.people.named(name)
    assert person is not None
    found = voices.of_person(person)
    assert (found.id if found is not None else None) == source


def test_an_office_is_known_by_its_place_s_own(voices: Voices) -> None:
    found = voices.office("Sumy's regional governor")
    assert found is not None
    assert found.id == "src:sumy-governor"
    assert voices.office("regional governor") is None
