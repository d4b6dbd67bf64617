"""Lemmas: parsed documents in; each token's word, lemma, tag and dependency out, as the model's own rules settle them.

The model ends with two components that go over every token one by one: patterns that mark what a tag leaves open, and a
lemmatizer. They judge a token by its letters, tag and dependency, but for a few patterns of neighbours ("gon na"). So every
kind of token goes through them once, not every token; a document where a pattern of neighbours matches goes through them whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sys import intern
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, ORTH, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

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


class Lemmas:
    """Settles the words of documents. It keeps a bounded number of kinds of tokens; what it keeps changes no answer."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules: Any
        self._lemmatizer: Any
        self._rules, self._lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
        self._single = AttributeRuler(nlp.vocab)
        self._neighbours = Matcher(nlp.vocab)
        for number, rule in enumerate(self._rules.patterns):
            if all(len(pattern) == 1 for pattern in rule["patterns"]):
                self._single.add_patterns([rule])
            else:
                self._neighbours.add(str(number), rule["patterns"])
        self._kept: dict[_Kind, Word] = {}

    def words(self, docs: Sequence[Doc]) -> list[list[Word]]:
        """The words of each document, which has gone through the model without ``COMPONENTS``."""
        kinds = [_kinds(doc) for doc in docs]
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
            self._lemmatizer.cache.clear()  # it would keep every word that it ever met
        self._meet(kind for some in kinds for kind in some)
        kept = self._kept
        return [
            self._whole(doc) if self._neighbours(doc, allow_missing=True) else [kept[kind] for kind in some]
            for doc, some in zip(docs, kinds, strict=True)
        ]

    def _meet(self, kinds: Iterable[_Kind]) -> None:
        """Settle the kinds of tokens that are new."""
        new = [kind for kind in dict.fromkeys(kinds) if kind not in self._kept]
        if not new:
            return
        doc = Doc(self._vocab, words=[self._vocab.strings[letters] for letters, _, _ in new])
        marks: Any = np.array([kind[1:] for kind in new], dtype="uint64")
        doc.from_array([TAG, DEP], marks)
        self._kept.update(zip(new, _read(self._lemmatizer(self._single(doc))), strict=True))

    def _whole(self, doc: Doc) -> list[Word]:
        return _read(self._lemmatizer(self._rules(doc)))


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
