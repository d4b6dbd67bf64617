import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import event, events
from made_world import claim, count, exchanged, says, where, who

RED, BLUE, CIVILIANS = who("act:red"), who("act:blue"), who("act:civilians")
CITY = where("plc:xx:city")
SHELLING = {"target": [CIVILIANS], "place": [CITY], "figures": [count("killed", 3, who="civilian")]}


def by(source, kind="shelling", **more):
    return claim(kind, publisher=f"Paper {source}", speakers=[says(source)], **more)


def test_a_doer_whom_an_interested_source_alone_names_is_only_claimed_where_the_event_is_corroborated():
    found = event(by("src:red-tv", actor=[BLUE], **SHELLING), by("src:monitor", **SHELLING))
    assert found.grade == "corroborated"
    assert [(p.id, p.grade, p.origins) for p in found.actor] == [("act:blue", "claimed", ("src:red-tv",))]
    assert [(p.id, p.grade) for p in found.target] == [("act:civilians", "corroborated")]
    alone = event(by("src:red-tv", actor=[BLUE], **SHELLING))
    assert found.credence(found.actor[0]) == found.actor[0].credibility == alone.credibility < found.credibility
    assert found.target[0].credibility is None and found.credence(found.target[0]) == found.credibility
    assert found.outruns(found.actor[0]) and not found.outruns(found.target[0])
    assert found.grade_reason.endswith("; that Blue did it is only claimed, by Red TV.")
    assert found.grade_reason.count(". ") == 0


def test_a_doer_whom_nobody_calls_by_name_is_told_with_the_words():
    meant = msgspec.structs.replace(BLUE, text="Terrorists", via="description")
    found = event(by("src:red-tv", actor=[meant], **SHELLING), by("src:monitor", **SHELLING))
    assert found.grade_reason.endswith("; that Blue did it is only claimed, by Red TV (“Terrorists”).")


def test_parties_that_all_name_have_the_grade_of_the_event_and_need_no_word():
    found = event(by("src:un", actor=[BLUE], **SHELLING), by("src:monitor", actor=[BLUE], **SHELLING))
    assert {p.grade for p in (*found.actor, *found.target)} == {found.grade}
    assert "that" not in found.grade_reason


def test_who_names_a_part_of_a_body_names_the_body():
    guard = who("act:blue-guard")
    found = event(by("src:un", actor=[guard], **SHELLING), by("src:monitor", actor=[BLUE], **SHELLING))
    assert [p.grade for p in found.actor] == ["corroborated"]


def test_a_side_that_is_disputed_is_told_with_the_dispute_alone():
    found = event(by("src:red-tv", actor=[BLUE], **SHELLING), by("src:blue-tv", actor=[RED], **SHELLING))
    assert "who did it is disputed" in found.grade_reason and "; that " not in found.grade_reason


def test_the_two_sides_of_a_fight_may_come_in_either_order_and_are_no_dispute():
    found = event(
        by("src:monitor", "clash", actor=[RED], target=[BLUE], place=[CITY]),
        by("src:un", "clash", actor=[BLUE], target=[RED], place=[CITY]),
    )
    assert found.disputes == ()
    assert sorted([p.id for p in side] for side in (found.actor, found.target)) == [["act:blue"], ["act:red"]]
    assert {p.grade for p in (*found.actor, *found.target)} == {"corroborated"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["src:red-tv", "src:blue-tv", "src:monitor", "src:un", "src:red-command"]),
            st.sampled_from([(), (RED,), (BLUE,)]),
            st.sampled_from(["shelling", "clash", "capture", "casualties"]),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_exchanging_the_sides_exchanges_the_grades_of_who_did_it(told):
    claims = [by(source, kind, at=i * 100, actor=actor, **SHELLING) for i, (source, actor, kind) in enumerate(told)]
    one = sorted((e.event_type, e.grade, _graded(exchanged(e))) for e in events(*claims))
    other = sorted((e.event_type, e.grade, _graded(e)) for e in events(*map(exchanged, claims)))
    assert one == other


def _graded(found):
    return tuple((p.id, p.grade or "", p.origins) for p in (*found.actor, *found.target))


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_reading_changes_no_grade(order):
    claims = [by("src:red-tv", actor=[BLUE], **SHELLING), by("src:monitor", **SHELLING)]
    assert event(*claims[::order]) == event(*claims)


def test_who_took_a_place_and_who_lost_it_are_told_as_that():
    took = claim("capture", publisher="A", speakers=[says("src:red-tv")], actor=[RED], place=[CITY])
    left = claim("withdraw", publisher="B", speakers=[says("src:blue-tv")], actor=[BLUE], place=[CITY])
    reason = event(took, left).grade_reason
    assert "that it went to Red is only claimed, by Red TV" in reason
    assert "that Blue lost it is only" in reason and "done to" not in reason
