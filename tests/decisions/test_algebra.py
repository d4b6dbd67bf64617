"""The algebra of decisions: an undo leaves no trace; the order of those that don't touch one another changes nothing."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from world_rooms import BY_AGENCY, BY_TV, FOUNDER, PORT, SHELLING, Desk, WorldRooms

from twosource.pipeline import View


class Asked(NamedTuple):
    kind: str
    subject: str
    other: str | None = None
    field: str | None = None
    value: str | None = None


# No two of them speak of one claim and one field, so that any order of any of them is the same judgement.
INDEPENDENT = (
    Asked("reject", BY_AGENCY.claim_id),
    Asked("accept", BY_TV.claim_id),
    Asked("correct", BY_TV.claim_id, field="certainty", value="hedged"),
    Asked("correct", SHELLING.claim_id, field="place", value="plc:xx:base"),
    Asked("correct", SHELLING.claim_id, field="figures.killed", value="3+"),
    Asked("correct", PORT.claim_id, field="time", value="2017-09-04"),
    Asked("correct_report", SHELLING.report_id, field="publisher", value="Blue TV"),
    Asked("same", FOUNDER.claim_id, PORT.claim_id),
    Asked("not_same", FOUNDER.claim_id, SHELLING.claim_id),
    Asked("hide", SHELLING.claim_id),
    Asked("publish", PORT.report_id),
)
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def judge(desk: Desk, asked: Asked, build: bool = False) -> str:
    more = {"other": asked.other, "field": asked.field, "value": asked.value}
    return desk.judge(asked.kind, asked.subject, **more, build=build).decision_id


@pytest.fixture
def fresh(tmp_path: Path):
    """A way to a new monitor."""
    numbers = iter(range(10_000))
    return lambda: Desk(tmp_path / str(next(numbers)), WorldRooms())


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(order=st.permutations(INDEPENDENT))
def test_the_order_of_independent_decisions_changes_nothing(fresh, order: list[Asked]) -> None:
    with fresh() as one, fresh() as other:
        for asked in INDEPENDENT:
            judge(one, asked)
        for asked in order:
            judge(other, asked)
        assert one.build().unbound == other.build().unbound == ()
        assert one.shown() == other.shown()


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(
    before=st.lists(st.sampled_from(INDEPENDENT), max_size=3, unique=True),
    undone=st.lists(st.sampled_from(INDEPENDENT), min_size=1, max_size=3, unique=True),
)
def test_decisions_that_are_undone_leave_the_same_bytes_and_the_same_stamp(fresh, before, undone) -> None:
    with fresh() as desk:
        for asked in before:
            judge(desk, asked)
        desk.build()
        digest, stamp, picture = desk.ledger.digest(), desk.ledger.run_stamp(), desk.picture()
        made = [judge(desk, asked) for asked in undone if asked not in before]
        desk.build()
        for decision in made:
            desk.judge("undo", decision, build=False)
        desk.build()
        assert (desk.ledger.digest(), desk.ledger.run_stamp()) == (digest, stamp)
        assert desk.picture() == picture


@settings(max_examples=8, deadline=None, suppress_health_check=SLOW)
@given(asked=st.lists(st.sampled_from(INDEPENDENT), max_size=6, unique=True))
def test_whatever_was_decided_a_rebuild_gives_the_same_bytes_and_the_far_future_is_now(fresh, asked) -> None:
    with fresh() as desk:
        for one in asked:
            judge(desk, one)
        desk.build()
        assert desk.rebuild(check=True).same
        assert desk.picture(View(as_of=date.max)) == desk.picture()
        digest = desk.ledger.digest()
        desk.rebuild()
        assert desk.ledger.digest() == digest
