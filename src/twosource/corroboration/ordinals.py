"""Numbered occurrences: "a second strike" is not the first one. In: a claim. Out: its number, if its words give one."""

from __future__ import annotations

import re

from twosource.records import Claim

ANOTHER = 0  # "another strike", "a further raid": not the one told before, whichever number it has
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th"), 1
    )
    for word in words.split()
}
_OTHERS = frozenset({"another", "further", "additional", "separate"})
_WORD = re.compile(r"[A-Za-z0-9]+")
# "The second strike in three days": what it is the second of may have been on another day.
_OVER_DAYS = re.compile(
    r"\b(?:in|within|over|this|since|of)\s+(?:\w+\s+){0,2}(?:days|weeks?|months?|years?|war|conflict)\b", re.IGNORECASE
)
_SAME_DAY = r"\b(?:hours?\s+later|(?:that|the\s+same)\s+day|in\s+(?:a|one)\s+day)\b"
_AGAIN = re.compile(rf"\b(?:again|for\s+the\s+\w+\s+time)\b.*{_SAME_DAY}", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.()\"“”]")
# How many words before the trigger its number may stand: "a second Russian air strike".
_REACH = 4


def ordinal(claim: Claim) -> int | None:
    """1 for "the first strike", 2 for "a second strike", 0 for "another strike"; None where the words give no number.

    "For the first time" and "for the second day" number a time and not the event: a number right before a word of time
    doesn't count. Nor does one counted over days or more ("the third raid this month"): it tells of none on that day. "Again"
    and "for the second time" tell of another only with words of the same day ("hours later").
    """
    start = max(0, claim.trigger.start - claim.sentence.start)
    # A number belongs to what follows it up to the next break.
    phrase = _BREAK.split(claim.sentence.text[:start])[-1]
    told = phrase + _BREAK.split(claim.sentence.text[start:])[0]
    if _AGAIN.search(told):
        return ANOTHER
    if _OVER_DAYS.search(told):
        return None
    words = [word.casefold() for word in _WORD.findall(phrase)][-_REACH:]
    for here in range(len(words) - 1, -1, -1):
        if here + 1 < len(words) and words[here + 1] in _TIMES:
            continue
        if words[here] in _NUMBERS:
            return _NUMBERS[words[here]]
        if words[here] in _OTHERS:
            return ANOTHER
    return None


_TIMES = frozenset(
    {
        "time",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "half",
        "night",
        "morning",
    }
)


def told_apart(a: int | None, b: int | None, same_report: bool) -> bool:
    """Whether two numbers mean two occurrences: different ones do; within one report, so do a later and no number.

    In two reports "another" is any but the first.
    """
    if a is not None and b is not None:
        other = ANOTHER in (a, b)
        return (same_report or 1 in (a, b)) if other else a != b
    return same_report and one_is_later(a, b)


def one_is_later(a: int | None, b: int | None) -> bool:
    """Whether the words number one of two a later one ("a second strike", "another strike") and leave the other unnumbered."""
    number = a if a is not None else b
    return (a is None) != (b is None) and number != 1
