from made_events import events, linked, together
from made_world import claim, count, on, says, where, who

RED, BLUE, CIVILIANS = who("act:red"), who("act:blue"), who("act:civilians")
CITY, VILLAGE, PORT = where("plc:xx:city"), where("plc:xx:village"), where("plc:xx:port")
TAKEN = {"actor": [RED], "target": [BLUE], "place": [CITY]}


def test_what_three_papers_tell_of_one_day_is_one_occurrence():
    assert len(together(*(claim(publisher=f"Paper {i}", **TAKEN) for i in range(3)))) == 1


def test_the_same_town_taken_twice_is_two_occurrences():
    again = claim(publisher="The Agency", published="2017-11-05", time=on("2017-11-05"), **TAKEN)
    assert len(together(claim(**TAKEN), again)) == 2


def test_a_forecast_never_joins_what_happened():
    assert len(together(claim(**TAKEN), claim(publisher="The Agency", modality="predicted", **TAKEN))) == 2


def test_a_place_told_by_nobody_else_does_not_tie_two_towns_together():
    sides = {"actor": [RED], "target": [BLUE]}
    city, port = claim(place=[CITY], **sides), claim(publisher="The Agency", place=[PORT], **sides)
    nowhere = claim(publisher="The Relay", **sides)
    assert len(together(city, port, nowhere)) == 2


def test_a_second_strike_is_a_second_event():
    first = claim("air_strike", place=[CITY], actor=[RED], sentence="A strike hit the market.", trigger="strike")
    second = claim(
        "air_strike", place=[CITY], actor=[RED], sentence="A second strike hit it.", trigger="strike", at=100
    )
    elsewhere = claim("air_strike", publisher="The Agency", place=[CITY], actor=[RED], sentence="The first strike hit.",
                      trigger="strike")  # fmt: skip
    found = together(first, second, elsewhere)
    assert sorted(map(len, found)) == [1, 2]
    assert {second.claim_id} in found


def test_a_denial_joins_what_it_denies():
    (found,) = linked(claim(**TAKEN), claim(publisher="The Agency", polarity="denied", **TAKEN))
    assert len(found.affirmed) == len(found.denied) == 1


def test_a_denial_some_days_later_still_finds_what_it_denies():
    strike = claim("air_strike", actor=[RED], target=[CIVILIANS], place=[CITY])
    denial = claim(
        "air_strike", actor=[RED], target=[CIVILIANS], place=[CITY], polarity="denied", publisher="The Agency",
        published="2017-09-10", speakers=[says("src:red-command")],
        time=on("2017-09-09", "2017-09-10", basis="news", precision="range"),
    )  # fmt: skip
    (found,) = linked(strike, denial)
    assert len(found.denied) == 1


def test_what_a_source_denies_and_what_it_says_of_no_place_told_are_two_things():
    said = claim("air_strike", actor=[RED], speakers=[says("src:red-command")])
    denied = claim(
        "air_strike", at=200, actor=[RED], target=[CIVILIANS], speakers=[says("src:red-command")], polarity="denied"
    )
    (found,) = linked(said, denied)
    assert found.denied == ()


def test_a_failed_attempt_on_another_told_day_denies_nothing():
    failed = claim(publisher="The Agency", polarity="denied", **TAKEN, time=on("2017-09-03"))
    (found,) = linked(claim(**TAKEN), failed)
    assert found.denied == ()


def test_a_denial_of_what_nobody_affirms_is_no_occurrence():
    assert linked(claim(polarity="denied", **TAKEN)) == []


def test_a_denial_does_not_tie_two_affirmations_together():
    city = claim("air_strike", place=[CITY], target=[CIVILIANS])
    village = claim("air_strike", publisher="The Agency", place=[VILLAGE], target=[CIVILIANS])
    denial = claim("air_strike", publisher="The Relay", place=[CITY, VILLAGE], target=[CIVILIANS], polarity="denied")
    found = linked(city, village, denial)
    assert len(found) == 2 and sum(len(o.denied) for o in found) == 1


def test_differing_tolls_of_one_strike_are_one_event_with_a_dispute():
    strikes = [
        claim("air_strike", publisher=f"Paper {i}", place=[CITY], target=[CIVILIANS], figures=[count("killed", n)])
        for i, n in enumerate((14, 22))
    ]
    (found,) = events(*strikes)
    assert [dispute.about for dispute in found.disputes] == ["how_many"]


def test_a_copy_goes_where_its_original_goes_even_when_its_own_dates_shifted():
    words = "Red forces captured the town of Rivertown after three days of heavy fighting with Blue, residents said"
    first = claim(publisher="The Agency", sentence=words, trigger="captured", time=on("2017-09-04"), **TAKEN)
    copied = claim(
        publisher="The Paper",
        published="2017-09-07",
        sentence=words,
        trigger="captured",
        time=on("2017-09-07"),
        **TAKEN,
    )
    assert together(first, copied) == [{first.claim_id, copied.claim_id}]


def days_apart(kind="capture", speaker="src:second-monitor", publisher="The Agency", **more):
    told = {"place": [CITY], **more}
    first = claim(kind, published="2017-09-07", time=on("2017-09-04"), speakers=[says("src:monitor")], **told)
    second = claim(
        kind,
        publisher=publisher,
        published="2017-09-07",
        time=on("2017-09-05"),
        speakers=[says(speaker)],
        at=200,
        **told,
    )
    return first, second


def test_a_town_taken_from_one_by_the_other_is_one_event_though_two_sources_differ_by_a_day():
    sides = {"actor": [RED], "target": [BLUE]}
    (event,) = events(*days_apart(**sides))
    (when,) = (dispute for dispute in event.disputes if dispute.about == "when")
    assert {position.value for position in when.positions} == {"2017-09-04", "2017-09-05"}


def test_a_number_of_two_digits_told_a_day_apart_is_one_event():
    (event,) = events(*days_apart("shelling", figures=[count("killed", 46)]))
    assert "when" in {dispute.about for dispute in event.disputes}


def test_shelling_on_two_days_is_two_events_without_a_number_in_common():
    sides = {"actor": [RED], "target": [BLUE]}
    assert len(together(*days_apart("shelling", **sides))) == 2


def test_one_source_does_not_differ_with_itself_on_the_day():
    sides = {"actor": [RED], "target": [BLUE]}
    assert len(together(*days_apart(speaker="src:monitor", **sides))) == 2


def test_a_town_that_one_report_has_taken_on_two_days_is_two_events():
    sides = {"actor": [RED], "target": [BLUE]}
    both = days_apart(speaker="src:monitor", publisher="The Paper", **sides)
    others = days_apart(**sides)
    found = together(*both, others[1])
    assert both[0].claim_id != both[1].claim_id
    assert not any({one.claim_id for one in both} <= set(event) for event in found)
