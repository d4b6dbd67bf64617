"""A stretch becomes a tree over the report's own words; what else is parsed beside it changes nothing."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.reading.syntax import parse
from twosource.reading.syntax.parse import Parser, Stretch, load_model
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.surface import plausible, surface


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(load_model())


def stretch(knowledge: Knowledge, text: str, headline: bool = False) -> Stretch:
    return Stretch(
        text, surface(text, 0, len(text), plausible(text, knowledge.matcher.find(text), lambda _: True)), headline
    )


TEXTS = [
    "The Syrian army captured Deir Ezzor on Monday.",
    "Isis’ men fled “as one”, the Syrian Observatory for Human Rights (SOHR) said – twice.",
    "Army takes Mayadin",
    "…",
    "12 civilians were killed; 30 were wounded. It was over.",
]


def test_tokens_point_into_the_report_in_order(parser: Parser, knowledge: Knowledge) -> None:
    for tree, text in zip(parser.parse([stretch(knowledge, text) for text in TEXTS]), TEXTS, strict=True):
        assert list(tree.starts) == sorted(tree.starts)
        assert all(0 <= start < end <= len(text) for start, end in zip(tree.starts, tree.ends, strict=True))
        assert all(0 <= head < len(tree) for head in tree.heads)
        assert [start for start, _ in tree.sentences] == [0, *(end for _, end in tree.sentences)][:-1]


def test_a_name_is_one_token_with_its_own_words_and_its_hits(parser: Parser, knowledge: Knowledge) -> None:
    (tree,) = parser.parse([stretch(knowledge, TEXTS[0])])
    at = [tree.word(i) for i in range(len(tree))].index("Deir Ezzor")
    assert {hit.kind for hit in tree.names[at]} == {"place"}
    assert tree.lowers[at] == "ezzor"


def test_a_name_that_stands_as_it_is_lies_on_its_last_word(parser: Parser, knowledge: Knowledge) -> None:
    (tree,) = parser.parse([stretch(knowledge, TEXTS[0])])
    at = [tree.word(i) for i in range(len(tree))].index("army")
    assert [hit.text for hit in tree.names[at]] == ["Syrian army"]


def test_a_headline_is_marked_as_one(parser: Parser, knowledge: Knowledge) -> None:
    body, headline = parser.parse([stretch(knowledge, TEXTS[2]), stretch(knowledge, TEXTS[2], headline=True)])
    assert (body.headline, headline.headline) == (False, True)


def test_the_batch_changes_no_tree(parser: Parser, knowledge: Knowledge) -> None:
    stretches = [stretch(knowledge, text) for text in TEXTS]
    alone: list[Tree] = [parser.parse([one])[0] for one in stretches]
    assert parser.parse(stretches) == alone
    assert parser.parse(stretches[::-1]) == alone[::-1]


def test_a_full_word_list_changes_no_tree(
    parser: Parser, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretches = [stretch(knowledge, text) for text in TEXTS]
    expected = parser.parse(stretches)
    monkeypatch.setattr(parse, "_MOST_KEPT", 0)
    monkeypatch.setattr(parse, "_TOGETHER", 1)
    assert parser.parse(stretches) == expected
    assert Parser(load_model()).parse(stretches) == expected


def test_nothing_to_parse_gives_nothing(parser: Parser, knowledge: Knowledge) -> None:
    assert parser.parse([]) == []
    (tree,) = parser.parse([stretch(knowledge, "")])
    assert len(tree) == 0
