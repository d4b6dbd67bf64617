"""How alike sentences are in their words: pairs of words that stand near one another, hashed, many sentences at a time.

In: sentences as words. Out: which of them may be alike (MinHash with locality-sensitive hashing; Broder 1997), and how alike
two are: the Jaccard index of their skip-bigrams (Lin 2004). A word counts by how it begins, so that "Ukrainian" is "Ukraine's";
what has a digit in it counts as it is. A pair of words is one number, made of both words' hashes; that two pairs share
one by chance happens once in 2^64.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

Words = tuple[str, ...]
_Hashes = npt.NDArray[np.uint64]
_Indices = npt.NDArray[np.int64]

_STEM = 5  # letters by which a word counts, whatever its ending
_KNOWN = 100_000  # words whose hashes are kept
_MIX, _TURN = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_SEED = 1


class Wordings:
    """Sentences by their pairs of words.

    Args:
        texts: the words of each sentence, casefolded.
        window: how many words apart two words may stand and be a pair.
    """

    def __init__(self, texts: Sequence[Words], window: int) -> None:
        self.sizes: _Indices = np.array([len(words) for words in texts], dtype=np.int64)
        self._pairs = _pairs_of(texts, self.sizes, window)
        self._sets: dict[int, frozenset[int]] = {}

    @cached_property
    def _bounds(self) -> _Indices:
        """Where each sentence's pairs begin and end among all pairs."""
        return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(self._pairs[1])))

    def likeness(self, i: int, j: int, other: Wordings | None = None) -> float:
        """The share of the pairs of two sentences that both have; the second may be another collection's."""
        a, b = self._set(i), (other or self)._set(j)
        shared = len(a & b)
        return shared / (len(a) + len(b) - shared) if shared else 0.0

    def meeting(self, bands: int, rows: int) -> list[tuple[int, int]]:
        """The pairs of sentences that agree in all rows of some band of their MinHash signatures, each once, in order."""
        many = len(self.sizes)
        told: _Indices = np.flatnonzero(self._pairs[1])
        if len(told) < 2:
            return []
        half = (self._pairs[0] >> _HALF).astype(np.uint32)
        starts = self._bounds[told]
        draw = np.random.default_rng(_SEED)
        found = [np.zeros(0, dtype=np.int64)]
        for _ in range(bands):
            key: _Hashes = np.zeros(len(told), dtype=np.uint64)
            for _ in range(rows):
                turn, by = draw.integers(0, 2**32, 2, dtype=np.uint32)
                least = np.minimum.reduceat((half ^ turn) * (by | np.uint32(1)), starts)
                key = key * _MIX + least.astype(np.uint64)
            found.append(_alike_in(key, told, many))
        codes = np.unique(np.concatenate(found))
        return list(zip((codes // many).tolist(), (codes % many).tolist(), strict=True))

    def sharing(self, other: Wordings) -> list[int]:
        """The sentences that have any pair of words that a sentence of the other collection has."""
        has = np.isin(self._pairs[0], other._pairs[0])
        owners = np.repeat(np.arange(len(self.sizes)), self._pairs[1])
        found: list[int] = np.unique(owners[has]).tolist()
        return found

    def _set(self, i: int) -> frozenset[int]:
        if i not in self._sets:
            self._sets[i] = frozenset(self._pairs[0][self._bounds[i] : self._bounds[i + 1]].tolist())
        return self._sets[i]


def _pairs_of(texts: Sequence[Words], sizes: _Indices, window: int) -> tuple[_Hashes, _Indices]:
    """The pairs of words of all sentences, one sentence after the other, and how many each has; of one word with itself."""
    flat = np.array([_hash(word) for words in texts for word in words], dtype=np.uint64)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(flat))
    last = np.cumsum(sizes)[owner] if len(flat) else place
    near = place[:, None] + np.arange(1, window + 1)
    inside = near < last[:, None]
    # A sentence of one word has that word, paired with itself.
    alone = sizes[owner] == 1
    near[alone, 0] = place[alone]
    inside[alone, 0] = True
    a, b = np.broadcast_to(flat[:, None], near.shape)[inside], flat[near[inside]]
    pairs = (a + b) * _MIX ^ (a * b) * _TURN
    pairs ^= pairs >> _HALF
    pairs *= _TURN
    counts = np.bincount(owner, inside.sum(axis=1), minlength=len(sizes)).astype(np.int64)
    return pairs, counts


def _alike_in(key: _Hashes, owners: _Indices, many: int) -> _Indices:
    """Of sentences with equal keys each two, the lesser's number times how many there are, plus the greater's."""
    order = np.argsort(key, kind="stable")
    ends = np.flatnonzero(np.diff(key[order])) + 1
    begins = np.concatenate((np.zeros(1, dtype=np.int64), ends))
    lengths = np.diff(np.concatenate((begins, np.array([len(key)], dtype=np.int64))))
    found = [np.zeros(0, dtype=np.int64)]
    for length in np.unique(lengths[lengths > 1]).tolist():
        one, other = np.triu_indices(length, 1)
        members = owners[order[begins[lengths == length][:, None] + np.arange(length)]]
        found.append((members[:, one] * many + members[:, other]).reshape(-1))
    return np.concatenate(found)


@lru_cache(maxsize=_KNOWN)
def _hash(word: str) -> int:
    stem = word[:_STEM] if word.isalpha() else word
    return int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8).digest(), "little")
