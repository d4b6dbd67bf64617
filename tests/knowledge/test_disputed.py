from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.borders import Borders
from twosource.knowledge.disputed import Disputed
from twosource.knowledge.outlines import Outline

TERRITORIES = Disputed()


@pytest.mark.parametrize(
    ("lat", "lon", "territory", "country"),
    [
        (44.95, 34.10, "crimea", "UA"),  # Simferopol
        (32.99, 35.69, "golan", "SY"),  # Katzrin
        (31.90, 35.20, "west-bank", "PS"),  # Ramallah
        (31.53, 35.10, "west-bank", "PS"),  # Hebron
        (31.42, 34.36, "gaza-strip", "PS"),  # Deir al-Balah
        (27.15, -13.20, "western-sahara", "EH"),  # Laayoune
        (35.34, 33.32, "northern-cyprus", "CY"),  # Kyrenia
        (42.66, 21.16, "kosovo", "XK"),  # Pristina
        (43.00, 41.02, "abkhazia", "GE"),  # Sukhumi
        (39.82, 46.75, "nagorno-karabakh", "AZ"),  # Stepanakert
        (9.56, 44.06, "somaliland", "SO"),  # Hargeisa
        (33.285, 35.71, "golan", "SY"),  # the Shebaa Farms
        (9.595, 28.435, "abyei", "SD"),  # Abyei town
        (34.085, 74.805, "kashmir", None),  # Srinagar
        (34.37, 73.47, "kashmir", None),  # Muzaffarabad
        (35.92, 74.31, "kashmir", None),  # Gilgit
        (34.16, 77.58, "kashmir", None),  # Leh
        (35.2, 79.4, "kashmir", None),  # Aksai Chin
    ],
)
def test_known_towns_are_counted_as_the_rule_says(lat: float, lon: float, territory: str, country: str | None) -> None:
    found = TERRITORIES.at((lat, lon))
    assert found is not None
    assert (found.id, found.country) == (territory, country)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (45.34, 36.9),  # Taman, across the strait
        (33.21, 35.57),  # Kiryat Shmona
        (32.79, 35.54),  # Tiberias
        (31.78, 35.22),  # Jerusalem
        (31.23, 34.28),  # Kerem Shalom
        (32.08, 34.78),  # Tel Aviv
        (28.43, -11.10),  # Tan-Tan
        (35.12, 33.37),  # Nicosia, the south
        (33.345, 35.745),  # Shebaa town
        (9.0, 28.4),  # Turalei and Twic
        (43.32, 21.90),  # Niš
        (9.35, 42.80),  # Jijiga
        (33.69, 73.05),  # Islamabad
        (32.27, 75.65),  # Pathankot
        (32.55, 76.13),  # Chamba
        (34.55, 73.35),  # Balakot
        (35.85, 71.79),  # Chitral
        (33.38, 79.73),  # Rutog
    ],
)
def test_towns_beside_are_not_taken_in(lat: float, lon: float) -> None:
    assert TERRITORIES.at((lat, lon)) is None


def test_every_territory_says_who_claims_it_who_governs_it_and_why() -> None:
    borders = Borders()
    assert len({territory.id for territory in TERRITORIES}) == len(list(TERRITORIES))
    for territory in TERRITORIES:
        assert territory.administered
        assert len(territory.why) > 20
        assert territory.country is None or territory.country in territory.claimants
        assert all(code in borders or code == "EH" for code in territory.claimants)
        assert all(one.start is None or one.end is None or one.start <= one.end for one in territory.administered)
        assert (territory.country is None) <= (territory.rule == "administration")


def test_the_middle_of_each_outline_lies_in_it_and_in_no_other() -> None:
    for territory in TERRITORIES:
        if territory.outline:
            ring = ([lon for _, lon in territory.outline], [lat for lat, _ in territory.outline])
            inner = [point for point in _grid(territory.outline) if point in Outline([ring])]
            assert inner, territory.id
            assert {found.id for point in inner if (found := TERRITORIES.at(point))} == {territory.id}


def _grid(outline: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    south, north = min(lat for lat, _ in outline), max(lat for lat, _ in outline)
    west, east = min(lon for _, lon in outline), max(lon for _, lon in outline)
    steps = [step / 10 for step in range(1, 10)]
    return [(south + a * (north - south), west + b * (east - west)) for a in steps for b in steps]


def test_the_worlds_towns_follow_the_rule_too(knowledge: Knowledge) -> None:
    for number, country in ((443093, "SY"), (8199394, "PS"), (2463161, "EH"), (693805, "UA")):
        place = knowledge.places.get(f"gn:{number}")
        assert place is not None
        assert place.country == country


def test_claimants_are_all_who_claim_or_govern() -> None:
    assert TERRITORIES.claimants((44.95, 34.10)) == ("UA", "RU")
    assert TERRITORIES.claimants((32.99, 35.69)) == ("SY", "IL", "LB")
    assert TERRITORIES.claimants((48.85, 2.35)) == ()
    assert TERRITORIES.claimants(None) == ()


def test_the_packs_count_disputed_land_as_the_rule_does(knowledge: Knowledge) -> None:
    areas = ("country", "admin1", "admin2")
    told = {
        place.id: (place.country, territory.country)
        for place in knowledge.places
        if place.lat is not None
        and place.lon is not None
        and knowledge.places.sort(place) not in areas
        and (territory := TERRITORIES.at((place.lat, place.lon))) is not None
        and territory.country is not None
    }
    assert {"plc:xx:shebaa-farms", "plc:sd:abyei", "plc:sd:diffra", "plc:az:stepanakert"} <= set(told)
    assert [(place, countries) for place, countries in told.items() if countries[0] != countries[1]] == []


def test_no_place_of_abyei_is_put_under_a_unit_of_either_state(knowledge: Knowledge) -> None:
    within = [place for place in knowledge.places if "plc:sd:abyei-area" in place.part_of]
    assert len(within) >= 3
    assert all(place.admin1 is None for place in within)
