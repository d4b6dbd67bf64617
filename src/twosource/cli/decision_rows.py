"""Decisions as rows: each with its status, masked; and how they are laid out for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from twosource.cli.output import one_line, say
from twosource.cli.session import Look
from twosource.decisions import in_force

Row = dict[str, Any]


def decision_rows(look: Look) -> list[Row]:
    """All decisions, the latest first, with ``status`` (in_force, undone, unbound) and what an unbound one lacks.

    ``speaks_of`` are the ids that it speaks of: as it was made, and those of the claims it is bound to now.
    """
    history = list(look.monitor.ledger.decisions())
    standing = in_force(history)
    loose = {one.decision_id: one.says for one in look.monitor.unbound()}
    bound = look.monitor.bound()
    rows = []
    for decision in sorted(history, key=lambda d: (d.when, d.decision_id), reverse=True):
        row: Row = msgspec.to_builtins(look.masks.decision(decision))
        key = decision.decision_id
        row["status"] = "unbound" if key in loose else "in_force" if key in standing else "undone"
        row["lacks"] = loose.get(key)
        named = (decision.subject, decision.other, *bound.get(key, ()))
        row["speaks_of"] = list(dict.fromkeys(one for one in named if one))
        rows.append(row)
    return rows


def print_decisions(rows: Sequence[Row]) -> None:
    """Print them, each with its reason on a line of its own."""
    for row in rows:
        for line in lines_of(row):
            say(line)


def lines_of(row: Row) -> Iterator[str]:
    """A decision for people: what, its status; who and why; and what it lacks."""
    status = row["status"].replace("_", " ")
    yield f"{row['decision_id']}  {row['when'][:16].replace('T', ' ')}  {words(row)}  [{status}]"
    yield f"    {one_line(row['who'])}: {one_line(row['why'])}"
    if row["lacks"]:
        yield f"    no hold: {one_line(row['lacks'])}"


def words(row: Row) -> str:
    """What was decided: ``correct clm_1: place = plc:sy:raqqa``."""
    other = f" and {row['other']}" if row["other"] else ""
    what = f"{row['field']} = {row['value'] or 'unknown'}" if row["field"] else row["value"]
    return one_line(f"{row['kind'].replace('_', ' ')} {row['subject']}{other}{f': {what}' if what else ''}")
