"""Which claims "could not be verified" speaks of."""

from __future__ import annotations

from collections.abc import Callable

from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


def test_the_claim_that_the_sentence_names(read: Read) -> None:
    reading = read("Isis said it captured Mayadin. The claim could not be independently verified.")
    assert only(reading, "capture").certainty == "unverified"


def test_footage_speaks_of_what_it_shows_alone(read: Read) -> None:
    reading = read("The army captured Mayadin, SOHR said.\n\nThe footage of a parade could not be verified.")
    assert only(reading, "capture").certainty == "stated"


def test_a_paragraph_further_on_speaks_of_something_else(read: Read) -> None:
    reading = read(
        "The army captured Mayadin, SOHR said.\n\nRain fell all day.\n\nShops were shut.\n\nTrains were late.\n\n"
        "A video of the flood could not be verified."
    )
    assert only(reading, "capture").certainty == "stated"
