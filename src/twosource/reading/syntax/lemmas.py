"""Lemmas: parsed documents in; each token's word, lemma, tag and dependency out, as the model's own rules settle them.

The model ends with two components that go over every token one by one: patterns that mark what a tag leaves open, and a
lemmatizer. They judge a token by its letters, tag and dependency, but for a few patterns of neighbours ("gon na"). So every
kind of token goes through them once, not every token; a document where a pattern of neighbours matches goes through them whole.
Last, the lemmas of verbs that the model does not know are put right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from sys import intern
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, ORTH, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import get_string_id
from spacy.tokens import Doc

from twosource.reading.syntax.verb_forms import VerbForms

COMPONENTS = ("attribute_ruler", "lemmatizer")
"""The model's components whose work is done here, so that documents come without it."""

_MOST_KEPT = 4_000  # kinds of tokens


class Word(NamedTuple):
    """A token as the rules read it: in lower case, its lemma in lower case, its tag and its dependency."""

    lower: str
    lemma: str
    tag: str
    dep: str


_Kind = tuple[int, int, int]  # the hashes of a token's letters, tag and dependency


class _Sign:
    """What a token of a pattern asks of words and dependencies: without it the pattern matches nowhere."""

    def __init__(self, token: Mapping[str, Any]) -> None:
        word = token.get("LOWER", {})
        self._words = frozenset([word] if isinstance(word, str) else word.get("IN", ()))
        self._form = re.compile(word["REGEX"]) if isinstance(word, Mapping) and "REGEX" in word else None
        dep = token.get("DEP")
        self._dep = get_string_id(dep) if isinstance(dep, str) else None

    def shows(self, lowers: Set[str], deps: Set[int]) -> bool:
        """Whether one of a document's words, and one of its dependencies, is what the token asks for."""
        if self._dep is not None and self._dep not in deps:
            return False
        if self._form is not None:
            return any(map(self._form.search, lowers))
        return not self._words or not self._words.isdisjoint(lowers)


class Lemmas:
    """Settles the words of documents. It keeps a bounded number of kinds of tokens; what it keeps changes no answer."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules: Any
        self._lemmatizer: Any
        self._rules, self._lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
        self._single = AttributeRuler(nlp.vocab)
        self._neighbours = Matcher(nlp.vocab)
        self._signs: list[list[_Sign]] = []  # of each pattern of neighbours
        for number, rule in enumerate(self._rules.patterns):
            if all(len(pattern) == 1 for pattern in rule["patterns"]):
                self._single.add_patterns([rule])
            else:
                self._neighbours.add(str(number), rule["patterns"])
                self._signs += [[_Sign(token) for token in pattern] for pattern in rule["patterns"]]
        self._verbs = VerbForms(frozenset(self._lemmatizer.lookups.get_table("lemma_index").get("verb", ())))
        self._kept: dict[_Kind, Word] = {}

    def words(self, docs: Sequence[Doc]) -> list[list[Word]]:
        """The words of each document, which has gone through the model without ``COMPONENTS``."""
        kinds = [_kinds(doc) for doc in docs]
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
            self._lemmatizer.cache.clear()  # it would keep every word that it ever met
        self._meet(kind for some in kinds for kind in some)
        return [self._words(doc, some) for doc, some in zip(docs, kinds, strict=True)]

    def _words(self, doc: Doc, kinds: Sequence[_Kind]) -> list[Word]:
        words = list(map(self._kept.__getitem__, kinds))
        lowers = {word.lower for word in words}
        deps = {dep for _, _, dep in kinds}
        # The matcher goes over every token; most documents lack a word that its patterns name.
        may_match = any(all(sign.shows(lowers, deps) for sign in pattern) for pattern in self._signs)
        return self._whole(doc) if may_match and self._neighbours(doc, allow_missing=True) else words

    def _meet(self, kinds: Iterable[_Kind]) -> None:
        """Settle the kinds of tokens that are new."""
        new = [kind for kind in dict.fromkeys(kinds) if kind not in self._kept]
        if not new:
            return
        doc = Doc(self._vocab, words=[self._vocab.strings[letters] for letters, _, _ in new])
        marks: Any = np.array([kind[1:] for kind in new], dtype="uint64")
        doc.from_array([TAG, DEP], marks)
        self._kept.update(zip(new, self._right(_read(self._lemmatizer(self._single(doc)))), strict=True))

    def _whole(self, doc: Doc) -> list[Word]:
        return self._right(_read(self._lemmatizer(self._rules(doc))))

    def _right(self, words: Sequence[Word]) -> list[Word]:
        """The words with the lemmas of verbs that the model gets wrong put right."""
        return [self._verb(word) if word.tag[:2] == "VB" else word for word in words]

    def _verb(self, word: Word) -> Word:
        if word.tag == "VBG" and self._verbs.is_base(word.lower, word.lemma):
            return word._replace(lemma=word.lower, tag="VBP")
        lemma = self._verbs.lemma(word.lower, word.lemma)
        return word if lemma == word.lemma else word._replace(lemma=intern(lemma))


def _kinds(doc: Doc) -> list[_Kind]:
    columns: Any = doc.to_array([ORTH, TAG, DEP]).T
    return list(zip(*columns.tolist(), strict=True))


def _read(doc: Doc) -> list[Word]:
    string = doc.vocab.strings
    rows: Any = doc.to_array([LOWER, LEMMA, TAG, DEP])
    return [
        Word(intern(string[lower]), intern(string[lemma].lower()), intern(string[tag]), intern(string[dep]))
        for lower, lemma, tag, dep in rows.tolist()
    ]
