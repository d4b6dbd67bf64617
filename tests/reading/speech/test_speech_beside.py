"""Sayings that stand beside what is told, or told in words for the telling; and whom they make speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Doctors in the town and the Kivu Watch, a monitoring group, both confirmed that rebels had advanced on Sake.",
            {"Doctors", "Kivu Watch"},
        ),
        (
            "That rebels had advanced on Sake, amid heavy fire, was confirmed both by residents and by the Kivu Watch.",
            {"residents", "Kivu Watch"},
        ),
        (
            "UN officials, as also the Tamil Relief Desk, said that soldiers had advanced to Mullaitivu.",
            {"United Nations", "Tamil Relief Desk"},
        ),
        (
            "Confirmation came from nurses and from the Mekong Ledger. Troops, they said, had advanced on Myawaddy.",
            {"nurses", "Mekong Ledger"},
        ),
        ("The army, in the Kivu Watch's account, had advanced on Sake.", {"Kivu Watch"}),
        ("The Nairobi Desk said that rebels had advanced on Sake.", {"Nairobi Desk"}),
        ("Fishermen said that rebels had advanced on Goma.", {"Fishermen"}),
    ],
)
def test_who_speaks_beside_what_is_told(read: Read, text: str, names: set[str]) -> None:
    assert {speaker.name for claim in of_type(read(text), "advance") for speaker in claim.speakers} == names


def test_an_account_in_one_clause_is_not_of_the_clause_set_against_it(read: Read) -> None:
    text = "The army, by the Kivu Watch's count, has lost Sake, while the rebels abandoned Goma in March."
    assert only(read(text), "withdraw").speakers == ()


def test_what_letters_let_one_think_is_their_reader_s_guess(read: Read) -> None:
    claim = only(
        read("From letters studied by the Sahan Institute it seems that rebels are drafting boys in Goma."), "mobilise"
    )
    assert ([speaker.name for speaker in claim.speakers], claim.certainty) == (["Sahan Institute"], "hedged")


def test_signs_are_no_certainty(read: Read) -> None:
    claim = only(
        read("There are signs in a report by the Sahan Institute that rebels are drafting boys in Goma."), "mobilise"
    )
    assert claim.certainty == "hedged"


def test_a_channel_that_shows_a_deed_tells_of_it(read: Read) -> None:
    claim = only(read("SANA showed soldiers raising the flag over the citadel of Palmyra."), "capture")
    assert [speaker.source_id for speaker in claim.speakers] == ["src:sana"]


def test_that_anyone_suffered_it_is_denied(read: Read) -> None:
    claim = only(read("Isis denied that anyone had been encircled in Mayadin."), "siege_continues")
    assert (claim.polarity, claim.target) == ("denied", ())


def test_who_is_to_be_believed_says_so(read: Read) -> None:
    claim = only(read("The army retook Mayadin on Sunday, if SOHR is to be believed."), "capture")
    assert (speakers(claim), claim.modality) == (["src:sohr"], "happened")


def test_a_condition_that_tells_of_no_belief_has_no_speaker(read: Read) -> None:
    reading = read("The army retook Mayadin on Sunday, if only because SOHR was silent.")
    assert speakers(only(reading, "capture")) == []


def test_a_source_in_brackets_at_the_end_speaks(read: Read) -> None:
    claim = only(read("Some 900 people were displaced from Mayadin in the week to Monday (UN)."), "displacement")
    assert speakers(claim) == ["src:un"]


def test_a_short_name_in_brackets_behind_the_long_one_does_not_speak(read: Read) -> None:
    claims = read("Isis attacked a convoy of the United Nations (UN).").claims
    assert claims
    assert not any(speakers(claim) for claim in claims)
