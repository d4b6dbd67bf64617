"""Where what a verb or event noun says happened, whether or not it makes a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.evaluation.rig import made_report
from twosource.reading import Reader
from twosource.records import Reading

Read = Callable[..., Reading]


def places(reader: Reader, text: str, word: str) -> list[str]:
    start = text.index(word)
    (found,) = reader.places_of(made_report(text), [(start, start + len(word))])
    return [place.text for place in found]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The choir sang in Mosul on Friday.", "sang", ["Mosul"]),
        ("The choir sang in Mosul, Erbil and Kirkuk.", "sang", ["Mosul", "Erbil", "Kirkuk"]),
        ("Jets bombed Raqqa at dawn.", "bombed", ["Raqqa"]),
        ("A trader was shot during a raid on a house in Mosul.", "shot", ["Mosul"]),
        ("Doctors in Aleppo worked through the night.", "worked", ["Aleppo"]),
        ("The envoy moved to Mosul from Kirkuk.", "moved", ["Mosul"]),
        ("The convoy drove down Highway 4 toward Kirkuk.", "drove", ["Kirkuk"]),
        ("The army succeeded in capturing the villages of Owayna and Tal Dirha.", "succeeded", ["Owayna", "Tal Dirha"]),
        ("Engineers resumed the work to rebuild the bridges of Mosul.", "resumed", ["Mosul"]),
        ("The crowd that was singing left when shells fell on Raqqa.", "fell", ["Raqqa"]),
        ("In Raqqa, soldiers fired on a crowd that was singing.", "singing", ["Raqqa"]),
        ("The troops killed three men and burned a house in Mosul.", "killed", ["Mosul"]),
        ("The offensive opened in South Vietnam.", "opened", ["South Vietnam"]),
        ("The fleet sailed through the Gulf of Tonkin.", "sailed", ["Gulf of Tonkin"]),
    ],
)
def test_the_place_of_a_verb_is_what_it_governs(reader: Reader, text: str, word: str, wanted: list[str]) -> None:
    assert places(reader, text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister said that jets had bombed Raqqa.", "said"),
        ("Speaking in Geneva, the envoy said that a market had burned.", "burned"),
        ("President Assad ordered a retreat.", "ordered"),
        ("The two sides signed the Paris Peace Accords.", "signed"),
        ("Russia accused Turkey of lying.", "accused"),
        ("The trader slept.", "slept"),
    ],
)
def test_most_verbs_have_none(reader: Reader, text: str, word: str) -> None:
    assert places(reader, text, word) == []


def test_a_distance_is_no_place(reader: Reader) -> None:
    text = "The patrol stopped at a farm 20 km from Raqqa."
    assert places(reader, text, "stopped") == []


def test_a_part_of_a_country_is_not_the_country_but_there(reader: Reader) -> None:
    text = "The offensive opened in South Vietnam."
    ((place,),) = reader.places_of(made_report(text), [(text.index("opened"), text.index("opened") + 6)])
    assert (place.id, place.country) == (None, "VN")


def test_each_word_gets_its_own_answer_and_white_space_none(reader: Reader) -> None:
    text = "Jets bombed Raqqa.  A choir sang in Mosul."
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("bombed", "sang")]
    found = reader.places_of(made_report(text), [*spans, (len(text) + 5, len(text) + 6)])
    assert [[place.text for place in several] for several in found] == [["Raqqa"], ["Mosul"], []]


def test_a_party_without_a_name_and_a_month_are_no_places(read: Read) -> None:
    truce = read(
        "An emergency ceasefire between Isis, the Syrian government and the rebels let engineers make repairs."
    )
    assert not [p.text for claim in truce.claims for p in claim.place]
    handed = read("The SDF had transferred 150 Isis militants to Iraqi authorities between 12 and 14 August.")
    assert not [p.text for claim in handed.claims for p in claim.place if p.text in ("authorities", "August")]
