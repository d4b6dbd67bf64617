"""The columns of the CSV tables: each with what it holds. In: a row of `tables`. Out: one flat cell a column.

Several values in one cell are parted by "; ". An empty cell means null: not told, or not resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from twosource.publish.tables import Row

Cell = str | int | float | bool | None


class Column(NamedTuple):
    """A column: its name, what it holds, and how it is read off a row."""

    name: str
    holds: str
    read: Callable[[Row], Cell]


def _plain(name: str, holds: str) -> Column:
    return Column(name, holds, lambda row: row[name])


def _within(name: str, outer: str, inner: str, holds: str) -> Column:
    return Column(name, holds, lambda row: None if row[outer] is None else row[outer][inner])


def _joined(parts: Iterable[Any]) -> str | None:
    return "; ".join(str(part) for part in parts if part is not None) or None


def _each(name: str, field: str, key: str, holds: str) -> Column:
    return Column(name, holds, lambda row: _joined(item[key] for item in row[field]))


def _list(name: str, holds: str) -> Column:
    return Column(name, holds, lambda row: _joined(row[name]))


def _parties(role: str, holds: str) -> tuple[Column, ...]:
    return (_each(role, role, "name", f"{holds}: names"), _each(f"{role}_id", role, "id", f"{holds}: actor ids"))


def _first(name: str, field: str, key: str, holds: str) -> Column:
    return Column(name, holds, lambda row: row[field][0][key] if row[field] else None)


def _figure_columns(whats: Iterable[str]) -> tuple[Column, ...]:
    def bound(what: str, end: str, aggregate: Callable[[list[int]], int]) -> Callable[[Row], Cell]:
        def read(row: Row) -> Cell:
            values = [f[end] for f in row["figures"] if f["what"] == what]
            return aggregate(values) if values and None not in values else None

        return read

    return tuple(
        Column(
            f"{what}_{end}",
            f"{what}: {words}, where there are several figures the {pick} of them",
            bound(what, end, how),
        )
        for what in whats
        for end, words, pick, how in (
            ("low", "least", "least", min),
            ("best", "best figure", "greatest", max),
            ("high", "most", "greatest", max),
        )
    )


def _words_of(figures: Iterable[Mapping[str, Any]]) -> str | None:
    def bound(value: int | None) -> str:
        return "?" if value is None else str(value)

    return _joined(
        f"{f['what']}{' of ' + f['who'] if f.get('who') else ''} {'/'.join(bound(f[end]) for end in _BOUNDS)}"
        for f in figures
    )


def _disputes(row: Row) -> str | None:
    return _joined(
        f"{dispute['about']}: " + " | ".join(position["value"] for position in dispute["positions"])
        for dispute in row["disputes"]
    )


def _reliability_columns(field: str, holds: str) -> tuple[Column, ...]:
    return (
        _within(field, field, "value", f"share of {holds} that took place, as learnt"),
        _within(f"{field}_low", field, "low", "lower end of its 90 % interval"),
        _within(f"{field}_high", field, "high", "upper end of its 90 % interval"),
        _within(f"{field}_letter", field, "letter", "A to F, as in the Admiralty code; F: can't be judged"),
    )


_BOUNDS = ("low", "best", "high")
_CASUALTIES = ("killed", "injured")
_AGGREGATES = ("conservative", "informative", "representative")


def _aggregate_columns(whats: Iterable[str]) -> tuple[Column, ...]:
    """Best figures put together in the other ways, and the 90 % interval, side by side."""

    def of(what: str, *path: str) -> Callable[[Row], Cell]:
        def found(row: Row) -> Cell:
            values = [value for f in row["figures"] if f["what"] == what and (value := _at(f, path)) is not None]
            return max(values) if values else None

        return found

    return tuple(
        column
        for what in whats
        for column in (
            *(Column(f"{what}_{how}", f"{what}: best figure, {how}", of(what, how, "best")) for how in _AGGREGATES),
            Column(f"{what}_likely_low", f"{what}: lower end of the 90 % interval", of(what, "likely_low")),
            Column(f"{what}_likely_high", f"{what}: upper end of the 90 % interval", of(what, "likely_high")),
        )
    )


def _at(figure: Mapping[str, Any], path: Iterable[str]) -> int | None:
    value: Any = figure
    for key in path:
        value = None if value is None else value[key]
    found: int | None = value
    return found


_EVENT_PLACE = (
    _within("place_id", "place", "id", "place id in the knowledge packs"),
    Column("place", "place name", lambda row: row["place"]["name"] if row["place"] else None),
    _within("lat", "place", "lat", "latitude of the point shown, no finer than a populated place"),
    _within("lon", "place", "lon", "longitude of the point shown"),
    _within("radius_km", "place", "radius_km", "how far the truth may lie from the point, km"),
    _within("country", "place", "country", "ISO 3166-1 alpha-2"),
    _within("admin1", "place", "admin1", "first-level administrative unit"),
)
_FIGURES = Column("figures", "every figure as what low/best/high, ? where open", lambda row: _words_of(row["figures"]))

COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "claims": (
            _plain("claim_id", "id of the claim"),
            _plain("report_id", "id of its report"),
            _plain("external_id", "the id its input line gave"),
            _plain("publisher", "publisher of the report"),
            _plain("published", "date of publication, ISO 8601"),
            _within("sentence_start", "sentence", "start", "offset of the sentence in the stored text, code points"),
            _within("sentence_end", "sentence", "end", "end offset of the sentence"),
            Column("sentence", "the sentence, masked", lambda row: row["sentence"]["text"]),
            Column("trigger", "the word that tells the event", lambda row: row["trigger"]["text"]),
            _plain("event_type", "code of the codebook"),
            _plain("plover", "PLOVER category"),
            _plain("acled", "ACLED sub-event"),
            _plain("polarity", "affirmed or denied"),
            _plain("modality", "happened, ongoing, planned, predicted, demanded or hypothetical"),
            _plain("certainty", "confirmed, stated, hedged or unverified"),
            _each(
                "speakers", "speakers", "name", "chain of speakers, outermost first; empty: the publisher's own voice"
            ),
            _each("speaker_ids", "speakers", "source_id", "their source ids, where known"),
            *_parties("actor", "who did it"),
            *_parties("target", "to whom"),
            _each("place", "place", "name", "places"),
            _first("place_id", "place", "id", "id of the first place"),
            _first("lat", "place", "lat", "latitude of the first place as shown"),
            _first("lon", "place", "lon", "longitude of the first place as shown"),
            _first("radius_km", "place", "radius_km", "how far the truth may lie from the point, km"),
            _each("from_place", "from_place", "name", "where it came or was fired from"),
            _each("instrument", "instrument", "name", "with what"),
            _within("start", "time", "start", "first day it may have happened on"),
            _within("end", "time", "end", "last day it may have happened on"),
            _within("time_precision", "time", "precision", "day, week, month, season, year, range or unknown"),
            _within("time_basis", "time", "basis", "what the date rests on"),
            *_figure_columns(_CASUALTIES),
            _FIGURES,
            _list("attributes", "modes and degrees"),
            _plain("review", "what an analyst found of it: accepted; empty: not looked at"),
            _list("decisions", "ids of the decisions that made it what it is"),
        ),
        "events": (
            _plain("event_id", "id of the event"),
            _plain("event_type", "code of the codebook"),
            _plain("plover", "PLOVER category"),
            _plain("acled", "ACLED sub-event"),
            *_parties("actor", "who did it"),
            _each("actor_grade", "actor", "grade", "the grade that naming each of these reaches by its own origins"),
            *_parties("target", "to whom"),
            _each("target_grade", "target", "grade", "the grade that naming each of these reaches by its own origins"),
            *_EVENT_PLACE,
            _within("start", "time", "start", "first day it may have happened on"),
            _within("end", "time", "end", "last day it may have happened on"),
            _within("time_precision", "time", "precision", "day, week, month, season, year, range or unknown"),
            *_figure_columns(_CASUALTIES),
            *_aggregate_columns(_CASUALTIES),
            _FIGURES,
            _plain("grade", "predicted, claimed, reported, corroborated or confirmed"),
            _plain("grade_reason", "why this grade"),
            _plain("credibility", "0 to 1"),
            _plain("credibility_low", "lower end of its interval"),
            _plain("credibility_high", "upper end of its interval"),
            _plain("airwars", "the grade as Airwars has it: confirmed, fair, weak, contested, discounted"),
            _plain("admiralty", "Admiralty code: reliability of the best source (A to F), credibility (1 to 6)"),
            _plain("stix_confidence", "confidence in STIX, 0 to 100"),
            _plain("unverified", "some report says that it could not be verified"),
            _plain("against_interest", "told by the side it harms"),
            _plain("modality", "happened, ongoing, planned, predicted ..."),
            _plain("speech", "an event of words, which never touches control"),
            _each("origins", "origins", "name", "who says so"),
            _each("origin_ids", "origins", "source_id", "their source ids, where known"),
            _plain("n_reports", "reports that tell it"),
            _plain("n_claims", "claims that tell it"),
            _plain("n_origins", "origins that tell it"),
            _plain("effective_origins", "origins weighed by their independence"),
            Column("disputes", "what is disputed, and the positions", _disputes),
            _list("claims", "ids of its claims"),
            _list(
                "answers_to", "the ids that it had, or would have, by its other claims: one that changed is among them"
            ),
            _list("decisions", "ids of the decisions that made it what it is"),
        ),
        "holdings": (
            _plain("place_id", "place id in the knowledge packs"),
            _plain("place", "place name"),
            _plain("lat", "latitude of the point shown, no finer than a populated place"),
            _plain("lon", "longitude of the point shown"),
            _plain("radius_km", "how far the truth may lie from the point, km"),
            _plain("country", "ISO 3166-1 alpha-2"),
            _plain("from", "first day; empty: open"),
            _plain("to", "the day it ended; empty: it stands"),
            _within("holder", "holder", "name", "who holds it; empty: not known"),
            _within("holder_id", "holder", "id", "actor id of the holder"),
            _plain("status", "held, contested or unknown"),
            _plain("besieged", "whether it is besieged"),
            _plain("probability", "0 to 1"),
            Column(
                "alternatives",
                "other possible holders and their probabilities",
                lambda row: _joined(
                    f"{a['holder']['name'] if a['holder'] else 'unknown'} {a['probability']}"
                    for a in row["alternatives"]
                ),
            ),
            _list("because", "ids of the events it rests on"),
            _plain("reason", "why"),
        ),
        "sieges": (
            _plain("siege_id", "id of the siege"),
            _plain("place_id", "place id in the knowledge packs"),
            _plain("place", "place name"),
            _plain("lat", "latitude of the point shown"),
            _plain("lon", "longitude of the point shown"),
            _plain("radius_km", "how far the truth may lie from the point, km"),
            *_parties("besieger", "who besieges"),
            *_parties("besieged", "who is besieged"),
            _within("start_low", "start", "low", "earliest day it began"),
            _within("start_high", "start", "high", "latest day it began"),
            _within("end_low", "end", "low", "earliest day it ended; empty: it goes on or is not known"),
            _within("end_high", "end", "high", "latest day it ended"),
            _plain("status", "ongoing, partly_broken, broken, lifted or fallen"),
            _within("people_low", "people", "low", "least number of people inside"),
            _within("people_best", "people", "best", "best number of people inside"),
            _within("people_high", "people", "high", "greatest number of people inside"),
            _list("supply", "how people inside are supplied"),
            _list("because", "ids of the events it rests on"),
            _plain("reason", "why"),
        ),
        "sources": (
            _plain("source_id", "id of the source"),
            _plain("name", "its name"),
            _plain("kind", "state media, party, monitor, press ..."),
            _list("aligned", "parties whose interest it has"),
            _plain("n_reports", "reports it published"),
            _plain("n_claims", "claims it is the origin of"),
            _plain("n_events", "events it speaks of"),
            _plain("n_alone", "of these, told by it alone"),
            _plain("n_corroborated", "of these, corroborated or confirmed"),
            _plain("n_disputed", "of these, disputed"),
            _plain("n_with_others", "of these, told by others too"),
            _plain("n_denied", "of these, denied by somebody"),
            *_reliability_columns("reliability", "what it has no interest in"),
            *_reliability_columns("reliability_interested", "what serves its side"),
            Column(
                "relays",
                "whom it relays, and the share of what it told after them that it has from them",
                lambda row: _joined(f"{relay['name']} {relay['share']}" for relay in row["relays"]),
            ),
        ),
        "reports": (
            _plain("report_id", "id of the report"),
            _plain("external_id", "the id its input line gave"),
            _plain("publisher", "publisher"),
            _plain("published", "date of publication, ISO 8601"),
            _plain("title", "title, masked"),
            _plain("url", "address, masked"),
            _plain("archive_url", "archive address, masked"),
            _plain("language", "language of the text"),
            _plain("licence", "licence, where given"),
            _plain("retrieved", "when it was fetched"),
            _plain("origin_name", "file or address it was read from, masked"),
            _plain("media_type", "kind of file"),
            _plain("raw_sha256", "hash of the raw bytes in the evidence"),
            _plain("n_claims", "claims read out of it; empty: not read"),
            _plain("replaced_by", "of a coded row that was corrected: the report that stands in its place"),
            _list("replaces", "reports of the same coded row in whose place it stands"),
            Column(
                "skipped",
                "what was skipped, and why",
                lambda row: _joined(
                    f"{e['start']}-{e['end']}: {e['why']}" for e in row["log"] if e["what"] == "skipped"
                ),
            ),
        ),
    }
)
