"""The verb that takes reports in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.cli.options import DataOption, GateOption, JobsOption, JsonOption, folder

if TYPE_CHECKING:
    from twosource.pipeline import Monitor, ReadOutcome


def read(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help=".txt, .html, .pdf or .jsonl files, folders, http and https addresses, or - for standard input.",
        ),
    ],
    data: DataOption = None,
    as_json: JsonOption = False,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When it was published, such as 2017-09-05.")
    ] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it stands.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its headline.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Its language: en.")] = None,
    archive_url: Annotated[
        str | None, typer.Option("--archive-url", metavar="URL", help="Where it is archived.")
    ] = None,
    licence: Annotated[str | None, typer.Option("--licence", metavar="TEXT", help="The licence it is under.")] = None,
    build: Annotated[
        bool, typer.Option("--build/--no-build", help="Whether to derive events and the rest when all is read.")
    ] = True,
    gate: GateOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Take reports in, read them, and build. Each input that can't be taken in is named with its reason and cure."""
    from twosource.cli.output import say, say_json
    from twosource.cli.session import opened
    from twosource.intake import ReportFields

    fields = ReportFields(
        published=published,
        publisher=publisher,
        url=url,
        title=title,
        language=language,
        archive_url=archive_url,
        licence=licence,
    )
    with opened(folder(context, data), create=True, gate=gate, jobs=jobs) as monitor:
        outcome = monitor.read(inputs, fields, build=build)
        told = _told(outcome, monitor)
        if as_json:
            say_json(told)
        else:
            say(_summary(outcome, monitor))
    if outcome.rejected:
        raise typer.Exit(1)


def _told(outcome: ReadOutcome, monitor: Monitor) -> dict[str, Any]:
    """The outcome, masked, with each rejection and note told on the standard error."""
    from twosource.cli.building import counts
    from twosource.cli.output import note as tell
    from twosource.cli.output import sentence
    from twosource.cli.session import Look, tell_rejections

    look = Look(monitor)
    rejected = tell_rejections(outcome.rejected, look.masks)
    notes = [
        {"where": look.masks.string(note.where), "says": look.masks.string(note.says)}
        for note in (*outcome.notes, *look.unread_notes(outcome.added))
    ]
    for note in notes:
        tell(f"note: {note['where']}: {sentence(note['says'])}")
    return {
        "added": list(outcome.added),
        "known": list(outcome.known),
        "rejected": rejected,
        "notes": notes,
        "build": counts(outcome.build) if outcome.build else None,
    }


def _summary(outcome: ReadOutcome, monitor: Monitor) -> str:
    from twosource.cli.building import holds

    known = f", {len(outcome.known)} there already" if outcome.known else ""
    rejected = f", {len(outcome.rejected)} rejected" if outcome.rejected else ""
    head = f"{len(outcome.added)} new{known}{rejected}."
    if outcome.build is None:
        return f"{head} Not built yet: run `twosource build`."
    return f"{head} {holds(outcome.build, monitor)}"
