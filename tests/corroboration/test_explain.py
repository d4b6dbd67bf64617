from made_coded import coded
from made_events import book, corroborated
from made_world import WORLD, claim, count, says, where, who

from twosource.corroboration import explain

TAKEN = {"actor": [who("act:red")], "target": [who("act:blue")], "place": [where("plc:xx:city")]}
WORDS = "Red forces captured the town of Rivertown after three days of heavy fighting with Blue, residents said"


def why(*claims):
    (found,) = corroborated(*claims).events
    return found, explain(found, claims, knowledge=WORLD, codebook=book())


def test_every_claim_of_an_event_is_explained_once():
    claims = [
        claim(publisher=f"Paper {i}", speakers=[says(s)], **TAKEN) for i, s in enumerate(("src:monitor", "src:un"))
    ]
    denial = claim(publisher="Paper 3", speakers=[says("src:blue-tv")], polarity="denied", **TAKEN)
    found, told = why(*claims, denial)
    assert sorted(one.claim_id for one in told) == sorted(found.claims)
    assert [one.relation for one in told] == ["founds", "same", "denies"]


def test_the_fields_add_up_and_pass_the_threshold():
    _, told = why(*(claim(publisher=p, **TAKEN) for p in ("The Paper", "The Agency")))
    joined = told[1]
    assert joined.total == sum(field.weight for field in joined.fields) > joined.threshold
    assert {field.field for field in joined.fields} >= {"type", "place", "time", "who", "to whom"}
    assert joined.says.endswith(".") and "the same place" in joined.says


def test_what_spoke_against_it_is_told_too():
    strike = {"place": [where("plc:xx:city")], "target": [who("act:civilians")], "actor": [who("act:red")]}
    claims = [
        claim("air_strike", publisher=p, figures=[count("killed", n)], **strike) for p, n in (("A", 14), ("B", 22))
    ]
    _, told = why(*claims)
    assert "in spite of figures that differ" in told[1].says


def test_a_copy_says_whose_words_it_has():
    first = claim(publisher="The Agency", sentence=WORDS, trigger="captured", **TAKEN)
    copied = claim(publisher="The Paper", published="2017-09-06", sentence=WORDS, trigger="captured", **TAKEN)
    _, told = why(first, copied)
    assert (told[1].relation, told[1].other) == ("copies", first.claim_id)


def test_claims_of_other_events_are_passed_over():
    one, other = claim(**TAKEN), claim("clash", place=[where("plc:xx:port")])
    found = next(e for e in corroborated(one, other).events if e.event_type == "capture")
    assert [b.claim_id for b in explain(found, [one, other], knowledge=WORLD, codebook=book())] == [one.claim_id]


def test_of_coded_rows_each_level_is_told_with_its_field():
    rows = [coded("The Paper"), coded("The Agency")]
    _, told = why(*rows)
    assert "place (" in told[1].says and "time (the same day)" in told[1].says


def test_claims_of_one_coded_row_are_one_event_because_of_the_row():
    _, told = why(*(coded("The Paper", speakers=[says(source)]) for source in ("src:monitor", "src:un")))
    assert told[1].says == "The same coded row names both, and a row tells of one event."
