import json
from pathlib import Path


def test_the_shipped_codebook_has_no_faults(run) -> None:
    done = run("codebook", "check")
    assert (done.status, done.out) == (0, "No faults\n")


def test_a_fault_is_named_with_file_and_line(run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("types:\n  - code: capture\n    familly: battle\n")
    done = run("codebook", "check", "mine.yaml")
    assert done.status == 1
    assert "mine.yaml:" in done.out
    told = json.loads(run("codebook", "check", "--json", "mine.yaml").out)
    assert all({"file", "line", "problem", "cure"} == set(fault) for fault in told)
    assert told


def test_without_files_those_of_the_configuration_are_checked(run, tmp_path: Path) -> None:
    (tmp_path / "twosource-data").mkdir()
    (tmp_path / "twosource-data" / "mine.yaml").write_text("nonsense: true\n")
    (tmp_path / "twosource-data" / "config.toml").write_text('codebooks = ["mine.yaml"]\n')
    assert run("codebook", "check").status == 1
    assert run("codebook", "list").status == 2


def test_a_missing_file_is_wrong_use(run) -> None:
    done = run("codebook", "check", "missing.yaml")
    assert done.status == 2
    assert "missing.yaml: there is no such file" in done.err


def test_types_are_listed_and_shown(run) -> None:
    rows = json.loads(run("codebook", "list", "--json").out)
    assert {"code": "capture", "family": "battle"}.items() <= next(
        row for row in rows if row["code"] == "capture"
    ).items()
    assert len(run("codebook", "list").out.splitlines()) == len(rows) + 1
    done = run("codebook", "show", "siege_broken")
    assert done.out.startswith("siege_broken: ")
    for label in ("definition", "example", "not", "target", "plover", "acled", "triggers"):
        assert f"\n  {label} " in done.out
    assert json.loads(run("codebook", "show", "capture", "--json").out)["code"] == "capture"
    assert run("codebook", "show", "captured").status == 2
