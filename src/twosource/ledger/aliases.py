"""The alias history: events whose id is gone go on answering under the event that took their claims."""

from __future__ import annotations

from collections.abc import Iterable, Set

from twosource.records import Record


class Alias(Record, frozen=True, kw_only=True):
    """``old_id`` is no event any more; ``new_id`` took its claims, or is None where no claim of it is read any more."""

    old_id: str
    new_id: str | None


def current_id(event_id: str, events: Set[str], history: Iterable[Alias]) -> str | None:
    """The id of the event that answers to ``event_id`` now.

    Args:
        events: the ids of the events there are.
        history: all aliases, the oldest first; of two for one id the later speaks.

    Returns:
        An id out of ``events``; None where there is none, or never was.
    """
    latest = {alias.old_id: alias.new_id for alias in history}
    seen: set[str] = set()
    at: str | None = event_id
    while at is not None and at not in events:
        if at in seen:
            return None
        seen.add(at)
        at = latest.get(at)
    return at
