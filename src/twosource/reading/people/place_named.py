"""Place-named: people whose given name is also a country's or a town's in a tree; where their names stand, out.

"Georgia Smith was killed" speaks of no country, "Mrs Jordan said" of no government. Such a name is a person's where it stands
before a surname, or behind a word of courtesy, and where a person stands: killed, speaking, somebody's mother, aged; and where
a walk of life stands behind a town's name: "Sidon, a plumber, fled". "Georgia's army", "Paris police", "the Jordan Valley", "the
governor of Homs Talal Barazi" stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import Lexicon
from twosource.reading.people.ages import Ages
from twosource.reading.people.fates import Fates
from twosource.reading.syntax.tree import Tree

_WHO = re.compile(r"\s*,?\s*(?:who|whose|whom)\b")
_NAMES = ("NNP", "NNPS")
_LONGEST = 3  # words of a surname
_PARTICLES = frozenset("al el bin ibn abu de del da dos van von der ag ould".split())
_BODIES_TOO = frozenset({"report", "publish", "broadcast", "release"})  # said of papers and agencies
_MEN_OR_BODIES = frozenset({"broadcaster", "publisher", "monitor", "observer"})
_MOST_BETWEEN = 4  # words between "a" and the walk of life
_MOST_BEHIND = 14  # and to the comma that closes it
_FINITE = ("VBD", "VBZ", "VBP", "MD")
# What towns are called too: "Aleppo, a victim of its walls".
_TOWNS_TOO = frozenset(
    "victim prisoner hostage captive survivor witness neighbour neighbor twin sister mother father bride patient child orphan "
    "refugee rival partner mediator host leader founder gateway guardian winner keeper".split()
)
_HURT = frozenset(
    "kill wound injure murder slay maim shoot behead execute detain arrest abduct kidnap question jail bury".split()
)
_OWN = frozenset({"his", "her", "he", "she", "him", "my", "i"})


class PlaceNamed:
    """Finds persons with a place's name.

    Args:
        lexicon: words of courtesy, kin, roles, bodies.
        ages: tells whether an age stands by a name.
        fates: tells what befalls people.
        entities: tells the common nouns that the lexicons know.
        knowledge: tells which parties are states.
    """

    def __init__(self, lexicon: Lexicon, ages: Ages, fates: Fates, entities: Entities, knowledge: Knowledge) -> None:
        words = lexicon.people
        self._ages = ages
        self._fates = fates
        self._entities = entities
        self._actors = knowledge.actors
        self._courtesies = words.courtesies
        self._titles = words.titles
        self._apart = words.apart
        self._kin = words.kin
        self._human = words.roles | words.private | words.child | words.kin
        self._private = words.private
        self._offices = words.titles | words.roles
        self._of_persons = words.kin | words.befallings
        self._no_surnames = words.bodies | words.things | words.titles | words.roles | words.kin
        heads = lexicon.heads
        self._heads = frozenset(word.lower() for word in (*heads.behind, *heads.papers, *heads.small, *heads.of_seats))
        self._cues = frozenset(lexicon.cue_verbs) - _BODIES_TOO

    def find(self, tree: Tree) -> Iterator[tuple[int, int]]:
        """The first and last tokens of such names."""
        if not any(tag in _NAMES and named for tag, named in zip(tree.tags, tree.names, strict=True)):
            return
        for i in range(len(tree)):
            if not self._may_lead(tree, i):
                continue
            if i > 0 and tree.lowers[i - 1].rstrip(".") in self._courtesies and tree.word(i - 1)[:1].isupper():
                yield i, self._surname(tree, i)
                continue
            last = self._surname(tree, i)
            if last > i and not self._is_where(tree, i) and self._stands_as_person(tree, i, last):
                yield i, last
            elif last == i and self._has_a_calling(tree, i):
                yield i, i

    def _has_a_calling(self, tree: Tree, i: int) -> bool:
        """ "Sidon, a plumber, fled", "killed Kufa, a shepherd": a walk of life set off behind a town's name alone. Not "shelled
        Tyre, a fisherman said", nor what stands behind a preposition of place."""
        if not tree.names[i] or any(hit.kind != "place" for hit in tree.names[i]) or self._is_where(tree, i):
            return False
        if i > 0 and tree.tags[i - 1] == "IN":
            return False
        if tree.deps[i] == "dobj" and tree.lemmas[tree.heads[i]] not in _HURT:
            return False
        if i + 2 >= len(tree) or tree.lowers[i + 1] != "," or tree.lowers[i + 2] not in ("a", "an"):
            return False
        nouns = range(i + 3, min(len(tree), i + 4 + _MOST_BETWEEN))
        noun = next((k for k in nouns if tree.tags[k] == "NN" and tree.lemmas[k] in self._human - _TOWNS_TOO), None)
        if noun is None or any(tree.tags[k] in _FINITE or tree.lowers[k] == "," for k in range(i + 3, noun)):
            return False
        for k in range(noun + 1, min(len(tree), noun + _MOST_BEHIND)):
            if tree.lowers[k] in ("who", "whose", "whom") or (k > noun and tree.word(k) in (",", ".", ";")):
                return True
            if tree.tags[k] in _FINITE or (k == noun + 1 and tree.is_noun(k)):
                return False
        return noun + 1 == len(tree)

    def is_before(self, tree: Tree, first: int, last: int) -> bool:
        """Whether the first token of what the model takes for one name is the place of whose office or walk of life the name's
        bearer is: "Sofia Mayor Yordanka F.", "the mayor of Paris Anne H."."""
        if not any(hit.kind == "place" for hit in tree.names[first]):
            return False
        office = tree.lowers[first + 1] in self._apart and first + 1 < last
        return office or (self._is_where(tree, first) and self._may_lead(tree, first) and last - first > 1)

    def _may_lead(self, tree: Tree, i: int) -> bool:
        """Whether a token may be a given name that is a place's too: one word, that no longer name holds."""
        word = tree.word(i)
        return (
            tree.tags[i] in _NAMES
            and (any(map(self._is_of_a_place, tree.names[i])) or tree.ents[i] in ("GPE", "LOC"))
            and word[:1].isupper()
            and not word.isupper()
            and " " not in word
            and all(
                hit.start == tree.starts[i] and hit.end == tree.ends[i] and hit.kind != "person"
                for hit in tree.names[i]
            )
        )

    def _is_of_a_place(self, hit: NameHit) -> bool:
        if hit.kind != "actor":
            return hit.kind == "place"
        actor = self._actors.get(hit.ids[0]) if hit.ids else None
        return hit.how == "seat" or (actor is not None and actor.kind == "state")

    def _surname(self, tree: Tree, i: int) -> int:
        """The last token of the surname behind a given name; the given name itself where there is none."""
        last, at = i, i + 1
        while at < len(tree) and at - i <= 2 * _LONGEST and tree.starts[at] - tree.ends[at - 1] <= 1:
            joint = tree.lowers[at] in _PARTICLES or (tree.word(at) == "-" and at > i + 1)
            if not joint and not self._may_follow(tree, at):
                break
            if not joint:
                last = at
            at += 1
        return last

    def _may_follow(self, tree: Tree, k: int) -> bool:
        word, lower = tree.word(k), tree.lowers[k]
        if tree.tags[k] not in _NAMES or not word[:1].isupper() or (word.isupper() and len(word) > 1):
            return False
        if any(hit.kind != "place" or hit.how != "base" for hit in tree.names[k]):
            return False
        forms = {lower, tree.lemmas[k].lower()}
        if forms & (self._no_surnames | self._heads):
            return False
        trade = tree.tags[k] == "NNP" and lower in self._private and not tree.headline  # "Jordan Baker"
        return trade or not self._entities.noun_kinds(tree, k)

    def _is_where(self, tree: Tree, i: int) -> bool:
        """Whether it is where somebody else is or holds office: "the mayor of Paris Anne H.", "in Homs Ali said"."""
        if i == 0:
            return False
        before = tree.lowers[i - 1]
        if before == "of":
            return i < 2 or tree.lemmas[i - 2] not in self._of_persons
        return before in ("in", "at", "near", "from", "around", "outside", "inside", "across", "for", "to", "the")

    def _stands_as_person(self, tree: Tree, first: int, last: int) -> bool:
        text = tree.text
        after = text[tree.ends[last] : tree.ends[last] + 24]
        before = text[max(0, tree.starts[first] - 60) : tree.starts[first]]
        if (
            tree.deps[last] in ("compound", "nmod", "amod")
            and tree.is_noun(tree.heads[last])
            and tree.heads[last] > last
        ):
            return False
        if _WHO.match(after) or self._ages.is_told(before, after):
            return True
        if (
            first > 0
            and tree.lowers[first - 1].rstrip(".") in self._apart
            and tree.starts[first] - tree.ends[first - 1] == 1
        ):
            body = tree.ents[last] == "ORG" or tree.lowers[first - 1] in _MEN_OR_BODIES
            return not (body and tree.lowers[first - 1] in self._offices)
        if self._fates.is_mourned(tree, last) or self._is_kin(tree, last):
            return True
        if tree.ents[last] == "PERSON":
            return True
        lead = last
        while tree.deps[lead] == "conj" and tree.heads[lead] < lead:
            lead = tree.heads[lead]
            if tree.ents[lead] == "PERSON":
                return True
        verb = tree.heads[lead]
        if tree.deps[lead] != "nsubj" or not tree.is_verb(verb):
            return False
        return tree.lemmas[verb] in self._cues or any(tree.lowers[k] in _OWN for k in tree.subtree(verb) if k > lead)

    def _is_kin(self, tree: Tree, last: int) -> bool:
        """Whether it is somebody's kin, or a noun for a person names or is named by it: "a resident, Lebanon Owusu"."""
        head = tree.heads[last]
        if tree.deps[last] == "pobj" and tree.lowers[head] == "of" and tree.lemmas[tree.heads[head]] in self._kin:
            return True
        if tree.deps[last] == "poss" and tree.lemmas[head] in self._kin:
            return True
        apposed = tree.with_dep(last, "appos")
        if tree.deps[last] == "appos":
            apposed.append(head)
        return any(tree.lemmas[k] in self._human and tree.tags[k] in ("NN", "NNS") for k in apposed)
