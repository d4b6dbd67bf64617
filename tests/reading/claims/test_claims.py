"""Here the parts of reading meet: each claim once, joined where one occurrence is told twice, with a stable id."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.reading.reader import Reader
from twosource.records import Reading, Report

Read = Callable[..., Reading]


def test_a_strike_and_its_dead_are_one_claim(read: Read) -> None:
    for text in (
        "Air strikes on Mayadin killed 12 civilians.",
        "Air strikes hit Mayadin, killing 12 civilians.",
    ):
        (claim,) = read(text).claims
        assert (claim.event_type, [f.best for f in claim.figures]) == ("air_strike", [12])
        assert [m.id for m in claim.target] == ["act:civilians"]


def test_two_events_of_a_sentence_stay_two(read: Read) -> None:
    reading = read("The army captured Mayadin and shelled Abu Kamal.")
    assert [claim.event_type for claim in reading.claims] == ["capture", "shelling"]


def test_a_holding_that_ended_with_the_taking_is_no_news(read: Read) -> None:
    reading = read("The army captured Mayadin, the last town held by Isis.")
    assert of_type(reading, "hold") == []


def test_claims_are_in_the_order_of_their_words_and_have_ids_of_their_own(read: Read) -> None:
    reading = read(
        "The army captured Mayadin, shelled Abu Kamal and Raqqa, and abducted 20 villagers, SOHR and activists said.\n\n"
        "Russia denied SOHR's claim that it bombed Palmyra."
    )
    starts = [claim.trigger.start for claim in reading.claims]
    assert starts == sorted(starts)
    ids = [claim.claim_id for claim in reading.claims]
    assert len(ids) >= 6
    assert len(set(ids)) == len(ids)


def test_an_id_does_not_depend_on_what_stands_elsewhere_in_the_reader(read: Read) -> None:
    text = "The army captured Mayadin, SOHR said."
    first = only(read(text), "capture").claim_id
    read("The army captured Raqqa, activists said.")
    assert only(read(text), "capture").claim_id == first


def test_a_claim_carries_its_report_s_facts(read: Read) -> None:
    reading = read("The army captured Mayadin.", published="2017-09-05T10:00:00+02:00", publisher="A Paper")
    (claim,) = reading.claims
    assert (claim.report_id, claim.publisher, claim.published) == (
        reading.report_id,
        "A Paper",
        "2017-09-05T10:00:00+02:00",
    )
    assert str(claim.published_date) == "2017-09-05"


@pytest.mark.parametrize(
    ("text", "event_type", "acled"),
    [
        ("The Syrian army captured Mayadin from Isis.", "capture", "Government regains territory"),
        ("Isis captured Mayadin from the Syrian army.", "capture", "Non-state actor overtakes territory"),
    ],
)
def test_the_crosswalk_follows_the_actor_s_kind(read: Read, text: str, event_type: str, acled: str) -> None:
    assert only(read(text), event_type).acled == acled


def test_the_sentence_of_a_claim_is_its_own_and_no_more(read: Read) -> None:
    text = "Isis fled.  The army captured Mayadin on Monday. Residents cheered."
    claim = only(read(text), "capture")
    assert claim.sentence.text == "The army captured Mayadin on Monday."
    assert text[claim.sentence.start : claim.sentence.end] == claim.sentence.text


def test_why_names_trigger_stance_and_speaker(read: Read) -> None:
    why = only(read("SOHR said the army failed to capture Mayadin."), "capture").why
    assert why[0].startswith("trigger: verb capture")
    assert "stance: fail" in why
    assert "said: say" in why


def test_what_is_done_to_a_person_is_done_to_whom_his_title_says(read: Read) -> None:
    for text, code, target in (
        ("Soldiers killed rebel commander Ahmed Yusuf near Mopti on Monday.", "clash", "rebel commander"),
        ("Gunmen killed mayor Ali Hassan in Baidoa on Monday.", "attack_on_civilians", "mayor"),
    ):
        assert [mention.text for mention in only(read(text), code).target] == [target]


def test_what_is_plotted_has_not_happened(read: Read) -> None:
    claims = read("He is suspected of plotting bombings and suicide attacks in Kabul.").claims
    assert {claim.modality for claim in claims} == {"planned"}


def test_who_received_injuries_is_not_killed(read: Read) -> None:
    claim = only(read("One civilian was killed and four received minor injuries in Laghman last night."), "casualties")
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 1), ("injured", 4)]


def test_a_blast_named_by_its_city_is_no_deed_of_its_government(read: Read) -> None:
    claim = only(read("Nine people were killed in the Damascus explosion."), "bombing")
    assert (claim.actor, [place.name for place in claim.place]) == ((), ["Damascus"])


@pytest.mark.parametrize(
    "text", ["The Damascus bombing killed nine people.", "Damascus bombing death toll rises to nine"]
)
def test_a_deed_named_after_a_town_was_done_there(read: Read, text: str) -> None:
    assert "Damascus" in [place.name for claim in read(text).claims for place in claim.place]


@pytest.mark.parametrize("what", ["army positions", "a position of the army", "a convoy"])
def test_who_attacks_a_position_condemns_nobody(read: Read, what: str) -> None:
    assert [claim.event_type for claim in read(f"Rebels attacked {what} near Mayadin.").claims] == ["clash"]


def test_who_is_driven_out_has_lost_the_place_and_who_holds_it_repels_nobody(read: Read) -> None:
    taken = only(read("Rebel fighters were driven out of Raqqa by militias loyal to the government."), "capture")
    assert ([m.text for m in taken.target], taken.place[0].name) == (["Rebel fighters"], "Raqqa")
    assert only(read("The town of Mayadin, held by rebels since April, was bombed on Friday."), "hold").actor


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("A missile boat off the coast had shelled rocket launchers in Gaza City on Monday.", "shelling"),
        ("Armenian volunteers have taken the old quarter of Agdam.", "capture"),
        ("The government's men have been edging northwards through Diyala.", "advance"),
        ("With mercenaries, the Nigerian military has been on the advance in Borno since January.", "advance"),
        ("NEMA, the emergency agency, has been trucking grain to 70,000 people in Biu.", "aid_delivery"),
    ],
)
def test_claims_of_doers_told_in_other_words(read: Read, text: str, event_type: str) -> None:
    assert event_type in {claim.event_type for claim in read(text).claims}


def test_clashes_that_somebody_speaks_of_are_where_the_report_is(read: Read) -> None:
    text = (
        "The army captured Mayadin on Monday, state television said. Its soldiers raised a flag over the police station. "
        "Rebel shells fell on the town. Gunmen fired rockets. "
        "The rebels had besieged it for a year. The army shelled the rebels all night. "
        "It was confirmed by residents, who spoke of fierce clashes."
    )
    (claim,) = [claim for claim in read(text).claims if claim.event_type == "clash"]
    assert [place.name for place in claim.place] == ["Mayadin"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("A bomber blew himself up in Baghdad.", "suicide_bombing"),
        ("Islamic State blew up a temple in Palmyra.", "destruction"),
    ],
)
def test_what_is_blown_up_tells_the_type(read: Read, text: str, event_type: str) -> None:
    assert [claim.event_type for claim in read(text).claims] == [event_type]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army took full control of the city of Mayadin in Deir Ezzor on Saturday, SANA said.", {"plc:sy:mayadin"}),
        ("The army took control of Mayadin, in eastern Deir Ezzor, on Saturday.", {"plc:sy:mayadin"}),
        (
            "The army took control of Mayadin in Deir Ezzor and of Rastan in Homs.",
            {"plc:sy:mayadin", "plc:sy:rastan"},
        ),
        ("The army captured Mayadin and Abu Kamal on Saturday.", {"plc:sy:mayadin", "plc:sy:abu-kamal"}),
    ],
)
def test_where_a_taken_place_lies_is_not_taken(read: Read, text: str, places: set[str]) -> None:
    taken = [claim for claim in read(text).claims if claim.event_type == "capture"]
    assert {place.id for claim in taken for place in claim.place} == places and len(taken) == len(places)


def test_no_word_of_the_report_enters_a_claims_id(reader: Reader) -> None:
    def ids(name: str, village: str) -> list[str]:
        text = f"{name}, a farmer, said that shells had hit {village} and that soldiers had killed 12 villagers there."
        report = Report(report_id="rep_1", publisher="A Paper", published="2017-09-05", title=None, text=text)
        return [claim.claim_id for claim in reader.read(report).claims]

    told = ids("Halima Osman", "Um Baru")
    assert len(told) == len(set(told)) >= 2
    assert told == ids("Salma Bashir", "Um Baru")  # as long a name: nothing else has changed
    assert told != ids("Salma Bashir", "Kutum")


def test_a_party_within_anothers_name_is_no_second_doer(read: Read) -> None:
    claim = only(read("A Turkish drone strike killed three people near Qamishli."), "air_strike")
    assert [actor.text for actor in claim.actor] == ["Turkish drone"]
