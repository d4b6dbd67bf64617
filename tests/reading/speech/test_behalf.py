"""An office tells for which side whoever holds it speaks, where nobody is named whom a pack knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rebels captured Sake in DR Congo, a military source said.", "act:fardc"),
        ("Rebels captured Sake in DR Congo, the Director of Army Information said.", "act:fardc"),
        ("Rebels captured Sake, Rwandan defence officials said.", "act:rw-defence-ministry"),
        ("Rebels captured Mubi in Nigeria, a security source said.", "act:nigeria"),
    ],
)
def test_an_office_speaks_for_the_side_whose_it_is(read: Read, text: str, side: str) -> None:
    (found,) = only(read(text), "capture").speakers
    assert found.side == side


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Sake in DR Congo, a hospital source said.",
        "Rebels captured Sake in DR Congo, Rwandan health officials said.",
        "Rebels captured Sake in DR Congo, a resident said.",
        "Rebels captured Sake in DR Congo, a UN official said.",
        "Rebels captured Sake in DR Congo, according to Congolese media reports.",
    ],
)
def test_who_speaks_for_a_field_or_for_nobody_told_has_no_side(read: Read, text: str) -> None:
    claim = only(read(text), "capture")
    assert [speaker.side for speaker in claim.speakers] == [None]


def test_a_spokesman_named_right_behind_his_office_is_his_armys(read: Read) -> None:
    text = "The Nigerian army captured Mubi, its spokesman El-Amin Danjuma said."
    (found,) = only(read(text), "capture").speakers
    assert found.name.endswith("Danjuma") and found.source_id == "act:nigerian-armed-forces"


def test_an_office_as_a_headlines_label_speaks(read: Read) -> None:
    labelled = read("Army: 12 rebels killed in Mubi\n\nNigerian troops fought rebels in Mubi, Nigeria.")
    assert [c.speakers[0].cue for c in labelled.claims if c.speakers] == [":"]


def test_where_a_statement_was_made_is_no_scene(read: Read) -> None:
    text = "Rebels attacked Beni on Monday. A minister said this in a statement in Kinshasa. He said three cars were destroyed."
    assert "Kinshasa" not in {place.name for claim in read(text).claims for place in claim.place}


def test_the_army_of_a_states_own_agency_is_its_own(read: Read) -> None:
    text = "The army fought off a raid by Azerbaijan and captured Jermuk on Tuesday."
    (own,) = only(read(text, publisher="Armenpress"), "capture").actor
    assert own.id == "act:armenian-armed-forces"
    text = "Azerbaijani troops crossed near Agdam. The army of Azerbaijan captured Agdam on Tuesday."
    (told,) = only(read(text, publisher="Armenpress"), "capture").actor
    assert told.id == "act:azerbaijani-armed-forces"
