from __future__ import annotations

import os
import threading
import warnings
from pathlib import Path

import pytest

from twosource.knowledge.cache import IDLE_SECONDS, KEPT, built_once, cache_folder


def test_what_is_built_is_built_once(tmp_path: Path) -> None:
    built: list[Path] = []

    def build(folder: Path) -> None:
        built.append(folder)
        (folder / "content").write_text("whole")

    first = built_once(tmp_path, "thing-1", build)
    second = built_once(tmp_path, "thing-1", build)
    assert first == second == tmp_path / "thing-1"
    assert (first / "content").read_text() == "whole"
    assert len(built) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["thing-1"]


def test_two_builders_at_once_leave_one_whole_thing(tmp_path: Path) -> None:
    both_inside = threading.Barrier(2, timeout=30)
    results: list[Path] = []

    def build(folder: Path) -> None:
        (folder / "half").write_text("1")
        both_inside.wait()
        (folder / "other half").write_text("2")

    threads = [threading.Thread(target=lambda: results.append(built_once(tmp_path, "thing", build))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [tmp_path / "thing"] * 2
    assert sorted(path.name for path in (tmp_path / "thing").iterdir()) == ["half", "other half"]
    assert [path.name for path in tmp_path.iterdir()] == ["thing"]


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "half").write_text("1")
        raise ValueError("the data is broken")

    with pytest.raises(ValueError, match="the data is broken"):
        built_once(tmp_path, "thing", build)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_stood_in_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    with pytest.warns(UserWarning, match="cannot be written"):
        folder = built_once(blocked, "thing", lambda own: (own / "content").write_text("whole") and None)
    assert (folder / "content").read_text() == "whole"
    assert tmp_path / "tmp" in folder.parents


def test_what_is_there_is_read_without_writing(tmp_path: Path) -> None:
    (tmp_path / "thing").mkdir()
    tmp_path.chmod(0o500)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert built_once(tmp_path, "thing", lambda _: None) == tmp_path / "thing"
    finally:
        tmp_path.chmod(0o700)


def test_the_cache_is_where_the_user_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "twosource"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "twosource"


def left_idle(folder: Path, hours: float) -> None:
    folder.mkdir(parents=True)
    then = folder.stat().st_mtime - hours * IDLE_SECONDS
    os.utime(folder, (then, then))


def test_whoever_builds_clears_away_what_nobody_uses_but_keeps_the_last_three(tmp_path: Path) -> None:
    for hours in range(2, 8):
        left_idle(tmp_path / f"packs-{hours}", hours)
    left_idle(tmp_path / "places-9", 9)
    left_idle(tmp_path / ".packs-8-cut-off", 8)
    left_idle(tmp_path / "something else", 9)
    built_once(tmp_path, "packs-new", lambda _: None)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["packs-2", "packs-3", "packs-new", "places-9", "something else"]
    assert sum(name.startswith("packs-") for name in left) == KEPT


def test_what_is_used_is_never_cleared_away(tmp_path: Path) -> None:
    for number in range(6):
        left_idle(tmp_path / f"packs-{number}", 2)
        built_once(tmp_path, f"packs-{number}", lambda _: None)  # found there: used now
    built_once(tmp_path, "packs-new", lambda _: None)
    assert len(list(tmp_path.iterdir())) == 7
