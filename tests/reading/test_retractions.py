"""What is taken back, or said to be wrong, is denied by who takes it back; what is withdrawn and is no telling is not."""

from __future__ import annotations

import pytest

from twosource.reading.reader import Reader
from twosource.records import Claim, Report


def claims(reader: Reader, text: str, kind: str = "air_strike") -> list[Claim]:
    report = Report(report_id="r", publisher="Reuters", published="2018-03-04", title=None, text=text)
    return [claim for claim in reader.read(report).claims if claim.event_type == kind]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Reuters retracted its report that an air strike killed 20 people in Saraqeb on Wednesday.", "src:reuters"),
        ("Reuters retracted its story that an air strike killed 20 people in Saraqeb on Wednesday.", "src:reuters"),
        ("Reuters has withdrawn its report of March 2 that an air strike killed 20 people in Saraqeb.", "src:reuters"),
        ("Reuters withdraws its story on an air strike in Saraqeb on Wednesday.", "src:reuters"),
        ("SOHR has retracted its statement that an air strike hit a market in Saraqeb.", "src:sohr"),
        ("We retract our report that an air strike killed 20 people in Saraqeb on Wednesday.", None),
        ("Our story on an air strike in Saraqeb has been retracted.", None),
        ("An earlier report that an air strike had killed 20 people in Saraqeb was wrong.", None),
        ("Correction: an earlier report that an air strike had killed 20 people in Saraqeb was incorrect.", None),
    ],
)
def test_a_telling_that_is_taken_back_is_denied(reader: Reader, text: str, speaker: str | None) -> None:
    (claim,) = claims(reader, text)
    assert claim.polarity == "denied"
    assert [s.source_id for s in claim.speakers] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    "text",
    [
        "Reuters withdrew its report after an air strike killed 20 people in Saraqeb on Wednesday.",
        "The army withdrew its troops after an air strike killed 20 people in Saraqeb.",
        "A report that an air strike had killed 20 people in Saraqeb was not wrong.",
    ],
)
def test_what_is_told_beside_a_withdrawal_is_not_denied(reader: Reader, text: str) -> None:
    (claim,) = claims(reader, text)
    assert claim.polarity == "affirmed"


def test_the_day_of_a_report_is_not_the_day_of_what_it_told(reader: Reader) -> None:
    (claim,) = claims(reader, "Reuters has retracted its report of March 2 that an air strike hit Saraqeb.")
    assert claim.time.text != "March 2" and claim.time.basis != "text"
