"""The verbs over the knowledge: check, search, show, new; and those of `knowledge_adding` and `knowledge_importing`.

They heed the data folder's packs where there are any.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.knowledge_adding import adding
from twosource.cli.knowledge_importing import fetch, import_
from twosource.cli.options import DataOption, JsonOption, LimitOption, folder

if TYPE_CHECKING:
    from twosource.knowledge import Knowledge
    from twosource.knowledge.telling import Link, Told

_MOST_LISTED = 20

knowledge = typer.Typer(
    help="Look up places, actors, sources and people; check, write and import packs of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class TableName(StrEnum):
    """What may be searched for."""

    PLACE = "place"
    ACTOR = "actor"
    SOURCE = "source"
    PERSON = "person"


@knowledge.command("check")
def check(
    context: typer.Context,
    packs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PACK]...", help="Folders of packs, on top of the shipped ones."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the packs with these on top (those of the monitor without any): each fault with its cure. Tells too which
    disputed territories have no line on maps."""
    from twosource.cli.exits import UsageError
    from twosource.cli.output import counted, note, say, say_json
    from twosource.knowledge.check import check_packs
    from twosource.knowledge.disputed_lines import disputed_lines

    paths = packs or _configured(folder(context, data))
    for path in paths:
        if not path.is_dir():
            raise UsageError("there is no such folder", where=str(path), cure="Name a folder that holds a pack")
    faults = check_packs(paths)
    if as_json:
        say_json([{"file": str(f.file), "line": f.line, "problem": f.problem, "cure": f.cure} for f in faults])
    else:
        for fault in faults:
            say(str(fault))
        say(counted(len(faults), "fault") if faults else "No faults")
    undrawn = [f"{line.id} ({line.why})" for line in disputed_lines() if line.basis == "none"]
    if undrawn:
        note(f"Disputed, and without a line on maps: {', '.join(undrawn)}")
    if faults:
        raise typer.Exit(1)


@knowledge.command("search")
def search(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or words of one, in any spelling.")],
    table: Annotated[list[TableName] | None, typer.Option("--in", help="Look there only; may be repeated.")] = None,
    limit: LimitOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look for places, actors, sources and people by name: the very name first, then what is spelled or called like it."""
    from twosource.cli.exits import UsageError
    from twosource.cli.output import note, say_json
    from twosource.cli.tables import Column, print_table
    from twosource.knowledge.search import search as found_by

    if not name.strip():
        raise UsageError("there is nothing to look for", cure="Give a name, or words of one")
    found = found_by(_knowledge(folder(context, data)), name, table or tuple(TableName))
    rows = [one._asdict() for one in found[:limit]]
    if as_json:
        say_json(rows)
        return
    columns = ("table", "id", "name", "kind", "country", "by")
    print_table([Column(name, itemgetter(name), wraps=name != "id") for name in columns], rows)
    if not rows:
        note(f"Nothing is known under {name}: `twosource knowledge add` writes it to a pack of your own")


@knowledge.command("show")
def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Of a place, actor, source or person, such as act:is.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one entry: names, point with its basis, what it is part of, dated ties at both ends, and where it is written."""
    import msgspec

    from twosource.cli.exits import UsageError
    from twosource.cli.output import say, say_json
    from twosource.knowledge.telling import tell, written_at

    place = folder(context, data)
    told = tell(_knowledge(place), id_)
    if told is None:
        raise UsageError(f"nothing has the id '{id_}'", cure="Look for its name with `twosource knowledge search`")
    entry = written_at(told.record.id, _configured(place))
    if as_json:
        fields = told._asdict() | {name: _plain(getattr(told, name)) for name in ("holders", "parts", "ties")}
        where = {"pack": entry.pack, "file": str(entry.file), "line": entry.line} if entry is not None else None
        say_json(msgspec.to_builtins(fields | {"written": where}))
        return
    for line in _lines(told):
        say(line)
    say(
        f"  {'written':12} {f'{entry.file}:{entry.line} (pack {entry.pack})' if entry else 'in no pack: ' + _made(id_)}"
    )


@knowledge.command("new")
def new(
    context: typer.Context,
    pack: Annotated[
        str, typer.Argument(metavar="PACK", help="Name of the pack, such as eastern-congo; or the path of a folder.")
    ],
    title: Annotated[str | None, typer.Option("--title", help="What war it is about.")] = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", metavar="CODE", help="ISO 3166-1 code; may be repeated.")
    ] = None,
    data: DataOption = None,
) -> None:
    """Make the folder of a new pack, with files that explain what goes into them."""
    from twosource.cli.exits import UsageError
    from twosource.cli.output import say
    from twosource.knowledge.importing.countries import CountryCodes
    from twosource.knowledge.scaffold import new_pack

    if ".." in re.split(r"[\\/]", pack):
        raise UsageError(f"'{pack}' leads out of its folder", cure="Give a name, or the path of a folder without ..")
    named = "/" not in pack and "\\" not in pack
    path = folder(context, data) / "packs" / pack if named else Path(pack)
    codes, known = [], CountryCodes()
    for told in country or ():
        code = known.of(told)
        if code is None:
            raise UsageError(f"there is no country '{told}'", cure="Give its ISO 3166-1 code, such as CD")
        codes.append(code)
    made = new_pack(path, title or path.name.replace("-", " ").capitalize(), codes)
    say(f"{made}: write in its files, then `twosource knowledge check{'' if named else f' {made}'}`")
    if not named:
        relative = os.path.relpath(made, folder(context, data)).replace("\\", "/")
        say(f'So that the monitor reads it, write in config.toml: packs = ["{relative}"]')


knowledge.add_typer(adding, name="add")
knowledge.command("import")(import_)
knowledge.command("fetch")(fetch)


def _configured(data: Path) -> list[Path]:
    from twosource.pipeline import load_config, pack_paths

    return pack_paths(data, load_config(data))


def _knowledge(data: Path) -> Knowledge:
    from twosource.knowledge import Knowledge

    return Knowledge.load(_configured(data))


def _plain(found: tuple[object, ...]) -> list[object]:
    """Named tuples as JSON has them: objects."""
    return [
        {name: _plain((value,))[0] for name, value in one._asdict().items()} if hasattr(one, "_asdict") else one
        for one in found
    ]


def _made(identifier: str) -> str:
    return "GeoNames, as installed" if identifier.startswith("gn:") else "composed of a country and an organ"


def _lines(told: Told) -> list[str]:
    """The entry for people: a heading, then a field a line."""
    from twosource.records import Place

    record = told.record
    kind = getattr(record, "kind", "") or told.table
    lines = [f"{record.id}: {record.name} ({kind})"]
    point = None
    if isinstance(record, Place) and record.lat is not None:
        point = f"{record.lat}, {record.lon}, within {record.radius_km:g} km; {record.basis}"
    fields = {
        "names": ", ".join(record.names),
        "described as": ", ".join(getattr(record, "descriptions", ())),
        "role": getattr(record, "role", ""),
        "country": getattr(record, "country", None),
        "admin1": getattr(record, "admin1", None),
        "point": point,
        "codes": ", ".join(told.codes),
        "people": getattr(record, "population", None),
        "speaks for": getattr(record, "actor", None),
        "languages": ", ".join(getattr(record, "languages", ())),
        "relays": ", ".join(getattr(record, "relays", ())),
        "part of": _linked(told.holders),
        "parts": _linked(told.parts),
    }
    lines += [f"  {label:12} {value}" for label, value in fields.items() if value]
    for tie in told.ties:
        when = f" ({tie.start or ''}..{tie.end or ''})" if tie.start or tie.end else ""
        lines.append(f"  {tie.side:12} {tie.to.name} {tie.to.id}{when}")
    if told.territory is not None:
        lines.append(f"  {'disputed':12} {told.territory.name}: {told.territory.why}")
    return lines


def _linked(links: tuple[Link, ...]) -> str:
    listed = ", ".join(f"{link.name} {link.id}" for link in links[:_MOST_LISTED])
    return f"{listed} and {len(links) - _MOST_LISTED} more" if len(links) > _MOST_LISTED else listed
