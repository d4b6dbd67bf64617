"""Unverified: the drafts of a report in; which of them a sentence says could not be verified, out (METHODS 2)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from twosource.reading.claims.drafts import Draft
from twosource.reading.syntax.tree import Tree


class VerificationReader:
    """Tells which claims "could not be verified" speaks of."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = tuple(phrases)

    def spoken_of(self, tree: Tree, order: int, drafts: list[Draft], before: int) -> set[int]:
        """The drafts that "could not be verified" speaks of: the reports it names, never footage's subject."""
        marked: set[int] = set()
        recent = range(bisect_left(drafts, order - 3, key=lambda draft: draft.order), len(drafts))
        if not tree.sentences or not self._may_speak(tree):
            return marked
        for start, end in tree.sentences:
            low, high = tree.starts[start], tree.ends[end - 1]
            sentence = tree.text[low:high].lower()
            if not any(phrase in sentence for phrase in self._phrases):
                continue
            subject = self._verified_thing(tree, start, end)
            here = [n for n in range(before, len(drafts)) if low <= drafts[n].tree.starts[drafts[n].frame.at] < high]
            earlier = [
                n
                for n in recent
                if drafts[n].order in (order, order - 1) and drafts[n].tree.starts[drafts[n].frame.at] < low
            ]
            if subject in ("footage", "video", "picture", "image", "photograph", "photo", "clip", "medium"):
                marked |= {n for n in [*here, *earlier[-4:]] if self._from_footage(drafts[n])}
            elif here:
                marked |= set(here)
            elif earlier or subject in ("claim", "report", "account", "toll", "figure", "statement", "allegation"):
                earlier = earlier or [n for n in recent if drafts[n].sayings and n < before]
                if not earlier:
                    continue
                last = drafts[earlier[-1]]
                span = last.tree.sentence_span(last.frame.at)
                marked |= {n for n in earlier if drafts[n].tree.sentence_span(drafts[n].frame.at) == span}
        return marked

    def _may_speak(self, tree: Tree) -> bool:
        text = tree.text[tree.starts[0] : tree.ends[-1]].lower()
        return any(phrase in text for phrase in self._phrases)

    @staticmethod
    def _verified_thing(tree: Tree, start: int, end: int) -> str:
        for i in range(start, end):
            if tree.lemmas[i] in ("verify", "confirm", "corroborate", "authenticate"):
                if tree.deps[i] == "conj" and tree.first(i, "nsubj", "nsubjpass", "csubjpass") is None:
                    i = tree.heads[i]
                for kid in tree.kids[i]:
                    if tree.deps[kid] in ("nsubjpass", "csubjpass", "dobj", "nsubj"):
                        words = [tree.lemmas[k] for k in tree.subtree(kid)]
                        return next(
                            (
                                w
                                for w in words
                                if w in ("footage", "video", "picture", "image", "photograph", "photo", "clip")
                            ),
                            tree.lemmas[kid],
                        )
        return ""

    @staticmethod
    def _from_footage(draft: Draft) -> bool:
        return any(
            s.kind == "social_media" or "footage" in s.cue or "video" in s.cue
            for saying in draft.sayings
            for s in saying.speakers
        )
