"""Judgements: decisions kept in the store, and what has become of them.

In: what an analyst asks for. Out: the decision as it is kept; which claims each is bound to, which have no hold, and
whether the build under one shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from twosource.decisions import DecisionMaker, Unbound, mark_events
from twosource.ledger import Ledger
from twosource.pipeline.outcomes import BuildOutcome, Note
from twosource.pipeline.pictures import Pictures
from twosource.pipeline.rooms import Rooms
from twosource.records import Decision, DecisionKind

_NEVER_ONE = "kept, but they can't share an event"
_STILL_ONE = "kept, but one is a copy of the other, word for word: reject it instead if it is not to count"


class Judgements:
    """The decisions of a store.

    Args:
        ledger: the store.
        rooms: where what a decision names is looked up.
        pictures: what the store holds, put right by decisions.
    """

    def __init__(self, ledger: Ledger, rooms: Rooms, pictures: Pictures) -> None:
        self._ledger = ledger
        self._rooms = rooms
        self._pictures = pictures

    def keep(
        self,
        kind: DecisionKind,
        subject: str,
        *,
        who: str,
        why: str,
        other: str | None,
        field: str | None,
        value: str | None,
    ) -> Decision:
        """Make a decision on what the store holds now, and keep it.

        Raises:
            DecisionError: it makes no sense; nothing is kept.
        """
        held = self._pictures.held(read=False)
        picture = self._pictures.as_built(held)
        maker = DecisionMaker(picture, tuple(self._ledger.decisions()), held.bindings, self._rooms)
        decision = maker.make(
            kind, subject, who=who, why=why, when=datetime.now(UTC), other=other, field=field, value=value
        )
        self._ledger.add_decision(decision)
        return decision

    def unheeded(self, decision: Decision, built: BuildOutcome) -> Iterator[Note]:
        """What to say where a decision was kept and the build under it does not show it."""
        for one in built.unbound:
            if one.decision_id == decision.decision_id:
                yield Note(where=decision.decision_id, says=f"kept, but it has no hold: {one.says}")
        if decision.kind not in ("same", "not_same"):
            return
        for bound in self._pictures.held(read=False).bindings.of(decision.kind):
            if bound.decision == decision:
                ends = {bound.alive, bound.other}
                events = [event for event in self._ledger.events() if not ends.isdisjoint(event.claims)]
                are_one = len(events) == 1 and ends <= set(events[0].claims)
                if are_one != (decision.kind == "same"):
                    yield Note(where=decision.decision_id, says=_STILL_ONE if are_one else _NEVER_ONE)

    def bound(self) -> dict[str, tuple[str, ...]]:
        """The claims that each decision in force is bound to now, by the decision's id."""
        bindings = self._pictures.held(read=False).bindings
        return {one.decision.decision_id: (*one.claims, *one.others) for one in bindings.bound}

    def unbound(self) -> tuple[Unbound, ...]:
        """The decisions in force that have no hold in what is read and derived now, and why."""
        held = self._pictures.held(read=False)
        return (*held.unbound, *mark_events(tuple(self._ledger.events()), held.readings, held.bindings).unbound)
