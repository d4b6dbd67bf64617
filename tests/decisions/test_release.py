"""What is hidden, or held back by the delay, is in no public product, and nothing of it shows through."""

from datetime import date, timedelta

import msgspec
import pytest
from world_rooms import BY_AGENCY, BY_TV, FOUNDER, IN_ONE_SENTENCE, PORT, SHELLING, Desk, day

from twosource.pipeline import View
from twosource.publish import Masks, brief, export, map_page
from twosource.records import Claim, Picture

TODAY = day("2026-11-22")


def claims(picture: Picture) -> set[str]:
    return {claim.claim_id for reading in picture.readings for claim in reading.claims}


def products(desk: Desk, picture: Picture) -> bytes:
    books = {"knowledge": desk.rooms.knowledge, "codebook": desk.rooms.codebook, "masks": Masks(desk.picture())}
    tables = ("claims", "events", "holdings", "sieges", "sources", "reports")
    exports = b"".join(export(table, "jsonl", picture, **books) for table in tables)
    return exports + brief(picture, **books).encode() + map_page(picture, **books).encode()


@pytest.mark.parametrize("kind", ["claim", "event", "report"])
def test_what_is_hidden_is_in_no_product_and_everything_is_drawn_as_if_it_were_not_there(desk: Desk, kind: str) -> None:
    subject = {
        "claim": SHELLING.claim_id, "event": desk.event_of(SHELLING).event_id, "report": SHELLING.report_id,
    }[kind]  # fmt: skip
    decision = desk.judge("hide", subject, why="a witness is at risk")
    assert desk.event_of(SHELLING)
    public = desk.public_picture(TODAY)
    made = products(desk, public)
    for trace in (SHELLING.claim_id, SHELLING.sentence.text, desk.event_of(SHELLING).event_id, "Milltown"):
        assert trace.encode() not in made
    desk.judge("publish", subject, why="the witness is safe")
    assert desk.public_picture(TODAY).events == desk.picture().events
    assert decision in desk.picture().decisions


def test_a_hidden_claim_takes_along_what_else_its_sentence_says(desk: Desk) -> None:
    desk.judge("hide", PORT.claim_id)
    assert not {PORT.claim_id, IN_ONE_SENTENCE.claim_id} & claims(desk.public_picture(TODAY))
    desk.judge("publish", IN_ONE_SENTENCE.claim_id)
    assert IN_ONE_SENTENCE.claim_id in claims(desk.public_picture(TODAY))


def test_a_hidden_event_stays_hidden_when_the_claim_that_founded_it_is_rejected(desk: Desk) -> None:
    desk.judge("hide", desk.event_of(FOUNDER).event_id)
    desk.judge("reject", FOUNDER.claim_id)
    assert not {BY_TV.claim_id, BY_AGENCY.claim_id} & claims(desk.public_picture(TODAY))


@pytest.mark.parametrize("as_of", ["2017-09-09", "2030-01-01"])
def test_what_is_hidden_today_is_hidden_in_the_picture_of_any_day(desk: Desk, as_of: str) -> None:
    desk.judge("hide", desk.event_of(FOUNDER).event_id)
    shown = desk.public_picture(TODAY, view=View(as_of=day(as_of)))
    assert FOUNDER.claim_id not in claims(shown)
    assert SHELLING.claim_id in claims(shown)


def test_what_is_published_comes_out_before_the_delay_is_over_and_no_more_of_its_report(desk: Desk) -> None:
    today = day("2017-09-09") + timedelta(days=1)
    assert claims(desk.public_picture(today, delay_days=30)) == set()
    desk.judge("publish", PORT.claim_id)
    public = desk.public_picture(today, delay_days=30)
    assert claims(public) == {PORT.claim_id}
    assert [(report.report_id, report.title) for report in public.reports] == [(PORT.report_id, None)]
    assert [reading.log for reading in public.readings] == [()]
    desk.judge("publish", SHELLING.report_id)
    assert claims(desk.public_picture(today, delay_days=30)) == {PORT.claim_id, *_of_report(desk, SHELLING)}


def _of_report(desk: Desk, one: Claim) -> set[str]:
    return {claim.claim_id for r in desk.picture().readings if r.report_id == one.report_id for claim in r.claims}


def test_without_anything_held_back_the_public_picture_is_the_picture(desk: Desk) -> None:
    assert desk.public_picture(TODAY) == desk.picture()
    assert desk.public_picture(date.max) == desk.picture()


def test_a_name_that_a_hidden_report_tells_to_be_private_stays_masked_in_the_others(desk: Desk) -> None:
    desk.judge("hide", SHELLING.report_id)
    picture = desk.public_picture(TODAY)
    named = msgspec.structs.replace(picture.readings[0], people=())
    bare = msgspec.structs.replace(picture, readings=(named,), reports=picture.reports[:1])
    assert "Jane Doe" not in Masks(desk.picture()).string("said Jane Doe")
    assert b"Jane Doe" not in products(desk, bare)
