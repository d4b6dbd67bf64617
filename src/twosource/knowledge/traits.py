"""Traits: a description without a name in ("the Iran-backed Lebanese militia"); the parties that all of its words fit, out.

What an actor's descriptions in the packs say of it holds in any order and mixture: who is called "Shiite rebels" and "an
Iran-backed group" is meant by "the Iran-backed Shia movement" too. Its country, and on that day its allies, need not be written
again. The words are data (``data/words/describing.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import msgspec
import yaml

from twosource.knowledge.actors import WEAK_FILE, ActorBook, singular, stands
from twosource.knowledge.folding import fold_name
from twosource.knowledge.words import DATA, read_list
from twosource.records import Actor

TRAITS_FILE: Final = DATA / "words" / "describing.yaml"
_TOKEN: Final = re.compile(r"[^\s,]+")
_PRO: Final = re.compile(r"\b[Pp]ro-(?P<whose>[A-Z]\w+(?: [A-Z]\w+)*)")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_ALIKE: Final = 5  # letters from which on "Tigrayan" is of "Tigray"
_KEPT: Final = 4096  # descriptions whose answer is remembered
_PEOPLE: Final = frozenset({"ethnic_group", "civilians", "refugees", "protesters", "detainees"})
_GENERIC: Final = "-generic"
_STATE: Final = "state"


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ties: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    telling: dict[str, tuple[str, ...]]
    apart: frozenset[str]
    left: frozenset[str]
    loose: frozenset[str]
    sponsors: frozenset[str]
    wide: frozenset[str]
    recognised: frozenset[str]
    passing: frozenset[str]
    alike: dict[str, str]


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that words say of a party.

    ``what``: "by" (who stands behind it), "led", "at" (where it sits), "of" (its country), "recognised", "apart", "word", or
    "head", where it is the noun that the phrase is about;
    ``value``: the country's code or the folded word; ``proper``: written with a capital.
    """

    what: str
    value: str
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """The parties that a description fits, in the order of their ids; the ids of those whom its words tell from others of their
    land and kind; whether they tell the land; and whether they tell no more than a people, a creed or who stands behind."""

    actors: tuple[Actor, ...]
    telling: frozenset[str]
    tells_land: bool
    plain: bool = False


class Traits:
    """Finds whom the words of descriptions fit, among the actors of the packs."""

    def __init__(self, actors: ActorBook) -> None:
        self._actors = actors
        data = msgspec.convert(yaml.load(TRAITS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), _Data)
        self._data = data
        self._passing = data.passing | (read_list(WEAK_FILE) - data.apart)
        self._rare = frozenset(word for word, goes_for in data.telling.items() if not goes_for)
        self._ties = {word: what for what, words in data.ties.items() for word in words}
        ties = "|".join(sorted(self._ties))
        self._tied = re.compile(rf"(?P<whose>(?:[Aa]l-)?(?:[A-Z][\w.’']* )*[\w.’']+)[ -](?P<tie>{ties})\b(?! by\b)")
        self._kept: dict[tuple[str, str, date | None, str | None], Fit] = {}

    def sets_apart(self, word: str) -> bool:
        """Whether a word says that those whom it describes have left what they were part of: "breakaway", "former"."""
        return word.lower() in self._data.left

    def fitting(self, phrase: str, head: str, on: date | None, home: str | None = None) -> Fit:
        """The parties that a description fits on a day.

        Args:
            phrase: the words, without what follows the head unless it describes too ("coalition of Arab and Kurdish fighters").
            head: the lemma of its head.
            on: the day; None for any.
            home: the country that the report is about, ISO 3166-1 alpha-2; None where none stands out.
        """
        key = (phrase, head, on, home)
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()  # memory stays flat over a stream of reports
            self._kept[key] = self._found(phrase, head, on, home)
        return self._kept[key]

    def _found(self, phrase: str, head: str, on: date | None, home: str | None) -> Fit:
        kinds = frozenset(self._data.heads.get(head, ()))
        traits = tuple(self._read(phrase, head))
        lands = any(trait.what == "of" for trait in traits)
        if not kinds or all(trait.what == "head" for trait in traits):
            return Fit((), frozenset(), lands)
        if all(trait.what in ("of", "head") for trait in traits) and not any(
            t.value in self._rare for t in traits
        ):  # "the Somali militants": only whoever is called just so
            called = [actor for actor in self._actors.described(phrase) if actor.kind in kinds and actor.kind != _STATE]
            found = [
                one
                for one in called
                if stands(one, on) and all(one.country == t.value for t in traits if t.what == "of")
            ]
            return Fit(tuple(found), frozenset(actor.id for actor in found), lands)
        found = [
            actor
            for actor, own in self._own.items()
            if actor.kind in kinds or any(_ends(description, head) for description in actor.descriptions)
            if stands(actor, on) and all(self._holds(actor, own, trait, on, home) for trait in traits)
        ]
        loose = head in self._data.loose and all(trait.what in ("by", "head") for trait in traits)
        if not loose:  # "UAE-backed forces" may be of any whom the Emirates stood behind
            found = self._likeliest(found, traits)
        telling = frozenset(actor.id for actor in found if any(self._tells(actor, trait) for trait in traits))
        plain = loose or all(trait.what in ("word", "head", "of") and trait.value not in self._rare for trait in traits)
        return Fit(tuple(found), telling, lands, plain)

    def _likeliest(self, found: Sequence[Actor], traits: Sequence[Trait]) -> list[Actor]:
        """Those of whom most is written as the phrase has it, and not told by their ties alone; in the order of their ids."""
        written = {actor.id: sum((t.what, t.value) in self._own[actor] for t in traits) for actor in found}
        most = max(written.values(), default=0)
        return sorted((actor for actor in found if written[actor.id] == most), key=lambda actor: actor.id)

    def _tells(self, actor: Actor, trait: Trait) -> bool:
        if trait.what in ("word", "head"):
            return actor.kind not in self._data.telling.get(trait.value, ()) and (
                trait.what == "word" or trait.value in self._rare
            )
        return trait.what != "of"

    # -- what an actor is like ---------------------------------------------------------------------------------------

    @cached_property
    def _own(self) -> Mapping[Actor, frozenset[tuple[str, str]]]:
        """The traits that descriptions and names give each actor that is one party and no people."""
        found: dict[Actor, frozenset[tuple[str, str]]] = {}
        for actor in self._actors:
            if actor.kind in _PEOPLE or actor.id.endswith(_GENERIC):
                continue
            told = {(t.what, t.value) for one in actor.descriptions for t in self._read(one, "")}
            if actor.kind != _STATE:
                words = (word for name in (actor.name, *actor.names) for word in name.split())
                told |= {("name", fold_name(word)) for word in words if self._is_own(word)}
            found[actor] = frozenset(told)
        return found

    def _is_own(self, word: str) -> bool:
        """Whether a word of a party's name may tell it from others: written large, of some length, and not in everybody's name."""
        return word[:1].isupper() and len(word) >= _ALIKE - 1 and fold_name(word) not in self._data.wide

    def _holds(
        self, actor: Actor, own: frozenset[tuple[str, str]], trait: Trait, on: date | None, home: str | None
    ) -> bool:
        """Whether a trait is an actor's."""
        if (trait.what, trait.value) in own:
            return True
        if trait.what == "head":
            return actor.kind in self._data.telling[trait.value] or ("word", trait.value) in own
        if trait.what == "of":
            return actor.country == trait.value
        if trait.what == "recognised" or (trait.what == "by" and trait.value in self._data.sponsors):
            own_state = self._actors.stationed(actor.country, _STATE) if actor.country is not None else None
            return own_state is not None and own_state.id == actor.id
        if trait.what == "by":
            return self._is_backed(actor, trait.value, on, home)
        if trait.what == "at":
            return actor.kind == _STATE and self._is_seat(actor, trait.value)
        if trait.what == "word":
            if actor.kind in self._data.telling.get(trait.value, ()):
                return True
            return {("led", trait.value), ("head", trait.value)} & own != set() or (
                trait.proper and _in_a_name(trait.value, own)
            )
        if trait.what == "led":
            return ("word", trait.value) in own or (trait.proper and _in_a_name(trait.value, own))
        return False

    def _is_backed(self, actor: Actor, backer: str, on: date | None, home: str | None) -> bool:
        """Whether an actor was the ally of a country, or of what a word for the state at home means, on a day."""
        country = home if backer in self._data.heads else backer if backer.isupper() else None
        state = self._actors.stationed(country, _STATE) if country is not None else None
        if state is None or actor.country == country == backer:
            return False
        return actor.id != state.id and self._actors.sides(actor.id, state.id, on) == "allied"

    def _is_seat(self, actor: Actor, place: str) -> bool:
        seated = self._actors.compose(place)
        return seated is not None and seated.id == actor.id

    # -- reading the words -------------------------------------------------------------------------------------------

    def _read(self, phrase: str, head: str) -> Iterator[Trait]:
        """The traits that the words of a description name, but those that tell nothing. Without a head the last word is one."""
        rest: list[str] = []
        done = 0
        for match in self._tied.finditer(phrase):
            *others, last = match["whose"].split()
            name = " ".join((*others, last))
            whole = not others or self._named(name) is not None or bool(self._actors.named(name))
            rest += [phrase[done : match.start()], *([] if whole else others)]
            done = match.end()
            yield from self._of_tie(self._ties[match["tie"].lower()], name if whole else last)
        for match in _PRO.finditer(phrase, done):
            rest.append(phrase[done : match.start()])
            done = match.end()
            yield from self._of_tie("by", match["whose"])
        words = _TOKEN.findall(" ".join((*rest, phrase[done:])))
        at = 0
        while at < len(words):
            pair = " ".join(words[at : at + 2])
            country = self._named(_POSSESSIVE.sub("", pair)) if pair[:1].isupper() and " " in pair else None
            if country is not None:
                yield Trait("of", country)
                at += 2
                continue
            word = _POSSESSIVE.sub("", words[at])
            last_one = singular(fold_name(word)) == head or (not head and at == len(words) - 1)
            yield from self._single(word, is_head=last_one)
            at += 1

    def _of_tie(self, what: str, name: str) -> Iterator[Trait]:
        country = self._named(name)
        if what == "at":
            yield Trait("at", fold_name(name))
        elif country is not None:
            yield Trait(what, country)
        elif what == "led":
            yield Trait("led", self._alike(fold_name(name)), name[:1].isupper())
        else:
            yield Trait("by", fold_name(name))

    def _named(self, word: str) -> str | None:
        """The country of its adjective, name or seat of government; for none in small letters."""
        if not word[:1].isupper():
            return None
        country = self._actors.country_of(word)
        if country is not None:
            return country
        found = self._actors.named(word)
        return found[0].country if found and found[0].kind == _STATE else None

    def _single(self, word: str, *, is_head: bool) -> Iterator[Trait]:
        folded = fold_name(word)
        one = self._alike(singular(folded))
        country = self._named(word)
        data = self._data
        if is_head:
            if one in data.telling:
                yield Trait("head", one)
        elif country is not None:
            yield Trait("of", country)
        elif folded.rpartition(" ")[2] in data.recognised:
            yield Trait("recognised", "")
        elif folded in data.apart or folded.split(" ")[0] in ("anti", "ex", "non"):
            yield Trait("apart", folded)
        elif not folded.isdigit():
            for part in folded.split(" ") if " " in folded and not word[:1].isupper() else [folded]:
                yield from self._word(part, word)

    def _word(self, folded: str, raw: str) -> Iterator[Trait]:
        one = self._alike(singular(folded))
        proper = raw[:1].isupper()
        empty = (
            one in self._passing
            or folded in self._passing
            or (one in self._data.heads and one not in self._data.telling)
        )
        if empty or (not proper and one not in self._vocabulary):
            return
        yield Trait("word", one, proper)

    def _alike(self, word: str) -> str:
        return self._data.alike.get(word, word)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words that stand in some description: one that stands in none tells nobody from others."""
        words = (word for actor in self._actors for one in actor.descriptions for word in fold_name(one).split(" "))
        return frozenset(self._alike(singular(word)) for word in words) | frozenset(self._data.telling)


def _ends(description: str, head: str) -> bool:
    return singular(fold_name(description.rsplit(" ", 1)[-1])) == head


def _in_a_name(word: str, own: frozenset[tuple[str, str]]) -> bool:
    """Whether a people's or a land's adjective is in one of an actor's names: "Tigrayan", of the "Tigray Defence Forces"."""
    if ("name", word) in own:
        return True
    return len(word) >= _ALIKE and any(
        what == "name" and len(name) >= _ALIKE and (word.startswith(name) or name.startswith(word))
        for what, name in own
    )
