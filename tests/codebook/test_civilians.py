import pytest

from twosource.codebook.civilians import are_civilians


@pytest.mark.parametrize(
    ("who", "are"),
    [
        ("civilian", True),
        ("women and children", True),
        ("Villagers", True),
        ("soldier", False),
        ("", False),
        (None, False),
    ],
)
def test_the_noun_for_the_dead_says_whether_they_were_civilians(who: str | None, are: bool) -> None:
    assert are_civilians(who) is are
