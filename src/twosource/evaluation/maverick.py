"""MAVERICK: which coded reports are of one event, and on what the reports of an event differ.

Linking is cross-validated (`maverick_linking`); disagreement is scored on the coder's own events. Resampling draws
months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from twosource.corroboration import CorroborationSettings, LinkSettings
from twosource.corroboration.events import EventMaker
from twosource.corroboration.linking import Occurrence
from twosource.corroboration.reliability import SHIPPED_SOURCES, Reliabilities
from twosource.corroboration.ties import Ties
from twosource.evaluation.clusters import b_cubed, pairwise
from twosource.evaluation.maverick_disputes import coded_flags, events_of, found_flags
from twosource.evaluation.maverick_linking import Clusters, Linker, cross_validated
from twosource.evaluation.maverick_rows import Row, rows
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import Tally, sets
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.records import Dispute

PAIRS, B_CUBED = "pairs of one event, F1", "events, B-cubed F1"
PRECISION, RECALL = "disagreements, precision", "disagreements, recall"
_ALONE, _DAY_AND_CITY, _RULES, _ALWAYS = "every row alone", "same day and city", "stated rules", "every flag"
_MOVED = "stated rules, moved by the rows without labels"


def _files(places: DataPlaces) -> list[Path]:
    return places.of_data("maverick_dev/reports.csv")


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    found = rows(files[0], rig)
    linker = Linker(rig, found)
    given = cross_validated(linker, found)
    baselines: dict[str, Mapping[str, object]] = {
        _ALONE: {row.id: row.id for row in found},
        _DAY_AND_CITY: {row.id: day_and_city(row) for row in found},
        _RULES: linker.clusters(LinkSettings(), as_read=True),
        _MOVED: linker.clusters(linker.moved(), as_read=True),
    }
    flags = {event: found_flags(disputes) for event, disputes in _disputes(rig, linker, found).items()}
    return judged_rows(found, given, baselines, flags)


SUITE = Suite("maverick_dev", "coded reports of election violence: which are of one event, and where they differ",
              _files, _judge)  # fmt: skip


def day_and_city(row: Row) -> tuple[str, str]:
    """The plainest rule: rows of one first day and one city are one event; a row without a city is alone."""
    return row.cells["date_start"], row.cells["city"] or row.id


def judged_rows(
    found: Sequence[Row],
    given: Sequence[tuple[frozenset[str], Clusters]],
    baselines: Mapping[str, Mapping[str, object]],
    flags: Mapping[str, frozenset[str]],
) -> Judged:
    """Clusters and flags against the coder's.

    Args:
        given: the rows of each fold, and the clusters of all rows that they are judged by.
        baselines: rule -> row -> cluster.
        flags: event -> on what its reports were found to differ.
    """
    wanted = {row.id: row.event for row in found}
    linked: dict[str, dict[str, Tally]] = {PAIRS: {}, B_CUBED: {}}
    for fold, clusters in given:
        for name, tallies in ((PAIRS, pairwise(clusters, wanted)), (B_CUBED, b_cubed(clusters, wanted))):
            linked[name].update((row, tally) for row, tally in tallies.items() if row in fold)
    events = events_of(found)
    coded = {event: coded_flags(of_event) for event, of_event in events.items()}
    every = frozenset().union(*coded.values()) if coded else frozenset()
    told = {f"event {event}": sets(flags.get(event, frozenset()), coded[event]) for event in events}
    always = {f"event {event}": sets(every, coded[event]) for event in events}
    measures = [
        Measure(PAIRS, "f1", linked[PAIRS], {rule: pairwise(told, wanted) for rule, told in baselines.items()}),
        Measure(B_CUBED, "b_cubed", linked[B_CUBED], {rule: b_cubed(told, wanted) for rule, told in baselines.items()}),
        Measure(PRECISION, "precision", told, {_ALWAYS: always}),
        Measure(RECALL, "recall", told, {_ALWAYS: always}),
    ]
    months = {row.id: row.month for row in found}
    months |= {f"event {event}": of_event[0].month for event, of_event in events.items()}
    misses = [*_wrong_clusters(found, given), *_wrong_flags(events, flags, coded)]
    return Judged(months, measures, misses)


def _disputes(rig: Rig, linker: Linker, found: Sequence[Row]) -> dict[str, tuple[Dispute, ...]]:
    """The disputes of the coder's events, as the program finds them when told which reports they are."""
    settings = CorroborationSettings()
    reliabilities = Reliabilities(SHIPPED_SOURCES, settings)
    maker = EventMaker(rig.knowledge, Ties(rig.knowledge), rig.codebook, settings, reliabilities, {})
    statements = defaultdict(list)
    for statement in linker.statements:
        statements[linker.row(statement).event].append(statement)
    return {event: maker.make(Occurrence(tuple(statements[event]), ())).disputes for event in events_of(found)}


def _wrong_clusters(found: Sequence[Row], given: Sequence[tuple[frozenset[str], Clusters]]) -> list[Miss]:
    by_id = {row.id: row for row in found}
    misses = []
    for fold, clusters in given:
        for row in (by_id[identifier] for identifier in sorted(fold)):
            here = clusters[row.id]
            strangers = [other for other in found if clusters[other.id] == here and other.event != row.event]
            missed = [other for other in found if clusters[other.id] != here and other.event == row.event]
            for kind, others in (("joined to another event", strangers), ("left apart from its event", missed)):
                if others:
                    given_words = " | ".join(_words(other) for other in others[:3])
                    misses.append(Miss(row.id, PAIRS, kind, row.event, given_words, _words(row)))
    return misses


def _wrong_flags(
    events: Mapping[str, Sequence[Row]], flags: Mapping[str, frozenset[str]], coded: Mapping[str, frozenset[str]]
) -> list[Miss]:
    misses = []
    for event, of_event in events.items():
        told = flags.get(event, frozenset())
        for flag in sorted(told ^ coded[event]):
            score, kind = (PRECISION, f"no disagreement on {flag}") if flag in told else (RECALL, f"missed {flag}")
            words = " | ".join(_words(row) for row in of_event)
            misses.append(
                Miss(f"event {event}", score, kind, ", ".join(sorted(coded[event])), ", ".join(sorted(told)), words)
            )
    return misses


def _words(row: Row) -> str:
    cells = row.cells
    told = (
        cells["source_author"], f"{cells['date_start']}..{cells['date_end']}", cells["location"] or cells["city"],
        cells["actor1"], cells["actor1_violence"], cells["target"], f"killed {cells['deaths_best']}",
        f"injured {cells['injuries_best']}",
    )  # fmt: skip
    return ", ".join(part for part in told if part)
