"""Bearing: a draft in; whether its words bear a claim of war, out.

Words of war are spoken of much else: of what is done in general, of sport, of trade, of who somebody is. What names nobody, no
place and no number bears a claim only where the sentence or the report is of a war.
"""

from __future__ import annotations

from collections.abc import Set

from twosource.codebook import EventType
from twosource.reading.claims.doers import Doers
from twosource.reading.claims.drafts import Draft
from twosource.reading.claims.subject import ARMED_KINDS, CIVIL, SubjectReader
from twosource.reading.frames.beside import SIEGES
from twosource.reading.frames.frames import FrameFinder
from twosource.reading.syntax.tree import Tree
from twosource.records import Mention

_DEEDS_OF_ARMS = frozenset({"battle", "remote_violence", "violence_against_people", "things"})
_NEEDING_NO_NOT = _DEEDS_OF_ARMS | {"agreement"}
_NOUNS_ALONE = frozenset({"remote_violence", "violence_against_people"})
# Nouns that by themselves may be of mishaps or of labour.
_OF_MISHAPS = frozenset({None, "strike", "blast", "explosion", "detonation", "poisoning"})
_TALK = frozenset({"words", "agreement"})
_HOPING = frozenset({"wait", "hope", "wish", "pray", "await", "expect"})
_CROWDS = frozenset({"protest", "riot"})  # those who gather are nobody known
_ASKING = frozenset({"ask", "tell", "invite", "press"})
_UNARMED = frozenset({"civilians", "refugees", "media", "detainees", "protesters", "ngo", "company"})
_SCENIC = frozenset({"battle", "displacement_and_relief"})
_DEEDS_BY_NAME = {  # nouns that speak of nothing else
    "clash": frozenset(
        "fighting clash clashes skirmish firefight gunfight gunbattle battle combat shootout infighting "
        "hostility hostilities".split()
    ),
    "capture": frozenset({"coup", "putsch"}),
    "defect": frozenset({"mutiny", "desertion", "defection"}),
}
_GUNFIGHTS = frozenset({"firefight", "gunfight", "gunbattle"})  # which nobody speaks of but of arms


class Bearing:
    """Judges the drafts of one report.

    Args:
        frames: the types of drafts and what phrases may be.
        subjects: what else a sentence may be about.
        commanding: verbs that want somebody to do what follows.
        amid_war: whether the report is of a war.
        odds: how far the words of the report speak for war.
    """

    def __init__(
        self, frames: FrameFinder, subjects: SubjectReader, commanding: Set[str], amid_war: bool, odds: float
    ) -> None:
        self._frames = frames
        self._subjects = subjects
        self._commanding = commanding
        self._doers = Doers(frames, subjects)
        self._amid_war = amid_war
        self._odds = odds

    def _is_of_nobody(self, draft: Draft) -> bool:
        """Whether no known party does, says or bears a deed of peace, in a sentence whose odds speak against war."""
        told = (*draft.roles.actor, *draft.roles.target)
        if self._amid_war or any(mention.id is not None and mention.kind not in _UNARMED for mention in told):
            return False
        return self._subjects.looks_civil(draft.tree, {draft.frame.at, *draft.frame.taken}, self._odds)

    def _of_civil_life(self, draft: Draft) -> bool:
        """Whether all who speak or agree, and to whom, are of civil life."""
        args = draft.frame.trigger.args
        sides = [
            k for slot, roles in args.items() if {"actor", "target"} & set(roles) for k in draft.frame.slots.get(slot)
        ]
        own = {draft.frame.at, *draft.frame.taken}
        return self._subjects.civil(draft.tree, sides) and not self._subjects.armed(draft.tree, own)

    @staticmethod
    def _in_general(draft: Draft) -> bool:
        """Whether a deed stands in the plain present and names nobody and no place; headlines do so too, but they name."""
        tree, at = draft.tree, draft.frame.at
        roles = draft.roles
        if not tree.is_verb(at) or tree.headline:
            return False
        parties = [*roles.actor, *roles.target]
        named = [m for m in parties if m.kind not in _UNARMED and (m.id or m.via == "name" or _has_name(m, tree, at))]
        if named or any(p.id or p.via == "name" or p.lat is not None for p in roles.place):
            return False
        auxiliaries = [tree.lowers[k] for k in tree.kids[at] if tree.deps[k] in ("aux", "auxpass")]
        plain = tree.tags[at] in ("VBZ", "VBP") and not auxiliaries
        return plain or (tree.tags[at] == "VBN" and auxiliaries in (["is"], ["are"]))

    @staticmethod
    def _in_law(draft: Draft) -> bool:
        """Whether any deed of its kind is meant: "an attack on one member is treated as an attack on all"."""
        tree, at = draft.tree, draft.frame.at
        if not tree.is_noun(at) or tree.headline or draft.stance.modality == "predicted":
            return False
        if not any(tree.lowers[k] in ("a", "an", "any") for k in tree.with_dep(at, "det")):
            return False
        roles = draft.roles
        told = any(m.id or m.via == "name" for m in (*roles.actor, *roles.target)) or any(p.id for p in roles.place)
        if told or any(figure.what != "strikes" for figure in draft.figures):
            return False
        verb = next((k for k in tree.ancestors(at) if tree.is_verb(k)), None)
        if verb is None:
            return False
        helpers = [tree.lowers[k] for k in tree.kids[verb] if tree.deps[k] in ("aux", "auxpass")]
        return tree.tags[verb] == "VBN" and helpers in (["is"], ["are"], ["shall", "be"], ["must", "be"], ["may", "be"])

    def _spoken_about(self, draft: Draft) -> bool:
        """Whether the words stand under a gerund that is itself the subject: "urging women to fight is an attempt to ..." """
        tree = draft.tree
        path = [draft.frame.at, *tree.ancestors(draft.frame.at)]
        return any(
            tree.tags[k] == "VBG" and tree.deps[k] == "csubj" and tree.lemmas[k] in self._commanding for k in path
        )

    @staticmethod
    def _asks_for(tree: Tree, at: int) -> bool:
        """Whether asking or telling wants a deed: an infinitive that is no "not to be named", or "for" something."""
        for kid in tree.kids[at]:
            if tree.deps[kid] in ("xcomp", "ccomp") and any(tree.lowers[k] == "to" for k in tree.kids[kid]):
                return tree.lemmas[kid] not in ("name", "identify", "remain", "quote", "speak")
            if tree.deps[kid] == "ccomp" and any(tree.lowers[k] == "that" for k in tree.with_dep(kid, "mark")):
                return True  # "asked that inspectors be let in"
            if tree.deps[kid] == "prep" and tree.lowers[kid] == "for":
                return True
        return False

    def bears(self, draft: Draft) -> bool:
        """Whether the words bear a claim: a saying verb over a clause that gave a frame of its own is only its cue."""
        kind = self._frames.event_type(draft.frame.event_type)
        roles = draft.roles
        if (
            kind.effect != "none"
            and kind.code != "clash"
            and roles.actor
            and all(m.kind in _UNARMED for m in roles.actor)
        ):
            return False  # civilians who reach a town do not advance on it
        if draft.frame.trigger.noun and self._is_without(draft.tree, draft.frame.at) and kind.family in _NEEDING_NO_NOT:
            return False  # "with or without a deal", "without a fight"
        if kind.code == "displacement" and draft.tree.deps[draft.frame.at] == "amod" and not draft.figures:
            return False  # "a school sheltering displaced people" says who they are
        if kind.code == "hold" and not roles.actor:
            return False  # "a rebel-held town" of nobody told: it says who holds it, or nothing
        if kind.family in _DEEDS_OF_ARMS and self._doers.make_no_war(draft, kind):
            return False
        if kind.family in CIVIL and kind.code not in _CROWDS and self._is_of_nobody(draft):
            return False  # "asked to be moved to another tram"
        if kind.family in _TALK and self._of_civil_life(draft):
            return False  # a union accuses a company
        somewhere = kind.code == "hold" and any(
            hit.kind == "place" for k in range(*draft.sentence()) for hit in draft.tree.names[k]
        )
        held = kind.code == "hold" and any(
            m.kind in ARMED_KINDS for m in roles.actor
        )  # "rebels control half of the city"
        general = not somewhere and not held and self._in_general(draft)
        if kind.family in _DEEDS_OF_ARMS and (general or (not somewhere and self._in_law(draft))):
            return False  # "armies that advance too fast", "a crew storms a village": a saying, a plot
        if (
            kind.speech
            and draft.tree.lemmas[draft.frame.at] in _ASKING
            and not self._asks_for(draft.tree, draft.frame.at)
        ):
            return False  # "asked about it", "we don't ask what is for dinner"
        if kind.code == "demand" and not roles.actor and not self._amid_war and not draft.sayings:
            sides = any(m.id or m.kind not in (*_UNARMED, "unknown") for m in roles.target)
            return sides or any(p.id for p in roles.place)  # "a man was ordered to pay"
        if draft.tree.lemmas[draft.frame.at] in ("name", "identify") and draft.stance.polarity == "denied":
            return False  # "asked not to be named"
        if kind.code == "arms_transfer" and roles.target and all(m.kind in _UNARMED for m in roles.target):
            return bool(roles.instrument)  # civilians are supplied with food
        if self._spoken_about(draft) and not roles.actor:
            return False
        if (
            roles.target
            and not roles.actor
            and kind.effect == "takes"
            and all(m.kind in _UNARMED for m in roles.target)
        ):
            return False  # people driven from their homes: no place was taken
        if kind.code in SIEGES:
            return True
        if not draft.tells():
            if kind.code == "deny" and draft.sayings:
                return True  # "rumours of a retreat are baseless, the governor said"
            spoken_of = kind.code == "demand" and bool(draft.frame.trigger.noun)  # "defied calls to resign"
            if (kind.family == "agreement" or spoken_of) and self._amid_a_deed(draft):
                return True  # "the Houthis edged closer as talks stalled"
            foretold = draft.stance.modality == "predicted" and not kind.speech
            if (
                kind.code == "ceasefire_breach"
                or (kind.code == "repel" and draft.sayings)
                or self._names_a_deed(draft)
                or (self._amid_war and (kind.code == "agreement" or foretold or self.scene_tells(draft)))
            ):
                return True  # what is to come in a report of war is that war's
            things = [k for k in roles.things if kind.family not in _DEEDS_OF_ARMS or self._bears_blows(draft.tree, k)]
            return bool(roles.people or things or self._is_harmful(draft, kind)) and not kind.speech
        return True

    @staticmethod
    def _is_without(tree: Tree, noun: int) -> bool:
        over = tree.heads[noun]
        return tree.deps[noun] == "pobj" and "without" in (tree.lowers[over], tree.lowers[tree.heads[over]])

    def _amid_a_deed(self, draft: Draft) -> bool:
        """Whether soldiers, fighters or a place that wars were fought over stand in the sentence of a truce or of talks."""
        tree, own = draft.tree, {draft.frame.at, *draft.frame.taken}
        if any(tree.lemmas[k] in _HOPING for k in tree.ancestors(draft.frame.at)):
            return False  # "waited in vain for a truce"
        return self._subjects.armed(tree, own) or self._subjects.fought_over(tree, *draft.sentence())

    def _is_harmful(self, draft: Draft, kind: EventType) -> bool:
        """Whether somebody unnamed is harmed ("they had been beaten"), or harm of a telling kind is said to have been done."""
        if kind.family != "violence_against_people":
            return kind.code == "chemical_attack"
        args = draft.frame.trigger.args
        whom = [k for slot, wanted in args.items() if "target" in wanted for k in draft.frame.slots.get(slot)]
        return any(self._frames.kinds(draft.tree, k) & {"people", "person"} for k in whom)

    def is_told_beside(self, draft: Draft, told: Set[tuple[int, int]]) -> bool:
        """Whether a noun of violence names nobody, in a sentence that tells of something else: "repudiated the bombing"."""
        kind = self._frames.event_type(draft.frame.event_type)
        noun = draft.frame.trigger.noun
        if kind.family not in _NOUNS_ALONE or noun in _OF_MISHAPS or draft.tells():
            return False
        return draft.sentence() in told and not self._doers.make_no_war(draft, kind)

    def _names_a_deed(self, draft: Draft) -> bool:
        """Whether a noun of nothing but a deed of arms stands in a sentence of war: "left after two nights of gunfights"."""
        tree, at = draft.tree, draft.frame.at
        if not tree.is_noun(at) or tree.lemmas[at] not in _DEEDS_BY_NAME.get(draft.frame.event_type, ()):
            return False
        if tree.deps[at] == "compound":
            return False  # "combat vehicles"
        own = {at, *draft.frame.taken}
        if self._amid_war or self._subjects.armed(tree, own) or self._subjects.fought_over(tree, *draft.sentence()):
            return True
        return tree.lemmas[at] in _GUNFIGHTS and not self._subjects.looks_civil(tree, own, self._odds)

    def scene_tells(self, draft: Draft) -> bool:
        """Whether only the report can tell where a deed was done, and so of what: "the attack was beaten back"."""
        kind = self._frames.event_type(draft.frame.event_type)
        if draft.tells() or draft.roles.people or kind.code in SIEGES:
            return False
        if kind.code == "clash" and draft.sayings:
            return True  # "residents spoke of fierce clashes"
        return bool(draft.frame.trigger.verb) and not draft.roles.things and kind.family in _SCENIC

    def _bears_blows(self, tree: Tree, i: int) -> bool:
        """Whether a thing is such as war strikes: homes and convoys, not peas or a festival."""
        return self._frames.kinds(tree, i) != {"thing"}


def _has_name(mention: Mention, tree: Tree, at: int) -> bool:
    """Whether a description holds a name ("Tuareg rebels"); a capital at the sentence's beginning shows none."""
    words = mention.text.split()
    first = mention.start == tree.starts[tree.sentence_of(at)[0]]
    return any(word[:1].isupper() for word in (words[1:] if first else words))
