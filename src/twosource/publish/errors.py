"""What can go wrong in making a product."""

from __future__ import annotations

from twosource.errors import TwosourceError


class PublishError(TwosourceError):
    """A product that can't be made as asked for."""
