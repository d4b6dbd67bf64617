"""The verbs over the codebook: check, list, show. They heed the data folder's codebooks where there is one."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DataOption, JsonOption, folder

if TYPE_CHECKING:
    from twosource.codebook import Codebook

codebook = typer.Typer(
    help="Look at the codebook of event types; check files of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@codebook.command("check")
def check(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Codebook files, or folders of them, on top of the shipped codebook."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check the codebook with these files on top (those of config.toml without any): each fault with its cure."""
    import msgspec

    from twosource.cli.exits import UsageError
    from twosource.cli.output import counted, say, say_json
    from twosource.codebook import check as faults_of

    paths = files or _configured(folder(context, data))
    for path in paths:
        if not path.exists():
            raise UsageError("there is no such file", where=str(path), cure="Name a codebook file, or a folder of them")
    faults = faults_of(paths)
    if as_json:
        say_json(msgspec.to_builtins(faults))
    else:
        for fault in faults:
            say(str(fault))
        say(counted(len(faults), "fault") if faults else "No faults")
    if faults:
        raise typer.Exit(1)


@codebook.command("list")
def list_(context: typer.Context, data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the event types: code, family, title, effect on control."""
    from twosource.cli.output import say_json
    from twosource.cli.tables import Column, print_table

    rows = [
        {"code": kind.code, "family": kind.family, "title": kind.title, "effect": kind.effect}
        for kind in _codebook(folder(context, data)).types.values()
    ]
    if as_json:
        say_json(rows)
    else:
        print_table([Column(name, itemgetter(name), wraps=False) for name in rows[0]], rows)


@codebook.command("show")
def show(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of an event type, such as capture.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one event type: definition, examples, roles, crosswalks, triggers."""
    import msgspec

    from twosource.cli.exits import UsageError
    from twosource.cli.output import say, say_json

    kind = _codebook(folder(context, data)).get(code)
    if kind is None:
        raise UsageError(f"there is no event type '{code}'", cure="See `twosource codebook list` for the codes")
    if as_json:
        say_json(msgspec.to_builtins(kind))
        return
    say(f"{kind.code}: {kind.title} ({kind.family}; effect on control: {kind.effect})")
    for label, text in (
        ("definition", kind.definition),
        ("example", kind.example),
        ("not", kind.counter_example),
        *((role, meaning) for role, meaning in kind.roles.items()),
    ):
        say(f"  {label:12} {text}")
    for scheme in ("plover", "acled", "cameo", "ucdp"):
        codes = dict.fromkeys(f"{rule.code}/{rule.mode}" if rule.mode else rule.code for rule in getattr(kind, scheme))
        say(f"  {scheme:12} {', '.join(codes) or '-'}")
    words = dict.fromkeys(
        " ".join(filter(None, (t.verb or t.noun or t.adjective, t.particle, "/".join(t.object)))) for t in kind.triggers
    )
    say(f"  {'triggers':12} {', '.join(words)}")


def _configured(data: Path) -> list[Path]:
    from twosource.pipeline import load_config

    return [data / path for path in load_config(data).codebooks]


def _codebook(data: Path) -> Codebook:
    from twosource.codebook import Codebook

    return Codebook.load(_configured(data))
