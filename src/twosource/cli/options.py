"""The options that several verbs share, once, so that they are named and explained alike everywhere."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from twosource.pipeline import View

DEFAULT_DATA = Path("twosource-data")


class GradeName(StrEnum):
    """The grades of events, the surest last."""

    PREDICTED = "predicted"
    CLAIMED = "claimed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help=f"The monitor's folder: the store, the evidence, config.toml.  [default: {DEFAULT_DATA}]",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON alone on standard output; of a table one array.")]
GateOption = Annotated[
    bool | None,
    typer.Option(
        "--gate/--no-gate",
        help="Whether a quick look keeps other news from the parser; what it keeps back stays in the store and is logged."
        "  [default: gate in config.toml, else --gate]",
        show_default=False,
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", metavar="N", min=1, max=256, help="How many processes read reports.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Show the first N rows only.")]
TypeOption = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="CODE", help="Event type or family, such as capture or battle; may be repeated."),
]
PlaceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--place", metavar="PLACE", help="Place id or part of its name; of an id also what lies in it; may be repeated."
    ),
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", metavar="ACTOR", help="Actor id or part of its name, on either side; of an id also its parts."
    ),
]
SpeakerOption = Annotated[
    list[str] | None,
    typer.Option("--speaker", metavar="SOURCE", help="Source id or part of its name: who says so; may be repeated."),
]
GradeOption = Annotated[
    list[GradeName] | None,
    typer.Option("--grade", metavar="GRADE", help=f"One of {', '.join(GradeName)}; may be repeated."),
]
ReportOption = Annotated[
    list[str] | None, typer.Option("--report", metavar="ID", help="Report id or external id; may be repeated.")
]
FromOption = Annotated[
    datetime | None, typer.Option("--from", metavar="DATE", formats=["%Y-%m-%d"], help="From this day on: 2017-09-05.")
]
ToOption = Annotated[
    datetime | None, typer.Option("--to", metavar="DATE", formats=["%Y-%m-%d"], help="Up to this day: 2017-09-30.")
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="As it stood on a day: only reports published by then, with the decisions and weights of that day.",
    ),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="SOURCE", help="As if this source had never spoken: its id or name; may be repeated."
    ),
]
AggregateOption = Annotated[
    Literal["reconciled", "conservative", "informative", "representative"],
    typer.Option(
        "--aggregate",
        help="How figures are put together: least low, median and greatest high; the least that any origin tells; the"
        " most; or what most of them tell.",
    ),
]
DelayOption = Annotated[
    int | None,
    typer.Option(
        "--delay",
        metavar="DAYS",
        min=0,
        max=36500,
        help="Let nothing in from reports of the last DAYS days.  [default: delay_days in config.toml, else 0]",
        show_default=False,
    ),
]


def view_of(as_of: datetime | None, without: list[str] | None) -> View:
    """The view that these options ask for."""
    from twosource.pipeline import View

    return View(as_of=as_of.date() if as_of else None, without=tuple(without or ()))


def folder(context: typer.Context, data: Path | None) -> Path:
    """The data folder: as given after the verb, else before it, else the default."""
    return data or context.obj or DEFAULT_DATA
