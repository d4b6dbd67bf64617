"""No names: what the model takes for a person's name in; whether its words say that it is something else, out.

Whoever is in doubt is masked, so a wrong person costs the words of a claim: "Operation" masked is no operation. Only what its
own words show to be no person is left: a unit, an operation, a hill, a title without a name, a word that is also written small.
"""

from __future__ import annotations

from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.occurrences import is_of_a_word


class NoNames:
    """Tells what is no person's name by its words."""

    def __init__(self, words: PeopleWords) -> None:
        self._things = words.things
        self._heights = words.heights
        self._titles = words.titles

    def begins_only(self, tree: Tree, i: int) -> bool:
        """Whether a lone word is a name only for its capital at a sentence's start: the text also writes it small."""
        if i != tree.sentence_of(i)[0]:
            return False
        word, text = tree.lowers[i], tree.text
        at = text.find(word)
        while at >= 0:
            after = at + len(word)
            if not _goes_on(text[at - 1 : at] if at else "") and not _goes_on(text[after : after + 1]):
                return True
            at = text.find(word, at + 1)
        return False

    def tells(self, name: str) -> bool:
        """Whether the words of a name say that it is no person's."""
        words = name.lower().split()
        if not self._things.isdisjoint(words):
            return True
        return words[0] in (self._titles if len(words) == 1 else self._heights)


def _goes_on(char: str) -> bool:
    """Whether a word goes on with a character beside it."""
    return is_of_a_word(char) or char == "-"
