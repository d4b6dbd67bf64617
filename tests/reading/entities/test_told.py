"""What the words beside a place's name say of where it lies, and that nobody's namesake elsewhere is taken for it."""

from __future__ import annotations

import pytest
from whole import report

from twosource.knowledge import Knowledge
from twosource.reading.entities.told import Told, ToldReader
from twosource.reading.lexicon import Lexicon
from twosource.reading.reader import Reader
from twosource.records import PlaceMention


@pytest.fixture(scope="module")
def told(knowledge: Knowledge) -> ToldReader:
    return ToldReader(Lexicon().where.settled, knowledge.adjectives.of)


def what(told: ToldReader, knowledge: Knowledge, text: str, name: str) -> Told | None:
    hits = [hit for hit in knowledge.matcher.find(text) if hit.kind == "place"]
    return told.read(text, hits).get(text.index(name))


@pytest.mark.parametrize(
    ("text", "name", "outer", "firm"),
    [
        ("six died in Damascus, a village in Nigeria.", "Damascus", "Nigeria", True),
        ("six died in Hama, a small border town in northern Niger.", "Hama", "Niger", True),
        ("six died in Aleppo, in Syria's Idlib province.", "Aleppo", "Idlib province", True),
        ("six died in Tripoli in northern Lebanon.", "Tripoli", "Lebanon", True),
        ("six died in Paris, Texas.", "Paris", "Texas", True),
        ("six died in Paris, Texas, on Monday.", "Paris", "Texas", True),
        ("six died in Tripoli (Lebanon) today.", "Tripoli", "Lebanon", True),
        ("In Damascus, Russia said it had won.", "Damascus", "Russia", False),
        ("strikes on Syria's Tripoli went on.", "Tripoli", "Syria", False),
        ("strikes on Nigeria's northern city of Kano went on.", "Kano", "Nigeria", True),
        ("six died in Aleppo, Syria and Iraq.", "Aleppo", "Syria", False),
    ],
)
def test_the_place_around_is_found(
    told: ToldReader, knowledge: Knowledge, text: str, name: str, outer: str, firm: bool
) -> None:
    found = what(told, knowledge, text, name)
    assert found is not None
    assert found.outer is not None
    assert (found.outer.text, found.firm) == (outer, firm)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("six died in the Sudanese town of Tripoli.", "Tripoli", "SD"),
        ("six died in the South Sudanese town of Malakal.", "Malakal", "SS"),
        ("six died in the northern Nigerian city of Kano.", "Kano", "NG"),
        ("six died in the Libyan capital, Tripoli.", "Tripoli", "LY"),
        ("six died in the Iraqi Kurdish town of Sinjar.", "Sinjar", "IQ"),
        ("six died in Cordoba, an Argentine city.", "Cordoba", "AR"),
    ],
)
def test_the_adjective_of_a_country_tells_it(
    told: ToldReader, knowledge: Knowledge, text: str, name: str, country: str
) -> None:
    found = what(told, knowledge, text, name)
    assert found == Told(None, country, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("six died in the Russian-held city of Donetsk.", "Donetsk"),
        ("six died in the Kurdish town of Kobani.", "Kobani"),
        ("six died in the Syrian refugee camp of Zaatari near the border.", "Zaatari"),
        ("six died at the Russian base of Hmeimim.", "Hmeimim"),
        ("six died in Aleppo. Syria denied it.", "Aleppo"),
        ("Clashes broke out in Aleppo.", "Aleppo"),
    ],
)
def test_what_says_nothing_of_where_a_place_lies(told: ToldReader, knowledge: Knowledge, text: str, name: str) -> None:
    assert what(told, knowledge, text, name) is None


def place_in(reader: Reader, text: str, name: str) -> PlaceMention:
    start = text.index(name)
    found = [
        one
        for one in reader.mentions(report(text))
        if isinstance(one, PlaceMention) and one.start <= start and start + len(name) <= one.end
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen killed six people in Damascus, a village in Nigeria.", "Damascus", "NG"),
        ("Three people were killed in the Sudanese town of Tripoli.", "Tripoli", "SD"),
        ("Five people were killed in Baghdad, a village in Pakistan's Punjab province.", "Baghdad", "PK"),
        ("Gunmen killed four in Aleppo in southern Lebanon.", "Aleppo", "LB"),
        ("Shelling killed two in Aleppo, in Syria's Idlib province.", "Aleppo", "SY"),
        ("Soldiers killed seven in Benghazi, a village of Chad.", "Benghazi", "TD"),
        ("Shells hit Georgia, a village in Syria, killing two.", "Georgia", "SY"),
        ("Shelling killed three in Sloviansk raion.", "Sloviansk", "UA"),
        ("Clashes killed 20 in El Fasher locality.", "El Fasher", "SD"),
    ],
)
def test_no_namesake_elsewhere_is_taken(reader: Reader, text: str, name: str, country: str) -> None:
    found = place_in(reader, text, name)
    assert found.id is None
    assert found.country == country
    assert found.radius_km is not None
    assert found.radius_km >= 30


@pytest.mark.parametrize(
    ("text", "name", "identifier"),
    [
        ("Six people were shot dead in Paris, Texas.", "Paris", "gn:4717560"),
        ("Six people were shot dead in Cordoba, a town in Argentina.", "Cordoba", "gn:3860259"),
        ("Gunmen killed three people in Tripoli in northern Lebanon.", "Tripoli", "plc:lb:tripoli"),
        ("Three were killed in Tripoli, in Lebanon's north.", "Tripoli", "plc:lb:tripoli"),
        ("A bomb killed nine in the Indian city of Hyderabad.", "Hyderabad", "gn:1269843"),
        ("A bomb killed nine in the Pakistani city of Hyderabad.", "Hyderabad", "gn:1176734"),
        ("Shelling killed two in Saraqib, in Syria's Idlib province.", "Saraqib", "plc:sy:saraqib"),
        ("Ten were killed in the Russian city of Sevastopol.", "Sevastopol", "plc:ua:sevastopol"),
        ("Gunmen killed two in Majdal Shams, in Syria.", "Majdal Shams", "plc:sy:majdal-shams"),
        ("Four were killed in the Nigerien town of Diffa.", "Diffa", "plc:ne:diffa"),
        ("Four were killed in Nigeria's northern city of Kano.", "Kano", "gn:2335204"),
        ("Bombs killed four in Tizi Ouzou wilaya.", "Tizi Ouzou", "gn:2475741"),
        ("Bombs killed four in the wilaya of Algiers.", "Algiers", "gn:2507475"),
        ("A car bomb killed five people in Homs province.", "Homs province", "plc:sy:homs-governorate"),
    ],
)
def test_what_is_said_decides(reader: Reader, text: str, name: str, identifier: str) -> None:
    assert place_in(reader, text, name).id == identifier


def test_what_was_said_of_a_name_holds_for_the_whole_report(reader: Reader) -> None:
    text = "Ten were killed in San Salvador, a village in Guatemala. On Monday soldiers entered San Salvador again."
    named = [one for one in reader.mentions(report(text)) if "San Salvador" in one.text]
    assert len(named) == 2
    assert all(isinstance(one, PlaceMention) and (one.id, one.country) == (None, "GT") for one in named)


@pytest.mark.parametrize(
    ("text", "name", "identifier", "country"),
    [
        ("Soldiers burned Kanan village in Sagaing.", "Kanan", None, "MM"),
        ("The army bombed Mandalay village in Kenya.", "Mandalay", None, "KE"),
        ("Gunmen attacked Tripoli village in Benue State.", "Tripoli", None, "NG"),
        ("Rebels seized Baghdad village in Hasakah.", "Baghdad", None, "SY"),
        ("Gunmen attacked Damascus, a village in Nigeria.", "Damascus", None, "NG"),
        ("Serb forces fought Croat forces near Bor.", "Bor", "gn:792456", "RS"),
        ("M23 rebels seized the Kivu town of Sake.", "Sake", "plc:cd:sake", "CD"),
        ("Russian missiles hit Kyiv governorate.", "Kyiv", "plc:ua:kyiv-oblast", "UA"),
        ("Gunmen killed ten people in Sokoto state.", "Sokoto", "gn:2322907", "NG"),
        ("Clashes broke out in Helmand district.", "Helmand", None, "AF"),
        ("A missile hit a ship in the Red Sea.", "Red Sea", "plc:xx:red-sea", None),
    ],
)
def test_what_a_place_is_said_to_be_tells_which_it_is(
    reader: Reader, text: str, name: str, identifier: str | None, country: str | None
) -> None:
    at = text.index(name)
    places = [
        one for one in reader.mentions(report(text)) if isinstance(one, PlaceMention) and one.start <= at < one.end
    ]
    assert [(one.id, one.country) for one in places] == [(identifier, country)]


@pytest.mark.parametrize(
    ("text", "country", "wide"),
    [
        ("Rebels shelled Amara in Gezira state on Monday.", "SD", True),
        ("Russian forces captured Novoselivka in the Donetsk region.", "UA", True),
        ("Islamic State fighters seized Palmyra in Homs province.", "SY", False),
        ("Russian forces entered Ukraine in the Kharkiv region.", "UA", True),
    ],
)
def test_what_is_taken_in_a_region_lies_there(reader: Reader, text: str, country: str, wide: bool) -> None:
    (place,) = reader.read(report(text)).claims[0].place
    assert place.country == country
    assert (place.radius_km or 0.0) > 50 if wide else (place.radius_km or 0.0) < 10
