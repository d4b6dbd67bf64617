"""Denials of means: "admitted that they fired on the town but denied that they used mortars" denies no attack.

In: the statements of reports. Out: the same without those denials, which speak of no occurrence that another tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from twosource.corroboration.intervals import gap_days
from twosource.corroboration.statements import Statement


def without_denied_means(statements: Sequence[Statement]) -> list[Statement]:
    """The statements but for denials whose voice, in the same report, owns the attack and leaves open by what means."""
    owned: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if not statement.denied and statement.told_nearer:
            owned[statement.claim.report_id, statement.origin].append(statement)
    return [
        s
        for s in statements
        if not s.denied or not any(_of_means(s, o) for o in owned.get((s.claim.report_id, s.origin), ()))
    ]


def _of_means(denial: Statement, attack: Statement) -> bool:
    places = [{place.id or place.name for place in s.where} for s in (denial, attack)]
    together = not places[0].isdisjoint(places[1])
    return denial.kind.code in attack.told_nearer and together and gap_days(denial.days, attack.days) == 0
