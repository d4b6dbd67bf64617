from hypothesis import given
from hypothesis import strategies as st

from twosource.ledger.aliases import Alias, current_id

IDS = st.sampled_from("abcdef")


def test_an_id_of_an_event_is_its_own_whatever_the_history_says() -> None:
    assert current_id("a", {"a", "b"}, [Alias(old_id="a", new_id="b")]) == "a"


def test_a_chain_is_followed_to_its_end() -> None:
    history = [Alias(old_id="a", new_id="b"), Alias(old_id="b", new_id="c")]
    assert current_id("a", {"c"}, history) == "c"


def test_of_two_aliases_the_later_speaks() -> None:
    assert current_id("a", {"b", "c"}, [Alias(old_id="a", new_id="b"), Alias(old_id="a", new_id="c")]) == "c"


def test_an_event_none_of_whose_claims_is_left_answers_nothing() -> None:
    assert current_id("a", {"b"}, [Alias(old_id="a", new_id=None)]) is None


@given(IDS, st.sets(IDS), st.lists(st.tuples(IDS, st.none() | IDS)))
def test_any_history_circles_included_gives_an_event_or_nothing(
    event_id: str, events: set[str], history: list[tuple[str, str | None]]
) -> None:
    found = current_id(event_id, events, [Alias(old_id=old, new_id=new) for old, new in history])
    assert found is None or found in events
