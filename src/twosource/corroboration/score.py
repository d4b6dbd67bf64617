"""The score of a pair: what each field weighs and why, the sum, and what rules the pair out if anything does."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """What one field of a pair weighs, and why.

    ``level`` names how the pair agrees in it; ``stated`` is what it weighs before anything is learnt, by which rules go,
    so that learning moves no rule.
    """

    name: str
    weight: float
    says: str
    level: str
    stated: float


class Score(NamedTuple):
    """What the fields of a pair weigh together.

    ``never`` tells what rules the pair out, or is None; ``threshold`` is what the sum must pass.
    """

    fields: tuple[Field, ...]
    never: str | None
    threshold: float

    @property
    def total(self) -> float:
        """The sum of the fields' weights."""
        return sum(field.weight for field in self.fields)

    @property
    def margin(self) -> float:
        """By how much the sum passes the threshold."""
        return self.total - self.threshold
