"""Where: a verb or event noun in a tree in; the names of the places of what it says, out, whether or not it makes a claim.

The place of an event stands in what the word governs: what is hit or taken, a locative phrase, or one that hangs on a noun
below ("killed in a raid on a building in Mosul"). Of a chain of places the innermost is told. A word that names none has the
place of the words it leads to ("aims at taking X"), else that of the clause it is joined to ("died in X when ... was cut").
A saying verb lends nothing: what was said in Geneva did not happen there.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from twosource.codebook.model import FillerKind
from twosource.knowledge import Knowledge
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.unplaced import unknown_place
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.names import name_tokens
from twosource.reading.syntax.tree import Tree
from twosource.records import PlaceMention

# Prepositions whose object is where it is, as near as can be told; then those that only lead there or away.
_AT = frozenset(
    "in at near on around outside inside across within throughout between into onto upon amid among beside beyond behind under "
    "above below against toward towards to".split()
)
_BY_WAY_OF = frozenset("along over through past via off down up".split())
_FROM = frozenset({"from"})
_LEADS = frozenset({"during", "by", "with", "as", "of", "for"})
_FOLLOWING = frozenset({"after", "following"})
_ON_NOUNS = _AT | _BY_WAY_OF | _FROM | {"of", "by", "during"}
_APART = frozenset({"after", "before", "because", "although", "though", "if", "unless", "since", "until", "whereas"})
_NO_PLACE = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "NORP", "LANGUAGE", "LAW", "ORDINAL", "EVENT"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_SURE = frozenset("in at near around outside inside toward towards into across throughout within between".split())
_LENGTHS = frozenset("km kilometres kilometers kilometre kilometer miles mile metres meters m yards away far".split())
_ACRONYM = 6  # letters, at most
_GROUND: frozenset[FillerKind] = frozenset({"place", "facility", "territory"})
_BODIES = frozenset("branch arm affiliate offshoot franchise wing".split())  # "al-Qaeda's branch in the Sahel"
CARRYING = frozenset({"take", "rush", "fly", "bring", "carry", "airlift", "transfer", "move", "transport"})
"""What is done to the hurt and to captives afterwards, elsewhere."""
_WAYS = frozenset({"way", "path"})
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place: the token that heads it, its offsets in the text, and the head of its phrase ("the Dand district")."""

    token: int
    start: int
    end: int
    phrase: int


class WhereReader:
    """Finds the places of events by the syntax of their words."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, entities: Entities) -> None:
        self._lexicon = lexicon
        self._knowledge = knowledge
        self._entities = entities
        self._titles = lexicon.people.titles
        self._words = lexicon.where

    def of(self, tree: Tree, i: int) -> list[PlaceName]:
        """The names of the places of what the word at i says; often none."""
        start, end = tree.sentence_of(i)
        if not any(tree.names[k] or tree.tags[k] in ("NNP", "NNPS") for k in range(start, end)):
            return []
        found = self._own(tree, i, _DEPTH) or self._above(tree, i)
        return sorted({name.start: name for name in found}.values(), key=lambda name: name.start)

    def places(self, tree: Tree, i: int, discourse: Discourse) -> list[PlaceMention]:
        """The same as mentions: of known places with their ids, of others by their names."""
        return [self._mention(tree, name, discourse) for name in self.of(tree, i) if not self._is_no_ground(tree, name)]

    def _is_no_ground(self, tree: Tree, name: PlaceName) -> bool:
        """Whether what stands where a place might is a month or a party without a name: "handed to the authorities"."""
        if any(hit.kind == "place" for hit in tree.names[name.token]):
            return False
        unnamed = tree.word(name.token).islower() and name.start >= tree.starts[name.token]
        party = unnamed and (bool(tree.names[name.token]) or "party" in self._entities.kinds(tree, name.token))
        return party or tree.ents[name.token] in ("DATE", "TIME")

    def _mention(self, tree: Tree, name: PlaceName, discourse: Discourse) -> PlaceMention:
        text = tree.text[name.start : name.end]
        known = next(iter(self._entities.places(tree, name.token, discourse)), None)
        if name.phrase != name.token and (known is None or known.id is None):
            known = next(iter(self._entities.places(tree, name.phrase, discourse)), None)
            if known is not None and known.start == name.start:
                return msgspec.structs.replace(known, start=name.start, end=name.end, text=text)
            if known is not None and known.start >= name.end:  # what is known is what the place lies in
                return msgspec.structs.replace(
                    known, id=None, name=text, text=text, start=name.start, end=name.end, via="name"
                )
        if known is not None and (known.start, known.end) == (name.start, name.end):
            return known
        inside = known is not None and name.start <= known.start and known.end <= name.end
        around = known if inside and known is not None else None  # "South Vietnam" is not Vietnam, but there
        called = discourse.town_called(text, self._knowledge) if known is None else None
        if called is not None:
            return PlaceMention.of(called, text=text, start=name.start, end=name.end, via="name")
        if around is None:
            return unknown_place(text, name.start, name.end)
        return msgspec.structs.replace(
            around, id=None, name=text, text=text, start=name.start, end=name.end, via="name"
        )

    # -- what the word governs -------------------------------------------------------------------------------------

    def _own(self, tree: Tree, i: int, depth: int) -> list[PlaceName]:
        if depth == 0:
            return []
        if not tree.is_verb(i):
            return self._under(tree, i, depth)
        objects = [
            c for k in tree.kids[i] if tree.deps[k] in ("dobj", "nsubjpass", "attr", "oprd") for c in tree.conjuncts(k)
        ]
        prepositions = self._prepositions(tree, i)
        behind = [p for p in prepositions if p > i]
        fronted = [p for p in prepositions if p < i]
        subjects = [c for k in tree.kids[i] if tree.deps[k] == "nsubj" for c in tree.conjuncts(k)]
        return (
            self._objects(tree, i, objects)
            or self._phrases(tree, i, behind, _AT, depth)
            or self._phrases(tree, i, behind, _BY_WAY_OF, depth)
            or (
                []
                if self._tells(tree, i)
                else [name for noun in objects for name in self._under(tree, noun, depth - 1)]
            )
            or self._phrases(tree, i, [p for p in behind if not self._tells_origin(tree, i, p)], _FROM, depth)
            or self._phrases(tree, i, fronted, _AT | _BY_WAY_OF, depth)
            or (self._phrases(tree, i, behind, _LEADS, depth) if not self._tells(tree, i) else [])
            or self._below(tree, i, depth)
            or self._shared(tree, i, depth)
            or self._when(tree, i, depth)
            or [name for noun in subjects for name in self._subject(tree, i, noun, depth - 1)]
            or self._fronted(tree, i, fronted, depth)
        )

    def _fronted(self, tree: Tree, i: int, prepositions: list[int], depth: int) -> list[PlaceName]:
        """ "After ten days behind closed doors in X, they signed", "Having moved into X, the men turned it ...": where it began."""
        start, _ = tree.sentence_of(i)
        found = self._phrases(tree, i, [p for p in prepositions if p == start], _FOLLOWING, depth)
        for clause in tree.with_dep(i, "advcl") if not found else []:
            perfect = tree.tags[clause] == "VBN" and any(tree.lowers[k] == "having" for k in tree.kids[clause])
            if clause < i and perfect and not found:
                found = self._own(tree, clause, depth - 1)
        return found

    def _objects(self, tree: Tree, i: int, objects: list[int]) -> list[PlaceName]:
        """Places that something is done to: "bombed Hanoi", "the town was taken"; not "accused Syria"."""
        found: list[PlaceName] = []
        if self._tells(tree, i):
            return found
        takes = tree.lemmas[i] in self._words.take_places
        if takes:  # the parser takes the rest of a long list for adverbs
            objects = objects + [
                c for k in tree.kids[i] if tree.deps[k] == "npadvmod" and k > i for c in tree.conjuncts(k)
            ]
        for noun in objects:
            if not takes and self._acts(tree, noun):
                continue
            gone = tree.lemmas[i] in self._words.taken and not (
                tree.ents[noun] == "PERSON" and len(tree.phrase(noun)) > 1
            )
            named = self._named(tree, noun, sure=(takes and bool(found)) or gone)
            found.extend(
                named or (self._under(tree, noun, 2) if found and self._entities.noun_kinds(tree, noun) else [])
            )
        return found

    def _prepositions(self, tree: Tree, i: int) -> list[int]:
        """The prepositions that hang on a verb, its particles, its adverbs of bearing and its predicate."""
        found: list[int] = []
        for kid in tree.kids[i]:
            if tree.deps[kid] in ("prep", "agent", "dative"):
                found.extend(self._joined(tree, kid))
            elif tree.deps[kid] in ("prt", "advmod", "acomp", "npadvmod"):
                for below in tree.kids[kid]:
                    if tree.deps[below] == "prep":
                        found.extend(self._joined(tree, below))
        return found

    def _tells_origin(self, tree: Tree, i: int, prep: int) -> bool:
        """ "shot dead 23 labourers from Punjab": whoever is harmed comes from there; nobody is harmed from there."""
        harmed = tree.lemmas[i] in self._words.harming and tree.lowers[prep] == "from" and not _is_near(tree, prep)
        return harmed and any(
            k == prep - 1 for noun in tree.with_dep(i, "dobj", "nsubjpass") for k in tree.conjuncts(noun)
        )

    @staticmethod
    def _joined(tree: Tree, prep: int) -> list[int]:
        """ "along the trail and in the delta", "out of X": the preposition and those that follow on it."""
        found = [prep]
        for at in found:
            found.extend(k for k in tree.kids[at] if tree.deps[k] in ("conj", "prep") and tree.tags[k] in ("IN", "TO"))
        return found

    def _phrases(
        self, tree: Tree, i: int, prepositions: list[int], words: frozenset[str], depth: int
    ) -> list[PlaceName]:
        """The places of the first of these phrases that has any, and of those joined to it."""
        found: list[PlaceName] = []
        for prep in prepositions:
            if found and tree.deps[prep] != "conj":
                break
            if tree.lowers[prep] not in words or _is_distance(tree, prep):
                continue
            for noun in tree.with_dep(prep, "pobj"):
                found.extend(self._below_preposition(tree, i, prep, noun, words is _LEADS, depth))
        return found

    def _below_preposition(self, tree: Tree, i: int, prep: int, noun: int, leads: bool, depth: int) -> list[PlaceName]:
        word = tree.lowers[prep]
        found: list[PlaceName] = []
        for one in tree.conjuncts(noun):
            named: list[PlaceName] = []
            if not leads and not (
                word in ("to", "against", "on", "for")
                and self._acts(tree, one)
                and tree.lemmas[i] not in self._words.motion
            ):
                named = self._named(
                    tree,
                    one,
                    sure=word in _SURE or bool(found) or (word == "to" and tree.lemmas[i] in self._words.motion),
                )
            found.extend(named or self._under(tree, one, depth - 1))
        return found

    def _under(self, tree: Tree, noun: int, depth: int, prepositions: frozenset[str] = _ON_NOUNS) -> list[PlaceName]:
        """The places in the phrases that hang on a noun: "attacks on civilian homes in the village of Midaya"."""
        if depth <= 0:
            return []
        for kid in tree.kids[noun]:
            if tree.deps[kid] in ("compound", "nmod", "poss") and self._entities.noun_kinds(tree, noun) & _GROUND:
                named = [name for k in tree.conjuncts(kid) for name in self._named(tree, k, sure=False)]
                if named:
                    return named
        for kid in tree.kids[noun]:
            if tree.lowers[kid] == "from" and tree.lemmas[tree.heads[noun]] in self._words.harming:
                continue  # "killed three teachers from Zacatecas"
            if tree.deps[kid] in ("prep", "agent") and tree.lowers[kid] in prepositions and not _is_distance(tree, kid):
                found: list[PlaceName] = []
                for prep in self._joined(tree, kid):
                    for one in tree.with_dep(prep, "pobj"):
                        found.extend(self._below_noun(tree, noun, prep, one, depth))
                if found:
                    return found
            elif tree.deps[kid] in ("advmod", "npadvmod") and kid > noun and tree.lowers[kid] in self._words.bearings:
                found = [  # "villages east of Wad Madani"
                    name
                    for prep in tree.with_dep(kid, "prep")
                    if tree.lowers[prep] == "of"
                    for one in tree.with_dep(prep, "pobj")
                    for name in self._named(tree, one, sure=True)
                ]
                if found:
                    return found
            elif tree.deps[kid] == "acl" and tree.tags[kid] in ("VBN", "VBG", "VBD", "NN"):
                below = self._prepositions(tree, kid)
                found = self._phrases(tree, kid, below, _AT | _BY_WAY_OF, depth - 1) or self._phrases(
                    tree, kid, below, _LEADS, depth - 1
                )
                if found:
                    return found
            elif tree.deps[kid] == "acl" and self._is_purpose(tree, kid):  # "an operation to arrest a man in X"
                found = self._own(tree, kid, depth - 1)
                if found:
                    return found
            elif tree.deps[kid] == "appos" and kid > noun and tree.lemmas[kid] not in _BODIES:
                found = self._named(tree, kid, sure=False) or self._under(tree, kid, depth - 1)
                if found:
                    return found
        return []

    def _below_noun(self, tree: Tree, noun: int, prep: int, below: int, depth: int) -> list[PlaceName]:
        word = tree.lowers[prep]
        found: list[PlaceName] = []
        for one in tree.conjuncts(below):
            named: list[PlaceName] = []
            rulers = (
                word == "of"
                and tree.lemmas[noun] in self._words.rulers
                and not self._entities.is_settlement(tree, noun)
            )
            ground = bool(self._entities.noun_kinds(tree, noun) & _GROUND)
            if (
                word not in ("by", "during")
                and not rulers
                and (ground or not (word in ("of", "on", "against", "to") and self._acts(tree, one)))
            ):
                named = self._named(tree, one, sure=word in _SURE or bool(found))
            if not rulers:
                found.extend(named or self._under(tree, one, depth - 1))
        return found

    def _subject(self, tree: Tree, verb: int, noun: int, depth: int) -> list[PlaceName]:
        """Where the doer is: "units in Diyala were conducting"; a town that bears something itself."""
        if tree.lemmas[verb] in self._words.said_of_places and tree.names[noun] and not self._acts(tree, noun):
            named = self._named(tree, noun, sure=False)
            if named:
                return named
        return self._under(tree, noun, depth, _ON_NOUNS - _FROM)

    # -- around the word -------------------------------------------------------------------------------------------

    def _below(self, tree: Tree, i: int, depth: int) -> list[PlaceName]:
        """The places of what a verb leads to: "succeeded in capturing X", "began the offensive to take X"."""
        if depth == 0 or self._speaks(tree, i):
            return []
        leads = [
            k
            for k in tree.kids[i]
            if tree.deps[k] == "xcomp" or (tree.deps[k] == "advcl" and self._is_purpose(tree, k))
        ]
        for kid in tree.kids[i]:
            if tree.deps[kid] == "prep" and tree.lowers[kid] not in _APART:
                leads.extend(tree.with_dep(kid, "pcomp"))
            elif tree.deps[kid] == "dobj":
                leads.extend(k for k in tree.with_dep(kid, "acl") if self._is_purpose(tree, k))
        for verb in leads:
            if verb > i and tree.is_verb(verb):
                found = self._own(tree, verb, depth - 1)
                if found:
                    return found
        return []

    def _shared(self, tree: Tree, i: int, depth: int) -> list[PlaceName]:
        """ "killed three and seized weapons in Helmand": what stands behind the last of joined verbs goes with all."""
        for verb in tree.with_dep(i, "conj"):
            if tree.lemmas[verb] in CARRYING and tree.tags[verb] == "VBN":
                continue  # "was wounded and taken to hospital in X"
            if tree.is_verb(verb) and tree.first(verb, "nsubj", "nsubjpass") is None and depth > 1:
                behind = [p for p in self._prepositions(tree, verb) if p > verb]
                objects = tree.with_dep(verb, "dobj")
                found = (
                    self._phrases(tree, verb, behind, _AT, depth - 1)
                    or self._phrases(tree, verb, behind, _LEADS, depth - 1)
                    or [
                        name
                        for noun in objects
                        if tree.lemmas[noun] not in _WAYS  # "captured the ridge and cleared the way to X"
                        for name in self._under(tree, noun, depth - 1)
                    ]
                )
                if found:
                    return found
        return []

    def _when(self, tree: Tree, i: int, depth: int) -> list[PlaceName]:
        """ "were killed when their vehicle drove over a device near X": the clause tells the same event."""
        if depth == 0 or self._speaks(tree, i):
            return []
        for verb in tree.with_dep(i, "advcl"):
            if verb > i and any(tree.lowers[k] in ("when", "as") for k in tree.kids[verb]):
                found = self._own(tree, verb, depth - 1)
                if found:
                    return found
        return []

    @staticmethod
    def _is_purpose(tree: Tree, i: int) -> bool:
        return tree.tags[i] == "VB" and any(tree.lowers[k] == "to" for k in tree.kids[i])

    def _above(self, tree: Tree, i: int) -> list[PlaceName]:
        """The places of the clause that a word is joined to, or of the noun that its clause describes."""
        child = i
        for head in tree.ancestors(i):
            dep = tree.deps[child]
            if dep in ("relcl", "acl") and not tree.is_verb(head):
                found = self._named(tree, head, sure=False) or self._under(tree, head, 2)
                found = [name for name in found if name.token < i]
                if found:
                    return found
            elif tree.is_verb(head):
                if self._speaks(tree, head) or dep not in (
                    "conj",
                    "advcl",
                    "xcomp",
                    "ccomp",
                    "pcomp",
                    "prep",
                    "dobj",
                    "pobj",
                ):
                    return []
                if dep == "advcl" and any(tree.lowers[k] in _APART for k in tree.kids[child]):
                    return []
                found = self._own(tree, head, 3)
                if found:
                    return found
            elif dep not in ("pcomp", "pobj", "prep", "dobj", "conj", "nsubj"):
                return []
            child = head
        return []

    def _speaks(self, tree: Tree, i: int) -> bool:
        """Whether a verb brings in what somebody says: what is told in its clause happened elsewhere."""
        lemma = tree.lemmas[i]
        if lemma not in self._lexicon.cue_verbs:
            return lemma in self._words.telling
        return lemma not in self._lexicon.clause_only or bool(tree.with_dep(i, "ccomp"))

    def _tells(self, tree: Tree, i: int) -> bool:
        """Whether a verb's object is what somebody says or of whom, and so has no place of the verb's own."""
        return self._speaks(tree, i)

    # -- names -----------------------------------------------------------------------------------------------------

    def _acts(self, tree: Tree, i: int) -> bool:
        """Whether a name is also that of a state or government: "Syria", "Damascus"."""
        return any(hit.kind == "actor" for hit in tree.names[i])

    def _named(self, tree: Tree, i: int, sure: bool) -> list[PlaceName]:
        """The name of a place that the phrase with head i is, or begins with: "Aleppo", "Route 9", "the Tchepone area".

        Args:
            tree: the tree it stands in.
            i: the head.
            sure: whether what stands here is a place if it is a name at all.
        """
        if self._is_place(tree, i, sure):
            return [self._name(tree, i, i)]
        if tree.tags[i] in ("NN", "NNS") and self._entities.noun_kinds(tree, i) & _GROUND:
            for kid in tree.kids[i]:
                if tree.deps[kid] in ("compound", "nmod", "poss") and kid < i:
                    area = tree.lemmas[i] in self._words.areas
                    found = [
                        self._name(tree, one, i)
                        for one in tree.conjuncts(kid)
                        if self._is_place(tree, one, sure or area, area) and (area or not self._acts(tree, one))
                    ] or ([] if tree.tags[kid] in ("NNP", "NNPS") else self._named(tree, kid, sure))
                    if found:
                        return found
        return []

    def _is_place(self, tree: Tree, i: int, sure: bool, area: bool = False) -> bool:
        if tree.names[i]:
            if any(hit.kind == "place" for hit in tree.names[i]):
                return not any(tree.lemmas[k] in self._titles for k in tree.with_dep(i, "compound"))
            return sure and any(self._is_state(hit.ids[0]) for hit in tree.names[i] if hit.kind == "actor")
        word = tree.word(i)
        if (
            not word[:1].isupper()
            or not tree.is_noun(i)
            or (tree.ents[i] in _NO_PLACE and not (area and tree.ents[i] == "NORP"))
        ):
            return False
        if any(tree.lemmas[k] in self._titles for k in tree.phrase(i)) or tree.lowers[i] in self._words.no_places:
            return False
        if tree.ents[i] in _PLACE_ENTITIES:
            return True
        if tree.tags[i] not in ("NNP", "NNPS"):
            return False
        if self._entities.located(tree, i):
            return True
        return sure and not (word.isupper() and len(word) < _ACRONYM)

    def _is_state(self, actor_id: str) -> bool:
        actor = self._knowledge.actors.get(actor_id)
        return actor is not None and actor.kind == "state"

    def _name(self, tree: Tree, i: int, phrase: int) -> PlaceName:
        first, last = name_tokens(tree, i, self._words)
        return PlaceName(i, tree.starts[first], tree.ends[last], phrase)


def _is_distance(tree: Tree, prep: int) -> bool:
    """Whether "from" tells how far off something is: "a village 20 km from Abu Kamal" is not there."""
    told = tree.lowers[prep] == "from" and prep > 0 and tree.lowers[prep - 1].rstrip(".") in _LENGTHS
    return told and not _is_near(tree, prep)


def _is_near(tree: Tree, prep: int) -> bool:
    """ "Not far from Beni": by it."""
    return prep > 1 and (tree.lowers[prep - 2], tree.lowers[prep - 1]) == ("not", "far")
