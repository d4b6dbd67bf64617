"""Web pages: the article and what the page tells of it, out of what surrounds it."""

from __future__ import annotations

from datetime import datetime

import pytest

from twosource.intake.refusal import Refused
from twosource.intake.webpage import decoded_page, read_page

PARAGRAPHS = [
    "The army has broken the siege of the river city for the first time since militants surrounded it three years ago,"
    " state television said on Tuesday.",
    "Activists and a war monitor confirmed that government troops had reached the western outskirts of the city amid"
    " fierce fighting — the monitor’s director said “dozens” were killed.",
    "Watch: footage shows a convoy entering the city",
    "Residents have been reliant on air drops of food and medicine since fighting over the city broke out in late 2014,"
    " according to the United Nations.",
]
NEWS = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Army breaks siege of river city after three years | The Eastern Courier</title>
<meta property="og:site_name" content="The Eastern Courier">
<meta property="og:title" content="River city siege: what we know">
<meta property="article:published_time" content="2017-09-05T14:30:00+01:00">
<meta property="article:modified_time" content="2017-09-06T09:00:00+01:00">
<link rel="canonical" href="https://www.courier.example/world/army-1234.html">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2017-09-05T14:30:00+01:00"}}</script>
<style>.x {{ color: red }}</style></head>
<body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this site work. Accept all?</p></div>
<header><a href="/">The Eastern Courier</a>
<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport pages</a></li></ul></nav></header>
<main><article>
<h1>Army breaks siege of river city after three years</h1>
<p class="byline">By Mira Haddad in Damascus</p>
<p>{PARAGRAPHS[0]}</p>
<p>{PARAGRAPHS[1].replace("—", "&mdash;").replace("’", "&rsquo;")}</p>
<aside class="related"><h3>Read more</h3><ul><li><a href="/a">Families flee the valley</a></li></ul></aside>
<p><a href="/video">{PARAGRAPHS[2]}</a></p>
<p>{PARAGRAPHS[3]}</p>
</article></main>
<div class="newsletter-signup"><p>Sign up to our newsletter for the latest news.</p></div>
<footer><p>All rights reserved.</p></footer>
<script>var tracker = "<p>not text</p>";</script>
</body></html>"""


def test_a_news_page(now: datetime) -> None:
    document = read_page(NEWS, now=now)
    assert document.text.split("\n\n") == PARAGRAPHS
    fields = document.fields
    assert fields.title == "Army breaks siege of river city after three years"
    assert fields.published == "2017-09-05T14:30:00+01:00"
    assert fields.publisher == "The Eastern Courier"
    assert fields.url == "https://www.courier.example/world/army-1234.html"
    assert fields.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert document.declared_language == "en"
    assert document.notes == ()


def test_a_short_page_without_an_article_element(now: datetime) -> None:
    page = (
        "<html><head><title>Villages retaken - Sample Wire</title></head><body>"
        "<div class='menu'><a href='/'>Home</a></div>"
        "<h1>Villages retaken</h1><p>Troops retook two villages east of the river on Sunday, the monitor said.</p>"
        "<div class='footer'>About us</div></body></html>"
    )
    document = read_page(page, now=now)
    assert document.text == "Troops retook two villages east of the river on Sunday, the monitor said."
    assert (document.fields.title, document.fields.publisher) == ("Villages retaken", "Sample Wire")


def test_a_fragment_is_a_page_too(now: datetime) -> None:
    assert read_page("<p>The army took the town.</p>", now=now).text == "The army took the town."
    assert read_page("The army took the town.", now=now).text == "The army took the town."


def test_a_visible_date_line_is_taken_where_the_metadata_has_none(now: datetime) -> None:
    page = f"<article><h1>Army takes town</h1><p>Published: 5 September 2017</p><p>{PARAGRAPHS[0]}</p></article>"
    assert read_page(page, now=now).fields.published == "2017-09-05"


def test_a_date_found_by_guess_is_called_one(now: datetime) -> None:
    page = f"<body><div class='date'>2017-09-05</div><div><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div></body>"
    document = read_page(page, now=now)
    assert document.fields.published == "2017-09-05"
    assert document.notes == ("its date of publication, 2017-09-05, was taken from its markup by guess",)


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "table", "ul"])
def test_ten_thousand_tags_deep_is_read_by_its_paragraphs(now: datetime, tag: str) -> None:
    deep, back = f"<{tag}>" * 10_000, f"</{tag}>" * 10_000
    page = f"<html><body>{deep}<p>{PARAGRAPHS[0]}</p>{back}<p>{PARAGRAPHS[1]}</p></body></html>"
    document = read_page(page, now=now)
    assert document.text.split("\n\n") == PARAGRAPHS[:2]
    assert "nested 10002 deep" in document.notes[0]


def test_a_page_of_too_many_tags_is_read_by_its_paragraphs(now: datetime) -> None:
    document = read_page("<p>An item.</p>" * 60_000, now=now)
    assert document.text.count("An item.") == 60_000
    assert "too many for the extractor" in document.notes[0]


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p>  </p>", "<script>x</script>", "<nav>Home</nav>", "<!-- a", "<p>***</p>"]
)
def test_a_page_without_an_article_is_refused(now: datetime, page: str) -> None:
    with pytest.raises(Refused, match="no text of an article"):
        read_page(page, now=now)


def test_the_canonical_address_holds_only_for_the_host_that_was_asked(now: datetime) -> None:
    same = read_page(NEWS, now=now, address="https://courier.example/world/army-1234.html?from=feed")
    assert same.fields.url == "https://www.courier.example/world/army-1234.html"
    assert read_page(NEWS, now=now, address="https://elsewhere.example/copy").fields.url is None


def test_an_archived_page_names_its_original(now: datetime) -> None:
    archived = "https://web.archive.org/web/20170906000000/https://www.courier.example/world/army-1234.html"
    page = NEWS.replace("https://www.courier.example/world/army-1234.html", archived)
    fields = read_page(page, now=now).fields
    assert fields.url == "https://www.courier.example/world/army-1234.html"
    assert fields.archive_url == archived


def test_the_encoding_is_the_servers_then_the_pages_own_then_utf8() -> None:
    page = "<meta charset='windows-1256'><p>الجيش</p>"
    assert decoded_page(page.encode("cp1256"), None) == (page, ())
    assert decoded_page("<p>é</p>".encode("cp1252"), "iso-8859-1")[0] == "<p>é</p>"
    assert decoded_page("<p>é</p>".encode(), None)[0] == "<p>é</p>"
    assert decoded_page("<meta charset=utf-16><p>é</p>".encode(), None)[0].endswith("<p>é</p>")
    with pytest.raises(Refused, match="is not UTF-8"):
        decoded_page("<p>é</p>".encode("cp1252"), None)


def test_a_few_broken_bytes_in_a_declared_encoding_are_marked_not_fatal() -> None:
    raw = b"<meta charset=utf-8>" + b"<p>The army took the town.</p>" * 10 + b"<p>caf\xe9</p>"
    page, notes = decoded_page(raw, None)
    assert page.endswith("<p>caf\ufffd</p>")
    assert "1 places" in notes[0]
    with pytest.raises(Refused, match="is not UTF-8"):
        decoded_page(b"<meta charset=utf-8>" + b"\xe9" * 50, None)
