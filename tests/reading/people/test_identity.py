"""One person, one name: whatever part of it a sentence gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looking import of_type
from whole import report

from twosource.reading.people.identity import Identities
from twosource.reading.reader import Reader
from twosource.records import PersonMention


def people(*names: str) -> list[PersonMention]:
    found, at = [], 0
    for name in names:
        found.append(PersonMention(start=at, end=at + len(name), text=name, public=True))
        at += len(name) + 1
    return found


def test_a_part_of_a_name_is_its_bearer() -> None:
    known = Identities(people("Raid Shakir Jawdat", "Jawdat", "Abdul Wahab al-Saadi"))
    for part in ("Jawdat", "Raid Jawdat", "Shakir Jawdat", "Raid Shakir Jawdat"):
        assert known.whole(part) == "Raid Shakir Jawdat"
    assert known.whole("Saadi") == known.whole("Al-Saadi") == "Abdul Wahab al-Saadi"
    assert known.whole("Jawdat Raid") is None


def test_a_name_that_two_share_is_neither_s() -> None:
    assert Identities(people("Ahmed al-Saadi", "Abdul Wahab al-Saadi")).whole("Saadi") is None
    assert Identities(()).whole("Saadi") is None
    assert Identities(people("Saadi")).whole("") is None


def test_a_stretch_of_a_name_is_found_by_its_place() -> None:
    known = Identities(people("Raid Shakir Jawdat", "Jawdat"))
    assert known.at(5, 11) == (0, 18)
    assert known.at(0, 25) is None
    assert known.at(19, 25) == (19, 25)


@given(st.lists(st.sampled_from(["Umara", "Zulum", "Danladi", "Ekenge", "Farah"]), min_size=1, max_size=4, unique=True))
def test_a_lone_person_is_known_by_every_part_in_order(words: list[str]) -> None:
    known = Identities(people(" ".join(words)))
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            assert known.whole(" ".join(words[start:end])) == " ".join(words)


@pytest.mark.parametrize(
    ("who", "later"),
    [
        ("Lieutenant General Raid Shakir Jawdat", "General Raid Jawdat"),
        ("Lt. Gen. Abdul Wahab al-Saadi", "Saadi"),
        ("Major General Najim Abdullah al-Jubouri", "Jubouri"),
        ("Brigadier General Sylvain Ekenge Bomusa Efomi", "Ekenge"),
        ("Governor Babagana Umara Zulum", "Zulum"),
        ("Lieutenant-General Mohamed Abdullahi Farah Gedi", "Gedi"),
        ("Colonel Serhiy Oleksandrovych Hlushchenko", "Hlushchenko"),
    ],
)
def test_who_is_named_in_full_and_then_by_a_part_is_one_speaker(reader: Reader, who: str, later: str) -> None:
    text = f"{who} said militants attacked Mosul on Friday. {later} said ten soldiers were killed in Mosul."
    claims = reader.read(report(text)).claims
    names = {speaker.name for claim in claims for speaker in claim.speakers}
    assert len(names) == 1, names
    assert len({claim.speakers[-1].source_id for claim in claims if claim.speakers}) == 1
    assert all(claim.speakers for claim in claims)


def test_a_name_that_the_parser_breaks_is_one_speaker(reader: Reader) -> None:
    text = (
        "Iraqi forces captured the Republic Hospital in western Mosul on Friday, federal police chief Lieutenant General "
        "Raid Shakir Jawdat said."
    )
    claims = of_type(reader.read(report(text)), "capture")
    assert [[speaker.name for speaker in claim.speakers] for claim in claims] == [
        ["Raed Shaker Jawdat"]
    ]  # as the pack spells him
