"""Cases: short texts with the claims that each must and must not give, in; the shares passed and left alone, out.

A case with claims to give passes when every one of them is given and no banned one is; a case without any is a negative,
and is left alone when no banned claim is given. A ban speaks of what is claimed to have happened, not of what is
planned or denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from twosource.evaluation.keywords import Keyword, Keywords
from twosource.evaluation.names import alike, name_key
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig, made_report
from twosource.evaluation.rows import Row, Window, misses
from twosource.evaluation.scores import Tally, right
from twosource.evaluation.seed import told_briefly
from twosource.evaluation.spelling import as_spelled
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.records import Claim, Reading

TIERS = ("STRONG", "MEDIUM", "WEAK")
NEGATIVES = "negatives left alone"
_HELD_TO_HAPPEN = ("happened", "ongoing")
_NEVER_COUNTED = "other"  # a claim worth keeping that is no event: no ban on all types speaks of it


class WantedFigure(msgspec.Struct, frozen=True):
    """A figure that a claim must have."""

    what: str
    low: int | None
    best: int | None
    high: int | None


class Wanted(msgspec.Struct, frozen=True):
    """A claim that a case must give. None: not scored. ``trigger`` are words that the claim's trigger must touch."""

    type: str | list[str]
    trigger: str
    actor: list[str] | None = None
    target: list[str] | None = None
    place: list[str] | None = None
    from_place: list[str] | None = None
    speakers: list[str] | None = None
    modality: list[str] | None = None
    polarity: Literal["affirmed", "denied"] = "affirmed"
    certainty: list[str] | None = None
    time: Window | None = None
    figures: list[WantedFigure] | None = None


class Banned(msgspec.Struct, frozen=True):
    """A claim that a case must not give, ``*`` for any type but ``other``; within these words, or anywhere."""

    type: str
    trigger: str | None = None


class Case(msgspec.Struct, frozen=True):
    """A case: its text, the claims that it must give and must not."""

    id: str
    tier: Literal["STRONG", "MEDIUM", "WEAK"]
    text: str
    construction: str
    must: list[Wanted]
    must_not: list[Banned]
    published: str | None = None
    publisher: str | None = None
    war: str | None = None


def _files(places: DataPlaces) -> list[Path]:
    return places.of_cases("cases.jsonl")


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    cases = [msgspec.json.decode(line, type=Case) for line in files[0].read_bytes().splitlines() if line.strip()]
    reports = [made_report(case.text, published=case.published, publisher=case.publisher) for case in cases]
    given = [
        as_spelled(reading, case.text, rig.knowledge.places.get)
        for case, reading in zip(cases, rig.read(reports), strict=True)
    ]
    return judged_cases(cases, given, Keywords(rig.codebook))


SUITE = Suite("cases", "short texts with the claims they must and must not give", _files, _judge)


def judged_cases(cases: Sequence[Case], readings: Sequence[Reading], keywords: Keywords) -> Judged:
    """The cases judged by their claims; the baseline is the keyword rule, scored on types alone."""
    tiers: dict[str, dict[str, Tally]] = {tier: {} for tier in TIERS}
    tiers_by_keyword: dict[str, dict[str, Tally]] = {tier: {} for tier in TIERS}
    negatives: dict[str, Tally] = {}
    negatives_by_keyword: dict[str, Tally] = {}
    errors: list[Miss] = []
    for case, reading in zip(cases, readings, strict=True):
        name = case.tier if case.must else NEGATIVES
        found = [*_lacking(case, reading.claims, name), *_banned(case, reading.claims, name)]
        errors += found
        passes, by_keyword = right(not found), right(_passes_by_keyword(case, list(keywords.find(case.text))))
        if case.must:
            tiers[case.tier][case.id] = passes
            tiers_by_keyword[case.tier][case.id] = by_keyword
        else:
            negatives[case.id] = passes
            negatives_by_keyword[case.id] = by_keyword
    measures = [
        *(Measure(tier, "rate", tiers[tier], {"keyword, types alone": tiers_by_keyword[tier]}) for tier in TIERS),
        Measure(NEGATIVES, "rate", negatives, {"keyword": negatives_by_keyword}),
    ]
    return Judged({case.id: case.id for case in cases}, measures, errors)


def lacks(wanted: Wanted, claim: Claim, text: str) -> tuple[str, ...]:
    """The fields in which a claim on this text is not what is wanted; empty where it is."""
    sides = {side: getattr(wanted, side) for side in ("actor", "target", "place")}
    row = Row(
        row=0,
        type=wanted.type,
        quote=wanted.trigger,
        actor=sides["actor"] or None,
        target=sides["target"] or None,
        place=sides["place"] or None,
        time=wanted.time,
        speakers=wanted.speakers,
        modality=wanted.modality,
        certainty=wanted.certainty,
        polarity=wanted.polarity,
    )
    found = list(misses(row, claim, text))
    found += [side for side, names in sides.items() if names == [] and getattr(claim, side)]  # none may be given
    if wanted.from_place is not None and not _from_there(wanted.from_place, claim):
        found.append("from_place")
    if wanted.figures is not None and not all(_told(figure, claim) for figure in wanted.figures):
        found.append("figures")
    return tuple(found)


def touching(text: str, words: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose trigger touches one of the places where these words stand in the text."""
    spans = list(_occurrences(text, words))
    return [
        claim
        for claim in claims
        if any(claim.trigger.start < end and start < claim.trigger.end for start, end in spans)
    ]


def _lacking(case: Case, claims: Sequence[Claim], score: str) -> Iterator[Miss]:
    for wanted in case.must:
        near = touching(case.text, wanted.trigger, claims)
        lacking = min((lacks(wanted, claim, case.text) for claim in near), key=len, default=None)
        if lacking == ():
            continue
        told = "; ".join(
            f"{field} {msgspec.json.encode(getattr(wanted, field)).decode()}" for field in lacking or ("type",)
        )
        yield Miss(
            case.id,
            score,
            f"{case.construction}: {' '.join(lacking or ('no claim',))}",
            f"[{wanted.trigger}] {told}",
            " | ".join(map(told_briefly, near)) or "nothing",
            case.text,
        )


def _banned(case: Case, claims: Sequence[Claim], score: str) -> Iterator[Miss]:
    for ban in case.must_not:
        near = claims if ban.trigger is None else touching(case.text, ban.trigger, claims)
        for claim in near:
            held = claim.modality in _HELD_TO_HAPPEN and claim.polarity == "affirmed"
            if held and _bans(ban, claim.event_type):
                kind = f"{case.construction}: false {claim.event_type}"
                yield Miss(case.id, score, kind, f"no {ban.type}", told_briefly(claim), case.text)


def _bans(ban: Banned, event_type: str) -> bool:
    return ban.type == event_type or (ban.type == "*" and event_type != _NEVER_COUNTED)


def _passes_by_keyword(case: Case, found: Sequence[Keyword]) -> bool:
    def near(words: str | None) -> set[str]:
        spans = list(_occurrences(case.text, words)) if words is not None else [(0, len(case.text))]
        return {one.type for one in found if any(start <= one.start < end for start, end in spans)}

    wanted = all(near(one.trigger) & ({one.type} if isinstance(one.type, str) else set(one.type)) for one in case.must)
    banned = any(_bans(ban, told) for ban in case.must_not for told in near(ban.trigger))
    return wanted and not banned


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _from_there(wanted: Sequence[str], claim: Claim) -> bool:
    if not wanted:
        return not claim.from_place
    keys = [name_key(name) for name in wanted]
    given = [name_key(name) for place in claim.from_place for name in (place.name, place.text)]
    return any(alike(key, name) for key in keys for name in given)


def _told(wanted: WantedFigure, claim: Claim) -> bool:
    return any(
        (figure.what, figure.low, figure.best, figure.high) == (wanted.what, wanted.low, wanted.best, wanted.high)
        for figure in claim.figures
    )
