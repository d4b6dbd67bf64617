"""What one claim of a report tells of another: counts, besiegers, scenes; and what is never inferred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from looking import of_type, only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "figures"),
    [
        (
            "A car bomb exploded near a market in Baghdad on Sunday, killing 12 people and wounding 30.",
            "bombing",
            [("killed", 12), ("injured", 30)],
        ),
        ("A minibus struck a landmine near Raqqa, killing 14 passengers.", "bombing", [("killed", 14)]),
        (
            "Two soldiers lost their lives on Monday when their vehicle ran over a landmine near Raqqa.",
            "bombing",
            [("killed", 2)],
        ),
        ("A grenade tossed into a church in Garissa wounded six people.", "grenade", [("injured", 6)]),
        ("Attackers threw a grenade into a church in Garissa, wounding six people.", "grenade", [("injured", 6)]),
    ],
)
def test_who_is_hurt_belongs_to_the_deed(
    read: Read, text: str, event_type: str, figures: list[tuple[str, int]]
) -> None:
    claim = only(read(text), event_type)
    assert [(figure.what, figure.best) for figure in claim.figures] == figures
    assert len(read(text).claims) == 1


def test_what_the_subject_tells_of_a_deed_is_the_deed(read: Read) -> None:
    reading = read("Ballistic missiles fired by the Houthis at dawn destroyed a depot in Najran.")
    claim = only(reading, "missile_strike")
    assert parties(claim.actor) == ["act:houthis"]
    assert [place.name for place in claim.place] == ["Najran"]


def test_whoever_imposed_the_siege_is_who_it_was_broken_against(read: Read) -> None:
    reading = read("A convoy broke the blockade that Isis had imposed on Mayadin in May.")
    assert parties(only(reading, "siege_broken").target) == ["act:is"]


def test_a_besieger_told_elsewhere_in_the_report_is_inferred(read: Read) -> None:
    reading = read(
        "Isis has besieged Mayadin since May.\n\nOn Tuesday the Syrian army ended the siege of Mayadin, SANA said."
    )
    (target,) = [claim.target for claim in reading.claims if claim.event_type in ("siege_broken", "siege_lifted")]
    assert [(mention.id, mention.via) for mention in target] == [("act:is", "inferred")]


def test_a_deed_without_a_place_was_done_where_the_sentence_before_was(read: Read) -> None:
    claim = only(read("Warplanes bombed Mayadin on Monday. Two depots were destroyed."), "destruction")
    assert [(place.id, place.via) for place in claim.place] == [("plc:sy:mayadin", "inferred")]
    (place,) = claim.place
    assert place.text == "destroyed"


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed Mayadin on Monday, SOHR said.\n\nHours later a second air strike hit the rescuers.",
        "Warplanes bombed Mayadin on Monday, SOHR said.\n\nTanks shelled Raqqa, it said.\n\nA second air strike hit rescuers.",
    ],
)
def test_what_comes_again_was_where_the_last_of_its_kind_was(read: Read, text: str) -> None:
    again = of_type(read(text), "air_strike")[-1]
    assert [(place.id, place.via) for place in again.place] == [("plc:sy:mayadin", "inferred")]


def test_what_does_not_come_again_takes_no_place_from_another_paragraph(read: Read) -> None:
    reading = read("Warplanes bombed Mayadin on Monday, SOHR said.\n\nAn air strike hit rescuers.")
    assert of_type(reading, "air_strike")[-1].place == ()


def test_who_takes_an_unnamed_place_has_not_taken_the_scene(read: Read) -> None:
    reading = read("Warplanes bombed Mayadin on Monday. The army captured a hill.")
    assert all(place.id is None for claim in of_type(reading, "capture") for place in claim.place)


def test_what_is_foretold_has_no_scene(read: Read) -> None:
    reading = read("Warplanes bombed Mayadin on Monday. More bombings will follow.")
    assert all(claim.place == () for claim in of_type(reading, "bombing"))


def test_a_scene_may_stand_below_the_main_verb_of_the_lead(read: Read) -> None:
    text = (
        "The army gave the alarm when gunmen were seen in Mayadin. Its troops engaged them, killing three insurgents."
    )
    assert {place.name for claim in read(text).claims for place in claim.place} == {"Mayadin"}


def test_a_strike_carried_out_and_what_it_did_are_one_claim(read: Read) -> None:
    (claim,) = read("Israel carried out an air strike on Khan Younis that killed five people.").claims
    assert (claim.event_type, [mention.name for mention in claim.actor]) == ("air_strike", ["Israel"])
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 5)]


def test_what_is_burned_is_not_hurt(read: Read) -> None:
    reading = read("Gunmen attacked Mayadin at night, killing 17 people and burning dozens of homes.")
    assert only(reading, "destruction").figures == ()


def test_a_bomb_exploded_where_its_verb_says(read: Read) -> None:
    claim = only(read("A bomb hidden in a cart exploded in Lahore, wounding 25."), "bombing")
    assert [place.name for place in claim.place] == ["Lahore"]


def test_whom_a_dispatch_counts_are_done_to(read: Read) -> None:
    claim = only(read("Isis fighters raided Mayadin; four civilians abducted."), "abduction")
    assert (claim.actor, [mention.text for mention in claim.target]) == ((), ["civilians"])


def test_the_dead_of_an_attack_are_its_figure_where_two_verbs_tell_of_it(read: Read) -> None:
    claim = only(read("Gunmen attacked a bus near Kaduna and killed 12 people."), "attack_on_civilians")
    assert [(f.what, f.best) for f in claim.figures] == [("killed", 12)]


def test_the_dead_of_another_place_are_another_attack_s(read: Read) -> None:
    claims = of_type(read("Gunmen attacked a church in Jos and killed ten farmers in Bokkos."), "attack_on_civilians")
    assert len(claims) == 2


@pytest.mark.parametrize(
    ("text", "event_type", "figure"),
    [
        ("Rebels shelled a prison in Aleppo where 20 detainees were killed on Friday.", "shelling", ("killed", 20)),
        (
            "Russian forces shelled a market in Donetsk in which 53 people were killed on Friday.",
            "shelling",
            ("killed", 53),
        ),
        (
            "Saudi jets bombed a barracks in Saada in which 80 prisoners were killed on Friday.",
            "air_strike",
            ("killed", 80),
        ),
    ],
)
def test_who_died_in_what_was_hit_died_of_it_and_on_the_day_that_is_told_of_them(
    read: Read, text: str, event_type: str, figure: tuple[str, int]
) -> None:
    reading = read(text, published="2022-07-30")
    claim = only(reading, event_type)
    assert [(f.what, f.best) for f in claim.figures] == [figure]
    assert (claim.time.start, claim.time.basis) == (date(2022, 7, 29), "text")
    assert not of_type(reading, "execution") and not of_type(reading, "casualties")


def test_who_accuse_one_another_say_the_same_of_the_dead(read: Read) -> None:
    text = "Russia and Ukraine have accused each other of shelling a prison in which 53 prisoners of war were killed."
    told = of_type(read(text), "shelling")
    assert [[(f.what, f.best) for f in claim.figures] for claim in told] == [[("killed", 53)]] * 2


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("An airstrike hit the town of Sake with 12 dead.", 12),
        ("Israel carried out its heaviest raids on southern Lebanon in almost a year, with 492 dead in a day.", 492),
    ],
)
def test_those_left_dead_are_the_deed_s(read: Read, text: str, dead: int) -> None:
    (claim,) = read(text).claims
    assert [(f.what, f.best) for f in claim.figures] == [("killed", dead)]


@pytest.mark.parametrize(
    ("text", "event_type", "figures"),
    [
        (
            "Three shepherds were killed and five wounded by mortar fire near Homs on Sunday.",
            "shelling",
            {("killed", 3), ("injured", 5)},
        ),
        (
            "At least nine pupils died and 20 others were hurt in an air strike on a school in Idlib on Sunday.",
            "air_strike",
            {("killed", 9), ("injured", 20)},
        ),
        (
            "The mission found that 14 people were injured and three killed in the missile strike on Taiz.",
            "missile_strike",
            {("injured", 14), ("killed", 3)},
        ),
    ],
)
def test_what_the_last_of_two_counts_tells_is_told_of_both(
    read: Read, text: str, event_type: str, figures: set[tuple[str, int]]
) -> None:
    claim = only(read(text), event_type)
    assert {(figure.what, figure.low) for figure in claim.figures} == figures


def test_a_count_with_a_place_of_its_own_stands_alone(read: Read) -> None:
    reading = read("Three shepherds were killed in Homs and two drivers wounded in an air strike on Hama on Sunday.")
    assert [figure.low for figure in only(reading, "air_strike").figures] == [2]
    assert [figure.low for figure in only(reading, "casualties").figures] == [3]


@pytest.mark.parametrize(
    ("text", "event_type", "figures"),
    [
        (
            "Four pupils were killed and 20 hurt by mortar fire in Homs on Sunday, according to the governor.",
            "shelling",
            {("killed", 4), ("injured", 20)},
        ),
        ("Bombing of Idlib hospital kills 14: monitor", "air_strike", {("killed", 14)}),
        ("Army shelling of a bus station in Homs killed six travellers on Sunday.", "shelling", {("killed", 6)}),
    ],
)
def test_what_is_told_by_a_clause_or_a_noun_killed(
    read: Read, text: str, event_type: str, figures: set[tuple[str, int]]
) -> None:
    (claim,) = [c for c in read(text).claims if c.figures]
    assert {(figure.what, figure.low) for figure in claim.figures} == figures
    assert event_type == "air_strike" or claim.event_type == event_type


def test_what_flies_out_of_a_burning_store_was_fired_by_nobody(read: Read) -> None:
    text = "{} fell on gardens near Homs on Sunday and hurt two shepherds."
    reading = read(text.format("Shells from the burning arsenal"))
    assert [claim.event_type for claim in reading.claims] == ["casualties"]
    reading = read(text.format("Shells from the army's positions"))
    assert "shelling" in {claim.event_type for claim in reading.claims}


def test_the_dead_are_carried_out_and_not_evacuated(read: Read) -> None:
    assert not of_type(read("Rescuers carried three bodies out of a school in Idlib on Sunday."), "evacuation")


@pytest.mark.parametrize(
    ("text", "event_type", "figures"),
    [
        (
            "The car bombing in Kano that killed nine people on Friday was carried out by Boko Haram, the army said on Sunday.",
            "bombing",
            [("killed", 9)],
        ),
        (
            "The shelling that wounded a nurse in Donetsk was conducted by Russia, Kyiv said.",
            "shelling",
            [("injured", 1)],
        ),
        ("The air strike that hit a market in Saada was carried out by the Saudi air force.", "air_strike", []),
    ],
)
def test_a_deed_told_by_who_did_it_and_by_whom_it_hurt_is_one(
    read: Read, text: str, event_type: str, figures: list[tuple[str, int]]
) -> None:
    (claim,) = read(text).claims
    assert claim.event_type == event_type
    assert [(figure.what, figure.best) for figure in claim.figures] == figures
    assert claim.actor and claim.target


def test_who_carries_out_a_deed_does_not_tell_of_it(read: Read) -> None:
    (claim,) = read("The bombing in Kano that killed nine people was carried out by Boko Haram, the army said.").claims
    assert len(claim.speakers) == 1


def test_a_deed_done_to_a_place_and_another_that_did_it_there_are_two(read: Read) -> None:
    reading = read("The air strike that hit Saada came after a strike that was carried out on Hodeidah by the Houthis.")
    assert {p.name for c in reading.claims for p in c.place} >= {"Saada", "Hodeidah"}


def test_who_is_displaced_by_fighting_left_where_it_was(read: Read) -> None:
    claim = only(read("Clashes in Jalalaqsi displaced 900 families, most to Beledweyne, on Sunday."), "displacement")
    assert [place.name for place in claim.from_place] == ["Jalalaqsi"]
    claim = only(read("Militants displaced 900 families to Beledweyne after clashes in Hobyo."), "displacement")
    assert not claim.from_place
