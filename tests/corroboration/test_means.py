from made_events import statements
from made_world import claim, says, where

from twosource.corroboration.means import without_denied_means

CITY, PORT = where("plc:xx:city"), where("plc:xx:port")


def told(place, origin="src:red-command"):
    fired = {"trigger": "fired", "sentence": "They fired on it."}
    owned = claim("clash", speakers=[says(origin)], place=[place], **fired)
    denied = claim("shelling", at=50, polarity="denied", speakers=[says("src:red-command")], place=[CITY])
    return statements(owned, denied)


def test_who_owns_an_attack_and_denies_the_means_denies_no_attack():
    assert [s.denied for s in without_denied_means(told(CITY))] == [False]


def test_who_owns_another_attack_or_speaks_for_another_denies_it():
    assert any(s.denied for s in without_denied_means(told(PORT)))
    assert any(s.denied for s in without_denied_means(told(CITY, origin="src:blue-command")))
