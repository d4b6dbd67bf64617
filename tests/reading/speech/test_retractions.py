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
        ("The report of an air strike on Saraqeb was wrong, the Observatory said.", "src:sohr"),
        ("News of an air strike in Saraqeb is untrue, SOHR said.", "src:sohr"),
    ],
)
def test_a_telling_that_is_taken_back_is_denied(reader: Reader, text: str, speaker: str | None) -> None:
    (claim,) = claims(reader, text)
    assert claim.polarity == "denied"
    assert [s.source_id for s in claim.speakers] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    "text",
    [
        "Russia's Defence Ministry denied on Saturday that its forces had bombed a hospital in Mariupol.",
        "Russia's Defence Ministry on Saturday denied that its forces had bombed a hospital in Mariupol.",
        "Russia denied on Saturday bombing a hospital in Mariupol.",
    ],
)
def test_the_day_of_a_denial_is_not_the_day_of_what_is_denied(reader: Reader, text: str) -> None:
    (claim,) = claims(reader, text)
    assert claim.polarity == "denied" and claim.time.basis != "text"


def test_a_day_of_its_own_dates_what_is_denied(reader: Reader) -> None:
    (claim,) = claims(
        reader, "Russia denied on Saturday that its forces had bombed a hospital in Mariupol on Thursday."
    )
    assert claim.polarity == "denied" and str(claim.time.start) == "2018-03-01"


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Russia called reports that it bombed a hospital in Mariupol "fake news".', "air_strike"),
        ("Russia dismissed as fake news reports that it bombed a hospital in Mariupol.", "air_strike"),
        ("Israel labelled as baseless claims that it struck a school in Gaza City.", "air_strike"),
        ("The Kremlin described claims that its forces had shelled a hospital as a provocation.", "shelling"),
        ("The army called the reports of an air strike in Nyala a lie.", "air_strike"),
        ("Rumours that the town of Sake had fallen to M23 were unfounded, the army said.", "capture"),
    ],
)
def test_who_calls_a_telling_untrue_denies_what_it_told(reader: Reader, text: str, kind: str) -> None:
    (claim,) = claims(reader, text, kind)
    assert claim.polarity == "denied"
    assert [s.kind in ("party", "official") for s in claim.speakers] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine called the air strike on a hospital in Mariupol barbaric.",
        "The UN did not call reports of an air strike in Nyala a lie.",
        "The report of an air strike on Nyala was not wrong.",
        "The man who told of an air strike on Nyala was wrong about the weather.",
    ],
)
def test_who_calls_a_deed_names_denies_nothing(reader: Reader, text: str) -> None:
    assert [claim.polarity for claim in claims(reader, text)] == ["affirmed"]
