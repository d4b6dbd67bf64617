"""What comes one by one, in groups that are stored together. Items in; lists of them, in order, out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

_HEAVIEST: Final = 4_000_000
_LONGEST: Final = 0.25  # seconds

T = TypeVar("T")


def grouped(items: Iterable[T], most: int, weigh: Callable[[T], int] = lambda _: 0) -> Iterator[list[T]]:
    """The items in groups of at most ``most``. None is held back for long, nor is much: a group ends with the item that
    comes a quarter of a second after its first, or that makes it weigh four million. Where the items break off with an
    error, those before it come first.
    """
    group: list[T] = []
    weight, since = 0, 0.0
    source = iter(items)
    while True:
        try:
            item = next(source)
        except StopIteration:
            break
        except BaseException:
            if group:
                yield group
            raise
        if not group:
            since = time.monotonic()
        group.append(item)
        weight += weigh(item)
        if len(group) >= most or weight >= _HEAVIEST or time.monotonic() - since >= _LONGEST:
            yield group
            group, weight = [], 0
    if group:
        yield group
