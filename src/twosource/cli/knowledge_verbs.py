"""The verb over the knowledge packs: check. It heeds the data folder's packs where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import DataOption, JsonOption, folder

knowledge = typer.Typer(
    help="Check knowledge packs of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@knowledge.callback()
def _knowledge() -> None:
    """Keep `check` a verb of its own, for others may follow."""


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
    """Check the packs with these on top (those of config.toml without any): each fault with its cure."""
    from twosource.cli.exits import UsageError
    from twosource.cli.output import counted, say, say_json
    from twosource.knowledge.check import check_packs
    from twosource.pipeline import load_config

    place = folder(context, data)
    paths = packs or [place / path for path in load_config(place).packs]
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
    if faults:
        raise typer.Exit(1)
