"""Page paragraphs: the article's, not the menu's."""

from __future__ import annotations

import pytest

from twosource.intake.markup import tags
from twosource.intake.page_paragraphs import ParagraphCollector


def collected(page: str) -> ParagraphCollector:
    collector = ParagraphCollector()
    for tag in tags(page):
        collector.take(tag)
    collector.finish()
    return collector


def test_paragraphs_of_the_article_alone() -> None:
    page = (
        "<body><p>Before.</p><article><h1>Head</h1><p>One <b>bold</b>\n word.<p>Two.<br>Three."
        "<ul><li>Four</ul></article><p>After."
    )
    assert collected(page).article() == ["Head", "One bold word.", "Two.", "Three.", "Four"]


def test_without_an_article_the_page_less_its_link_lists() -> None:
    page = "<div><a href=/>Home</a></div><div>The army took the <a href=/t>town</a> on Tuesday.</div>"
    assert collected(page).article() == ["The army took the town on Tuesday."]


@pytest.mark.parametrize(
    "aside",
    [
        "<nav>no</nav>",
        "<footer>no</footer>",
        "<header>no</header>",
        "<div class='site cookie-banner'>no</div>",
        "<div id=newsletter_signup>no</div>",
        "<div role=navigation>no</div>",
        "<section hidden>no</section>",
        "<div style='display: none'>no</div>",
        "<noscript>no</noscript>",
        "<select><option>no<option>no</select>",
        "<nav><div><span>no</div></nav>",
    ],
)
def test_what_stands_beside_the_text_is_left_out(aside: str) -> None:
    assert collected(f"<div><p>Yes.</p>{aside}<p>Also.</p></div>").article() == ["Yes.", "Also."]


@pytest.mark.parametrize("name", ["adviser", "shared-border", "navy", "commentary", "menuisier"])
def test_a_word_that_only_begins_like_one_is_kept(name: str) -> None:
    assert collected(f"<div class='{name}'>Yes.</div>").article() == ["Yes."]


def test_depth_counts_what_nests() -> None:
    assert collected("<p>a" * 5000).depth == 0
    assert collected("<div>" * 5000 + "</span>" * 5000).depth == 5000
    assert collected("<div><b></div></b>" * 5000).depth == 2
