import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_the_brief_goes_out_in_each_form_without_private_names(built, format_: str) -> None:
    done = built("brief", "--format", format_)
    assert (done.status, done.err) == (0, "")
    assert "Palmyra" in done.out
    assert "Jane" not in done.out


def test_the_brief_can_go_to_a_file(built, tmp_path: Path) -> None:
    done = built("brief", "-o", "brief.md")
    assert (done.status, done.out, done.err) == (0, "", "Written to brief.md\n")
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == built("brief").out


def test_a_form_that_is_not_made_is_wrong_use(built) -> None:
    assert built("brief", "--format", "pdf").status == 2
    assert built("brief", "--from", "2017-09-05", "--to", "2017-09-01").status == 2
    assert built("export", "sources", "--format", "geojson").status == 2
    assert built("export", "people").status == 2


@pytest.mark.parametrize("table", ["claims", "events", "holdings", "sieges", "sources", "reports"])
def test_an_exported_table_holds_what_json_shows(built, table: str) -> None:
    lines = built("export", table).out.splitlines()
    shown = json.loads(built("control" if table == "holdings" else table, "--json").out)
    key = next(iter(shown[0])) if shown else ""
    assert sorted(json.loads(line)[key] for line in lines) == sorted(row[key] for row in shown)


def test_exports_go_to_a_file_byte_for_byte(built, tmp_path: Path) -> None:
    for format_ in ("jsonl", "csv", "geojson"):
        built("export", "events", "--format", format_, "-o", f"events.{format_}")
        printed = built("export", "events", "--format", format_).out
        assert (tmp_path / f"events.{format_}").read_bytes().decode() == printed


def test_a_file_that_cannot_be_written_is_an_error_with_a_cure(built, tmp_path: Path) -> None:
    done = built("export", "events", "-o", "nowhere/events.jsonl")
    assert done.status == 1
    assert "nowhere/events.jsonl: it can't be written" in done.err
    assert "Choose another file with -o" in done.err


def test_a_delay_holds_young_reports_back_from_products_and_not_from_the_analyst(built, tmp_path: Path) -> None:
    assert len(built("export", "events").out.splitlines()) == 2
    assert built("export", "events", "--delay", "100000").status == 2
    assert built("export", "events", "--delay", "30000").out == ""
    (tmp_path / "twosource-data" / "config.toml").write_text("delay_days = 30000\n")
    assert built("export", "reports").out == ""
    assert "Palmyra" not in built("brief").out
    assert len(json.loads(built("events", "--json").out)) == 2


def test_the_map_is_one_file(built, tmp_path: Path) -> None:
    done = built("map")
    assert (done.status, done.out, done.err) == (0, "", "Written to map.html\n")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "<html" in page
    assert "Jane" not in page
    assert built("map", "-o", "-").out == page
