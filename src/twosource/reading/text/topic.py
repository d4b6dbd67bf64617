"""Topic: the words of a passage in; the odds that it is on armed conflict, out.

A logistic model over the mean of the words' vectors, known by one weight a word, since the model is linear. The gate
before the parser sums its weights over a report to save the parsing; here the mean is taken, which a passage of any length may
be judged by. The weights were learnt by `scripts/learn_topic.py` and ship as data.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from importlib import resources

SCALE = 64
"""What the weights are written in: parts of one natural log odds."""

WORD = re.compile(r"[a-z]+")
CONSTANT = "="
"""Stands in the file for the model's constant, where others have a word."""

_FEWEST = 4  # known words, below which nothing is told
_CAUTION = 5  # known words by which half of what they tell is believed


class Topic:
    """Judges passages.

    Args:
        weights: word in lower case -> its weight in ``1 / SCALE`` of a natural log odds; `CONSTANT` -> the constant.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._constant = weights.get(CONSTANT, 0)
        self._weight = {word: weight for word, weight in weights.items() if word != CONSTANT}.get
        listed = "\n".join(f"{word} {weights[word]}" for word in sorted(weights))
        self.version = hashlib.sha256(f"{SCALE}|{WORD.pattern}|{_FEWEST}|{_CAUTION}\n{listed}".encode()).hexdigest()[
            :12
        ]

    @classmethod
    def load(cls) -> Topic:
        """The model with the weights that ship."""
        text = (resources.files("twosource.reading") / "data" / "topic.txt").read_text(encoding="ascii")
        lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
        return cls({word: int(weight) for word, weight in lines})

    def odds(self, text: str) -> float:
        """The natural log odds that a passage is on armed conflict, nearer to even the fewer of its words are known."""
        known = [weight for weight in map(self._weight, WORD.findall(text.lower())) if weight is not None]
        if len(known) < _FEWEST:
            return 0.0
        return (sum(known) / len(known) + self._constant) / SCALE * len(known) / (len(known) + _CAUTION)
