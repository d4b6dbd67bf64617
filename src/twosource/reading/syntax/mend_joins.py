"""Mend joins: clauses and phrases that the model hangs on a verb or noun beside the one they go with. A tree in; whether it was
changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

_OWNING = frozenset("admit confirm acknowledge concede say state report announce claim".split())
_DENYING = frozenset({"deny", "insist", "reject", "dispute"})
_SINCE = frozenset({"since", "after", "before", "until"})
# Verbs without an object: no participle of theirs tells what was done to the noun before it.
_ARISING = frozenset("flare erupt begin resume escalate subside rage intensify worsen cease arise".split())
_FLEEING = frozenset({"flee", "escape", "leave", "quit"})


def denial_under_what_is_told(tree: Tree) -> bool:
    """ "The army admitted that it had fired but denied that it hit a clinic": past beside past perfect, so the army denied."""
    if _DENYING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        told = tree.heads[i]
        if lemma not in _DENYING or tree.deps[i] != "conj" or tree.deps[told] != "ccomp" or not tree.is_verb(i):
            continue
        over = tree.heads[told]
        perfect = any(tree.lowers[k] in ("had", "has", "have") for k in tree.with_dep(told, "aux"))
        bare = not tree.with_dep(i, "aux", "auxpass", "nsubj", "nsubjpass")
        if not perfect or not bare or tree.lemmas[over] not in _OWNING or over > told:
            continue
        for k in tree.with_dep(told, "cc"):
            if told < k < i:
                tree.heads[k] = over
        tree.heads[i], tree.tags[i] = over, "VBD"
        changed = True
    return changed


def arising_behind_its_subject(tree: Tree) -> bool:
    """ "since fighting flared in May", "after shelling resumed": a clause, and no noun with a participle."""
    if _ARISING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb, lemma in enumerate(tree.lemmas):
        subject = tree.heads[verb]
        if lemma not in _ARISING or tree.deps[verb] != "acl" or tree.tags[verb] != "VBN" or verb != subject + 1:
            continue
        word = tree.heads[subject]
        if tree.deps[subject] not in ("pcomp", "pobj") or tree.lowers[word] not in _SINCE or tree.heads[word] == word:
            continue
        tree.tags[verb], tree.heads[verb], tree.deps[verb] = "VBD", tree.heads[word], "advcl"
        tree.heads[word], tree.deps[word] = verb, "mark"
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
        changed = True
    return changed


def whither_under_what_is_fled(tree: Tree) -> bool:
    """ "Thousands fled fighting in Sinja for Gedaref": whither they fled, and not what the fighting is for."""
    if _FLEEING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in _FLEEING or not tree.is_verb(verb):
            continue
        for fled in tree.with_dep(verb, "dobj", "xcomp"):
            for prep in (p for k in (fled, *_within(tree, fled)) for p in tree.with_dep(k, "prep")):
                goal = tree.first(prep, "pobj")
                if tree.lowers[prep] == "for" and goal is not None and any(h.kind == "place" for h in tree.names[goal]):
                    tree.heads[prep] = verb
                    changed = True
    return changed


def _within(tree: Tree, noun: int) -> list[int]:
    """The nouns of the phrases behind a noun."""
    return [k for prep in tree.with_dep(noun, "prep") for k in tree.with_dep(prep, "pobj")]
