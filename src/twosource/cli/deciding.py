"""The verbs by which analysts decide, and the one that lists what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from twosource.cli.options import DataOption, GradeName, JsonOption, folder

if TYPE_CHECKING:
    from twosource.cli.session import Look
    from twosource.pipeline import DecideOutcome
    from twosource.records import DecisionKind

Row = dict[str, Any]

decide = typer.Typer(
    help="Decide: on claims, events and reports. Decisions are only ever added, and every build carries them out.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

WhoOption = Annotated[
    str | None,
    typer.Option(
        "--who",
        metavar="NAME",
        help="Who decides: a name, a role or a handle, shown wherever the decision acts.  "
        "[default: analyst in config.toml]",
        show_default=False,
    ),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why: the next reader's only help.")]
BuildOption = Annotated[
    bool, typer.Option("--build/--no-build", help="Whether to derive events and the rest anew under it.")
]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim; its start will do.")]
EitherArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or an event; its start will do.")]
HidableArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Id of a claim, an event or a report; its start will do.")
]


@decide.command("accept")
def accept(
    context: typer.Context,
    claim: ClaimArgument,
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Accept a claim: it was read as the words say it. This lifts an earlier rejection."""
    _decide(context, data, as_json, "accept", claim, who=who, why=why, build=build)


@decide.command("reject")
def reject(
    context: typer.Context,
    claim: ClaimArgument,
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Strike a claim out: nothing is derived from it any longer."""
    _decide(context, data, as_json, "reject", claim, who=who, why=why, build=build)


@decide.command("correct")
def correct(
    context: typer.Context,
    claim: ClaimArgument,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="event_type, polarity, modality, certainty, speakers, actor, target, place, from_place, instrument, "
            "time, or a figure: figures.killed.",
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="The right value: a code; ids or names, parted by ';'; 2017-09-01..2017-09-05; 12, 10-20, 12+; none.",
        ),
    ],
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Put a field of a claim right, everywhere that it goes."""
    _decide(context, data, as_json, "correct", claim, who=who, why=why, field=field, value=value, build=build)


@decide.command("correct-report")
def correct_report(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id or external id of a report; its start will do.")],
    field: Annotated[
        Literal["published", "publisher"], typer.Argument(metavar="FIELD", help="published or publisher.")
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="2017-09-05, 2017-09-05T14:30:00+02:00, a name, or unknown.")
    ],
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Put a report's date or publisher right: it is read again, so that its relative dates and its origins follow."""
    _decide(context, data, as_json, "correct_report", report, who=who, why=why, field=field, value=value, build=build)


@decide.command("same")
def same(
    context: typer.Context,
    one: EitherArgument,
    other: EitherArgument,
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Say that two claims or events are one event."""
    _decide(context, data, as_json, "same", one, who=who, why=why, other=other, build=build)


@decide.command("not-same")
def not_same(
    context: typer.Context,
    one: EitherArgument,
    other: EitherArgument,
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Say that two claims or events are not one event."""
    _decide(context, data, as_json, "not_same", one, who=who, why=why, other=other, build=build)


@decide.command("grade")
def grade(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event; its start will do.")],
    grade_: Annotated[GradeName, typer.Argument(metavar="GRADE", help=f"One of {', '.join(GradeName)}.")],
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Put a grade of one's own in the place of the ladder's, which stays told beside it."""
    _decide(context, data, as_json, "grade", event, who=who, why=why, value=grade_.value, build=build)


@decide.command("hide")
def hide(
    context: typer.Context,
    subject: HidableArgument,
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Hold something back from brief, map and exports, which are drawn as if it were not there."""
    _decide(context, data, as_json, "hide", subject, who=who, why=why, build=build)


@decide.command("publish")
def publish(
    context: typer.Context,
    subject: HidableArgument,
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Let something into brief, map and exports that is hidden, or held back by the delay."""
    _decide(context, data, as_json, "publish", subject, who=who, why=why, build=build)


@decide.command("undo")
def undo(
    context: typer.Context,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of a decision; its start will do.")],
    why: WhyOption = "",
    who: WhoOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    build: BuildOption = True,
) -> None:
    """Undo a decision; both stay on record. An undo can be undone."""
    _decide(context, data, as_json, "undo", decision, who=who, why=why, build=build)


def decisions(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    unbound: Annotated[
        bool, typer.Option("--unbound", help="Only those in force that have no hold in what is read now.")
    ] = False,
    about: Annotated[
        str | None, typer.Option("--about", metavar="ID", help="Only those on this claim, event, report or decision.")
    ] = None,
) -> None:
    """List the decisions, the latest first: in force, undone, or without a hold, and why."""
    from twosource.cli.decision_rows import decision_rows, print_decisions
    from twosource.cli.finding import whole_id
    from twosource.cli.output import note, say_json
    from twosource.cli.session import looking

    with looking(folder(context, data)) as look:
        rows = decision_rows(look)
        if about is not None:
            wanted = whole_id(look, about)
            rows = [row for row in rows if wanted in (row["decision_id"], *row["speaks_of"])]
        if unbound:
            rows = [row for row in rows if row["status"] == "unbound"]
        if as_json:
            say_json(rows)
        elif rows:
            print_decisions(rows)
        else:
            note("No decisions here." if not (unbound or about) else "No decisions fit.")


def _decide(
    context: typer.Context,
    data: Path | None,
    as_json: bool,
    kind: DecisionKind,
    subject: str,
    *,
    who: str | None,
    why: str,
    build: bool,
    other: str | None = None,
    **more: str | None,
) -> None:
    from twosource.cli.finding import whole_id
    from twosource.cli.session import looking

    with looking(folder(context, data)) as look:
        monitor = look.monitor
        outcome = monitor.decide(
            kind,
            whole_id(look, subject),
            other=whole_id(look, other) if other is not None else None,
            who=who if who is not None else monitor.config.analyst or "",
            why=why,
            build=build,
            **more,
        )
        _tell(outcome, look, as_json)


def _tell(outcome: DecideOutcome, look: Look, as_json: bool) -> None:
    import msgspec

    from twosource.cli.building import counts, holds, note_unbound
    from twosource.cli.output import note, say, say_json, sentence

    decision = look.masks.decision(outcome.decision)
    if as_json:
        built = counts(outcome.build) if outcome.build else None
        notes = [told.says for told in outcome.notes]
        say_json({"decision": msgspec.to_builtins(decision), "notes": notes, "build": built})
    else:
        say(f"{decision.decision_id} kept.")
        if outcome.build is None:
            note("Not built yet: run `twosource build`")
        else:
            say(holds(outcome.build, look.monitor))
    for told in outcome.notes:
        note(f"note: {told.where}: {sentence(told.says)}")
    if outcome.build:
        note_unbound([one for one in outcome.build.unbound if one.decision_id != decision.decision_id])
