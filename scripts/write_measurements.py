"""Put what is measured on this machine into the documentation: the reader's scores, and speed and memory.

`twosource evaluate all` and the benchmarks in; the tables between the marks in docs/evaluation.md and docs/benchmarks.md
out. They are dated snapshots: nothing checks them, and nothing else writes them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def scores() -> str:
    """A table of all suites' scores, each with its interval and its best baseline."""
    told = _printed("-m", "twosource", "evaluate", "all", "--json")
    lines = [f"{_today()}; 95 % intervals in brackets.", "", "| suite | score | all | kept aside | best baseline |"]
    lines.append("|---|---|---|---|---|")
    for suite in told["suites"]:
        if suite["skipped"] is not None:
            lines.append(f"| `{suite['suite']}` | not measured: its data is not here | | | |")
        for score in suite["scores"]:
            values = [baseline["all"]["value"] for baseline in score["baselines"].values()]
            best = max((value for value in values if value is not None), default=None)
            cells = (
                f"`{suite['suite']}`", score["score"], _estimate(score["reader"]["all"]),
                _estimate(score["reader"]["kept_aside"]), "" if best is None else f"{best:.2f}",
            )  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def benchmarks() -> str:
    """A table of speed and memory."""
    told = _printed("benchmarks/run.py", "--json")
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    lines = [f"{_today()}; {machine}.", "", "| what | measured | at most | |", "|---|---|---|---|"]
    for line in told:
        limit = "" if line["limit"] is None else f"{line['limit']:g} {line['unit']}{'' if line['kept'] else ', missed'}"
        digits = 2 if line["value"] < 100 else 0
        lines.append(f"| {line['what']} | {line['value']:,.{digits}f} {line['unit']} | {limit} | {line['note']} |")
    return "\n".join(lines)


def _estimate(estimate: dict[str, Any]) -> str:
    if estimate["value"] is None:
        return ""
    return f"{estimate['value']:.2f} [{estimate['low']:.2f}, {estimate['high']:.2f}]"


def _printed(*arguments: str) -> Any:
    # A passed limit or a floor gives exit status 1, and is told in the table.
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=False)
    return json.loads(done.stdout)


def _today() -> str:
    today = datetime.now(UTC)
    return f"As measured on {today.day} {today:%B %Y}"


def _replace(page: Path, mark: str, table: str) -> None:
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(f"<!-- {mark} -->\n")
    _, _, after = rest.partition(f"<!-- end of {mark} -->\n")
    new = f"{before}<!-- {mark} -->\n\n{table}\n\n<!-- end of {mark} -->\n{after}"
    page.write_text(new, encoding="utf-8")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("scores", "benchmarks"), nargs="+")
    for what in parser.parse_args().what:
        if what == "scores":
            _replace(ROOT / "docs" / "evaluation.md", what, scores())
        else:
            _replace(ROOT / "docs" / "benchmarks.md", what, benchmarks())


if __name__ == "__main__":
    main()
