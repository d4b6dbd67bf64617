import msgspec
import pytest
from made_world import WORLD, claim, read, says

from twosource.corroboration.origins import Voices
from twosource.corroboration.settings import DEFAULTS
from twosource.records import PersonMention


def voice(one, **how):
    _, readings = read(one, **how)
    return Voices(readings, WORLD, DEFAULTS).of(one)


def test_the_innermost_speaker_is_the_origin():
    found = voice(claim(speakers=[says("src:red-tv"), says("src:monitor")]))
    assert (found.key, found.source_id, found.cap, found.unnamed) == ("src:monitor", "src:monitor", 1.0, False)


def test_two_papers_that_quote_one_monitor_have_one_origin():
    keys = {voice(claim(publisher=p, speakers=[says("src:monitor")])).key for p in ("The Paper", "The Agency")}
    assert keys == {"src:monitor"}


def test_without_a_speaker_the_publisher_is_the_origin():
    assert voice(claim(publisher="The Paper")).key == "src:paper"


def test_a_publisher_in_no_pack_is_an_origin_of_its_own():
    one, other = (
        voice(claim(publisher="Village Voice")),
        voice(claim(publisher="Village  voice", published="2017-09-06")),
    )
    assert one.key == other.key and one.source_id is None and one.cap == 1.0


def test_a_wire_credit_makes_the_agency_the_origin():
    assert voice(claim(publisher="The Paper"), wires={"The Paper": "src:agency"}).key == "src:agency"


def test_a_report_without_a_publisher_is_an_unnamed_origin_of_capped_weight():
    one = claim(publisher=None)
    found = voice(one)
    assert found.unnamed and found.cap == DEFAULTS.unnamed_weight and found.key == one.report_id


def test_an_unnamed_speaker_is_an_origin_of_its_report_only():
    one, other = (
        voice(claim(publisher=p, speakers=[says(None, "witnesses", "witness")])) for p in ("The Paper", "The Agency")
    )
    assert one.unnamed and other.unnamed and one.key != other.key
    assert one.cap == other.cap == DEFAULTS.unnamed_weight


def test_witnesses_named_twice_in_a_report_are_one_origin():
    one = voice(claim(at=0, speakers=[says(None, "witnesses", "witness")]))
    other = voice(claim(at=200, speakers=[says(None, "a resident", "witness")]))
    assert one.key == other.key


def test_a_channel_that_the_packs_know_by_one_name_is_an_origin_everywhere():
    one, other = (voice(claim(publisher=p, speakers=[says("src:channel")])) for p in ("The Paper", "The Agency"))
    assert one.key == other.key == "src:channel" and not one.unnamed


def test_a_generic_source_of_the_packs_is_unnamed_too():
    found = voice(claim(speakers=[says("src:local-activists")]))
    assert found.unnamed and found.source_id == "src:local-activists" and found.key != "src:local-activists"


def test_so_is_one_that_is_described_and_not_named():
    assert voice(claim(speakers=[says("src:observers")])).unnamed


def test_an_unnamed_speaker_has_its_carriers_interest():
    found = voice(claim(speakers=[says("src:red-tv"), says(None, "a military source", "anonymous_official")]))
    assert found.unnamed and found.carrier == "src:red-tv" and [tie.to for tie in found.aligned] == ["act:red"]


def test_an_unnamed_speaker_of_a_paper_without_ties_has_none():
    found = voice(claim(speakers=[says(None, "observers", "analyst")]))
    assert found.unnamed and found.carrier == "src:paper" and found.aligned == ()


def test_a_named_speaker_in_no_pack_is_the_same_origin_everywhere():
    one, other = (
        voice(claim(publisher=p, speakers=[says(None, "Ludovico Carlino", "analyst")]))
        for p in ("The Paper", "The Agency")
    )
    assert one.key == other.key and not one.unnamed and "carlino" not in one.key.casefold()


def test_a_named_partisan_whose_side_is_not_known_counts_as_little_as_an_unnamed_one():
    assert voice(claim(speakers=[says(None, "Colonel Grey", "party")])).cap == DEFAULTS.unnamed_weight


def test_a_public_person_of_the_packs_has_the_interest_of_whom_it_acts_for():
    found = voice(claim(speakers=[says(None, "General Crimson", "official")]))
    assert found.key == "per:crimson" and [tie.to for tie in found.aligned] == ["act:red-guard"]


def test_an_actor_that_speaks_without_being_a_source_speaks_for_itself():
    found = voice(claim(speakers=[says("act:red-guard", "Red Guard", "party")]))
    assert found.key == "act:red-guard" and [tie.to for tie in found.aligned] == ["act:red-guard"]


def test_a_private_persons_name_comes_out_nowhere():
    speaker = says(None, "Jadaan Srouji", "unknown")
    person = PersonMention(start=speaker.start, end=speaker.end, text=speaker.name, public=False)
    found = voice(claim(speakers=[speaker]), people=[person])
    assert found.unnamed and found.name == "a named civilian" and "Jadaan" not in repr(found)


def test_a_witness_with_a_name_is_masked_even_where_no_person_was_marked():
    assert "Jadaan" not in repr(voice(claim(speakers=[says(None, "Jadaan Srouji", "witness")])))


def test_spellings_of_a_source_in_no_pack_are_one_origin():
    keys = {
        voice(claim(speakers=[says(None, name, "press")])).key
        for name in ("Oasis Wire", "Oasis Wire Report", "OASIS WIRE")
    }
    assert len(keys) == 1


def test_a_text_tells_more_or_less_vaguely_whose_word_it_is():
    unnamed = [says(None, "a war monitor", "monitor")]
    told = [
        claim(publisher="The Paper", speakers=[says("src:monitor")]),
        claim(publisher="The Agency"),
        claim(publisher="The Agency", speakers=unnamed),
        claim(publisher="The Paper"),
        claim(publisher="The Paper", speakers=unnamed),
    ]
    _, readings = read(*told)
    book = Voices(readings, WORLD, DEFAULTS)
    assert [book.vagueness(one) for one in told] == [0, 1, 2, 3, 4]


def test_a_credit_makes_a_text_the_agency_s_and_as_telling():
    one = claim(publisher="The Paper")
    _, readings = read(one, wires={"The Paper": "src:agency"})
    book = Voices(readings, WORLD, DEFAULTS)
    assert (book.vagueness(one), book.wire_of(one.report_id, "The Paper")) == (1, "src:agency")
    assert book.credits(one.report_id)


def test_reports_of_one_publisher_share_one_voice_and_those_of_nobody_share_none():
    book = Voices([], WORLD, DEFAULTS)
    assert book.publisher_of("rep_1", "Village Voice") is book.publisher_of("rep_2", "Village Voice")
    assert book.publisher_of("rep_1", None).key != book.publisher_of("rep_2", None).key
    _, readings = read(claim(publisher="The Paper", report="rewritten"), wires={"The Paper": "src:agency"})
    credited = Voices(readings, WORLD, DEFAULTS)
    assert credited.publisher_of(readings[0].report_id, "The Paper").key == "src:agency"
    assert credited.publisher_of("rep_3", "The Paper").key == "src:paper"


def test_a_paper_that_others_quote_is_the_one_that_published():
    own, quoted = claim(publisher="Valley Herald"), claim(speakers=[says(None, "Valley Herald", "press")])
    assert voice(own).key == voice(quoted).key
    assert voice(own).key != voice(claim(publisher="Hill Herald")).key


def test_a_party_that_publishes_is_the_party_that_others_quote():
    side = next(actor for actor in WORLD.actors if actor.id == "act:red-guard")
    own = voice(claim(publisher=side.name))
    assert own.kind == "party" and "act:red-guard" in {tie.to for tie in own.aligned}
    people = next(actor for actor in WORLD.actors if actor.kind == "civilians")
    assert voice(claim(publisher=people.name)).kind == "press"  # a paper may be called "Civilians"


def test_an_officer_of_a_party_speaks_under_its_name():
    found = voice(claim(speakers=[says("act:red-guard", "Colonel Ash", "party")]))
    assert found == voice(claim(speakers=[says("act:red-guard", "Captain Birch", "party")]))
    assert "Ash" not in found.name


def test_a_private_person_whom_two_papers_name_alike_is_one_origin_without_a_name():
    told = [
        claim(publisher=paper, speakers=[says(None, name, kind)])
        for paper, name, kind in (
            ("The Paper", "Umm Salim", "witness"),
            ("The Agency", "Umm Salim", "witness"),
            ("The Agency", "Abu Hadi", "witness"),
        )
    ]
    one, same, other = (voice(each) for each in told)
    assert one.key == same.key != other.key and one.name == "a named civilian" and one.cap == DEFAULTS.unnamed_weight


def test_an_unnamed_official_has_the_side_of_his_office_and_not_his_papers():
    officer = msgspec.structs.replace(says(None, "army officer", "anonymous_official"), side="act:blue")
    found = voice(claim(publisher="Red TV", speakers=[officer]))
    assert found.unnamed and [tie.to for tie in found.aligned] == ["act:blue"]
    unsided = voice(claim(publisher="Red TV", speakers=[says(None, "a source", "anonymous_official")]))
    assert [tie.to for tie in unsided.aligned] != ["act:blue"]


@pytest.mark.parametrize(
    ("publisher", "name", "itself"),
    [
        ("United Nations", "Nations", True),  # a body of the packs, by one word of its own name
        ("United Nations", "Mission", False),  # no word of its name
        ("United Nations", "nations", False),  # a common word names nobody
        ("The Paper", "Paper", False),  # a newsroom that says "the Paper" may well mean another
        ("Village Voice", "Voice", False),  # in no pack, so of no known kind
    ],
)
def test_a_body_that_publishes_speaks_of_itself_by_a_word_of_its_name(publisher, name, itself):
    told = claim(publisher=publisher, speakers=[says(None, name, "official")])
    assert (voice(told).key == voice(claim(publisher=publisher)).key) is itself
