from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_world import TIES, WORLD, claim, read, says

from twosource.corroboration.grade import Standing, effective_origins, grade
from twosource.corroboration.independence import shares
from twosource.corroboration.interest import parties_on
from twosource.corroboration.origins import Voices
from twosource.corroboration.settings import DEFAULTS
from twosource.records import GRADES

DAY = date(2017, 9, 5)


def standings(*told):
    """Standings of (speaker, interest) pairs."""
    claims = [claim(publisher=f"Paper {i}", speakers=[speaker]) for i, (speaker, _) in enumerate(told)]
    book = Voices(read(*claims)[1], WORLD, DEFAULTS)
    voices = [book.of(one) for one in claims]
    weights = shares(voices, DAY, TIES)
    return [
        Standing(
            voice,
            interest,
            weights[voice.key].weight,
            frozenset(
                o.key for o in voices if TIES.any_side("hostile", parties_on(voice, DAY), parties_on(o, DAY), DAY)
            ),
            group=weights[voice.key].group,
        )
        for voice, (_, interest) in zip(voices, told, strict=True)
    ]


def graded(*told, forecast=False):
    return grade(standings(*told), forecast=forecast, corroborated_at=DEFAULTS.corroborated_at)


MONITOR, UN = (says("src:monitor"), "none"), (says("src:un"), "none")
RED, RED_NEWS = (says("src:red-tv"), "interested"), (says("src:red-news"), "interested")
RED_ALLY = (says("src:red-ally-ministry"), "interested")
BLUE = (says("src:blue-tv"), "adverse")
WITNESS, OTHER_WITNESS = (says(None, "witnesses", "witness"), "none"), (says(None, "medics", "witness"), "none")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([RED], "claimed"),
        ([RED, RED_NEWS, RED_ALLY], "claimed"),
        ([MONITOR], "reported"),
        ([BLUE], "reported"),
        ([WITNESS], "reported"),
        ([WITNESS, OTHER_WITNESS], "reported"),
        ([MONITOR, WITNESS], "corroborated"),
        ([RED, MONITOR], "corroborated"),
        ([MONITOR, UN], "corroborated"),
        ([RED, BLUE], "confirmed"),
        ([MONITOR, BLUE], "confirmed"),
        ([MONITOR, (says("src:verifier"), "none")], "confirmed"),
        ([(says("src:red-tv"), "interested"), (says("src:blue-tv"), "interested")], "corroborated"),
    ],
)
def test_the_ladder(told, expected):
    assert graded(*told).grade == expected


def test_a_speaker_whose_side_is_not_known_is_not_said_to_have_no_interest():
    ministry = (says(None, "Defence Ministry", "official"), "none")
    assert graded(ministry).reason == "Reported: only Defence Ministry says so; for which side it speaks is not known."
    assert "Defence Ministry (its side not known)" in graded(ministry, MONITOR).reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("source", "Reported: only an unnamed source says so, without an interest in it."),
        ("military sources", "Reported: only unnamed military sources say so, without an interest in it."),
        ("a resident", "Reported: only a resident says so, without an interest in it."),
    ],
)
def test_who_has_no_name_is_said_to_have_none(name, reason):
    assert graded((says(None, name, "witness"), "none")).reason == reason


def test_an_official_without_a_name_may_be_the_very_one_whose_side_is_interested():
    governor, officials = (
        (says(None, "Governor Red", "official"), "interested"),
        (says(None, "officials", "official"), "none"),
    )
    found = graded(governor, officials)
    assert (found.grade, graded(officials).grade) == ("claimed", "reported")
    assert found.reason == (
        "Claimed: only Governor Red and unnamed officials say so; Governor Red has an interest in it, and unnamed officials may "
        "be nobody else."
    )
    assert graded(governor, WITNESS).grade != "claimed"


def test_a_forecast_is_predicted_however_many_make_it():
    assert graded(MONITOR, UN, BLUE, forecast=True).grade == "predicted"


def test_an_admission_alone_is_reported_and_marked():
    found = graded(BLUE)
    assert found.grade == "reported" and found.against_interest
    assert found.reason == "Reported: only Blue TV says so, against its own interest."


def test_what_everyone_has_withdrawn_is_no_more_than_claimed():
    found = graded()
    assert found.grade == "claimed" and "withdrawn" in found.reason


@pytest.mark.parametrize(
    "told", [[RED], [RED, RED_ALLY], [MONITOR], [WITNESS, OTHER_WITNESS], [RED, MONITOR], [RED, BLUE], []]
)
def test_a_reason_is_one_sentence_that_names_the_origins(told):
    found = graded(*told)
    assert found.reason.endswith(".") and found.reason.count(". ") == 0
    assert found.reason.casefold().startswith(found.grade)
    for speaker, _ in told:
        assert speaker.name in found.reason


TOLD = st.lists(
    st.sampled_from([RED, RED_NEWS, RED_ALLY, BLUE, MONITOR, UN, WITNESS, OTHER_WITNESS]),
    unique_by=lambda t: t[0],
    max_size=6,
)


@given(TOLD)
def test_another_independent_origin_never_lowers_the_grade(told):
    before = GRADES.index(graded(*told).grade)
    after = GRADES.index(graded(*told, (says(None, "Second Opinion", "press"), "none")).grade)
    assert after >= before


@given(TOLD, st.randoms())
def test_the_order_of_origins_changes_no_grade(told, random):
    mixed = list(told)
    random.shuffle(mixed)
    assert graded(*mixed).grade == graded(*told).grade


def test_effective_origins_are_the_sum_of_shares():
    assert effective_origins(standings(RED, RED_NEWS, MONITOR, WITNESS)) == 2.5


def test_effective_origins_of_nobody_are_written_as_those_of_somebody():
    # A build in one go and one read back from the store write the same bytes: 0.0, not 0.
    assert repr(effective_origins(())) == "0.0"


def test_what_a_side_tells_without_an_interest_bears_out_none_of_its_boasts():
    found = graded(RED, (says("src:red-news"), "none"))
    assert found.grade == "claimed" and found.reason.endswith("Red News is of the same side.")
    assert graded(RED, (says("src:monitor"), "none")).grade == "corroborated"


def test_an_officer_without_a_name_owns_nothing_for_his_side():
    officer = msgspec.structs.replace(says(None, "army officer", "anonymous_official"), side="act:blue")
    assert graded(MONITOR, (officer, "adverse")).grade == "corroborated"
    assert graded(MONITOR, BLUE).grade == "confirmed"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("interior ministry", "Reported: only the interior ministry says so"),
        ("Kenyan media reports", "Reported: only unnamed Kenyan media reports say so"),
    ],
)
def test_bodies_and_many_are_told_as_such(name, reason):
    assert graded((says(None, name, "anonymous_official"), "none")).reason.startswith(reason)
