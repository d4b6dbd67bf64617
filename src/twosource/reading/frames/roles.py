"""Roles: a frame in; actors, targets, places, weapons out, each with its own span.

A filler takes the first role of its slot that its kind fits. Where it happened is found in ``role_places``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

import msgspec

from twosource.codebook.model import Role
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.told import lies_in
from twosource.reading.frames import beside
from twosource.reading.frames.filled import Roles, add_once
from twosource.reading.frames.frames import Frame
from twosource.reading.frames.role_places import RolePlaces
from twosource.reading.frames.where import WhereReader
from twosource.reading.stance.purposes import aimed_at
from twosource.reading.syntax.arguments import noun_slots, verb_slots
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import Mention, PlaceMention

_HELP = frozenset({"help", "support", "backing", "assistance", "aid", "cover", "backup"})
_OF_A_STATE = frozenset({"state", "state_forces", "police", "foreign_forces"})
_BACKED = frozenset({"back", "support", "help", "assist", "aid", "join", "accompany"})
_DONE_TO_PEOPLE = frozenset(
    {"arrest", "abduction", "execution", "torture", "sexual_violence", "disappearance", "mobilise"}
)
_TAKEN = frozenset({"arrest", "abduction", "disappearance"})
_MOVED = frozenset({"displacement", "evacuation"})
_THITHER = ("to", "into", "towards", "toward", "across", "onto", "through", "over", "for")
_ARMED = frozenset(
    "paramilitary rebel islamist jihadist separatist insurgent guerrilla militant army government regime".split()
)
_HARMLESS = frozenset({"civilians", "refugees", "media", "detainees", "protesters", "ngo", "place"})
_HARM = frozenset({"casualties", "attack_on_civilians"})
_DOERS = ("ers", "ors", "ists", "ees", "men", "goers")
_OWN_SLOTS = frozenset({"poss", "prep_by"})
_SENDING = frozenset(
    "fire launch shoot lob plant lay send drop throw detonate hurl release guide steer aim bury hide".split()
)
_BLOWS = frozenset({"bombing", "suicide_bombing", "grenade", "air_strike", "missile_strike", "shelling"})
_OTHERS = frozenset({"it", "them", "him", "her"})  # never who does it
_INSIDE = ("at", "in", "inside", "through", "into")
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_WEAPON_PREPS = ("with", "using", "by")


class RoleFiller:
    """Fills the roles of frames in one report."""

    def __init__(self, entities: Entities, where: WhereReader, discourse: Discourse) -> None:
        self._entities = entities
        self._where = where
        self._discourse = discourse
        self._places = RolePlaces(entities, where, discourse)

    def fill(self, tree: Tree, frame: Frame, in_speech: frozenset[int], parts: bool = False) -> Roles:
        """The roles of a frame.

        Args:
            tree: the tree it stands in.
            frame: the frame.
            parts: whether a part of a place is to be told from the place: who takes the centre has not taken the town.
            in_speech: tokens of saying verbs over it, whose own places and subjects are not the event's.
        """
        roles = Roles()
        trigger, slots = frame.trigger, frame.slots
        for slot, wanted in trigger.args.items():
            for head in slots.get(slot):
                if tree.lowers[head] in _REFLEXIVE or tree.ents[head] in ("DATE", "TIME"):
                    continue  # "blew himself up": done to nobody else; "Friday's bombardment": by nobody told
                if slot == "prep_on" and tree.lemmas[head] == "side":
                    continue  # "left 30 dead on both sides": whose they were
                if slot == "object" and slots.passive and head in frame.taken and tree.deps[head] == "dobj":
                    continue  # "prisoners were given shocks": done to the prisoners
                weapon = self._entities.weapon(tree, head) if slot == "compound" and "actor" in wanted else None
                if weapon is not None and not tree.names[head]:  # "a drone strike"
                    add_once(roles.instrument, weapon)
                    continue
                if slot == "object" and roles.actor and "actor" in wanted and self._are_its_own(tree, head):
                    continue  # "Asmara sent troops into Tigray"
                self._fill(tree, head, wanted, roles, parts)
                if "target" in wanted and (frame.event_type in _DONE_TO_PEOPLE or self._are_people(tree, frame, head)):
                    self._somebody(tree, head, roles)
        for preposition in _WEAPON_PREPS:
            for head in slots.get(f"prep_{preposition}"):
                weapon = self._entities.weapon(tree, head)
                if weapon is not None:
                    add_once(roles.instrument, weapon)
        if (
            not roles.actor
            and "subject" not in trigger.args
            and trigger.noun
            and slots.get("subject")
            and "actor" in {r for rs in trigger.args.values() for r in rs}
        ):
            for head in slots.get("subject"):
                self._fill(tree, head, ("actor",), roles, parts)
        if not roles.actor and slots.passive and trigger.object and "actor" in trigger.args.get("subject", ()):
            for slot in sorted(_OWN_SLOTS - set(trigger.args)):  # "Russia's withdrawal was completed"
                for head in slots.get(slot):
                    if self._entities.kinds(tree, head) & {"party"}:
                        self._fill(tree, head, ("actor",), roles, parts)
        self._sent_by(tree, frame, roles)
        self._aimed_at(tree, frame, roles)
        self._helpers(tree, frame, roles)
        self._went_off_in(tree, frame, roles)
        if not roles.target:
            self._add_parties(tree, beside.sufferers(tree, frame), roles.target, roles.actor)
        if not roles.actor:
            self._add_parties(tree, beside.doers(tree, frame), roles.actor, ())
        led = bool(roles.place)
        self._places.locate(tree, frame, roles, in_speech, parts)
        self._nearer_by_what_was_struck(tree, frame, roles, parts)
        self._innermost(roles)
        roles.target = [
            self._other_side(tree, target, roles.actor)
            for target in roles.target
            if target.text.lower() not in _OTHERS or target.id is None or all(a.id != target.id for a in roles.actor)
        ]  # "the rebels fired a rocket at it": at anything but themselves
        if frame.event_type in _MOVED:
            self._driven_from(tree, frame, roles)
        if frame.event_type in _TAKEN | _MOVED:
            self._left(tree.text, frame, roles, led)
        else:
            roles.from_place = [
                p for p in roles.from_place if not any((p.start, p.end) == (q.start, q.end) for q in roles.place)
            ]
        return roles

    @staticmethod
    def _are_its_own(tree: Tree, i: int) -> bool:
        """Whether what is sent or moved has no name: the troops of whoever sends them."""
        return not any(
            hit.text[:1].isupper()
            for k in [i, *tree.with_dep(i, "amod", "compound", "nmod", "poss")]
            for hit in tree.names[k]
        ) and not any(tree.word(k)[:1].isupper() for k in tree.with_dep(i, "amod", "compound"))

    @staticmethod
    def _left(text: str, frame: Frame, roles: Roles, led: bool) -> None:
        """ "Kidnapped from a school in Kuriga": it happened there; "fled their homes in Masisi": they left that.

        Args:
            text: the report's.
            led: whether the trigger's own slots name the place, which may be where people were led to.
        """
        lies = frame.event_type in _TAKEN and all(
            lies_in(text, left.end, p.start) for left in roles.from_place for p in roles.place
        )
        if not roles.place or lies:
            roles.place = list(roles.from_place) or roles.place
        away = not any(frame.slots.get(f"prep_{word}") for word in _THITHER)
        if frame.event_type in _MOVED and not roles.from_place and not led and away:
            roles.from_place = [place for place in roles.place if place.via != "inferred"]

    def _driven_from(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "Attacks in Sake drove thousands to Goma in North Kivu": they left where the attacks were."""
        nouns = [
            k for k in frame.slots.get("subject") if tree.is_noun(k) and not self._entities.kinds(tree, k) & {"people"}
        ]
        sites = [
            place
            for noun in nouns
            for prep in tree.with_dep(noun, "prep")
            if tree.lowers[prep] in ("in", "on", "at", "around", "near", "against")
            for head in tree.with_dep(prep, "pobj")
            for place in self._entities.places(tree, head, self._discourse)
        ]
        goals = [place.id for place in roles.place if place.id is not None]
        if sites:
            roles.from_place = sites
            ids = {place.id for place in sites}
            roles.place = [place for place in roles.place if place.id not in ids or len(roles.place) == 1]
        elif goals:
            around = [
                p for p in roles.from_place if p.id is None or not any(self._discourse.contains(p.id, g) for g in goals)
            ]
            roles.from_place = around

    def _nearer_by_what_was_struck(self, tree: Tree, frame: Frame, roles: Roles, parts: bool) -> None:
        """ "A strike on the depot near Tuz in Iraq": of a country told by itself and a site in it, the site."""
        if len(roles.place) != 1 or roles.place[0].id is None or frame.event_type not in _BLOWS:
            return
        (whole,) = roles.place
        nouns = [k for k in sorted(frame.taken) if tree.is_noun(k)]
        for prep in (
            p for noun in nouns for p in tree.with_dep(noun, "prep") if tree.lowers[p] in ("on", "at", "against")
        ):
            for head in tree.with_dep(prep, "pobj"):
                sites = self._entities.places(tree, head, self._discourse, parts=parts)
                inner = [s for s in sites if s.country == whole.country and (s.radius_km or 0) < (whole.radius_km or 0)]
                if len(sites) == len(inner) == 1:
                    roles.place = inner
                    return

    def _went_off_in(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "An explosion at a mosque", "a bomb tore through a depot": what a blow went off in was struck."""
        if frame.event_type not in _BLOWS:
            return
        heads = [head for word in _INSIDE for head in frame.slots.get(f"prep_{word}")]
        for noun in (frame.at, *sorted(frame.taken)):
            preps = [p for p in tree.with_dep(noun, "prep") if tree.lowers[p] in _INSIDE]
            heads += [head for p in preps for head in tree.with_dep(p, "pobj")]
        verb = next((k for k in (frame.at, *tree.ancestors(frame.at)) if tree.is_verb(k)), None)
        if verb is not None and tree.deps[verb] == "relcl" and any(tree.lowers[k] == "where" for k in tree.kids[verb]):
            site = tree.heads[verb]
            if tree.names[site] and tree.deps[site] == "pobj":
                site = tree.heads[tree.heads[site]]  # "the depot near Sinjar, where a blast killed two"
            heads.append(site)
        for k in (*frame.slots.get("object"), *frame.slots.get("prep_at"), *frame.slots.get("prep_on")):
            before = self._entities.antecedent(tree, k) if tree.lowers[k] == "it" else None
            heads += [] if before is None else [before]
        for head in dict.fromkeys(heads):
            if tree.tags[head] not in ("NN", "NNS") or tree.names[head]:
                continue
            kinds = self._entities.kinds(tree, head)
            at_site = (
                "place" in kinds
                and tree.lowers[tree.heads[head]] == "at"
                and not self._entities.is_settlement(tree, head)
            )
            if "facility" in kinds or at_site:  # "at a checkpoint"
                start, end = phrase_span(tree, head)
                add_once(roles.struck, _thing(tree.word(head), tree.text[start:end], start, end))

    def foretold(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """Give a deed to come the party that the clause before it in its sentence is of: "they will scatter, and the killing of
        villagers will go on"."""
        if "actor" not in {role for wanted in frame.trigger.args.values() for role in wanted}:
            return
        start, _ = tree.sentence_of(frame.at)
        for k in range(frame.at - 1, start - 1, -1):
            if tree.deps[k] == "nsubj" and tree.lowers[k] in ("they", "it") and tree.heads[k] < frame.at:
                own = {m.id for m in roles.target if m.id is not None}
                parties = self._entities.parties(tree, k, self._discourse)
                roles.actor.extend(m for m in parties if m.kind not in _HARMLESS and (m.id is None or m.id not in own))
                return

    def scene(self, tree: Tree, sentence: int = 0, saying: Container[str] = ()) -> PlaceMention | None:
        """The one place of what a sentence of a tree says, by its main verb or else by one below it, or None.

        Where somebody stood who said so ("said this in a statement in Goma") is none; ``saying`` are the verbs of it.
        """
        start, end = tree.sentences[sentence] if tree.sentences else (0, 0)
        verbs = sorted((i for i in range(start, end) if tree.is_verb(i)), key=lambda i: (tree.deps[i] != "ROOT", i))
        told = (
            [
                place
                for place in self._where.places(tree, verb, self._discourse)
                if tree.lemmas[verb] not in saying or place.start < tree.starts[verb]
            ]
            for verb in verbs
            if not any(tree.deps[k] == "relcl" for k in (verb, *tree.ancestors(verb)))
        )
        places = next((places for places in told if places), [])
        return places[0] if len(places) == 1 else None

    def _fill(self, tree: Tree, head: int, wanted: tuple[Role, ...], roles: Roles, parts: bool) -> None:
        if tree.lemmas[head] == "life" and "target" in wanted:  # "claimed the lives of 24 hunters": theirs
            roles.people.append(head)
            for whose in (*beside.of(tree, head), *tree.with_dep(head, "poss")):
                self._fill(tree, whose, ("target",), roles, parts)
            return
        kinds = self._entities.kinds(tree, head)
        if "target" in wanted and tree.tags[head] in ("NN", "NNS") and not tree.names[head] and "facility" in kinds:
            start, end = phrase_span(tree, head)
            add_once(roles.struck, _thing(tree.word(head), tree.text[start:end], start, end))
        if "place" in wanted and not tree.names[head] and kinds == {"place", "party"}:
            wanted = ("place", *(role for role in wanted if role != "place"))
        for role in wanted:
            if role in ("place", "from_place"):
                if not kinds & {"place", "territory", "facility", "siege", "thing"} and not (
                    kinds & {"party"} and "place" in kinds
                ):
                    continue
                places = self._entities.places(tree, head, self._discourse, parts=parts)
                if places:
                    for place in places:
                        add_once(roles.place if role == "place" else roles.from_place, place)
                    self._owner_as_target(tree, head, wanted, roles)
                    return
                if role == "place" and "facility" in kinds and "target" not in wanted:
                    roles.things.append(head)  # "rockets slammed into a camp"
                if role == "place" and "actor" not in wanted:  # "nibbled at the insurgents' strongholds"
                    self._owner_as_target(tree, head, wanted, roles)
                if "place" in kinds and not kinds & {"party", "people"} and len(wanted) == 1:
                    return
            elif role in ("actor", "target"):
                if not kinds & {"party", "people", "person", "thing", "facility", "weapon", "territory", "place"}:
                    continue
                parties = self._entities.parties(tree, head, self._discourse) or self._whose_weapon(tree, head, role)
                into = roles.actor if role == "actor" else roles.target
                if kinds & {"people", "person", "party"}:
                    roles.people.append(head)
                    if role == "actor":
                        roles.doers.append(head)
                else:
                    roles.things.append(head)
                if parties:
                    for party in parties:
                        add_once(into, party)
                    weapon = self._entities.weapon(tree, head) if "instrument" in wanted else None
                    if weapon is not None and not kinds & {"party"}:
                        add_once(roles.instrument, weapon)
                    return
                if kinds & {"people", "person"} and head in roles.people:
                    return
            elif role == "instrument":
                weapon = self._entities.weapon(tree, head)
                if weapon is not None:
                    add_once(roles.instrument, weapon)
                    return
            elif role == "figure":
                roles.people.append(head)
                return

    def _sent_by(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "A drone launched by the Houthis hit a building": who launched it, not the drone."""
        if any(mention.id is not None for mention in roles.actor):
            return
        senders: list[int] = []
        for weapon in frame.slots.get("subject"):
            if "weapon" in self._entities.noun_kinds(tree, weapon):
                for clause in tree.with_dep(weapon, "acl"):
                    if tree.lemmas[clause] in _SENDING and tree.tags[clause] in ("VBN", "VBD"):
                        senders += verb_slots(tree, clause).get("subject")
        if senders:
            sent: list[Mention] = []
            self._add_parties(tree, senders, sent, ())
            roles.actor = sent or roles.actor

    def _aimed_at(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """Whom a threat or the use of a weapon is aimed at, where only its infinitive tells."""
        if not roles.target and (frame.event_type == "threaten" or roles.instrument):
            for head in aimed_at(tree, frame.at):
                if self._entities.kinds(tree, head) & {"party", "people", "facility", "thing"}:
                    self._fill(tree, head, ("target",), roles, False)

    def _whose_weapon(self, tree: Tree, head: int, role: Role) -> list[Mention]:
        """ "Rebel howitzers", "paramilitary mortars", "its bombs": whose they are did it."""
        if role != "actor" or "weapon" not in self._entities.kinds(tree, head):
            return []
        for kid in tree.kids[head]:
            if tree.deps[kid] not in ("compound", "amod", "nmod", "poss"):
                continue
            if tree.lemmas[kid] in _ARMED or tree.deps[kid] == "poss":
                found = self._entities.parties(tree, kid, self._discourse)
                if found:
                    return found
        return []

    @staticmethod
    def _are_people(tree: Tree, frame: Frame, head: int) -> bool:
        """ "five drinkers were hurt": what is killed or hurt and is named for what it does is people."""
        return frame.event_type in _HARM and tree.lowers[head].endswith(_DOERS)

    def _somebody(self, tree: Tree, head: int, roles: Roles) -> None:
        """ "arrested five recruiters": whom such a deed is done to are people, whatever the noun."""
        if tree.tags[head] != "NNS" or self._entities.kinds(tree, head) != {"thing"} or tree.names[head]:
            return
        roles.people.append(head)
        start, end = phrase_span(tree, head)
        name, text = tree.word(head), tree.text[start:end]
        whom = Mention(id=None, name=name, kind="unknown", text=text, start=start, end=end, via="description")
        add_once(roles.target, whom)

    def _add_parties(self, tree: Tree, heads: list[int], into: list[Mention], others: Iterable[Mention]) -> None:
        """Add the parties that these heads name, but for those of the other side."""
        known = {other.id for other in others if other.id is not None}
        for head in heads:
            if (
                self._entities.kinds(tree, head) & {"party"}
                or tree.deps[head] == "amod"
                or tree.lemmas[head] == "charity"
            ):
                for party in self._entities.parties(tree, head, self._discourse):
                    if party.id not in known:
                        add_once(into, party)

    def _helpers(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "with help from Hezbollah and Russian air support", "backed by Turkey": those who help are actors too."""
        if not roles.actor:
            return
        helpers: list[int] = []
        for head in frame.slots.get("prep_with"):
            if tree.lemmas[head] in _HELP:
                lent = noun_slots(tree, head)
                for slot in ("prep_from", "prep_of", "poss", "compound", "amod"):
                    helpers.extend(lent.get(slot))
        for kid in tree.kids[frame.at]:
            if tree.deps[kid] in ("advcl", "acl") and tree.lemmas[kid] in _BACKED and tree.tags[kid] == "VBN":
                helpers.extend(verb_slots(tree, kid).get("subject"))
        for head in [inner for helper in helpers for inner in self._behind_help(tree, helper)]:
            for party in self._entities.parties(tree, head, self._discourse):
                if party.id is not None:
                    add_once(roles.actor, party)

    @staticmethod
    def _behind_help(tree: Tree, head: int) -> list[int]:
        """ "Russian air support" is Russia's."""
        if tree.lemmas[head] not in _HELP:
            return [head]
        return [k for k in tree.kids[head] if tree.deps[k] in ("amod", "poss", "compound", "nmod")]

    @staticmethod
    def _other_side(tree: Tree, target: Mention, actors: list[Mention]) -> Mention:
        """ "The alliance killed 12 militants": a description that fits the actor itself is of somebody else, untold."""
        own = tree.text[max(0, target.start - 6) : target.start].lower().endswith(("own ", "its ", "their "))
        if target.via != "description" or own or all(actor.id != target.id for actor in actors) or target.id is None:
            return target
        kind = target.kind if target.kind in _OF_A_STATE else "armed_group"
        return msgspec.structs.replace(target, id=None, name=target.text, kind=kind)

    def _innermost(self, roles: Roles) -> None:
        """ "Mosul in neighbouring Iraq" is Mosul."""
        ids = [place.id for place in roles.place if place.id is not None]
        roles.place = [
            place
            for place in roles.place
            if place.id is None
            or not any(other != place.id and self._discourse.contains(place.id, other) for other in ids)
        ]

    def _owner_as_target(self, tree: Tree, head: int, wanted: tuple[Role, ...], roles: Roles) -> None:
        """ "the militants' desert position": the place is hit or taken, and it is the militants'."""
        if not any(hit.kind == "place" for hit in tree.names[head]):
            for prep in tree.with_dep(head, "prep"):  # "a camp for displaced people"
                for inmates in tree.with_dep(prep, "pobj") if tree.lowers[prep] == "for" else []:
                    if "target" in wanted and "people" in self._entities.kinds(tree, inmates):
                        for party in self._entities.parties(tree, inmates, self._discourse):
                            add_once(roles.target, party)
            owner = self._entities.owner(tree, head)
            if owner is not None:
                for party in self._entities.parties(tree, owner, self._discourse):
                    if not any(party.start == a.start for a in roles.actor):
                        add_once(roles.target, party)

    # -- places ----------------------------------------------------------------------------------------------------


def _thing(name: str, text: str, start: int, end: int) -> Mention:
    return Mention(id=None, name=name, kind="other", text=text, start=start, end=end, via="description")
