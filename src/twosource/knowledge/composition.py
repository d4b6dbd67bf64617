"""Composition: actors of every country made from parts, so that no list of them is needed.

In: a country's adjective, name or seat of government, and a noun for one of its organs ("Ugandan army", "Russia's
Defence
Ministry", "the Kremlin"). Out: the actor of the packs that is meant, or one composed by rule: ``act:ug-army``, with the
organ above it as its parent. Countries and organs are data (``data/composition``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from twosource.knowledge.catalogue import Catalogue, Organ
from twosource.knowledge.folding import fold_name
from twosource.knowledge.index import ALONE, goes_on
from twosource.records import Actor

How = Literal["composed", "country", "seat"]
# Who leads a government, where that is no party of its own: "Mali's military-led government" is Mali's; "Yemen's Houthi-led
# government" is not Yemen's.
_LED_BY = re.compile(
    r"(?<=\s)(?:[a-z]+|Shi['\u2019]?ite|Shia|Sunni|Islamist|Socialist|Communist)-"
    r"(?:led|backed|dominated|controlled|supported|appointed|run)\s+(?=(?:government|authorities|administration|regime)\b)"
)
_ID: Final = re.compile(r"act:([a-z]{2})(?:-([a-z-]+))?")
_HEADS: Final = 6  # of an organ's nouns, how many are tried as its name in the packs
_WORD: Final = re.compile(r"[^\W_]+")
_FORCES: Final = "armed-forces"
_REACH: Final = 60  # letters looked back for a noun before a country's name
# What fights over a country is not its organ: "the National Liberation Army of Iran", "the Salvation Front of Angola".
_MOVEMENT: Final = re.compile(
    r"\b(?:liberation|salvation|freedom|independence|redemption|patriotic|resistance|emancipation)\b.* of "
)
_VERBS: Final = frozenset({"forces", "force", "side", "tanks", "pilots", "jets", "planes", "drones", "leads", "units"})


class Composed(msgspec.Struct, frozen=True, gc=False):
    """A composed name found in a folded text: where it ends, the country, the organ, and how it says so."""

    end: int
    country: str
    organ: str
    how: How


class Composer:
    """Finds and makes composed actors. Needs the catalogue, whose own actors always come first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._forms: dict[
            str, list[tuple[str, str, str]]
        ] = {}  # first word -> (form, country, what it is), longest first
        self.acronyms: set[str] = set()  # folded first words that are only ever written in capitals
        for code, country in catalogue.countries.items():
            for what, names in (("adjective", country.adjectives), ("name", country.names), ("seat", country.seats)):
                for name in names:
                    first = name.removeprefix("the ").split(" ")[0]
                    if first.isupper():
                        self.acronyms.add(fold_name(first))
                    self._add(fold_name(name).removeprefix("the "), code, what)
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form[0]), form))
        self._organ_of = {fold_name(noun): organ for organ in catalogue.organs.values() for noun in organ.nouns}
        self._nouns = tuple(self._organ_of)
        self._nouns_of: dict[str, list[str]] = {}  # first word -> nouns, longest first
        for noun in sorted(self._nouns, key=lambda noun: (-len(noun), noun)):
            self._nouns_of.setdefault(noun.split(" ")[0], []).append(noun)
        countries = catalogue.countries
        self._names = {code: tuple(map(fold_name, country.names)) for code, country in countries.items()}
        self._adjectives = {code: tuple(map(fold_name, country.adjectives)) for code, country in countries.items()}
        self._heads = {organ: tuple(map(fold_name, of.nouns[:_HEADS])) for organ, of in catalogue.organs.items()}
        self._unarmed = frozenset(code for code, country in countries.items() if country.forces != "own")
        self._military = frozenset(organ for organ in catalogue.organs if self._is_military(organ))
        self._known: dict[tuple[str, str], Actor] = {}
        self._ids: dict[tuple[str, str], str] = {}

    def _add(self, form: str, code: str, what: str) -> None:
        forms = self._forms.setdefault(form.split(" ")[0], [])
        if not any(other == form and kind == what for other, _, kind in forms):
            forms.append((form, code, what))

    def _is_military(self, organ: str | None) -> bool:
        """Whether an organ is the armed forces or a part of them."""
        while organ is not None and organ != _FORCES:
            organ = self._catalogue.organs[organ].parent
        return organ is not None

    def has(self, country: str, organ: str) -> bool:
        """Whether there is this organ of this country: a country without an army has one only where a pack has it."""
        if country not in self._catalogue.countries or organ not in self._catalogue.organs:
            return False
        lacking = country in self._unarmed and organ in self._military
        return not lacking or self._packed(country, organ) is not None

    def stationed(self, country: str, organ: str) -> Actor | None:
        """Whose organ "the army" or "the police" is in a country: its own, or of the only forces that operate there.

        Where another country's forces do, "security forces" may be those of either, and are nobody's.
        """
        if self.has(country, organ):
            forces = self._catalogue.countries[country].forces
            return (
                None
                if organ == "security-forces" and forces in self._catalogue.countries
                else self.actor(country, organ)
            )
        told = self._catalogue.countries.get(country)
        there = told.forces if told is not None and organ in self._military else ""
        return self.actor(there, organ) if there in self._catalogue.countries else None

    @property
    def first_words(self) -> frozenset[str]:
        """The folded words that a composed name may begin with."""
        return frozenset(self._forms)

    def at(self, folded: str, start: int, word: str) -> Composed | None:
        """The composed name that begins here, whose first folded word is given; None where there is none."""
        best: Composed | None = None
        for form, code, what in self._forms.get(word, ()):
            end = start + len(form)
            if form != word and (not folded.startswith(form, start) or folded[end : end + 1].isalnum()):
                continue
            possessive, noun = self._noun_after(folded, end)
            if noun and self._joins(what, possessive, noun) and self.has(code, self._organ_of[noun].organ):
                stop = end + (3 if possessive else 1) + len(noun)
                if best is None or stop > best.end:
                    best = Composed(stop, code, self._organ_of[noun].organ, "composed")
            elif best is None and what == "name":
                best = Composed(end, code, "state", "country")
            elif best is None and what == "seat":
                best = Composed(end, code, "government", "seat")
        return best

    def _noun_after(self, folded: str, end: int) -> tuple[bool, str]:
        """Whether a possessive follows a form, and the longest noun of an organ after it; empty where there is none."""
        if not folded.startswith(" ", end):
            return False, ""
        possessive = folded.startswith("s ", end + 1)
        at = end + 3 if possessive else end + 1
        word = _WORD.match(folded, at)
        for noun in self._nouns_of.get(word[0], ()) if word is not None else ():
            stop = at + len(noun)
            if folded.startswith(noun, at) and not folded[stop : stop + 1].isalnum():
                return possessive, noun
        return possessive, ""

    def _joins(self, what: str, possessive: bool, noun: str) -> bool:
        """Whether a noun after this form names an organ: "Turkey forces" may be a verb, "Kyiv's police" the city's."""
        if what == "adjective":
            return not possessive
        if what == "seat":
            return possessive and self._organ_of[noun].kind == "state_forces"
        return possessive or noun not in _VERBS

    def before(self, folded: str, start: int) -> tuple[int, str] | None:
        """The start and organ of an "army of", "government of the" that ends where a country's name begins."""
        if not folded.endswith((" of ", " of the "), 0, start):
            return None
        window = max(0, start - _REACH)
        head = folded[window:start].removesuffix("the ").removesuffix(" of ")
        if not head.endswith(self._nouns):
            return None
        noun = max((noun for noun in self._nouns if head.endswith(noun)), key=len)
        if head[: -len(noun)][-1:].isalnum():
            return None
        return window + len(head) - len(noun), self._organ_of[noun].organ

    def compose(self, phrase: str) -> Actor | None:
        """The actor that a phrase composes: "Iraqi federal police", "Russia's Defence Ministry", "Russian", "the
        Kremlin".

        Words after the organ ("Ugandan army spokesman") are let be. None where the phrase does not begin with a
        country, or
        goes on after an adjective with a noun that is no organ ("Syrian rebels").
        """
        folded = fold_name(_LED_BY.sub("", phrase))
        folded = folded.removeprefix("the ")
        if _MOVEMENT.search(folded) is not None and self.at(folded, 0, folded.split(" ")[0]) is None:
            return None
        ofs = list(re.finditer(r" of (?:the )?", folded))
        for of in ofs[-1:]:
            inside = self.at(folded, of.end(), folded[of.end() :].split(" ")[0])
            head = self.before(folded, of.end())
            if inside and head and inside.how == "country" and self.has(inside.country, head[1]):
                return self.actor(inside.country, head[1])
        word = folded.split(" ")[0]
        found = self.at(folded, 0, word)
        if found is not None and (found.how == "composed" or found.end == len(folded)):
            return self.actor(found.country, found.organ)
        bare = next((code for form, code, what in self._forms.get(word, ()) if form == folded), None)
        return self.actor(bare, "state") if bare else None

    def actor(self, country: str, organ: str) -> Actor:
        """The actor that is this organ of this country: the packs' where they have it, else composed.

        Raises:
            KeyError: there is no such country or organ in the data, or the country has no such organ.
        """
        if not self.has(country, organ):
            raise KeyError(f"{country} has no {organ}")
        known = self._known.get((country, organ))
        if known is None:
            known = self._packed(country, organ) or self._made(country, self._catalogue.organs[organ])
            self._known[country, organ] = known
        return known

    def identify(self, country: str, organ: str) -> str:
        """The id of the actor that is this organ of this country; no actor is made for it.

        Raises:
            KeyError: there is no such country or organ in the data.
        """
        known = self._ids.get((country, organ))
        if known is None:
            packed = self._packed(country, organ)
            known = self._ids[country, organ] = packed.id if packed is not None else _made_id(country, organ)
        return known

    def by_id(self, identifier: str) -> Actor | None:
        """The composed actor of this id; None where the id is none of composition's, or the packs' actor stands in."""
        match = _ID.fullmatch(identifier)
        if match is None:
            return None
        country, organ = match.group(1).upper(), match.group(2) or "state"
        return self.actor(country, organ) if self.has(country, organ) else None

    def _packed(self, country: str, organ: str) -> Actor | None:
        """The packs' actor for this organ, by its name, or by the organs that stand for it."""
        found = self._packed_as(country, organ)
        stand_ins = self._catalogue.organs[organ].stands_for
        return found or next((actor for other in stand_ins if (actor := self._packed_as(country, other))), None)

    def _packed_as(self, country: str, organ: str) -> Actor | None:
        for key in self._keys(country, organ):
            for identifier in self._catalogue.named(key, "actor"):
                actor = self._catalogue.actors[identifier]
                if actor.country in (country, None):
                    return actor
        return None

    def _keys(self, country: str, organ: str) -> Iterator[str]:
        """The folded names that an organ may have in the packs, but for most of those with which no name there begins."""
        starts = self._catalogue.starts
        if organ == "state":
            for name in self._names[country]:
                first, _, more = name.partition(" ")
                if starts.get(first, 0) & (goes_on(more[0]) if more else ALONE):
                    yield name
            return
        nouns = self._heads.get(organ) or (organ.replace("-", " "),)
        for adjective in self._adjectives[country]:
            first, _, more = adjective.partition(" ")
            begun = starts.get(first, 0)
            if not more:
                yield from (f"{adjective} {noun}" for noun in nouns if begun & goes_on(noun[0]))
            elif begun & goes_on(more[0]):
                yield from (f"{adjective} {noun}" for noun in nouns)

    def _made(self, country: str, organ: Organ) -> Actor:
        parts = self._catalogue.countries[country]
        adjective = parts.adjectives[0]
        parent = self.actor(country, organ.parent).id if organ.parent else None
        return Actor(
            id=_made_id(country, organ.organ),
            name=organ.title.format(adjective=adjective, country=parts.names[0]),
            kind=organ.kind,
            country=country,
            parents=(parent,) if parent else (),
        )


def _made_id(country: str, organ: str) -> str:
    return f"act:{country.lower()}" + ("" if organ == "state" else f"-{organ}")
