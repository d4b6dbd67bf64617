"""Punctuation: a word in a tree in; what may tell it before its sentence's colon, behind a dash, or between commas, out."""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

_STORIES = frozenset(
    "story account version picture tale triumph lie news claim boast narrative line case report word explanation reply answer "
    "response denial statement announcement bulletin message warning verdict conclusion finding fabrication propaganda".split()
)
_RELATIVES = frozenset({"where", "which", "who", "whom", "whose", "when", "in", "at"})
_BRACKETED = 12  # tokens of a source in brackets
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
    """The nouns of a label before a colon, or behind a dash or in brackets at the end, and its mark; None where the sentence has
    none."""
    start, end = tree.sentence_of(i)
    bracketed = _bracketed_at_the_end(tree, start, end)
    if bracketed is not None and i < bracketed:
        return [k for k in range(bracketed + 1, end) if tree.names[k]], bracketed
    for colon in range(start + 1, min(start + _LABEL, end)):
        if tree.lowers[colon] == ":" and i > colon:
            return [k for k in range(start, colon) if tree.names[k] or tree.is_noun(k)], colon
    for mark in range(end - 2, max(end - 7, start), -1):
        if tree.lowers[mark] in ("-", ":") and i < mark and _spaced(tree, mark):
            return [k for k in range(mark + 1, end) if tree.names[k] or tree.is_noun(k)], mark
    return None


def _bracketed_at_the_end(tree: Tree, start: int, end: int) -> int | None:
    """Where a bracket opens that ends the sentence and holds nothing but a source's name: "40 were killed since Monday (SOHR)."
    One behind the name of a party or a body is that body's short name."""
    last = end - 2 if end > start and tree.lowers[end - 1] in (".", ";") else end - 1
    if last <= start or tree.lowers[last] != ")":
        return None
    opening = next((k for k in range(last - 1, max(start, last - _BRACKETED), -1) if tree.lowers[k] == "("), None)
    if opening is None or not any(hit.kind == "source" for k in range(opening + 1, last) for hit in tree.names[k]):
        return None
    if any(not tree.names[k] and tree.lowers[k] not in ("the", "of", "for", "and") for k in range(opening + 1, last)):
        return None
    before = opening - 1
    named = tree.tags[before] in ("NNP", "NNPS") and not any(hit.kind == "place" for hit in tree.names[before])
    return None if named and tree.ents[before] != "DATE" else opening


def parts_a_phrase(tree: Tree, verb: int) -> bool:
    """Whether a saying between commas parts a noun from its "of": "with the help, the ministry alleges, of officers". It speaks
    of that alone."""
    return tree.lowers[verb + 1 : verb + 3] == [",", "of"] and any(
        tree.lowers[max(tree.phrase(k)[0] - 1, 0)] == "," and tree.is_noun(max(tree.phrase(k)[0] - 2, 0))
        for k in tree.with_dep(verb, "nsubj")
    )


def stands_in_an_inset(tree: Tree, verb: int) -> bool:
    """Whether a saying stands in a relative clause or participle ("one of which, X said, killed two", "furnished, X believes,
    with drones"): it speaks of nothing before."""
    first = min([verb, *(tree.phrase(subject)[0] for subject in tree.with_dep(verb, "nsubj"))])
    if any(tree.lowers[k] in ("which", "whom", "who") for k in range(max(first - 4, 0), first)):
        return True
    if parts_a_phrase(tree, verb):
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
