"""Intake as a whole: each kind in, each bad input named with its cure, and the rest of the batch read."""

from __future__ import annotations

import hashlib
import io
import json
import os
import resource
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from twosource.intake import Accepted, Intake, IntakeError, IntakeSettings, Outcome, ReportFields
from twosource.records import Rejection, report_id

TEXT = "Army takes river town\n\nThe army took the town on Tuesday, the monitor said. Residents fled to the east."
GOOD = {"id": "good", "text": TEXT, "published": "2017-09-05", "publisher": "The Sample Wire"}


def shared_data() -> Path:
    named = os.environ.get("TWOSOURCE_SHARED_DATA")
    return Path(named) if named else Path(__file__).parents[3] / "shared" / "data"


def test_a_text_with_its_sidecar(tmp_path: Path, accept: Callable[..., Accepted]) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode() + b"\r\n")
    fields = {"id": "r1", "published": "2017-09-05T14:30:00Z", "publisher": "The Sample Wire", "language": "en"}
    path.with_suffix(".json").write_text(json.dumps(fields), encoding="utf-8")
    accepted = accept(tmp_path)
    report = accepted.report
    assert report.text == TEXT
    assert report.title == "Army takes river town"
    assert report.report_id == report_id("The Sample Wire", "2017-09-05T14:30:00+00:00", TEXT)
    assert (report.external_id, report.language, report.media_type) == ("r1", "en", "text/plain")
    assert (report.origin_name, report.retrieved) == ("report.txt", "2024-03-01T12:00:00+00:00")
    assert accepted.raw == path.read_bytes()
    assert report.raw_sha256 == hashlib.sha256(accepted.raw).hexdigest()
    assert accepted.notes == ()


def test_overrides_beat_the_sidecar_and_that_beats_the_document(
    tmp_path: Path, accept: Callable[..., Accepted]
) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\nPublished: 1 September 2017", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"published": "2017-09-02", "publisher": "Sidecar"}', encoding="utf-8")
    report = accept(tmp_path / "a.txt", ReportFields(published="3 September 2017", title="Given title")).report
    assert (report.published, report.publisher, report.title) == ("2017-09-03", "Sidecar", "Given title")
    assert report.text.startswith("Given title\n\nArmy takes river town\n\n")


def test_every_kind_in_a_folder(
    tmp_path: Path, read_all: Callable[..., list[Outcome]], make_pdf: Callable[..., bytes]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"# {TEXT}", encoding="utf-8")
    (tmp_path / "c.html").write_text(f"<h1>Army takes river town</h1><p>{TEXT.split(chr(10))[2]}</p>", encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(make_pdf([TEXT.split("\n\n")]))
    (tmp_path / "e.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    outcomes = read_all(tmp_path)
    reports = [outcome.report for outcome in outcomes if isinstance(outcome, Accepted)]
    assert [report.text for report in reports] == [TEXT] * 5
    assert {report.title for report in reports} == {"Army takes river town"}
    assert len({report.report_id for report in reports}) == 1
    assert [report.origin_name for report in reports] == ["a.txt", "b.md", "c.html", "d.pdf", "e.jsonl, line 1"]
    assert [report.media_type for report in reports] == [
        *("text/plain", "text/markdown", "text/html", "application/pdf", "application/json")
    ]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n ", "holds nothing but white space"),
        ("a.txt", "\ufeff\u200b\n".encode(), "holds nothing but white space"),
        ("a.txt", b"-----\n***", "holds no words"),
        ("a.txt", b"Deir ez-Z\xf4r", "is not UTF-8: byte 0xF4 at offset 9, in line 1"),
        ("a.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)), "is a program, not text"),
        ("a.txt", bytes(range(256)) * 10, "is binary, not text"),
        ("a.txt", b"%PDF-1.4\n%%EOF", "is a PDF, not text"),
        ("a.txt", b"Published: 1 May 2090\n\nThe army took the town.", "a date in 2090"),
        ("a.html", b"<html><body></body></html>", "has no text of an article"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj", "is a PDF cut off after 16 bytes"),
        ("a.pdf", b"no pdf", "is no PDF"),
        ("a.jsonl", b"", "is empty"),
        ("a.jsonl", b"\n\n", "holds nothing but white space"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "is UTF-16"),
        ("a.csv", b"a,b", "ends in .csv"),
        ("a.json", b"{}", "is a .json file with no document of its name"),
    ],
)
def test_a_bad_file_is_named_with_reason_and_cure(
    tmp_path: Path, read_all: Callable[..., list[Outcome]], name: str, raw: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    rejection, accepted = read_all(path, good)
    assert isinstance(rejection, Rejection)
    assert rejection.where == str(path)
    assert reason in rejection.reason
    assert rejection.cure
    assert not rejection.reason.endswith(".")
    assert isinstance(accepted, Accepted)


def test_fifty_megabytes_of_one_line_are_refused_without_being_held(
    tmp_path: Path, read_all: Callable[..., list[Outcome]]
) -> None:
    for name in ("a.txt", "b.jsonl", "c.html", "d.pdf"):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(0)
            for _ in range(50):
                stream.write(b"x" * 1_000_000)
    (tmp_path / "e.txt").write_text(TEXT, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    *rejections, last = read_all(tmp_path)
    grown_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert [type(outcome) for outcome in rejections] == [Rejection] * 4
    assert [outcome.reason for outcome in rejections if isinstance(outcome, Rejection)] == [
        "is larger than the limit of 10 MB",
        *["is larger than the limit of 20 MB"] * 3,
    ]
    assert isinstance(last, Accepted)
    assert grown_mb < 120


def test_a_bad_line_is_named_by_its_number_and_the_others_are_read(
    write_lines: Callable[..., Path], read_all: Callable[..., list[Outcome]]
) -> None:
    path = write_lines(GOOD, "not json", "", {**GOOD, "id": "late", "published": "2090-01-01"}, {**GOOD, "id": "last"})
    first, bad, late, last = read_all(path)
    assert isinstance(first, Accepted)
    assert isinstance(bad, Rejection)
    assert bad.where == f"{path}, line 2"
    assert bad.reason.startswith("is no JSON")
    assert isinstance(late, Rejection)
    assert late.where == f"{path}, line 4"
    assert "a date in 2090" in late.reason
    assert isinstance(last, Accepted)
    assert last.report.origin_name == "batch.jsonl, line 5"
    assert json.loads(last.raw)["id"] == "last"


def test_the_raw_bytes_of_a_line_are_the_lines(
    write_lines: Callable[..., Path], accept: Callable[..., Accepted]
) -> None:
    path = write_lines(GOOD)
    assert accept(path).raw == path.read_bytes().rstrip(b"\n")


def test_two_reports_with_one_id_are_both_kept_and_the_second_says_so(
    write_lines: Callable[..., Path], read_all: Callable[..., list[Outcome]]
) -> None:
    path = write_lines(GOOD, {**GOOD, "text": "The rebels took the other town."}, GOOD)
    first, second, again = read_all(path)
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert isinstance(again, Accepted)
    assert first.report.report_id != second.report.report_id
    assert first.report.external_id == second.report.external_id == "good"
    assert first.notes == again.notes == ()
    assert second.notes == (
        f"its id good was already used by another report of this batch, {first.report.report_id}; both are kept",
    )


def test_a_report_in_arabic_is_kept_with_its_language(tmp_path: Path, accept: Callable[..., Accepted]) -> None:
    text = "قال الجيش السوري إنه استعاد السيطرة على مدينة دير الزور بعد حصار دام ثلاث سنوات."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    report = accept(tmp_path / "a.txt").report
    assert (report.language, report.text) == ("ar", text)


def test_a_template_that_names_the_wrong_language_is_not_believed(
    tmp_path: Path, accept: Callable[..., Accepted]
) -> None:
    text = "قال الجيش السوري إنه استعاد السيطرة على مدينة دير الزور بعد حصار دام ثلاث سنوات."
    (tmp_path / "a.html").write_text(f"<html lang='en'><meta charset=utf-8><p>{text}</p></html>", encoding="utf-8")
    accepted = accept(tmp_path / "a.html")
    assert accepted.report.language == "ar"
    assert "it declares its language as en, but its text is in ar" in accepted.notes


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path, accept: Callable[..., Accepted]) -> None:
    (tmp_path / "a.txt").write_text(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    accepted = accept(tmp_path / "a.txt")
    assert "<p>" not in accepted.report.text
    assert accepted.report.media_type == "text/html"
    assert accepted.notes[0] == "it is an HTML page by its first lines and was read as one"


def test_without_a_date_the_report_is_kept_and_the_note_says_what_that_costs(
    tmp_path: Path, accept: Callable[..., Accepted]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    accepted = accept(tmp_path / "a.txt")
    assert accepted.report.published is None
    assert accepted.notes == ("no date of publication was found in it: relative dates stay open",)


def test_a_missing_file_and_an_empty_folder(tmp_path: Path, reject: Callable[..., Rejection]) -> None:
    assert reject(tmp_path / "missing.txt").reason == "is not there"
    assert reject(tmp_path / ("n" * 300)).reason.startswith("could not be read: File name too long")
    assert reject("\x00").cure
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    assert reject(tmp_path / "empty").reason == "is a folder with nothing in it that could be read"


def test_a_file_that_may_not_be_read(
    tmp_path: Path, reject: Callable[..., Rejection], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def refuse(*args: object, **keywords: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    rejection = reject(tmp_path / "a.txt")
    assert rejection.reason == "may not be read by you"
    assert "chmod" in rejection.cure


def test_a_disk_that_fails_in_the_middle_of_the_lines(
    settings: IntakeSettings, write_lines: Callable[..., Path]
) -> None:
    first = write_lines(GOOD).read_bytes()

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            part = super().read(size)
            if not part:
                raise OSError(5, "Input/output error")
            return part

    accepted, rejection = Intake(replace(settings, stdin=lambda: Failing(first))).read(["-"])
    assert isinstance(accepted, Accepted)
    assert rejection == Rejection(
        where="standard input, after line 1",
        reason="could not be read: Input/output error",
        cure="Check the path and the disk, then read it again",
    )


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (TEXT.encode(), "text/plain"),
        (b"\n\n" + json.dumps(GOOD).encode(), "application/json"),
        (f"<!doctype html><p>{TEXT}</p>".encode(), "text/html"),
    ],
)
def test_the_standard_input_is_what_it_looks_like(settings: IntakeSettings, raw: bytes, media_type: str) -> None:
    (outcome,) = Intake(replace(settings, stdin=lambda: io.BytesIO(raw))).read(["-"])
    assert isinstance(outcome, Accepted)
    assert outcome.report.media_type == media_type
    assert "The army took the town" in outcome.report.text


def test_a_pdf_and_nothing_at_all_on_the_standard_input(
    settings: IntakeSettings, make_pdf: Callable[..., bytes]
) -> None:
    pdf = make_pdf([TEXT.split("\n\n")])
    (outcome,) = Intake(replace(settings, stdin=lambda: io.BytesIO(pdf))).read(["-"])
    assert isinstance(outcome, Accepted)
    assert (outcome.report.media_type, outcome.report.origin_name, outcome.raw) == ("application/pdf", "-", pdf)
    (nothing,) = Intake(replace(settings, stdin=lambda: io.BytesIO())).read(["-"])
    assert isinstance(nothing, Rejection)
    assert (nothing.where, nothing.reason) == ("standard input", "is empty")


def test_a_pipe_named_as_an_input_is_read(tmp_path: Path, accept: Callable[..., Accepted]) -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)
    try:
        assert accept(f"/dev/fd/{reading}").report.text == TEXT
    finally:
        os.close(reading)


def test_an_override_that_cannot_be_used_stops_before_anything_is_read(settings: IntakeSettings) -> None:
    with pytest.raises(IntakeError, match="a date in 2090"):
        Intake(settings).read(["missing.txt"], ReportFields(published="2090-01-01"))


def test_more_text_than_allowed(settings: IntakeSettings, write_lines: Callable[..., Path]) -> None:
    path = write_lines({"text": "é" * 80}, {"text": "e" * 80})
    refused, taken = Intake(replace(settings, max_text_bytes=100)).read([str(path)])
    assert isinstance(refused, Rejection)
    assert "larger than the limit" in refused.reason
    assert isinstance(taken, Accepted)


def test_reports_come_one_by_one(settings: IntakeSettings) -> None:
    """A long stream gives its first report before its last line is there."""
    lines = [json.dumps({**GOOD, "id": str(number)}).encode() + b"\n" for number in range(3)]
    served: list[int] = []

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            if len(served) == len(lines):
                return 0
            line = lines[len(served)]
            served.append(len(line))
            buffer[: len(line)] = line
            return len(line)

    outcomes = Intake(replace(settings, stdin=lambda: io.BufferedReader(Slow()))).read(["-"])
    first = next(outcomes)
    assert isinstance(first, Accepted)
    assert first.report.external_id == "0"
    assert len(served) < len(lines)
    assert len(list(outcomes)) == 2


def test_the_same_input_gives_the_same_reports(write_lines: Callable[..., Path], settings: IntakeSettings) -> None:
    path = write_lines(GOOD, {**GOOD, "html": "<p>x</p>"})
    assert list(Intake(settings).read([str(path)])) == list(Intake(settings).read([str(path)]))


@pytest.mark.shared_data
def test_the_first_report(accept: Callable[..., Accepted]) -> None:
    seed = shared_data() / "seed"
    if not (seed / "report.txt").is_file():
        pytest.skip(f"the measuring data is not at {seed}")
    accepted = accept(seed)
    report = accepted.report
    assert report.title == "Syrian army breaks Isis' three-year-long siege of Deir Ezzor"
    assert report.text.startswith(f"{report.title}\n\nThe Syrian army has managed")
    assert (report.published, report.publisher, report.language) == ("2017-09-05", "The Independent", "en")
    assert (report.external_id, accepted.notes) == ("seed", ())
