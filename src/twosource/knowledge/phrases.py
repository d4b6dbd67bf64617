"""Place phrases: what the words around a place's name tell of its kind and of what it is part of.

In: "Karama district of Raqqa", "the village of Baghuz", "Homs province", "Saraqib, Idlib". Out: the name itself, the
kind
it is said to be, and the place it is said to lie in. The vocabulary is data (``data/kinds/kinds.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import msgspec
import yaml

from twosource.knowledge.folding import fold_name
from twosource.knowledge.words import DATA

KINDS_FILE: Final = DATA / "kinds" / "kinds.yaml"


_KEPT: Final = 2_000  # phrases and words; a report names its places again and again
_ASIDE: Final = re.compile(r"^(.+?) \(([^()]+)\)(.*)$")


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    classes: dict[str, tuple[str, ...]]
    hints: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """The name, the kind word that goes with it, and the phrase for what it is part of."""

    name: str
    hint: str | None = None
    within: str | None = None


class Kinds:
    """The kinds of places, and the words that hint at them.

    ``classes(word)`` are the classes of place that a kind word fits, the likeliest first; none for a word that tells nothing.
    ``read(phrase)`` are the ways to read a phrase, the phrase as it stands first; of "Tadmur/Palmyra town" or "T4 (Tiyas)"
    each name.
    """

    def __init__(self) -> None:
        data = msgspec.convert(yaml.load(KINDS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), _Data)
        self.class_of: Mapping[str, str] = {kind: name for name, kinds in data.classes.items() for kind in kinds}
        self._classes: Mapping[str, tuple[str, ...]] = {
            fold_name(word): tuple(classes.split(" ")) for classes, words in data.hints.items() for word in words
        }
        words = "|".join(sorted((re.escape(word) for word in self._classes), key=lambda word: (-len(word), word)))
        # Hyphens and spaces are alike in a folded name; in a raw phrase either may stand.
        words = words.replace(r"\ ", r"[ -]")
        self._of = re.compile(rf"^(?:the )?({words})s? of (.+)$", re.I)
        self._middle = re.compile(rf"^(?:the )?(.+?)[ -]({words})s?(?:,? (?:of|in)(?: the)?|,) (.+)$", re.I)
        self._after = re.compile(rf"^(?:the )?(.+?)[ -]({words})s?$", re.I)
        self._inside = re.compile(r"^(?:the )?(.+?)(?:,| in(?: the)?) (.+)$", re.I)
        self._hint_before = re.compile(rf"\b({words})s? of (?:the )?$", re.I)
        self._hint_after = re.compile(rf"^[’']?s?[ -]({words})\b", re.I)
        self.classes: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=_KEPT)(self._classes_told)
        self.read: Callable[[str], tuple[PlacePhrase, ...]] = lru_cache(maxsize=_KEPT)(self._ways)

    def _classes_told(self, hint: str) -> tuple[str, ...]:
        folded = fold_name(hint)
        return self._classes.get(folded) or self._classes.get(folded.removesuffix("s"), ())

    def _ways(self, phrase: str) -> tuple[PlacePhrase, ...]:
        text = re.sub(r"\s+", " ", phrase.strip())
        found = self._read_one(text)
        aside = _ASIDE.match(text)
        names = [aside.group(1) + aside.group(3), aside.group(2)] if aside else [text]
        for name in names:
            if "/" in name:
                first, second = name.split("/", 1)
                tail = self._after.match(second)
                kind = f" {tail.group(2)}" if tail else ""
                found += self._read_one(first + ("" if self._after.match(first) else kind)) + self._read_one(second)
            elif aside:
                found += self._read_one(name)
        return tuple(dict.fromkeys(found))

    def _read_one(self, text: str) -> list[PlacePhrase]:
        found = [PlacePhrase(text)]
        if match := self._of.match(text):
            inner = self._after.match(match.group(2))
            found.append(PlacePhrase(inner.group(1) if inner else match.group(2), match.group(1)))
        if match := self._middle.match(text):
            found.append(PlacePhrase(match.group(1), match.group(2), match.group(3)))
        if match := self._after.match(text):
            found.append(PlacePhrase(match.group(1), match.group(2)))
        if match := self._inside.match(text):
            outer = match.group(2)
            found += [PlacePhrase(inner.name, inner.hint, outer) for inner in self._read_one(match.group(1))]
        return found

    def is_name(self, name: str) -> bool:
        """Whether this is a name of its own, and not a kind of place with the name of one ("the province of Homs")."""
        return self._of.match(name) is None

    def hint_around(self, text: str, start: int, end: int) -> str | None:
        """The kind word beside a place's name in a text: "the city of [Raqqa]", "[Homs] province"; None where there is
        none."""
        before = self._hint_before.search(text[max(0, start - 40) : start])
        if before:
            return before.group(1).lower()
        after = self._hint_after.match(text[end : end + 40])
        return after.group(1).lower() if after else None
