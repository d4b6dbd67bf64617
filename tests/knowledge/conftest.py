from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.actors import ActorBook
from twosource.knowledge.base import BaseRow
from twosource.knowledge.building import write_index
from twosource.knowledge.catalogue import Catalogue, open_catalogue
from twosource.knowledge.composition import Composer
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.matcher import NameMatcher
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.places import Gazetteer
from twosource.knowledge.words import load_words

PACKS = Path(__file__).parent / "packs"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped packs over the whole world, from the user's cache or built into it."""
    return Knowledge.load()


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small packs of the tests alone."""
    return open_catalogue([PACKS / "testland", PACKS / "rival"], tmp_path_factory.mktemp("packs"))


@pytest.fixture(scope="session")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> BaseIndex:
    """A base gazetteer of a few rows, in the files of the great one."""
    folder = tmp_path_factory.mktemp("world")
    write_index(folder, small_rows())
    return BaseIndex(folder)


def small_rows() -> list[BaseRow]:
    def city(
        number: int, names: tuple[str, ...], lat: float, lon: float, people: int, parents: tuple[int, ...]
    ) -> BaseRow:
        country = {1: "SY", 2: "LB", 3: "US"}[parents[-1]]
        kind = "city" if people >= 100_000 else "village"
        return BaseRow(number, "settlement", kind, country, names, (lat, lon), 4.0, people, parents)

    return [
        BaseRow(1, "country", "country", "SY", ("Syria", "Syrian Arab Republic"), (35.0, 38.0), 350.0, 17_000_000),
        BaseRow(2, "country", "country", "LB", ("Lebanon",), (33.9, 35.9), 70.0, 6_000_000),
        BaseRow(3, "country", "country", "US", ("United States",), (42.0, -100.0), 2400.0, 327_000_000),
        BaseRow(
            11, "admin1", "province", "SY", ("Ḩimş", "Homs", "Homs Governorate"), (34.7, 37.1), 107.0, 1_000_000, (1,)
        ),
        BaseRow(12, "admin1", "state", "US", ("Ohio",), (40.2, -82.7), 200.0, 11_000_000, (3,)),
        BaseRow(13, "admin1", "province", "SY", ("Testhal", "Testhal Governorate"), (35.0, 38.0), 60.0, 90_000, (1,)),
        BaseRow(14, "admin2", "district", "SY", ("Tadmur District",), None, 0.0, 0, (11, 1)),
        city(101, ("Lebanon",), 40.0, -82.0, 9_000, (12, 3)),
        city(102, ("Said",), 33.0, 36.0, 900, (11, 1)),
        city(103, ("Tadmur", "Palmyra", "تدمر"), 34.56, 38.28, 51_000, (14, 11, 1)),
        city(104, ("Palmyra",), 40.1, -75.0, 7_000, (12, 3)),
        city(105, ("Wenzel",), 34.1, 36.2, 1_200, (11, 1)),
        city(106, ("Kafr Zaytā",), 35.37, 36.6, 17_000, (11, 1)),
        city(107, ("Tripoli", "Trâblous"), 34.43, 35.84, 229_000, (2,)),
        city(108, ("Tripoli",), 42.8, -92.2, 1_300, (12, 3)),
        city(169577, ("Homs", "Hims"), 34.72682, 36.72339, 775_000, (11, 1)),
    ]


@pytest.fixture(scope="session")
def composer(catalogue: Catalogue) -> Composer:
    return Composer(catalogue)


@pytest.fixture(scope="session")
def actors(catalogue: Catalogue, composer: Composer) -> ActorBook:
    return ActorBook(catalogue, composer)


@pytest.fixture(scope="session")
def gazetteer(catalogue: Catalogue, small_world: BaseIndex) -> Gazetteer:
    return Gazetteer(catalogue, small_world, Kinds())


@pytest.fixture(scope="session")
def fresh_matcher(
    catalogue: Catalogue, small_world: BaseIndex, composer: Composer, gazetteer: Gazetteer
) -> Callable[[], NameMatcher]:
    """Makes a matcher over the small world that has met no word yet."""
    words = load_words()
    return lambda: NameMatcher(catalogue, small_world, composer, words, gazetteer.ids_of)


@pytest.fixture(scope="session")
def matcher(catalogue: Catalogue, small_world: BaseIndex, composer: Composer, gazetteer: Gazetteer) -> NameMatcher:
    return NameMatcher(catalogue, small_world, composer, load_words(), gazetteer.ids_of)
