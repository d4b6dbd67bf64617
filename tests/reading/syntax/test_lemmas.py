"""Words are settled as the model's own components settle them, whatever was met before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from twosource.reading.syntax import lemmas
from twosource.reading.syntax.lemmas import COMPONENTS, Lemmas, Word
from twosource.reading.syntax.parse import load_model

TEXTS = [
    "The army has retaken the town, having lost it; it had had no choice.",
    "There's fighting, there were dead.  Two spaces stand here.",
    "They ain't gonna leave, and let's see: y'all gotta go. I'd've gone.",
    "Shelling killed 1,204 people in Aleppo's markets on 3 May 2016, it said.",
    "What they do is what they did. She made it, and got hers.",
    "They ain't here.",
    "It is gonna rain.",
    "You gotta go.",
    "Let's see.",
    "C'mon, men.",
    "Y'all left.",
    "There were dead.",
    "All of them let the men go, and got there.",
    "…",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def theirs(nlp: Language, text: str) -> list[Word]:
    return [Word(token.lower_, token.lemma_.lower(), token.tag_, token.dep_) for token in nlp(text)]


def ours(nlp: Language, settled: Lemmas, texts: list[str]) -> list[list[Word]]:
    return settled.words(list(nlp.pipe(texts, disable=COMPONENTS)))


def test_words_are_those_of_the_whole_model(nlp: Language) -> None:
    expected = [theirs(nlp, text) for text in TEXTS]
    assert ours(nlp, Lemmas(nlp), TEXTS) == expected
    assert any(word.tag == "_SP" for words in expected for word in words)
    assert {"go", "be", "have"} <= {word.lemma for words in expected for word in words}


def test_what_was_met_before_changes_nothing(nlp: Language) -> None:
    settled = Lemmas(nlp)
    expected = ours(nlp, settled, TEXTS)
    assert ours(nlp, settled, TEXTS[::-1]) == expected[::-1]
    assert [ours(nlp, settled, [text])[0] for text in TEXTS] == expected


def test_what_is_forgotten_is_met_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ours(nlp, Lemmas(nlp), TEXTS)
    monkeypatch.setattr(lemmas, "_MOST_KEPT", 3)
    settled = Lemmas(nlp)
    assert [ours(nlp, settled, [text])[0] for text in TEXTS] == expected


def test_no_documents_give_no_words(nlp: Language) -> None:
    assert Lemmas(nlp).words([]) == []
