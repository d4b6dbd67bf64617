"""When: a frame in; the time of its claim out, with what it rests on (METHODS 4).

A date in the sentence beats the sentence before, which beats the dateline; news in the present or perfect tense without a date is
[the day before publication, publication]; with none of these the time is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

import msgspec

from twosource.reading.syntax.tree import Tree
from twosource.reading.times.days import Direction
from twosource.reading.times.relative import counted_from, relatives
from twosource.reading.times.timex import TimeReader, Timex
from twosource.reading.times.years import YearsTold
from twosource.records import ClaimTime, Modality

_FUTURE = frozenset({"planned", "predicted", "demanded"})
_UNDERTAKINGS = frozenset(
    "operation mission raid attack offensive patrol sweep campaign effort attempt bid assault".split()
)
_FEW_DAYS = 3
_SENTENCES_BACK = 2
_PARAGRAPHS_BACK = 1
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis", "csubj"})
_AT_ONCE = frozenset({"as", "when", "while"})
_COUNTED = re.compile(r"\b(?:\w+(?:st|nd|rd|th)|first|second|third|fifth|last|only) time\s+\Z", re.IGNORECASE)
_CLOCK = re.compile(
    r"\bat (?:about |around )?\w+ (?:in the (?:morning|afternoon|evening)|at night|[ap]\.?m\b)", re.IGNORECASE
)
_DAYS_AFTER = re.compile(r"\b(an?|one|two|three|four|five|six|[2-6]) days? after\b", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MOST_DAYS = 6
_SAID = 20  # how much farther a day is where it tells when a thing was said
_TAKEN = frozenset({"abduction", "arrest", "disappearance"})  # of whom more is told later
_SPELLS = frozenset({"duration", "since"})
_HOLDING = frozenset("hold control occupy rule govern run own besiege surround blockade encircle trap".split())
_DAWN = "at dawn"
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
        self._last: tuple[int, int, ClaimTime] | None = None  # in which tree, where its sentence starts
        self._named: tuple[int, int, ClaimTime] | None = None  # likewise, the day on which something was said
        self._counted_from: dict[tuple[int, int], ClaimTime | None] = {}
        self._years = YearsTold(published)

    def read(
        self,
        tree: Tree,
        order: int,
        at: int,
        modality: Modality,
        event_type: str,
        said_at: frozenset[int],
        own: frozenset[int] = frozenset(),
    ) -> ClaimTime:
        """The time of the claim whose trigger is token ``at`` of the ``order``-th tree.

        Args:
            said_at: tokens of saying verbs over it: a day that hangs on one of them is when it was said.
            own: further words of the trigger, such as the event noun that is the predicate's subject.
        """
        direction: Direction = "future" if modality in _FUTURE and not self._purpose_of_a_deed(tree, at) else "past"
        start, end = tree.sentence_span(at)
        found = self._sentence(tree, order, start, end, direction)
        after = self._days_after(tree, order, at, start, found)
        if after is not None:
            return after
        chosen, said = self._choose(tree, at, start, found, said_at, own)
        relative = self._by_another(tree, order, at, start, end, found, chosen) if modality not in _FUTURE else None
        if relative is not None:
            return relative
        if chosen is not None and said and modality == "happened":
            time = self._told_on(chosen, start)
            self._named = (order, start, msgspec.structs.replace(time, start=chosen.low))
            return time
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
            self._last = (order, start, time)
            if precision == "day":
                self._named = self._last
            return time
        if self._last is not None and _CLOCK.search(tree.text, start, end) and modality not in _FUTURE:
            low, high = self._last[2].start, self._last[2].end
            if low is not None and high is not None and (high - low).days <= 1:  # an hour of the day told last
                return msgspec.structs.replace(self._last[2], basis="sentence_before", text="", span=None)
        before = self._before(tree, order, at, modality)
        begins = bool(tree.sentences) and tree.sentence_of(at) == tree.sentences[0]
        if before is not None and not begins:
            return before
        told_as_news = order in self._news and (self._fresh(tree, at) or tree.headline) and event_type not in _STATES
        told_as_news = told_as_news and not (event_type in _TAKEN and self._taken_before(tree, at))
        if self._published is not None and modality in ("happened", "ongoing") and told_as_news:
            day_before = max(self._published, date.min + timedelta(days=1)) - timedelta(days=1)
            return ClaimTime(start=day_before, end=self._published, precision="range", basis="news", text="", span=None)
        if before is not None:
            return before
        if modality == "ongoing" and self._published is not None:
            return ClaimTime(start=None, end=self._published, precision="unknown", basis="unknown", text="", span=None)
        if modality in _FUTURE:
            return ClaimTime(start=self._published, end=None, precision="unknown", basis="unknown", text="", span=None)
        return ClaimTime(start=None, end=self._published, precision="unknown", basis="unknown", text="", span=None)

    def _by_another(
        self, tree: Tree, order: int, at: int, start: int, end: int, found: list[Timex], chosen: Timex | None
    ) -> ClaimTime | None:
        """The time that words such as "the next day" or "a week later" mean, counted from the one told before; beside a day that
        the sentence names too only where they stand in the predicate's own clause and that day does not."""
        for words in relatives(tree.text[start:end]):
            spell = chosen is not None and words.meaning == "over" and words.start <= chosen.start < words.end
            if (
                chosen is not None
                and not spell
                and not (
                    self._is_of(tree, at, start + words.start)
                    and not words.start <= chosen.start < words.end
                    and chosen.end <= words.start
                    and not self._is_of(tree, at, start + chosen.start)
                )
            ):
                continue
            if (order, start) not in self._counted_from:  # two deeds of one sentence are counted from the same day
                self._counted_from[order, start] = self._named_just_before(tree, order, at)
            told = self._counted_from[order, start]
            time = counted_from(words, found, told, self._published)
            if time is None and self._named is not None and order - self._named[0] <= _PARAGRAPHS_BACK:
                time = counted_from(words, found, self._named[2], self._published)
            if time is not None:
                if words.goes_on:
                    self._last = (order, start, time)
                return time
        return None

    @staticmethod
    def _is_of(tree: Tree, at: int, offset: int) -> bool:
        """Whether words of time belong to a predicate or to one that it is joined to without a subject of its own."""
        token = tree.token_at(offset)
        if token is None:
            return False
        verb = next((k for k in (token, *tree.ancestors(token)) if tree.is_verb(k)), None)
        own = at
        while own != verb and tree.deps[own] == "conj" and tree.first(own, "nsubj", "nsubjpass") is None:
            own = tree.heads[own]
        return verb == own

    def _named_just_before(self, tree: Tree, order: int, at: int) -> ClaimTime | None:
        """The time of the claim told last, or a day named after it in the sentences before this one."""
        start = tree.sentence_span(at)[0]
        earlier = tree.sentences[: tree.sentences.index(tree.sentence_of(at))][-_SENTENCES_BACK:]
        for first, _ in reversed(earlier):
            low, high = tree.sentence_span(first)
            if self._last is not None and self._last[:2] >= (order, low):
                break
            days = [
                t for t in self._sentence(tree, order, low, high, "past") if t.role == "at" and t.precision == "day"
            ]
            if days and low < start:
                day = days[-1]
                return ClaimTime(
                    start=day.low, end=day.high, precision="day", basis="sentence_before", text=day.text, span=None
                )
        told = max((t for t in (self._last, self._named) if t is not None), key=lambda t: t[:2], default=None)
        return told[2] if told is not None and order - told[0] <= _PARAGRAPHS_BACK else None

    @staticmethod
    def _told_on(day: Timex, start: int) -> ClaimTime:
        """What was said on a day had happened on it or on the day before: "said on Monday that his troops had withdrawn"."""
        low = day.low - timedelta(days=1) if day.low is not None and day.low > date.min else day.low
        precision = "range" if day.precision == "day" else day.precision
        span = (start + day.start, start + day.end)
        return ClaimTime(start=low, end=day.high, precision=precision, basis="news", text=day.text, span=span)

    def _days_after(self, tree: Tree, order: int, at: int, start: int, found: list[Timex]) -> ClaimTime | None:
        """ "Launched an operation on Tuesday, a day after fighters drove them out": so many days before the day named, here or, in
        "the strike came a day after fighters drove them out", before."""
        clause = tree.starts[at]
        match = next((m for m in _DAYS_AFTER.finditer(tree.text, start, clause)), None)
        day = next((t for t in found if t.role == "at" and match is not None and start + t.end <= match.start()), None)
        told = self._named_just_before(tree, order, at) if match is not None and not found else None
        low = day.low if day is not None else told.start if told is not None else None
        high = day.high if day is not None else told.end if told is not None else None
        if match is None or low is None or low != high:
            return None
        own = [k for k in (at, *tree.ancestors(at)) if any(tree.lowers[w] == "after" for w in tree.kids[k])]
        if not own or not any(tree.lowers[w] == "after" and tree.starts[w] < match.end() for w in tree.kids[own[0]]):
            return None
        count = match.group(1).lower()
        days = _COUNTS.get(count, 0) or int(count) if count in _COUNTS or count.isdigit() else 0
        if not 0 < days <= _MOST_DAYS:
            return None
        then = low - timedelta(days=days)
        return ClaimTime(
            start=then,
            end=then,
            precision="day",
            basis="text" if day is not None else "sentence_before",
            text=match.group(),
            span=match.span() if day is not None else None,
        )

    @staticmethod
    def _purpose_of_a_deed(tree: Tree, at: int) -> bool:
        """ "conducted an operation to capture a leader on Wednesday": the operation is past, whatever came of it."""
        noun = tree.heads[at]
        if tree.deps[at] != "acl" or tree.lemmas[noun] not in _UNDERTAKINGS:
            return False
        verb = next((k for k in tree.ancestors(noun) if tree.is_verb(k)), None)
        return verb is not None and tree.tags[verb] == "VBD"

    def _before(self, tree: Tree, order: int, at: int, modality: Modality) -> ClaimTime | None:
        """The time of the claim told last, or of the sentence before, where it is of a few days; None where neither has one."""
        if modality in _FUTURE:
            return None
        told = self._last[2] if self._last is not None and order - self._last[0] <= _PARAGRAPHS_BACK else None
        if told is None:
            earlier = tree.sentences[: tree.sentences.index(tree.sentence_of(at))][-_SENTENCES_BACK:]
            for first, last in reversed(earlier):
                root = next((k for k in range(first, last) if tree.deps[k] == "ROOT"), first)
                start, end = tree.sentence_span(root)
                found = self._sentence(tree, order, start, end, "past")
                timex, _ = self._choose(tree, root, start, found, frozenset())
                if timex is not None and timex.role == "at" and told is None:
                    told = ClaimTime(
                        start=timex.low, end=timex.high, precision=timex.precision, basis="text", text="", span=None
                    )
        if told is None or told.precision not in ("day", "range") or told.start is None or told.end is None:
            return None
        if (told.end - told.start).days > _FEW_DAYS:
            return None
        return ClaimTime(
            start=told.start, end=told.end, precision=told.precision, basis="sentence_before", text="", span=None
        )

    def _sentence(self, tree: Tree, order: int, start: int, end: int, direction: Direction) -> list[Timex]:
        key = (start, end, direction)
        if key not in self._cache:
            found = self._times.read(tree.text[start:end], self._published, direction)
            found = [timex for timex in found if not _in_a_name(tree, start + timex.start, start + timex.end)]
            self._cache[key] = self._years.settle(order, found) if found else found
        return self._cache[key]

    def _choose(
        self,
        tree: Tree,
        at: int,
        start: int,
        found: list[Timex],
        said_at: frozenset[int],
        own: frozenset[int] = frozenset(),
    ) -> tuple[Timex | None, bool]:
        """The expression that stands in the predicate's own clause, then in a clause over it, then the sentence's only one; and
        whether it tells when a thing was said."""
        if not found:
            return None, False
        path = [at, *tree.ancestors(at)]
        depth = {token: rank for rank, token in enumerate(path)}
        ranked: list[tuple[int, int, Timex]] = []
        alone = len(found) == 1 or sum(timex.role == "at" for timex in found) == 1
        for timex in found:
            anchor = tree.token_at(start + timex.start)
            if anchor is None or self._counts(tree, start + timex.start, timex):
                continue
            last = alone and self._closes(tree, start + timex.end)
            ends = last or (alone and self._closes_its_clause(tree, start + timex.end))
            climb = anchor
            steps = 0
            clause_crossed = False
            said_then = False
            shared = 0
            of_a_telling = False
            while climb not in depth and steps < 30:
                above = tree.heads[climb]
                if above in said_at and tree.is_noun(above) and tree.lowers[climb] in ("of", "from"):
                    of_a_telling = True  # "its report of March 2 that ..."
                if climb in said_at:  # "On Wednesday, the monitor confirmed, soldiers came ..." dates the soldiers
                    before = tree.first(climb, "nsubj")
                    said_then = before is None or anchor > before
                elif timex.role in _SPELLS and self._tells_how_it_was(tree, climb):
                    clause_crossed = True
                elif self._shares(tree, climb, at, own):
                    shared += 3
                elif (
                    tree.deps[climb] in _CLAUSES
                    and tree.is_verb(climb)
                    and not self._goes_along(tree, climb, ends if tree.deps[climb] == "acl" else last, alone)
                ):
                    clause_crossed = True
                if tree.heads[climb] == climb:
                    break
                climb = tree.heads[climb]
                steps += 1
            if climb not in depth or of_a_telling:
                continue
            rank = depth[climb]
            if climb in said_at:
                rank += _SAID
                if timex.role != "at":
                    continue
            rank += shared + (_SAID if said_then else 0)
            if clause_crossed:
                rank += 10
            elif rank and any(tree.deps[path[k]] == "relcl" for k in range(min(rank, len(path)))):
                rank += 5
            ranked.append((rank, abs(anchor - at), timex))
        if not ranked:
            return None, False
        ranked.sort(key=lambda row: (row[0], row[1]))
        best = ranked[0]
        if best[2].role == "duration":  # "in early March they had encircled it for four days"
            best = next((row for row in ranked if row[2].role == "at" and row[0] == best[0]), best)
        if best[2].text.lower() == _DAWN:  # "broke through at dawn on Saturday", "on Friday rebels struck at dawn"
            best = next(
                (row for row in ranked if row[2].role == "at" and row[2].precision == "day" and row[0] < 10), best
            )
        if 10 <= best[0] < _SAID:
            return None, False
        return best[2], best[0] >= _SAID

    @staticmethod
    def _tells_how_it_was(tree: Tree, i: int) -> bool:
        """Whether words tell what something had been till then: "seized the town, their base for 15 years", "held since March"."""
        return tree.deps[i] == "appos" or (tree.deps[i] in ("acl", "relcl") and tree.lemmas[i] in _HOLDING)

    @staticmethod
    def _counts(tree: Tree, at: int, timex: Timex) -> bool:
        """Whether words of time tell among which times something is counted: "for the second time this month"."""
        return not timex.text.lower().startswith("in ") and _COUNTED.search(tree.text[max(0, at - 40) : at]) is not None

    @staticmethod
    def _closes(tree: Tree, end: int) -> bool:
        """Whether nothing but a full stop stands behind an offset in its sentence."""
        behind = bisect_left(tree.starts, end)
        if behind >= len(tree) or tree.sentence_of(behind)[0] == behind:
            return True
        return tree.lowers[behind] in (".", "''", '"', ";")

    @staticmethod
    def _closes_its_clause(tree: Tree, end: int) -> bool:
        """Whether ", and" or ", but" stands behind an offset: the next clause tells of something else."""
        behind = bisect_left(tree.starts, end)
        return behind + 1 < len(tree) and tree.lowers[behind] == "," and tree.lowers[behind + 1] in ("and", "but")

    @staticmethod
    def _goes_along(tree: Tree, clause: int, last: bool, alone: bool = False) -> bool:
        """Whether a clause tells more of what its head tells, at the same time: a participle ("targeted two leaders, detaining one
        on Monday"); of any description where the sentence's one day closes it ("captured a man leading a cell Friday")."""
        if alone and tree.deps[clause] == "advcl" and any(tree.lowers[k] in _AT_ONCE for k in tree.kids[clause]):
            return True  # "blew himself up as bathers were leaving on Friday"
        if last and tree.deps[clause] == "conj":  # "one was killed and four were wounded on Monday"
            return True
        if tree.deps[clause] == "advcl" and (alone or clause < tree.heads[clause]):
            marks = {tree.lowers[k]: k for k in tree.kids[clause]}
            since = marks.get("since")
            first = since is not None and tree.lowers[since - 1 : since] == [
                "time"
            ]  # "for the first time since it fell in May"
            if "when" in marks or (alone and since is not None and not first):
                return True  # "when they came on 31 March they burned ...", "advancing since he left a fortnight ago"
        if any(tree.deps[k] in ("nsubj", "nsubjpass") for k in tree.kids[clause]):
            return False
        if tree.tags[clause] != "VBG" and tree.first(clause, "mark") is not None:
            return False
        return tree.deps[clause] == "advcl" or (last and tree.deps[clause] == "acl")

    @staticmethod
    def _shares(tree: Tree, clause: int, at: int, own: frozenset[int]) -> bool:
        """Whether a clause tells of the same occurrence: "had crossed the river and got to the town on Thursday", "a strike which
        on Monday hit the base", "the strike which killed ten on Monday hit a school"."""
        if not tree.is_verb(clause):
            return False
        if tree.deps[clause] in ("relcl", "acl") and tree.heads[clause] in own and tree.is_noun(tree.heads[clause]):
            return True
        if tree.deps[clause] == "acl" and tree.heads[clause] == at and tree.is_noun(at) and tree.tags[clause] == "VBN":
            return True  # "a cessation of hostilities signed on 23 January"
        if tree.deps[clause] == "conj":
            has_subject = any(tree.deps[k] in ("nsubj", "nsubjpass") for k in tree.kids[clause])
            return tree.heads[clause] == at and not has_subject
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
        between = range(at + 1, bisect_left(tree.starts, offset))
        return any(tree.lowers[k] == "since" and tree.deps[k] in ("prep", "mark") for k in between[-14:])

    @staticmethod
    def _verb_of(tree: Tree, at: int) -> int:
        if tree.is_verb(at):
            return at
        for head in tree.ancestors(at):
            if tree.is_verb(head):
                return head
        return at

    @staticmethod
    def _taken_before(tree: Tree, at: int) -> bool:
        """Whether a participle tells which people are meant of whom more is said: "most of the abducted girls have been freed"."""
        return tree.deps[at] in ("acl", "amod", "relcl") and any(
            tree.is_verb(k) for k in tree.ancestors(tree.heads[at])
        )

    def _fresh(self, tree: Tree, at: int) -> bool:
        """Whether the clause is in a tense that a fresh report tells news in."""
        verb = self._verb_of(tree, at)
        return tree.tags[verb] in ("VBD", "VBN", "VBZ", "VBP", "VBG", "VB")


def _in_a_name(tree: Tree, start: int, end: int) -> bool:
    """Whether words of time are only part of a party's name: "the March 23 Movement"."""
    token = tree.token_at(start)
    return (
        token is not None
        and tree.starts[token] <= start
        and end <= tree.ends[token]
        and end - start < tree.ends[token] - tree.starts[token]
        and any(hit.kind != "place" for hit in tree.names[token])
    )
