import msgspec
from made_events import book, events, together
from made_world import WORLD, claim, on, read, where, who

from twosource.corroboration import corroborate
from twosource.records import CodedRow, Decision, decision_id, event_id, standing_decisions

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


def coded(*rows):
    """What corroboration makes of claims that are rows of a coded set: pairs of a claim and its event there."""
    reports, readings = read(*(claim for claim, _ in rows))
    event_of = {claim.report_id: event for claim, event in rows}
    marked = [
        msgspec.structs.replace(
            reading,
            coded=CodedRow(table="set", row=str(event_of[reading.report_id]), event=event_of[reading.report_id]),
        )
        for reading in readings
    ]
    made = corroborate(reports, marked, knowledge=WORLD, codebook=book())
    return sorted((set(event.claims) for event in made.events), key=sorted)


def test_two_events_of_one_coded_set_are_never_one_however_alike():
    assert coded((ONE, "1"), (SAME, "2")) == sorted([ids(ONE), ids(SAME)], key=sorted)


def test_rows_of_one_event_of_a_coded_set_are_one_however_unlike():
    assert coded((ONE, "1"), (LATER, "1")) == [ids(ONE, LATER)]


def test_rows_of_a_set_of_reports_are_joined_as_any_claims():
    assert coded((ONE, None), (SAME, None)) == [ids(ONE, SAME)]


def test_a_coded_row_is_nobodys_copy():
    words = "In the city forty red fighters were seen to take the northern gate at dawn on Tuesday"
    first = claim(publisher="The Paper", sentence=words, **TAKEN)
    second = claim(publisher="The Agency", sentence=words, **TAKEN)
    reports, readings = read(first, second)
    marked = [
        msgspec.structs.replace(one, coded=CodedRow(table="set", row=one.report_id, event=one.report_id))
        for one in readings
    ]
    assert len(corroborate(reports, readings, knowledge=WORLD, codebook=book()).events) == 1
    assert len(corroborate(reports, marked, knowledge=WORLD, codebook=book()).events) == 2
