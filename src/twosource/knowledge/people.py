"""People: persons in public roles, whose names are kept.

In: a name as a report writes it, with or without a title. Out: the person of the packs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.folding import fold_name
from twosource.knowledge.words import DATA, read_list
from twosource.records import PublicPerson

_TITLES: Final = read_list(DATA / "words" / "titles.txt")


class PeopleBook:
    """All public persons of the packs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __iter__(self) -> Iterator[PublicPerson]:
        """The persons of the packs, in the order of their ids."""
        return iter(self._catalogue.people.values())

    def get(self, identifier: str) -> PublicPerson | None:
        """The person of this id, or None."""
        return self._catalogue.people.get(identifier)

    def named(self, name: str) -> PublicPerson | None:
        """The person of this name, titles before it and a possessive after it left out; None where none or several
        bear it."""
        words = fold_name(name).split(" ")
        if len(words) > 1 and words[-1] == "s":
            words = words[:-1]
        while words:
            identifiers = self._catalogue.named(" ".join(words), "person")
            if len(identifiers) == 1:
                return self._catalogue.people[identifiers[0]]
            if words[0] not in _TITLES:
                return None
            words = words[1:]
        return None
