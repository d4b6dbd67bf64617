"""The real rooms over the samples: a rebuild gives the same bytes whatever the day, the zone and the hash seed."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from twosource.intake import ReportFields
from twosource.ledger import DERIVED
from twosource.pipeline import Monitor, sample_files

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the sample reports."""
    folder = tmp_path_factory.mktemp("samples") / "data"
    with Monitor(folder) as monitor:
        outcome = monitor.read([str(path) for path in sample_files()], ReportFields())
        assert outcome.rejected == ()
        assert outcome.build is not None
        assert outcome.build.events > 0
    return folder


def digests(folder: Path) -> dict[str, str]:
    with Monitor(folder) as monitor:
        return monitor.ledger.digest()


def test_decisions_on_real_readings_are_carried_out_by_a_rebuild_and_undone_without_a_trace(
    samples: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(samples, folder)
    with Monitor(folder) as monitor:
        before, picture = monitor.ledger.digest(), monitor.picture()
        event = next(event for event in picture.events if len(event.claims) > 1)
        single = next(event for event in picture.events if len(event.claims) == 1 and event.place is None)
        relative = next(c for r in picture.readings for c in r.claims if c.time.basis == "news" and c.time.end)
        signed = {"who": "Ana", "why": "seen", "build": False}
        made = [
            monitor.decide("reject", event.claims[0], **signed),
            monitor.decide("grade", event.event_id, value="claimed", **signed),
            monitor.decide("correct", single.claims[0], field="place", value="plc:sy:raqqa-city", **signed),
            monitor.decide("hide", single.event_id, **signed),
            monitor.decide("correct_report", relative.report_id, field="published", value="2016-01-10", **signed),
        ]
        assert monitor.build().unbound == ()
        assert monitor.verify() == []
        now = monitor.picture()
        claims = {claim.claim_id: claim for reading in now.readings for claim in reading.claims}
        assert event.claims[0] not in claims
        assert claims[single.claims[0]].place[0].id == "plc:sy:raqqa-city"
        assert claims[relative.claim_id].time.end == date(2016, 1, 10)
        assert any(made[1].decision.decision_id in one.decisions and one.grade == "claimed" for one in now.events)
        shown = monitor.public_picture(date(2026, 11, 22))
        assert single.claims[0] not in {claim.claim_id for reading in shown.readings for claim in reading.claims}
        assert monitor.rebuild(check=True).same
        for outcome in made:
            monitor.decide("undo", outcome.decision.decision_id, **signed)
        monitor.build()
        assert monitor.ledger.digest() == before
        assert monitor.picture() == picture


def test_every_claims_every_word_is_where_it_says_and_every_trail_leads_to_its_end(samples: Path) -> None:
    with Monitor(samples) as monitor:
        assert monitor.verify() == []
        assert sum(len(reading.claims) for reading in monitor.picture().readings) > 100


@pytest.mark.slow
@pytest.mark.parametrize(
    ("days", "zone", "seed"), [(0, "UTC", "1"), (400, "Pacific/Kiritimati", "2"), (-9000, "America/Adak", "3")]
)
def test_a_rebuild_gives_the_same_bytes_on_another_day_in_another_zone_with_another_hash_seed(
    samples: Path, days: int, zone: str, seed: str
) -> None:
    done = subprocess.run(
        [
            sys.executable,
            str(HERE / "another_day.py"),
            str(days),
            "rebuild",
            "--check",
            "--json",
            "--data",
            str(samples),
        ],
        env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["same"], told["inputs"], told["differences"]) == (True, [], [])
    assert told["digests"] == digests(samples)


@pytest.mark.slow
def test_a_fresh_store_filled_on_another_day_in_another_order_is_the_same(samples: Path, tmp_path: Path) -> None:
    lines = [line for path in sample_files() for line in path.read_text(encoding="utf-8").splitlines()]
    for half, part in (("b", lines[: len(lines) // 2]), ("a", lines[len(lines) // 2 :])):
        (tmp_path / f"{half}.jsonl").write_text("\n".join(reversed(part)), encoding="utf-8")
    for name in ("a", "b"):
        command = ["read", f"{name}.jsonl", "--data", "data"]
        done = subprocess.run(
            [sys.executable, str(HERE / "another_day.py"), "400", *command],
            env=os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "5"},
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )
        assert done.returncode == 0
    ours, theirs = digests(tmp_path / "data"), digests(samples)
    assert [table for table in DERIVED if ours[table] != theirs[table]] == []
