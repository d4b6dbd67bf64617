"""The verb that checks whether evidence and trail are whole."""

from __future__ import annotations

import typer

from twosource.cli.options import DataOption, JsonOption, folder


def verify(context: typer.Context, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Check that evidence and trail are whole.

    Hashes and ids are worked out anew, and every span of every claim is held against the words of its report.
    """
    import msgspec

    from twosource.cli.output import counted, say, say_json
    from twosource.cli.session import opened

    with opened(folder(context, data)) as monitor:
        problems = monitor.verify()
        count = sum(1 for _ in monitor.ledger.reports())
    if as_json:
        say_json({"whole": not problems, "reports": count, "problems": msgspec.to_builtins(problems)})
    else:
        for problem in problems:
            say(f"{problem.what} {problem.id}: {problem.says}")
        reports = counted(count, "report")
        found = counted(len(problems), "problem")
        say(f"{found} in {reports}" if problems else f"Whole: {reports}, with all that rests on them")
    if problems:
        raise typer.Exit(1)
