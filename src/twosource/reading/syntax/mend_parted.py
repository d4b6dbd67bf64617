"""Mend what is parted: verbs whose helpers, subjects or participles stand apart from them. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_HELPERS = ("aux", "auxpass")
_FILLED = ("dobj", "attr", "acomp", "oprd", "xcomp", "expl")
_HAVE = frozenset({"have", "has", "had"})
_BE = frozenset({"is", "are", "was", "were"})
_FAR = 14  # tokens that may stand between a verb and its helper
_TIMES = frozenset("present time last once first length dawn dusk noon midnight night".split())
_AMONG = frozenset({"of", "among"})
_SHARES = frozenset("most many some several half all few none both more".split())
_PRONOUNS = frozenset({"them", "whom"})
_DECLARING = frozenset({"declare", "proclaim", "pronounce"})
_WON = frozenset("liberated cleansed cleared freed secured captured conquered recaptured retaken".split())
_TOLD = frozenset("recount relate recall say assert concede claim report remark argue insist allege".split())
_COUNTING = frozenset(
    "case number report quantity dozen hundred thousand score majority handful story account instance".split()
)


def participle_parted_from_its_helper(tree: Tree) -> bool:
    """ "A mine that had, it said, killed four", "the mill was at no time burnt down": helper and verb are one, whatever stands
    between them."""
    changed = False
    for helper in range(1, len(tree) - 3):
        lower = tree.lowers[helper]
        if lower not in _HAVE and lower not in _BE:
            continue
        if tree.deps[helper] in _HELPERS or not tree.is_verb(helper) or tree.first(helper, *_FILLED) is not None:
            continue
        verb = _behind_commas(tree, helper) if tree.lowers[helper + 1] == "," else None
        if verb is None and lower in _BE:
            verb = _behind_a_time(tree, helper)
        if verb is None or tree.first(verb, *_SUBJECTS, *_HELPERS) is not None or tree.heads[helper] == verb:
            continue
        if tree.first(helper, *_SUBJECTS) is None and tree.deps[helper] != "conj":
            continue
        root = tree.heads[helper] == helper
        tree.heads[verb], tree.deps[verb] = (verb, "ROOT") if root else (tree.heads[helper], tree.deps[helper])
        tree.tags[verb] = "VBN"
        for k in tree.kids[helper]:
            if k != verb:
                tree.heads[k] = verb
                if lower in _BE and tree.deps[k] == "nsubj":
                    tree.deps[k] = "nsubjpass"
        tree.heads[helper], tree.deps[helper] = verb, "auxpass" if lower in _BE else "aux"
        tree.relink()
        changed = True
    return changed


def _behind_commas(tree: Tree, helper: int) -> int | None:
    """The participle behind the second of two commas, the first of which stands right behind the helper."""
    end = min(tree.sentence_of(helper)[1], helper + _FAR)
    comma = next((k for k in range(helper + 3, end) if tree.lowers[k] == ","), None)
    if comma is None:
        return None
    verb = comma + 1
    while verb < end and tree.tags[verb] == "RB":
        verb += 1
    if verb >= end or tree.tags[verb] not in ("VBN", "VBD") or tree.lowers[verb] in (*_HAVE, *_BE):
        return None
    return verb


def _behind_a_time(tree: Tree, helper: int) -> int | None:
    """The participle behind a phrase of time that stands right behind the helper: "is at present held"."""
    prep = helper + 1
    noun = next((k for k in range(prep + 1, min(prep + 5, len(tree))) if tree.is_noun(k) or tree.tags[k] == "RB"), None)
    if tree.tags[prep] != "IN" or noun is None or noun + 1 >= len(tree):
        return None
    if tree.ents[noun] not in ("DATE", "TIME") and tree.lowers[noun] not in _TIMES:
        return None
    verb = next((k for k in range(noun + 1, min(noun + 4, len(tree))) if tree.ents[k] not in ("DATE", "TIME")), None)
    if verb is None or tree.tags[verb] != "VBN" or tree.deps[verb] not in ("advcl", "acl", "conj", "dep"):
        return None
    return verb


def count_in_an_inset(tree: Tree) -> bool:
    """ "A boat with 300 people, most of them children, landed", "some 2,000 soldiers, six generals among them, gave up": what is
    set in counts part of the subject and is none itself."""
    if _PRONOUNS.isdisjoint(tree.lowers):
        return False
    changed = False
    for pronoun in range(4, len(tree) - 2):
        if tree.lowers[pronoun] not in _PRONOUNS or tree.lowers[pronoun - 1] not in _AMONG:
            continue
        start, end = tree.sentence_of(pronoun)
        opening = next((k for k in range(pronoun - 2, max(pronoun - 6, start), -1) if tree.lowers[k] == ","), None)
        closing = next((k for k in range(pronoun + 1, min(pronoun + _FAR, end)) if tree.lowers[k] == ","), None)
        if opening is None or closing is None or closing + 1 >= end:
            continue
        first = opening + 1
        if any(tree.tags[k] in FINITE_TAGS for k in range(first, closing)):
            continue  # "captives, one of them told us, were made to dig": a saying
        if tree.tags[first] != "CD" and tree.lowers[first] not in _SHARES:
            continue
        verb = closing + 1
        while verb < end - 1 and (tree.deps[verb] in _HELPERS or tree.tags[verb] == "RB"):
            verb += 1
        if tree.tags[verb] not in (*FINITE_TAGS, "VBN"):
            continue
        helped = tree.first(verb, *_HELPERS) is not None
        own = tree.first(verb, "nsubj", "nsubjpass")
        if own is not None and not opening < own < closing:
            continue
        whole = _head_before(tree, opening, start)
        if whole is None or (tree.deps[whole] in ("dobj", "nsubj", "nsubjpass") and tree.heads[whole] < opening):
            continue
        told = [k for k in range(first, closing) if not first <= tree.heads[k] < closing or tree.heads[k] == k]
        main = next((k for k in told if tree.is_noun(k)), told[0] if told else None)
        if main is None or verb in tree.ancestors(verb):
            continue
        if tree.heads[whole] == whole or whole in tree.ancestors(verb):
            over = tree.heads[whole]
            tree.heads[verb], tree.deps[verb] = (verb, "ROOT") if over in (whole, verb) else (over, "ccomp")
        tree.heads[whole] = verb
        tree.deps[whole] = "nsubjpass" if tree.first(verb, "auxpass") is not None else "nsubj"
        if not helped:
            tree.tags[verb] = "VBD" if tree.tags[verb] == "VBN" else tree.tags[verb]
        for k in told:
            tree.heads[k], tree.deps[k] = (whole, "appos") if k == main else (main, "nmod")
        tree.relink()
        changed = True
    return changed


def _head_before(tree: Tree, comma: int, start: int) -> int | None:
    """The head of the phrase that ends before a comma: of "a boat with 300 people on board," the boat."""
    at = comma - 1
    clausal = False
    for _ in range(8):
        over = tree.heads[at]
        if over == at or not start <= over < comma or tree.is_verb(over):
            break
        beyond = tree.heads[over]
        if tree.tags[over] == "IN" and (beyond == over or tree.is_verb(beyond) or not start <= beyond < comma):
            clausal = True  # what the clause's own preposition governs: "on Thursday some 2,000 soldiers"
            break
        at = over
    if not tree.is_noun(at):
        return None
    dated = any(k < at and tree.ents[k] in ("DATE", "TIME") for k in tree.with_dep(tree.heads[at], "pobj"))
    return None if clausal and not dated else at


def result_as_a_clause(tree: Tree) -> bool:
    """ "The general declared the city liberated": what it was declared to be, not what it did."""
    if _DECLARING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for state in range(3, len(tree)):
        verb = tree.heads[state]
        if tree.lowers[state] not in _WON or tree.deps[state] != "ccomp" or tree.lemmas[verb] not in _DECLARING:
            continue
        if verb > state or tree.first(state, "dobj", "mark", *_HELPERS) is not None:
            continue
        thing = tree.first(state, "nsubj")
        if thing is None or tree.phrase(thing)[0] != verb + 1:
            continue
        tree.heads[thing], tree.deps[thing] = verb, "dobj"
        tree.deps[state], tree.tags[state] = "oprd", "VBN"
        changed = True
    return changed


def participle_of_what_is_counted(tree: Tree) -> bool:
    """ "Cases of boys recruited by militias": the boys were, not the cases."""
    if "acl" not in tree.deps:
        return False
    changed = False
    for verb in range(3, len(tree)):
        count = tree.heads[verb]
        if tree.deps[verb] != "acl" or tree.tags[verb] != "VBN" or tree.lemmas[count] not in _COUNTING:
            continue
        of = next((k for k in tree.with_dep(count, "prep") if tree.lowers[k] == "of" and k < verb), None)
        who = tree.first(of, "pobj") if of is not None else None
        if who == verb - 1:
            tree.heads[verb] = who
            changed = True
    return changed


def saying_between_commas(tree: Tree) -> bool:
    """ "In the last hours, three nurses recounted, men came": who speaks between commas speaks, and is no clause of time."""
    if _TOLD.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb in range(3, len(tree) - 2):
        if tree.lemmas[verb] not in _TOLD or tree.deps[verb] != "advcl" or tree.tags[verb] not in ("VBN", "VBD"):
            continue
        subject = tree.first(verb, "nsubj")
        if (
            subject != verb - 1
            or tree.lowers[verb + 1] != ","
            or tree.first(verb, "mark", "dobj", *_HELPERS) is not None
        ):
            continue
        if tree.lowers[tree.phrase(subject)[0] - 1] != "," or tree.first(tree.heads[verb], *_SUBJECTS) is None:
            continue
        for k in tree.kids[verb]:
            if k < subject and tree.deps[k] in ("prep", "advmod", "npadvmod"):
                tree.heads[k] = tree.heads[verb]
        tree.deps[verb], tree.tags[verb] = "parataxis", "VBD"
        changed = True
    return changed
