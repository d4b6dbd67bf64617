"""Decisions hold on to words: a better reader, which gives claims other ids, orphans none that has a claim to go to."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from made_world import says, where, who
from world_rooms import BY_AGENCY, BY_TV, CLAIMS, FOUNDER, PORT, SHELLING, Desk, WorldRooms

from twosource.pipeline import Monitor
from twosource.records import Claim


def renamed(one: Claim, **change: object) -> Claim:
    return msgspec.structs.replace(one, claim_id=f"{one.claim_id}x", **change)


def read_better(desk: Desk, claims: Sequence[Claim]) -> Monitor:
    better = Monitor(desk.folder, rooms=WorldRooms(claims, "made reader 2"))
    better.build()
    return better


def told(monitor: Monitor) -> list[tuple[str, str, int]]:
    return sorted((event.event_type, event.grade, event.n_claims) for event in monitor.picture().events)


def rejected(monitor: Monitor) -> list[str]:
    return [claim.claim_id for claim in monitor.picture().rejected]


def test_decisions_of_every_kind_hold_under_a_better_reader_that_renames_every_claim(desk: Desk) -> None:
    desk.judge("grade", desk.event_of(FOUNDER).event_id, value="confirmed")
    desk.judge("not_same", BY_TV.claim_id, FOUNDER.claim_id)
    desk.judge("correct", SHELLING.claim_id, field="place", value="plc:xx:port")
    desk.judge("hide", PORT.claim_id)
    desk.judge("reject", BY_AGENCY.claim_id)
    before = told(desk)
    with read_better(desk, [renamed(one) for one in CLAIMS]) as better:
        assert better.unbound() == ()
        assert told(better) == before
        assert rejected(better) == [f"{BY_AGENCY.claim_id}x"]
        assert PORT.report_id not in {c.report_id for r in better.public_picture(None).readings for c in r.claims}
        assert better.rebuild(check=True).same


@pytest.mark.parametrize(
    "change",
    [
        {"actor": (who("act:red-ally"),)},
        {"event_type": "advance"},
        {"trigger": msgspec.structs.replace(BY_AGENCY.trigger, start=BY_AGENCY.trigger.start - 1)},
        {"trigger": msgspec.structs.replace(BY_AGENCY.trigger, start=0, end=2)},
    ],
    ids=["other roles", "another type", "a longer trigger", "another word of the sentence"],
)
def test_a_claim_is_found_again_by_the_words_it_stands_on(desk: Desk, change: dict[str, object]) -> None:
    desk.judge("reject", BY_AGENCY.claim_id)
    others = [one for one in CLAIMS if one is not BY_AGENCY]
    with read_better(desk, [*others, renamed(BY_AGENCY, **change)]) as better:
        assert better.unbound() == ()
        assert rejected(better) == [f"{BY_AGENCY.claim_id}x"]


def test_of_two_claims_on_one_word_the_one_of_the_same_frame_is_meant(desk: Desk) -> None:
    desk.judge("reject", BY_AGENCY.claim_id)
    denial = msgspec.structs.replace(BY_AGENCY, claim_id="clm_denial", polarity="denied", speakers=(says("src:un"),))
    others = [one for one in CLAIMS if one is not BY_AGENCY]
    with read_better(desk, [*others, denial, renamed(BY_AGENCY)]) as better:
        assert rejected(better) == [f"{BY_AGENCY.claim_id}x"]


def test_what_cannot_be_bound_is_listed_with_the_reason_and_holds_again_when_its_words_are_read_again(
    desk: Desk, tmp_path: Path
) -> None:
    gone = desk.judge("reject", BY_AGENCY.claim_id)
    torn = desk.judge("reject", SHELLING.claim_id)
    moved = desk.judge("correct", PORT.claim_id, field="place", value="plc:xx:base")
    others = [one for one in CLAIMS if one not in (BY_AGENCY, SHELLING)]
    halves = [renamed(SHELLING, place=(where("plc:xx:base"),)), msgspec.structs.replace(SHELLING, claim_id="clm_half")]
    elsewhere = {"start": 900, "end": 950}
    silent = msgspec.structs.replace(
        BY_AGENCY,
        claim_id="clm_other",
        sentence=msgspec.structs.replace(BY_AGENCY.sentence, **elsewhere),
        trigger=msgspec.structs.replace(BY_AGENCY.trigger, **elsewhere),
    )
    with read_better(desk, [*others, silent, *halves]) as better:
        says = {one.decision_id: one.says for one in better.unbound()}
        assert set(says) == {gone.decision_id, torn.decision_id}
        assert "nothing is read any longer at " in says[gone.decision_id]
        assert "2 claims are read now at " in says[torn.decision_id]
        assert {one.decision_id for one in better.build().unbound} == set(says)
        assert [decision.decision_id for decision in better.picture().decisions] == [moved.decision_id]
    with Monitor(desk.folder, rooms=WorldRooms()) as again:
        assert again.build().unbound == ()
        assert set(rejected(again)) == {BY_AGENCY.claim_id, SHELLING.claim_id}


def test_a_correction_to_what_no_pack_knows_any_longer_is_listed_and_the_claim_stays_as_read(desk: Desk) -> None:
    decision = desk.judge("correct", PORT.claim_id, field="place", value="plc:xx:base")
    forgotten = msgspec.structs.replace(decision, value="plc:xx:razed", decision_id="dec_forged")
    desk.ledger.add_decision(forgotten)
    desk.build()
    assert [(one.decision_id, one.says) for one in desk.unbound()] == [
        ("dec_forged", "plc:xx:razed: the packs know no such place")
    ]
    assert desk.claim(PORT.claim_id).place == PORT.place
