"""From reports to events: what one source says, told by several newsrooms, in headlines, under credits and a day apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from twosource.intake import ReportFields
from twosource.pipeline import Monitor
from twosource.records import Event

Told = tuple[str, str, str]  # publisher, day of publication, text


@pytest.fixture(scope="module")
def events_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., list[Event]]]:
    root = tmp_path_factory.mktemp("origins")

    def made(*reports: Told) -> list[Event]:
        folder: Path = root / str(len(list(root.iterdir())))
        folder.mkdir()
        with Monitor(folder / "monitor") as monitor:
            for number, (publisher, published, text) in enumerate(reports):
                path = folder / f"{number}.txt"
                path.write_text(text, encoding="utf-8")
                monitor.read([str(path)], ReportFields(published=published, publisher=publisher))
            return [event for event in monitor.picture().events if not event.speech]

    yield made


BOMB = (
    "Car bomb in Tal Abyad\n\n"
    "A car bomb killed eight people in the Syrian town of Tal Abyad on Saturday, the Syrian Observatory for Human "
    "Rights said.\n"
)


def test_a_headline_is_no_second_bombing(events_of: Callable[..., list[Event]]) -> None:
    (event,) = events_of(("BBC News", "2019-11-06", BOMB))
    assert (event.grade, str(event.time.start)) == ("reported", "2019-11-02")
    assert [origin.source_id for origin in event.origins] == ["src:sohr"]


def test_two_papers_headlines_over_one_monitor_corroborate_nothing(events_of: Callable[..., list[Event]]) -> None:
    other = (
        "Bombing in Tal Abyad kills eight\n\n"
        "Eight people died when a car bomb exploded in Tal Abyad on Saturday, according to the Syrian Observatory for "
        "Human Rights.\n"
    )
    found = events_of(("BBC News", "2019-11-06", BOMB), ("The Guardian", "2019-11-06", other))
    assert [(event.grade, [origin.source_id for origin in event.origins]) for event in found] == [
        ("reported", ["src:sohr"])
    ]


def test_a_credited_text_is_the_word_of_the_agency_s_speaker(events_of: Callable[..., list[Event]]) -> None:
    agency = (
        "Syrian government forces captured the town of Mayadin from Islamic State on Saturday, the Syrian Observatory for "
        "Human Rights said.\n"
    )
    paper = "The town of Mayadin was captured from Islamic State on Saturday.\n\nReuters contributed to this report.\n"
    (event,) = events_of(("Reuters", "2017-10-15", agency), ("Hurriyet", "2017-10-15", paper))
    assert (event.grade, [origin.source_id for origin in event.origins]) == ("reported", ["src:sohr"])


def test_an_agency_s_name_behind_the_last_sentence_is_a_credit(events_of: Callable[..., list[Event]]) -> None:
    agency = "A suicide bomber killed 14 people at a mosque in Kabul on Tuesday.\n"
    paper = "At least 14 were killed by a suicide bomber at a mosque in Kabul on Tuesday. AFP\n"
    (event,) = events_of(("AFP", "2018-05-02", agency), ("Dawn", "2018-05-02", paper))
    assert (event.grade, [origin.source_id for origin in event.origins]) == ("reported", ["src:afp"])


def test_sources_that_put_one_capture_a_day_apart_differ_on_the_day(events_of: Callable[..., list[Event]]) -> None:
    taken = "Syrian government forces captured Palmyra from Islamic State on {} March 2016, {} said.\n"
    monitor = taken.format(26, "the Syrian Observatory for Human Rights")
    un = taken.format(27, "the United Nations")
    (event,) = events_of(("Reuters", "2016-03-29", monitor), ("BBC News", "2016-03-29", un))
    assert "when" in {dispute.about for dispute in event.disputes}
