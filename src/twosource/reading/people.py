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
from twosource.reading.entities import Entities
from twosource.reading.half_names import HalfNames
from twosource.reading.known_people import KnownPeople, Told
from twosource.reading.lexicon import Lexicon
from twosource.reading.masters import is_member_of_a_body, is_private_master
from twosource.reading.no_names import NoNames
from twosource.reading.people_patterns import NamePatterns
from twosource.reading.place_or_person import PlaceOrPerson
from twosource.reading.tree import Tree
from twosource.reading.verdicts import settled
from twosource.records import PersonMention

_AGE_LATER = re.compile(r"^,? an? [\w’' -]{2,40}, (?:aged )?(\d{1,2})(?=[,.;)]|$)")
_WHO = re.compile(r"\s*,?\s*(who|whose|whom)\b")
_AGE = re.compile(r"^\s*,?\s*\(?(?:aged\s+)?(\d{1,2})\)?\b")
_BODIES = frozenset(
    "centre center observatory group network monitor project committee council union association institute agency foundation army "
    "organisation organization movement commission forum watch office bureau society coalition initiative front brigade division "
    "university hospital school ministry party state force command street square bridge mosque church airport road river province "
    "city district company news wire post times television tv radio dispatch courier herald ledger digest standard".split()
)
_ADULT = 18
_AROUND = 14  # tokens behind a name
_ROLE_REACH = 12  # tokens before a name in which a role with its "of" begins
_OF = frozenset({"of", "for", "to", "at", "in", "with"})
_LEADING = frozenset({"head", "lead", "command", "chair", "direct", "represent"})
_COMMANDING = frozenset({"lead", "command", "head"})  # as the verb of whoever does so
_FULL_NAME = 2  # words
_ACTIVISTS = frozenset({"activist", "campaigner", "advocate"})
_PUBLIC_MEN = frozenset("ally aide cleric dictator hardliner politician mastermind kingpin strongman".split())
_AGENTS = ("or", "er", "ist", "man")
_ONCE = frozenset("former ex onetime one-time sometime formerly late".split())
_SPEAKING_BODIES = frozenset(
    "centre center observatory network council institute foundation organisation organization movement commission forum watch "
    "bureau university think-tank ministry agency committee association".split()
)
_NAME_TOKENS = 6  # in which a body's name ends


class PeopleReader:
    """Finds persons and tells public from private."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, entities: Entities) -> None:
        self._knowledge = knowledge
        self._entities = entities
        words = lexicon.people
        self._titles = frozenset(words.titles)
        self._roles = frozenset(words.roles)
        self._private = frozenset(words.private)
        self._given = frozenset(words.given)
        self._child = frozenset(words.child)
        self._kin = frozenset(words.kin)
        self._apart = self._titles | self._roles | self._private | self._child
        self._cues = frozenset(lexicon.cue_verbs)
        self._units = lexicon.numbers.units
        self._patterns = NamePatterns(words)
        self._no_names = NoNames(words)
        self._halves = HalfNames(words, _BODIES)
        self._place_or_person = PlaceOrPerson(words, entities, load_words().personal)
        self._known = KnownPeople(knowledge, words, self._told)
        years = "|".join(sorted(self._units, key=len, reverse=True))
        aged = rf"\b(\d{{1,2}}|{years})[- ](year|month|week|day)s?[- ]old\b"
        self._aged_before = re.compile(rf"{aged}(?:\s+[\w'’-]+){{0,2}},?\s*$", re.IGNORECASE)
        self._aged_behind = re.compile(rf"^[\s,(]*(?:an?\s+|the\s+)?{aged}", re.IGNORECASE)

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
            for first, last in self._halves.alone(tree, here):
                if not self._place_or_person.is_of_a_town(tree, last):
                    here.append(self._judged(tree, first, last))
            whole = self._halves.whole(tree, here)
            found.extend(p for p in whole if p.child or p.role is not None or not self._no_names.tells(p.text))
        surnames = {words[-1]: person for person in found if len(words := person.text.split()) > 1}
        for tree in trees:
            found.extend(self._again(tree, surnames))
        return settled(found)

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
        told = _AGE.match(after) or _WHO.match(after) or self._aged_before.search(before)
        return person.public or person.child or person.role is not None or speaks or told is not None

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
            while first < last and {tree.lemmas[first], tree.lowers[first]} & (self._apart | self._kin):
                first += 1  # "Toddler", "Warlord"
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
            if name.by == "given" and any(
                len(hit.text) >= name.end - name.start for k in tokens for hit in tree.names[k]
            ):
                continue  # a place or a party that bears the whole name
            public, role, child = self._judge(tree, tokens[0], tokens[-1])
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
        """Whether a name only stands before what it names: "the Teym oil field", "Kalibr missiles"."""
        head = tree.heads[last]
        if tree.deps[last] not in ("compound", "nmod") or tree.tags[head] not in ("NN", "NNS"):
            return False
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
        public, role, child = self._judge(tree, first, last)
        start, end = tree.starts[first], tree.ends[last]
        return PersonMention(start=start, end=end, text=tree.text[start:end], public=public, role=role, child=child)

    @staticmethod
    def _namelike(tree: Tree, i: int) -> bool:
        tag = tree.tags[i]
        if tag != "HYPH" and (tag not in ("NNP", "NNPS") or tree.lemmas[i] in _BODIES):
            return False
        return not tree.names[i] and tree.ents[i] not in ("PERSON", "DATE") and not _of_a_body(tree, i)

    def _human(self, tree: Tree, first: int, last: int) -> bool:
        if any(tree.lowers[k] in ("the", "a") and tree.deps[k] == "det" and k == first - 1 for k in tree.kids[last]):
            return False
        if any(tree.lemmas[k] in _BODIES for k in range(first, last + 1)):
            return False
        after = tree.text[tree.ends[last] : tree.ends[last] + 24]
        if _AGE.match(after) or _WHO.match(after):
            return True
        before = tree.text[max(0, tree.starts[first] - 60) : tree.starts[first]]
        if self._aged_before.search(before) or re.search(r"\b(named|called)\s+$", before):
            return True
        if tree.ents[last] in ("GPE", "LOC", "FAC"):
            return False
        if self._leading_over(tree, first, last) is not None:
            return True
        head = tree.heads[last]
        beside = [k for k in tree.kids[last] if tree.deps[k] in ("appos", "amod", "compound")]
        if tree.deps[last] in ("appos", "compound", "nmod"):
            beside.append(head)
        words = {tree.lemmas[k] for k in beside} | {tree.lowers[k] for k in beside}
        return bool(words & (self._private | self._roles | self._child))

    def _judge(self, tree: Tree, first: int, last: int) -> tuple[bool, str | None, bool]:
        """Whether the words around a name say a public role, a private one, or a child."""
        leading, beside, words = self._said_of(tree, first, last)
        titled = leading is not None and leading in self._titles | self._roles and leading not in self._private
        if words & self._child or self._young(tree, first, last):
            return False, next(iter(sorted(words & self._child)), None), True
        if is_private_master(tree.text, tree.starts[first], tree.ends[last]):
            return False, leading if titled else None, False
        if titled:
            return True, leading, False
        role, private = sorted(words & self._roles), sorted(words & self._private - _ACTIVISTS)
        if role and not private:
            return True, role[0], False
        if not private and (heads := self._heads_what(tree, last)) is not None:
            return True, heads, False
        if not private and words & _ACTIVISTS and self._speaks_for_a_body(tree, first, last, beside):
            return True, sorted(words & _ACTIVISTS)[0], False
        if not private and is_member_of_a_body(tree.text, tree.starts[first], tree.ends[last]):
            return True, "member", False
        if not private and self._speaks_of_a_body(tree, first, last):
            return True, "speaker", False
        below = {tree.lemmas[k] for k in tree.subtree(last) if abs(k - last) <= _AROUND} - words
        return False, next(iter(private or sorted(below & self._private)), None), bool(below & self._child)

    def _told(self, tree: Tree, first: int, last: int) -> Told | None:
        """What stands right beside a name of the packs says of its bearer; nothing of whom it only stands near."""
        leading, beside, words = self._said_of(tree, first, last)
        if words & self._child or self._young(tree, first, last):
            return "child"
        if is_private_master(tree.text, tree.starts[first], tree.ends[last]):
            return "private"
        if words & (self._roles | _PUBLIC_MEN) or leading in self._titles:
            return "public"
        private = {
            tree.lemmas[k]
            for k in beside
            if not any(tree.lowers[kid] in _ONCE for kid in tree.kids[k])  # "a former camel trader"
            and (tree.lemmas[k] not in self._kin or any(tree.lowers[kid] == "a" for kid in tree.kids[k]))
        }
        private |= {leading} - self._kin if leading is not None else set()
        return "private" if private & self._private else None

    def _said_of(self, tree: Tree, first: int, last: int) -> tuple[str | None, list[int], set[str]]:
        """The word that leads a name, the tokens that tell what its bearer is, and all their words."""
        leading = self._leading(tree, first) or self._leading_over(tree, first, last)
        beside = self._beside(tree, first, last)
        words = {tree.lemmas[k] for k in beside} | {tree.lowers[k] for k in beside}
        words |= {leading} if leading is not None else set()
        if (
            first > 1 and tree.tags[first - 1] == "," and tree.tags[first - 2] == "NN"
        ):  # "the mayor's driver, X": whatever the parser hangs X on
            words |= {tree.lemmas[first - 2]} & (self._private | self._child)
        return leading, beside, words

    def _leading(self, tree: Tree, first: int) -> str | None:
        """The word right before a name that tells what its bearer is: "general", not the minister who speaks of it."""
        for k in range(first - 1, max(-1, first - 5), -1):
            verb = tree.is_verb(k) and not tree.lowers[k].endswith(_AGENTS)  # "negotiator" is at times tagged as one
            if verb or tree.tags[k] in (",", ":", "POS", "IN", "DT", "CC", "PRP", "``", "''"):
                return None
            for word in (tree.lowers[k].rstrip("."), tree.lemmas[k]):
                if word in self._apart:
                    return word
        return None

    def _leading_over(self, tree: Tree, first: int, last: int) -> str | None:
        """The role, public or private, before a name with what it is a role of between them: "foreign minister of Mali X",
        "a spokesman for the group, X, said". Of "the son of the minister of Mali X" nothing can be told."""
        comma = first > 0 and tree.tags[first - 1] == ","
        if comma and not self._set_off(tree, last):
            return None
        if not comma and not any(hit.kind in ("place", "actor") for hit in tree.names[first - 1] if first > 0):
            return None
        hits = tree.names[first - 1 - comma]
        named = {word for hit in hits for word in hit.text.lower().split()}
        told = sorted(named & self._roles - self._private) or sorted(
            named & self._titles
        )  # "President of Mali": one name
        if told and not named.isdisjoint(_OF):
            begins = min(hit.start for hit in hits)
            behind = range(first - 2 - comma, -1, -1)
            before = next((n for n in behind if tree.starts[n] < begins and not self._qualifies(tree, n)), None)
            return told[0] if before is None or tree.lowers[before] not in ("of", "’s", "'s") else None
        for k in range(first - 1 - comma, max(-1, first - _ROLE_REACH), -1):
            if tree.tags[k] in (",", ":", "POS", "``", "''", "CC", "PRP", "WP") or (
                tree.is_verb(k) and not tree.names[k]
            ):
                return None
            word = next((one for one in (tree.lowers[k].rstrip("."), tree.lemmas[k]) if one in self._apart), None)
            if word is None:
                continue
            if tree.lowers[k + 1] not in _OF:
                return None
            if word not in self._titles | self._roles or word in self._private:
                return word
            before = next((n for n in range(k - 1, -1, -1) if not self._qualifies(tree, n)), None)
            owned = before is not None and (tree.lowers[before] == "of" or tree.tags[before] == "POS")
            return None if owned and not self._owns_the_role(tree, before) else word
        return None

    def _qualifies(self, tree: Tree, k: int) -> bool:
        """Whether a token only goes before a role: an article, an adjective, "deputy", "foreign"."""
        return tree.tags[k] in ("DT", "JJ", "JJR", "JJS", "PRP$") or (
            tree.tags[k] in ("NN", "NNP", "VBG", "VBN") and tree.lemmas[k] not in self._private and not tree.names[k]
        )

    @staticmethod
    def _owns_the_role(tree: Tree, before: int | None) -> bool:
        """Whether a possessor before a role is a country's or a body's, whose role it is: "Mali's ambassador to Chad X"."""
        if before is None or before == 0 or tree.tags[before] != "POS":
            return False
        return bool(tree.names[before - 1]) or tree.ents[before - 1] in ("GPE", "ORG")

    @staticmethod
    def _set_off(tree: Tree, last: int) -> bool:
        """Whether a comma and no further name, or a verb, stands behind a name."""
        if last + 1 >= len(tree):
            return True
        if tree.tags[last + 1] != ",":
            return tree.is_verb(last + 1) or tree.tags[last + 1] in (".", "IN")
        return last + 2 >= len(tree) or tree.tags[last + 2] not in ("NNP", "NNPS", "CC")

    def _heads_what(self, tree: Tree, last: int) -> str | None:
        """ "X, who heads the institute": what one does who leads a body; nothing of who heads a family."""
        for clause in tree.with_dep(last, "relcl"):
            if tree.lemmas[clause] not in _LEADING or not any(
                tree.lowers[k] == "who" for k in tree.with_dep(clause, "nsubj")
            ):
                continue
            for k in tree.with_dep(clause, "dobj"):
                named = any(hit.kind in ("actor", "source") for hit in tree.names[k])
                if named or tree.lemmas[k] in _BODIES or "party" in self._entities.kinds(tree, k):
                    return "head"
        return "commander" if self._commands(tree, last) else None

    def _commands(self, tree: Tree, last: int) -> bool:
        """ "X led the Taliban who attacked Kunduz": whoever leads a force; not who led soldiers to a house."""
        verb = tree.heads[last]
        if tree.deps[last] != "nsubj" or tree.lemmas[verb] not in _COMMANDING or len(tree.phrase(last)) < _FULL_NAME:
            return False
        if any(tree.lowers[p] in ("to", "through", "from", "towards") for p in tree.with_dep(verb, "prep")):
            return False
        return any(
            bool(tree.names[k] or any(tree.lowers[d] == "the" for d in tree.kids[k]))
            and "party" in self._entities.kinds(tree, k)
            and not any(hit.kind == "source" for hit in tree.names[k])
            for k in tree.with_dep(verb, "dobj")
        )

    def _speaks_for_a_body(self, tree: Tree, first: int, last: int, beside: list[int]) -> bool:
        """Whether an activist speaks, and a body that he is of is named: "activist X of the NGO Y said"."""
        head = tree.heads[last]
        speaks = tree.deps[last] == "nsubj" and tree.lemmas[head] in self._cues
        around = {
            k
            for one in (last, *beside)
            for k in tree.subtree(one)
            if abs(k - last) <= _AROUND and not first <= k <= last
        }
        return speaks and any(
            tree.lemmas[k] in _BODIES
            or tree.lowers[k] == "ngo"
            or any(hit.kind in ("actor", "source") for hit in tree.names[k])
            for k in around
        )

    def _speaks_of_a_body(self, tree: Tree, first: int, last: int) -> bool:
        """Whether somebody is named in full with the body that the name's bearer speaks for: "Ali Vaez of the ICG said", "Hamas's
        Osama Hamdan said"."""
        if first == last:
            return False
        head = tree.heads[last]
        speaks = tree.deps[last] == "nsubj" and tree.lemmas[head] in self._cues
        speaks = speaks or (tree.deps[last] == "pobj" and tree.lowers[tree.heads[head]] == "according")
        preps = [prep for prep in tree.with_dep(last, "prep") if tree.lowers[prep] in ("of", "from", "at", "with")]
        bodies = [*tree.with_dep(last, "poss"), *(k for prep in preps for k in tree.with_dep(prep, "pobj"))]
        return speaks and any(
            (
                any(hit.kind in ("source", "actor") and hit.text[:1].isupper() for hit in tree.names[k])
                and all(hit.kind != "place" for hit in tree.names[k])
            )
            or (tree.tags[k] in ("NNP", "NNPS") and tree.lemmas[k].lower() in _SPEAKING_BODIES)
            for k in bodies
        )

    def _beside(self, tree: Tree, first: int, last: int) -> list[int]:
        """What is said of a name's bearer in apposition, before the name or by "is": never whom it met or is kin of."""
        found: list[int] = []
        head = tree.heads[last]
        if tree.deps[last] in ("appos", "compound", "nmod"):
            found.append(head)
        if tree.deps[last] in ("nsubj", "attr") and tree.lemmas[head] == "be":
            found += tree.with_dep(head, "attr")
        found += tree.with_dep(last, "appos", "compound", "nmod", "amod")
        for clause in tree.with_dep(last, "relcl"):
            if tree.lemmas[clause] == "be" and any(tree.lowers[k] == "who" for k in tree.with_dep(clause, "nsubj")):
                found += tree.with_dep(clause, "attr")
        for k in found:
            found += [n for n in tree.with_dep(k, "compound", "nmod", "amod", "appos", "conj") if n not in found]
            if tree.tags[k] == "CD":  # "one of the commanders"
                found += [n for prep in tree.with_dep(k, "prep") for n in tree.with_dep(prep, "pobj")]
        return [k for k in found if not first <= k <= last]

    def _young(self, tree: Tree, first: int, last: int) -> bool:
        match = _AGE.match(tree.text[tree.ends[last] : tree.ends[last] + 14])
        if match is not None and int(match.group(1)) < _ADULT:
            return True
        later = _AGE_LATER.match(tree.text[tree.ends[last] : tree.ends[last] + 60])  # "X, a student activist, 15"
        if later is not None and int(later.group(1)) < _ADULT:
            return True
        before = self._aged_before.search(tree.text[max(0, tree.starts[first] - 60) : tree.starts[first]])
        behind = self._aged_behind.match(tree.text[tree.ends[last] : tree.ends[last] + 30])
        return any(self._years(*aged.group(1, 2)) < _ADULT for aged in (before, behind) if aged is not None)

    def _years(self, word: str, unit: str) -> int:
        if unit.lower() != "year":
            return 0
        return int(word) if word.isdecimal() else self._units[word.lower()]


def _of_a_body(tree: Tree, i: int) -> bool:
    """Whether a token lies in the name of a party or source that a later token carries: "Boko Haram" in "Boko Haram fighters"."""
    behind = range(i + 1, min(i + _NAME_TOKENS, len(tree)))
    return any(
        hit.kind in ("actor", "source") and hit.start <= tree.starts[i] and tree.ends[i] <= hit.end
        for k in behind
        for hit in tree.names[k]
    )
