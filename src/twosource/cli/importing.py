"""The verb that takes in tables that people coded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.cli.options import DataOption, JsonOption, folder

if TYPE_CHECKING:
    from twosource.pipeline import BuildOutcome, Imported, Monitor
    from twosource.records import Rejection

_MOST_NAMED = 100


def import_(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="A .csv or .xlsx file, packed (.gz, .zip) or not.")],
    map_name: Annotated[
        str,
        typer.Option(
            "--map", metavar="M", help="acled, maverick, ucdp-ged, or a TOML file that says what columns hold."
        ),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Keep nothing; name what is wrong with the map and the rows.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: Annotated[
        bool, typer.Option("--build/--no-build", help="Whether to derive events and the rest when all is in.")
    ] = True,
) -> None:
    """Take in the rows of a table that people coded, as reports with their claims, and build.

    Rows that can't be used are named with their reason and cure; the rest goes in. Rows that tell what can't be so (a day
    after the day on which it was told) go in and are named.
    """
    from twosource.cli.session import opened

    if check:
        _check(table, map_name, folder(context, data), as_json)
        return
    with opened(folder(context, data), create=True) as monitor:
        imported, built = monitor.import_table(table, map_name, build=build)
        rejected = _rejections((*imported.rejected, *(built.failed if built else ())), monitor)
        _tell(imported, built, rejected, monitor, as_json)
    if rejected:
        raise typer.Exit(1)


def _check(table: Path, map_name: str, place: Path, as_json: bool) -> None:
    from twosource.cli.output import counted, say, say_json
    from twosource.cli.progress import shown_progress
    from twosource.pipeline import Rooms, check_table, load_config

    with shown_progress() as progress:
        imported = check_table(Rooms(load_config(place), place), table, map_name, progress)
    rejected = [{"where": one.where, "reason": one.reason, "cure": one.cure} for one in imported.rejected]
    _name(rejected)
    _name_doubts(imported)
    if as_json:
        say_json({"rows": imported.added, "rejected": rejected, "doubtful": _doubts(imported)})
    else:
        say(f"{counted(imported.added, 'row')} can go in, {len(rejected)} can not; nothing was kept.")
    if rejected:
        raise typer.Exit(1)


def _tell(
    imported: Imported, built: BuildOutcome | None, rejected: list[dict[str, str]], monitor: Monitor, as_json: bool
) -> None:
    from twosource.cli.building import counts, holds
    from twosource.cli.output import counted, note, say, say_json

    _name(rejected)
    _name_doubts(imported)
    if imported.revised:
        listed = ", ".join(imported.revised[:5]) + (" ..." if len(imported.revised) > 5 else "")
        many = counted(len(imported.revised), "row")
        note(f"{many} said something else before ({listed}): the earlier reports are kept, and count no more")
    if as_json:
        say_json(
            {
                "added": imported.added,
                "known": imported.known,
                "mapped": imported.mapped,
                "revised": list(imported.revised),
                "rejected": rejected,
                "doubtful": _doubts(imported),
                "build": counts(built) if built else None,
            }
        )
        return
    told = [f"{counted(imported.added, 'new row')}"]
    told += [f"{imported.known} there already"] if imported.known else []
    told += [f"{imported.mapped} read by another map now"] if imported.mapped else []
    told += [f"{len(rejected)} rejected"] if rejected else []
    end = holds(built, monitor) if built else "Not built yet: run `twosource build`."
    say(f"{', '.join(told)}. {end}")


def _rejections(rejected: tuple[Rejection, ...], monitor: Monitor) -> list[dict[str, Any]]:
    """The rows that could not be used, masked."""
    from twosource.cli.session import Look

    if not rejected:
        return []
    masks = Look(monitor).masks
    return [{"where": one.where, "reason": one.reason, "cure": one.cure} for one in map(masks.rejection, rejected)]


def _name(rejected: list[dict[str, str]]) -> None:
    """Name each on the standard error, up to a number that can be read."""
    from twosource.cli.output import note, sentence

    for one in rejected[:_MOST_NAMED]:
        note(f"rejected: {one['where']}: {sentence(one['reason'])} {sentence(one['cure'])}")
    if len(rejected) > _MOST_NAMED:
        note(f"and {len(rejected) - _MOST_NAMED} more rows; all of them with --json")


def _name_doubts(imported: Imported) -> None:
    """Name the rows that are in and tell what can't be so."""
    from twosource.cli.output import note

    for one in imported.doubtful[:_MOST_NAMED]:
        note(f"taken in, but look at it: {one.where}: {one.says}")
    if len(imported.doubtful) > _MOST_NAMED:
        note(f"and {len(imported.doubtful) - _MOST_NAMED} more rows to look at; all of them with --json")


def _doubts(imported: Imported) -> list[dict[str, str]]:
    return [{"where": one.where, "says": one.says} for one in imported.doubtful]
