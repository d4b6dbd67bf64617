from datetime import date

import msgspec
import pytest
from made_world import TIES, WORLD, claim, count, read, says, who

from twosource.corroboration.interest import interest_of, parties_on, read_table, shipped_table
from twosource.corroboration.origins import Voices
from twosource.corroboration.settings import DEFAULTS
from twosource.errors import TwosourceError
from twosource.records import Relation

DAY = date(2017, 9, 5)
RED, BLUE = "act:red", "act:blue"


def voice(source, name=None, kind=None):
    one = claim(speakers=[says(source, name, kind)])
    return Voices(read(one)[1], WORLD, DEFAULTS).of(one)


def roles(codebook, event_type, **how):
    return shipped_table().roles(claim(event_type, **how), codebook.types[event_type], codebook)[:2]


@pytest.mark.parametrize(
    ("source", "interest"),
    [
        ("src:red-tv", "interested"),
        ("src:red-command", "interested"),
        ("src:red-ally-ministry", "interested"),
        ("src:blue-tv", "adverse"),
        ("src:blue-ally-ministry", "adverse"),
        ("src:monitor", "none"),
    ],
)
def test_a_capture_interests_the_takers_side_and_harms_the_losers(source, interest):
    assert interest_of(voice(source), [RED], [BLUE], DAY, TIES) == interest


def test_harm_to_an_enemy_is_an_interest():
    assert interest_of(voice("src:blue-tv"), [], [RED], DAY, TIES) == "interested"


def test_an_enemys_gain_from_a_third_party_is_no_admission():
    assert interest_of(voice("src:blue-tv"), [RED], ["act:civilians"], DAY, TIES) == "none"


def test_what_favours_and_harms_ones_own_side_leaves_no_interest():
    assert interest_of(voice("src:red-tv"), [RED], ["act:red-guard"], DAY, TIES) == "none"


def test_a_public_person_has_an_interest_through_whom_it_acts_for():
    crimson = voice(None, "General Crimson", "official")
    assert interest_of(crimson, [RED], [BLUE], DAY, TIES) == "interested"
    assert interest_of(crimson, [BLUE], [RED], DAY, TIES) == "adverse"


def test_an_unnamed_speaker_of_a_side_is_interested_too():
    one = claim(speakers=[says("src:red-tv"), says(None, "a military source", "anonymous_official")])
    found = Voices(read(one)[1], WORLD, DEFAULTS).of(one)
    assert interest_of(found, [RED], [BLUE], DAY, TIES) == "interested"


def test_an_alignment_holds_only_while_it_lasts():
    from dataclasses import replace

    past = replace(voice("src:red-tv"), aligned=(Relation(to=RED, end=date(2016, 1, 1)),))
    assert parties_on(past, DAY) == ()
    assert parties_on(past, date(2015, 1, 1)) == (RED,)
    assert parties_on(past, None) == (RED,)


def test_a_strike_on_fighters_favours_who_struck(codebook):
    assert roles(codebook, "air_strike", target=[who(BLUE)]) == (("actor",), ())


@pytest.mark.parametrize(
    "how",
    [{"target": [who("act:civilians")]}, {"target": [who(BLUE)], "figures": [count("killed", 3, who="civilians")]}],
)
def test_a_strike_on_civilians_harms_who_struck(codebook, how):
    assert roles(codebook, "air_strike", **how) == ((), ("actor",))


def test_a_loss_harms_who_lost_and_favours_who_has_it_now(codebook):
    assert roles(codebook, "lose") == (("target",), ("actor",))


def test_a_forecast_of_words_interests_nobody(codebook):
    assert roles(codebook, "threaten") == ((), ())


def test_every_type_of_the_table_and_every_effect_is_one_the_codebook_knows(codebook):
    table = shipped_table()
    assert set(table.types) <= set(codebook.types)
    assert set(table.effects) == {kind.effect for kind in codebook.types.values()} - {"none"}


def test_a_table_that_cannot_be_read_says_where_and_what_to_do(tmp_path):
    path = tmp_path / "interest.yaml"
    path.write_text("types: {capture: [{favors: [actor]}]}\neffects: {}\n")
    with pytest.raises(TwosourceError, match="favors") as caught:
        read_table(path)
    assert str(path) in str(caught.value)


def test_the_enemys_dead_are_a_success_and_ones_own_a_loss(codebook):
    fight = {"actor": [who(RED)], "target": [who(BLUE, "20 blue fighters")]}
    theirs = [msgspec.structs.replace(count("killed", 20, who="fighter"), span=(50, 52))]
    assert roles(codebook, "clash", figures=theirs, **fight) == (("actor",), ("target",))
    ours = {"actor": [who(RED, "red soldiers")], "target": [who(BLUE)]}
    lost = [msgspec.structs.replace(count("killed", 12, who="soldier"), span=(50, 52))]
    assert roles(codebook, "clash", figures=lost, **ours) == (("target",), ("actor",))


def test_people_are_nobodys_fighters(codebook):
    for words, kind in (("two people", "unknown"), ("12 passengers", "civilians"), ("four victims", "other")):
        noun = words.split()[-1]
        dead = [msgspec.structs.replace(count("killed", 4, who=noun), span=(50, 51))]
        struck = {"actor": [who(RED)], "target": [who(None, words, kind)], "figures": dead}
        assert roles(codebook, "clash", **struck) == ((), ())


def test_a_fight_without_a_count_of_the_dead_interests_nobody(codebook):
    assert roles(codebook, "clash", actor=[who(RED)], target=[who(BLUE)]) == ((), ())
    far = [msgspec.structs.replace(count("killed", 3, who="civilian"), span=(50, 51))]
    assert roles(codebook, "clash", actor=[who(RED)], target=[who(BLUE)], figures=far) == ((), ())


def test_the_noun_for_the_dead_tells_whose_they_are_by_the_kind_of_the_sides(codebook):
    sides = {"actor": [who(None, "A", "state_forces")], "target": [who(None, "B", "rebel_group")]}
    dead = {
        noun: [msgspec.structs.replace(count("killed", 9, who=noun), span=(50, 51))] for noun in ("soldier", "militant")
    }
    assert roles(codebook, "clash", figures=dead["militant"], **sides) == (("actor",), ("target",))
    assert roles(codebook, "clash", figures=dead["soldier"], **sides) == (("target",), ("actor",))


def test_a_siege_of_nobody_knows_whom_is_a_success_to_the_besieger_and_a_charge_to_its_enemies(codebook):
    siege = claim("siege_laid", actor=[who(RED)])
    favours, harms, charges = shipped_table().roles(siege, codebook.types["siege_laid"], codebook)
    assert (favours, harms, charges) == (("actor",), ("target",), ("actor",))
    for source in ("src:red-tv", "src:blue-tv"):
        assert interest_of(voice(source), [RED], [], DAY, TIES, charges=[RED]) == "interested"


def test_fighters_taken_are_a_success_and_civilians_a_charge(codebook):
    assert roles(codebook, "abduction", target=[who(BLUE)]) == (("actor",), ("target",))
    assert roles(codebook, "abduction", target=[who("act:civilians")]) == ((), ("actor",))
    assert roles(codebook, "arrest", target=[who(BLUE)]) == (("actor",), ("target",))


def test_who_strikes_a_company_boasts_and_its_enemies_charge_it(codebook):
    plant = who(None, "Aramco", "company")
    assert roles(codebook, "missile_strike", target=[plant]) == roles(codebook, "missile_strike", target=[])
    assert roles(codebook, "missile_strike", target=[who("act:civilians")])[1] == ("actor",)
