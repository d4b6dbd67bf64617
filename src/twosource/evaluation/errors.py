"""The errors of evaluation."""

from __future__ import annotations

from twosource.errors import TwosourceError


class EvaluationError(TwosourceError):
    """An evaluation that can't be run or taken down as asked."""


class DataAbsentError(EvaluationError):
    """The data of a suite is not here."""
