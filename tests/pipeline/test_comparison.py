from hypothesis import given
from hypothesis import strategies as st

from twosource.ledger import Line
from twosource.pipeline.comparison import Difference, difference

LINES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz")).map(
    lambda rows: [Line(key, body) for key, body in rows.items()]
)


def test_same_lines_do_not_differ() -> None:
    assert difference("events", [Line("a", "1")], [Line("a", "1")]) is None


def test_missing_added_and_changed_rows_are_counted_and_named() -> None:
    stored = [Line("a", "1"), Line("b", "1"), Line("c", "1")]
    rebuilt = [Line("a", "1"), Line("b", "2"), Line("d", "1")]
    assert difference("events", stored, rebuilt) == Difference(
        table="events", missing=1, added=1, changed=1, ids=("b", "c", "d")
    )


def test_another_order_is_a_difference_too() -> None:
    rows = [Line("a", "1"), Line("b", "1"), Line("c", "1")]
    found = difference("events", rows, [rows[0], rows[2], rows[1]])
    assert found == Difference(table="events", missing=0, added=0, changed=0, ids=("b", "c"))


def test_only_the_first_few_ids_are_named() -> None:
    found = difference("events", [Line(str(n), "") for n in range(100)], [])
    assert found is not None
    assert (found.missing, len(found.ids)) == (100, 5)


@given(LINES, LINES)
def test_there_is_a_difference_exactly_where_the_lines_are_not_the_same(
    stored: list[Line], rebuilt: list[Line]
) -> None:
    found = difference("events", stored, rebuilt)
    assert (found is None) == (stored == rebuilt)
    assert found is None or found.ids
