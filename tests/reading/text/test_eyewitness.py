"""Whether a report's own people saw what it tells of."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.reading.lexicon import Lexicon
from twosource.reading.text.eyewitness import eyewitness
from twosource.reading.text.layout import LayoutReader
from twosource.records import Report

LAYOUT = LayoutReader(Lexicon())


def saw(knowledge: Knowledge, text: str, publisher: str | None = "BBC News", wire: str | None = None) -> bool:
    text = f"Rebels captured the town of Morek on Monday. {text}"
    report = Report(report_id="r", publisher=publisher, published="2018-03-06", title=None, text=text)
    return eyewitness(report, LAYOUT.read(text), wire, knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Our correspondent saw rebel fighters in the centre of the town.",
        "A BBC team saw rebels in the main square.",
        "The BBC's correspondent in the town watched them hoist their flag.",
        "Two BBC journalists at the scene were shown empty barracks.",
        "BBC reporters heard explosions throughout the day.",
        "A correspondent for the BBC counted eight burnt tanks.",
        "The burnt tanks were seen by a BBC cameraman.",
        "I saw the last soldiers leave.",
        "We watched as the flag came down.",
    ],
)
def test_its_own_people_saw_it(knowledge: Knowledge, text: str) -> None:
    assert saw(knowledge, text)


@pytest.mark.parametrize(
    "text",
    [
        "The town had been held by the army for years.",
        "Our correspondent in Beirut says the town matters to both sides.",
        "Residents saw rebel fighters in the centre of the town.",
        "A local journalist saw rebel fighters in the town.",
        "“I saw them come down the road,” said a farmer.",
        "A Reuters photographer saw rebel fighters in the town.",
        "Our correspondent has not seen the town since.",
        "The fall of the town was seen by the government as a disaster.",
        "The BBC could not verify the reports.",
    ],
)
def test_others_saw_it_or_nobody_tells(knowledge: Knowledge, text: str) -> None:
    assert not saw(knowledge, text)


def test_the_people_of_a_credited_agency_are_the_texts_own(knowledge: Knowledge) -> None:
    text = "An AFP correspondent saw rebel fighters in the town."
    assert saw(knowledge, text, publisher="A Paper", wire="src:afp")
    assert not saw(knowledge, text, publisher="A Paper")


def test_an_agencys_witness_is_its_own(knowledge: Knowledge) -> None:
    assert saw(knowledge, "The streets were empty, a Reuters witness said.", publisher="Reuters")


def test_a_publisher_whom_nobody_knows_goes_by_its_name(knowledge: Knowledge) -> None:
    assert saw(knowledge, "A Valley Herald reporter saw them.", publisher="The Valley Herald")
    assert saw(knowledge, "Our reporter saw them.", publisher=None)
