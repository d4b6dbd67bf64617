"""Person: somebody named in a report, and whether the name may be shown."""

from __future__ import annotations

from twosource.records.base import Record


class PersonMention(Record, frozen=True, kw_only=True):
    """A person's name in a report's text.

    ``public`` is true where the person acts or speaks in a public or professional role; everyone else is masked in
    every product, a child always.
    """

    start: int
    end: int
    text: str
    public: bool
    role: str | None = None
    child: bool = False
