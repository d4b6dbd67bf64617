from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.people import PeopleBook


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Anna Berg", "per:anna-berg"),
        ("Brigadier General Anna Berg's", "per:anna-berg"),
        ("General Berg", "per:anna-berg"),
        ("Omar al-Nasri", "per:omar-nasri"),
        ("spokesman Omar Al Nasri", "per:omar-nasri"),
        ("Anna", None),
        ("Peter Anna Berg", None),
        ("President", None),
        ("", None),
    ],
)
def test_public_persons_are_known_by_name(catalogue: Catalogue, name: str, identifier: str | None) -> None:
    person = PeopleBook(catalogue).named(name)
    assert (person.id if person else None) == identifier


@pytest.mark.parametrize("name", ["Raid Shakir Jawdat", "Lieutenant General Raid Jawdat", "General Raed Shaker Jawdat"])
def test_a_name_of_several_parts_is_one_person_s_in_every_transliteration(knowledge: Knowledge, name: str) -> None:
    person = knowledge.people.named(name)
    assert person is not None
    assert person.id == "per:raed-shaker-jawdat"


def test_a_lone_name_and_one_that_several_bear_are_nobody_s(knowledge: Knowledge) -> None:
    assert knowledge.people.named("Jawdatt") is None
    assert knowledge.people.named("Ali Hassan Mohammed Ahmed") is None
