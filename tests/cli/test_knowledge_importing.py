import json
from pathlib import Path

import pytest

from twosource.errors import TwosourceError
from twosource.knowledge.importing import BadRow, Imported
from twosource.pipeline.gazetteers import Fetched

TABLE = "name,lat,lon,country,kind\nUpper Qwertin,34.2,38.1,SY,village\nLower Qwertin,34.2,x,SY,village\n"


def test_a_table_becomes_a_pack_and_its_bad_rows_are_named(run, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(TABLE)
    done = run("knowledge", "import", "survey.csv", "--format", "csv")
    assert done.status == 1
    assert done.out == "twosource-data/packs/survey: 1 place; 1 row rejected\n"
    assert done.err == "rejected: survey.csv:3: '34.2', 'x' are no degrees\n"
    assert "Upper Qwertin" in run("knowledge", "search", "Qwertin").out
    assert run("knowledge", "check").status == 0


def test_a_map_a_name_and_json(run, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("Village;Y;X\nUpper Qwertin;34.2;38.1\n")
    (tmp_path / "map.toml").write_text('[columns]\nname="Village"\nlat="Y"\nlon="X"\n[fixed]\ncountry="SY"\n')
    asked = (
        "knowledge",
        "import",
        "survey.csv",
        "--format",
        "csv",
        "--map",
        "map.toml",
        "--pack",
        "villages",
        "--json",
    )
    done = run(*asked)
    assert done.status == 0
    assert json.loads(done.out) == {
        "pack": "villages", "folder": "twosource-data/packs/villages", "places": 1, "known": 0, "spellings": 0, "pointless": 0,
        "rejected": [],
    }  # fmt: skip
    again = run(*asked)
    assert again.status == 2
    assert "such a pack already" in again.err
    assert run(*asked, "--overwrite").status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("missing.csv", "--format", "csv"), "no such file"),
        (("survey.csv", "--format", "ged"), "no column where_coordinates"),
        (("survey.csv", "--format", "ged", "--map", "map.toml"), "--map is for --format csv"),
        (("survey.csv", "--format", "xml"), "xml"),
        (("survey.csv", "--format", "csv", "--pack", "Not So"), "no name for a pack"),
    ],
)
def test_wrong_use_is_told(run, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    (tmp_path / "survey.csv").write_text(TABLE)
    done = run("knowledge", "import", *arguments)
    assert done.status == 2
    assert says in done.err
    assert not (tmp_path / "twosource-data").exists()


def test_fetch_tells_what_came_and_what_failed(run, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tuple(BadRow(line, "it is cut off") for line in range(1, 121))
    came = Imported("geonames-sy", Path("d/packs/geonames-sy"), 1200, 30, 45, 2, bad)
    failed = Fetched("ocha", None, TwosourceError("answered 503", where="https://x", cure="Try again"))
    asked: list[tuple[str, bool]] = []

    def fetch(self: object, country: str, *, overwrite: bool) -> list[Fetched]:
        asked.append((country, overwrite))
        return [Fetched("geonames", came, None), failed]

    monkeypatch.setattr("twosource.pipeline.gazetteers.Gazetteers.fetch", fetch)
    done = run("knowledge", "fetch", "SY", "--overwrite")
    assert done.status == 1
    said = "1200 places; 30 known already, given 45 new spellings; 2 without a point left out; 120 rows rejected"
    assert done.out == f"d/packs/geonames-sy: {said}\n"
    assert "rejected: geonames:1: it is cut off" in done.err
    assert "and 20 more rows" in done.err
    assert "ocha: https://x: answered 503" in done.err
    told = json.loads(run("knowledge", "fetch", "SY", "--json").out)
    assert [one["what"] for one in told] == ["geonames", "ocha"]
    assert len(told[0]["rejected"]) == 120
    assert asked == [("SY", True), ("SY", False)]


def test_no_country_is_fetched_that_is_none(run) -> None:
    done = run("knowledge", "fetch", "Atlantis")
    assert done.status == 2
    assert "no country 'Atlantis'" in done.err
