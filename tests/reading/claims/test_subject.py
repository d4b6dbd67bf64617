"""Sentences that borrow the words of war give no claims; war itself does, whatever else stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading


@pytest.mark.parametrize(
    "text",
    [
        "The striker attacked the Lyon goal from the left and the keeper surrendered the lead.",
        "In the novel, rebels besiege the capital and burn the palace.",
        "An exercise off the coast ended when marines captured the airfield.",
        "Crusaders captured the port in 1191, the guide said.",
        "An earthquake destroyed dozens of houses in the village.",
        "Shareholders captured the board after a long battle over dividends.",
        "The virus attacks the lungs and kills the weakest patients first.",
    ],
)
def test_other_subjects_are_left_alone(read: Callable[..., Reading], text: str) -> None:
    happened = [c for c in read(text).claims if c.event_type != "other" and c.modality in ("happened", "ongoing")]
    assert [(c.event_type, c.trigger.text) for c in happened] == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Government troops captured the football stadium in Aleppo from rebels on Monday.", "capture"),
        ("A missile hit a hospital and killed 12 patients in Kharkiv on Monday.", "missile_strike"),
        ("Militants seized the central bank in Mosul and executed four guards.", "execution"),
        ("Rebel fighters shelled the parliament in Tripoli on Monday.", "shelling"),
    ],
)
def test_war_among_the_words_of_other_subjects_is_still_read(
    read: Callable[..., Reading], text: str, event_type: str
) -> None:
    assert event_type in {claim.event_type for claim in read(text).claims}


@pytest.mark.parametrize("struck", ["market", "hospital", "bakery"])
def test_a_strike_that_kills_is_none_of_workers(read: Callable[..., Reading], struck: str) -> None:
    (claim,) = read(f"A second strike hit the same {struck} an hour later, killing 5.").claims
    assert (claim.event_type, [figure.best for figure in claim.figures]) == ("air_strike", [5])


def test_a_strike_of_workers_is_none_of_arms(read: Callable[..., Reading]) -> None:
    assert read("A strike by nurses hit the hospital on Monday, the union said.").claims == ()


def test_words_on_no_list_give_other_news_away_together(read: Callable[..., Reading]) -> None:
    text = "The chef's assault on the senses ends, eleven plates later, with a bombardment of sorbets and a siege of cheeses."
    assert read(text).claims == ()


def test_the_same_words_with_a_named_party_under_arms_are_read(read: Callable[..., Reading]) -> None:
    text = (
        "The Taliban's assault on the kitchens of the palace hotel ended with eleven guests killed over their plates."
    )
    assert read(text).claims


def test_a_stray_sentence_of_a_report_on_a_war_is_read(read: Callable[..., Reading]) -> None:
    reading = read(
        "Rebels shelled the besieged town of Taftanaz on Monday and the army answered with mortars.\n\n"
        "Soldiers had fired on the barracks at dawn, activists said, killing nine fighters.\n\n"
        "Two teachers were killed on the third floor."
    )
    assert any("third floor" in claim.sentence.text for claim in reading.claims)


def test_only_the_sentence_that_speaks_of_something_else_is_passed_over(read: Callable[..., Reading]) -> None:
    reading = read(
        "Rebels captured the town of Taftanaz on Monday. The film shows how soldiers captured it in the novel."
    )
    assert [claim.event_type for claim in reading.claims] == ["capture"]


def test_amid_a_report_on_a_war_a_word_of_rain_or_coal_hides_nothing(read: Callable[..., Reading]) -> None:
    war = "Rebels shelled Mayadin. Soldiers died. Troops fired rockets at rebel fighters. The army lost a tank. "
    deed = "Residents of Mayadin fled through the flood."
    assert "displacement" not in [c.event_type for c in read(deed).claims]
    assert "displacement" in [c.event_type for c in read(war + deed).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a burglar who had fallen asleep on a sofa in Geelong.",
        "Apple has fired the opening shot in a price war with its rivals.",
        "Napoleon retreated from Moscow with a tenth of his army.",
        "Baltimore's defence was shelled for 38 points as the visitors marched down the field.",
        "The conductor, robbed three times this year, has asked to be moved to another tram.",
    ],
)
def test_a_verb_a_policeman_or_a_name_of_history_is_no_word_of_war(read: Callable[..., Reading], text: str) -> None:
    assert [(claim.event_type, claim.trigger.text) for claim in read(text).claims] == []


def test_in_a_country_at_peace_the_words_must_say_more(read: Callable[..., Reading]) -> None:
    text = "A man shot a guard outside a bank in {} on Friday and ran off with a bag."
    assert read(text.format("Leeds")).claims == ()
    assert read("A suicide bomber killed 22 people at an arena in Manchester.").claims


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Libya's eleven fought back from a goal down to hold Sudan in Benghazi on Monday.", []),
        ("Having laid siege to Kabul's goal, Herat broke through in stoppage time.", []),
        ("A minibus plunged off a bridge near Jalalabad on Thursday, killing 17 passengers.", []),
        ("The bodies of nine people were pulled from a house in Idlib.", ["casualties"]),
        ("Masked men pulled a teacher from a house in Kaya.", ["abduction"]),
    ],
)
def test_matches_crashes_and_the_dead_of_a_house_are_no_fights_attacks_or_abductions(
    read: Callable[..., Reading], text: str, kinds: list[str]
) -> None:
    assert [claim.event_type for claim in read(text).claims] == kinds


def test_beasts_do_no_deed_of_arms_but_those_who_are_called_after_them_do(read: Callable[..., Reading]) -> None:
    assert read("Elephants killed two villagers near Vavuniya on Monday.").claims == ()
    (claim,) = read("The Sea Tigers attacked a navy post near Vavuniya on Monday.").claims
    assert [actor.id for actor in claim.actor] == ["act:ltte"]
