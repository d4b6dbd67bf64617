"""The map in a real browser: drawn from a file, no request, no error; list, map and slider show the words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from twosource.publish.map_page import map_page
from twosource.records import Picture

pytestmark = pytest.mark.browser

_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-background-networking",
)  # fmt: skip
_DRAWN = "html[data-map=drawn]"


class Visit:
    """An opened page, with all that it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._asked)
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            self.outside.append(request.url)

    def shown(self) -> list[str]:
        return [str(item.get_attribute("data-event")) for item in self.page.query_selector_all("#list [data-event]")]

    def set_day(self, handle: str, day: int) -> None:
        self.page.eval_on_selector(handle, f"(e) => {{ e.value = {day}; e.dispatchEvent(new Event('input')); }}")

    def click_on_map(self, lat: float, lon: float) -> None:
        spot = self.page.evaluate(
            f"""() => {{ const map = globalThis.twosource.map, box = map.getCanvas().getBoundingClientRect();
            const at = map.project([{lon}, {lat}]); return [at.x + box.x, at.y + box.y]; }}"""
        )
        self.page.mouse.click(*spot)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, picture: Picture, knowledge: Any, codebook: Any) -> Path:
    path = tmp_path_factory.mktemp("map") / "map.html"
    path.write_text(map_page(picture, knowledge=knowledge, codebook=codebook), encoding="utf-8")
    return path


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1300, "height": 800}, offline=True, reduced_motion="reduce")
    visited = Visit(context.new_page())
    visited.page.goto(file.as_uri())
    visited.page.wait_for_selector(_DRAWN, timeout=60_000)
    yield visited
    context.close()


def test_it_draws_without_the_network_and_without_an_error(visit: Visit) -> None:
    layers = visit.page.evaluate("() => twosource.map.queryRenderedFeatures().map((f) => f.layer.id)")
    assert {"land", "glyphs", "labels", "circle-fill", "rivers"} <= set(layers)
    assert visit.outside == [] and visit.errors == []


def test_lines_in_dispute_are_dashed_and_settled_ones_are_not(visit: Visit) -> None:
    dashes, kept, settled = visit.page.evaluate(
        """() => [twosource.map.getPaintProperty("disputed", "line-dasharray") ?? null,
        twosource.map.getFilter("disputed"), twosource.map.getPaintProperty("borders", "line-dasharray") ?? null]"""
    )
    assert len(dashes) == 2 and all(part > 0 for part in dashes)
    assert kept == ["==", ["get", "settled"], False]
    assert settled is None


def test_an_event_opens_from_the_list_with_its_words_and_who_said_them(visit: Visit) -> None:
    visit.page.click("[data-event=evt_3]")
    panel = visit.page.inner_text("#panel")
    assert "At least 12 civilians were killed in shelling of the Qusour district" in panel
    assert "a named civilian, cited by Sample Courier" in panel
    assert "at least 12 killed" in panel and "30 killed" in panel
    visit.page.keyboard.press("Escape")
    assert visit.page.is_hidden("#panel")
    assert visit.errors == [] and visit.outside == []


def test_an_event_opens_from_the_map_with_its_words(visit: Visit) -> None:
    visit.click_on_map(35.0, 40.4)
    visit.page.wait_for_selector("#panel .quote")
    panel = visit.page.inner_text("#panel")
    assert "a warship had fired cruise missiles" in panel
    assert "the Russian Defence Ministry, cited by Sample Courier" in panel
    assert visit.errors == []


def test_a_place_opens_with_who_holds_it_its_siege_and_its_events(visit: Visit) -> None:
    visit.click_on_map(35.336, 40.141)
    visit.page.wait_for_selector("#panel .card")
    panel = visit.page.inner_text("#panel")
    assert "Contested, since 5 September 2017" in panel and "was broken by force" in panel
    visit.page.click("#panel .link.strong >> nth=0")
    assert visit.page.query_selector("#panel .quote") is not None


def test_the_slider_changes_what_is_listed_and_drawn(visit: Visit) -> None:
    assert len(visit.shown()) == 8
    visit.page.click("#filters summary")
    visit.page.uncheck("#undated")
    visit.set_day("#last-day", 0)
    assert visit.shown() == ["evt_6"]
    spots = visit.page.evaluate("() => twosource.map.getSource('spots').serialize().data.features.length")
    assert spots == 2
    visit.set_day("#last-day", 5)
    visit.set_day("#first-day", 4)
    assert sorted(visit.shown()) == ["evt_7", "evt_8"]
    assert "7 Sept 2017" in visit.page.inner_text("#days-shown")


def test_filters_and_search_narrow_the_list_and_can_be_cleared(visit: Visit) -> None:
    visit.page.click("#filters summary")
    for grade in ("confirmed", "corroborated", "reported", "predicted"):
        visit.page.uncheck(f"[data-choice={grade}]")
    assert visit.shown() == ["evt_2"]
    visit.page.click("#reset")
    visit.page.fill("#text", "umm zuhur")
    assert visit.shown() == ["evt_7"]
    visit.page.fill("#text", "kastanova")
    assert visit.shown() == []


def test_it_can_be_used_from_the_keyboard(visit: Visit) -> None:
    visit.page.locator("#list [data-event]").first.focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    assert visit.page.is_visible("#panel")
    assert visit.page.evaluate("() => document.activeElement.tagName") == "H2"
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("() => document.activeElement.dataset.event") == visit.shown()[1]


def test_without_webgl_the_list_and_the_words_are_still_there(browser: Any, file: Path) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script("HTMLCanvasElement.prototype.getContext = ((own) => function (kind, ...rest) {"
                            " return kind.startsWith('webgl') ? null : own.call(this, kind, ...rest); })"
                            "(HTMLCanvasElement.prototype.getContext);")  # fmt: skip
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.is_visible("#no-map")
    page.click("[data-event=evt_1]")
    assert "has broken the Islamic State siege" in page.inner_text("#panel")
    context.close()
