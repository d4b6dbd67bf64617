"""Rejoinders: the drafts of a report in; what its denials deny of what was told before them, as drafts of denied polarity, out.

"SOHR said the army had shelled Daraya. The government denied this.", "a claim that Ankara denied", "Russia denied responsibility".
A denial that tells in its own clause what it denies ("denied that its jets had hit it") needs no help; here its words only point
back: by a pronoun, by what a telling is called, or by a part in a deed. What is denied is what the nearest sentence before tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from twosource.reading.claims.drafts import Draft
from twosource.reading.frames.frames import FrameFinder
from twosource.reading.lexicon import Lexicon
from twosource.reading.speech.attribution import Attribution
from twosource.reading.speech.sayings import Saying

_Points = Literal["pronoun", "telling", "part"]
_POINTING = frozenset({"this", "that", "it", "which", "these"})
_DEEDS = frozenset({"remote_violence", "violence_against_people", "things"})
_REAL = frozenset({"happened", "ongoing"})
_BACK = 2  # sentences before the denial's own in which what it denies may stand


class Rejoinders:
    """Finds what denials deny that only point back to it."""

    def __init__(self, lexicon: Lexicon, frames: FrameFinder, attribution: Attribution) -> None:
        self._tellings = lexicon.cues.rejoined
        self._parts = lexicon.cues.parts
        self._frames = frames
        self._attribution = attribution

    def find(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts of what is denied so, in the order of the denials.

        Args:
            drafts: those of the report, by tree and then by their words.
        """
        found: list[Draft] = []
        for number, draft in enumerate(drafts):
            if (
                draft.frame.event_type != "deny"
                or draft.stance.polarity == "denied"
                or not draft.tree.is_verb(draft.frame.at)
            ):
                continue
            points = self._points_at(draft)
            if points is None or self._tells_itself(draft, drafts):
                continue
            saying = self._attribution.denying(draft.tree, draft.frame.at)
            if saying is not None:
                told = self._told(drafts[:number], draft, saying, points)
                found.extend(self._denied(one, draft, saying, points) for one in told)
        return found

    def _points_at(self, draft: Draft) -> _Points | None:
        """By what a denial points back; None where it does not."""
        tree, at = draft.tree, draft.frame.at
        if (
            tree.deps[at] in ("relcl", "acl")
            and tree.lemmas[tree.heads[at]] in self._tellings
            and tree.first(at, "ccomp", "xcomp") is None
        ):
            return "telling"  # "a claim that Ankara denied"
        for k in (*draft.frame.slots.get("object"), *tree.with_dep(at, "dobj", "nsubjpass")):
            if tree.lowers[k] in _POINTING:
                return "pronoun"
            definite = any(
                tree.lowers[d] in ("the", "this", "that", "these", "those", "such", "any")
                for d in tree.with_dep(k, "det")
            )
            bare = not tree.with_dep(k, "prep", "acl", "relcl", "ccomp", "amod", "compound", "nmod")
            if (
                tree.lemmas[k] in self._tellings
                and bare
                and (definite or tree.tags[k] == "NNS" or tree.with_dep(k, "poss"))
            ):
                return "telling"
            if tree.lemmas[k] in self._parts and not tree.with_dep(k, "prep", "acl", "relcl"):
                return "part"
        return None

    @staticmethod
    def _tells_itself(denial: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether the denial's own words tell what it denies."""
        tree, at = denial.tree, denial.frame.at
        return any(
            draft.tree is tree
            and draft.stance.polarity == "denied"
            and any(saying.cue == at for saying in draft.sayings)
            for draft in drafts
        )

    def _told(self, before: Sequence[Draft], denial: Draft, saying: Saying, points: _Points) -> list[Draft]:
        """What is told in the nearest sentence before the denial that tells of what may be denied so."""
        tree, at = denial.tree, denial.frame.at
        start = tree.sentence_of(at)[0]
        deniers = {speaker.name for speaker in saying.speakers}
        sentences: list[tuple[int, int]] = []
        found: list[Draft] = []
        for draft in reversed(before):
            here = (draft.order, draft.sentence()[0])
            if here not in sentences:
                if found or len(sentences) > _BACK:
                    break
                sentences.append(here)
            if denial.order - draft.order > 1:
                break
            if here == (denial.order, start) and draft.frame.at > at:
                continue
            if self._may_be_denied(draft, denial, deniers, points):
                found.append(draft)
        return found[::-1]

    def _may_be_denied(self, draft: Draft, denial: Draft, deniers: set[str], points: _Points) -> bool:
        kind = self._frames.event_type(draft.frame.event_type)
        if kind.speech or draft.stance.polarity == "denied" or draft.stance.modality not in _REAL:
            return False
        tellers = {speaker.name for s in draft.sayings for speaker in s.speakers}
        if tellers & deniers:
            return False
        if points == "part":  # who denies a part in a deed denies that it was theirs
            theirs = {mention.id for mention in denial.roles.actor if mention.id is not None}
            doers = {mention.id for mention in draft.roles.actor}
            return (
                (kind.family in _DEEDS or kind.code == "clash") and bool(theirs) and (not doers or bool(theirs & doers))
            )
        return bool(tellers) or points == "pronoun"

    @staticmethod
    def _denied(told: Draft, denial: Draft, saying: Saying, points: _Points) -> Draft:
        same_tree = told.tree is denial.tree
        sayings = [*denial.sayings, saying]
        if not same_tree:
            sayings = [replace(s, cue=-1) for s in sayings]  # their words stand elsewhere
        stance = replace(told.stance, polarity="denied", why=(*told.stance.why, denial.tree.lowers[denial.frame.at]))
        roles = (
            told.roles if told.roles.actor or points != "part" else replace(told.roles, actor=list(denial.roles.actor))
        )
        return replace(told, sayings=sayings, stance=stance, roles=roles, figures=[], absorbed=[])
