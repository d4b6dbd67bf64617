"""Names of several places, and of places and governments: whole reports in, what they mean there out."""

from __future__ import annotations

import pytest
from looking import only, parties
from whole import report

from twosource.reading.reader import Reader
from twosource.records import Claim


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(report(text)).claims)


def ids(found: list[Claim], role: str) -> set[str | None]:
    return {mention.id for claim in found for mention in getattr(claim, role)}


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out in Tripoli in Lebanon on Monday. Gunmen attacked Tripoli, killing three soldiers.",
        "TRIPOLI, Lebanon (AP) - Gunmen attacked an army checkpoint in Tripoli on Monday, killing three soldiers.",
        "TRIPOLI, Lebanon - Shells struck Tripoli on Monday, killing three people.",
    ],
)
def test_tripoli_of_lebanon_is_not_libya_s_government(reader: Reader, text: str) -> None:
    found = claims(reader, text)
    assert ids(found, "place") == {"plc:lb:tripoli"}
    assert not {party for party in ids(found, "target") | ids(found, "actor") if party} & {"act:libya-gna", "act:lna"}


def test_a_capital_that_acts_is_its_government_and_one_that_is_struck_a_place(reader: Reader) -> None:
    found = claims(reader, "Missiles struck Kyiv on Monday. Russia accused Kyiv of shelling Donetsk.")
    struck, accused = found[0], next(claim for claim in found if claim.event_type == "accuse")
    assert parties(struck.place) == ["plc:ua:kyiv"]
    assert parties(struck.target) == []
    assert parties(accused.target) == ["act:ukraine"]


def test_a_capital_in_its_own_country_speaks_for_its_government(reader: Reader) -> None:
    text = "Tripoli said its forces had captured Sirte from Haftar's forces on Monday."
    capture = only(reader.read(report(text)), "capture")
    assert [speaker.source_id for speaker in capture.speakers] == ["act:libya-gna"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Insurgents attacked the town of Palma in Cabo Delgado province, Mozambique, on Monday.", "plc:mz:palma"),
        ("Azerbaijani forces shelled Stepanakert on Sunday.", "plc:az:stepanakert"),
        ("Al-Shabaab fighters attacked a base in Lower Shabelle on Friday.", "plc:so:lower-shabelle"),
        ("Yazidi fighters captured Sinjar on Friday.", "plc:iq:sinjar"),
        ("Taliban fighters attacked Kandahar city on Monday.", "plc:af:kandahar"),
        ("Haftar's forces shelled the Tajoura suburb of Tripoli on Tuesday.", "plc:ly:tajoura"),
        ("Amhara forces captured Humera on Tuesday.", "plc:et:humera"),
        ("M23 rebels captured Bunagana on Monday.", "plc:cd:bunagana"),
        ("The LNA captured Ras Lanuf on Thursday.", "plc:ly:ras-lanuf"),
    ],
)
def test_places_of_wars_outside_the_deep_packs(reader: Reader, text: str, place: str) -> None:
    assert ids(claims(reader, text), "place") == {place}


def test_a_person_called_as_a_town_is_no_town(reader: Reader) -> None:
    reading = reader.read(report("Ali Hama, 34, was killed when shells hit Sinjar in Iraq on Friday."))
    assert {place.id for claim in reading.claims for place in claim.place} == {"plc:iq:sinjar"}
    assert [(person.text, person.public) for person in reading.people] == [("Ali Hama", False)]


def test_a_body_s_name_is_not_masked_as_a_person_s(reader: Reader) -> None:
    reading = reader.read(report("Boko Haram fighters attacked Bama on Monday. Puntland forces entered Bosaso."))
    assert reading.people == ()


def test_a_town_whose_name_is_a_word_is_no_person_and_is_found_in_its_country(reader: Reader) -> None:
    text = "Shells hit Split on Monday. Police in Split arrested two men. Croatian forces entered Split."
    reading = reader.read(report(text))
    assert reading.people == ()
    assert ids(list(reading.claims), "place") == {"gn:3190261"}
    headline = "Rebels Split Over Deal in Idlib\n\nSyrian rebels split on Monday over a deal. Shells hit Idlib."
    assert ids(claims(reader, headline), "place") == {"plc:sy:idlib"}


def test_who_stands_as_a_person_is_masked_though_a_town_bears_the_name(reader: Reader) -> None:
    reading = reader.read(report("Police in Karim shot Karim on Monday. A boy, Nazar, was killed in Nazar."))
    assert not any(person.public for person in reading.people)
    assert {"Karim", "Nazar"} <= {person.text for person in reading.people}


def test_a_numbered_unit_is_a_party_and_of_no_country_that_the_report_does_not_speak_of(reader: Reader) -> None:
    text = (
        "Ukrainian forces struck Tokmak on Monday. The 155th brigade attacked Robotyne. The 4th Division attacked Verbove. "
        "Soldiers of the 82nd Airborne Brigade were killed near Orikhiv."
    )
    named = {mention.text: mention for mention in reader.mentions(report(text))}
    for unit in ("155th brigade", "82nd Airborne Brigade"):
        assert (named[unit].id, named[unit].kind) == (None, "armed_group")  # type: ignore[union-attr]
    assert "act:fourth-division" not in ids(claims(reader, text), "actor")
    syrian = "Syrian troops shelled Douma on Monday. The 4th Division attacked Daraya, a monitor in Damascus said."
    assert "act:fourth-division" in ids(claims(reader, syrian), "actor")
