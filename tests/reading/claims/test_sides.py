"""A side that the words leave out is told by the rest of the report, or not at all; what is told so is marked as inferred."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


def test_a_town_is_taken_from_the_one_enemy_of_the_report(read: Read) -> None:
    reading = read("The Syrian army captured Mayadin on Monday.\n\nIsis attacked the army near Abu Kamal on Sunday.")
    assert [(m.id, m.via) for m in only(reading, "capture").target] == [("act:is", "inferred")]


def test_of_two_enemies_none_is_inferred(read: Read) -> None:
    reading = read(
        "The Syrian army captured Mayadin on Monday.\n\nIsis attacked the army near Abu Kamal on Sunday. "
        "The Free Syrian Army attacked the army in Daraa."
    )
    assert only(reading, "capture").target == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army liberated Mayadin, which Isis had held for three years.",
        "The Syrian army on Monday broke the siege in which Isis had held Mayadin.",
    ],
)
def test_who_held_a_place_is_whom_it_was_taken_from(read: Read, text: str) -> None:
    claims = [claim for code in ("capture", "siege_broken") for claim in of_type(read(text), code)]
    assert [m.id for claim in claims for m in claim.target] == ["act:is"]


def test_a_blow_that_a_party_tells_of_was_its_own(read: Read) -> None:
    text = "Russia's Defence Ministry said missiles fired from the Caspian Sea destroyed an Isis depot near Mayadin."
    claims = [*of_type(read(text), "missile_strike"), *of_type(read(text), "destruction")]
    assert {(m.id, m.via) for claim in claims for m in claim.actor} == {("act:russian-armed-forces", "inferred")}


def test_a_blow_on_its_own_men_was_not(read: Read) -> None:
    text = "The Syrian army said shells hit Syrian soldiers in Mayadin on Monday."
    assert all(claim.actor == () for claim in read(text).claims)


def test_who_demands_speaks(read: Read) -> None:
    claim = only(read("Isis urged the tribes of Mayadin to hand over deserters."), "demand")
    assert [speaker.name for speaker in claim.speakers] == ["Islamic State"]


def test_a_blow_abroad_that_a_party_confirms_was_its_own(read: Read) -> None:
    claim = only(read("Russia's Defence Ministry confirmed a missile strike on Kharkiv on Saturday."), "missile_strike")
    assert [m.via for m in claim.actor] == ["inferred"]


def test_a_blow_at_home_that_a_party_confirms_was_another_s(read: Read) -> None:
    assert only(read("Ukraine's air force confirmed a missile strike on Odesa."), "missile_strike").actor == ()


def test_who_tells_of_shells_on_own_civilians_did_not_fire_them(read: Read) -> None:
    text = (
        "At least five civilians were wounded by shelling in Nikopol, across the Dnipro river from the Russian-held "
        "Zaporizhzhia nuclear plant, said Serhiy Lysak, the regional governor."
    )
    assert only(read(text), "shelling").actor == ()
