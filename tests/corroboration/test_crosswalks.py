import pytest

from twosource.corroboration.crosswalks import crosswalk

PLAIN = {
    "carried": True, "against_interest": False, "denied": False, "disputed_who": False, "unverified": False,
    "letters": ("F",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "airwars", "admiralty", "stix"),
    [
        ("predicted", None, "F6", None),
        ("claimed", "weak", "F4", 30),
        ("reported", "weak", "F3", 50),
        ("corroborated", "fair", "F2", 70),
        ("confirmed", "fair", "F1", 90),
    ],
)
def test_each_grade_has_its_place_in_the_scales_of_others(grade, airwars, admiralty, stix):
    assert crosswalk(grade, **PLAIN) == (airwars, admiralty, stix)


@pytest.mark.parametrize(
    ("grade", "flags", "airwars", "admiralty"),
    [
        ("confirmed", {"against_interest": True}, "confirmed", "F1"),
        ("corroborated", {"disputed_who": True}, "contested", "F2"),
        ("reported", {"denied": True}, "weak", "F4"),
        ("claimed", {"denied": True}, "weak", "F5"),
        ("corroborated", {"denied": True}, "fair", "F2"),
        ("reported", {"unverified": True}, "weak", "F4"),
        ("claimed", {"carried": False}, "discounted", "F5"),
        ("reported", {"letters": ("F", "B", "D")}, "weak", "B3"),
        ("reported", {"letters": ()}, "weak", "F3"),
    ],
)
def test_flags_move_it(grade, flags, airwars, admiralty):
    found = crosswalk(grade, **(PLAIN | flags))
    assert (found.airwars, found.admiralty) == (airwars, admiralty)
