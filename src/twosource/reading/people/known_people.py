"""Known people: where a report names somebody as the packs name a public person; whether it is that person.

A namesake is told by what the report says of him: a child, somebody's kin, a man with an age or a trade and no public role
anywhere in the report. Of whom nothing is said, the packs' person is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal

from twosource.knowledge import Knowledge, NameHit
from twosource.knowledge.folding import fold_name
from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree
from twosource.records import PersonMention

_MANNERS = frozenset(
    "mr mrs ms miss dr sir lord lady madame monsieur sayyed sayyid haji hajj mullah maulana ustaz".split()
)
Told = Literal["public", "private", "child"]
"""What the words around a name say of its bearer."""

_AGE = re.compile(r"^\s*,?\s*\(?(?:aged\s+)?(?:1[89]|[2-9]\d)\)?(?=\s*[,.;:)]|\s*$)")
_CALLED = re.compile(r"\b(?:named|called)\s+$")
_OWNER = re.compile(
    r"(?:(?P<pronoun>\b(?:his|her|my|our|their|your))|(?P<owner>[\w-]+)(?:'s|’s|'|’))\s+(?:[a-z-]+\s+){0,2}$", re.I
)


class KnownPeople:
    """Finds the packs' persons.

    Args:
        knowledge: the packs.
        words: kin words, among others.
        told: what the words around a name say of its bearer: the tree, the name's first and last token; None for nothing.
    """

    def __init__(self, knowledge: Knowledge, words: PeopleWords, told: Callable[[Tree, int, int], Told | None]) -> None:
        self._people = knowledge.people
        self._told = told
        kin = "|".join(sorted(map(re.escape, words.kin), key=lambda word: (-len(word), word)))
        self._kin = re.compile(rf"\b(?:{kin}),?\s+(?:named\s+|called\s+)?$", re.IGNORECASE)
        self._roles = words.roles | words.titles
        self._given = words.given
        self._private = frozenset((*words.private, *(f"{word}s" for word in words.private)))

    def read(self, trees: Sequence[Tree]) -> list[PersonMention]:
        """The mentions of public persons and of their namesakes, in the order of the text."""
        for tree in trees:
            self._drop_namesakes(tree)
        hits = [(tree, hit) for tree in trees for hit in _persons(tree)]
        names = {hit.text for _, hit in hits}
        told: dict[str, set[Told | None]] = defaultdict(set)
        for tree, hit in hits:
            told[self._key(hit)].add(self._of(tree, hit, names))
        people = []
        for _, hit in hits:
            said = told[self._key(hit)]
            another = "child" in said or ("private" in said and "public" not in said)
            known = self._people.named(hit.text)
            people.append(
                PersonMention(
                    start=hit.start,
                    end=hit.end,
                    text=hit.text,
                    public=not another,
                    role="namesake" if another else known.role if known is not None else None,
                    child="child" in said,
                )
            )
        return people

    def _drop_namesakes(self, tree: Tree) -> None:
        """Take from a tree the surnames of the packs' persons that stand behind another's given name: "Abbas Kerry"."""
        for i in range(1, len(tree)):
            for hit in tree.names[i]:
                begins = tree.token_at(hit.start)  # of "Nawaf al-Bashir" the hit is on the last of three tokens
                if hit.kind != "person" or " " in hit.text or not begins or not self._is_given(tree, begins - 1, hit):
                    continue
                known = self._people.named(f"{tree.word(begins - 1)} {hit.text}")
                if known is None:
                    tree.names[i] = tuple(other for other in tree.names[i] if other != hit)

    def _is_given(self, tree: Tree, k: int, hit: NameHit) -> bool:
        """Whether the word right before a surname is a given name, and none that begins as the public person's own does."""
        word = tree.word(k)
        if tree.tags[k] not in ("NNP", "NNPS") or tree.names[k] or tree.lowers[k].rstrip(".") in self._roles | _MANNERS:
            return False
        if (
            not word[:1].isupper()
            or hit.start - tree.ends[k] != 1
            or not (tree.ents[k] == "PERSON" or word in self._given)
        ):
            return False
        known = self._people.named(hit.text)
        return known is None or fold_name(word)[:1] not in {fold_name(name)[:1] for name in (known.name, *known.names)}

    def _key(self, hit: NameHit) -> str:
        known = self._people.named(hit.text)
        return known.id if known is not None else hit.text

    def _of(self, tree: Tree, hit: NameHit, names: set[str]) -> Told | None:
        tokens = [k for k in range(len(tree)) if hit.start <= tree.starts[k] and tree.ends[k] <= hit.end]
        told = self._told(tree, tokens[0], tokens[-1]) if tokens else None
        if told is not None:
            return told
        if tokens and " " not in hit.text and self._joined_to_a_private(tree, tokens[-1]):
            return "private"
        before = tree.text[max(0, hit.start - 60) : hit.start]
        if _AGE.match(tree.text[hit.end : hit.end + 14]) or _CALLED.search(before):
            return "private"
        kin = self._kin.search(before)
        return "private" if kin is not None and not self._of_a_known(before[: kin.start()], hit, names) else None

    def _joined_to_a_private(self, tree: Tree, i: int) -> bool:
        """Whether a surname stands in one list with somebody private: "residents Ahmed Kaya and Bashir"."""
        while tree.deps[i] == "conj" and tree.heads[i] < i:
            i = tree.heads[i]
            if any(tree.lemmas[k].lower() in self._private for k in tree.with_dep(i, "compound", "nmod")):
                return True
        return False

    def _of_a_known(self, before: str, hit: NameHit, names: set[str]) -> bool:
        """Whether the kin of somebody public is spoken of: "Assad's brother Maher al-Assad", "the president's son"."""
        owner = _OWNER.search(before)
        if owner is None:
            return False
        if owner["owner"] is not None:
            word = owner["owner"]
            return word.lower() in self._roles or any(word in name.split() for name in names)
        family = _family(hit.text)
        return " " in hit.text and any(name != hit.text and _family(name) == family for name in names)


def _family(name: str) -> str:
    """The last word of a name, without an Arabic article."""
    return name.split()[-1].removeprefix("al-").removeprefix("el-")


def _persons(tree: Tree) -> list[NameHit]:
    """The hits of persons in a tree, each once."""
    return list(dict.fromkeys(hit for hits in tree.names for hit in hits if hit.kind == "person"))
