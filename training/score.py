"""How many of the training cases or reports the reader gets, and what it misses.

python training/score.py cases training/cases_1.jsonl [more files]
python training/score.py reports training/reports.jsonl [more files]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import msgspec

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


def main() -> None:
    """Print the misses, then their kinds, then the scores."""
    if len(sys.argv) < 3 or sys.argv[1] not in ("cases", "reports"):
        sys.exit(__doc__)
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
