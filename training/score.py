"""How many of the training cases, reports or marks in passages the reader gets, and what it misses.

python training/score.py cases training/cases_1.jsonl [more files]
python training/score.py reports training/reports.jsonl [more files]
python training/score.py passages training/passages/agency_1.txt [more files]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from passages import unmark

from twosource.codebook import Codebook
from twosource.evaluation.cases import Case, judged_cases
from twosource.evaluation.keywords import Keywords
from twosource.evaluation.rig import made_report
from twosource.evaluation.rows import CodedReport
from twosource.evaluation.seed import judged_rows
from twosource.evaluation.spelling import as_spelled
from twosource.evaluation.suite import Judged
from twosource.knowledge import Knowledge
from twosource.reading.reader import Reader
from twosource.records import Reading, Report


def judge(kind: str, lines: list[bytes]) -> Judged:
    """The cases or reports of these lines, judged."""
    codebook, knowledge = Codebook.load(), Knowledge.load()
    reader, keywords = Reader(knowledge, codebook), Keywords(codebook)

    def read(made: list[Report]) -> list[Reading]:
        given = zip(made, reader.read_many(made), strict=True)
        return [as_spelled(reading, report.text, knowledge.places.get) for report, reading in given]

    if kind == "reports":
        coded = [msgspec.json.decode(line, type=CodedReport) for line in lines]
        made = [made_report(r.text or "", published=r.published, publisher=r.publisher, title=r.title) for r in coded]
        return judged_rows(coded, read(made), keywords)
    cases = [msgspec.json.decode(line, type=Case) for line in lines]
    made = [made_report(case.text, published=case.published, publisher=case.publisher) for case in cases]
    return judged_cases(cases, read(made), keywords)


def passages(paths: Sequence[str]) -> None:
    """Print each mark that no claim of its type answers, each claim that answers no mark, then the counts."""
    reader = Reader(Knowledge.load(), Codebook.load())
    count: Counter[str] = Counter()
    for path in paths:
        given = [unmark(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
        made = [made_report(passage.text, published="2024-02-20", publisher="A paper") for passage in given]
        for number, (passage, reading) in enumerate(zip(given, reader.read_many(made), strict=True), 1):
            told = [(claim.trigger.start, claim.trigger.end, claim.event_type) for claim in reading.claims]
            for start, end, code in passage.marks:
                types = sorted({kind for low, high, kind in told if low < end and high > start})
                count["marks"] += 1
                count["marks found"] += bool(types)
                count["marks found, right type"] += code in types
                if code not in types:
                    words = passage.text[start:end]
                    sys.stdout.write(f"{number} wanted {code} [{words}] given {types or 'nothing'}: {passage.text}\n")
            free = sorted(
                {(low, kind) for low, high, kind in told if all(low >= e or high <= s for s, e, _ in passage.marks)}
            )
            for low, kind in free:
                sys.stdout.write(f"{number} unmarked {kind} [{passage.text[low : low + 20]}...]: {passage.text}\n")
            count["claims beside the marks"] += len(free)
            if not passage.marks:
                count["passages without a mark"] += 1
                count["passages without a mark that give a claim"] += bool(told)
    for what, number in count.items():
        sys.stdout.write(f"{what}: {number}\n")


def main() -> None:
    """Print the misses, then their kinds, then the scores."""
    if len(sys.argv) < 3 or sys.argv[1] not in ("cases", "reports", "passages"):
        sys.exit(__doc__)
    if sys.argv[1] == "passages":
        passages(sys.argv[2:])
        return
    judged = judge(
        sys.argv[1], [line for path in sys.argv[2:] for line in Path(path).read_bytes().splitlines() if line]
    )
    for miss in judged.misses:
        sys.stdout.write(
            f"{miss.item} {miss.kind}\n  wanted  {miss.wanted}\n  given   {miss.given}\n  words   {miss.words}\n"
        )
    for kind, count in Counter(miss.kind.rpartition(": ")[2] for miss in judged.misses).most_common(20):
        sys.stdout.write(f"{count:5}  {kind}\n")
    for measure in judged.measures:
        tallies = list(measure.tallies.values())
        if tallies:
            sys.stdout.write(f"{measure.name}: {sum(got for got, _ in tallies)} of {len(tallies)}\n")


if __name__ == "__main__":
    main()
