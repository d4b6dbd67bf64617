"""The `twosource` command: its verbs put together, and what becomes of errors.

Exit status: 0 done; 1 done with rejected inputs, with problems found, or not done because of the disk, the store or
the model; 2 wrong use; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from twosource import __version__
from twosource.cli import (
    building,
    checking,
    codebook_verbs,
    deciding,
    demo,
    diffing,
    doctor,
    evaluating,
    importing,
    knowledge_verbs,
    looking,
    products,
    reading,
    showing,
)
from twosource.cli.exits import DONE, STOPPED, status_of
from twosource.cli.options import DataOption
from twosource.cli.output import ReaderGone, close_quietly, complain, say, sentence
from twosource.errors import TwosourceError

app = typer.Typer(
    name="twosource",
    help="An open conflict monitor: reports in; attributed claims, corroborated events, holdings and sieges out.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(demo.demo)
app.command("read")(reading.read)
app.command("import")(importing.import_)
app.command("build")(building.build)
app.command("rebuild")(building.rebuild)
app.command("learn")(building.learn)
app.command("claims")(looking.claims)
app.command("events")(looking.events)
app.command("sources")(looking.sources)
app.command("control")(looking.control)
app.command("sieges")(looking.sieges)
app.command("reports")(looking.reports)
app.command("show")(showing.show)
app.command("diff")(diffing.diff)
app.add_typer(deciding.decide, name="decide")
app.command("decisions")(deciding.decisions)
app.command("brief")(products.brief)
app.command("map")(products.map_)
app.command("export")(products.export)
app.command("evaluate")(evaluating.evaluate)
app.command("verify")(checking.verify)
app.command("doctor")(doctor.doctor)
app.add_typer(codebook_verbs.codebook, name="codebook")
app.add_typer(knowledge_verbs.knowledge, name="knowledge")


def _version(asked: bool) -> None:
    if asked:
        say(f"twosource {__version__}")
        raise typer.Exit


@app.callback()
def _monitor(
    context: typer.Context,
    data: DataOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    context.obj = data


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process without them) and return its exit status.

    No error meant for the user comes out as a traceback; where whoever reads our output goes away, we end in silence.
    """
    command = get_command(app)
    try:
        command.main(args=None if arguments is None else list(arguments), prog_name="twosource")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else DONE
        if status == STOPPED:
            complain("stopped. What was finished is kept; the next run goes on with the rest.")
        return status
    except TwosourceError as error:
        complain(sentence(str(error)))
        return status_of(error)
    except ReaderGone:
        close_quietly()
    return DONE
