"""Parties: the head of a noun phrase in; the parties or people that it names or describes, out."""

from __future__ import annotations

import re

import msgspec

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.affiliates import linked_to
from twosource.reading.entities.antecedents import Antecedents
from twosource.reading.entities.described_parties import is_generic
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.factions import of_leader
from twosource.reading.entities.head_kinds import HeadKinds
from twosource.reading.entities.joint_parties import joint_actors
from twosource.reading.entities.kinds import ANYONE, PRONOUNS, Kinds, is_known_place, is_reciprocal
from twosource.reading.entities.modifiers import Modifiers, is_sided_with
from twosource.reading.entities.nationals import Nationals
from twosource.reading.lexicon import Numbers
from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.phrases import phrase_span, plain_name
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor, Mention, Via

_SERVING = frozenset({"man", "woman", "member", "soldier", "troop"})
_MAY_SERVE = frozenset({"man", "men", "gunman", "gunmen", "attackers", "fighters"})
_ABROAD = frozenset({"partner", "counterpart", "ambassador", "envoy", "diplomat"})
_UNIFORMS = frozenset({"uniform", "fatigue", "fatigues", "camouflage", "garb"})
_SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokesmen representative envoy negotiator delegate delegation emissary".split()
)
_SHARES = frozenset(
    "most more many some half all majority both none rest few several others one first second third last another thirds quarter "
    "quarters fifth fifths".split()
)
_EITHER = frozenset({"both", "neither"})
_COMMON_SPEAKERS = frozenset({"witness", "activists", "anonymous_official", "analyst", "unknown"})
_OTHERS = frozenset(
    {"ally", "partner", "enemy", "foe", "rival", "opponent", "backer", "sponsor", "proxy"}
)  # of whose they are
_LED = frozenset(
    "force troop soldier fighter gunman gunmen militia militiaman army rebel faction unit loyalist mercenary "
    "paramilitary guerrilla militant".split()
)  # whom a leader has
_THESE = frozenset({"these", "those"})  # of whom some are told of: "eleven of these"
_BODIES = frozenset(
    {"group", "faction", "movement", "organisation", "organization", "militia", "alliance", "coalition"}
)
_RELIEF_BODIES = frozenset("agency charity mission programme program foundation society federation committee".split())
_MADE_OF_MEN = frozenset("convoy column band unit detachment patrol".split())
_GROUND = frozenset({"front", "side", "flank"})
_COMPASS = frozenset(
    "northern southern eastern western north south east west northeastern northwestern southeastern southwestern".split()
)

_TROOPS = frozenset({"soldiers", "troops", "servicemen", "conscripts", "paratroopers", "commandos"})
_AT_HOME = frozenset(  # what defenders do
    "repel repulse defend resist retake recapture liberate respond retreat withdraw surrender".split()
)
_COME = re.compile(
    r"\b(?:enter|captur|seiz|tak(?:e|en|ing)\b|took|occup|held|hold|invad|overr[au]n|raid|storm|advanc|cross|mov(?:e|ed|ing) in|"
    r"control|push|arriv|deploy|march|roll|rul|stor)"
)
_FROM_AFAR = re.compile(
    r"\b(?:shell|bomb(?!er)|struck|strike|fired|missile|rocket|drone|jets?\b|warplane|aircraft|repelled|driven)"
)
_LEADING = frozenset({"lead", "head", "command"})
_CALLING = frozenset({"know", "call", "dub", "nickname", "term", "style"})

_SEVERAL = "the words may mean any of these, and the report names none"
_NOT_THEN = "none of this name was there on the report's day"


class Parties:
    """Finds parties and people in the light of the knowledge packs and of what the report has said so far."""

    def __init__(
        self, kinds: Kinds, knowledge: Knowledge, numbers: Numbers, antecedents: Antecedents, heads: HeadKinds
    ) -> None:
        self._kinds = kinds
        self._knowledge = knowledge
        self._numbers = numbers
        self._heads = heads
        self._antecedents = antecedents
        self._nationals = Nationals(knowledge)
        self._modifiers = Modifiers(knowledge)

    def of(self, tree: Tree, i: int, discourse: Discourse) -> list[Mention]:
        """The parties or people that the phrase with head i names; empty where it names none."""
        hits = [hit for hit in tree.names[i] if hit.kind == "actor" and not is_sided_with(tree.text, hit)]
        start, end = phrase_span(tree, i)
        if hits and (hits[0].how == "seat" or discourse.is_seat(hits[0])) and self._kinds.is_ground(tree, i):
            return []  # a capital that is shelled is a place, not its government
        place = any(hit.kind == "place" for hit in tree.names[i])
        if self._only_qualifies(tree, i) or (place and not hits and self._kinds.is_ground(tree, i)):
            return []
        if any(hit.kind == "place" and discourse.around(hit) is not None for hit in tree.names[i]):
            return []  # "Georgia, a village in Syria": a namesake of whoever is known
        called = self._called(tree, i, hits, discourse) or self._apposed(tree, i, hits, discourse)
        if called:
            return called
        joint = joint_actors(tree, i, discourse, self._knowledge)
        if joint:
            return [_mention(actor, tree.text[at:to], at, to, "name") for actor, at, to in joint]
        if hits and self._kinds.under_arms(tree, i):  # "armed villagers"
            return [_unnamed("fighters", plain_name(tree, i, self._numbers), tree.text[start:end], start, end)]
        faction = of_leader(tree, i, self._knowledge)
        if faction is not None:
            return [self._faction(tree, i, faction[0], start, end)]
        if hits:
            actor = self._actor_of(hits[0], discourse)
            if actor is not None and is_generic(actor):
                told = self._described(tree, i, start, end, discourse)
                if told and told[0].id is not None:
                    return told
                unnamed = _unnamed(actor.kind, plain_name(tree, i, self._numbers), tree.text[start:end], start, end)
                return [_in_doubt(unnamed, discourse.parties.in_doubt(tree.text[start:end]), _SEVERAL)]
            if actor is None and hits[0].ids and not discourse.was_there(hits[0]):
                told = self._described(tree, i, start, end, discourse)
                return [_in_doubt(party, hits[0].ids, _NOT_THEN) for party in told]
            if actor is not None and actor.kind == "state" and self._nationals.is_one(tree, i):
                return [self._nationals.of(tree.text[start:end], tree.word(i), start, end)]
            if actor is not None:
                whose = self._whose(tree, i, hits[0], actor, discourse)
                if whose is not None:
                    return [_mention(whose, tree.text[start:end], start, end, "description")]
                return [_mention(actor, hits[0].text, hits[0].start, hits[0].end, "name")]
        for hit in tree.names[i]:
            if hit.kind == "source":
                source = self._knowledge.sources.get(hit.ids[0]) if hit.ids else None
                actor = self._knowledge.actors.get(source.actor) if source and source.actor else None
                if actor is not None:
                    return [_mention(actor, hit.text, hit.start, hit.end, "name")]
                if source is not None and hit.text[:1].isupper() and source.kind not in _COMMON_SPEAKERS:
                    return [
                        Mention(
                            id=None,
                            name=source.name,
                            kind="ngo" if source.kind in ("ngo", "un") else "media",
                            text=hit.text,
                            start=hit.start,
                            end=hit.end,
                            via="name",
                        )
                    ]
            if hit.kind == "person":
                return [self._person(hit)]
        lower = tree.lowers[i]
        if (
            lower == "it"
            and tree.deps[i] == "pobj"
            and i >= 2
            and tree.lemmas[i - 2] in ("%", "percent", "cent", "half")
        ):
            return []  # "had taken 60 % of it": a share of a place
        if is_reciprocal(tree, i):
            return self._each_other(tree, i, discourse)
        if lower in ("we", "us", "i", "me", "you"):
            return []  # who speaks; not told here
        if lower in ANYONE:
            return []  # nobody in particular
        if lower in PRONOUNS or tree.tags[i] == "PRP" or (lower in _THESE and tree.deps[i] == "pobj"):
            before = self._antecedents.of(tree, i)
            if before is not None:
                return [_as_pronoun(tree, i, party) for party in self.of(tree, before, discourse)]
            if lower in _THESE:
                return []
            actor = discourse.parties.for_pronoun(tree.starts[i])
            if actor is None:
                return []
            return [_mention(actor, tree.word(i), tree.starts[i], tree.ends[i], "pronoun")]
        if lower in _EITHER and not tree.with_dep(i, "prep"):
            return self._both(tree, i, discourse)
        if tree.tags[i] == "CD" or lower in self._numbers.vague or lower in _SHARES:
            for prep in tree.with_dep(i, "prep"):
                if tree.lowers[prep] == "of":
                    for kid in tree.with_dep(prep, "pobj"):
                        return self.of(tree, kid, discourse)
            return []
        return self._described(tree, i, start, end, discourse)

    def _called(self, tree: Tree, i: int, hits: list[NameHit], discourse: Discourse) -> list[Mention]:
        """ "Insurgents, known locally as al-Shabab, attacked": the party that those without a name are said to be called."""
        if not tree.is_noun(i) or any(not hit.ids[0].endswith("-generic") for hit in hits if hit.ids):
            return []
        for clause in tree.with_dep(i, "acl"):
            if tree.lemmas[clause] not in _CALLING:
                continue
            names = [
                k for p in tree.with_dep(clause, "prep") if tree.lowers[p] == "as" for k in tree.with_dep(p, "pobj")
            ]
            for k in [*names, *tree.with_dep(clause, "oprd", "attr", "dobj")]:
                if any(hit.kind == "actor" and not hit.text.islower() for hit in tree.names[k]):
                    return self.of(tree, k, discourse)
        return []

    def _apposed(self, tree: Tree, i: int, hits: list[NameHit], discourse: Discourse) -> list[Mention]:
        """ "The Shiite militia Badr": the name right behind a description is whom it describes."""
        if (
            not tree.is_noun(i)
            or not tree.word(i).islower()
            or "party" not in self._kinds.of_noun(tree.lemmas[i], tree.lowers[i])
        ):
            return []
        if any(not hit.text.split()[-1].islower() for hit in hits):
            return []
        twins = [
            k for k in tree.kids[tree.heads[i]] if k > i and tree.deps[k] == tree.deps[i]
        ]  # "the group X" as two subjects
        for k in (*tree.with_dep(i, "appos"), *twins):
            first = min(tree.phrase(k))
            if first != i + 1 or tree.tags[k] not in ("NNP", "NNPS"):
                continue
            if any(hit.kind == "actor" and not hit.text.islower() for hit in tree.names[k]):
                return self.of(tree, k, discourse)
            if not tree.names[k] and tree.lemmas[i] in _BODIES:  # of whom no pack knows
                start, end = tree.starts[first], tree.ends[k]
                kind, name = self._heads.party_kind(tree.lemmas[i]), tree.text[start:end]
                return [Mention(id=None, name=name, kind=kind, text=name, start=start, end=end, via="name")]
        return []

    def _faction(self, tree: Tree, i: int, actor: Actor | None, start: int, end: int) -> Mention:
        """The mention of a leader's faction, unnamed where nobody knows whose it is."""
        phrase = tree.text[start:end]
        if actor is not None:
            return _mention(actor, phrase, start, end, "description")
        return _unnamed("armed_group", plain_name(tree, i, self._numbers), phrase, start, end)

    @staticmethod
    def _who_entered(tree: Tree, i: int, discourse: Discourse) -> Actor | None:
        """ "Russian forces captured Bucha. Soldiers shot residents": those who have come, where nothing says that they are the
        country's own; who only fired from afar has not."""
        doing = tree.deps[i] == "nsubj" or (tree.deps[i] == "pobj" and tree.deps[tree.heads[i]] == "agent")
        if tree.lowers[i] not in _TROOPS or not doing or len(tree.phrase(i)) > 1:
            return None
        verb = next((k for k in tree.ancestors(i) if tree.is_verb(k)), None)
        found = discourse.parties.intruder(tree.starts[i])
        if found is None or (verb is not None and tree.lemmas[verb] in _AT_HOME):
            return None
        actor, at = found
        told = tree.text[at : tree.starts[i]]
        return actor if _COME.search(told) and not _FROM_AFAR.search(told) else None

    def _whose(self, tree: Tree, i: int, hit: NameHit, actor: Actor, discourse: Discourse) -> Actor | None:
        """ "UNIFIL peacekeepers", "ICRC aid workers": of a word for many of a kind, the one named before it."""
        if not hit.text.islower():
            return None
        for kid in tree.with_dep(i, "compound", "nmod", "poss"):
            for other in tree.names[kid]:
                named = self._actor_of(other, discourse) if other.kind == "actor" else None
                if named is not None and named.kind == actor.kind and not is_generic(named):
                    return named
        return None

    @staticmethod
    def _only_qualifies(tree: Tree, i: int) -> bool:
        """ "An SDF military operation": the SDF's; that it was military names nobody else."""
        if tree.lowers[i] != "military" or tree.deps[i] not in ("compound", "amod", "nmod"):
            return False
        beside = [k for k in tree.kids[tree.heads[i]] if k < i and tree.deps[k] in ("compound", "amod", "nmod", "poss")]
        return any(hit.kind == "actor" for k in beside for hit in tree.names[k])

    def _each_other(self, tree: Tree, i: int, discourse: Discourse) -> list[Mention]:
        """ "A and B accused each other": both, each as the other."""
        verb = next((k for k in tree.ancestors(i) if tree.is_verb(k)), None)
        sides = verb_slots(tree, verb).get("subject") if verb is not None else []
        first = i if tree.lowers[i] == "one" else i - 1
        start, end = tree.starts[first], tree.ends[first + 1]
        return [
            _re_said(party, tree.text[start:end], start, end, "pronoun")
            for side in sides
            if side != i
            for party in self.of(tree, side, discourse)
        ]

    def _both(self, tree: Tree, i: int, discourse: Discourse) -> list[Mention]:
        """ "A and B signed an accord under which both are to withdraw": those joined in the subject of a clause over it."""
        for head in tree.ancestors(i):
            subject = tree.first(head, "nsubj", "nsubjpass")
            if subject is None or subject >= i or i in tree.subtree(subject):
                continue
            sides = tree.conjuncts(subject)
            if len(sides) > 1 or tree.lemmas[subject] in ("side", "party"):
                return [_as_pronoun(tree, i, party) for k in sides for party in self.of(tree, k, discourse)]
        return []

    def _described(self, tree: Tree, i: int, start: int, end: int, discourse: Discourse) -> list[Mention]:
        phrase = tree.text[start:end]
        kinds = self._kinds.of_noun(tree.lemmas[i], tree.lowers[i])
        if self._nationals.is_one(tree, i):
            return [self._nationals.of(phrase, tree.word(i), start, end)]
        if tree.tags[i][:2] == "JJ":  # "Russian cruise missiles"
            country = self._knowledge.actors.compose(tree.word(i)) if tree.word(i)[:1].isupper() else None
            return [_mention(country, tree.word(i), tree.starts[i], tree.ends[i], "description")] if country else []
        if _is_of_ground(tree, i):
            return []
        spoken_for = self._spoken_for(tree, i, discourse)
        if spoken_for:
            return spoken_for
        crewed = not kinds & {"party", "people"} and self._kinds.crewed(tree, i)
        if crewed:  # "pickups of the Joint Force", "armoured vehicles"
            owner = self._kinds.owner(tree, i)
            told = self.of(tree, owner, discourse) if owner is not None else []
            name = plain_name(tree, i, self._numbers)
            unnamed = Mention(id=None, name=name, kind="unknown", text=phrase, start=start, end=end, via="description")
            return [_re_said(party, phrase, start, end) for party in told] or [unnamed]
        if not kinds & {"party", "people"} and tree.tags[i] not in ("NNP", "NNPS", "NNS"):
            owner = self._kinds.owner(tree, i)
            if owner is None and kinds & {"facility", "weapon"}:  # "a Saudi camp", "a Russian missile"
                return self._by_country(tree, i, phrase, start, end)
            return self.of(tree, owner, discourse) if owner is not None else []
        fitting = self._by_traits(tree, i, discourse)
        if fitting is not None:
            return [fitting]
        under_arms = self._heads.is_under_arms(tree.lemmas[k] for k in tree.phrase(i))  # "the Tuareg rebels"
        whose = self._modifiers.named_before(tree, i, under_arms, discourse)
        if whose is not None and (tree.lowers[i] == "men" or not (kinds & {"people"} and not kinds & {"party"})):
            return [_mention(whose, phrase, start, end, "description")]
        if tree.lowers[i] in _MAY_SERVE:
            worn = self._uniformed(tree, i, phrase, start, end, discourse)
            if worn is not None:
                return [worn]
        if tree.lowers[i] == "men":
            fighters = self._men_of(tree, i, phrase, start, end, discourse)
            if fighters is not None:
                return [fighters]
        if kinds & {"party"} or tree.lemmas[i] in _SERVING:  # "fighters of the Allied Democratic Forces"
            for prep in tree.with_dep(i, "prep"):
                for kid in tree.with_dep(prep, "pobj") if tree.lowers[prep] in ("of", "from") else []:
                    if not tree.names[kid] and tree.ents[kid] == "ORG":  # "the men of the 4th Brigade"
                        return self.of(tree, kid, discourse)
                    if not tree.names[kid] and self._kinds.is_power(tree, kid):  # "warplanes of the junta"
                        power = next((one for one in self.of(tree, kid, discourse) if one.id is not None), None)
                        if power is not None:
                            return [_re_said(power, phrase, start, end)]
                    for hit in () if self._modifiers.is_apart(tree, i) else tree.names[kid]:
                        named = self._actor_of(hit, discourse) if hit.kind == "actor" else None
                        if named is not None and not is_generic(named):
                            return [_mention(named, phrase, start, end, "description")]
                    made = (
                        tree.lowers[prep] == "of"
                        and tree.tags[kid] in ("NNS", "NNPS")
                        and tree.lemmas[i] in _MADE_OF_MEN
                    )
                    if made and "party" in self._kinds.of(tree, kid):
                        return self.of(tree, kid, discourse)  # "a convoy of the jihadists"
        led = self._led(tree, i, phrase, start, end, discourse) if kinds & {"party"} else None
        if led is not None:
            return [led]
        own = kinds & {"party"} and tree.lemmas[i] not in _OTHERS
        for kid in tree.with_dep(i, "poss") if own else []:  # "Rwanda denied that its troops had crossed"
            before = self._antecedents.of(tree, kid) if tree.tags[kid] == "PRP$" else None
            if before is None and self._heads.parties(tree.lemmas[kid]) is not None:
                before = kid  # "the movement's fighters"
            for party in self.of(tree, before, discourse) if before is not None else []:
                forces = discourse.parties.forces_of(party.id) if party.id else None
                if forces is not None:
                    return [_mention(forces, phrase, start, end, "description")]
        entered = self._who_entered(tree, i, discourse)
        if entered is not None:
            return [_mention(entered, phrase, start, end, "description")]
        several = tree.tags[i] == "NNS" and tree.lemmas[i] in _BODIES  # "armed groups" are not "the armed group"
        place_alone = any(is_known_place(hit) for hit in tree.names[i])  # "Port Sudan" is no organ of Sudan
        several = several or any(tree.lowers[k] == "no" for k in tree.with_dep(i, "det"))  # "no group has claimed it"
        person = tree.ents[i] == "PERSON" and tree.tags[i] == "NNP" and not tree.names[i]  # "Jordan, 12, was killed"
        actor = (
            None if several or place_alone or person else discourse.parties.for_phrase(phrase, tree.lemmas[i], start)
        )
        if actor is not None:
            return [_mention(actor, phrase, start, end, "description")]
        if (
            not kinds & {"party", "people"} or tree.lemmas[i] in _ABROAD
        ):  # "attacks on Saudi cities", "his Azerbaijani counterpart"
            told = self._by_country(tree, i, phrase, start, end)
            if told:
                return told
        loyal = self._loyal_to(tree, i, discourse)
        if loyal is not None:
            return [_mention(loyal, phrase, start, end, "description")]
        doing = tree.deps[i] in ("nsubj", "pobj")  # of "their men were taken" nothing tells that they fought
        if kinds == {"people"} and doing and self._kinds.fights(tree, i):
            return [_unnamed("fighters", plain_name(tree, i, self._numbers), phrase, start, end)]
        if kinds & {"people"} and not (kinds & {"party"} and self._in_arms(tree, i)):
            return [
                Mention(
                    id=None,
                    name=tree.word(i),
                    kind=self._heads.people_kind(tree.lemmas[i], doing=tree.deps[i] == "nsubj"),
                    text=phrase,
                    start=start,
                    end=end,
                    via="description",
                )
            ]
        for called in (
            tree.with_dep(i, "appos") if kinds & {"party"} else []
        ):  # "its commander, Khalifa Haftar, claimed"
            for hit in tree.names[called]:
                if hit.kind == "person" and (leader := self._person(hit)).id is not None:
                    return [_re_said(leader, phrase, start, end)]
        if kinds & {"party"}:
            unnamed = _unnamed(
                self._heads.party_kind(tree.lemmas[i]), plain_name(tree, i, self._numbers), phrase, start, end
            )
            return [_in_doubt(unnamed, discourse.parties.in_doubt(phrase), _SEVERAL)]
        said = [
            k
            for k in tree.with_dep(i, "appos")
            if "party" in self._kinds.of_noun(tree.lemmas[k], tree.lowers[k]) or tree.lemmas[k] in _RELIEF_BODIES
        ]
        if tree.tags[i] in ("NNP", "NNPS") and (
            tree.ents[i] in ("ORG", "NORP") or said
        ):  # "NEMA, the emergency agency"
            return [Mention(id=None, name=phrase, kind="unknown", text=phrase, start=start, end=end, via="name")]
        if tree.lemmas[i] == "charity":
            return [_unnamed("ngo", plain_name(tree, i, self._numbers), phrase, start, end)]
        return []

    def _by_traits(self, tree: Tree, i: int, discourse: Discourse) -> Mention | None:
        """ "Ukraine's 47th Brigade", "the Iran-backed Lebanese militia", "a coalition of Arab and Kurdish fighters": the one whose
        number, or all of whose words, tell who it is."""
        start, end = phrase_span(tree, i)
        phrase = tree.text[start:end]
        if self._modifiers.named_behind(tree, i, discourse):
            return None
        sure = discourse.parties.numbered(phrase) or discourse.parties.affiliate(phrase)
        if sure is not None:
            return _mention(sure, phrase, start, end, "description")
        if linked_to(phrase, self._knowledge) is not None:  # of a branch that nothing tells
            return _unnamed("jihadist_group", plain_name(tree, i, self._numbers), phrase, start, end)
        several = tree.tags[i] == "NNS" and tree.lemmas[i] in _BODIES
        if several or self._modifiers.names_a_group(tree, i, discourse):
            return None
        actor = discourse.parties.by_traits(self._modifiers.describing(tree, i), tree.lemmas[i], start)
        return _mention(actor, phrase, start, end, "description") if actor is not None else None

    def _spoken_for(self, tree: Tree, i: int, discourse: Discourse) -> list[Mention]:
        """ "a spokesman for the army", "an envoy of the Houthis": the party whose words they carry."""
        if tree.lemmas[i] not in _SPEAKS_FOR:
            return []
        for prep in tree.with_dep(i, "prep"):
            for kid in tree.with_dep(prep, "pobj") if tree.lowers[prep] in ("for", "of", "from") else []:
                if "party" in self._kinds.of(tree, kid):
                    return self.of(tree, kid, discourse)
        return []

    def _by_country(self, tree: Tree, i: int, phrase: str, start: int, end: int) -> list[Mention]:
        """The state that a country's adjective before a thing tells of."""
        for kid in tree.with_dep(i, "amod"):
            named = self._knowledge.actors.compose(tree.word(kid)) if tree.word(kid)[:1].isupper() else None
            if named is not None:
                return [_mention(named, phrase, start, end, "description")]
        return []

    def _led(self, tree: Tree, i: int, phrase: str, start: int, end: int, discourse: Discourse) -> Mention | None:
        """ "Hemedti's forces", "paramilitaries of Hemedti", "Kim Jong Un's soldiers": the side of a known leader, of a state's its
        armed forces."""
        if tree.lemmas[i] not in _LED:
            return None
        of = [k for prep in tree.with_dep(i, "prep") if tree.lowers[prep] == "of" for k in tree.with_dep(prep, "pobj")]
        for kid in [*tree.with_dep(i, "poss"), *of]:
            for hit in tree.names[kid]:
                person = self._knowledge.people.named(hit.text) if hit.kind == "person" else None
                side = discourse.parties.forces_of(person.actor) if person and person.actor else None
                if side is not None and side.kind == "state" and side.country is not None:
                    side = self._knowledge.actors.stationed(side.country, "armed-forces")
                if side is not None:
                    return _mention(side, phrase, start, end, "description")
        return None

    def _men_of(self, tree: Tree, i: int, phrase: str, start: int, end: int, discourse: Discourse) -> Mention | None:
        """ "Nusra's men", "Basayev's men", "its men": the fighters of that side, or of that leader's."""
        for kid in tree.with_dep(i, "poss"):
            owner = self._antecedents.of(tree, kid) if tree.tags[kid] == "PRP$" else kid
            if owner is None:
                continue
            for hit in tree.names[owner]:
                if hit.kind not in ("actor", "person"):
                    continue
                leader = self._person(hit) if hit.kind == "person" else None
                actor = self._actor_of(hit, discourse) if leader is None else None
                known = leader.id if leader is not None else actor.id if actor is not None else None
                forces = discourse.parties.forces_of(known) if known is not None else None
                if forces is not None:
                    return _mention(forces, phrase, start, end, "description")
            if self._kinds.is_power(tree, owner):  # "the government's men"
                side = next(iter(self.of(tree, owner, discourse)), None)
                power = discourse.parties.forces_of(side.id) if side is not None and side.id else None
                if power is not None:
                    return _mention(power, phrase, start, end, "description")
                return Mention(
                    id=None, name=phrase, kind="fighters", text=phrase, start=start, end=end, via="description"
                )
            side = next(iter(self.of(tree, owner, discourse)), None) if owner != kid else None
            if side is not None and side.id is None and tree.names[owner] == ():
                return _re_said(side, phrase, start, end)  # "its men": the coalition's
            if tree.ents[owner] in ("PERSON", "ORG", "NORP") and tree.tags[owner] in ("NNP", "NNPS"):
                return Mention(
                    id=None, name=phrase, kind="fighters", text=phrase, start=start, end=end, via="description"
                )
        return None

    def _uniformed(self, tree: Tree, i: int, phrase: str, start: int, end: int, discourse: Discourse) -> Mention | None:
        """ "men in army uniform", "gunmen in army fatigues": those whose uniform they wear."""
        for prep in tree.with_dep(i, "prep"):
            for worn in tree.with_dep(prep, "pobj") if tree.lowers[prep] in ("in", "wearing") else []:
                if tree.lemmas[worn] not in _UNIFORMS:
                    continue
                for kid in tree.with_dep(worn, "compound", "amod", "poss", "nmod"):
                    for party in self.of(tree, kid, discourse):
                        return _re_said(party, phrase, start, end)
        return None

    def _in_arms(self, tree: Tree, i: int) -> bool:
        """Whether what may be people or a party stands beside a party's word: "brigade and volunteers"."""
        beside = [k for k in tree.conjuncts(i) if k != i] + tree.with_dep(i, "compound", "nmod")
        return any("party" in self._kinds.of(tree, k) and "people" not in self._kinds.of(tree, k) for k in beside)

    def _loyal_to(self, tree: Tree, i: int, discourse: Discourse) -> Actor | None:
        """ "forces loyal to Assad", "rebels led by Machar" are that side; "fighters backed by Turkey" are not the backer."""
        for kid in tree.kids[i]:
            led = tree.lemmas[kid] in _LEADING
            if led or tree.lemmas[kid] in ("loyal", "allied", "affiliated", "belong", "aligned"):
                for below in tree.subtree(kid):
                    for hit in tree.names[below]:
                        if hit.kind == "person":
                            person = self._knowledge.people.named(hit.text)
                            if person and person.actor:
                                return discourse.parties.forces_of(person.actor)
                        if hit.kind == "actor" and not led:
                            actor = self._actor_of(hit, discourse)
                            return discourse.parties.forces_of(actor.id) if actor else None
        return None

    def _actor_of(self, hit: NameHit, discourse: Discourse) -> Actor | None:
        return discourse.actor(hit, self._knowledge)

    def _person(self, hit: NameHit) -> Mention:
        person = self._knowledge.people.named(hit.text)
        actor = self._knowledge.actors.get(person.actor) if person and person.actor else None
        name = person.name if person else hit.text
        return Mention(
            id=actor.id if actor else None,
            name=actor.name if actor else name,
            kind=actor.kind if actor else "other",
            text=hit.text,
            start=hit.start,
            end=hit.end,
            via="name",
        )


def _mention(actor: Actor, text: str, start: int, end: int, via: Via) -> Mention:
    return Mention(id=actor.id, name=actor.name, kind=actor.kind, text=text, start=start, end=end, via=via)


def _re_said(party: Mention, phrase: str, start: int, end: int, via: Via = "description") -> Mention:
    """The mention of a party by other words: those for what is its own, or for it and another."""
    return Mention(id=party.id, name=party.name, kind=party.kind, text=phrase, start=start, end=end, via=via)


def _as_pronoun(tree: Tree, i: int, party: Mention) -> Mention:
    """The mention of a party by the pronoun at i."""
    return Mention(
        id=party.id,
        name=party.name,
        kind=party.kind,
        text=tree.word(i),
        start=tree.starts[i],
        end=tree.ends[i],
        via="pronoun",
    )


def _in_doubt(mention: Mention, candidates: tuple[str, ...], reason: str) -> Mention:
    """A mention that was resolved to nobody, with whom it may mean."""
    if mention.id is not None or not candidates:
        return mention
    return msgspec.structs.replace(mention, candidates=candidates, reason=reason)


def _unnamed(kind: str, name: str, text: str, start: int, end: int) -> Mention:
    return Mention(id=None, name=name, kind=kind, text=text, start=start, end=end, via="description")


def _is_of_ground(tree: Tree, i: int) -> bool:
    """ "The northern front", "the eastern side": ground, and nobody; "both sides" and "the Nusra front" are parties."""
    if tree.lemmas[i] not in _GROUND or not tree.word(i).islower():
        return False
    before = [k for k in tree.kids[i] if k < i and tree.deps[k] in ("amod", "compound", "nmod", "poss")]
    if any(hit.kind == "actor" for k in before for hit in tree.names[k]):
        return False
    return tree.lemmas[i] == "front" or any(tree.lowers[k] in _COMPASS for k in before)
