from __future__ import annotations

from pathlib import Path

from twosource.knowledge.words import load_words, read_list, words_version


def test_comments_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# a list\none two # three\n\nfour\n")
    assert read_list(path) == {"one", "two", "four"}


def test_places_of_the_news_are_not_among_the_words() -> None:
    words = load_words()
    known = {"aleppo", "mosul", "raqqa", "homs", "hama", "idlib", "gaza", "rafah", "sanaa", "aden", "kyiv", "kherson"}
    assert not known & (words.common | words.personal)


def test_kept_words_are_in_no_other_list() -> None:
    words = load_words()
    assert not words.kept & (words.common | words.personal | words.language)
    assert words.language <= words.common


def test_the_version_is_that_of_the_lists() -> None:
    assert words_version() == words_version()
    assert len(words_version()) == 64
