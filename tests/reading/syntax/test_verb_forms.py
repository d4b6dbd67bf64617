"""Verbs that the model does not know, or takes for shorter ones, have the lemmas that a dictionary gives them."""

from __future__ import annotations

import pytest

from twosource.reading.syntax.verb_forms import VerbForms

KNOWN = frozenset({"rap", "rape", "stag", "stage", "board", "arrest", "cling", "visit", "pass", "die", "gang"})


@pytest.mark.parametrize(
    ("form", "given", "lemma"),
    [
        ("raped", "rap", "rape"),
        ("staging", "stag", "stage"),
        ("rapes", "rap", "rape"),
        ("rapped", "rap", "rap"),
        ("visited", "visit", "visit"),
        ("passes", "pass", "pass"),
        ("outgunned", "outgunne", "outgun"),
        ("waterboarded", "waterboarde", "waterboard"),
        ("rearrested", "rearreste", "rearrest"),
        ("cordoned", "cordone", "cordon"),
        ("reoccupied", "reoccupie", "reoccupy"),
        ("reseized", "reseize", "reseize"),
        ("died", "die", "die"),
        ("taken", "take", "take"),
    ],
)
def test_lemmas(form: str, given: str, lemma: str) -> None:
    assert VerbForms(KNOWN).lemma(form, given) == lemma


def test_a_verb_that_ends_in_ing_is_its_own() -> None:
    forms = VerbForms(KNOWN)
    assert forms.is_base("cling", "cle")
    assert not forms.is_base("passing", "pass")
