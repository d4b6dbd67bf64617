"""Shares: "6 per cent", "a fifth", "two thirds" in; what they are shares of, out.

The parser hangs "of the plain" on "cent" or on the number before it, and takes "fifth" for a noun of its own. For the rules a share
is what it is a share of: who has lost a fifth of the plain has lost land, who has lost a fifth of its men has not.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

_FRACTIONS = frozenset(
    "half third fourth fifth sixth seventh eighth ninth tenth hundredth percent percentage cent % "
    "fraction portion chunk slice inch any last rest remainder bulk majority".split()
)
_ALSO_PLACES = frozenset({"quarter"})
_DEPTH = 3


def share_of(tree: Tree, i: int, depth: int = _DEPTH) -> list[int]:
    """The heads of what the share with head i is a share of, a clause ("of what it held") by its verb; empty for no share."""
    below: list[int] = []
    if tree.tags[i] == "CD" or tree.lemmas[i] in _FRACTIONS or _counted(tree, i):
        below = [i]
        for prep in tree.kids[i]:  # "6 per cent of": a number, "per", "cent"
            if tree.lowers[prep] == "per":
                below += [k for k in tree.kids[prep] if tree.lowers[k] == "cent"]
    if tree.tags[i] == "CD" and len(below) == 1:
        return []
    found: list[int] = []
    for noun in below:
        for prep in tree.with_dep(noun, "prep"):
            if tree.lowers[prep] == "of":
                found += tree.with_dep(prep, "pobj", "pcomp")
    inner = [k for one in found for k in (share_of(tree, one, depth - 1) if depth else [])]
    return [*found, *inner]


def _counted(tree: Tree, i: int) -> bool:
    """Whether "quarter" is a share: "a quarter of it", not "the old quarter"."""
    return tree.lemmas[i] in _ALSO_PLACES and any(tree.lowers[k] in ("a", "one", "three") for k in tree.kids[i])
