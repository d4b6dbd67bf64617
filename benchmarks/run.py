"""Speed and memory as a table: ``make bench``. The exit status is 1 where a limit is passed.

python benchmarks/run.py [--reports N] [--stream N] [--repeats N] [--claims N] [--json]
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from coded import coded
from gating import gate, lost
from linking import linking
from measure import Line, in_own_process, in_turns, median_ratio
from places import MEGABYTE, places
from steady import growth, processes
from texts import dissimilar, lines, written

from twosource.intake import Accepted, Intake, IntakeSettings, ReportFields
from twosource.knowledge import Knowledge
from twosource.pipeline import Config, Monitor, Rooms
from twosource.reading.syntax.parse import load_model


def reading(file: Path, repeats: int) -> Iterator[Line]:
    """Reading against the language model alone, on the same texts."""
    reports = [
        item.report for item in Intake(IntakeSettings()).read([str(file)], ReportFields()) if isinstance(item, Accepted)
    ]
    rooms, model = Rooms(Config(), Path()), load_model()
    texts = [report.text for report in reports]
    words = sum(len(text.split()) for text in texts)

    def parse() -> None:
        for _ in model.pipe(texts, batch_size=32):
            pass

    def read() -> None:
        for _ in rooms.reader.read_many(reports):
            pass

    def match() -> None:
        for text in texts:
            rooms.knowledge.matcher.find(text)

    unused = [Knowledge.load().matcher for _ in range(repeats)]

    def match_first() -> None:
        matcher = unused.pop()
        for text in texts:
            matcher.find(text)

    others = dissimilar()
    unmet = [Knowledge.load().matcher for _ in range(repeats)]

    def parse_others() -> None:
        for _ in model.pipe(others, batch_size=32):
            pass

    def match_others() -> None:
        matcher = unmet.pop()
        for text in others:
            matcher.find(text)

    def verb() -> None:
        with tempfile.TemporaryDirectory() as folder, Monitor(Path(folder), rooms=rooms) as monitor:
            monitor.read([str(file)], ReportFields(), build=False)

    warm = texts[:8]
    list(model.pipe(warm))
    list(rooms.reader.read_many(reports[:8]))
    seconds = in_turns(
        repeats, parse=parse, read=read, match=match, match_first=match_first, verb=verb,
        parse_others=parse_others, match_others=match_others,
    )  # fmt: skip
    typical = {name: statistics.median(times) for name, times in seconds.items()}
    yield Line("reading / bare nlp.pipe", median_ratio(seconds["read"], seconds["parse"]), "x", 1.25)
    yield Line(
        "read (intake, reading, store) / bare nlp.pipe", median_ratio(seconds["verb"], seconds["parse"]), "x", 1.25
    )
    yield Line(
        "bare nlp.pipe", len(reports) / typical["parse"], "reports/s", note=f"{words / typical['parse']:,.0f} words/s"
    )
    yield Line("reading", len(reports) / typical["read"], "reports/s", note=f"{words / typical['read']:,.0f} words/s")
    for key, against, sight in (
        ("match_first", "parse", "that are new"),
        ("match_others", "parse_others", "that are new and share few words"),
        ("match", "parse", "once seen"),
    ):
        ratio = median_ratio(seconds[key], seconds[against])
        yield Line(
            f"finding names in texts {sight} / bare nlp.pipe", ratio, "x", 0.01, f"{1 / ratio:.0f} times as fast"
        )


def memory(file: Path) -> Iterator[Line]:
    """What a process holds that reads the file and builds all that follows."""
    with tempfile.TemporaryDirectory() as folder:
        told = in_own_process("read_and_build", folder, str(file))
    yield Line("peak memory of read and build", told["peak"] / MEGABYTE, "MB", 1500)
    yield Line("read and build, from a cold start", told["seconds"], "s")


def demo(repeats: int) -> Iterator[Line]:
    """From the start of ``twosource demo`` to the map on the disk: the first time ever, and after that."""
    with tempfile.TemporaryDirectory() as cache:
        env = {**os.environ, "XDG_CACHE_HOME": cache}
        first = _demo_seconds(env)
        later = statistics.median(_demo_seconds(env) for _ in range(repeats))
    yield Line("demo to first map, place index not built yet", first, "s", 60)
    yield Line("demo to first map, after that", later, "s", 60)


def _demo_seconds(env: dict[str, str]) -> float:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "demo"
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "twosource", "demo", "--data", str(folder)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env,
        )  # fmt: skip
        seconds = time.perf_counter() - start
        if not (folder / "map.html").is_file():
            raise SystemExit("the demo wrote no map")
        return seconds


def table(found: list[Line]) -> str:
    """The lines, laid out for people."""
    rows = [
        (
            line.what,
            f"{line.value:,.2f} {line.unit}" if line.value < 100 else f"{line.value:,.0f} {line.unit}",
            "" if line.limit is None else f"{'' if line.kept else 'MISSED '}at most {line.limit:g} {line.unit}",
            line.note,
        )
        for line in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--reports", type=int, default=232, help="how many reports to read (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=3, help="how many times (default: %(default)s)")
    parser.add_argument(
        "--claims", type=int, default=1_000_000, help="how many simulated claims to link (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--stream", type=int, default=10_000, help="reports of the long stream (default: %(default)s)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = written(lines(asked.reports), Path(folder) / "reports.jsonl")
        found = [*reading(file, asked.repeats), *gate(Path(folder), asked.repeats), *lost(), *memory(file)]
        found += [
            *processes(Path(folder), asked.stream // 10),
            *growth(Path(folder), asked.stream),
            *places(file, asked.repeats),
        ]
    found += coded(asked.repeats)
    found += demo(asked.repeats)
    found += linking(asked.claims)
    if asked.json:
        sys.stdout.write(msgspec.json.encode([line._asdict() | {"kept": line.kept} for line in found]).decode() + "\n")
    else:
        sys.stdout.write(
            f"{asked.reports} reports, medians of {asked.repeats}; Python {platform.python_version()}, "
            f"{os.cpu_count()} cores, {platform.machine()}\n\n{table(found)}\n"
        )
    return 0 if all(line.kept for line in found) else 1


if __name__ == "__main__":
    sys.exit(main())
