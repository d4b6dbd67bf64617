"""Rows of coded tables that were corrected: what was noted of their versions in; which reports no longer count, and what
stands in their place, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from twosource.ledger import RowVersion


def replaced(versions: Iterable[RowVersion], known: Collection[str], day: date | None = None) -> dict[str, str]:
    """The reports that do not stand for their row, each with the one that does.

    Args:
        versions: in the order they were noted in.
        known: ids of the reports that are there.
        day: as of which; a row that was first taken in later is what it was then.
    """
    by_row: dict[tuple[str, str], list[RowVersion]] = defaultdict(list)
    for version in versions:
        if version.report_id in known:
            by_row[version.coded_set, version.row].append(version)
    found: dict[str, str] = {}
    for of_row in by_row.values():
        there = [one for one in of_row if day is None or one.since is None or one.since[:10] <= day.isoformat()]
        stands = (there or of_row[:1])[-1].report_id
        found.update((one.report_id, stands) for one in of_row if one.report_id != stands)
    return dict(sorted(found.items()))
