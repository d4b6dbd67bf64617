"""Secretaries: a name beside "secretary" in; whether a public office is told by it, out.

"Defence Secretary X", "Secretary of State X", "the Secretary-General, X" and "party secretary X" hold offices; "Secretary X",
"his secretary, X" and "private secretary X" may as well keep somebody's letters.
"""

from __future__ import annotations

from typing import Final

from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree

CLERICAL_SECRETARY: Final = "clerical secretary"  # the calling that such a secretary is told to have
_REACH: Final = 12  # tokens around a name
_MODIFIERS: Final = ("NN", "NNS", "NNP", "NNPS", "JJ")
_PARTING: Final = frozenset({".", ";", "?", "!"})


class Secretaries:
    """Tells secretaries of state from those of an office.

    Args:
        words: what qualifies a secretary who holds no public office.
    """

    def __init__(self, words: PeopleWords) -> None:
        self._clerical = words.clerical | words.formerly

    def is_public(self, tree: Tree, first: int, last: int) -> bool:
        """Whether a word by a "secretary" near the name ``[first, last]`` says of what public body."""
        near = range(max(0, first - _REACH), min(len(tree), last + _REACH))
        return any(tree.lowers[k] == "secretary" and self._is_of_a_body(tree, k, first) for k in near)

    def _is_of_a_body(self, tree: Tree, k: int, first: int) -> bool:
        between = range(min(k, first), max(k, first))
        if any(tree.lowers[n] in _PARTING for n in between):
            return False
        if k + 1 < len(tree) and tree.lowers[k + 1] in ("of", "for", "-"):
            return True
        if k == 0 or tree.ents[k - 1] in ("DATE", "TIME"):
            return False
        owned = tree.tags[k - 1] == "POS" and bool(tree.names[k - 2])  # "Oman's secretary"
        return owned or (tree.tags[k - 1] in _MODIFIERS and tree.lowers[k - 1] not in self._clerical)
