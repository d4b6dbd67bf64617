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
        (
            "Fighting for Marib, where lines had not moved since spring, flared on Wednesday, leaving 30 soldiers dead on both "
            "sides, military sources told Reuters.",
            "src:military-sources",
        ),
        ("The army shelled the town of Izium, which officials told AFP had been empty.", None),
    ],
)
def test_who_tells_at_the_end_tells_it_all(read: Read, text: str, source: str | None) -> None:
    told = {name for claim in read(text).claims for name in speakers(claim)}
    assert told - {"src:reuters"} == (set() if source is None else {source})


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Russian troops have reached the outskirts of Pokrovsk, a group that maps the fighting said on Friday.",
            "group",
            "monitor",
        ),
        ("Rebels have taken Bria, an aid worker who left the town on Monday said.", "aid worker", "ngo"),
        ("The army shelled the market in Nyala, a network that counts the dead reported.", "network", "monitor"),
    ],
)
def test_a_speaker_may_be_told_by_a_clause(read: Read, text: str, name: str, kind: str) -> None:
    (claim, *_) = read(text).claims
    assert [(speaker.name, speaker.kind) for speaker in claim.speakers] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "They captured Wad Madani, a town that the army said was safe.",
        "The RSF is a militia, a force that looted Nyala and said nothing.",
    ],
)
def test_what_a_clause_tells_of_a_place_or_a_party_makes_it_no_speaker(read: Read, text: str) -> None:
    assert [claim.speakers for claim in read(text).claims] == [()]
