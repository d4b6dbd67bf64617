"""Callings: the persons of a report in; the same, without the names of those who do nothing in the calling that makes them public.

An office is public whatever happens to who holds it. A calling is not: a reporter who reports is public, a reporter who is shot
is a victim. Least so the standing of those whom a village, a tribe or a camp follows: the elder who negotiates or speaks for his
village is public; the elder who is killed in his house, or who tells of his own sons, is one of the villagers. So is a
"Prince X" of whose realm nothing is told: it is a given name too.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from twosource.reading.lexicon import Lexicon
from twosource.reading.people.fates import Fates
from twosource.reading.people.forenames import FORENAME_TITLE, ForenameTitles
from twosource.reading.syntax.tree import Tree
from twosource.records import PersonMention

_GENERAL = frozenset({"chief", "head", "leader", "director", "representative", "chairman", "chairwoman", "boss"})


class Callings:
    """Tells who is public by a calling or a standing alone.

    Args:
        lexicon: the words for both, and for what befalls people.
        fates: tells what befalls them and what they do.
    """

    def __init__(self, lexicon: Lexicon, fates: Fates) -> None:
        words = lexicon.people
        self._callings = words.callings
        self._standing = words.standing
        self._local = words.local
        self._fates = fates
        self._forenames = ForenameTitles(words)

    def role(self, roles: Sequence[str], around: frozenset[str] | set[str]) -> str:
        """The role that counts of those told: an office before a calling; a "leader" of a village is told as such.

        Args:
            roles: the public roles told, at least one.
            around: all the words that tell what somebody is.
        """
        local = sorted(around & self._local)
        told = [f"{local[0]} {role}" if local and role in _GENERAL else role for role in roles]
        return next((role for role in told if not self._is_calling(role) and not self._is_standing(role)), told[0])

    def settled(self, trees: Sequence[Tree], people: Sequence[PersonMention]) -> list[PersonMention]:
        """The persons, those masked who are only suffering in the report."""
        named = [p for p in people if p.public and p.role and (self._is_calling(p.role) or self._is_standing(p.role))]
        masked: set[str] = set()
        for person in named:
            same = [other for other in people if _same(person.text, other.text)]
            if any(p.public and p.role and not (self._is_calling(p.role) or self._is_standing(p.role)) for p in same):
                continue
            places = [(tree, last) for p in same for tree in trees if (last := tree.token_at(p.end - 1)) is not None]
            suffers = any(self._fates.suffers(tree, last) for tree, last in places)
            silent = self._is_standing(person.role or "") and not any(
                self._fates.acts(*place) or _is_in_a_list_of_places(*place) for place in places
            )
            if suffers or silent:
                masked |= {p.text for p in same}
        return [self._masked(trees, p) if p.text in masked else p for p in people]

    def _masked(self, trees: Sequence[Tree], person: PersonMention) -> PersonMention:
        """The person as a private one, with the given name that looked like a title."""
        start, text = person.start, person.text
        for tree in trees:
            first = tree.token_at(start) if person.role == FORENAME_TITLE else None
            if first is not None and (begin := self._forenames.begins(tree, first)) != first:
                start, text = tree.starts[begin], tree.text[tree.starts[begin] : person.end]
                break
        return msgspec.structs.replace(person, public=False, start=start, text=text)

    def _is_calling(self, role: str) -> bool:
        return role in self._callings

    def _is_standing(self, role: str) -> bool:
        return role in self._standing or role == FORENAME_TITLE or role.split()[0] in self._local


def _is_in_a_list_of_places(tree: Tree, last: int) -> bool:
    """Whether a name stands among places, as a quarter's may that is called after a sheikh."""
    lead = last
    while tree.deps[lead] in ("conj", "appos") and tree.heads[lead] < lead:
        lead = tree.heads[lead]
    return any(hit.kind == "place" for k in tree.conjuncts(lead) if k != last for hit in tree.names[k])


def _same(name: str, other: str) -> bool:
    """Whether two names may be one person's: all words of the one stand in the other."""
    words, others = name.split(), other.split()
    return set(words) <= set(others) or set(others) <= set(words)
