"""Whose word a report's own voice is, where the same report lays the same event at others: the inverted pyramid.

In: the statements that affirm one event. Out: the same; those that a report tells in its own voice, and that add no
observation of its own, laid at a speaker whom it names. A newspaper's lead tells as a fact what the attributed sentences
below it bear out, and a headline sums up its body: neither is a second voice. It stays one where the report's own people saw
it, where the report lays the event at itself ("Reuters verified"), or where a lead tells otherwise than all whom it names (a
smaller number than theirs may be a part of it); and
what a monitor, the UN or an analyst publishes in its own voice is its finding, whomever it quotes beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from twosource.corroboration.copies import may_be_one_number
from twosource.corroboration.figures import What, counted_of
from twosource.corroboration.intervals import gap_days
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.records import Figure

# Publishers who pass on what others tell them; the own voice of others is a finding.
_NEWSROOMS = frozenset({"press", "agency", "state_media", "propaganda", "social_media", "unknown"})


def with_own_voice_laid(statements: Sequence[Statement], ties: Ties) -> list[Statement]:
    """The statements of one event, each that a report tells in its own voice counted for whom the report names.

    Of several speakers that fit, it goes to one who counts what it counts, then to one who tells it under its type, then to
    the first of the text; all of them carry the event anyhow.
    """
    settled = list(statements)
    own = [i for i, statement in enumerate(settled) if _is_own(statement)]
    bodies = _bodies(settled) if own else {}
    leads = {i for i in own if not settled[i].headline}
    for i in sorted(
        leads, key=lambda i: (not settled[i].copies, i)
    ):  # whose words others have goes before who has them
        beside = [
            settled[j]
            for j in bodies.get(settled[i].claim.report_id, ())
            if j not in leads or _elsewhere(i, j, settled)
        ]
        settled[i] = _laid(settled[i], beside, ties)
    telling_themselves = {statement.origin for statement in statements if not statement.claim.speakers}
    for i, statement in enumerate(settled):
        if statement.origin not in telling_themselves:
            settled[i] = _echo_laid(statement, settled)
    for i in own:
        if i not in leads:
            settled[i] = _laid(settled[i], [settled[j] for j in bodies.get(settled[i].claim.report_id, ())], ties)
    return settled


def _echo_laid(statement: Statement, others: Sequence[Statement]) -> Statement:
    """ "The Herald reports that ...": laid at whom the Herald's own report lays it at, where that is among these."""
    quoted = statement.voice.kind in _NEWSROOMS and bool(statement.claim.speakers)
    if not quoted:
        return statement
    name = statement.voice.name.casefold()
    for other in others:
        published = other.claim.publisher is not None and other.claim.publisher.casefold() == name
        if published and other.origin != statement.origin and not other.eyewitness:
            return replace(statement, voice=other.voice, origin=other.origin, laid=True)
    return statement


def is_passed_on(told: Statement, others: Sequence[Statement], ties: Ties) -> bool:
    """Whether what a newsroom tells in its own voice may be what one of these, told in its report, says: it bears none of them
    out, whoever is named for it."""
    return _is_own(told) and any(o.claim.report_id == told.claim.report_id and _fits(told, o, ties) for o in others)


def _is_own(statement: Statement) -> bool:
    newsroom = statement.voice.kind in _NEWSROOMS
    return newsroom and not statement.claim.speakers and statement.coded is None and not statement.eyewitness


def _elsewhere(lead: int, other: int, statements: Sequence[Statement]) -> bool:
    """Whether a lead's report has another lead's words from another report: then that one is no lead of its own."""
    return statements[lead].claim.report_id != statements[other].claim.report_id


def _bodies(statements: Sequence[Statement]) -> dict[str, list[int]]:
    """For each report which statements its body tells, straight or in another's words, in the order of its text."""
    told: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for i, statement in enumerate(statements):
        if not statement.headline:
            for claim in statement.claims:
                told[claim.report_id].append((claim.sentence.start, claim.claim_id, i))
    return {report: [i for _, _, i in sorted(of_report)] for report, of_report in told.items()}


def _laid(statement: Statement, others: Sequence[Statement], ties: Ties) -> Statement:
    if not others or any(other.origin == statement.origin for other in others):
        return statement
    fitting = others if statement.headline else [other for other in others if _fits(statement, other, ties)]
    if not fitting:
        return statement
    first = min(
        fitting, key=lambda other: (not _counts_alike(statement, other), other.kind.code != statement.kind.code)
    )
    return replace(statement, voice=first.voice, origin=first.origin, laid=True)


def _fits(lead: Statement, other: Statement, ties: Ties) -> bool:
    """Whether what a lead tells may be what this speaker told: no number, day or party of it is another."""
    return gap_days(lead.days, other.days) == 0 and _numbers_fit(lead, other) and _parties_fit(lead, other, ties)


def _numbers_fit(lead: Statement, other: Statement) -> bool:
    """Whether of each thing that both count, some number of the one may be one of the other, or a part of it."""
    mine, theirs = _counted(lead), _counted(other)
    return all(
        any(may_be_one_number(a, b) or _is_less(a, b) for a in mine[what] for b in theirs[what])
        for what in mine
        if what in theirs
    )


def _is_less(a: Figure, b: Figure) -> bool:
    return a.high is not None and b.low is not None and a.high < b.low


def _parties_fit(lead: Statement, other: Statement, ties: Ties) -> bool:
    day = other.days[1] or lead.days[1]

    def fit(taker: frozenset[str], loser: frozenset[str]) -> bool:
        return ties.may_be_one(lead.taker, taker, day) and ties.may_be_one(lead.loser, loser, day)

    turns = bool({lead.kind.code, other.kind.code} & shipped_kindred().mutual)
    return fit(other.taker, other.loser) or (turns and fit(other.loser, other.taker))


def _counts_alike(lead: Statement, other: Statement) -> bool:
    """Whether both count some one thing."""
    return not _counted(lead).keys().isdisjoint(_counted(other))


def _counted(statement: Statement) -> dict[What, list[Figure]]:
    """What a statement counts: its figures by what and whom they count."""
    found: dict[What, list[Figure]] = {}
    for figure in statement.claim.figures:
        found.setdefault((figure.what, counted_of(figure)), []).append(figure)
    return found
