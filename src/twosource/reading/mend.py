"""Mend: faults that the model's parses of conflict news are known to have, put right. A tree in, the same tree out.

Each mend is one fault, seen in real reports; it changes heads and labels, never tokens.
"""

from __future__ import annotations

from twosource.reading.tree import Tree

_SPEECH = frozenset(
    ["say", "announce", "report", "add", "declare", "tell", "note", "claim", "state", "write", "confirm", "warn", "believe", "suggest", "allege", "maintain", "insist"]
)


def mend(tree: Tree) -> Tree:
    """The tree with its known faults put right."""
    changed = _free_parenthetical_speech(tree)
    changed = _gerund_subjects(tree) or changed
    if changed:
        tree.relink()
    return tree


def _free_parenthetical_speech(tree: Tree) -> bool:
    """ "The defences collapsed, SOHR said, allowing the army to ..." : what follows the parenthesis is the main clause's."""
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _SPEECH or not tree.is_verb(i):
            continue
        main = _clause_before(tree, i)
        if main is None:
            continue
        for kid in tree.kids[i]:
            after_comma = kid > i + 1 and any(
                tree.lowers[k] == "," for k in range(i + 1, min(_left_edge(tree, kid), len(tree)))
            )
            if after_comma and tree.deps[kid] in ("advcl", "conj", "acl") and not tree.first(kid, "nsubj", "nsubjpass"):
                tree.heads[kid] = main
                tree.deps[kid] = "advcl"
                changed = True
    return changed


def _clause_before(tree: Tree, i: int) -> int | None:
    """The main clause that a parenthetical speech verb stands behind or inside."""
    if tree.deps[i] == "parataxis" and tree.heads[i] < i:
        return tree.heads[i]
    clauses = [k for k in tree.kids[i] if k < i and tree.deps[k] == "ccomp" and tree.is_verb(k)]
    return clauses[-1] if clauses else None


def _left_edge(tree: Tree, i: int) -> int:
    return min(tree.subtree(i))


def _gerund_subjects(tree: Tree) -> bool:
    """ "Ousting NATO from London will be ..." : the gerund is the subject and the name its object, not the other way about."""
    changed = False
    for start, _ in tree.sentences:
        if start + 1 >= len(tree) or tree.tags[start] != "VBG" or tree.deps[start] != "amod":
            continue
        noun = tree.heads[start]
        if noun <= start or not tree.names[noun] or tree.deps[noun] not in ("nsubj", "nsubjpass"):
            continue
        tree.heads[start], tree.deps[start] = tree.heads[noun], "csubj"
        tree.heads[noun], tree.deps[noun] = start, "dobj"
        for kid in list(tree.kids[noun]):
            if kid > noun and tree.deps[kid] == "prep":
                tree.heads[kid] = start
        changed = True
    return changed
