"""What a listing is asked for: a place by the report's spelling too."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.cli.selection import Selection
from twosource.intake import ReportFields
from twosource.knowledge import Knowledge
from twosource.pipeline import Monitor
from twosource.publish.masking import Masks


@pytest.mark.parametrize(("wanted", "found"), [("Hamouriyah", 1), ("hammouri", 1), ("Hammouriyeh", 1), ("Idlib", 0)])
def test_a_place_is_found_by_its_name_and_by_the_reports_spelling(tmp_path: Path, wanted: str, found: int) -> None:
    file = tmp_path / "strike.txt"
    file.write_text(
        "Air strikes hit Hammouriyeh on Sunday, killing ten people, the White Helmets said.", encoding="utf-8"
    )
    with Monitor(tmp_path / "monitor") as monitor:
        monitor.read([str(file)], ReportFields(published="2018-03-05", publisher="Reuters"))
        picture = monitor.picture()
    selection = Selection(knowledge=Knowledge.load(), masks=Masks(picture), places=[wanted])
    assert len(selection.events(picture).events) == found
    assert sum(len(reading.claims) for reading in selection.claims(picture).readings) == found
