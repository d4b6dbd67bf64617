"""Learn what each word tells of a passage's topic, and write it to src/twosource/reading/data/topic.txt.

In: the passages that the gate learns from (`learn_gate.py`), and those of training/: passages with and without events, cases,
and the sentences of the reports. A ridge logistic model over the mean of their words' vectors, each side weighed alike.

    python scripts/learn_topic.py            learn and write
    python scripts/learn_topic.py --check    by cross-validation: at which odds how many passages are lost and kept out
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import learn_gate
import numpy as np

from twosource.reading.text.topic import CONSTANT, SCALE

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

from passages import lines, unmark  # noqa: E402

WEIGHTS = ROOT / "src" / "twosource" / "reading" / "data" / "topic.txt"
SHORTEST = 60  # letters of a report's sentence that is learnt from
ODDS = (-0.5, -0.25, 0.0, 0.25, 0.5)


def passages() -> tuple[list[str], list[str]]:
    """The passages on conflict, and the others."""
    conflict, other = learn_gate.passages()
    conflict, other = list(conflict), list(other)
    for _, _, line in lines():
        passage = unmark(line)
        (conflict if passage.marks else other).append(passage.text)
    for case in _cases():
        (conflict if case["must"] else other).append(case["text"])
    conflict += [sentence for sentence in _sentences() if len(sentence) >= SHORTEST]
    return conflict, other


def _cases() -> Iterator[dict[str, list[object] | str]]:
    # cases_3.jsonl came after the weights that are shipped
    for path in sorted((ROOT / "training").glob("cases_[12].jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _sentences() -> Iterator[str]:
    for line in (ROOT / "training" / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        for paragraph in json.loads(line)["text"].split("\n\n"):
            yield from paragraph.replace(".\u201d ", ".\u201d\n").replace(". ", ".\n").split("\n")


def check(vectors: learn_gate.Vectors) -> None:
    """Print what share of held-out passages lies below some odds, on either side."""
    sides = [(texts, [vectors.mean(text) for text in texts], learn_gate.folds(texts)) for texts in passages()]
    found: list[list[float]] = [[], []]
    for fold in range(learn_gate.FOLDS):
        theta = learn_gate.fit(
            *([m for m, of in zip(means, held, strict=True) if of != fold] for _, means, held in sides)
        )
        for n, (_, means, held) in enumerate(sides):
            found[n] += [float(m @ theta[:-1] + theta[-1]) for m, of in zip(means, held, strict=True) if of == fold]
    for odds in ODDS:
        conflict, other = (np.mean([one < odds for one in side]) for side in found)
        sys.stdout.write(f"below {odds:+.2f}: {conflict:.3f} of passages on conflict, {other:.3f} of the others\n")


def learn(vectors: learn_gate.Vectors, sides: Sequence[Sequence[str]]) -> dict[str, int]:
    """The weights, by word."""
    theta = learn_gate.fit(*([vectors.mean(text) for text in side] for side in sides))
    found = {CONSTANT: round(SCALE * float(theta[-1]))}
    for word in vectors.vocabulary():
        vector = vectors.of(word)
        if vector is not None:
            found[word] = round(SCALE * float(vector @ theta[:-1]))
    return found


def main() -> None:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="print how held-out passages are told apart")
    vectors = learn_gate.Vectors()
    if parser.parse_args().check:
        check(vectors)
        return
    found = learn(vectors, passages())
    head = (
        "# Made by scripts/learn_topic.py: a word, and what it tells of armed conflict in 1/64 of a natural log odds; the\n"
        "# mean over a passage's words and the constant (=) are the passage's odds.\n"
    )
    WEIGHTS.write_text(head + "".join(f"{word} {found[word]}\n" for word in sorted(found)), encoding="ascii")


if __name__ == "__main__":
    main()
