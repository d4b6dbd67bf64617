"""Views: what a picture is drawn from, when not from all that there is now."""

from __future__ import annotations

from datetime import date

from twosource.records import Record


class View(Record, frozen=True, kw_only=True):
    """What is left out of a picture before anything is derived.

    Attributes:
        as_of: a day: only reports published by then, the decisions made by then and the weights learnt by then count.
            A report without a date counts from the day on which it came in.
        without: sources, by id or name: the picture if they had never spoken.
    """

    as_of: date | None = None
    without: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing is left out."""
        return self.as_of is None and not self.without


NOW = View()
"""The picture of all that there is."""
