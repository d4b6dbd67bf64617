"""What a noun phrase names: a known party, a description of one, people, or words that are nobody the packs know."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Mention, Reading

Read = Callable[..., Reading]


def doer(read: Read, phrase: str) -> Mention:
    (actor,) = only(read(f"{phrase} captured Mayadin in eastern Syria on Monday."), "capture").actor
    return actor


def hurt(read: Read, phrase: str) -> Mention:
    (target,) = only(read(f"Isis abducted {phrase} in Mayadin on Monday."), "abduction").target
    return target


@pytest.mark.parametrize(
    ("phrase", "actor", "via"),
    [
        ("The Syrian army", "act:syrian-army", "name"),
        ("The army", "act:syrian-army", "description"),
        ("Government forces", "act:syrian-army", "description"),
        ("Isis", "act:is", "name"),
        ("Islamic State", "act:is", "name"),
        ("Isis fighters", "act:is", None),
        ("The Syrian Democratic Forces", "act:sdf", "name"),
        ("The Syrian Democratic Forces (SDF)", "act:sdf", "name"),
    ],
)
def test_names_and_descriptions_of_known_parties(read: Read, phrase: str, actor: str, via: str | None) -> None:
    found = doer(read, phrase)
    assert found.id == actor
    assert via is None or found.via == via


def test_a_party_no_pack_holds_keeps_its_words_and_a_kind(read: Read) -> None:
    found = doer(read, "Kurdish fighters")
    assert (found.id, found.kind, found.via) == (None, "fighters", "description")


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("12 villagers", "civilians"),
        ("three children", "civilians"),
        ("a journalist", "media"),
        ("six prisoners", "detainees"),
        ("20 refugees", "refugees"),
        ("two policemen", "police"),
        ("four soldiers", "state_forces"),
    ],
)
def test_people_are_told_by_what_they_are(read: Read, phrase: str, kind: str) -> None:
    assert hurt(read, phrase).kind == kind


def test_a_place_is_no_party(read: Read) -> None:
    (claim,) = read("Air strikes hit Raqqa on Monday.").claims
    assert (claim.actor, claim.target) == ((), ())


def test_targets_of_a_party_are_that_party_s(read: Read) -> None:
    claim = only(read("Air strikes hit Isis positions in Raqqa."), "air_strike")
    assert [m.id for m in claim.target] == ["act:is"]


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_mention_s_words_begin_with_a_word(read: Read, mark: str) -> None:
    close = {'"': '"', "“": "”"}[mark]
    claim = only(read(f"The army attacked the {mark}terrorist{close} fighters in Raqqa."), "clash")
    assert all(m.text[:1].isalnum() for m in (*claim.actor, *claim.target))


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("Armoured cars of the Syrian army drove into Mayadin on Monday.", "advance", "Syrian Arab Army"),
        ("Hezbollah's men withdrew from Mayadin on Monday.", "withdraw", "Hezbollah"),
    ],
)
def test_what_a_side_moves_in_and_whom_it_sends_are_the_side(read: Read, text: str, event_type: str, side: str) -> None:
    (claim,) = [claim for claim in read(text).claims if claim.event_type == event_type]
    assert [actor.name for actor in claim.actor] == [side]


def test_a_camp_is_the_country_s_that_its_adjective_tells(read: Read) -> None:
    (claim,) = [c for c in read("Rockets hit a Saudi camp in Najran on Monday.").claims if c.target]
    assert [target.name for target in claim.target] == ["Saudi Arabia"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Wagner men stormed the old fort at Kidal.", "act:wagner"),
        ("Hamas men attacked a kibbutz near Gaza.", "act:hamas"),  # a Hamas lies in Germany, too
    ],
)
def test_the_men_of_a_party_are_its_fighters(read: Read, text: str, actor: str) -> None:
    assert [mention.id for claim in read(text).claims for mention in claim.actor] == [actor]


def test_a_front_and_a_side_by_the_compass_are_ground_and_nobody(read: Read) -> None:
    reading = read("Isis attacked the northern front of Raqqa and shelled the eastern side of Mayadin.")
    assert reading.claims
    assert not [m.text for claim in reading.claims for m in claim.target]


def test_their_allies_are_of_those_named_with_them_and_not_those_who_tell(read: Read) -> None:
    reading = read(
        "Activists and the Syrian Observatory for Human Rights said that government troops and their allies had reached Mayadin."
    )
    for claim in of_type(reading, "advance"):
        assert [m.id for m in claim.actor] == ["act:syrian-army", None]
        assert claim.actor[1].text == "allies"


@pytest.mark.parametrize(
    "text",
    [
        "A garage where Isis assembled drones was destroyed in Mayadin on Tuesday.",
        "A house used by Isis as a bomb factory was destroyed in Mayadin.",
        "Syrian troops relieved a battalion that Isis had besieged in Mayadin for months.",
    ],
)
def test_whose_house_is_hit_and_whose_siege_is_broken(read: Read, text: str) -> None:
    claims = [claim for claim in read(text).claims if claim.event_type in ("destruction", "siege_broken")]
    assert "act:is" in {mention.id for claim in claims for mention in claim.target}


def test_a_convoy_is_made_of_its_men(read: Read) -> None:
    claim = next(iter(read("Jets bombed a convoy of the jihadists near Mayadin on Monday.").claims))
    assert "jihadists" in {mention.name for mention in claim.target}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Settlers set fire to cars in a village near Ramallah on Monday.", "act:israeli-settlers"),
        ("Settlers set fire to cars in a village near Eldoret in Kenya on Monday.", None),
        ("Jets of the junta bombed a village in Mali's Timbuktu region on Monday.", "act:mali"),
        ("Jets of the junta bombed a village in Myanmar's Kayah state on Monday.", "act:myanmar"),
        ("Jets of the coalition bombed a village in Brazil on Monday.", None),
    ],
)
def test_whose_they_are_is_told_by_where_they_are(read: Read, text: str, actor: str | None) -> None:
    actors = [mention for claim in read(text).claims for mention in claim.actor]
    assert {mention.id for mention in actors} == {actor}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Abu Sayyaf raided Jolo. The Islamist militants captured Patikul.", "act:abu-sayyaf"),
        ("Islamist militants captured a village in Mozambique.", None),
        ("Islamic State raided Hit. The Islamist militants captured Ramadi.", "act:is"),
        ("The Houthis shelled Marib. The Shiite rebels captured Sirwah.", "act:houthis"),
        ("Tuareg rebels and the MNLA raided Gao. The Tuareg rebels captured Menaka.", "act:mnla"),
        ("Shiite insurgents captured Basra.", None),
    ],
)
def test_a_creed_or_a_people_under_arms_is_the_group_the_report_named(read: Read, text: str, actor: str | None) -> None:
    capture = of_type(read(text), "capture")[-1]
    assert [party.id for party in capture.actor] == [actor]


@pytest.mark.parametrize(
    "phrase",
    ["Armed villagers", "Masked men", "Men in fatigues", "Youths with machetes", "His men", "The sect's men"],
)
def test_people_under_arms_are_fighters_of_a_side_untold(read: Read, phrase: str) -> None:
    assert doer(read, phrase).kind in ("fighters", "unknown")


def test_of_men_who_are_taken_nothing_tells_that_they_fought(read: Read) -> None:
    (target,) = only(read("In Mayadin on Monday the women said their men were abducted."), "abduction").target[-1:]
    assert target.kind == "civilians"


@pytest.mark.parametrize("sentence", ["Police in Nairobi shot dead three protesters on Tuesday.",
                                      "Police shot dead three protesters in Nairobi on Tuesday."])  # fmt: skip
def test_the_capital_a_sentence_begins_with_is_no_name(read: Read, sentence: str) -> None:
    assert [actor.id for actor in only(read(sentence), "attack_on_civilians").actor] == ["act:ke-police"]


def test_a_hospital_of_a_capital_is_not_its_government(read: Read) -> None:
    told = "The Paris hospital treated 12 wounded people after gunmen attacked a village near Gao on Tuesday."
    assert [actor.id for claim in read(told).claims for actor in claim.actor if actor.id] == []
