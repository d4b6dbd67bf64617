"""Who a claim comes from: its voice, which is the innermost speaker, else the publisher.

In: a claim and what is known of its report. Out: a `Voice`. Two papers that quote one monitor give one voice; a wire's text under
a paper's name is the wire's, and a private person whom two name alike is one. An unnamed speaker is a voice of that report only:
it has the interest of the side for which it speaks by its office, else of who passes it on ("a source told SANA"). Private persons
are never named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.corroboration.settings import CorroborationSettings
from twosource.knowledge import Knowledge
from twosource.knowledge.voice_keys import masked_key, voice_key
from twosource.records import Claim, Reading, Relation, Source, SpeakerMention, content_id

# Kinds of speaker who can't be told from others of their kind; only those with a name of their own are known again.
_GENERIC_KINDS: frozenset[str] = frozenset({"witness", "activists", "anonymous_official", "social_media", "unknown"})
# Speakers whose interest can't be told as long as it isn't known whom they speak for: they count as unnamed ones do.
_PARTISAN_KINDS: frozenset[str] = frozenset({"party", "propaganda", "state_media", "official"})
_PARTICLES: frozenset[str] = frozenset(
    {"of", "for", "the", "and", "in", "is", "being", "al", "ad", "ar", "as", "de", "bin", "ibn"}
)
_NO_PUBLISHERS: frozenset[str] = frozenset(
    {"civilians", "refugees", "detainees"}
)  # kinds of actor that are no one body
_MASKED = "a named civilian"


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin before any event is looked at.

    Attributes:
        key: a source or person id, the key of a publisher without one, or an id of this report only.
        cap: the most it may count as an independent voice.
        unnamed: whether it is an origin of its report only.
        carrier: key of who passes it on (the speaker around it, else the publisher or the wire); its own where none
            does.
        aligned: the parties whose interest it has, dated.
        relays: ids of sources it passes on.
    """

    key: str
    source_id: str | None
    name: str
    kind: str
    cap: float
    unnamed: bool
    carrier: str
    aligned: tuple[Relation, ...] = ()
    relays: tuple[str, ...] = ()

    @property
    def of_unknown_side(self) -> bool:
        """Whether it speaks for a side, and nothing tells for which."""
        return self.kind in _PARTISAN_KINDS and not self.aligned


_BODIES = frozenset({"un", "ngo", "monitor", "verifier"})
_BODY_ACTORS = frozenset({"peacekeepers", "international"})


class Voices:
    """The voices of claims, told from their speakers, publishers and wire credits.

    Args:
        readings: for wire credits and for the persons whose names may not be shown.
    """

    def __init__(self, readings: Sequence[Reading], knowledge: Knowledge, settings: CorroborationSettings) -> None:
        self._knowledge = knowledge
        self._cap = settings.unnamed_weight
        self._wire: Mapping[str, str] = {r.report_id: r.wire_credit for r in readings if r.wire_credit is not None}
        self._private: Mapping[str, tuple[tuple[int, int], ...]] = {
            r.report_id: private
            for r in readings
            if (private := tuple((p.start, p.end) for p in r.people if not p.public))
        }
        self._publishers: dict[tuple[str | None, str], Voice] = {}  # by wire and name: few stand behind many reports

    def of(self, claim: Claim) -> Voice:
        """The voice of a claim: its innermost speaker, else the publisher or the wire it credits."""
        return self._chain(claim, claim.speakers)

    def publisher_of(self, report_id: str, publisher: str | None) -> Voice:
        """The voice of a text itself. A report without a publisher is nobody's word: an unnamed voice of its own."""
        wire = self._wire.get(report_id)
        if wire is None and publisher is None:
            return Voice(report_id, None, "an unnamed publisher", "unknown", self._cap, True, report_id)
        told = (wire, publisher or "")
        if told not in self._publishers:
            self._publishers[told] = self._published_by(*told)
        return self._publishers[told]

    def _published_by(self, wire: str | None, publisher: str) -> Voice:
        if wire is not None:
            return self.of_source(self._knowledge.sources.get(wire), wire, wire, "agency")
        source = self._knowledge.sources.publisher(publisher)
        if source is not None:
            return self.of_source(source, source.id, source.name, source.kind)
        side = self._side(publisher)
        if side is not None:
            return side
        key = voice_key(publisher)
        return Voice(key, None, publisher, "press", 1.0, False, key)

    def _side(self, publisher: str) -> Voice | None:
        """The party that publishes in its own name, as it speaks when others quote it: "Ghanaian Navy" for its statement."""
        actors = [actor for actor in self._knowledge.actors.named(publisher) if actor.kind not in _NO_PUBLISHERS]
        if len(actors) != 1:
            return None
        source = self._knowledge.sources.speaking_for(actors[0].id)
        if source is not None:
            return self.of_source(source, source.id, source.name, source.kind)
        return self._party(actors[0].id, "party")

    def vagueness(self, claim: Claim) -> int:
        """How vaguely a claim's text tells whose word it is.

        0: a named speaker; 1: an agency, by its own text or by credit; 2: somebody unnamed, told by an agency; 3: another
        publisher; 4: somebody unnamed, told by another publisher.
        """
        voice, teller = self.of(claim), self.publisher_of(claim.report_id, claim.publisher)
        agency = teller.kind == "agency"
        if voice.unnamed:
            return 2 if agency else 4
        if claim.speakers:
            return 0
        return 1 if agency else 3

    def wire_of(self, report_id: str, publisher: str | None) -> str | None:
        """The agency whose text a report says it is, or that published it."""
        teller = self.publisher_of(report_id, publisher)
        return teller.key if report_id in self._wire or teller.kind == "agency" else None

    def credits(self, report_id: str) -> bool:
        """Whether a report credits another's text."""
        return report_id in self._wire

    def speaks_for_a_side(self, report_id: str, publisher: str | None) -> bool:
        """Whether a text's own voice is that of a side."""
        return self.publisher_of(report_id, publisher).kind in _PARTISAN_KINDS

    def has_a_side(self, claim: Claim) -> bool:
        """Whether a claim's voice has a side."""
        return bool(self.of(claim).aligned)

    def _chain(self, claim: Claim, speakers: tuple[SpeakerMention, ...]) -> Voice:
        if not speakers:
            return self.publisher_of(claim.report_id, claim.publisher)
        speaker = speakers[-1]
        source = self._knowledge.sources.get(speaker.source_id) if speaker.source_id else None
        kind, name = (source.kind, source.name) if source else (speaker.kind or "unknown", speaker.name)
        if kind == "witness" or self._is_private(claim.report_id, speaker):
            heard = kind if kind == "activists" else "witness"
            return self._unnamed(claim, speakers, heard, _MASKED if _is_proper(name) else name)
        if speaker.source_id is not None:
            # A source that the packs describe ("local activists", "observers") is nobody in particular either.
            # A channel of one name ("Rybar", "Liveuamap") is somebody: no description has one word and a capital.
            named = _is_proper(name) or (source is not None and name.isalpha() and not name.islower())
            if not named and (kind in _GENERIC_KINDS or name.islower()):
                return self._unnamed(claim, speakers, kind, name)
            return self._party(speaker.source_id, kind) or self.of_source(source, speaker.source_id, name, kind)
        person = self._knowledge.people.named(name)
        if person is not None:
            aligned = (Relation(to=person.actor),) if person.actor else ()
            return Voice(person.id, None, person.name, kind, 1.0, False, person.id, aligned)
        if len(speakers) == 1 and self._is_itself(claim, name):
            return self.publisher_of(claim.report_id, claim.publisher)
        if not _is_proper(name):
            return self._unnamed(claim, speakers, kind, name)
        key = voice_key(name)  # named, but in no pack
        cap = self._cap if kind in _PARTISAN_KINDS and speaker.side is None else 1.0
        return Voice(key, None, name, kind, cap, False, key, _own_side(speaker))

    def _is_itself(self, claim: Claim, name: str) -> bool:
        """Whether a body that publishes speaks of itself: "the Mission" in a statement of a Stabilization Mission."""
        if claim.publisher is None or " " in name or not name[:1].isupper():
            return False
        source = self._knowledge.sources.publisher(claim.publisher)
        kinds = {source.kind} if source is not None else set()
        names = [source.name, *source.names] if source is not None else []
        if source is None or source.kind not in _BODIES:
            actors = self._knowledge.actors.named(claim.publisher)
            kinds = {"un" for actor in actors if actor.kind in _BODY_ACTORS}
            names = [full for actor in actors for full in (actor.name, *actor.names)]
        return bool(kinds & _BODIES) and any(name in full.split() for full in names)

    def _unnamed(self, claim: Claim, speakers: tuple[SpeakerMention, ...], kind: str, name: str) -> Voice:
        carrier = self._chain(claim, speakers[:-1])
        own = speakers[-1].name
        if name == _MASKED and " " in own and _is_proper(own):
            key = masked_key(own)  # one person, whichever papers spoke to him
        else:
            who = kind if kind in _GENERIC_KINDS and kind != "unknown" else _folded(name)
            key = content_id("voice", claim.report_id, who)
        aligned = _own_side(speakers[-1]) or carrier.aligned
        return Voice(key, speakers[-1].source_id, name, kind, self._cap, True, carrier.carrier, aligned)

    def _party(self, identifier: str, kind: str) -> Voice | None:
        """An actor of the packs that speaks without being listed as a source: it speaks for itself, by any officer."""
        actor = self._knowledge.actors.get(identifier)
        if actor is None:
            return None
        return Voice(actor.id, actor.id, actor.name, kind, 1.0, False, actor.id, (Relation(to=actor.id),))

    @staticmethod
    def of_source(source: Source | None, source_id: str, name: str, kind: str) -> Voice:
        """The voice of a source of this id; of one that no pack has, by its name and kind."""
        if source is None:
            return Voice(source_id, source_id, name, kind, 1.0, False, source_id)
        own = (Relation(to=source.actor),) if source.actor else ()
        aligned = (*own, *source.aligned)
        return Voice(source.id, source.id, source.name, source.kind, 1.0, False, source.id, aligned, source.relays)

    def _is_private(self, report_id: str, speaker: SpeakerMention) -> bool:
        return any(start < speaker.end and speaker.start < end for start, end in self._private.get(report_id, ()))


def _own_side(speaker: SpeakerMention) -> tuple[Relation, ...]:
    """The side for which an office speaks that is no known source's."""
    return (Relation(to=speaker.side),) if speaker.side is not None else ()


def known_voice(key: str, kind: str, knowledge: Knowledge) -> Voice:
    """The voice of a source that is known again by its key, as the packs tell of it; of its key alone otherwise."""
    source = knowledge.sources.get(key)
    if source is not None:
        return Voices.of_source(source, source.id, source.name, source.kind)
    actor = knowledge.actors.get(key)
    if actor is not None:
        return Voice(actor.id, actor.id, actor.name, kind, 1.0, False, actor.id, (Relation(to=actor.id),))
    return Voice(key, None, key, kind, 1.0, False, key)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_proper(name: str) -> bool:
    """Whether this is the name of one person or body ("Ludovico Carlino", "OCHA"), not a description ("observers")."""
    words = [word for word in name.replace("-", " ").split() if word.casefold() not in _PARTICLES]
    if not words or not all(word[0].isupper() or word[0].isdigit() for word in words):
        return False
    return len(words) > 1 or (len(words[0]) > 1 and words[0].isupper())
