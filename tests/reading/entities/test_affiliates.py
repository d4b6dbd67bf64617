"""Whose people "al-Qaeda-linked militants" are: those of its one branch there; of several, or of none, nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest
from whole import report

from twosource.knowledge import Knowledge
from twosource.reading.entities.affiliates import branches, linked_to
from twosource.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Al-Qaeda-linked gunmen ambushed a patrol near Timbuktu in Mali on Friday.", "act:jnim"),
        ("Al-Qaeda-affiliated militants ambushed a patrol near Baidoa in Somalia on Friday.", "act:al-shabaab"),
        (
            "Islamic State-linked militants attacked a village near Macomia in Mozambique on Friday.",
            "act:is-mozambique",
        ),
        ("Militants ambushed a patrol near Timbuktu in Mali on Friday.", None),
        ("Iran-aligned militants ambushed a patrol near Timbuktu in Mali on Friday.", None),
        ("Al-Qaeda-linked militants ambushed a patrol near Recife in Brazil on Friday.", None),
    ],
)
def test_those_linked_with_a_body_are_its_branch_there(reader: Reader, text: str, actor: str | None) -> None:
    actors = [mention for claim in reader.read(report(text, "2024-06-04")).claims for mention in claim.actor]
    assert {mention.id for mention in actors} == {actor}
    assert all(mention.via == "description" for mention in actors)


def test_a_branch_is_one_of_its_day_and_no_part_of_another(knowledge: Knowledge) -> None:
    body = knowledge.actors.get("act:al-qaeda")
    assert body is not None
    assert [actor.id for actor in branches(body, "ML", date(2024, 6, 4), knowledge)] == ["act:jnim"]
    assert [actor.id for actor in branches(body, "ML", date(2013, 6, 4), knowledge)] == ["act:aqim"]
    assert branches(body, "BR", None, knowledge) == ()


@pytest.mark.parametrize("phrase", ["Hezbollah-linked men", "militants", "US-allied militias", "a linked attack"])
def test_only_bodies_with_branches_are_meant(knowledge: Knowledge, phrase: str) -> None:
    body = linked_to(phrase, knowledge)
    assert body is None or branches(body, "SY", None, knowledge) == ()
