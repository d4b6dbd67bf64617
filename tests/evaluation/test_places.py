from pathlib import Path

import pytest

from twosource.evaluation.errors import DataAbsentError
from twosource.evaluation.places import DATA_VARIABLE, DataPlaces, checkout, floors_file


@pytest.fixture
def made_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "checkout"
    (root / "tests" / "cases").mkdir(parents=True)
    (root / "docs" / "deep").mkdir(parents=True)
    monkeypatch.chdir(root / "docs" / "deep")
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    return root


def test_the_checkout_is_found_upwards(made_checkout: Path) -> None:
    assert checkout() == made_checkout
    assert floors_file() == made_checkout / "evaluation" / "floors.json"
    assert DataPlaces.found().cases == made_checkout / "tests" / "cases"


def test_elsewhere_it_is_the_one_this_program_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (checkout() / "tests" / "evaluation" / "test_places.py").is_file()


def test_data_is_asked_for_then_named_by_the_environment_then_beside_the_checkout(
    made_checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert DataPlaces.found().data == tmp_path / "shared" / "data"
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "named"))
    assert DataPlaces.found().data == tmp_path / "named"
    assert DataPlaces.found(tmp_path / "asked").data == tmp_path / "asked"


def test_cases_are_looked_for_in_the_folder_asked_for_first(made_checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    folder.mkdir()
    assert DataPlaces.found(folder).cases == made_checkout / "tests" / "cases"
    (folder / "cases.jsonl").write_text("")
    assert DataPlaces.found(folder).cases == folder


def test_an_absent_file_is_named_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(DataAbsentError, match="--data-dir"):
        DataPlaces(tmp_path, tmp_path).of_data("a.txt")
