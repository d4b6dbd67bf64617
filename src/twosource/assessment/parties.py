"""Parties as assessment tells them apart: by actor id, else by name and kind; and who stands with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from twosource.knowledge import Knowledge
from twosource.records import Event, Party

_WITH = frozenset({"same", "allied"})


def key_of(party: Party) -> str:
    """What tells a party from others: its actor id, else its name and kind."""
    return party.id or f"{party.kind}|{' '.join(party.name.casefold().split())}"


class PartyBook:
    """The parties of some events by key, and their ties."""

    def __init__(self, events: Iterable[Event], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._parties: dict[str, Party] = {}
        for event in events:
            for party in (*event.actor, *event.target):
                self._parties.setdefault(key_of(party), party.plain())
        self._sides: dict[tuple[str, str, date | None], str] = {}

    def party(self, key: str) -> Party:
        """The party of a key."""
        return self._parties[key]

    def add(self, party: Party) -> str:
        """The key of a party, which is kept if it is new."""
        key = key_of(party)
        self._parties.setdefault(key, party.plain())
        return key

    def actor(self, actor_id: str) -> Party | None:
        """The party that an actor id of the packs makes."""
        actor = self._knowledge.actors.get(actor_id)
        return Party(id=actor.id, name=actor.name, kind=actor.kind) if actor else None

    def same(self, a: str, b: str, on: date | None) -> bool:
        """Whether two keys are one party or parts of one."""
        return self._side(a, b, on) == "same"

    def with_one_another(self, a: str, b: str, on: date | None) -> bool:
        """Whether two keys are one party, parts of one, or allies: they don't contest a place with one another."""
        return self._side(a, b, on) in _WITH

    def camps(self, keys: Sequence[str], on: date | None) -> list[list[str]]:
        """Keys by camp: each stands with the first of its own. In the order given."""
        found: list[list[str]] = []
        for key in keys:
            camp = next((camp for camp in found if self.with_one_another(camp[0], key, on)), None)
            if camp is None:
                found.append([key])
            elif key not in camp:
                camp.append(key)
        return found

    def one_camp(self, keys: Sequence[str], on: date | None) -> bool:
        """Whether keys make no more than one camp."""
        return all(self.with_one_another(keys[0], key, on) for key in keys)

    def _side(self, a: str, b: str, on: date | None) -> str:
        """How two keys stand; a party that was not resolved may be any of its kind, so it is told apart from none."""
        if a == b:
            return "same"
        pair = (a, b, on) if a <= b else (b, a, on)
        side = self._sides.get(pair)
        if side is None:
            side = self._sides[pair] = self._looked_up(*pair)
        return side

    def _looked_up(self, a: str, b: str, on: date | None) -> str:
        if not (self._known(a) and self._known(b)):
            return "same" if self._parties[a].kind == self._parties[b].kind else "unknown"
        actors = self._knowledge.actors
        part = actors.is_part_of(a, b) or actors.is_part_of(b, a)
        return "same" if part else actors.sides(a, b, on)

    def _known(self, key: str) -> bool:
        return self._knowledge.actors.get(key) is not None


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them."""
    told = list(dict.fromkeys(names))
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else "".join(told)
