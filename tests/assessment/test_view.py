from twosource.assessment.belief import UNKNOWN, contested, held, not_held
from twosource.assessment.view import view_of


def test_a_likely_holder_is_shown_with_the_rest_as_alternatives():
    view = view_of({held("red"): 0.8, held("blue"): 0.15, UNKNOWN: 0.05}, 0.5)
    assert (view.status, view.holder, view.probability) == ("held", "red", 0.8)
    assert view.alternatives == (("blue", 0.15), (None, 0.05))


def test_below_the_stated_probability_a_place_is_unknown_with_its_alternatives():
    view = view_of({held("red"): 0.4, UNKNOWN: 0.6}, 0.5)
    assert (view.status, view.holder, view.probability, view.alternatives) == ("unknown", None, 0.6, (("red", 0.4),))


def test_a_contested_share_is_parted_among_who_contests():
    view = view_of({contested(("red", "blue")): 0.9, UNKNOWN: 0.1}, 0.5)
    assert (view.status, view.contesting, view.probability) == ("contested", ("blue", "red"), 0.9)
    assert view.alternatives == (("blue", 0.45), ("red", 0.45), (None, 0.1))


def test_of_a_place_of_which_one_side_took_a_part_half_is_untold():
    assert view_of({contested(("red",)): 1.0}, 0.5).alternatives == (("red", 0.5), (None, 0.5))


def test_two_holders_of_whom_neither_is_likely_enough_make_it_contested():
    view = view_of({held("red"): 0.45, held("blue"): 0.45, UNKNOWN: 0.1}, 0.5)
    assert (view.status, view.probability) == ("contested", 0.9)


def test_two_equally_likely_holders_are_not_told_apart_by_their_names():
    assert view_of({held("red"): 0.5, held("blue"): 0.5}, 0.5).status == "contested"


def test_who_lost_a_place_is_no_alternative():
    view = view_of({not_held(("red",)): 0.8, held("red"): 0.1, held("blue"): 0.1}, 0.5)
    assert (view.status, view.excluded, view.alternatives) == ("unknown", ("red",), (("blue", 0.1),))
