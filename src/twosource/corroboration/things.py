"""What a claim tells beside parties, place and day: the things that were hit, and the night or the hours that it was in.

In: a claim. Out: the nouns of the things (a hospital, a market), and the night, by its first day: "late on Sunday" and "early on
Monday" are one night that two papers put on two days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from twosource.records import Claim

_THING = "other"  # the kind of what is hit and is nobody
_UNKNOWN = "unknown"
_BEFORE, _AFTER = 30, 12  # letters around the words for a day in which the part of the day stands
_LATE_BEFORE = re.compile(r"\b(?:late|later|night|midnight)(?: on| of)?\s*$")
_LATE_AFTER = re.compile(r"^\s*(?:night|at midnight|late)\b")
_EARLY_BEFORE = re.compile(r"\b(?:early|small hours|early hours|before dawn|before sunrise)(?: on| of)?\s*$")
_EARLY_AFTER = re.compile(r"^\s*(?:before dawn|before sunrise)\b")
_NIGHT = re.compile(r"\bnight$")
_HOURS_AFTER = re.compile(r"^(?:['’]s)?\s*(morning|evening)\b")
_HOURS = re.compile(r"\b(morning|evening)$")


def things(claim: Claim) -> frozenset[str]:
    """The things that a claim says were acted upon, as nouns, and those that have a noun and a name ("the oil tanker Sounion")."""
    return frozenset(
        mention.name.casefold()
        for mention in claim.target
        if mention.id is None
        and (mention.kind == _THING or (mention.kind == _UNKNOWN and _is_a_named_thing(mention.name)))
    )


def _is_a_named_thing(name: str) -> bool:
    """Whether a phrase is a common noun and a name behind it."""
    words = name.split()
    return len(words) > 1 and words[-1][0].isupper() and words[-2].islower()


def share_a_thing(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two claims may speak of one thing: one names it with no word that the other lacks ("the tanker Sounion", "the
    Greek-flagged oil tanker Sounion")."""
    if not some.isdisjoint(others):
        return True
    words = [[set(name.split()) for name in side] for side in (some, others)]
    return any(a <= b or b <= a for a in words[0] for b in words[1])


def hours(claim: Claim) -> str | None:
    """The hours of the day that a claim's words put it in, "morning" or "evening"; None where they tell of neither."""
    told = _words_of_time(claim)
    if told is None:
        return None
    _, words, after = told
    found = _HOURS.search(words) or _HOURS_AFTER.search(after)
    return found.group(1) if found is not None else None


def night(claim: Claim) -> date | None:
    """The first day of the night that a claim's words put it in: of "late on Sunday" that Sunday, of "early on Monday" the
    Sunday before; None where they tell of no night."""
    time, told = claim.time, _words_of_time(claim)
    if told is None or time.start is None:
        return None
    before, words, after = told
    bare = re.sub(r"^on\s+", "", words)
    if bare != words:
        before = f"{before}on "
    if _LATE_BEFORE.search(before) or _LATE_AFTER.search(after) or _NIGHT.search(words):
        return time.start
    if _EARLY_BEFORE.search(before) or _EARLY_AFTER.search(after) or words.startswith("early"):
        return time.start - timedelta(days=1) if time.start > date.min else None
    return None


def _words_of_time(claim: Claim) -> tuple[str, str, str] | None:
    """The words for the day on which a claim puts what it tells, with those right before and behind; None without a day."""
    time = claim.time
    if time.precision != "day" or time.start is None or time.span is None:
        return None
    start, end = (at - claim.sentence.start for at in time.span)
    if not 0 <= start < end <= len(claim.sentence.text):
        return None
    text = claim.sentence.text.casefold()
    return text[max(0, start - _BEFORE) : start], text[start:end], text[end : end + _AFTER]
