"""Which event took over from one whose id a build no longer gives. Two builds' events and claims in, aliases out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from twosource.ledger import Alias
from twosource.records import Claim, Event


def renamed(
    gone: Sequence[Event],
    gone_claims: Mapping[str, Claim],
    after: Sequence[Event],
    after_claims: Mapping[str, Claim],
    replaced: Mapping[str, str] = MappingProxyType({}),
) -> list[Alias]:
    """An alias for each event of an earlier build whose id the later one lacks, in the order of ids.

    The successor is the event that took most of the old one's claims; of several the least id. Where a better reader
    gave the claims new ids, the claims are matched by overlapping triggers in the same report; those of a corrected row
    with all that it says now.

    Args:
        replaced: the reports of rows that were corrected, with those in their place.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for event in after:
        for claim_id in event.claims:
            holders[claim_id].append(event.event_id)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in _of_events(after, after_claims):
        by_report[claim.report_id].append(claim)
    aliases = []
    for event in sorted(gone, key=lambda event: event.event_id):
        votes: Counter[str] = Counter()
        for old_id in event.claims:
            successors = [old_id] if old_id in holders else _in_place_of(gone_claims.get(old_id), by_report, replaced)
            votes.update({holder for successor in successors for holder in holders[successor]})
        successor = min(votes, key=lambda holder: (-votes[holder], holder), default=None)
        aliases.append(Alias(old_id=event.event_id, new_id=successor))
    return aliases


def _of_events(events: Iterable[Event], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[claim] for event in events for claim in event.claims if claim in claims]


def _in_place_of(claim: Claim | None, by_report: Mapping[str, list[Claim]], replaced: Mapping[str, str]) -> list[str]:
    if claim is None:
        return []
    if claim.report_id in replaced:
        return [other.claim_id for other in by_report.get(replaced[claim.report_id], ())]
    start, end = claim.trigger.start, claim.trigger.end
    return [
        other.claim_id
        for other in by_report.get(claim.report_id, ())
        if other.trigger.start < end and start < other.trigger.end
    ]
