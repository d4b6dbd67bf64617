"""Whether a claim happened, is going on, is planned, foretold, demanded or only thought of; affirmed or denied; how surely."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("The army captured Mayadin.", "capture", "happened"),
        ("The army has captured Mayadin.", "capture", "happened"),
        ("The army has managed to break the siege of Mayadin.", "siege_broken", "happened"),
        ("The army began shelling Mayadin.", "shelling", "happened"),
        ("The UN demanded that the rebels lift the siege of Mayadin.", "siege_lifted", "demanded"),
        ("The army stopped shelling Mayadin.", "shelling", "happened"),
        ("Isis defences collapsed, allowing the army to capture Mayadin.", "capture", "happened"),
        ("Army captures Mayadin\n\nResidents had waited for years for that day.", "capture", "happened"),
        ("The army is advancing on Mayadin.", "advance", "ongoing"),
        ("Isis holds Mayadin.", "hold", "ongoing"),
        ("The army will shell Mayadin on Thursday.", "shelling", "planned"),
        ("The army will probably shell Mayadin on Thursday.", "shelling", "predicted"),
        ("The army is preparing to capture Mayadin.", "capture", "planned"),
        ("The army plans to capture Mayadin.", "capture", "planned"),
        ("The army vowed to retake Mayadin.", "capture", "planned"),
        ("The army is poised to enter Mayadin.", "advance", "planned"),
        ("Isis threatened to execute the prisoners.", "execution", "planned"),
        ("The army is expected to capture Mayadin.", "capture", "predicted"),
        ("Isis's days in Raqqa are numbered.", "lose", "predicted"),
        ("The UN called on the army to lift the siege of Mayadin.", "siege_lifted", "demanded"),
        ("The UN urged Isis to release the prisoners.", "prisoner_release", "demanded"),
        ("Syria must withdraw from Mayadin, Turkey said.", "withdraw", "demanded"),
        ("If the army captures Mayadin, Isis will withdraw from Raqqa.", "capture", "hypothetical"),
        ("The army would capture Mayadin within days.", "capture", "hypothetical"),
        ("The army could capture Mayadin.", "capture", "hypothetical"),
        ("It is unclear whether the army captured Mayadin.", "capture", "hypothetical"),
    ],
)
def test_modality(read: Read, text: str, event_type: str, modality: str) -> None:
    claim = only(read(text), event_type)
    assert (claim.modality, claim.polarity) == (modality, "affirmed")


def test_a_try_is_no_deed_and_says_so(read: Read) -> None:
    claim = only(read("The army tried to capture Mayadin."), "capture")
    assert claim.modality == "hypothetical"
    assert "attempted" in claim.attributes


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The army failed to capture Mayadin.", "capture"),
        ("The army did not capture Mayadin.", "capture"),
        ("The army has not yet captured Mayadin.", "capture"),
        ("The army never captured Mayadin.", "capture"),
        ("Neither side captured Mayadin.", "capture"),
        ("No civilians were killed in Mayadin.", "casualties"),
        ("The army was prevented from entering Mayadin.", "advance"),
        ("The army withdrew from Raqqa without capturing Mayadin.", "capture"),
        ("Russia denied that it had bombed Mayadin.", "air_strike"),
    ],
)
def test_denied(read: Read, text: str, event_type: str) -> None:
    assert only(read(text), event_type).polarity == "denied"


def test_two_denials_make_a_claim_again(read: Read) -> None:
    claim = only(read("The army denied it had failed to capture Mayadin."), "capture")
    assert (claim.polarity, claim.modality) == ("affirmed", "happened")


def test_what_is_not_denied_beside_a_denial_stands(read: Read) -> None:
    reading = read("The army withdrew from Raqqa without capturing Mayadin.")
    assert only(reading, "withdraw").polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The army captured Mayadin.", "stated"),
        ("SOHR confirmed that the army captured Mayadin.", "confirmed"),
        ("SOHR suggested that the army captured Mayadin.", "hedged"),
        ("Observers believe that the army captured Mayadin.", "hedged"),
        ("The army reportedly captured Mayadin.", "hedged"),
        ("The army may have captured Mayadin.", "hedged"),
        ("The army appears to have captured Mayadin.", "hedged"),
        ("The army is said to have captured Mayadin.", "hedged"),
        ("The army captured Mayadin. The report could not be verified.", "unverified"),
    ],
)
def test_certainty(read: Read, text: str, certainty: str) -> None:
    claim = only(read(text), "capture")
    assert (claim.certainty, claim.modality) == (certainty, "happened")


def test_unverified_is_what_the_words_speak_of_and_no_more(read: Read) -> None:
    reading = read(
        "SOHR said 12 civilians were killed in Raqqa. The claim could not be independently verified. "
        "The army captured Mayadin."
    )
    assert only(reading, "casualties").certainty == "unverified"
    assert only(reading, "capture").certainty == "stated"


def test_footage_that_cannot_be_verified_leaves_other_claims_alone(read: Read) -> None:
    reading = read("The army captured Mayadin. Isis released a video. The video could not be verified.")
    assert only(reading, "capture").certainty == "stated"


def test_the_words_that_set_a_stance_are_named(read: Read) -> None:
    why = only(read("The army failed to capture Mayadin."), "capture").why
    assert "stance: fail" in why


def test_a_planned_claim_is_never_told_as_happened(read: Read) -> None:
    for verb in ("will capture", "plans to capture", "is about to capture", "is set to capture", "wants to capture"):
        found = of_type(read(f"The army {verb} Mayadin."), "capture")
        assert [claim.modality for claim in found] == ["planned"], verb


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("Bombings in Raqqa will multiply.", "bombing", "predicted"),
        ("More missile attacks on Saudi cities are forecast.", "missile_strike", "predicted"),
        ("A new offensive against Mayadin is planned.", "clash", "planned"),
        ("If the army lost Mayadin, the rebels would be able to shell Raqqa.", "shelling", "hypothetical"),
        ("Turkey fears that the army will capture Mayadin.", "capture", "predicted"),
        ("Tehran rejected a call by Ankara for a truce in Idlib.", "ceasefire", "demanded"),
        ("The shelling of Raqqa will continue.", "shelling", "planned"),
    ],
)
def test_a_deed_told_as_a_noun_stands_as_its_verb_does(read: Read, text: str, event_type: str, modality: str) -> None:
    assert only(read(text), event_type).modality == modality


def test_a_negation_may_be_part_of_the_words(read: Read) -> None:
    lost = only(read("Hamas no longer holds Rafah."), "lose")
    assert (lost.polarity, [m.id for m in lost.actor]) == ("affirmed", ["act:hamas"])
    assert only(read("Hospitals in Raqqa have no power and no clean water."), "hardship").polarity == "affirmed"
    assert of_type(read("Hospitals in Raqqa have power and clean water."), "hardship") == []


@pytest.mark.parametrize(
    ("text", "event_type", "modality", "polarity"),
    [
        ("The army said it would withdraw from Mayadin.", "withdraw", "planned", "affirmed"),
        ("The army said it would withdraw from Mayadin if rebels did the same.", "withdraw", "hypothetical", "affirmed"),
        ("Isis would withdraw from Mayadin, an analyst said on Monday.", "withdraw", "predicted", "affirmed"),
        ("The army has yet to capture Mayadin.", "capture", "happened", "denied"),
        ("A liberated Mayadin would please the army.", "capture", "hypothetical", "affirmed"),
        ("Troops have punched through to the garrison of Mayadin, a source told SANA.", "siege_broken", "happened", "affirmed"),
    ],
)  # fmt: skip
def test_what_is_reported_of_the_future_and_what_is_yet_to_come(
    read: Read, text: str, event_type: str, modality: str, polarity: str
) -> None:
    claim = only(read(text), event_type)
    assert (claim.modality, claim.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    "text",
    [
        "More air strikes on Idlib are to be expected, analysts say.",
        "A wave of air strikes on Idlib is expected.",
        "Analysts foresee a return to air strikes on Idlib.",
        "Analysts expect an increase in air strikes on Idlib.",
        "Air strikes on Idlib are likely, the analyst said.",
    ],
)
def test_a_deed_said_to_be_coming_is_predicted(read: Read, text: str) -> None:
    assert only(read(text), "air_strike").modality == "predicted"


def test_people_told_to_fight_are_mobilised(read: Read) -> None:
    reading = read("Islamic State's magazine has called on Muslims to rally to the fighters and defend Mosul.")
    assert {claim.modality for claim in of_type(reading, "mobilise")} == {"demanded"}
    assert not of_type(reading, "repel")


def test_who_goes_on_to_do_a_thing_does_it(read: Read) -> None:
    assert only(read("The army went on to take Mayadin."), "capture").modality == "happened"
    assert only(read("The army marched on to take Mayadin."), "capture").modality == "planned"


def test_what_somebody_is_accused_of_nobody_says_by_whom_is_hedged(read: Read) -> None:
    claim = only(read("Rebels were accused of shelling a market in Saraqib."), "shelling")
    assert (claim.certainty, claim.speakers) == ("hedged", ())


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("Moscow denies that it armed the rebels.", "deny", "happened"),
        ("Ceasefire talks are to open near Geneva on Wednesday.", "talks", "planned"),
        ("The junta is to begin drafting men in April.", "mobilise", "planned"),
        ("The 82 girls are back in government hands.", "prisoner_release", "happened"),
    ],
)
def test_what_is_said_is_said_and_what_is_to_be_is_not_yet(
    read: Read, text: str, event_type: str, modality: str
) -> None:
    assert only(read(text), event_type).modality == modality


def test_pictures_that_confirm_a_deed_confirm_it(read: Read) -> None:
    text = "Satellite pictures confirmed the destruction of the bridge in Mayadin by the army."
    assert only(read(text), "destruction").certainty == "confirmed"


def test_what_an_adjective_takes_for_granted_stands_whatever_comes_of_the_rest(read: Read) -> None:
    reading = read("Some Isis fighters disguised themselves in an attempt to flee the encircled city of Mayadin.")
    assert only(reading, "withdraw").modality == "planned"
    assert only(reading, "siege_continues").modality == "happened"


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("Iran vowed to punish Israel for the bombing of its consulate in Damascus.", "bombing", "happened"),
        ("Kyiv promised to respond to the strike on Odesa.", "air_strike", "happened"),
        ("Moscow urged Kyiv to investigate the torture of prisoners in Kherson.", "torture", "happened"),
    ],
)
def test_what_is_to_be_avenged_has_happened(
    read: Callable[..., Reading], text: str, event_type: str, modality: str
) -> None:
    assert {claim.modality for claim in read(text).claims if claim.event_type == event_type} == {modality}


def test_any_attack_that_will_be_answered_has_not_happened(read: Callable[..., Reading]) -> None:
    (claim,) = read("Ukraine said it would respond to any attack on Odesa.").claims
    assert claim.modality == "hypothetical"


def test_who_declines_to_comment_on_a_deed_denies_nothing(read: Read) -> None:
    claim = only(read("The rebels refused to comment on reports that M23 had captured Goma."), "capture")
    assert claim.polarity == "affirmed"


def test_who_declines_to_comment_on_strikes_is_not_on_strike(read: Read) -> None:
    assert read("The ministry declined to comment on the strikes.").claims == ()
    assert of_type(read("Teachers in Nairobi went on strike on Monday after police shot a student."), "strike_action")
