"""Speech at the end of a sentence belongs to its clause, whatever noun the parser hung it on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A roadside bomb hit a convoy near Baidoa, killing two Ugandan soldiers, a Somali military officer told Reuters.",
            "act:somali-national-army",
        ),
        ("Rebels took Walikale and captured three army officers, two residents said.", "src:residents"),
        ("The army shelled the town of Izium, which officials told AFP had been empty.", None),
    ],
)
def test_who_tells_at_the_end_tells_it_all(read: Read, text: str, source: str | None) -> None:
    told = {name for claim in read(text).claims for name in speakers(claim)}
    assert told - {"src:reuters"} == (set() if source is None else {source})
