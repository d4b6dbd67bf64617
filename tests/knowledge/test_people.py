from __future__ import annotations

import pytest

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
