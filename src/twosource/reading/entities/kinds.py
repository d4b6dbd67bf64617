"""Kinds: the head of a noun phrase in; what it may be, out: a party, people, a place, a thing, a clause."""

from __future__ import annotations

import re
from collections import defaultdict

from twosource.codebook.model import FillerKind
from twosource.knowledge import NameHit
from twosource.reading.entities.arms_bearers import ArmsBearers
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.shares import share_of
from twosource.reading.syntax.tree import Tree

PRONOUNS = frozenset(
    {"it", "they", "them", "he", "she", "him", "who", "themselves", "itself", "its", "their", "his", "her"}
)
WHOLES = frozenset({"whole", "entirety", "all", "entire"})
_CONTAINERS = WHOLES | frozenset(
    "string series number range handful swath swathe row cluster chain majority lot couple pair wave group bulk "
    "percent percentage cent portion chunk slice share fraction third stretch plenty host score multitude "
    "remainder rest remnant".split()
)
_ARMIES = frozenset({"army", "legion", "brigade", "battalion"})  # of volunteers, of fans, of ants
_BLASTS = frozenset(
    {"blast", "explosion", "bombing", "bomb", "ambush", "massacre", "shooting", "clash", "fighting", "battle"}
)
_WHEN = frozenset({"DATE", "TIME", "MONEY"})
_PLACE_EVENTS = frozenset(
    "siege capture fall battle liberation recapture blockade bombardment shelling outskirt edge town city village suburb district "
    "centre center north south east west part port loss seizure encirclement relief control province region people resident".split()
)
_PLACE_VERBS = frozenset(
    "capture recapture seize take retake reseize liberate storm enter reach besiege encircle surround shell bomb bombard "
    "pound lose abandon evacuate hold control overrun occupy relieve flatten leave quit raid annex clear cordon defend "
    "infiltrate invade isolate reclaim reconquer recover reenter regain reoccupy ring seal secure strafe vacate".split()
)
_STRIKES = frozenset(
    "strike airstrike attack raid shelling assault bombardment offensive advance bombing siege push march onslaught".split()
)
_HARMS = frozenset("attack strike hit rock".split())
_LEAVING = frozenset("withdraw retreat pull flee oust expel evict withdrawal retreat evacuate".split())
_WITHIN = frozenset("in at near around outside inside into toward towards across throughout".split())
_BLAMING = frozenset({"point", "lash", "rail", "sneer", "scoff"})  # "point the finger at Kyiv"
SETTLEMENTS = frozenset(
    (
        "city town village neighbourhood neighborhood district suburb camp enclave pocket province governorate region "
        "capital area base airbase airport airfield county oblast quarter island stronghold bastion dam crossing port "
        "valley hamlet settlement desert oilfield field hospital refinery peninsula strip river plant territory "
        "municipality township ward commune locality subdistrict raion prefecture canton wilaya woreda parish hub"
    ).split()
)


def names_settlement(tree: Tree, i: int) -> bool:
    """Whether a common noun is the word for a kind of settlement or unit: "town", "province", and "the state of Kano", where "the
    state" alone, or that of a country, is a power."""
    return tree.lemmas[i] in SETTLEMENTS or is_state_of(tree, i)


def is_state_of(tree: Tree, i: int) -> bool:
    """ "The state of Kano": a unit, and no power as "the state of Kuwait" is."""
    if tree.lowers[i] != "state" or i + 1 == len(tree) or tree.lowers[i + 1] != "of":
        return False
    names = [k for k in tree.with_dep(i + 1, "pobj") if tree.tags[k] in ("NNP", "NNPS")]
    return bool(names) and not any(hit.how == "country" for k in names for hit in tree.names[k])


ANYONE = frozenset("anyone anybody someone somebody everyone everybody".split())
_AIRCRAFT = re.compile(r"(?:mig|su|tu|il|an|fa|f|mi|ka|ah|uh|ac|b|l|j|jf)-[0-9]{1,3}[a-z]{0,3}")  # "MiG-21s"
_TERRAIN = frozenset(
    "jabal jebel djebel wadi bir tell tel tal ain ayn deir dayr khan khirbet kafr kfar beit bayt ras umm qasr qalat mount lake "
    "fort port camp cape puente cerro san santa villa puerto".split()
)
_ALONG = frozenset({"along", "across", "through", "beyond", "astride"})
_POWERS = frozenset(
    "government regime junta state warlord general commander militia rebel emir dictator president".split()
)
_MEN = frozenset({"men", "boys", "lads", "soldiers"})
_LANDS = frozenset({"country", "republic", "nation", "kingdom"})
_HOLDING = frozenset("hold control occupy rule have own possess govern seize capture take gain win conquer".split())
_VEHICLES = frozenset(
    "vehicle car truck lorry pickup jeep van humvee bulldozer boat barge raft ferry ship vessel motorbike motorcycle bike bus "
    "minibus technical apc ifv armour dinghy speedboat landrover tractor".split()
)
_UNITS = frozenset(
    "company element part group party section spearhead lorryload truckload busload boatload lead tip".split()
)
_ARMED_WORDS = frozenset(
    "armoured armored military army police tracked amphibious forward rifle infantry assault airborne mechanised mechanized "
    "advance armed gun-mounted rebel militant jihadist insurgent enemy federal tank commando reconnaissance missile patrol torpedo "
    "naval coastguard attack gun".split()
)
_CREWED = _VEHICLES | _UNITS
_USING = frozenset("use run man occupy operate own".split())
_WORKING = frozenset(
    "store keep make assemble repair build produce stockpile hide stash train launch fire manufacture mix house stay shelter "
    "meet gather sleep live camp base operate plan prepare print service fix refuel load".split()
)
_MADE_OF_OTHERS = (
    _CONTAINERS
    | _CREWED
    | set("head most much half all part some any many none last rest each bulk majority remainder".split())
)


def is_known_place(hit: NameHit) -> bool:
    """Whether a name may be that of a place of the packs; the base gazetteer has a Hamas too."""
    return hit.kind == "place" and not all(i.startswith("gn:") for i in hit.ids)


def is_reciprocal(tree: Tree, i: int) -> bool:
    """Whether the word at i heads "each other" or "one another"."""
    if tree.lowers[i] == "one":
        return i + 1 < len(tree) and tree.lowers[i + 1] == "another"
    return i > 0 and (tree.lowers[i - 1], tree.lowers[i]) in (("each", "other"), ("one", "another"))


def _is_called_so(tree: Tree, i: int) -> bool:
    """Whether a place's name stands right before the word for its kind: "New York state"."""
    return i > 0 and tree.heads[i - 1] == i and any(hit.kind == "place" for hit in tree.names[i - 1])


class Kinds:
    """Tells what noun phrases may be, by the names and words in them.

    Args:
        unarmed: ids of the known actors that are people and no body of arms: "students", "refugees", "detainees".
    """

    def __init__(self, lexicon: Lexicon, unarmed: frozenset[str] = frozenset()) -> None:
        self._lexicon = lexicon
        self._unarmed = unarmed
        self._arms_bearers = ArmsBearers(lexicon.descriptions.bearing_arms)
        self._titles = lexicon.people.titles
        self._nouns: dict[str, set[FillerKind]] = defaultdict(set)
        for kind, lemmas in lexicon.noun_sets.items():
            for lemma in lemmas:
                self._nouns[lemma].add("clause" if kind == "event" else kind)
        self._given = lexicon.people.given

    def of(self, tree: Tree, i: int) -> frozenset[FillerKind]:
        """What the phrase with head i may be."""
        if tree.kept is None:
            return self._of(tree, i)
        known: frozenset[FillerKind] | None = tree.kept.get(("kinds", i, 0))
        if known is None:
            known = tree.kept["kinds", i, 0] = self._of(tree, i)
        return known

    def _of(self, tree: Tree, i: int) -> frozenset[FillerKind]:
        found: set[FillerKind] = self._named(tree, i)
        if found:
            return frozenset(found)
        shared = share_of(tree, i)
        if shared:
            return frozenset(kind for one in shared for kind in self._of_share(tree, one))
        if tree.ents[i] in _WHEN:
            return frozenset({"thing"})  # "on Thursday" is no place
        lower, lemma, tag = tree.lowers[i], tree.lemmas[i], tree.tags[i]
        if is_reciprocal(tree, i):
            return frozenset({"party", "people"})
        if lower in PRONOUNS or tag in ("PRP", "WP"):
            if lower in ("he", "she", "him", "her"):
                return frozenset({"person", "party", "people"})
            if lower == "it" and self._was_entered(tree, i):
                return frozenset({"place"})
            return (
                frozenset({"party", "place", "people", "thing"})
                if lower in ("it", "itself")
                else frozenset({"party", "people"})
            )
        if lower in ANYONE:
            return frozenset({"party", "people"})
        if (
            tag == "CD"
            or (lower in self._lexicon.numbers.vague and lower not in ("few",))
            or lower in ("others", "more", "some", "many", "dozen", "all", "most", "much", "both", "those", "these")
            or (lower in ("first", "second", "third", "last", "another") and not tree.is_noun(i))
        ):
            counted = [k for k in tree.kids[i] if tree.deps[k] == "prep" and tree.lowers[k] == "of"]
            for prep in counted:
                for k in tree.with_dep(prep, "pobj"):
                    found |= self.of(tree, k)
            return frozenset(found or ({"party", "people"} if lower == "both" else {"people", "thing"}))
        if self.is_terrain(tree, i) or is_state_of(tree, i) or (lower == "state" and _is_called_so(tree, i)):
            return frozenset({"place"})
        if lemma in _CONTAINERS or (lemma in _ARMIES and not tree.names[i]):
            for prep in tree.with_dep(i, "prep"):
                if tree.lowers[prep] == "of":
                    for kid in tree.with_dep(prep, "pobj"):
                        if lemma not in _ARMIES or tree.tags[kid] == "NNS":
                            found |= self.of(tree, kid)
            if found:
                return frozenset(found)
        if tree.is_verb(i) and tag != "VBG":
            return frozenset({"clause"})
        found |= self.of_noun(lemma, lower)
        if found == {"people"} and self.fights(tree, i):
            found.add("party")
        if "party" not in found and (self.crewed(tree, i) or (lemma == "head" and self.made_of(tree, i))):
            found.add("party")
        if not found and tree.is_noun(i):
            if tag in ("NNP", "NNPS") and self.located(tree, i):
                found.add("place")
            elif tag in ("NNP", "NNPS"):
                entity = tree.ents[i]
                if entity in ("GPE", "LOC", "FAC"):
                    found.add("place")
                elif self.taken(tree, i):
                    found |= {"place", "party"} if entity in ("ORG", "NORP") else {"place"}
                elif entity == "PERSON":
                    found |= {"person", "people"}
                elif entity == "NORP" and (
                    tag == "NNPS" or self._many(tree, i)
                ):  # "Armenians": a people, or what fights in its name
                    found |= {"party", "people"}
                elif entity in ("ORG", "NORP"):
                    found.add("party")
                else:
                    found |= {"place", "party"}
            else:
                found.add("thing")
        if not found:
            found.add("clause" if tag == "VBG" else "thing")
        if self.owner(tree, i) is not None and found & {"facility", "place", "thing", "weapon", "territory"}:
            found.add("thing")
        return frozenset(found)

    def _was_entered(self, tree: Tree, i: int) -> bool:
        """Whether "it" is a place that the verb before deals with: "entered Wukari and seized it"."""
        verb = tree.heads[i]
        if tree.deps[i] != "dobj" or tree.deps[verb] != "conj" or not tree.is_verb(tree.heads[verb]):
            return False
        before = tree.with_dep(tree.heads[verb], "dobj")
        return bool(before) and all(self.of(tree, k) == {"place"} for k in before)

    @staticmethod
    def is_terrain(tree: Tree, i: int) -> bool:
        """Whether a name says by its first word that it is a place's: "Jabal Mukhayrama", "Bir Basha"."""
        if tree.tags[i] not in ("NNP", "NNPS") or tree.names[i]:
            return False
        return any(tree.lowers[k] in _TERRAIN for k in tree.with_dep(i, "compound"))

    def made_of(self, tree: Tree, i: int) -> list[int]:
        """What a group, a count or a part of a body of men is made of: "scores of police", "the head of the column"."""
        lemma = tree.lemmas[i]
        counts = tree.tags[i] == "CD" or lemma in _MADE_OF_OTHERS
        if not counts and tree.lowers[i] not in self._lexicon.numbers.vague:
            return []
        return [
            kid
            for prep in tree.with_dep(i, "prep")
            if tree.lowers[prep] == "of"
            for kid in tree.with_dep(prep, "pobj")
            if lemma != "head" or tree.lemmas[kid] in ("column", "convoy")
        ]

    def crewed(self, tree: Tree, i: int) -> bool:
        """Whether a vehicle or a part of a body of men is a side's."""
        return tree.lemmas[i] in _CREWED and self._crewed(tree, i)

    def _of_share(self, tree: Tree, i: int) -> frozenset[FillerKind]:
        """What a share of something is; "of what it held" is of land."""
        if (tree.is_verb(i) and tree.lemmas[i] in _HOLDING) or (tree.lemmas[i] in _LANDS and not tree.names[i]):
            return frozenset({"territory"})
        return self.of(tree, i)

    def _crewed(self, tree: Tree, i: int) -> bool:
        """Whether what moves is a side's: "armoured cars", "pickups of the Joint Force", "barges with troops aboard"."""
        if tree.deps[i] not in ("nsubj", "nsubjpass", "conj", "pobj"):
            return False
        if any(tree.lowers[k] in _ARMED_WORDS for k in tree.with_dep(i, "amod", "compound", "nmod")):
            return True
        if self.owner(tree, i) is not None:
            return True
        for prep in tree.with_dep(i, "prep"):
            if tree.lowers[prep] in ("with", "carrying", "of", "full"):
                for kid in tree.with_dep(prep, "pobj"):
                    if tree.lemmas[kid] in self._lexicon.noun_sets["party"] and tree.tags[kid] == "NNS":
                        return True
        return False

    def _named(self, tree: Tree, i: int) -> set[FillerKind]:
        """What the known names at i may be; "students" and "refugees" are known too, and are people."""
        found: set[FillerKind] = set()
        for hit in tree.names[i]:
            if hit.kind == "place":
                found.add("place")
            elif hit.kind == "actor" and self._unarmed.issuperset(hit.ids):
                found.add("people")
            elif hit.kind in ("actor", "source"):
                found.add("party")
            else:
                found |= {"person", "party"}
        if (
            "party" in found
            and any(hit.kind == "source" for hit in tree.names[i])
            and (tree.tags[i] in ("NN", "NNS") or (i == tree.sentence_of(i)[0] and not tree.kids[i]))
        ):  # a capital at the beginning proves no name
            told = self.of_noun(tree.lemmas[i], tree.lowers[i])
            if "people" in found and told == {"people"}:
                found.discard("party")  # "residents", who may also speak
            found |= told & {"people"}
        if found == {"people"} and self.under_arms(tree, i):
            found.add("party")  # "armed villagers"
        if found == {"party"} and self._many(tree, i):
            found.add("people")
        return found

    @staticmethod
    def _many(tree: Tree, i: int) -> bool:
        """Whether so many are told that they are a people, not its fighters: "120,000 Serbs"."""
        return any(
            len(tree.lowers[k].replace(",", "")) > 3 or tree.lowers[k] in ("thousand", "million")
            for k in tree.with_dep(i, "nummod")
        )

    def taken(self, tree: Tree, i: int) -> bool:
        """Whether an unknown name is what places are to a verb: "captured Mai Tsebri"; "captured Ahmed Haji" is not."""
        verb = tree.heads[i]
        if tree.ents[i] in _WHEN:
            return False
        if tree.deps[i] == "pobj" and tree.lowers[verb] == "on":  # "the air strike on Nerkh"
            struck = tree.lemmas[tree.heads[verb]] in _STRIKES and len(tree.phrase(i)) == 1
            return struck and tree.ents[i] not in ("NORP",)
        if tree.deps[i] not in ("dobj", "nsubjpass") or tree.lemmas[verb] not in _PLACE_VERBS:
            return False
        words = [k for k in tree.phrase(i) if tree.tags[k] in ("NNP", "NNPS")]
        person = tree.ents[i] == "PERSON" and len(words) > 1
        if person and tree.word(words[0]) not in self._given:
            doers = tree.with_dep(verb, "nsubj")  # armies take towns; few people are taken by name alone
            person = not any("party" in self.of(tree, k) for k in doers)
        return not person and not any(tree.lemmas[k] in self._titles for k in tree.phrase(i))

    def fights(self, tree: Tree, i: int) -> bool:
        """Whether people are a party's, or bear arms by the words for them: "his men", "armed youth"."""
        return self._serves(tree, i) or self.under_arms(tree, i)

    def under_arms(self, tree: Tree, i: int) -> bool:
        """Whether the words for people say that they bear arms."""
        return self._arms_bearers.are(tree, i)

    def _serves(self, tree: Tree, i: int) -> bool:
        """Whether people are those of a party: "the men and women of the 4th Brigade"."""
        if tree.lowers[i] in _MEN:
            if any(self._leads(tree, k) for k in tree.with_dep(i, "poss")):
                return True
            beside = [hit for k in tree.with_dep(i, "compound", "nmod") for hit in tree.names[k] if hit.kind == "actor"]
            if any(not self._unarmed.issuperset(hit.ids) and hit.how == "name" for hit in beside):
                return True  # "Wagner men"
        for k in tree.conjuncts(i):
            for prep in tree.with_dep(k, "prep"):
                below = tree.with_dep(prep, "pobj") if tree.lowers[prep] == "of" else []
                if any(
                    tree.ents[one] == "ORG" and tree.tags[one] in ("NNP", "NNPS") and not tree.names[one]
                    for one in below
                ):
                    return True
        return False

    def _leads(self, tree: Tree, i: int) -> bool:
        """Whether men are a leader's or a party's: "Basayev's men", "his men", "the coalition's men"."""
        if tree.tags[i] == "PRP$":
            return tree.lowers[i] in ("his", "its", "their")
        named = any(hit.kind in ("actor", "person") for hit in tree.names[i]) or self.is_power(tree, i)
        return named or (tree.tags[i] in ("NNP", "NNPS") and tree.ents[i] in ("PERSON", "ORG", "NORP"))

    def is_power(self, tree: Tree, i: int) -> bool:
        """Whether a common noun is of one who has men under arms: "the government's men", "the alliance's men"."""
        if any(hit.kind == "person" for hit in tree.names[i]):
            return False
        party = self.of_noun(tree.lemmas[i], tree.lowers[i]) == {"party"}
        return tree.lemmas[i] in _POWERS or (party and tree.deps[i] == "poss" and tree.tags[i] == "NN")

    def located(self, tree: Tree, i: int) -> bool:
        """Whether an unknown name stands where places do: "in Masisi", "the siege of Sake", "the town of Ber"."""
        if tree.names[i] or tree.deps[i] not in ("pobj", "conj") or tree.tags[i] not in ("NNP", "NNPS"):
            return False
        if tree.ents[i] in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "NORP", "LANGUAGE", "LAW"):
            return False
        first = i
        while tree.deps[first] == "conj":
            first = tree.heads[first]
        prep = tree.heads[first]
        word = tree.lowers[prep]
        along = word in _ALONG and tree.ents[i] not in ("ORG", "PERSON")  # "along the Araxes"
        if (any(tree.deps[k] == "det" for k in tree.kids[i]) and not along) or any(
            tree.lemmas[k] in self._titles for k in tree.phrase(i)
        ):
            return False
        if word in (
            "in",
            "at",
            "near",
            "around",
            "outside",
            "inside",
            "toward",
            "towards",
            "into",
            "across",
            "along",
            "astride",
            "beyond",
            "through",
        ):
            return True
        noun = tree.heads[prep]
        if word == "from" and tree.lemmas[noun] in _LEAVING:
            return len(tree.phrase(i)) == 1
        if word == "on" and tree.lemmas[noun] in _STRIKES:
            return len(tree.phrase(i)) == 1
        if word in ("on", "onto", "upon") and any(  # "dropped bombs on neighbouring Bohoiavlenka"
            tree.lemmas[k] in self._lexicon.noun_sets["weapon"] for k in tree.with_dep(noun, "dobj", "nsubjpass")
        ):
            return sum(tree.tags[k] in ("NNP", "NNPS") for k in tree.phrase(i)) == 1
        return word == "of" and tree.lemmas[noun] in _PLACE_EVENTS | SETTLEMENTS

    def is_ground(self, tree: Tree, i: int) -> bool:
        """Whether something happens in or to what stands here, as to a place: "in Tripoli", "shelled Tripoli", "the attack
        on Tripoli"; not "accused Tripoli"."""
        first = i
        while tree.deps[first] == "conj":
            first = tree.heads[first]
        head = tree.heads[first]
        if tree.deps[first] in ("dobj", "nsubjpass"):
            return tree.lemmas[head] in _PLACE_VERBS | _HARMS
        if tree.deps[first] == "compound":  # "the Kabul blast", "the Paris hospital"
            return tree.lemmas[head] in _BLASTS or bool(
                self.of_noun(tree.lemmas[head], tree.lowers[head]) & {"facility", "place"}
            )
        if tree.deps[first] != "pobj":
            return False
        if tree.lowers[head] in _WITHIN:
            return not (tree.lowers[head] == "at" and tree.lemmas[tree.heads[head]] in _BLAMING)
        return (
            tree.lowers[head] in ("on", "of", "against") and tree.lemmas[tree.heads[head]] in _STRIKES | _PLACE_EVENTS
        )

    def of_noun(self, lemma: str, lower: str) -> set[FillerKind]:
        """What a common noun may be, by its lemma or as it is written."""
        kinds: set[FillerKind] = {"party", "weapon"} if "-" in lower and _AIRCRAFT.fullmatch(lower) else set()
        return kinds.union(self._nouns.get(lemma, ()), self._nouns.get(lower, ()))

    def owner(self, tree: Tree, i: int) -> int | None:
        """The party that a thing or place belongs to: "Isis targets", "the militants' position", "positions of the army"."""
        for kid in tree.kids[i]:
            if tree.deps[kid] in ("compound", "nmod", "poss", "amod") and self._is_party(tree, kid):
                return kid
        for prep in tree.kids[i]:
            if tree.deps[prep] == "prep" and tree.lowers[prep] in ("of", "by", "belonging"):
                for kid in tree.with_dep(prep, "pobj"):
                    if self._is_party(tree, kid) and not any(h.kind == "place" for h in tree.names[kid]):
                        return kid
        used = (
            self.of_noun(tree.lemmas[i], tree.lowers[i]) & {"facility", "place"} and tree.lemmas[i] not in SETTLEMENTS
        )
        return self._user(tree, i) if used else None

    def _user(self, tree: Tree, i: int) -> int | None:
        """Who has the use of a building: "a workshop where the TDF repaired guns", "a house used by the Taliban"."""
        for clause in tree.with_dep(i, "relcl", "acl"):
            users: list[int] = []
            if tree.lemmas[clause] in _USING and tree.tags[clause] == "VBN":
                users = [k for by in tree.with_dep(clause, "agent") for k in tree.with_dep(by, "pobj")]
            elif tree.lemmas[clause] in _WORKING and self._is_where(tree, clause):
                users = tree.with_dep(clause, "nsubj")
            for user in users:
                if not any(h.kind == "place" for h in tree.names[user]) and "party" in self.of(tree, user):
                    return user
        return None

    @staticmethod
    def _is_where(tree: Tree, clause: int) -> bool:
        """Whether a clause says what goes on in a place: "where ...", "in which ..."."""
        within = [k for prep in tree.with_dep(clause, "prep") for k in tree.with_dep(prep, "pobj")]
        return any(tree.lowers[k] == "where" for k in tree.kids[clause]) or any(
            tree.lowers[k] == "which" for k in within
        )

    def _is_party(self, tree: Tree, i: int) -> bool:
        if tree.names[i]:
            return any(hit.kind == "actor" for hit in tree.names[i]) and not any(
                hit.kind == "place" for hit in tree.names[i]
            )
        return tree.lemmas[i] in self._lexicon.noun_sets["party"] and tree.deps[i] in ("poss", "pobj", "compound")
