from datetime import date
from pathlib import Path

import pytest
from made_tables import GED, GED_COLUMNS, csv_text, ged_file
from taking import Take

from twosource.codebook import Codebook
from twosource.corroboration import corroborate
from twosource.knowledge import Knowledge
from twosource.ledger import claim_spans


def test_a_row_is_one_claim_for_each_source_that_it_names(tmp_path: Path, take: Take) -> None:
    first, second = take("ucdp-ged", ged_file(tmp_path, GED)).claims
    assert [[s.source_id for s in claim.speakers] for claim in (first, second)] == [["src:sohr"], ["src:reuters"]]
    assert [claim.sentence.text for claim in (first, second)] == [
        "Battle at the edge of a desert town",
        "Army nears town, monitor says",
    ]
    assert {claim.publisher for claim in (first, second)} == {"Uppsala Conflict Data Program"}
    assert {claim.published for claim in (first, second)} == {"2017-09-06"}, "no earlier than its last source"
    assert first.external_id == "900001", "an id is a number, not a decimal one"


def test_two_articles_of_one_source_are_one_claim(tmp_path: Path, take: Take) -> None:
    row = {**GED, "source_office": "SOHR;Syrian Observatory for Human Rights"}
    (claim,) = take("ucdp-ged", ged_file(tmp_path, row)).claims
    assert [speaker.source_id for speaker in claim.speakers] == ["src:sohr"]


@pytest.mark.parametrize(
    ("names", "source"),
    [
        ("Airwars;Air Wars;airwars Report", "src:airwars"),
        ("Reuters;Reuters News", "src:reuters"),
        ("SOHR;sOHR;S.O.H.R.", "src:sohr"),
        ("SNHR;SN4HR", "src:snhr"),
        (
            "Liveuamap;Syria Live Map;Live map;SyriaLiveuaMap;Syria Live;SyriauaLive Map;http://syria.liveuamap.com",
            "src:afrimap",
        ),
    ],
)
def test_spellings_of_one_source_are_one_claim(tmp_path: Path, take: Take, names: str, source: str) -> None:
    (claim,) = take("ucdp-ged", ged_file(tmp_path, {**GED, "source_office": names})).claims
    assert [speaker.source_id for speaker in claim.speakers] == [source]


@pytest.mark.parametrize(
    ("names", "grade"),
    [
        ("Airwars;SOHR", "reported"),
        ("Liveuamap;SOHR", "reported"),
        ("Airwars;Liveuamap;SNHR", "reported"),
        ("Airwars;SOHR;SNHR", "corroborated"),
        ("Airwars;Human Rights Watch", "corroborated"),
    ],
)
def test_who_collects_the_local_monitors_bears_none_of_them_out(
    tmp_path: Path, take: Take, knowledge: Knowledge, codebook: Codebook, names: str, grade: str
) -> None:
    rows = take("ucdp-ged", ged_file(tmp_path, {**GED, "source_office": names}))
    (event,) = corroborate(rows.reports, rows.readings, knowledge=knowledge, codebook=codebook).events
    assert event.grade == grade


def test_the_source_behind_an_office_is_the_innermost_speaker(tmp_path: Path, take: Take) -> None:
    row = {**GED, "source_office": "Reuters", "source_original": "SOHR"}
    (claim,) = take("ucdp-ged", ged_file(tmp_path, row)).claims
    assert [speaker.source_id for speaker in claim.speakers] == ["src:reuters", "src:sohr"]
    two = {**GED, "source_office": "Reuters", "source_original": "SOHR, SANA"}
    (claim,) = take("ucdp-ged", ged_file(tmp_path, two)).claims
    assert [speaker.source_id for speaker in claim.speakers] == ["src:reuters"], "which of them it had is not told"


def test_who_where_when_and_how_many(tmp_path: Path, take: Take) -> None:
    claim = take("ucdp-ged", ged_file(tmp_path, GED)).claims[0]
    assert (claim.event_type, claim.trigger.text) == ("clash", "1")
    assert [(m.id, m.name) for m in (*claim.actor, *claim.target)] == [
        ("act:syrian-government", "Government of Syria"),
        ("act:is", "IS"),
    ]
    (place,) = claim.place
    assert (place.id, place.lat, place.radius_km, place.country) == ("plc:sy:deir-ezzor-city", 35.335876, 5.0, "SY")
    assert (claim.time.start, claim.time.precision) == (date(2017, 9, 5), "day")
    assert [(f.what, f.low, f.best, f.high, f.who) for f in claim.figures] == [
        ("killed", 4, 6, 9, None),
        ("killed", 1, 1, 1, "civilians"),
    ]
    assert claim.figures[0].text == "6\nhigh: 9\nlow: 4", "the cells that the three numbers stand in"


def test_allies_in_one_cell_are_parties_of_their_own_and_none_is_lost(tmp_path: Path, take: Take) -> None:
    claim = take("ucdp-ged", ged_file(tmp_path, {**GED, "side_b": "HTS, A Brigade Nobody Knows"})).claims[0]
    assert [(m.id, m.name, m.kind) for m in claim.target] == [
        ("act:hts", "HTS", "jihadist_group"),
        (None, "A Brigade Nobody Knows", "armed_group"),
    ]


def test_violence_against_civilians_is_a_type_of_its_own(tmp_path: Path, take: Take) -> None:
    row = {**GED, "type_of_violence": "3.0", "side_b": "Civilians"}
    claim = take("ucdp-ged", ged_file(tmp_path, row)).claims[0]
    assert (claim.event_type, claim.target[0].id, claim.acled) == ("attack_on_civilians", "act:civilians", "Attack")


@pytest.mark.parametrize(
    ("precision", "radius", "name", "identifier"),
    [
        ("2", 25.0, "A hamlet nobody knows", None),
        ("4", 100.0, "Deir ez Zor Governorate", "plc:sy:deir-ezzor-governorate"),
        ("6", 400.0, "Syria", "plc:sy:syria"),
    ],
)
def test_a_point_is_as_exact_as_its_coders_say(
    precision: str, radius: float, name: str, identifier: str | None, tmp_path: Path, take: Take
) -> None:
    row = {**GED, "where_prec": precision, "where_coordinates": name}
    (place,) = take("ucdp-ged", ged_file(tmp_path, row)).claims[0].place
    assert (place.radius_km, place.text, place.id) == (radius, name, identifier)


def test_a_namesake_elsewhere_does_not_lend_its_id(tmp_path: Path, take: Take) -> None:
    row = {**GED, "latitude": "32.6", "longitude": "36.1"}  # the far south of the country
    (place,) = take("ucdp-ged", ged_file(tmp_path, row)).claims[0].place
    assert (place.id, place.name, place.lat) == (None, "Deir ez Zor town", 32.6)


def test_a_range_of_days_stays_one(tmp_path: Path, take: Take) -> None:
    row = {**GED, "date_prec": "4", "date_start": "2017-09-01", "date_end": "2017-09-30"}
    time = take("ucdp-ged", ged_file(tmp_path, row)).claims[0].time
    assert (time.start, time.end, time.precision) == (date(2017, 9, 1), date(2017, 9, 30), "month")
    assert time.text == "2017-09-01\ndate_end: 2017-09-30"


@pytest.mark.parametrize(
    ("violence", "side_a", "side_b", "type_", "kinds", "ucdp"),
    [
        ("1", "Government of Nowhere", "A Front Nobody Knows", "clash", ["state_forces", "armed_group"], "state-based"),
        ("2", "A Front Nobody Knows", "Another, A Third", "clash", ["armed_group"] * 3, "non-state"),
        ("3", "Government of Nowhere", "Civilians", "attack_on_civilians", ["state_forces", "civilians"], "one-sided"),
        ("3", "A Front Nobody Knows", "Civilians", "attack_on_civilians", ["armed_group", "civilians"], "one-sided"),
    ],
)
def test_who_fought_whom_gives_back_the_type_of_violence(
    violence: str,
    side_a: str,
    side_b: str,
    type_: str,
    kinds: list[str],
    ucdp: str,
    tmp_path: Path,
    take: Take,
    codebook: Codebook,
) -> None:
    row = {**GED, "type_of_violence": violence, "side_a": side_a, "side_b": side_b}
    claim = take("ucdp-ged", ged_file(tmp_path, row)).claims[0]
    assert (claim.event_type, [m.kind for m in (*claim.actor, *claim.target)]) == (type_, kinds)
    told = [sorted({m.kind for m in side}) for side in (claim.actor, claim.target)]
    assert codebook.ucdp(claim.event_type, *told) == ucdp


def test_rows_are_events_of_a_set_whose_rows_are_told_apart(tmp_path: Path, take: Take) -> None:
    taken = take("ucdp-ged", ged_file(tmp_path, GED, {**GED, "id": "900002"}))
    coded = [reading.coded for reading in taken.readings]
    assert [(c.table, c.row, c.event) for c in coded if c] == [
        ("ucdp-ged", "900001", "900001"),
        ("ucdp-ged", "900002", "900002"),
    ]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"id": ""}, "column id: it is empty"),
        ({"date_start": "5 Sept"}, "column date_start: '5 Sept' is no day as %Y-%m-%d"),
        ({"date_end": "2017-09-04"}, "column date_end: 2017-09-04 lies before date_start 2017-09-05"),
        ({"latitude": "95"}, "column latitude: '95' is no point on Earth"),
        ({"longitude": ""}, "column longitude: it is empty"),
        ({"best": "some"}, "column best: 'some' is no count"),
        ({"best": "2.5"}, "column best: '2.5' is no count"),
        ({"high": "-1"}, "column high: '-1' is no count"),
        ({"deaths_civilians": "-2"}, "column deaths_civilians: '-2' is no count"),
        ({"longitude": "180.5"}, "column longitude: '180.5' is no point on Earth"),
        ({"latitude": "-91", "where_coordinates": ""}, "column latitude: '-91' is no point on Earth"),
        ({"date_prec": "9"}, "column date_prec: '9' is no code that the map knows"),
        ({"type_of_violence": "4"}, "no rule of the map tells its event type"),
    ],
)
def test_a_bad_row_is_named_with_its_column_and_cure_and_the_rest_goes_in(
    cells: dict[str, str], says: str, tmp_path: Path, take: Take
) -> None:
    taken = take("ucdp-ged", ged_file(tmp_path, {**GED, **cells}, {**GED, "id": "900002"}))
    (bad,) = taken.rejected
    assert (bad.where, bad.reason) == ("ged.csv, row 2", says)
    assert bad.cure
    assert [report.external_id for report in taken.reports] == ["900002"]


@pytest.mark.parametrize(("told", "published"), [("2030-03-07", None), ("2017-09-05;2030-03-07", "2017-09-05")])
def test_a_day_of_publication_in_the_future_is_none(
    told: str, published: str | None, tmp_path: Path, take: Take
) -> None:
    taken = take("ucdp-ged", ged_file(tmp_path, {**GED, "source_date": told}))
    assert [report.published for report in taken.reports] == [published]


def test_an_id_that_comes_twice_is_taken_once(tmp_path: Path, take: Take) -> None:
    taken = take("ucdp-ged", ged_file(tmp_path, GED, {**GED, "best": "7"}, GED))
    assert len(taken.reports) == 1
    assert [bad.reason for bad in taken.rejected] == [
        "column id: '900001' is the id of row 2 already, which differs",
        "column id: '900001' is the id of row 2 already, which says the same",
    ]


def test_the_file_may_be_parted_by_semicolons_or_tabs(tmp_path: Path, take: Take) -> None:
    for delimiter in (";", "\t"):
        file = tmp_path / "ged.csv"
        file.write_text(csv_text(GED_COLUMNS, GED, delimiter=delimiter), encoding="utf-8-sig")
        assert len(take("ucdp-ged", file).claims) == 2


def test_numbers_that_do_not_rise_go_in_with_the_least_and_the_greatest_as_bounds(tmp_path: Path, take: Take) -> None:
    (claim,) = take("ucdp-ged", ged_file(tmp_path, {**GED, "low": "7", "best": "6", "high": "5"})).claims[:1]
    (killed,) = [figure for figure in claim.figures if figure.what == "killed" and figure.who is None]
    assert (killed.low, killed.best, killed.high) == (5, 6, 7)


@pytest.mark.shared_data
def test_every_published_event_goes_in_and_every_span_gives_back_its_words(shared_data: Path, take: Take) -> None:
    taken = take("ucdp-ged", shared_data / "ucdp_ged_syria" / "ged_syria_20160101_20191130.csv.gz")
    assert (len(taken.reports), len(taken.rejected)) == (16_566, 0)
    texts = {report.report_id: report.text for report in taken.reports}
    ids = set()
    for claim in taken.claims:
        ids.add(claim.claim_id)
        for field, start, end, words in claim_spans(claim):
            assert words is None or texts[claim.report_id][start:end] == words, field
    assert len(ids) == len(taken.claims) > 17_000
    placed = sum(claim.place[0].id is not None for claim in taken.claims)
    assert placed / len(taken.claims) > 0.75
    known = [mention.id is not None for claim in taken.claims for mention in (*claim.actor, *claim.target)]
    assert sum(known) / len(known) > 0.95
