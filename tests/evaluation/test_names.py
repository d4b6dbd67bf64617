import pytest

from twosource.evaluation.names import alike, is_named, name_key, plain_letters


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Syrian army", "Syrian Army's", True),
        ("Deir ez-Zor", "Deir ez Zor city", True),
        ("IS", "ISIS", False),
        ("IS", "Islamic State", False),
        ("UN", "UN envoy", True),
        ("UN envoy", "UN", False),  # too little was given
        ("Reuters", "Reuters news agency", True),
        ("", "anything", False),
        ("", "", True),
    ],
)
def test_a_wanted_name_and_a_given_one_are_one_where_the_longer_holds_the_shorter(
    one: str, other: str, same: bool
) -> None:
    assert alike(name_key(one), name_key(other)) is same


@pytest.mark.parametrize("text", ["ISIL fighters", "the U.S.-led coalition", "Iraqi forces", "the people of Mosul"])
def test_a_mention_with_a_name_is_named(text: str) -> None:
    assert is_named(text)


@pytest.mark.parametrize("text", ["we", "We", "The city", "they", "the regime", "his", "11 people", "Its"])
def test_a_mention_that_only_points_is_not(text: str) -> None:
    assert not is_named(text)


def test_letters_lose_their_accents() -> None:
    assert plain_letters("Paktīkā") == "paktika"
    assert plain_letters("Kunaṟ") == "kunar"
