"""The guide's tutorial, run as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from twosource.cli import main
from twosource.pipeline import Monitor
from twosource.publish import Masks

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "importing-a-table.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (table,) = blocks("csv")
    (table_map,) = blocks("toml")
    (tmp_path / "reports.csv").write_text(table, encoding="utf-8")
    (tmp_path / "my-map.toml").write_text(table_map, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_command_says_what_the_guide_says(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for block in blocks("console"):
        command, *expected = block.strip().split("\n")
        assert main(shlex.split(command.removeprefix("$ twosource "))) == 1
        out, err = capfd.readouterr()
        assert (err + out).strip().split("\n") == expected


def test_what_the_guide_says_of_the_rows_holds(folder: Path) -> None:
    main(["import", "reports.csv", "--map", "my-map.toml", "--data", "sudan"])
    with Monitor(folder / "sudan") as monitor:
        picture = monitor.picture()
        (strike,) = [event for event in picture.events if event.event_type == "shelling"]
        assert (strike.n_reports, strike.n_claims) == (2, 3)
        assert [(figure.low, figure.high) for figure in strike.figures] == [(3, 7)]
        masks = Masks(picture)
        shown = [masks.report(report).text for report in picture.reports]
        assert not any("Almadani" in text or "Yusra" in text for text in shown)
        assert any("Named victim: a named civilian" in text for text in shown)
        assert any("Remarks: hit the old market" in text for text in shown)
        assert monitor.rebuild(check=True).same
        assert monitor.verify() == []
