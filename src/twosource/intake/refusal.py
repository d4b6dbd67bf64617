"""Refused: what a parser raises for an input that cannot be taken in; `Intake` makes a `Rejection` of it."""

from __future__ import annotations

from twosource.errors import TwosourceError


class IntakeError(TwosourceError):
    """The caller asked for what cannot be done, before any input was looked at (a bad override, say)."""


class Refused(TwosourceError):
    """One input, or one line of one, cannot be taken in. The rest of the batch goes on."""

    def __init__(self, problem: str, *, cure: str) -> None:
        super().__init__(problem, cure=cure)
