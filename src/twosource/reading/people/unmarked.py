"""Unmarked: a tree in; names that neither the model nor the packs take for a person's and the sentence does, out.

"Palwasha, who was flogged", "Khalida, a midwife", "Ibtisam, her husband and ... died", "Sein Tin told the radio": what only people
are, what is done to people alone, and who speaks of himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import Lexicon
from twosource.reading.people.fates import Fates
from twosource.reading.syntax.tree import Tree

_WHO = re.compile(r"\s*,?\s*(?:who|whose|whom)\b")
_NAMES = ("NNP", "NNPS")
_NO_PERSONS = frozenset({"DATE", "NORP", "LAW", "EVENT", "LANGUAGE", "TIME", "QUANTITY", "CARDINAL", "ORDINAL"})
_OWN = frozenset({"his", "her", "he", "she", "him", "my", "i", "me"})
_TELLING = frozenset({"say", "tell", "ask", "recall", "add", "remember", "weep", "explain", "beg", "plead"})
_SUBJECTS = ("nsubj", "nsubjpass", "dobj")


class Unmarked:
    """Finds persons that nothing marks.

    Args:
        lexicon: roles, kin, bodies.
        entities: tells what stands where places do, and the common nouns that the lexicons know.
        fates: tells what befalls people.
    """

    def __init__(self, lexicon: Lexicon, entities: Entities, fates: Fates) -> None:
        words = lexicon.people
        self._entities = entities
        self._fates = fates
        kin = "|".join(sorted(words.kin, key=len, reverse=True))
        self._and_kin = re.compile(rf"(?:,|,?\s+and)\s+(?:his|her)\s+(?:[a-z-]+\s+){{0,2}}(?:{kin})\b")
        self._human = words.private | words.child | words.kin
        self._no_names = words.bodies | words.things | words.apart | words.kin | lexicon.numbers.units.keys()

    def find(self, tree: Tree) -> Iterator[tuple[int, int]]:
        """The first and last tokens of the names."""
        i = 0
        while i < len(tree):
            first = i
            while i < len(tree) and self._may_be(tree, i) and (i == first or tree.starts[i] - tree.ends[i - 1] == 1):
                i += 1
            last = i - 1
            i = max(i, first + 1)
            if last >= first and not tree.headline and self._is_person(tree, first, last):
                yield first, last

    def _may_be(self, tree: Tree, i: int) -> bool:
        """Whether a token may be part of a name of a person that no pack knows."""
        word = tree.word(i)
        return (
            tree.tags[i] in _NAMES
            and word[:1].isupper()
            and not (word.isupper() and len(word) > 1)
            and tree.ents[i] not in _NO_PERSONS
            and not {tree.lowers[i], tree.lemmas[i].lower()} & self._no_names
            and not self._entities.noun_kinds(tree, i)
            and all(hit.kind == "place" for hit in tree.names[i])
            and (
                all(hit.how in ("base", "loose") for hit in tree.names[i])
                or self._and_kin.match(tree.text, tree.ends[i]) is not None  # "Intisar, her husband": a town's name too
                or (
                    (i > 1 and tree.tags[i - 1] in _NAMES and not tree.names[i - 1])
                    and self._stands_behind_a_calling(tree, i - 1, i)
                )  # "survivor X Kaya"
            )
        )

    def _is_person(self, tree: Tree, first: int, last: int) -> bool:
        if self._and_kin.match(tree.text, tree.ends[last]) and not self._entities.located(tree, last):
            return True
        if any(tree.tags[k] == "DT" for k in tree.kids[last]) or tree.deps[last] not in (
            *_SUBJECTS,
            "appos",
            "conj",
            "attr",
        ):
            return False
        if first < last and self._stands_behind_a_calling(tree, first, last):
            return True
        if self._entities.located(tree, last) or (first == last and len(tree.word(last)) < 3):
            return False
        if _WHO.match(tree.text, tree.ends[last]):
            return True
        if any(self._names_him(tree, last, k) for k in tree.with_dep(last, "appos")):
            return True
        verb = tree.heads[last]
        if tree.ents[last] != "ORG" and tree.deps[last] in _SUBJECTS and self._fates.is_mourned(tree, last):
            return True
        if tree.deps[last] != "nsubj" or tree.lemmas[verb] not in _TELLING:
            return False
        of_himself = any(tree.lowers[k] in _OWN for k in tree.subtree(verb))
        return of_himself or (last > first and tree.ents[last] != "ORG")

    def _stands_behind_a_calling(self, tree: Tree, first: int, last: int) -> bool:
        """Whether a noun for a private person stands right before a name of two words: "quake survivor X Y"."""
        k = first - 1
        if k < 0 or tree.tags[k] != "NN" or tree.lemmas[k] not in self._human:
            return False
        return tree.heads[k] == last or (tree.deps[last] == "appos" and tree.heads[last] == k)

    def _names_him(self, tree: Tree, last: int, k: int) -> bool:
        """Whether a noun for a private person is set behind a name by a comma: "X, a midwife", "X, her husband and ..."."""
        set_off = k > last and tree.tags[last + 1] == "," and any(tree.tags[d] in ("DT", "PRP$") for d in tree.kids[k])
        return set_off and tree.lemmas[k] in self._human and tree.tags[k] == "NN"
