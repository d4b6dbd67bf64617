"""Entities: the head of a noun phrase in; what it may be, and the parties, places and weapons it names, out."""

from __future__ import annotations

from twosource.codebook.model import FillerKind
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.discourse import Discourse, is_generic
from twosource.reading.lexicon import Lexicon
from twosource.reading.tree import Tree
from twosource.records import Actor, Mention, Place, PlaceMention, Via

_PRONOUNS = frozenset(
    {"it", "they", "them", "he", "she", "him", "who", "themselves", "itself", "its", "their", "his", "her"}
)
_LOCATIVE = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "around",
    "of",
    "across",
    "along",
    "within",
    "throughout",
    "from",
    "north",
    "south",
    "east",
    "west",
)
_COMMON_SPEAKERS = frozenset({"witness", "activists", "anonymous_official", "analyst", "unknown"})
_WHOLES = frozenset({"whole", "entirety", "all", "entire"})
_CONTAINERS = _WHOLES | frozenset(
    "string series number range handful swath swathe row cluster chain majority lot couple pair wave group bulk".split()
)
_PARTS = frozenset(
    "centre center half part quarter outskirt outskirts edge suburb most side district neighbourhood neighborhood north south east "
    "west northern southern portion section swath swathe rest bank sector market bridge entrance street area countryside".split()
)
_PLACE_EVENTS = frozenset(
    "siege capture fall battle liberation recapture blockade bombardment shelling outskirt edge town city village suburb district "
    "centre center north south east west part port loss seizure encirclement relief control province region people resident".split()
)
_SETTLEMENTS = frozenset(
    {
        "city",
        "town",
        "village",
        "neighbourhood",
        "neighborhood",
        "district",
        "suburb",
        "camp",
        "enclave",
        "pocket",
        "province",
        "governorate",
        "region",
        "capital",
        "area",
        "base",
        "airbase",
        "airport",
        "airfield",
        "county",
        "oblast",
        "quarter",
        "island",
        "stronghold",
        "bastion",
        "dam",
        "crossing",
        "port",
        "valley",
        "hamlet",
        "settlement",
        "desert",
        "oilfield",
        "field",
        "hospital",
        "refinery",
        "peninsula",
        "strip",
        "river",
        "plant",
        "territory",
        "sub-district",
        "municipality",
    }
)


class Entities:
    """Tells what noun phrases are, in the light of the knowledge packs and of what the report has said so far."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self._lexicon = lexicon
        self._knowledge = knowledge
        self._titles = frozenset(lexicon.people.titles)

    # -- kinds -----------------------------------------------------------------------------------------------------

    def kinds(self, tree: Tree, i: int) -> frozenset[FillerKind]:
        """What the phrase with head i may be."""
        found: set[FillerKind] = set()
        for hit in tree.names[i]:
            if hit.kind == "place":
                found.add("place")
            elif hit.kind in ("actor", "source"):
                found.add("party")
            else:
                found |= {"person", "party"}
        if found:
            return frozenset(found)
        lower, lemma, tag = tree.lowers[i], tree.lemmas[i], tree.tags[i]
        if lower in _PRONOUNS or tag in ("PRP", "WP"):
            if lower in ("he", "she", "him", "her"):
                return frozenset({"person", "party", "people"})
            return (
                frozenset({"party", "place", "people", "thing"})
                if lower in ("it", "itself")
                else frozenset({"party", "people"})
            )
        if (
            tag == "CD"
            or (lower in self._lexicon.numbers.vague and lower not in ("few",))
            or lower in ("others", "more", "some", "many", "dozen", "all", "most", "both")
        ):
            counted = [k for k in tree.kids[i] if tree.deps[k] == "prep" and tree.lowers[k] == "of"]
            for prep in counted:
                for k in tree.with_dep(prep, "pobj"):
                    found |= self.kinds(tree, k)
            return frozenset(found or {"people", "thing"})
        if lemma in _CONTAINERS:
            for prep in tree.with_dep(i, "prep"):
                if tree.lowers[prep] == "of":
                    for kid in tree.with_dep(prep, "pobj"):
                        found |= self.kinds(tree, kid)
            if found:
                return frozenset(found)
        if tree.is_verb(i) and tag != "VBG":
            return frozenset({"clause"})
        found |= self._noun_kinds(lemma, lower)
        if not found and tree.is_noun(i):
            if tag in ("NNP", "NNPS") and self.located(tree, i):
                found.add("place")
            elif tag in ("NNP", "NNPS"):
                entity = tree.ents[i]
                if entity in ("GPE", "LOC", "FAC"):
                    found.add("place")
                elif entity == "PERSON":
                    found |= {"person", "people"}
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

    @staticmethod
    def is_settlement(tree: Tree, i: int) -> bool:
        """Whether a common noun names a kind of place: a town, a base, a district."""
        return tree.lemmas[i] in _SETTLEMENTS

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
        if any(tree.deps[k] == "det" for k in tree.kids[i]) or any(
            tree.lemmas[k] in self._titles for k in tree.phrase(i)
        ):
            return False
        if word in ("in", "at", "near", "around", "outside", "inside", "toward", "towards", "into", "across"):
            return True
        noun = tree.heads[prep]
        return word == "of" and tree.lemmas[noun] in _PLACE_EVENTS

    def _noun_kinds(self, lemma: str, lower: str) -> set[FillerKind]:
        kinds: set[FillerKind] = set()
        for kind, lemmas in self._lexicon.noun_sets.items():
            if lemma in lemmas or lower in lemmas:
                if kind == "event":
                    kinds.add("clause")
                else:
                    kinds.add(kind)
        return kinds

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
        return None

    def _is_party(self, tree: Tree, i: int) -> bool:
        if tree.names[i]:
            return any(hit.kind == "actor" for hit in tree.names[i]) and not any(
                hit.kind == "place" for hit in tree.names[i]
            )
        return tree.lemmas[i] in self._lexicon.noun_sets["party"] and tree.deps[i] in ("poss", "pobj", "compound")

    # -- parties ---------------------------------------------------------------------------------------------------

    def parties(self, tree: Tree, i: int, discourse: Discourse) -> list[Mention]:
        """The parties or people that the phrase with head i names; empty where it names none."""
        hits = [hit for hit in tree.names[i] if hit.kind == "actor"]
        start, end = self._phrase_span(tree, i)
        if hits:
            actor = self._actor_of(hits[0], discourse)
            if actor is not None and is_generic(actor):
                told = self._described(tree, i, start, end, discourse)
                if told and told[0].id is not None:
                    return told
                return [_generic(actor, self._plain_name(tree, i), tree.text[start:end], start, end)]
            if actor is not None:
                return [_mention(actor, hits[0].text, hits[0].start, hits[0].end, "name")]
        for hit in tree.names[i]:
            if hit.kind == "source":
                source = self._knowledge.sources.get(hit.ids[0])
                actor = self._knowledge.actors.get(source.actor) if source and source.actor else None
                if actor is not None:
                    return [_mention(actor, hit.text, hit.start, hit.end, "name")]
                if source is not None and hit.text[:1].isupper() and source.kind not in _COMMON_SPEAKERS:
                    return [
                        Mention(
                            id=None,
                            name=source.name,
                            kind="media",
                            text=hit.text,
                            start=hit.start,
                            end=hit.end,
                            via="name",
                        )
                    ]
            if hit.kind == "person":
                return [self._person(hit)]
        lower = tree.lowers[i]
        if lower in ("we", "us", "i", "me", "you"):
            return []  # who speaks; not told here
        if lower in _PRONOUNS or tree.tags[i] == "PRP":
            before = self._subject_before(tree, i)
            if before is not None:
                return [_as_pronoun(tree, i, party) for party in self.parties(tree, before, discourse)]
            actor = discourse.party_for_pronoun(lower, tree.starts[i])
            if actor is None:
                return []
            return [_mention(actor, tree.word(i), tree.starts[i], tree.ends[i], "pronoun")]
        if tree.tags[i] == "CD" or lower in self._lexicon.numbers.vague:
            for prep in tree.with_dep(i, "prep"):
                if tree.lowers[prep] == "of":
                    for kid in tree.with_dep(prep, "pobj"):
                        return self.parties(tree, kid, discourse)
            return []
        return self._described(tree, i, start, end, discourse)

    def _subject_before(self, tree: Tree, i: int) -> int | None:
        """The subject that a pronoun most likely takes up: that of the clause over it, else of the sentence before."""
        plural = tree.lowers[i] in ("they", "them", "their", "themselves")
        start, _ = tree.sentence_of(i)
        for head in tree.ancestors(i):
            subject = tree.first(head, "nsubj", "nsubjpass")
            if (
                subject is not None
                and subject < i
                and i not in tree.subtree(subject)
                and self._agrees(tree, subject, plural)
            ):
                return subject
        for low, high in reversed([s for s in tree.sentences if s[0] < start][-1:]):
            for k in range(low, high):
                if (
                    tree.deps[k] in ("nsubj", "nsubjpass")
                    and tree.deps[tree.heads[k]] in ("ROOT", "ccomp")
                    and self._agrees(tree, k, plural)
                ):
                    return k
        return None

    def _agrees(self, tree: Tree, k: int, plural: bool) -> bool:
        if tree.tags[k] in ("PRP", "WP", "WDT", "DT", "EX") or tree.lowers[k] in _PRONOUNS:
            return False
        kinds = self.kinds(tree, k)
        if not kinds & {"party", "people"} or self._only_speaks(tree, k):
            return False
        if plural:
            many = tree.tags[k] in ("NNS", "NNPS") or bool(tree.with_dep(k, "conj"))
            return many or any(hit.kind == "actor" for hit in tree.names[k])
        return tree.tags[k] in ("NN", "NNP", "NNPS")

    def _only_speaks(self, tree: Tree, k: int) -> bool:
        """Whether a name is a monitor's or a paper's, who tell of deeds and do none."""
        for hit in tree.names[k]:
            if hit.kind == "actor":
                actor = self._knowledge.actors.get(hit.ids[0])
                if actor is not None and actor.kind not in ("ngo", "media", "other", "unknown"):
                    return False
        return any(hit.kind == "source" for hit in tree.names[k])

    def _described(self, tree: Tree, i: int, start: int, end: int, discourse: Discourse) -> list[Mention]:
        phrase = tree.text[start:end]
        kinds = self._noun_kinds(tree.lemmas[i], tree.lowers[i])
        if tree.tags[i][:2] == "JJ":  # "Russian cruise missiles"
            country = self._knowledge.actors.compose(tree.word(i)) if tree.word(i)[:1].isupper() else None
            return [_mention(country, tree.word(i), tree.starts[i], tree.ends[i], "description")] if country else []
        if not kinds & {"party", "people"} and tree.tags[i] not in ("NNP", "NNPS", "NNS"):
            owner = self.owner(tree, i)
            return self.parties(tree, owner, discourse) if owner is not None else []
        for kid in tree.kids[i]:  # "Isis fighters", "Hezbollah's men"
            if tree.deps[kid] in ("compound", "nmod", "poss", "amod"):
                for hit in tree.names[kid]:
                    if hit.kind == "actor" and not any(other.kind == "place" for other in tree.names[kid]):
                        actor = self._actor_of(hit, discourse)
                        if (
                            actor is not None
                            and not is_generic(actor)
                            and not (kinds & {"people"} and not kinds & {"party"})
                        ):
                            return [_mention(actor, phrase, start, end, "description")]
        if kinds & {"party"}:  # "fighters of the Allied Democratic Forces"
            for prep in tree.with_dep(i, "prep"):
                for kid in tree.with_dep(prep, "pobj") if tree.lowers[prep] in ("of", "from") else []:
                    for hit in tree.names[kid]:
                        named = self._actor_of(hit, discourse) if hit.kind == "actor" else None
                        if named is not None and not is_generic(named):
                            return [_mention(named, phrase, start, end, "description")]
        for kid in tree.with_dep(i, "poss") if kinds & {"party"} else []:  # "Rwanda denied that its troops had crossed"
            before = self._subject_before(tree, kid) if tree.tags[kid] == "PRP$" else None
            for party in self.parties(tree, before, discourse) if before is not None else []:
                forces = discourse.forces_of(party.id, self._knowledge) if party.id else None
                if forces is not None:
                    return [_mention(forces, phrase, start, end, "description")]
        actor = discourse.party_for_phrase(phrase, tree.lemmas[i], start, self._knowledge)
        if actor is not None:
            return [_mention(actor, phrase, start, end, "description")]
        loyal = self._loyal_to(tree, i, discourse)
        if loyal is not None:
            return [_mention(loyal, phrase, start, end, "description")]
        if kinds & {"people"}:
            return [
                Mention(
                    id=None,
                    name=tree.word(i),
                    kind=_people_kind(tree.lemmas[i]),
                    text=phrase,
                    start=start,
                    end=end,
                    via="description",
                )
            ]
        if kinds & {"party"}:
            return [
                Mention(
                    id=None,
                    name=self._plain_name(tree, i),
                    kind=_party_kind(tree.lemmas[i]),
                    text=phrase,
                    start=start,
                    end=end,
                    via="description",
                )
            ]
        if tree.tags[i] in ("NNP", "NNPS") and tree.ents[i] in ("ORG", "NORP"):
            return [Mention(id=None, name=phrase, kind="unknown", text=phrase, start=start, end=end, via="name")]
        return []

    def _loyal_to(self, tree: Tree, i: int, discourse: Discourse) -> Actor | None:
        """ "forces loyal to Assad", "fighters backed by Turkey" are not the backer, but "loyal to" is that side."""
        for kid in tree.kids[i]:
            if tree.lemmas[kid] in ("loyal", "allied", "affiliated", "belong", "aligned"):
                for below in tree.subtree(kid):
                    for hit in tree.names[below]:
                        if hit.kind == "person":
                            person = self._knowledge.people.named(hit.text)
                            if person and person.actor:
                                return discourse.forces_of(person.actor, self._knowledge)
                        if hit.kind == "actor":
                            actor = self._actor_of(hit, discourse)
                            return discourse.forces_of(actor.id, self._knowledge) if actor else None
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

    def _plain_name(self, tree: Tree, i: int) -> str:
        """The phrase's words without its number: "fighters" for "at least 34 fighters"."""
        tokens = tree.phrase(i)
        counted = [k for k in tokens if tree.tags[k] == "CD" or tree.lowers[k] in self._lexicon.numbers.vague]
        first = max(counted) + 1 if counted and max(counted) < i else tokens[0]
        while first < i and (
            tree.tags[first] in ("DT", "PRP$", "IN", "JJS", "RB", "HYPH", ",", "PDT") or tree.starts[first] < 0
        ):
            first += 1
        return tree.text[tree.starts[first] : tree.ends[i]]

    def _phrase_span(self, tree: Tree, i: int) -> tuple[int, int]:
        tokens = tree.phrase(i)
        while len(tokens) > 1 and (
            tree.tags[tokens[0]] in ("DT", "PRP$", "POS", ",", "``", "''")
            or tree.lowers[tokens[0]] in ("the", "a", "an")
        ):
            tokens = tokens[1:]
        while len(tokens) > 1 and tree.tags[tokens[-1]] in ("POS", "SYM", ",", ".", "''", "``", "-LRB-", "-RRB-"):
            tokens = tokens[:-1]
        return tree.starts[tokens[0]], tree.ends[tokens[-1]]

    # -- places ----------------------------------------------------------------------------------------------------

    def places(
        self, tree: Tree, i: int, discourse: Discourse, depth: int = 3, parts: bool = False
    ) -> list[PlaceMention]:
        """The places that the phrase with head i names, or is in; empty where it names none.

        Args:
            parts: whether "the centre of X" is to be kept as a part of X, without X's id: who takes it has not taken X.
        """
        if parts and depth == 3 and not any(hit.kind == "place" for hit in tree.names[i]):
            part = self._part(tree, i, discourse)
            if part is not None:
                return [part]
        hits = [hit for hit in tree.names[i] if hit.kind == "place"]
        if hits:
            place = self._place(tree, i, hits[0], discourse)
            if place is not None and place.id is None:
                part = self._part(tree, i, discourse)
                return [part if part is not None else place]
            return [place] if place is not None else []
        if depth == 0:
            return []
        lemma = tree.lemmas[i]
        kinds = self._noun_kinds(lemma, tree.lowers[i])
        if lemma in _WHOLES:  # "the whole of Bakhmut" is Bakhmut
            for prep in tree.with_dep(i, "prep"):
                for kid in tree.with_dep(prep, "pobj"):
                    return self.places(tree, kid, discourse, depth - 1)
        if tree.lowers[i] in ("it", "there") and tree.tags[i] in ("PRP", "EX", "RB"):
            return self._known_place(tree, i, "", discourse)
        appos = [k for k in tree.kids[i] if tree.deps[k] == "appos" and any(h.kind == "place" for h in tree.names[k])]
        if appos:
            return self.places(tree, appos[0], discourse, depth - 1)
        for kid in tree.kids[i]:  # "Mosul airport", "Raqqa's Old City", "Owayna village"
            if (
                tree.deps[kid] in ("compound", "nmod", "poss", "amod")
                and any(h.kind == "place" for h in tree.names[kid])
                and (
                    kinds & {"place", "facility", "territory"}
                    or tree.lemmas[i]
                    in (
                        "resident",
                        "civilian",
                        "people",
                        "population",
                    )
                )
            ):
                return self.places(tree, kid, discourse, depth - 1)
        for prep in tree.kids[i]:
            if tree.deps[prep] in ("prep",) and tree.lowers[prep] in _LOCATIVE:
                if tree.lowers[prep] == "from" and kinds & {"party", "weapon"}:
                    continue
                for kid in tree.with_dep(prep, "pobj"):
                    if tree.lowers[prep] == "of" and not (kinds & {"place", "territory", "facility", "people"}):
                        continue
                    inner = [p for c in tree.conjuncts(kid) for p in self.places(tree, c, discourse, depth - 1)]
                    if inner:
                        return inner
        if lemma in _SETTLEMENTS and not (tree.tags[i] in ("NNP", "NNPS") and tree.ents[i]):
            definite = any(tree.lowers[k] in ("the", "this", "that", "its", "their") for k in tree.kids[i])
            unnamed = not any(
                tree.deps[k] in ("compound", "nmod") and tree.tags[k] in ("NNP", "NNPS") for k in tree.kids[i]
            )
            if definite and unnamed and tree.tags[i] != "NNS":
                known = self._known_place(tree, i, lemma, discourse)
                if known:
                    return known
        return self._unknown_place(tree, i, kinds)

    def _part(self, tree: Tree, i: int, discourse: Discourse) -> PlaceMention | None:
        """ "the centre of Irpin", "Kober district": a part of a place, at that place's point, without its id."""
        named = [hit for hit in tree.names[i] if hit.kind == "place"]
        unnamed_town = not named and tree.tags[i] in ("NN", "NNS") and tree.lemmas[i] in _SETTLEMENTS
        if not named and not unnamed_town and tree.lemmas[i] not in _PARTS and tree.lowers[i] not in _PARTS:
            return None
        outer: list[PlaceMention] = []
        for prep in tree.kids[i]:
            if tree.deps[prep] == "prep" and tree.lowers[prep] in (
                ("in",) if unnamed_town and tree.lemmas[i] not in _PARTS else ("of", "in")
            ):
                for kid in tree.with_dep(prep, "pobj"):
                    outer = outer or self.places(tree, kid, discourse, 2)
        if not outer and not named:
            for kid in tree.kids[i]:
                if tree.deps[kid] in ("compound", "nmod", "poss") and any(h.kind == "place" for h in tree.names[kid]):
                    outer = self.places(tree, kid, discourse, 1)
        if not outer:
            return None
        start, end = self._phrase_span(tree, i)
        whole = outer[0]
        if whole.start >= end and not tree.text[end : whole.start].count("."):
            end = whole.end
        text = tree.text[start:end]
        return PlaceMention(
            id=None, name=text, lat=whole.lat, lon=whole.lon, radius_km=whole.radius_km, country=whole.country,
            admin1=whole.admin1, text=text, start=start, end=end, via="description",
        )  # fmt: skip

    def _place(self, tree: Tree, i: int, hit: NameHit, discourse: Discourse) -> PlaceMention | None:
        hint, within = self._hints(tree, i)
        place = discourse.place(hit, hint, within, self._knowledge)
        if place is None:
            return PlaceMention(
                id=None,
                name=hit.text,
                lat=None,
                lon=None,
                radius_km=None,
                country=None,
                admin1=None,
                text=hit.text,
                start=hit.start,
                end=hit.end,
                via="name",
            )
        return place_mention(place, hit.text, hit.start, hit.end, "name")

    def _hints(self, tree: Tree, i: int) -> tuple[str | None, NameHit | None]:
        """What kind of place the words around a name say it is, and the name of what it lies in."""
        hint = None
        head = tree.heads[i]
        if tree.deps[i] in ("compound", "nmod", "poss") and tree.lemmas[head] in _SETTLEMENTS:
            hint = tree.lemmas[head]
        elif tree.deps[i] == "pobj" and tree.lowers[head] == "of" and tree.lemmas[tree.heads[head]] in _SETTLEMENTS:
            hint = tree.lemmas[tree.heads[head]]
        elif tree.deps[i] == "appos" and tree.lemmas[head] in _SETTLEMENTS:
            hint = tree.lemmas[head]
        for kid in tree.kids[i]:
            if tree.deps[kid] == "compound" and tree.lemmas[kid] in _SETTLEMENTS:
                hint = tree.lemmas[kid]
        within = None
        for kid in tree.kids[i]:
            below = (
                [kid]
                if tree.deps[kid] in ("appos", "npadvmod")
                else tree.with_dep(kid, "pobj")
                if tree.deps[kid] == "prep" and tree.lowers[kid] in ("in", "of")
                else []
            )
            for token in below:
                for candidate in [token, *tree.with_dep(token, "compound")]:
                    for hit in tree.names[candidate]:
                        if hit.kind == "place" and token > i:
                            within = within or hit
        return hint, within

    def _known_place(self, tree: Tree, i: int, lemma: str, discourse: Discourse) -> list[PlaceMention]:
        place = discourse.place_for_description(lemma, tree.starts[i])
        if place is None:
            return []
        start, end = self._phrase_span(tree, i)
        via: Via = "pronoun" if tree.tags[i] == "PRP" else "description"
        return [place_mention(place, tree.text[start:end], start, end, via)]

    def _unknown_place(self, tree: Tree, i: int, kinds: set[FillerKind]) -> list[PlaceMention]:
        """A name that no pack holds: kept as words, without a point."""
        named = tree.tags[i] in ("NNP", "NNPS") and (tree.ents[i] in ("GPE", "LOC", "FAC") or self.located(tree, i))
        proper = [
            k
            for k in tree.kids[i]
            if tree.deps[k] in ("compound", "nmod") and tree.tags[k] in ("NNP", "NNPS") and not tree.names[k]
        ]
        terrain = [
            k for k in tree.kids[i] if tree.deps[k] == "compound" and "place" in self._noun_kinds(tree.lemmas[k], "")
        ]
        if terrain and kinds & {"place", "territory"} and not named:  # "their desert position"
            start, end = self._phrase_span(tree, i)
            start = tree.starts[terrain[0]]
            return [
                PlaceMention(
                    id=None,
                    name=tree.text[start:end],
                    lat=None,
                    lon=None,
                    radius_km=None,
                    country=None,
                    admin1=None,
                    text=tree.text[start:end],
                    start=start,
                    end=end,
                    via="description",
                )
            ]
        if not named and not (proper and kinds & {"place"} and tree.lemmas[i] in _SETTLEMENTS):
            return []
        tokens = [k for k in tree.phrase(i) if tree.tags[k] in ("NNP", "NNPS", "HYPH", "CD") or k == i]
        start, end = tree.starts[tokens[0]], tree.ends[tokens[-1]]
        text = tree.text[start:end]
        return [
            PlaceMention(
                id=None,
                name=text,
                lat=None,
                lon=None,
                radius_km=None,
                country=None,
                admin1=None,
                text=text,
                start=start,
                end=end,
                via="name",
            )
        ]

    # -- weapons ---------------------------------------------------------------------------------------------------

    def weapon(self, tree: Tree, i: int) -> Mention | None:
        """The weapon that the phrase with head i names, or None."""
        if "weapon" not in self._noun_kinds(tree.lemmas[i], tree.lowers[i]):
            return None
        start, end = self._phrase_span(tree, i)
        text = tree.text[start:end]
        return Mention(id=None, name=tree.lemmas[i], kind="weapon", text=text, start=start, end=end, via="description")


def place_mention(place: Place, text: str, start: int, end: int, via: Via) -> PlaceMention:
    """The mention of a known place."""
    return PlaceMention(
        id=place.id,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        country=place.country,
        admin1=place.admin1,
        text=text,
        start=start,
        end=end,
        via=via,
    )


def _mention(actor: Actor, text: str, start: int, end: int, via: Via) -> Mention:
    return Mention(id=actor.id, name=actor.name, kind=actor.kind, text=text, start=start, end=end, via=via)


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


def _generic(actor: Actor, name: str, text: str, start: int, end: int) -> Mention:
    return Mention(id=None, name=name, kind=actor.kind, text=text, start=start, end=end, via="description")


def _people_kind(lemma: str) -> str:
    if lemma in ("prisoner", "detainee", "hostage", "captive", "inmate"):
        return "detainees"
    if lemma in ("refugee", "displaced", "evacuee", "returnee", "migrant"):
        return "refugees"
    if lemma in ("protester", "protestor", "demonstrator", "rioter", "striker"):
        return "protesters"
    if lemma in ("journalist", "reporter"):
        return "media"
    return (
        "civilians"
        if lemma not in ("body", "casualty", "wounded", "dead", "fatality", "victim", "people", "person", "national")
        else "unknown"
    )


def _party_kind(lemma: str) -> str:
    if lemma in (
        "army",
        "military",
        "soldier",
        "troop",
        "warplane",
        "warship",
        "navy",
        "airforce",
        "marine",
        "jet",
        "serviceman",
    ):
        return "state_forces"
    if lemma in ("police", "policeman", "officer", "gendarme"):
        return "police"
    if lemma in ("jihadist", "extremist", "terrorist"):
        return "jihadist_group"
    if lemma in ("rebel", "insurgent", "opposition", "guerrilla", "guerilla"):
        return "rebel_group"
    if lemma in ("separatist",):
        return "separatist"
    if lemma in ("militia", "militiaman", "paramilitary", "vigilante"):
        return "militia"
    if lemma in ("peacekeeper", "mission"):
        return "peacekeepers"
    if lemma in ("government", "regime", "ministry", "authority", "junta", "country", "state", "nation"):
        return "state"
    if lemma in ("fighter", "militant", "gunman", "gunmen", "attacker", "bomber", "assailant"):
        return "fighters"
    if lemma in ("coalition", "alliance"):
        return "coalition"
    if lemma in ("gang", "cartel", "bandit", "kidnapper", "pirate"):
        return "criminal_group"
    return (
        "armed_group" if lemma in ("group", "faction", "brigade", "battalion", "unit", "force", "front") else "unknown"
    )
