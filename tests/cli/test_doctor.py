import json
import os
from importlib.metadata import version
from pathlib import Path

import pytest

from twosource.errors import TwosourceError
from twosource.knowledge import Fault, PackError


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model stands in for itself: to load it takes seconds."""

    class Model:
        meta = {"lang": "en", "name": "core_web_md", "version": "3.7.1"}  # noqa: RUF012

    monkeypatch.setattr("twosource.reading.syntax.parse.load_model", Model)


def findings(run) -> dict[str, dict[str, str]]:
    return {found["what"]: found for found in json.loads(run("doctor", "--json").out)}


def test_what_is_installed_is_told_with_its_version(run) -> None:
    done = run("doctor")
    assert (done.status, done.err) == (0, "")
    for words in (f"spacy {version('spacy')}", "en_core_web_md 3.7.1", f"sqlalchemy {version('sqlalchemy')}"):
        assert words in done.out
    assert findings(run)["libraries"]["state"] == "ok"


def test_a_missing_model_is_told_with_the_cure_and_the_status_says_so(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise TwosourceError("no English spaCy model is installed", cure="pip install it")

    monkeypatch.setattr("twosource.reading.syntax.parse.load_model", missing)
    done = run("doctor")
    assert done.status == 1
    assert "missing  model        no English spaCy model is installed\n" in done.out
    assert "pip install it" in done.out


def test_a_missing_library_is_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.cli.doctor._LIBRARIES", ("spacy", "no-such-library"))
    done = run("doctor")
    assert done.status == 1
    assert "missing  no-such-library not installed" in done.out


def test_whether_the_index_is_built_is_told(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert findings(run)["place index"]["state"] == "note"
    from twosource.knowledge.index import index_name

    (tmp_path / "cache" / "twosource" / index_name()).mkdir(parents=True)
    assert findings(run)["place index"]["state"] == "ok"


def test_without_a_monitor_it_says_how_to_begin(run, tmp_path: Path) -> None:
    found = findings(run)["data"]
    assert (found["state"], found["cure"]) == ("note", found["cure"])
    assert "twosource read" in found["cure"]
    assert not (tmp_path / "twosource-data").exists()


def test_a_data_folder_that_cannot_be_used_is_told(run, tmp_path: Path) -> None:
    (tmp_path / "twosource-data").write_text("a file")
    done = run("doctor")
    assert done.status == 1
    assert "missing  data         twosource-data: this is a file where the data folder should be" in done.out


def test_the_store_is_looked_into(built, rooms) -> None:
    found = findings(built)
    assert found["data"]["says"] == "twosource-data: 3 reports, 2 events"
    assert "fake reader 1" in found["built by"]["says"]
    assert "publishers" not in found
    rooms.reader.fails_on = "hard"
    built("read", "a hard text#7", "another text#7")
    assert findings(built)["unread"]["says"] == "1 report not read yet"
    assert "1 id borne by several reports" in findings(built)["external ids"]["says"]


def test_publishers_that_no_pack_knows_are_told(built, rooms) -> None:
    rooms.knowledge.sources.publisher = lambda name: None
    assert findings(built)["publishers"]["says"] == "no pack knows Paper (3)"


def test_a_run_that_was_cut_off_is_told(built, rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rooms, "corroborate", stop)
        assert built("build").status == 130
    assert "runs that were cut off: build" in findings(built)["runs"]["says"]


def test_every_fault_of_a_pack_that_cannot_be_loaded_is_told(built, rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path("packs/mine/places.yaml")
    faults = (
        Fault(file, 1, "There is no kind villag", "Write village", grave=True),
        Fault(file, 2, "The entry lacks the field name", "Write it", grave=True),
    )

    def broken(*_: object) -> None:
        raise PackError(faults)

    monkeypatch.setattr("twosource.pipeline.Monitor.unbound", broken)
    done = built("doctor")
    assert done.status == 1
    assert "missing  pack         packs/mine/places.yaml:1: There is no kind villag" in done.out
    assert "missing  pack         packs/mine/places.yaml:2: The entry lacks the field name" in done.out
    assert "ok       python" in done.out
