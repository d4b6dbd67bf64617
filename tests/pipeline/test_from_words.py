"""From words to events: what two sentences make together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from twosource.intake import ReportFields
from twosource.pipeline import Monitor
from twosource.records import Picture


@pytest.fixture(scope="module")
def picture_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Picture]]:
    folder = tmp_path_factory.mktemp("words")

    def drawn(text: str) -> Picture:
        (folder / "report.txt").write_text(text, encoding="utf-8")
        with Monitor(folder / str(len(list(folder.iterdir())))) as monitor:
            monitor.read([str(folder / "report.txt")], ReportFields(published="2017-09-05", publisher="A Paper"))
            return monitor.picture()

    yield drawn


@pytest.mark.parametrize("struck", ["market", "hospital"])
def test_a_second_strike_on_the_same_place_is_a_second_event(struck: str, picture_of: Callable[[str], Picture]) -> None:
    picture = picture_of(
        f"An air strike hit a {struck} in Idlib on Monday, killing 10. A second strike hit the same {struck} an hour "
        "later, killing 5."
    )
    killed = sorted(figure.best for event in picture.events for figure in event.figures)
    assert (len(picture.events), killed) == (2, [5, 10])
    assert all(event.place is not None and event.place.name.endswith("Idlib") for event in picture.events)
    assert {event.time.start.isoformat() for event in picture.events if event.time.start} == {"2017-09-04"}


def test_a_denial_is_the_denied_claim_and_no_event_of_its_own(picture_of: Callable[[str], Picture]) -> None:
    picture = picture_of("SOHR denied that Syrian government forces captured al-Sukhnah.")
    claims = [claim for reading in picture.readings for claim in reading.claims]
    assert [(claim.event_type, claim.polarity) for claim in claims] == [("deny", "affirmed"), ("capture", "denied")]
    assert picture.events == ()


def test_a_denial_disputes_the_event_that_others_tell(picture_of: Callable[[str], Picture]) -> None:
    picture = picture_of(
        "The Syrian army captured al-Sukhnah on Monday, state television said. SOHR denied that the Syrian army had "
        "captured al-Sukhnah on Monday."
    )
    (event,) = picture.events
    assert (event.event_type, [dispute.about for dispute in event.disputes]) == ("capture", ["whether"])
