"""Tree: one parsed stretch of a report as plain lists, so that the rules need no parser to be read or tested."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from twosource.knowledge import NameHit

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_IN_PHRASE = frozenset(
    "det amod compound nmod nummod poss quantmod predet advmod npadvmod case punct neg".split()
)  # what stands in a noun phrase with its head


@dataclass(slots=True)
class Tree:
    """Tokens of one stretch, by index: the word as the report has it, lemma, tag, dependency, head, and offsets.

    ``starts[i]:ends[i]`` are offsets into the report's text; ``names[i]`` the known names that token i stands for; ``ents[i]`` the
    model's entity type. ``sentences`` are token ranges, end exclusive. ``kids[i]`` are in order. ``kept`` is what rules keep of
    what they found in a tree that is settled.
    """

    text: str
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    names: list[tuple[NameHit, ...]]
    ents: list[str]
    sentences: list[tuple[int, int]]
    kids: list[list[int]] = field(default_factory=list)
    headline: bool = False
    kept: dict[tuple[str, int, int], Any] | None = None

    def __post_init__(self) -> None:
        self.relink()

    def relink(self) -> None:
        """Make the lists of children again after heads have changed."""
        self.kids = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                self.kids[head].append(i)

    def settle(self) -> None:
        """From now on nothing in the tree changes, so that what rules find in it may be kept: they ask for most of it twice."""
        self.kept = {}

    def __len__(self) -> int:
        return len(self.heads)

    def word(self, i: int) -> str:
        """The token as the report has it."""
        return self.text[self.starts[i] : self.ends[i]]

    def is_verb(self, i: int) -> bool:
        """Whether the token is tagged as a verb."""
        return self.tags[i] in VERB_TAGS

    def is_noun(self, i: int) -> bool:
        """Whether the token is tagged as a noun or name."""
        return self.tags[i] in NOUN_TAGS

    def with_dep(self, i: int, *deps: str) -> list[int]:
        """The children of i with one of these dependencies."""
        kids, own = self.kids[i], self.deps
        return [k for k in kids if own[k] in deps] if kids else []

    def first(self, i: int, *deps: str) -> int | None:
        """The first child of i with one of these dependencies."""
        for k in self.kids[i]:
            if self.deps[k] in deps:
                return k
        return None

    def conjuncts(self, i: int) -> list[int]:
        """The token and all joined to it by "and", "or" and commas, in order."""
        known = self.kept.get(("conjuncts", i, 0)) if self.kept is not None else None
        if known is None:
            known = [i]
            for at in known:
                for k in self.kids[at]:
                    dep = self.deps[k]
                    if dep == "conj" or (dep == "appos" and self._loose_appos(at, k)):
                        known.append(k)
            known.sort()
            if self.kept is not None:
                self.kept["conjuncts", i, 0] = known
        return list(known)

    def _loose_appos(self, at: int, kid: int) -> bool:
        # In lists of names the parser often writes appos for the second of three.
        plain = not self.names[at] and not self.names[kid] and any(self.deps[k] == "nummod" for k in self.kids[at])
        if not (plain or (self.names[at] and self.names[kid])):
            return False
        return any(self.deps[k] in ("conj", "cc") for k in self.kids[kid])

    def subtree(self, i: int) -> list[int]:
        """All tokens below i, and i, in order."""
        found = [i]
        for at in found:
            found.extend(self.kids[at])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above i, nearest first."""
        seen = {i}
        while self.heads[i] != i and self.heads[i] not in seen:
            i = self.heads[i]
            seen.add(i)
            yield i

    def token_at(self, offset: int) -> int | None:
        """The token that holds an offset into the report's text, or None."""
        index = bisect_right(self.ends, offset)
        return index if index < len(self.ends) and self.starts[index] <= offset else None

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The token range of the sentence that holds i."""
        if len(self.sentences) == 1:
            return self.sentences[0]
        return self.sentences[max(bisect_right(self.sentences, (i, len(self.heads))) - 1, 0)]

    def sentence_span(self, i: int) -> tuple[int, int]:
        """The offsets of the sentence that holds i, without white space around it."""
        start, end = self.sentence_of(i)
        low, high = self.starts[start], self.ends[end - 1]
        while high > low and self.text[high - 1].isspace():
            high -= 1
        while low < high and self.text[low].isspace():
            low += 1
        return low, high

    def phrase(self, i: int) -> list[int]:
        """The tokens of the noun phrase with head i: its modifiers, but no clauses, appositions or prepositions."""
        found = [i]
        for at in found:
            found.extend(k for k in self.kids[at] if self.deps[k] in _IN_PHRASE and self._in_phrase(at, k))
            if self.deps[at] == "amod":
                found.extend(k for k in self.kids[at] if self.deps[k] in ("conj", "cc") and k < i)
        low, high = min(found), max(found)
        return list(range(low, high + 1)) if high - low < 40 else sorted(set(found))

    def _in_phrase(self, at: int, kid: int) -> bool:
        if self.deps[kid] == "punct":
            return self.lowers[kid] in ("-", "'") and kid != max(self.kids[at], default=kid)
        return kid < at or self.deps[kid] in ("nummod", "case")


def hyphenated(tree: Tree, i: int) -> str:
    """The word at i in lower case, with what a hyphen joins before it: "explosive-laden"."""
    if (
        i >= 2
        and tree.lowers[i - 1] == "-"
        and tree.ends[i - 2] == tree.starts[i - 1]
        and tree.ends[i - 1] == tree.starts[i]
    ):
        return f"{tree.lowers[i - 2]}-{tree.lowers[i]}"
    return tree.lowers[i]
