"""Who did what to whom, where and from where: the event's own place, not just any place named beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("The army captured Mayadin.", "capture", "plc:sy:mayadin"),
        ("The army captured Mayadin, 20 km from Abu Kamal.", "capture", "plc:sy:mayadin"),
        ("The army captured Mosul in neighbouring Iraq.", "capture", "plc:iq:mosul"),
        ("The army shelled Mayadin in Deir Ezzor province.", "shelling", "plc:sy:mayadin"),
        ("In Raqqa, 12 civilians were killed on Monday.", "casualties", "plc:sy:raqqa-city"),
        ("Air strikes hit a hospital in Raqqa.", "air_strike", "plc:sy:raqqa-city"),
        ("The town of Mayadin fell to the army.", "capture", "plc:sy:mayadin"),
        ("Raqqa's residents were shelled.", "shelling", "plc:sy:raqqa-city"),
        ("Isis abducted 20 villagers near Mayadin.", "abduction", "plc:sy:mayadin"),
        ("Isis abducted 20 villagers from Mayadin in eastern Syria.", "abduction", "plc:sy:mayadin"),
        ("In Raqqa, where Isis executed 12 prisoners, the army shelled a hospital.", "execution", "plc:sy:raqqa-city"),
        ("In Raqqa, where Isis executed 12 prisoners, the army shelled a hospital.", "shelling", "plc:sy:raqqa-city"),
        ("The army captured Tabqa, a town in Raqqa province.", "capture", "plc:sy:tabqa"),
        ("The army captured Raqqa's Old City.", "capture", "plc:sy:raqqa-old-city"),
        ("The army advanced to within 10 km of Raqqa.", "advance", "plc:sy:raqqa-city"),
    ],
)
def test_the_event_s_own_place(read: Read, text: str, event_type: str, place: str) -> None:
    claim = only(read(text), event_type)
    assert parties(claim.place) == [place]


@pytest.mark.parametrize(
    ("text", "event_type", "place", "origin"),
    [
        ("The army shelled Mayadin from Deir Ezzor.", "shelling", "plc:sy:mayadin", "plc:sy:deir-ezzor-city"),
        ("Missiles fired from Belgorod hit Kharkiv.", "missile_strike", "plc:ua:kharkiv", "plc:ru:belgorod"),
        ("Russia fired missiles at Kharkiv from Belgorod.", "missile_strike", "plc:ua:kharkiv", "plc:ru:belgorod"),
        ("The army advanced from Palmyra towards Deir Ezzor.", "advance", "plc:sy:deir-ezzor-city", "plc:sy:palmyra"),
        (
            "A submarine in the Mediterranean fired missiles at Palmyra.",
            "missile_strike",
            "plc:sy:palmyra",
            "plc:xx:mediterranean-sea",
        ),
    ],
)
def test_where_it_came_from_is_another_place(read: Read, text: str, event_type: str, place: str, origin: str) -> None:
    claim = only(read(text), event_type)
    assert (parties(claim.place), parties(claim.from_place)) == ([place], [origin])


def test_who_flees_a_place_leaves_it(read: Read) -> None:
    claim = only(read("Residents fled Raqqa for Mayadin."), "displacement")
    assert parties(claim.from_place) == ["plc:sy:raqqa-city"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army captured the centre of Raqqa.", "centre of Raqqa"),
        ("The army captured most of Raqqa.", "most of Raqqa"),
        ("The SDF captured Raqqa's eastern district.", "Raqqa's eastern district"),
        ("The army captured a town in Raqqa province.", "town in Raqqa province"),
    ],
)
def test_who_takes_a_part_has_not_taken_the_whole(read: Read, text: str, words: str) -> None:
    (place,) = only(read(text), "capture").place
    assert (place.id, place.text) == (None, words)
    assert place.lat is not None


def test_a_part_is_the_place_of_what_is_no_taking(read: Read) -> None:
    assert parties(only(read("The army shelled the centre of Raqqa."), "shelling").place) == ["plc:sy:raqqa-city"]


def test_a_village_near_a_town_is_not_the_town(read: Read) -> None:
    claim = only(read("The army captured a village 20 km from Abu Kamal."), "capture")
    assert [(place.id, place.name) for place in claim.place] == [(None, "village 20 km from Abu Kamal")]


def test_each_place_taken_is_a_claim(read: Read) -> None:
    claims = of_type(read("The army captured Raqqa, Mayadin and Abu Kamal."), "capture")
    assert sorted(place for claim in claims for place in parties(claim.place)) == [
        "plc:sy:abu-kamal",
        "plc:sy:mayadin",
        "plc:sy:raqqa-city",
    ]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Isis attacked the Syrian army in Mayadin.", "clash"),
        ("The Syrian army was attacked by Isis in Mayadin.", "clash"),
        ("Isis launched an attack on the Syrian army in Mayadin.", "clash"),
    ],
)
def test_actor_and_target_are_told_apart_in_every_voice(read: Read, text: str, event_type: str) -> None:
    claim = only(read(text), event_type)
    assert (parties(claim.actor), parties(claim.target)) == (["act:is"], ["act:syrian-army"])


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army accused rebels of shelling a market in Saraqib.",
        "The Syrian army accused rebels in Idlib of shelling a market in Saraqib.",
        "The Syrian army blamed rebels for shelling a market in Saraqib.",
    ],
)
def test_a_deed_that_somebody_is_accused_of_is_told_by_the_accuser(read: Read, text: str) -> None:
    claim = only(read(text), "shelling")
    assert parties(claim.actor) == ["act:syrian-rebels"]
    assert [speaker.cue for speaker in claim.speakers] == ["blame" if "blamed" in text else "accuse"]


def test_who_is_accused_of_a_deed_did_it(read: Read) -> None:
    claim = only(read("Kyiv accused Russian troops of shelling the town of Orikhiv."), "shelling")
    assert [m.id for m in claim.actor] != ["act:ukraine"]
    assert len(claim.actor) == 1
    assert claim.speakers[-1].source_id == "src:ukrainian-government"


def test_two_sides_of_a_clash_are_both_there(read: Read) -> None:
    claim = only(read("Clashes erupted between the army and Isis in Mayadin."), "clash")
    assert sorted([*parties(claim.actor), *parties(claim.target)]) == ["act:is", "act:syrian-army"]


def test_those_who_help_are_actors_too(read: Read) -> None:
    claim = only(read("The Syrian army captured Mayadin with help from Hezbollah."), "capture")
    assert parties(claim.actor) == ["act:syrian-army", "act:hezbollah"]


def test_who_is_driven_from_a_place_is_the_target(read: Read) -> None:
    assert parties(only(read("The Syrian army captured Mayadin from Isis."), "capture").target) == ["act:is"]


def test_the_weapon_is_kept(read: Read) -> None:
    claim = only(read("The army shelled Mayadin with artillery."), "shelling")
    assert [m.text for m in claim.instrument] == ["artillery"]
    assert "drone" in only(read("A drone strike killed 3 militants in Mayadin."), "air_strike").attributes


def test_nobody_kills_itself_by_a_description_that_fits_both(read: Read) -> None:
    reading = read("The Syrian Democratic Forces captured Raqqa. The SDF killed 12 militants in Mayadin.")
    claim = only(reading, "clash")
    assert parties(claim.actor) == ["act:sdf"]
    assert [m.id for m in claim.target] == [None]


def test_a_name_no_pack_holds_is_kept_as_words_without_a_point(read: Read) -> None:
    (place,) = only(read("The Syrian army captured the town of Tel Zeba."), "capture").place
    assert (place.id, place.text, place.lat) == (None, "Tel Zeba", None)


@pytest.mark.parametrize(
    ("text", "event_type", "actor", "target"),
    [
        (
            "Syrian rebels seized Hama after days of battles with government troops.",
            "capture",
            "act:syrian-rebels",
            "act:syrian-army",
        ),
        (
            "Abu Aqla Keikal, the RSF's commander in Gezira, crossed over to the army.",
            "defect",
            "act:sudan-shield-forces",
            "act:rsf",
        ),
        ("Russian officials pointed the finger at Kyiv.", "accuse", "act:russia", "act:ukraine"),
        (
            "At an informal jail run by UAE-backed forces in Mukalla, inmates were hung from the ceiling.",
            "torture",
            "UAE-backed forces",
            "act:detainees",
        ),
    ],
)
def test_sides_that_only_the_words_beside_name(read: Read, text: str, event_type: str, actor: str, target: str) -> None:
    claim = only(read(text), event_type)
    assert (parties(claim.actor), parties(claim.target)) == ([actor], [target])


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("Soldiers defused a bomb that had been buried beside a road in Mogadishu.", "demine", "plc:so:mogadishu"),
        ("715 people vanished after being stopped at checkpoints in Wad Madani.", "disappearance", "plc:sd:wad-madani"),
        ("Yemen's warring parties have agreed to a two-month truce.", "ceasefire", "plc:ye:yemen"),
        ("Having entered Kidal, the Wagner men executed ten captives.", "execution", "plc:ml:kidal"),
        ("The truce was in tatters, with rockets falling as far north as Misrata.", "shelling", "plc:ly:misrata"),
        ("Army shells hit a hospital in the Sudanese capital.", "shelling", "plc:sd:khartoum"),
    ],
)
def test_places_that_only_the_words_beside_name(read: Read, text: str, event_type: str, place: str) -> None:
    assert parties(only(read(text), event_type).place) == [place]


def test_an_unnamed_building_that_is_hit_is_told(read: Read) -> None:
    claim = only(read("A missile slammed into a school on Friday."), "missile_strike")
    assert [(place.id, place.name) for place in claim.place] == [(None, "school")]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("The Syrian army took control of the town of Mayadin in Deir Ezzor on Saturday.", ["Mayadin"]),
        ("The Syrian army took control of Mayadin, in Deir Ezzor province, on Saturday.", ["Mayadin"]),
        ("The Syrian army captured Mayadin, the last town in Deir Ezzor held by Isis.", ["Mayadin"]),
    ],
)
def test_what_a_town_lies_in_is_not_taken_with_it(read: Read, text: str, taken: list[str]) -> None:
    assert [p.name for claim in of_type(read(text), "capture") for p in claim.place] == taken


def test_two_towns_are_both_taken_wherever_they_lie(read: Read) -> None:
    reading = read("The Syrian army took control of Mayadin in Deir Ezzor and Sukhna in Homs on Saturday.")
    assert {p.name for claim in of_type(reading, "capture") for p in claim.place} == {"Mayadin", "al-Sukhnah"}


def test_a_town_held_by_nobody_told_is_no_holding(read: Read) -> None:
    assert not of_type(read("Air strikes hit the rebel-held town of Mayadin on Monday."), "hold")


@pytest.mark.parametrize(
    "text", ["Isis will take Mayadin with or without a deal.", "The army took Mayadin without a fight."]
)
def test_what_there_is_none_of_is_no_deed(read: Read, text: str) -> None:
    reading = read(text)
    assert not of_type(reading, "agreement") and not of_type(reading, "clash")


def test_who_is_displaced_is_no_displacement(read: Read) -> None:
    reading = read("An air strike on a school sheltering displaced people in Mayadin killed 10 people.")
    assert not of_type(reading, "displacement") and of_type(reading, "air_strike")


def test_a_label_over_a_count_is_not_where_it_was(read: Read) -> None:
    reading = read("Syria: 12 killed in Mayadin air strikes")
    assert [(c.event_type, [p.name for p in c.place]) for c in reading.claims] == [("air_strike", ["Mayadin"])]
    assert [(f.what, f.best) for f in reading.claims[0].figures] == [("killed", 12)]


def test_whose_strikes_people_died_in(read: Read) -> None:
    claim = only(read("At least 21 civilians died in Russian army air strikes on Mayadin on Monday."), "air_strike")
    assert [m.id for m in claim.actor] == ["act:russian-armed-forces"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Sacks carried over the pass by Kurdish charities have kept 30,000 people in Sinjar alive.",
            "Kurdish charities",
        ),
        ("People in Taiz have depended since 2015 on parcels from the World Food Programme.", "World Food Programme"),
        ("SEMA, the relief agency, has been trucking grain to the displaced in Raqqa.", "SEMA"),
    ],
)
def test_who_brings_relief(read: Read, text: str, words: str) -> None:
    claims = of_type(read(text), "aid_delivery")
    assert words in {mention.text for claim in claims for mention in claim.actor}


def test_which_takes_up_the_blow_and_not_the_town(read: Read) -> None:
    text = "Russia confirmed a missile strike from a frigate off Latakia, which on Friday hit an Isis camp in Mayadin."
    claims = [*of_type(read(text), "missile_strike"), *of_type(read(text), "air_strike")]
    assert "plc:sy:mayadin" in {place.id for claim in claims for place in claim.place}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("A blast at a bakery in Idlib killed three people.", "bakery"),
        ("A bomb tore through a crowded market in Mosul.", "market"),
        ("An explosion at a checkpoint in Raqqa killed two policemen.", "checkpoint"),
        ("The warehouse near Mayadin, where a blast killed two people on Monday, belonged to a dealer.", "warehouse"),
    ],
)
def test_what_a_blow_went_off_in_was_struck(read: Read, text: str, thing: str) -> None:
    assert thing in {mention.name for claim in read(text).claims for mention in claim.target}


def test_what_a_blow_went_off_beside_was_not_struck(read: Read) -> None:
    claim = only(read("A bomb exploded outside a bakery in Idlib on Monday."), "bombing")
    assert "bakery" not in {mention.name for mention in claim.target}


def test_a_site_is_nearer_than_the_country_told_beside_it(read: Read) -> None:
    text = "The army carried out an air strike on the rebels' camp near Mayadin in Syria on Monday."
    (place,) = only(read(text), "air_strike").place
    assert place.name.endswith("near Mayadin")


def test_nobody_strikes_himself_by_a_pronoun(read: Read) -> None:
    claim = of_type(read("The army says that Isis fired a rocket at it."), "shelling")
    assert all(actor.id != target.id for one in claim for actor in one.actor for target in one.target)


def test_people_whom_attacks_drive_out_left_where_the_attacks_were(read: Read) -> None:
    claim = only(read("Attacks in Sake displaced 900 people to Goma in North Kivu."), "displacement")
    assert (parties(claim.place), parties(claim.from_place)) == (["plc:cd:goma"], ["plc:cd:sake"])
    claim = only(read("The rebels displaced 900 people from Sake to Goma."), "displacement")
    assert (parties(claim.place), parties(claim.from_place)) == (["plc:cd:goma"], ["plc:cd:sake"])
