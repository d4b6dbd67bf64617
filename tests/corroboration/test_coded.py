import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_coded import coded, point
from made_events import score, statements, together
from made_world import claim, count, on, where, who

from twosource.corroboration.coded import (
    BEYOND,
    OTHER_SET,
    CodedComparer,
    Document,
    document_level,
    figure_level,
    levels,
    overlap_level,
    place_level,
    row_fields,
    time_level,
)
from twosource.corroboration.weights import shipped_weights


def row(**how):
    one = coded(**how)
    return row_fields(one, (one.time.start, one.time.end))


def test_two_papers_that_tell_one_shooting_are_one_event():
    assert len(together(coded(), coded("The Agency"))) == 1


def test_two_rows_of_one_document_are_two_events():
    second = coded(at=100, figures=[count("killed", 2), count("injured", 0)], published="2017-09-05")
    assert levels(row(), row_fields(second, (second.time.start, second.time.end)))["report"] == "one document"
    first = coded(place=[point("Abobo")])
    other = coded(place=[point("Adjamé", 5.36, -4.03)], at=100, figures=[count("killed", 1), count("injured", 0)])
    assert len(together(first, other)) == 2


def test_another_type_in_a_table_rules_nothing_out_as_it_does_in_sentences():
    protest = coded("The Agency", "protest")
    assert len(together(coded(), protest)) == 1
    assert score(claim("attack_on_civilians", place=[where("plc:xx:city")]), claim("protest", publisher="The Agency",
                 place=[where("plc:xx:city")])).never  # fmt: skip


def test_a_row_without_a_point_may_still_be_the_event():
    nowhere = coded("The Agency", place=[point("Ivory Coast", None, None, 300)])
    assert len(together(coded(), nowhere)) == 1


def test_the_fields_and_the_prior_add_up_to_the_score():
    found = score(coded(), coded("The Agency"))
    assert found.total == sum(field.weight for field in found.fields)
    assert found.threshold == shipped_weights().threshold and found.margin > 0
    assert {field.name for field in found.fields} >= {"time", "place", "who", "killed", "report"}


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ((1, 1), (1, 1), "the same day"),
        ((1, 2), (2, 4), "days in common, of a few"),
        ((1, 20), (2, 4), "days in common, of some weeks"),
        ((1, 99), (2, 4), "days in common, of a longer time"),
        ((1, 1), (2, 2), "a day apart"),
        ((1, 1), (4, 4), "some days apart"),
    ],
)
def test_time(a, b, level):
    assert time_level(a, b) == time_level(b, a) == level


@pytest.mark.parametrize(
    ("other", "level"),
    [
        (point(), "one spot of one name"),
        (point("Market"), "one spot of two names"),
        (point("Abobo market", 5.43), "two spots whose names share a word"),
        (point("Market", 5.43), "two spots within 3 km"),
        (point("Abidjan", 5.36, -4.0, 8.0), "a spot and a town within 8 km"),
        (point("Bouaké", 7.69, -5.03), BEYOND),
        (point("Ivory Coast", None, None), "told by one"),
    ],
)
def test_place(other, level):
    assert place_level(row().place, row(place=[other]).place) == level


def test_sets_figures_and_documents():
    assert overlap_level(frozenset("ab"), frozenset("bc")) == "some the same"
    assert overlap_level(frozenset("a"), frozenset()) == "told by one"
    assert figure_level((7, 7, 7), (7, 7, 7)) == "the same, 3 to 9"
    assert figure_level((5, 7, 9), (8, 8, 8)) == "ranges that overlap"
    assert figure_level((2, 2, 2), (40, 40, 40)) == "far apart"
    assert figure_level((0, 0, 0), (3, 3, 3)) == "none by one, some by the other"
    afp = Document("AFP", "2011-03-04")
    assert document_level(afp, Document("AFP", "2011-03-04")) == "one document"
    assert document_level(afp, Document("AFP", "2011-03-05")) == "one publisher"
    assert document_level(afp, Document("AFP", "2011-03-04", "src:un")) == "one publisher"
    assert document_level(afp, Document("AFP", "2011-03-04", denies=True)) == "two publishers"


ROWS = st.builds(
    lambda publisher, day, place, killed, actor: coded(
        publisher, time=on(f"2017-09-{day:02d}"), place=[place], figures=[count("killed", killed)],
        actor=[who(None, actor, "police")],
    ),
    st.sampled_from(["The Paper", "The Agency", "The Relay"]),
    st.integers(1, 4),
    st.sampled_from([point(), point("Market"), point("Abidjan", 5.36, -4.0, 8.0), point("Bouaké", 7.69, -5.03)]),
    st.integers(0, 12),
    st.sampled_from(["Police", "Army"]),
)  # fmt: skip


@given(st.lists(ROWS, min_size=2, max_size=8, unique_by=lambda one: one.claim_id))
def test_many_pairs_at_once_weigh_what_each_weighs_alone_both_ways(claims):
    rows = [statement.row for statement in statements(*claims)]
    comparer = CodedComparer(shipped_weights())
    first, second = np.array([(i, j) for j in range(len(rows)) for i in range(j)]).T
    for i, j, total in zip(first, second, comparer.totals(rows, first, second), strict=True):
        alone, back = comparer.compare(rows[i], rows[j]), comparer.compare(rows[j], rows[i])
        assert alone == back
        assert total == -math.inf if alone.never else total == pytest.approx(alone.total)


@given(
    st.permutations([coded(), coded("The Agency"), coded("The Relay", time=on("2017-09-06")), coded("Other", place=[])])
)
def test_the_order_of_rows_changes_nothing(claims):
    assert sorted(map(sorted, together(*claims))) == sorted(
        map(
            sorted,
            together(coded(), coded("The Agency"), coded("The Relay", time=on("2017-09-06")), coded("Other", place=[])),
        )
    )


def test_a_count_that_another_set_leaves_empty_weighs_as_if_neither_told_it():
    counted, empty = coded(), coded("The Agency", figures=[])
    other_set = coded("The Agency", figures=[], why=("coded: other",))
    within, across = (levels(row_of(counted), row_of(one)) for one in (empty, other_set))
    assert within["killed"] == "told by one" and across["killed"] == across["injured"] == OTHER_SET
    weights = shipped_weights()
    found = {field.name: field.weight for field in score(counted, other_set).fields}
    assert found["killed"] == weights.weight("killed", "told by neither")
    comparer = CodedComparer(weights)
    rows = [row_of(one) for one in (counted, empty, other_set)]
    totals = comparer.totals(rows, np.array([0, 0]), np.array([1, 2]))
    assert totals == pytest.approx([comparer.compare(rows[0], other).total for other in rows[1:]])
    assert totals[1] > totals[0]


def row_of(one):
    return row_fields(one, (one.time.start, one.time.end))
