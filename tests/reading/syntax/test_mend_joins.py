"""Clauses and phrases go with the verb whose tense, subject or goal they tell."""

from __future__ import annotations

from collections.abc import Callable

from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


def test_who_admits_one_deed_and_denies_another_does_both(read: Read) -> None:
    text = "The navy acknowledged that it had captured Berbera on Monday but denied that it shelled Bosaso."
    reading = read(text)
    (told,), (denied,) = only(reading, "capture").speakers, only(reading, "shelling").speakers
    assert told.name == denied.name
    assert only(reading, "capture").polarity == "affirmed" and only(reading, "shelling").polarity == "denied"


def test_a_denial_that_is_itself_told_stays_so(read: Read) -> None:
    claims = of_type(read("The minister said the rebels captured Sake and denied that they shelled Goma."), "capture")
    assert [claim.polarity for claim in claims] == ["affirmed"]


def test_since_a_fight_arose_begins_there(read: Read) -> None:
    text = "At least 80 people have died in Goma since clashes erupted in January, medics said."
    assert str(only(read(text, published="2025-03-01"), "casualties").time.start) == "2025-01-01"
    text = "More than 80 people have died in Goma since shelling resumed in February, according to medics."
    assert str(only(read(text, published="2025-03-01"), "casualties").time.start) == "2025-02-01"


def test_whither_people_flee_is_not_what_the_fight_they_flee_is_for(read: Read) -> None:
    places = {
        p.name for c in of_type(read("Hundreds fled fighting in Sake for Goma on Monday."), "clash") for p in c.place
    }
    assert places == {"Sake"}
    places = {p.name for c in of_type(read("Fighting for Goma went on on Monday."), "clash") for p in c.place}
    assert places == {"Goma"}
