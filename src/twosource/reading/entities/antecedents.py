"""Antecedents: a pronoun in a tree in; the noun that it takes up, out.

A subject or possessive takes up the subject of the clause over it, else of the sentence before. What something is done to is not
its doer ("soldiers fired into them"), so an object takes up the nearest other noun that fits.
"""

from __future__ import annotations

from twosource.knowledge import Knowledge
from twosource.reading.entities.kinds import PRONOUNS, Kinds
from twosource.reading.lexicon import DeedWords
from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.tree import Tree

_PLURAL = frozenset({"they", "them", "their", "themselves"})
_ONE_THING = frozenset({"it", "its", "itself"})
_SAME = {"its": ("it",), "their": ("they",), "itself": ("it",), "themselves": ("they",)}
_TAKEN_UP = {"it": ("it",), "its": ("it",), "they": ("they",), "their": ("they",)}
_MOST_STEPS = 6  # pronouns that take up pronouns
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "statement", "representative"})
_OFFICERS = frozenset(
    {"minister", "president", "spokesman", "spokeswoman", "governor", "mayor", "commander", "leader", "official"}
)
_CLAUSES = frozenset({"relcl", "advcl", "conj"})
_DONE_TO = frozenset({"them", "him", "her"})
_DONE_BY_PREPOSITION = frozenset({"at", "on", "upon", "into", "against", "to", "from"})
_OBJECTS = ("dobj", "obj", "dative", "iobj")
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "conj", "appos"})
_ADDRESSING = frozenset({"tell", "inform", "brief", "assure", "remind", "warn"})
_SERVING_ALONE = frozenset(
    "officer soldier commander leader general colonel captain lieutenant sergeant policeman gunman fighter militant guard "
    "herdsman pilot driver chief suspect bomber attacker volunteer member adviser".split()
)


class Antecedents:
    """Finds what pronouns take up, within their paragraph."""

    def __init__(self, kinds: Kinds, knowledge: Knowledge, words: DeedWords) -> None:
        self._words = words
        self._kinds = kinds
        self._knowledge = knowledge

    def of(self, tree: Tree, i: int) -> int | None:
        """The noun that the pronoun at i most likely takes up, or None where it can't be told."""
        if tree.kept is None:
            return self._found(tree, i)
        key = ("antecedent", i, 0)
        if key not in tree.kept:
            tree.kept[key] = self._found(tree, i)
        found: int | None = tree.kept[key]
        return found

    def _found(self, tree: Tree, i: int, steps: int = 0) -> int | None:
        plural = tree.lowers[i] in _PLURAL
        owner = self._owner_before(tree, i)
        if owner is not None:
            return owner
        some = self._some_of(tree, i)
        if some is None:
            some = self._who_was_taken(tree, i)
        if some is not None:
            return some
        doers = self._doers(tree, i)
        if doers:
            other = self._other(tree, i, doers, plural)
            if other is not None:
                return other
        start, _ = tree.sentence_of(i)
        for head in tree.ancestors(i):
            subject = tree.first(head, "nsubj", "nsubjpass")
            if (
                subject is not None
                and subject < i
                and subject not in doers
                and i not in tree.subtree(subject)
                and not self._of_the_doer(tree, i, head)
            ):
                if tree.lowers[subject] in _SAME.get(tree.lowers[i], ()) and steps < _MOST_STEPS:
                    return self._found(tree, subject, steps + 1)
                if self._is_the_thing(tree, subject, i):
                    return subject
                body = self._spoken_for(tree, subject) if tree.lowers[i] in ("it", "its") else None
                if body is not None:
                    return body
                if self._agrees(tree, subject, plural, i):
                    return subject
        for k in range(i - 1, start - 1, -1):  # "gunmen held the town; in June they torched it"
            beside = tree.deps[tree.heads[k]] in ("dep", "advcl", "conj", "ccomp", "parataxis", "ROOT")
            if tree.deps[k] not in ("nsubj", "nsubjpass") or not beside or tree.heads[k] > i or k in doers:
                continue
            if self._agrees(tree, k, plural, i) and tree.heads[k] not in tree.ancestors(i):
                return k
        for low, high in reversed([s for s in tree.sentences if s[0] < start][-1:]):
            for k in range(low, high):  # "The army said ... . It denied ... . It also took the hill": the army
                same = tree.lowers[k] in _TAKEN_UP.get(tree.lowers[i], ())
                main = tree.deps[k] == "nsubj" and tree.deps[tree.heads[k]] in ("ROOT", "ccomp", "parataxis")
                if same and main and steps < _MOST_STEPS:
                    return self._found(tree, k, steps + 1)
            subjects = [
                k
                for k in range(low, high)
                if tree.deps[k] in ("nsubj", "nsubjpass") and self._agrees(tree, k, plural, i)
            ]
            clauses = [k for k in subjects if tree.deps[tree.heads[k]] in ("ROOT", "ccomp")]
            # "The worst raid was on a farm, where gunmen shot a guard. They burned it": whoever does something there
            told = clauses or ([k for k in subjects if tree.deps[tree.heads[k]] in _CLAUSES] if plural else [])
            if told:
                return told[0]
        return None

    def _is_the_thing(self, tree: Tree, subject: int, i: int) -> bool:
        """ "The UN said the hospital was empty after it was surrounded": a thing of which a clause tells is what was done to."""
        if tree.lowers[i] != "it" or tree.deps[i] != "nsubjpass" or tree.deps[tree.heads[i]] != "advcl":
            return False
        kinds = self._kinds.of(tree, subject)
        return bool(kinds & {"facility", "place"}) and not kinds & {"party", "people"}

    def _spoken_for(self, tree: Tree, subject: int) -> int | None:
        """ "An army spokesman said its forces ...", "a spokesman for the RSF said its ...": the body that somebody speaks for."""
        if tree.lemmas[subject] not in _VOICES:
            return None
        behind = [p for p in tree.with_dep(subject, "prep") if tree.lowers[p] in ("for", "of")]
        bodies = [
            *tree.with_dep(subject, "compound", "nmod", "poss"),
            *(k for p in behind for k in tree.with_dep(p, "pobj")),
        ]
        named = (
            [subject] if any(hit.kind == "source" for hit in tree.names[subject]) else []
        )  # "RSF spokesman" as one name
        return next((k for k in [*named, *bodies] if k in named or "party" in self._kinds.of(tree, k)), None)

    @staticmethod
    def _of_the_doer(tree: Tree, i: int, verb: int) -> bool:
        """ "It denied that any captive had been killed by its men": not the captive's, unless by "its own"."""
        if tree.deps[i] != "poss" or tree.first(verb, "nsubjpass") is None:
            return False
        noun = tree.heads[i]
        by = tree.deps[noun] == "pobj" and tree.heads[noun] in tree.with_dep(verb, "agent")
        return by and tree.lowers[i + 1 : i + 2] != ["own"]

    @staticmethod
    def _is_no_thing(tree: Tree, k: int) -> bool:
        """Whether "it" can't take up a noun: a person's, or one of several joined by a word ("Hezbollah and Iraqi militias")."""
        several = any(tree.deps[c] == "conj" and tree.is_noun(c) for c in tree.kids[k])
        return several or tree.ents[k] == "PERSON" or tree.lemmas[k] in _OFFICERS

    def _owner_before(self, tree: Tree, i: int) -> int | None:
        """ "supported the army in its efforts", "the resolve of the alliance in its fight", "the army and its allies": "its" is the
        army's, the alliance's."""
        if tree.deps[i] == "poss" and tree.deps[tree.heads[i]] == "conj":
            first = tree.heads[tree.heads[i]]
            if first < i and tree.is_noun(first) and self._agrees(tree, first, tree.lowers[i] == "their"):
                return first
        prep = tree.heads[tree.heads[i]]
        if tree.deps[i] != "poss" or tree.deps[prep] != "prep" or tree.lowers[prep] != "in":
            return None
        over = tree.heads[prep]
        before = tree.with_dep(over, "dobj")
        if tree.is_noun(over):
            before = [
                k for of in tree.with_dep(over, "prep") if tree.lowers[of] == "of" for k in tree.with_dep(of, "pobj")
            ]
        fitting = [k for k in before if k < prep and self._agrees(tree, k, tree.lowers[i] == "their")]
        return fitting[0] if fitting else None

    def _some_of(self, tree: Tree, i: int) -> int | None:
        """ "Fighters detained two reporters; one of them was shot": what is done to some of them was done to those of whom
        something was done before."""
        of = tree.heads[i]
        if tree.lowers[i] not in ("them", "these", "those") or tree.deps[i] != "pobj" or tree.lowers[of] != "of":
            return None
        if tree.deps[tree.heads[of]] != "nsubjpass":
            return None
        first = tree.sentence_of(i)[0]
        low = next((start for start, end in tree.sentences if end == first), first)
        for k in range(tree.heads[of] - 1, low - 1, -1):
            if tree.deps[k] in ("dobj", "nsubjpass") and self._agrees(tree, k, plural=True) and tree.tags[k] == "NNS":
                return k
        return None

    def _who_was_taken(self, tree: Tree, i: int) -> int | None:
        """ "Jihadists seized 20 passengers. They were freed on Friday": who is freed, held or tortured is whom somebody took,
        and not who took them."""
        done = tree.heads[i]
        if (
            tree.lowers[i] != "they"
            or tree.deps[i] != "nsubjpass"
            or tree.lemmas[done] not in self._words.done_to_captives
        ):
            return None
        start = tree.sentence_of(i)[0]
        low = min([s for s, _ in tree.sentences if s < start][-2:], default=start)
        for k in range(i - 1, low - 1, -1):
            taken = tree.deps[k] in ("dobj", "nsubjpass") and tree.lemmas[tree.heads[k]] in self._words.capturing
            if taken and self._agrees(tree, k, plural=True) and tree.tags[k] in ("NNS", "NNPS"):
                return k
        return None

    @staticmethod
    def _doers(tree: Tree, i: int) -> list[int]:
        """Who does what is done to the pronoun at i; empty where it is no object."""
        if tree.lowers[i] not in _DONE_TO:
            return []
        head = tree.heads[i]
        if tree.deps[i] == "pobj" and tree.lowers[head] in _DONE_BY_PREPOSITION:
            head = tree.heads[head]
        elif tree.deps[i] not in _OBJECTS:
            return []
        return verb_slots(tree, head).get("subject") if tree.is_verb(head) else []

    def _other(self, tree: Tree, i: int, doers: list[int], plural: bool) -> int | None:
        """The nearest noun before i in its sentence that is no doer: of what clauses have, then of what prepositions have."""
        start, _ = tree.sentence_of(i)
        behind: int | None = None
        for k in range(i - 1, start - 1, -1):
            if k in doers or not self._agrees(tree, k, plural):
                continue
            if not plural and not self._is_one(tree, k):
                continue
            if tree.deps[k] in _STANDING and not (tree.deps[k] == "conj" and tree.heads[k] in doers):
                addressed = tree.deps[k] in _OBJECTS and tree.lemmas[tree.heads[k]] in _ADDRESSING
                speaks = tree.deps[k] == "nsubj" and tree.heads[k] > i
                if not addressed and not speaks:
                    return k
            elif tree.deps[k] == "pobj" and behind is None:
                behind = k
        return behind

    def _is_one(self, tree: Tree, k: int) -> bool:
        """Whether a noun is of one person: no army or government is "him"."""
        kinds = self._kinds.of(tree, k)
        return tree.ents[k] == "PERSON" or bool(kinds & {"people", "person"}) or tree.lemmas[k] in _SERVING_ALONE

    def _agrees(self, tree: Tree, k: int, plural: bool, i: int = -1) -> bool:
        if tree.tags[k] in ("PRP", "WP", "WDT", "DT", "EX") or tree.lowers[k] in PRONOUNS:
            return False
        kinds = self._kinds.of(tree, k)
        if i >= 0 and tree.lowers[i] in _ONE_THING and self._is_no_thing(tree, k):
            return False
        if not kinds & {"party", "people"} or self._only_speaks(tree, k):
            return False
        if plural:
            many = tree.tags[k] in ("NNS", "NNPS") or bool(tree.with_dep(k, "conj"))
            return many or "party" in kinds or any(hit.kind == "actor" for hit in tree.names[k])
        return tree.tags[k] in ("NN", "NNP", "NNPS")

    def _only_speaks(self, tree: Tree, k: int) -> bool:
        """Whether a name is a monitor's or a paper's, who tell of deeds and do none."""
        for hit in tree.names[k]:
            if hit.kind == "actor":
                actor = self._knowledge.actors.get(hit.ids[0])
                if actor is not None and actor.kind not in ("ngo", "media", "other", "unknown"):
                    return False
        return any(hit.kind == "source" for hit in tree.names[k])
