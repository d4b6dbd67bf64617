"""Listed places: names that share one word for their kind ("Sumy and Kharkiv oblasts", "the provinces of Homs and Hama").
A tree in; the kind that a name of such a list has, and the tree with the names as its list, out.

Each name is the province's, never its capital's, and each of them is meant.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

KINDS = {
    "provinces": "province",
    "oblasts": "oblast",
    "regions": "region",
    "governorates": "governorate",
    "states": "state",
    "districts": "district",
    "counties": "county",
    "departments": "department",
    "prefectures": "prefecture",
    "raions": "raion",
}
_JOINING = frozenset({",", "and", "or", "&"})
_MOST = 24  # tokens in a list


def listed_kind(tree: Tree, i: int) -> str | None:
    """The kind that a name has by the word that it shares with others; None where it is of no such list."""
    found = next((one for one in _lists(tree, max(0, i - _MOST), i + _MOST) if i in one[0]), None)
    return KINDS[tree.lowers[found[1]]] if found is not None else None


def names_of_a_list(tree: Tree) -> bool:
    """Make the names the list that they are, whatever the parser hung them on; whether that changed the tree."""
    if KINDS.keys().isdisjoint(tree.lowers):
        return False
    changed = False
    for names, kind in _lists(tree, 0, len(tree)):
        first = names[0]
        outer = {*names, kind, *range(min(kind, first), max(kind, names[-1]) + 1)}
        over, dep = tree.heads[first], tree.deps[first]
        if over in outer or over == first:
            over, dep = tree.heads[kind], tree.deps[kind]
        if over in outer:
            over, dep = (kind, "") if tree.heads[kind] == kind else (over, "")
        if not dep or over in outer:
            continue
        rest = [k for k in tree.kids[kind] if k not in outer]
        tree.heads[first], tree.deps[first] = over, dep
        for name in names[1:]:
            tree.heads[name], tree.deps[name] = first, "conj"
        tree.heads[kind], tree.deps[kind] = names[-1], "dep"
        for k in range(min(kind, first), max(kind, names[-1])):
            if tree.lowers[k] in _JOINING:
                tree.heads[k], tree.deps[k] = first, "punct" if tree.lowers[k] == "," else "cc"
            elif tree.lowers[k] == "of":
                tree.heads[k], tree.deps[k] = kind, "dep"
        for k in rest:
            tree.heads[k] = first
        changed = True
    return changed


def _lists(tree: Tree, low: int, high: int) -> list[tuple[list[int], int]]:
    """The lists whose word for the kind stands among some tokens: the tokens of their names, and that word."""
    found: list[tuple[list[int], int]] = []
    for kind, word in enumerate(tree.lowers[low:high], start=low):
        if word not in KINDS:
            continue
        before = _run(tree, kind - 1, -1)[::-1]
        behind = _run(tree, kind + 2, 1) if tree.lowers[kind + 1 : kind + 2] == ["of"] else []
        for names, beside in ((before, before[-1:] == [kind - 1]), (behind, behind[:1] == [kind + 2])):
            if beside and any(tree.lowers[k] in ("and", "or", "&") for k in range(names[0], names[-1])):
                found.append((names, kind))
                break
    return found


def _run(tree: Tree, start: int, step: int) -> list[int]:
    """The names that stand one after the other from a token on, with commas and "and" between them."""
    names: list[int] = []
    k = start
    while 0 <= k < len(tree) and abs(k - start) < _MOST:
        if any(hit.kind == "place" for hit in tree.names[k]):
            names.append(k)
        elif tree.lowers[k] not in _JOINING or not names:
            break
        k += step
    return names
