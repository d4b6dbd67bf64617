"""Arguments: a predicate in a tree in, its syntactic slots out, whatever the construction it stands in.

Passives are turned round, relative and participle clauses take their head noun, controlled and joined verbs their governor's
subject. Slots are those of the codebook's triggers: subject, object, indirect, poss, compound, amod, attr, prep_X.
"""

from __future__ import annotations

from twosource.reading.syntax.shares import share_of
from twosource.reading.syntax.slots import (
    ONWARD,
    RELATIVE,
    Slots,
    add_adverb,
    add_prep,
    governed_deeds,
    lend_preps,
    prep_objects,
    referents,
)
from twosource.reading.syntax.tree import Tree

_OBJECT_CONTROL = frozenset(
    "allow enable force help urge order let persuade press tell ask call lead make get see watch prompt push "
    "encourage permit cause compel drive lure trap catch show find leave hear keep instruct invite prevent stop "
    "require oblige expect assist aid train equip appeal exhort implore beg command".split()
)
_SAID_OF_DEEDS = frozenset(  # what others do to a deed, or say of it
    "foil repel thwart stop break lift end condemn denounce report describe call see witness suffer deny confirm film know claim "
    "halt mark celebrate commemorate investigate mention note announce name reject avert prevent beat face survive fear "
    "expect resist withstand fend block defy oppose parry".split()
)
_OWN_DEEDS = frozenset(
    {"claim", "announce", "break", "lift", "stop", "halt", "end"}
)  # what one also does with one's own
_ACCUSING = frozenset({"accuse", "suspect", "blame", "charge", "convict", "prevent", "stop", "credit", "commend"})
_CHARGING = frozenset(
    {"credit", "commend", "accuse", "suspect", "convict", "acquit", "blame", "charge", "criticise", "criticize"}
)
# Harm is the subject's doing only where its verb says so: who announces a death has killed nobody.
_HARMS = frozenset({"death", "casualty", "injury", "wound", "fatality"})
_HARMING = frozenset({"cause", "inflict", "leave", "trigger"})
_ADVERBS = frozenset(
    "back away forward out off down in up over where home aside apart ahead closer nearer deeper inland north south east west "
    "northward northwards southward southwards eastward eastwards westward westwards sexually ashore dry last open round "
    "unopposed ablaze alight afire aflame alive summarily forcibly aground together".split()
)
_GIVING = frozenset({"give", "grant", "allow", "leave"})  # time, leave or reason to do something
_BASING = frozenset({"base", "station", "moor", "park", "garrison", "headquarter"})
_OF_PASSIVES = frozenset({"nsubjpass", "auxpass", "csubjpass", "agent"})
SERIES = frozenset({"series", "wave", "string", "spate", "flurry", "succession"})  # of deeds: they do it
_DEEDS = frozenset(
    "airstrike strike attack raid bombing explosion blast assault shelling bombardment ambush abduction kidnapping killing".split()
)
_KEEPING = frozenset({"keep", "hold", "leave"})
_DEPTH = 6
_ANSWERING = frozenset({"answer", "respond", "retaliate", "reply", "react"})  # "with drone strikes"
# Verbs that only carry an event noun: "launched an assault", "clashes erupted". Their arguments are the noun's.
CARRIERS = frozenset(
    "carry conduct launch mount stage wage make perform execute deliver undertake commit unleash perpetrate begin "
    "start open continue resume step intensify escalate suffer sustain face see witness come take erupt break occur "
    "happen rage flare ensue follow target hit reach sign give impose lay hold fire report plan prepare announce end "
    "halt lift repel foil claim cause leave kill injure wound destroy be have last involve trigger inflict order lead "
    "support back join do use describe condemn blame call deny confirm threaten shake rock jolt rattle engulf grip".split()
)
_SHAKING = frozenset({"shake", "rock", "jolt", "rattle", "engulf", "grip"})  # what noise and fighting do to a place
_SUFFERERS = frozenset({"target", "object", "victim", "recipient"})  # of a deed: it is done to them
_SCENES = frozenset({"scene", "site", "setting", "theatre", "theater", "stage", "epicentre", "epicenter"})
_LEFT = {"on": "on", "upon": "on", "at": "at", "into": "into"}
_BEING = frozenset({"be", "become", "remain"})


def verb_slots(tree: Tree, i: int, depth: int = _DEPTH) -> Slots:
    """The slots of the verb at i, kept for all who ask: to be copied by who adds to them.

    Args:
        tree: the tree.
        i: the verb.
        depth: how many verbs over it are asked for what it has not of its own.
    """
    if tree.kept is None:
        return _verb_slots(tree, i, depth)
    known: Slots | None = tree.kept.get(("verb slots", i, depth))
    if known is None:
        known = tree.kept["verb slots", i, depth] = _verb_slots(tree, i, depth)
    return known


def _verb_slots(tree: Tree, i: int, depth: int) -> Slots:
    slots = Slots(at=i, passive=is_passive(tree, i))
    particles = set()
    for kid in tree.kids[i]:
        dep = tree.deps[kid]
        if dep == "nsubj":
            done_to = slots.passive and bool(tree.with_dep(i, "auxpass"))  # "which experts say is armed by them"
            slots.add("object" if done_to else "subject", _of_a_series(tree, referents(tree, kid)))
        elif dep in ("nsubjpass", "csubjpass"):
            slots.add("object", referents(tree, kid))
        elif dep == "agent":
            by_force = any(tree.lowers[k] in ("force", "arms") and not tree.kids[k] for k in tree.with_dep(kid, "pobj"))
            slots.add("prep_by" if by_force else "subject", prep_objects(tree, kid))
        elif dep in ("dobj", "obj") or (
            dep == "dep" and kid > i and tree.is_noun(kid) and not tree.with_dep(i, "dobj")
        ):
            slots.add("object", referents(tree, kid))
        elif dep in ("dative", "iobj"):
            if tree.tags[kid] in ("IN", "TO"):
                slots.add(f"prep_{tree.lowers[kid]}", prep_objects(tree, kid))
            else:
                slots.add("indirect", tree.conjuncts(kid))
        elif (
            dep == "oprd" and tree.tags[kid] in ("IN", "RP") and tree.lowers[kid] in _ADVERBS
        ):  # "kept out of the town"
            particles.add(tree.lowers[kid])
            for prep in tree.with_dep(kid, "prep"):
                add_prep(tree, slots, prep)
        elif dep in ("attr", "oprd", "acomp"):
            slots.add("attr", tree.conjuncts(kid))
        elif dep == "prep":
            add_prep(tree, slots, kid)
            if tree.tags[kid] == "RP":  # "turn the base over to the army"
                particles.add(tree.lowers[kid])
        elif dep == "prt" or (dep == "advmod" and tree.lowers[kid] in _ADVERBS):
            particles.add(tree.lowers[kid])
            if tree.lowers[kid] in ONWARD:
                particles.add("forward")
            for prep in tree.with_dep(kid, "prep"):  # "went back to their homes"
                if tree.lowers[prep] == "as" and tree.with_dep(kid, "advmod"):  # "falling as far north as X"
                    slots.add("prep_to", prep_objects(tree, prep))
                elif tree.lowers[prep] != "of" or tree.lowers[kid] not in ONWARD:  # "north of X" is not X
                    add_prep(tree, slots, prep)
        elif dep == "intj" and tree.lowers[kid] in ("yes", "no"):  # "said no to a truce"
            slots.add("object", [kid])
        elif dep == "npadvmod" and tree.lemmas[i] == "give" and tree.with_dep(i, "dative") and kid > i:
            slots.add("object", [kid])  # "gave the junta a week"
        elif dep in ("advmod", "npadvmod"):
            add_adverb(tree, slots, kid, particles)
        elif dep in ("ccomp", "xcomp") and tree.lemmas[i] == "let" and tree.lowers[kid] == "go":
            particles.add("go")  # "let 15 sailors go"
            slots.add("object", [c for k in tree.with_dep(kid, "nsubj") for c in tree.conjuncts(k)])
    slots.particles = frozenset(particles)
    if slots.passive and (left := _left_behind(tree, i)) is not None:
        slots.add(f"prep_{left}", slots.get("object"))
    if deeds := governed_deeds(tree, i):
        slots.add("doing", deeds)
    if tree.lemmas[i] == "do" and tree.deps[i] in ("acl", "relcl") and tree.lowers[tree.heads[i]] == "nothing":
        slots.add("object", [tree.heads[i]])  # "had nothing to do with the raid"
    if tree.lemmas[i] == "want" and not slots.get("object"):  # "wants the army to be stationed there"
        wanted = [n for k in slots.get("doing") for n in tree.with_dep(k, "nsubj", "nsubjpass")]
        slots.add("object", [f for n in wanted for f in tree.conjuncts(n)])
    for state in _kept_in(tree, i) if tree.lemmas[i] in _KEEPING else ():
        slots.add("attr", [state])
        for prep in tree.with_dep(state, "prep"):
            add_prep(tree, slots, prep)
    if not slots.get("subject") and slots.passive:
        slots.add("subject", _shared_agent(tree, i))
    if not slots.get("subject"):
        slots.add("subject", _governed_subject(tree, i, slots, depth))
    if not slots.get("object"):
        slots.add("object", _governed_object(tree, i, slots, depth))
    if not slots.get("object" if slots.passive else "subject"):
        slots.add("object" if slots.passive else "subject", _said_of(tree, i))
    for noun in list(slots.get("subject")):
        if claimed := _claimed_by(tree, noun):
            slots.add("subject", claimed)
    _relative_place(tree, i, slots)
    for noun in list(slots.get("object")):
        for kid in tree.kids[noun]:
            if tree.deps[kid] == "prep":
                add_prep(tree, slots, kid)
        for whole in share_of(tree, noun):
            slots.add("prep_of", [whole])
            for verb in [whole] if tree.is_verb(whole) else tree.with_dep(whole, "relcl"):
                if depth:  # "6 per cent of what it held in the region", "a fifth of the land that it held in X"
                    slots.add("prep_in", verb_slots(tree, verb, 0).get("prep_in"))
    return slots


def _left_behind(tree: Tree, i: int) -> str | None:
    """The preposition that a passive leaves behind its verb: farmers who "were fired on" are those on whom somebody fired."""
    for kid in tree.with_dep(i, "prep", "prt", "advmod"):
        if kid == i + 1 and tree.lowers[kid] in _LEFT and not tree.kids[kid]:
            return _LEFT[tree.lowers[kid]]
    return None


def _of_a_series(tree: Tree, tokens: list[int]) -> list[int]:
    """ "A wave of air strikes killed ten": the strikes did, not the wave."""
    found: list[int] = []
    for token in tokens:
        of = [k for k in tree.with_dep(token, "prep") if tree.lowers[k] == "of"] if tree.lemmas[token] in SERIES else []
        deeds = [k for prep in of for k in tree.with_dep(prep, "pobj") if tree.lemmas[k] in _DEEDS]
        found.extend(deeds or [token])
    return found


def _kept_in(tree: Tree, i: int) -> list[int]:
    """The participles of what somebody is kept: "kept the company surrounded", whatever the parser hangs them on."""
    beside = [k for noun in tree.with_dep(i, "dobj") for k in tree.with_dep(noun, "acl")]
    return [k for k in [*tree.with_dep(i, "xcomp"), *beside] if tree.tags[k] == "VBN" and not tree.with_dep(k, "agent")]


def noun_slots(tree: Tree, i: int) -> Slots:
    """The slots of the event noun at i, with those that the verb it stands with lends it; kept as the verbs' are."""
    if tree.kept is None:
        return _noun_slots(tree, i)
    known: Slots | None = tree.kept.get(("noun slots", i, 0))
    if known is None:
        known = tree.kept["noun slots", i, 0] = _noun_slots(tree, i)
    return known


def _noun_slots(tree: Tree, i: int) -> Slots:
    slots = Slots(at=i)
    for kid in tree.kids[i]:
        dep = tree.deps[kid]
        if dep in ("prep", "agent"):
            add_prep(tree, slots, kid)
        elif dep == "poss":
            slots.add("poss", referents(tree, kid) if tree.tags[kid] == "WP$" else tree.conjuncts(kid))
        elif dep in ("compound", "nmod", "npadvmod"):
            slots.add("compound", tree.conjuncts(kid))
        elif dep == "amod":
            slots.add("amod", tree.conjuncts(kid))
        elif dep == "advmod":  # "bombings elsewhere on the island"
            for prep in tree.with_dep(kid, "prep"):
                add_prep(tree, slots, prep)
        elif dep in ("acl", "relcl") and tree.is_verb(kid):
            inner = verb_slots(tree, kid)
            if dep == "acl" and tree.tags[kid] in ("VBN", "VBD") and tree.first(kid, "nsubj", "dobj") is None:
                slots.add("amod", [kid])  # "the troops shut up in the camp"
            if tree.lemmas[kid] in CARRIERS and i in inner.get("object"):
                slots.add("subject", inner.get("subject"))
            if tree.lemmas[kid] in ("carry", "bring", "haul") and i in inner.get("subject"):
                slots.add("prep_with", inner.get("object"))  # "lorries carrying flour"
            if tree.lemmas[kid] in ("load", "pack", "fill", "lade"):
                slots.add("prep_with", inner.get("prep_with"))
            if i in inner.get("object") and tree.lemmas[kid] not in _SAID_OF_DEEDS:  # "the blockade imposed by X"
                slots.add("prep_by", inner.get("subject"))
            if i in inner.get("subject") and tree.lemmas[kid] in ("target", "hit", "strike", "involve"):
                slots.add("object", inner.get("object"))
            if tree.lemmas[kid] in _KEEPING and _kept_within(
                tree, kid
            ):  # "the siege in which the rebels hold the town"
                slots.add("prep_by", inner.get("subject"))
                slots.add("prep_of", inner.get("object"))
            lend_preps(slots, _of_its_own(tree, kid, inner))
    if deeds := governed_deeds(tree, i):
        slots.add("doing", deeds)
    slots.add("subject", _claimed_by(tree, i))
    if tree.deps[i] == "appos":  # "Kidal, a stronghold of the separatists"
        slots.add("subject", [tree.heads[i]])
    verb = carrier(tree, i)
    if verb is not None:
        outer = verb_slots(tree, verb)
        told = tree.lemmas[i] in _HARMS and tree.lemmas[verb] not in _HARMING
        others = tree.lemmas[verb] in _SAID_OF_DEEDS - _OWN_DEEDS
        if (tree.deps[i] in ("dobj", "nsubjpass", "conj", "obj", "attr") and not told and not others) or tree.lemmas[
            verb
        ] in (
            "engage",
            "involve",
            *_ANSWERING,
        ):
            slots.add("subject", outer.get("subject"))
        if tree.lemmas[verb] in ("target", "hit", "strike", "involve", "pound") and i in outer.get("subject"):
            slots.add("object", outer.get("object"))
        if tree.lemmas[verb] in _SHAKING and i in outer.get("subject"):
            slots.add("where", outer.get("object"))
        lend_preps(slots, outer)
    slot, undergoing = _undergone(tree, i)
    slots.add(slot, undergoing)
    return slots


def _undergone(tree: Tree, i: int) -> tuple[str, list[int]]:
    """What a deed is done to, or where, where a noun between them says so: "the port was the target of an air strike", "the
    town was the scene of fighting", "the port, scene of two raids"; or a verb of shaking: "was shaken by shelling"."""
    while tree.deps[i] == "conj" and tree.is_noun(tree.heads[i]):
        i = tree.heads[i]
    prep = tree.heads[i]
    if tree.deps[i] != "pobj":
        return "where", []
    over = tree.heads[prep]
    if tree.deps[prep] == "agent" and tree.lemmas[over] in _SHAKING:
        return "where", verb_slots(tree, over).get("object")
    if tree.lowers[prep] != "of" or tree.lemmas[over] not in _SUFFERERS | _SCENES:
        return "where", []
    slot = "prep_on" if tree.lemmas[over] in _SUFFERERS else "where"
    if tree.deps[over] == "appos":
        return slot, [tree.heads[over]]
    said = tree.deps[over] == "attr" and tree.lemmas[tree.heads[over]] in _BEING
    return slot, verb_slots(tree, tree.heads[over]).get("subject") if said else []


def _kept_within(tree: Tree, clause: int) -> bool:
    """Whether a relative clause says what is kept in its noun: "in which", "under which"."""
    return any(
        tree.lowers[prep] in ("in", "under") and any(tree.tags[k] == "WDT" for k in tree.with_dep(prep, "pobj"))
        for prep in tree.with_dep(clause, "prep")
    )


def _claimed_by(tree: Tree, i: int) -> list[int]:
    """ "Attacks claimed by the group killed 35": whose deed an event noun is, as they say themselves."""
    claims = [k for k in tree.kids[i] if tree.lemmas[k] == "claim" and tree.deps[k] == "acl" and tree.tags[k] == "VBN"]
    return [
        f
        for k in claims
        for agent in tree.with_dep(k, "agent", "prep")
        for f in prep_objects(tree, agent)
        if tree.lowers[agent] == "by"
    ]


def carrier(tree: Tree, i: int) -> int | None:
    """The verb that only carries the event noun at i ("launched an assault", "clashes erupted"), or None."""
    while tree.deps[i] == "conj" and tree.is_noun(tree.heads[i]):
        i = tree.heads[i]
    head = tree.heads[i]
    if (
        tree.deps[i] in ("dobj", "nsubj", "nsubjpass", "attr", "obj")
        and tree.is_verb(head)
        and tree.lemmas[head] in CARRIERS
    ):
        return head
    if tree.deps[i] == "pobj":
        prep = head
        verb = tree.heads[prep]
        if tree.is_verb(verb) and tree.lemmas[verb] in (
            "come",
            "be",
            "remain",
            "die",
            "engage",
            "result",
            "end",
            "involve",
        ):
            return verb
        if tree.is_verb(verb) and tree.lemmas[verb] in _ANSWERING and tree.lowers[prep] == "with":
            return verb
    return None


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the verb is a passive or a past participle that stands for one."""
    deps = tree.deps
    for k in tree.kids[i]:
        if deps[k] in _OF_PASSIVES:
            return True
    if tree.tags[i] != "VBN":
        return False
    if any(tree.deps[k] == "aux" and tree.lemmas[k] in ("have", "having", "'ve", "'s", "'d") for k in tree.kids[i]):
        return False
    return tree.deps[i] in ("acl", "amod", "advcl") or (
        tree.deps[i] == "conj"
        and tree.is_verb(tree.heads[i])
        and not _has_subject(tree, i)
        and is_passive(tree, tree.heads[i])
    )


def is_one_of_neither(tree: Tree, i: int) -> bool:
    """Whether a verb is one of those that "neither ... nor" denies: "neither confirmed nor denied"."""
    first = tree.heads[i] if tree.deps[i] == "conj" else i
    return any(tree.lowers[k] == "neither" and tree.deps[k] in ("preconj", "cc", "advmod") for k in tree.kids[first])


def _said_of(tree: Tree, i: int) -> list[int]:
    """ "M23, which experts say is backed by Rwanda": the noun that the relative pronoun before the saying stands for."""
    saying = tree.heads[i]
    if tree.deps[i] != "ccomp" or tree.deps[saying] != "relcl" or _has_subject(tree, i):
        return []
    if not any(tree.deps[k] in ("aux", "auxpass") and tree.tags[k] != "TO" for k in tree.kids[i]):
        return []
    pronouns = [k for k in [*tree.kids[saying], *tree.kids[i]] if tree.tags[k] in RELATIVE]
    return [tree.heads[saying]] if pronouns else []


def _shared_agent(tree: Tree, i: int) -> list[int]:
    """ "is trained, equipped and reinforced by Rwanda": the doer stands with the last of joined passives; not with the first where
    that has words of its own behind it: "was overrun in 2020 and retaken by the army"."""
    for kid in tree.kids[i]:
        own = any(tree.deps[k] in ("prep", "npadvmod", "advmod") and i < k < kid for k in tree.kids[i])
        if tree.deps[kid] == "conj" and tree.tags[kid] in ("VBN", "VBD") and not _has_subject(tree, kid) and not own:
            agents = [f for agent in tree.with_dep(kid, "agent") for f in prep_objects(tree, agent)]
            return agents or _shared_agent(tree, kid)
    return []


def _has_subject(tree: Tree, i: int) -> bool:
    return tree.first(i, "nsubj", "nsubjpass") is not None


def _of_its_own(tree: Tree, clause: int, slots: Slots) -> Slots:
    """The slots of a clause as its noun's: what hangs on the clause's object is not; where a jet is based, it comes from."""
    own = Slots(at=clause)
    for prep in tree.with_dep(clause, "prep", "agent"):
        add_prep(tree, own, prep)
    for slot, fillers in slots.fillers.items():
        if tree.lemmas[clause] in _BASING and slot in ("prep_at", "prep_in", "prep_on", "prep_near"):
            own.fillers.pop(slot, None)
            own.add("prep_from", fillers)
        elif not slots.get("object"):
            own.add(slot, fillers)
    return own


def _governed_subject(tree: Tree, i: int, slots: Slots, depth: int) -> list[int]:
    """Whose deed a verb without a subject of its own is."""
    if depth == 0 or slots.passive:
        return []
    dep, head = tree.deps[i], tree.heads[i]
    if head == i:
        return []
    if receivers := _given_time(tree, i):
        return receivers
    if dep in ("acl", "relcl", "amod"):
        if tree.tags[i] in ("VBG", "VBD", "VBZ", "VBP") or dep == "relcl":
            if any(tree.tags[k] in RELATIVE for k in tree.kids[i]) and dep == "relcl":
                return []
            return tree.conjuncts(head)[:1] if tree.is_noun(head) and dep != "relcl" else []
        perfect = tree.tags[i] == "VBN" and any(tree.lowers[k] == "to" for k in tree.kids[i])
        if dep == "acl" and (tree.tags[i] == "VB" or perfect):  # "a plan to capture": the planner's
            owners = tree.with_dep(head, "poss") or [
                k for k in tree.with_dep(head, "compound", "nmod") if tree.names[k]
            ]
            if owners:
                return tree.conjuncts(owners[0])
            makers = [  # "attempts by the RSF to keep it encircled"
                f
                for prep in tree.with_dep(head, "prep", "agent")
                if tree.lowers[prep] == "by"
                for f in prep_objects(tree, prep)
            ]
            if makers or tree.deps[head] in ("nsubj", "nsubjpass"):
                return makers  # "an attempt to relieve the post failed": no deed of the attempt's
            verb = carrier(tree, head) or tree.heads[head]
            if tree.deps[verb] == "prep":  # "in the campaign to take Raqqa, the alliance has ..."
                verb = tree.heads[verb]
            if tree.lemmas[verb] in _SAID_OF_DEEDS - _OWN_DEEDS:
                return []  # "resisted attempts to clear them out"
            return _subject_of(tree, verb, depth - 1) if tree.is_verb(verb) else []
        return []
    if dep in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "parataxis", "dep"):
        governor = head
        if dep == "pcomp" or tree.tags[governor] in ("IN", "TO"):
            governor = tree.heads[governor]
            if tree.is_verb(governor) and tree.lemmas[governor] in _ACCUSING and depth > 1:
                return verb_slots(tree, governor).get("object")
        charged = governor  # "accused Russia and Syria of shelling": the parser may hang it on either
        while tree.deps[charged] in ("conj", "dobj"):
            charged = tree.heads[charged]
        if dep == "pcomp" and tree.lemmas[charged] in _CHARGING and depth > 1:
            return verb_slots(tree, charged, depth - 1).get("object")
        if tree.is_noun(governor) and dep == "pcomp":
            verb = carrier(tree, governor) or tree.heads[governor]
            return _subject_of(tree, verb, depth - 1) if tree.is_verb(verb) else []
        if not (tree.is_verb(governor) or tree.tags[governor].startswith("JJ")):
            return []
        if dep == "ccomp" and tree.tags[i] not in ("VB", "VBG", "VBN"):
            return []
        if dep in ("xcomp", "ccomp", "advcl") and tree.lemmas[governor] in _OBJECT_CONTROL:
            outer = verb_slots(tree, governor, depth - 1) if depth > 1 else Slots(at=governor)
            objects = outer.get("object")
            if tree.lemmas[governor] in ("call", "appeal", "prevail"):
                objects = outer.get("prep_upon") or outer.get("prep_on") or outer.get("prep_to") or objects
            if objects and dep != "advcl":
                return objects
        return _subject_of(tree, governor, depth - 1)
    return []


def _given_time(tree: Tree, i: int) -> list[int]:
    """Whose deed an infinitive is behind "gave": "gave the garrison an hour to surrender", "gave them until Friday to go"."""
    if not any(tree.lowers[k] == "to" and tree.deps[k] == "aux" for k in tree.kids[i]):
        return []
    verb = tree.heads[i]
    if tree.deps[i] == "acl" and tree.deps[verb] in ("dobj", "npadvmod"):
        verb = tree.heads[verb]
    elif tree.deps[i] not in ("xcomp", "advcl"):
        return []
    if tree.lemmas[verb] not in _GIVING:
        return []
    until = any(tree.lowers[k] in ("until", "till") for k in tree.with_dep(verb, "prep"))
    receivers = [k for k in tree.with_dep(verb, "dative", "nsubjpass") if tree.tags[k] != "IN"]
    receivers = receivers or (tree.with_dep(verb, "dobj") if until else [])
    return [f for k in receivers for f in tree.conjuncts(k)]


def _subject_of(tree: Tree, i: int, depth: int) -> list[int]:
    """The deed-doer of the verb at i: its subject, or a passive's subject where a participle hangs on it."""
    own = [k for k in tree.kids[i] if tree.deps[k] in ("nsubj", "nsubjpass")]
    if own:
        return referents(tree, own[0])
    if (
        tree.deps[i] in ("acomp", "advmod") and tree.tags[i][:2] == "JJ"
    ):  # "was likely to attack", "will be next to fall"
        return _subject_of(tree, tree.heads[i], depth)
    passive = is_passive(tree, i)
    if passive and tree.deps[i] in ("acl", "relcl"):
        return [tree.heads[i]]
    return _governed_subject(tree, i, Slots(at=i, passive=False), depth)


def _governed_object(tree: Tree, i: int, slots: Slots, depth: int) -> list[int]:
    """What a verb without an object of its own is done to."""
    dep, head = tree.deps[i], tree.heads[i]
    if slots.passive:
        if dep in ("acl", "amod") and tree.is_noun(head):
            return tree.conjuncts(head)[:1] if dep == "acl" else [head]
        while dep == "conj" and tree.is_verb(head):
            mine = ("nsubj", "nsubjpass") if tree.with_dep(head, "auxpass") else ("nsubjpass",)
            told = [f for k in tree.with_dep(head, *mine) for f in referents(tree, k)]
            if not told and any(tree.deps[k] == "auxpass" for k in tree.kids[i]):  # "the town fell and was retaken"
                told = [f for k in tree.kids[head] if tree.deps[k] == "nsubj" for f in referents(tree, k)]
            if told or _has_subject(tree, head):
                return told
            dep, head = tree.deps[head], tree.heads[head]
        if dep == "relcl" and not _has_subject(tree, i):
            return [head]
        if dep in ("xcomp", "advcl") and tree.is_verb(head):
            return _subject_of(tree, head, depth - 1)
        if dep == "pcomp" and tree.is_verb(tree.heads[head]):  # "held the town before being driven out of it"
            return _subject_of(tree, tree.heads[head], depth - 1)
        return []
    if dep == "relcl" and _has_subject(tree, i) and tree.is_noun(head):
        gap_filled = any(
            tree.tags[k] in RELATIVE or tree.deps[k] == "dobj"
            for k in tree.subtree(i)
            if k < i and tree.deps[k] in ("nsubj", "pobj")
        ) or any(
            tree.tags[k] == "WP$" for k in tree.subtree(i) if k < i
        )  # "the junta, whose spokesman denied": not the junta
        where = any(tree.lowers[k] in ("where", "when") for k in tree.kids[i])
        if not gap_filled and not where:
            return [head]
    if dep == "acl" and tree.tags[i] == "VB" and tree.is_noun(head) and tree.kids[i] and not tree.with_dep(i, "prep"):
        return []
    # "captured and burned the village": the object stands with the last of joined verbs.
    for kid in tree.kids[i]:
        if tree.deps[kid] == "conj" and tree.is_verb(kid) and not _has_subject(tree, kid) and kid - i <= 4:
            return [f for k in tree.kids[kid] if tree.deps[k] == "dobj" for f in referents(tree, k)]
    return []


def _relative_place(tree: Tree, i: int, slots: Slots) -> None:
    """ "Raqqa, where the army took ..." : the noun before "where" is where it happened."""
    lowers = tree.lowers
    if "where" not in [lowers[k] for k in tree.kids[i]]:
        return
    clause = i
    for _ in range(4):
        if tree.deps[clause] == "relcl":
            slots.add("where", [tree.heads[clause]])
            return
        if tree.deps[clause] not in ("conj", "xcomp", "ccomp", "advcl") or tree.heads[clause] == clause:
            return
        clause = tree.heads[clause]
