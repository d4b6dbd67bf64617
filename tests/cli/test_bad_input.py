"""What is wrong with an input is said with its cure, and the rest of the batch is read: by the real intake."""

import errno
import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from fake_rooms import FakeRooms

from twosource.pipeline import Rooms, load_config

GOOD = "The army captured Palmyra on Sunday, the monitor said. Jane Doe, 9, saw 12 shells."
ARABIC = "أعلن الجيش السوري يوم الثلاثاء فك الحصار عن مدينة دير الزور بعد ثلاث سنوات من الحصار. " * 3


class RealIntake(FakeRooms):
    """The real intake before a reader that stands in."""

    def __init__(self, fake: FakeRooms, folder: Path) -> None:
        super().__init__(knowledge=fake.knowledge, codebook=fake.codebook)
        self._config, self._folder = load_config(folder), folder

    take_in = Rooms.take_in


@pytest.fixture
def read(run, rooms: FakeRooms, monkeypatch: pytest.MonkeyPatch):
    """Read inputs beside a good report, which must be taken in whatever the others are."""
    monkeypatch.setattr("twosource.pipeline.monitor.Rooms", lambda config, folder: RealIntake(rooms, folder))
    Path("good.txt").write_text(GOOD, encoding="utf-8")

    def read_it(*inputs: str, options: tuple[str, ...] = ()):
        done = run("read", *inputs, "good.txt", "--json", *options)
        assert "Traceback" not in done.err
        assert len(json.loads(run("claims", "--json").out)) >= 1
        assert run("verify").status == 0
        return done, json.loads(done.out)

    return read_it


def pdf(content: bytes) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return made + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(made),
    )


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "latin.txt": "Le siège de la ville a été levé à l'aube.".encode("utf-16-le"),
    "binary.txt": bytes(range(256)) * 20,
    "scanned.pdf": pdf(b"0 0 10 10 re f"),
    "cut.pdf": pdf(b"BT (The army captured Palmyra) Tj ET")[:120],
    "future.jsonl": b'{"text": "Words.", "published": "2090-01-01"}\n',
    "broken.jsonl": b'{"text": "Words.", "published": \n',
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BAD))
def test_an_input_that_cannot_be_taken_in_is_named_with_reason_and_cure(read, name: str) -> None:
    Path(name).write_bytes(BAD[name])
    done, told = read(name)
    assert done.status == 1
    (rejected,) = told["rejected"]
    assert rejected["where"].startswith(name)
    assert rejected["reason"]
    assert rejected["cure"]
    assert done.err.startswith(f"rejected: {name}")
    assert len(told["added"]) == 1


def test_fifty_megabytes_on_one_line_are_refused(read) -> None:
    with Path("huge.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    done, told = read("huge.txt")
    assert done.status == 1
    assert [rejected["where"] for rejected in told["rejected"]] == ["huge.txt"]


def test_a_page_nested_ten_thousand_deep_stops_nothing(read) -> None:
    Path("deep.html").write_text("<html><body>" + "<div>" * 10_000 + GOOD.upper() + "</div>" * 10_000, encoding="utf-8")
    _, told = read("deep.html")
    assert len(told["added"]) + len(told["rejected"]) == 2


def test_one_bad_line_of_many_costs_no_other(read) -> None:
    lines = [json.dumps({"text": f"Report {n}.", "published": "2017-09-05"}) for n in range(3)]
    Path("many.jsonl").write_text("\n".join([lines[0], "no json", *lines[1:]]), encoding="utf-8")
    done, told = read("many.jsonl")
    assert done.status == 1
    assert [rejected["where"] for rejected in told["rejected"]] == ["many.jsonl, line 2"]
    assert len(told["added"]) == 4


def test_a_missing_file_is_named(read) -> None:
    done, told = read("missing.txt")
    assert done.status == 1
    assert told["rejected"][0]["where"] == "missing.txt"


def test_the_same_report_twice_is_one_report(read) -> None:
    Path("copy.txt").write_text(GOOD, encoding="utf-8")
    done, told = read("copy.txt")
    assert done.status == 0
    assert (len(told["added"]), told["known"]) == (1, told["added"])


def test_two_different_reports_with_one_id_are_kept_and_flagged(read, run) -> None:
    lines = [json.dumps({"id": "7", "text": f"Report {n}.", "published": "2017-09-05"}) for n in range(2)]
    Path("two.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done, told = read("two.jsonl")
    assert done.status == 0
    assert len(told["added"]) == 3
    assert "both are kept" in done.err
    assert run("reports", "--report", "7").out.count("its id is also that of") == 2


def test_a_report_in_arabic_is_kept(read) -> None:
    Path("arabic.txt").write_text(ARABIC, encoding="utf-8")
    done, told = read("arabic.txt")
    assert done.status == 0
    assert len(told["added"]) == 2


def test_a_date_given_in_the_future_is_wrong_use_and_nothing_is_read(run, rooms, monkeypatch) -> None:
    monkeypatch.setattr("twosource.pipeline.monitor.Rooms", lambda config, folder: RealIntake(rooms, folder))
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    done = run("read", "good.txt", "--published", "2090-01-01")
    assert (done.status, done.out) == (2, "")
    assert "2090" in done.err
    assert run("reports", "--json").out == "[]\n"


class Circle(BaseHTTPRequestHandler):
    """A page that sends whoever asks for it to itself."""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"{self.path}x" if self.path.endswith("y") else f"{self.path[:-1]}y")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def circle() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Circle)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/x"
    server.shutdown()
    server.server_close()


def test_an_address_that_leads_in_a_circle_is_given_up(read, circle: str) -> None:
    Path("twosource-data").mkdir()
    Path("twosource-data/config.toml").write_text("allow_private_addresses = true\n")
    done, told = read(circle)
    assert done.status == 1
    assert "redirect" in told["rejected"][0]["reason"]


def test_an_address_in_ones_own_network_is_not_asked_unless_allowed(read, circle: str) -> None:
    done, told = read(circle)
    assert done.status == 1
    assert "allow_private_addresses" in told["rejected"][0]["cure"]


def test_standard_input_is_read(run, rooms, monkeypatch) -> None:
    monkeypatch.setattr("twosource.pipeline.monitor.Rooms", lambda config, folder: RealIntake(rooms, folder))
    source, sink = os.pipe()
    os.write(sink, GOOD.encode())
    os.close(sink)
    with os.fdopen(source) as piped:
        monkeypatch.setattr("sys.stdin", piped)
        done = run("read", "-", "--published", "2017-09-05", "--publisher", "Paper")
    assert done.out.startswith("1 new.")


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(read, run, monkeypatch) -> None:
    read()
    Path("more.txt").write_text("More words.", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "twosource-data")

    with monkeypatch.context() as patched:
        patched.setattr("twosource.ledger.evidence.Evidence.put", refuse)
        done = run("read", "more.txt")
    assert (done.status, done.out) == (1, "")
    assert "twosource-data: the folder can't be written. Change its permissions" in done.err
    assert len(json.loads(run("reports", "--json").out)) == 1


def test_a_full_disk_is_told_and_the_next_run_goes_on(read, run, monkeypatch) -> None:
    Path("more.txt").write_text("More words.", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        done = run("read", "more.txt")
    assert (done.status, done.out) == (1, "")
    assert "the disk is full" in done.err
    assert "run the same command again" in done.err
    _, told = read("more.txt")
    assert len(told["added"]) == 2
