"""Subject: a sentence in; the other subjects that it speaks of in the words of war out.

Markets are captured, hearts won, teams besieged, fields invaded by locusts; novels burn cities and exercises storm forts.
Words that give a subject away tell of a sentence by itself; and where no party under arms is named in it, the odds of
`twosource.reading.text.topic` tell, those of the sentence with its neighbours and those of the whole report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from twosource.codebook import EventType
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.lexicon import Subjects
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.first_words import first_words, words_in
from twosource.reading.text.occurrences import occurrences
from twosource.reading.text.topic import Topic

ARMED_KINDS = frozenset(
    "state_forces allied_forces militia rebel_group jihadist_group separatist armed_group foreign_forces coalition "
    "fighters".split()
)
_ARMED_OR_POLICE = ARMED_KINDS | {"police"}


OTHER_NEWS = "other_news"
"""The subject of a sentence that only its odds give away."""

BELOW = -0.2
"""Natural log odds that a sentence is on armed conflict, below which it is other news."""

BELOW_IF_LIKELY = -0.6
"""The same where common nouns of war ("troops", "a raid") or a place that wars were fought over stand in it."""

BELOW_IF_CIVIL = -1.0
"""The same for deeds that are seldom borrowed, and are told in the words of peace: protest, relief, talks."""

BELOW_IF_NOBODY = -0.2
"""The same for those deeds where no known party does, says or bears them."""

AT_PEACE = 0.4
"""How much more the odds must say where no word of war stands and all places of the sentence lie in countries at peace."""

CIVIL = frozenset({"agreement", "protest", "words", "displacement_and_relief", "other"})
"""The families of such deeds."""


# What stands from old times: things are done in a Roman theatre and around an Ottoman fort now.
_STANDING = frozenset(
    "theatre theater amphitheatre ruin ruins temple column columns arch gate citadel fort fortress castle wall walls "
    "bridge city town quarter site church mosque villa bath baths road aqueduct tomb monument remains building house mansion "
    "palace souk market".split()
)
# A strike that kills is none of workers', whatever the odds of the other words.
_STRUCK_DEAD = re.compile(r"\bstrikes?\b.*\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|dead)\b")

_OF_STATES = frozenset({"politics", "business"})  # whose words those of wars are too
_AT_LEAST = 4  # sentences with words of war, for a report to be on a war
_MOST = 0.35  # their share of all sentences


class SubjectReader:
    """Tells sentences on war from those that only borrow its words."""

    def __init__(self, words: Subjects, knowledge: Knowledge, topic: Topic) -> None:
        self._topic = topic
        self._always = {lemma: subject for subject, lemmas in words.always.items() for lemma in lemmas}
        self._unless_armed = {lemma: subject for subject, lemmas in words.unless_armed.items() for lemma in lemmas}
        # The phrases with their subjects, under the word that each begins with.
        self._phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, phrases in words.phrases.items():
            for phrase in phrases:
                for first in first_words([phrase]):
                    self._phrases[first].append((phrase, subject))
        self._armed = frozenset(words.armed)
        self._sure = frozenset(words.sure)
        self._firm = words.firm
        self._spares = words.spares
        self._civil = words.civil
        self._peaceful = words.at_peace
        self._doers = {lemma: subject for subject in words.doers for lemma in (*words.unless_armed.get(subject, ()),)}
        self._armed_phrases = re.compile(rf"\b(?:{'|'.join(map(re.escape, words.armed_phrases))})\b")
        self._first_armed = first_words(words.armed_phrases)
        self._first_masked = first_words(words.masked)
        self._masked = re.compile(rf"\b(?:{'|'.join(map(re.escape, words.masked))})\b")
        self._telling = frozenset({*self._always, *self._unless_armed, *self._armed})
        self._knowledge = knowledge

    def report_odds(self, text: str) -> float:
        """The natural log odds that a report is on armed conflict."""
        return self._topic.odds(text)

    def of_war(self, trees: Sequence[Tree]) -> bool:
        """Whether a report is on a war: so many of its sentences have words of it that one of rain borrows nothing."""
        sentences = [(tree, start, end) for tree in trees if not tree.headline for start, end in tree.sentences]
        armed = 0
        for tree, start, end in sentences:
            words = {*tree.lemmas[start:end], *tree.lowers[start:end]}
            armed += not words.isdisjoint(self._armed) or any(
                self._names_armed(tree, k, _ARMED_OR_POLICE) for k in range(start, end) if tree.names[k]
            )
        return armed >= _AT_LEAST and armed >= _MOST * len(sentences)

    def other(
        self,
        tree: Tree,
        start: int,
        end: int,
        report_odds: float | None = None,
        *,
        civil: bool = False,
        amid_war: bool = False,
    ) -> frozenset[str]:
        """The subjects that keep the sentence of these tokens from telling of an event of war; none where nothing does.

        Args:
            tree: the tree it stands in.
            start: its first token.
            end: the token behind its last.
            report_odds: what `report_odds` says of the report; None leaves the odds out of account.
            civil: whether the deed that is asked about is one of the `CIVIL` families.
            amid_war: whether the report around it is on a war, by `of_war`.
        """
        text = tree.text[tree.starts[start] : tree.ends[end - 1]].lower()
        said = words_in(text)
        borrowed = {
            subject
            for word in said & self._phrases.keys()
            for phrase, subject in self._phrases[word]
            if phrase in text and next(occurrences(phrase, text), None) is not None
        }
        if borrowed & self._firm:
            return frozenset(borrowed & self._firm)
        if not said.isdisjoint(self._first_armed) and self._armed_phrases.search(text):
            return frozenset()  # "a suicide bomber", in an arena
        armed, named = amid_war, False
        offset = tree.starts[start]
        found = () if said.isdisjoint(self._first_masked) else self._masked.finditer(text)
        masked = [(offset + m.start(), offset + m.end()) for m in found]
        for i in range(start, end):
            if masked and any(low <= tree.starts[i] < high for low, high in masked):
                continue  # "the rainy season", "a party's foot soldiers"
            words = (tree.lemmas[i], tree.lowers[i])
            if not tree.names[i] and self._telling.isdisjoint(words):
                continue
            if tree.names[i] and tree.word(i)[:1].isupper() and not self._opens(tree, i, start):
                if self._names_armed(tree, i):
                    named = True
                elif tree.lowers[i] in self._always and not (
                    tree.deps[i] in ("amod", "compound") and tree.lemmas[tree.heads[i]] in _STANDING
                ):
                    return frozenset({self._always[tree.lowers[i]]})
                continue
            if amid_war and tree.tags[i] in ("NNP", "NNPS"):
                continue  # "Memorial", who count the dead
            verb = tree.is_verb(i)
            for word in words:
                if word in self._always and not (verb and tree.tags[i] != "VB" and word == "exercise"):
                    if tree.deps[i] == "amod" and tree.lemmas[tree.heads[i]] in _STANDING:
                        continue
                    return frozenset({self._always[word]})
                if verb:
                    continue  # "shelled for 38 points": verbs are what is borrowed
                if word in self._unless_armed and tree.tags[i][:2] in ("NN", "JJ"):
                    borrowed.add(self._unless_armed[word])
                armed = armed or (word in self._armed and tree.tags[i] != "JJ")  # "military service" is no deed
                named = named or word in self._sure
            if tree.names[i]:
                armed = armed or self._names_armed(tree, i)
        if named:
            return frozenset()
        there = self.fought_over(tree, start, end)
        if civil and borrowed <= _OF_STATES and (there or self._is_at_war(tree, start, end)):
            borrowed = set()  # "envoys of Libya's rival parliaments met"
        if borrowed and not armed:
            return frozenset(borrowed)
        if armed and there:
            return frozenset()
        below = BELOW_IF_CIVIL if civil else BELOW_IF_LIKELY if armed or there else BELOW
        if not civil and not armed and self._is_at_peace(tree, start, end):
            below += AT_PEACE
        if report_odds is None or report_odds >= below or _STRUCK_DEAD.search(text):
            return frozenset()
        return frozenset({OTHER_NEWS} if self._around(tree, start, end) < below else ())

    def hides(self, subjects: frozenset[str], kind: EventType) -> bool:
        """Whether one of these other subjects borrows the words of this type of event: a parliament may be stormed."""
        return any(self._spares.get(subject, frozenset()).isdisjoint((kind.family, kind.code)) for subject in subjects)

    def looks_civil(self, tree: Tree, own: set[int], report_odds: float) -> bool:
        """Whether the odds speak against the sentence of these words, and nobody under arms or place of war for it."""
        start, end = tree.sentence_of(min(own))
        if report_odds >= BELOW_IF_NOBODY or self.armed(tree, own) or self.fought_over(tree, start, end):
            return False
        return self._around(tree, start, end) < BELOW_IF_NOBODY

    def natural(self, tree: Tree, doers: Sequence[int]) -> bool:
        """Whether what is done is done by weather, beasts, diseases or mishaps: "elephants raided farms", not Tamil Tigers."""
        return bool(doers) and all(
            (tree.lemmas[k] in self._doers or tree.lowers[k] in self._doers)
            and not self._names_armed(tree, k)
            and not any(tree.lowers[p] == "of" for p in tree.kids[k])
            for k in doers
        )

    def fought_over(self, tree: Tree, start: int, end: int) -> bool:
        """Whether a place stands among these tokens that wars were fought over."""
        return any(hit.kind == "place" and _fought_over(hit) for i in range(start, end) for hit in tree.names[i])

    def _is_at_peace(self, tree: Tree, start: int, end: int) -> bool:
        """Whether places are named among these tokens, all of them in countries at peace."""
        named = {hit.ids[0] for i in range(start, end) for hit in tree.names[i] if hit.kind == "place"}
        places = [self._knowledge.places.get(one) for one in sorted(named)]
        return bool(places) and all(place is not None and place.country in self._peaceful for place in places)

    def _is_at_war(self, tree: Tree, start: int, end: int) -> bool:
        """Whether a place is named among these tokens that lies in no country at peace."""
        named = any(hit.kind == "place" for i in range(start, end) for hit in tree.names[i])
        return named and not self._is_at_peace(tree, start, end)

    @staticmethod
    def _opens(tree: Tree, i: int, start: int) -> bool:
        """Whether a common noun is written large because it opens the sentence: "Police arrested"."""
        return i == start and tree.tags[i] in ("NN", "NNS")

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

    def _names_armed(self, tree: Tree, i: int, kinds: frozenset[str] = ARMED_KINDS) -> bool:
        for hit in tree.names[i]:
            if hit.kind == "actor":
                actor = self._knowledge.actors.get(hit.ids[0])
                if actor is not None and actor.kind in kinds:
                    return True
        return False


def _fought_over(hit: NameHit) -> bool:
    """Whether a place is of the packs, which hold what wars turn on, and not of the gazetteers beneath them."""
    return any(place.startswith("plc:") for place in hit.ids)
