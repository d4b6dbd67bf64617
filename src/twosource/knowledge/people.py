"""People: persons in public roles, whose names are kept.

In: a name as a report writes it, with or without a title. Out: the person of the packs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.folding import fold_name
from twosource.knowledge.transliteration import ARTICLES, loose_key
from twosource.knowledge.words import DATA, read_list
from twosource.records import PublicPerson

_LEAST_LOOSE: Final = 6  # letters of a loose key, below which too many share one
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
        """The person of this name, titles before it and a possessive after it left out; a name of several parts may be
        transliterated otherwise. None where none or several bear it."""
        words = fold_name(name).split(" ")
        if len(words) > 1 and words[-1] == "s":
            words = words[:-1]
        while words:
            identifiers = self._catalogue.named(" ".join(words), "person")
            if len(identifiers) == 1:
                return self._catalogue.people[identifiers[0]]
            if words[0] not in _TITLES:
                return self._spelled_otherwise(words)
            words = words[1:]
        return None

    def _spelled_otherwise(self, words: Sequence[str]) -> PublicPerson | None:
        """The one person whose name of several parts this transliterates: "Raid Shakir Jawdat", "Raid Jawdat"."""
        found = self._loosely.get(loose_key(" ".join(words)), ()) if len(words) > 1 else ()
        return self._catalogue.people[found[0]] if len(found) == 1 else None

    @cached_property
    def _loosely(self) -> Mapping[str, tuple[str, ...]]:
        """Loose keys of the names of several parts, whole and by their first and last, with who bears them."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for person in self:
            for name in (person.name, *person.names):
                words = [word for word in fold_name(name).split(" ") if word not in ARTICLES]
                while words and words[0] in _TITLES:
                    words = words[1:]
                if len(words) > 1:
                    found[loose_key(" ".join(words))][person.id] = None
                    found[loose_key(f"{words[0]} {words[-1]}")][person.id] = None
        return {key: tuple(ids) for key, ids in found.items() if len(key) >= _LEAST_LOOSE}
