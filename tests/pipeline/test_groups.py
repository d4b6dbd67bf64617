from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.pipeline import groups
from twosource.pipeline.groups import grouped


@given(st.lists(st.integers(0, 3_000_000), max_size=40), st.integers(1, 9))
def test_nothing_is_lost_and_no_group_is_long_or_heavy(items: list[int], most: int) -> None:
    found = list(grouped(items, most, int))
    assert [item for group in found for item in group] == items
    assert all(0 < len(group) <= most for group in found)
    assert all(sum(group[:-1]) < 4_000_000 for group in found)


def test_what_came_before_an_error_comes_first() -> None:
    def breaking() -> Iterator[int]:
        yield from (1, 2)
        raise KeyboardInterrupt

    found = grouped(breaking(), 10)
    assert next(found) == [1, 2]
    with pytest.raises(KeyboardInterrupt):
        next(found)


def test_a_slow_source_holds_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(groups.time, "monotonic", lambda: float(next(clock)))
    assert list(grouped([1, 2, 3], 10)) == [[1], [2], [3]]
