"""The map's file: self-contained, hostile words harmless, no private name, small, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from twosource.publish.map_page import map_page
from twosource.records import Picture


class Page(HTMLParser):
    """The elements of a page: scripts and styles by type with their text, and every address it would load."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str, str]] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.policy = ""
        self._open: tuple[str, str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self.loads += [
            value or "" for name, value in attrs if name in ("src", "srcset", "data") or (tag, name) == ("link", "href")
        ]
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag in ("script", "style"):
            self._open = (tag, given.get("type") or "")
            self.blocks.append((*self._open, ""))

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            tag, kind, text = self.blocks[-1]
            self.blocks[-1] = (tag, kind, text + data)

    def handle_endtag(self, tag: str) -> None:
        if self._open is not None and tag == self._open[0]:
            self._open = None


@pytest.fixture(scope="module")
def text(picture: Picture, knowledge: Any, codebook: Any) -> str:
    return map_page(picture, knowledge=knowledge, codebook=codebook)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_it_loads_nothing(page: Page) -> None:
    assert page.loads == [] and page.handlers == []


def test_the_policy_fits_the_scripts_and_styles_that_are_there(page: Page) -> None:
    for tag, kind, body in page.blocks:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        runs = tag == "style" or kind == "module"
        assert (f"'sha256-{digest}'" in page.policy) == runs
    assert "default-src 'none'" in page.policy and "unsafe" not in page.policy


def test_it_stays_under_three_megabytes(text: str) -> None:
    assert len(text.encode()) < 3_000_000


def test_no_private_name_is_in_it(text: str) -> None:
    assert not re.search("mirela|kastanova|yusra|haddadin", text.casefold())


def test_credits_and_cautions_are_on_it(text: str) -> None:
    for words in ("GeoNames (CC BY 4.0)", "Natural Earth", "MapLibre GL JS (BSD-3-Clause)", "Not for targeting"):
        assert words in text


def test_the_same_picture_gives_the_same_bytes(text: str, picture: Picture, knowledge: Any, codebook: Any) -> None:
    assert map_page(picture, knowledge=knowledge, codebook=codebook) == text


def test_hostile_words_stay_words(picture: Picture, knowledge: Any, codebook: Any) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028'\"]]>"
    event = msgspec.structs.replace(picture.events[0], grade_reason=evil)
    holding = msgspec.structs.replace(picture.holdings[1], place=evil, reason=evil)
    hostile = msgspec.structs.replace(picture, events=(event,), holdings=(holding,))
    page = Page(map_page(hostile, knowledge=knowledge, codebook=codebook, title=evil))
    assert [kind for tag, kind, _ in page.blocks if tag == "script"] == [
        "application/json", "text/plain", "module", "module",
    ]  # fmt: skip
    assert page.loads == [] and page.handlers == []
    data = next(body for tag, kind, body in page.blocks if kind == "application/json")
    assert json.loads(data)["events"][0]["reason"] == evil + "."


def test_a_picture_without_places_still_has_its_page(picture: Picture, knowledge: Any, codebook: Any) -> None:
    nowhere = msgspec.structs.replace(picture, events=(picture.events[7],), holdings=(), sieges=())
    page = Page(map_page(nowhere, knowledge=knowledge, codebook=codebook))
    data = json.loads(next(body for _, kind, body in page.blocks if kind == "application/json"))
    assert data["base"] is None and len(data["events"]) == 1
