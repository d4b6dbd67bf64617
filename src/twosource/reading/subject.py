"""Subject: a sentence in; the other subject that it speaks of in the words of war, or None, out.

Markets are captured, hearts won, teams besieged, fields invaded by locusts; novels burn cities and exercises storm forts.
"""

from __future__ import annotations

import re

from twosource.knowledge import Knowledge
from twosource.reading.lexicon import Subjects
from twosource.reading.tree import Tree

_ARMED_KINDS = frozenset(
    "state_forces allied_forces police militia rebel_group jihadist_group separatist armed_group foreign_forces "
    "coalition fighters".split()
)


class SubjectReader:
    """Tells sentences on war from those that only borrow its words."""

    def __init__(self, words: Subjects, knowledge: Knowledge) -> None:
        self._always = {lemma: subject for subject, lemmas in words.always.items() for lemma in lemmas}
        self._unless_armed = {lemma: subject for subject, lemmas in words.unless_armed.items() for lemma in lemmas}
        self._phrases = [
            (re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b"), subject)
            for subject, phrases in words.phrases.items()
        ]
        self._armed = frozenset(words.armed)
        self._knowledge = knowledge

    def other(self, tree: Tree, start: int, end: int) -> str | None:
        """The subject that keeps the sentence of these tokens from telling of an event of war; None where nothing does."""
        text = tree.text[tree.starts[start] : tree.ends[end - 1]].lower()
        borrowed: str | None = next((subject for pattern, subject in self._phrases if pattern.search(text)), None)
        armed = False
        for i in range(start, end):
            if tree.names[i] and tree.word(i)[:1].isupper():
                armed = armed or self._names_armed(tree, i)
                continue
            for word in (tree.lemmas[i], tree.lowers[i]):
                if word in self._always and not (tree.is_verb(i) and tree.tags[i] != "VB" and word == "exercise"):
                    return self._always[word]
                if word in self._unless_armed and not tree.is_verb(i):
                    borrowed = borrowed or self._unless_armed[word]
                armed = armed or word in self._armed
            if tree.names[i]:
                armed = armed or self._names_armed(tree, i)
        return None if armed else borrowed

    def _names_armed(self, tree: Tree, i: int) -> bool:
        for hit in tree.names[i]:
            if hit.kind == "actor":
                actor = self._knowledge.actors.get(hit.ids[0])
                if actor is not None and actor.kind in _ARMED_KINDS:
                    return True
        return False
