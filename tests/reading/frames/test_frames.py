"""Events are found in every construction that tells them, each word once, the heaviest trigger first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type

from twosource.codebook import Codebook
from twosource.records import Reading

Read = Callable[..., Reading]


def types(reading: Reading) -> list[str]:
    return [claim.event_type for claim in reading.claims]


@pytest.mark.parametrize(
    "text",
    [
        "The army captured Mayadin.",
        "Mayadin was captured by the army.",
        "Mayadin fell to the army.",
        "The army has managed to capture Mayadin.",
        "The army, which captured Mayadin, said little.",
        "The army seized control of Mayadin.",
        "The army's capture of Mayadin was expected by nobody.",
        "Army captures Mayadin",
    ],
)
def test_one_event_in_many_constructions(read: Read, text: str) -> None:
    assert "capture" in types(read(text))


def test_joined_verbs_are_two_events(read: Read) -> None:
    assert types(read("The army captured Mayadin and shelled Abu Kamal.")) == ["capture", "shelling"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The army carried out an air strike on Mayadin.", "air_strike"),
        ("The army lost control of Mayadin.", "lose"),
        ("The army broke the siege of Mayadin.", "siege_broken"),
        ("The army lifted the siege of Mayadin.", "siege_lifted"),
    ],
)
def test_a_light_verb_and_its_noun_are_one_event(read: Read, text: str, event_type: str) -> None:
    assert types(read(text)) == [event_type]


@pytest.mark.parametrize(
    "text",
    ["SOHR said little on Monday.", "The army is in Mayadin.", "Mayadin lies on the Euphrates.", "The sun was hot."],
)
def test_a_sentence_without_an_event_gives_none(read: Read, text: str) -> None:
    assert [c for c in types(read(text)) if c not in ("other", "hold")] == []


def test_every_claim_s_type_is_in_the_codebook_and_says_its_trigger(read: Read, codebook: Codebook) -> None:
    reading = read("The army captured Mayadin, shelled Abu Kamal and abducted 20 villagers, SOHR said.")
    assert len(reading.claims) == 3
    for claim in reading.claims:
        assert codebook.get(claim.event_type) is not None
        assert claim.why[0].startswith("trigger: ")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The army no longer holds Mayadin.", "lose"),
        ("The army holds Mayadin.", "hold"),
        ("The army has occupied Mayadin.", "capture"),
        ("The army occupies Mayadin.", "hold"),
    ],
)
def test_some_words_speak_of_a_type_only_under_a_negation_or_in_the_perfect(
    read: Read, text: str, event_type: str
) -> None:
    [claim] = read(text).claims
    assert (claim.event_type, claim.polarity) == (event_type, "affirmed")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The army has lost 6 per cent of Homs province since August.", "lose"),
        ("The army was stripped of a fifth of Homs province.", "lose"),
        ("The rebels are left with a tenth of Homs province.", "lose"),
        ("Armoured cars of the Syrian army drove into Mayadin on Monday.", "advance"),
        ("Scores of rebel fighters walked into Mayadin on Monday.", "advance"),
        ("The head of an army column stood at the entrance of Mayadin.", "advance"),
        ("Syrian soldiers got as far as the bridge in Mayadin.", "advance"),
        ("The rebels have been pressing forward into Mayadin.", "advance"),
        ("About 400 people in Mayadin sat in cellars without heating.", "hardship"),
        ("Residents of Mayadin have been living on grass and leaves.", "hardship"),
        ("Sappers opened a lane through the minefields near Mayadin.", "demine"),
        ("Mayadin was surrounded by the army in January 2017.", "siege_laid"),
        ("The army besieges Mayadin, monitors said.", "siege_continues"),
    ],
)
def test_ordinary_ways_of_telling(read: Read, text: str, event_type: str) -> None:
    assert event_type in types(read(text))


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The company has lost 6 per cent of its value since August.", "lose"),
        ("The minister drove into Mayadin on Monday.", "advance"),
        ("The talks got as far as the second point.", "advance"),
        ("Guests at the hotel drank from crystal glasses.", "hardship"),
    ],
)
def test_what_only_sounds_like_it_is_none(read: Read, text: str, event_type: str) -> None:
    assert event_type not in types(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Militants ringed Mayadin with roadside bombs.",
        "Engineers carted away 12 suicide vests in Mayadin.",
        "The Red Cross visited a camp for the displaced near Mayadin.",
    ],
)
def test_a_weapon_that_is_only_handled_and_people_named_by_a_deed_are_no_event(read: Read, text: str) -> None:
    assert not {"bombing", "suicide_bombing", "displacement"} & set(types(read(text)))


def test_what_somebody_is_engaged_with_is_a_deed(read: Read) -> None:
    assert "air_strike" in types(
        read("The security force engaged the insurgents with a precision airstrike near Mayadin.")
    )


def test_a_settlement_that_is_taken_or_hit_is_one_of_houses(read: Read) -> None:
    assert "agreement" not in types(read("Russian forces captured a settlement on the southern flank of Pokrovsk."))
    assert "agreement" not in types(read("Shells hit a settlement near Pokrovsk."))
    assert "agreement" in types(read("Both sides welcomed the settlement between the government and the rebels."))


def test_who_condemns_a_deed_has_not_done_it(read: Read) -> None:
    (shelling,) = [
        c for c in read("Washington condemned Friday's shelling of Goma.").claims if c.event_type == "shelling"
    ]
    assert shelling.actor == ()


@pytest.mark.parametrize(
    "text",
    [
        "A strike by bakers hit the market in Idlib on Monday.",
        "A strike by truck drivers hit Basra on Monday.",
        "A teachers' strike hit schools in Gaza on Sunday.",
        "The union's strike hit the ministry in Damascus.",
        "A three-day strike hit the port of Beirut on Monday.",
        "A rail strike hit Cairo.",
        "The general strike hit Ramallah on Monday.",
        "A strike for higher pay hit Baghdad airport.",
        "Nurses' strike action closed the hospital in Sanaa on Tuesday.",
        "Teachers went on strike in Aleppo on Monday over unpaid wages.",
    ],
)
def test_a_strike_of_labour_is_no_air_strike(read: Read, text: str) -> None:
    assert set(types(read(text))) == {"strike_action"}


@pytest.mark.parametrize(
    "text",
    [
        "A strike by rebel drones hit the market in Idlib on Monday.",
        "A strike by the air force killed five teachers in Aleppo on Monday.",
        "A deadly strike hit a hospital in Khan Younis on Tuesday.",
        "The strike on the bakers' market in Mayadin killed nine on Monday.",
    ],
)
def test_a_strike_on_workers_is_an_air_strike(read: Read, text: str) -> None:
    assert set(types(read(text))) == {"air_strike"}


def test_a_state_that_somebody_is_put_in_is_no_way_in(read: Read) -> None:
    assert not of_type(read("The army captured six villages, putting Isis in a state of high alert."), "deploy")
    assert of_type(read("The army put in more troops near Mayadin."), "deploy")
