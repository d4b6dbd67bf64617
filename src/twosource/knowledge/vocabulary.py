"""The vocabulary: for a word, all the names that begin with it.

In: a folded word and the text that it stands in. Out: the names of the packs and the base gazetteer that stand there,
longest first. A word alone costs one look-up once it has been met; a name of several words is found by one descent in
each trie, along the text. Of the names only those are ever made that some text holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Literal, TypeVar

import msgspec

from twosource.knowledge.catalogue import Catalogue, NameKind
from twosource.knowledge.index import ALONE, MATCHABLE, NUMBER, PLAIN, BaseIndex, goes_on
from twosource.knowledge.transliteration import ARTICLES, loose_word
from twosource.knowledge.words import Words

How = Literal["name", "base", "loose", "composed", "country", "seat"]
_MOST_KEPT: Final = 20_000  # of each sort, some 2 MB; then the memory starts afresh
PlaceIds = Callable[[str, tuple[str, ...], int | None], tuple[str, ...]]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Entry(msgspec.Struct, gc=False):
    """A name and one kind of thing that it may mean. What costs a look at the places is filled in when it is first asked
    for: see `Vocabulary.ids` and `Vocabulary.people`."""

    key: str
    size: int
    kind: NameKind
    packed: tuple[str, ...]  # the ids that the packs have for it
    how: How
    lower: bool  # also written without a capital
    acronym: bool
    common: bool  # one word, and a word of the language, and no acronym
    inner: bool  # also written with a small letter first and a capital later
    number: int | None  # of the name in the base gazetteer, where it was looked up
    people: int | None  # of the greatest place of this name in a gazetteer
    single: bool  # one word
    placed: bool = False  # an actor of the packs, told by where it is: "insurgents in Cabo Delgado"
    ids: tuple[str, ...] | None = None


class Plan(msgspec.Struct, frozen=True, gc=False):
    """What may begin with a word: names of this word ``alone``, names of more words, a composed actor.

    ``packed`` and ``based`` are the word's flags of `index.goes_on` in the packs and the base gazetteer: names of more words
    stand there only where they have that of the word that follows.
    """

    alone: tuple[Entry, ...]
    packed: int
    based: int
    begun: int  # both
    composed: bool
    open: bool  # names of the packs of more words need not be in the catalogue's openings
    plain: bool  # a word of the language, a person's name or a number: never read as another transliteration


_COMPOSED: Final = 4  # a flag of a first word, beside those of the packs: a composed actor may begin with it
_BEGUN: Final = (1 << NUMBER) - 8  # the flags of `goes_on`
_NOTHING: Final = Plan((), 0, 0, 0, composed=False, open=False, plain=False)
JUST_A_WORD: Final = Plan((), 0, 0, 0, composed=False, open=False, plain=True)
"""The plan of a word with which nothing begins."""


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
        place_ids: the ids that a folded place name may mean; see `Namesakes.ids_of`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        base: BaseIndex,
        words: Words,
        composed_words: frozenset[str],
        place_ids: PlaceIds,
    ) -> None:
        self._catalogue = catalogue
        self._packed, self._based = catalogue.names, base.names
        self._base = base
        self._begins = base.begins
        self._words = words
        self._place_ids = place_ids
        self._longest = max(catalogue.longest, base.meta.longest) + 1  # the letter after a name too
        self._packed_entries: _Kept[str, tuple[Entry, ...]] = _Kept(self._packed_under)
        self._base_entries: _Kept[str, tuple[Entry, ...]] = _Kept(self._based_under)
        self._starts = dict(catalogue.starts)  # of the packs, with a flag for those of composed actors
        for word in sorted(composed_words):
            self._starts[word] = self._starts.get(word, 0) | _COMPOSED
        self.small_starts = catalogue.small_starts
        self.openings = catalogue.openings
        self.flags: _Kept[str, int] = _Kept(goes_on)
        self.plans: _Kept[str, Plan] = _Kept(self._plan)
        self.loose_parts: _Kept[str, str] = _Kept(loose_word)
        self.loose_starts: _Kept[str, str | None] = _Kept(self._loose_start)

    def longer(self, text: str, start: int, end: int, *, packed: bool, based: bool) -> tuple[Entry, ...]:
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
        found: tuple[Entry, ...] = ()
        if packed:
            for key in self._packed.prefixes(window):
                length = len(key)
                if length > size and not window[length : length + 1].isalnum():
                    found = self._packed_entries[key] + found
        if based:
            several = bool(found)
            for key in self._based.prefixes(window):
                length = len(key)
                if length > size and not window[length : length + 1].isalnum():
                    found = self._base_entries[key] + found
            if several:
                return _longest_first(found)
        return found

    def ids(self, entry: Entry) -> tuple[str, ...]:
        """All that the name of an entry may mean."""
        if entry.ids is None:
            place = entry.kind == "place"
            entry.ids = self._place_ids(entry.key, entry.packed, entry.number) if place else entry.packed
        return entry.ids

    def people(self, entry: Entry) -> int:
        """The people of the greatest place that bears the name of an entry of a gazetteer; 0 for one of the packs."""
        if entry.people is None:
            number = entry.number
            entry.people = 0 if number is None else self._base.populations[self._base.bearers(number, 1)[0]]
        return entry.people

    def loose_ids(self, key: str) -> tuple[str, ...]:
        """The places and actors of the packs that this loose key means in a text."""
        return self._catalogue.loose[key] if key in self._catalogue.spoken_loose else ()

    def loosely_begins(self, part: str) -> bool:
        """Whether any loose key begins so."""
        return next(self._catalogue.spoken_loose.iterkeys(part), None) is not None

    def _loose_start(self, word: str) -> str | None:
        """A word's part of a loose key, where such a key may begin with it."""
        if word in ARTICLES:
            return ""
        if self.plans[word].plain or (word[-1] == "s" and self._base.begins(word[:-1]) & PLAIN):
            return None  # nor the plural of a word of the language ("Syrians")
        part = loose_word(word)
        return part if self.loosely_begins(part) else None

    def _plan(self, word: str) -> Plan:
        packed, based = self._starts.get(word, 0), self._begins(word)
        plain = (based & PLAIN > 0 or word.isdigit()) and word not in ARTICLES
        if not packed and based in (0, PLAIN):
            return JUST_A_WORD if plain else _NOTHING
        number = (based >> NUMBER) - 1 if based & ALONE else None
        alone = self._make_packed(word, (packed >> NUMBER) - 1, number) if packed & ALONE else ()
        if number is not None:
            alone = (*alone, _based(word, number))  # after the packs', all being of this one word
        begun, based = packed & _BEGUN, based & _BEGUN
        is_open = begun > 0 and f"{word} " in self.openings
        return Plan(alone, begun, based, begun | based, packed & _COMPOSED > 0, is_open, plain)

    def _packed_under(self, key: str) -> tuple[Entry, ...]:
        number = self._packed.get(key)
        return self._make_packed(key, number) if number is not None else ()

    def _based_under(self, key: str) -> tuple[Entry, ...]:
        number = self._based.get(key)
        return (_based(key, number),) if number is not None and self._base.flags[number] & MATCHABLE else ()

    def _make_packed(self, key: str, number: int, based: int | None = None) -> tuple[Entry, ...]:
        """The entries of a name of the packs by its number, and that of the base gazetteer's name where it is known."""
        single = " " not in key
        common = single and key in self._words.language
        placed = " in " in key or " near " in key
        entries = []
        for of in self._catalogue.meanings[number]:  # the catalogue has them in order
            if of.at_sight:
                how: How = "name" if of.people is None else "base"
                listed = common and not of.acronym
                entry = Entry(
                    key, len(key), of.kind, of.ids, how, of.lower, of.acronym, listed, of.inner, based, of.people or 0,
                    single, placed and of.kind == "actor",
                )  # fmt: skip
                entries.append(entry)
        return tuple(entries)


def _based(key: str, number: int) -> Entry:
    """The entry of a name of the base gazetteer."""
    return Entry(key, len(key), "place", (), "base", False, False, False, False, number, None, " " not in key)


def _longest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By length, the packs before the base gazetteer, then by kind."""
    return tuple(sorted(entries, key=lambda entry: (-entry.size, entry.how == "base", entry.kind)))
