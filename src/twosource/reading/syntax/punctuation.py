"""Punctuation: a word in a tree in; what may tell it before its sentence's colon, behind a dash, or between commas, out."""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

_STORIES = frozenset(
    "story account version picture tale triumph lie news claim boast narrative line case report word explanation reply answer "
    "response denial statement announcement bulletin message warning verdict conclusion finding fabrication propaganda".split()
)
_RELATIVES = frozenset({"where", "which", "who", "whom", "whose", "when", "in", "at"})
_LABEL = 6  # words of a label


def told_before_colon(tree: Tree, i: int) -> list[int]:
    """The verbs before the last colon before a word, the nearest first: "called it a lie: the missile had killed only cows"."""
    start, _ = tree.sentence_of(i)
    colon = _colon(tree, i, start)
    verbs = range(colon - 1, start, -1) if colon is not None else range(0)
    return [verb for verb in verbs if tree.is_verb(verb) and tree.deps[verb] not in ("relcl", "acl", "xcomp")]


def tells_a_story(tree: Tree, verb: int, i: int) -> bool:
    """Whether a verb before the colon announces what stands behind it: "told another story", "led its bulletin with a triumph"."""
    colon = _colon(tree, i, verb) or verb
    return any(verb < k < colon and tree.is_noun(k) and tree.lemmas[k] in _STORIES for k in tree.subtree(verb))


def label_of(tree: Tree, i: int) -> tuple[list[int], int] | None:
    """The nouns of a label before a colon, or behind a dash at the end, and its mark; None where the sentence has none."""
    start, end = tree.sentence_of(i)
    for colon in range(start + 1, min(start + _LABEL, end)):
        if tree.lowers[colon] == ":" and i > colon:
            return [k for k in range(start, colon) if tree.names[k] or tree.is_noun(k)], colon
    for mark in range(end - 2, max(end - 7, start), -1):
        if tree.lowers[mark] in ("-", ":") and i < mark and _spaced(tree, mark):
            return [k for k in range(mark + 1, end) if tree.names[k] or tree.is_noun(k)], mark
    return None


def stands_in_an_inset(tree: Tree, verb: int) -> bool:
    """Whether a saying stands in a relative clause or participle ("one of which, X said, killed two", "furnished, X believes,
    with drones"): it speaks of nothing before."""
    first = min([verb, *(tree.phrase(subject)[0] for subject in tree.with_dep(verb, "nsubj"))])
    if any(tree.lowers[k] in ("which", "whom", "who") for k in range(max(first - 4, 0), first)):
        return True
    before = first - 2
    return before >= 0 and tree.tags[before] == "VBN" and tree.deps[before] in ("acl", "advcl", "conj", "amod")


def reaches_end(tree: Tree, k: int, end: int) -> bool:
    """Whether nothing but marks stands between a phrase and the end of its sentence."""
    return all(tree.tags[t] in (".", "''", "``", "_SP", ",", "-RRB-") for t in range(max(tree.subtree(k)) + 1, end))


def _colon(tree: Tree, i: int, start: int) -> int | None:
    return next((k for k in range(i - 1, start, -1) if tree.lowers[k] == ":"), None)


def _spaced(tree: Tree, mark: int) -> bool:
    return tree.text[tree.ends[mark - 1] : tree.starts[mark]] != "" or tree.lowers[mark] == ":"


def is_set_off(tree: Tree, i: int) -> bool:
    """Whether the clause of a verb hangs on a noun behind a comma: "the depot near X, where a blast killed one". It adds what is
    so anyhow; a clause without the comma tells which one is meant."""
    if tree.deps[i] != "relcl" or not tree.is_noun(tree.heads[i]):
        return False
    first = min(tree.subtree(i))
    return first > 0 and tree.lowers[first - 1] == "," and tree.lowers[first] in _RELATIVES
