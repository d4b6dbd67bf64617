"""Tallies: the drafts of a tree in; how many were harmed in all, as their tolls stand now, filled in.

"The toll of the raid has climbed to 22", "put the number of people killed in the raid at 25", "lowered the toll to 12": the number
stands with the verb, what was done with the toll.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twosource.reading.claims.drafts import Draft
from twosource.reading.frames.figures import FigureReader
from twosource.reading.frames.frames import FrameFinder
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.tree import Tree

_MODALS = frozenset({"could", "may", "might", "will", "would", "can", "should"})
_NO_NUMBERS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
_WHOSE = frozenset({"of", "among"})
_HARM = frozenset({"casualties"})
_SUMS = frozenset({"killed", "injured", "captured", "displaced", "missing", "abducted"})


class Tally(NamedTuple):
    """The noun that counts, its verb, the token of the number, and what is counted."""

    noun: int
    verb: int
    number: int
    what: str


class TallyReader:
    """Reads the tallies of one report."""

    def __init__(self, lexicon: Lexicon, frames: FrameFinder, figures: FigureReader) -> None:
        self._words = lexicon.tallies
        self._people = lexicon.noun_sets["people"] | lexicon.noun_sets["party"]
        self._frames = frames
        self._figures = figures
        self._what = {lemma: what for what in sorted(_SUMS) for lemma in getattr(lexicon.numbers, what)}

    def fill(self, tree: Tree, drafts: list[Draft]) -> list[Draft]:
        """The drafts of a tree, what a tally counts with the deed that it counts, and no claim of the toll beside it."""
        if (self._words.tolls | self._words.counts | self._words.losses).isdisjoint(tree.lemmas):
            return drafts
        for tally in self._find(tree):
            figure = self._figures.counted(tree, tally.number, tally.what)
            own = {*tree.subtree(tally.noun), *tree.subtree(tally.number), tally.verb}
            for k in tree.kids[tally.verb]:  # "put the toll of the raid at 25", whatever the phrases hang on
                if tree.deps[k] == "prep" and tally.noun < k < tally.number:
                    own.update(tree.subtree(k))
            hosts = [draft for draft in drafts if draft.frame.at in own or tally.noun in draft.frame.taken]
            deeds = [d for d in hosts if d.frame.event_type not in _HARM and self._may_count(d)]
            host = next(iter([*deeds, *hosts]), None)
            if figure is None or host is None:
                continue
            if not any(figure.span == f.span for f in host.figures):
                host.figures = [figure, *(f for f in host.figures if f.what != figure.what)]
            told_again = {id(draft) for draft in hosts if draft is not host and draft.frame.event_type in _HARM}
            for draft in hosts:
                if id(draft) in told_again:
                    host.roles.target.extend(draft.roles.target if not host.roles.target else ())
                    host.sayings = host.sayings or draft.sayings
            drafts = [draft for draft in drafts if id(draft) not in told_again]
        return drafts

    def _may_count(self, draft: Draft) -> bool:
        kind = self._frames.event_type(draft.frame.event_type)
        return kind.casualties or draft.frame.event_type in ("displacement", "abduction", "arrest")

    def _find(self, tree: Tree) -> Iterator[Tally]:
        for noun, lemma in enumerate(tree.lemmas):
            if not tree.is_noun(noun) or (what := self._counted(tree, noun, lemma)) is None:
                continue
            of = next(
                (k for p in tree.with_dep(noun, "prep") if tree.lowers[p] == "of" for k in tree.with_dep(p, "pobj")), -1
            )
            if of >= 0 and self._is_number(tree, of):  # "a death toll of 70"
                yield Tally(noun, tree.heads[noun], of, what)
                continue
            verb = tree.heads[noun]
            if any(tree.lowers[k] in _MODALS for k in tree.with_dep(verb, "aux")):
                continue
            count = self._count(tree, noun, verb)
            if count is not None:
                yield Tally(noun, verb, count, what)

    def _counted(self, tree: Tree, noun: int, lemma: str) -> str | None:
        """What a noun counts, by its words: "the death toll", "the number of wounded", "the number of people killed"."""
        around = {tree.lemmas[k] for k in tree.with_dep(noun, "compound", "amod")}
        if lemma in self._words.tolls:
            if around & self._words.no_tolls:
                return None
            return next((self._what[word] for word in sorted(around) if word in self._what), "killed")
        if lemma in self._words.losses:  # "the rebels' losses"
            whose = [k for k in tree.kids[noun] if tree.deps[k] in ("poss", "compound", "amod", "prep")]
            below = [k for w in whose for k in (w, *(tree.with_dep(w, "pobj") if tree.lowers[w] in _WHOSE else ()))]
            return "killed" if any("party" in self._frames.kinds(tree, k) for k in below) else None
        if lemma not in self._words.counts:
            return None
        if around & {"death", "body"}:
            return "killed"
        for prep in tree.with_dep(noun, "prep"):
            for k in tree.with_dep(prep, "pobj") if tree.lowers[prep] == "of" else []:
                for word in (k, *tree.with_dep(k, "acl", "amod")):
                    if tree.lemmas[word] in self._what or tree.lowers[word] in self._what:
                        return self._what.get(tree.lemmas[word]) or self._what[tree.lowers[word]]
        return None

    def _count(self, tree: Tree, noun: int, verb: int) -> int | None:
        """The number that a verb brings a tally to: behind "to" or "at", or as its object."""
        lemma = tree.lemmas[verb]
        if tree.deps[noun] in ("nsubj", "nsubjpass") and lemma in self._words.changing | self._words.putting:
            found = [k for k in tree.with_dep(verb, "dobj", "attr") if k > verb]
            below = [p for k in tree.with_dep(verb, "advmod", "prt", "prep") for p in (k, *tree.with_dep(k, "prep"))]
        elif tree.deps[noun] == "dobj" and lemma in self._words.putting:
            found = []
            below = [k for k in tree.subtree(verb) if k > noun]
        else:
            return None
        found += [
            k for p in below if tree.lowers[p] in self._words.levels and p > noun for k in tree.with_dep(p, "pobj")
        ]
        return next((k for k in found if self._is_number(tree, k) or self._are_counted(tree, k)), None)

    @staticmethod
    def _is_number(tree: Tree, k: int) -> bool:
        """Whether a number stands alone: "to 22", not "to 22 villages" or "at 10 am"."""
        return tree.tags[k] == "CD" and tree.ents[k] not in _NO_NUMBERS

    def _are_counted(self, tree: Tree, k: int) -> bool:
        """Whether people are counted: "rose to nine soldiers"."""
        return tree.lemmas[k] in self._people and any(tree.tags[n] == "CD" for n in tree.with_dep(k, "nummod"))
