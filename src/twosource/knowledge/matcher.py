"""The matcher: all names of places, actors, sources and public persons in a text, in one pass.

In: a text. Out: hits with their spans in the raw text. A name is looked for only where a word begins with a capital or
a digit (or where a name of the packs is written without one), by longest match at word borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from twosource.knowledge.branches import Branches
from twosource.knowledge.catalogue import OPENING, Catalogue, NameKind
from twosource.knowledge.composition import Composer
from twosource.knowledge.folding import Folded, fold_text
from twosource.knowledge.index import ALONE, BaseIndex
from twosource.knowledge.rivers import Rivers
from twosource.knowledge.transliteration import ARTICLES
from twosource.knowledge.vocabulary import JUST_A_WORD, Entry, How, PlaceIds, Vocabulary
from twosource.knowledge.words import Words

_LARGE: Final = 100_000  # people: what a place must have to be taken in a line of capitals or beside a person's name
_MOST_LOOSE_WORDS: Final = 4
_SHORT_ACRONYM: Final = 3
_AROUND: Final = 24  # letters looked at on either side to tell a line of capitals
_BREAKS: Final = '.!?:;\n"“”«»'
_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = re.compile(r"[\W_]")
_NOT_PLAIN: Final = re.compile(r"[^a-z\W_]")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_OTHER: Final = "A"  # stands for any letter or digit but a small one of the English alphabet
_PLAIN: Final = bytes(
    ord(letter if letter.islower() else _OTHER if letter.isalnum() else " ") if letter.isascii() else 0
    for letter in map(chr, range(256))
)
_WORD_BEFORE: Final = re.compile(r"([^\W_]+) $")
_RANKS: Final = frozenset(
    "general gen brigadier brig colonel col lieutenant lt captain capt sergeant sgt admiral mr mrs".split()
)
_SHIPS: Final = frozenset(
    "frigate destroyer corvette cruiser submarine warship gunboat minesweeper ship vessel tanker freighter trawler".split()
)
_HULLS: Final = frozenset("uss hms hmas hmcs ins tcg mv rfs usns".split())  # before the names of ships, in capitals
_WORD_AFTER: Final = re.compile(r" ([^\W_]+)")
_COVERING: Final = ("name", "composed")
_ARTICLE: Final = 2  # a flag of a word beside those of names' first words
_STREETS: Final = frozenset(  # and what else is called after far places
    "street road avenue boulevard square roundabout lane gate hotel restaurant cafe mall cinema".split()
)
_IN_A_PLACE: Final = re.compile(r"(?<![\w-])([A-Za-z][a-z-]+)( (?:in|near) (?:the )?)$")  # "insurgents in Cabo Delgado"
_PREPOSITIONS: Final = frozenset("in at near of to from into around inside outside across and".split())
_ENGLISH_ARTICLES: Final = frozenset({"as", "at", "an"})  # without a hyphen they are no Arabic articles


class NameHit(msgspec.Struct, frozen=True, gc=False):
    """A name found: ``text == report[start:end]``. ``ids`` are all it may mean, the likeliest of the base gazetteer
    first.

    ``case_ok`` is false where the capital proves nothing: in a line of capitals, or a word of the language that begins a
    sentence. ``how`` tells what it was found by: ``name`` (the packs), ``base`` (the base gazetteer), ``loose`` (a
    transliteration of a name of the packs), ``composed`` ("Iraqi federal police"), ``country`` and ``seat`` (a country's
    name or seat of government, which is an actor only where it acts). ``whole``: the name with the small words before it
    that tell which place it is ("western Mosul", of which ``text`` is "Mosul").
    """

    start: int
    end: int
    text: str
    kind: NameKind
    ids: tuple[str, ...]
    case_ok: bool
    how: How = "name"
    whole: str = ""


# As a NameHit, in the folded text: where it starts, whether it is a place, where it ends ..., where the whole starts. In
# this order, so that hits are sorted as they stand.
_Found = tuple[int, bool, int, NameKind, tuple[str, ...], bool, How, int]


class NameMatcher:
    """Finds names; see `find`.

    Args:
        place_ids: the ids that a folded place name may mean; see `Namesakes.ids_of`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        base: BaseIndex,
        composer: Composer,
        words: Words,
        place_ids: PlaceIds,
    ) -> None:
        self._composer = composer
        self._words = words
        self._places = catalogue.places
        countries = (name for country in catalogue.countries.values() for name in country.names)
        self._branches = Branches(catalogue.actors.values(), catalogue.countries)
        self._rivers = Rivers(catalogue.places.values(), countries)
        self._vocabulary = Vocabulary(catalogue, base, words, composer.first_words, place_ids)
        self._small = dict(self._vocabulary.small_starts)  # the words that may begin a name without a capital
        for word in sorted(ARTICLES):
            self._small[word] = self._small.get(word, 0) | _ARTICLE

    def find(self, text: str) -> list[NameHit]:
        """The hits of a text, by start, places last.

        Of one kind none overlap; those of different kinds may. A place inside a longer name of another kind ("Raqqa" in
        "Raqqa Is Being Slaughtered Silently") is not one; that of "insurgents in Cabo Delgado" is, and the party's name
        ends before it.
        """
        folded = fold_text(text)
        unmoved = folded.unmoved
        hits: list[NameHit] = []
        flowing: set[tuple[int, int]] = set()
        covered = 0  # as far as a branch's name goes
        for start, _, end, kind, ids, case_ok, how, whole in _without_inner_places(self._scan(folded)):
            low, high = (start, end) if end <= unmoved else folded.raw_span(start, end)
            if low < covered:
                continue
            named = text[low:high]
            spelled = named if whole == start else text[folded.raw_start(whole) : high]
            if kind == "place":
                river = self._rivers.told(folded.text, start, end)
                if river is not None:
                    ids, how, spelled = river.ids, "name", river.name
                    flowing.add((low, high))
            elif kind == "actor" and how == "name":
                branch = self._branches.aside(text, low, high)
                if branch is None and len(ids) == 1:
                    branch = self._branches.told(text, high, ids[0])
                if branch is not None:  # "Islamic State's West Africa Province" is one name
                    covered = high = branch.end
                    ids = (branch.id,)
                    named = spelled = text[low:high]
            hits.append(NameHit(low, high, named, kind, ids, case_ok, how, spelled))
        if flowing:  # "crossed the Jordan" names no state
            hits = [hit for hit in hits if hit.kind != "actor" or (hit.start, hit.end) not in flowing]
        return hits

    def _scan(self, folded: Folded) -> list[_Found]:
        """The longest hit of each kind at each start that no hit of that kind covers yet."""
        text, cased = folded.text, folded.cased
        vocabulary, small = self._vocabulary, self._small
        plans, loose_starts = vocabulary.plans, vocabulary.loose_starts
        openings, flags = vocabulary.openings, vocabulary.flags
        ahead = text + "\n\n"  # so that two letters follow every word
        ends: dict[NameKind, int] = {"place": 0, "actor": 0, "source": 0, "person": 0}
        found: list[_Found] = []
        told_by_place = False  # whether the name of any is that of who is somewhere: "insurgents in Cabo Delgado"
        end = -1
        for plain in _plain_words(cased):
            start = end + 1
            end = start + len(plain)
            if _OTHER in plain:
                word = text[start:end]
                capital = not cased[start].islower()
            elif plain in small:
                word, capital = plain, False
            else:
                continue  # most words of a text
            if not capital:
                begun = small.get(word, 0)
                capital = begun & _ARTICLE > 0 and _article(cased, start, end, word)
                if not capital and not begun & ALONE and (ahead[end] != " " or not begun & flags[ahead[end + 1]]):
                    continue  # no name that is also written small
            plan = plans[word]
            if plan is JUST_A_WORD:
                continue  # most of the others
            entries = plan.alone
            if ahead[end] == " " and plan.begun & (follows := flags[ahead[end + 1]]):
                packed = plan.packed & follows > 0 and (ahead[start : end + 1 + OPENING] in openings or plan.open)
                based = capital and plan.based & follows > 0
                if packed or based:
                    entries = vocabulary.longer(text, start, end, packed=packed, based=based) + entries
            before = len(found)
            if capital:
                if plan.composed and start >= ends["actor"]:
                    composed = self._composed(folded, start, word, ends["actor"])
                    if composed is not None:
                        found.append(composed)
                        ends["actor"] = composed[2]
            elif not entries:
                continue
            for entry in entries:
                kind = entry.kind
                stop = start + entry.size
                if not (capital or entry.lower) and (not entry.inner or cased[start:stop].islower()):
                    continue
                if ends[kind] > start:
                    # Only a composed actor from this same start gives way, to a name of the packs that is as long.
                    if kind != "actor" or len(found) == before or found[before][0] != start or stop < ends[kind]:
                        continue
                    if found[before][6] not in ("composed", "country", "seat"):
                        continue
                    del found[before]
                # As before kinds ("the province of Homs"), small words before a place tell which, and are not its name.
                named = start if capital or kind != "place" or entry.lower else _first_capital(cased, start, stop)
                hit = self._hit(folded, named, stop, entry, start)
                if hit is not None:
                    found.append(hit)
                    ends[kind] = stop
                    told_by_place = told_by_place or entry.placed
            if len(found) > before or plan.plain or not capital:
                continue
            sure = word not in _ENGLISH_ARTICLES or cased[end : end + 1] == "-"
            if sure and (part := loose_starts[word]) is not None:
                for loose in self._loosely(folded, start, end, part):
                    if start >= ends[loose[3]]:
                        found.append(loose)
                        ends[loose[3]] = loose[2]
        return _parted(found, folded) if told_by_place else found

    def _hit(self, folded: Folded, start: int, end: int, entry: Entry, whole: int) -> _Found | None:
        """The hit of an entry that stands here, unless its case or its neighbours say that it is something else."""
        cased = folded.cased
        upper = not cased[end - 1].islower() and cased[start:end].isupper()
        shouted = upper and _shouted(cased, start, end)
        if entry.acronym:
            if shouted and (entry.size <= _SHORT_ACRONYM or entry.key in self._words.common):
                return None
            if not upper and entry.size <= _SHORT_ACRONYM:
                return None
        place = entry.kind == "place"
        if place:
            single = entry.single
            if entry.how == "base":
                acronym = upper and not shouted and entry.size > 1
                small = self._vocabulary.people(entry) < _LARGE
                if acronym or (small and (shouted or (single and self._in_a_name(folded, start, end)))):
                    return None
            if single and self._is_no_place(folded, start, end):
                return None
        case_ok = not shouted and not (entry.common and _begins_sentence(folded.text, start))
        return start, place, end, entry.kind, entry.ids or self._vocabulary.ids(entry), case_ok, entry.how, whole

    def _composed(self, folded: Folded, start: int, word: str, free_from: int) -> _Found | None:
        """The composed actor that begins here; an "army of" before a country's name belongs to it, where it is free."""
        composed = self._composer.at(folded.text, start, word)
        if composed is None:
            return None
        cased = folded.cased
        if word in self._composer.acronyms and not cased[start : start + len(word)].isupper():
            return None
        shouted = cased[start : composed.end].isupper() and _shouted(cased, start, composed.end)
        if shouted and word in self._words.common and composed.how != "composed":
            return None
        organ, how = composed.organ, composed.how
        if how != "composed" and self._is_no_place(folded, start, composed.end):
            return None
        if how == "country":
            of = self._composer.before(folded.text, start)
            if of is not None and of[0] >= free_from and self._composer.has(composed.country, of[1]):
                start, organ = of
                how = "composed"
        identifier = self._composer.identify(composed.country, organ)
        return start, False, composed.end, "actor", (identifier,), not shouted, how, start

    def _is_no_place(self, folded: Folded, start: int, end: int) -> bool:
        """Whether a place's name is that of a street or house ("Homs Street", "the Paris Hotel"), of a person ("Jordan
        Henderson", "Michael Jordan", "General Kamau") or of a ship ("the USS Tripoli", "the frigate Kharkiv")."""
        text, cased = folded.text, folded.cased
        at, before = 0, ""
        if start > 1 and cased[start - 1] == " ":
            at = cased.rfind(" ", 0, start - 1) + 1  # where the word before begins, if there is one in the line
            before = text[at : start - 1]
        if cased[end : end + 1] == " " and cased[end + 1 : end + 2].isupper():
            after = _WORD.match(text, end + 1)
            word = after.group() if after is not None else ""
            if word in _STREETS or (self._is_personal(word) and before not in _PREPOSITIONS):
                return True
        if before in _SHIPS or (before in _HULLS and cased[at:start].isupper()):
            return True
        return before != "" and cased[at].isupper() and (self._is_personal(before) or before in _RANKS)

    def _is_personal(self, word: str) -> bool:
        """Whether a word is a person's name and no word of the language."""
        return word in self._words.personal and word not in self._words.common

    def _in_a_name(self, folded: Folded, start: int, end: int) -> bool:
        """Whether the word is part of a longer name that nobody knows: "Linda Wenzel", "the al-Thor school".

        It stands beside a capitalised word that is no word of the language, or after an article that is not its own.
        """
        text, cased, words = folded.text, folded.cased, self._words
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if before is not None:
            word, at = before.group(1), before.start(1)
            foreign = word not in words.common or word in words.personal
            at_sentence_start = word not in words.personal and _begins_sentence(text, at)
            if word in ARTICLES:
                return _article(cased, at, before.end(1), word)
            if cased[at].isupper() and foreign and not at_sentence_start:
                return True
        after = _word_after(folded, end)
        return after is not None and cased[after.start(1)].isupper() and after.group(1) not in words.common

    def _loosely(self, folded: Folded, start: int, end: int, part: str) -> list[_Found]:
        """Names of the packs in another transliteration, where nothing is found by spelling.

        Args:
            folded: the text.
            start: where the first word begins.
            end: where it ends.
            part: its part of a loose key; some key begins with it.
        """
        text, cased = folded.text, folded.cased
        joined, words = part, 1
        hits: list[_Found] = []
        while True:
            ids = self._vocabulary.loose_ids(joined) if part else ()
            if ids:
                shouted = cased[start:end].isupper() and _shouted(cased, start, end)
                doubtful = shouted or self._in_a_name(folded, start, end)
                doubtful = doubtful or (words == 1 and self._is_no_place(folded, start, end))
                hits = [] if doubtful else self._loose_hits(ids, start, end)
            match = _WORD_AFTER.match(text, end) if words < _MOST_LOOSE_WORDS else None
            if match is None or (cased[end + 1].islower() and match[1] not in ARTICLES):
                return hits
            part = self._vocabulary.loose_parts[match[1]]
            joined, words, end = joined + part, words + 1, match.end()
            if not self._vocabulary.loosely_begins(joined):
                return hits

    def _loose_hits(self, ids: Iterable[str], start: int, end: int) -> list[_Found]:
        places = tuple(identifier for identifier in ids if identifier in self._places)
        actors = tuple(identifier for identifier in ids if identifier not in self._places)
        hits: list[_Found] = []
        if places:
            hits.append((start, True, end, "place", places, True, "loose", start))
        if actors:
            hits.append((start, False, end, "actor", actors, True, "loose", start))
        return hits


def _plain_words(cased: str) -> list[str]:
    """What stands before, between and after the characters that belong to no word: words, and often nothing.

    Of a word its small letters of the English alphabet are kept, and `_OTHER` stands for each of the rest.
    """
    if not cased.isascii() and any(map(str.isalnum, _NOT_ASCII.findall(cased))):
        return _GAP.split(_NOT_PLAIN.sub(_OTHER, cased))
    return cased.encode("ascii", "replace").translate(_PLAIN).decode().split(" ")  # the same, ten times as fast


def _article(cased: str, start: int, end: int, word: str) -> bool:
    """Whether the article here is that of a name: "al-Sukhnah", "al Bab", but not "as Syria"."""
    if end + 1 >= len(cased) or cased[end] not in " -" or cased[end + 1].islower():
        return False
    return cased[end] == "-" or word not in _ENGLISH_ARTICLES


def _word_after(folded: Folded, end: int) -> re.Match[str] | None:
    """The word after a name, if only a space or a hyphen parts them."""
    return _WORD_AFTER.match(folded.text, end) if folded.cased[end : end + 1] != "/" else None


def _first_capital(cased: str, start: int, end: int) -> int:
    """Where the first word written with a capital begins."""
    return next(at for at in range(start, end) if cased[at].isupper())


def _shouted(cased: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, so that capitals prove nothing here."""
    around = cased[max(0, start - _AROUND) : start] + cased[end : end + _AROUND]
    return around.isupper() and sum(letter.isalpha() for letter in around) >= _AROUND // 2


def _begins_sentence(text: str, start: int) -> bool:
    """Whether the word here is the first of a sentence, a line or a quotation."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _BREAKS


def _parted(found: list[_Found], folded: Folded) -> list[_Found]:
    """The hits, with parties that are told by where they are ("insurgents in Cabo Delgado") up to the words for where."""
    starts = {hit[2]: hit[0] for hit in found if hit[1]}
    parted = []
    for hit in found:
        start, place, end, kind, ids, case_ok, how, whole = hit
        inner = starts.get(end, start) if kind == "actor" and how == "name" else start
        match = _IN_A_PLACE.search(folded.cased, start, inner) if inner > start else None
        if match is not None and (
            match[1].islower() or (match.start() == start and _begins_sentence(folded.text, start))
        ):
            hit = (start, place, match.start(2), kind, ids, case_ok, how, whole)
        parted.append(hit)
    return parted


def _without_inner_places(found: list[_Found]) -> list[_Found]:
    """The hits in order, without the places that lie inside a longer name of another kind."""
    kept = []
    cover: dict[NameKind, tuple[int, int]] = {}  # the latest longer name of each kind
    for hit in sorted(found):
        start, place, end, kind, _, _, how, _ = hit
        if not place:
            if how in _COVERING:
                cover[kind] = (start, end)
        else:
            for left, right in cover.values():
                if end <= right and left <= start and right - left > end - start:
                    break
            else:
                kept.append(hit)
            continue
        kept.append(hit)
    return kept
