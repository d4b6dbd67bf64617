"""How each table is laid out for people. Masked rows in, a printed table out; reports get a block each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from twosource.cli.output import one_line, say
from twosource.cli.session import Look
from twosource.cli.tables import Column, print_table
from twosource.records import GRADES

Row = dict[str, Any]


def listing(table: str, rows: Sequence[Row], look: Look) -> None:
    """Print the rows of a table."""
    if table == "reports":
        shared = look.monitor.ledger.shared_external_ids()
        for row in rows:
            _report(row, shared)
        return
    print_table(_COLUMNS[table], rows)


def names(parties: Sequence[Row]) -> str:
    """The names of parties, places or speakers."""
    return ", ".join(party["name"] for party in parties)


def less_sure(row: Row, party: Row) -> bool:
    """Whether the grade of an event is higher than the one that naming this party reaches."""
    return party["grade"] is not None and GRADES.index(party["grade"]) < GRADES.index(row["grade"])


def _with_grades(row: Row, role: str) -> str:
    """The parties of an event, each with its own grade where that is lower than the event's."""
    return ", ".join(f"{p['name']} ({p['grade']})" if less_sure(row, p) else p["name"] for p in row[role])


def days(start: str | None, end: str | None) -> str:
    """An interval of days; ``..`` where an end is open, nothing where both are."""
    if start == end:
        return start or ""
    return f"{start or ''}..{end or ''}"


def figure(row: Row) -> str:
    """A figure, such as ``killed 12``, ``killed 12+``, ``injured 20-30``, ``killed up to 100 (civilians)``."""
    low, best, high = row["low"], row["best"], row["high"]
    if low is not None and low == high:
        amount = str(low)
    elif low is not None and high is not None:
        amount = f"{low}-{high}"
    elif low is not None:
        amount = f"{low}+"
    elif high is not None:
        amount = f"up to {high}"
    else:
        amount = str(best) if best is not None else "?"
    who = f" ({row['who']})" if row.get("who") else ""
    return f"{row['what']} {amount}{who}".strip()


def said_by(row: Row) -> str:
    """A claim's chain of speakers, the innermost first; the publisher where it speaks for itself."""
    chain = [speaker["name"] for speaker in reversed(row["speakers"])]
    return " < ".join([*chain, row["publisher"] or "unnamed publisher"])


def stance(row: Row) -> str:
    """How a claim is put: ``happened, stated``; ``denied`` where it is."""
    denied = ["denied"] if row["polarity"] == "denied" else []
    return ", ".join([*denied, row["modality"], row["certainty"]])


def flags(row: Row) -> str:
    """What stands beside an event's grade."""
    found = [name.replace("_", " ") for name in ("unverified", "against_interest") if row[name]]
    return ", ".join(found + [f"disputed: {dispute['about'].replace('_', ' ')}" for dispute in row["disputes"]])


def reliability(row: Row | None) -> str | None:
    """How often a source is right, with its letter and interval; None where nothing was learnt of it."""
    return f"{row['letter']} {row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f})" if row else None


def relay(row: Row) -> str:
    """Whom a source relays, and the share that it has from it."""
    return f"{row['name']} {row['share']:.0%}"


def _place_of(row: Row) -> str:
    return row["place"]["name"] if row["place"] else ""


_COLUMNS = {
    "claims": (
        Column("claim", lambda row: row["claim_id"], wraps=False),
        Column("type", lambda row: row["event_type"]),
        Column("when", lambda row: days(row["time"]["start"], row["time"]["end"])),
        Column("who", lambda row: names(row["actor"])),
        Column("to whom", lambda row: names(row["target"])),
        Column("where", lambda row: names(row["place"])),
        Column("figures", lambda row: ", ".join(map(figure, row["figures"]))),
        Column("stance", stance),
        Column("said by", said_by),
    ),
    "events": (
        Column("event", lambda row: row["event_id"], wraps=False),
        Column("type", lambda row: row["event_type"]),
        Column("when", lambda row: days(row["time"]["start"], row["time"]["end"])),
        Column("who", lambda row: _with_grades(row, "actor")),
        Column("to whom", lambda row: _with_grades(row, "target")),
        Column("where", _place_of),
        Column("figures", lambda row: ", ".join(map(figure, row["figures"]))),
        Column("grade", lambda row: row["grade"]),
        Column("origins", lambda row: names(row["origins"])),
        Column("beside the grade", flags),
    ),
    "sources": (
        Column("source", lambda row: row["source_id"], wraps=False),
        Column("name", lambda row: row["name"]),
        Column("kind", lambda row: row["kind"]),
        Column("aligned with", lambda row: ", ".join(row["aligned"])),
        Column("reports", lambda row: row["n_reports"]),
        Column("claims", lambda row: row["n_claims"]),
        Column("events", lambda row: row["n_events"]),
        Column("alone", lambda row: row["n_alone"]),
        Column("with others", lambda row: row["n_events"] - row["n_alone"]),
        Column("borne out", lambda row: row["n_corroborated"]),
        Column("disputed", lambda row: row["n_disputed"]),
        Column("reliable", lambda row: reliability(row.get("reliability"))),
        Column("relays", lambda row: ", ".join(map(relay, row.get("relays") or ()))),
    ),
    "holdings": (
        Column("holding", lambda row: row["holding_id"], wraps=False),
        Column("place", lambda row: row["place"]),
        Column("from", lambda row: row["from"]),
        Column("to", lambda row: row["to"]),
        Column("status", lambda row: row["status"] + (", besieged" if row["besieged"] else "")),
        Column("holder", lambda row: row["holder"]["name"] if row["holder"] else None),
        Column("probability", lambda row: row["probability"]),
        Column("why", lambda row: row["reason"]),
    ),
    "sieges": (
        Column("siege", lambda row: row["siege_id"], wraps=False),
        Column("place", lambda row: row["place"]),
        Column("besieger", lambda row: names(row["besieger"])),
        Column("besieged", lambda row: names(row["besieged"])),
        Column("began", lambda row: days(row["start"]["low"], row["start"]["high"]) if row["start"] else None),
        Column("ended", lambda row: days(row["end"]["low"], row["end"]["high"]) if row["end"] else None),
        Column("status", lambda row: row["status"].replace("_", " ")),
        Column("people", lambda row: figure({"what": "", **row["people"]}) if row["people"] else None),
        Column("why", lambda row: row["reason"]),
    ),
}


def _report(row: Row, shared: dict[str, tuple[str, ...]]) -> None:
    """A report's citation, then its reading log."""
    head = [row["published"] or "undated", row["publisher"] or "unnamed publisher", row["title"] or "untitled"]
    say(f"{row['report_id']}  {'  '.join(map(one_line, head))}")
    for label, field in (
        ("id", "external_id"), ("from", "origin_name"), ("url", "url"), ("archive", "archive_url"),
        ("licence", "licence"), ("language", "language"), ("evidence", "raw_sha256"),
    ):  # fmt: skip
        if row[field]:
            say(f"    {label:9} {one_line(row[field])}")
    versions = {row["report_id"], row["replaced_by"], *row["replaces"]}
    others = [other for other in shared.get(row["external_id"] or "", ()) if other not in versions]
    if row["replaced_by"]:
        say(f"    {'flag':9} the row was corrected: {row['replaced_by']} stands in its place, and this counts no more")
    if row["replaces"]:
        say(f"    {'replaces':9} {', '.join(row['replaces'])}")
    if others:
        say(f"    {'flag':9} its id is also that of {', '.join(others)}, which differs; all are kept")
    if row["n_claims"] is None:
        say(f"    {'log':9} not read yet")
    else:
        say(f"    {'claims':9} {row['n_claims']}")
    for entry in row["log"]:
        where = f"{entry['start']}-{entry['end']}"
        say(f"    {entry['what']:9} {where}  {one_line(entry['why'])}: {_opening(entry['text'])}")
    say("")


def _opening(text: str, length: int = 60) -> str:
    line = one_line(text)
    return line if len(line) <= length else f"{line[:length].rstrip()} ..."
