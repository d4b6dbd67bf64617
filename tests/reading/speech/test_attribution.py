"""Who says a claim, from the outermost speaker to the innermost; a sentence without a speaker is the publisher's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "SOHR said the army captured Mayadin on Monday.",
        "SOHR said that the army captured Mayadin on Monday.",
        "Later, SOHR said that the army captured Mayadin.",
        "The army captured Mayadin on Monday, SOHR said.",
        "The army captured Mayadin, said SOHR.",
        "The army, SOHR said, captured Mayadin on Monday.",
        "According to SOHR, the army captured Mayadin.",
        "The army captured Mayadin, according to SOHR.",
        "As SOHR reported, the army captured Mayadin.",
        "The army captured Mayadin, as SOHR reported.",
        "The army captured Mayadin on Monday (SOHR said).",
        "“The army captured Mayadin,” SOHR said.",
        "SOHR said: “The army captured Mayadin.”",
        "The army captured Mayadin, the Syrian Observatory for Human Rights reported on Monday.",
        "War monitor the Syrian Observatory for Human Rights (SOHR) said the army captured Mayadin.",
    ],
)
def test_a_speaker_is_heard_before_within_and_after(read: Read, text: str) -> None:
    assert speakers(only(read(text), "capture")) == ["src:sohr"]


def test_what_follows_a_parenthesis_is_the_speaker_s_too(read: Read) -> None:
    reading = read("Isis defences in Mayadin collapsed, SOHR said, allowing the Syrian army to capture the town.")
    assert speakers(only(reading, "capture")) == ["src:sohr"]


def test_a_label_before_a_headline_speaks_and_does_not_act(read: Read) -> None:
    claim = only(read("SANA: Army captures Mayadin from Isis\n\nThe fighting lasted a week, it is said."), "capture")
    assert speakers(claim) == ["src:sana"]
    assert [mention.id for mention in claim.actor] == ["act:syrian-army"]


def test_a_quotation_over_several_sentences_is_its_speaker_s(read: Read) -> None:
    reading = read("An army spokesman said: “We captured Mayadin. We shelled Abu Kamal.”")
    assert speakers(only(reading, "capture")) == speakers(only(reading, "shelling")) == ["src:syrian-military"]
    reading = read("“We captured Mayadin,” an army spokesman said. “We shelled Abu Kamal.”")
    assert speakers(only(reading, "capture")) == speakers(only(reading, "shelling")) == ["src:syrian-military"]


@pytest.mark.parametrize(
    "text",
    [
        "“We captured Mayadin,” an army spokesman said.\n\n“Then we shelled Abu Kamal.”",
        "“We captured Mayadin on Monday.\n\n“Then we shelled Abu Kamal,” an army spokesman said.",
        "An army spokesman said: “We captured Mayadin on Monday.\n\n“Then we shelled Abu Kamal.”",
    ],
)
def test_a_quotation_over_paragraphs_is_one_speaker_s(read: Read, text: str) -> None:
    reading = read(text)
    assert speakers(only(reading, "capture")) == ["src:syrian-military"]
    if text.count("“") > text.count("”"):
        assert speakers(only(reading, "shelling")) == ["src:syrian-military"]


def test_words_in_scare_quotes_are_nobody_s(read: Read) -> None:
    assert speakers(only(read("The army captured the “capital” Raqqa. Officials said little."), "capture")) == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "State TV said that SOHR reported that the army captured Mayadin.",
            ["src:syrian-state-tv", "src:sohr"],
        ),
        (
            "SOHR said that activists reported that the army captured Mayadin.",
            ["src:sohr", "src:local-activists"],
        ),
        (
            "SANA, citing a military source, said the army captured Mayadin.",
            ["src:sana", "src:military-sources"],
        ),
        (
            "The army captured Mayadin, state television said, citing a military source.",
            ["src:syrian-state-tv", "src:military-sources"],
        ),
        (
            "A military source told SANA that the army captured Mayadin.",
            ["src:sana", "src:military-sources"],
        ),
        (
            "State TV quoted the defence ministry as saying the army captured Mayadin.",
            ["src:syrian-state-tv", "defence ministry"],
        ),
    ],
)
def test_chains_nest(read: Read, text: str, chain: list[str]) -> None:
    assert speakers(only(read(text), "capture")) == chain


def test_a_speaker_set_against_another_does_not_stand_within_its_saying(read: Read) -> None:
    reading = read("SOHR said the army captured Mayadin, while the SDF said it captured Raqqa.")
    by_place = {claim.place[0].text: speakers(claim) for claim in of_type(reading, "capture")}
    assert by_place == {"Mayadin": ["src:sohr"], "Raqqa": ["src:sdf"]}


def test_joined_speakers_give_a_claim_each(read: Read) -> None:
    reading = read("SOHR and local activists said shells hit Mayadin on Monday.")
    assert sorted(speakers(claim) for claim in of_type(reading, "shelling")) == [["src:local-activists"], ["src:sohr"]]


def test_the_neighbour_of_a_spoken_sentence_is_the_publisher_s_own(read: Read) -> None:
    reading = read("SOHR said that the army shelled Mayadin. Isis captured Raqqa.")
    assert speakers(only(reading, "shelling")) == ["src:sohr"]
    assert speakers(only(reading, "capture")) == []
    reading = read("Isis captured Raqqa. SOHR said that the army shelled Mayadin.")
    assert speakers(only(reading, "capture")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia denied SOHR's claim that its warplanes bombed Mayadin.",
        "Moscow denied a report by SOHR that Russia bombed Mayadin.",
        "Reports by SOHR that Russia bombed Mayadin were denied by Moscow.",
    ],
)
def test_a_denial_of_what_somebody_says_is_two_claims(read: Read, text: str) -> None:
    told = {(tuple(speakers(claim)), claim.polarity) for claim in of_type(read(text), "air_strike")}
    assert told == {(("src:russian-government",), "denied"), (("src:sohr",), "affirmed")}


def test_a_plain_denial_is_one_denied_claim(read: Read) -> None:
    claim = only(read("Russia denied that its warplanes bombed Mayadin."), "air_strike")
    assert (speakers(claim), claim.polarity) == (["src:russian-government"], "denied")


def test_what_nobody_would_say_is_no_claim(read: Read) -> None:
    assert of_type(read("SOHR did not say whether the army captured Mayadin."), "capture") == []
    assert of_type(read("SOHR did not confirm that the army captured Mayadin."), "capture") == []


def test_a_statement_speaks_for_who_made_it(read: Read) -> None:
    for text in (
        "A statement by the SDF said its fighters captured Raqqa.",
        "In a statement, the SDF said its fighters captured Raqqa.",
        "The SDF said in a statement that its fighters captured Raqqa.",
        "Isis left. The SDF said in a statement that it captured Raqqa.",
    ):
        assert speakers(only(read(text), "capture")) == ["src:sdf"], text


def test_who_reports_for_a_living_says_what_it_reports_and_does_not_do_it(read: Read) -> None:
    claim = only(read("SOHR reported shelling in Raqqa."), "shelling")
    assert (speakers(claim), claim.actor) == (["src:sohr"], ())
    assert len(only(read("State media reported the army's capture of Mayadin."), "capture").speakers) == 1


def test_a_party_that_reports_its_losses_has_them(read: Read) -> None:
    assert all(claim.speakers == () for claim in of_type(read("The army reported 12 deaths in Raqqa."), "casualties"))


def test_cues_say_what_is_certain(read: Read) -> None:
    certainties = {
        verb: only(read(f"SOHR {verb} that the army captured Mayadin."), "capture").certainty
        for verb in ("said", "confirmed", "suggested")
    }
    assert certainties == {"said": "stated", "confirmed": "confirmed", "suggested": "hedged"}


def test_the_cue_and_the_words_of_a_speaker_are_kept(read: Read) -> None:
    text = "The army captured Mayadin, according to SOHR."
    (speaker,) = only(read(text), "capture").speakers
    assert (speaker.cue, text[speaker.start : speaker.end]) == ("according to", "SOHR")


def test_a_saying_between_commas_speaks_of_the_whole_sentence(read: Read) -> None:
    reading = read(
        "The defences crumbled within hours, SOHR said, and engineers cleared mines from a bridge at Mayadin."
    )
    assert speakers(only(reading, "demine")) == ["src:sohr"]


def test_a_time_before_such_a_saying_is_the_deed_s(read: Read) -> None:
    reading = read("On Sunday, SOHR and activists confirmed, the army captured Mayadin.")
    assert {str(claim.time.start) for claim in of_type(reading, "capture")} == {"2017-09-03"}


def test_a_body_without_a_pack_is_known_again_by_its_last_word(read: Read) -> None:
    reading = read(
        "The army captured Mayadin, the Kayah Data Group confirmed.\n\nThe group added that Isis shelled Abu Kamal."
    )
    assert speakers(only(reading, "shelling")) == ["Kayah Data Group"]


def test_who_announces_its_own_deed_speaks(read: Read) -> None:
    claim = only(read("The Syrian Democratic Forces announced the recapture of Mayadin."), "capture")
    assert speakers(claim) == ["src:sdf"]


def test_a_medium_that_no_pack_holds_is_no_government(read: Read) -> None:
    claim = only(read("The army captured Mayadin, Radio Damascus, a government station, said."), "capture")
    assert [(speaker.source_id, speaker.name) for speaker in claim.speakers] == [(None, "Radio Damascus")]


def test_no_casualties_reported_is_nobody_s_saying(read: Read) -> None:
    claim = only(read("The army fired 30 shells at Mayadin; no casualties reported."), "shelling")
    assert claim.speakers == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Al Jazeera retracted its report that rebels captured Azaz on Tuesday.", "src:al-jazeera"),
        ("SOHR withdrew its earlier claim that rebels had captured Azaz.", "src:sohr"),
    ],
)
def test_who_takes_a_saying_back_denies_it(read: Read, text: str, source: str) -> None:
    claim = only(read(text), "capture")
    assert (claim.polarity, speakers(claim)) == ("denied", [source])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Salween Institute's latest report suggests that the army captured Mayadin.", "Salween Institute"),
        (
            "There are hints in a briefing by Tigris Risk Analytics that the army captured Mayadin.",
            "Tigris Risk Analytics",
        ),
        ("In a risk note the firm Zambezi Partners says that the army captured Mayadin.", "Zambezi Partners"),
        ("The army captured Mayadin, the editor of Caucasus Survey, Anthony Brill, said.", "Anthony Brill"),
        ("The governor of Hama, Ahmad Nasser, said the army captured Mayadin.", "Ahmad Nasser"),
        ("The army captured Mayadin, Radio Tigris, a private station, said.", "Radio Tigris"),
        ("“We are free,” the broadcaster proclaimed at night: the army had captured Mayadin.", "broadcaster"),
        ("The radio also had it that the army captured Mayadin.", "radio"),
        ("Helen Marsh, a former diplomat, said little.\n\nThe army, she said, captured Mayadin.", "Helen Marsh"),
    ],
)
def test_speakers_that_no_pack_holds(read: Read, text: str, name: str) -> None:
    assert [speaker.name for speaker in only(read(text), "capture").speakers] == [name]


def test_she_is_no_ministry_and_nobody_s_words_are_the_publisher_s(read: Read) -> None:
    claim = only(read("The defence ministry said nothing. The army, she said, captured Mayadin."), "capture")
    assert [(speaker.name, speaker.kind) for speaker in claim.speakers] == [("she", "unknown")]


def test_a_source_before_a_colon_is_no_dateline(read: Read) -> None:
    assert speakers(only(read("The war went on.\n\nSOHR: Army captured Mayadin on Monday."), "capture")) == ["src:sohr"]


def test_shelling_that_is_told_of_is_said(read: Read) -> None:
    claim = only(read("Residents told of shelling in Mayadin on Monday."), "shelling")
    assert [speaker.kind for speaker in claim.speakers] == ["witness"]


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Syria: air strike on market kills 20", None),
        ("Ukraine: Russian troops capture Lyman", None),
        ("Observatory: air strike on market kills 20", "src:sohr"),
        ("Kremlin: drones hit oil depot in Belgorod", "src:russian-government"),
    ],
)
def test_a_country_before_a_colon_tells_where_and_speaks_of_nothing(
    read: Read, headline: str, speaker: str | None
) -> None:
    reading = read(f"{headline}\n\nThe town was quiet on Sunday, and shops stayed closed.")
    told = [claim for claim in reading.claims if claim.sentence.text.startswith(headline[:8])]
    assert told
    assert all([s.source_id for s in claim.speakers] == ([speaker] if speaker else []) for claim in told)


@pytest.mark.parametrize(
    ("text", "event_type", "told"),
    [
        (
            "A car bomb exploded in Quetta, southwestern Pakistan, on Sunday, killing 12 people, a doctor said.",
            "bombing",
            ["doctor"],
        ),
        (
            "Gunmen raided a farm in Jos, central Nigeria, on Sunday, killing 12 people, survivors said.",
            "attack_on_civilians",
            ["survivors"],
        ),
        (
            "Shells hit a market in Kupiansk, Ukraine, killing 12 people on Sunday, rescuers said.",
            "shelling",
            ["rescuers"],
        ),
        (
            "Rebels overran a base in Walikale, eastern Congo, on Sunday, forcing soldiers to flee, a medic said.",
            "capture",
            ["medic"],
        ),
    ],
)
def test_the_region_behind_a_town_speaks_not(read: Read, text: str, event_type: str, told: list[str]) -> None:
    (claim,) = of_type(read(text), event_type)
    assert [s.name for s in claim.speakers] == told


def test_the_dead_told_behind_a_region_are_the_deeds(read: Read) -> None:
    claim = only(
        read("A car bomb exploded in Quetta, southwestern Pakistan, on Sunday, killing 12 people, a doctor said."),
        "bombing",
    )
    assert [(f.what, f.best) for f in claim.figures] == [("killed", 12)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Syrian state television showed soldiers raising the flag over Palmyra.", True),
        ("Al Jazeera showed tanks entering Rafah.", True),
        ("The attack showed that the rebels had recaptured the town.", False),
    ],
)
def test_what_television_shows_is_said_by_it(read: Callable[..., Reading], text: str, speaker: bool) -> None:
    claims = [claim for claim in read(text).claims if claim.event_type in ("capture", "advance")]
    assert claims and all(bool(claim.speakers) is speaker for claim in claims)


def test_what_an_aside_adds_is_denied_by_nobody(read: Read) -> None:
    reading = read(
        "Ankara denied any part in the raid on the camp near Hasakah, where shelling killed four people on Sunday."
    )
    claim = only(reading, "shelling")
    assert (claim.polarity, claim.speakers) == ("affirmed", ())
    whole = read("Ankara denied the shelling of the camp near Hasakah in which four people were killed on Sunday.")
    assert only(whole, "shelling").polarity == "denied"
