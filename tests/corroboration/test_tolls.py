import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import event, events, together
from made_world import claim, count, exchanged, on, says, where, who

RED, BLUE, CIVILIANS = who("act:red"), who("act:blue"), who("act:civilians")
CITY = where("plc:xx:city")
FIGHT = {"actor": [RED], "target": [BLUE], "place": [CITY], "figures": [count("killed", 10, who="soldier")]}
DENIED = {"target": [BLUE], "figures": [count("killed", 10, who="soldier")], "polarity": "denied"}


def by(source, kind="clash", published="2017-09-05", **more):
    return claim(kind, publisher=f"Paper {source}", published=published, speakers=[says(source)], **more)


def how_many(found):
    (dispute,) = [d for d in found.disputes if d.about == "how_many"]
    return [(position.value, position.origins) for position in dispute.positions]


@pytest.mark.parametrize("denied", [{"place": [CITY]}, {}])
def test_a_denied_toll_disputes_how_many_of_what_it_denies_and_not_whether(denied):
    found = event(
        by("src:red-command", **FIGHT),
        by(
            "src:blue-command",
            "casualties",
            "2017-09-06",
            time=on("2017-09-05", "2017-09-06", basis="news"),
            **denied,
            **DENIED,
        ),
    )
    assert found.event_type == "clash" and [d.about for d in found.disputes] == ["how_many"]
    assert how_many(found) == [
        ("10 soldier killed", ("src:red-command",)),
        ("not 10 soldier killed", ("src:blue-command",)),
    ]
    assert (found.n_origins, found.admiralty) == (1, "F3")  # nobody denies that they fought


def test_a_denied_toll_of_dead_told_by_themselves_disputes_whether():
    told = {**FIGHT, "actor": []}
    found = event(
        by("src:red-command", "casualties", **told), by("src:blue-command", "casualties", "2017-09-06", **DENIED)
    )
    assert [d.about for d in found.disputes] == ["whether"]


def test_no_toll_is_denied_where_none_was_told():
    fight = {**FIGHT, "figures": []}
    assert (
        len(together(by("src:red-command", **fight), by("src:blue-command", "casualties", place=[CITY], **DENIED))) == 1
    )
    (found,) = events(by("src:red-command", **fight), by("src:blue-command", "casualties", place=[CITY], **DENIED))
    assert found.n_claims == 1


def test_a_denial_that_fits_two_goes_to_the_one_told_last():
    first = by("src:red-command", published="2017-09-02", time=on("2017-09-02"), **FIGHT)
    last = by("src:red-command", published="2017-09-05", time=on("2017-09-05"), **FIGHT)
    denial = by("src:blue-command", "casualties", "2017-09-06", time=on(None, "2017-09-06", basis="news"), **DENIED)
    found = together(first, last, denial)
    assert {last.claim_id, denial.claim_id} in found and {first.claim_id} in found


def test_the_dead_told_by_themselves_go_to_the_one_event_of_the_same_voice_that_may_have_killed_them():
    strike = by("src:monitor", "air_strike", place=[CITY])
    toll = by("src:monitor", "casualties", at=500, place=[CITY], figures=[count("killed", 12)])
    found = event(strike, toll)
    assert found.event_type == "air_strike" and found.grade == "reported"
    assert [(figure.what, figure.best) for figure in found.figures] == [("killed", 12)]


def test_who_counts_the_dead_alone_does_not_bear_out_what_killed_them():
    strike = by("src:red-tv", "air_strike", actor=[BLUE], place=[CITY], figures=[count("killed", 12)])
    toll = by("src:monitor", "casualties", place=[CITY], figures=[count("killed", 12)])
    assert {(e.event_type, e.grade) for e in events(strike, toll)} == {
        ("air_strike", "claimed"),
        ("casualties", "reported"),
    }


def test_a_toll_between_two_that_may_have_killed_stays_by_itself():
    strike = by("src:monitor", "air_strike", place=[CITY])
    shells = by("src:monitor", "shelling", at=300, place=[CITY])
    toll = by("src:monitor", "casualties", at=500, place=[CITY], figures=[count("killed", 12)])
    assert len(events(strike, shells, toll)) == 3


def test_two_counts_of_one_report_that_differ_are_of_two_things():
    strike = by("src:monitor", "air_strike", place=[CITY], figures=[count("killed", 10)])
    toll = by("src:monitor", "casualties", at=500, place=[CITY], figures=[count("killed", 35)])
    assert len(events(strike, toll)) == 2


def test_the_children_among_the_dead_are_no_other_count():
    strike = by(
        "src:monitor", "air_strike", place=[CITY], target=[CIVILIANS], figures=[count("killed", 21, who="civilian")]
    )
    toll = by(
        "src:monitor", "casualties", at=500, place=[CITY], target=[who(None, "children", "civilians")],
        figures=[count("killed", 6, who="children")],
    )  # fmt: skip
    found = event(strike, toll)
    assert [party.name for party in found.target] == ["civilians"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["src:red-tv", "src:blue-command", "src:monitor", "src:un"]),
            st.sampled_from(["clash", "air_strike", "casualties"]),
            st.sampled_from(["affirmed", "denied"]),
            st.sampled_from([3, 10]),
            st.booleans(),
        ),
        min_size=2,
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_exchanging_the_sides_or_the_order_changes_nothing_else(told, random):
    claims = [
        by(source, kind, at=i * 100, actor=[RED] if kind != "casualties" else [], target=[BLUE],
           place=[CITY] if placed else [], figures=[count("killed", many)], polarity=polarity)
        for i, (source, kind, polarity, many, placed) in enumerate(told)
    ]  # fmt: skip
    found = events(*claims)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert events(*shuffled) == found
    turned = events(*map(exchanged, claims))
    assert sorted(_told(exchanged(e)) for e in found) == sorted(_told(e) for e in turned)


def _told(found):
    disputes = tuple((d.about, tuple(sorted((p.value, p.grade or "") for p in d.positions))) for d in found.disputes)
    return (found.event_type, found.grade, found.n_claims, disputes)


def paper_goes_on(toll, published="2017-09-05", **more):
    """A paper's strike by a speaker whom it names, and a toll that it tells in its own voice behind it."""
    strike = claim(
        "air_strike",
        publisher="The Paper",
        speakers=[says("src:blue-command")],
        place=[CITY],
        target=[CIVILIANS],
        **more,
    )
    return strike, claim("casualties", publisher="The Paper", at=500, place=[CITY], figures=[count("killed", toll)])


def test_a_paper_that_goes_on_in_its_own_voice_passes_on_the_toll_of_whom_it_named():
    found = event(*paper_goes_on(3))
    assert [(f.what, f.best) for f in found.figures] == [("killed", 3)] and found.n_origins == 1


def test_a_greater_toll_in_a_papers_own_voice_is_its_own():
    assert len(events(*paper_goes_on(30, figures=[count("killed", 3)]))) == 2
