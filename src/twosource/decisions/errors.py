"""What can be wrong with a decision, each with its cure."""

from __future__ import annotations

from twosource.errors import TwosourceError


class DecisionError(TwosourceError):
    """A decision that can't be made, or can't be carried out."""
