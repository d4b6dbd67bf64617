"""People: a report's trees in; every person named in it out, and whether the name may be shown.

Who acts or speaks in a public or professional role keeps the name the report gives; everyone else is masked in every
product, a child always. In doubt a name is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from twosource.knowledge import Knowledge
from twosource.knowledge.words import load_words
from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import Lexicon
from twosource.reading.people.ages import Ages
from twosource.reading.people.callings import Callings
from twosource.reading.people.fates import Fates
from twosource.reading.people.half_names import HalfNames
from twosource.reading.people.known_people import KnownPeople
from twosource.reading.people.no_names import NoNames
from twosource.reading.people.people_patterns import NamePatterns
from twosource.reading.people.person_roles import PersonRoles
from twosource.reading.people.place_named import PlaceNamed
from twosource.reading.people.place_or_person import PlaceOrPerson
from twosource.reading.people.unmarked import Unmarked
from twosource.reading.people.verdicts import settled
from twosource.reading.syntax.tree import Tree
from twosource.records import PersonMention

_WHO = re.compile(r"\s*,?\s*(who|whose|whom)\b")
_PEOPLES = frozenset({"tribe", "clan", "sect", "confederation"})
_NAME_TOKENS = 6  # in which a body's name ends


class PeopleReader:
    """Finds persons and tells public from private."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, entities: Entities) -> None:
        self._knowledge = knowledge
        self._entities = entities
        words = lexicon.people
        self._titles = words.titles
        self._roles = words.roles
        self._offices = (words.titles | words.roles) - words.standing
        self._private = words.private
        self._given = words.given
        self._child = words.child
        self._kin = words.kin
        self._apart = words.apart
        self._bodies = words.bodies
        self._cues = frozenset(lexicon.cue_verbs)
        self._no_names = NoNames(words)
        self._halves = HalfNames(words)
        self._place_or_person = PlaceOrPerson(words, entities, load_words().personal)
        self._ages = Ages(lexicon.numbers)
        self._patterns = NamePatterns(words, self._ages)
        fates = Fates(lexicon)
        self._callings = Callings(lexicon, fates)
        self._unmarked = Unmarked(lexicon, entities, fates)
        self._place_named = PlaceNamed(lexicon, self._ages, fates, entities, knowledge)
        self._person_roles = PersonRoles(lexicon, entities, self._ages, self._callings)
        self._known = KnownPeople(knowledge, words, self._person_roles.told)

    def read(self, trees: list[Tree]) -> tuple[PersonMention, ...]:
        """The persons named in a report, in order; a name private once is private throughout unless a role shows it public."""
        found: list[PersonMention] = []
        standing = {
            tree.word(i)
            for tree in trees
            for i, label in enumerate(tree.ents)
            if label == "PERSON" and self._place_or_person.is_one(tree, i)
        }
        towns = {
            word for word in sorted(standing) if word not in self._given and self._knowledge.places.candidates(word)
        }
        found.extend(self._known.read(trees))
        towns |= self._unknown_towns(trees)
        for tree in trees:
            here = [*self._in_tree(tree, towns), *self._unlabelled(tree), *self._betrayed(tree)]
            here += [self._judged(tree, first, last) for first, last in self._place_named.find(tree)]
            taken = [(person.start, person.end) for person in here]
            here += [
                self._judged(tree, first, last)
                for first, last in self._unmarked.find(tree)
                if not any(start < tree.ends[last] and tree.starts[first] < end for start, end in taken)
            ]
            for first, last in self._halves.alone(tree, here):
                if not self._place_or_person.is_of_a_town(tree, last):
                    here.append(self._judged(tree, first, last))
            whole = self._halves.whole(tree, here)
            found.extend(p for p in whole if p.child or p.role is not None or not self._no_names.tells(p.text))
        surnames = {words[-1]: person for person in found if len(words := person.text.split()) > 1}
        for tree in trees:
            found.extend(self._again(tree, surnames))
        return settled(self._callings.settled(trees, found))

    def _unknown_towns(self, trees: list[Tree]) -> set[str]:
        """The names that stand as unknown towns' somewhere in the report, and nowhere as somebody's."""
        towns: set[str] = set()
        persons: set[str] = set()
        for tree in trees:
            for first, last in self._runs(tree):
                person = self._judged(tree, first, last)
                words = person.text.split()
                if self._is_somebody(tree, first, last, person):
                    persons.update((person.text, *words))
                elif self._place_or_person.holds(tree, first, last):
                    towns.add(person.text)
                elif len(words) > 1:
                    persons.update(words)
        return towns - persons

    def _is_somebody(self, tree: Tree, first: int, last: int, person: PersonMention) -> bool:
        """Whether something says that a name is a person's: a title, an age, "who", a verb of speech."""
        speaks = tree.deps[last] == "nsubj" and tree.lemmas[tree.heads[last]] in self._cues
        after = tree.text[tree.ends[last] : tree.ends[last] + 24]
        before = tree.text[max(0, tree.starts[first] - 60) : tree.starts[first]]
        told = _WHO.match(after) is not None or self._ages.is_told(before, after)
        return person.public or person.child or person.role is not None or speaks or told

    def _in_tree(self, tree: Tree, towns: set[str]) -> list[PersonMention]:
        """The names that the model marks; ``towns`` are the names that stand as a town's somewhere in the report."""
        people = []
        for first, last in self._runs(tree):
            person = self._judged(tree, first, last)
            if person.text in towns and not self._is_somebody(tree, first, last, person):
                continue
            title, _, name = person.text.partition(" ")
            if tree.names[first] and name and title.lower() in self._titles:  # "Sheikh Ahmed", which is a village too
                public = not person.child and (person.public or person.role is None)
                person = msgspec.structs.replace(
                    person, start=person.end - len(name), text=name, public=public, role=person.role or title.lower()
                )
            people.append(person)
        return people

    def _runs(self, tree: Tree) -> Iterator[tuple[int, int]]:
        """The first and last tokens of the names that the model marks as persons'."""
        if "PERSON" not in tree.ents:
            return
        i = 0
        while i < len(tree):
            if not self._of_a_person(tree, i) or tree.tags[i] not in ("NNP", "NNPS", "NN", "NNS", "JJ", "HYPH", "FW"):
                i += 1
                continue
            first = i
            while i + 1 < len(tree) and self._of_a_person(tree, i + 1):
                i += 1
            last = i
            i += 1
            if all(tree.names[k] or _of_a_body(tree, k) for k in range(first, last + 1)):
                continue
            while first < last and (
                {tree.lemmas[first], tree.lowers[first]} & (self._apart | self._kin)  # "Toddler", "Warlord"
                or self._place_named.is_before(tree, first, last)
            ):
                first += 1
            while last > first and tree.tags[last] in ("POS", ",", "HYPH", "''", "'"):
                last -= 1
            start, end = tree.starts[first], tree.ends[last]
            text = tree.text[start:end]
            if not text[:1].isupper() or not any(char.isalpha() for char in text):
                continue
            if first == last and self._entities.located(tree, last):
                continue
            if self._names_a_thing(tree, last) or (first == last and self._no_names.begins_only(tree, first)):
                continue
            yield first, last

    def _betrayed(self, tree: Tree) -> list[PersonMention]:
        """Names that an age, a kin word or a given name shows to be a person's, whatever the tagger or the packs take them for."""
        if not len(tree):
            return []
        people = []
        for name in self._patterns.find(tree.text, tree.starts[0], tree.ends[-1]):
            tokens = [k for k in range(len(tree)) if name.start <= tree.starts[k] and tree.ends[k] <= name.end]
            if not tokens or any(hit.kind == "person" for k in tokens for hit in tree.names[k]):
                continue
            if name.by in ("given", "walk") and any(
                len(hit.text) >= name.end - name.start for k in tokens for hit in tree.names[k]
            ):
                continue  # a place or a party that bears the whole name
            if name.by == "given" and any(tree.lowers[k] in self._offices for k in tokens[1:-1]):
                continue  # "Sofia Mayor Yordanka F."
            if name.by == "years before" and self._tells_of_what(tree, tokens):
                continue
            if name.by == "walk" and not tree.with_dep(tokens[-1], "appos"):
                continue  # "... in Beit Hanoun, a doctor at the hospital said"
            public, role, child = self._person_roles.judge(tree, tokens[0], tokens[-1])
            if name.by == "kin":
                public, role = False, role or "kin"
            child = child or name.child
            people.append(
                PersonMention(
                    start=name.start,
                    end=name.end,
                    text=tree.text[name.start : name.end],
                    public=public and not child,
                    role=role,
                    child=child,
                )
            )
        return people

    def _tells_of_what(self, tree: Tree, tokens: list[int]) -> bool:
        """Whether a name behind an age is a nation's, or stands before what is so old: "a 14-year-old Palestinian", "the
        13-year-old Sudan war"."""
        last = tokens[-1]
        if self._knowledge.adjectives.of(tree.word(last)) is not None:
            return True
        return tree.deps[last] in ("compound", "amod", "nmod", "npadvmod", "poss") and tree.heads[last] > last

    @staticmethod
    def _again(tree: Tree, surnames: dict[str, PersonMention]) -> list[PersonMention]:
        """Surnames of those named in full elsewhere in the report, where small towns bear them too."""
        people = []
        for i in range(len(tree)):
            if tree.names[i] and all(hit.kind == "place" and hit.how == "base" for hit in tree.names[i]):
                person = surnames.get(tree.word(i))
                if person is not None:
                    people.append(
                        msgspec.structs.replace(person, start=tree.starts[i], end=tree.ends[i], text=tree.word(i))
                    )
        return people

    @staticmethod
    def _of_a_person(tree: Tree, i: int) -> bool:
        """Whether a token is part of a person's name; a town may bear the same name."""
        return tree.ents[i] == "PERSON" and all(hit.kind == "place" for hit in tree.names[i])

    def _names_a_thing(self, tree: Tree, last: int) -> bool:
        """Whether a name only stands before what it names: "the Teym oil field", "Kalibr missiles", "the Shammar
        tribe"."""
        head = tree.heads[last]
        if tree.deps[last] not in ("compound", "nmod") or tree.tags[head] not in ("NN", "NNS"):
            return False
        if tree.lemmas[head] in _PEOPLES:
            return True
        return bool(self._entities.kinds(tree, head) & {"place", "facility", "weapon"}) and not (
            self._entities.kinds(tree, head) & {"people", "party"}
        )

    def _unlabelled(self, tree: Tree) -> list[PersonMention]:
        """Names that the model did not mark as a person's, told by the words around: an age, "who", an apposed role."""
        people = []
        i, size = 0, len(tree)
        while i < size:
            if not self._namelike(tree, i):
                i += 1
                continue
            first = i
            while i < size and self._namelike(tree, i):
                i += 1
            last = i - 1
            while last > first and not tree.is_noun(last):
                last -= 1
            while first < last and tree.lowers[first] in self._apart | self._kin:
                first += 1
            if last <= first or tree.starts[last] - tree.starts[first] < 3:
                continue
            if tree.text[tree.starts[first]].isupper() and self._human(tree, first, last):
                people.append(self._judged(tree, first, last))
        return people

    def _judged(self, tree: Tree, first: int, last: int) -> PersonMention:
        first = self._person_roles.begins(tree, first, last)
        public, role, child = self._person_roles.judge(tree, first, last)
        start, end = tree.starts[first], tree.ends[last]
        return PersonMention(start=start, end=end, text=tree.text[start:end], public=public, role=role, child=child)

    def _namelike(self, tree: Tree, i: int) -> bool:
        tag = tree.tags[i]
        if tag != "HYPH" and (tag not in ("NNP", "NNPS") or tree.lemmas[i] in self._bodies):
            return False
        return not tree.names[i] and tree.ents[i] not in ("PERSON", "DATE") and not _of_a_body(tree, i)

    def _human(self, tree: Tree, first: int, last: int) -> bool:
        if any(tree.lowers[k] in ("the", "a") and tree.deps[k] == "det" and k == first - 1 for k in tree.kids[last]):
            return False
        if any(tree.lemmas[k] in self._bodies for k in range(first, last + 1)):
            return False
        after = tree.text[tree.ends[last] : tree.ends[last] + 24]
        before = tree.text[max(0, tree.starts[first] - 60) : tree.starts[first]]
        if _WHO.match(after) or self._ages.is_told(before, after) or re.search(r"\b(named|called)\s+$", before):
            return True
        if tree.ents[last] in ("GPE", "LOC", "FAC"):
            return False
        if self._person_roles.leading_over(tree, first, last) is not None:
            return True
        head = tree.heads[last]
        beside = [k for k in tree.kids[last] if tree.deps[k] in ("appos", "amod", "compound")]
        if tree.deps[last] in ("appos", "compound", "nmod"):
            beside.append(head)
        words = {tree.lemmas[k] for k in beside} | {tree.lowers[k] for k in beside}
        return bool(words & (self._private | self._roles | self._child))


def _of_a_body(tree: Tree, i: int) -> bool:
    """Whether a token lies in the name of a party or source that a later token carries: "Boko Haram" in "Boko Haram fighters"."""
    behind = range(i + 1, min(i + _NAME_TOKENS, len(tree)))
    return any(
        hit.kind in ("actor", "source") and hit.start <= tree.starts[i] and tree.ends[i] <= hit.end
        for k in behind
        for hit in tree.names[k]
    )
