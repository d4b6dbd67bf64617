import pytest
from world_rooms import BY_AGENCY, BY_TV, FOUNDER, PORT, SHELLING, Desk, MadeReader, day

from twosource.decisions import DecisionError
from twosource.records import Claim


def test_a_rejected_claim_is_derived_from_no_longer_and_an_undo_gives_the_same_bytes(desk: Desk) -> None:
    before = desk.ledger.digest()
    assert len(desk.event_of(FOUNDER).claims) == 3
    decision = desk.judge("reject", BY_AGENCY.claim_id, why="misread")
    event = desk.event_of(FOUNDER)
    assert set(event.claims) == {FOUNDER.claim_id, BY_TV.claim_id}
    (struck,) = desk.picture().rejected
    assert (struck.review, struck.decisions) == ("rejected", (decision.decision_id,))
    assert struck.why[-1].startswith("rejected by Ana on ")
    assert desk.rebuild(check=True).same
    desk.judge("undo", decision.decision_id)
    assert desk.ledger.digest() == before
    assert desk.picture().rejected == ()


def test_accepting_lifts_a_rejection_and_is_told_of_the_claim(desk: Desk) -> None:
    desk.judge("reject", BY_TV.claim_id)
    desk.judge("accept", BY_TV.claim_id, why="read again")
    assert BY_TV.claim_id in desk.event_of(FOUNDER).claims
    assert desk.claim(BY_TV.claim_id).review == "accepted"
    assert len(desk.event_of(FOUNDER).decisions) == 1


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("place", "plc:xx:port", "plc:xx:port"),
        ("time", "2017-09-01 .. 2017-09-03", "2017-09-01..2017-09-03"),
        ("actor", "act:red-guard; act:red-ally", "act:red-guard;act:red-ally"),
        ("event_type", "advance", "advance"),
        ("certainty", "hedged", "hedged"),
        ("figures.killed", "10-20", "10-20"),
        ("speakers", "War Monitor", "src:monitor"),
        ("target", "none", "none"),
    ],
)
def test_a_corrected_field_is_corrected_everywhere_and_says_by_whom(
    desk: Desk, field: str, typed: str, kept: str
) -> None:
    decision = desk.judge("correct", SHELLING.claim_id, field=field, value=typed, why="the map says so")
    assert decision.value == kept
    claim = desk.claim(SHELLING.claim_id)
    event = desk.event_of(SHELLING)
    assert claim.decisions == event.decisions == (decision.decision_id,)
    assert claim.why[-1] == f"{field}: corrected to {kept} by Ana on {decision.when[:10]}: the map says so"
    told = {
        "place": lambda: event.place.id,
        "time": lambda: f"{event.time.start}..{event.time.end}",
        "actor": lambda: ";".join(p.id for p in claim.actor),
        "event_type": lambda: event.event_type,
        "certainty": lambda: claim.certainty,
        "figures.killed": lambda: f"{event.figures[0].low}-{event.figures[0].high}",
        "speakers": lambda: event.origins[0].source_id,
        "target": lambda: "none" if not event.target else "some",
    }[field]()
    assert told == kept
    assert desk.rebuild(check=True).same


def test_the_codes_of_other_schemes_follow_a_corrected_type(desk: Desk) -> None:
    desk.judge("correct", SHELLING.claim_id, field="event_type", value="protest")
    claim = desk.claim(SHELLING.claim_id)
    assert claim.plover == desk.rooms.codebook.plover("protest", ["rebel_group"])[0]


def test_of_two_corrections_of_one_field_the_later_counts_and_undoing_it_brings_the_earlier_back(desk: Desk) -> None:
    desk.judge("correct", SHELLING.claim_id, field="place", value="plc:xx:port")
    later = desk.judge("correct", SHELLING.claim_id, field="place", value="plc:xx:base")
    assert desk.event_of(SHELLING).place.id == "plc:xx:base"
    desk.judge("undo", later.decision_id)
    assert desk.event_of(SHELLING).place.id == "plc:xx:port"


def test_a_grade_of_ones_own_stands_before_the_ladders_which_stays_told(desk: Desk) -> None:
    event = desk.event_of(FOUNDER)
    assert event.grade == "corroborated"
    decision = desk.judge("grade", event.event_id, value="claimed", why="one video")
    graded = desk.event_of(FOUNDER)
    assert (graded.grade, graded.decisions) == ("claimed", (decision.decision_id,))
    assert graded.grade_reason.startswith("Claimed: graded by Ana on ")
    assert graded.grade_reason.endswith(f"one video. By the rules: {event.grade_reason}")


def test_a_grade_follows_its_event_when_the_claim_that_founded_it_is_rejected(desk: Desk) -> None:
    desk.judge("grade", desk.event_of(FOUNDER).event_id, value="confirmed")
    desk.judge("reject", FOUNDER.claim_id)
    assert desk.event_of(BY_TV).grade == "confirmed"
    assert desk.unbound() == ()


def test_same_makes_two_events_one_with_all_their_claims_and_not_same_parts_them(desk: Desk) -> None:
    one, other = desk.event_of(FOUNDER), desk.event_of(PORT)
    assert one.event_id != other.event_id
    same = desk.judge("same", one.event_id, other.event_id)
    assert {*one.claims, *other.claims} <= set(desk.event_of(FOUNDER).claims)
    desk.judge("undo", same.decision_id)
    desk.judge("not_same", BY_TV.claim_id, one.event_id)
    assert desk.event_of(BY_TV).event_id != desk.event_of(FOUNDER).event_id


@pytest.mark.parametrize("out", [BY_TV, BY_AGENCY])
def test_a_claim_taken_out_of_an_event_takes_none_of_its_others_along(desk: Desk, out: Claim) -> None:
    event = desk.event_of(FOUNDER)
    desk.judge("not_same", out.claim_id, event.event_id)
    assert desk.event_of(out).claims == (out.claim_id,)
    assert set(desk.event_of(FOUNDER).claims) == set(event.claims) - {out.claim_id}


def test_a_corrected_date_rereads_relative_days_and_reads_nothing_else(desk: Desk) -> None:
    reader: MadeReader = desk.rooms.reader
    before, read_before = desk.ledger.digest(), len(reader.read)
    decision = desk.judge("correct_report", PORT.report_id, field="published", value="2017-10-02")
    assert reader.read[read_before:] == [PORT.report_id]
    assert desk.event_of(PORT).time.start == day("2017-10-02")
    assert desk.claim(PORT.claim_id).published == "2017-10-02"
    assert desk.picture().reports[-1].report_id == PORT.report_id
    assert desk.rebuild(check=True).same
    read_before = len(reader.read)
    desk.judge("undo", decision.decision_id)
    assert desk.ledger.digest() == before
    assert len(reader.read) == read_before


def test_a_corrected_publisher_is_another_origin(desk: Desk) -> None:
    desk.judge("correct_report", BY_AGENCY.report_id, field="publisher", value="Blue TV")
    assert "src:blue-tv" in {origin.source_id for origin in desk.event_of(FOUNDER).origins}
    assert desk.event_of(FOUNDER).grade == "confirmed"


@pytest.mark.parametrize(
    ("kind", "subject", "more", "says"),
    [
        ("reject", "clm_0", {}, "this is no claim"),
        ("reject", "Jane Doe", {}, "^this is no claim"),
        ("grade", FOUNDER.claim_id, {"value": "claimed"}, "this is no event"),
        ("correct", FOUNDER.claim_id, {"field": "colour", "value": "red"}, "no such field"),
        (
            "correct",
            FOUNDER.claim_id,
            {"field": "place", "value": "plc:xx:moon"},
            "plc:xx:moon: the packs know no such",
        ),
        ("correct", FOUNDER.claim_id, {"field": "event_type", "value": "party"}, "no such event type"),
        ("correct", FOUNDER.claim_id, {"field": "time", "value": "Tuesday"}, "no day"),
        ("correct", FOUNDER.claim_id, {"field": "time", "value": "2017-09-05..2017-09-01"}, "ends before it begins"),
        ("correct", FOUNDER.claim_id, {"field": "figures.killed", "value": "many"}, "no amount"),
        ("correct", FOUNDER.claim_id, {"field": "polarity", "value": "maybe"}, "affirmed, denied"),
        ("correct_report", FOUNDER.report_id, {"field": "published", "value": "soon"}, "no date"),
        ("same", FOUNDER.claim_id, {"other": FOUNDER.claim_id}, "one claim"),
        ("undo", "dec_0", {}, "this is no decision"),
        ("accept", FOUNDER.claim_id, {"who": " "}, "who decides.*--who"),
        ("accept", FOUNDER.claim_id, {"why": ""}, "the reason.*--why"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_cure_and_nothing_is_kept(
    desk: Desk, kind: str, subject: str, more: dict[str, str], says: str
) -> None:
    with pytest.raises(DecisionError, match=says):
        desk.judge(kind, subject, **more)
    assert list(desk.ledger.decisions()) == []


def test_same_and_not_same_that_contradict_each_other_are_refused_by_the_name_of_the_earlier(desk: Desk) -> None:
    one = desk.judge("same", FOUNDER.claim_id, PORT.claim_id)
    two = desk.judge("same", PORT.claim_id, SHELLING.claim_id)
    with pytest.raises(DecisionError, match=f"{two.decision_id}, {one.decision_id}.*decide undo"):
        desk.judge("not_same", SHELLING.claim_id, FOUNDER.claim_id)
    desk.judge("undo", two.decision_id)
    apart = desk.judge("not_same", SHELLING.claim_id, FOUNDER.claim_id)
    with pytest.raises(DecisionError, match=apart.decision_id):
        desk.judge("same", SHELLING.claim_id, PORT.claim_id)


def test_a_decision_cannot_be_undone_twice_and_an_undo_can_be_undone(desk: Desk) -> None:
    decision = desk.judge("reject", BY_TV.claim_id)
    undo = desk.judge("undo", decision.decision_id)
    with pytest.raises(DecisionError, match="undone already"):
        desk.judge("undo", decision.decision_id)
    desk.judge("undo", undo.decision_id)
    assert [claim.claim_id for claim in desk.picture().rejected] == [BY_TV.claim_id]


def test_a_same_that_cannot_be_is_kept_and_said_to_have_no_effect(desk: Desk) -> None:
    desk.judge("correct", SHELLING.claim_id, field="event_type", value="other")
    outcome = desk.decide("same", FOUNDER.claim_id, other=SHELLING.claim_id, who="Ana", why="one")
    assert [note.says for note in outcome.notes] == ["kept, but they can't share an event"]


def test_times_of_decisions_never_go_backwards(desk: Desk) -> None:
    made = [desk.judge(kind, BY_TV.claim_id, build=False) for kind in ("reject", "accept", "reject")]
    assert [decision.when for decision in made] == sorted({decision.when for decision in made})
    assert not desk.is_built(desk.picture())
    desk.build()
    assert desk.is_built(desk.picture())


def test_a_store_of_the_claims_alone_gives_no_decisions_and_the_stamp_of_none(desk: Desk) -> None:
    stamp = desk.ledger.run_stamp()
    assert stamp is not None
    assert stamp.decisions == ""
    decision = desk.judge("reject", BY_TV.claim_id)
    assert desk.ledger.run_stamp().decisions != ""
    desk.judge("undo", decision.decision_id)
    assert desk.ledger.run_stamp() == stamp
