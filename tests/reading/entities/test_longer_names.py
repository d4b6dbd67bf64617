"""Names of places inside longer names whose head is no place: nothing happens there, and no government is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from whole import report

from twosource.knowledge import Knowledge
from twosource.reading.entities.longer_names import LongerNames
from twosource.reading.lexicon import Lexicon
from twosource.reading.reader import Reader
from twosource.records import Mention, PlaceMention, Reading

Read = Callable[..., Reading]
NO_PLACES = (
    ("Rebels beat Real Madrid on Monday.", "Madrid"),
    ("Paris Saint-Germain fans attacked police.", "Paris"),
    ("Three fans were killed after Manchester United lost.", "Manchester"),
    ("They lost to Inter Milan again.", "Milan"),
    ("Hamburg SV supporters attacked police, injuring three.", "Hamburg"),
    ("Players of Dynamo Kyiv were attacked.", "Kyiv"),
    ("Supporters of Bayern Munich attacked police.", "Munich"),
    ("Bank of Cyprus was attacked by hackers.", "Cyprus"),
    ("The London Stock Exchange was attacked by hackers.", "London"),
    ("The New York Times said three soldiers were killed.", "New York"),
    ("The attack violated the Vienna Convention.", "Vienna"),
    ("The killing breaches the Geneva Conventions.", "Geneva"),
    ("Fighting went on despite the Minsk agreements.", "Minsk"),
    ("The bombing broke the Oslo Accords.", "Oslo"),
    ("The hostage suffered from Stockholm syndrome.", "Stockholm"),
    ("Five people were killed, the Kyiv Post reported.", "Kyiv"),
    ("The Jerusalem Post said ten people were killed.", "Jerusalem"),
    ("The Nairobi Process went on as fighters attacked.", "Nairobi"),
    ("The Pretoria agreement ended the fighting.", "Pretoria"),
    ("The Addis Ababa Peace Agreement ended the fighting.", "Addis Ababa"),
    ("The Treaty of Rome was signed before the war.", "Rome"),
    ("The Times of Israel said ten people were killed.", "Israel"),
)
PLACES = (
    ("Three killed in Homs Today.", "Homs"),
    ("Clashes in Aleppo Break Geneva Convention.", "Aleppo"),
    ("The Madaya agreement broke down after shelling.", "Madaya"),
    ("Gunmen killed ten on the East Bank of Raqqa.", "Raqqa"),
    ("Shells hit Homs hospital.", "Homs"),
    ("Russia bombed Kharkiv National University.", "Kharkiv"),
    ("Clashes broke out in Goma.", "Goma"),
)


def longer_names(knowledge: Knowledge) -> LongerNames:
    def is_state(identifier: str) -> bool:
        actor = knowledge.actors.get(identifier)
        return actor is not None and actor.kind == "state"

    return LongerNames(Lexicon().heads, is_state)


def kept(knowledge: Knowledge, text: str) -> set[str]:
    hits, _ = longer_names(knowledge).find(text, knowledge.matcher.find(text))
    return {hit.text for hit in hits if hit.kind in ("place", "actor")}


@pytest.mark.parametrize(("text", "name"), NO_PLACES)
def test_a_longer_name_s_part_is_no_place_and_no_government(
    knowledge: Knowledge, reader: Reader, text: str, name: str
) -> None:
    assert name not in kept(knowledge, text)
    at = text.index(name)
    named = [one for one in reader.mentions(report(text)) if one.start <= at < one.end and one.id is not None]
    assert [one for one in named if isinstance(one, PlaceMention)] == []
    assert [one for one in named if isinstance(one, Mention) and one.kind == "state"] == []


@pytest.mark.parametrize(("text", "name"), NO_PLACES)
def test_no_claim_happens_there(read: Read, text: str, name: str) -> None:
    at = text.index(name)
    for claim in read(text).claims:
        assert all(not one.start <= at < one.end for one in claim.place)


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_a_place_keeps_its_name(knowledge: Knowledge, text: str, name: str) -> None:
    assert name in kept(knowledge, text)


def test_the_longer_name_is_told_whole(knowledge: Knowledge) -> None:
    text = "Shares of the Bank of Cyprus fell on the London Stock Exchange."
    _, longer = longer_names(knowledge).find(text, knowledge.matcher.find(text))
    assert [text[start:end] for start, end in longer] == ["Bank of Cyprus", "London Stock Exchange"]


PARTIES = (
    ("The Islamic Jihad Group Union attacked a base in Waziristan.", "Islamic Jihad", None),
    ("Islamic Jihad Union fighters attacked a base in Waziristan.", "Islamic Jihad Union", "act:islamic-jihad-union"),
    ("The National Liberation Front of Angola attacked Luanda.", "National Liberation", "act:fnla"),
    ("The National Liberation Army of Macedonia attacked Tetovo.", "National Liberation", "act:nla-macedonia"),
    ("The National Liberation Army attacked Arauca.", "National Liberation", "act:eln"),
    ("The Free Syrian Army Union attacked Idlib.", "Free Syrian", None),
    ("The Hamas Movement attacked Sderot.", "Hamas", "act:hamas"),
    ("Gunmen of the anti-Balaka killed ten people in Bangui.", "Gunmen", "act:anti-balaka"),
)


@pytest.mark.parametrize(("text", "name", "party"), PARTIES)
def test_a_part_of_a_longer_name_is_no_party(reader: Reader, text: str, name: str, party: str | None) -> None:
    at = text.index(name)
    found = {one.id for one in reader.mentions(report(text)) if isinstance(one, Mention) and one.start <= at < one.end}
    assert found == {party}
