"""The parts of bodies that have split, by the leaders they follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("The JEM faction led by Suleiman Sandal", "act:jem-sandal"),
        ("The faction of the SLM loyal to Mustafa Tambour", "act:slm-tambour"),
        ("The SLM faction of Minni Arko Minnawi", "act:slm-minnawi"),
        ("The SLM faction of Yusuf Barqun", None),
        ("The SLM", "act:slm-nur"),
    ],
)
def test_a_leader_tells_the_faction(read: Read, phrase: str, actor: str | None) -> None:
    capture = of_type(read(f"{phrase} captured Kutum in Darfur.", published="2025-05-01"), "capture")[-1]
    assert [party.id for party in capture.actor] == [actor]
