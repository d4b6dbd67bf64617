from made_events import corroborated
from made_world import WORLD, claim, says, where, who

from twosource.corroboration.origins import known_voice
from twosource.corroboration.reliability import SHIPPED_SOURCES, Reliabilities
from twosource.corroboration.settings import DEFAULTS
from twosource.corroboration.sources import SourceTally

TAKEN = {"actor": [who("act:red")], "target": [who("act:blue")], "place": [where("plc:xx:city")]}


def profiles(*claims):
    return {profile.source_id: profile for profile in corroborated(*claims).sources}


def test_a_source_is_counted_alone_and_with_others():
    alone = claim("clash", place=[where("plc:xx:port")], speakers=[says("src:monitor")])
    both = [
        claim(publisher=p, speakers=[says(s)], **TAKEN)
        for p, s in (("The Paper", "src:monitor"), ("The Agency", "src:un"))
    ]
    found = profiles(alone, *both)["src:monitor"]
    assert (found.n_claims, found.n_events, found.n_alone, found.n_corroborated, found.n_disputed) == (2, 2, 1, 1, 0)


def test_a_publisher_that_only_quotes_is_listed_with_its_reports():
    found = profiles(claim(speakers=[says("src:monitor")], **TAKEN))["src:paper"]
    assert (found.n_reports, found.n_claims, found.n_events) == (1, 0, 0)


def test_alignment_is_told():
    assert profiles(claim(speakers=[says("src:red-tv")], **TAKEN))["src:red-tv"].aligned == ("act:red",)


def test_disputed_events_are_counted():
    told = claim(speakers=[says("src:monitor")], **TAKEN)
    denied = claim(publisher="The Agency", speakers=[says("src:blue-tv")], polarity="denied", **TAKEN)
    assert profiles(told, denied)["src:monitor"].n_disputed == 1


def test_an_unnamed_speaker_has_no_profile():
    assert set(profiles(claim(speakers=[says(None, "witnesses", "witness")], **TAKEN))) == {"src:paper"}


def test_claims_that_make_no_event_still_count_as_the_sources():
    assert profiles(claim("other", speakers=[says("src:monitor")]))["src:monitor"].n_claims == 1


def test_a_source_told_as_of_several_kinds_has_the_kind_that_it_is_told_as_most_often():
    told = [
        claim(publisher=f"Paper {n}", speakers=[says(None, "Sarah Ellis-Kent", kind)], place=[where("plc:xx:port")])
        for n, kind in enumerate(["analyst", "official", "analyst", "analyst", "official"])
    ]
    for claims in (told, told[::-1], [*told[3:], *told[:3]]):
        assert [(p.kind, p.n_claims) for p in corroborated(*claims).sources if p.name == "Sarah Ellis-Kent"] == [
            ("analyst", 5)
        ]


def test_what_is_counted_can_be_taken_off_again():
    found = corroborated(claim(speakers=[says("src:monitor")], **TAKEN))
    voice = known_voice("src:monitor", "monitor", WORLD)
    tally = SourceTally()
    stated = Reliabilities(SHIPPED_SOURCES, DEFAULTS)
    tally.count_claim(voice)
    before = tally.profiles(stated)
    for by in (1, -1):
        tally.count_publisher(voice, by)
        tally.count_event(found.events[0], by)
    assert tally.profiles(stated) == before
    tally.count_claim(voice, -1)
    assert tally.profiles(stated) == ()
