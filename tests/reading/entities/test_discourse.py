"""What "the city", "the group", "it" and "they" stand for: what was named before, or nothing where it can't be told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.head_kinds import HeadKinds
from twosource.reading.lexicon import Lexicon
from twosource.records import Reading

Read = Callable[..., Reading]


def test_a_pronoun_and_a_description_say_how_they_were_told(read: Read) -> None:
    claim = only(read("The Syrian army entered Raqqa. It captured the city."), "capture")
    ((actor,), (place,)) = claim.actor, claim.place
    assert (actor.id, actor.text, actor.via) == ("act:syrian-army", "It", "pronoun")
    assert (place.id, place.text, place.via) == ("plc:sy:raqqa-city", "city", "description")


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Isis attacked Raqqa. The group executed 12 prisoners.", "execution", "act:is"),
        ("Isis attacked Raqqa. The jihadists executed 12 prisoners.", "execution", "act:is"),
        ("Isis attacked Raqqa. They executed 12 prisoners.", "execution", "act:is"),
        ("The Syrian Democratic Forces (SDF) entered Raqqa. The SDF shelled Mayadin.", "shelling", "act:sdf"),
        ("Isis said that it had executed 12 prisoners in Raqqa.", "execution", "act:is"),
        ("The Iraqi army left Mosul. The army shelled Tal Afar.", "shelling", "act:iraqi-army"),
    ],
)
def test_the_party_named_before(read: Read, text: str, event_type: str, actor: str) -> None:
    assert parties(only(read(text), event_type).actor) == [actor]


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("Isis attacked Raqqa. The army shelled the city.", "shelling", "plc:sy:raqqa-city"),
        ("The army besieged Mayadin. Warplanes bombed the besieged town.", "air_strike", "plc:sy:mayadin"),
        ("Mayadin was shelled. It was captured by the army.", "capture", "plc:sy:mayadin"),
    ],
)
def test_the_place_named_before(read: Read, text: str, event_type: str, place: str) -> None:
    assert parties(only(read(text), event_type).place) == [place]


def test_what_can_t_be_told_has_no_id(read: Read) -> None:
    claim = only(read("The faction executed 12 prisoners on Monday."), "execution")
    assert [m.id for m in claim.actor] == [None]
    assert parties(only(read("Warplanes bombed the city on Monday."), "air_strike").place) == []


def test_a_siege_spoken_of_again_is_the_one_spoken_of_last(read: Read) -> None:
    reading = read("The army broke the siege of Deir Ezzor on Monday.\n\nIsis denied that the siege had been broken.")
    (denied,) = [claim for claim in of_type(reading, "siege_broken") if claim.polarity == "denied"]
    assert [(place.id, place.via) for place in denied.place] == [("plc:sy:deir-ezzor-city", "inferred")]


def named(text: str, **known: tuple[str, str]) -> list[NameHit]:
    """Names in a text: word -> kind and id."""
    found = [
        NameHit(at, at + len(word), word, kind, (known_id,), True)  # type: ignore[arg-type]
        for word, (kind, known_id) in known.items()
        for at in range(len(text))
        if text.startswith(word, at)
    ]
    return sorted(found, key=lambda hit: hit.start)


@pytest.fixture(scope="module")
def discourse(knowledge: Knowledge) -> tuple[str, Discourse]:
    text = "Raqqa and Sukhnah: Isis here, SDF there, Isis again, then Aleppo."
    hits = named(
        text,
        Raqqa=("place", "plc:sy:raqqa-city"),
        Sukhnah=("place", "plc:sy:al-sukhnah"),
        Aleppo=("place", "plc:sy:aleppo"),
        Isis=("actor", "act:is"),
        SDF=("actor", "act:sdf"),
    )
    return text, Discourse(text, hits, None, knowledge, heads=HeadKinds(Lexicon().descriptions))


def test_a_pronoun_is_the_nearest_party_before_it(discourse: tuple[str, Discourse]) -> None:
    text, known = discourse

    def party(at: int) -> str | None:
        found = known.parties.for_pronoun(at)
        return found.id if found is not None else None

    assert party(0) is None
    assert party(text.index("here")) == "act:is"
    assert party(text.index("there")) == "act:sdf"
    assert party(len(text)) == "act:is"
    assert party(len(text) + 1000) is None


def test_a_city_is_the_nearest_of_its_kind_before(discourse: tuple[str, Discourse]) -> None:
    text, known = discourse

    def place(lemma: str, at: int) -> str | None:
        found = known.places.for_description(lemma, at)
        return found.id if found is not None else None

    assert place("city", 0) is None
    assert place("city", text.index("Isis")) == "plc:sy:raqqa-city"
    assert place("town", text.index("Isis")) == "plc:sy:al-sukhnah"
    assert place("city", len(text)) == "plc:sy:aleppo"
    assert place("volcano", len(text)) is None


def test_the_capital_is_that_of_the_country_the_report_speaks_of(read: Callable[..., Reading]) -> None:
    (claim,) = read("Sudan's army shelled RSF positions in the capital on Monday.").claims
    assert [(place.id, place.text) for place in claim.place] == [("plc:sd:khartoum", "capital")]
    (claim,) = read("The RSF shelled the provincial capital on Monday, Sudan's army said.").claims
    assert all(place.id is None for place in claim.place)


@pytest.mark.parametrize(
    ("town", "coalition"), [("Hodeidah", "act:saudi-led-coalition"), ("Raqqa", "act:us-led-coalition")]
)
def test_the_coalition_is_the_one_that_fights_there(read: Read, town: str, coalition: str) -> None:
    reading = read(f"Coalition warplanes bombed the airport of {town} on Tuesday.")
    assert [m.id for claim in reading.claims for m in claim.actor] == [coalition]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Gunmen clashed in Bab al-Tabbaneh in Tripoli.", "plc:lb:bab-al-tabbaneh"),
        ("Gunmen clashed in Tripoli's Jabal Mohsen district.", "plc:lb:jabal-mohsen"),
        ("Gunmen clashed in the Tajoura district of Tripoli.", "plc:ly:tajoura-district"),
    ],
)
def test_a_part_tells_which_of_two_towns_of_one_name_is_meant(
    read: Callable[..., Reading], text: str, where: str
) -> None:
    (claim,) = read(text).claims
    assert [place.id for place in claim.place] == [where]
