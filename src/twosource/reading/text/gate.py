"""The gate before the parser: a report's words in; whether it may tell of armed conflict, or is other news, out.

A linear model over words, naive Bayes in form: every word weighs for or against, and a report is closed only where its words
weigh against it as a whole and no run of its sentences weighs for it, so that one paragraph on a war in a digest of other
news opens the digest. A text too short to tell is open. The weights were learnt by `scripts/learn_gate.py` and ship as data.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import NamedTuple

CLOSES_BELOW = -3.0
"""Natural log odds, twenty to one: a report whose words weigh more than this is read whatever its parts say."""

OPENS_ABOVE = 3.0
"""Natural log odds, twenty to one: a run of sentences that weighs more than this opens a report closed as a whole."""

SCALE = 64
"""What the weights are written in: parts of one natural log odds."""

WORD = re.compile(r"[a-z]+")
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")


class Evidence(NamedTuple):
    """What the words of a text weigh, as natural log odds for conflict: all together, and the heaviest run of sentences."""

    whole: float
    run: float

    @property
    def open(self) -> bool:
        """Whether the text is to be read."""
        return self.whole > CLOSES_BELOW or self.run > OPENS_ABOVE


class Gate:
    """Weighs texts.

    Args:
        weights: word in lower case -> its weight in ``1 / SCALE`` of a natural log odds.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weight = dict(weights).get
        listed = "\n".join(f"{word} {weights[word]}" for word in sorted(weights))
        settings = f"{CLOSES_BELOW}|{OPENS_ABOVE}|{SCALE}|{WORD.pattern}|{SENTENCE_END.pattern}"
        self.version = hashlib.sha256(f"{settings}\n{listed}".encode()).hexdigest()[:12]

    @classmethod
    def load(cls) -> Gate:
        """The gate with the weights that ship."""
        text = (resources.files("twosource.reading") / "data" / "gate.txt").read_text(encoding="ascii")
        lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
        return cls({word: int(weight) for word, weight in lines})

    def weigh(self, stretches: Iterable[str]) -> Evidence:
        """The evidence of a report's paragraphs, in order."""
        whole = run = best = 0
        for stretch in stretches:
            for sentence in SENTENCE_END.split(stretch.lower()):
                weight = sum(filter(None, map(self._weight, WORD.findall(sentence))))
                whole += weight
                run = max(run, 0) + weight  # the heaviest run that ends here (Kadane)
                best = max(best, run)
        return Evidence(whole / SCALE, best / SCALE)
