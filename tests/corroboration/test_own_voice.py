"""A report's own voice beside whom the same report names for the same event: the inverted pyramid is one origin."""

import msgspec
import pytest
from made_events import event, events
from made_world import WORLD, claim, count, exchanged, on, read, says, where, who

from twosource.codebook import Codebook
from twosource.corroboration import corroborate

RED, BLUE = who("act:red"), who("act:blue")
TAKEN = {"actor": [RED], "target": [BLUE], "place": [where("plc:xx:city")]}


def lead(kind="capture", **more):
    return claim(kind, at=0, **{**TAKEN, **more})


def said(source, kind="capture", at=200, **more):
    return claim(kind, at=at, speakers=[says(source)], **{**TAKEN, **more})


def voices(found):
    return {origin.key for origin in found.origins}


def test_a_lead_beside_an_attributed_sentence_is_the_speakers_word():
    first, body = lead(), said("src:monitor")
    found = event(first, body)
    assert voices(found) == {"src:monitor"} and found.grade == "reported"
    assert set(found.origins[0].claims) == {first.claim_id, body.claim_id}


def test_a_lead_rests_on_all_whom_its_report_names():
    found = event(lead(), said("src:monitor"), said("src:un", at=300))
    assert voices(found) == {"src:monitor", "src:un"} and found.effective_origins == 2.0


def test_own_voice_alone_stays_an_origin():
    assert voices(event(lead())) == {"src:paper"}


def test_an_attributed_sentence_of_another_report_takes_no_lead():
    found = event(lead(report="one"), said("src:monitor", report="other"))
    assert voices(found) == {"src:paper", "src:monitor"} and found.grade == "corroborated"


def test_two_papers_whose_leads_rest_on_one_speaker_are_one_origin():
    papers = ("The Paper", "The Gazette")
    told = [one for p in papers for one in (lead(publisher=p), said("src:monitor", publisher=p))]
    assert voices(event(*told)) == {"src:monitor"}


def seen(*claims):
    reports, readings = read(*claims)
    readings = [msgspec.structs.replace(reading, eyewitness=True) for reading in readings]
    return corroborate(reports, readings, knowledge=WORLD, codebook=Codebook.load()).events


def test_what_the_papers_own_people_saw_is_its_own_word():
    (found,) = seen(lead(), said("src:monitor"))
    assert voices(found) == {"src:paper", "src:monitor"} and found.grade == "corroborated"


def test_a_report_that_lays_it_at_itself_too_tells_it_on_its_own():
    assert voices(event(lead(), said("src:paper"), said("src:monitor", at=300))) == {"src:paper", "src:monitor"}


def test_what_a_monitor_publishes_in_its_own_voice_is_its_finding():
    told = [lead(publisher="War Monitor"), said("src:un", publisher="War Monitor")]
    assert voices(event(*told)) == {"src:monitor", "src:un"}


def test_a_lead_that_counts_otherwise_than_all_whom_it_names_has_another_source():
    struck = {"kind": "air_strike", "actor": [RED], "target": [who(None, "people", "civilians")]}
    first = lead(figures=[count("killed", 40)], **struck)
    found = event(first, said("src:monitor", figures=[count("killed", 12)], **struck))
    assert voices(found) == {"src:paper", "src:monitor"}
    assert {d.about for d in found.disputes} == {"how_many"}


def test_a_lead_goes_to_the_speaker_who_counts_as_it_does():
    struck = {"kind": "air_strike", "actor": [RED], "target": [who(None, "people", "civilians")]}
    first = lead(figures=[count("killed", 40)], **struck)
    twelve = said("src:un", figures=[count("killed", 12)], **struck)
    forty = said("src:monitor", at=300, figures=[count("killed", 40)], **struck)
    found = event(first, twelve, forty)
    assert {o.key: first.claim_id in o.claims for o in found.origins} == {"src:un": False, "src:monitor": True}


def test_a_lead_that_names_another_party_is_not_laid_at_who_names_its_enemy():
    struck = {"kind": "shelling", "target": [who(None, "market", "civilians")], "figures": [count("killed", 23)]}
    told = [lead(**{**struck, "actor": [BLUE]}), said("src:red-tv", **{**struck, "actor": [RED]})]
    assert "src:paper" in {key for found in events(*told) for key in voices(found)}


def test_a_lead_makes_nobody_admit_what_he_did_not_say():
    """The paper says from whom the place was taken; the loser's own sentence leaves it open."""
    told = [lead(), said("src:blue-command", actor=[], target=[])]
    (found,) = events(*told)
    assert voices(found) == {"src:blue-guard"} or voices(found) == {"src:blue-command"}
    assert not found.against_interest


def test_a_lead_makes_no_speaker_surer_than_he_was():
    hedged = event(said("src:monitor", certainty="hedged"))
    with_lead = event(lead(), said("src:monitor", certainty="hedged"))
    assert with_lead.credibility == hedged.credibility


def test_a_denied_event_keeps_its_lead():
    denial = said("src:red-tv", polarity="denied", at=300)
    found = event(lead(), denial)
    assert voices(found) == {"src:paper"} and {d.about for d in found.disputes} == {"whether"}


def test_a_headline_over_a_lead_goes_with_it():
    headline, first, quoted = claim(at=0, **TAKEN), claim(at=200, **TAKEN), said("src:red-tv", at=300)
    found = event(headline, first, quoted, headline_end=100)
    assert voices(found) == {"src:red-tv"} and found.grade == "claimed"


@pytest.mark.parametrize("source", ["src:red-tv", "src:blue-tv", "src:monitor"])
def test_exchanging_the_sides_exchanges_the_origins(source):
    told = [lead(time=on("2017-09-04")), said(source, time=on("2017-09-04"))]
    ours, theirs = event(*told), event(*(exchanged(one) for one in told))
    assert (ours.grade, ours.credibility) == (theirs.grade, theirs.credibility)


def test_a_smaller_number_than_the_speakers_is_a_part_of_it_and_replaces_none():
    struck = {"kind": "air_strike", "actor": [RED], "target": [who(None, "people", "civilians")]}
    whole = said("src:monitor", at=0, figures=[count("killed", 6)], **struck)
    part = claim(
        "air_strike", at=200, place=TAKEN["place"], actor=[RED], target=struck["target"], figures=[count("killed", 4)]
    )
    found = event(whole, part)
    assert voices(found) == {"src:monitor"} and not found.disputes
    assert [figure.best for figure in found.figures] == [6]


def test_a_paper_that_quotes_another_passes_on_whom_that_one_names():
    shared = {"actor": [who("act:red")], "target": [who("act:blue")], "place": [where("plc:xx:city")]}
    first = claim("clash", publisher="Evening Star", speakers=[says("src:monitor")], **shared)
    quoted = says(None, "Evening Star", "press")
    echo = claim("clash", publisher="Other Paper", published="2017-09-06", speakers=[quoted], **shared)
    assert event(first, echo).n_origins == 1
    assert (
        event(
            first, claim("clash", publisher="Other", speakers=[says(None, "Morning Star", "press")], **shared)
        ).n_origins
        == 2
    )
