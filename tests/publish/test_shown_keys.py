"""No key that is put out is made from a private name; the voices of an event stay apart, and public ones keep their keys."""

from __future__ import annotations

import msgspec
import pytest

from twosource.knowledge.voice_keys import masked_key, voice_key
from twosource.publish.masking import Masks
from twosource.publish.shown_keys import MASKED_SOURCE, ShownKeys
from twosource.records import Dispute, Event, Origin, PersonMention, Picture, Position, Reading, Report, to_json

WITNESS, DENIER, PAPER, MARKED = masked_key("Umm Salim"), masked_key("Abu Hadi"), voice_key("Courier"), "Daw Khin Ei"


def origin(key: str, name: str, *claims: str) -> Origin:
    return Origin(key=key, source_id=None, name=name, kind="witness", interest="none", weight=0.5, claims=claims)


@pytest.fixture
def event(picture: Picture) -> Event:
    return msgspec.structs.replace(
        picture.events[0],
        event_id="evt_1",
        origins=(
            origin(WITNESS, "a named civilian", "clm_b", "clm_a"),
            origin(PAPER, "Courier", "clm_c"),
            origin(voice_key(MARKED), MARKED, "clm_d"),
        ),
        actor=(),
        target=(),
        figures=(),
        disputes=(
            Dispute(
                about="whether",
                positions=(
                    Position(value="it happened", claims=("clm_a", "clm_c"), origins=(WITNESS, PAPER)),
                    Position(value="it did not", claims=("clm_e",), origins=(DENIER,)),
                ),
            ),
        ),
    )


@pytest.fixture
def masks() -> Masks:
    text = f"{MARKED} said that shells had hit her street."
    report = Report(report_id="rep_1", publisher="Courier", published=None, title=None, text=text)
    person = PersonMention(start=0, end=len(MARKED), text=MARKED, public=False)
    reading = Reading(
        report_id="rep_1", reader="test", language="en", paragraphs=(), claims=(), people=(person,), log=()
    )
    return Masks(Picture(reports=(report,), readings=(reading,), events=(), holdings=(), sieges=(), sources=()))


def test_who_guesses_a_masked_name_finds_none_of_its_keys(masks: Masks, event: Event) -> None:
    shown = to_json(masks.event(event))
    for name in ("Umm Salim", "Abu Hadi", MARKED):
        assert masked_key(name) not in shown and voice_key(name) not in shown


def test_a_voice_has_one_key_in_an_event_and_another_in_the_next(masks: Masks, event: Event) -> None:
    shown = masks.event(event)
    keys = [o.key for o in shown.origins]
    assert len(set(keys)) == 3 and keys[1] == PAPER
    affirmed, denied = shown.disputes[0].positions
    assert affirmed.origins == (keys[0], PAPER) and denied.origins[0] not in keys
    other = masks.event(msgspec.structs.replace(event, event_id="evt_2"))
    assert other.origins[0].key != keys[0] and other.origins[1].key == PAPER


def test_the_same_event_has_the_same_keys_again(masks: Masks, event: Event) -> None:
    assert masks.event(event) == masks.event(event)


def test_a_source_with_a_private_name_has_an_id_without_it() -> None:
    keys = ShownKeys([MARKED])
    assert keys.of_source(voice_key(MARKED)) == MASKED_SOURCE
    assert keys.of_source(PAPER) == PAPER
