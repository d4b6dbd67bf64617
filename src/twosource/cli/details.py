"""A thing and its trail laid out for people: its fields, what rests on it, and the words it rests on itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from twosource.cli.decision_rows import lines_of, words
from twosource.cli.finding import Found
from twosource.cli.listings import days, figure, flags, less_sure, names, relay, reliability, stance
from twosource.cli.output import one_line
from twosource.cli.reasons import reason_lines
from twosource.cli.session import Look

Row = dict[str, Any]
_QUOTED = frozenset(("event", "claim", "holding", "siege", "report", "decision"))


def details(found: Found, look: Look, *, why: bool) -> Iterator[str]:
    """The lines to print.

    Args:
        why: also the rules each claim rests on, what the store was built from, and the words behind long lists.
    """
    yield f"{found.kind} {found.id}"
    fields = _event(found.record, look) if found.kind == "event" else _FIELDS[found.kind](found.record)
    for label, value in fields:
        if value not in (None, "", "."):
            yield f"  {label:12} {one_line(str(value))}"
    for table, line in (("sieges", _siege_line), ("holdings", _holding_line), ("events", _event_line)):
        rows = getattr(found, table)
        if rows:
            yield f"\n{_headings(found.kind)[table]}"
            yield from (f"  {line(row)}" for row in rows)
    if found.decisions:
        yield "\ndecisions"
        yield from (f"  {line}" for row in found.decisions for line in lines_of(row))
    if found.why:
        yield "\nwhy"
        said = found.record.get("grade_reason")  # stands above
        yield from (f"  {line}" for row in found.why if row["says"] != said for line in reason_lines(row))
    if found.kind in _QUOTED or why:
        yield from _quotes(found, look, why)
    elif found.claims:
        yield f"\n{len(found.claims)} claims: their words come with --why"
    if found.kind == "report":
        yield from _log(found.record)
    if why:
        yield from _stamp(look)


def _headings(kind: str) -> dict[str, str]:
    rests = kind in ("holding", "siege")
    here = {"place": "there", "actor": "it takes part in", "source": "it speaks of", "claim": "it speaks of"}
    of = here.get(kind, "told in it")
    return {
        "events": "rests on these events" if rests else f"events {of}",
        "holdings": "holdings that rest on it" if kind == "event" else "holdings",
        "sieges": "sieges that rest on it" if kind == "event" else "sieges",
    }


def _event_line(row: Row) -> str:
    parts = [
        row["event_id"], days(row["time"]["start"], row["time"]["end"]) or "date not told", row["event_type"],
        f"{names(row['actor']) or '?'} -> {names(row['target']) or '?'}",
        row["place"]["name"] if row["place"] else "", row["grade"],
    ]  # fmt: skip
    return _parted(parts)


def _holding_line(row: Row) -> str:
    holder = row["holder"]["name"] if row["holder"] else "holder not known"
    besieged = ", besieged" if row["besieged"] else ""
    span = f"{row['from'] or ''}..{row['to'] or ''}"
    return _parted([row["holding_id"], span, row["place"], row["status"] + besieged, holder])


def _siege_line(row: Row) -> str:
    who = f"{names(row['besieger']) or '?'} -> {names(row['besieged']) or '?'}"
    return _parted([row["siege_id"], row["place"], who, row["status"].replace("_", " ")])


def _parted(parts: list[str]) -> str:
    return "  ".join(one_line(part) for part in parts if part)


def _quotes(found: Found, look: Look, why: bool) -> Iterator[str]:
    if found.claims:
        yield "\nthe words"
    for number, row in enumerate(found.claims, 1):
        claim = look.trail.claim(row["claim_id"])
        quote = look.trail.quote(claim) if claim else None
        if quote is None:
            continue
        yield f"  [{number}] {row['claim_id']}  {row['event_type']}  {stance(row)}"
        yield f"      “{one_line(quote.text)}”"
        yield f"      {one_line(quote.attribution)}"
        yield f"      {one_line(quote.citation.words())}  {quote.citation.report_id} at {quote.start}-{quote.end}"
        for label, link in (("", quote.citation.link), ("archived: ", quote.citation.archive)):
            if link:
                yield f"      {label}{link}"
        if why and row["why"]:
            yield f"      because: {one_line('; '.join(row['why']))}"


def _log(row: Row) -> Iterator[str]:
    yield "\nreading log" if row["log"] else "\nnot read yet"
    for entry in row["log"]:
        yield f"  {entry['what']:8} {entry['start']}-{entry['end']}  {one_line(entry['why'])}"
        yield f"           {one_line(entry['text'])}"


def _stamp(look: Look) -> Iterator[str]:
    stamp = look.monitor.ledger.run_stamp()
    if stamp is not None:
        yield "\nbuilt from"
        yield from (f"  {name:12} {getattr(stamp, name)}" for name in stamp.__struct_fields__)


Fields = Iterator[tuple[str, Any]]


def _with_ids(parties: list[Row]) -> str:
    return ", ".join(f"{party['name']} ({party['id'] or _unresolved(party)})" for party in parties)


def _unresolved(row: Row) -> str:
    """That a party or place was not resolved, why, and what it may be."""
    reason = f": {row['reason']}" if row.get("reason") else ""
    may_be = f"; it may be {', '.join(row['candidates'])}" if row.get("candidates") else ""
    return f"not resolved{reason}{may_be}"


def _with_grades(row: Row, role: str) -> str:
    """The parties of an event; of those that are less sure than it, by whom they are named and with which grade."""
    called = {origin["key"]: origin["name"] for origin in row["origins"]}

    def told(party: Row) -> str:
        known = party["id"] or "not resolved"
        if not less_sure(row, party):
            return f"{party['name']} ({known})"
        who = ", ".join(called.get(key, key) for key in party["origins"])
        return f"{party['name']} ({known}; {party['grade']} by {who or 'nobody any longer'})"

    return ", ".join(map(told, row[role]))


def _where(place: Row | None) -> str:
    if place is None:
        return "not told"
    within = f", within {place['radius_km']:g} km" if place.get("radius_km") is not None else ""
    return f"{place['name']} ({place['id'] or _unresolved(place)}){within}"


def _graded(row: Row) -> str:
    """The reason of a grade, which begins with it, or both where it is an analyst's."""
    grade, reason = row["grade"], row["grade_reason"]
    return str(reason) if reason.lower().startswith(grade) else f"{grade}: {reason}"


def _event(row: Row, look: Look) -> Fields:
    yield "type", row["event_type"]
    yield "who", _with_grades(row, "actor")
    yield "to whom", _with_grades(row, "target")
    yield "where", _where(row["place"])
    yield "from", _where(row["from_place"]) if row["from_place"] else None
    yield "when", f"{days(row['time']['start'], row['time']['end']) or 'not told'} ({row['time']['precision']})"
    yield "figures", ", ".join(map(figure, row["figures"]))
    yield "grade", _graded(row)
    low, high = row["credibility_low"], row["credibility_high"]
    yield "credibility", f"{row['credibility']:.2f} ({low:.2f} to {high:.2f}): {row['credibility_basis']}"
    yield "flags", flags(row)
    for origin in row["origins"]:
        interest = {"none": "no interest", "adverse": "against its interest"}.get(origin["interest"], "interested")
        yield "origin", f"{origin['name']} ({origin['kind']}; {interest}; weight {origin['weight']:.2f})"
    event = next(event for event in look.picture.events if event.event_id == row["event_id"])
    for dispute in event.disputes:
        positions = (
            f"{position.value} ({position.grade + ' by ' if position.grade else ''}"
            f"{', '.join(look.trail.holders(event, position))})"
            for position in dispute.positions
        )
        yield "dispute", f"{dispute.about.replace('_', ' ')}: {' | '.join(positions)}"
    yield "plover", row["plover"]
    yield "acled", row["acled"]


def _claim(row: Row) -> Fields:
    yield "type", row["event_type"]
    yield "stance", stance(row)
    yield "review", row["review"]
    yield "who", _with_ids(row["actor"])
    yield "to whom", _with_ids(row["target"])
    yield "where", ", ".join(map(_where, row["place"]))
    yield "from", ", ".join(map(_where, row["from_place"]))
    yield "with", names(row["instrument"])
    time = row["time"]
    yield "when", f"{days(time['start'], time['end']) or 'not told'} ({time['precision']}; from {time['basis']})"
    yield "figures", ", ".join(map(figure, row["figures"]))
    yield "attributes", ", ".join(row["attributes"])
    yield "plover", row["plover"]
    yield "acled", row["acled"]
    yield "external id", row["external_id"]


def _holding(row: Row) -> Fields:
    yield "place", f"{row['place']} ({row['place_id']})"
    yield "from", row["from"] or "open"
    yield "to", row["to"] or "it stands"
    yield "status", row["status"] + (", besieged" if row["besieged"] else "")
    yield "holder", _with_ids([row["holder"]]) if row["holder"] else "not known"
    yield "probability", f"{row['probability']:.2f}"
    for other in row["alternatives"]:
        name = other["holder"]["name"] if other["holder"] else "unknown"
        yield "or", f"{name} {other['probability']:.2f}"
    yield "why", row["reason"]


def _siege(row: Row) -> Fields:
    yield "place", f"{row['place']} ({row['place_id'] or 'not resolved'})"
    yield "besieger", _with_ids(row["besieger"])
    yield "besieged", _with_ids(row["besieged"])
    yield "began", days(row["start"]["low"], row["start"]["high"]) if row["start"] else "not told"
    yield "ended", days(row["end"]["low"], row["end"]["high"]) if row["end"] else None
    yield "status", row["status"].replace("_", " ")
    yield "people", figure({"what": "", **row["people"]}) if row["people"] else None
    yield "supplied", ", ".join(row["supply"])
    yield "why", row["reason"]


def _report(row: Row) -> Fields:
    for label, field in (
        ("publisher", "publisher"), ("title", "title"), ("published", "published"), ("url", "url"),
        ("archived", "archive_url"), ("licence", "licence"), ("language", "language"), ("read from", "origin_name"),
        ("retrieved", "retrieved"), ("external id", "external_id"), ("evidence", "raw_sha256"), ("claims", "n_claims"),
    ):  # fmt: skip
        yield label, row[field]
    yield "replaced by", row["replaced_by"]
    yield "replaces", ", ".join(row["replaces"])


def _source(row: Row) -> Fields:
    known = row.get("known") or {}
    yield "name", row.get("name") or known.get("name")
    yield "kind", row.get("kind") or known.get("kind")
    yield "also called", ", ".join(known.get("names", ()))
    yield (
        "aligned with",
        ", ".join(f"{tie['to']} {days(tie['start'], tie['end'])}".rstrip() for tie in known.get("aligned", ())),
    )
    for label, field in (("reports", "n_reports"), ("claims", "n_claims"), ("events", "n_events"), ("alone", "n_alone"),
                         ("with others", "n_with_others"), ("borne out", "n_corroborated"), ("disputed", "n_disputed"),
                         ("denied", "n_denied")):  # fmt: skip
        yield label, row.get(field)
    yield "reliable", reliability(row.get("reliability"))
    yield "interested", reliability(row.get("reliability_interested"))
    yield "relays", ", ".join(map(relay, row.get("relays") or ()))
    yield "in packs", None if known else "no: nothing is known of its interests"


def _decision(row: Row) -> Fields:
    yield "what", words(row)
    yield "who", row["who"]
    yield "when", row["when"]
    yield "why", row["why"]
    yield "status", row["status"].replace("_", " ")
    yield "no hold", row["lacks"]


def _place(row: Row) -> Fields:
    yield "name", row["name"]
    yield "kind", row["kind"]
    yield "also called", ", ".join(row["names"])
    if row["lat"] is not None:
        yield "point shown", f"{row['lat']:.2f}, {row['lon']:.2f}, within {row['radius_km']:g} km"
    yield "country", row["country"]
    yield "admin1", row["admin1"]
    yield "lies in", ", ".join(row["part_of"])
    yield "people", row["population"]
    yield "basis", row["basis"]


def _actor(row: Row) -> Fields:
    yield "name", row["name"]
    yield "kind", row["kind"]
    yield "also called", ", ".join(row["names"])
    yield "country", row["country"]
    yield "part of", ", ".join(row["parents"])
    for label in ("allies", "enemies"):
        yield label, ", ".join(f"{tie['to']} {days(tie['start'], tie['end'])}".rstrip() for tie in row[label])


_FIELDS: dict[str, Callable[[Row], Fields]] = {
    "claim": _claim,
    "holding": _holding,
    "siege": _siege,
    "report": _report,
    "source": _source,
    "place": _place,
    "actor": _actor,
    "decision": _decision,
}
