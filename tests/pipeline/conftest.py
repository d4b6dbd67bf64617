import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

from fake_rooms import FakeRooms

from twosource.pipeline import Monitor


@pytest.fixture
def rooms() -> FakeRooms:
    return FakeRooms()


@pytest.fixture
def monitor(tmp_path: Path, rooms: FakeRooms):
    with Monitor(tmp_path / "data", rooms=rooms) as opened:
        yield opened
