"""Page facts: what a page's metadata tells, and which of two tellings is believed."""

from __future__ import annotations

import json

import pytest

from twosource.intake.markup import tags
from twosource.intake.page_facts import FactCollector, PageFacts


def facts(page: str) -> PageFacts:
    collector = FactCollector()
    for tag in tags(page):
        collector.take(tag)
    return collector.facts()


def ld(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def test_json_ld_inside_a_graph() -> None:
    page = ld(
        **{
            "@graph": [
                {"@type": "WebSite", "name": "Not this"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Army takes town",
                    "datePublished": "2017-09-05T14:30:00+03:00",
                    "publisher": [{"@type": "Organization", "name": "The Sample Wire"}],
                    "license": {"url": "https://creativecommons.org/licenses/by/4.0/"},
                    "inLanguage": "en-GB",
                    "url": "https://example.org/a",
                },
            ]
        }
    )
    told = facts(page)
    assert told.fields.title == "Army takes town"
    assert told.fields.published == "2017-09-05T14:30:00+03:00"
    assert told.fields.publisher == "The Sample Wire"
    assert told.fields.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert told.fields.url == "https://example.org/a"
    assert told.declared_language == "en"


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:published_time" content="2017-09-05">',
        '<meta itemprop="datePublished" content="2017-09-05">',
        '<META NAME="DC.date.issued" CONTENT="2017-09-05">',
        "<time pubdate datetime='2017-09-05'>on Tuesday</time><time datetime='2017-09-09'>",
        "<p>By A B</p><time datetime='2017-09-05'>on Tuesday</time>",
        ld(**{"@type": "NewsArticle", "datePublished": "soon"}) + '<meta name="date" content="5 September 2017">',
    ],
)
def test_the_date_wherever_it_is_marked(page: str) -> None:
    assert facts(page).fields.published == "2017-09-05"


@pytest.mark.parametrize(
    "page",
    [
        "<time datetime='2017-09-05'></time><time datetime='2017-09-09'></time>",
        '<meta property="article:modified_time" content="2017-09-05">',
        '<meta name="date" content="05/09/2017">',
        "<p>2017-09-05</p>",
    ],
)
def test_no_date_where_it_is_not_marked_as_that_of_publication(page: str) -> None:
    assert facts(page).fields.published is None


def test_the_heading_on_the_page_beats_the_one_for_search_engines() -> None:
    page = '<meta property="og:title" content="Army town siege: what we know"><h1>Army <em>takes</em> town</h1>'
    assert facts(page).fields.title == "Army takes town"


def test_a_heading_that_is_the_sites_name_is_no_title() -> None:
    page = (
        '<meta property="og:site_name" content="The Sample Wire"><h1>The Sample Wire</h1>'
        "<title>Army takes town - The Sample Wire</title>"
    )
    assert facts(page).fields.title == "Army takes town"


def test_the_site_is_what_follows_the_heading_in_the_title() -> None:
    assert facts("<title>Army takes town | The Sample Wire</title><h1>Army takes town</h1>").fields.publisher == (
        "The Sample Wire"
    )
    assert facts("<title>Army takes town | Syria</title><h1>Another heading</h1>").fields.publisher is None


def test_canonical_address_and_licence_from_links() -> None:
    told = facts(
        '<link rel="canonical" href="https://example.org/a"><a rel="license nofollow" href="https://cc.example/by">'
    )
    assert (told.fields.url, told.fields.licence) == ("https://example.org/a", "https://cc.example/by")


@pytest.mark.parametrize(
    "script", ["{", "[" * 50_000, '{"@type": 5}', '{"@type": "NewsArticle", "publisher": [[[]]]}', "null"]
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    told = facts(f'<script type="application/ld+json">{script}</script><h1>Army takes town</h1>')
    assert told.fields.title == "Army takes town"
    assert told.fields.publisher is None
