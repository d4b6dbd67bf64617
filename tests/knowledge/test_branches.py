"""Branches: the land behind a group's name."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Islamic State's West Africa Province attacked.", "Islamic State's West Africa Province", "act:iswap"),
        ("The Islamic State’s Khorasan branch attacked.", "Islamic State’s Khorasan branch", "act:is-khorasan"),
        ("Al-Qaeda's affiliate in Somalia attacked.", "Al-Qaeda's affiliate in Somalia", "act:al-shabaab"),
        ("Al-Qaeda's Yemen branch attacked.", "Al-Qaeda's Yemen branch", "act:aqap"),
        ("The SLM (Tambour) attacked.", "SLM (Tambour)", "act:slm-tambour"),
        ("The SLM (once united) attacked.", "SLM", "act:slm-nur"),
    ],
)
def test_the_branch_is_told_by_its_land(knowledge: Knowledge, text: str, name: str, actor: str) -> None:
    found = [(hit.text, hit.ids) for hit in knowledge.matcher.find(text)]
    assert (name, (actor,)) in found
    assert not [hit for hit in knowledge.matcher.find(text) if hit.kind == "place"]


@pytest.mark.parametrize(
    "text",
    ["Islamic State's media wing spoke.", "Islamic State fighters in Libya attacked.", "The Taliban's own branch."],
)
def test_without_a_land_it_is_the_group(knowledge: Knowledge, text: str) -> None:
    actors = {identifier for hit in knowledge.matcher.find(text) if hit.kind == "actor" for identifier in hit.ids}
    assert actors & {"act:is", "act:taliban"}


def test_a_province_of_a_state_is_a_place(knowledge: Knowledge) -> None:
    names = [(hit.text, hit.kind) for hit in knowledge.matcher.find("Men died in Pakistan's Punjab province.")]
    assert ("Pakistan", "actor") in names
    assert any(kind == "place" and name.startswith("Punjab") for name, kind in names)
