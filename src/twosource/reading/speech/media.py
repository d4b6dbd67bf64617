"""Media: the head of a speaking phrase in; the medium that it names or tells by its words, out.

"Radio Mogadishu"; "Congo's state broadcaster"; "Turkish state media" is Turkey's, and "state television" that of the country that
the report is about.
"""

from __future__ import annotations

from twosource.knowledge import Knowledge
from twosource.reading.entities.discourse import Discourse
from twosource.reading.speech.speaking_phrases import speaking_span
from twosource.reading.speech.voices import Voices
from twosource.reading.syntax.tree import Tree
from twosource.records import Source, SourceKind, SpeakerMention

MEDIA_NOUNS = frozenset(
    "television tv broadcaster radio media medium newspaper agency channel station paper daily".split()
)
_RUN_BY_STATES = frozenset({"state", "state-run", "state-owned", "official", "government", "national"})
_BESIDE = 0.25  # of the weight of the country that a report is about, what others may have beside it


class Media:
    """Resolves media in one report."""

    def __init__(self, knowledge: Knowledge, voices: Voices, discourse: Discourse) -> None:
        self._knowledge = knowledge
        self._voices = voices
        self._discourse = discourse

    def states_own(self, tree: Tree, head: int, source: Source) -> Source:
        """ "Turkish state media": that country's, where the words of the packs are any state's."""
        if source.kind != "state_media" or not source.id.endswith("-generic"):
            return source
        start, end = speaking_span(tree, head)
        described = self._voices.described(tree.text[start:end], {})
        if described is not None and not described.id.endswith("-generic"):
            return described
        return self._medium_of_its_state(tree, head) or source

    def _medium_of_its_state(self, tree: Tree, head: int) -> Source | None:
        """The medium of the state that a phrase names ("Sudan's state television"), else of the one that the report is about."""
        start, end = speaking_span(tree, head)
        told = [
            whose.country
            for k in tree.phrase(head)
            if (whose := self._knowledge.adjectives.of(tree.word(k))) is not None
        ]
        for k in tree.with_dep(head, "poss", "compound"):
            places = (
                self._knowledge.places.get(hit.ids[0]) for hit in tree.names[k] if hit.kind == "place" and hit.ids
            )
            told += [
                place.country for place in places if place is not None and place.kind == "country" and place.country
            ]
        named = told or any(tree.deps[k] in ("poss", "compound") and tree.names[k] for k in tree.kids[head])
        ranked = sorted(self._discourse.countries.items(), key=lambda item: (-item[1], item[0]))
        if not named and ranked and sum(weight for _, weight in ranked[1:]) <= _BESIDE * ranked[0][1]:
            told = [ranked[0][0]]
        return self._voices.state_medium(tree.text[start:end], told[0]) if told else None

    @staticmethod
    def is_one(tree: Tree, head: int) -> bool:
        """ "Radio Mogadishu", "Libya al-Ahrar, a channel": a medium by a word of its name, or by what it is said to be."""
        if tree.tags[head] not in ("NNP", "NNPS"):
            return False
        named = any(
            tree.lowers[k] in MEDIA_NOUNS and tree.word(k)[:1].isupper() for k in tree.with_dep(head, "compound")
        )
        return named or any(tree.lemmas[k] in MEDIA_NOUNS for k in tree.with_dep(head, "appos"))

    def told(self, tree: Tree, head: int, cue: str, start: int, end: int) -> SpeakerMention:
        """ "Congo's state broadcaster", "the Kremlin's television": a state's medium that no pack names."""
        words = {tree.lowers[k] for k in tree.phrase(head)}
        of_state = bool(words & {"state", "official", "government", "public", "national"}) or any(
            hit.kind == "actor" for k in tree.phrase(head) for hit in tree.names[k]
        )
        own = self._medium_of_its_state(tree, head) if words & _RUN_BY_STATES else None
        if own is not None:
            return speaker_of(own, cue, start, end)
        kind: SourceKind = "state_media" if of_state else "press"
        return SpeakerMention(source_id=None, name=tree.text[start:end], kind=kind, cue=cue, start=start, end=end)


def speaker_of(source: Source, cue: str, start: int, end: int) -> SpeakerMention:
    """The mention of a source of the packs."""
    return SpeakerMention(source_id=source.id, name=source.name, kind=source.kind, cue=cue, start=start, end=end)
