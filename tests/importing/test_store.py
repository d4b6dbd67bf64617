"""Tables taken into a store: kept, read again, and never shown beyond what may be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from made_tables import ACLED, GED, MAVERICK, acled_file, csv_text, ged_file, maverick_file

from twosource.cli import main
from twosource.importing import TableError
from twosource.pipeline import Monitor, View
from twosource.records import Picture

HERE = Path(__file__).parent


def import_into(folder: Path, table: Path, name: str = "ucdp-ged") -> Picture:
    with Monitor(folder) as monitor:
        monitor.import_table(table, name)
        assert monitor.verify() == []
        assert monitor.rebuild(check=True).same
        return monitor.picture()


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    table = ged_file(tmp_path, GED, {**GED, "id": "900002"})
    with Monitor(tmp_path / "m") as monitor:
        first, _ = monitor.import_table(table, "ucdp-ged", build=False)
        before = sorted((tmp_path / "m" / "evidence").rglob("*"))
        again, built = monitor.import_table(table, "ucdp-ged")
        assert (first.added, again.added, again.known) == (2, 0, 2)
        assert built is not None and built.read == 2
        assert sorted((tmp_path / "m" / "evidence").rglob("*")) == before, "the table and its map, kept once"


def test_two_rows_of_one_set_are_two_events_however_alike(tmp_path: Path) -> None:
    picture = import_into(tmp_path / "m", ged_file(tmp_path, GED, {**GED, "id": "900002"}))
    assert len(picture.events) == 2
    assert [event.n_claims for event in picture.events] == [2, 2]
    assert [{origin.source_id for origin in event.origins} for event in picture.events] == [
        {"src:sohr", "src:reuters"}
    ] * 2


def test_rows_of_two_sets_and_a_report_may_be_one_event(tmp_path: Path) -> None:
    text = "2017-09-05.txt"
    (tmp_path / text).write_text(
        "Syrian government forces clashed with Islamic State in Deir Ezzor on Tuesday, the Reuters news agency said.",
        encoding="utf-8",
    )
    with Monitor(tmp_path / "m") as monitor:
        monitor.import_table(ged_file(tmp_path, GED), "ucdp-ged", build=False)
        clash = {**ACLED, "sub_event_type": "Armed clash", "actor1": "Military Forces of Syria (2000-)"}
        monitor.import_table(acled_file(tmp_path, clash), "acled", build=False)
        from twosource.intake import ReportFields

        monitor.read([str(tmp_path / text)], ReportFields(published="2017-09-06", publisher="Reuters"))
        picture = monitor.picture()
    tables = {reading.report_id: reading.coded.table if reading.coded else "text" for reading in picture.readings}
    of_claim = {claim.claim_id: tables[claim.report_id] for reading in picture.readings for claim in reading.claims}
    assert {"ucdp-ged", "acled", "text"} in [{of_claim[claim] for claim in event.claims} for event in picture.events]


def test_a_better_map_is_read_by_from_then_on(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("No,When,Who\n1,2020-02-03,Boko Haram\n", encoding="utf-8")
    plain = 'name = "own"\ntitle = "Own"\nid = "No"\n[time]\nstart = "When"\n[[types]]\ncode = "clash"\n'
    party = '[[parties]]\nrole = "actor"\ncolumn = "Who"\n'
    with Monitor(tmp_path / "m") as monitor:
        for text, mapped, actors in ((plain, 0, 0), (plain + party, 1, 1), (plain + party, 0, 1), (plain, 1, 0)):
            (tmp_path / "own.toml").write_text(text, encoding="utf-8")
            imported, _ = monitor.import_table(tmp_path / "own.csv", str(tmp_path / "own.toml"))
            assert imported.mapped == mapped
            picture = monitor.picture()
            assert monitor.is_built(picture)
            (claim,) = picture.readings[0].claims
            assert len(claim.actor) == actors
            assert monitor.verify() == []
        (tmp_path / "own.toml").unlink()
        (tmp_path / "own.csv").unlink()
        assert monitor.rebuild(check=True).same, "the map and the table are kept"


def test_a_corrected_row_stands_in_the_place_of_the_earlier_one_which_is_kept(tmp_path: Path) -> None:
    first = ged_file(tmp_path, GED, {**GED, "id": "900002", "where_coordinates": "Raqqa city"}).rename(
        tmp_path / "a.csv"
    )
    second = ged_file(tmp_path, {**GED, "best": "7"}).rename(tmp_path / "b.csv")
    with Monitor(tmp_path / "m") as monitor:

        def killed(table: Path, **told: object) -> list[int | None]:
            imported, built = monitor.import_table(table, "ucdp-ged")
            assert {name: getattr(imported, name) for name in told} == told
            assert built is not None and built.events == 2
            assert monitor.verify() == []
            assert monitor.rebuild(check=True).same
            picture = monitor.picture()
            assert monitor.is_built(picture)
            stand = [r for r in picture.reports if r.external_id == "900001" and r.report_id not in picture.replaced]
            assert len(stand) == 1
            claims = {claim.report_id for reading in picture.readings for claim in reading.claims}
            assert claims.isdisjoint(picture.replaced) and stand[0].report_id in claims
            (event,) = [
                e for e in picture.events if not set(e.claims).isdisjoint(_claims_of(picture, stand[0].report_id))
            ]
            return [figure.best for figure in event.figures if figure.who is None]

        assert killed(first, added=2, revised=()) == [6]
        assert killed(second, added=1, known=0, revised=("900001",)) == [7]
        assert killed(second, added=0, known=1, revised=()) == [7], "there is nothing to correct twice"
        assert killed(first, added=0, known=2, revised=("900001",)) == [6], "the last that came counts"
        assert len(list(monitor.ledger.reports())) == 3
        assert len(list(monitor.ledger.row_versions())) == 3


def test_a_correction_in_another_set_replaces_nothing(tmp_path: Path) -> None:
    own = 'name = "own"\ntitle = "Own"\nid = "id"\n[time]\nstart = "date_start"\n[[types]]\ncode = "clash"\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    with Monitor(tmp_path / "m") as monitor:
        monitor.import_table(ged_file(tmp_path, GED), "ucdp-ged", build=False)
        imported, _ = monitor.import_table(ged_file(tmp_path, {**GED, "best": "7"}), str(tmp_path / "own.toml"))
        assert (imported.added, imported.revised) == (1, ())
        assert monitor.picture().replaced == {}


def test_what_was_corrected_is_shown_and_told_as_a_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ["--data", str(tmp_path / "m")]
    for day, best in (("2026-02-01", "6"), ("2026-02-03", "7")):
        monkeypatch.setattr("twosource.ledger.store._now", lambda day=day: f"{day}T12:00:00+00:00")
        assert main(["import", str(ged_file(tmp_path, {**GED, "best": best})), "--map", "ucdp-ged", *data]) == 0
    told = capsys.readouterr()
    assert "1 row said something else before (900001): the earlier reports are kept, and count no more" in told.err
    with Monitor(tmp_path / "m") as monitor:
        ((old, new),) = monitor.picture().replaced.items()
        for day, stands in (("2025-12-31", old), ("2026-02-02", old), ("2026-02-03", new)):
            picture = monitor.picture(View(as_of=date.fromisoformat(day)))
            assert [claim.report_id for reading in picture.readings for claim in reading.claims] == [stands] * 2
    assert main(["show", "900001", *data]) == 0
    assert (f"report {new}" in (shown := capsys.readouterr().out)) and f"replaces     {old}" in shown
    assert main(["show", old, *data]) == 0
    assert f"replaced by  {new}" in capsys.readouterr().out
    assert main(["brief", *data]) == 0
    assert "rests on one report by one publisher" in capsys.readouterr().out
    assert main(["diff", "--from", "2026-02-02", "--to", "2026-02-03", "--json", *data]) == 0
    (change,) = [c for c in json.loads(capsys.readouterr().out)["changes"] if c["table"] == "events"]
    assert (change["how"], change["reports"]) == ("changed", [new])
    assert [f["field"] for f in change["fields"]] == ["figures"]


def test_a_dispute_is_shown_by_the_names_of_those_who_hold_its_positions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.csv").write_text(
        "No,When,Who,Dead,Says\n1,2020-02-03,Boko Haram,3,residents\n2,2020-02-03,Boko Haram,30,Reuters\n",
        encoding="utf-8",
    )
    (tmp_path / "own.toml").write_text(
        'name = "own"\ntitle = "Own"\nid = "No"\npublisher = "Says"\n[time]\nstart = "When"\n'
        '[[types]]\ncode = "clash"\n[[parties]]\nrole = "actor"\ncolumn = "Who"\n'
        '[[figures]]\nwhat = "killed"\nbest = "Dead"\n[[speakers]]\nname = "Says"\n',
        encoding="utf-8",
    )
    data = ["--data", str(tmp_path / "m")]
    main(["import", str(tmp_path / "own.csv"), "--map", str(tmp_path / "own.toml"), *data])
    with Monitor(tmp_path / "m") as monitor:
        first, second = (claim.claim_id for reading in monitor.picture().readings for claim in reading.claims)
        monitor.decide("same", first, other=second, who="Ana", why="one fight")
        (event,) = monitor.picture().events
    capsys.readouterr()
    assert main(["show", event.event_id, *data]) == 0
    out = capsys.readouterr().out
    assert (
        "how many: " in out and "3 killed (reported by residents)" in out and "30 killed (reported by Reuters)" in out
    )


def _claims_of(picture: Picture, report_id: str) -> list[str]:
    return [claim.claim_id for r in picture.readings if r.report_id == report_id for claim in r.claims]


def test_nothing_is_kept_of_a_table_that_cannot_be_used(tmp_path: Path) -> None:
    with Monitor(tmp_path / "m") as monitor, pytest.raises(TableError):
        monitor.import_table(maverick_file(tmp_path, MAVERICK), "ucdp-ged")
    assert not any((tmp_path / "m").rglob("evidence/*/*"))


def test_a_map_that_is_missing_from_the_evidence_is_found_out(tmp_path: Path) -> None:
    with Monitor(tmp_path / "m") as monitor:
        monitor.import_table(ged_file(tmp_path, GED), "ucdp-ged", build=False)
        (report,) = monitor.ledger.reports()
        assert report.map_sha256 is not None
        monitor.ledger.evidence.path(report.map_sha256).write_bytes(b"name = 'other'")
        assert [problem.says for problem in monitor.verify()] == ["its map of columns was changed"]


def test_killed_in_the_middle_of_a_table_nothing_is_lost_and_the_next_run_takes_the_rest(tmp_path: Path) -> None:
    rows = [{**GED, "id": str(n), "best": str(4 + n % 6)} for n in range(4000)]
    table = ged_file(tmp_path, *rows)
    script = (
        "import sys\nfrom pathlib import Path\nfrom twosource.pipeline import Monitor\n"
        "class Spoken:\n"
        "    def start(self, what, total): pass\n"
        "    def advance(self): print('row', flush=True)\n"
        "    def finish(self): pass\n"
        "with Monitor(Path(sys.argv[1]), progress=Spoken()) as monitor:\n"
        "    monitor.import_table(Path(sys.argv[2]), 'ucdp-ged', build=False)\n"
    )
    arguments = [sys.executable, "-c", script, str(tmp_path / "m"), str(table)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        for n, _ in enumerate(process.stdout):
            if n == 1200:
                process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with Monitor(tmp_path / "m") as monitor:
        assert monitor.verify() == []
        there = sum(1 for _ in monitor.ledger.reports())
        assert 1000 <= there < 4000
        imported, _ = monitor.import_table(table, "ucdp-ged", build=False)
        assert (imported.known, imported.added) == (there, 4000 - there)


def test_no_output_names_a_private_person_of_a_row(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    row = {
        **ACLED,
        "notes": "On 5 September 2017 a jet struck a house; Mara Ostin, a teacher, was killed.",
        "tags": "x",
    }
    import_into(tmp_path / "m", acled_file(tmp_path, row), "acled")
    for arguments in (
        ("claims", "--json"), ("events", "--json"), ("reports", "--json"), ("brief",),
        *(("export", table, "--format", "jsonl") for table in ("claims", "events", "reports")),
    ):  # fmt: skip
        assert main([*arguments, "--data", str(tmp_path / "m")]) == 0
        out = capfd.readouterr().out
        assert "Ostin" not in out
    assert main(["claims", "--json", "--data", str(tmp_path / "m")]) == 0
    assert "[withheld: not read]" in capfd.readouterr().out


def test_the_verb_tells_what_became_of_the_rows(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = ged_file(tmp_path, GED, {**GED, "id": "900002", "best": "few"})
    arguments = ["import", str(table), "--map", "ucdp-ged", "--data", str(tmp_path / "m")]
    assert main([*arguments, "--json"]) == 1
    out, err = capfd.readouterr()
    assert err == (
        "rejected: ged.csv, row 3: column best: 'few' is no count. Write a whole number, or leave it empty.\n"
    )
    assert '"added": 1' in out and '"events": 1' in out
    assert main([*arguments, "--no-build"]) == 1
    assert "0 new rows, 1 there already, 1 rejected. Not built yet: run `twosource build`." in capfd.readouterr().out


def test_wrong_use_is_told_as_such(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "own.csv"
    table.write_text(csv_text(["a"], {"a": "1"}), encoding="utf-8")
    for name, says in (("ucdp", "ucdp:1: it can't be read"), ("acled", "has no column 'event_id_cnty'")):
        assert main(["import", str(table), "--map", name, "--data", str(tmp_path / "m")]) == 2
        assert says in capfd.readouterr().err
