"""The verb that tells how the picture changed, and which report changed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from twosource.cli.options import (
    DataOption,
    FromOption,
    JsonOption,
    LimitOption,
    ToOption,
    WithoutOption,
    folder,
    view_of,
)

if TYPE_CHECKING:
    from twosource.cli.session import Look
    from twosource.publish.changes import Change, Changes


_FADED = "no report speaks of it anew: without fresh evidence a holding fades"
_FOLLOWS = "no report speaks of it anew: it follows from other changes"


def diff(
    context: typer.Context,
    from_: FromOption = None,
    to: ToOption = None,
    without: WithoutOption = None,
    limit: LimitOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell how the picture changed from the end of one day to that of another, and which reports changed it.

    Each picture is the one of its day: --from and --to are as --as-of. Without --to it is the picture of today.
    """
    import msgspec

    from twosource.cli.exits import UsageError
    from twosource.cli.output import note, say, say_json
    from twosource.cli.session import Look, opened
    from twosource.publish.changes import changes

    if from_ is None:
        raise UsageError("a comparison needs a day to begin at", cure="Give it with --from 2017-09-05")
    if to is not None and to < from_:
        raise UsageError("it ends before it begins", cure="Exchange --from and --to")
    with opened(folder(context, data)) as monitor:
        before = monitor.picture(view_of(from_, without))
        look = Look(monitor, view_of(to, without))
        found = changes(
            before, look.picture, knowledge=look.knowledge, codebook=monitor.rooms.codebook, masks=look.masks
        )
        shown = found.changes if limit is None else found.changes[:limit]
        if as_json:
            days = {"from": from_.date().isoformat(), "to": to.date().isoformat() if to else None}
            told = msgspec.to_builtins(found) | {"changes": msgspec.to_builtins(shown)}
            say_json(days | told)
        else:
            for line in _lines(found, shown, look):
                say(line)
        if len(shown) < len(found.changes):
            note(f"{len(shown)} of {len(found.changes)} changes shown")


def _lines(found: Changes, shown: tuple[Change, ...], look: Look) -> Iterator[str]:
    from twosource.cli.output import counted, one_line

    came = f"{counted(len(found.reports), 'report')} came in, {counted(len(found.decisions), 'decision')} made"
    yield f"{came}: {counted(len(found.changes), 'change')}"
    cited = _citations(look)
    for table in ("control", "sieges", "events"):
        rows = [change for change in shown if change.table == table]
        if rows:
            yield f"\n{table}"
        for change in rows:
            yield f"  {change.how:8} {change.id}  {one_line(change.says)}"
            if change.how in ("merged", "split"):
                yield f"           from {', '.join(change.was)}"
            for field in change.fields if change.how != "new" or table == "control" else ():
                was = f"{one_line(field.before)} -> " if field.before else ""
                yield f"           {field.field}: {was}{one_line(field.after or 'not told')}"
            for report in change.reports:
                yield f"           by {report}  {one_line(cited.get(report, ''))}"
            for decision in change.decisions:
                yield f"           by {decision}"
            if not (change.reports or change.decisions):
                yield f"           {_FADED if table == 'control' else _FOLLOWS}"


def _citations(look: Look) -> dict[str, Any]:
    return {report.report_id: look.trail.citation(report).words() for report in look.picture.reports}
