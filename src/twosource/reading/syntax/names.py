"""Names: the head of a name in a tree in; the tokens of the whole name, out."""

from __future__ import annotations

from twosource.reading.lexicon import WhereWords
from twosource.reading.syntax.tree import Tree


def name_tokens(tree: Tree, i: int, words: WhereWords) -> tuple[int, int]:
    """The first and last token of the name with head i, with the capitals before it and a number behind.

    "South Vietnam", "Route 9", "Gulf of Tonkin", "U-Tapao".
    """
    first = last = i
    while first > 0 and _joins(tree, first - 1, first, i, words):
        first -= 1
    while last + 1 < len(tree) and _follows(tree, last + 1, last, i, words):
        last += 1
    return first, last


def _joins(tree: Tree, k: int, before: int, head: int, words: WhereWords) -> bool:
    """Whether a token belongs to the name that it stands right before."""
    if tree.ends[k] == tree.starts[before] and (tree.lowers[k] == "-" or tree.lowers[before] == "-"):
        return True
    beside = tree.deps[head] == "compound" and not tree.names[head] and not tree.names[k]  # "the Shah Joy district"
    over = (head, before, tree.heads[head]) if beside else (head, before)
    if not tree.word(k)[:1].isupper() or tree.heads[k] not in over:
        return False
    if tree.deps[k] in ("compound", "nmod"):
        return tree.tags[k] in ("NNP", "NNPS")
    start, _ = tree.sentence_of(k)
    return tree.deps[k] == "amod" and k > start and tree.lowers[k] in words.bearings


def _follows(tree: Tree, k: int, last: int, head: int, words: WhereWords) -> bool:
    """Whether a token belongs to the name that it stands right behind: a number, "of Tonkin"."""
    if tree.deps[k] == "nummod" and tree.heads[k] == head:
        return True
    if tree.ends[last] == tree.starts[k] and (tree.lowers[k] == "-" or tree.lowers[last] == "-"):
        return True
    if tree.names[head] and tree.lowers[head] not in words.of_names | words.organisations:
        return False
    if tree.lowers[k] == "of" and tree.heads[k] == head:
        return any(_starts_right_behind(tree, kid, k) for kid in tree.with_dep(k, "pobj"))
    of = next((at for at in range(last, head, -1) if tree.lowers[at] == "of" and tree.heads[at] == head), None)
    return of is not None and any(_starts_right_behind(tree, kid, of) and k <= kid for kid in tree.with_dep(of, "pobj"))


def _starts_right_behind(tree: Tree, head: int, of: int) -> bool:
    """Whether a name, its article counted, begins right behind "of": "of the Treasury", "of Higher Education"."""
    return tree.tags[head] in ("NNP", "NNPS") and all(tree.heads[k] == head for k in range(of + 1, head))
