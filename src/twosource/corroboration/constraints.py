"""What people have judged to be one event or two, as hard constraints on linking: analysts, and coders of events.

In: decisions, and the statements they may speak of. Out: pairs that must and pairs that may not share an event. A
decision names claims, or events by their ids; an event's id leads back to the claim that founded it. The claims of one
coded row, one for each source that it names, are one; of a coded set
whose rows are events already the claims of one event are one; that those of two are not is told by
`Statement.told_apart`, for its pairs are too many to list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.corroboration.blocking import Pair
from twosource.corroboration.statements import Statement
from twosource.records import Decision, event_id, standing_decisions


def constraints(decisions: Sequence[Decision], statements: Sequence[Statement]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of statements that are one and pairs that are not; on one pair the latest decision stands.

    A decision that names a claim or event which is not here binds nothing. An analyst's decision beats a coder's.
    """
    where: dict[str, int] = {}
    for i, statement in enumerate(statements):
        for claim_id in statement.claim_ids:
            where[claim_id] = where[event_id(claim_id)] = i
    judged: dict[Pair, str] = dict.fromkeys(_coded_as_one(statements), "same")
    for decision in standing_decisions(decisions):
        if decision.kind not in ("same", "not_same") or decision.other is None:
            continue
        pair = [where[subject] for subject in (decision.subject, decision.other) if subject in where]
        if len(set(pair)) == 2:
            judged[min(pair), max(pair)] = decision.kind
    return (
        {pair for pair, kind in judged.items() if kind == "same"},
        {pair for pair, kind in judged.items() if kind == "not_same"},
    )


def _coded_as_one(statements: Sequence[Statement]) -> Iterator[Pair]:
    """Of each event of a coded set, and of each other coded row, its first statement with each of the others."""
    first: dict[tuple[str, ...], int] = {}
    for i, statement in enumerate(statements):
        event: tuple[str, ...] | None = statement.told_apart
        if event is None and statement.row is not None:
            event = (statement.claim.report_id, f"{statement.claim.trigger.start}", statement.claim.event_type)
        if event is not None and first.setdefault(event, i) != i:
            yield first[event], i
