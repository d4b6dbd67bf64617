"""Descriptions: a report's trees in; which body a later "the group", "the charity", "the institute" is, out.

A body is described where it is named: "Iraq Body Watch, a group that follows the conflict", "the Tigris Institute". The nearest
one described so before is meant; without one, the words name nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from twosource.reading.syntax.tree import Tree

_DEFINITE = frozenset({"the", "this"})


class Descriptions:
    """The bodies that speak in a report, by the common nouns that say what they are.

    Args:
        trees: the report's trees, in order.
        nouns: the nouns that may stand for a body.
    """

    def __init__(self, trees: Sequence[Tree], nouns: frozenset[str]) -> None:
        self._found: defaultdict[str, list[tuple[int, Tree, int]]] = defaultdict(list)
        for tree in trees:
            for i, named in enumerate(tree.names):
                if named and any(hit.kind == "source" for hit in named) and tree.tags[i] != "PRP":
                    said = [*tree.with_dep(i, "appos"), *([tree.heads[i]] if tree.deps[i] == "appos" else [])]
                    words = {tree.lemmas[k] for k in said if tree.tags[k] == "NN"}
                    words |= {word.lower() for hit in named if hit.text[:1].isupper() for word in hit.text.split()[1:]}
                    for word in words & nouns:
                        self._found[word].append((tree.starts[i], tree, i))

    def before(self, tree: Tree, i: int) -> tuple[Tree, int] | None:
        """The tree and the head of the name that the bare definite noun at i stands for; None where there is none."""
        if tree.tags[i] != "NN" or tree.names[i]:
            return None
        kids = [k for k in tree.kids[i] if tree.deps[k] in ("det", "amod", "compound", "poss", "nmod", "appos")]
        if len(kids) != 1 or tree.lowers[kids[0]] not in _DEFINITE:
            return None
        found = self._found.get(tree.lemmas[i], [])
        at = bisect_left(found, tree.starts[i], key=lambda one: one[0]) - 1
        return found[at][1:] if at >= 0 else None
