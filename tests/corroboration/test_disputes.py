from hypothesis import given
from hypothesis import strategies as st
from made_events import event, events
from made_world import claim, count, on, says, where, who

RED, BLUE, CIVILIANS = who("act:red"), who("act:blue"), who("act:civilians")
CITY, VILLAGE = where("plc:xx:city"), where("plc:xx:village")
TAKEN = {"actor": [RED], "target": [BLUE], "place": [CITY]}
STRIKE = {"target": [CIVILIANS], "place": [CITY], "figures": [count("killed", 12)]}


def by(source, kind="capture", published="2017-09-05", **more):
    return claim(kind, publisher=f"Paper {source}", published=published, speakers=[says(source)], **more)


def dispute(found, about):
    (one,) = [d for d in found.disputes if d.about == about]
    return {position.value: position for position in one.positions}


def test_agreement_is_no_dispute():
    assert event(by("src:monitor", **TAKEN), by("src:un", **TAKEN)).disputes == ()


def test_a_denial_makes_a_dispute_about_whether():
    yes, no = by("src:monitor", **TAKEN), by("src:blue-command", polarity="denied", **TAKEN)
    positions = dispute(event(yes, no), "whether")
    assert positions["it happened"].origins == ("src:monitor",)
    assert positions["it did not happen"].origins == ("src:blue-command",)
    assert positions["it did not happen"].claims == (no.claim_id,)


def test_who_denies_does_not_carry_the_event():
    found = event(by("src:monitor", **TAKEN), by("src:blue-command", polarity="denied", **TAKEN))
    assert [origin.key for origin in found.origins] == ["src:monitor"]
    assert found.n_origins == 1 and found.n_claims == 2


def test_a_retraction_takes_the_origin_away_and_leaves_what_was_believed_to_be_seen():
    told, other = by("src:red-tv", **TAKEN), by("src:monitor", **TAKEN)
    taken_back = by("src:red-tv", published="2017-09-07", polarity="denied", **TAKEN)
    found = event(told, other, taken_back)
    assert [origin.key for origin in found.origins] == ["src:monitor"] and found.grade == "reported"
    assert "it was corroborated, with a credibility of" in found.grade_reason
    positions = dispute(found, "whether")
    assert positions["it happened, since withdrawn"].claims == (told.claim_id,)
    assert positions["it did not happen"].origins == ("src:red-tv",)
    assert positions["it happened"].origins == ("src:monitor",)


def test_what_its_only_source_withdrew_is_carried_by_nobody():
    found = event(by("src:red-tv", **TAKEN), by("src:red-tv", published="2017-09-07", polarity="denied", **TAKEN))
    assert found.origins == () and found.effective_origins == 0 and found.credibility == 0
    assert found.grade == "claimed" and "withdrawn" in found.grade_reason
    before = event(by("src:red-tv", **TAKEN))
    said = f"before Red TV withdrew it, from 2017-09-07 on, it was claimed, with a credibility of {before.credibility:.2f}."
    assert found.grade_reason.endswith(said)
    assert [p.name for p in found.actor] == ["Red"] and found.place.id == "plc:xx:city"


def test_a_source_that_says_it_again_after_denying_it_carries_it():
    found = event(
        by("src:red-tv", **TAKEN),
        by("src:red-tv", published="2017-09-06", polarity="denied", **TAKEN),
        by("src:red-tv", published="2017-09-07", **TAKEN),
    )
    assert [origin.key for origin in found.origins] == ["src:red-tv"]


def test_two_authors_of_one_strike_are_a_dispute_about_who():
    found = event(
        by("src:red-tv", "air_strike", actor=[BLUE], **STRIKE), by("src:blue-tv", "air_strike", actor=[RED], **STRIKE)
    )
    positions = dispute(found, "who")
    assert positions["Blue"].origins == ("src:red-tv",) and positions["Red"].origins == ("src:blue-tv",)


def test_that_it_happened_may_be_corroborated_while_each_answer_to_who_did_it_is_only_claimed():
    found = event(
        by("src:red-tv", "air_strike", actor=[BLUE], **STRIKE), by("src:blue-tv", "air_strike", actor=[RED], **STRIKE)
    )
    assert found.grade == "corroborated"
    assert {position.grade for position in dispute(found, "who").values()} == {"claimed"}
    _, asides = found.grade_reason.split("; who did it is disputed: ")
    answers = asides.removesuffix(".").split(" or ")
    assert sorted(answers) == ["Blue (only claimed by Red TV)", "Red (only claimed by Blue TV)"]
    assert found.grade_reason.count(". ") == 0


def test_an_answer_has_the_grade_of_its_own_origins():
    found = event(
        by("src:monitor", "air_strike", actor=[BLUE], **STRIKE),
        by("src:un", "air_strike", actor=[BLUE], **STRIKE),
        by("src:blue-tv", "air_strike", actor=[RED], **STRIKE),
    )
    assert {value: position.grade for value, position in dispute(found, "who").items()} == {
        "Blue": "corroborated", "Red": "claimed"
    }  # fmt: skip


def test_whether_it_happened_is_graded_by_the_event_alone():
    found = event(by("src:monitor", **TAKEN), by("src:red-tv", polarity="denied", **TAKEN))
    assert {position.grade for position in dispute(found, "whether").values()} == {None}


def test_a_party_and_its_guard_are_no_dispute():
    found = event(by("src:monitor", **TAKEN), by("src:un", **{**TAKEN, "actor": [who("act:red-guard")]}))
    assert found.disputes == ()


def test_a_bomb_has_one_owner_even_among_allies_but_allies_take_a_town_together():
    ally = who("act:red-ally")
    strikes = by("src:monitor", "air_strike", actor=[RED], **STRIKE), by("src:un", "air_strike", actor=[ally], **STRIKE)
    captures = by("src:monitor", **TAKEN), by("src:un", **{**TAKEN, "actor": [ally]})
    assert [d.about for d in event(*strikes).disputes] == ["who"]
    assert [d for found in events(*captures) for d in found.disputes] == []


def test_other_places_of_one_strike_are_a_dispute_about_where():
    sides = {"actor": [RED], "target": [CIVILIANS], "figures": [count("killed", 12)]}
    found = event(
        by("src:monitor", "air_strike", place=[CITY], **sides), by("src:un", "air_strike", place=[VILLAGE], **sides)
    )
    assert set(dispute(found, "where")) == {"Rivertown", "Milltown"}


def test_a_part_of_a_place_is_no_other_place():
    found = event(
        by("src:monitor", "air_strike", **STRIKE),
        by("src:un", "air_strike", **{**STRIKE, "place": [where("plc:xx:old-city")]}),
    )
    assert found.disputes == ()


def test_other_days_told_are_a_dispute_about_when():
    sides = {
        "actor": [RED],
        "target": [CIVILIANS],
        "place": [CITY],
        "figures": [count("killed", 12)],
        "trigger": "strike",
    }
    found = event(
        by("src:monitor", "air_strike", time=on("2017-09-04"), **sides),
        by("src:un", "air_strike", time=on("2017-09-05"), **sides),
    )
    assert set(dispute(found, "when")) == {"2017-09-04", "2017-09-05"}


def test_a_day_read_off_the_publication_takes_no_position_on_when():
    loose = on("2017-09-06", "2017-09-07", basis="news")
    found = event(by("src:monitor", **TAKEN), by("src:un", published="2017-09-07", time=loose, **TAKEN))
    assert found.disputes == ()


def test_tolls_that_share_no_number_are_a_dispute_about_how_many():
    low, high = (
        by(source, "air_strike", target=[CIVILIANS], place=[CITY], figures=[figure])
        for source, figure in (("src:monitor", count("killed", 14)), ("src:un", count("killed", 20, 22, None)))
    )
    positions = dispute(event(low, high), "how_many")
    assert set(positions) == {"14 killed", "at least 20 killed"}


def test_tolls_that_overlap_are_no_dispute():
    found = event(
        *(
            by(source, "air_strike", target=[CIVILIANS], place=[CITY], figures=[figure])
            for source, figure in (("src:monitor", count("killed", 12, 12, None)), ("src:un", count("killed", 20)))
        )
    )
    assert found.disputes == ()


def test_a_toll_that_its_source_raised_is_no_dispute_with_itself():
    found = event(
        by("src:monitor", "air_strike", target=[CIVILIANS], place=[CITY], figures=[count("killed", 21)]),
        by("src:monitor", "air_strike", "2017-09-06", target=[CIVILIANS], place=[CITY], figures=[count("killed", 34)]),
    )
    assert found.disputes == ()


SOURCES = st.sampled_from(["src:monitor", "src:un", "src:red-tv", "src:blue-tv", "src:agency"])
CLAIMS = st.builds(
    by,
    SOURCES,
    st.just("air_strike"),
    st.sampled_from(["2017-09-05", "2017-09-06", "2017-09-07"]),
    actor=st.lists(st.sampled_from([RED, BLUE]), max_size=1),
    target=st.just([CIVILIANS]),
    place=st.sampled_from([[CITY], [VILLAGE], []]),
    time=st.sampled_from([on("2017-09-04"), on("2017-09-05"), on("2017-09-04", "2017-09-05", basis="news")]),
    figures=st.lists(st.builds(count, st.just("killed"), st.integers(1, 4)), max_size=1),
    polarity=st.sampled_from(["affirmed", "affirmed", "denied"]),
)


@given(st.lists(CLAIMS, max_size=8))
def test_positions_of_a_dispute_share_no_claim_and_hold_none_but_the_events(claims):
    for found in events(*claims):
        for one in found.disputes:
            assert len(one.positions) >= 2
            told = [claim_id for position in one.positions for claim_id in position.claims]
            assert len(told) == len(set(told)) and set(told) <= set(found.claims)
            assert all(position.claims and position.origins for position in one.positions)
            if one.about == "whether":
                assert set(told) == set(found.claims)


def test_two_sources_that_tell_one_telling_number_differ_on_the_day_or_the_place():
    told = {"target": [CIVILIANS], "figures": [count("killed", 12)], "trigger": "strike"}
    days = event(
        by("src:monitor", "air_strike", time=on("2017-09-04"), place=[CITY], **told),
        by("src:un", "air_strike", time=on("2017-09-05"), place=[CITY], **told),
    )
    assert [d.about for d in days.disputes] == ["when"]
    again = by("src:monitor", "air_strike", published="2017-09-06", time=on("2017-09-06"), place=[CITY], **told)
    assert len(events(by("src:monitor", "air_strike", time=on("2017-09-05"), place=[CITY], **told), again)) == 2


def test_a_night_shares_its_days_and_differs_from_none():
    told = {"target": [CIVILIANS], "place": [CITY], "figures": [count("killed", 12)]}
    found = event(
        by("src:monitor", "air_strike", time=on("2017-09-04", "2017-09-05"), **told),
        by("src:un", "air_strike", time=on("2017-09-04"), **told),
    )
    assert found.disputes == ()


def test_tolls_far_apart_by_two_sources_are_a_dispute_about_how_many():
    many, few = (
        by(source, "air_strike", place=[CITY], figures=[count("killed", number)], trigger=word)
        for source, number, word in (("src:monitor", 35, "strike"), ("src:un", 5, "bombed"))
    )
    assert set(dispute(event(many, few), "how_many")) == {"35 killed", "5 killed"}


def test_an_unnamed_voice_is_taken_back_with_the_paper_that_passed_it_on():
    paper = {"publisher": "Valley Herald", **TAKEN}
    own = claim("capture", published="2017-09-05", **paper)
    unnamed = claim(
        "capture", published="2017-09-05", at=100, speakers=[says(None, "an official", "official")], **paper
    )
    back = claim("capture", published="2017-09-07", polarity="denied", **paper)
    positions = dispute(event(own, unnamed, back), "whether")
    assert set(positions) == {"it happened, since withdrawn", "it did not happen"}
    elsewhere = claim("capture", publisher="Hill Herald", speakers=[says(None, "an official", "official")], **TAKEN)
    assert "it happened" in dispute(event(own, elsewhere, back), "whether")


def test_who_lays_it_at_the_enemy_and_denies_his_own_hand_denies_no_deed():
    strike = {"target": [CIVILIANS], "place": [CITY], "figures": [count("killed", 12)]}
    blamed = by("src:monitor", "air_strike", actor=[RED], **strike)
    own = by("src:red-command", "air_strike", actor=[BLUE], **strike)
    denial = by("src:red-command", "air_strike", "2017-09-06", polarity="denied", actor=[RED], **strike)
    found = event(blamed, own, denial)
    assert "whether" not in {d.about for d in found.disputes}
    assert dispute(found, "who")["not Red"].claims == (denial.claim_id,)
    assert {origin.key for origin in found.origins} == {"src:monitor", "src:red-command"}


def test_who_denies_and_tells_of_no_other_hand_denies_the_deed():
    strike = {"target": [CIVILIANS], "place": [CITY], "figures": [count("killed", 12)]}
    blamed = by("src:monitor", "air_strike", actor=[RED], **strike)
    denial = by("src:red-command", "air_strike", "2017-09-06", polarity="denied", actor=[RED], **strike)
    assert "it did not happen" in dispute(event(blamed, denial), "whether")


def test_a_denial_that_is_taken_back_is_shown_as_that():
    claimed = by("src:red-command", "capture", "2017-09-05", **TAKEN)
    denial = by("src:blue-command", "capture", "2017-09-05", polarity="denied", **TAKEN)
    admitted = by("src:blue-command", "capture", "2017-09-07", **TAKEN)
    positions = dispute(event(claimed, denial, admitted), "whether")
    assert positions["it did not happen, since taken back"].claims == (denial.claim_id,)
    assert set(positions) == {"it happened", "it did not happen, since taken back"}
    assert "it did not happen" in dispute(event(claimed, denial), "whether")


def test_media_without_a_name_are_taken_back_with_the_one_paper_that_told():
    told = claim(publisher="The Paper", **TAKEN)
    heard = claim(publisher="The Agency", speakers=[says(None, "media reports", "press")], **TAKEN)
    back = claim(publisher="The Paper", published="2017-09-07", polarity="denied", at=50, **TAKEN)
    assert event(told, heard, back).grade == "claimed" and not event(told, heard, back).origins
    seen = by("src:monitor", **TAKEN)
    assert [origin.key for origin in event(told, heard, seen, back).origins] == ["src:monitor"]


def test_who_says_prisoners_does_not_differ_from_who_says_whose():
    def told(publisher, *target):
        return claim(
            "prisoner_release", publisher=publisher, actor=[who("act:red")], target=target, place=[where("plc:xx:city")]
        )

    prisoners = who("act:detainees", "prisoners", "civilians")
    assert event(told("The Paper", who("act:blue")), told("The Agency", prisoners)).disputes == ()


def test_who_denies_a_capture_denies_it_whoever_left():
    town = {"place": [where("plc:xx:city")]}
    loose = on("2017-09-03", "2017-09-05", basis="news")
    found = event(
        claim("capture", publisher="One", speakers=[says("src:red-tv")], actor=[who("act:red")], time=loose, **town),
        claim("withdraw", publisher="Two", speakers=[says("src:monitor")], actor=[who("act:blue")], **town),
        claim("capture", publisher="Three", speakers=[says("src:blue-tv")], polarity="denied", time=loose, **town),
    )
    assert [dispute.about for dispute in found.disputes] == ["whether"]
