"""Mend deeds: verbs and nouns of deeds that the model's parses take for one another. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_BEGINNING = frozenset(  # what is followed by a thing done, never by a bare infinitive
    "begin start complete finish order announce launch resume halt suspend demand reject urge plan mull end conclude continue "
    "face fear claim report repel condemn lead seek speed delay expect agree mark stage deny".split()
)
_DEEDS = frozenset("push drive attack raid advance assault strike march charge thrust".split())
_OPENING = frozenset("force prise prize pry wrench burst blast throw break push smash tear".split())
_HARMING = frozenset("kill injure wound maim hurt displace destroy damage devastate flatten level".split())
_HARMED = frozenset({"dead", "wounded", "injured", "homeless", "dying", "hurt"})
_BLOWS = frozenset(
    "attack raid assault ambush strike airstrike bombing bombardment shelling explosion blast offensive barrage onslaught clash "
    "operation incident massacre shooting stampede collision crash battle fighting siege sortie incursion rampage bomb mine ied "
    "grenade detonation gunfight firefight shootout".split()
)
_AIMED = frozenset({"on", "at", "in", "against", "near", "of", "upon", "outside", "inside", "around", "to"})
_OF_PLACES = frozenset(
    "blockade besiege ring hem encircle surround beleaguer hold control occupy rule overrun capture seize retake shell bomb".split()
)
_SPELLS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_OVER = frozenset({"in", "over", "during", "within"})
_BESIDE_SPELLS = frozenset({"after", "before", "later", "ago", "earlier"})


def noun_as_a_bare_infinitive(tree: Tree) -> bool:
    """ "M23 begins pullout from Walikale": what is begun is a thing, for a verb would stand behind "to"."""
    if "xcomp" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree)):
        verb = tree.heads[i]
        if tree.tags[i] != "VB" or tree.deps[i] != "xcomp" or verb >= i or tree.lemmas[verb] not in _BEGINNING:
            continue
        if tree.first(i, "aux", "auxpass", "dobj", *_SUBJECTS) is not None or tree.first(verb, "dobj") is not None:
            continue
        tree.tags[i], tree.deps[i] = "NN", "dobj"
        changed = True
    return changed


def spell_behind_an_object(tree: Tree) -> bool:
    """ "Seized power minutes after the vote": what was seized is the power, and the minutes are when."""
    if "compound" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree) - 2):
        spell = i + 1
        if tree.deps[i] != "compound" or tree.heads[i] != spell or tree.lemmas[spell] not in _SPELLS:
            continue
        verb = tree.heads[spell]
        if tree.deps[spell] != "dobj" or tree.tags[spell] != "NNS" or tree.lowers[spell + 1] not in _BESIDE_SPELLS:
            continue
        for k in tree.kids[spell]:
            if k < i:
                tree.heads[k] = i
        tree.heads[i], tree.deps[i] = verb, "dobj"
        tree.deps[spell] = "npadvmod"
        changed = True
    return changed


def doers_behind_both(tree: Tree) -> bool:
    """ "Was confirmed both by residents and by the monitor", "is held both by A and by B": who does it, as without "both"."""
    if "both" not in tree.lowers:
        return False
    changed = False
    for i in range(1, len(tree)):
        if tree.lowers[i] != "by" or tree.lowers[i - 1] != "both" or tree.deps[i] != "prep":
            continue
        if tree.tags[tree.heads[i]] == "VBN" and tree.heads[i] < i:
            tree.deps[i] = "agent"
            changed = True
    return changed


def deed_as_a_verb(tree: Tree) -> bool:
    """ "An RSF push on the camp was blunted": the push is what was blunted, and the verb behind it the sentence's."""
    if _DEEDS.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(1, len(tree) - 2):
        if (
            tree.lemmas[i] not in _DEEDS
            or tree.tags[i] not in ("VBP", "VB", "VBZ")
            or tree.deps[i] not in ("ROOT", "ccomp")
        ):
            continue
        doer = tree.first(i, "nsubj")
        if doer != i - 1 or tree.first(i, "aux", "auxpass", "dobj", "neg") is not None:
            continue
        verb = next((k for k in tree.kids[i] if k > i and tree.deps[k] == "advcl" and tree.is_verb(k)), None)
        if verb is None or tree.first(verb, "mark", "advmod", *_SUBJECTS) is not None:
            continue
        helper = tree.first(verb, *_AUXILIARIES)
        first = verb if helper is None else helper
        if tree.tags[first] not in FINITE_TAGS or tree.lowers[first - 1] == ",":
            continue
        tree.heads[verb] = verb if tree.heads[i] == i else tree.heads[i]
        tree.deps[verb] = tree.deps[i]
        for k in tree.kids[i]:
            if k > verb:
                tree.heads[k] = verb
        for k in tree.with_dep(doer, "det"):
            tree.heads[k] = i
        tree.heads[doer], tree.deps[doer] = i, "compound"
        passive = tree.first(verb, "auxpass") is not None
        tree.tags[i], tree.heads[i], tree.deps[i] = "NN", verb, "nsubjpass" if passive else "nsubj"
        changed = True
    return changed


def open_as_a_verb(tree: Tree) -> bool:
    """ "Forced open the road": what they forced is the road, and open how it is then."""
    if "open" not in tree.lowers:
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        verb = tree.heads[i]
        if tree.lowers[i] != "open" or tree.tags[i] != "VB" or tree.deps[i] != "xcomp" or verb != i - 1:
            continue
        if tree.lemmas[verb] not in _OPENING or tree.first(i, "aux") is not None:
            continue
        for k in tree.kids[i]:
            tree.heads[k] = verb
        tree.tags[i], tree.deps[i] = "RP", "prt"
        changed = True
    return changed


def close_as_a_verb(tree: Tree) -> bool:
    """ "Rebels close in on the capital": what they do, not how they are."""
    if "close" not in tree.lowers:
        return False
    changed = False
    for i in range(1, len(tree) - 3):
        if tree.tags[i] not in ("JJ", "RB") or tree.lowers[i : i + 3] != ["close", "in", "on"]:
            continue
        if tree.first(i, "nsubj") is None or tree.first(i, "cop", "aux") is not None:
            continue
        tree.tags[i] = "VBP"
        changed = True
    return changed


def participle_behind_its_place(tree: Tree) -> bool:
    """ "Fought their way into Boni, blockaded by jihadists": the town is blockaded, not who fought."""
    if "advcl" not in tree.deps:
        return False
    changed = False
    for i in range(3, len(tree)):
        place = i - 2
        if tree.tags[i] != "VBN" or tree.deps[i] != "advcl" or tree.lemmas[i] not in _OF_PLACES:
            continue
        if tree.lowers[i - 1] != "," or not any(hit.kind == "place" for hit in tree.names[place]):
            continue
        if tree.first(i, "agent") is None or tree.first(i, "mark", *_AUXILIARIES, *_SUBJECTS) is not None:
            continue
        if tree.deps[place] not in ("pobj", "dobj") or tree.heads[i] not in tree.ancestors(place):
            continue
        tree.heads[i], tree.deps[i] = place, "acl"
        changed = True
    return changed


def noun_as_a_participle(tree: Tree) -> bool:
    """ "Army shelling of a market killed four": what is tagged a noun is none's participle, and the name before it owns it."""
    if "acl" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree)):
        owner = i - 1
        if tree.tags[i] != "NN" or tree.deps[i] != "acl" or tree.heads[i] != owner or tree.lemmas[i] not in _BLOWS:
            continue
        if not tree.is_noun(owner) or tree.deps[owner] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        tree.heads[i], tree.deps[i] = tree.heads[owner], tree.deps[owner]
        for k in [k for k in tree.kids[owner] if k > i]:
            tree.heads[k] = i
        tree.heads[owner], tree.deps[owner] = i, "compound"
        changed = True
    return changed


def passive_as_an_adjective(tree: Tree) -> bool:
    """ "Had been unblocked": a form in -ed behind the passive's auxiliary is a participle, however rare its verb."""
    changed = False
    for i in range(1, len(tree)):
        if tree.tags[i] != "JJ" or not tree.lowers[i].endswith("ed") or tree.first(i, "auxpass") is None:
            continue
        stem = tree.lowers[i].removesuffix("ed")
        tree.lemmas[i] = stem + "e" * (stem[-1:] in "tcgsvz" and stem[-2:-1] in "aiou")
        tree.tags[i] = "VBN"
        changed = True
    return changed


def spell_before_a_subject(tree: Tree) -> bool:
    """ "In the past 24 hours units of the group advanced": the units did, in the hours before their word."""
    if _OVER.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        subject = tree.heads[i]
        if tree.deps[i] not in ("compound", "nmod") or tree.tags[i] != "NNS" or tree.lemmas[i] not in _SPELLS:
            continue
        prep = tree.heads[subject]
        verb = tree.heads[prep]
        if tree.deps[subject] != "pobj" or tree.lowers[prep] not in _OVER or not prep < i < subject < verb:
            continue
        if not tree.is_verb(verb) or tree.first(verb, *_SUBJECTS) is not None:
            continue
        for k in tree.kids[subject]:
            if k < i:
                tree.heads[k] = i
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[subject], tree.deps[subject] = verb, "nsubjpass" if passive else "nsubj"
        tree.heads[i], tree.deps[i] = prep, "pobj"
        changed = True
    return changed


def harm_under_its_aim(tree: Tree) -> bool:
    """ "An ambush on a convoy that killed 12": what killed them is the ambush; the convoy is what it was on."""
    if "relcl" not in tree.deps or _BLOWS.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb in range(len(tree)):
        if tree.deps[verb] != "relcl" or not _tells_of_harm(tree, verb):
            continue
        pronoun = tree.first(verb, "nsubj")
        aim = tree.heads[verb]
        if pronoun is None or tree.lowers[pronoun] not in ("that", "which") or tree.lemmas[aim] in _BLOWS:
            continue
        blow = _blow_over(tree, aim)
        if blow is not None and tree.heads[verb] != blow:
            tree.heads[verb] = blow
            changed = True
    return changed


def _tells_of_harm(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of harm that a blow does: "killed 12", "left four dead"."""
    if tree.lemmas[verb] in _HARMING:
        return tree.first(verb, "dobj", "nummod") is not None
    return tree.lemmas[verb] == "leave" and any(
        tree.lowers[k] in _HARMED for kid in tree.kids[verb] for k in (kid, *tree.kids[kid])
    )


def _blow_over(tree: Tree, aim: int) -> int | None:
    """The noun of a blow that aims at a thing or place by way of prepositions; none where the thing itself may do harm."""
    noun = aim
    while tree.deps[noun] == "pobj" and tree.lowers[tree.heads[noun]] in _AIMED:
        noun = tree.heads[tree.heads[noun]]
        if tree.is_verb(
            noun
        ):  # "launched a strike on the town that killed 12": the preposition hangs on the verb at times
            noun = next((k for k in tree.with_dep(noun, "dobj") if k < aim), noun)
        if tree.lemmas[noun] in _BLOWS and tree.is_noun(noun):
            return noun
    return None
