import random
from dataclasses import replace

import msgspec
import pytest

from twosource.corroboration.learning import Account, Telling, learn
from twosource.corroboration.reliability import SHIPPED_SOURCES, Reliabilities, SourceWeights
from twosource.corroboration.settings import DEFAULTS

TRUTH = DEFAULTS.truth
KINDS = {f"src:{name}": "press" for name in ("a", "b", "c", "d", "liar", "echo")}


def none(source, sides):
    return "none"


def learnt(accounts):
    return learn(accounts, KINDS, none, DEFAULTS)


def account(number, told, region="XX/1", lifted=(), denied=()):
    """An event told of by these sources, each an hour after the one before; ``lifted`` maps a source to whom it names."""
    lifted = dict(lifted)
    tellings = tuple(
        Telling(f"src:{name}", "none", f"2017-09-{1 + number % 28:02d}T{hour:02d}:00:00", lifted.get(name))
        for hour, name in enumerate(told)
    )
    return Account(f"clm_{number:04d}", region, "", tellings, tuple((f"src:{name}", "none") for name in denied))


def war(seed=1, many=240):
    """Four that see half of what takes place; a liar whose stories only its echo takes up, and that others deny."""
    dice = random.Random(seed)
    accounts = []
    for number in range(many):
        if number % 3 == 0:
            told = ["liar"] + (["echo"] if dice.random() < 0.8 else [])
            denied = [name for name in "abcd" if dice.random() < 0.2]
        else:
            told = [name for name in "abcd" if dice.random() < 0.55] + (["liar"] if dice.random() < 0.2 else [])
            told += ["echo"] if "liar" in told and dice.random() < 0.8 else []
            denied = []
        if told:
            accounts.append(account(number, told, denied=denied))
    return accounts


def reliability(weights, source):
    return Reliabilities(weights, DEFAULTS).rates(source, "press", "none").reliability


def test_a_liar_is_told_from_those_who_are_borne_out():
    weights = learnt(war())
    assert reliability(weights, "src:liar") < 0.5
    assert all(reliability(weights, f"src:{name}") > 0.85 for name in "abcd")


def test_who_repeats_anothers_stories_is_known_as_its_relay():
    weights = learnt(war())
    reliabilities = Reliabilities(weights, DEFAULTS)
    assert reliabilities.is_relay("src:echo", "src:liar")
    assert not reliabilities.is_relay("src:a", "src:b")
    assert reliabilities.relays_of("src:echo")[0].of == "src:liar"


def test_what_is_lifted_in_so_many_words_teaches_nothing_of_who_lifts_it():
    accounts = [account(n, ["a", "b", "echo"], lifted={"echo": "src:a"}) for n in range(40)]
    weights = learnt(accounts)
    assert "src:echo" not in {heard.source for heard in weights.heard if sum(heard.right) > 0}
    (relay,) = [one for one in weights.relays if one.source == "src:echo" and one.of == "src:a"]
    assert relay.shown == 40 and relay.share > 0.9


def test_the_order_of_accounts_changes_nothing_and_json_keeps_every_byte():
    accounts = war(2)
    mixed = accounts[:]
    random.Random(0).shuffle(mixed)
    weights = learnt(accounts)
    assert learnt(mixed) == weights
    coded = msgspec.json.encode(weights)
    assert msgspec.json.decode(coded, type=SourceWeights) == weights
    assert weights.version != SHIPPED_SOURCES.version == "shipped"


def test_nothing_told_teaches_nothing():
    assert learnt([]) == SHIPPED_SOURCES
    assert (
        learnt([replace(account(1, ["a"]), tellings=(Telling("src:stranger", "none", "2017-09-01"),))])
        == SHIPPED_SOURCES
    )


def test_an_event_is_judged_by_what_the_others_taught():
    reliabilities = Reliabilities(learnt(war()), DEFAULTS)
    whole = reliabilities.rates("src:liar", "press", "none")
    without = [reliabilities.rates("src:liar", "press", "none", fold) for fold in range(TRUTH.folds)]
    assert all(one.right + one.wrong < whole.right + whole.wrong for one in without)
    taken = sum(whole.wrong - one.wrong for one in without)
    assert taken == pytest.approx(whole.wrong, rel=0.5)


def test_a_source_looks_only_where_it_has_told_of_several_events():
    accounts = [account(n, ["a", "b"], region="XX/1") for n in range(6)] + [account(9, ["a"], region="XX/2")]
    looks = {(look.source, look.region) for look in learnt(accounts).looks}
    assert looks == {("src:a", "XX/1"), ("src:b", "XX/1")}


def test_a_place_without_a_region_teaches_reliability_all_the_same():
    weights = learnt([replace(account_, region=None) for account_ in war()])
    assert weights.looks == () and {heard.source for heard in weights.heard} == set(KINDS)
