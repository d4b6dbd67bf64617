import msgspec
from made_events import event, events
from made_world import claim, count, on, says, where, who

from twosource.records import event_id

RED, BLUE, CIVILIANS = who("act:red"), who("act:blue"), who("act:civilians")
CITY = where("plc:xx:city")
TAKEN = {"actor": [RED], "target": [BLUE], "place": [CITY]}
WORDS = "Red forces captured the town of Rivertown after three days of heavy fighting with Blue, residents said"


def by(source, kind="capture", **more):
    return claim(kind, **{"publisher": f"Paper {source}", "speakers": [says(source)], **TAKEN, **more})


def origins(found):
    return {origin.key: (origin.interest, origin.weight) for origin in found.origins}


def test_the_id_comes_from_the_earliest_claim():
    later, earlier = (
        by("src:monitor"),
        by("src:un", published="2017-09-04", time=on("2017-09-04", "2017-09-05", basis="news")),
    )
    assert event(later, earlier).event_id == event_id(earlier.claim_id)


def test_a_denial_founds_no_event():
    denial = by("src:blue-tv", published="2017-09-04", polarity="denied", time=on("2017-09-05"))
    told = by("src:monitor")
    assert event(denial, told).event_id == event_id(told.claim_id)


def test_a_capture_told_by_the_taker_alone_is_claimed():
    found = event(by("src:red-tv"), by("src:red-ally-ministry"))
    assert found.grade == "claimed"
    assert origins(found) == {"src:red-tv": ("interested", 1.0), "src:red-ally-ministry": ("interested", 1.0)}


def test_a_monitor_makes_it_corroborated():
    found = event(by("src:red-tv"), by("src:monitor"))
    assert found.grade == "corroborated" and origins(found)["src:monitor"] == ("none", 1.0)


def test_the_losers_admission_makes_it_confirmed():
    found = event(by("src:red-tv"), by("src:blue-tv", "lose", actor=[BLUE], target=[]))
    assert found.grade == "confirmed" and found.against_interest
    assert origins(found)["src:blue-tv"][0] == "adverse"


def test_the_losers_admission_alone_is_reported_against_interest():
    found = event(by("src:blue-command", "lose", actor=[BLUE], target=[]))
    assert (found.grade, found.against_interest) == ("reported", True)


def test_a_strike_on_civilians_told_by_the_enemy_of_who_struck_is_only_claimed():
    found = event(by("src:blue-tv", "air_strike", target=[CIVILIANS]))
    assert found.grade == "claimed"


def test_a_strike_on_nobody_knows_whom_is_a_charge_as_the_enemy_of_who_struck_tells_it():
    for source in ("src:blue-tv", "src:red-tv"):
        assert event(by(source, "shelling", actor=[RED], target=[])).grade == "claimed"
    assert event(by("src:monitor", "shelling", actor=[RED], target=[])).grade == "reported"


def row(*sources, **more):
    """A coded row on Red having killed civilians: one claim for each source that it names."""
    told = {"why": ("coded: made",), "report": "row 1", "publisher": "Coders", "target": [CIVILIANS], **more}
    return [by(source, "attack_on_civilians", **told) for source in sources]


def test_a_side_that_a_coded_row_names_beside_others_has_admitted_nothing():
    found = event(*row("src:monitor", "src:red-tv"))
    assert (found.grade, found.against_interest) == ("corroborated", False)
    assert {origin.key: origin.interest for origin in found.origins} == {"src:monitor": "none", "src:red-tv": "none"}
    assert (
        "Red TV (of the side it harms, but named beside others for one row, which is no admission)"
        in found.grade_reason
    )


def test_a_side_that_a_coded_row_names_alone_or_beside_its_own_has_admitted_it():
    assert event(*row("src:red-tv")).against_interest
    assert event(*row("src:red-tv", "src:red-command")).against_interest


def test_a_sides_own_words_are_an_admission_beside_a_coded_row():
    own = by("src:red-tv", "attack_on_civilians", target=[CIVILIANS])
    assert event(*row("src:monitor", "src:red-tv"), own).grade == "confirmed"


def test_partisans_whose_sides_nobody_knows_do_not_bear_one_another_out():
    names = ("Defence Ministry", "Interior Ministry", "General Command")
    ministries = [by(None, publisher=f"Paper on {name}", speakers=[says(None, name, "official")]) for name in names]
    found = event(*ministries)
    assert found.effective_origins >= 1.5
    assert found.grade == "reported"
    assert found.grade_reason.endswith("none of them is known to have no interest in it.")


def test_a_role_that_a_claim_leaves_open_is_filled_from_the_event():
    found = event(by("src:monitor"), by("src:red-tv", actor=[]))
    assert origins(found)["src:red-tv"][0] == "interested"


def test_a_forecast_makes_a_predicted_event_without_credibility():
    found = event(by("src:monitor", modality="predicted"))
    assert (found.grade, found.modality, found.credibility) == ("predicted", "predicted", 0.0)


def test_a_forecast_beside_what_happened_is_an_event_of_its_own():
    grades = {found.grade for found in events(by("src:monitor"), by("src:un", modality="planned"))}
    assert grades == {"reported", "predicted"}


def test_words_make_a_speech_event():
    found = event(claim("threaten", actor=[RED], target=[BLUE]))
    assert found.speech and found.grade == "reported"


def test_what_is_not_counted_makes_no_event():
    assert events(claim("other", actor=[CIVILIANS], place=[CITY])) == ()


def test_a_wire_text_under_two_papers_is_one_origin():
    wired = {"Paper A": "src:agency", "Paper B": "src:agency"}
    one, other = (claim(publisher=p, **TAKEN) for p in wired)
    found = event(one, other, wires=wired)
    assert origins(found) == {"src:agency": ("none", 1.0)} and found.n_reports == 2


def test_a_copy_has_the_others_origin():
    first = claim(publisher="The Agency", sentence=WORDS, trigger="captured", **TAKEN)
    copied = claim(publisher="The Paper", published="2017-09-06", sentence=WORDS, trigger="captured", **TAKEN)
    found = event(first, copied)
    assert [(o.key, o.claims) for o in found.origins] == [("src:agency", (first.claim_id, copied.claim_id))]
    assert (found.grade, found.n_reports, found.n_claims) == ("reported", 2, 2)


def test_a_headline_is_no_second_voice_beside_whom_its_body_names():
    headline, body = claim(at=0, **TAKEN), claim(at=200, speakers=[says("src:red-tv")], **TAKEN)
    found = event(headline, body, headline_end=100)
    assert origins(found) == {"src:red-tv": ("interested", 1.0)} and found.grade == "claimed"
    assert set(found.origins[0].claims) == {headline.claim_id, body.claim_id}


def test_a_headline_of_its_own_over_a_copied_body_is_the_originals():
    first = claim(publisher="The Agency", sentence=WORDS, trigger="captured", at=200, **TAKEN)
    copied = claim(publisher="The Paper", published="2017-09-06", sentence=WORDS, trigger="captured", at=200, **TAKEN)
    headline = claim(
        publisher="The Paper", published="2017-09-06", sentence="Town captured", trigger="captured", **TAKEN
    )
    assert set(origins(event(first, copied, headline, headline_end=100))) == {"src:agency"}


def test_unverified_is_a_flag_beside_the_grade():
    doubtful, plain = by("src:monitor", certainty="unverified"), by("src:un")
    assert event(doubtful).unverified and event(doubtful).grade == "reported"
    assert not event(doubtful, plain).unverified


def test_an_origin_in_doubt_is_believed_less():
    assert event(by("src:monitor", certainty="hedged")).credibility < event(by("src:monitor")).credibility


def test_an_unnamed_source_of_state_media_is_as_interested_as_the_media():
    found = event(claim(speakers=[says("src:red-tv"), says(None, "a military source", "anonymous_official")], **TAKEN))
    assert found.grade == "claimed"


def test_denials_lower_credibility():
    assert (
        event(by("src:monitor"), by("src:blue-command", polarity="denied")).credibility
        < event(by("src:monitor")).credibility
    )


def test_a_victims_report_is_no_admission_because_its_enemy_blames_the_victim():
    for kind in ("execution", "attack_on_civilians", "chemical_attack"):
        harm = {"target": [CIVILIANS]}
        found = event(by("src:red-tv", kind, actor=[], **harm), by("src:blue-tv", kind, actor=[RED], **harm))
        assert not found.against_interest and found.grade != "confirmed"
        assert origins(found)["src:blue-tv"][0] == "interested"
        assert origins(found)["src:red-tv"][0] == "none"


def test_to_have_been_struck_is_no_admission_because_the_enemy_says_that_it_struck_fighters():
    found = event(by("src:blue-tv", "shelling", actor=[], target=[]), by("src:red-tv", "shelling"))
    assert not found.against_interest


def test_ones_own_dead_fighters_and_ones_own_deed_are_admissions():
    dead = {"target": [who("act:blue", "10 fighters")], "figures": [count("killed", 10, who="fighter")]}
    lost = event(by("src:blue-tv", "shelling", **dead), by("src:monitor", "shelling", **dead))
    did = event(by("src:red-tv", "execution", target=[CIVILIANS]), by("src:monitor", "execution", target=[CIVILIANS]))
    for found in (lost, did):
        assert (found.grade, found.against_interest) == ("confirmed", True)


def test_to_have_been_attacked_is_no_admission():
    for kind, words in (
        ("shelling", "shelled"),
        ("air_strike", "bombed"),
        ("advance", "stormed"),
        ("clash", "assaulted"),
    ):
        told = by("src:blue-tv", kind, sentence=f"Red {words} Blue.", trigger=words)
        found = event(told, by("src:monitor", kind))
        assert not found.against_interest and found.grade == "corroborated", kind


def test_that_the_enemy_gains_ground_is_an_admission():
    told = by("src:blue-tv", "advance", sentence="Red advanced on Blue.", trigger="advanced")
    assert event(told, by("src:monitor", "advance")).grade == "confirmed"


def test_a_charge_that_people_were_hurt_is_as_interested_as_one_that_civilians_were():
    people = {"target": [who(None, "two people", "unknown")], "figures": [count("injured", 2, who="people")]}
    civilians = {"target": [CIVILIANS], "figures": [count("injured", 2, who="civilian")]}
    for hurt in (people, civilians, {"target": []}):
        assert event(by("src:blue-tv", "shelling", **hurt)).grade == "claimed"


def test_a_third_party_that_confirms_an_enemys_gain_has_lost_nothing():
    told = by("src:abroad-ministry", target=[], certainty="confirmed")
    found = event(told, by("src:monitor", target=[]))
    assert (found.grade, found.against_interest) == ("corroborated", False)


def test_to_confirm_that_the_enemy_took_a_place_is_an_admission():
    for source, certainty, grade in (
        ("src:blue-command", "confirmed", "confirmed"),
        ("src:blue-command", "stated", "corroborated"),
        ("src:red-command", "confirmed", "corroborated"),
        ("src:un", "confirmed", "corroborated"),
    ):
        told = by(source, target=[], certainty=certainty)
        assert event(told, by("src:monitor", target=[])).grade == grade


def test_a_place_that_an_enemy_took_from_a_third_party_is_no_loss_of_who_confirms_it():
    third = [who("act:un")]
    found = event(by("src:blue-command", target=[], certainty="confirmed"), by("src:monitor", target=third))
    assert (found.grade, found.against_interest) == ("corroborated", False)


def test_to_say_that_the_enemy_took_what_others_say_was_ones_own_is_an_admission():
    assert event(by("src:blue-command", target=[]), by("src:monitor")).against_interest


def test_a_state_is_interested_in_a_charge_of_a_deed_on_its_own_land():
    shelled = {"actor": [who("act:neighbour-army")], "place": [CITY]}

    def told(source, **more):
        return claim("shelling", publisher=f"Paper {source}", speakers=[says(source)], **{**shelled, **more})

    assert event(told("src:home-command"), told("src:home-news")).grade == "claimed"
    assert event(told("src:monitor")).grade == "reported"
    assert event(told("src:home-command"), told("src:monitor")).grade == "corroborated"


def test_an_attack_takes_the_type_and_the_interests_of_what_others_tell_by_its_means():
    raid = claim(
        "clash", publisher="Blue", speakers=[says("src:blue-command")], trigger="attack", sentence="An attack.",
        actor=[RED], target=[], place=[CITY],
    )  # fmt: skip
    strike = claim("air_strike", publisher="Red", speakers=[says("src:red-command")], actor=[RED], place=[CITY])
    found = event(raid, strike)
    assert (found.event_type, [origin.interest for origin in found.origins]) == ("air_strike", ["interested"] * 2)
    assert event(raid).origins[0].interest == "none"


def test_a_copy_that_tells_less_takes_nothing_away():
    full = "Red warplanes bombed the old market of Rivertown late on Monday, killing at least 21 people there, a monitor said."
    cut = full.removeprefix("Red warplanes bombed the old market").join(("The old market was bombed", ""))
    told = {"speakers": [says("src:monitor")], "place": [CITY], "trigger": "bombed"}
    first = claim("air_strike", publisher="The Paper", published="2017-09-05", sentence=cut, actor=[], **told)
    later = claim("air_strike", publisher="The Agency", published="2017-09-06", sentence=full, actor=[RED], **told)
    for reports in ((first, later), (later, first)):
        assert [party.id for party in event(*reports).actor] == ["act:red"]


def test_a_part_of_a_body_is_named_before_the_body_where_as_many_name_it():
    told = [
        by("src:monitor", actor=[who("act:red")]),
        claim(
            "capture",
            publisher="The Agency",
            speakers=[says("src:monitor")],
            actor=[who("act:red-guard")],
            place=[CITY],
        ),
    ]
    assert [party.id for party in event(*told).actor] == ["act:red-guard"]


def test_a_body_without_a_side_that_says_it_verified_it_confirms():
    def told(cue):
        found = msgspec.structs.replace(says("src:un"), cue=cue)
        shared = {"actor": [who("act:red")], "target": [who("act:blue")], "place": [where("plc:xx:city")]}
        return event(
            claim("air_strike", publisher="One", speakers=[says("src:blue-tv")], **shared),
            claim("air_strike", publisher="Two", speakers=[found], **shared),
        )

    assert told("verified").grade == "confirmed"
    assert told("confirmed").grade == "corroborated"
