"""What the gate before the parser saves, and what it costs.

In: a stream of which 95 % is other news (`other_news.jsonl`, written for this by who hasn't seen the gate), and texts on wars.
Out: how long the stream takes; the share of the other news that is parsed all the same; the share of claims that is lost.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import HERE, Line, in_turns, median_ratio
from texts import stream, written

from twosource.codebook import Codebook
from twosource.evaluation.resampling import Resamples
from twosource.evaluation.rig import made_report
from twosource.evaluation.scores import Tally
from twosource.intake import Accepted, Intake, IntakeSettings, ReportFields
from twosource.knowledge import Knowledge
from twosource.pipeline import Config, Monitor, Rooms, sample_files
from twosource.reading import Reader
from twosource.reading.syntax.parse import load_model
from twosource.records import Report

ROOT = HERE.parent
DATA = Path(os.environ.get("TWOSOURCE_SHARED_DATA", ROOT.parent / "shared" / "data"))
DAY = "2017-09-05"  # when texts without a day of publication are taken to be published


def gate(folder: Path, repeats: int) -> Iterator[Line]:
    """A stream read through the gate, against the language model alone on all of it."""
    file = written(stream(), folder / "stream.jsonl")
    taken = [
        item.report for item in Intake(IntakeSettings()).read([str(file)], ReportFields()) if isinstance(item, Accepted)
    ]
    rooms, model = Rooms(Config(), Path()), load_model()
    texts = [report.text for report in taken]

    def parse() -> None:
        for _ in model.pipe(texts, batch_size=32):
            pass

    def read() -> None:
        for _ in rooms.reader.read_many(taken):
            pass

    empty = iter([Path(tempfile.mkdtemp(dir=folder)) for _ in range(repeats)])

    def verb() -> None:
        with Monitor(next(empty), rooms=rooms) as monitor:
            monitor.read([str(file)], ReportFields(), build=False)

    for data in folder.glob("tmp*"):
        Monitor(data, rooms=rooms).close()  # laying out a store is done once for all that is ever read into it
    list(model.pipe(texts[:8]))
    readings = list(rooms.reader.read_many(taken))
    other = [not reading.gated for report, reading in zip(taken, readings, strict=True) if _is_other(report)]
    seconds = in_turns(repeats, parse=parse, read=read, verb=verb)
    for name, work, limit in (
        ("reading a stream of 95 % other news / bare nlp.pipe on all of it", "read", 1 / 8),
        ("read (intake, reading, store) of that stream / bare nlp.pipe on all of it", "verb", 1 / 8),
    ):
        ratio = median_ratio(seconds[work], seconds["parse"])
        yield Line(name, ratio, "x", limit, note=f"{1 / ratio:.1f} times as fast")
    yield Line(
        "other news that is parsed", 100 * sum(other) / len(other), "%", note=f"{sum(other)} of {len(other)} reports"
    )


def lost() -> Iterator[Line]:
    """The claims of the ungated reader that stand in reports the gate closes; samples, cases and the measuring data."""
    texts = {**_own(), **_measuring()}
    reports = [made_report(text, published=DAY, publisher="Paper") for text in texts.values()]
    ungated = Reader(Knowledge.load(), Codebook.load())
    gated = Rooms(Config(), Path()).reader
    closed = [reading.gated for reading in gated.read_many(reports)]
    tallies: list[Tally] = []
    for reading, shut in zip(ungated.read_many(reports), closed, strict=True):
        tallies.append((len(reading.claims) if shut else 0, len(reading.claims)))
    some, every = map(sum, zip(*tallies, strict=True))
    low, high = Resamples(len(tallies)).interval("rate", tallies) or (0.0, 1.0)
    where = "" if DATA.is_dir() else "; without the measuring data"
    note = f"{some} of {every:,} in {len(texts):,} reports; 95 % interval {100 * low:.2f} to {100 * high:.2f}{where}"
    yield Line("claims lost to the gate", 100 * some / every, "%", 0.5, note)


def _is_other(report: Report) -> bool:
    return (report.external_id or "").startswith("other-")


def _own() -> dict[str, str]:
    """The samples and the cases, by id."""
    files = [*sample_files(), ROOT / "tests" / "cases" / "cases.jsonl"]
    lines = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").split("\n") if line]
    return {line["id"]: line["text"] for line in lines}


def _measuring() -> dict[str, str]:
    """The texts of the measuring data on wars, by file and number; none where it isn't here."""
    found: dict[str, str] = {}
    for file in sorted([*DATA.glob("isaf_dev/*.jsonl"), *DATA.glob("re3d/*/documents.json")]):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n")):
            if line:
                found[f"{file}:{number}"] = json.loads(line)["text"]
    for file in sorted(DATA.glob("wikipedia_syria/*.md")):
        found[str(file)] = file.read_text(encoding="utf-8")
    return found
