"""What tells of whom something is said, and isn't said itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "polarity"),
    [
        ("The military denied that most of the girls abducted in Chibok had been freed.", "abduction", "affirmed"),
        ("The military denied that most of the girls abducted in Chibok had been freed.", "prisoner_release", "denied"),
        ("The army denied that the rebels who captured Kidal had left the town.", "capture", "affirmed"),
        ("Syria rejected claims of people tortured in its jails.", "torture", "denied"),
        ("Russia denied killing civilians who were fleeing Aleppo.", "attack_on_civilians", "denied"),
        ("Russia denied killing civilians who were fleeing Aleppo.", "displacement", "affirmed"),
        ("The army denied that rebels had captured Kidal.", "capture", "denied"),
    ],
)
def test_a_denial_denies_what_it_says_and_not_of_whom(read: Read, text: str, event_type: str, polarity: str) -> None:
    assert only(read(text), event_type).polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Most of the girls abducted in Chibok have been freed, the army said.",
        "The abducted girls from Chibok were freed, the army said.",
    ],
)
def test_who_is_freed_was_taken_before(read: Read, text: str) -> None:
    reading = read(text, published="2014-05-20")
    assert only(reading, "abduction").time.start is None
    assert only(reading, "prisoner_release").time.basis == "news"


def test_an_abduction_that_is_the_news_is_dated_so(read: Read) -> None:
    claim = only(read("Gunmen have abducted 20 girls in Chibok, the army said.", published="2014-05-20"), "abduction")
    assert claim.time.basis == "news"
