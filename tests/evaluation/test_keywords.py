import pytest

from twosource.codebook import Codebook
from twosource.evaluation.keywords import Keywords


@pytest.fixture(scope="module")
def keywords(codebook: Codebook) -> Keywords:
    return Keywords(codebook)


def test_a_word_gives_the_type_that_names_it_most_often(keywords: Keywords) -> None:
    assert keywords.types("The army bombarded the town and looted shops.") >= {"looting"}
    assert keywords.types("The minister opened a school.") == set()


def test_regular_forms_count(keywords: Keywords) -> None:
    types = [keywords.types(word) for word in ("loot", "loots", "looted", "looting", "Looted")]
    assert all(one == types[0] for one in types)


def test_a_keyword_knows_where_it_stands(keywords: Keywords) -> None:
    text = "They then looted shops."
    assert [(one.start, one.type) for one in keywords.find(text)] == [(text.index("looted"), "looting")]


def test_the_rule_is_blind_to_who_what_and_whether(keywords: Keywords) -> None:
    assert keywords.types("Nobody looted anything.") == keywords.types("Rebels looted a bank.")
