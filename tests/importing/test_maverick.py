from datetime import date
from pathlib import Path

import pytest
from made_tables import MAVERICK, maverick_file
from taking import Take


def test_a_row_is_one_claim_of_its_report(tmp_path: Path, take: Take) -> None:
    taken = take("maverick", maverick_file(tmp_path, MAVERICK))
    claim = taken.claim
    assert (claim.external_id, claim.publisher, claim.published) == ("made-0001", "AFP", "2011-01-05")
    assert [speaker.source_id for speaker in claim.speakers] == ["src:afp"]
    assert claim.event_type == "attack_on_civilians"
    assert (claim.time.start, claim.time.end, claim.time.precision) == (date(2011, 1, 4), date(2011, 1, 4), "day")
    assert claim.sentence.text == MAVERICK["source"]
    assert [(figure.what, figure.low, figure.best, figure.high) for figure in claim.figures] == [("killed", 2, 2, 3)]


def test_who_did_it_and_who_suffered_it_keep_the_coders_names(tmp_path: Path, take: Take) -> None:
    claim = take("maverick", maverick_file(tmp_path, MAVERICK)).claim
    assert [(actor.id, actor.name) for actor in claim.actor] == [("act:ci-police", "Police (Côte d'Ivoire)")]
    assert [(target.id, target.name, target.kind) for target in claim.target] == [
        (None, "Supporters of a made-up party (MUP)", "political"),
        (None, "Voters or party supporters", "civilians"),
    ]


def test_a_place_stands_where_the_coder_put_it_with_the_radius_of_its_precision(tmp_path: Path, take: Take) -> None:
    (place,) = take("maverick", maverick_file(tmp_path, MAVERICK)).claim.place
    assert (place.lat, place.lon, place.radius_km, place.country) == (5.42, -4.02, 5.0, "CI")
    (town,) = take("maverick", maverick_file(tmp_path, {**MAVERICK, "location": "", "geo_precision": "3"})).claim.place
    assert (town.name, town.id, town.radius_km) == ("Abidjan", "gn:2293538", 10.0)


def test_the_coders_judgement_of_what_is_one_event_is_kept_but_not_used(tmp_path: Path, take: Take) -> None:
    taken = take("maverick", maverick_file(tmp_path, MAVERICK, {**MAVERICK, "id": "made-0002"}))
    assert all("event_id: CIV-9001" in report.text for report in taken.reports)
    assert [
        (reading.coded.table, reading.coded.row, reading.coded.event) for reading in taken.readings if reading.coded
    ] == [
        ("maverick", "made-0001", None),
        ("maverick", "made-0002", None),
    ]


@pytest.mark.parametrize(
    ("cells", "event_type"),
    [
        ({"event_context": "Clash"}, "clash"),
        ({"actor1_violence": "Abduction; Melee"}, "abduction"),
        ({"event_context": "Arrest or raid", "deaths_best": "0"}, "arrest"),
        ({"event_context": "Arrest or raid"}, "attack_on_civilians"),
        ({"actor1_violence": "Riot"}, "riot"),
        ({"event_context": "Protest", "deaths_best": "0"}, "protest"),
        ({"actor1_violence": "Arson; Looting", "deaths_best": "0"}, "destruction"),
    ],
)
def test_the_type_follows_the_setting_and_the_violence(
    cells: dict[str, str], event_type: str, tmp_path: Path, take: Take
) -> None:
    low = {"deaths_low": "0", "deaths_high": "0"} if cells.get("deaths_best") == "0" else {}
    assert take("maverick", maverick_file(tmp_path, {**MAVERICK, **cells, **low})).claim.event_type == event_type


@pytest.mark.shared_data
def test_every_published_report_gives_its_claim(shared_data: Path, take: Take) -> None:
    taken = take("maverick", shared_data / "maverick_dev" / "reports.csv")
    assert taken.rejected == []
    assert len(taken.reports) == len(taken.claims) == 1062
    assert len({claim.claim_id for claim in taken.claims}) == 1062
    assert all(reading.coded and reading.coded.event is None for reading in taken.readings)
    assert sum(bool(claim.actor or claim.target) for claim in taken.claims) > 800
    assert sum(bool(claim.place) and claim.place[0].lat is not None for claim in taken.claims) > 980
