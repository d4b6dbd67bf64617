"""Beside: a frame in a tree in; the heads of the words beside it that tell what it leaves out, out.

Whom a defector leaves, from whom a place is taken after battles, who runs the jail; where a device was buried, or where those who
vanished had been stopped; whose country the warring parties are of.
"""

from __future__ import annotations

from collections.abc import Callable

from twosource.reading.frames.frames import Frame
from twosource.reading.syntax.arguments import noun_slots, verb_slots
from twosource.reading.syntax.tree import Tree

_BATTLES = frozenset({"battle", "fighting", "clash", "combat", "fight", "firefight", "skirmish"})
_BEHIND_WALLS = frozenset({"torture", "sexual_violence", "execution", "disappearance"})
_PUSHES = frozenset({"offensive", "assault", "counter-offensive", "counteroffensive", "push", "operation"})
_GAINING = frozenset(
    "capture seize take retake recapture overrun enter reach punch break advance push storm liberate clear".split()
)
_DONE_WHERE_FOUND = frozenset({"attack_on_civilians", "execution", "demine", "casualties", "abduction", "torture"})
_ENDING_THERE = frozenset({"surrender", "withdraw", "evacuation", "disarm"})
_FIRED = frozenset({"air_strike", "missile_strike", "shelling"})
SIEGES = frozenset({"siege_laid", "siege_continues", "siege_broken", "siege_lifted"})
WAYS = frozenset("road highway track route railway motorway lane crossroad trail bypass".split())
_AHEAD = frozenset({"in", "at", "near", "inside", "around", "outside", "on", "across"})
_HELD = frozenset({"arrest", "abduction", "disappearance"})
_BETWEEN_SIDES = frozenset({"ceasefire", "ceasefire_breach", "talks", "agreement"})
_PUTTING_TO_DEATH = frozenset({"hang", "send", "put", "hanging"})
_JAILS = frozenset({"jail", "prison", "custody", "detention", "dungeon", "cell", "camp"})
_RUNNING = frozenset({"run", "control", "operate", "hold"})


def of(tree: Tree, noun: int) -> list[int]:
    """The heads of what a noun is of."""
    return [k for prep in tree.with_dep(noun, "prep") if tree.lowers[prep] == "of" for k in tree.with_dep(prep, "pobj")]


def sufferers(tree: Tree, frame: Frame) -> list[int]:
    """Whom a defector leaves ("the group's commander"), from whom a place is taken ("after battles with troops")."""
    found: list[int] = []
    if frame.event_type == "defect":
        for head in frame.slots.get("subject"):
            for one in (head, *tree.with_dep(head, "appos")):
                found += [k for k in tree.with_dep(one, "poss", "compound", "nmod") if tree.names[k]]
    elif frame.event_type == "capture":
        for noun in [k for slot in ("prep_after", "prep_in", "prep_following") for k in frame.slots.get(slot)]:
            for battle in (noun, *of(tree, noun)):
                if tree.lemmas[battle] in _BATTLES:
                    lent = noun_slots(tree, battle)
                    found += lent.get("prep_with") + lent.get("prep_against")
    return found


def doers(tree: Tree, frame: Frame) -> list[int]:
    """Who runs the jail where it was done, or that people leave; whose offensive it was ("took the town after an offensive")."""
    found: list[int] = []
    if frame.event_type in _BEHIND_WALLS:
        at = frame.at
        while tree.deps[at] == "conj" and tree.is_verb(tree.heads[at]):
            at = tree.heads[at]
        slots = frame.slots if at == frame.at else verb_slots(tree, at)
        for preposition in ("prep_at", "prep_in", "prep_inside"):
            for walls in slots.get(preposition):
                for kid in tree.with_dep(walls, "acl"):
                    if tree.lemmas[kid] in _RUNNING and tree.tags[kid] == "VBN":
                        found += verb_slots(tree, kid).get("subject")
    elif frame.event_type == "prisoner_release":
        for slot in ("prep_from", "prep_of", "object"):
            for jail in frame.slots.get(slot):
                if tree.lemmas[jail] in _JAILS:
                    found += tree.with_dep(jail, "amod", "poss", "compound", "nmod")
    elif frame.event_type == "aid_delivery":
        found += _bringers(tree, frame)
    elif frame.event_type in _FIRED:  # "a missile strike from a frigate off the coast"
        ground = [k for k in frame.slots.get("prep_from") if any(hit.kind == "place" for hit in tree.names[k])]
        found += [k for k in frame.slots.get("prep_from") if tree.is_noun(k) and k not in ground]
    elif frame.trigger.noun and tree.lemmas[frame.at] in _PUSHES and tree.deps[frame.at] == "pobj":
        prep = tree.heads[frame.at]
        verb = tree.heads[prep]
        if tree.lowers[prep] in ("after", "in", "during") and tree.lemmas[verb] in _GAINING:
            found += verb_slots(tree, verb).get("subject")
    return found


def _bringers(tree: Tree, frame: Frame) -> list[int]:
    """Who brings relief, where the words for it tell: "rice carried over the pass by charities", "parcels from the Red Cross"."""
    slots = ("prep_on", "object", "subject", "prep_of", "prep_by", "prep_from", "prep_with")
    goods = [k for slot in slots for k in frame.slots.get(slot)]
    goods += [k for clause in (frame.at,) if tree.deps[clause] == "acl" for k in (tree.heads[clause],)]
    found = frame.slots.get("prep_from") if tree.is_verb(frame.at) else []
    for good in goods:
        clauses = [k for k in tree.with_dep(good, "acl") if tree.tags[k] in ("VBN", "VBD")]
        for over in (good, *clauses):
            for prep in tree.with_dep(over, "prep", "agent"):
                if tree.lowers[prep] == "by" or (tree.lowers[prep] == "from" and over == good):
                    found += [c for k in tree.with_dep(prep, "pobj") for c in tree.conjuncts(k)]
    return [k for k in dict.fromkeys(found) if not any(hit.kind == "place" for hit in tree.names[k])]


def clauses(tree: Tree, frame: Frame) -> list[int]:
    """The verbs that tell where it was: "men found in Bucha were shot", "a device buried beside the road", "vanished after being
    stopped in Raqqa"."""
    found: list[int] = []
    if frame.event_type in _DONE_WHERE_FOUND:
        for head in frame.slots.get("object") + frame.slots.get("prep_of"):
            found += tree.with_dep(head, "acl", "relcl")
    if frame.event_type in _HELD:
        for kid in tree.kids[frame.at]:
            if tree.deps[kid] == "advcl" and any(tree.lowers[k] in ("since", "after", "when") for k in tree.kids[kid]):
                found.append(kid)
            elif tree.deps[kid] == "prep" and tree.lowers[kid] in ("since", "after", "while"):
                found += tree.with_dep(kid, "pcomp")
    if frame.event_type in _ENDING_THERE:  # "fighters who had held out in the steelworks surrendered"
        for head in frame.slots.get("subject"):
            found += tree.with_dep(head, "relcl", "acl")
    if frame.event_type == "hardship":  # "people hiding in the swamps, who live on water lilies"
        for head in (*frame.slots.get("subject"), *frame.slots.get("object")):
            found += tree.with_dep(head, "acl")
    return [k for k in found if tree.is_verb(k)]


def besieged(tree: Tree, frame: Frame, is_siege: Callable[[Tree, int], bool]) -> list[int]:
    """What the clause on the word for a siege says is besieged: "broke the siege in which they held the town of Haditha"."""
    if frame.event_type not in SIEGES:
        return []
    nouns = [k for k in (frame.at, *sorted(frame.taken), *frame.slots.get("object")) if tree.is_noun(k)]
    sieges = [noun for noun in nouns if is_siege(tree, noun)]
    sieges += [k for noun in sieges for p in tree.with_dep(noun, "prep") for k in tree.with_dep(p, "pobj")]
    verbs = [v for noun in sieges for v in tree.with_dep(noun, "relcl") if tree.is_verb(v)]
    held = [verb_slots(tree, verb) for verb in verbs]
    return [head for slots in held for slot in ("object", "prep_in") for head in slots.get(slot)]


def cut_off(tree: Tree, frame: Frame) -> list[int]:
    """The roads without a name that a party closes: "overran Anah and blocked the roads on either bank"."""
    if frame.event_type not in SIEGES | {"aid_blocked"}:
        return []
    return [k for k in frame.slots.get("object") if tree.lemmas[k] in WAYS and tree.is_noun(k) and not tree.names[k]]


def there(tree: Tree, frame: Frame) -> list[int]:
    """ "There" as the place of a frame or of what it is done to: "a residential district there", "thousands died there"."""
    start, end = tree.sentence_of(frame.at)
    words = [k for k in range(start, end) if tree.lowers[k] == "there" and tree.deps[k] == "advmod"]
    around = {frame.at, *(k for fillers in frame.slots.fillers.values() for k in fillers)}
    return [k for k in words if tree.heads[k] in around]


def in_another_clause(tree: Tree, at: int, place: int | None) -> bool:
    """Whether a place stands in a clause of its own under or beside a verb: "... ended when troops met on the river"."""
    path = [place, *tree.ancestors(place)] if place is not None else []
    if at in path:
        return any(tree.deps[k] in ("advcl", "dep") for k in path[: path.index(at)])
    return tree.deps[at] == "conj" and tree.first(at, "nsubj", "nsubjpass") is not None


def fronted(tree: Tree, at: int) -> list[int]:
    """The place at the head of the sentence, whatever the parser hangs it on: "In Bor on Thursday, a crowd ..." """
    first, _ = tree.sentence_of(at)
    if tree.lowers[first] not in _AHEAD or tree.deps[first] != "prep":
        return []
    return tree.with_dep(first, "pobj")


def countries(tree: Tree, frame: Frame) -> list[int]:
    """The places whose sides talk, agree or break what they agreed ("Yemen's warring parties"), or who put people to death there:
    "Myanmar's generals sent them to the gallows"."""
    by_law = frame.event_type == "execution" and (tree.lemmas[frame.at] in _PUTTING_TO_DEATH)
    if frame.event_type not in _BETWEEN_SIDES and not by_law:
        return []
    sides = [
        k
        for slot in ("subject", "prep_between")
        for k in frame.slots.get(slot)
        if not any(hit.kind == "place" for hit in tree.names[k])
    ]
    if by_law:
        return [
            k
            for doer in frame.slots.get("subject")
            for k in (doer, *tree.with_dep(doer, "poss"))
            if any(hit.kind == "place" for hit in tree.names[k])
        ]
    return [
        kid
        for side in sides
        for kid in tree.with_dep(side, "poss", "compound")
        if any(hit.kind == "place" for hit in tree.names[kid])
    ]
