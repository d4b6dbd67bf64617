from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from twosource.knowledge.check import check_packs
from twosource.knowledge.errors import PackNameError, PackWriteError
from twosource.knowledge.packs import TABLES, read_pack
from twosource.knowledge.scaffold import new_pack


def test_a_new_pack_is_empty_and_passes_the_check(tmp_path: Path) -> None:
    folder = new_pack(tmp_path / "packs" / "eastern-congo", "Eastern Congo: from 2021", ["CD", "rw"])
    pack, faults = read_pack(folder)
    assert faults == []
    assert pack is not None
    assert (pack.manifest.id, pack.manifest.title) == ("eastern-congo", "Eastern Congo: from 2021")
    assert (pack.manifest.countries, pack.entries) == (("CD", "RW"), ())
    assert check_packs([folder]) == []


@pytest.mark.parametrize(
    "title", ['Patani: the "deep south", 2004', "2004", "yes", "- [a] {b} # c", "it's", "x" * 300, "حرب", "two\nlines"]
)
def test_whatever_its_title_and_country_it_can_be_read(tmp_path: Path, title: str) -> None:
    pack, faults = read_pack(new_pack(tmp_path / "fresh", title, ["NO", "YE"]))
    assert faults == []
    assert pack is not None
    assert pack.manifest.title == " ".join(title.split())
    assert pack.manifest.countries == ("NO", "YE")


@pytest.mark.parametrize("table", TABLES)
def test_the_examples_in_its_comments_are_entries(tmp_path: Path, table: str) -> None:
    folder = new_pack(tmp_path / "fresh", "Fresh", ["CD"])
    for name in TABLES:
        text = (folder / name).read_text(encoding="utf-8")
        example = text[text.index("# - id:") :]
        uncommented = "\n".join(line.removeprefix("# ") for line in example.splitlines())
        (folder / name).write_text(uncommented.replace("0.0", "-1.5").replace("lon: -1.5", "lon: 28.9"), "utf-8")
    assert yaml.safe_load((folder / table).read_text(encoding="utf-8"))
    assert [fault for fault in check_packs([folder]) if fault.file.name == table] == []


@pytest.mark.parametrize("name", ["Sudan War", "own!", "-x", "syria-iraq"])
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackNameError):
        new_pack(tmp_path / name, "Title", [])
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    folder = new_pack(tmp_path / "fresh", "Fresh", [])
    (folder / "places.yaml").write_text("# mine\n")
    with pytest.raises(PackNameError, match="there already"):
        new_pack(folder, "Fresh", [])
    assert (folder / "places.yaml").read_text() == "# mine\n"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PackWriteError, match="can't be written"):
        new_pack(tmp_path / "file" / "fresh", "Fresh", [])
