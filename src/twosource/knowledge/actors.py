"""Actors: who they are by name or description, what they are part of, and on whose side they stand on a day.

In: names, phrases and actor ids. Out: actors of the packs, or composed ones; and "same", "allied", "hostile" or
"unknown".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, Literal

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.composition import Composer
from twosource.knowledge.folding import fold_name
from twosource.knowledge.transliteration import loose_key
from twosource.knowledge.words import DATA, read_list
from twosource.records import Actor, Relation

Side = Literal["same", "allied", "hostile", "unknown"]
_Tie = tuple[Literal["allied", "hostile"], Relation]
WEAK_FILE: Final = DATA / "words" / "weak.txt"
_PEOPLE: Final = "ethnic_group"
_DETERMINERS: Final = ("the ", "a ", "an ")


def singular(word: str) -> str:
    """A word without the ending of its plural, roughly: "militias" and "militia" meet, and so do "army" and
    "armies"."""
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


class ActorBook:
    """All actors of the packs, and by composition those of every country."""

    def __init__(self, catalogue: Catalogue, composer: Composer) -> None:
        self._catalogue = catalogue
        self._composer = composer
        self._ancestries: dict[tuple[str, int], Mapping[str, int]] = {}
        self._stood: dict[tuple[str, str, int], Side] = {}

    def __iter__(self) -> Iterator[Actor]:
        """The actors of the packs, in the order of their ids."""
        return iter(self._catalogue.actors.values())

    def get(self, identifier: str) -> Actor | None:
        """The actor of this id, from the packs or composed; None for an unknown id."""
        return self._catalogue.actors.get(identifier) or self._composer.by_id(identifier)

    def named(self, name: str) -> tuple[Actor, ...]:
        """The actors that bear this name, by its folded spelling, else by composition, else by transliteration."""
        key = fold_name(name)
        bare = next((key.removeprefix(word) for word in _DETERMINERS if key.startswith(word)), key)
        identifiers = self._catalogue.named(key, "actor") or self._catalogue.named(bare, "actor")
        if identifiers:
            return tuple(self._catalogue.actors[identifier] for identifier in identifiers)
        composed = self._composer.compose(name)
        if composed is not None:
            return (composed,)
        owned = self._owned(bare)
        if owned:
            return owned
        loose = self._catalogue.loose.get(loose_key(bare), ())
        return tuple(self._catalogue.actors[identifier] for identifier in loose if identifier in self._catalogue.actors)

    def _owned(self, key: str) -> tuple[Actor, ...]:
        """What a state calls its own: "Ukraine's SBU" is the SBU, where that is Ukraine's."""
        owner, possessive, name = key.partition(" s ")
        state = self._composer.compose(owner) if possessive else None
        if state is None or state.country is None:
            return ()
        found = (self._catalogue.actors[identifier] for identifier in self._catalogue.named(name, "actor"))
        return tuple(actor for actor in found if actor.country == state.country)

    def compose(self, phrase: str) -> Actor | None:
        """The state organ that a phrase composes; see `Composer.compose`."""
        return self._composer.compose(phrase)

    def standing(self, actor: Actor, on: date | None) -> Actor | None:
        """Who an actor was on a day: itself, what it was before or has become, or None where there was nobody by then."""
        seen: set[str] = set()
        found: Actor | None = actor
        while found is not None and not stands(found, on) and found.id not in seen:
            seen.add(found.id)
            before = found.start is not None and on is not None and on < found.start
            other = found.predecessor if before else found.successor
            found = self.get(other) if other is not None else None
        return found if found is not None and found.id not in seen else None

    def country_of(self, adjective: str) -> str | None:
        """The country of a country's adjective or name ("Sudanese"); None for other words."""
        state = self._composer.compose(adjective)
        return state.country if state is not None else None

    def stationed(self, country: str, organ: str) -> Actor | None:
        """Whose "army" or "police" a country's is; see `Composer.stationed`."""
        return self._composer.stationed(country, organ)

    def foes(self, country: str, on: date | None) -> frozenset[str]:
        """The other countries whose parties a country's parties were hostile to on a day, by ties between the two
        themselves; none where the day is not known."""
        return frozenset(other for other, tie in self._hostile.get(country, ()) if on is not None and in_force(tie, on))

    @cached_property
    def _hostile(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        found: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for actor in self._catalogue.actors.values():
            for tie in actor.enemies:
                other = self.get(tie.to)
                if other is not None and actor.country and other.country and actor.country != other.country:
                    found[actor.country].append((other.country, tie))
                    found[other.country].append((actor.country, tie))
        return {country: tuple(ties) for country, ties in found.items()}

    def described(self, phrase: str) -> tuple[Actor, ...]:
        """The actors that a description may mean ("the jihadists"), in the order of their ids; context must choose.

        Determiners, numbers and passing adjectives before it do not matter ("dozens of besieged government troops").
        """
        words = [singular(word) for word in fold_name(phrase).split(" ")]
        while words:
            found = self._descriptions.get(" ".join(words))
            if found:
                return tuple(self._catalogue.actors[identifier] for identifier in found)
            if words[0] not in self._weak:
                break
            words = words[1:]
        return ()

    @cached_property
    def _weak(self) -> frozenset[str]:
        return frozenset(singular(word) for word in read_list(WEAK_FILE))

    @cached_property
    def _descriptions(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for actor in self._catalogue.actors.values():
            for description in actor.descriptions:
                words = [singular(word) for word in fold_name(description).split(" ")]
                if words[0] in ("the", "a", "an"):
                    words = words[1:]
                found[" ".join(words)][actor.id] = None
        return {key: tuple(sorted(identifiers)) for key, identifiers in found.items()}

    @cached_property
    def grounds(self) -> Mapping[str, frozenset[str]]:
        """The countries where each coalition fights, and each people that is the foe of another: its own, and those of its allies
        and enemies, whichever of the two says so."""
        actors = self._catalogue.actors
        found: dict[str, set[str]] = {
            a.id: {a.country} if a.country is not None else set()
            for a in actors.values()
            if a.kind == "coalition" or (a.kind == _PEOPLE and self._is_foe_of_a_people(a))
        }
        for actor in actors.values():
            for tie in (*actor.allies, *actor.enemies):
                other = actors.get(tie.to)
                for one, beside in ((actor, other), (other, actor)):
                    if one is not None and one.id in found and beside is not None and beside.country is not None:
                        found[one.id].add(beside.country)
        return {identifier: frozenset(countries) for identifier, countries in found.items()}

    def _is_foe_of_a_people(self, actor: Actor) -> bool:
        others = (self._catalogue.actors.get(tie.to) for tie in actor.enemies)
        return any(other is not None and other.kind == _PEOPLE for other in others)

    def ancestry(self, identifier: str, on: date | None = None) -> Mapping[str, int]:
        """The actor itself and all it was part of on a day, at any time where the day is not known, each with how many steps up it
        lies; nearest first, then by id."""
        key = (identifier, self._stretch(on))
        if key not in self._ancestries:
            self._ancestries[key] = self._climbed(identifier, on)
        return self._ancestries[key]

    def _climbed(self, identifier: str, on: date | None) -> Mapping[str, int]:
        found = {identifier: 0}
        level = [identifier]
        while level:
            above = sorted(
                {
                    parent
                    for child in level
                    if (actor := self.get(child)) is not None
                    for parent in actor.parents
                    if parent not in found and was_part(actor, parent, on)
                }
            )
            for parent in above:
                found[parent] = found[level[0]] + 1
            level = above
        return found

    def is_part_of(self, child: str, parent: str, on: date | None = None) -> bool:
        """Whether the one is the other or was a part of it on a day, however many steps up; at any time where none is told."""
        return child == parent or parent in self.ancestry(child, on)

    @cached_property
    def _ties(self) -> Mapping[tuple[str, str], tuple[_Tie, ...]]:
        ties: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
        for actor in self._catalogue.actors.values():
            for relation in actor.allies:
                ties[actor.id, relation.to].append(("allied", relation))
                ties[relation.to, actor.id].append(("allied", relation))
            for relation in actor.enemies:
                ties[actor.id, relation.to].append(("hostile", relation))
                ties[relation.to, actor.id].append(("hostile", relation))
        return {pair: tuple(found) for pair, found in ties.items()}

    @cached_property
    def _turns(self) -> Sequence[int]:
        """The days, as ordinals, from which on some tie holds or no longer holds."""
        relations = [tie for ties in self._ties.values() for _, tie in ties]
        relations += [tie for actor in self._catalogue.actors.values() for tie in actor.parent_dates]
        begins = {tie.start.toordinal() for tie in relations if tie.start is not None}
        return sorted(begins | {tie.end.toordinal() + 1 for tie in relations if tie.end is not None})

    @cached_property
    def _parts(self) -> Mapping[str, tuple[str, ...]]:
        parts: dict[str, list[str]] = defaultdict(list)
        for actor in self._catalogue.actors.values():
            for parent in actor.parents:
                parts[parent].append(actor.id)
        return {parent: tuple(children) for parent, children in parts.items()}

    def sides(self, a: str, b: str, on: date | None) -> Side:
        """How two actors stood to one another on a day, or at any time where the day is not known.

        A tie holds for the parts of both ends; the nearest tie that was in force counts. Where the actors themselves
        have
        none, the ties of their parts speak for them if they all agree.

        Returns:
            "same" where one is part of the other or both of a third; "unknown" where no tie speaks, or ties contradict.
        """
        key = (a, b, self._stretch(on))
        if key not in self._stood:
            self._stood[key] = self._stand(a, b, on)
        return self._stood[key]

    def _stretch(self, on: date | None) -> int:
        """The number of the stretch of time that a day lies in: between two turns every answer is the same."""
        return -1 if on is None else bisect_right(self._turns, on.toordinal())

    def _stand(self, a: str, b: str, on: date | None) -> Side:
        above_a, above_b = self.ancestry(a, on), self.ancestry(b, on)
        if above_a.keys() & above_b.keys():
            return "same"
        found = self._nearest(above_a, above_b, on)
        if found:
            return found.pop() if len(found) == 1 else "unknown"
        below = {
            side
            for part_a in self._below(a, on)
            for part_b in self._below(b, on)
            for side in self._nearest(self.ancestry(part_a, on), self.ancestry(part_b, on), on)
        }
        return below.pop() if len(below) == 1 else "unknown"

    def _nearest(
        self, above_a: Mapping[str, int], above_b: Mapping[str, int], on: date | None
    ) -> set[Literal["allied", "hostile"]]:
        """The ties in force between the nearest pair of ancestors that has any."""
        least: int | None = None
        found: set[Literal["allied", "hostile"]] = set()
        for one, steps_a in above_a.items():
            for other, steps_b in above_b.items():
                steps = steps_a + steps_b
                if least is not None and steps > least:
                    continue
                sides = {side for side, relation in self._ties.get((one, other), ()) if in_force(relation, on)}
                if sides and steps == least:
                    found |= sides
                elif sides:
                    least, found = steps, sides
        return found

    def _below(self, identifier: str, on: date | None) -> list[str]:
        found = [identifier]
        actors = self._catalogue.actors
        for part in found:
            children = (child for child in self._parts.get(part, ()) if was_part(actors[child], part, on))
            found.extend(child for child in children if child not in found)
        return found


def in_force(relation: Relation, on: date | None) -> bool:
    """Whether a dated tie held on a day; any tie does where the day is not known. Both ends are inclusive."""
    if on is None:
        return True
    return (relation.start is None or relation.start <= on) and (relation.end is None or on <= relation.end)


def was_part(actor: Actor, parent: str, on: date | None) -> bool:
    """Whether an actor was part of one of its parents on a day: always, but for a parent with dates."""
    dated = [relation for relation in actor.parent_dates if relation.to == parent]
    return not dated or any(in_force(relation, on) for relation in dated)


def stands(actor: Actor, on: date | None) -> bool:
    """Whether an actor was there on a day; any is where the day, or its own, is not known. Both ends are inclusive."""
    if on is None:
        return True
    return (actor.start is None or actor.start <= on) and (actor.end is None or on <= actor.end)
