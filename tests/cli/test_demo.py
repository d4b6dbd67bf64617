from pathlib import Path

import pytest


@pytest.fixture
def shown(run, rooms):
    return run("demo")


def test_the_demo_reads_the_samples_prints_the_brief_and_writes_the_map(run, rooms, tmp_path: Path) -> None:
    done = run("demo")
    assert done.status == 0
    folder = tmp_path / "demo-output"
    assert (folder / "brief.md").read_text(encoding="utf-8") == done.out
    assert "<html" in (folder / "map.html").read_text(encoding="utf-8")
    assert "demo-output/map.html" in done.err
    assert "1 sample reports read" in done.err
    assert run("--data", "demo-output", "verify").status == 0


def test_the_demo_can_be_shown_again_and_leaves_other_files_alone(run, rooms, tmp_path: Path) -> None:
    first = run("demo")
    (tmp_path / "demo-output" / "mine.txt").write_text("mine")
    again = run("demo")
    assert again.out == first.out
    assert (tmp_path / "demo-output" / "mine.txt").read_text() == "mine"
    assert run("--data", "demo-output", "reports", "--json").out.count('"report_id"') == 1


def test_the_demo_wants_a_folder_of_its_own(run, rooms, tmp_path: Path) -> None:
    run("read", "2017-09-05 The army captured it. Jane Doe saw 12 shells.")
    done = run("--data", "twosource-data", "demo")
    assert (done.status, done.out) == (2, "")
    assert "the demo wants a fresh folder" in done.err
    assert run("events").status == 0
    (tmp_path / "file").write_text("")
    assert run("demo", "--data", "file").status == 2
    assert run("demo", "--data", "elsewhere").status == 0
