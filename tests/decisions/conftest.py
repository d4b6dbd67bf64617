import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "corroboration"))

from world_rooms import Desk, WorldRooms


@pytest.fixture
def desk(tmp_path: Path):
    """A monitor of the made-up war, built, with a store of its own."""
    with Desk(tmp_path / "data", WorldRooms()) as opened:
        yield opened
