"""Subject: a sentence in; the other subject that it speaks of in the words of war, or None, out.

Markets are captured, hearts won, teams besieged, fields invaded by locusts; novels burn cities and exercises storm forts.
Words that give a subject away tell of a sentence by itself; and where no party under arms is named in it, the odds of
`twosource.reading.topic` tell, those of the sentence with its neighbours and those of the whole report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from twosource.codebook import EventType
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.lexicon import Subjects
from twosource.reading.topic import Topic
from twosource.reading.tree import Tree

_ARMED_KINDS = frozenset(
    "state_forces allied_forces police militia rebel_group jihadist_group separatist armed_group foreign_forces "
    "coalition fighters".split()
)


OTHER_NEWS = "other_news"
"""The subject of a sentence that only its odds give away."""

BELOW = -0.2
"""Natural log odds that a sentence is on armed conflict, below which it is other news."""

BELOW_IF_LIKELY = -0.6
"""The same where common nouns of war ("troops", "a raid") or a place that wars were fought over stand in it."""

BELOW_IF_CIVIL = -1.0
"""The same for deeds that are seldom borrowed, and are told in the words of peace: protest, relief, talks."""

CIVIL = frozenset({"agreement", "protest", "words", "displacement_and_relief", "other"})
"""The families of such deeds."""


# A strike that kills is none of workers', whatever the odds of the other words.
_STRUCK_DEAD = re.compile(r"\bstrikes?\b.*\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|dead)\b")

_AT_LEAST = 4  # sentences with words of war, for a report to be on a war
_MOST = 0.35  # their share of all sentences


class SubjectReader:
    """Tells sentences on war from those that only borrow its words."""

    def __init__(self, words: Subjects, knowledge: Knowledge, topic: Topic) -> None:
        self._topic = topic
        self._always = {lemma: subject for subject, lemmas in words.always.items() for lemma in lemmas}
        self._unless_armed = {lemma: subject for subject, lemmas in words.unless_armed.items() for lemma in lemmas}
        self._phrases = [
            (re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b"), subject)
            for subject, phrases in words.phrases.items()
        ]
        self._armed = frozenset(words.armed)
        self._firm = words.firm
        self._spares = words.spares
        self._civil = words.civil
        self._armed_phrases = re.compile(rf"\b(?:{'|'.join(map(re.escape, words.armed_phrases))})\b")
        self._knowledge = knowledge

    def report_odds(self, text: str) -> float:
        """The natural log odds that a report is on armed conflict."""
        return self._topic.odds(text)

    def of_war(self, trees: Sequence[Tree]) -> bool:
        """Whether a report is on a war: so many of its sentences have words of it that one of rain borrows nothing."""
        sentences = [(tree, start, end) for tree in trees if not tree.headline for start, end in tree.sentences]
        armed = sum(any(self._is_armed(tree, k) for k in range(start, end)) for tree, start, end in sentences)
        return armed >= _AT_LEAST and armed >= _MOST * len(sentences)

    def _is_armed(self, tree: Tree, i: int) -> bool:
        return tree.lemmas[i] in self._armed or tree.lowers[i] in self._armed or self._names_armed(tree, i)

    def other(
        self,
        tree: Tree,
        start: int,
        end: int,
        report_odds: float | None = None,
        *,
        civil: bool = False,
        amid_war: bool = False,
    ) -> str | None:
        """The subject that keeps the sentence of these tokens from telling of an event of war; None where nothing does.

        Args:
            tree: the tree it stands in.
            start: its first token.
            end: the token behind its last.
            report_odds: what `report_odds` says of the report; None leaves the odds out of account.
            civil: whether the deed that is asked about is one of the `CIVIL` families.
            amid_war: whether the report around it is on a war, by `of_war`.
        """
        text = tree.text[tree.starts[start] : tree.ends[end - 1]].lower()
        said = [subject for pattern, subject in self._phrases if pattern.search(text)]
        firm = next((subject for subject in said if subject in self._firm), None)
        if firm is not None:
            return firm
        borrowed: str | None = said[0] if said else None
        armed, named = amid_war or self._armed_phrases.search(text) is not None, False
        for i in range(start, end):
            if tree.names[i] and tree.word(i)[:1].isupper():
                named = named or self._names_armed(tree, i)
                continue
            if amid_war and tree.tags[i] in ("NNP", "NNPS"):
                continue  # "Memorial", who count the dead
            for word in (tree.lemmas[i], tree.lowers[i]):
                if word in self._always and not (tree.is_verb(i) and tree.tags[i] != "VB" and word == "exercise"):
                    return self._always[word]
                if word in self._unless_armed and not tree.is_verb(i):
                    borrowed = borrowed or self._unless_armed[word]
                armed = armed or word in self._armed
            if tree.names[i]:
                armed = armed or self._names_armed(tree, i)
        if named:
            return None
        if borrowed is not None and not armed:
            return borrowed
        there = any(hit.kind == "place" and _fought_over(hit) for i in range(start, end) for hit in tree.names[i])
        if armed and there:
            return None
        below = BELOW_IF_CIVIL if civil else BELOW_IF_LIKELY if armed or there else BELOW
        if report_odds is None or report_odds >= below or _STRUCK_DEAD.search(text):
            return None
        return OTHER_NEWS if self._around(tree, start, end) < below else None

    def hides(self, subject: str | None, kind: EventType) -> bool:
        """Whether this other subject borrows the words of this type of event: a parliament may be stormed."""
        return subject is not None and self._spares.get(subject, frozenset()).isdisjoint((kind.family, kind.code))

    def civil(self, tree: Tree, sides: Sequence[int]) -> bool:
        """Whether all these sides are of civil life: a union and a company."""
        return bool(sides) and all(tree.lemmas[k] in self._civil and not tree.word(k)[:1].isupper() for k in sides)

    def armed(self, tree: Tree, own: set[int]) -> bool:
        """Whether soldiers, fighters or weapons of war stand in the sentence of these words, beside them."""
        start, end = tree.sentence_of(min(own))
        return any(
            tree.lemmas[k] in self._armed or tree.lowers[k] in self._armed or self._names_armed(tree, k)
            for k in range(start, end)
            if k not in own
        )

    def _around(self, tree: Tree, start: int, end: int) -> float:
        """The odds of a sentence with the ones before and behind it."""
        n = bisect_left(tree.sentences, (start, end))
        first, last = tree.sentences[max(0, n - 1)][0], tree.sentences[min(n + 1, len(tree.sentences) - 1)][1]
        return self._topic.odds(tree.text[tree.starts[first] : tree.ends[last - 1]])

    def _names_armed(self, tree: Tree, i: int) -> bool:
        for hit in tree.names[i]:
            if hit.kind == "actor":
                actor = self._knowledge.actors.get(hit.ids[0])
                if actor is not None and actor.kind in _ARMED_KINDS:
                    return True
        return False


def _fought_over(hit: NameHit) -> bool:
    """Whether a place is of the packs, which hold what wars turn on, and not of the gazetteers beneath them."""
    return any(place.startswith("plc:") for place in hit.ids)
