"""Bodies: monitors, institutes and media that no pack holds, found by the form of their names."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge import NameHit
from twosource.reading.lexicon import Lexicon
from twosource.reading.speech.bodies import BodyFinder

FINDER = BodyFinder(Lexicon().bodies)


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.text, FINDER.kind(hit.text)) for hit in FINDER.add(text, [])]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Salween Institute's latest report suggests it.", "Salween Institute", "analyst"),
        ("On Monday Zambezi Partners said so.", "Zambezi Partners", "analyst"),
        ("according to the Kayah Data Group, which monitors", "Kayah Data Group", "analyst"),
        ("The Lake Chad Conflict Tracker confirmed it.", "Lake Chad Conflict Tracker", "monitor"),
        ("said the Centre for Field Reporting, which", "Centre for Field Reporting", "analyst"),
        ("a reporter of Radio Okapi said", "Radio Okapi", "press"),
        ("the Tunis-based Maghreb Security Observatory says", "Maghreb Security Observatory", "monitor"),
    ],
)
def test_the_form_of_a_name_tells_a_body(text: str, name: str, kind: str) -> None:
    assert found(text) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The Institute was shelled.",
        "They had to watch. Watch them.",
        "a register, a ledger and a log",
        "Wagner Group men entered the Maute Group camp.",
        "The UN Security Council met.",
        "The Times of trouble",
        "Gaza Medical Centre was hit.",
    ],
)
def test_other_words_are_no_body(text: str) -> None:
    assert found(text) == []


def test_a_name_of_the_packs_stands_as_it_is() -> None:
    text = "The International Crisis Group said so."
    hit = NameHit(4, 30, text[4:30], "source", ("src:icg",), True)
    assert FINDER.add(text, [hit]) == [hit]


def test_a_place_inside_a_bodys_name_is_no_place() -> None:
    text = "Caucasus Survey and Yemen Incident Log reported shelling in Yemen."
    yemen = [NameHit(at, at + 5, "Yemen", "place", ("plc:ye:yemen",), True) for at in (20, text.rindex("Yemen"))]
    assert [(hit.text, hit.kind) for hit in FINDER.add(text, yemen)] == [
        ("Yemen Incident Log", "source"),
        ("Yemen", "place"),
    ]


@given(st.text(alphabet=st.sampled_from("Radio Watch Institute forTV.\n’-"), max_size=200))
def test_every_body_gives_back_its_text(text: str) -> None:
    hits = FINDER.add(text, [])
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))
