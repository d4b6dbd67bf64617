"""Mend verbs: verbs that the model's parses take for adjectives, nouns or subjects. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
OF_THEIR_OWN = frozenset(
    "retreat flee withdraw advance depart protest surrender defect escape march mourn fight arrive return desert".split()
)
"""What troops and people do by themselves, to nobody."""

_ALSO_NOUNS = frozenset("control attack raid bomb shell storm target hold claim vow threaten".split())
_OF_THE_VERB = ("punct", "parataxis", "advcl", "npadvmod")
_DONE_TO = frozenset(
    "shell bomb shoot kill burn torch loot storm target abduct kidnap behead pound strafe bombard murder maim besiege wound".split()
)
_FINDING = frozenset({"find", "see", "leave", "discover", "watch", "keep"})
_BEFORE_DEEDS = frozenset("deny admit begin start stop continue resume avoid cease keep".split())
_MOST = frozenset("most much half all some part parts two three large swathes several".split())
_SUFFERERS = frozenset("displaced wounded injured besieged trapped stranded homeless starving sick dead".split())


def gerund_before_its_noun(tree: Tree) -> bool:
    """ "Retreating troops blew up the bridge": the troops blew it up, no retreating of theirs."""
    if "csubj" not in tree.deps:
        return False
    changed = False
    for i in range(len(tree) - 2):
        verb = tree.heads[i]
        if tree.tags[i] != "VBG" or tree.deps[i] != "csubj" or tree.lemmas[i] not in OF_THEIR_OWN or verb <= i:
            continue
        noun = tree.first(i, "dobj")
        if noun is None or tree.tags[noun] not in ("NNS", "NNPS") or noun > verb or tree.kids[i] != [noun]:
            continue
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
        tree.heads[i], tree.deps[i] = noun, "amod"
        changed = True
    return changed


def found_done_to(tree: Tree) -> bool:
    """ "Found their houses stripped by men": the houses were stripped, and strip nothing."""
    if _FINDING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(1, len(tree)):
        if tree.tags[i] != "VBN" or tree.deps[i] != "ccomp" or tree.lemmas[tree.heads[i]] not in _FINDING:
            continue
        if tree.first(i, "aux", "auxpass", "dobj", "mark") is not None:
            continue
        for k in tree.with_dep(i, "nsubj"):
            if k < i:
                tree.deps[k] = "nsubjpass"
                changed = True
    return changed


def verb_as_an_adjective(tree: Tree) -> bool:
    """ "Fighters gang-raped two girls", "Planes parachuted food": a sentence without a verb has one in the participle that stands
    between two nouns."""
    if "amod" not in tree.deps:
        return False
    changed = False
    for start, end in tree.sentences:
        for i in range(start + 1, end - 1):
            thing = tree.heads[i]
            if tree.deps[i] != "amod" or tree.tags[i] not in ("VBN", "VBD", "JJ") or thing <= i:
                continue
            if (
                not tree.lowers[i].endswith("ed")
                or not tree.is_noun(thing)
                or tree.deps[thing] not in ("ROOT", "ccomp")
            ):
                continue
            first = i
            while first - 1 > start and (tree.lowers[first - 1] == "-" or tree.lowers[first] == "-"):
                first -= 1
            doer = first - 1
            if tree.heads[doer] != thing or tree.deps[doer] not in ("compound", "nmod") or not _is_doer(tree, doer):
                continue
            if _has_finite(tree, thing):
                continue
            if tree.tags[i] == "JJ":
                stem = tree.lowers[i].removesuffix("ed")
                tree.lemmas[i] = stem + "e" * (stem[-1] in "tcgsvz" and stem[-2] in "aiou")
            tree.tags[i] = "VBD"
            tree.heads[i] = i if tree.heads[thing] == thing else tree.heads[thing]
            tree.deps[i] = tree.deps[thing]
            for k in tree.kids[thing]:
                if k < doer:
                    tree.heads[k] = doer
                elif k > thing and (
                    tree.deps[k] in _OF_THE_VERB or (tree.deps[k] == "prep" and tree.lowers[k] != "of")
                ):
                    tree.heads[k] = i
            tree.heads[doer], tree.deps[doer] = i, "nsubj"
            tree.heads[thing], tree.deps[thing] = i, "dobj"
            changed = True
            break
    return changed


def _is_doer(tree: Tree, i: int) -> bool:
    return (
        tree.tags[i] in ("NNS", "NNPS")
        or any(hit.kind == "actor" for hit in tree.names[i])
        or (tree.tags[i] == "NN" and any(tree.tags[k] == "DT" and k < i for k in tree.kids[tree.heads[i]]))
    )


def _has_finite(tree: Tree, noun: int) -> bool:
    return any(tree.deps[k] in ("relcl", "acl", "conj") and tree.is_verb(k) for k in tree.kids[noun])


def verb_as_a_noun(tree: Tree) -> bool:
    """ "The Taliban control most of Helmand": a party and what it controls, with a verb between them."""
    if _ALSO_NOUNS.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        if tree.tags[i] != "NN" or tree.lowers[i] not in _ALSO_NOUNS or tree.deps[i] not in ("ROOT", "ccomp"):
            continue
        doer = i - 1
        if tree.heads[doer] != i or tree.deps[doer] != "compound":
            continue
        if not any(hit.kind == "actor" for hit in tree.names[doer]):
            continue
        thing = tree.first(i, "appos", "dep", "nummod", "amod")
        if thing is None or thing != i + 1 or tree.lowers[thing] not in _MOST:
            continue
        tree.tags[i] = "VBP"
        for k in tree.kids[i]:
            if k < doer:
                tree.heads[k] = doer
        tree.heads[doer], tree.deps[doer] = i, "nsubj"
        tree.heads[thing], tree.deps[thing] = i, "dobj"
        changed = True
    return changed


def progressive_as_a_noun(tree: Tree) -> bool:
    """ "Has been trucking grain": behind "been" a form in -ing with an object is a verb, whatever else the word may be."""
    if "been" not in tree.lowers:
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        if tree.lowers[i - 1] != "been" or tree.tags[i] != "NN" or not tree.lowers[i].endswith("ing"):
            continue
        be = i - 1
        governed = tree.heads[i] == be and tree.deps[i] in ("attr", "xcomp", "acomp")
        if (tree.heads[be] != i and not governed) or tree.first(i, "dobj") is None:
            continue
        if governed:
            over = tree.heads[be]
            for k in tree.kids[be]:
                tree.heads[k] = i
            tree.heads[i], tree.deps[i] = (i if over == be else over), tree.deps[be]
            tree.heads[be], tree.deps[be] = i, "aux"
        tree.tags[i], tree.lemmas[i] = "VBG", tree.lowers[i][:-3]
        for k in [*tree.kids[i], *tree.kids[i - 1]]:
            if k < i and tree.deps[k] in ("aux", "nsubj", "neg"):
                tree.heads[k] = i
        changed = True
    return changed


def participle_as_people(tree: Tree) -> bool:
    """ "Grain to the displaced in Maiduguri", "fire on the wounded": people, where nothing follows that they could be said of."""
    if _SUFFERERS.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        if (
            tree.lowers[i] not in _SUFFERERS
            or tree.tags[i] not in ("VBN", "VBD", "JJ")
            or tree.deps[i] in ("amod", "acl")
        ):
            continue
        prep = i - 2
        if tree.lowers[i - 1] != "the" or tree.deps[prep] not in ("prep", "dative", "agent") or tree.is_noun(i + 1):
            continue
        if tree.first(prep, "pobj", "pcomp") is not None:
            continue
        tree.tags[i], tree.lemmas[i] = "NNS", tree.lowers[i]
        tree.heads[i], tree.deps[i] = prep, "pobj"
        tree.heads[i - 1], tree.deps[i - 1] = i, "det"
        changed = True
    return changed


def subject_joined_to_an_object(tree: Tree) -> bool:
    """ "Tanks have encircled the town, and rockets have been falling on it": the rockets fall, and are not encircled."""
    if "conj" not in tree.deps or "cc" not in tree.deps:
        return False
    changed = False
    for verb in range(3, len(tree)):
        if tree.deps[verb] != "conj" or not tree.is_verb(verb) or tree.first(verb, *_SUBJECTS) is not None:
            continue
        helpers = tree.with_dep(verb, *_AUXILIARIES)
        first = helpers[0] if helpers and helpers[0] < verb else verb
        noun = first - 1
        finite = tree.tags[first] in FINITE_TAGS or tree.tags[first] == "MD"
        if not finite or not tree.is_noun(noun) or tree.deps[noun] != "conj" or tree.heads[verb] >= noun:
            continue
        while tree.deps[tree.heads[noun]] == "conj" and tree.is_noun(tree.heads[noun]):
            noun = tree.heads[noun]  # "rockets and mortar bombs"
        thing = tree.heads[noun]
        joint = next((k for k in reversed(tree.with_dep(thing, "cc")) if k < noun), None)
        if joint is None or tree.lowers[joint - 1] != "," or not tree.is_noun(thing):
            continue
        passive = any(tree.deps[k] == "auxpass" for k in helpers)
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
        tree.heads[joint] = tree.heads[verb]
        changed = True
    return changed


def noun_as_an_infinitive(tree: Tree) -> bool:
    """ "Reduced to rubble by shelling", "helped themselves to fuel": a noun behind "to" is no infinitive."""
    if "to" not in tree.lowers:
        return False
    changed = False
    for i in range(1, len(tree)):
        verb, to = tree.heads[i], i - 1
        if tree.tags[i] not in ("NN", "NNS") or tree.deps[i] not in ("xcomp", "advcl") or not tree.is_verb(verb):
            continue
        if tree.lowers[to] != "to" or tree.heads[to] != i or tree.deps[to] != "aux":
            continue
        for k in tree.kids[i]:
            if k > i and tree.deps[k] == "prep" and tree.lowers[k] != "of":
                tree.heads[k] = verb
                if tree.lowers[k] == "by" and tree.first(verb, "auxpass") is not None:
                    tree.deps[k] = "agent"
        tree.heads[to], tree.deps[to], tree.tags[to] = verb, "prep", "IN"
        tree.heads[i], tree.deps[i] = to, "pobj"
        changed = True
    return changed


def object_of_a_particle(tree: Tree) -> bool:
    """ "Saw off the raiders": whom they saw off is the verb's object, not the particle's."""
    if "prt" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree)):
        verb = tree.heads[i]
        if tree.deps[i] != "prt" or tree.first(verb, "dobj") is not None:
            continue
        for k in tree.with_dep(i, "pobj"):
            tree.heads[k], tree.deps[k] = verb, "dobj"
            changed = True
    return changed


def deed_as_an_adjective(tree: Tree) -> bool:
    """ "Denied blocking aid", "stopped shelling homes": what is denied is the blocking, and the aid is blocked."""
    if "VBG" not in tree.tags or _BEFORE_DEEDS.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        verb, thing = i - 1, tree.heads[i]
        if tree.tags[i] != "VBG" or tree.deps[i] != "amod" or tree.lemmas[i] in OF_THEIR_OWN:
            continue
        if tree.lemmas[verb] not in _BEFORE_DEEDS or not tree.is_verb(verb) or tree.heads[thing] != verb:
            continue
        if tree.deps[thing] != "dobj" or thing < i:
            continue
        for k in tree.kids[thing]:
            if k > thing and tree.deps[k] == "prep" and tree.lowers[k] != "of":
                tree.heads[k] = i
        tree.heads[i], tree.deps[i] = verb, "xcomp"
        tree.heads[thing], tree.deps[thing] = i, "dobj"
        changed = True
    return changed


def gerund_with_of(tree: Tree) -> bool:
    """ "Residents fled after shelling of the camp": what is followed by "of" is a noun, and they shelled nobody."""
    if "pcomp" not in tree.deps:
        return False
    changed = False
    for i in range(len(tree) - 1):
        if tree.tags[i] != "VBG" or tree.deps[i] != "pcomp" or tree.lemmas[i] not in _DONE_TO:
            continue
        if tree.lowers[i + 1] != "of" or tree.heads[i + 1] != i or tree.first(i, "dobj", "prt") is not None:
            continue
        tree.tags[i], tree.lemmas[i], tree.deps[i] = "NN", tree.lowers[i], "pobj"
        changed = True
    return changed


def gerund_before_its_verb(tree: Tree) -> bool:
    """ "After shelling cut the power": a gerund right before a past form with an object is that verb's subject."""
    if "pcomp" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree) - 2):
        word, verb = i - 1, i + 1
        if tree.tags[i] != "VBG" or tree.deps[i] != "pcomp" or tree.heads[i] != word or tree.lemmas[i] not in _DONE_TO:
            continue
        if tree.tags[verb] not in ("VBD", "VBN") or tree.heads[verb] != i or tree.first(verb, "dobj") is None:
            continue
        if tree.heads[word] in (i, verb) or tree.first(i, "dobj") is not None:
            continue
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = tree.heads[word], "advcl", "VBD"
        tree.heads[word], tree.deps[word] = verb, "mark"
        tree.heads[i], tree.deps[i], tree.tags[i], tree.lemmas[i] = verb, "nsubj", "NN", tree.lowers[i]
        changed = True
    return changed


def gerund_as_the_doer(tree: Tree) -> bool:
    """ "Three people were wounded by shelling in Nikopol": what wounds them is a shelling, and they shell nobody."""
    if "pcomp" not in tree.deps:
        return False
    changed = False
    for i, tag in enumerate(tree.tags):
        by = tree.heads[i]
        if (
            tag != "VBG"
            or tree.deps[i] != "pcomp"
            or tree.lowers[by] != "by"
            or tree.first(i, "dobj", "ccomp") is not None
        ):
            continue
        verb = tree.heads[by]
        if tree.tags[verb] == "VBN" and (tree.first(verb, "auxpass") is not None or tree.deps[verb] in ("acl", "ROOT")):
            tree.tags[i], tree.lemmas[i], tree.deps[i], tree.deps[by] = "NN", tree.lowers[i], "pobj", "agent"
            changed = True
    return changed
