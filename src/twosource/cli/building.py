"""The verbs that derive events and the rest: build, rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.cli.options import DataOption, GateOption, JobsOption, JsonOption, folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.decisions import Unbound
    from twosource.pipeline import BuildOutcome, CheckOutcome, Monitor
    from twosource.records import Rejection


def build(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    gate: GateOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Read what is unread; derive events, holdings and sieges anew."""
    from twosource.cli.session import opened

    with opened(folder(context, data), gate=gate, jobs=jobs) as monitor:
        _tell(monitor.build(), monitor, as_json)


def rebuild(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; say whether a rebuild gives the same, byte for byte.")
    ] = False,
    gate: GateOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Read all reports again and derive everything anew.

    With --check nothing is changed: exit status 1 tells that a rebuild would give something else, and what is named.
    """
    from twosource.cli.session import opened

    with opened(folder(context, data), gate=gate, jobs=jobs) as monitor:
        if check:
            _tell_check(monitor.rebuild(check=True), monitor, as_json)
        else:
            _tell(monitor.rebuild(), monitor, as_json)


def learn(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    stated_links: Annotated[
        bool, typer.Option("--stated-links", help="Link sentences by the stated weights, whatever they teach.")
    ] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Learn nothing: go by what ships again.")] = False,
) -> None:
    """Learn from what is read how claims are linked and how far sources are to be trusted; derive everything anew.

    What is learnt is kept as a version of its own, and counts until the next time: nothing else changes it.
    """
    from twosource.cli.output import say, say_json
    from twosource.cli.session import opened

    with opened(folder(context, data)) as monitor:
        outcome = monitor.learn(links=not stated_links, forget=forget)
        assert outcome.build is not None
        if as_json:
            kept = {"version": outcome.version, "changed": outcome.changed, "links": outcome.links}
            say_json({**kept, **counts(outcome.build)})
            return
        what = "What ships counts again" if forget else "Learnt anew"
        what = what if outcome.changed else "There was nothing new to learn"
        say(f"{what}: version {outcome.version}. {holds(outcome.build, monitor)}")
        links = outcome.links or "as stated; nothing is learnt of them"
        say(f"Weights of links between sentences: {links}.")


def counts(outcome: BuildOutcome) -> dict[str, int]:
    """What a build read and made, in numbers."""
    return {name: getattr(outcome, name) for name in ("read", "claims", "events", "holdings", "sieges")}


def holds(outcome: BuildOutcome, monitor: Monitor) -> str:
    """What the monitor holds after a build, in words."""
    from twosource.cli.output import counted

    nouns = ((outcome.claims, "claim"), (outcome.events, "event"), (outcome.holdings, "holding"))
    listed = ", ".join(counted(number, noun) for number, noun in nouns)
    return f"{monitor.folder} now holds {listed} and {counted(outcome.sieges, 'siege')}."


def note_unbound(unbound: Sequence[Unbound]) -> None:
    """Say on the standard error how many decisions have no hold, and where they are listed."""
    from twosource.cli.output import counted, note

    if unbound:
        have = "has" if len(unbound) == 1 else "have"
        note(f"{counted(len(unbound), 'decision')} {have} no hold in what is read now: `twosource decisions --unbound`")


def _tell(outcome: BuildOutcome, monitor: Monitor, as_json: bool) -> None:
    from twosource.cli.output import say, say_json

    failed = _failures(outcome.failed, monitor)
    if as_json:
        say_json({**counts(outcome), "failed": failed, "unbound": [one.decision_id for one in outcome.unbound]})
    else:
        say(f"{outcome.read} read. {holds(outcome, monitor)}")
    note_unbound(outcome.unbound)
    if failed:
        raise typer.Exit(1)


def _tell_check(outcome: CheckOutcome, monitor: Monitor, as_json: bool) -> None:
    from twosource.cli.output import note, say, say_json

    failed = _failures(outcome.failed, monitor)
    if as_json:
        import msgspec

        found = msgspec.to_builtins(outcome.differences)
        say_json({"same": outcome.same, "inputs": list(outcome.inputs), "differences": found,
                  "digests": outcome.digests, "failed": failed})  # fmt: skip
    else:
        differing = {found.table: found for found in outcome.differences}
        for table, digest in outcome.digests.items():
            found_here = differing.get(table)
            say(f"{table:9} {'differs' if found_here else 'same':8} {digest}")
            if found_here:
                say(f"          {found_here.missing} only in the store, {found_here.added} only in the rebuild, "
                    f"{found_here.changed} changed; the first: {', '.join(found_here.ids)}")  # fmt: skip
    if not outcome.same and outcome.inputs:
        note(f"The store was built from something else ({', '.join(outcome.inputs)}): run `twosource build` first")
    if not outcome.same or failed:
        raise typer.Exit(1)


def _failures(failed: tuple[Rejection, ...], monitor: Monitor) -> list[dict[str, Any]]:
    """The reports that could not be read, masked, and each told on the standard error."""
    from twosource.cli.session import Look, tell_rejections

    return tell_rejections(failed, Look(monitor).masks) if failed else []
