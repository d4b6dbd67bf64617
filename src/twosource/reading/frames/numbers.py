"""Numbers: a phrase in words in; what it says as low, best and high out (METHODS 3)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from twosource.reading.lexicon import CASELESS, Numbers

_DIGITS = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?")
_TOKEN = re.compile(
    r"(?<![^\W_])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|(?<![^\W_])\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?"
)
_RANGE = re.compile(r"^\s*(?:-|–|—|to|and|or)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(between|from)\s+$", re.IGNORECASE)
_LARGEST = 8_000_000_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as its words leave it: None where that end is open. ``start:end`` are offsets into the phrase."""

    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int


class NumberReader:
    """Reads quantities out of short stretches of text."""

    def __init__(self, words: Numbers) -> None:
        self._words = words
        self._vague = sorted(words.vague, key=len, reverse=True)
        self._single = re.compile(r"\s*(?:at least\s+)?\b(" + "|".join(words.single) + r")\b", re.IGNORECASE)
        self._none = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in words.no]
        self._vague_pattern = re.compile(r"\b(" + "|".join(re.escape(v) for v in self._vague) + r")\b", re.IGNORECASE)

    def read(self, text: str, singular: bool = False) -> Quantity | None:
        """The first quantity in a noun phrase and the words just before it, or None.

        Args:
            text: the phrase, with up to a few words before its number ("at least 12 civilians").
            singular: whether the phrase is a singular countable noun, so that "a" counts one.
        """
        text = text if text.isascii() else text.translate(CASELESS)
        found = self._number(text)
        vague = self._vague_pattern.search(text)
        if (
            vague is not None
            and vague.group(1).lower() in ("many", "few")
            and text[: vague.start()].lower().endswith(("as ", "how "))
        ):
            vague = None  # "as many as 100", "how many"
        if vague is not None and (found is None or vague.start() <= found[1]):
            low, best, high = self._words.vague[vague.group(1).lower()]
            return self._modified(text, low, best, high, vague.start(), vague.end(), exact=low == high)
        if found is None:
            if singular:
                match = self._single.match(text)
                if match:
                    return self._modified(text, 1, 1, 1, match.start(1), match.end(1), exact=True)
            for word in self._none:
                match = word.search(text)
                if match and match.start() <= 2:
                    return Quantity(0, 0, 0, match.start(), match.end())
            return None
        value, start, end = found
        upper = self._range(text, end)
        if upper is not None and upper[0] > value:
            return Quantity(value, None, upper[0], start, upper[1])
        return self._modified(text, value, value, value, start, end, exact=True)

    def _range(self, text: str, end: int) -> tuple[int, int] | None:
        rest = text[end:]
        following = self._number(rest)
        if following is None:
            return None
        value, start, stop = following
        joint = rest[:start]
        if not _RANGE.match(joint):
            return None
        if joint.strip().lower() == "and" and not _BETWEEN.search(text[: self._before(text, end)]):
            return None
        return value, end + stop

    def _before(self, text: str, end: int) -> int:
        found = self._number(text[:end])
        return found[1] if found else end

    def _number(self, text: str) -> tuple[int, int, int] | None:
        """The first number, in digits or in words: value, start, end."""
        total: float | None = None
        current: float = 0
        first = last = -1
        for match in _TOKEN.finditer(text):
            word = match.group().lower()
            gap = text[last : match.start()] if last >= 0 else ""
            if last >= 0 and gap.strip(" -") and gap.strip().lower() != "and":
                break
            value = self._value(word)
            if value is not None:
                if last >= 0 and (
                    _DIGITS.fullmatch(match.group())
                    or (gap.strip() == "and" and current < 100)
                    or (current and not _tens(current, value))
                ):
                    break
                current += value
            elif word in self._words.multipliers and last >= 0:
                factor = self._words.multipliers[word]
                if factor >= 1000:
                    total = (total or 0) + (current or 1) * factor
                    current = 0
                else:
                    current = (current or 1) * factor
            elif last >= 0 and word == "and" and current >= 100:
                continue
            elif last >= 0:
                break
            else:
                if word in ("a", "one") and self._multiplier_follows(text, match.end()):
                    current, first, last = 1, match.start(), match.end()
                continue
            if first < 0:
                first = match.start()
            last = match.end()
            if (total or 0) + current > _LARGEST:
                return None
        if first < 0:
            return None
        amount = (total or 0) + current
        if amount != int(amount):
            return None
        return int(amount), first, last

    def _multiplier_follows(self, text: str, at: int) -> bool:
        match = _TOKEN.search(text, at)
        return (
            match is not None
            and match.group().lower() in self._words.multipliers
            and not text[at : match.start()].strip()
        )

    def _value(self, word: str) -> float | None:
        if word[0].isdecimal():
            digits = word.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
            return float(digits) if len(digits) < 16 else None
        return self._words.units.get(word)

    def _modified(
        self, text: str, low: int | None, best: int | None, high: int | None, start: int, end: int, exact: bool
    ) -> Quantity:
        """What the words before (and "or more", "or so" behind) make of a number."""
        before = text[:start].lower()
        behind = text[end : end + 14].lower()
        words = self._words
        if _ends_with(before, words.more_than):
            return Quantity(
                None if low is None else low + 1 if exact else low,
                None,
                None,
                _reach(text, start, words.more_than),
                end,
            )
        if _ends_with(before, words.at_least) or behind.startswith(" or more"):
            return Quantity(low, low, None, _reach(text, start, words.at_least), end)
        if _ends_with(before, words.up_to):
            top = high if high is not None else low
            below = _ends_with(before, words.below)
            return Quantity(None, None, top - 1 if below and top else top, _reach(text, start, words.up_to), end)
        if (
            exact
            and (_ends_with(before, words.about) or behind.startswith(" or so"))
            and low is not None
            and high is not None
        ):
            margin = words.spread
            return Quantity(
                math.floor(round(low * (1 - margin), 6)),
                best,
                math.ceil(round(high * (1 + margin), 6)),
                _reach(text, start, words.about),
                end,
            )
        return Quantity(low, best, high, start, end)


def _tens(current: float, value: float) -> bool:
    """Whether a unit may follow what stands: "twenty" + "one", "hundred" + "twelve"."""
    return (current % 100 == 0 and value < 100) or (current % 10 == 0 and current % 100 >= 20 and value < 10)


def _ends_with(before: str, phrases: list[str]) -> bool:
    stripped = before.rstrip(" \u00a0-(")
    return any(stripped.endswith(phrase) and not stripped[: -len(phrase)][-1:].isalnum() for phrase in phrases)


def _reach(text: str, start: int, phrases: list[str]) -> int:
    """Where the opening phrase before a number begins."""
    before = text[:start].rstrip(" \u00a0-(")
    fitting = [len(before) - len(phrase) for phrase in phrases if before.lower().endswith(phrase)]
    return min(fitting, default=start)
