"""An address as an input: what a server gives becomes a report with its address and publisher."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from twosource.intake import Accepted, IntakeSettings, Outcome
from twosource.intake.fetch import Fetched
from twosource.records import Rejection

TEXT = "The army took the town on Tuesday, the monitor said, and the residents fled to the east of the river."
PAGE = f"<html><head><title>x</title></head><body><h1>Army takes river town</h1><p>{TEXT}</p></body></html>".encode()

Serve = Callable[..., list[Outcome]]


@pytest.fixture
def serve(read_all: Callable[..., list[Outcome]], monkeypatch: pytest.MonkeyPatch) -> Serve:
    """What comes of an address that gives these bytes as this content type."""

    def served(
        raw: bytes,
        media_type: str,
        *,
        asked: str = "https://www.wire.example/a",
        url: str | None = None,
        charset: str | None = None,
    ) -> list[Outcome]:
        def fetch(address: str, settings: IntakeSettings) -> Fetched:
            return Fetched(url=url or address, raw=raw, media_type=media_type, charset=charset)

        monkeypatch.setattr("twosource.intake.intake.fetch", fetch)
        return read_all(asked)

    return served


def accepted(outcomes: list[Outcome]) -> Accepted:
    (outcome,) = outcomes
    assert isinstance(outcome, Accepted), outcome
    return outcome


def test_a_page_has_the_address_it_ended_at_and_its_host_for_a_publisher(serve: Serve) -> None:
    found = accepted(serve(PAGE, "text/html", url="https://www.wire.example/a/final"))
    assert found.report.url == "https://www.wire.example/a/final"
    assert found.report.publisher == "wire.example"
    assert found.report.title == "Army takes river town"
    assert found.report.origin_name == "https://www.wire.example/a"
    assert found.raw == PAGE


def test_an_archives_page_is_told_apart_from_its_original(serve: Serve) -> None:
    copy = "https://web.archive.org/web/20170906010203/https://www.wire.example/a"
    report = accepted(serve(PAGE, "text/html", asked=copy)).report
    assert (report.url, report.archive_url, report.publisher) == ("https://www.wire.example/a", copy, "wire.example")


@pytest.mark.parametrize(
    ("raw", "media_type", "charset", "is_read_as"),
    [
        (TEXT.encode(), "text/plain", None, "text/plain"),
        (f"Café. {TEXT}".encode("cp1252"), "text/plain", "iso-8859-1", "text/plain"),
        (PAGE, "application/xhtml+xml", None, "text/html"),
        (PAGE, "text/plain", None, "text/html"),
        (PAGE, "", None, "text/html"),
        (TEXT.encode(), "application/octet-stream", None, "text/plain"),
        (TEXT.encode(), "text/x-unknown", None, "text/plain"),
        (f"# {TEXT}".encode(), "text/markdown", None, "text/markdown"),
        (json.dumps({"text": TEXT}).encode(), "application/x-ndjson", None, "application/json"),
    ],
)
def test_the_content_type_finds_the_parser(
    serve: Serve, raw: bytes, media_type: str, charset: str | None, is_read_as: str
) -> None:
    report = accepted(serve(raw, media_type, charset=charset)).report
    assert report.media_type == is_read_as
    assert report.text.endswith(TEXT)


def test_a_pdf_is_one_whatever_the_server_says(serve: Serve, make_pdf: Callable[..., bytes]) -> None:
    assert accepted(serve(make_pdf([["Army takes town", TEXT]]), "text/html")).report.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("raw", "media_type", "says"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png", "is image/png, which is none of"),
        (b"\x89PNG\r\n\x1a\n", "text/html", "is a PNG picture"),
        (b"", "text/html", "is empty"),
    ],
)
def test_what_is_no_report_is_named_by_its_address(serve: Serve, raw: bytes, media_type: str, says: str) -> None:
    (outcome,) = serve(raw, media_type)
    assert isinstance(outcome, Rejection)
    assert outcome.where == "https://www.wire.example/a"
    assert says in outcome.reason


def test_lines_behind_an_address_are_reports_of_their_own(serve: Serve) -> None:
    lines = [json.dumps({"text": f"{TEXT} {number}", "url": f"https://e.example/{number}"}) for number in (1, 2)]
    first, second = serve("\n".join(lines).encode(), "application/x-ndjson")
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert (first.report.url, first.report.publisher) == ("https://e.example/1", None)
    assert second.report.origin_name == "https://www.wire.example/a, line 2"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/b.txt", "https://me:hunter2@a.example/"])
def test_other_addresses_are_rejections_without_secrets(read_all: Callable[..., list[Outcome]], address: str) -> None:
    (outcome,) = read_all(address)
    assert isinstance(outcome, Rejection)
    assert "hunter2" not in f"{outcome.where} {outcome.reason} {outcome.cure}"
