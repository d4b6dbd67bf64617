"""Roles of people: a name in a tree in; whether the words around it say a public role, a private one or a child, out."""

from __future__ import annotations

from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import Lexicon
from twosource.reading.people.ages import Ages
from twosource.reading.people.apposed import Appositions
from twosource.reading.people.callings import Callings
from twosource.reading.people.captives import Captives
from twosource.reading.people.forenames import FORENAME_TITLE, ForenameTitles
from twosource.reading.people.known_people import Told
from twosource.reading.people.masters import is_member_of_a_body, is_private_master
from twosource.reading.people.modifiers import Modifiers
from twosource.reading.people.secretaries import CLERICAL_SECRETARY, Secretaries
from twosource.reading.syntax.tree import Tree

_AROUND = 14  # tokens behind a name
_ROLE_REACH = 12  # tokens before a name in which a role with its "of" begins
_OF = frozenset({"of", "for", "to", "at", "in", "with", "from"})
_LEADING = frozenset({"head", "lead", "command", "chair", "direct", "represent"})
_COMMANDING = frozenset({"lead", "command", "head"})  # as the verb of whoever does so
_RULED = frozenset(
    {"region", "province", "governorate", "oblast", "district", "city", "administration", "regime"}
)  # whoever heads them
_FORCES = frozenset(
    {"fighter", "force", "troop", "rebel", "militia", "militiaman", "army", "brigade"}
)  # whoever has them
_FULL_NAME = 2  # words
_AGENTS = ("or", "er", "ist", "man")

_PARTING = frozenset(
    {".", ",", ":", "-LRB-", "-RRB-", "``", "''", "POS", "CC", "PRP"}
)  # tags across which no word leads a name


class PersonRoles:
    """Tells what the bearer of a name is from the words around it.

    Args:
        lexicon: titles, roles, private walks of life, verbs of speech.
        entities: tells what phrases may be.
        ages: tells children by their age.
        callings: tells offices from callings.
    """

    def __init__(self, lexicon: Lexicon, entities: Entities, ages: Ages, callings: Callings) -> None:
        words = lexicon.people
        self._entities = entities
        self._ages = ages
        self._callings = callings
        self._titles = words.titles
        self._roles = words.roles
        self._private = words.private
        self._child = words.child
        self._kin = words.kin
        self._apart = words.apart
        self._appositions = Appositions(words)
        self._offices = (self._titles | self._roles) - words.ranks
        self._captives = Captives(words)
        self._modifiers = Modifiers(words)
        self._forenames = ForenameTitles(words)
        self._secretaries = Secretaries(words)
        self._activists = words.activists
        self._retainers = words.retainers
        self._formerly = words.formerly
        self._bodies = words.bodies
        self._speaking_bodies = words.speaking_bodies
        self._cues = frozenset(lexicon.cue_verbs)

    def judge(self, tree: Tree, first: int, last: int) -> tuple[bool, str | None, bool]:
        """Whether the words around a name say a public role, a private one, or a child."""
        leading, beside, words = self._said_of(tree, first, last)
        titled = leading is not None and leading in self._titles | self._roles and leading not in self._private
        if words & self._child or self._ages.is_a_child(tree.text, tree.starts[first], tree.ends[last]):
            return False, next(iter(sorted(words & self._child)), None), True
        if is_private_master(tree.text, tree.starts[first], tree.ends[last]):
            return False, leading if titled else None, False
        ranked = titled or words & self._roles
        if (
            ranked
            and not words & self._offices
            and self._captives.is_one(tree.text, tree.starts[first], tree.ends[last])
        ):
            return False, "captive", False
        if titled and leading is not None:
            stated = self._forenames.stated_calling(tree, first, last)
            if stated is not None and not words & self._roles - {leading}:
                return False, stated, False
            return True, self._public_role(tree, first, last, [leading, *sorted(words & self._roles)], words), False
        role, private = sorted(words & self._roles), sorted(words & self._private - self._activists)
        if role and not private:
            return True, self._public_role(tree, first, last, role, words), False
        if not private and (heads := self._heads_what(tree, last)) is not None:
            return True, heads, False
        if not private and words & self._activists and self._speaks_for_a_body(tree, first, last, beside):
            return True, sorted(words & self._activists)[0], False
        if not private and is_member_of_a_body(tree.text, tree.starts[first], tree.ends[last]):
            return True, "member", False
        if not private and self._speaks_of_a_body(tree, first, last):
            return True, "speaker", False
        below = {tree.lemmas[k] for k in tree.subtree(last) if abs(k - last) <= _AROUND} - words
        return False, next(iter(private or sorted(below & self._private)), None), bool(below & self._child)

    def begins(self, tree: Tree, first: int, last: int) -> int:
        """The first token of a name, with the given name before it that only looks like a title: "Prince X, a trader"."""
        private = self._forenames.stated_calling(tree, first, last) is not None
        return self._forenames.begins(tree, first) if private else first

    def _public_role(self, tree: Tree, first: int, last: int, roles: list[str], words: set[str]) -> str:
        """The role that counts; a secretary of whom no public office is told is told as a clerk, and
        "Prince X" as one who may be called so."""
        role = self._callings.role(roles, words)
        if len(set(roles)) == 1 and self._forenames.is_of_no_office(tree, first, last):
            return FORENAME_TITLE
        clerk = set(roles) == {"secretary"} and not self._secretaries.is_public(tree, first, last)
        return CLERICAL_SECRETARY if clerk else role

    def told(self, tree: Tree, first: int, last: int) -> Told | None:
        """What stands right beside a name of the packs says of its bearer; nothing of whom it only stands near."""
        leading, beside, words = self._said_of(tree, first, last)
        if words & self._child or self._ages.is_a_child(tree.text, tree.starts[first], tree.ends[last]):
            return "child"
        if is_private_master(tree.text, tree.starts[first], tree.ends[last]):
            return "private"
        if words & (self._roles | self._retainers) or leading in self._titles:
            return "public"
        private = {
            tree.lemmas[k]
            for k in beside
            if not any(tree.lowers[kid] in self._formerly for kid in tree.kids[k])  # "a former camel trader"
            and (tree.lemmas[k] not in self._kin or any(tree.lowers[kid] == "a" for kid in tree.kids[k]))
        }
        private |= {leading} - self._kin if leading is not None else set()
        return "private" if private & self._private else None

    def _said_of(self, tree: Tree, first: int, last: int) -> tuple[str | None, list[int], set[str]]:
        """The word that leads a name, the tokens that tell what its bearer is, and all their words."""
        leading = self._leading(tree, first) or self.leading_over(tree, first, last)
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
            if verb or tree.tags[k] in _PARTING or tree.tags[k] in ("IN", "DT"):
                return None  # what ends the sentence before a name says nothing of its bearer
            for word in (
                tree.lowers[k].rstrip("."),
                tree.lemmas[k],
                tree.lowers[k].rpartition(" ")[2],
            ):  # "UN Secretary-General"
                if word in self._apart and not self._modifiers.qualifies_a_noun(tree, k, first, first):
                    return word
        return None

    def leading_over(self, tree: Tree, first: int, last: int) -> str | None:
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
            if tree.tags[k] in _PARTING or tree.tags[k] == "WP" or (tree.is_verb(k) and not tree.names[k]):
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
                ruled = tree.lemmas[k] in _RULED and any(tree.lowers[d] == "the" for d in tree.kids[k])
                if named or ruled or tree.lemmas[k] in self._bodies or "party" in self._entities.kinds(tree, k):
                    return "head"
        return "commander" if self._commands(tree, last) else None

    def _commands(self, tree: Tree, last: int) -> bool:
        """ "X led the Taliban who attacked Kunduz", "rebels led by X", "X's fighters": whoever leads a force; not who led soldiers
        to a house."""
        verb = tree.heads[last]
        if len(tree.phrase(last)) < _FULL_NAME:
            return False
        if tree.deps[last] == "poss":  # "his fighters captured"
            return tree.lemmas[verb] in _FORCES and "party" in self._entities.kinds(tree, verb)
        if tree.deps[last] == "pobj" and tree.deps[verb] == "agent":  # "rebels led by X"
            led = tree.heads[verb]
            return (
                tree.lemmas[led] in _COMMANDING
                and tree.deps[led] == "acl"
                and "party" in self._entities.kinds(tree, tree.heads[led])
            )
        if tree.deps[last] != "nsubj" or tree.lemmas[verb] not in _COMMANDING:
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
            tree.lemmas[k] in self._bodies
            or tree.lowers[k] == "ngo"
            or any(hit.kind in ("actor", "source") for hit in tree.names[k])
            for k in around
            if tree.lemmas[k] not in self._activists
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
            or (tree.tags[k] in ("NNP", "NNPS") and tree.lemmas[k].lower() in self._speaking_bodies)
            for k in bodies
        )

    def _beside(self, tree: Tree, first: int, last: int) -> list[int]:
        """What is said of a name's bearer in apposition, before the name or by "is": never whom it met or is kin of."""
        found: list[int] = []
        head = tree.heads[last]
        if tree.deps[last] in ("appos", "compound", "nmod"):
            apposed = tree.deps[last] == "appos"
            found.append(self._appositions.head(tree, last) if apposed else head)
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
        return [
            k for k in found if not first <= k <= last and not self._modifiers.qualifies_a_noun(tree, k, first, last)
        ]
