"""Who acts or speaks in a public role keeps the name; everyone else is masked, a child always; in doubt a name is masked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from twosource.records import PersonMention, Reading

Read = Callable[..., Reading]
CASES = Path(__file__).resolve().parents[2] / "cases" / "people.jsonl"
_PUBLIC_RIGHT = 0.95


class NamedCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own that names somebody, and whether the name may be shown. All private names are made up."""

    text: str
    name: str
    public: bool
    child: bool


def cases() -> list[NamedCase]:
    return [msgspec.json.decode(line, type=NamedCase) for line in CASES.read_bytes().splitlines()]


def mentions(read: Read, text: str, name: str) -> list[PersonMention]:
    """The mentions in a text of a name, whole or in part."""
    return [p for p in read(text).people if p.text in name or name in p.text]


def verdict(read: Read, text: str, name: str) -> tuple[bool, bool]:
    """Whether a name is public, and whether a child's; a name that is not found at all is shown, as if it were public."""
    found = mentions(read, text, name)
    covered = any(name in p.text for p in found)
    return any(p.public for p in found) or not covered, any(p.child for p in found)


def test_the_cases_hold_enough_of_both_kinds() -> None:
    kept = cases()
    assert len(kept) >= 100
    assert all(case.name in case.text for case in kept)
    assert sum(case.public for case in kept) >= 40
    assert sum(case.child for case in kept) >= 15
    assert len({case.text for case in kept}) == len(kept)


def test_no_private_person_is_shown_and_every_child_is_known_as_one(read: Read) -> None:
    private = [case for case in cases() if not case.public]
    shown = [case.text for case in private if verdict(read, case.text, case.name) != (False, case.child)]
    assert shown == []


def test_those_in_public_roles_keep_their_names(read: Read) -> None:
    public = [case for case in cases() if case.public]
    kept = [case for case in public if verdict(read, case.text, case.name) == (True, False)]
    assert len(kept) >= _PUBLIC_RIGHT * len(public)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Belhadj said Samir Daoud was killed in Aleppo.",
        "Colonel Dib told Samir Daoud to leave Aleppo.",
        "Officials said Samir Daoud was killed.",
        "The minister and Samir Daoud left Aleppo.",
        "The judge sentenced Samir Daoud to death.",
        "Soldiers led by a commander shot Samir Daoud in Aleppo.",
        "Samir Daoud, a friend of the minister, was killed.",
        "Samir Daoud, who was beaten by an officer, fled Aleppo.",
        "Foreign fighter Samir Daoud died in Raqqa.",
        "Chief suspect Samir Daoud was arrested in Raqqa.",
        "The deputy commander's son Samir Daoud was killed.",
    ],
)
def test_the_role_of_somebody_near_makes_nobody_public(read: Read, text: str) -> None:
    assert verdict(read, text, "Samir Daoud") == (False, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Mazen Dib said a 12-year-old boy was killed.", "Mazen Dib"),
        ("A 12-year-old boy died, Governor Ali Hamoud said.", "Ali Hamoud"),
        ("Governor Ali Hamoud, a father of three girls, was killed by a car bomb.", "Ali Hamoud"),
    ],
)
def test_a_child_near_an_official_makes_the_official_no_child(read: Read, text: str, name: str) -> None:
    assert verdict(read, text, name) == (True, False)


def test_a_surname_alone_takes_the_verdict_of_the_full_name(read: Read) -> None:
    text = "Governor Ali Hamoud visited Aden.\n\nLater Hamoud met the farmer Samir Daoud. Daoud had lost his house."
    verdicts = {(p.text, p.public) for p in read(text).people}
    assert ("Hamoud", True) in verdicts
    assert ("Daoud", False) in verdicts


def test_of_two_who_share_a_surname_the_private_one_decides(read: Read) -> None:
    text = "Governor Ali Hamoud visited Aden.\n\nThe farmer Samir Hamoud fled. Police say Hamoud had been beaten."
    alone = [p for p in read(text).people if p.text == "Hamoud"]
    assert [p.public for p in alone] == [False] * len(alone)


def test_a_child_once_is_a_child_throughout_and_never_public(read: Read) -> None:
    text = "Jana Bauer, 16, was arrested in Mosul.\n\nSpokeswoman Jana Bauer is not her."
    assert {(p.public, p.child) for p in read(text).people if p.text == "Jana Bauer"} == {(False, True)}


def test_a_title_in_front_is_no_part_of_the_name(read: Read) -> None:
    for text in ("Toddler Idris Abdalla died in Zamzam camp.", "Warlord Ntabo Kasereka signed the ceasefire."):
        assert [len(p.text.split()) for p in read(text).people] == [2]


def test_a_name_that_is_also_a_small_town_s_is_masked_whole(read: Read) -> None:
    (person,) = mentions(read, "Six-year-old Amina Yakubu was abducted from a camp in Borno.", "Amina Yakubu")
    assert (person.text, person.public, person.child) == ("Amina Yakubu", False, True)


def test_persons_of_the_packs_are_public_with_their_role(read: Read) -> None:
    (person,) = read("Rami Abdel Rahman said 12 people were killed.").people
    assert person.public
    assert person.role


PUBLIC_ORDERS = (
    "Foreign minister of Mali Sekou Traore said fighters attacked Gao.",
    "Mali's foreign minister, Sekou Traore, said fighters attacked Gao.",
    "Sekou Traore, Mali's foreign minister, said fighters attacked Gao.",
    "The foreign minister of Mali, Sekou Traore, said fighters attacked Gao.",
    "Prime Minister of Lebanon Sekou Traore said Israel attacked Tyre.",
    "UN envoy for Syria Sekou Traore said strikes killed ten people in Idlib.",
    "Mayor of Gao Sekou Traore said fighters attacked the town.",
    "The mayor of Gao, Sekou Traore, said fighters attacked the town.",
    "Sekou Traore, governor of Gao, said fighters attacked the town.",
    "Police chief of Herat Sekou Traore said gunmen killed ten people.",
    "A spokesman for the group, Sekou Traore, said it attacked the base.",
    "Army spokesman Col. Sekou Traore said fighters attacked Gao.",
    "Gen. Sekou Traore said fighters attacked Gao.",
    "Ukraine's defence intelligence chief, Sekou Traore, said Russia attacked Sumy.",
    "Sekou Traore, who heads the Bamako Peace Institute, said fighters attacked Gao.",
    "Sekou Traore, who leads the militia, said it attacked Gao.",
    "Sekou Traore led the rebels who attacked Gao.",
    "Activist Sekou Traore of the NGO Truth Hounds said Russia attacked Sumy.",
    "Sekou Traore, an activist with the NGO Truth Hounds, said Russia attacked Sumy.",
    "Mali's ambassador to Chad Sekou Traore said fighters attacked Gao.",
)
PRIVATE_ORDERS = (
    "The son of the foreign minister of Mali Sekou Traore was killed by gunmen.",
    "The driver of the mayor of Gao, Sekou Traore, was killed by soldiers.",
    "The wife of a spokesman for the group, Sekou Traore, was killed by soldiers.",
    "The mayor of Gao's driver, Sekou Traore, was killed by soldiers.",
    "Protester Sekou Traore was shot by soldiers in Gao.",
    "Sekou Traore led soldiers to the house where fighters had killed ten people in Gao.",
    "Sekou Traore led the mourners after soldiers shot ten people in Gao.",
    "The son of the foreign minister of Mali, Sekou Traore, was killed by gunmen.",
    "Officials in Gao, Mali, said Sekou Traore was shot by soldiers.",
    "A resident of Mali Sekou Traore said soldiers attacked Gao.",
    "A prisoner of the army of Mali Sekou Traore was killed in Gao.",
    "Sekou Traore, who heads a family of ten, said soldiers killed his brother.",
    "Teacher Sekou Traore, 34, was killed in a drone strike on Khan Younis.",
    "Farmer Sekou Traore told the mayor of Gao that soldiers killed ten people.",
    "Activist Sekou Traore was shot by soldiers in Gao.",
    "Detainee Sekou Traore, a former mayor, was killed in the prison by guards.",
)


@pytest.mark.parametrize("text", PUBLIC_ORDERS)
def test_a_role_is_found_in_whatever_order_it_is_told(read: Read, text: str) -> None:
    assert verdict(read, text, "Sekou Traore") == (True, False)


@pytest.mark.parametrize("text", PRIVATE_ORDERS)
def test_whoever_only_stands_near_a_role_stays_masked(read: Read, text: str) -> None:
    assert verdict(read, text, "Sekou Traore") == (False, False)


@pytest.mark.parametrize(
    "text", ["Sekou Traore, a student activist, 15, was shot in Gao.", "Sekou Traore, an activist, 15, spoke."]
)
def test_an_age_behind_a_role_tells_a_child(read: Read, text: str) -> None:
    assert verdict(read, text, "Sekou Traore") == (False, True)


def test_a_classmate_is_nobody_public(read: Read) -> None:
    reading = read("A shell killed two girls and wounded their classmate Hagos in Mekelle.")
    assert [(person.text, person.public) for person in reading.people] == [("Hagos", False)]


def test_a_medium_in_a_person_s_name_is_neither_source_nor_speaker(read: Read) -> None:
    (claim,) = read("Minister Mahamadou Sana said fighters attacked Djibo.").claims
    assert [(speaker.name, speaker.source_id) for speaker in claim.speakers] == [("Mahamadou Sana", None)]


def test_a_namesake_of_a_public_man_is_no_party(read: Read) -> None:
    reading = read("Sergei Lavrov, a plumber, was killed when a missile hit his house in Belgorod.")
    assert reading.claims
    assert all(party.id != "act:russia" for claim in reading.claims for party in (*claim.actor, *claim.target))


def test_a_namesake_once_is_a_namesake_throughout(read: Read) -> None:
    text = "Sergei Lavrov was killed in Belgorod.\n\nSergei Lavrov, a plumber, lived there. Lavrov had two dogs."
    assert {person.public for person in read(text).people if "Lavrov" in person.text} == {False}


def test_a_public_man_with_a_role_told_somewhere_is_no_namesake(read: Read) -> None:
    text = "Sergei Lavrov, 74, said Russia would leave Kherson.\n\nThe foreign minister, Sergei Lavrov, was in Moscow."
    assert {person.public for person in read(text).people if "Lavrov" in person.text} == {True}
