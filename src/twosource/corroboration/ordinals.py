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
# How many words before the trigger its number may stand: "a second Russian air strike".
_REACH = 4


def ordinal(claim: Claim) -> int | None:
    """1 for "the first strike", 2 for "a second strike", 0 for "another strike"; None where the words give no number.

    "For the first time" and "for the second day" number a time and not the event: a number right before a word of time
    doesn't count.
    """
    before = claim.sentence.text[: max(0, claim.trigger.start - claim.sentence.start)]
    # A number belongs to what follows it up to the next break.
    phrase = re.split(r"[,;:.()\"“”]", before)[-1]
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
    """Whether two numbers mean two occurrences: different ones do; within one report, so do a later and no number."""
    if a is not None and b is not None:
        return a != b or (a == ANOTHER and same_report)
    number = a if a is not None else b
    return same_report and number is not None and number != 1
