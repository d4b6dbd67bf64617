"""The vocabulary: for a word, all the names that may begin with it.

In: a folded word. Out: its plan: the names of the packs and the base gazetteer that begin with it, longest first, and
whether a country or a loosely spelled name may begin there. Plans are made when a word is first met and kept, so that
most words of a text cost one look-up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, Literal, NamedTuple

import marisa_trie

from twosource.knowledge.catalogue import Catalogue, NameKind
from twosource.knowledge.index import MATCHABLE, BaseIndex
from twosource.knowledge.transliteration import loose_word
from twosource.knowledge.words import Words

How = Literal["name", "base", "loose", "composed", "country", "seat"]
_MOST_ENTRIES: Final = 24  # names that begin with one word; of more, those that go on with the next word are looked up
_MOST_KEYS: Final = 2_000
_MOST_PLANS: Final = 200_000  # words kept; then the memory starts afresh


class Entry(NamedTuple):
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


class Plan(NamedTuple):
    """What may begin with a word. ``entries`` None means too many to list: ask `Vocabulary.beginning`."""

    entries: tuple[Entry, ...] | None
    composed: bool
    loose: str | None  # the word's part of a loose key, where such a key may begin with it
    small: tuple[Entry, ...]  # of the entries, those that begin with a small letter too


NOTHING: Final = Plan((), False, None, ())


class Vocabulary:
    """The names, by the word they begin with.

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
        self._base = base
        self._words = words
        self._composed_words = composed_words
        self._place_ids = place_ids
        self._plans: dict[str, Plan] = {}
        self._pairs: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._parts: dict[str, str] = {}
        self._packed: dict[int, tuple[Entry, ...]] = {}
        self._based: dict[int, Entry | None] = {}
        self._loose_keys = catalogue.spoken_loose
        self._loose_set = frozenset(catalogue.spoken_loose)
        self.small_starts = catalogue.lower_starts

    def plan(self, word: str) -> Plan:
        """What may begin with a folded word."""
        plan = self._plans.get(word)
        if plan is None:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            plan = self._plans[word] = self._make(word)
        return plan

    def beginning(self, word: str, following: str) -> tuple[Entry, ...]:
        """The names that are this folded word, or begin with it and the one that follows it ("" for none), longest first."""
        entries = self._pairs.get((word, following))
        if entries is None:
            if len(self._pairs) >= _MOST_PLANS:
                self._pairs.clear()
            found: list[Entry] = []
            for trie, entries_of in (
                (self._catalogue.names, self._packed_entries),
                (self._base.names, self._base_entries),
            ):
                alone = trie.get(word)
                numbers = [alone] if alone is not None else []
                numbers += _keys(trie, f"{word} {following}") if following else []
                found += [entry for number in numbers for entry in entries_of(number)]
            entries = self._pairs[word, following] = tuple(_longest_first(found))
        return entries

    def loose_ids(self, key: str) -> tuple[str, ...]:
        """The places and actors of the packs that this loose key means in a text."""
        return self._catalogue.loose[key] if key in self._loose_set else ()

    def loose_part(self, word: str) -> str:
        """A folded word's part of a loose key."""
        part = self._parts.get(word)
        if part is None:
            if len(self._parts) >= _MOST_PLANS:
                self._parts.clear()
            part = self._parts[word] = loose_word(word)
        return part

    def loosely_begins(self, part: str) -> bool:
        """Whether any loose key begins so."""
        at = bisect_left(self._loose_keys, part)
        return at < len(self._loose_keys) and self._loose_keys[at].startswith(part)

    def _make(self, word: str) -> Plan:
        part = self.loose_part(word)
        # A word of the language, or the plural of one ("Syrians"), and a person's name are never read loosely.
        apart = word.isdigit() or any(
            form in self._words.common or form in self._words.personal for form in (word, word.removesuffix("s"))
        )
        loose = part if part == "" or (not apart and self.loosely_begins(part)) else None
        entries = self._list(word)
        composed = word in self._composed_words
        if entries == () and not composed and loose is None:
            return NOTHING
        return Plan(entries, composed, loose, self._list_small(word) if word in self.small_starts else ())

    def _list(self, word: str) -> tuple[Entry, ...] | None:
        packed = list(islice(_keys(self._catalogue.names, word), _MOST_ENTRIES + 1))
        based = list(islice(_keys(self._base.names, word), _MOST_KEYS))
        if len(packed) > _MOST_ENTRIES or len(based) == _MOST_KEYS:
            return None
        found = [entry for number in packed for entry in self._packed_entries(number)]
        found += [entry for number in based if (entry := self._base_entry(number)) is not None]
        return tuple(_longest_first(found)) if len(found) <= _MOST_ENTRIES else None

    def _list_small(self, word: str) -> tuple[Entry, ...]:
        found = [entry for number in _keys(self._catalogue.names, word) for entry in self._packed_entries(number)]
        return tuple(_longest_first([entry for entry in found if entry.lower or entry.inner]))

    def _packed_entries(self, number: int) -> tuple[Entry, ...]:
        entries = self._packed.get(number)
        if entries is None:
            key = self._catalogue.names.restore_key(number)
            common = " " not in key and key in self._words.language
            entries = self._packed[number] = tuple(
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
        return entries

    def _base_entries(self, number: int) -> tuple[Entry, ...]:
        entry = self._base_entry(number)
        return () if entry is None else (entry,)

    def _base_entry(self, number: int) -> Entry | None:
        if number in self._based:
            return self._based[number]
        entry = None
        if self._base.flags[number] & MATCHABLE:
            key = self._base.names.restore_key(number)
            people = self._base.populations[self._base.posted(number)[0][0]]
            entry = Entry(key, len(key), "place", self._place_ids(key, ()), "base", False, False, False, people)
        self._based[number] = entry
        return entry


def _keys(trie: marisa_trie.Trie, word: str) -> Iterator[int]:
    """The numbers of the names that begin with this word."""
    number = trie.get(word)
    if number is not None:
        yield number
    for key in trie.iterkeys(word + " "):
        yield trie.key_id(key)


def _longest_first(entries: list[Entry]) -> list[Entry]:
    """By length, the packs before the base gazetteer, then by kind."""
    return sorted(entries, key=lambda entry: (-entry.size, entry.how == "base", entry.kind, entry.key))
