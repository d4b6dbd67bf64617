import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import MOVED, are_one, book, score, statements
from made_world import TIES, WORLD, claim, count, exchanged, on, says, where, who

from twosource.corroboration.pairs import Comparer
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import DEFAULTS

RED, BLUE, CIVILIANS = who("act:red"), who("act:blue"), who("act:civilians")
CITY, OLD, BASE, VILLAGE = where("plc:xx:city"), where("plc:xx:old-city"), where("plc:xx:base"), where("plc:xx:village")
NORTH, PORT = where("plc:xx:north"), where("plc:xx:port")
FULL = {"actor": [RED], "target": [BLUE], "place": [CITY]}


def pair(a="capture", b="capture", first=None, second=None, **both):
    one = claim(a, **{"publisher": "The Paper", **FULL, **both, **(first or {})})
    other = claim(b, **{"publisher": "The Agency", **FULL, **both, **(second or {})})
    return one, other


def test_the_same_thing_in_two_papers_is_one():
    assert are_one(*pair())


@pytest.mark.parametrize(
    ("one", "other"),
    [("capture", "lose"), ("capture", "withdraw"), ("air_strike", "shelling"), ("bombing", "suicide_bombing")],
)
def test_types_under_which_one_occurrence_is_told_may_be_one(one, other):
    swapped = {"actor": [BLUE], "target": [RED]} if other in ("lose", "withdraw") else {}
    assert are_one(*pair(one, other, second=swapped))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("capture", "siege_broken"),
        ("siege_laid", "siege_broken"),
        ("siege_continues", "siege_broken"),
        ("siege_broken", "siege_lifted"),
        ("clash", "capture"),
        ("advance", "capture"),
        ("displacement", "return"),
        ("aid_delivery", "aid_blocked"),
    ],
)
def test_other_types_never_are(one, other):
    assert score(*pair(one, other)).never is not None


@pytest.mark.parametrize("vague", ["clash", "attack_on_civilians"])
@pytest.mark.parametrize("exact", ["missile_strike", "air_strike", "shelling", "bombing"])
@pytest.mark.parametrize("word", ["attacked", "raid", "was hit"])
def test_an_attack_may_be_what_another_tells_by_its_means(vague, exact, word):
    raid, strike = {"trigger": word, "sentence": f"It {word}."}, {"trigger": "rockets", "sentence": "Rockets fell."}
    assert are_one(*pair(vague, exact, first=raid, second=strike, target=[]))
    assert not are_one(*pair(vague, exact, first=raid, second=strike, actor=[], target=[]))  # nothing else agrees
    assert not are_one(*pair(vague, exact, first=raid, second={**strike, "time": on("2017-09-04")}))
    assert not are_one(*pair(vague, exact, first=raid, second={**strike, "actor": [BLUE], "target": [RED]}))


def test_a_fight_is_no_air_strike_and_one_report_tells_an_attack_and_shelling_as_two():
    fought = {"trigger": "clashed", "sentence": "They clashed."}
    assert score(*pair("clash", "air_strike", first=fought)).never is not None
    both = {"publisher": "The Paper", "report": "one", "trigger": "attack", "sentence": "An attack."}
    assert score(claim("clash", **both, **FULL), claim("shelling", at=50, **both, **FULL)).never is not None


def test_a_ship_told_with_more_words_or_fewer_is_one_thing():
    def hit(one, other):
        told = [{"actor": [], "target": [who(None, name)]} for name in (one, other)]
        return score(*pair("missile_strike", "missile_strike", first=told[0], second=told[1])).fields[-1].level

    assert hit("oil tanker Aurora", "Greek-flagged oil tanker Aurora") == "same_thing"
    assert hit("oil tanker Aurora", "bulk carrier Borealis") == "other_thing"
    assert hit("gunmen", "Greek-flagged oil tanker Aurora") != "other_thing"


def test_more_than_460_is_one_number_and_dozens_are_none():
    def level(x, y):
        (found,) = [
            f for f in score(*pair(first={"figures": [x]}, second={"figures": [y]})).fields if f.name == "figures"
        ]
        return found.level

    more, dozens = count("killed", 461, None, None), count("killed", 24, None, 99)
    more = msgspec.structs.replace(more, best=None, high=None)
    assert level(more, msgspec.structs.replace(more, who="patient")) == "telling_figure"
    assert (
        level(msgspec.structs.replace(more, who="people"), msgspec.structs.replace(more, who="patient"))
        == "telling_figure"
    )
    assert level(dozens, dozens) == "same_figure"
    assert level(more, count("killed", 461)) == "same_figure"


def test_a_loss_by_the_taker_is_not_its_capture():
    assert not are_one(*pair("capture", "lose"))


def test_one_report_that_tells_air_strikes_and_shelling_tells_two_things():
    assert score(*pair("air_strike", "shelling", second={"publisher": "The Paper"})).never is not None


def test_a_part_of_a_city_and_the_city_are_two_captures():
    assert not are_one(*pair(second={"place": [OLD]}))


def test_a_strike_on_a_part_of_a_city_is_a_strike_on_the_city():
    assert are_one(*pair("air_strike", "air_strike", second={"place": [OLD]}))


def test_a_siege_broken_at_a_base_in_the_city_is_the_citys_siege_broken():
    assert are_one(*pair("siege_broken", "siege_broken", second={"place": [BASE]}))


def test_a_base_at_the_edge_of_a_besieged_town_is_besieged_with_it_but_struck_by_itself():
    airbase = {"place": [where("plc:xx:airbase")]}
    assert are_one(*pair("siege_broken", "siege_broken", second=airbase))
    assert not are_one(*pair("capture", "capture", second=airbase))


def test_a_town_and_the_province_it_lies_in_are_one_place_told_more_or_less_exactly():
    assert are_one(*pair(second={"place": [NORTH]}))


def test_places_far_apart_are_never_one():
    assert score(*pair(second={"place": [PORT]})).never is not None


def test_a_village_20_km_off_is_another_unless_all_else_agrees():
    assert not are_one(*pair("air_strike", "air_strike", second={"place": [VILLAGE], "target": []}))
    assert are_one(*pair("air_strike", "air_strike", figures=[count("killed", 12)], second={"place": [VILLAGE]}))


def test_without_a_place_the_parties_must_be_the_same():
    assert are_one(*pair(second={"place": []}))
    assert score(*pair(second={"place": [], "target": []})).never is not None


def test_unresolved_places_are_told_by_name():
    here, there = where(None, "Tell Nowhere"), where(None, "Khirbat Elsewhere")
    assert are_one(*pair(place=[here]))
    assert not are_one(*pair(first={"place": [here]}, second={"place": [there]}))


def test_told_days_that_differ_are_two_strikes():
    assert not are_one(*pair("air_strike", "air_strike", second={"time": on("2017-09-06")}))


def test_an_event_loosely_dated_over_three_days_is_one():
    early, late = on("2017-09-04", "2017-09-05", basis="news"), on("2017-09-06", "2017-09-07", basis="news")
    assert are_one(*pair(first={"time": early}, second={"time": late}))


def test_days_more_than_three_apart_are_never_one():
    late = on("2017-09-09", "2017-09-10", basis="news")
    assert score(*pair(second={"time": late, "published": "2017-09-10"})).never is not None


def test_a_happening_told_without_a_beginning_is_found_before_its_publication():
    open_start = on(None, "2017-09-09", basis="news", precision="range")
    assert are_one(*pair(second={"time": open_start, "published": "2017-09-09"}))


def test_a_state_of_months_and_a_happening_of_a_day_are_two():
    months = on("2017-03-01", "2017-09-05")
    assert score(*pair("advance", "advance", second={"time": months})).never is not None


def test_a_month_is_an_inexact_date_and_not_a_long_time():
    september = on("2017-09-01", "2017-09-30", precision="month")
    assert are_one(*pair(second={"time": september, "published": "2017-10-01"}))


def test_exchanged_sides_are_never_one():
    assert score(*pair(second={"actor": [BLUE], "target": [RED]})).never is not None


def test_in_a_clash_either_side_may_come_first():
    assert are_one(*pair("clash", "clash", second={"actor": [BLUE], "target": [RED]}))


def test_a_part_of_a_party_is_the_party():
    assert are_one(*pair(second={"actor": [who("act:red-guard")]}))


def test_another_author_of_one_strike_is_a_dispute_only_where_place_day_and_victims_agree():
    both = {"target": [CIVILIANS], "figures": [count("killed", 12)]}
    assert are_one(*pair("air_strike", "air_strike", **both, second={"actor": [BLUE]}))
    assert not are_one(*pair("air_strike", "air_strike", target=[], second={"actor": [BLUE]}))


def test_one_source_that_names_two_authors_in_one_report_tells_two_strikes():
    both = {
        "target": [CIVILIANS],
        "figures": [count("killed", 12)],
        "publisher": "The Paper",
        "speakers": [says("src:monitor")],
    }
    one, other = (
        claim("air_strike", **{**FULL, **both}),
        claim("air_strike", at=300, **{**FULL, **both, "actor": [BLUE]}),
    )
    assert score(one, other).never is not None


def test_numbered_strikes_are_two():
    one = {"sentence": "The first strike hit the market.", "trigger": "strike"}
    two = {"sentence": "A second strike hit the market.", "trigger": "strike"}
    assert score(*pair("air_strike", "air_strike", first=one, second=two)).never == "the words number them as two"


def test_a_strike_told_as_a_later_one_is_not_one_without_a_number():
    one = {"sentence": "A strike hit the city.", "trigger": "strike"}
    later = {"sentence": "Another strike hit the city.", "trigger": "strike"}
    place_and_day = {"actor": [], "target": []}
    assert not are_one(*pair("air_strike", "air_strike", first=one, second=later, **place_and_day))
    assert not are_one(*pair("air_strike", "air_strike", first=later, second=one, **place_and_day))
    assert are_one(*pair("air_strike", "air_strike", first=later, second=later))


def test_unless_a_count_ties_them_for_what_was_hit_may_be_hit_again():
    one = {"sentence": "A strike hit the city.", "trigger": "strike"}
    later = {"sentence": "A second strike hit the city.", "trigger": "strike"}
    hospital = {"target": [who(None, "hospital", kind="other")]}
    assert not are_one(*pair("air_strike", "air_strike", first=one, second=later, **hospital))
    counted = {"figures": [count("killed", 14)]}
    assert are_one(*pair("air_strike", "air_strike", first=one, second=later, **hospital, **counted))


def test_other_things_hit_are_two_strikes():
    market, post = ({"target": [who(None, name, kind="other")]} for name in ("market", "command post"))
    one, other = pair("air_strike", "air_strike", first=market, second=post, actor=[])
    assert not are_one(one, other)
    assert are_one(*pair("air_strike", "air_strike", first=market, second=market, actor=[]))


def test_what_one_report_tells_again_without_place_or_parties_is_the_same_thing():
    one = claim("siege_broken", **FULL, speakers=[says("src:red-tv")])
    again = claim("siege_broken", at=300, speakers=[says("src:monitor")])
    elsewhere = claim("siege_broken", publisher="The Agency", speakers=[says("src:monitor")])
    assert are_one(one, again)
    assert not are_one(one, elsewhere)


def test_what_one_report_tells_of_other_things_without_a_place_is_not_the_same_thing():
    advance = {"actor": [RED], "target": [BLUE], "publisher": "The Paper"}
    one = claim("advance", place=[CITY], **advance)
    this_year = claim("advance", at=300, time=on("2017-01-01", "2017-09-05", precision="year"), **advance)
    assert score(one, this_year).never is not None
    urged, again = (claim("demand", at=at, target=[who(None, "women")]) for at in (0, 300))
    assert score(urged, again).never is not None


def test_an_undated_fight_in_the_same_town_is_not_todays_unless_a_party_is_the_same():
    undated = {"time": on(None, "2017-09-05", basis="unknown", precision="unknown")}
    assert not are_one(*pair("clash", "clash", actor=[], target=[], second=undated))
    assert are_one(*pair("clash", "clash", target=[], second=undated))


def test_who_holds_a_place_today_says_nothing_of_who_held_it_last_month():
    today = {"time": on(None, "2017-09-05", basis="unknown", precision="unknown"), "modality": "ongoing"}
    last_month = {"time": on("2017-08-10"), "published": "2017-08-10"}
    assert score(*pair("hold", "hold", first=last_month, second=today)).never == "the days are too far apart"


def test_the_fields_add_up_to_the_score():
    found = score(*pair())
    assert found.total == sum(field.weight for field in found.fields)
    assert {field.name for field in found.fields} >= {"type", "place", "time", "who", "to whom"}


HOSPITAL, MARKET = who(None, "hospital", "other"), who(None, "market", "other")
MENTIONS = st.lists(
    st.sampled_from([RED, BLUE, CIVILIANS, who("act:red-guard"), who(None, "gunmen"), HOSPITAL, MARKET]), max_size=2
)
LATE, EARLY = "A strike late on Monday.", "A strike early on Tuesday."


def spoken(day, sentence, word):
    start = sentence.find(word)
    return msgspec.structs.replace(on(day), text=word, span=(start, start + len(word)))


SUNDAY_NIGHT = {"time": spoken("2017-09-04", LATE, "Monday"), "sentence": LATE, "trigger": "strike"}
MONDAY_MORNING = {"time": spoken("2017-09-05", EARLY, "on Tuesday"), "sentence": EARLY, "trigger": "strike"}
UNTOLD = on("2017-09-05", "2017-09-06", basis="news")
UNDATED = on(None, "2017-09-07", basis="unknown", precision="unknown")


def test_one_night_told_by_its_two_days_is_one():
    assert are_one(*pair("shelling", "shelling", first=SUNDAY_NIGHT, second=MONDAY_MORNING))
    assert not are_one(
        *pair("shelling", "shelling", first={"time": on("2017-09-04")}, second={"time": on("2017-09-05")})
    )


def bare(kind, first, second, **both):
    return pair(kind, kind, first={"time": first}, second={"time": second}, actor=[], target=[], **both)


@pytest.mark.parametrize("kind", ["bombing", "suicide_bombing", "execution", "capture"])
@pytest.mark.parametrize("other", [UNTOLD, UNDATED])
def test_who_names_no_day_speaks_of_the_bombing_that_others_date(kind, other):
    assert are_one(*bare(kind, on("2017-09-04"), other)) or kind == "capture"
    assert not are_one(*bare(kind, on("2017-09-04"), on("2017-09-05")))


def test_what_comes_again_daily_is_not_taken_for_one_without_a_day():
    assert not are_one(*bare("shelling", on("2017-09-04"), UNTOLD))
    struck = {"actor": [], "target": [HOSPITAL]}
    assert are_one(*pair("shelling", "shelling", first={"time": on("2017-09-04")}, second={"time": UNTOLD}, **struck))


def test_a_bombing_in_a_province_may_be_another():
    assert not are_one(*bare("bombing", on("2017-09-04"), UNTOLD, place=[NORTH]))


def test_a_bombing_of_another_thing_or_by_another_is_another():
    for one, other in (([HOSPITAL], [MARKET]), ([RED], [BLUE])):
        told = {"place": [CITY], "actor": []}
        first, second = (
            {**told, "target": target, "time": time} for target, time in ((one, on("2017-09-04")), (other, UNTOLD))
        )
        assert not are_one(*pair("bombing", "bombing", first=first, second=second))


def blamed(kind="shelling", one=None, other=None, **both):
    """Red lays it at Blue's door, and Blue at Red's."""
    first = {"actor": [BLUE], "speakers": [says("src:red-tv")], **(one or {})}
    second = {"actor": [RED], "speakers": [says("src:blue-tv")], **(other or {})}
    return pair(kind, kind, first=first, second=second, **{"target": [HOSPITAL], **both})


def test_two_enemies_who_lay_one_thing_at_one_anothers_door_speak_of_one():
    assert are_one(*blamed()) and are_one(*blamed(target=[CIVILIANS]))
    assert are_one(*blamed("chemical_attack", target=[]))


@pytest.mark.parametrize(
    "other",
    [
        {"target": [MARKET]},
        {"time": on("2017-09-06")},
        {"speakers": [says("src:monitor")]},
        {"place": [VILLAGE]},
        {"sentence": "A second strike.", "trigger": "strike"},
    ],
)
def test_an_accusation_of_another_thing_day_place_or_by_a_third_is_another_event(other):
    first = {"sentence": "The first strike.", "trigger": "strike"} if "sentence" in other else None
    assert not are_one(*blamed(one=first, other=other))


def test_both_sides_shell_a_town_on_one_day():
    assert not are_one(*blamed(target=[]))


def test_their_own_deeds_are_no_accusations():
    boasts = {"one": {"speakers": [says("src:blue-tv")]}, "other": {"speakers": [says("src:red-tv")]}}
    assert not are_one(*blamed(**boasts))


CLAIMS = st.builds(
    claim,
    st.sampled_from(["capture", "lose", "air_strike", "shelling", "bombing", "clash", "casualties", "siege_broken"]),
    speakers=st.sampled_from([(), (says("src:red-tv"),), (says("src:blue-command"),)]),
    publisher=st.sampled_from(["The Paper", "The Agency"]),
    actor=MENTIONS,
    target=MENTIONS,
    place=st.lists(st.sampled_from([CITY, OLD, VILLAGE, NORTH, PORT, where(None, "Tell Nowhere")]), max_size=2),
    time=st.sampled_from(
        [
            on("2017-09-04"),
            on("2017-09-05"),
            on("2017-09-04", "2017-09-05", basis="news"),
            UNTOLD,
            UNDATED,
            SUNDAY_NIGHT["time"],
            MONDAY_MORNING["time"],
        ]
    ),
    figures=st.lists(st.sampled_from([count("killed", 3), count("killed", 30)]), max_size=1),
    sentence=st.sampled_from(["A strike.", "A second strike.", "Another strike.", LATE, EARLY]),
    trigger=st.just("strike"),
    at=st.sampled_from([0, 100]),
    polarity=st.sampled_from(["affirmed", "affirmed", "denied"]),
)


@given(CLAIMS, CLAIMS)
def test_a_score_is_the_same_both_ways_and_with_the_sides_exchanged(a, b):
    if a.claim_id == b.claim_id:
        return
    many = [len(statements(*pair)) for pair in ((a, b), (b, a), (exchanged(a), exchanged(b)))]
    assert len(set(many)) == 1
    if many[0] < 2:  # one of them denies the other's means alone
        return
    there, back, mirrored = score(a, b), score(b, a), score(exchanged(a), exchanged(b))
    assert there.total == pytest.approx(back.total) and (there.never is None) == (back.never is None)
    assert there.total == pytest.approx(mirrored.total) and there.never == mirrored.never


@given(st.lists(CLAIMS, min_size=2, max_size=7, unique_by=lambda one: one.claim_id), st.sampled_from([None, MOVED]))
def test_many_pairs_at_once_weigh_what_each_weighs_alone(claims, learnt):
    told = statements(*claims)
    settings = msgspec.structs.replace(DEFAULTS.link, told=learnt)
    comparer = Comparer(TIES, book(), settings, PlaceBook(WORLD, settings))
    first, second = np.array([(i, j) for j in range(len(told)) for i in range(j)], dtype=np.int64).reshape(-1, 2).T
    for i, j, margin in zip(first, second, comparer.weigher(told)(first, second), strict=True):
        alone = comparer.compare(told[i], told[j])
        assert margin == (-math.inf if alone.never is not None else pytest.approx(alone.margin))


@given(CLAIMS, CLAIMS)
def test_what_was_learnt_moves_sums_and_no_rule(a, b):
    if a.claim_id == b.claim_id:
        return
    one, other = statements(a, b) if len(statements(a, b)) == 2 else (None, None)
    if one is None:
        return
    moved = msgspec.structs.replace(DEFAULTS.link, told=MOVED)
    stated, learnt = (
        Comparer(TIES, book(), settings, PlaceBook(WORLD, settings)).compare(one, other)
        for settings in (DEFAULTS.link, moved)
    )
    assert stated.never == learnt.never
    assert [field.stated for field in learnt.fields] == [field.weight for field in stated.fields]
    for field in learnt.fields:
        assert field.weight == pytest.approx(field.stated + MOVED.shift(field.name, field.level))


def placed(**second):
    both = {"actor": [], "target": [], "figures": [count("killed", 14)]}
    first, other = {"speakers": [says("src:monitor")]}, {"speakers": [says("src:un")], "place": [VILLAGE], **second}
    return pair("bombing", "bombing", first=first, second=other, **both)


def test_one_number_of_two_digits_on_one_day_in_two_towns_near_by_is_one_event_whose_place_is_disputed():
    assert are_one(*placed())


@pytest.mark.parametrize(
    "second",
    [
        {"figures": [count("killed", 15)]},
        {"figures": []},
        {"time": on("2017-09-06")},
        {"place": [PORT]},
        {"speakers": [says("src:monitor")]},
    ],
)
def test_another_number_day_or_far_town_or_the_same_source_makes_it_two(second):
    assert not are_one(*placed(**second))


@pytest.mark.parametrize("kind", ["ceasefire", "agreement", "clash"])
def test_a_truce_between_two_needs_no_place(kind):
    both = {"actor": [RED, BLUE], "target": [], "place": []}
    assert are_one(*pair(kind, kind, **both))
    assert are_one(*pair(kind, kind, first=both, second={"actor": [BLUE], "target": [RED], "place": [CITY]}))
    assert not are_one(*pair(kind, kind, **{**both, "actor": [RED]}))


def test_girls_are_counted_among_schoolgirls():
    girls, schoolgirls = count("abducted", 25, who="girl"), count("abducted", 25, who="schoolgirl")
    found = score(*pair("abduction", "abduction", first={"figures": [girls]}, second={"figures": [schoolgirls]}))
    assert [f.level for f in found.fields if f.name == "figures"] == ["telling_figure"]


@pytest.mark.parametrize("word", ["explosion", "a blast", "bomb hit"])
def test_an_explosion_may_be_the_strike_that_another_tells(word):
    hall = {"target": [who(None, "hall", "other")]}
    blast, strike = {"trigger": word, "sentence": f"{word} there.", **hall}, {"trigger": "strike", **hall}
    assert are_one(*pair("bombing", "air_strike", first=blast, second=strike))
    mine = {"trigger": "mine", "sentence": "A mine there.", **hall}
    assert not are_one(*pair("bombing", "air_strike", first=mine, second=strike))
    assert not are_one(*pair("bombing", "clash", first=blast, second={"trigger": "battle", **hall}))


def test_morning_and_evening_tell_two_strikes_apart():
    def struck(hours, sentence="They struck it on Tuesday {}."):
        text = sentence.format(hours)
        start = text.find("on Tuesday")
        time = msgspec.structs.replace(on("2017-09-05"), text="on Tuesday", span=(start, start + len("on Tuesday")))
        return {"sentence": text, "trigger": "struck", "time": time}

    assert not are_one(*pair("air_strike", "air_strike", first=struck("morning"), second=struck("evening")))
    assert are_one(*pair("air_strike", "air_strike", first=struck("morning"), second=struck("afternoon")))
    assert are_one(*pair("capture", "capture", first=struck("morning"), second=struck("evening")))


def test_one_thing_hit_on_one_day_is_one_where_one_source_tells_the_place_less_nearly():
    blown = {
        "first": {"trigger": "explosion", "sentence": "An explosion.", "place": [OLD]},
        "actor": [],
        "place": [CITY],
    }
    depot, mill = ({"target": [who(None, name, "other")]} for name in ("depot", "mill"))
    assert are_one(*pair("bombing", "air_strike", **blown, **depot))
    assert not are_one(*pair("bombing", "air_strike", **blown, second=mill, target=depot["target"]))
    assert not are_one(*pair("bombing", "air_strike", **blown, second={"time": on("2017-09-04")}, **depot))


def test_people_counted_since_one_day_are_one_movement_however_long_each_counts():
    since = [
        {"time": on("2017-08-08", end), "figures": [count("displaced", n)]}
        for end, n in (("2017-08-20", 900), ("2017-09-03", 2400))
    ]
    both = {"actor": [], "target": [], "from_place": [CITY]}
    goals = [{**told, "place": [goal]} for told, goal in zip(since, (NORTH, PORT), strict=True)]
    assert are_one(*pair("displacement", "displacement", first=goals[0], second=goals[1], **both))
    later = {**goals[1], "time": on("2017-08-12", "2017-09-03")}
    one, other = (
        score(*pair("displacement", "displacement", first=goals[0], second=s, **both)) for s in (goals[1], later)
    )
    assert one.total > other.total


def test_the_dead_of_one_report_and_the_hurt_of_another_are_two_tolls_where_nothing_tells_of_a_blow():
    dead, hurt = ({"figures": [count(what, 4)]} for what in ("killed", "injured"))
    both = {"actor": [], "target": []}
    assert not are_one(*pair("casualties", "casualties", first=dead, second=hurt, **both))
    assert are_one(*pair("casualties", "casualties", first=dead, second={"figures": [count("killed", 5)]}, **both))
    assert are_one(*pair("shelling", "shelling", first=dead, second=hurt, **both))


def own_strike(first=None, second=None, kind="air_strike"):
    """Red's command tells of its own strike on Blue's fighters, a monitor of a strike on civilians."""
    boast = {"speakers": [says("src:red-command")], "target": [BLUE], **(first or {})}
    told = {"speakers": [says("src:monitor")], "actor": [], "target": [CIVILIANS], **(second or {})}
    return pair(kind, kind, first=boast, second=told)


def test_whom_a_strike_hit_is_disputed_where_who_struck_tells_of_fighters_and_another_of_civilians():
    assert are_one(*own_strike())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"speakers": [says("src:monitor")]}, {"speakers": [says("src:un")]}),  # nobody's own deed
        ({}, {"place": [VILLAGE]}),
        ({}, {"time": on("2017-09-04")}),
        ({}, {"actor": [BLUE]}),
    ],
)
def test_fighters_in_one_place_and_civilians_in_another_or_by_another_are_two_strikes(first, second):
    assert not are_one(*own_strike(first, second))


def test_a_paper_says_attack_and_leaves_the_means_to_whom_it_names():
    attack = {"trigger": "attack", "sentence": "The attack there was condemned.", "speakers": [], "actor": []}
    fired = {"trigger": "fired", "speakers": [says("src:blue-command")], "at": 400}
    one_paper = {"publisher": "The Paper", "target": [who(None, "mosque", "other")]}
    assert are_one(
        *pair("attack_on_civilians", "missile_strike", first={**attack, **one_paper}, second={**fired, **one_paper})
    )
    both = {**one_paper, "speakers": [says("src:monitor")]}
    assert not are_one(
        *pair("attack_on_civilians", "missile_strike", first={**attack, **both}, second={**fired, **both})
    )


def test_prisoners_are_anybody_of_either_side():
    prisoners = {"target": [who("act:detainees", "prisoners", "civilians")]}
    assert are_one(*pair("prisoner_release", "prisoner_release", second=prisoners))
    assert not are_one(*pair("prisoner_release", "prisoner_release", second={"target": [RED], "actor": [BLUE]}))
