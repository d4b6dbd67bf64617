"""The matcher: all names of places, actors, sources and public persons in a text, in one pass.

In: a text. Out: hits with their spans in the raw text. A name is looked for only where a word begins with a capital or
a
digit (or where a name of the packs is written without one), by longest match at word borders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from twosource.knowledge.catalogue import Catalogue, NameKind
from twosource.knowledge.composition import Composer
from twosource.knowledge.folding import Folded, fold_text
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.matchable import MATCHABLE
from twosource.knowledge.transliteration import ARTICLES, loose_word
from twosource.knowledge.words import Words

How = Literal["name", "base", "loose", "composed", "country", "seat"]
_WINDOW: Final = 80  # letters: no name is longer
_LARGE: Final = 100_000  # people: what a place must have to be taken in a line of capitals
_LEAST_LOOSE: Final = 5
_MOST_LOOSE_WORDS: Final = 4
_UNCASED: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # Hebrew, Arabic and their like have no capitals
_CAPITALS: Final = f"A-Z0-9\u0391-\u03a9\u0400-\u042f{_UNCASED}"
_WORD: Final = re.compile(r"[^\W_]+")
_WORD_BEFORE: Final = re.compile(r"([^\W_]+) $")
_WORD_AFTER: Final = re.compile(r" ([^\W_]+)")
_SHORT_ACRONYM: Final = 3
_AROUND: Final = 24  # letters looked at on either side to tell a line of capitals
_BREAKS: Final = '.!?:;\n"“”«»'


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: ``text == report[start:end]``. ``ids`` are all it may mean, the likeliest of the base gazetteer
    first.

    ``case_ok`` is false where the capital proves nothing: in a line of capitals, or a word of the language that begins
    a
    sentence. ``how`` tells what it was found by: ``name`` (the packs), ``base`` (the base gazetteer), ``loose`` (a
    transliteration of a name of the packs), ``composed`` ("Iraqi federal police"), ``country`` and ``seat`` (a
    country's name
    or seat of government, which is an actor only where it acts).
    """

    start: int
    end: int
    text: str
    kind: NameKind
    ids: tuple[str, ...]
    case_ok: bool
    how: How = "name"


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in the folded text."""

    start: int
    end: int
    kind: NameKind
    ids: tuple[str, ...]
    case_ok: bool
    how: How


class NameMatcher:
    """Finds names; see `find`.

    Args:
        place_ids: the ids that a folded place name may mean, given those the packs have for it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        base: BaseIndex,
        composer: Composer,
        words: Words,
        place_ids: Callable[[str, tuple[str, ...]], tuple[str, ...]],
    ) -> None:
        self._meanings = catalogue.meanings
        self._names = catalogue.names
        self._base = base
        self._composer = composer
        self._composed_words = composer.first_words
        self._words = words
        self._place_ids = place_ids
        self._places = catalogue.places
        self._loose = {key: ids for key, ids in catalogue.loose.items() if len(key) >= _LEAST_LOOSE}
        self._loose_starts = frozenset(key[:2] for key in self._loose)
        self._loose_words: dict[str, str] = {}
        self._start = _start_pattern(catalogue)

    def find(self, text: str) -> list[NameHit]:
        """The hits of a text, by start, then end, then kind.

        Of one kind none overlap; those of different kinds may. A place inside a longer name of another kind ("Raqqa" in
        "Raqqa Is Being Slaughtered Silently") is not one.
        """
        folded = fold_text(text)
        found = _without_inner_places(self._scan(folded))
        found.sort(key=lambda hit: (hit.start, hit.end, hit.kind))
        hits = []
        for hit in found:
            start, end = folded.raw_span(hit.start, hit.end)
            hits.append(NameHit(start, end, text[start:end], hit.kind, hit.ids, hit.case_ok, hit.how))
        return hits

    def _scan(self, folded: Folded) -> list[_Found]:
        """The longest hit of each kind at each start that no hit of that kind covers yet."""
        text, cased = folded.text, folded.cased
        ends: dict[NameKind, int] = {}
        found: list[_Found] = []
        for match in self._start.finditer(cased):
            start = match.start()
            window = text[start : start + _WINDOW]
            capital = _capital(cased, start, window)
            best = self._curated(folded, start, window, capital)
            if capital:
                self._add_composed(best, folded, start, window)
                self._add_based(best, folded, start, window)
                if not best:
                    self._add_loose(best, folded, start)
            for kind, hit in best.items():
                if hit.start >= ends.get(kind, 0):
                    found.append(hit)
                    ends[kind] = hit.end
        return found

    def _curated(self, folded: Folded, start: int, window: str, capital: bool) -> dict[NameKind, _Found]:
        """The longest names of the packs that begin here, by kind."""
        text, cased = folded.text, folded.cased
        best: dict[NameKind, _Found] = {}
        for key, number in self._names.iter_prefixes_with_ids(window):
            end = start + len(key)
            if end < len(text) and text[end].isalnum():
                continue
            for meaning in self._meanings[number]:
                if not (capital or meaning.lower):
                    continue
                shouted = cased[start:end].isupper() and _shouted(cased, start, end)
                if meaning.acronym and not self._acronym_fits(key, cased[start:end], shouted):
                    continue
                single_word = " " not in key and key in self._words.common
                case_ok = not shouted and not (single_word and not meaning.acronym and _begins_sentence(text, start))
                ids = self._place_ids(key, meaning.ids) if meaning.kind == "place" else meaning.ids
                best[meaning.kind] = _Found(start, end, meaning.kind, ids, case_ok, "name")
        return best

    def _acronym_fits(self, key: str, written: str, shouted: bool) -> bool:
        """Whether what is written may be the acronym: "US", never "us" or "Us"; "Isis" for "ISIS"."""
        if shouted:
            return key not in self._words.common and len(key) > _SHORT_ACRONYM
        return written.isupper() or len(key) > _SHORT_ACRONYM

    def _add_composed(self, best: dict[NameKind, _Found], folded: Folded, start: int, window: str) -> None:
        """Put a composed actor in the place of a shorter one of the packs."""
        match = _WORD.match(window)
        word = match.group() if match else ""
        if word not in self._composed_words:
            return
        composed = self._composer.at(folded.text, start, word)
        if composed is None or ("actor" in best and best["actor"].end >= composed.end):
            return
        written = folded.cased[start : start + len(word)]
        if len(word) <= _SHORT_ACRONYM and not written.isupper():
            return
        shouted = folded.cased[start : composed.end].isupper() and _shouted(folded.cased, start, composed.end)
        if shouted and word in self._words.common and composed.how != "composed":
            return
        begin, organ, how = start, composed.organ, composed.how
        if how == "country":
            of = self._composer.before(folded.text, start)
            if of is not None:
                begin, organ = of
                how = "composed"
        actor = self._composer.actor(composed.country, organ)
        best["actor"] = _Found(begin, composed.end, "actor", (actor.id,), not shouted, how)

    def _add_based(self, best: dict[NameKind, _Found], folded: Folded, start: int, window: str) -> None:
        """Put a place of the base gazetteer in the place of a shorter one of the packs."""
        text, cased, flags = folded.text, folded.cased, self._base.flags
        longest = best["place"].end if "place" in best else start
        name = ""
        number = -1
        for key, at in self._base.names.iter_prefixes_with_ids(window):
            end = start + len(key)
            if end > longest and flags[at] & MATCHABLE and not (end < len(text) and text[end].isalnum()):
                longest, name, number = end, key, at
        if number < 0:
            return
        shouted = cased[start:longest].isupper() and _shouted(cased, start, longest)
        people = self._base.populations[self._base.posted(number)[0][0]]
        if people < _LARGE and (shouted or (" " not in name and self._in_a_persons_name(folded, start, longest))):
            return
        best["place"] = _Found(start, longest, "place", self._place_ids(name, ()), not shouted, "base")

    def _in_a_persons_name(self, folded: Folded, start: int, end: int) -> bool:
        """Whether the word stands beside another capitalised one that is no word of the language: "Linda Wenzel"."""
        text, cased = folded.text, folded.cased
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if before is not None:
            word, at = before.group(1), before.start(1)
            foreign = word not in self._words.common or word in self._words.personal
            at_sentence_start = _begins_sentence(text, at) and word not in self._words.personal
            if cased[at].isupper() and foreign and not at_sentence_start and word not in ARTICLES:
                return True
        after = _WORD_AFTER.match(text, end)
        return after is not None and cased[after.start(1)].isupper() and after.group(1) not in self._words.common

    def _add_loose(self, best: dict[NameKind, _Found], folded: Folded, start: int) -> None:
        """Names of the packs in another transliteration, where nothing is found by spelling."""
        text = folded.text
        joined = ""
        at = start
        for _ in range(_MOST_LOOSE_WORDS):
            match = _WORD.match(text, at)
            if match is None:
                return
            word = match.group()
            part = self._loose_words.get(word)
            if part is None:
                part = self._loose_words[word] = loose_word(word)
            if not folded.cased[at].isupper() and word not in ARTICLES:
                return
            joined += part
            if len(joined) > 1 and joined[:2] not in self._loose_starts:
                return
            ids = self._loose.get(joined) if part else None
            if ids and not (at == start and (word in self._words.common or word in self._words.personal)):
                end = match.end()
                shouted = folded.cased[start:end].isupper() and _shouted(folded.cased, start, end)
                if not shouted:
                    self._keep_loose(best, ids, start, end)
            at = match.end() + 1
            if at >= len(text) or text[at - 1] != " ":
                return

    def _keep_loose(self, best: dict[NameKind, _Found], ids: tuple[str, ...], start: int, end: int) -> None:
        places = tuple(identifier for identifier in ids if identifier in self._places)
        actors = tuple(identifier for identifier in ids if identifier not in self._places)
        if places:
            best["place"] = _Found(start, end, "place", places, True, "loose")
        if actors:
            best["actor"] = _Found(start, end, "actor", actors, True, "loose")


def _start_pattern(catalogue: Catalogue) -> re.Pattern[str]:
    """Where a name may begin: a capital or digit, an article before one, or the first word of a name without
    capitals."""
    lower = sorted(
        {
            key.split(" ")[0]
            for key, number in catalogue.names.items()
            if any(meaning.lower for meaning in catalogue.meanings[number])
        }
    )
    articles = "|".join(sorted(ARTICLES))
    pattern = rf"[{_CAPITALS}](?<![^\W_].)|\b(?:(?:{articles})(?= [{_CAPITALS}])"
    if lower:
        pattern += rf"|(?:{'|'.join(map(re.escape, lower))})(?![^\W_])"
    return re.compile(pattern + ")")


def _capital(cased: str, start: int, window: str) -> bool:
    """Whether the word here, or the one after the article here, has its capital (or a script without them)."""
    if not cased[start].islower():
        return True
    article, _, _ = window.partition(" ")
    after = start + len(article) + 1
    return article in ARTICLES and after < len(cased) and not cased[after].islower()


def _shouted(cased: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, so that capitals prove nothing here."""
    around = cased[max(0, start - _AROUND) : start] + cased[end : end + _AROUND]
    return around.isupper() and sum(letter.isalpha() for letter in around) >= _AROUND // 2


def _begins_sentence(text: str, start: int) -> bool:
    """Whether the word here is the first of a sentence, a line or a quotation."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _BREAKS


def _without_inner_places(found: list[_Found]) -> list[_Found]:
    """The hits without the places that lie inside a longer name of another kind."""
    longer = sorted((hit.start, hit.end) for hit in found if hit.kind != "place" and hit.how in ("name", "composed"))
    kept = []
    first = 0
    for hit in sorted(found, key=lambda hit: hit.start):
        if hit.kind == "place":
            while first < len(longer) and longer[first][0] < hit.start - _WINDOW:
                first += 1
            if any(
                start <= hit.start and hit.end <= end and end - start > hit.end - hit.start
                for start, end in _until(longer, first, hit.start)
            ):
                continue
        kept.append(hit)
    return kept


def _until(spans: Sequence[tuple[int, int]], first: int, start: int) -> Iterator[tuple[int, int]]:
    """The spans from the first on that begin no later than this."""
    for index in range(first, len(spans)):
        if spans[index][0] > start:
            return
        yield spans[index]
