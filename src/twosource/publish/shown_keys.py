"""Shown keys: the voices of an event in; the keys by which products tell them apart, none made from a private name, out.

Within the store a private person's voice has a hash of the name for its key, so that two papers that name them alike are one
origin. Put out, such a key would confirm a guessed name. What is shown is made from the voice's first claim in the event:
claims of one voice in one event stay together, and nothing ties a person from one event to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from twosource.knowledge.voice_keys import is_masked_key, voice_key
from twosource.records import Event, content_id

MASKED_SOURCE = "voice_masked"  # for the id of a source that turns out to have a private person's name


class ShownKeys:
    """Tells which keys are made from private names, and what is shown for them.

    Args:
        private: the names of private persons in a picture.
    """

    def __init__(self, private: Iterable[str]) -> None:
        self._private = frozenset(map(voice_key, private))

    def of(self, event: Event, masked: Set[str]) -> dict[str, str]:
        """The event's keys that are made from private names, each with what is shown for it.

        Args:
            event: with the names and keys of the store.
            masked: the keys of those of its origins whose names are masked.
        """
        shown = {
            o.key: content_id("voice", event.event_id, min(o.claims, default=None))
            for o in event.origins
            if o.source_id is None and (o.key in masked or self._is_of_a_name(o.key))
        }
        for key in _keys(event):
            if key not in shown and self._is_of_a_name(key):
                shown[key] = content_id("voice", event.event_id, len(shown))
        return shown

    def of_source(self, source_id: str) -> str:
        """The id of a source's profile as it is shown."""
        return MASKED_SOURCE if self._is_of_a_name(source_id) else source_id

    def _is_of_a_name(self, key: str) -> bool:
        return key in self._private or is_masked_key(key)


def _keys(event: Event) -> Iterator[str]:
    """The keys of all voices that an event's answers rest on; who denies it is none of its origins."""
    for party in (*event.actor, *event.target):
        yield from party.origins
    for figure in event.figures:
        yield from figure.origins
    for dispute in event.disputes:
        for position in dispute.positions:
            yield from position.origins
