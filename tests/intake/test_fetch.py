"""Fetching from a server of our own: limits, redirects, and doors that stay shut."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from twosource.intake import IntakeSettings
from twosource.intake.fetch import fetch
from twosource.intake.refusal import Refused

PAGE = b"<html><body><p>The army took the town.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """A small site with every bad habit."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        getattr(self, f"give_{path.strip('/').split('/')[0]}", self.give_page)()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def give_page(self) -> None:
        self.answer(200, PAGE, Content_Type='text/html; charset="UTF-8"')

    def give_agent(self) -> None:
        self.answer(200, str(self.headers["User-Agent"]).encode(), Content_Type="text/plain")

    def give_loop(self) -> None:
        self.answer(302, Location="/pool")

    def give_pool(self) -> None:
        self.answer(301, Location="/loop")

    def give_hop(self) -> None:
        left = int(self.path.rsplit("/", 1)[1])
        self.answer(307, Location=f"/hop/{left - 1}" if left > 1 else "/page#here")

    def give_away(self) -> None:
        self.answer(302, Location=self.path.partition("?")[2])

    def give_gone(self) -> None:
        self.answer(410, b"gone")

    def give_huge(self) -> None:
        self.answer(200, b"x" * 5000, Content_Type="text/plain")

    def give_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.pour(b"x" * 1000, pause=0)

    def give_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.pour(b"x", pause=0.05)

    def give_slowhead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.pour(b"X-A: b\r\n", pause=0.05)

    def give_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"x")

    def pour(self, drop: bytes, pause: float) -> None:
        try:
            for _ in range(400):
                self.wfile.write(drop)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def inside(settings: IntakeSettings) -> IntakeSettings:
    return replace(settings, allow_private_addresses=True, max_fetch_bytes=2000, fetch_seconds=10.0)


def test_a_page(site: str, inside: IntakeSettings) -> None:
    fetched = fetch(f"{site}/page#part", inside)
    assert (fetched.raw, fetched.media_type, fetched.charset) == (PAGE, "text/html", "UTF-8")
    assert fetched.url == f"{site}/page"


def test_it_says_who_it_is(site: str, inside: IntakeSettings) -> None:
    assert fetch(f"{site}/agent", inside).raw.startswith(b"twosource/")


def test_five_redirects_are_followed_and_the_last_address_is_kept(site: str, inside: IntakeSettings) -> None:
    assert fetch(f"{site}/hop/5", inside).url == f"{site}/page"
    with pytest.raises(Refused, match="redirects more than 5 times"):
        fetch(f"{site}/hop/6", inside)


def test_a_loop_is_seen_as_one(site: str, inside: IntakeSettings) -> None:
    with pytest.raises(Refused, match=r"redirects in a loop: .*/loop -> .*/pool -> .*/loop") as caught:
        fetch(f"{site}/loop", inside)
    assert "save the page" in caught.value.cure


@pytest.mark.parametrize("path", ["huge", "endless"])
def test_too_much_is_refused_whether_declared_or_not(site: str, inside: IntakeSettings, path: str) -> None:
    with pytest.raises(Refused, match=r"larger than the limit of 0\.002 MB"):
        fetch(f"{site}/{path}", inside)


@pytest.mark.parametrize("path", ["drip", "slowhead"])
def test_a_server_that_drips_runs_into_one_deadline(site: str, inside: IntakeSettings, path: str) -> None:
    with pytest.raises(Refused, match=r"did not answer in full within 0\.3 seconds"):
        fetch(f"{site}/{path}", replace(inside, fetch_seconds=0.3))


@pytest.mark.parametrize(("path", "says"), [("gone", "answered 410"), ("cut", "could not be fetched")])
def test_an_answer_that_is_none(site: str, inside: IntakeSettings, path: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        fetch(f"{site}/{path}", inside)


def test_private_addresses_are_refused_unless_allowed(site: str, settings: IntakeSettings) -> None:
    with pytest.raises(
        Refused, match=r"127\.0\.0\.1 stands for 127\.0\.0\.1, an address inside a private network"
    ) as caught:
        fetch(f"{site}/page", settings)
    assert "allow_private_addresses" in caught.value.cure


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_no_spelling_gets_inside(settings: IntakeSettings, host: str) -> None:
    with pytest.raises(Refused):
        fetch(f"http://{host}:9/", settings)


def test_every_address_of_a_name_has_to_be_public(settings: IntakeSettings) -> None:
    mixed = replace(settings, resolve=lambda host, port: ("93.184.216.34", "10.0.0.7"))
    with pytest.raises(Refused, match=r"news\.example stands for 10\.0\.0\.7"):
        fetch("http://news.example/", mixed)


def test_the_connection_goes_to_the_address_that_was_checked(site: str, inside: IntakeSettings) -> None:
    port = int(site.rsplit(":", 1)[1])
    asked = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append((host, port))
        return ("127.0.0.1",)

    fetched = fetch(f"http://news.invalid:{port}/page", replace(inside, resolve=resolve))
    assert fetched.raw == PAGE
    assert asked == [("news.invalid", port)]


def test_a_redirect_is_checked_like_the_first_address(site: str, settings: IntakeSettings) -> None:
    """A public name may not lead inside: here the first name counts as public, its target does not."""
    port = int(site.rsplit(":", 1)[1])
    public = {"news.invalid": ("127.0.0.1",)}
    opened = replace(settings, resolve=lambda host, port: public.get(host, ("10.0.0.7",)))

    def is_public(address: str) -> bool:
        return address == "127.0.0.1"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("twosource.intake.guarded_transport.is_public", is_public)
        with pytest.raises(Refused, match=r"inner\.invalid stands for 10\.0\.0\.7"):
            fetch(f"http://news.invalid:{port}/away?http://inner.invalid/secret", opened)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/x", "http://me:word@a.example/", "gopher://a.example"]
)
def test_a_redirect_leads_only_to_the_web(site: str, inside: IntakeSettings, target: str) -> None:
    with pytest.raises(Refused, match=r"no http or https address|user name or password"):
        fetch(f"{site}/away?{target}", inside)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/", "http://", "http://a.example:99999/"])
def test_other_addresses_are_refused(settings: IntakeSettings, address: str) -> None:
    with pytest.raises(Refused):
        fetch(address, settings)


def test_a_password_in_an_address_is_refused_and_not_repeated(settings: IntakeSettings) -> None:
    with pytest.raises(Refused, match="user name or password") as caught:
        fetch("https://me:hunter2@a.example/", settings)
    assert "hunter2" not in str(caught.value)


def test_a_name_that_nobody_knows(settings: IntakeSettings) -> None:
    def resolve(host: str, port: int) -> tuple[str, ...]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(Refused, match=r"the name news\.invalid is not known"):
        fetch("http://news.invalid/", replace(settings, resolve=resolve))


def test_a_closed_door(inside: IntakeSettings) -> None:
    with pytest.raises(Refused, match="could not be fetched"):
        fetch("http://127.0.0.1:1/", inside)
