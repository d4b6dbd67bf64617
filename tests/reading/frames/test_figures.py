"""How many were killed, hurt, held or driven out, as the words leave it, and of whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Figure, Reading

Read = Callable[..., Reading]


def counted(figures: tuple[Figure, ...]) -> list[tuple[str, int | None, int | None, int | None, str | None]]:
    return [(f.what, f.low, f.best, f.high, f.who) for f in figures]


@pytest.mark.parametrize(
    ("text", "event_type", "figure"),
    [
        ("12 civilians were killed in Raqqa.", "casualties", ("killed", 12, 12, 12, "civilian")),
        ("At least 12 civilians were killed in Raqqa.", "casualties", ("killed", 12, 12, None, "civilian")),
        ("More than 50 militants were killed in Raqqa.", "casualties", ("killed", 51, None, None, "militant")),
        ("Dozens of civilians were wounded in Raqqa.", "casualties", ("injured", 24, None, 99, "civilian")),
        ("A soldier was killed in Raqqa.", "casualties", ("killed", 1, 1, 1, "soldier")),
        ("Two soldiers were killed in Raqqa.", "casualties", ("killed", 2, 2, 2, "soldier")),
        ("12 of the fighters were killed in Raqqa.", "casualties", ("killed", 12, 12, 12, "fighter")),
        ("Up to 100 fighters surrendered in Raqqa.", "surrender", ("surrendered", None, None, 100, "fighter")),
        ("About 40 people were detained in Raqqa.", "arrest", ("captured", 36, 40, 44, "people")),
        ("Isis abducted 20 villagers near Mayadin.", "abduction", ("abducted", 20, 20, 20, "villager")),
        ("Isis executed 20 prisoners in Palmyra.", "execution", ("killed", 20, 20, 20, "prisoner")),
        ("Dozens of families fled Raqqa.", "displacement", ("displaced", 24, None, 99, "family")),
        ("Hundreds of thousands of people fled Mosul.", "displacement", ("displaced", 200000, None, 999999, "people")),
    ],
)
def test_a_count_is_kept_as_its_words_leave_it(
    read: Read, text: str, event_type: str, figure: tuple[str, int | None, int | None, int | None, str | None]
) -> None:
    assert counted(only(read(text), event_type).figures) == [figure]


def test_joined_counts_are_two_figures(read: Read) -> None:
    claim = only(read("More than 50 militants and 12 soldiers were killed in Raqqa."), "casualties")
    assert [(f.low, f.who) for f in claim.figures] == [(51, "militant"), (12, "soldier")]


def test_dead_and_wounded_of_one_fight_are_figures_of_it(read: Read) -> None:
    claim = only(read("Fighting in Raqqa killed 12 and wounded 34."), "clash")
    assert [(f.what, f.best) for f in claim.figures] == [("killed", 12), ("injured", 34)]


def test_the_children_among_the_dead_are_a_figure_of_their_own(read: Read) -> None:
    (claim,) = read("Air strikes killed 12 people, including three children, in Raqqa.").claims
    assert [(f.best, f.who) for f in claim.figures] == [(12, "people"), (3, "children")]


def test_none_is_a_figure_of_nought_and_a_denial(read: Read) -> None:
    claim = only(read("No civilians were killed in Raqqa."), "casualties")
    assert counted(claim.figures) == [("killed", 0, 0, 0, "civilian")]
    assert claim.polarity == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The army captured Mayadin on 3 September.",
        "The army captured Mayadin, 20 km from Abu Kamal.",
        "The army captured 30% of Mayadin.",
        "The army captured Mayadin at 5 pm on Monday.",
        "It did not say how many soldiers had been killed in Raqqa.",
    ],
)
def test_dates_distances_shares_and_questions_are_no_figures(read: Read, text: str) -> None:
    assert [f.text for claim in read(text).claims for f in claim.figures] == []


def test_a_figure_s_span_is_its_words(read: Read) -> None:
    text = "In Raqqa, at least 24 civilians were killed on Monday."
    (figure,) = only(read(text), "casualties").figures
    assert text[slice(*figure.span)] == figure.text == "at least 24"


def test_a_count_of_others_is_not_taken_over(read: Read) -> None:
    reading = read("12 soldiers guarded the bridge. The army captured Mayadin.")
    assert [claim.figures for claim in of_type(reading, "capture")] == [()]


def test_a_part_is_marked_so_that_nobody_adds_it(read: Read) -> None:
    (claim,) = read("Air strikes killed 12 people, including three children, in Raqqa.").claims
    assert [(f.best, f.of_which) for f in claim.figures] == [(12, False), (3, True)]


def test_those_held_along_with_a_leader_are_counted_too(read: Read) -> None:
    claim = only(read("The army detained a rebel leader along with two fighters in Raqqa."), "arrest")
    assert [f.best for f in claim.figures] == [1, 2]


def test_deeds_counted_behind_a_light_verb_count_whom_they_are_done_to(read: Read) -> None:
    claim = only(read("The junta carried out 12 executions in Mandalay."), "execution")
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 12)]


@pytest.mark.parametrize(
    ("text", "event_type", "figure"),
    [
        ("Three gunmen killed a priest in Kaduna.", "attack_on_civilians", ("killed", 1, 1, 1, "priest")),
        ("Mines have claimed the lives of 24 farmers in Salamiyah.", "bombing", ("killed", 24, 24, 24, "farmer")),
        (
            "Dozens of people choked to death in a chlorine attack on Douma.",
            "chemical_attack",
            ("killed", 24, None, 99, "people"),
        ),
    ],
)
def test_only_the_harmed_are_counted(read: Read, text: str, event_type: str, figure: object) -> None:
    assert counted(only(read(text), event_type).figures) == [figure]


def test_those_exchanged_are_counted_of_both_sides_and_those_freed_of_one(read: Read) -> None:
    (figure,) = only(
        read("The army and the rebels swapped 80 prisoners in Idlib on Monday."), "prisoner_release"
    ).figures
    assert figure.who == "prisoner of both sides"
    (figure,) = only(read("The rebels freed 30 prisoners in Idlib on Monday."), "prisoner_release").figures
    assert figure.who == "prisoner"


def test_a_number_of_the_clause_before_counts_nobody_behind_it(read: Read) -> None:
    text = "The toll of the air strike on Idlib rose to nine after a girl died in hospital."
    assert counted(only(read(text), "casualties").figures) == [("killed", 1, 1, 1, "girl")]
    assert counted(only(read(text), "air_strike").figures) == [("killed", 9, 9, 9, None)]


def test_wounded_who_are_taken_in_are_hurt_and_wounded_who_are_killed_are_dead(read: Read) -> None:
    text = "Medics said they had taken in four bodies and 12 wounded people after fighting in Goma."
    found = counted(only(read(text), "casualties").figures)
    assert ("killed", 4, 4, 4, "body") in found and ("injured", 12, 12, 12, "people") in found
    figures = only(read("Shelling killed three wounded soldiers in Goma."), "shelling").figures
    assert [figure.what for figure in figures] == ["killed"]


def test_a_number_before_where_they_died_counts_people_and_no_strikes(read: Read) -> None:
    reading = read("Twelve civilians died in Douma, the council said: eight in an air strike and four in a fire.")
    assert all(figure.what != "strikes" for claim in reading.claims for figure in claim.figures)
    (figure,) = only(read("The air force carried out eight air strikes on Idlib."), "air_strike").figures
    assert (figure.what, figure.best) == ("strikes", 8)


def test_who_is_treated_for_burns_is_hurt(read: Read) -> None:
    (figure,) = only(read("Five sailors were treated for wounds in Odesa after the strike."), "casualties").figures
    assert (figure.what, figure.best) == ("injured", 5)


def test_one_beside_a_count_of_others_is_one_of_them(read: Read) -> None:
    found = counted(
        only(read("Eight pupils were injured and one was killed in an air strike on Idlib."), "air_strike").figures
    )
    assert {(what, low) for what, low, *_ in found} == {("injured", 8), ("killed", 1)}
    reading = read("The first shell missed; one was killed near Idlib by a second shell, and nobody knew.")
    assert all(figure.text != "one" for claim in reading.claims for figure in claim.figures)


def test_what_is_dropped_by_weight_is_what_is_dropped(read: Read) -> None:
    assert only(read("Army planes dropped two tonnes of food over Kobani on Tuesday."), "aid_delivery").place
    assert not read("The river dropped two metres on Tuesday.").claims
