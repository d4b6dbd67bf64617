"""Figures: a frame's people and things in; how many were killed, injured, held, displaced out, as the words leave it."""

from __future__ import annotations

import re

import msgspec

from twosource.reading.frames.filled import Roles
from twosource.reading.frames.frames import Frame
from twosource.reading.frames.numbers import NumberReader, Quantity
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.tree import Tree
from twosource.records import Figure

_ONE_FIGHTER = frozenset(
    "soldier fighter militant rebel policeman officer commander gunman insurgent jihadist guard commando leader facilitator "
    "operative member suspect financier recruiter courier smuggler bombmaker sub-commander associate terrorist individual".split()
)
_OF_PEOPLE = frozenset(
    {
        "aid_delivery",
        "aid_blocked",
        "hardship",
        "siege_laid",
        "siege_continues",
        "evacuation",
        "protest",
        "riot",
        "mobilise",
    }
)
_BEFORE = 6  # tokens before a number that may open or widen it
_WHAT_OF = {
    "displacement": "displaced",
    "evacuation": "displaced",
    "return": "returned",
    "abduction": "abducted",
    "arrest": "captured",
    "execution": "killed",
    "casualties": "killed",
    "surrender": "surrendered",
    "defect": "surrendered",
    "disappearance": "missing",
    "prisoner_release": "released",
    "deploy": "deployed",
}
_DONE_TO = frozenset(
    {"killed", "injured", "captured", "displaced", "missing", "abducted", "casualties", "strikes", "released"}
)
_WITHIN = frozenset({"in", "by", "from", "with", "on", "during"})  # "nine in an air strike": nine people
_NEXT_CLAUSE = frozenset(
    {"after", "before", "when", "while", "because", "although"}
)  # "rose to four after a girl died"
# What counts whom both sides let go; each side says how many its own are.
_EXCHANGING = frozenset({"swap", "exchange", "trade"})
_DEEDS_TO_ONE = frozenset({"arrest", "abduction", "kidnapping", "execution", "killing", "detention"})
_COUNTED_TYPES = frozenset(
    {"killed", "injured", "captured", "displaced", "missing", "abducted", "surrendered", "casualties"}
)

_ALL_BUT = re.compile(
    r"\ball but (?:about |some |around )?$", re.IGNORECASE
)  # "all but eight had been freed": eight had not


class FigureReader:
    """Reads the figures of frames."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.numbers
        self._reader = NumberReader(lexicon.numbers)
        self._what: dict[str, str] = {}
        for what in (
            "strikes",
            "casualties",
            "surrendered",
            "abducted",
            "missing",
            "displaced",
            "captured",
            "injured",
            "killed",
        ):
            for lemma in getattr(lexicon.numbers, what):
                self._what[lemma] = what
        self._single = lexicon.noun_sets["people"] | _ONE_FIGHTER
        self._things = lexicon.noun_sets["facility"] - lexicon.noun_sets["people"] - lexicon.noun_sets["party"]
        self._people = lexicon.noun_sets["people"] | lexicon.noun_sets["party"]

    def read(self, tree: Tree, frame: Frame, roles: Roles) -> tuple[list[Figure], bool]:
        """The figures of a frame, and whether one of them says "none" ("no civilians were killed")."""
        figures: list[Figure] = []
        what = self._subject_matter(tree, frame)
        flown = [
            k for k in (frame.at, *sorted(frame.taken)) if tree.is_noun(k) and tree.lemmas[k] in self._words.strikes
        ]
        for noun in flown[:1]:  # "21 air strikes on X", "carried out 21 air strikes"
            figure = self._figure(tree, noun, "strikes")
            if figure is not None and figure.best != 1:
                figures.append(figure)
        done = [k for k in sorted(frame.taken) if tree.lemmas[k] in _DEEDS_TO_ONE and tree.tags[k] == "NNS"]
        for noun in done[:1]:  # "made 30 arrests"
            figure = self._figure(tree, noun, _WHAT_OF.get(frame.event_type, "people"))
            if figure is not None:
                figures.append(figure)
        if what == "people" and frame.event_type not in _OF_PEOPLE:
            return figures, False
        none = False
        objects = frame.slots.get("object")
        besides = self._besides(tree, frame.at) if objects else []
        heads = list(dict.fromkeys([*roles.people, *objects, *besides, *frame.slots.get("prep_of")]))
        if frame.trigger.noun and what in _COUNTED_TYPES:
            heads.append(frame.at)
        doers = roles.doers if what in _DONE_TO and (objects or roles.target) else []
        for head in heads:
            if head in doers:
                continue  # "three gunmen killed a priest": three have killed
            if head not in roles.people and not self._countable(tree, head, what, frame):
                continue
            figure = self._figure(tree, head, self._what_of(tree, frame, head, what))
            if figure is None:
                continue
            if figure.high == 0:
                none = True
            if (
                frame.event_type == "prisoner_release"
                and tree.is_verb(frame.at)
                and tree.lemmas[frame.at] in _EXCHANGING
            ):
                figure = msgspec.structs.replace(figure, who=f"{figure.who or 'people'} of both sides")
            if not any(f.span == figure.span for f in figures):
                figures.append(figure)
            figures.extend(f for f in self._including(tree, head, what) if not any(g.span == f.span for g in figures))
        return figures, none

    def _what_of(self, tree: Tree, frame: Frame, head: int, what: str) -> str:
        """What is counted of this noun: "took in nine wounded people" tells of no dead; "killed nine wounded people" does."""
        if tree.lemmas[frame.at] in self._what:
            return what
        own = {self._what.get(tree.lemmas[k]) or self._what.get(tree.lowers[k]) for k in tree.with_dep(head, "amod")}
        return "injured" if what == "killed" and "injured" in own else what

    @staticmethod
    def _besides(tree: Tree, i: int) -> list[int]:
        """ "detained a leader along with several fighters": those told beside the object."""
        found: list[int] = []
        for noun in (i, *tree.with_dep(i, "dobj", "nsubjpass")):
            for word in tree.kids[noun]:
                if tree.lowers[word] in ("along", "together") and word > i:
                    for prep in tree.with_dep(word, "prep"):
                        if tree.lowers[prep] == "with":
                            found.extend(c for k in tree.with_dep(prep, "pobj") for c in tree.conjuncts(k))
        return found

    def _subject_matter(self, tree: Tree, frame: Frame) -> str:
        if any(tree.lemmas[k] == "life" for k in frame.slots.get("object")):  # "claimed 24 lives", "lost their lives"
            return "killed"
        if any(tree.lemmas[k] == "death" for k in frame.slots.get("prep_to")):  # "burned six villagers to death"
            return "killed"
        told = [tree.lemmas[k] for k in frame.slots.get("attr")]  # "left 46 dead"
        for word in (*told, tree.lemmas[frame.at], tree.lowers[frame.at]):
            if word in self._what and (
                word != "leave" or frame.event_type in _WHAT_OF
            ):  # "the blast left a toll of 70"
                return self._what[word]
        hurt = [*frame.slots.get("object"), *frame.slots.get("prep_for")]
        if any(tree.lemmas[k] in ("injury", "wound", "burn") for k in hurt):
            return "injured"  # "four received minor injuries", "two were treated for burns"
        return _WHAT_OF.get(frame.event_type, "people")

    def _countable(self, tree: Tree, head: int, what: str, frame: Frame) -> bool:
        lemma = tree.lemmas[head]
        counted = [
            k for prep in tree.with_dep(head, "prep") if tree.lowers[prep] == "of" for k in tree.with_dep(prep, "pobj")
        ]
        if what in _COUNTED_TYPES and counted and all(tree.lemmas[k] in self._things for k in counted):
            return False  # "burned dozens of homes"
        if what == "people" and counted:  # "a pair of clinics"
            return any(tree.lemmas[k] in self._people or tree.names[k] for k in counted)
        if (
            tree.tags[head] == "CD"
            or tree.lowers[head] in self._words.vague
            or lemma in self._people
            or lemma == "life"
        ):
            return True
        if head == frame.at:
            return True
        return what == "strikes" and lemma in self._words.strikes

    def counted(self, tree: Tree, count: int, what: str) -> Figure | None:
        """The figure of a number that stands apart from what it counts: "the toll has risen to at least 70"."""
        figure = self._figure(tree, count, what)
        if figure is None or tree.is_noun(count):  # "to nine soldiers"
            return figure
        return msgspec.structs.replace(figure, who=None)

    def _figure(self, tree: Tree, head: int, what: str) -> Figure | None:
        tokens = tree.phrase(head)
        first = tokens[0]
        sentence_start, _ = tree.sentence_of(head)
        low = max(sentence_start, first - _BEFORE)
        for k in range(first - 1, low - 1, -1):  # never across a verb or another number's noun
            if (
                tree.is_verb(k)
                or tree.lowers[k] in _NEXT_CLAUSE
                or tree.lowers[k] in _WITHIN
                or (
                    tree.is_noun(k)
                    and tree.lowers[k]
                    not in (
                        "dozens",
                        "scores",
                        "hundreds",
                        "thousands",
                        "tens",
                        "number",
                        "handful",
                        "minimum",
                        "maximum",
                    )
                )
                or tree.lowers[k] in (",", ";", "and")
            ):
                low = k + 1
                break
        start = tree.starts[low]
        end = tree.ends[tokens[-1]]
        text = tree.text[start:end]
        quantity = self._reader.read(
            text, singular=tree.tags[head] in ("NN", "NNP") and tree.lemmas[head] in self._people
        )
        if quantity is None:
            return None
        of_several = tree.tags[head] == "CD" and any(tree.lowers[k] == "of" for k in tree.with_dep(head, "prep"))
        single = tree.lemmas[head] in self._single or of_several or self._beside_a_count(tree, head)
        if quantity.best == quantity.low == 1 and (what == "people" or not single):
            return None
        at = start + quantity.start
        if self._is_date(tree, at) or _ALL_BUT.search(tree.text[tree.starts[sentence_start] : at]):
            return None
        return self._made(tree, quantity, start, what, self._who(tree, head))

    @staticmethod
    def _beside_a_count(tree: Tree, head: int) -> bool:
        """ "Five were hurt and one was killed": one of the people whom the clause before counts."""
        verb = tree.heads[head]
        if tree.tags[head] != "CD" or tree.deps[head] != "nsubjpass" or tree.deps[verb] != "conj":
            return False
        subjects = tree.with_dep(tree.heads[verb], "nsubjpass")
        return any(tree.tags[k] == "CD" or tree.with_dep(k, "nummod") for k in subjects)

    @staticmethod
    def _is_date(tree: Tree, at: int) -> bool:
        k = tree.token_at(at)
        return k is not None and tree.ents[k] in ("DATE", "TIME", "PERCENT", "ORDINAL", "MONEY")

    def _made(self, tree: Tree, quantity: Quantity, offset: int, what: str, who: str | None) -> Figure:
        start, end = offset + quantity.start, offset + quantity.end
        return Figure(
            what=what,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            text=tree.text[start:end],
            span=(start, end),
            who=who,
        )

    def _who(self, tree: Tree, head: int) -> str | None:
        if tree.tags[head] != "CD" and tree.lowers[head] not in self._words.vague:
            return tree.lemmas[head] if tree.is_noun(head) else None
        for prep in tree.with_dep(head, "prep"):
            for k in tree.with_dep(prep, "pobj"):
                return tree.lemmas[k] if tree.is_noun(k) else None
        return None

    def _including(self, tree: Tree, head: int, what: str) -> list[Figure]:
        """ "12 people, including three children": the children are a figure of their own, not more dead."""
        found = []
        for prep in tree.kids[head]:
            if tree.lowers[prep] in ("including", "among") or tree.lemmas[prep] == "include":
                for k in tree.with_dep(prep, "pobj", "dobj"):
                    for part in tree.conjuncts(k):
                        figure = self._figure(tree, part, what)
                        if figure is not None:
                            found.append(msgspec.structs.replace(figure, of_which=True))
        return found
