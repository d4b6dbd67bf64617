from made_rows import made

from twosource.evaluation.maverick import B_CUBED, PAIRS, PRECISION, RECALL, day_and_city, judged_rows
from twosource.evaluation.maverick_linking import folds, month_groups
from twosource.evaluation.scores import score, summed

ROWS = made({}, {}, {"event_id": "E2", "date_start": "2011-04-01", "date_end": "2011-04-01"})
RIGHT = {"row-0": 1, "row-1": 1, "row-2": 2}
EVERYONE = frozenset(RIGHT)


def scores(given, flags=None):  # type: ignore[no-untyped-def]
    judged = judged_rows(ROWS, [(EVERYONE, given)], {}, flags or {})
    return {
        measure.name: score(measure.formula, summed(measure.tallies.values())) for measure in judged.measures
    }, judged


def test_right_clusters_score_one_and_miss_nothing() -> None:
    found, judged = scores(RIGHT)
    assert found[PAIRS] == found[B_CUBED] == 1.0 and judged.misses == []


def test_a_row_is_judged_under_the_weights_that_never_saw_it() -> None:
    wrong = {"row-0": 1, "row-1": 2, "row-2": 1}
    first, rest = frozenset({"row-2"}), frozenset({"row-0", "row-1"})
    judged = judged_rows(ROWS, [(first, wrong), (rest, RIGHT)], {}, {})
    pairs = next(measure for measure in judged.measures if measure.name == PAIRS)
    assert pairs.tallies == {"row-0": (1, 1, 1), "row-1": (1, 1, 1), "row-2": (0, 1, 0)}
    assert [(miss.item, miss.kind) for miss in judged.misses] == [("row-2", "joined to another event")]


def test_flags_are_scored_event_by_event() -> None:
    found, judged = scores(RIGHT, {"E1": frozenset({"killed"})})
    assert found[PRECISION] == 0.0 and found[RECALL] is None
    assert [miss.kind for miss in judged.misses] == ["no disagreement on killed"]


def test_months_that_share_an_event_stay_in_one_fold() -> None:
    spread = made({}, {"date_start": "2011-02-28"}, {"event_id": "E2", "date_start": "2011-04-01",
                                                      "date_end": "2011-04-01"})  # fmt: skip
    assert month_groups(spread) == [["row-0", "row-1"], ["row-2"]]
    assert sorted(map(len, folds(spread, 2))) == [1, 2]


def test_every_row_is_in_just_one_fold() -> None:
    many = made(
        *({"event_id": f"E{n}", "date_start": f"20{10 + n}-01-01", "date_end": f"20{10 + n}-01-01"} for n in range(7))
    )
    found = folds(many, 3)
    assert sorted(row for fold in found for row in fold) == sorted(row.id for row in many)


def test_a_row_without_a_city_is_alone_under_the_plainest_rule() -> None:
    one, other = made({"city": ""}, {"city": ""})
    assert day_and_city(one) != day_and_city(other)
    assert day_and_city(ROWS[0]) == day_and_city(ROWS[1])
