from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.composition import Composer
from twosource.knowledge.folding import fold_name
from twosource.knowledge.index import ALONE, MATCHABLE, BaseIndex, goes_on
from twosource.knowledge.places import Gazetteer
from twosource.knowledge.transliteration import loose_word
from twosource.knowledge.vocabulary import Entry, Vocabulary
from twosource.knowledge.words import load_words

WORDS = st.lists(
    st.sampled_from("red front northern state tv army testhal al homs tadmur kafr zayta palmyra ohio said 1 s".split()),
    min_size=1,
    max_size=8,
)
PARTS = st.sampled_from([" ", " ", " ", "  ", ", ", "\n\n", "."])


@pytest.fixture(scope="session")
def vocabulary(catalogue: Catalogue, small_world: BaseIndex, composer: Composer, gazetteer: Gazetteer) -> Vocabulary:
    return Vocabulary(catalogue, small_world, load_words(), composer.first_words, gazetteer.ids_of)


def standing(vocabulary: Vocabulary, text: str, start: int, end: int) -> list[Entry]:
    """The names that stand at a word, found as the matcher finds them."""
    plan = vocabulary.plans[text[start:end]]
    found: list[Entry] = list(plan.alone)
    if text[end : end + 1] == " " and end + 1 < len(text):
        letter = goes_on(text[end + 1])
        packed, based = bool(plan.packed & letter), bool(plan.based & letter)
        found = [*vocabulary.longer(text, start, end, packed=packed, based=based), *found]
    return found


def one_by_one(catalogue: Catalogue, base: BaseIndex, text: str, start: int) -> list[tuple[str, str, str]]:
    """The same, each name of the packs and the base gazetteer held against the text in turn."""
    found = []
    for key in {*catalogue.names.keys(), *base.names.keys()}:
        if not text.startswith(key, start) or text[start + len(key) : start + len(key) + 1].isalnum():
            continue
        number = catalogue.names.get(key)
        if number is not None:
            found += [(key, one.kind, "name") for one in catalogue.meanings[number] if one.at_sight]
        number = base.names.get(key)
        if number is not None and base.flags[number] & MATCHABLE:
            found.append((key, "place", "base"))
    return sorted(found, key=lambda name: (-len(name[0]), name[2] == "base", name[1]))


@given(WORDS, st.data())
def test_the_names_at_a_word_are_all_that_stand_there_longest_first(
    vocabulary: Vocabulary, catalogue: Catalogue, small_world: BaseIndex, words: list[str], data: st.DataObject
) -> None:
    text = words[0]
    for word in words[1:]:
        text += data.draw(PARTS) + word
    found = [(entry.key, entry.kind, entry.how) for entry in standing(vocabulary, text, 0, len(words[0]))]
    assert found == one_by_one(catalogue, small_world, text, 0)


def test_every_name_of_the_packs_and_the_base_gazetteer_is_found_where_it_stands(
    vocabulary: Vocabulary, catalogue: Catalogue, small_world: BaseIndex
) -> None:
    for key in [*catalogue.names.keys(), *small_world.names.keys()]:
        text = f"{key} and more"
        found = [(entry.key, entry.kind, entry.how) for entry in standing(vocabulary, text, 0, len(key.split(" ")[0]))]
        assert found == one_by_one(catalogue, small_world, text, 0)


def test_a_word_that_begins_no_name_has_none(vocabulary: Vocabulary) -> None:
    plan = vocabulary.plans["xyzzy"]
    assert (plan.alone, plan.packed, plan.based, plan.composed) == ((), 0, 0, False)


def test_small_starts_are_the_first_words_of_names_that_are_written_small(vocabulary: Vocabulary) -> None:
    assert "testhal" not in vocabulary.small_starts
    assert vocabulary.small_starts["northern"] & goes_on("t")
    assert not vocabulary.small_starts["northern"] & ALONE


@pytest.mark.parametrize(
    ("word", "part"),
    [("al", ""), ("jabhat", loose_word("jabhat")), ("syrians", None), ("12", None), ("xyzzy", None)],
)
def test_a_loose_name_may_begin_with_an_article_or_a_name_and_with_no_word_of_the_language(
    vocabulary: Vocabulary, word: str, part: str | None
) -> None:
    assert vocabulary.loose_starts[word] == part


def test_what_begins_a_name_has_the_flag_of_the_letter_that_goes_on(small_world: BaseIndex) -> None:
    assert small_world.begins(fold_name("Kafr")) & goes_on("z")
    assert not small_world.begins(fold_name("Kafr")) & goes_on("a")
    assert small_world.begins("xyzzy") == 0
    assert len({goes_on(letter) for letter in "abcdefghijklmnopqrstuvwxyz"}) == 26
