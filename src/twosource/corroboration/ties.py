"""Who stands with whom, asked of the knowledge once: ties hold over stretches of days, so one answer serves a stretch.

In: actor ids and a day. Out: how two stand to one another. Dated ties change only on the days on which one of them
begins or ends; between two such days every answer is the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Literal

from twosource.knowledge import Knowledge
from twosource.records import Actor, Relation

Interest = Literal["interested", "adverse", "none"]


class Ties:
    """The ties of one knowledge, kept for the length of a run."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        relations = [tie for actor in knowledge.actors for tie in (*actor.allies, *actor.enemies)]
        relations += [tie for source in knowledge.sources for tie in source.aligned]
        self._turns = _turns(relations)
        self._sides: dict[tuple[str, str, int], str] = {}
        self._interests: dict[tuple[str, frozenset[str], frozenset[str], int], Interest] = {}

    def actor(self, identifier: str) -> Actor | None:
        """The actor of this id."""
        return self._knowledge.actors.get(identifier)

    def side(self, a: str, b: str, day: date | None) -> str:
        """``same`` (one is the other or a part of it), ``allied``, ``hostile`` or ``unknown``. Symmetric."""
        if a == b:
            return "same"
        first, second = min(a, b), max(a, b)
        key = (first, second, self.stretch(day))
        if key not in self._sides:
            actors = self._knowledge.actors
            part = actors.is_part_of(first, second) or actors.is_part_of(second, first)
            self._sides[key] = "same" if part else actors.sides(first, second, day)
        return self._sides[key]

    def is_part(self, part: str, whole: str) -> bool:
        """Whether one actor is a part of another."""
        return part != whole and self._knowledge.actors.is_part_of(part, whole)

    def any_side(self, word: str, some: Iterable[str], others: Sequence[str], day: date | None) -> bool:
        """Whether any of the one stands so to any of the others."""
        return any(self.side(a, b, day) == word for a in some for b in others)

    def may_be_one(self, some: Collection[str], others: Collection[str], day: date | None) -> bool:
        """Whether two namings of one side don't differ: either names nobody, or one is the other's, a part or an ally of it."""
        return not some or not others or any(self.side(a, b, day) in ("same", "allied") for a in some for b in others)

    def interest(self, source_id: str, favours: Sequence[str], harms: Sequence[str], day: date | None) -> Interest:
        """What the packs say a source has in a claim that favours and harms these."""
        key = (source_id, frozenset(favours), frozenset(harms), self.stretch(day))
        if key not in self._interests:
            self._interests[key] = self._knowledge.sources.interest(source_id, favours, harms, day)
        return self._interests[key]

    def is_source(self, identifier: str) -> bool:
        """Whether the packs have a source of this id."""
        return self._knowledge.sources.get(identifier) is not None

    def stretch(self, day: date | None) -> int:
        """The number of the stretch of days this one lies in; -1 where none is given."""
        return -1 if day is None else bisect_right(self._turns, day.toordinal())


def _turns(relations: Iterable[Relation]) -> list[int]:
    """The days, as ordinals, from which on some tie holds or no longer holds."""
    begins = {tie.start.toordinal() for tie in relations if tie.start is not None}
    ends = {tie.end.toordinal() + 1 for tie in relations if tie.end is not None}
    return sorted(begins | ends)
