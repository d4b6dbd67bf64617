"""The first report and its altered variants: coded reports in; which rows were found and what was falsely claimed, out.

Whoever works on the reader knows the rows of the first report, so none of them is kept aside. A row may be several
claims: it is found when all of them are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from twosource.evaluation.keywords import Keywords
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig, made_report
from twosource.evaluation.rows import CodedReport, Row, RowScore, false_claims, find_quote, score_rows
from twosource.evaluation.scores import Tally, right
from twosource.evaluation.spelling import as_spelled
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.records import Claim, Reading

ROWS, LEFT_OUT = "rows", "false claims left out"


class _Facts(msgspec.Struct):
    published: str
    publisher: str
    title: str


def _seed_files(places: DataPlaces) -> list[Path]:
    return [*places.of_cases("seed.jsonl"), *places.of_data("seed/report.txt", "seed/report.json")]


def _altered_files(places: DataPlaces) -> list[Path]:
    return places.of_cases("seed_altered.jsonl")


def _judge_seed(rig: Rig, files: Sequence[Path]) -> Judged:
    rows, text, facts_file = files
    coded = msgspec.json.decode(rows.read_bytes(), type=CodedReport)
    facts = msgspec.json.decode(facts_file.read_bytes(), type=_Facts)
    coded = msgspec.structs.replace(
        coded, text=text.read_text("utf-8"), published=facts.published, publisher=facts.publisher, title=facts.title
    )
    return _judge(rig, [coded], group_by_row=True)


def _judge_altered(rig: Rig, files: Sequence[Path]) -> Judged:
    lines = files[0].read_bytes().splitlines()
    return _judge(rig, [msgspec.json.decode(line, type=CodedReport) for line in lines if line.strip()])


SEED = Suite(
    "seed", "the first report: the claims a careful coder finds in it", _seed_files, _judge_seed, keeps_aside=False
)
SEED_ALTERED = Suite("seed_altered", "the same report in other names, syntax and wars", _altered_files, _judge_altered)


def _judge(rig: Rig, coded: Sequence[CodedReport], *, group_by_row: bool = False) -> Judged:
    readings = rig.read(
        [
            made_report(one.text or "", published=one.published, publisher=one.publisher, title=one.title)
            for one in coded
        ]
    )
    given = [
        as_spelled(reading, one.text or "", rig.knowledge.places.get)
        for one, reading in zip(coded, readings, strict=True)
    ]
    return judged_rows(coded, given, Keywords(rig.codebook), group_by_row=group_by_row)


def judged_rows(
    coded: Sequence[CodedReport], readings: Sequence[Reading], keywords: Keywords, *, group_by_row: bool = False
) -> Judged:
    """The rows and bans of coded reports, judged by the claims; the baseline is a keyword of a row's type in its words."""
    groups: dict[str, str] = {}
    rows: dict[str, Tally] = {}
    by_keyword: dict[str, Tally] = {}
    left_out: dict[str, Tally] = {}
    left_out_by_keyword: dict[str, Tally] = {}
    misses: list[Miss] = []
    for report, reading in zip(coded, readings, strict=True):
        text = report.text or ""
        scores: defaultdict[int, list[tuple[Row, RowScore]]] = defaultdict(list)
        for row, one in zip(report.rows, score_rows(report, text, reading.claims), strict=True):
            scores[row.row].append((row, one))
        for number, found in scores.items():
            item = f"{report.id}:{number}"
            groups[item] = item if group_by_row else report.id
            rows[item] = right(all(one.found for _, one in found))
            by_keyword[item] = right(all(_types(row) & keywords.types(row.quote) for row, _ in found))
            misses += [_miss(item, row, one, text, reading.claims) for row, one in found if not one.found]
        for number, ban in enumerate(report.must_not):
            item = f"{report.id}:not-{number + 1}"
            groups[item] = item if group_by_row else report.id
            one_ban = msgspec.structs.replace(report, must_not=[ban])
            false = false_claims(one_ban, text, reading.claims)
            left_out[item] = right(not false)
            told = keywords.types(ban.quote)
            left_out_by_keyword[item] = right(not told if ban.type == "*" else ban.type not in told)
            misses += [
                Miss(item, LEFT_OUT, "false claim", f"no {ban.type}", told_briefly(claim), ban.quote) for claim in false
            ]
    return Judged(
        groups,
        [
            Measure(ROWS, "rate", rows, {"keyword, type alone": by_keyword}),
            Measure(LEFT_OUT, "rate", left_out, {"keyword": left_out_by_keyword}),
        ],
        misses,
    )


def told_briefly(claim: Claim) -> str:
    """A claim in a few words, for a table of errors."""
    parties = " -> ".join(", ".join(mention.name for mention in side) or "-" for side in (claim.actor, claim.target))
    places = ", ".join(place.name for place in claim.place) or "-"
    speaker = claim.speakers[-1].name if claim.speakers else "own voice"
    when = f"{claim.time.start or ''}/{claim.time.end or ''}"
    stance = " ".join(filter(None, (claim.modality, claim.certainty, claim.polarity.replace("affirmed", ""))))
    return f"{claim.event_type} [{claim.trigger.text}] {parties}; {places}; {when}; {speaker}; {stance}"


def _types(row: Row) -> set[str]:
    return {row.type} if isinstance(row.type, str) else set(row.type)


def _miss(item: str, row: Row, score: RowScore, text: str, claims: Sequence[Claim]) -> Miss:
    start = find_quote(text, row.quote)
    near = [claim for claim in claims if start <= claim.trigger.start < start + len(row.quote)]
    wanted = "; ".join(f"{field} {_wanted(row, field)}" for field in score.misses or ("type",))
    return Miss(
        item,
        ROWS,
        " ".join(score.misses) or "no claim",
        wanted,
        " | ".join(map(told_briefly, near)) or "nothing",
        row.quote,
    )


def _wanted(row: Row, field: str) -> str:
    value = getattr(row, field)
    if field == "time" and row.time is not None:
        return f"{row.time.start}/{row.time.end}"
    return "/".join(value) if isinstance(value, list) else str(value)
