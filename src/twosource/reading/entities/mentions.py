"""Mentions: a report's trees in; every party and place that they name, known or not, out, whether or not a claim has it.

What bears the name of a state is a party where it acts, gives, has or is spoken to, and a place where something is in it.
A phrase whose head is people or an organisation ("the people of Mosul", "the Ministry of Higher Education") is one mention;
so is a place with the name of what it lies in behind it ("Tabqa, Syria").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from twosource.codebook.model import FillerKind
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.kinds import SETTLEMENTS
from twosource.reading.entities.unplaced import unknown_place
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.names import name_tokens
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.coordinates import coordinates
from twosource.records import Mention, PlaceMention

Sort = Literal["party", "place"]

_IN = frozenset(
    "in at near around outside inside across throughout within from into toward towards through over along between off".split()
)
_ONLY_PLACES = _IN - {"from", "between", "over", "off"}
_WITH = frozenset({"by", "with", "against", "including", "like", "between"})
_OF_BOTH = frozenset({"be", "remain", "become", "stand", "face", "bear", "endure"})
_GROUND: frozenset[FillerKind] = frozenset({"place", "facility", "territory"})
_PEOPLE: frozenset[FillerKind] = frozenset({"party", "people"})
_WIDE = frozenset({"country", "state", "province", "governorate", "region", "oblast"})
_UNITS = frozenset("army corps division brigade regiment battalion squadron".split())
_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
_NAME_TAGS = ("NNP", "NNPS")
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch that names something: its head, its tokens and what it is."""

    head: int
    first: int
    last: int
    sort: Sort


class MentionReader:
    """Finds the parties and places that a report names."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, entities: Entities) -> None:
        self._words = lexicon.where
        self._organisations = frozenset(self._words.organisations)
        self._titles = lexicon.people.titles
        self._knowledge = knowledge
        self._entities = entities

    def read(
        self, trees: Sequence[Tree], discourse: Discourse, aliases: Sequence[NameHit] = ()
    ) -> list[Mention | PlaceMention]:
        """The mentions of these trees, in the order of the text, none within another of its sort.

        Args:
            trees: the trees of a report.
            discourse: what its names are resolved by.
            aliases: names that the parser did not see, such as "(SDF)".
        """
        found: list[Mention | PlaceMention] = []
        for tree in trees:
            found.extend(self._mention(tree, one, discourse) for one in self._all(tree))
            found.extend(coordinates(tree.text, tree.starts[0], tree.ends[-1]) if len(tree) else [])
        for hit in aliases:
            actor = discourse.actor(hit, self._knowledge) if hit.kind == "actor" else None
            if actor is not None:
                found.append(
                    Mention(
                        id=actor.id,
                        name=actor.name,
                        kind=actor.kind,
                        text=hit.text,
                        start=hit.start,
                        end=hit.end,
                        via="name",
                    )
                )
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    # -- what is named ---------------------------------------------------------------------------------------------

    def _all(self, tree: Tree) -> list[_Named]:
        named = [one for i in range(len(tree)) if (one := self._at(tree, i)) is not None]
        named.sort(key=lambda one: (one.first, -one.last))
        kept: list[_Named] = []
        for one in named:
            if any(one.sort == other.sort and one.first <= other.last for other in kept[-4:]):
                continue  # within a longer mention
            if kept and self._lies_in(tree, kept[-1], one):
                kept[-1] = _Named(kept[-1].head, kept[-1].first, one.last, "place")
            else:
                kept.append(one)
        return kept

    def _at(self, tree: Tree, i: int) -> _Named | None:
        """What the token at i is the head of, if it is that of a name or of a phrase with one."""
        if self._inside_name(tree, i):
            return None
        if any(hit.text[:1].isupper() for hit in tree.names[i]) or tree.word(i)[:3] in ("al-", "el-"):
            sort = self._sort_of_known(tree, i)
            return _Named(i, *name_tokens(tree, i, self._words), sort) if sort else None
        if not tree.is_noun(i):
            return None
        first, last = name_tokens(tree, i, self._words)
        number = self._number(tree, i)
        if number is not None:
            return _Named(i, min(first, number), last, "party")
        if tree.tags[i] in _NAME_TAGS and tree.word(i)[:1].isupper():
            sort = self._sort_of_unknown(tree, i)
            return _Named(i, first, last, sort) if sort else None
        return self._described(tree, i)

    @staticmethod
    def _number(tree: Tree, i: int) -> int | None:
        """Where the number of a numbered unit stands: "the 155th brigade", "the 82nd Airborne Brigade"."""
        if tree.lemmas[i] not in _UNITS and tree.lowers[i] not in _UNITS:
            return None
        return next((k for k in tree.kids[i] if k < i and _NUMBERED.fullmatch(tree.lowers[k])), None)

    def _inside_name(self, tree: Tree, i: int) -> bool:
        """Whether the token is a part of a longer name, whose head tells what it is."""
        head = tree.heads[i]
        if head == i or tree.deps[i] not in ("compound", "nmod", "amod") or tree.tags[head] not in _NAME_TAGS:
            return False
        first, last = name_tokens(tree, head, self._words)
        return first <= i <= last

    def _sort_of_known(self, tree: Tree, i: int) -> Sort | None:
        hits = tree.names[i]
        if not any(hit.text[:1].isupper() or hit.text[:3] in ("al-", "el-") for hit in hits):
            return None
        if self._is_persons(tree, i):
            return None
        place = any(hit.kind == "place" for hit in hits)
        actors = [actor for hit in hits if hit.kind == "actor" and (actor := self._knowledge.actors.get(hit.ids[0]))]
        if actors and tree.lowers[i] in self._words.no_places:
            return None
        if actors and any(hit.text.split()[0].lower() in self._words.no_places for hit in hits):
            return None  # "Operation Inherent Resolve" is what a party does
        if place and not actors:
            return "party" if tree.lowers[i] in self._organisations else "place"
        if any(actor.kind == "state" for actor in actors):
            if not place:
                return "place" if self._is_where(tree, i) else "party"
            return self._state(tree, i, self._is_city(tree, i))
        if actors:
            return "party"
        return "party" if any(hit.kind == "source" for hit in hits) else None

    def _sort_of_unknown(self, tree: Tree, i: int) -> Sort | None:
        lower, entity = tree.lowers[i], tree.ents[i]
        if lower in self._words.no_places:
            return None
        if lower in self._organisations:
            return "party"
        if self._is_persons(tree, i) or tree.lemmas[i] in self._titles:
            return None
        kinds = self._entities.noun_kinds(tree, i)
        if kinds & {"party"} and entity not in _PLACE_ENTITIES and entity != "PERSON":
            return "party"
        if entity in _PLACE_ENTITIES or (kinds & _GROUND and entity != "PERSON"):
            return "place"
        if self._entities.located(tree, i):
            return "place"
        if entity == "ORG" or (entity == "NORP" and tree.tags[i] == "NNPS"):
            return "party"
        return None

    def _described(self, tree: Tree, i: int) -> _Named | None:
        """ "the Iraqi people", "residents of Mosul", "an ISIL-held building": what is told by a name beside it."""
        kinds = self._entities.noun_kinds(tree, i)
        if not kinds & (_PEOPLE | _GROUND):
            return None
        tokens = [k for k in tree.phrase(i) if tree.tags[k] != "DT" or k == i]
        names = [
            k
            for k in tokens
            if k != i and tree.word(k)[:1].isupper() and k > tree.sentence_of(k)[0] and self._telling(tree, k)
        ]
        last, lies_in = i, False
        for prep in tree.with_dep(i, "prep"):
            for k in tree.with_dep(prep, "pobj"):
                if prep == i + 1 and tree.lowers[prep] == "of" and (tree.names[k] or tree.tags[k] in _NAME_TAGS):
                    names.append(k)
                    lies_in = self._at_place(tree, k)
                    last = max(name_tokens(tree, k, self._words))
        if not names:
            return None
        if kinds & _PEOPLE and not kinds & {"place", "facility"}:
            one_person = tree.tags[i] == "NN" and tree.lemmas[i] in self._titles
            return None if one_person else _Named(i, tokens[0], last, "party")
        if kinds & {"party"} or not (lies_in or tree.lemmas[i] in self._words.sites or tree.lemmas[i] in SETTLEMENTS):
            return None
        return _Named(i, tokens[0], last if lies_in else i, "place")

    @staticmethod
    def _at_place(tree: Tree, k: int) -> bool:
        return any(hit.kind == "place" for hit in tree.names[k]) or tree.ents[k] in _PLACE_ENTITIES

    @staticmethod
    def _telling(tree: Tree, k: int) -> bool:
        return tree.tags[k] in (*_NAME_TAGS, "JJ") and tree.ents[k] not in ("DATE", "TIME", "CARDINAL", "ORDINAL")

    # -- states ----------------------------------------------------------------------------------------------------

    def _state(self, tree: Tree, i: int, city: bool) -> Sort:
        """Whether the name of a state or of its capital stands for a party or for a place."""
        first = self._first_of_list(tree, i)
        dep, head = tree.deps[first], tree.heads[first]
        kinds = self._entities.noun_kinds(tree, head)
        if dep == "appos":
            return "party" if kinds & {"party"} else "place"  # "our ally Turkey"
        if dep in ("nsubj", "agent", "dative"):
            return "place" if tree.lemmas[head] in self._words.said_of_places - _OF_BOTH else "party"
        if dep in ("poss", *_MODIFIERS):
            return "place" if kinds & {"place"} or tree.names[head] or (city and not kinds & {"party"}) else "party"
        if dep == "pobj":
            word = tree.lowers[head]
            of = tree.heads[head]
            theirs = (
                self._entities.noun_kinds(tree, of) & {"party"} or tree.lowers[of] in self._organisations | self._titles
            )
            if word == "of" and theirs:
                return "party"  # "the ministers of Iran", "the government of Iraq"
            return "party" if word in _WITH else "place"
        if dep in ("dobj", "attr"):
            subject = tree.first(head, "nsubj")
            nations = subject is not None and bool(self._entities.noun_kinds(tree, subject) & {"party"})
            listed = tree.lemmas[head] in ("include", "be", "comprise") and nations
            return "party" if listed or tree.lemmas[head] in self._words.with_parties else "place"
        return "place"

    @staticmethod
    def _first_of_list(tree: Tree, i: int) -> int:
        """The first of the names that this one is joined to, which tells what they all are."""
        while tree.heads[i] < i and (
            tree.deps[i] == "conj" or (tree.deps[i] == "appos" and bool(tree.names[tree.heads[i]]))
        ):
            i = tree.heads[i]
        return i

    def _is_where(self, tree: Tree, i: int) -> bool:
        """Whether the name of a government stands behind a word that only places stand behind."""
        i = self._first_of_list(tree, i)
        return tree.deps[i] == "pobj" and tree.lowers[tree.heads[i]] in _ONLY_PLACES

    def _is_persons(self, tree: Tree, i: int) -> bool:
        """Whether a title or a first name stands before a name: it is somebody's."""
        before = [
            k for k in tree.kids[i] if tree.deps[k] in ("compound", "nmod") and k < i and tree.word(k)[:1].isupper()
        ]
        return any(tree.lemmas[k].rstrip(".") in self._titles or tree.ents[k] == "PERSON" for k in before)

    def _lies_in(self, tree: Tree, inner: _Named, outer: _Named) -> bool:
        """ "Tabqa Dam, Syria": whether the one place is only told to say where the other is."""
        if inner.sort != "place" or outer.sort != "place" or outer.first != inner.last + 2:
            return False
        if tree.lowers[inner.last + 1] != "," or tree.deps[outer.head] not in ("appos", "npadvmod", "conj"):
            return False
        nxt = outer.last + 1
        if tree.deps[outer.head] == "conj" and nxt < len(tree) and tree.lowers[nxt] in (",", "and"):
            return False  # a list
        return self._is_a(tree, outer.head, _WIDE) and not self._is_a(tree, inner.head, _WIDE)

    def _is_city(self, tree: Tree, i: int) -> bool:
        return not self._is_a(tree, i, frozenset({"country"}))

    def _is_a(self, tree: Tree, i: int, kinds: frozenset[str]) -> bool:
        """Whether the name at i is that of a place of one of these kinds, or says so; an unknown name is of none."""
        if tree.lowers[i] in kinds:
            return True
        found = [self._knowledge.places.get(hit.ids[0]) for hit in tree.names[i] if hit.kind == "place"]
        return any(place is not None and place.kind in kinds for place in found)

    # -- mentions --------------------------------------------------------------------------------------------------

    def _mention(self, tree: Tree, one: _Named, discourse: Discourse) -> Mention | PlaceMention:
        start, end = tree.starts[one.first], tree.ends[one.last]
        text = tree.text[start:end]
        if one.sort == "place":
            known = next(iter(self._entities.places(tree, one.head, discourse)), None)
            if known is not None and known.start >= start and known.end <= end:
                return msgspec.structs.replace(known, start=start, end=end, text=text)
            return unknown_place(text, start, end)
        party = next(iter(self._entities.parties(tree, one.head, discourse)), None)
        if party is not None and party.id is not None:
            return msgspec.structs.replace(party, start=start, end=end, text=text)
        kind = party.kind if party is not None else "unknown"
        return Mention(id=None, name=text, kind=kind, text=text, start=start, end=end, via="name")
