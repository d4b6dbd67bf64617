"""The verb that shows one thing with its trail down to the words."""

from __future__ import annotations

from typing import Annotated

import typer

from twosource.cli.options import AsOfOption, DataOption, JsonOption, WithoutOption, folder, view_of


def show(
    context: typer.Context,
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Of a claim, event, holding, siege, report, decision, source, place or actor; its start will do.",
        ),
    ],
    data: DataOption = None,
    as_json: JsonOption = False,
    why: Annotated[
        bool,
        typer.Option(
            "--why",
            help="Also why: why claims are one event, field by field, and why this grade; which rule gave each part "
            "of a claim; and what the store was built from.",
        ),
    ] = False,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
) -> None:
    """Show anything by its id, with its trail down to the words."""
    from twosource.cli.details import details
    from twosource.cli.finding import find
    from twosource.cli.output import note, say, say_json
    from twosource.cli.session import looking

    view = view_of(as_of, without)
    with looking(folder(context, data), view) as look:
        found = find(look, id_, why=why)
        if found.kind == "event" and found.id != id_ and not found.id.startswith(id_):
            note(f"{id_} is now part of {found.id}" if view.is_plain else f"{id_} is there {found.id}")
        if as_json:
            say_json({name: getattr(found, name) for name in found.__struct_fields__})
            return
        for line in details(found, look, why=why):
            say(line)
