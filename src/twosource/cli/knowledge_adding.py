"""The verbs that write one entry to the user's own pack: add place, actor, source, person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.cli.options import DataOption, folder

if TYPE_CHECKING:
    from twosource.knowledge.own import Noun

adding = typer.Typer(
    help="Write an entry to your own pack, checked first (packs/own in the monitor's folder).",
    no_args_is_help=True,
    rich_markup_mode=None,
)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The usual name.")]
IdOption = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="By default made of the name: plc:sd:wadi-seidna, act:name.")
]
AliasOption = Annotated[
    list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name or spelling; may be repeated.")
]
KindOption = Annotated[str, typer.Option("--kind", metavar="KIND", help="What sort it is, such as village or militia.")]
CountryOption = Annotated[str | None, typer.Option("--country", metavar="CODE", help="ISO 3166-1 alpha-2 code.")]
ReplacesOption = Annotated[
    bool, typer.Option("--replaces", help="Let it take the place of another pack's entry with this id.")
]
DescriptionOption = Annotated[
    list[str] | None,
    typer.Option("--description", metavar="WORDS", help="How reports speak of it in context; may be repeated."),
]
_TIE_HELP = "may be repeated, and dated: act:rsf@2023-04-15..2024-10-20, either end open."


@adding.command("place")
def place(
    context: typer.Context,
    name: NameArgument,
    country: Annotated[str, typer.Option("--country", metavar="CODE", help="ISO 3166-1 alpha-2 code.")],
    kind: KindOption = "village",
    lat: Annotated[float | None, typer.Option("--lat", metavar="DEGREES", help="Latitude.")] = None,
    lon: Annotated[float | None, typer.Option("--lon", metavar="DEGREES", help="Longitude.")] = None,
    radius: Annotated[
        float, typer.Option("--radius", metavar="KM", min=0.0, help="How far the truth may lie from the point.")
    ] = 10.0,
    basis: Annotated[
        str, typer.Option("--basis", help="Where the point comes from: geonames:NNN, a public source, or recalled.")
    ] = "recalled",
    alias: AliasOption = None,
    admin1: Annotated[str | None, typer.Option("--admin1", metavar="NAME", help="Its province.")] = None,
    part_of: Annotated[
        list[str] | None, typer.Option("--part-of", metavar="ID", help="A place that holds it; may be repeated.")
    ] = None,
    shares: Annotated[
        list[str] | None,
        typer.Option(
            "--shares", metavar="NAME", help="A name that it has in common with another place; may be repeated."
        ),
    ] = None,
    id_: IdOption = None,
    replaces: ReplacesOption = False,
    data: DataOption = None,
) -> None:
    """Add a place."""
    fields = {
        "name": name, "kind": kind, "lat": lat, "lon": lon, "radius_km": radius, "country": country.upper(),
        "admin1": admin1, "names": alias, "part_of": part_of, "basis": basis, "shares": shares,
        "replaces": replaces,
    }  # fmt: skip
    _add(folder(context, data), "place", id_, fields)


@adding.command("actor")
def actor(
    context: typer.Context,
    name: NameArgument,
    kind: KindOption = "armed_group",
    country: CountryOption = None,
    alias: AliasOption = None,
    description: DescriptionOption = None,
    parent: Annotated[
        list[str] | None, typer.Option("--parent", metavar="ID", help="What it is part of; may be repeated.")
    ] = None,
    ally: Annotated[list[str] | None, typer.Option("--ally", metavar="ID", help=f"An ally; {_TIE_HELP}")] = None,
    enemy: Annotated[list[str] | None, typer.Option("--enemy", metavar="ID", help=f"An enemy; {_TIE_HELP}")] = None,
    id_: IdOption = None,
    replaces: ReplacesOption = False,
    data: DataOption = None,
) -> None:
    """Add an actor: a party, a part of one, a group of people."""
    fields = {
        "name": name, "kind": kind, "country": country and country.upper(), "names": alias,
        "descriptions": description, "parents": parent, "allies": _ties(ally), "enemies": _ties(enemy),
        "replaces": replaces,
    }  # fmt: skip
    _add(folder(context, data), "actor", id_, fields)


@adding.command("source")
def source(
    context: typer.Context,
    name: NameArgument,
    kind: KindOption = "press",
    country: CountryOption = None,
    alias: Annotated[
        list[str] | None,
        typer.Option("--alias", metavar="NAME", help="Another name, or a web address; may be repeated."),
    ] = None,
    description: DescriptionOption = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", metavar="CODE", help="A language such as ar; may be repeated.")
    ] = None,
    aligned: Annotated[
        list[str] | None, typer.Option("--aligned", metavar="ID", help=f"A party whose interest it has; {_TIE_HELP}")
    ] = None,
    speaks_for: Annotated[
        str | None, typer.Option("--actor", metavar="ID", help="The party that it is the voice of.")
    ] = None,
    relays: Annotated[
        list[str] | None, typer.Option("--relays", metavar="ID", help="A source that it passes on; may be repeated.")
    ] = None,
    id_: IdOption = None,
    replaces: ReplacesOption = False,
    data: DataOption = None,
) -> None:
    """Add a source: a paper, an agency, a party's channel, a monitor."""
    fields = {
        "name": name, "kind": kind, "country": country and country.upper(), "names": alias,
        "descriptions": description, "languages": language, "aligned": _ties(aligned), "actor": speaks_for,
        "relays": relays, "replaces": replaces,
    }  # fmt: skip
    _add(folder(context, data), "source", id_, fields)


@adding.command("person")
def person(
    context: typer.Context,
    name: NameArgument,
    role: Annotated[
        str, typer.Option("--role", help="The public or professional role, of a closed list: spokesman of the army.")
    ],
    alias: AliasOption = None,
    acts_for: Annotated[str | None, typer.Option("--actor", metavar="ID", help="Whom it acts or speaks for.")] = None,
    id_: IdOption = None,
    replaces: ReplacesOption = False,
    data: DataOption = None,
) -> None:
    """Add a person in a public role, who keeps the name; never a victim, a witness, a relative or a child."""
    fields = {"name": name, "names": alias, "role": role, "actor": acts_for, "replaces": replaces}
    _add(folder(context, data), "person", id_, fields)


def _add(data: Path, noun: Noun, identifier: str | None, fields: Mapping[str, Any]) -> None:
    from twosource.cli.exits import WRONG_USE
    from twosource.cli.output import complain, say, sentence
    from twosource.knowledge.errors import PackError
    from twosource.knowledge.own import add_entry, entry_id
    from twosource.pipeline import load_config

    chosen = identifier or entry_id(noun, fields["name"], fields.get("country"))
    configured = [data / path for path in load_config(data).packs]
    try:
        file, line = add_entry(data, noun, {"id": chosen, **fields}, packs=configured)
    except PackError as error:
        for fault in error.faults:
            complain(sentence(f"not added: {fault.problem}. {fault.cure}"))
        raise typer.Exit(WRONG_USE) from error
    say(f"{chosen} stands in {file}, line {line}; `twosource rebuild` reads the reports with it")


def _ties(told: Sequence[str] | None) -> list[dict[str, Any]]:
    """``act:rsf@2023-04-15..`` as a pack writes it."""
    from twosource.cli.exits import UsageError

    found = []
    for text in told or ():
        identifier, dated, when = text.partition("@")
        start, dots, end = when.partition("..")
        try:
            if dated and not dots:
                raise ValueError(when)
            days = {name: date.fromisoformat(day) for name, day in (("start", start), ("end", end)) if day}
        except ValueError:
            cure = "Write 2023-04-15..2024-10-20 after the @, or 2023-04-15.. where it goes on"
            raise UsageError(f"'{text}' holds no span of days", cure=cure) from None
        found.append({"to": identifier, **days})
    return found
