"""People: a report's trees in; every person named in it out, and whether the name may be shown.

Who acts or speaks in a public or professional role keeps the name the report gives; everyone else is masked in every
product, a child always. In doubt a name is masked.
"""

from __future__ import annotations

import re

from twosource.knowledge import Knowledge
from twosource.reading.entities import Entities
from twosource.reading.lexicon import Lexicon
from twosource.reading.tree import Tree
from twosource.records import PersonMention

_AGE = re.compile(r"^\s*,?\s*\(?(?:aged\s+)?(\d{1,2})\)?\b")
_AGED = re.compile(r"\b(\d{1,2})[- ]year[- ]old\b")
_BODIES = frozenset(
    "centre center observatory group network monitor project committee council union association institute agency foundation army "
    "organisation organization movement commission forum watch office bureau society coalition initiative front brigade division "
    "university hospital school ministry party state force command street square bridge mosque church airport road river province "
    "city district company news wire post times television tv radio dispatch courier herald ledger digest standard".split()
)
_ADULT = 18


class PeopleReader:
    """Finds persons and tells public from private."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, entities: Entities) -> None:
        self._knowledge = knowledge
        self._entities = entities
        words = lexicon.people
        self._titles = frozenset(words.titles)
        self._roles = frozenset(words.roles)
        self._private = frozenset(words.private)
        self._child = frozenset(words.child)
        self._cues = frozenset(lexicon.cue_verbs)

    def read(self, trees: list[Tree]) -> tuple[PersonMention, ...]:
        """The persons named in a report, in order; a name private once is private throughout unless a role shows it public."""
        found: list[PersonMention] = []
        for tree in trees:
            found.extend(self._known(tree))
            found.extend(self._in_tree(tree))
            found.extend(self._unlabelled(tree))
        return self._settled(found)

    def _known(self, tree: Tree) -> list[PersonMention]:
        people = []
        for i in range(len(tree)):
            for hit in tree.names[i]:
                if hit.kind == "person":
                    public = self._knowledge.people.named(hit.text)
                    people.append(
                        PersonMention(
                            start=hit.start,
                            end=hit.end,
                            text=hit.text,
                            public=True,
                            role=public.role if public else None,
                        )
                    )
        return people

    def _in_tree(self, tree: Tree) -> list[PersonMention]:
        people = []
        i = 0
        while i < len(tree):
            if (
                tree.ents[i] != "PERSON"
                or tree.names[i]
                or tree.tags[i] not in ("NNP", "NNPS", "NN", "NNS", "JJ", "HYPH", "FW")
            ):
                i += 1
                continue
            first = i
            while i + 1 < len(tree) and tree.ents[i + 1] == "PERSON" and not tree.names[i + 1]:
                i += 1
            last = i
            i += 1
            while last > first and tree.tags[last] in ("POS", ",", "HYPH", "''", "'"):
                last -= 1
            start, end = tree.starts[first], tree.ends[last]
            text = tree.text[start:end]
            if not text[:1].isupper() or not any(char.isalpha() for char in text):
                continue
            if first == last and self._entities.located(tree, last):
                continue
            if self._names_a_thing(tree, last):
                continue
            public, role, child = self._judge(tree, first, last)
            people.append(PersonMention(start=start, end=end, text=text, public=public, role=role, child=child))
        return people

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
        i = 0
        while i < len(tree):
            first = i
            while i < len(tree) and self._namelike(tree, i):
                i += 1
            last = i - 1
            i = max(i, first + 1)
            while last > first and not tree.is_noun(last):
                last -= 1
            if last <= first or tree.starts[last] - tree.starts[first] < 3:
                continue
            if tree.text[tree.starts[first]].isupper() and self._human(tree, first, last):
                public, role, child = self._judge(tree, first, last)
                start, end = tree.starts[first], tree.ends[last]
                people.append(
                    PersonMention(
                        start=start, end=end, text=tree.text[start:end], public=public, role=role, child=child
                    )
                )
        return people

    @staticmethod
    def _namelike(tree: Tree, i: int) -> bool:
        if tree.names[i] or tree.ents[i] in ("PERSON", "DATE"):
            return False
        return (tree.tags[i] in ("NNP", "NNPS") and tree.lemmas[i] not in _BODIES) or tree.tags[i] == "HYPH"

    def _human(self, tree: Tree, first: int, last: int) -> bool:
        if any(tree.lowers[k] in ("the", "a") and tree.deps[k] == "det" and k == first - 1 for k in tree.kids[last]):
            return False
        if any(tree.lemmas[k] in _BODIES for k in range(first, last + 1)):
            return False
        after = tree.text[tree.ends[last] : tree.ends[last] + 24]
        if _AGE.match(after) or re.match(r"\s*,?\s*(who|whose|whom)\b", after):
            return True
        before = tree.text[max(0, tree.starts[first] - 30) : tree.starts[first]]
        if _AGED.search(before) or re.search(r"\b(named|called)\s+$", before):
            return True
        if tree.ents[last] in ("GPE", "LOC", "FAC"):
            return False
        head = tree.heads[last]
        beside = [k for k in tree.kids[last] if tree.deps[k] in ("appos", "amod", "compound")]
        if tree.deps[last] in ("appos", "compound", "nmod"):
            beside.append(head)
        words = {tree.lemmas[k] for k in beside}
        return bool(words & (self._private | self._roles | self._child))

    def _judge(self, tree: Tree, first: int, last: int) -> tuple[bool, str | None, bool]:
        """Whether the words around a name say a public role, a private one, or a child."""
        head = last
        around: list[int] = []
        for k in range(max(0, first - 4), first):
            around.append(k)
        for k in tree.subtree(head):
            if not first <= k <= last and abs(k - head) <= 14:
                around.append(k)
        governor = tree.heads[head]
        if tree.deps[head] in ("appos", "compound", "nmod"):
            around.extend(k for k in [governor, *tree.kids[governor]] if not first <= k <= last)
        if tree.deps[head] in ("nsubj", "attr") and tree.lemmas[governor] == "be":
            around.extend(k for kid in tree.with_dep(governor, "attr") for k in tree.subtree(kid))
        words = {tree.lemmas[k] for k in around} | {tree.lowers[k] for k in around}
        child = bool(words & self._child) or self._young(tree, last)
        if child:
            return False, next(iter(sorted(words & self._child)), None), True
        before = {tree.lowers[k].rstrip(".") for k in range(max(0, first - 3), first)}
        title = before & self._titles
        role = sorted((words & self._roles) | title)
        private = words & self._private
        if role and not (private and not title):
            return True, role[0], False
        return False, next(iter(sorted(private)), None), False

    @staticmethod
    def _young(tree: Tree, last: int) -> bool:
        match = _AGE.match(tree.text[tree.ends[last] : tree.ends[last] + 14])
        if match is not None and int(match.group(1)) < _ADULT:
            return True
        window = tree.text[max(0, tree.starts[last] - 60) : tree.ends[last] + 30]
        return any(int(age) < _ADULT for age in _AGED.findall(window))

    def _settled(self, found: list[PersonMention]) -> tuple[PersonMention, ...]:
        """One verdict a name: a surname alone takes the verdict of the full name it ends; a child's name is never public."""
        verdicts: dict[str, PersonMention] = {}
        for person in found:
            key = person.text
            held = verdicts.get(key)
            if (
                held is None
                or person.child
                or (person.public and not held.public and not held.child and held.role is None)
            ):
                verdicts[key] = person
        full = sorted((name for name in verdicts if " " in name), key=lambda name: (-len(name), name))
        longer_names: dict[str, str] = {}  # a name's first or last word -> the longest name that has it
        for name in full:
            for word in (name.split()[0], name.split()[-1]):
                longer_names.setdefault(word, name)
        settled = []
        for person in sorted(found, key=lambda p: (p.start, p.end)):
            verdict = verdicts[person.text]
            if " " not in person.text:
                longer = longer_names.get(person.text)
                if longer is not None:
                    verdict = verdicts[longer]
            settled.append(
                PersonMention(
                    start=person.start,
                    end=person.end,
                    text=person.text,
                    public=verdict.public and not verdict.child,
                    role=verdict.role,
                    child=verdict.child,
                )
            )
        unique = {(p.start, p.end): p for p in settled}
        return tuple(unique[key] for key in sorted(unique))
