"""A body is what it was described as where it was named; words that no body was described by name nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only
from made_trees import made

from twosource.reading.entities.descriptions import Descriptions
from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Residents praised the Kartal Monitor, a charity. The army shelled Mayadin, the charity said.",
            "Kartal Monitor",
        ),
        ("Marsh of the Tigris Institute spoke to us. The institute said the army shelled Mayadin.", "Tigris Institute"),
        ("Al-Manar, a broadcaster, was back. The broadcaster said the army shelled Mayadin.", "Al-Manar"),
        ("The White Helmets, a rescue group, came. The group said the army shelled Mayadin.", "White Helmets"),
    ],
)
def test_a_body_is_what_it_was_said_to_be(read: Read, text: str, name: str) -> None:
    assert [speaker.name for speaker in only(read(text), "shelling").speakers] == [name]


def test_the_nearest_before_is_meant_and_nobody_after() -> None:
    rows = """
    Reuters NNP nsubj 4
    ,       ,   punct 1
    agency  NN  appos 1
    left    VBD ROOT  4 leave
    """
    later = """
    the    DT det   2
    agency NN nsubj 3
    said   VBD ROOT 3 say
    """
    first, second = made(rows, kinds={"Reuters": "source"}), made(later)
    second.starts[:] = [start + 100 for start in second.starts]
    found = Descriptions([first, second], frozenset({"agency"}))
    assert found.before(second, 1) == (first, 0)
    first.starts[:] = [start + 200 for start in first.starts]
    found = Descriptions([second, first], frozenset({"agency"}))
    assert found.before(second, 1) is None
