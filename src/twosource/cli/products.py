"""The verbs that make products: brief, map, export. They rest on nothing that is hidden, or held back by the delay."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from twosource.cli.options import (
    AggregateOption,
    AsOfOption,
    DataOption,
    DelayOption,
    FromOption,
    ToOption,
    WithoutOption,
    folder,
    view_of,
)

if TYPE_CHECKING:
    from twosource.pipeline import Monitor, View
    from twosource.publish import Masks
    from twosource.records import Picture

OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write, in place of standard output."),
]


def brief(
    context: typer.Context,
    data: DataOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    format_: Annotated[Literal["md", "html", "json"], typer.Option("--format", help="The form it is in.")] = "md",
    output: OutputOption = None,
    delay: DelayOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    aggregate: AggregateOption = "reconciled",
) -> None:
    """Print the brief: what the reports bear out, and on what words."""
    from twosource.cli.session import opened
    from twosource.publish.aggregates import aggregated
    from twosource.publish.brief import brief as make

    with opened(folder(context, data)) as monitor:
        picture, masks = _public(monitor, delay, view_of(as_of, without))
        text = make(
            aggregated(picture, aggregate),
            masks=masks,
            knowledge=monitor.rooms.knowledge,
            codebook=monitor.rooms.codebook,
            from_=from_.date() if from_ else None,
            to=to.date() if to else None,
            format=format_,
        )
    _put(text.encode(), output)


def map_(
    context: typer.Context,
    data: DataOption = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
    ] = Path("map.html"),
    delay: DelayOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
) -> None:
    """Write the map: one HTML file that needs no network.

    It shows places, events by grade and who held what, by day, with the quotes that each rests on.
    """
    from twosource.cli.session import opened
    from twosource.publish.map_page import map_page

    with opened(folder(context, data)) as monitor:
        picture, masks = _public(monitor, delay, view_of(as_of, without))
        page = map_page(
            picture,
            masks=masks,
            knowledge=monitor.rooms.knowledge,
            codebook=monitor.rooms.codebook,
        )
    _put(page.encode(), None if output == Path("-") else output)


def export(
    context: typer.Context,
    table: Annotated[
        Literal["claims", "events", "holdings", "sieges", "sources", "reports"],
        typer.Argument(metavar="TABLE", help="claims, events, holdings, sieges, sources or reports."),
    ],
    data: DataOption = None,
    format_: Annotated[
        Literal["jsonl", "csv", "geojson"], typer.Option("--format", help="The form it is in.")
    ] = "jsonl",
    output: OutputOption = None,
    delay: DelayOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    aggregate: AggregateOption = "reconciled",
) -> None:
    """Write a table out for other programs."""
    from twosource.cli.session import opened
    from twosource.publish.aggregates import aggregated
    from twosource.publish.export import export as make

    with opened(folder(context, data)) as monitor:
        picture, masks = _public(monitor, delay, view_of(as_of, without))
        content = make(
            table,
            format_,
            aggregated(picture, aggregate),
            masks=masks,
            knowledge=monitor.rooms.knowledge,
            codebook=monitor.rooms.codebook,
        )
    _put(content, output)


def _public(monitor: Monitor, delay: int | None, view: View) -> tuple[Picture, Masks]:
    """The picture that may be shown, and masks that know the private names of all that is held back too."""
    from twosource.publish import Masks

    today = datetime.now(UTC).date()
    return monitor.public_picture(today, delay, view), Masks(monitor.picture())


def _put(content: bytes, output: Path | None) -> None:
    from twosource.cli.output import note, say_bytes, write_file

    if output is None:
        say_bytes(content)
    else:
        write_file(output, content)
        note(f"Written to {output}")
