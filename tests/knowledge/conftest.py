from __future__ import annotations

from pathlib import Path

import pytest

from twosource.knowledge import Knowledge

PACKS = Path(__file__).parent / "packs"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped packs with the small ones of the tests; the index of the world's places is in the user's cache."""
    return Knowledge.load([PACKS])
