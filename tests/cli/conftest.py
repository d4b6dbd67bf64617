import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "pipeline"))
sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))

from fake_rooms import FakeRooms, a_line

from twosource.cli import main
from twosource.codebook import Codebook
from twosource.records import Actor, Place, Source

ARMY = Actor(id="act:army", name="Army", kind="state_forces", parents=("act:state",))
STATE = Actor(id="act:state", name="State", kind="state")
CITY = Place(
    id="plc:sy:palmyra", name="Palmyra", kind="city", lat=34.55, lon=38.27, radius_km=5, country="SY", basis="recalled",
    part_of=("plc:sy:homs",),
)  # fmt: skip
PROVINCE = Place(
    id="plc:sy:homs", name="Homs province", kind="province", lat=34.5, lon=38.0, radius_km=150, country="SY"
)
PAPER = Source(id="src:paper", name="Paper", kind="press", names=("The Paper",))


class Ran(NamedTuple):
    status: int
    out: str
    err: str


def books() -> SimpleNamespace:
    places = {place.id: place for place in (CITY, PROVINCE)}
    actors = {actor.id: actor for actor in (ARMY, STATE)}
    return SimpleNamespace(
        version="fake",
        places=SimpleNamespace(
            get=places.get, contains=lambda outer, inner: inner in places and outer in places[inner].part_of
        ),
        actors=SimpleNamespace(
            get=actors.get, is_part_of=lambda part, whole: part in actors and whole in actors[part].parents
        ),
        sources=SimpleNamespace(
            get={PAPER.id: PAPER}.get, publisher=lambda name: PAPER if name == PAPER.name else None
        ),
    )


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return Codebook.load()


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch, codebook: Codebook) -> FakeRooms:
    """The rooms that every monitor of the test gets."""
    fake = FakeRooms(knowledge=books(), codebook=codebook)
    monkeypatch.setattr("twosource.pipeline.monitor.Rooms", lambda config, folder: fake)
    return fake


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str) -> Ran:
        capsys.readouterr()
        status = main(arguments)
        return Ran(status, *capsys.readouterr())

    return run_it


@pytest.fixture
def built(run: Callable[..., Ran], rooms: FakeRooms) -> Callable[..., Ran]:
    """The same over a monitor of two events, each with a claim, and a report without any."""
    lines = (a_line("2017-09-05"), a_line("2017-09-06", "Palmyra again"), "2017-09-07 Nothing of note.")
    assert run("read", *lines).status == 0
    return run
