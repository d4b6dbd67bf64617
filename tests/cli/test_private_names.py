"""The real rooms and every verb: the private persons of the reports stand in no output."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from twosource.cli import main
from twosource.intake import ReportFields
from twosource.pipeline import Config, Monitor, Rooms, sample_files

# The fictional private persons of the samples.
SAMPLE_NAMES = re.compile(r"\b(yaman|okla|rashwani|jadaan|srouji|lamis|qanbar)\b", re.IGNORECASE)
SHARED = Path(os.environ.get("TWOSOURCE_SHARED_DATA") or Path(__file__).parents[3] / "shared" / "data")
SEED = SHARED / "seed" / "report.txt"
PEOPLE = Path(__file__).parent.parent / "cases" / "people.jsonl"
PUBLIC_KEPT = 0.95


def every_product() -> Iterator[list[str]]:
    """Every table, export, brief and map, in every form."""
    for table in ("claims", "events", "sources", "control", "sieges", "reports"):
        yield [table]
        yield [table, "--json"]
    for table in ("claims", "events", "holdings", "sieges", "sources", "reports"):
        for form in ("jsonl", "csv", "geojson"):
            yield ["export", table, "--format", form]
    for form in ("md", "html", "json"):
        yield ["brief", "--format", form]
    yield ["map", "-o", "-"]


def every_command(folder: Path) -> Iterator[list[str]]:
    """Every verb that puts anything out, in every form, and every id that it lists."""
    yield from every_product()
    yield from (["verify"], ["doctor"], ["rebuild", "--check"], ["build"])
    with Monitor(folder) as monitor:
        picture = monitor.picture()
    for one in (
        *(report.report_id for report in picture.reports),
        *(event.event_id for event in picture.events[::7]),
        *(holding.holding_id for holding in picture.holdings[::7]),
        *(siege.siege_id for siege in picture.sieges),
        *(source.source_id for source in picture.sources),
    ):
        yield ["show", one, "--why"]
        yield ["show", one, "--json"]


def outputs(
    folder: Path, capfd: pytest.CaptureFixture[str], commands: Iterable[list[str]] | None = None
) -> Iterator[tuple[list[str], str]]:
    for command in every_command(folder) if commands is None else commands:
        capfd.readouterr()
        status = main(["--data", str(folder), *command])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        if status == 0 and "--json" in command:
            json.loads(out)
        yield command, out + err


@pytest.fixture(scope="module")
def real_rooms() -> Rooms:
    """The real rooms, opened once for all the commands."""
    return Rooms(Config(), Path())


@pytest.fixture(autouse=True)
def opened_once(monkeypatch: pytest.MonkeyPatch, real_rooms: Rooms) -> None:
    monkeypatch.setattr("twosource.pipeline.monitor.Rooms", lambda config, folder: real_rooms)
    monkeypatch.setattr("twosource.cli.doctor._model", lambda: iter(()))  # it would load the model once more


@pytest.fixture
def filled(tmp_path: Path) -> Callable[..., Path]:
    def fill(inputs: list[str], **fields: str) -> Path:
        with Monitor(tmp_path / "data") as monitor:
            monitor.read(inputs, ReportFields(**fields))
        return tmp_path / "data"

    return fill


@pytest.mark.slow
def test_no_private_person_of_the_samples_stands_in_any_output(filled, capfd: pytest.CaptureFixture[str]) -> None:
    assert all(SAMPLE_NAMES.search(path.read_text(encoding="utf-8")) for path in sample_files())
    folder = filled([str(path) for path in sample_files()])
    told = [command for command, text in outputs(folder, capfd) if SAMPLE_NAMES.search(text)]
    assert told == []


@pytest.mark.slow
@pytest.mark.shared_data
@pytest.mark.skipif(not SEED.is_file(), reason="the first report is not beside this checkout")
def test_no_private_person_of_the_first_report_stands_in_any_output(filled, capfd: pytest.CaptureFixture[str]) -> None:
    folder = filled([str(SEED)], published="2017-09-05", publisher="The Independent")
    with Monitor(folder) as monitor:
        people = [person for reading in monitor.picture().readings for person in reading.people]
    private = {part for person in people if not person.public for part in person.text.split()}
    assert any(person.child for person in people)
    names = re.compile(rf"\b({'|'.join(map(re.escape, sorted(private)))})\b", re.IGNORECASE)
    told = [command for command, text in outputs(folder, capfd) if names.search(text)]
    assert told == []


@pytest.mark.slow
def test_of_those_named_in_sentences_no_private_one_stands_in_any_output_and_the_public_ones_do(
    filled, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cases = [json.loads(line) for line in PEOPLE.read_text(encoding="utf-8").splitlines()]
    reports = [
        {"id": f"case-{number}", "text": case["text"], "published": "2024-05-14", "publisher": f"Paper {number}"}
        for number, case in enumerate(cases)
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    public = [case["name"] for case in cases if case["public"]]
    # A private namesake of somebody public is tried in a report of his own (tests/reading/people/test_people.py).
    private = [c["name"] for c in cases if not c["public"] and not any(c["name"] in name for name in public)]
    told, kept = [], set()
    for command, text in outputs(filled([str(file)]), capfd, every_product()):
        told += [(command, name) for name in private if name in text]
        kept |= {name for name in public if name in text}
    assert told == []
    assert len(kept) >= PUBLIC_KEPT * len(public)
