"""The verbs that look at a table: claims, events, sources, control, sieges, reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from twosource.cli.options import (
    ActorOption,
    AggregateOption,
    AsOfOption,
    DataOption,
    FromOption,
    GradeOption,
    JsonOption,
    LimitOption,
    PlaceOption,
    ReportOption,
    SpeakerOption,
    ToOption,
    TypeOption,
    WithoutOption,
    folder,
    view_of,
)

if TYPE_CHECKING:
    from twosource.pipeline import View

Row = dict[str, Any]


def claims(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    type_: TypeOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    speaker: SpeakerOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    report: ReportOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    limit: LimitOption = None,
) -> None:
    """Look at the claims: what each sentence says, and who says so."""
    asked = {"places": place, "actors": actor, "speakers": speaker, "reports": report, "start": from_, "end": to}
    _look(context, data, view_of(as_of, without), "claims", as_json, limit, types=type_, **asked)


def events(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    type_: TypeOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    speaker: SpeakerOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    grade: GradeOption = None,
    report: ReportOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    limit: LimitOption = None,
    aggregate: AggregateOption = "reconciled",
) -> None:
    """Look at the events that the claims speak of, with their grades."""
    asked = {"places": place, "actors": actor, "speakers": speaker, "reports": report, "start": from_, "end": to}
    _look(
        context,
        data,
        view_of(as_of, without),
        "events",
        as_json,
        limit,
        types=type_,
        grades=grade,
        aggregate=aggregate,
        **asked,
    )


def sources(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    speaker: SpeakerOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    limit: LimitOption = None,
) -> None:
    """Look at the sources: how much each says, alone or with others."""
    _look(context, data, view_of(as_of, without), "sources", as_json, limit, speakers=speaker)


def control(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    place: PlaceOption = None,
    actor: ActorOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    limit: LimitOption = None,
) -> None:
    """Look at who holds which place from when to when, and why."""
    _look(
        context,
        data,
        view_of(as_of, without),
        "holdings",
        as_json,
        limit,
        places=place,
        actors=actor,
        start=from_,
        end=to,
    )


def sieges(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    place: PlaceOption = None,
    actor: ActorOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    as_of: AsOfOption = None,
    without: WithoutOption = None,
    limit: LimitOption = None,
) -> None:
    """Look at the sieges: who besieges whom, and how they ended."""
    _look(
        context,
        data,
        view_of(as_of, without),
        "sieges",
        as_json,
        limit,
        places=place,
        actors=actor,
        start=from_,
        end=to,
    )


def reports(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    speaker: SpeakerOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    report: ReportOption = None,
    limit: LimitOption = None,
) -> None:
    """Look at the reports and their reading logs.

    The log of a report says what was read of it, what was skipped, and why.
    """
    _look(
        context,
        data,
        view_of(None, None),
        "reports",
        as_json,
        limit,
        speakers=speaker,
        reports=report,
        start=from_,
        end=to,
    )


def _look(
    context: typer.Context,
    data: Path | None,
    view: View,
    table: str,
    as_json: bool,
    limit: int | None,
    **asked: Any,
) -> None:
    from twosource.cli.listings import listing
    from twosource.cli.output import note, say_json
    from twosource.cli.selection import Selection, types_asked_for
    from twosource.cli.session import looking
    from twosource.publish.aggregates import aggregated

    with looking(folder(context, data), view) as look:
        types, aggregate = asked.pop("types", None), asked.pop("aggregate", "reconciled")
        selection = Selection(
            knowledge=look.knowledge,
            masks=look.masks,
            types=types_asked_for(types, look.monitor.rooms.codebook) if types else None,
            **{name: _value(value) for name, value in asked.items() if value},
        )
        rows = look.rows(table, aggregated(_narrowing(selection, table)(look.picture), aggregate))
        shown: Sequence[Row] = rows if limit is None else rows[:limit]
        if as_json:
            say_json(shown)
        elif not rows:
            note(f"No {table} here." if not any(asked.values()) and not types else f"No {table} fit these filters.")
        else:
            listing(table, shown, look)
        if len(shown) < len(rows):
            note(f"{len(shown)} of {len(rows)} {table} shown")


def _value(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else tuple(value)


def _narrowing(selection: Any, table: str) -> Callable[[Any], Any]:
    narrow: Callable[[Any], Any] = getattr(selection, "published" if table == "reports" else table)
    return narrow
