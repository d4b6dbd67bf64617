from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.verdicts import Verdicts

COLOURS, SIZES = [0, 1, 2, 0, 1, 2, 2], [0, 0, 1, 1, 0, 1, 0]
THINGS = [SimpleNamespace(colour=c, size=s) for c, s in zip(COLOURS, SIZES, strict=True)]
PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=20)


class Judge:
    def __init__(self):
        self.asked = []

    def __call__(self, a, b):
        key = (a.colour, a.size, b.colour, b.size)
        self.asked.append(key)
        return float(hash(key) % 97), float(a.colour)


def told(verdicts, pairs, of_pair=True):
    first, second, more = (
        (np.array(part, dtype=np.int64) for part in zip(*pairs, strict=True)) if pairs else [np.zeros(0, int)] * 3
    )
    return verdicts.of(first, second, more.astype(bool) if of_pair else None)


@given(st.lists(PAIRS, max_size=4))
def test_each_pair_of_values_is_judged_once_and_its_verdict_stands_for_all(calls):
    judge = Judge()
    verdicts = Verdicts(THINGS, (np.array(COLOURS), np.array(SIZES)), judge)
    for pairs in calls:
        weights, stated = told(verdicts, pairs, of_pair=False)
        plain = Judge()
        assert list(zip(weights, stated, strict=True)) == [plain(THINGS[i], THINGS[j]) for i, j, _ in pairs]
    assert len(judge.asked) == len(set(judge.asked))


def test_what_else_a_pair_shows_asks_for_a_verdict_of_its_own():
    judge = Judge()
    verdicts = Verdicts(THINGS, (np.array(COLOURS),), judge)
    told(verdicts, [(0, 1, False), (3, 4, False), (0, 1, True)])
    assert [key[0:3:2] for key in judge.asked] == [(0, 1), (0, 1)]
