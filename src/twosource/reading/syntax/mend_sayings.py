"""Mend sayings: speakers and words of telling that the model's parses give to something else. A tree in; whether it changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and lemmas, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.punctuation import parts_a_phrase
from twosource.reading.syntax.tree import Tree

_HELPERS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_SAYING = frozenset({"say", "add", "recall", "explain", "tell", "warn", "write", "complain", "report"})
_TAKEN_FOR_A_PART = frozenset({"compound", "nmod", "amod"})


def going_on_as_speech(tree: Tree) -> bool:
    """ "Its men burned the bridge, she went on.": who goes on behind a clause goes on to say it."""
    for i, lemma in enumerate(tree.lemmas):
        if lemma == "go" and tree.is_verb(i) and tree.lowers[i + 1 : i + 2] == ["on"]:
            subject = tree.first(i, "nsubj")
            told = any(k < (subject if subject is not None else i) for k in tree.with_dep(i, "ccomp"))
            if told and tree.first(i, "xcomp", "advcl") is None:
                tree.lemmas[i] = "continue"
    return False


def speaker_as_doer_of_a_participle(tree: Tree) -> bool:
    """ "...," said a nurse at a clinic run by the Red Cross.": the noun behind the saying says it."""
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _SAYING or tree.tags[i] not in ("VBD", "VBZ") or tree.first(i, *_HELPERS) is not None:
            continue
        if i == 0 or tree.lowers[i - 1] not in (",", "''", '"', "”"):
            continue
        for k in tree.with_dep(i, "ccomp"):
            subject = tree.first(k, "nsubj", "nsubjpass")
            if k < i or tree.tags[k] != "VBN" or subject is None or not i < subject < k:
                continue
            if tree.phrase(subject)[0] != i + 1 or tree.first(k, "aux", "auxpass") is not None:
                continue
            tree.heads[subject], tree.deps[subject] = i, "nsubj"
            tree.heads[k], tree.deps[k] = (k - 1 if tree.is_noun(k - 1) else subject), "acl"
            changed = True
    return changed


def saying_that_parts_a_phrase(tree: Tree) -> bool:
    """ "Rebels took the hill with the help, the army alleges, of officers from X": the saying hangs on the noun that it parts from
    its "of", and the clause around them is not what is said."""
    changed = False
    for i in range(3, len(tree) - 2):
        if tree.lowers[i + 1] != "," or not tree.is_verb(i) or not parts_a_phrase(tree, i):
            continue
        subject = next(k for k in tree.with_dep(i, "nsubj"))
        noun, of = tree.phrase(subject)[0] - 2, i + 2
        clause = next((k for k in tree.with_dep(i, "ccomp") if k < noun), None)
        if clause is None or tree.deps[of] != "prep":
            continue
        tree.heads[clause] = clause if tree.heads[i] == i else tree.heads[i]
        tree.deps[clause] = tree.deps[i]
        tree.heads[i], tree.deps[i] = noun, "parataxis"
        tree.heads[of] = noun
        changed = True
    return changed


def object_as_a_second_speaker(tree: Tree) -> bool:
    """ "The forces that run it said ...": the pronoun between a relative's verb and a verb that has its subject is the former's."""
    changed = False
    for i in range(3, len(tree)):
        pronoun, verb = i - 1, i - 2
        if tree.deps[pronoun] != "nsubj" or tree.heads[pronoun] != i or tree.tags[pronoun] != "PRP":
            continue
        if tree.deps[verb] != "relcl" or tree.first(verb, "dobj", "ccomp", "xcomp") is not None:
            continue
        first = tree.first(i, "nsubj")
        if tree.lowers[pronoun] in ("it", "you") and first != pronoun and tree.heads[verb] == first:
            tree.heads[pronoun], tree.deps[pronoun] = verb, "dobj"
            changed = True
    return changed


def telling_before_a_number(tree: Tree) -> bool:
    """ "By its count 900 people have fled": a noun right before a number is no part of what is counted."""
    changed = False
    for i in range(2, len(tree) - 2):
        counted = tree.heads[i]
        if (
            tree.tags[i] != "NN"
            or tree.deps[i] not in _TAKEN_FOR_A_PART
            or tree.tags[i + 1] != "CD"
            or counted <= i + 1
        ):
            continue
        owner = i - 1 if tree.tags[i - 1] in ("PRP$", "POS") else None
        first = tree.phrase(i)[0]
        if owner is None or first == 0 or tree.tags[first - 1] != "IN" or tree.heads[i + 1] != counted:
            continue
        tree.heads[i], tree.deps[i] = first - 1, "pobj"
        changed = True
    return changed


def called_on_to(tree: Tree) -> bool:
    """ "Called on militias to go to the front": "on" is no particle; they are called on."""
    if "prt" not in tree.deps or "call" not in tree.lemmas:
        return False
    changed = False
    for on in range(1, len(tree) - 1):
        verb = tree.heads[on]
        if (
            tree.lowers[on] not in ("on", "upon")
            or tree.deps[on] != "prt"
            or tree.lemmas[verb] != "call"
            or on != verb + 1
        ):
            continue
        clause = next((k for k in tree.with_dep(verb, "ccomp", "advcl") if k > on), None)
        noun = tree.first(clause, "nsubj") if clause is not None else None
        if clause is None or noun is None or tree.phrase(noun)[0] != on + 1:
            continue
        tree.deps[on], tree.tags[on] = "prep", "IN"
        tree.heads[noun], tree.deps[noun] = on, "pobj"
        tree.deps[clause] = "xcomp"
        changed = True
    return changed


def called_for_to(tree: Tree) -> bool:
    """ "Called for the troops to be withdrawn": what is called for is what the clause behind "for" tells, and no purpose of it."""
    if "call" not in tree.lemmas:
        return False
    changed = False
    for i in range(1, len(tree) - 3):
        if tree.lemmas[i] != "call" or tree.lowers[i + 1] != "for":
            continue
        clause = tree.heads[i + 1]
        if tree.deps[i + 1] != "mark" or tree.heads[clause] != i or tree.deps[clause] not in ("advcl", "ccomp"):
            continue
        doer = tree.heads[i]
        if tree.deps[i] == "acl" and tree.heads[doer] == doer and tree.first(i, "agent") is None:
            tree.heads[doer], tree.deps[doer] = i, "nsubj"  # "aid groups called for ...": no clause but this
            for k in tree.kids[doer]:
                if k > i:
                    tree.heads[k] = i
            tree.heads[i], tree.deps[i], tree.tags[i] = i, "ROOT", "VBD"
        tree.heads[i + 1], tree.deps[i + 1] = i, "prep"
        tree.deps[clause] = "ccomp"
        changed = True
    return changed
