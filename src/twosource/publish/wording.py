"""Plain newsroom English for dates, numbers, figures and lists. In: values of records. Out: words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people"}
_TAKE_ARTICLE = frozenset(
    (
        "army", "observatory", "ministry", "forces", "coalition", "government", "military", "nations", "units",
        "council", "un", "states", "navy", "force", "guard", "guards", "office", "command", "brigade", "division",
        "police", "parliament",
    )
)  # fmt: skip

_DETERMINERS = frozenset(
    ("the", "a", "an", "one", "two", "some", "several", "many", "unnamed", "local", "other", "another")
)
_AFTER_HEAD = frozenset(("of", "in", "on", "from", "with", "at", "for", "who", "near", "close", "familiar"))


def day(value: date) -> str:
    """``5 September 2017``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def days(start: date | None, end: date | None, *, precision: str = "day") -> str:
    """A stretch of days, to follow a noun: ``on 5 September 2017``, ``in July 2017``, ``date not told``."""
    if start is None and end is None:
        return "date not told"
    if start is None or end is None:
        return f"by {day(end)}" if end else f"since {day(start or date.min)}"
    if start == end:
        return f"on {day(start)}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"in {_MONTHS[start.month - 1]} {start.year}"
    if precision == "year" and start.year == end.year:
        return f"in {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"between {start.day} and {day(end)}"
    if start.year == end.year:
        return f"between {start.day} {_MONTHS[start.month - 1]} and {day(end)}"
    return f"between {day(start)} and {day(end)}"


def dated(start: date | None, end: date | None, *, precision: str = "day") -> str:
    """The same to stand in brackets: ``5 September 2017``, ``4–5 September 2017``, ``July 2017``, ``date not told``."""
    words = days(start, end, precision=precision)
    if words.startswith("between "):
        return words.removeprefix("between ").replace(" and ", "–" if words.split()[2] == "and" else " – ")
    return words.removeprefix("on ").removeprefix("in ")


def number(value: int) -> str:
    """``two`` below ten, then digits with thousands marked: ``70,000``."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def counted(value: int, noun: str, plural: str | None = None) -> str:
    """``one report``, ``12 reports``."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def amount(low: int | None, best: int | None, high: int | None) -> str:
    """The words for a figure that may be open at either end: ``at least 12``, ``up to 100``, ``12 to 30``."""
    if low is None and high is None:
        return f"about {best:,}" if best is not None else "an untold number of"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def middle(low: int | None, best: int | None, high: int | None) -> str:
    """`` (middle figure 70,000)`` where a best figure lies between two ends, else ""."""
    between = best is not None and low is not None and high is not None and low < best < high
    return f" (middle figure {best:,})" if between else ""


def what_counted(what: str, who: str | None) -> str:
    """What a figure counts: ``people killed``, ``civilians injured``, ``strikes``. One ``civilian`` is made many."""
    whom = plural(who) if who else "people"
    if what == "people":
        return whom
    if what.endswith("ed") or what in ("missing", "dead"):
        return f"{whom} {what}"
    noun = what.replace("_", " ")
    return noun if who is None or whom == noun else f"{noun} ({whom})"


def plural(noun: str) -> str:
    """``civilians`` for ``civilian``; what is plural already stays."""
    if noun.endswith(("s", "men")) or noun in _PLURALS.values():
        return noun
    head, _, last = noun.rpartition(" ")
    many = _PLURALS.get(last, f"{last}s")
    return f"{head} {many}" if head else many


def capitalised(text: str) -> str:
    """The text with its first letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def with_article(name: str) -> str:
    """``the Syrian army`` and ``a nurse`` for names that English gives an article, the name itself otherwise."""
    words = name.lower().split()
    if not words or words[0] in _DETERMINERS:
        return name
    if _TAKE_ARTICLE.intersection(words) or words[0] == "same":
        return f"the {name}"
    if name[0].islower() and "-" not in words[0][:3] and not _many(words):
        return f"{'an' if words[0][0] in 'aeiou' else 'a'} {name}"
    return name


def _many(words: Sequence[str]) -> bool:
    """Whether a description is of several: its head, before any "of", "in" or "(only reported)", is plural."""
    head = next(
        (
            word
            for word, after in zip(words, [*words[1:], "of"], strict=True)
            if after in _AFTER_HEAD or after[0] == "("
        ),
        words[-1],
    )
    return head.endswith(("s", "men")) or head in ("people", "media", "children")
