"""ISAF press releases with a coded record each: releases and claims in; how each field of the record fares, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from twosource.evaluation.isaf_baseline import rule_record
from twosource.evaluation.isaf_record import record_of
from twosource.evaluation.isaf_release import Record, Release, releases
from twosource.evaluation.isaf_tables import Tables
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig, made_report
from twosource.evaluation.scores import Formula, Tally, by_class, right, sets
from twosource.evaluation.suite import Judged, Measure, Miss, Suite

DATE, PROVINCE, KILLED, CAPTURED = "date exact", "province", "killed exact", "captured exact"
TYPE, GROUP = "event type", "target group"
_PUBLISHER = "ISAF Joint Command"
_SHOWN_CLASSES = 10  # a macro-F1 is over the classes that the coder used as often as this
_NOBODY = "none"  # the label of a release that names no group
_RULES, _NONE = "first-date and keyword rules", "always none"
_NOTHING = Record(None, frozenset(), frozenset(), frozenset(), 0, 0)


def _files(places: DataPlaces) -> list[Path]:
    return places.of_data("isaf_dev/press_releases.jsonl")


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    tables = Tables()
    found = releases(files[0].read_bytes().splitlines())
    readings = rig.read(
        [made_report(one.text, published=one.published.isoformat(), publisher=_PUBLISHER) for one in found]
    )
    given = {
        one.id: record_of(reading.claims, one.published, tables) for one, reading in zip(found, readings, strict=True)
    }
    rules = {one.id: rule_record(one, tables) for one in found}
    return judged_records(found, given, {_RULES: rules, _NONE: {one.id: _NOTHING for one in found}})


SUITE = Suite("isaf_dev", "press releases with a coded record each", _files, _judge)


def judged_records(
    found: Sequence[Release], given: Mapping[str, Record], baselines: Mapping[str, Mapping[str, Record]]
) -> Judged:
    """The records given, and those of the baselines, against the coder's. Both are mapped from the releases' ids."""

    def measure(name: str, formula: Formula, tally: Callable[[Record, Record], Tally]) -> Measure:
        def tallies(records: Mapping[str, Record]) -> dict[str, Tally]:
            return {one.id: tally(records[one.id], one.coded) for one in found if _coded(name, one.coded)}

        return Measure(name, formula, tallies(given), {rule: tallies(told) for rule, told in baselines.items()})

    types = _often(one.coded.types for one in found)
    groups = _often(_groups(one.coded) for one in found)
    measures = [
        measure(DATE, "rate", lambda told, coded: right(told.day == coded.day)),
        measure(PROVINCE, "rate", lambda told, coded: right(told.provinces == coded.provinces)),
        measure(KILLED, "rate", lambda told, coded: right(told.killed == coded.killed)),
        measure(CAPTURED, "rate", lambda told, coded: right(told.captured == coded.captured)),
        measure(f"{TYPE}, macro-F1", "macro_f1", lambda told, coded: by_class(told.types, coded.types, types)),
        measure(f"{TYPE}, micro-F1", "f1", lambda told, coded: sets(told.types, coded.types)),
        measure(f"{GROUP}, macro-F1", "macro_f1", lambda told, coded: by_class(_groups(told), _groups(coded), groups)),
        measure(f"{GROUP}, micro-F1", "f1", lambda told, coded: sets(_groups(told), _groups(coded))),
    ]
    misses = [miss for one in found for miss in _misses(one, given[one.id])]
    return Judged({one.id: one.id for one in found}, measures, misses)


def _coded(name: str, coded: Record) -> bool:
    """Whether the coder filled the field in."""
    if name == DATE:
        return coded.day is not None
    return bool(coded.provinces) if name == PROVINCE else True


def _groups(record: Record) -> frozenset[str]:
    return record.groups or frozenset({_NOBODY})


def _often(labels: Iterable[Iterable[str]]) -> list[str]:
    counted = Counter(label for several in labels for label in several)
    return sorted(label for label, times in counted.items() if times >= _SHOWN_CLASSES)


def _misses(release: Release, told: Record) -> list[Miss]:
    coded = release.coded
    fields = [
        (DATE, _date(coded.day), _date(told.day)),
        (PROVINCE, _joined(coded.provinces), _joined(told.provinces)),
        (KILLED, str(coded.killed), str(told.killed)),
        (CAPTURED, str(coded.captured), str(told.captured)),
        (TYPE, _joined(coded.types), _joined(told.types)),
        (GROUP, _joined(_groups(coded)), _joined(_groups(told))),
    ]
    words = " ".join(release.text[release.body :].split())
    return [
        Miss(release.id, name, _kind(name, wanted, given), wanted, given or "nothing", words)
        for name, wanted, given in fields
        if wanted and wanted != given
    ]


def _kind(name: str, wanted: str, given: str) -> str:
    if not given or (given == "0" and name in (KILLED, CAPTURED)):
        return "nothing given"
    if name in (KILLED, CAPTURED):
        return "too many" if int(given) > int(wanted) else "too few"
    if name == DATE:
        return "too late" if given > wanted else "too early"
    return f"{given} for {wanted}"


def _date(day: date | None) -> str:
    return day.isoformat() if day else ""


def _joined(labels: frozenset[str]) -> str:
    return ";".join(sorted(labels))
