"""Rivers: an article before a name."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge


def places_in(knowledge: Knowledge, text: str) -> list[tuple[str, str]]:
    return [(hit.text, hit.ids[0]) for hit in knowledge.matcher.find(text) if hit.kind == "place"]


@pytest.mark.parametrize(
    ("text", "name", "river"),
    [
        ("Marines crossed the Dnipro at night.", "Dnipro", "plc:ua:dnipro-river"),
        ("They fled to the banks of the Niger.", "Niger", "plc:xx:niger-river"),
        ("Boats on the Congo were hit.", "Congo", "plc:xx:congo-river"),
        ("He was shot on the Jordan, they said.", "Jordan", "plc:xx:jordan-river"),
        ("Fighting went on along the White Nile.", "White Nile", "plc:sd:white-nile-river"),
    ],
)
def test_an_article_before_a_name_makes_it_the_rivers(knowledge: Knowledge, text: str, name: str, river: str) -> None:
    assert (name, river) in places_in(knowledge, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Dnipro at night.",
        "The Dnipro mayor said so.",
        "Soldiers were killed in Niger.",
        "Talks on the Jordan border went on.",
        "Fighting in the Congo went on.",
    ],
)
def test_without_it_or_before_a_noun_it_is_none(knowledge: Knowledge, text: str) -> None:
    assert not [identifier for _, identifier in places_in(knowledge, text) if identifier.endswith("-river")]


def test_a_river_is_no_state(knowledge: Knowledge) -> None:
    hits = knowledge.matcher.find("Troops crossed the Jordan at dawn.")
    assert not [hit for hit in hits if hit.kind == "actor" and hit.text == "Jordan"]
