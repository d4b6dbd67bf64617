"""The verb that shows what twosource does, on the sample reports."""

from __future__ import annotations

import shutil
from pathlib import Path

import typer

from twosource.cli.options import DataOption

DEMO_DATA = Path("demo-output")
MARKER = "DEMO.txt"
BRIEF = "brief.md"
MAP = "map.html"
_MARK = "Made by `twosource demo` out of the sample reports. The next demo here makes store, brief and map anew.\n"


def demo(context: typer.Context, data: DataOption = None) -> None:
    """Read the sample reports, print the brief and write the map.

    The folder is demo-output, or as --data says: a fresh one, or that of an earlier demo, which is made anew.
    """
    from twosource.cli.output import note, say_bytes, write_file
    from twosource.cli.session import opened, tell_rejections
    from twosource.intake import ReportFields
    from twosource.pipeline import sample_files
    from twosource.publish import Masks
    from twosource.publish.brief import brief
    from twosource.publish.map_page import map_page

    folder = data or context.obj or DEMO_DATA
    _make_fresh(folder)
    with opened(folder, create=True) as monitor:
        outcome = monitor.read([str(path) for path in sample_files()], ReportFields())
        picture = monitor.picture()
        masks = Masks(picture)
        tell_rejections(outcome.rejected, masks)
        knowledge, codebook = monitor.rooms.knowledge, monitor.rooms.codebook
        text = brief(picture, knowledge=knowledge, codebook=codebook, masks=masks).encode()
        page = map_page(picture, knowledge=knowledge, codebook=codebook, masks=masks).encode()
        write_file(folder / BRIEF, text)
        write_file(folder / MAP, page)
    say_bytes(text)
    note(
        f"{len(outcome.added)} sample reports read. The publishers are made up; the course of events is the public one."
    )
    note(f"The brief: {folder / 'brief.md'}")
    note(f"The map:   {folder / 'map.html'} (open it in a browser; it needs no network)")
    note(f"Look on:   twosource --data {folder} events; twosource --data {folder} show ID")
    if outcome.rejected:
        raise typer.Exit(1)


def _make_fresh(folder: Path) -> None:
    """Have an empty folder: a new one, or that of an earlier demo without what the demo put there.

    Raises:
        UsageError: there is something else in it.
    """
    from twosource.cli.exits import UsageError
    from twosource.ledger import STORE_NAME
    from twosource.ledger.errors import guarded

    with guarded(folder):
        if folder.is_dir() and any(folder.iterdir()):
            if not (folder / MARKER).is_file():
                problem = "the demo wants a fresh folder, and there is something in this one"
                raise UsageError(problem, where=str(folder), cure="Name a folder that isn't there yet with --data")
            for name in (STORE_NAME, f"{STORE_NAME}-wal", f"{STORE_NAME}-shm", BRIEF, MAP):
                (folder / name).unlink(missing_ok=True)
            shutil.rmtree(folder / "evidence", ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).write_text(_MARK, encoding="utf-8")
