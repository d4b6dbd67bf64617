"""In a quotation "we" and "our fighters" are the party that speaks; who speaks for nobody stands for no party."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "actor", "target"),
    [
        ('"We captured three villages near Sake," an M23 spokesman said on Monday.', "capture", ["act:m23"], []),
        ('"Our fighters have captured Sake," an M23 spokesman said on Monday.', "capture", ["act:m23"], []),
        ('"We withdrew our men from Sake," M23 spokesman Lawrence Mbusa said.', "withdraw", ["act:m23"], []),
        ('"They shelled us from the hills above Goma," an M23 spokesman said.', "shelling", None, ["act:m23"]),
        ('"They shelled us from the hills above Goma," a resident said.', "shelling", None, []),
    ],
)
def test_the_first_person_is_the_party_that_speaks(
    read: Read, text: str, event_type: str, actor: list[str] | None, target: list[str]
) -> None:
    claim = only(read(text), event_type)
    if actor is not None:
        assert parties(claim.actor) == actor
    assert parties(claim.target) == target
    for mention in (*claim.actor, *claim.target):
        assert text[mention.start : mention.end] == mention.text
