"""Who speaks is found though the parser gives the words of speech to something else."""

from __future__ import annotations

from collections.abc import Callable

from looking import of_type, only, parties, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


def test_who_goes_on_behind_a_clause_says_it(read: Read) -> None:
    reading = read(
        "No bridge had fallen, an army spokesman told reporters in Juba. Rebels shelled Malakal on Friday, he went on."
    )
    assert speakers(only(reading, "shelling"))


def test_who_goes_on_to_do_something_says_nothing(read: Read) -> None:
    reading = read("The general spoke in Juba on Monday. Rebels shelled Malakal while he went on a journey.")
    assert speakers(only(reading, "shelling")) == []


def test_a_speaker_is_not_the_doer_of_the_participle_that_tells_of_a_place(read: Read) -> None:
    reading = read('"Gunmen shot two porters in Bangui," said a nurse at a clinic run by the Red Cross.')
    assert speakers(of_type(reading, "attack_on_civilians")[0]) == ["nurse"]


def test_a_participle_with_its_helper_is_told(read: Read) -> None:
    claim = only(read("The ministry in Kyiv said a bridge was shelled by Russian troops on Monday."), "shelling")
    assert speakers(claim) == ["src:ukrainian-government"]
    assert parties(claim.actor)


def test_a_saying_before_of_speaks_of_what_it_parts(read: Read) -> None:
    text = "The Houthis captured a hill near Taiz on Sunday with the help, the ministry in Aden alleges, of men from Tehran."
    assert speakers(only(read(text), "capture")) == []


def test_a_saying_between_clauses_speaks_of_both(read: Read) -> None:
    text = "The Houthis captured a hill near Taiz on Sunday, the ministry in Aden alleges, and burned two trucks."
    assert speakers(only(read(text), "capture"))


def test_a_word_of_telling_before_a_number_is_told_by_somebody(read: Read) -> None:
    reading = read(
        "The Red Cross said that clinics in Goma were full. By its count 9,000 people have fled Goma since Sunday."
    )
    claim = only(reading, "displacement")
    assert speakers(claim) == ["src:icrc"]
    assert not any("count" in mention.text for mention in claim.target)


def test_the_pronoun_behind_a_relative_s_verb_does_not_speak(read: Read) -> None:
    reading = read("Isis stormed a jail in Raqqa. The Kurdish-led forces that run it said they had shelled a camp.")
    assert speakers(only(reading, "shelling")) == ["src:sdf"]


def test_a_pronoun_that_is_a_verb_s_only_subject_speaks(read: Read) -> None:
    reading = read("The army that fled came back, and on Sunday it said Isis had shelled a camp near Mayadin.")
    assert all(claim.speakers for claim in of_type(reading, "shelling"))


def test_what_is_called_for_is_demanded(read: Read) -> None:
    for text in (
        "Charities called for the Eritrean troops to be withdrawn from Axum.",
        "The UN called for Rwanda to withdraw its troops from Goma.",
    ):
        reading = read(text)
        assert only(reading, "withdraw").modality == "demanded"
        assert speakers(only(reading, "withdraw")) == speakers(only(reading, "demand")) != []


def test_what_a_call_is_made_for_is_no_demand(read: Read) -> None:
    reading = read("The army called for an ambulance after rebels shelled Goma.")
    assert not of_type(reading, "demand")
    assert only(reading, "shelling").modality == "happened"


def test_that_something_is_over_is_denied_by_who_denies_it(read: Read) -> None:
    (claim,) = of_type(read("That the siege of Taiz is over was denied by the Houthis."), "siege_lifted")
    assert (claim.polarity, speakers(claim) != []) == ("denied", True)
    (claim,) = of_type(read("That the siege of Taiz is over was confirmed by the UN."), "siege_lifted")
    assert (claim.polarity, speakers(claim)) == ("affirmed", ["src:un"])
