"""When: a frame in; the time of its claim out, with what it rests on (METHODS 4).

A date in the sentence beats the sentence before, which beats the dateline; news in the present or perfect tense without a date is
[the day before publication, publication]; with none of these the time is unknown.
"""

from __future__ import annotations

from datetime import date, timedelta

from twosource.reading.timex import Direction, TimeReader, Timex
from twosource.reading.tree import Tree
from twosource.records import ClaimTime, Modality

_FUTURE = frozenset({"planned", "predicted", "demanded"})
_STATES = frozenset({"siege_continues", "hold", "hardship", "aid_blocked", "aid_delivery"})


class WhenReader:
    """Dates the claims of one report."""

    def __init__(self, times: TimeReader, published: date | None, news: set[int]) -> None:
        """Make a reader for one report.

        Args:
            times: the reader of time expressions.
            published: the report's day.
            news: ids (positions in the report's list) of trees that are headline or lead.
        """
        self._times = times
        self._published = published
        self._news = news
        self._cache: dict[tuple[int, int, Direction], list[Timex]] = {}
        self._last: tuple[int, ClaimTime] | None = None

    def read(
        self, tree: Tree, order: int, at: int, modality: Modality, event_type: str, said_at: frozenset[int]
    ) -> ClaimTime:
        """The time of the claim whose trigger is token ``at`` of the ``order``-th tree.

        Args:
            said_at: tokens of saying verbs over it: a day that hangs on one of them is when it was said.
        """
        direction: Direction = "future" if modality in _FUTURE else "past"
        start, end = tree.sentence_span(at)
        found = self._sentence(tree, start, end, direction)
        chosen = self._choose(tree, at, start, found, said_at)
        if chosen is not None and chosen.role == "duration" and not self._lasts(chosen, event_type):
            chosen = None
        if chosen is not None:
            low, high, precision = chosen.low, chosen.high, chosen.precision
            if chosen.role == "since":  # "from May until July"
                until = next((t for t in found if t.role == "until" and t.start >= chosen.end), None)
                high = until.high if until is not None and until.high is not None else high
            if chosen.role == "at" and self._since(tree, at, start + chosen.start):
                high, precision = self._published, "range"
            time = ClaimTime(
                start=low,
                end=high,
                precision=precision,
                basis="text",
                text=chosen.text,
                span=(start + chosen.start, start + chosen.end),
            )
            self._last = (order, time)
            return time
        present = self._fresh(tree, at)
        told_as_news = order in self._news and (present or tree.headline) and event_type not in _STATES
        if self._published is not None and modality in ("happened", "ongoing") and told_as_news:
            day_before = max(self._published, date.min + timedelta(days=1)) - timedelta(days=1)
            return ClaimTime(start=day_before, end=self._published, precision="range", basis="news", text="", span=None)
        if self._last is not None and self._last[0] in (order, order - 1) and modality not in _FUTURE:
            before = self._last[1]
            if (
                before.precision in ("day", "range")
                and before.start
                and before.end
                and (before.end - before.start).days <= 3
            ):
                return ClaimTime(
                    start=before.start,
                    end=before.end,
                    precision=before.precision,
                    basis="sentence_before",
                    text="",
                    span=None,
                )
        if modality == "ongoing" and self._published is not None:
            return ClaimTime(start=None, end=self._published, precision="unknown", basis="unknown", text="", span=None)
        if modality in _FUTURE:
            return ClaimTime(start=self._published, end=None, precision="unknown", basis="unknown", text="", span=None)
        return ClaimTime(start=None, end=self._published, precision="unknown", basis="unknown", text="", span=None)

    def _sentence(self, tree: Tree, start: int, end: int, direction: Direction) -> list[Timex]:
        key = (start, end, direction)
        if key not in self._cache:
            self._cache[key] = self._times.read(tree.text[start:end], self._published, direction)
        return self._cache[key]

    def _choose(self, tree: Tree, at: int, start: int, found: list[Timex], said_at: frozenset[int]) -> Timex | None:
        """The expression that stands in the predicate's own clause, then in a clause over it, then the sentence's only one."""
        if not found:
            return None
        path = [at, *tree.ancestors(at)]
        depth = {token: rank for rank, token in enumerate(path)}
        ranked: list[tuple[int, int, Timex]] = []
        for timex in found:
            anchor = tree.token_at(start + timex.start)
            if anchor is None:
                continue
            climb = anchor
            steps = 0
            clause_crossed = False
            said_then = False
            shared = 0
            while climb not in depth and steps < 30:
                if climb in said_at:  # "On Wednesday, the monitor confirmed, soldiers came ..." dates the soldiers
                    before = tree.first(climb, "nsubj")
                    said_then = before is None or anchor > before
                elif self._shares(tree, climb, at):
                    shared += 3
                elif tree.deps[climb] in (
                    "relcl",
                    "acl",
                    "advcl",
                    "ccomp",
                    "conj",
                    "parataxis",
                    "csubj",
                ) and tree.is_verb(climb):
                    clause_crossed = True
                if tree.heads[climb] == climb:
                    break
                climb = tree.heads[climb]
                steps += 1
            if climb not in depth:
                continue
            rank = depth[climb]
            if climb in said_at:
                rank += 20
                if timex.role != "at":
                    continue
            rank += shared + (20 if said_then else 0)
            if clause_crossed:
                rank += 10
            elif rank and any(tree.deps[path[k]] == "relcl" for k in range(min(rank, len(path)))):
                rank += 5
            ranked.append((rank, abs(anchor - at), timex))
        if not ranked:
            return None
        ranked.sort(key=lambda row: (row[0], row[1]))
        best = ranked[0]
        if best[0] >= 10 and best[0] < 20:
            return None
        return best[2]

    @staticmethod
    def _shares(tree: Tree, clause: int, at: int) -> bool:
        """Whether a clause tells of the same occurrence: "had crossed the river and got to the town on Thursday", "a strike which
        on Monday hit the base"."""
        if not tree.is_verb(clause):
            return False
        own = any(tree.deps[k] in ("nsubj", "nsubjpass") for k in tree.kids[clause])
        if tree.deps[clause] == "conj":
            return tree.heads[clause] == at and not own
        return (
            tree.deps[clause] == "relcl" and tree.is_noun(at) and at < clause and tree.heads[clause] in tree.subtree(at)
        )

    @staticmethod
    def _lasts(timex: Timex, event_type: str) -> bool:
        """Whether a duration can be the event's: "for several months", not the years of a "three-year-long siege" that broke."""
        return event_type in _STATES or timex.text.lower().startswith(("for ", "over ", "in ", "during "))

    @staticmethod
    def _since(tree: Tree, at: int, offset: int) -> bool:
        """Whether a date stands in a "since" clause behind the predicate: "reliant on air drops since fighting began in 2014"."""
        between = [k for k in range(at + 1, len(tree)) if tree.starts[k] < offset]
        return any(tree.lowers[k] == "since" and tree.deps[k] in ("prep", "mark") for k in between[-14:])

    @staticmethod
    def _verb_of(tree: Tree, at: int) -> int:
        if tree.is_verb(at):
            return at
        for head in tree.ancestors(at):
            if tree.is_verb(head):
                return head
        return at

    def _fresh(self, tree: Tree, at: int) -> bool:
        """Whether the clause is in a tense that a fresh report tells news in."""
        verb = self._verb_of(tree, at)
        return tree.tags[verb] in ("VBD", "VBN", "VBZ", "VBP", "VBG", "VB")
