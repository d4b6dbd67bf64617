"""Speakers: the head of a speaking phrase in; the source it names out, with what is known of it.

A speaker is the best source name inside the phrase: "war monitor the Syrian Observatory for Human Rights (SOHR)" is SOHR.
Unnamed speakers ("a resident", "observers") keep their words and have no source id of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.described_parties import is_generic
from twosource.reading.entities.descriptions import Descriptions
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import Lexicon
from twosource.reading.speech.behalf import OFFICES, Behalf
from twosource.reading.speech.bodies import BodyFinder
from twosource.reading.speech.media import MEDIA_NOUNS, Media, speaker_of
from twosource.reading.speech.person_speakers import PersonSpeakers, is_person
from twosource.reading.speech.speaking_phrases import behind, belongs, inside, is_named, own_words, speaking_span
from twosource.reading.speech.voices import Voices
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor, Mention, PersonMention, Source, SpeakerMention

_BODIES = frozenset(
    "centre center observatory group network monitor project committee council union association institute agency foundation "
    "organisation organization movement commission forum watch office bureau society coalition initiative tracker desk lab "
    "laboratory archive barometer register collective trust survey institution consultancy charity diocese embassy hospital "
    "directorate department panel inquiry tribunal court service board authority chamber body taskforce inspectorate secretariat "
    "hotline registry".split()
)
_CIVIL_FIELDS = frozenset("health education rescue emergency ambulance civil water energy agriculture finance".split())
_SOME = frozenset("one some many most several few both two three none all".split())
_PARAGRAPHS = 6  # as far as "she" looks back
_ONES = frozenset(
    "witness resident doctor nurse teacher survivor villager trader shopkeeper farmer driver priest imam official officer soldier "
    "commander spokesman spokeswoman elder activist lawyer surgeon medic priest nun student refugee".split()
)  # of whom more is said by "he" or "she"
_OF_MANY = frozenset({"press", "agency", "state_media", "monitor", "un", "ngo", "activists", "propaganda"})
_PERSON_PRONOUNS = frozenset({"he", "she"})
_GROUP_PRONOUNS = frozenset({"it", "they", "we", "who"})
_PEOPLE = frozenset({"civilians", "refugees", "detainees"})
_ALSO = frozenset({"as", "with", "like"})
_OWNERS = frozenset({"the", "this", "its", "his", "her", "their"})
_PERHAPS_OFFICES = OFFICES | {"unknown"}
_OF_THE_PRESS = frozenset({"media", "press", "news", "newspaper", "television", "tv", "radio"})
_PLAINLY_SAID = frozenset(
    {"say", "tell", "add", "recall", "recount", "explain", "insist"}
)  # what says so is somebody, whatever the noun


class Speakers:
    """Resolves speaking phrases in one report."""

    def __init__(
        self,
        knowledge: Knowledge,
        voices: Voices,
        entities: Entities,
        discourse: Discourse,
        lexicon: Lexicon,
        bodies: BodyFinder,
        people: Sequence[PersonMention] = (),
    ) -> None:
        self._knowledge = knowledge
        self._voices = voices
        self._entities = entities
        self._discourse = discourse
        self._cue_nouns = lexicon.cue_nouns
        self._cue_verbs = lexicon.cue_verbs
        self._kinds = lexicon.speaker_kinds
        self._bodies = bodies
        self._words = lexicon.bodies
        self._behalf = Behalf(knowledge, lexicon.descriptions, lexicon.speaker_kinds, discourse)
        self._media = Media(knowledge, voices, discourse)
        self._persons = PersonSpeakers(knowledge, voices, discourse, lexicon.speaker_kinds, people)
        self._named_before: dict[str, SpeakerMention] = {}  # by noun, and monitors and agencies by their kind
        self._nouns = frozenset(lexicon.speaker_kinds) | _BODIES | MEDIA_NOUNS
        self._trees: Sequence[Tree] = ()
        self._descriptions = Descriptions((), self._nouns)
        self._last: SpeakerMention | None = None
        self._last_one: SpeakerMention | None = None
        self._last_person: SpeakerMention | None = None

    def look_back(self, trees: Sequence[Tree]) -> None:
        """Take the report's trees in order: "she" is who spoke last, whether or not that made a claim."""
        self._trees = trees
        self._descriptions = Descriptions(trees, self._nouns)

    def is_country(self, tree: Tree, i: int) -> bool:
        """Whether a token is a country's own name, and no capital's or seat's that stands for its government."""
        places = (self._knowledge.places.get(hit.ids[0]) for hit in tree.names[i] if hit.kind == "place" and hit.ids)
        return any(place is not None and place.kind == "country" for place in places)

    def is_office(self, tree: Tree, i: int) -> bool:
        """Whether a word is that of an office or an arm of a side, which is nobody's name: "Army: 40 killed"."""
        return tree.is_noun(i) and not tree.names[i] and self._kinds.get(tree.lemmas[i]) in OFFICES

    def resolve(self, tree: Tree, heads: list[int], cue: str, named_only: bool = False) -> tuple[SpeakerMention, ...]:
        """The speakers that the phrases with these heads name, each once, in order.

        Args:
            tree: the tree that the phrases stand in.
            heads: their heads.
            cue: the word that makes them speakers.
            named_only: whether a phrase without a known name is no speaker (a headline's label, say).
        """
        found: list[SpeakerMention] = []
        heads = [told for head in heads for told in (self._came_from(tree, head) or [head])]
        for head in [inner for outer in heads for inner in self._carried_by(tree, outer)]:
            speaker = self._one(tree, head, cue, named_only)
            if speaker is None or any((s.source_id, s.name) == (speaker.source_id, speaker.name) for s in found):
                continue
            if speaker.name in self._persons.known and any(s.name == speaker.name for s in found):
                continue
            found.append(speaker)
            if speaker.source_id is not None or tree.tags[head] in ("NNP", "NNPS"):
                self._named_before[tree.lowers[head]] = speaker
                self._named_before[tree.lemmas[head]] = speaker
                self._named_before |= {
                    tree.lowers[k]: speaker for k in own_words(tree, head) if tree.lowers[k] in _BODIES
                }
                if speaker.kind in ("monitor", "agency"):
                    self._named_before[speaker.kind] = speaker
        if found:
            self._last = found[-1]
            self._last_one = next((one for one in reversed(found) if one.kind not in _OF_MANY), self._last_one)
        return tuple(found)

    def named_beside(self, tree: Tree, verb: int) -> list[int]:
        """Bodies set in before a verb of speech beside its subject: "UN officials, as also the Relief Desk, said"."""
        found = []
        for prep in tree.with_dep(verb, "prep"):
            if 0 < prep < verb and tree.lowers[prep] in _ALSO and tree.lowers[prep - 1] == ",":
                found += [k for k in tree.with_dep(prep, "pobj") if self._is_body(tree, k)]
        return found

    def documents(self, tree: Tree, heads: list[int], cue: str) -> tuple[SpeakerMention, ...]:
        """Papers and films of nobody told that speak for themselves: "a proclamation called on", "its bulletin confirms"."""
        found = []
        for head in heads:
            if tree.lemmas[head] in self._cue_nouns and tree.tags[head] in ("NN", "NNS"):
                start, end = speaking_span(tree, head)
                name = tree.text[start:end]
                found.append(SpeakerMention(source_id=None, name=name, kind="unknown", cue=cue, start=start, end=end))
        return tuple(found)

    def _one(self, tree: Tree, head: int, cue: str, named_only: bool) -> SpeakerMention | None:
        """Who the phrase with this head is, with the side for which it speaks where its office alone tells."""
        found = self._told(tree, head, cue, named_only)
        if (
            found is None
            or found.side is not None
            or found.kind not in _PERHAPS_OFFICES
            or not self._is_nobody_known(found)
        ):
            return found
        side = self._behalf.of(tree, head) or self._owner_side(tree, head)
        sided = found if side is None else msgspec.structs.replace(found, side=side)
        return self._persons.known_as(sided, found) if side is not None and found.name in self._persons.known else sided

    def _owner_side(self, tree: Tree, head: int) -> str | None:
        """The party whose spokesman is told by a pronoun: "the Arakan Army took the town, its spokesman said"."""
        if self._kinds.get(tree.lemmas[head]) != "official":
            return None
        for owner in tree.with_dep(head, "poss"):
            before = self._entities.antecedent(tree, owner) if tree.lowers[owner] in ("its", "their") else None
            for party in self._entities.parties(tree, before, self._discourse) if before is not None else []:
                if party.id is not None and party.kind not in _PEOPLE:
                    return party.id
        return None

    def _is_nobody_known(self, speaker: SpeakerMention) -> bool:
        source = self._knowledge.sources.get(speaker.source_id) if speaker.source_id is not None else None
        return speaker.source_id is None or (source is not None and _nobody_in_particular(source))

    def _told(self, tree: Tree, head: int, cue: str, named_only: bool) -> SpeakerMention | None:
        lower = tree.lowers[head]
        if tree.tags[head] in ("PRP", "PRP$") or lower in _GROUP_PRONOUNS:
            return self._pronoun(tree, head, cue)
        person = self._persons.same(tree, head, cue, self._persons.named(tree, head, cue))
        if person is not None:
            self._last_person = person = self._of_a_side(tree, head, person)
            return person
        told = self._descriptions.before(tree, head)
        body = self._named(*told, cue) if told is not None else None
        if body is not None:
            start, end = speaking_span(tree, head)
            return msgspec.structs.replace(body, start=start, end=end)
        named = self._named(tree, head, cue)
        if named is not None:
            return named
        if named_only:
            return None
        return self._unnamed(tree, head, cue)

    def _of_a_side(self, tree: Tree, head: int, person: SpeakerMention | None) -> SpeakerMention | None:
        """A person with the side whose spokesman or officer the words beside the name say that he is, where they name it by
        no name: "army spokesman Juan Roa", "The army withdrew, its spokesman, Juan Roa, said"."""
        if person is None or person.source_id is not None or person.kind not in ("official", "party", "unknown"):
            return person
        beside = [*tree.with_dep(head, "compound", "appos"), tree.phrase(head)[0] - 1]
        offices = [*([tree.heads[head]] if tree.deps[head] == "appos" else []), *beside]
        for office in offices:
            if office < 0 or self._kinds.get(tree.lemmas[office]) not in ("official", "party"):
                continue
            before = [k for k in range(max(0, office - 2), office) if tree.deps[k] in ("compound", "amod", "poss")]
            for k in (*before, office):
                parties = self._entities.parties(tree, k, self._discourse)
                side = self._as_party(parties, person.cue, person.start, person.end)
                if side is not None:
                    return self._persons.known_as(msgspec.structs.replace(side, name=person.name), person)
        return person

    def _came_from(self, tree: Tree, head: int) -> list[int]:
        """Who "they" or "it" is where the sentence before says from whom word came: "Confirmation came from nurses and from X"."""
        if tree.lowers[head] not in ("they", "it"):
            return []
        start, _ = tree.sentence_of(head)
        before = next((s for s in reversed(tree.sentences) if s[1] == start), None)
        root = next((k for k in range(*before) if tree.heads[k] == k), None) if before is not None else None
        if root is None or tree.lemmas[root] != "come":
            return []
        told = tree.first(root, "nsubj")
        if told is None or tree.lemmas[told] not in self._cue_nouns:
            return []
        sources = [p for k in tree.with_dep(root, "prep") if tree.lowers[k] == "from" for p in tree.conjuncts(k)]
        named = [c for p in sources for k in tree.with_dep(p, "pobj") for c in tree.conjuncts(k)]
        return named if tree.lowers[head] == "they" or len(named) == 1 else []

    def _carried_by(self, tree: Tree, head: int) -> list[int]:
        """Who stands behind a saying's noun ("research by X suggests"), and a body hung on the wrong noun by the parser."""
        if tree.lemmas[head] in self._cue_nouns:
            makers = behind(tree, head)
            told = [one for one in makers if tree.lemmas[one] in self._cue_nouns and not is_named(tree, one)]
            makers += [k for one in told for k in behind(tree, one)]
            named = [k for k in makers if is_named(tree, k) or tree.lowers[k] in ("its", "their")]
            if named:
                return named
        if tree.tags[head] in (
            "NN",
            "CD",
        ):  # "one of them, Nang Hseng", "the editor, Anthony Brill": whose name is given
            within = [k for p in tree.with_dep(head, "prep") for k in tree.with_dep(p, "pobj")]
            named = [k for one in (head, *within) for k in tree.with_dep(one, "appos") if is_person(tree, k)]
            named += [k for k in tree.with_dep(head, "appos") if self._is_called(tree, head, k)]
            named = [k for k in named if tree.tags[k] in ("NNP", "NNPS")]
            if named:
                return named[:1]
        if tree.lowers[head] in _SOME:  # "one of the alliance's officers"
            members = [
                k for p in tree.with_dep(head, "prep") if tree.lowers[p] == "of" for k in tree.with_dep(p, "pobj")
            ]
            if members:
                return members
        found = [head]
        for prep in tree.with_dep(head, "prep"):  # "volunteers in the city and the Centre for Reporting"
            for k in tree.with_dep(prep, "pobj"):
                found += [c for c in tree.with_dep(k, "conj") if tree.tags[c] == "NNP" and self._is_body(tree, c)]
        return found

    def _is_called(self, tree: Tree, head: int, name: int) -> bool:
        """Whether a body's name stands right behind the noun that says what it is: "the consultancy Menas Associates"."""
        return tree.lemmas[head] in self._nouns and tree.phrase(name)[0] == head + 1

    @staticmethod
    def _is_body(tree: Tree, k: int) -> bool:
        return tree.lemmas[k] in _BODIES or any(hit.kind == "source" for hit in tree.names[k])

    def _pronoun(self, tree: Tree, head: int, cue: str) -> SpeakerMention | None:
        lower = tree.lowers[head]
        if lower in ("i", "you"):
            return None
        before = self._last
        if lower in _PERSON_PRONOUNS:
            before = self._person_before(tree, head, cue) or self._last_person or self._someone()
        elif lower != "we":
            one = before if before is not self._last_person or lower not in ("it", "its") else None
            before = self._teller_before(tree, head, cue) or one  # nobody is "it"
        start, end = tree.starts[head], tree.ends[head]
        if before is None:
            parties = self._entities.parties(tree, head, self._discourse) if lower in ("it", "they") else []
            party = self._as_party(parties, cue, start, end)
            if party is None and lower in ("he", "she"):  # somebody says it, though it can't be told who
                return SpeakerMention(source_id=None, name=lower, kind="unknown", cue=cue, start=start, end=end)
            return party
        return msgspec.structs.replace(before, cue=cue, start=start, end=end)

    def _teller_before(self, tree: Tree, head: int, cue: str) -> SpeakerMention | None:
        """Who "it" is in "the Network said it could confirm", "ISWAP did not mention the loss; it boasted": the subject of the
        saying over it or before it in its sentence, else of the last saying before in the paragraph."""
        plural = tree.lowers[head] in ("they", "their")
        start, _ = tree.sentence_of(head)
        for k in range(head - 1, -1, -1):
            verb = tree.heads[k]
            if tree.deps[k] not in ("nsubj", "nsubjpass") or tree.tags[k] in ("PRP", "WP", "WDT", "DT", "EX", "CD"):
                continue
            if tree.deps[verb] in ("relcl", "acl") or (plural and not self._may_be_many(tree, k)):
                continue
            if not plural and tree.tags[k] == "NNS" and not tree.names[k]:
                continue
            over = verb in tree.ancestors(head)
            told = tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in self._cue_verbs
            before = (
                k < start and tree.deps[verb] == "ROOT" and tree.sentence_of(k)[1] == start and self._is_source(tree, k)
            )
            if over and k >= start and tree.deps[tree.heads[head]] == "parataxis":
                continue  # "Troops, they said, had reached X": of whom it is told
            same = before or (k >= start and (over or not told))
            if tree.lemmas[verb] in self._cue_verbs or (same and self._is_party(tree, k)):
                if not over and k >= start and told:
                    continue  # "said that the army reported ...": of what is told
                found = self._one(tree, k, cue, named_only=False)
                if found is not None:
                    return found
        return None

    def _is_party(self, tree: Tree, k: int) -> bool:
        return any(hit.kind in ("actor", "source") for hit in tree.names[k]) and tree.tags[k] in ("NNP", "NNPS")

    @staticmethod
    def _is_source(tree: Tree, k: int) -> bool:
        return any(hit.kind == "source" for hit in tree.names[k])

    @staticmethod
    def _may_be_many(tree: Tree, k: int) -> bool:
        return tree.tags[k] in ("NNS", "NNPS") or bool(tree.names[k]) or bool(tree.with_dep(k, "conj"))

    def _person_before(self, tree: Tree, head: int, cue: str) -> SpeakerMention | None:
        """Who "he" is in "General Danladi spoke to reporters. He said ...": the nearest person named before, in the
        paragraph as the subject of anything, in those before it as one who spoke."""
        for k in range(head - 1, -1, -1):
            if self._is_one_who_speaks(tree, k):
                return self._one(tree, k, cue, named_only=False)
            if tree.deps[k] in ("nsubj", "nsubjpass", "appos") and tree.ents[k] == "PERSON":
                return self._of_a_side(tree, k, self._persons.named(tree, k, cue))
        here = bisect_left(self._trees, tree.starts[0], key=lambda other: other.starts[0])
        for earlier in reversed(self._trees[max(0, here - _PARAGRAPHS) : here]):
            for k in range(len(earlier) - 1, -1, -1):
                if earlier.deps[k] == "nsubj" and earlier.lemmas[earlier.heads[k]] in self._cue_verbs:
                    named = [k, *earlier.with_dep(k, "appos")]
                    person = next((p for p in named if is_person(earlier, p)), None)
                    if person is not None:
                        named_now = self._persons.named(earlier, person, cue)
                        return self._of_a_side(earlier, person, self._persons.same(earlier, person, cue, named_now))
        return None

    def _is_one_who_speaks(self, tree: Tree, k: int) -> bool:
        """Whether a word is somebody without a name who says something: "a witness in Khost said"."""
        if tree.deps[k] != "nsubj" or tree.tags[k] != "NN" or tree.lemmas[tree.heads[k]] not in self._cue_verbs:
            return False
        return tree.lemmas[k] in _ONES and not tree.with_dep(k, "appos", "conj")

    def _someone(self) -> SpeakerMention | None:
        """The last speaker where it may be one person: "a resident said ... She added": no broadcaster, no ministry."""
        if self._last is not None and self._last.kind in ("press", "agency"):
            return self._last_one  # "a worker told the paper. He said ..."
        return self._last if self._last is not None and self._last.kind not in _OF_MANY else None

    def _named(self, tree: Tree, head: int, cue: str) -> SpeakerMention | None:
        tokens = [k for k in tree.subtree(head) if inside(tree, head, k)]
        ranked = sorted(tokens, key=lambda k: (k != head, tree.deps[k] != "appos", abs(k - head)))
        for k in ranked:
            for hit in tree.names[k]:
                source = self._source_of_hit(hit) if hit.kind == "source" else None
                if source is not None:
                    return self._sourced(tree, head, hit, self._media.states_own(tree, head, source), cue)
                if hit.kind == "source" and not hit.ids:
                    kind = self._bodies.kind(hit.text)
                    return SpeakerMention(
                        source_id=None, name=hit.text, kind=kind, cue=cue, start=hit.start, end=hit.end
                    )
        start, end = speaking_span(tree, head)
        phrase = tree.text[start:end]
        described = self._voices.described(phrase, self._discourse.countries) or self._voices.office(phrase)
        if described is not None:
            described = self._media.states_own(tree, head, described)
        if described is not None and _nobody_in_particular(described):
            known = None if described.id.endswith("-generic") else described.id
            return SpeakerMention(source_id=known, name=phrase, kind=described.kind, cue=cue, start=start, end=end)
        if described is not None:
            return speaker_of(described, cue, start, end)
        if tree.lemmas[head] in MEDIA_NOUNS or self._media.is_one(tree, head):
            return self._media.told(tree, head, cue, start, end)
        if self._kinds.get(tree.lemmas[head]) == "anonymous_official" and tree.tags[head] in ("NN", "NNS"):
            name = tree.text[start:end]  # "a US military official": nobody in particular, not the military itself
            return SpeakerMention(source_id=None, name=name, kind="anonymous_official", cue=cue, start=start, end=end)
        body = any(hit.kind == "actor" and " " in hit.text and hit.text[:1].isupper() for hit in tree.names[head])
        if self._kinds.get(tree.lemmas[head]) in ("witness", "analyst", "activists") and not body:
            return None
        for k in ranked:
            if k != head and not belongs(tree, head, k):
                continue
            for hit in tree.names[k]:
                actor = self._discourse.actor(hit, self._knowledge) if hit.kind == "actor" else None
                if actor is not None and not is_generic(actor) and actor.kind not in _PEOPLE:
                    acting = self._acting(actor, cue, hit.start, hit.end)
                    if k != head and tree.deps[k] == "poss" and self._is_civil_office(tree, head):
                        name = tree.text[start:end]  # "the GNA's health ministry"
                        return msgspec.structs.replace(acting, name=name, kind="official", start=start, end=end)
                    return acting
        return None

    @staticmethod
    def _is_civil_office(tree: Tree, head: int) -> bool:
        """Whether a part of a side speaks for its own field: a health ministry, a rescue service."""
        field = {tree.lowers[k] for k in tree.with_dep(head, "compound", "amod")}
        return tree.lemmas[head] in ("ministry", "department", "service", "directorate") and bool(field & _CIVIL_FIELDS)

    def _source_of_hit(self, hit: NameHit) -> Source | None:
        """The source that a name stands for: of several, that of the report's countries. A common noun ("state television",
        "the Observatory") is nobody's from a country that the report does not speak of."""
        found = [source for i in hit.ids if (source := self._knowledge.sources.get(i)) is not None]
        if not found:
            return None
        countries = self._discourse.countries
        best = max(
            found, key=lambda source: (countries.get(source.country or "", 0.0), source.country is None, source.id)
        )
        common = hit.text[:1].islower() or hit.text.lower().removeprefix("the ") in _BODIES
        if common and best.country is not None and countries and best.country not in countries:
            return None
        return best

    def _sourced(self, tree: Tree, head: int, hit: NameHit, source: Source, cue: str) -> SpeakerMention:
        if source.id.endswith("-generic"):
            return SpeakerMention(
                source_id=None, name=hit.text, kind=source.kind, cue=cue, start=hit.start, end=hit.end
            )
        if _nobody_in_particular(source):  # a kind of people: they keep the report's words
            start, end = speaking_span(tree, head)
            name = tree.text[start:end]
            return SpeakerMention(source_id=source.id, name=name, kind=source.kind, cue=cue, start=start, end=end)
        return speaker_of(source, cue, hit.start, hit.end)

    def _acting(self, actor: Actor, cue: str, start: int, end: int) -> SpeakerMention:
        """An actor as a speaker: as the source that is that actor, else as itself."""
        source = self._source_of_actor(actor.id)
        if source is not None:
            return speaker_of(source, cue, start, end)
        return SpeakerMention(source_id=actor.id, name=actor.name, kind="party", cue=cue, start=start, end=end)

    def _unnamed(self, tree: Tree, head: int, cue: str) -> SpeakerMention | None:
        start, end = speaking_span(tree, head)
        lemma = tree.lemmas[head]
        before = self._definite(tree, head)
        if before is not None:
            return msgspec.structs.replace(before, cue=cue, start=start, end=end)
        parties = (
            self._entities.parties(tree, head, self._discourse)
            if self._kinds.get(lemma) in (None, "party", "official") and not self._is_called_after_a_town(tree, head)
            else []
        )
        as_party = self._as_party(parties, cue, start, end)
        if as_party is not None:
            return as_party
        if self._is_civil_office(tree, head):  # "the unity government's health ministry"
            owners = [p for k in tree.with_dep(head, "poss") for p in self._entities.parties(tree, k, self._discourse)]
            acting = self._as_party(owners, cue, start, end)
            if acting is not None:
                return msgspec.structs.replace(acting, name=tree.text[start:end], kind="official")
        last = self._long_name(tree, head)
        if last is not None and self._kinds.get(lemma) is None:
            end = tree.ends[last]
            return SpeakerMention(source_id=None, name=tree.text[start:end], kind="ngo", cue=cue, start=start, end=end)
        kind = "monitor" if self._monitors(tree, head) else self._kinds.get(lemma)
        if lemma == "report" and any(tree.lowers[k] in _OF_THE_PRESS for k in tree.with_dep(head, "compound", "amod")):
            kind = "press"  # "according to Kenyan media reports"
        if kind == "party" and tree.tags[head] in ("NNP", "NNPS"):
            kind = "unknown"  # "Kayah Data Group" may be anybody's
        if kind is None:
            shouted = tree.word(head).isupper() and len(tree.word(head)) > 1  # "RTNC"
            named = any(tree.tags[k] in ("NNP", "NNPS") for k in tree.phrase(head))
            someone = lemma in _BODIES or bool(self._entities.kinds(tree, head) & {"people", "party", "person"})
            someone = someone or (cue in _PLAINLY_SAID and lemma not in self._cue_nouns)
            alone = lemma == "one" and cue in _PLAINLY_SAID and not tree.with_dep(head, "prep")  # "said one, who ..."
            if not shouted and not alone and not (tree.is_noun(head) and (named or someone)):
                return None
            kind = "unknown"
        return SpeakerMention(source_id=None, name=tree.text[start:end], kind=kind, cue=cue, start=start, end=end)

    @staticmethod
    def _is_called_after_a_town(tree: Tree, head: int) -> bool:
        """ "The Helsinki Desk", "the Nairobi Forum": a body of its own, and no government's."""
        before = [k for k in tree.with_dep(head, "compound") if tree.names[k]]
        own = tree.tags[head] == "NNP" and tree.lemmas[head] in _BODIES and not tree.names[head]
        return (
            own
            and bool(before)
            and all(any(hit.kind == "place" or hit.how == "seat" for hit in tree.names[k]) for k in before)
        )

    @staticmethod
    def _long_name(tree: Tree, head: int) -> int | None:
        """The last word of a name that goes on behind a preposition: "Voice for Baloch Missing Persons"."""
        if not tree.word(head)[:1].isupper() or tree.word(head).isupper():
            return None
        for prep in tree.with_dep(head, "prep"):
            if prep == head + 1 and tree.lowers[prep] in ("for", "without", "against"):
                return next((k for k in tree.with_dep(prep, "pobj") if tree.tags[k] in ("NNP", "NNPS")), None)
        return None

    def _as_party(self, parties: list[Mention], cue: str, start: int, end: int) -> SpeakerMention | None:
        """The first known party as a speaker: under the source by which it speaks, else under its own id."""
        for party in parties:
            if party.id is not None and party.kind not in _PEOPLE:
                source = self._source_of_actor(party.id)
                if source is not None:
                    return speaker_of(source, cue, start, end)
                return SpeakerMention(source_id=party.id, name=party.name, kind="party", cue=cue, start=start, end=end)
        return None

    def _definite(self, tree: Tree, head: int) -> SpeakerMention | None:
        """ "the ministry", "the monitor", "the log's editors": the one named before in this report."""
        for owner in tree.with_dep(head, "poss"):
            if any(tree.lowers[k] in ("the", "this") for k in tree.kids[owner]):
                return self._named_before.get(tree.lowers[owner])
        if not any(tree.lowers[k] in _OWNERS for k in tree.kids[head]):
            return None
        if self._monitors(tree, head):
            return self._named_before.get("monitor")
        return self._named_before.get(tree.lowers[head]) or self._named_before.get(tree.lemmas[head])

    def _monitors(self, tree: Tree, head: int) -> bool:
        """Whether a common noun is a body that monitors: "a monitoring group", "a group that maps the fighting"."""
        if tree.tags[head] not in ("NN", "NNS"):
            return False
        for k in tree.kids[head]:
            if tree.deps[k] in ("compound", "amod") and tree.lowers[k].endswith("monitoring"):
                return True
            if tree.deps[k] in ("relcl", "acl") and tree.lemmas[k] in self._words.watching:
                watched = [m for seen in tree.with_dep(k, "dobj") for m in tree.phrase(seen)]
                if any(tree.lemmas[m] in self._words.watched for m in watched):
                    return True
        return False

    def _source_of_actor(self, actor_id: str) -> Source | None:
        return self._voices.of_actor(actor_id)


def _nobody_in_particular(source: Source) -> bool:
    """Whether a source of the packs is a kind of people, not a body: "medics", "local officials"."""
    return source.name.islower()
