import math
import random

import pytest

from twosource.corroboration.link_learning import learn_judged, learn_share

M = {"time": {"same": 0.9, "other": 0.1}, "place": {"same": 0.8, "other": 0.2}, "who": {"same": 0.7, "other": 0.3}}
U = {"time": {"same": 0.2, "other": 0.8}, "place": {"same": 0.1, "other": 0.9}, "who": {"same": 0.3, "other": 0.7}}


def pairs(n, share=0.2, seed=1):
    draw = random.Random(seed)
    same = [draw.random() < share for _ in range(n)]
    return [
        {field: draw.choices(list(levels), list(levels.values()))[0] for field, levels in (M if one else U).items()}
        for one in same
    ], same


def gap(weights, field):
    """What agreement in a field speaks for, against the lack of it."""
    return weights.weight(field, "same") - weights.weight(field, "other")


def truth(field):
    return math.log(M[field]["same"] / U[field]["same"]) - math.log(M[field]["other"] / U[field]["other"])


def test_judged_pairs_give_back_the_log_odds_they_were_made_with():
    weights = learn_judged(*pairs(20_000), threshold=0.0, learnt_from="a test")
    for field in M:
        assert gap(weights, field) == pytest.approx(truth(field), abs=0.2)
    assert weights.share == pytest.approx(0.2, abs=0.01)


def test_the_order_of_pairs_changes_nothing():
    found, same = pairs(300)
    there = learn_judged(found, same, threshold=0.0, learnt_from="a test")
    back = learn_judged(found[::-1], same[::-1], threshold=0.0, learnt_from="a test")
    assert there == back


def test_without_judgements_the_share_of_pairs_that_are_one_is_learnt_and_the_fields_stay():
    start = learn_judged(*pairs(5_000), threshold=-0.5, learnt_from="a test")
    found, _ = pairs(20_000, share=0.05, seed=2)
    learnt = learn_share(found, start, learnt_from="own pairs")
    assert learnt.share == pytest.approx(0.05, abs=0.01)
    assert learnt.fields == start.fields and learnt.threshold == start.threshold
    assert learnt.prior < start.prior and learnt.version != start.version


def test_a_monitor_with_few_pairs_keeps_about_the_share_it_began_with():
    start = learn_judged(*pairs(2_000), threshold=0.0, learnt_from="a test")
    found, _ = pairs(5, seed=3, share=0.9)
    assert learn_share(found, start, learnt_from="own pairs").share == pytest.approx(start.share, abs=0.02)
    assert learn_share([], start, learnt_from="none") is start


def test_learning_again_from_the_same_start_teaches_nothing_more():
    start = learn_judged(*pairs(2_000), threshold=0.0, learnt_from="a test")
    found, _ = pairs(3_000, seed=4)
    first = learn_share(found, start, learnt_from="own pairs")
    assert learn_share(found[::-1], start, learnt_from="own pairs") == first
