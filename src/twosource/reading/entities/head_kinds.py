"""Head kinds: the head of a phrase without a name in ("the city", "the jihadists", "gunmen"); what it may mean, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosource.reading.lexicon import DescriptionWords

NON_STATE = frozenset(
    {"rebel_group", "jihadist_group", "armed_group", "militia", "separatist", "criminal_group", "political"}
)


class HeadKinds:
    """The kinds of parties, people and places that nouns tell of, by the reader's word lists."""

    def __init__(self, words: DescriptionWords) -> None:
        self._words = words
        self._people = {lemma: kind for kind, lemmas in words.people.items() for lemma in lemmas}
        self._unnamed = {lemma: kind for kind, lemmas in words.unnamed.items() for lemma in lemmas}

    def parties(self, head: str) -> frozenset[str] | None:
        """The kinds of the named parties that a description takes up; None where it takes up none."""
        return self._words.parties.get(head)

    def of_creed(self, words: Sequence[str]) -> frozenset[str] | None:
        """The kinds of the parties that a creed before a head fits ("Islamist militants"); None by other words."""
        before = [self._words.creeds.get(word.lower()) for word in words[:-1]]
        if not before or not all(before):
            return None
        return frozenset(kind for kinds in before for kind in kinds or ())

    def is_abuse(self, words: Sequence[str]) -> bool:
        """Whether the words before a head are those that anybody calls an enemy under arms: "the extremist group"."""
        return any(word.lower() in self._words.abuse for word in words[:-1])

    def is_under_arms(self, lemmas: Iterable[str]) -> bool:
        """Whether one of these words says that people are under arms."""
        return any(lemma.lower() in self._words.under_arms for lemma in lemmas)

    def places(self, head: str) -> frozenset[str] | None:
        """The kinds of the named places that a description takes up; None where it takes up none."""
        return self._words.places.get(head)

    def organ(self, head: str) -> str | None:
        """The organ of a state that a noun names, whatever stands before it."""
        return self._words.organs.get(head)

    def organ_of(self, phrase: str, head: str) -> str | None:
        """Which organ of a state the words name without a name: "the army", "government forces"; None for others."""
        if head == "force":
            return "armed-forces" if any(word in self._words.of_a_state for word in phrase.split()) else None
        return self.organ(head) if all(word in self._words.plain for word in phrase.split()[:-1]) else None

    def people_kind(self, lemma: str, *, doing: bool = False) -> str:
        """The kind of the people whom a noun tells; ``doing`` where they act and do not suffer."""
        return "unknown" if doing and lemma in self._words.perhaps_armed else self._people.get(lemma, "civilians")

    def party_kind(self, lemma: str) -> str:
        """The kind of the party that a noun tells."""
        return self._unnamed.get(lemma, "unknown")
