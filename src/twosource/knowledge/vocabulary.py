"""The vocabulary: for a word, all the names that begin with it.

In: a folded word and the text that it stands in. Out: the names of the packs and the base gazetteer that stand there,
longest first. A word alone costs one look-up once it has been met; a name of several words is found by one descent in
each trie, along the text. Of the names only those are ever made that some text holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeVar

import msgspec

from twosource.knowledge.catalogue import SMALL, Catalogue, NameKind
from twosource.knowledge.index import ALONE, MATCHABLE, BaseIndex
from twosource.knowledge.transliteration import ARTICLES, loose_word
from twosource.knowledge.words import Words

How = Literal["name", "base", "loose", "composed", "country", "seat"]
_MOST_KEPT: Final = 200_000  # of each sort; then the memory starts afresh
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A name and one kind of thing that it may mean."""

    key: str
    size: int
    kind: NameKind
    ids: tuple[str, ...]
    how: How
    lower: bool  # also written without a capital
    acronym: bool
    common: bool  # one word, and a word of the language
    people: int  # of the greatest place of this name in the base gazetteer
    inner: bool = False  # also written with a small letter first and a capital later


class Plan(msgspec.Struct, frozen=True, gc=False):
    """What may begin with a word: names of this word ``alone``, names of more words, a composed actor.

    ``packed`` and ``based`` are the word's flags in the packs and the base gazetteer: names of more words stand there only
    where they have that of the letter that follows (`index.goes_on`).
    """

    alone: tuple[Entry, ...]
    packed: int
    based: int
    composed: bool


class _Kept(dict[_Key, _Value]):
    """What is made when it is first asked for, and kept until there is too much of it."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= _MOST_KEPT:
            self.clear()
        value = self[key] = self._make(key)
        return value


class Vocabulary:
    """The names, by the word they begin with. ``plans[word]`` tells what may begin with a folded word.

    Args:
        composed_words: the folded words that a composed actor may begin with.
        place_ids: the ids that a folded place name may mean, given those the packs have for it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        base: BaseIndex,
        words: Words,
        composed_words: frozenset[str],
        place_ids: Callable[[str, tuple[str, ...]], tuple[str, ...]],
    ) -> None:
        self._catalogue = catalogue
        self._packed, self._based = catalogue.names, base.names
        self._base = base
        self._words = words
        self._composed_words = composed_words
        self._place_ids = place_ids
        self._longest = max(catalogue.longest, base.meta.longest)
        self._packed_entries: _Kept[str, tuple[Entry, ...]] = _Kept(self._make_packed)
        self._base_entries: _Kept[str, tuple[Entry, ...]] = _Kept(self._make_based)
        self._loose_keys = catalogue.spoken_loose
        self._loose_set = frozenset(catalogue.spoken_loose)
        self.small_starts = frozenset(word for word, flags in catalogue.starts.items() if flags & SMALL)
        self.plans: _Kept[str, Plan] = _Kept(self._plan)
        self.loose_parts: _Kept[str, str] = _Kept(loose_word)
        self.loose_starts: _Kept[str, str | None] = _Kept(self._loose_start)

    def longer(self, text: str, start: int, end: int, *, packed: bool, based: bool) -> Sequence[Entry]:
        """The names of more words that begin with a word of a folded text, longest first.

        Args:
            text: the folded text.
            start: where the word begins.
            end: where it ends.
            packed: whether to look among the names of the packs.
            based: whether to look among those of the base gazetteer.
        """
        window = text[start : start + self._longest]
        size = end - start
        found: Sequence[Entry] = ()
        if packed:
            for key in self._packed.prefixes(window):
                if len(key) > size and not text[start + len(key) : start + len(key) + 1].isalnum():
                    found = (*self._packed_entries[key], *found)
        if based:
            several = bool(found)
            for key in self._based.prefixes(window):
                if len(key) > size and not text[start + len(key) : start + len(key) + 1].isalnum():
                    found = (*self._base_entries[key], *found)
            if several:
                return _longest_first(found)
        return found

    def loose_ids(self, key: str) -> tuple[str, ...]:
        """The places and actors of the packs that this loose key means in a text."""
        return self._catalogue.loose[key] if key in self._loose_set else ()

    def loosely_begins(self, part: str) -> bool:
        """Whether any loose key begins so."""
        at = bisect_left(self._loose_keys, part)
        return at < len(self._loose_keys) and self._loose_keys[at].startswith(part)

    def _loose_start(self, word: str) -> str | None:
        """A word's part of a loose key, where such a key may begin with it."""
        if word in ARTICLES:
            return ""
        # A word of the language, or the plural of one ("Syrians"), and a person's name are never read loosely.
        common, personal = self._words.common, self._words.personal
        one = word.removesuffix("s")
        if word in common or word in personal or one in common or one in personal or word.isdigit():
            return None
        part = loose_word(word)
        return part if self.loosely_begins(part) else None

    def _plan(self, word: str) -> Plan:
        packed, based = self._catalogue.starts.get(word, 0), self._base.begins(word)
        alone = self._make_packed(word) if packed & ALONE else ()
        if based & ALONE:
            alone = _longest_first((*alone, *self._make_based(word)))
        return Plan(alone, packed, based, word in self._composed_words)

    def _make_packed(self, key: str) -> tuple[Entry, ...]:
        number = self._packed.get(key)
        if number is None:
            return ()
        common = " " not in key and key in self._words.language
        return _longest_first(
            Entry(
                key,
                len(key),
                meaning.kind,
                self._place_ids(key, meaning.ids) if meaning.kind == "place" else meaning.ids,
                "name" if meaning.people is None else "base",
                meaning.lower,
                meaning.acronym,
                common,
                meaning.people or 0,
                meaning.inner,
            )
            for meaning in self._catalogue.meanings[number]
            if meaning.at_sight
        )

    def _make_based(self, key: str) -> tuple[Entry, ...]:
        number = self._based.get(key)
        if number is None or not self._base.flags[number] & MATCHABLE:
            return ()
        people = self._base.populations[self._base.posted(number)[0][0]]
        return (Entry(key, len(key), "place", self._place_ids(key, ()), "base", False, False, False, people),)


def _longest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By length, the packs before the base gazetteer, then by kind."""
    return tuple(sorted(entries, key=lambda entry: (-entry.size, entry.how == "base", entry.kind)))
