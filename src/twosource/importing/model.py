"""The shape of a map: which columns of a table hold what. Each class is a table of the TOML file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, get_args

import msgspec

from twosource.records import Certainty, Modality, Polarity, TimePrecision

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Columns = str | tuple[str, ...]
When = Mapping[str, Columns]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a map: no unknown keys."""


class Value(Part, frozen=True, kw_only=True):
    """Where a value comes from. A plain string in its place is a column.

    Attributes:
        column: the column, or several of which the first that is not empty counts.
        fixed: the value itself, the same for every row.
        pattern: a regular expression with one group: the value is what the group finds in the cell.
        values: what the cell's codes stand for, as they are or as shell patterns ("Civilians (*"); a code that is none of
            them makes a bad row unless ``default`` is given.
        default: the value where the cell is empty, or holds what is not listed or found.
    """

    column: Columns = ()
    fixed: str | int | float | None = None
    pattern: str | None = None
    values: Mapping[str, str | int | float] = {}
    default: str | int | float | None = None


class TypeRule(Part, frozen=True, kw_only=True):
    """Which event type a row is of. The first rule whose conditions hold counts.

    Attributes:
        when: column -> the values of which the cell must hold one; ``>0`` and the like compare numbers, ``""`` is an
            empty cell, and of a cell with several values, parted by ``;``, any one counts.
        code: the event type's code in the codebook; or
        crosswalk, column: the other scheme whose codes the column holds; the codebook's crosswalk is read backwards.
        attributes: the modes and degrees that the type has then.
        trigger: the column whose cell tells the type; else the first column of ``when`` that is filled.
    """

    when: When = {}
    code: str | None = None
    crosswalk: Literal["acled", "plover", "ucdp"] | None = None
    column: str | None = None
    attributes: tuple[str, ...] = ()
    trigger: str | None = None


class Time(Part, frozen=True, kw_only=True):
    """When it happened.

    Attributes:
        start, end: the columns of the first and the last day; without an end it is the first.
        formats: how the days are written, as ``strptime`` knows it; the first that fits counts.
        precision: how exactly it is known. Where there is no end, ``week`` takes three days on either side, ``month``,
            ``season`` (a quarter) and ``year`` the whole in which the day lies.
        either_order: whether the two days may stand in either order. Else a row whose end lies first is a bad row.
    """

    start: str
    end: str | None = None
    formats: tuple[str, ...] = ("%Y-%m-%d",)
    precision: str | Value | None = None
    either_order: bool = False


class PlaceRule(Part, frozen=True, kw_only=True):
    """Where it happened. Of several rules that give a place the first counts.

    Attributes:
        name: the column of the name, or several of which the first that is not empty counts.
        lat, lon: the columns of the point, in degrees.
        radius_km: how far the truth may lie from the point.
        country: its name or ISO 3166-1 code; ``admin1`` and ``within`` are names of what holds the place.
        origin: whether it came or was fired from there.
        when: the conditions of the rule, as those of a type.
    """

    name: Columns
    lat: str | None = None
    lon: str | None = None
    radius_km: str | Value | float | None = None
    country: str | Value | None = None
    admin1: str | None = None
    within: Columns = ()
    origin: bool = False
    when: When = {}


class PartyRule(Part, frozen=True, kw_only=True):
    """Who did it, who suffered it, or with what.

    Attributes:
        role: its role in the claim.
        column: the column of the name; ``{n}`` in it, and in all else of the rule, stands for each of ``repeat``.
        separators: what parts several names in one cell.
        kind: the kind of actor (codebook) of those that no pack knows.
        ids: the actors that some names stand for, by their ids in the packs.
        skip: names that tell nobody ("Unknown*"), as shell patterns.
        when: the conditions of the rule, as those of a type.
        repeat: the numbers that ``{n}`` stands for.
    """

    role: Literal["actor", "target", "instrument"]
    column: str
    separators: tuple[str, ...] = ()
    kind: str | Value | None = None
    ids: Mapping[str, str] = {}
    skip: tuple[str, ...] = ()
    when: When = {}
    repeat: tuple[int, ...] = ()


class FigureRule(Part, frozen=True, kw_only=True):
    """How many. Where only ``best`` is given, it is the low and the high too.

    Attributes:
        what: killed, injured, captured, displaced, missing, people, strikes ...
        low, best, high: columns of whole numbers.
        who: of whom: a word such as ``civilians``.
        zero: whether a count of nought was told, or means that nothing was told of it.
        bounds: what is done with a row whose low, best and high do not rise in this order: with ``hold`` it is a bad row,
            with ``widen`` the bounds become the least and the greatest told.
    """

    what: str
    low: str | None = None
    best: str | None = None
    high: str | None = None
    who: str | Value | None = None
    zero: Literal["told", "untold"] = "told"
    bounds: Literal["hold", "widen"] = "hold"
    when: When = {}


class SpeakerRule(Part, frozen=True, kw_only=True):
    """Who says so.

    The first rule names the sources of a row: each gives a claim of its own. A further rule names who speaks inside
    them: as many as the sources are one each; a single one is inside all; any other number tells of none.

    Attributes:
        name: the column of the names.
        separators: what parts several names in one cell.
        kind: the kind of source of those that no pack knows.
        words: the column of each source's words, parted as the names are.
        skip: names that are none ("unknown"), as shell patterns.
    """

    name: str | Value
    separators: tuple[str, ...] = ()
    kind: str | Value | None = None
    words: str | None = None
    skip: tuple[str, ...] = ()


class TableMap(Part, frozen=True, kw_only=True):
    """How the rows of a table give claims.

    Attributes:
        name: the name of the set that the rows are of.
        title, about, licence: what it is, where it comes from, on what terms.
        rows: ``reports`` where a row is what one report says; ``events`` where people have put them together already:
            then two rows are never joined.
        id: the column of the row's id.
        publisher: who publishes it; ``published``: on which day, in one of ``published_formats`` (``unix``: seconds
            since 1970); of several days, parted by ``separator``, the last.
        url: the column of its address.
        language: of the free words.
        words: columns of free words, the first of which stands as the claim's sentence. Where one may name a private
            person it is shown in no output.
        people: columns that hold names of people; they are shown in no output.
        optional: columns that a table may lack: their cells count as empty. All others that the map reads must be there.
        plain: columns that hold nothing to hide; ``*`` is all but the ``hidden``. Those that the map reads are plain
            too; all others are kept, and shown in no output.
    """

    name: Name
    title: str
    id: str
    time: Time
    types: Annotated[tuple[TypeRule, ...], msgspec.Meta(min_length=1)]
    about: str = ""
    licence: str | None = None
    rows: Literal["reports", "events"] = "reports"
    publisher: str | Value | None = None
    published: str | Value | None = None
    published_formats: tuple[str, ...] = ("%Y-%m-%d",)
    separator: str = ";"
    url: str | None = None
    language: str = "en"
    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    places: tuple[PlaceRule, ...] = ()
    parties: tuple[PartyRule, ...] = ()
    figures: tuple[FigureRule, ...] = ()
    speakers: tuple[SpeakerRule, ...] = ()
    certainty: str | Value | None = None
    modality: str | Value | None = None
    polarity: str | Value | None = None


def needed_columns(table_map: TableMap) -> list[str]:
    """The columns that a table must have."""
    return [column for column in columns_of(table_map) if column not in table_map.optional]


CERTAINTIES: tuple[str, ...] = get_args(Certainty)
MODALITIES: tuple[str, ...] = get_args(Modality)
POLARITIES: tuple[str, ...] = get_args(Polarity)
PRECISIONS: tuple[str, ...] = get_args(TimePrecision)


def as_value(given: str | Value | float | None) -> Value | None:
    """A value as its class: a string is a column, a number is fixed."""
    if isinstance(given, str):
        return Value(column=given)
    if isinstance(given, (int, float)):
        return Value(fixed=given)
    return given


def listed(columns: Columns) -> tuple[str, ...]:
    """One column or several, as several."""
    return (columns,) if isinstance(columns, str) else tuple(columns)


def columns_of(table_map: TableMap) -> dict[str, None]:
    """Every column that a map reads, but for those of free words and people, in the map's order."""
    found: dict[str, None] = {}

    def add(*given: str | Value | float | Columns | None) -> None:
        for one in given:
            if isinstance(one, Value):
                found.update(dict.fromkeys(listed(one.column)))
            elif isinstance(one, (str, Sequence)):
                found.update(dict.fromkeys(listed(one)))

    add(table_map.id, table_map.publisher, table_map.published, table_map.url)
    add(table_map.time.start, table_map.time.end, table_map.time.precision)
    for rule in table_map.types:
        add(*rule.when, rule.column, rule.trigger)
    for place in table_map.places:
        add(place.name, place.lat, place.lon, place.radius_km, place.country, place.admin1, place.within, *place.when)
    for party in table_map.parties:
        add(party.column, party.kind, *party.when)
    for figure in table_map.figures:
        add(figure.low, figure.best, figure.high, figure.who, *figure.when)
    for speaker in table_map.speakers:
        add(speaker.name, speaker.kind)
    add(table_map.certainty, table_map.modality, table_map.polarity)
    for hidden in (*table_map.words, *table_map.people):
        found.pop(hidden, None)
    return found
