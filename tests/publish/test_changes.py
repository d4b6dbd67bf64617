"""What changed between two pictures, and which report changed it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from twosource.publish import Masks
from twosource.publish.changes import Change, Changes, changes
from twosource.records import Picture


@pytest.fixture
def told(picture: Picture, knowledge: Any, codebook: Any) -> Any:
    def tell(before: Picture, after: Picture | None = None) -> Changes:
        later = after or picture
        return changes(before, later, knowledge=knowledge, codebook=codebook, masks=Masks(picture))

    return tell


def without(picture: Picture, *event_ids: str) -> Picture:
    return msgspec.structs.replace(
        picture, events=tuple(event for event in picture.events if event.event_id not in event_ids)
    )


def only(found: Changes, table: str) -> list[Change]:
    return [change for change in found.changes if change.table == table]


def test_a_picture_does_not_differ_from_itself(told: Any, picture: Picture) -> None:
    assert told(picture) == Changes(changes=(), reports=(), decisions=())


def test_a_new_event_names_the_reports_that_brought_its_claims(told: Any, picture: Picture) -> None:
    event = picture.events[0]
    (new,) = only(told(without(picture, event.event_id)), "events")
    assert (new.how, new.id, new.was) == ("new", event.event_id, ())
    reports = {claim.report_id for r in picture.readings for claim in r.claims if claim.claim_id in event.claims}
    assert set(new.reports) == reports
    assert {change.field for change in new.fields} >= {"type", "grade", "when"}


def test_an_event_that_is_gone_is_told_as_it_was(told: Any, picture: Picture) -> None:
    event = picture.events[0]
    (gone,) = only(told(picture, without(picture, event.event_id)), "events")
    assert (gone.how, gone.id, gone.reports) == ("gone", event.event_id, ())


def test_a_changed_event_tells_field_by_field_what_it_was_and_is(told: Any, picture: Picture) -> None:
    event = picture.events[0]
    earlier = msgspec.structs.replace(event, grade="predicted", credibility=0.0, claims=event.claims[:1])
    before = msgspec.structs.replace(picture, events=(earlier, *picture.events[1:]))
    (changed,) = only(told(before), "events")
    fields = {change.field: (change.before, change.after) for change in changed.fields}
    assert fields["grade"] == ("predicted", event.grade)
    assert set(fields) == {"grade", "credibility"}
    added = {c.report_id for r in picture.readings for c in r.claims if c.claim_id in event.claims[1:]}
    assert set(changed.reports) == added


def test_events_that_share_claims_with_two_are_merged_and_two_that_share_with_one_are_split(
    told: Any, picture: Picture
) -> None:
    one, two = picture.events[0], picture.events[1]
    both = msgspec.structs.replace(one, event_id="evt_both", claims=(*one.claims, *two.claims))
    joined = msgspec.structs.replace(without(picture, one.event_id, two.event_id), events=(both, *picture.events[2:]))
    (merged,) = only(told(picture, joined), "events")
    assert (merged.how, set(merged.was)) == ("merged", {one.event_id, two.event_id})
    split = [change for change in only(told(joined, picture), "events") if change.how == "split"]
    assert {change.id for change in split} == {one.event_id, two.event_id}


def test_who_holds_a_place_is_told_by_place_without_the_fading_of_days(told: Any, picture: Picture) -> None:
    faded = tuple(msgspec.structs.replace(h, probability=h.probability - 0.01) for h in picture.holdings)
    assert only(told(msgspec.structs.replace(picture, holdings=faded)), "control") == []
    control = only(told(msgspec.structs.replace(picture, holdings=())), "control")
    assert {change.id for change in control} == {holding.place_id for holding in picture.holdings}
    assert all(change.how == "new" and change.fields[0].field == "held" for change in control)


def test_a_siege_that_ends_is_told(told: Any, picture: Picture) -> None:
    going_on = tuple(msgspec.structs.replace(s, status="ongoing", end=None) for s in picture.sieges)
    (siege,) = only(told(msgspec.structs.replace(picture, sieges=going_on)), "sieges")
    fields = {change.field: change for change in siege.fields}
    assert fields["status"].before == "ongoing"
    assert fields["ended"].before is None


def test_no_private_name_comes_out(told: Any, picture: Picture) -> None:
    empty = msgspec.structs.replace(picture, events=(), holdings=(), sieges=(), reports=(), readings=())
    said = msgspec.json.encode(told(empty)).decode().casefold()
    assert "yusra" not in said
    assert "kastanova" not in said
