"""Quiet: a library's warnings kept from a terminal that nobody set up logging for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quietly(name: str) -> Iterator[None]:
    """Within this, what a library logs goes only to handlers that someone set up, not to standard error by default."""
    logger = logging.getLogger(name)
    handler = logging.NullHandler()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
