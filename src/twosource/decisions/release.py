"""Release: which claims and reports public products may show. A picture and hide and publish decisions in; what is let
through, out.

The latest decision that covers a claim speaks: on the claim, its event or its report. Where none does, the delay
speaks. Hiding a claim hides the sentence it stands in, with all else that is read from it: its words must not come out by
another claim. What is held back is left out before anything is derived, so that nothing of it shows through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from twosource.decisions.binding import Bound
from twosource.records import Claim, Picture, Reading, Report


class Release(NamedTuple):
    """What is let through: ids of claims and reports; ``whole`` are the reports of which nothing is held back."""

    claims: frozenset[str]
    reports: frozenset[str]
    whole: frozenset[str]


def release(picture: Picture, decisions: Sequence[Bound], last_day: date | None) -> Release:
    """What of a picture may be shown.

    Args:
        picture: all that there is now.
        decisions: the bound hide and publish decisions, oldest first.
        last_day: the last day of publication that the delay lets through; None where there is no delay.
    """
    claims_of = {reading.report_id: reading.claims for reading in picture.readings}
    of_event = {claim: event.claims for event in picture.events for claim in event.claims}
    report_of = {claim.claim_id: claim for claims in claims_of.values() for claim in claims}
    said: dict[str, str] = {}
    on_report: dict[str, str] = {}
    for one in decisions:
        kind = one.decision.kind
        if not one.claims:
            on_report[one.decision.subject] = kind
            covered = {claim.claim_id for claim in claims_of.get(one.decision.subject, ())}
        else:
            covered = set(one.claims)
            if one.of_event:
                covered.update(claim for own in one.claims for claim in of_event.get(own, ()))
        if kind == "hide":
            covered |= _in_their_sentences([report_of[c] for c in covered if c in report_of], claims_of)
        said.update(dict.fromkeys(covered, kind))

    def in_time(report: Report) -> bool:
        return last_day is None or (report.published_date is not None and report.published_date <= last_day)

    claims: set[str] = set()
    reports: set[str] = set()
    whole: set[str] = set()
    for report in picture.reports:
        own = [claim.claim_id for claim in claims_of.get(report.report_id, ())]
        spoken = on_report.get(report.report_id)
        let_in = spoken == "publish" or (spoken is None and in_time(report))
        shown = {c for c in own if (said[c] == "publish" if c in said else let_in)}
        claims |= shown
        if let_in or shown:
            reports.add(report.report_id)
        if let_in and len(shown) == len(own):
            whole.add(report.report_id)
    return Release(frozenset(claims), frozenset(reports), frozenset(whole))


def _in_their_sentences(hidden: Sequence[Claim], claims_of: dict[str, tuple[Claim, ...]]) -> set[str]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in hidden:
        spans[claim.report_id].append((claim.sentence.start, claim.sentence.end))
    return {
        claim.claim_id
        for report_id, stretches in spans.items()
        for claim in claims_of.get(report_id, ())
        if any(claim.sentence.start < end and start < claim.sentence.end for start, end in stretches)
    }


def released(
    reports: Sequence[Report], readings: Sequence[Reading], let: Release
) -> tuple[list[Report], list[Reading]]:
    """The reports and readings with what is held back left out of them.

    Of a report that is let through in part, the title and the reading log go, for they show its words; its people stay, so
    that they can be masked.
    """
    shown = []
    for report in reports:
        if report.report_id in let.whole:
            shown.append(report)
        elif report.report_id in let.reports:
            shown.append(msgspec.structs.replace(report, title=None))
    kept = []
    for reading in readings:
        if reading.report_id in let.whole:
            kept.append(reading)
        elif reading.report_id in let.reports:
            claims = tuple(claim for claim in reading.claims if claim.claim_id in let.claims)
            kept.append(msgspec.structs.replace(reading, claims=claims, log=()))
    return shown, kept
