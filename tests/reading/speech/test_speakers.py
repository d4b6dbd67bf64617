"""A speaking phrase gives the best source name inside it; pronouns and descriptions give who was named before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading, SpeakerMention

Read = Callable[..., Reading]


def speaker(read: Read, phrase: str) -> SpeakerMention:
    """Who speaks where a phrase is the subject of "said"."""
    (found,) = only(read(f"{phrase} said the army captured Mayadin from Isis."), "capture").speakers
    return found


@pytest.mark.parametrize(
    ("phrase", "source"),
    [
        ("The Syrian Observatory for Human Rights", "src:sohr"),
        ("War monitor the Syrian Observatory for Human Rights", "src:sohr"),
        ("The Britain-based Syrian Observatory for Human Rights", "src:sohr"),
        ("Syria's state news agency SANA", "src:sana"),
        ("State television", "src:syrian-state-tv"),
        ("An army spokesman", "src:syrian-military"),
        ("A spokesman for the Syrian army", "src:syrian-military"),
        ("The SDF", "src:sdf"),
        ("Turkey", "src:turkish-government"),
        ("Moscow", "src:russian-government"),
        ("Damascus", "src:syrian-government"),
        ("Activists", "src:local-activists"),
        ("Observers", "src:observers"),
        ("A resident", "src:residents"),
    ],
)
def test_names_and_descriptions_are_sources(read: Read, phrase: str, source: str) -> None:
    assert speaker(read, phrase).source_id == source


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("A resident", "witness"),
        ("A doctor", "witness"),
        ("Activists", "activists"),
        ("Observers", "analyst"),
        ("A US official", "official"),
        ("SOHR", "monitor"),
        ("Reuters", "agency"),
        ("State television", "state_media"),
        ("Amaq", "propaganda"),
        ("The UN", "un"),
    ],
)
def test_each_kind_of_speaker_is_told(read: Read, phrase: str, kind: str) -> None:
    found = speaker(read, phrase).kind
    assert found == kind or (kind == "official" and found in ("official", "anonymous_official", "party"))


def test_unnamed_bodies_keep_their_words_and_are_no_source(read: Read) -> None:
    found = speaker(read, "The defence ministry")
    assert (found.source_id, found.name) == (None, "defence ministry")


def test_a_state_speaks_as_its_government_and_not_as_one_of_its_governors(read: Read) -> None:
    assert speaker(read, "Russia").source_id == "src:russian-government"
    assert speaker(read, "Syria").source_id == "src:syrian-government"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("Omar Haddad, a farmer,", "Omar Haddad"), ("Farmer Omar Haddad", "Omar Haddad")],
)
def test_a_named_witness_speaks_for_itself(read: Read, phrase: str, name: str) -> None:
    found = speaker(read, phrase)
    assert (found.source_id, found.name, found.kind) == (None, name, "witness")


def test_an_official_speaks_for_its_body(read: Read) -> None:
    assert speaker(read, "Rami Abdel Rahman, the head of SOHR,").source_id == "src:sohr"
    assert speaker(read, "SDF spokesman Omar Haddad").source_id == "src:sdf"


@pytest.mark.parametrize(
    "text",
    [
        "SOHR said the army entered Mayadin. It added that 12 soldiers were killed in Raqqa.",
        "SOHR said the army entered Mayadin. The monitor added that 12 soldiers were killed in Raqqa.",
        "Rami Abdel Rahman, the head of SOHR, said the army entered Mayadin. He added that 12 soldiers were killed in Raqqa.",
    ],
)
def test_pronouns_and_descriptions_give_who_spoke_before(read: Read, text: str) -> None:
    claim = only(read(text), "casualties")
    assert [s.source_id for s in claim.speakers] == ["src:sohr"]
    assert text[claim.speakers[0].start : claim.speakers[0].end] in ("It", "monitor", "He")


def test_a_pronoun_that_nobody_spoke_before_is_the_party_just_named(read: Read) -> None:
    reading = read("The US-led coalition bombed Raqqa. It said 12 militants were killed in Mayadin.")
    assert [s.source_id for s in only(reading, "casualties").speakers] == ["src:us-military"]


def test_i_is_nobody_known(read: Read) -> None:
    reading = read("SOHR said the army left. I said the army captured Mayadin from Isis.")
    assert [claim.speakers for claim in of_type(reading, "capture")] == [()]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("An air strike hit Azaz on Sunday, Turkish state media said.", "src:trt"),
        ("An air strike hit Markaba on Sunday, Lebanon's state-run National News Agency said.", "src:nna-lebanon"),
        ("The army retook the airport in Khartoum on Friday, Sudan's state television reported.", "src:sudan-tv"),
        ("A drone hit a depot in Isfahan on Monday, Iran's state broadcaster said.", "src:irib"),
        ("An air strike hit Assab on Sunday, Eritrea's state media said.", None),
    ],
)
def test_a_countrys_state_media_are_its_own(read: Read, text: str, source: str | None) -> None:
    (claim,) = [c for c in read(text).claims if c.event_type in ("air_strike", "capture")]
    assert [(s.source_id, s.kind) for s in claim.speakers] == [(source, "state_media")]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on near Goma in DR Congo. Army spokesman Colonel Pierre Kabongo said the army captured Sake.",
        "The army captured Sake in DR Congo on Sunday, its spokesman in Goma, Pierre Kabongo, said.",
        "The army captured Sake in DR Congo on Sunday, its spokesman Pierre Kabongo said.",
    ],
)
def test_a_named_officer_speaks_for_the_army_whose_officer_he_is_said_to_be(read: Read, text: str) -> None:
    (found,) = only(read(text), "capture").speakers
    assert found.source_id == "act:fardc" and found.name == "Pierre Kabongo"


def test_a_named_officer_of_nobody_told_is_nobodys(read: Read) -> None:
    (found,) = only(read("The rebels captured Sake, a spokesman, Pierre Kabongo, said."), "capture").speakers
    assert found.source_id is None


def test_he_is_who_told_a_paper_and_not_the_paper(read: Read) -> None:
    text = 'Shells hit Mayadin on Monday, a nurse told The Independent. "They fell on a school in Mayadin," she said.'
    speakers = {claim.speakers[-1].name for claim in of_type(read(text), "shelling")}
    assert speakers == {"nurse"}


def test_a_health_ministry_is_its_governments_however_it_is_owned(read: Read) -> None:
    found = speaker(read, "The Syrian government's health ministry")
    assert found.source_id in ("src:syrian-government", "act:syrian-government") and found.kind == "official"


def test_a_towns_administration_is_nobodys_by_its_name_alone(read: Read) -> None:
    for town in ("Donetsk", "Sevastopol", "Enerhodar", "Goma"):
        claim = only(
            read(f"A drone struck a school in {town} on Tuesday, the city's administration said."), "air_strike"
        )
        assert [(s.source_id, s.name) for s in claim.speakers] == [(None, "city's administration")]
