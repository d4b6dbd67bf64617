from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.knowledge.places import Gazetteer
from twosource.records import EventPlace, Place, PlaceMention

IDS = st.sampled_from(
    ["plc:sy:testhal", "plc:sy:karama", "plc:sy:testhal-province", "gn:1", "gn:11", "gn:13", "gn:14", "gn:103", "gn:107",
     "plc:sy:test-homs", "gn:169577", "plc:none"]
)  # fmt: skip


def found(gazetteer: Gazetteer, name: str, **setting: object) -> str | None:
    place = gazetteer.resolve(name, **setting).place  # type: ignore[arg-type]
    return place.id if place else None


@pytest.mark.parametrize("name", ["al-Testhal", "AL TESTHAL", "Testhāl", "تستحال", "the city of Testhal", "at-Testhal"])
def test_a_place_of_the_packs_is_found_in_its_spellings(gazetteer: Gazetteer, name: str) -> None:
    assert found(gazetteer, name, country_prior={"SY": 0.8}) == "plc:sy:testhal"


def test_the_packs_place_stands_for_the_base_gazetteers(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Homs") == "plc:sy:test-homs"
    assert found(gazetteer, "Hims") == "plc:sy:test-homs"  # a name that only the base gazetteer has
    place = gazetteer.get("gn:169577")
    assert place is not None
    assert place.id == "plc:sy:test-homs"


def test_a_province_is_not_its_capital(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Testhal province") == "plc:sy:testhal-province"
    assert (
        found(gazetteer, "al-Testhal", kind_hint="governorate", country_prior={"SY": 0.9}) == "plc:sy:testhal-province"
    )
    assert found(gazetteer, "Homs province") == "gn:11"
    assert found(gazetteer, "Homs", kind_hint="governorate") == "gn:11"
    assert found(gazetteer, "Homs", kind_hint="city") == "plc:sy:test-homs"


def test_the_documents_country_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Palmyra", country_prior={"SY": 0.9}) == "gn:103"
    assert found(gazetteer, "Palmyra", country_prior={"US": 0.9}) == "gn:104"
    assert found(gazetteer, "Tripoli", country_prior={"LB": 0.9}) == "gn:107"


def test_a_country_is_meant_before_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Lebanon") == "gn:2"
    assert found(gazetteer, "Lebanon", kind_hint="town", country_prior={"US": 0.9}) == "gn:101"


def test_part_of_decides(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Karama district of Testhal", country_prior={"SY": 0.9}) == "plc:sy:karama"
    outer = gazetteer.get("gn:12")
    assert found(gazetteer, "Palmyra", within=outer) == "gn:104"


def test_what_is_not_known_is_null_with_its_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Nowhere").candidates == ()
    unlikely = gazetteer.resolve("Said")
    assert unlikely.place is None
    assert unlikely.score < 0.5
    assert [place.id for place in unlikely.candidates] == ["gn:102"]


def test_another_transliteration_serves_where_no_spelling_does(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Kafr Zeita", country_prior={"SY": 0.9}) == "gn:106"
    assert found(gazetteer, "Kafr Zeita") is None


def test_namesakes_are_all_candidates(gazetteer: Gazetteer) -> None:
    assert {place.id for place in gazetteer.candidates("Palmyra")} == {"gn:103", "gn:104"}
    assert gazetteer.candidates("Nowhere") == ()


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("plc:sy:testhal", "plc:sy:karama"),
        ("plc:sy:testhal-province", "plc:sy:karama"),
        ("gn:13", "plc:sy:karama"),  # the base gazetteer's province
        ("gn:1", "plc:sy:karama"),
        ("gn:11", "gn:103"),
        ("gn:14", "gn:103"),
        ("gn:1", "plc:lb:testhal-village"),
    ],
)
def test_what_holds_what(gazetteer: Gazetteer, outer: str, inner: str) -> None:
    assert gazetteer.contains(outer, inner) == (inner != "plc:lb:testhal-village")
    assert not gazetteer.contains(inner, outer)


@given(IDS, IDS, IDS)
def test_holding_is_transitive(gazetteer: Gazetteer, a: str, b: str, c: str) -> None:
    if gazetteer.contains(a, b) and gazetteer.contains(b, c):
        assert gazetteer.contains(a, c)


@given(IDS, IDS)
def test_distance_is_the_same_both_ways(gazetteer: Gazetteer, a: str, b: str) -> None:
    one, other = gazetteer.get(a), gazetteer.get(b)
    if one is None or other is None:
        assert "plc:none" in (a, b)
        return
    assert gazetteer.distance_km(one, other) == gazetteer.distance_km(other, one)
    if one.lat is not None:
        assert gazetteer.distance_km(one, one) == 0


def test_a_place_without_a_point_is_at_no_distance(gazetteer: Gazetteer) -> None:
    here, area = gazetteer.get("gn:103"), gazetteer.get("gn:14")
    assert isinstance(here, Place)
    assert isinstance(area, Place)
    assert gazetteer.distance_km(here, area) is None


def test_countries_by_code(gazetteer: Gazetteer) -> None:
    place = gazetteer.country("sy")
    assert place is not None
    assert (place.id, place.kind) == ("gn:1", "country")
    assert gazetteer.country("QQ") is None


def test_no_province_is_a_town(knowledge: Knowledge) -> None:
    """Every admin1 unit of the packs, under any word for one, in the phrase or beside the name."""
    words = ("Governorate", "Province", "Oblast", "Region", "State")
    asked, towns = 0, []
    for unit in knowledge.places:
        if knowledge.places.sort(unit) != "admin1" or unit.country is None:
            continue
        bare = {name.rpartition(" ")[0] for name in (unit.name, *unit.names) if name.endswith(words)}
        for name, word in itertools.product(sorted(bare), words):
            for phrase, hint in ((f"{name} {word}", None), (name, word.lower())):
                found = knowledge.places.resolve(phrase, country_prior={unit.country: 0.9}, kind_hint=hint).place
                asked += 1
                if found is None or knowledge.places.sort(found) in ("settlement", "part", "facility"):
                    towns.append((phrase, hint, found.id if found else None))
    assert asked > 1000
    assert towns == []


def test_a_province_that_nobody_knows_is_no_town_either(gazetteer: Gazetteer) -> None:
    resolved = gazetteer.resolve("Kafr Zayta province", country_prior={"SY": 0.9})
    assert resolved.place is None
    assert [place.id for place in resolved.candidates] == ["gn:106"]


@pytest.mark.parametrize("name", ["Golan Heights", "Majdal Shams"])
@pytest.mark.parametrize("country", ["SY", "IL", "LB"])
def test_a_text_on_any_claimant_may_speak_of_disputed_territory(knowledge: Knowledge, name: str, country: str) -> None:
    found = knowledge.places.resolve(name, country_prior={country: 0.9}).place
    assert found is not None
    assert found.country == "SY"


UNIT_WORDS = (
    "province governorate oblast region state wilaya department prefecture district county raion territory locality commune canton"
).split()


@pytest.mark.parametrize("word", UNIT_WORDS)
@pytest.mark.parametrize(
    "name", ["Damascus", "Tripoli", "Sloviansk", "Goma", "Grozny", "Musa Qala", "Algiers", "Cizre"]
)
def test_what_is_said_to_be_a_unit_is_never_a_town(knowledge: Knowledge, name: str, word: str) -> None:
    for phrase in (f"{name} {word}", f"the {word} of {name}"):
        place = knowledge.places.resolve(phrase).place
        assert place is None or knowledge.places.sort(place) in ("admin1", "admin2", "area", "part"), phrase


@pytest.mark.parametrize(
    ("phrase", "identifier"),
    [
        ("Tizi Ouzou wilaya", "gn:2475741"),
        ("wilaya of Algiers", "gn:2507475"),
        ("Antioquia department", "gn:3689815"),
        ("Hays district", "plc:ye:hays-district"),
        ("Musa Qala district", "plc:af:musa-qala-district"),
        ("Akobo county", "plc:ss:akobo-county"),
        ("Kabul province", "gn:1138957"),
    ],
)
def test_a_unit_is_found_by_its_kind(knowledge: Knowledge, phrase: str, identifier: str) -> None:
    found = knowledge.places.resolve(phrase).place
    assert found is not None
    assert found.id == identifier


def test_a_unit_that_nobody_has_is_null_with_candidates(knowledge: Knowledge) -> None:
    found = knowledge.places.resolve("Sloviansk raion")
    assert found.place is None
    assert found.candidates


def test_no_unit_of_the_packs_is_a_town_of_another_name(knowledge: Knowledge) -> None:
    """ "Akkar" is no name of Halba, nor "Sulu" of Jolo, though GeoNames has both among the towns' names."""
    asked, towns = 0, []
    for unit in knowledge.places:
        if knowledge.places.sort(unit) not in ("admin1", "admin2") or unit.country is None:
            continue
        for name in (unit.name, *unit.names):
            found = knowledge.places.resolve(name, country_prior={unit.country: 0.9}).place
            asked += 1
            if found is None or knowledge.places.sort(found) != "settlement":
                continue
            if fold_name(name) not in map(fold_name, (found.name, *found.names)):
                towns.append((unit.id, name, found.id))
    assert asked > 3000
    assert towns == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Akkar", "plc:lb:akkar-governorate"),
        ("Sulu", "plc:ph:sulu"),
        ("Khanfar", "plc:ye:khanfar"),
        ("al-Hamdaniya District", "plc:iq:hamdaniya-district"),
        ("Tuz Khurmatu District", "plc:iq:tuz-district"),
        ("Bohodukhiv district", "plc:ua:bohodukhiv-raion"),
        ("Kashmir", "plc:xx:kashmir"),
        ("Abkhazia", "plc:ge:abkhazia"),
        ("South Ossetia", "plc:ge:south-ossetia"),
        ("Somaliland", "plc:so:somaliland"),
        ("Sinai", "plc:eg:sinai"),
        ("Sinai Peninsula", "plc:eg:sinai"),
        ("Essequibo", "plc:gy:essequibo"),
        ("Kuril Islands", "plc:ru:kuril-islands"),
        ("Spratly Islands", "plc:xx:spratly-islands"),
        ("Ingushetia", "plc:ru:ingushetia"),
        ("Karenni", "plc:mm:kayah-state"),
        ("Katanga", "plc:cd:katanga"),
        ("Guerrero", "plc:mx:guerrero"),
        ("Plateau State", "plc:ng:plateau-state"),
        ("Ambazonia", "plc:cm:anglophone-regions"),
        ("Northern Cyprus", "plc:cy:northern-cyprus"),
        ("Liptako-Gourma", "plc:xx:tri-border"),
    ],
)
def test_a_region_is_known_by_its_bare_name(knowledge: Knowledge, name: str, expected: str) -> None:
    assert found(knowledge.places, name) == expected


def test_a_town_that_the_base_gazetteer_calls_so_too_gives_way_to_the_town_of_the_name(knowledge: Knowledge) -> None:
    assert found(knowledge.places, "Ariel") == "gn:8199394"  # Jerusalem's biblical name
    assert found(knowledge.places, "Oleksandrivka") is None  # many villages; Donetsk is none of them


def test_a_place_without_a_point_has_no_radius(knowledge: Knowledge) -> None:
    unit = knowledge.places.get("gn:280572")
    assert unit is not None and unit.lat is None
    assert PlaceMention.of(unit, text="Akkar", start=0, end=5, via="name").radius_km is None
    assert EventPlace.of(unit).radius_km is None


def test_a_village_with_namesakes_in_its_country_is_none_of_them(knowledge: Knowledge) -> None:
    found = knowledge.places.resolve("Vesele", country_prior={"UA": 0.7, "RU": 0.7})
    assert found.place is None
    assert {place.country for place in found.candidates[:3]} == {"UA"}


@pytest.mark.parametrize("name", ["Centre", "North-West Region", "the South"])
def test_a_mere_bearing_is_of_a_country_that_is_told(knowledge: Knowledge, name: str) -> None:
    assert knowledge.places.resolve(name).place is None


def test_a_bearing_in_a_country_that_is_told_is_its_region(knowledge: Knowledge) -> None:
    found = knowledge.places.resolve("North-West Region", country_prior={"CM": 1.0}).place
    assert found is not None
    assert found.country == "CM"


def test_what_tells_its_country(knowledge: Knowledge) -> None:
    assert knowledge.places.tells_country("Raqqa")
    assert not knowledge.places.tells_country("the Centre")
    assert not knowledge.places.tells_country("Kanan")


@pytest.mark.parametrize(
    ("name", "country"), [("Islamabad", "PK"), ("Cancún", "MX"), ("Salvador", "BR"), ("Poti", "GE")]
)
def test_a_city_s_own_name_goes_before_what_another_is_called_at_times(
    knowledge: Knowledge, name: str, country: str
) -> None:
    place = knowledge.places.resolve(name).place
    assert place is not None
    assert place.country == country


def test_a_great_city_is_told_from_a_village_of_the_packs(knowledge: Knowledge) -> None:
    assert [place.country for place in knowledge.places.greater("Sousse")] == ["TN"]
    assert knowledge.places.greater("Homs") == ()


@pytest.mark.parametrize(
    ("phrase", "prior"),
    [
        ("Karama district of Raqqa province", {"IQ": 0.9}),
        ("Zahra district of Marib province", {"SY": 0.9}),
        ("Tadamon district of Khartoum state", {"SY": 0.9, "SD": 0.1}),
        ("Boni, Niger", {"ML": 0.9}),
        ("Sinjar district of Aleppo province", {"IQ": 0.6, "SY": 0.4}),
        ("Sarmin in Daraa province", {"SY": 0.9}),
    ],
)
def test_what_cannot_lie_where_it_is_said_to_is_not_meant(
    knowledge: Knowledge, phrase: str, prior: dict[str, float]
) -> None:
    place = knowledge.places.resolve(phrase, country_prior=prior).place
    outer = knowledge.places.resolve(phrase.replace(" of ", " in ").replace(", ", " in ").split(" in ", 1)[1]).place
    assert outer is not None
    assert place is None or knowledge.places.contains(outer.id, place.id)


def test_no_district_of_a_province_lies_outside_it(knowledge: Knowledge) -> None:
    places = knowledge.places
    quarters = [place for place in places if places.sort(place) in ("part", "admin2")][::10]
    provinces = [place for place in places if place.kind in ("province", "governorate") and place.lat is not None][::20]
    outside = [
        (quarter.name, province.name, found.id)
        for quarter in quarters
        for province in provinces
        if (found := places.resolve(quarter.name, within=province, kind_hint="district").place) is not None
        and places.apart(province, found)
    ]
    assert len(quarters) * len(provinces) > 1000
    assert outside == []


def test_a_quarter_in_what_holds_it_is_meant(knowledge: Knowledge) -> None:
    assert (
        found(knowledge.places, "Karama district of Raqqa province", country_prior={"SY": 0.5, "IQ": 0.5})
        == "plc:sy:karamah-subdistrict"
    )
    assert (
        found(knowledge.places, "Karama district of Mosul", country_prior={"SY": 0.5, "IQ": 0.5})
        == "plc:iq:al-karama-mosul"
    )
    assert found(knowledge.places, "Boni, Tuy province") == "plc:bf:boni-tuy"
    assert found(knowledge.places, "Boni, Mali") == "plc:ml:boni-mali"


def test_a_city_is_no_village(knowledge: Knowledge) -> None:
    assert found(knowledge.places, "Sinjar village") is None
    assert found(knowledge.places, "the village of Jasim", country_prior={"SY": 0.9}) is None
    assert found(knowledge.places, "Sinjar town") == "plc:iq:sinjar"
    assert (
        found(knowledge.places, "the village of Kafr Laha", country_prior={"SY": 0.9}) == "plc:sy:kafr-laha"
    )  # 20,000 people


def test_a_village_that_the_packs_tell_from_another_is_not_either_by_name_alone(knowledge: Knowledge) -> None:
    alone = knowledge.places.resolve("Abdin village", country_prior={"SY": 0.9})
    assert alone.place is None
    assert {"plc:sy:abidin", "plc:sy:abdin-idlib"} <= {place.id for place in alone.candidates}
    assert found(knowledge.places, "Abdin village in Idlib province", country_prior={"SY": 0.9}) == "plc:sy:abdin-idlib"
    near = knowledge.places.get("plc:sy:khan-shaykhun")
    assert near is not None
    beside = knowledge.places.resolve("Abdin village", country_prior={"SY": 0.9}, near=[near])
    assert beside.place is not None and beside.place.id == "plc:sy:abdin-idlib"
    assert (
        found(knowledge.places, "Madaya", country_prior={"SY": 0.9}) == "plc:sy:madaya"
    )  # the town is greater than its namesake


def test_a_place_told_apart_in_brackets_needs_its_country(knowledge: Knowledge) -> None:
    assert found(knowledge.places, "Douma village") is None  # of South Darfur, or near Damascus
    assert found(knowledge.places, "Duma village", country_prior={"SD": 0.9}) == "plc:sd:duma-south-darfur"


DISPUTED_BY_NAME = [  # (the bare name, the whole territory, a town of it, the town)
    ("Kashmir", "plc:xx:kashmir", "Muzaffarabad", "plc:pk:muzaffarabad"),
    ("Kashmir", "plc:xx:kashmir", "Srinagar", "plc:in:srinagar"),
    ("Western Sahara", "gn:2461445", "Tifariti", "gn:2461667"),
    ("Golan Heights", "plc:sy:golan-heights", "Majdal Shams", "plc:sy:majdal-shams"),
    ("the Golan", "plc:sy:golan-heights", "Majdal Shams", "plc:sy:majdal-shams"),
    ("Crimea", "plc:ua:crimea", "Simferopol", "plc:ua:simferopol"),
    ("Nagorno-Karabakh", "plc:az:nagorno-karabakh", "Stepanakert", "plc:az:stepanakert"),
    ("Abkhazia", "plc:ge:abkhazia", "Sukhumi", "plc:ge:sukhumi"),
    ("South Ossetia", "plc:ge:south-ossetia", "Tskhinvali", "plc:ge:tskhinvali"),
    ("Abyei", "plc:sd:abyei-area", "Agok", "plc:sd:agok"),
    ("Halaib Triangle", "plc:eg:halaib-triangle", "Shalateen", "gn:8555994"),
    ("Transnistria", "plc:md:transnistria", "Tiraspol", "plc:md:tiraspol"),
    ("Kosovo", "gn:831053", "Banjska", "plc:xk:banjska"),
    ("Somaliland", "plc:so:somaliland", "Las Anod", "plc:so:las-anod"),
    ("Northern Cyprus", "plc:cy:northern-cyprus", "Kyrenia", "gn:146412"),
    ("West Bank", "plc:ps:west-bank", "Jenin", "plc:ps:jenin"),
]


@pytest.mark.parametrize(("name", "whole", "town", "identifier"), DISPUTED_BY_NAME)
def test_a_disputed_territory_is_the_whole_of_it_whoever_claims_it(
    knowledge: Knowledge, name: str, whole: str, town: str, identifier: str
) -> None:
    priors: list[dict[str, float]] = [
        {},
        *({code: 0.9} for code in ("IN", "PK", "IL", "SY", "RU", "UA", "MA", "SD", "RS")),
    ]
    for prior in priors:
        assert found(knowledge.places, name, country_prior=prior) == whole
    assert found(knowledge.places, f"{town}, {name}") == identifier


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Indian-administered Kashmir", "plc:in:indian-administered-kashmir"),
        ("Jammu and Kashmir", "plc:in:jammu-and-kashmir"),
        ("Azad Kashmir", "plc:pk:azad-kashmir"),
        ("Gilgit-Baltistan", "plc:pk:gilgit-baltistan"),
        ("Ladakh", "plc:in:ladakh"),
    ],
)
def test_what_names_one_side_of_a_disputed_territory_is_that_side(
    knowledge: Knowledge, name: str, expected: str
) -> None:
    assert found(knowledge.places, name) == expected
    assert knowledge.places.contains("plc:xx:kashmir", expected)
