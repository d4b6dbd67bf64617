"""Person speakers: the head of a speaking phrase in; the named person that it is, and for whom that person speaks, out.

An official speaks for the body it belongs to, an analyst for itself; a surname alone is the person whom the report names in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.discourse import Discourse
from twosource.reading.people.identity import Identities
from twosource.reading.speech.voices import Voices
from twosource.reading.syntax.tree import Tree
from twosource.records import PersonMention, Source, SourceKind, SpeakerMention


class PersonSpeakers:
    """Resolves named persons who speak in one report.

    Args:
        knowledge: the persons and sources that are known.
        voices: the sources by which persons and parties speak.
        discourse: whom the report's names stand for.
        kinds: nouns of people who speak, with what kind of speaker they are.
        people: the persons whom the report names.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        voices: Voices,
        discourse: Discourse,
        kinds: Mapping[str, SourceKind],
        people: Sequence[PersonMention],
    ) -> None:
        self._knowledge = knowledge
        self._voices = voices
        self._discourse = discourse
        self._kinds = kinds
        self._identities = Identities(people)
        self.known: dict[str, SpeakerMention] = {}  # by the fullest name that the report gives them

    def named(self, tree: Tree, head: int, cue: str) -> SpeakerMention | None:
        """A named person: an official speaks for the body it belongs to, an analyst for itself."""
        for hit in tree.names[head]:
            if hit.kind == "person":
                public = self._knowledge.people.named(hit.text)
                source = self._voices.of_person(public) if public else None
                source = source or self._role(tree, head)[1]
                name = public.name if public else hit.text
                kind: SourceKind = (
                    source.kind if source else "analyst" if public and "analyst" in public.role else "official"
                )
                return SpeakerMention(
                    source_id=source.id if source else None, name=name, kind=kind, cue=cue, start=hit.start, end=hit.end
                )
        if tree.ents[head] == "PERSON" and not tree.names[head] and tree.tags[head] in ("NNP", "NNPS"):
            tokens = [
                k for k in tree.phrase(head) if tree.tags[k] in ("NNP", "NNPS", "HYPH") and tree.ents[k] == "PERSON"
            ] or [head]
            start, end = tree.starts[tokens[0]], tree.ends[tokens[-1]]
            role, source = self._role(tree, head)
            kind = source.kind if source and role in ("official", "party") else role
            return SpeakerMention(
                source_id=source.id if source and role != "witness" else None,
                name=tree.text[start:end],
                kind=kind,
                cue=cue,
                start=start,
                end=end,
            )
        return None

    def same(self, tree: Tree, head: int, cue: str, found: SpeakerMention | None) -> SpeakerMention | None:
        """The person at head as the one whom the report names more fully, in this sentence or in another."""
        word = tree.word(head)
        if found is None and not (word[:1].isupper() and tree.is_noun(head) and not tree.names[head]):
            return None
        start, end = (found.start, found.end) if found is not None else (tree.starts[head], tree.ends[head])
        start, end = self._identities.at(tree.starts[head], tree.ends[head]) or (start, end)
        name = self._identities.whole(tree.text[start:end])
        if name is None:
            return found
        role, source = self._role(tree, head) if found is None else (found.kind, self._source(found.source_id))
        if source is not None and source.name[:1].islower():
            source = None  # "local officials": whom a name is given is nobody in general
        before = self.known.get(name)
        if before is not None and (source is None or before.source_id is not None):
            return msgspec.structs.replace(before, cue=cue, start=start, end=end)
        known = self._knowledge.people.named(name)
        speaker = SpeakerMention(
            source_id=source.id if source is not None and role != "witness" else None,
            name=known.name if known is not None else name,
            kind=source.kind if source is not None and role in ("official", "party") else role,
            cue=cue,
            start=start,
            end=end,
        )
        self.known[name] = self.known[speaker.name] = speaker
        return speaker

    def known_as(self, speaker: SpeakerMention, before: SpeakerMention) -> SpeakerMention:
        """A person of whom more is told than was known: from here on the report's name stands for this."""
        for name in [name for name, known in self.known.items() if known.name == before.name]:
            self.known[name] = speaker
        return speaker

    def _source(self, identifier: str | None) -> Source | None:
        return self._knowledge.sources.get(identifier) if identifier is not None else None

    def _role(self, tree: Tree, head: int) -> tuple[SourceKind, Source | None]:
        """What the words around a person's name say it is, and for whom it speaks."""
        outer = tree.heads[head] if tree.deps[head] == "appos" else head
        around = [k for k in tree.subtree(outer) if k != head]
        kind: SourceKind = "unknown"
        for k in around:
            if tree.deps[k] == "poss":
                continue  # "the head of prisoners' affairs" is no prisoner
            kind = self._kinds.get(tree.lemmas[k], kind) if kind == "unknown" else kind
        source = self._best(tree, around) if kind in ("official", "party", "unknown") else None
        return ("official" if kind == "unknown" and source else kind), source

    def _best(self, tree: Tree, tokens: list[int]) -> Source | None:
        hits: list[NameHit] = [hit for k in tokens for hit in tree.names[k]]
        for hit in hits:
            if hit.kind == "source" and hit.ids:
                return self._knowledge.sources.get(hit.ids[0])
        for hit in hits:
            if hit.kind == "actor":
                actor = self._discourse.actor(hit, self._knowledge)
                source = self._voices.of_actor(actor.id) if actor else None
                if source is not None:
                    return source
        return None


def is_person(tree: Tree, k: int) -> bool:
    """Whether a word is a person's name."""
    return any(h.kind == "person" for h in tree.names[k]) or (tree.ents[k] == "PERSON" and not tree.names[k])
