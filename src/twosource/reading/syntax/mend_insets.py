"""Mend insets: what is set into a clause, or stands behind what is, hung on the wrong word. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_HAVE = frozenset({"have", "has", "had", "'ve"})
_GROUND = frozenset(
    "side swamp area city town village camp fence street hill building house road bank island centre center mountain bush "
    "ruin cellar tent school border station square bridge forest valley district suburb quarter river lake coast shore "
    "region province edge outskirt neighbourhood desert basement tunnel trench field base hospital church mosque port "
    "airport".split()
)
_GUESSING = frozenset({"think", "believe", "say", "estimate", "reckon", "suppose"})
_INSET = 14  # tokens
_DONE_TO = frozenset(
    "lift break capture seize take retake recapture bomb shell hit strike attack raid storm occupy enter reach destroy kill arrest "
    "abduct besiege end open cut free relieve blow overrun ambush announce sign begin block evacuate execute detain release clear "
    "liberate regain recover surround leave lose abandon torch burn loot shoot smash pierce".split()
)


def verb_behind_an_inset_relative(tree: Tree) -> bool:
    """ "The rebels, whom Rwanda arms, have been gaining ground": what stands behind the second comma is the main verb, and the word
    before it the verb of the relative, where the parser made one clause of both."""
    if tree.headline or ("whom" not in tree.lowers and "which" not in tree.lowers):
        return False
    changed = False
    for noun in range(len(tree)):
        if tree.heads[noun] != noun or not tree.is_noun(noun) or tree.headline:
            continue
        main = next((k for k in tree.with_dep(noun, "relcl") if k > noun and tree.is_verb(k)), None)
        pronoun = noun + 2
        if main is None or tree.lowers[noun + 1] != "," or tree.lowers[pronoun] not in ("whom", "which"):
            continue
        first = min([main, *tree.with_dep(main, *_AUXILIARIES)])
        verb = first - 2
        if tree.lowers[first - 1] != "," or not pronoun < verb or not (tree.is_noun(verb) or tree.is_verb(verb)):
            continue
        doers = [k for k in tree.with_dep(main, *_SUBJECTS) if pronoun < k <= verb]
        if not doers or tree.tags[main] not in FINITE_TAGS | {"VBG", "VBN"}:
            continue
        if doers[0] == verb:  # "which Iran arms"
            doers = tree.with_dep(verb, "compound", "nmod", "amod")[-1:]
        if not doers:
            continue
        tree.heads[main], tree.deps[main] = main, "ROOT"
        passive = any(tree.deps[k] == "auxpass" for k in tree.kids[main])
        _hand_over(tree, [k for k in tree.kids[noun] if k < tree.phrase(noun)[0] or k > verb], main)
        tree.heads[noun], tree.deps[noun] = main, "nsubjpass" if passive else "nsubj"
        tree.heads[main] = main
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = noun, "relcl", "VBP"
        tree.heads[pronoun], tree.deps[pronoun] = verb, "dobj"
        tree.heads[doers[-1]], tree.deps[doers[-1]] = verb, "nsubj"
        if len(doers) == 1 and doers[0] != verb:
            _hand_over(tree, [k for k in tree.kids[verb] if k < doers[0] and tree.deps[k] in ("det", "amod")], doers[0])
        changed = True
    return changed


def verb_behind_what_its_subject_does(tree: Tree) -> bool:
    """ "The rebels, who had fought for a month, announced that ...": the past form behind the second comma is the main verb, no
    participle of the subject."""
    if tree.headline or "relcl" not in tree.deps:
        return False
    changed = False
    for noun in range(len(tree) - 3):
        if tree.heads[noun] != noun or not tree.is_noun(noun) or tree.headline:
            continue
        clause = next((k for k in tree.with_dep(noun, "relcl") if k > noun and tree.is_verb(k)), None)
        if clause is None or not any(
            tree.lowers[k] in ("who", "which", "whose", "whom", "where") for k in range(noun + 1, clause)
        ):
            continue
        verb = next(
            (k for k in tree.with_dep(noun, "acl", "relcl") if k > clause and tree.tags[k] in ("VBN", "VBD")), None
        )
        if verb is None or tree.first(verb, *_SUBJECTS, *_AUXILIARIES, "agent") is not None:
            continue
        before = verb - 1
        while before > clause and tree.tags[before] == "RB":
            before -= 1
        if tree.lowers[before] != "," or tree.first(verb, "ccomp", "dobj", "xcomp", "prep") is None:
            continue
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
        _hand_over(tree, [k for k in tree.kids[noun] if k < tree.phrase(noun)[0] or k > verb], verb)
        tree.heads[verb] = verb
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        changed = True
    return changed


def deeds_after_a_date(tree: Tree) -> bool:
    """ "Years have passed since gunmen raided the town, seized men and left", "it began in May, when they crossed the river, took
    the town ...": simple pasts go on from a simple past."""
    if "conj" not in tree.deps:
        return False
    changed = False
    for verb in range(len(tree)):
        governor = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[verb] != "VBD" or not tree.is_verb(governor) or governor > verb:
            continue
        if tree.first(verb, *_SUBJECTS, *_AUXILIARIES) is not None:
            continue
        perfect = tree.tags[governor] == "VBN" and any(tree.lowers[k] in _HAVE for k in tree.with_dep(governor, "aux"))
        idle = any(tree.lowers[k] in ("it", "this", "that", "all") for k in tree.with_dep(governor, "nsubj"))
        if not perfect and not idle:
            continue
        below = [k for k in tree.subtree(governor) if governor < k < verb and tree.deps[k] in ("advcl", "relcl")]
        clauses = [
            k
            for k in below
            if tree.tags[k] == "VBD" and (perfect or any(tree.lowers[j] == "when" for j in tree.kids[k]))
        ]
        if clauses and tree.first(clauses[-1], "nsubj") is not None:
            tree.heads[verb] = clauses[-1]
            changed = True
    return changed


def inset_behind_an_auxiliary(tree: Tree) -> bool:
    """ "Engineers have, by the account of villagers, put up outposts": the phrase is of the verb, and not of "have"."""
    changed = False
    for i, dep in enumerate(tree.deps):
        helper = tree.heads[i]
        if dep == "prep" and helper < i and tree.deps[helper] in ("aux", "auxpass") and tree.heads[helper] > i:
            tree.heads[i] = tree.heads[helper]
            changed = True
    return changed


def estimate_in_an_inset(tree: Tree) -> bool:
    """ "Its people, thought to number 30,000, fled": nobody thinks; the verb behind the inset is the subject's."""
    if _GUESSING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for guess in range(2, len(tree)):
        if tree.lemmas[guess] not in _GUESSING or tree.tags[guess] != "VBD" or tree.lowers[guess - 1] != ",":
            continue
        subject = tree.first(guess, "nsubj")
        number = next((k for k in tree.with_dep(guess, "xcomp") if tree.lowers[k - 1] == "to"), None)
        if subject is None or subject > guess or number is None:
            continue
        verb = next((k for k in tree.with_dep(guess, "ccomp", "conj") if k > number and tree.is_verb(k)), None)
        if (
            verb is None
            or tree.first(verb, *_SUBJECTS) is not None
            or not any(tree.lowers[k] == "," for k in range(number, verb))
        ):
            continue
        root = tree.heads[guess] == guess
        tree.heads[verb], tree.deps[verb] = (verb, "ROOT") if root else (tree.heads[guess], tree.deps[guess])
        passive = tree.first(verb, "auxpass") is not None
        _hand_over(tree, [k for k in tree.kids[guess] if k > verb or k < subject], verb)
        tree.heads[subject], tree.deps[subject] = verb, "nsubjpass" if passive else "nsubj"
        tree.heads[guess], tree.deps[guess], tree.tags[guess] = subject, "acl", "VBN"
        changed = True
    return changed


def object_behind_an_inset(tree: Tree) -> bool:
    """ "Had lifted by force, at the western entrance, the encirclement of X": a heavy object stands behind what is set in."""
    if "," not in tree.lowers or _DONE_TO.isdisjoint(tree.lemmas):
        return False
    changed = False
    for noun in range(4, len(tree)):
        if tree.deps[noun] not in ("dep", "preconj", "appos", "npadvmod", "conj") or not tree.is_noun(noun):
            continue
        first = tree.phrase(noun)[0]
        if tree.lowers[first] not in ("the", "a", "an", "its", "their", "his") or tree.lowers[first - 1] != ",":
            continue
        comma = next((k for k in range(first - 3, max(first - _INSET, 0), -1) if tree.lowers[k] == ","), None)
        if comma is None or tree.tags[comma + 1] != "IN":
            continue
        verb = next((k for k in range(comma - 1, max(comma - _INSET, -1), -1) if tree.is_verb(k)), None)
        if verb is None or tree.lemmas[verb] not in _DONE_TO or tree.tags[verb] not in FINITE_TAGS | {"VBN"}:
            continue
        if tree.first(verb, "dobj", "auxpass", "ccomp") is not None or tree.first(verb, "nsubj") is None:
            continue
        if verb in tree.subtree(noun):
            continue
        tree.heads[noun], tree.deps[noun] = verb, "dobj"
        changed = True
    return changed


def subject_as_a_second_thing(tree: Tree) -> bool:
    """ "Fired at a barracks and Israeli artillery killed a soldier": where "and" stands before the noun and none before the verb
    behind it, the noun is no second thing but the verb's subject."""
    if "conj" not in tree.deps or "and" not in tree.lowers:
        return False
    changed = False
    for verb in range(3, len(tree)):
        if tree.deps[verb] not in ("conj", "acl") or tree.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        if tree.first(verb, *_SUBJECTS) is not None:
            continue
        first = min([verb, *(k for k in tree.with_dep(verb, *_AUXILIARIES) if k < verb)])
        noun = first - 1
        while noun > 0 and tree.deps[noun] == "advmod" and tree.tags[noun] == "RB":
            noun -= 1
        if tree.deps[noun] != "conj" or not tree.is_noun(noun) or tree.lowers[tree.phrase(noun)[0] - 1] != "and":
            continue
        governor = tree.heads[verb]
        if tree.deps[verb] == "acl" and (governor != noun or tree.first(verb, "dobj", *_AUXILIARIES) is None):
            continue
        if tree.deps[verb] == "acl" and (tree.tags[verb] == "VBN" and tree.first(verb, *_AUXILIARIES) is None):
            continue
        if tree.deps[verb] == "conj" and (not tree.is_verb(governor) or governor > noun):
            continue
        main = (
            governor if tree.deps[verb] == "conj" else next((k for k in tree.ancestors(noun) if tree.is_verb(k)), None)
        )
        if main is None or tree.tags[main] not in FINITE_TAGS | {"VBN"}:
            continue
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[verb], tree.deps[verb] = main, "conj"
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
        changed = True
    return changed


def object_as_the_next_subject(tree: Tree) -> bool:
    """ "Rebels attacked the airport and troops have retaken the bridge": the first noun behind a verb that wants an object is its
    object, the second the next verb's subject."""
    if "and" not in tree.lowers or _DONE_TO.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb in range(4, len(tree)):
        governor = tree.heads[verb]
        if tree.deps[verb] not in ("ccomp", "conj") or governor > verb or tree.lemmas[governor] not in _DONE_TO:
            continue
        thing = tree.first(verb, "nsubj", "nsubjpass")
        if thing is None or tree.first(governor, "dobj") is not None or tree.phrase(thing)[0] != governor + 1:
            continue
        doer = next((k for k in tree.with_dep(thing, "conj") if thing < k < verb and tree.is_noun(k)), None)
        if (
            doer is None
            or tree.lowers[tree.phrase(doer)[0] - 1] != "and"
            or tree.tags[governor] not in FINITE_TAGS | {"VBN"}
        ):
            continue
        tree.heads[doer], tree.deps[doer] = verb, tree.deps[thing]
        tree.heads[thing], tree.deps[thing] = governor, "dobj"
        tree.deps[verb] = "conj"
        changed = True
    return changed


def passive_without_its_helper(tree: Tree) -> bool:
    """ "37 had been killed and five captured": the second participle is a passive too."""
    if "auxpass" not in tree.deps or "conj" not in tree.deps:
        return False
    changed = False
    for verb in range(2, len(tree)):
        governor = tree.heads[verb]
        count = verb - 1
        if tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and governor == count and tree.tags[count] == "CD":
            killed = tree.heads[count]
            if tree.deps[count] == "conj" and tree.is_verb(killed) and tree.first(killed, "auxpass") is not None:
                tree.heads[verb], tree.deps[verb] = killed, "conj"
                tree.heads[count], tree.deps[count] = verb, "nsubjpass"
                changed = True
            continue
        if tree.deps[verb] != "conj" or tree.tags[verb] not in ("VBN", "VBD") or not tree.is_verb(governor):
            continue
        subject = tree.first(verb, "nsubj")
        if subject is None or subject != verb - 1 or tree.tags[subject] != "CD":
            continue
        if tree.first(governor, "auxpass") is None or tree.first(verb, "dobj", *_AUXILIARIES) is not None:
            continue
        tree.deps[subject], tree.tags[verb] = "nsubjpass", "VBN"
        changed = True
    return changed


def who_of_a_place(tree: Tree) -> bool:
    """ "Reporters on the far side of the fence, who counted ...": no fence is a "who"; the people before it are."""
    if "who" not in tree.lowers and "whom" not in tree.lowers:
        return False
    changed = False
    for clause in range(len(tree)):
        noun = tree.heads[clause]
        if tree.deps[clause] != "relcl" or not _is_ground(tree, noun):
            continue
        if not any(tree.lowers[k] in ("who", "whom") and tree.heads[k] == clause for k in tree.kids[clause]):
            continue
        at = noun
        for _ in range(4):
            prep = tree.heads[at]
            if tree.deps[at] != "pobj":
                break
            before = prep - 1 if prep else 0
            over = tree.heads[prep]
            if tree.is_verb(before) and tree.deps[before] == "acl":
                before = tree.heads[before]
            elif not tree.is_noun(before) and tree.is_noun(over) and over < prep:
                before = over
            if not tree.is_noun(before):
                break
            if not _is_ground(tree, before):
                tree.heads[clause] = before
                changed = True
                break
            at = before
    return changed


def _is_ground(tree: Tree, k: int) -> bool:
    return tree.lemmas[k] in _GROUND or (tree.ents[k] in ("GPE", "LOC", "FAC") and not tree.lemmas[k].endswith("s"))


def clause_of_two_names(tree: Tree) -> bool:
    """ "A city that the gang coalition Viv Ansanm had occupied": no noun is a relative clause; the name says who the noun is."""
    if "relcl" not in tree.deps:
        return False
    changed = False
    for noun in range(len(tree)):
        if tree.deps[noun] != "relcl" or tree.tags[noun] not in ("NN", "NNS") or tree.heads[noun] > noun:
            continue
        verb = next((k for k in tree.with_dep(noun, "relcl", "acl") if k > noun and tree.is_verb(k)), None)
        name = tree.first(verb, "nsubj") if verb is not None else None
        if verb is None or name is None or tree.tags[name] not in ("NNP", "NNPS") or tree.phrase(name)[0] != noun + 1:
            continue
        tree.heads[verb], tree.deps[verb] = tree.heads[noun], "relcl"
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        tree.heads[name], tree.deps[name] = noun, "appos"
        for k in tree.kids[noun]:
            if tree.lowers[k] in ("that", "which"):
                tree.heads[k], tree.deps[k] = verb, "dobj"
        changed = True
    return changed


def which_as_an_article(tree: Tree) -> bool:
    """ "Bombs, which aircraft flying from X dropped on Y": "which" is what was dropped, not which aircraft."""
    if "WDT" not in tree.tags:
        return False
    changed = False
    for which in range(2, len(tree) - 2):
        doer = tree.heads[which]
        if tree.tags[which] != "WDT" or tree.deps[which] != "det" or tree.lowers[which - 1] != ",":
            continue
        thing = which - 2
        if not tree.is_noun(thing) or doer != which + 1 or tree.lemmas[doer] in ("case", "time", "point", "event"):
            continue
        verb = next(
            (
                k
                for k in range(doer + 1, len(tree))
                if tree.tags[k] in FINITE_TAGS and tree.deps[k] in ("acl", "relcl", "conj")
            ),
            None,
        )
        if (
            verb is None
            or tree.first(verb, *_SUBJECTS) not in (None, doer)
            or tree.sentence_of(verb) != tree.sentence_of(which)
        ):
            continue
        if any(tree.lowers[k] in (",", ";") for k in range(doer, verb)):
            continue
        for k in range(doer + 1, verb):
            if tree.deps[k] == "relcl" and tree.tags[k] == "VBG":
                tree.heads[k], tree.deps[k] = doer, "acl"
        tree.heads[verb], tree.deps[verb] = thing, "relcl"
        tree.heads[which], tree.deps[which] = verb, "dobj"
        tree.heads[doer], tree.deps[doer] = verb, "nsubj"
        changed = True
    return changed


def participle_as_an_adjective(tree: Tree) -> bool:
    """ "Sealed off the town, burning lorries and beheading drivers": a participle behind a comma is a deed, for a verb has no two
    objects."""
    if "VBG" not in tree.tags or "amod" not in tree.deps:
        return False
    changed = False
    for verb in range(2, len(tree) - 1):
        thing = tree.heads[verb]
        if tree.tags[verb] != "VBG" or tree.deps[verb] != "amod" or tree.lowers[verb - 1] != "," or thing != verb + 1:
            continue
        main = tree.heads[thing]
        first = tree.first(main, "dobj")
        if (
            tree.deps[thing] not in ("dobj", "appos", "conj")
            or not tree.is_verb(main)
            or first is None
            or first >= verb
        ):
            continue
        tree.heads[verb], tree.deps[verb] = main, "advcl"
        tree.heads[thing], tree.deps[thing] = verb, "dobj"
        for k in range(thing, tree.sentence_of(verb)[1]):
            if tree.deps[k] == "conj" and tree.tags[k] == "VBG" and tree.tags[tree.heads[k]] == "VB":
                tree.heads[k] = verb
        changed = True
    return changed


def _hand_over(tree: Tree, tokens: list[int], head: int) -> None:
    for k in tokens:
        tree.heads[k] = head
