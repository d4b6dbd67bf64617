"""Phrases: the head of a noun phrase in; the words that stand for it, out."""

from __future__ import annotations

from twosource.reading.lexicon import Numbers
from twosource.reading.syntax.tree import Tree


def plain_name(tree: Tree, i: int, numbers: Numbers) -> str:
    """The phrase's words without its number: "fighters" for "at least 34 fighters"."""
    tokens = tree.phrase(i)
    counted = [k for k in tokens if tree.tags[k] == "CD" or tree.lowers[k] in numbers.vague]
    first = max(counted) + 1 if counted and max(counted) < i else tokens[0]
    while first < i and (
        tree.tags[first] in ("DT", "PRP$", "IN", "JJS", "RB", "HYPH", ",", "PDT") or tree.starts[first] < 0
    ):
        first += 1
    return tree.text[tree.starts[first] : tree.ends[i]]


def phrase_span(tree: Tree, i: int) -> tuple[int, int]:
    """The phrase without articles, owners and marks around it, as offsets into the text."""
    tokens = tree.phrase(i)
    while len(tokens) > 1 and (
        tree.tags[tokens[0]] in ("DT", "PRP$", "POS", ",", "``", "''") or tree.lowers[tokens[0]] in ("the", "a", "an")
    ):
        tokens = tokens[1:]
    while len(tokens) > 1 and tree.tags[tokens[-1]] in ("POS", "SYM", ",", ".", "''", "``", "-LRB-", "-RRB-"):
        tokens = tokens[:-1]
    return tree.starts[tokens[0]], tree.ends[tokens[-1]]
