import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from made_world import claim, count, says, where, who

from twosource.corroboration.copies import CopyBook, find_copies
from twosource.corroboration.settings import CopySettings
from twosource.records import ClaimTime, Figure

# Dispatches; each lightly edited, in four words or so and in its order; and another agency's own words on the same event.
NEAR_COPIES = [json.loads(line) for line in (Path(__file__).parent / "near_copies.jsonl").read_text().splitlines()]
LONG = "Government forces captured the town of Milltown after three days of heavy fighting, officials said on Saturday."
SHORT = "They captured Milltown on Saturday."
MILLTOWN = where("plc:xx:village")


def copies(*claims):
    return find_copies(claims, CopySettings())


def one(publisher, published="2017-09-05", sentence=LONG, **more):
    more.setdefault("place", [MILLTOWN])
    trigger = next(word for word in ("captured", "seized", "fell", "withdrew") if word in sentence)
    return claim("capture", publisher=publisher, published=published, sentence=sentence, trigger=trigger, **more)


def test_a_long_sentence_in_a_later_report_is_a_copy():
    first, second = one("The Agency"), one("The Paper", "2017-09-06")
    assert copies(second, first) == {second.claim_id: first.claim_id}


def test_a_few_changed_words_make_no_difference():
    first = one("The Agency")
    second = one("The Paper", "2017-09-06", LONG.replace("heavy fighting", "fierce fighting"))
    assert copies(first, second) == {second.claim_id: first.claim_id}


def test_the_same_words_about_another_place_are_no_copy():
    first = one("The Agency")
    second = one("The Paper", "2017-09-06", LONG.replace("Milltown", "Rivertown"), place=[where("plc:xx:city")])
    assert copies(first, second) == {}


@pytest.mark.parametrize(("basis", "is_copy"), [("text", False), ("news", True)])
def test_the_same_words_about_another_day_are_no_copy(basis, is_copy):
    def told(publisher, published, day):
        when = date.fromisoformat(day)
        time = ClaimTime(start=when, end=when, precision="day", basis=basis, text=day, span=None)
        return one(publisher, published, time=time)

    first, second = told("The Agency", "2017-09-05", "2017-09-04"), told("The Paper", "2017-09-07", "2017-09-06")
    assert bool(copies(first, second)) is is_copy
    assert copies(first, told("The Paper", "2017-09-07", "2017-09-04"))


def test_the_same_words_with_other_figures_are_no_copy():
    first = one("The Agency", figures=[count("killed", 12)])
    second = one("The Paper", figures=[count("killed", 21)])
    assert copies(first, second) == {}


DEAD = LONG.replace("heavy fighting", "heavy fighting that left {} rebels dead")


def dead(words, *bounds):
    return {
        "sentence": DEAD.replace("{} ", f"{words} " if words else ""),
        "figures": [Figure(what="killed", low=bounds[0], best=bounds[1], high=bounds[2], text=words, span=(0, 1))]
        if bounds
        else [],
    }


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("40", (40, 40, 40)),
        ("forty", (40, 40, 40)),
        ("at least 40", (40, 40, None)),
        ("more than 40", (41, None, None)),
        ("some 40", (36, 40, 44)),
        ("", ()),
    ],
)
@pytest.mark.parametrize("first", [dead("at least 40", 40, 40, None), dead("40", 40, 40, 40)])
def test_a_hedge_before_a_number_or_the_number_left_out_makes_no_difference(first, words, bounds):
    first, second = one("The Agency", **first), one("The Paper", "2017-09-06", **dead(words, *bounds))
    assert copies(first, second) == {second.claim_id: first.claim_id}


@pytest.mark.parametrize(
    ("words", "bounds"), [("41", (41, 41, 41)), ("dozens of", (24, None, 99)), ("up to 60", (None, None, 60))]
)
def test_another_number_is_no_light_edit(words, bounds):
    first = one("The Agency", **dead("at least 40", 40, 40, None))
    assert copies(first, one("The Paper", "2017-09-06", **dead(words, *bounds))) == {}


def test_a_vague_number_left_out_makes_no_difference():
    first = one("The Agency", **dead("dozens of", 24, None, 99))
    second = one("The Paper", "2017-09-06", **dead(""))
    assert copies(first, second) == {second.claim_id: first.claim_id}


@pytest.mark.parametrize(
    "edited",
    [
        "RIVERTOWN, Sept 6 (The Agency) - " + LONG,
        LONG.replace("captured", "seized").replace("heavy", "fierce"),
        LONG.replace("officials said on Saturday", "officials told The Agency on Saturday"),
        "After three days of heavy fighting, government forces captured the town of Milltown, officials said on Saturday.",
        "On Saturday officials said government forces captured the town of Milltown after three days of heavy fighting.",
    ],
)
def test_a_dateline_synonyms_a_credit_or_another_order_make_no_difference(edited):
    first, second = one("The Agency"), one("The Paper", "2017-09-06", edited)
    assert copies(first, second) == {second.claim_id: first.claim_id}


@pytest.mark.parametrize(
    "edited",
    [
        "Government troops reportedly seized the town of Milltown after three days of fierce fighting, officials said.",
        "On Saturday government forces captured the town of Milltown after nearly three days of heavy clashes, officials said.",
        "Officials said on Saturday that government troops had captured the town of Milltown after three days of fighting.",
        "According to officials, government forces captured the town of Milltown on Saturday after days of heavy fighting.",
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_several_light_edits_at_once_make_no_difference(edited, turned):
    texts = [edited, LONG] if turned else [LONG, edited]
    pair = [one("The Agency", sentence=texts[0]), one("The Paper", "2017-09-06", texts[1])]
    assert copies(*pair) == {pair[1].claim_id: pair[0].claim_id}


def test_what_is_edited_is_told_from_what_another_agency_wrote():
    def found(rows, field):
        return sum(len(copies(told("The Agency", row["dispatch"]), told("The Paper", row[field]))) for row in rows)

    def told(publisher, sentence):
        return claim("capture", publisher=publisher, sentence=sentence)

    assert len(NEAR_COPIES) == 24
    # By their words alone: what their claims tell of speakers, places and numbers isn't looked at here.
    assert found(NEAR_COPIES, "edited") == 24
    assert found(NEAR_COPIES, "another") <= 2


def test_a_place_more_or_less_makes_no_difference():
    more = LONG.replace("Milltown", "Milltown in North Province")
    first = one("The Agency")
    second = one("The Paper", "2017-09-06", more, place=[MILLTOWN, where("plc:xx:north")])
    assert copies(first, second) == {second.claim_id: first.claim_id}
    elsewhere = one("The Paper", "2017-09-06", more, place=[where("plc:xx:city"), where("plc:xx:north")])
    assert copies(first, elsewhere) == {}


@pytest.mark.parametrize(
    ("name", "is_copy"), [("army post", True), ("Elsewhere", False), ("market of Elsewhere", False)]
)
def test_a_place_without_a_name_is_no_other_place(name, is_copy):
    first, second = one("The Agency"), one("The Paper", "2017-09-06", place=[where(None, name)])
    assert copies(first, second) == ({second.claim_id: first.claim_id} if is_copy else {})


@pytest.mark.parametrize(
    ("first", "second", "is_copy"),
    [
        (("a:1", "Milltown"), ("b:2", "Milltown"), True),
        (("a:1", "Milltown"), ("b:2", "Rivertown"), False),
        (("a:1", "Milltown"), (None, "areas of Milltown"), True),
        ((None, "rebel-held parts of Milltown"), (None, "the Milltown area"), True),
        (("a:1", "Milltown"), (None, "areas of Rivertown"), False),
    ],
)
def test_a_place_of_one_name_or_with_that_name_in_it_is_no_other_place(first, second, is_copy):
    def at(place):
        return msgspec.structs.replace(where(None, place[1]), id=place[0])

    one_, other = one("The Agency", place=[at(first)]), one("The Paper", "2017-09-06", place=[at(second)])
    assert bool(copies(one_, other)) is is_copy


@pytest.mark.parametrize(
    ("speaker", "is_copy"), [("army officials", True), ("an official", True), ("residents", False), ("medics", False)]
)
def test_a_speaker_described_more_closely_is_the_same_speaker(speaker, is_copy):
    first = one("The Agency", speakers=[says(None, "officials", "official")])
    second = one("The Paper", "2017-09-06", speakers=[says(None, speaker, "official")])
    assert copies(first, second) == ({second.claim_id: first.claim_id} if is_copy else {})


def test_a_credit_put_to_a_sentence_without_a_speaker_makes_no_difference():
    first = one("The Agency")
    second = one("The Paper", "2017-09-06", LONG[:-1] + ", The Agency reported.", speakers=[says("src:agency")])
    assert copies(first, second) == {second.claim_id: first.claim_id}


def test_sentences_in_another_order_are_copies_each_of_its_own():
    other = "Blue fighters withdrew from the bridge at Rivertown overnight after their last tank was destroyed, residents said."
    originals = [one("The Agency"), one("The Agency", sentence=other, at=300, place=[where("plc:xx:city")])]
    repeated = [
        one("The Paper", "2017-09-06", other, place=[where("plc:xx:city")]),
        one("The Paper", "2017-09-06", at=300),
    ]
    assert copies(*originals, *repeated) == {
        repeated[0].claim_id: originals[1].claim_id, repeated[1].claim_id: originals[0].claim_id
    }  # fmt: skip


def test_two_dispatches_on_one_event_in_words_of_their_own_are_no_copies():
    first = one("The Agency", **dead("at least 40", 40, 40, None))
    told = "Milltown fell to the army at the weekend with the loss of about 40 fighters, a resident reached by telephone said."
    second = one("The Paper", "2017-09-06", told, figures=first.figures)
    assert copies(first, second) == {}


def test_a_short_sentence_alone_is_no_copy():
    assert copies(one("The Agency", sentence=SHORT), one("The Paper", sentence=SHORT)) == {}


def test_a_short_sentence_in_a_report_that_shares_much_is_a_copy():
    originals = [one("The Agency"), one("The Agency", sentence=SHORT, at=300)]
    repeated = [one("The Paper", "2017-09-06"), one("The Paper", "2017-09-06", sentence=SHORT, at=300)]
    assert copies(*originals, *repeated) == {
        later.claim_id: earlier.claim_id for earlier, later in zip(originals, repeated, strict=True)
    }


def test_a_copy_of_a_copy_is_a_copy_of_the_first():
    first, second, third = one("The Agency"), one("The Paper", "2017-09-06"), one("The Relay", "2017-09-07")
    assert copies(third, second, first) == {second.claim_id: first.claim_id, third.claim_id: first.claim_id}


def test_of_reports_of_one_moment_the_lesser_report_id_is_the_original():
    pair = sorted((one("The Agency"), one("The Paper")), key=lambda c: c.report_id)
    assert copies(*pair[::-1]) == {pair[1].claim_id: pair[0].claim_id}


def test_like_words_weeks_later_are_no_copy():
    assert copies(one("The Agency"), one("The Paper", "2017-10-05", LONG.replace("heavy", "fierce"))) == {}


def test_the_very_words_weeks_later_are_a_reprint_unless_the_publisher_is_the_same():
    first, reprint, bulletin = one("The Agency"), one("The Paper", "2017-10-05"), one("The Agency", "2017-10-05")
    assert copies(first, reprint) == {reprint.claim_id: first.claim_id}
    assert copies(first, bulletin) == {}
    assert copies(first, one("The Paper", "2019-10-05")) == {}


def test_a_reprint_is_of_the_bulletin_it_follows():
    old, new = one("The Agency"), one("The Agency", "2017-10-04")
    reprint = one("The Paper", "2017-10-05")
    assert copies(old, new, reprint) == {reprint.claim_id: new.claim_id}


def test_the_very_words_weeks_later_of_another_day_of_that_name_are_no_copy():
    def told(publisher, published, day):
        when = date.fromisoformat(day)
        time = ClaimTime(start=when, end=when, precision="day", basis="text", text="on Saturday", span=None)
        return one(publisher, published, time=time)

    first = told("The Agency", "2017-09-05", "2017-09-02")
    assert copies(first, told("The Paper", "2017-09-20", "2017-09-16")) == {}
    assert copies(first, told("The Paper", "2017-09-20", "2017-09-02"))


def test_the_same_words_from_another_speaker_are_no_copy():
    assert copies(one("The Agency", speakers=[says("src:monitor")]), one("The Paper", speakers=[says("src:un")])) == {}


def test_no_claims_have_no_copies():
    assert copies() == {}


def test_copies_are_found_the_same_however_many_sentences_are_held_at_a_time(monkeypatch):
    words = "Red forces captured the town of Rivertown after three days of heavy fighting with Blue, residents said"
    claims = [
        claim(publisher=f"Paper {n}", published=f"2017-09-{day:02d}", sentence=words, trigger="captured")
        for n, day in enumerate((1, 3, 4, 8, 10, 11, 14, 20))
    ]
    claims.append(claim(publisher="Nobody", published=None, sentence=words, trigger="captured"))
    at_once = find_copies(claims, CopySettings())
    monkeypatch.setattr("twosource.corroboration.copies._HELD", 1)
    assert find_copies(claims, CopySettings()) == at_once
    assert len(at_once) == 7


PASSIVE = "The town of Milltown was captured on Saturday."


def credited(*claims, credit):
    """What is copied where one report credits another's agency."""
    wires = {claim.report_id: "src:agency" for claim in claims}
    return find_copies(claims, CopySettings(), CopyBook(wires=wires, credits={credit.report_id}))


def test_a_credited_text_s_own_word_is_that_of_the_agency_s_speaker():
    agency = one("The Agency", speakers=[says("src:monitor")])
    paper = one("The Paper", "2017-09-06", PASSIVE)
    assert copies(agency, paper) == {}
    assert credited(agency, paper, credit=paper) == {paper.claim_id: agency.claim_id}


@pytest.mark.parametrize(
    "other",
    [
        {"place": [where("plc:xx:city")]},
        {"place": []},
        {"speakers": [says("src:un")]},
        {"published": "2017-09-20"},
    ],
)
def test_what_a_credited_text_tells_besides_is_its_own(other):
    agency = one("The Agency", speakers=[says("src:monitor")])
    paper = one("The Paper", **{"published": "2017-09-06", "sentence": PASSIVE, **other})
    assert credited(agency, paper, credit=paper) == {}


@pytest.mark.parametrize("vaguer", ["The Paper", "The Agency"])
def test_of_one_day_s_copies_the_original_says_whose_word_it_is(vaguer):
    claims = [one("The Agency"), one("The Paper")]
    named = next(claim for claim in claims if claim.publisher != vaguer)
    vague = next(claim for claim in claims if claim.publisher == vaguer)
    book = CopyBook(vagueness={named.claim_id: 0, vague.claim_id: 4})
    assert find_copies(claims, CopySettings(), book) == {vague.claim_id: named.claim_id}


SIDE_FIRST = [
    ("2017-09-05", "2017-09-05", "side"),
    ("2017-09-05T10:00:00Z", "2017-09-05", "side"),
    ("2017-09-05T10:00:00Z", "2017-09-05T15:00:00Z", "side"),
    ("2017-09-05T15:00:00Z", "2017-09-05T10:00:00Z", "agency"),
    ("2017-09-06", "2017-09-05", "agency"),
]


@pytest.mark.parametrize(("side_on", "agency_on", "original"), SIDE_FIRST)
def test_of_one_day_s_copies_a_side_s_own_word_is_the_original_unless_hours_tell_otherwise(
    side_on, agency_on, original
):
    side, agency, paper = one("Red TV", side_on), one("The Agency", agency_on), one("The Paper", "2017-09-07")
    book = CopyBook(
        vagueness={side.claim_id: 3, agency.claim_id: 1, paper.claim_id: 3},
        sides={side.report_id},
        interested={side.claim_id},
    )
    first = side if original == "side" else agency
    found = find_copies([side, agency, paper], CopySettings(), book)
    assert found == {claim.claim_id: first.claim_id for claim in (side, agency, paper) if claim is not first}


def test_of_one_day_s_copies_the_original_tells_more_of_who_and_where():
    bare = one("The Agency", report="a")
    full = one("The Paper", report="b", actor=[who("act:red")], target=[who("act:blue")])
    assert copies(bare, full) == {bare.claim_id: full.claim_id} == copies(full, bare)


def test_on_another_day_the_first_is_the_original_however_vague():
    first, second = one("The Agency"), one("The Paper", "2017-09-06")
    book = CopyBook(vagueness={first.claim_id: 4, second.claim_id: 0})
    assert find_copies([first, second], CopySettings(), book) == {second.claim_id: first.claim_id}


ARMY = "The Red army recaptured Rivertown from Blue State on Thursday."
REPORTED = "Red government forces retook Rivertown from Blue State on Thursday, the Observatory said."


def taken(sentence, **more):
    trigger = next(word for word in ("recaptured", "retook") if word in sentence)
    return claim(sentence=sentence, trigger=trigger, place=[where("plc:xx:city")], **more)


def test_a_sides_own_word_and_a_monitors_in_short_news_are_two():
    own = taken(ARMY, publisher="Red TV")
    told = taken(
        REPORTED, publisher="The Agency", published="2017-09-06", speakers=[says("src:monitor", "Observatory")]
    )
    assert find_copies([own, told], CopySettings()) == {told.claim_id: own.claim_id}
    book = CopyBook(vagueness={own.claim_id: 3, told.claim_id: 0}, sides={own.report_id})
    assert find_copies([own, told], CopySettings(), book) == {}


def test_a_side_that_prints_a_dispatch_without_its_credit_has_copied_it():
    at = REPORTED.find("the Observatory")
    speaker = msgspec.structs.replace(says("src:monitor", "the Observatory"), start=at, end=at + len("the Observatory"))
    told = taken(REPORTED, publisher="The Agency", speakers=[speaker])
    own = taken(REPORTED[:at].rstrip(", ") + ".", publisher="Red TV", published="2017-09-06")
    book = CopyBook(vagueness={own.claim_id: 3, told.claim_id: 0}, sides={own.report_id})
    assert find_copies([own, told], CopySettings(), book) == {own.claim_id: told.claim_id}


def test_of_two_texts_of_one_day_that_tell_as_much_the_one_that_credits_nobody_comes_first():
    first, second = one("The Agency"), one("The Paper")
    for own, other in ((first, second), (second, first)):
        book = CopyBook(credits={other.report_id})
        assert find_copies([first, second], CopySettings(), book) == {other.claim_id: own.claim_id}


def test_another_strike_copies_no_strike():
    words = "An air strike hit the main vegetable market of Milltown on Tuesday and its stalls burned, officials said."
    later = words.replace("An air strike", "Another air strike")

    def told(publisher, published, sentence):
        return claim(
            "air_strike",
            publisher=publisher,
            published=published,
            sentence=sentence,
            trigger="strike",
            place=[MILLTOWN],
        )

    first = told("The Agency", "2017-09-05", words)
    again, second = (told("The Paper", "2017-09-06", sentence) for sentence in (words, later))
    assert copies(first, again) == {again.claim_id: first.claim_id}
    assert copies(first, second) == {}
