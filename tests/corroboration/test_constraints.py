from made_events import events, together
from made_world import claim, on, where, who

from twosource.corroboration.constraints import standing_decisions
from twosource.records import Decision, decision_id, event_id

TAKEN = {"actor": [who("act:red")], "target": [who("act:blue")], "place": [where("plc:xx:city")]}
ONE = claim(publisher="The Paper", **TAKEN)
SAME = claim(publisher="The Agency", **TAKEN)
LATER = claim(publisher="The Relay", published="2017-09-20", time=on("2017-09-20"), **TAKEN)


def decide(kind, subject, other=None, when="2020-01-01T00:00:00Z"):
    return Decision(
        decision_id=decision_id(kind, subject, other, None, None, "analyst", when),
        kind=kind,
        subject=subject,
        other=other,
        field=None,
        value=None,
        report_id=None,
        start=None,
        end=None,
        who="analyst",
        when=when,
        why="a test",
    )


def ids(*claims):
    return {one.claim_id for one in claims}


def test_not_same_parts_what_would_be_one():
    assert together(ONE, SAME) == [ids(ONE, SAME)]
    decision = decide("not_same", ONE.claim_id, SAME.claim_id)
    assert together(ONE, SAME, decisions=[decision]) == [ids(ONE), ids(SAME)]


def test_same_joins_what_would_be_two():
    decision = decide("same", ONE.claim_id, LATER.claim_id)
    assert together(ONE, LATER, decisions=[decision]) == [ids(ONE, LATER)]


def test_events_may_be_named_by_their_ids():
    decision = decide("same", event_id(ONE.claim_id), event_id(LATER.claim_id))
    assert len(events(ONE, LATER, decisions=[decision])) == 1


def test_a_denial_may_be_bound_to_what_it_denies():
    denial = claim(publisher="The Relay", published="2017-10-20", polarity="denied", time=on("2017-10-20"), **TAKEN)
    assert together(ONE, denial) == [ids(ONE)]
    assert together(ONE, denial, decisions=[decide("same", ONE.claim_id, denial.claim_id)]) == [ids(ONE, denial)]


def test_the_latest_decision_on_a_pair_stands():
    first = decide("same", ONE.claim_id, SAME.claim_id)
    second = decide("not_same", SAME.claim_id, ONE.claim_id, when="2020-01-02T00:00:00Z")
    assert together(ONE, SAME, decisions=[second, first]) == [ids(ONE), ids(SAME)]


def test_an_undone_decision_binds_nothing_and_an_undone_undo_does_not_undo():
    parted = decide("not_same", ONE.claim_id, SAME.claim_id)
    undo = decide("undo", parted.decision_id, when="2020-01-02T00:00:00Z")
    undo_undo = decide("undo", undo.decision_id, when="2020-01-03T00:00:00Z")
    assert standing_decisions([undo, parted]) == []
    assert standing_decisions([undo_undo, parted, undo]) == [parted]
    assert together(ONE, SAME, decisions=[parted, undo]) == [ids(ONE, SAME)]


def test_a_decision_on_what_is_not_here_binds_nothing():
    assert together(ONE, SAME, decisions=[decide("not_same", "clm_gone", SAME.claim_id)]) == [ids(ONE, SAME)]
