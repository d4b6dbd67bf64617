"""Whose deed: a frame in; its type, where the word alone does not tell it and who does what to whom does, out.

Gunmen who seize a nurse abduct her and police who seize a suspect arrest him; a shell that hits a bus, wrecking it, has hit it once
and destroyed something by it; and a mine that was laid and has been defused has gone off nowhere.
"""

from __future__ import annotations

from twosource.reading.entities import Entities
from twosource.reading.slots import Slots
from twosource.reading.tree import Tree

# Verbs of taking and holding people that tell of arrests and abductions alike.
_TAKING = frozenset(
    (
        "bundle capture catch drag force grab haul hold keep lead load march pick pull push round seize shove snatch "
        "sweep take whisk"
    ).split()
)
_LAWFUL = frozenset(
    (
        "agent army authorities authority basij coalition commando gendarme gendarmerie government guard intelligence "
        "junta marine military navy officer patrol peacekeeper police policeman policemen prosecutor ranger regime "
        "security soldier state troop trooper"
    ).split()
)
_UNLAWFUL = frozenset(
    (
        "abductor assailant attacker bandit cartel extremist gang gangster gunman gunmen herder herdsman herdsmen "
        "hijacker insurgent islamist jihadi jihadist kidnapper marauder militant pirate raider robber settler terrorist"
    ).split()
)
_ARMED = frozenset(
    (
        "combatant commander commando conscript fighter general guard guerrilla gunman insurgent jihadist leader marine "
        "member mercenary militant militiaman officer operative pilot policeman pow prisoner rebel recruit serviceman "
        "soldier suspect terrorist troop"
    ).split()
)
_HARMLESS = frozenset(
    (
        "aid-worker bishop bride child civilian cleric crew doctor driver engineer farmer girl headmaster herder imam "
        "medic midwife missionary monk nun nurse passenger priest pupil sailor schoolgirl teacher tourist trader "
        "villager woman worker"
    ).split()
)
_CIVIL_BODIES = frozenset(
    {"crew", "staff", "aid", "un", "church", "family", "charity", "community", "village", "union"}
)
_WRECKING = frozenset(("collapse damage demolish destroy devastate flatten gut level raze ruin shatter wreck").split())
_LAYING = frozenset(("bury conceal drop emplace find hide lay leave place plant rig").split())
_UNDOING = frozenset(
    (
        "clear deactivate defuse detonate disable disarm discover dismantle find lift neutralise neutralize recover "
        "remove uncover"
    ).split()
)


def taken_by(tree: Tree, at: int, event_type: str, slots: Slots, entities: Entities) -> str:
    """The type of a taking or holding of people: an arrest by those with the power to, an abduction by others."""
    if event_type not in ("arrest", "abduction") or tree.lemmas[at] not in _TAKING:
        return event_type
    if any(tree.lemmas[k] in ("hostage", "ransom") for k in _near(tree, at)):
        return event_type
    doers, whom = slots.get("subject"), slots.get("object")
    if not whom:
        return event_type
    words = {tree.lemmas[k] for k in doers} | {
        tree.lemmas[k] for d in doers for k in tree.with_dep(d, "compound", "amod")
    }
    fighters = any(
        (tree.lemmas[k] in _ARMED or _bears_arms(tree, k, entities)) and not _of_peace(tree, k) for k in whom
    )
    if event_type == "arrest":
        unlawful = words & _UNLAWFUL and not words & _LAWFUL
        if unlawful and not fighters:
            return "abduction"
        harmless = any(tree.lemmas[k] in _HARMLESS or _of_peace(tree, k) for k in whom)
        if not doers and harmless and tree.lemmas[at] in ("seize", "snatch", "grab"):
            return "abduction"
        if (
            harmless
            and tree.lemmas[at] in ("seize", "snatch", "grab", "capture")
            and any(entities.is_non_state(tree, d) for d in doers)
        ):
            return "abduction"
        return event_type
    if words & _LAWFUL and not words & _UNLAWFUL and not any(entities.is_non_state(tree, d) for d in doers):
        return "arrest"
    return event_type


def _of_peace(tree: Tree, i: int) -> bool:
    """Whether "members" and "leaders" are those of a body of civil life: "crew members", "UN staff"."""
    return any(tree.lowers[k] in _CIVIL_BODIES for k in tree.with_dep(i, "compound", "amod", "nmod"))


def _bears_arms(tree: Tree, i: int, entities: Entities) -> bool:
    """Whether somebody who is taken may be of a side; pronouns and crews say nothing of that."""
    return tree.lemmas[i] not in _HARMLESS and tree.tags[i] != "PRP" and "party" in entities.kinds(tree, i)


def _near(tree: Tree, at: int) -> list[int]:
    return [k for kid in tree.kids[at] for k in (kid, *tree.kids[kid])]


def wrecks_by(tree: Tree, at: int, head_type: str, event_type: str) -> bool:
    """Whether a participle tells what a blow destroyed: "a missile hit the port, damaging a terminal"."""
    return (
        tree.lemmas[at] in _WRECKING
        and tree.tags[at] == "VBG"
        and tree.deps[at] in ("advcl", "conj", "xcomp")
        and head_type == event_type
    )


def is_undone(tree: Tree, at: int) -> bool:
    """Whether a device that was laid is spoken of only as found or made safe: "defused a bomb planted near a school"."""
    if tree.deps[at] not in ("acl", "relcl") or tree.lemmas[at] not in _LAYING:
        return False
    thing = tree.heads[at]
    return tree.deps[thing] in ("dobj", "nsubjpass", "pobj") and any(
        tree.lemmas[k] in _UNDOING for k in (tree.heads[thing], tree.heads[tree.heads[thing]])
    )
