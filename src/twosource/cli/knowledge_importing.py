"""The verbs that bring in gazetteers: import a file, fetch a country's."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.cli.options import DataOption, JsonOption, folder

if TYPE_CHECKING:
    from twosource.knowledge.importing import Imported

_MOST_NAMED = 100


class FormatName(StrEnum):
    """The formats that are imported."""

    GEONAMES = "geonames"
    GED = "ged"
    OCHA = "ocha"
    CSV = "csv"


OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Put it in the place of a pack of that name.")]


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The gazetteer's file, packed (.gz, .zip) or not.")],
    form: Annotated[
        FormatName,
        typer.Option(
            "--format",
            help="GeoNames dump; UCDP GED events; OCHA gazetteer with p-codes (CSV or .xlsx); any CSV of places.",
        ),
    ],
    pack: Annotated[
        str | None, typer.Option("--pack", metavar="NAME", help="Name of the pack; by default made of the file's.")
    ] = None,
    columns: Annotated[
        Path | None, typer.Option("--map", metavar="TOML", help="For csv: which column gives what.")
    ] = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="ISO3", help="For OCHA's list of the whole world: the country, such as SYR."),
    ] = None,
    overwrite: OverwriteOption = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a pack of the places in a file; what is known already takes their spellings only; bad rows are named by line."""
    from twosource.cli.exits import UsageError
    from twosource.cli.output import say_json
    from twosource.cli.progress import shown_progress
    from twosource.knowledge.importing.table import read_map
    from twosource.pipeline import Gazetteers, load_config

    if columns is not None and form is not FormatName.CSV:
        raise UsageError("--map is for --format csv", cure="Leave it out: the columns of the others are known")
    place = folder(context, data)
    with shown_progress() as progress:
        progress.start("importing", None)
        made = Gazetteers(place, load_config(place), progress.advance).take(
            file, form.value, pack=pack, columns=read_map(columns) if columns else None, only=only, overwrite=overwrite
        )
        progress.finish()
    if as_json:
        say_json(_fields(made))
    _tell(made, str(file), quiet=as_json)
    if made.bad:
        raise typer.Exit(1)


def fetch(
    context: typer.Context,
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="ISO 3166-1 code, such as SY.")],
    overwrite: OverwriteOption = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fetch a country's full gazetteers of GeoNames and OCHA over the network, and make packs of them."""
    from twosource.cli.output import complain, say_json, sentence
    from twosource.cli.progress import shown_progress
    from twosource.pipeline import Gazetteers, load_config

    place = folder(context, data)
    with shown_progress() as progress:
        progress.start("importing", None)
        found = Gazetteers(place, load_config(place), progress.advance).fetch(country, overwrite=overwrite)
        progress.finish()
    if as_json:
        say_json(
            [
                {"what": one.what, "error": str(one.error) if one.error else None}
                | (_fields(one.imported) if one.imported else {})
                for one in found
            ]
        )
    for one in found:
        if one.imported is not None:
            _tell(one.imported, one.what, quiet=as_json)
        else:
            complain(sentence(f"{one.what}: {one.error}"))
    if any(one.imported is None or one.imported.bad for one in found):
        raise typer.Exit(1)


def _tell(made: Imported, source: str, *, quiet: bool) -> None:
    """What came of it: the pack on the standard output, unless JSON goes there; each bad row on the standard error."""
    from twosource.cli.output import counted, note, say

    for row in made.bad[:_MOST_NAMED]:
        note(f"rejected: {source}:{row.line}: {row.problem}")
    if len(made.bad) > _MOST_NAMED:
        note(f"and {len(made.bad) - _MOST_NAMED} more rows; all of them with --json")
    if quiet:
        return
    taken = f", given {counted(made.spellings, 'new spelling')}" if made.spellings else ""
    left = [f"{made.known} known already{taken}"] if made.known else []
    left += [f"{made.pointless} without a point left out"] if made.pointless else []
    left += [f"{counted(len(made.bad), 'row')} rejected"] if made.bad else []
    say(f"{made.folder}: {'; '.join([counted(made.places, 'place'), *left])}")


def _fields(made: Imported) -> dict[str, Any]:
    return {
        "pack": made.pack,
        "folder": str(made.folder),
        "places": made.places,
        "known": made.known,
        "spellings": made.spellings,
        "pointless": made.pointless,
        "rejected": [row._asdict() for row in made.bad],
    }
