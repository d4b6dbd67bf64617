"""One sentence a record, that claims no more than the grade does."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from twosource.publish.brief_sentences import dispute_sentence, event_sentence
from twosource.records import Dispute, Event, Party, Picture, Position

ARMY = Party(id="act:syrian-army", name="Syrian army", kind="state_forces")
REBELS = Party(id="act:syrian-rebels", name="Syrian rebels", kind="rebel_group")


@pytest.fixture
def blamed(picture: Picture) -> Event:
    """A shelling of which each side says that it was the other's."""
    positions = (
        Position(value="Syrian army", claims=(), origins=("a",), grade="claimed"),
        Position(value="Syrian rebels", claims=(), origins=("b",), grade="claimed"),
    )
    return msgspec.structs.replace(
        picture.events[0], event_type="shelling", actor=(ARMY,), target=(), grade="corroborated", unverified=False,
        disputes=(Dispute(about="who", positions=positions),),
    )  # fmt: skip


def test_who_did_it_is_no_part_of_what_happened_where_it_is_disputed(
    blamed: Event, knowledge: Any, codebook: Any
) -> None:
    told = event_sentence(blamed, codebook, knowledge.places)
    happened, disputed = told.split(". ", 1)
    assert happened.startswith("Shelling in Deir ez-Zor (") and "army" not in happened
    assert disputed == "Who did it is disputed: the Syrian army (only claimed) or Syrian rebels (only claimed)."


def test_who_did_it_is_told_where_nobody_disputes_it(blamed: Event, knowledge: Any, codebook: Any) -> None:
    told = event_sentence(msgspec.structs.replace(blamed, disputes=()), codebook, knowledge.places)
    assert told.startswith("Shelling by the Syrian army")


def test_each_answer_of_a_dispute_has_its_own_grade(blamed: Event, knowledge: Any, codebook: Any) -> None:
    told = dispute_sentence(blamed, blamed.disputes[0], [["SOHR"], ["SANA"]], codebook, knowledge.places)
    assert told.endswith("Who did it: Syrian army (claimed by SOHR); against Syrian rebels (claimed by SANA).")
