"""Half names: the names that the model marks in part, or not at all for the name beside them; whole ones out.

"Tasnim Haddad", whose first name is a paper's, "Anadolu Yilmaz", "Oksana and Olena": what stands in one name with a private
person's, or is joined to it by "and", is a person's name too.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from twosource.knowledge import NameHit
from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree
from twosource.records import PersonMention

_ROLES_OF_SUBJECTS = ("nsubj", "nsubjpass", "dobj", "conj", "appos", "attr")
_NAMES = ("NNP", "NNPS")
_NO_PERSONS = frozenset({"DATE", "NORP", "LAW", "EVENT", "LANGUAGE"})


class HalfNames:
    """Widens the names of persons to their whole, and finds those that stand beside them.

    Args:
        words: the words that are no part of a name, and nouns of bodies ("agency"), in whose names no person is named.
    """

    def __init__(self, words: PeopleWords) -> None:
        self._given = words.given
        self._befalls = words.befalls_people
        self._dies = words.dies
        self._bodies = words.bodies
        self._walks = words.private - words.roles
        apart = words.apart | words.kin
        self._apart = frozenset(apart | {f"{word}s" for word in apart})

    def alone(self, tree: Tree, found: Sequence[PersonMention]) -> list[tuple[int, int]]:
        """First and last tokens of names that nothing marks: of what befalls only people, or joined to a person."""
        taken = [(person.start, person.end) for person in found]
        names: list[tuple[int, int]] = []
        if "NNP" not in tree.tags and "NNPS" not in tree.tags:
            return names
        i = 0
        size = len(tree)
        while i < size:
            first = i
            while i < size and self._may_be(tree, i) and (i == first or tree.starts[i] - tree.ends[i - 1] <= 1):
                i += 1
            last = i - 1
            i = max(i, first + 1)
            if last < first or any(start < tree.ends[last] and tree.starts[first] < end for start, end in taken):
                continue
            begins = first
            while first < last and tree.lowers[first].rstrip(".") in self._apart:
                first += 1
            walks = any(tree.lowers[k] in self._walks for k in range(begins, first))  # "Trader Prince X"
            if tree.lowers[last] not in self._apart and self._is_person(tree, first, last, taken, walks):
                names.append((first, last))
        return names

    def whole(self, tree: Tree, found: Sequence[PersonMention]) -> list[PersonMention]:
        """The persons, with all words of their names; of a public one's only those that a medium bears are looked for."""
        return [self._widened(tree, person) for person in found]

    def _widened(self, tree: Tree, person: PersonMention) -> PersonMention:
        first, last = tree.token_at(person.start), tree.token_at(person.end - 1)
        if first is None or last is None:
            return person
        begin, end = first, last
        while begin > 0 and tree.starts[begin] - tree.ends[begin - 1] <= 1 and self._goes_with(tree, begin - 1, person):
            begin -= 1
        while (
            end + 1 < len(tree)
            and tree.starts[end + 1] - tree.ends[end] <= 1
            and self._goes_with(tree, end + 1, person)
        ):
            end += 1
        if (begin, end) == (first, last):
            return person
        start, stop = min(person.start, tree.starts[begin]), max(person.end, tree.ends[end])
        return msgspec.structs.replace(person, start=start, end=stop, text=tree.text[start:stop])

    def _goes_with(self, tree: Tree, i: int, person: PersonMention) -> bool:
        """Whether the word beside a name is part of it; a title, a nation or a known body's name is none."""
        if (person.public and not tree.names[i]) or any(hit.kind == "place" for hit in tree.names[i]):
            return False
        return self._may_be(tree, i) and tree.lowers[i].rstrip(".") not in self._apart

    def _may_be(self, tree: Tree, i: int) -> bool:
        """Whether a token may be a word of a person's name: a name that nobody else bears but media, by one word, and small
        towns."""
        if tree.tags[i] not in _NAMES:
            return False
        word = tree.word(i)
        if not word[:1].isupper() or (word.isupper() and len(word) > 1):
            return False
        if tree.ents[i] in _NO_PERSONS or tree.lemmas[i].lower() in self._bodies:
            return False
        return all(_is_lone_source(hit) or (hit.kind == "place" and hit.how == "base") for hit in tree.names[i])

    def _is_person(self, tree: Tree, first: int, last: int, taken: Sequence[tuple[int, int]], walks: bool) -> bool:
        if tree.deps[last] not in _ROLES_OF_SUBJECTS or any(
            tree.lowers[k] in ("the", "a", "an") for k in tree.kids[last]
        ):
            return False
        if tree.names[last] and first == last:
            return False  # a medium, and nothing else
        of_one = tree.conjuncts(last) if tree.deps[last] != "conj" else tree.conjuncts(_first_of(tree, last))
        beside = any(
            start <= tree.starts[k] and tree.ends[k] <= end for k in of_one if k != last for start, end in taken
        )
        head = tree.heads[_first_of(tree, last)]
        subject = tree.deps[_first_of(tree, last)] == "nsubj"
        befallen = tree.lemmas[head] in (self._dies if subject else self._befalls)
        given = tree.word(first) in self._given and not tree.names[first]
        borrowed = first < last and any(hit.kind == "source" for k in range(first, last + 1) for hit in tree.names[k])
        whole = first < last and not any(tree.names[k] for k in range(first, last + 1))
        return (
            beside
            or given
            or (walks and befallen)
            or (befallen and (borrowed or whole or tree.ents[first] == "PERSON"))
        )


def _is_lone_source(hit: NameHit) -> bool:
    """Whether the hit is a source's, by one word that persons may bear."""
    return hit.kind == "source" and " " not in hit.text and not hit.text.isupper()


def _first_of(tree: Tree, i: int) -> int:
    """The first of those joined to a token."""
    while tree.deps[i] == "conj" and tree.heads[i] < i:
        i = tree.heads[i]
    return i
