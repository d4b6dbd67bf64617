"""Why: what made claims one event and gave it its grade, and which rule gave each part of a claim. An id in; masked rows,
each readable by itself, out.

Rows have ``about`` (one_event, grade, or the part of a claim), ``says``, and what else there is to tell: the claim, the
one it was joined by, what each field weighed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from twosource.cli.output import one_line
from twosource.cli.session import Look
from twosource.records import Claim, Event, Origin

Row = dict[str, Any]
_BASES = {
    "text": "the sentence's own words date it",
    "sentence_before": "the sentence before dates it",
    "dateline": "the dateline dates it",
    "news": "it is told as news, so it was the day of publication or the one before",
    "analyst": "an analyst dated it",
    "unknown": "nothing dates it but that it was told by then",
}
_VIA = {
    "name": "named",
    "description": "described",
    "pronoun": "a pronoun stands for it",
    "inferred": "understood from what stands around it",
}
_RELATIONS = {"founds": "founds it", "same": "joins it by", "denies": "denies", "copies": "copies"}
_INTERESTS = {
    "interested": "has an interest in its being believed",
    "adverse": "says so against its own interest",
    "none": "has no interest in it that is known",
}


def reasons_of(look: Look, kind: str, wanted: str) -> list[Row]:
    """The reasons of an event or a claim; nothing of other things."""
    if kind == "event":
        return _of_event(look, next(event for event in look.picture.events if event.event_id == wanted))
    if kind == "claim":
        struck = {claim.claim_id: claim for claim in look.picture.rejected}
        claim = look.trail.claim(wanted) or struck[wanted]
        return list(_of_claim(look.masks.claim(claim)))
    return []


def reason_lines(row: Row) -> Iterator[str]:
    """A reason for people."""
    if row["about"] != "one_event":
        yield f"{row['about'].replace('_', ' '):12} {one_line(row['says'])}"
        return
    other = f" {row['other']}" if row["other"] else ""
    yield f"{row['claim_id']} {_RELATIONS[row['relation']]}{other}: {one_line(row['says'])}"
    if row["fields"]:
        weights = ", ".join(map(_weighed, row["fields"]))
        yield f"    {weights}; in all {row['total']:.1f}, to pass {row['threshold']:.1f}"


def _weighed(field: Row) -> str:
    stated = "" if field["stated"] is None else f" (stated {field['stated']:+.1f})"
    return f"{field['field']} {field['weight']:+.1f}{stated}"


def _of_event(look: Look, event: Event) -> list[Row]:
    claims = look.trail.claims_of(event.claims)
    reports = sorted({claim.report_id for claim in claims})

    def masked(text: str) -> str:
        for report in reports:
            text = look.masks.string(text, report)
        return text

    rows: list[Row] = []
    for because in look.monitor.explain(event, claims):
        row: Row = {"about": "one_event", **msgspec.to_builtins(because)}
        row["says"] = masked(row["says"])
        row["fields"] = [{**field, "says": masked(field["says"])} for field in row["fields"]]
        rows.append(row)
    if (links := look.monitor.links_learnt()) is not None:
        rows.append({"about": "weights", "says": f"Links between sentences are weighed by what was {links}."})
    shown = look.masks.event(event)
    rows.append({"about": "grade", "says": shown.grade_reason})
    rows += [{"about": "grade", "says": _voice(origin)} for origin in shown.origins]
    rows.append({"about": "credibility", "says": shown.credibility_basis})
    return rows


def _voice(origin: Origin) -> str:
    kind = origin.kind.replace("_", " ")
    told = "1 claim" if len(origin.claims) == 1 else f"{len(origin.claims)} claims"
    return f"{origin.name} ({kind}) {_INTERESTS[origin.interest]}; it counts as {round(origin.weight, 2):g} of a voice ({told})."


def _of_claim(claim: Claim) -> Iterator[Row]:
    """Which rule gave each part of a masked claim."""
    rules: dict[str, list[str]] = {}
    for rule in claim.why:
        head, _, tail = rule.partition(": ")
        rules.setdefault(head, []).append(tail or rule)
    trigger = "; ".join(rules.pop("trigger", ()))
    yield _part("event_type", f"{claim.event_type}, for “{claim.trigger.text}”" + (f" ({trigger})" if trigger else ""))
    stance = [claim.modality, claim.certainty, *(["denied"] if claim.polarity == "denied" else [])]
    words = "; ".join(rules.pop("stance", ()))
    plain = ": no word says otherwise" if stance == ["happened", "stated"] else ""
    yield _part("stance", ", ".join(stance) + (f", for {words}" if words else plain))
    rules.pop("said", None)
    for speaker in claim.speakers:
        who = f"{speaker.name} ({speaker.source_id or 'in no pack'}, {speaker.kind})"
        yield _part("speaker", who + (f", for “{speaker.cue}”" if speaker.cue else ""))
    if not claim.speakers:
        yield _part("speaker", "the publisher's own voice: no word gives it to another")
    for role in ("actor", "target", "place", "from_place", "instrument"):
        for mention in getattr(claim, role):
            found = (
                f"{mention.name} ({mention.id or 'in no pack'}), for “{mention.text}” at {mention.start}-{mention.end}"
            )
            yield _part(role, f"{found}: {_VIA[mention.via]}")
    dated = f" (“{claim.time.text}”)" if claim.time.text else ""
    basis = _BASES.get(claim.time.basis, claim.time.basis)
    yield _part("time", f"{_days(claim)}: {basis}{dated}")
    for figure in claim.figures:
        bounds = "/".join("?" if bound is None else str(bound) for bound in (figure.low, figure.best, figure.high))
        yield _part("figures", f"{figure.what} {bounds} (low/best/high), for “{figure.text}”")
    for head, tails in rules.items():
        for tail in tails:
            yield _part("rule" if tail == head else head, tail)


def _days(claim: Claim) -> str:
    start, end = claim.time.start, claim.time.end
    if start == end:
        return start.isoformat() if start else "no day"
    return f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}"


def _part(about: str, says: str) -> Row:
    return {"about": about, "says": says}
