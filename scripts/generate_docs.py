"""Write the reference pages that the program itself tells: command line, codebook, tables, configuration.

The program in; pages under ``docs/reference`` out. With ``--check`` nothing is written: the exit status is 1 where a
page does not say what the program does now, so that a page can't drift.
"""

from __future__ import annotations

import argparse
import difflib
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import msgspec
import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from twosource.assessment import AssessmentSettings
from twosource.cli import app
from twosource.codebook import Codebook
from twosource.codebook.reference import reference_page
from twosource.corroboration import CorroborationSettings
from twosource.evaluation import SUITES, load_floors
from twosource.knowledge.packs import pack_folders, read_pack
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.roles import Roles
from twosource.pipeline import Config
from twosource.publish.columns import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
PAGES_FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Written by scripts/generate_docs.py from the program; `make generate` writes it anew. -->\n"


def command_line() -> str:
    """Every verb with its arguments and options, as the program's own help tells them."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    lines = [
        "# Command line",
        "",
        root.help or "",
        "",
        "Exit status: 0 done; 1 done with rejected inputs or with problems found, each named on standard error with",
        "its reason, or not done for a reason outside the command (a full disk, a damaged store, a missing model);",
        "2 wrong use; 130 stopped by Ctrl-C. Long work shows its progress on a terminal and none in a pipe.",
        "",
        "## twosource",
        "",
        *_parameters(root),
    ]
    for path, command in _commands(root, ()):
        lines += [f"## twosource {' '.join(path)}", "", _paragraphs(command.help), "", _usage(path, command), ""]
        lines += _parameters(command)
    return "\n".join(lines)


def _commands(group: TyperGroup, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], TyperCommand]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, (*path, name))
        elif isinstance(command, TyperCommand):
            yield (*path, name), command


def _usage(path: tuple[str, ...], command: TyperCommand) -> str:
    context = typer.Context(command, info_name=" ".join(("twosource", *path)))
    return f"```\n{' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n```"


def _parameters(command: TyperCommand | TyperGroup) -> list[str]:
    context = typer.Context(command, info_name="twosource")
    records = (param.get_help_record(context) for param in command.get_params(context))
    rows = [(name.partition(" <")[0], _plain(says)) for name, says in filter(None, records)]
    if not rows:
        return []
    return ["| | |", "|---|---|", *(f"| `{_cell(name)}` | {_cell(says)} |" for name, says in rows), ""]


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(map(_plain, inspect.cleandoc(text or "").split("\n\n"))).strip()


def _plain(text: str) -> str:
    """One line, with a docstring's double backquotes as Markdown's single ones."""
    return " ".join(text.split()).replace("``", "`")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def tables() -> str:
    """The columns of every table as CSV gives them."""
    lines = [
        "# Columns of the CSV tables",
        "",
        "What `twosource export TABLE --format csv` writes. One row a record; several values in one cell are parted",
        "by `; `; an empty cell means *not told, or not resolved*. Texts are masked and points are no finer than a",
        "populated place (see [Data responsibility](../data-responsibility.md)). JSON Lines and GeoJSON hold the whole",
        "record: see [Formats](../formats.md).",
        "",
    ]
    for table, columns in COLUMNS.items():
        lines += [f"## {table}", "", "| column | what it holds |", "|---|---|"]
        lines += [f"| `{column.name}` | {_cell(column.holds)} |" for column in columns]
        lines.append("")
    return "\n".join(lines)


def configuration() -> str:
    """Every key of config.toml with its default and what it does."""
    explained = dict(_attributes(Config))
    lines = [
        "# Configuration",
        "",
        "`config.toml` in the monitor's folder. All keys are optional; an unknown key is an error that names it.",
        "",
        "| key | default | what it does |",
        "|---|---|---|",
    ]
    for field in msgspec.structs.fields(Config):
        default = "none" if field.default is None else f"`{_toml(field.default)}`"
        lines.append(f"| `{field.name}` | {default} | {_cell(explained[field.name])} |")
    return "\n".join([*lines, ""])


def _attributes(kind: type) -> Iterator[tuple[str, str]]:
    """The names and explanations under ``Attributes:`` in a docstring."""
    section = inspect.cleandoc(kind.__doc__ or "").partition("Attributes:\n")[2]
    for entry in re.split(r"\n(?=    \S)", section):
        name, _, says = entry.strip().partition(":")
        if name:
            yield name, _plain(says)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def method_settings() -> str:
    """Every number that the plain rules rest on, with its default and its reason."""
    lines = [
        "# Settings of the methods",
        "",
        "The numbers that [Methods](../methods.md) speaks of, with their defaults. They are stated, not learnt.",
        "",
    ]
    for settings in (CorroborationSettings(), AssessmentSettings()):
        lines += _settings(settings, type(settings).__name__.removesuffix("Settings"))
    return "\n".join(lines)


def _settings(settings: msgspec.Struct, title: str) -> list[str]:
    kind = type(settings)
    explained = dict(_attributes(kind))
    told = _paragraphs(inspect.cleandoc(kind.__doc__ or "").partition("Attributes:")[0])
    fields = [(field.name, getattr(settings, field.name)) for field in msgspec.structs.fields(kind)]
    rows = [(name, value) for name, value in fields if not isinstance(value, msgspec.Struct)]
    explanations = _shared(explained)
    lines = [f"## {title}", "", told, ""]
    if explanations:
        lines += ["| setting | default | what it is |", "|---|---|---|"]
        lines += [f"| `{name}` | {_default(value)} | {_cell(explanations.get(name, ''))} |" for name, value in rows]
    else:
        lines += ["| setting | default |", "|---|---|", *(f"| `{name}` | {_default(value)} |" for name, value in rows)]
    lines.append("")
    for name, value in fields:
        if isinstance(value, msgspec.Struct):
            lines += _settings(value, f"{title}: {name.replace('_', ' ')}")
    return lines


def _shared(explained: Mapping[str, str]) -> dict[str, str]:
    """Explanations by name, where one may stand for several names ("short_days, long_days")."""
    return {name.strip(): says for names, says in explained.items() for name in names.split(",")}


def _default(value: object) -> str:
    if isinstance(value, dict):
        return "<br>".join(f"{key} {_default(inner)}" for key, inner in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(_default(item) for item in value)
    return f"`{value}`"


def suites() -> str:
    """Every suite that the reader is measured on, and the floors under its scores."""
    floors = load_floors(ROOT / "evaluation" / "floors.json")
    lines = [
        "# Suites and floors",
        "",
        "What `twosource evaluate` measures the reader on. A floor is what a score once reached, less a margin of",
        f"{floors.margin:g}; it may not fall below it again. See [Evaluation](../evaluation.md).",
        "",
    ]
    for suite in SUITES.values():
        lines += [f"## {suite.name}", "", f"{suite.about[:1].upper()}{suite.about[1:]}.", ""]
        if not suite.floored:
            lines += ["A diagnosis: its scores have no floors.", ""]
        held = floors.suites.get(suite.name)
        if held is not None:
            lines += ["| score | floor |", "|---|---|"]
            lines += [f"| {_cell(name)} | {floor:.3f} |" for name, floor in sorted(held.scores.items())]
            lines.append("")
    return "\n".join(lines)


def packs() -> str:
    """Every shipped knowledge pack and what it rests on."""
    lines = [
        "# Knowledge packs",
        "",
        "The packs that come with twosource, in `src/twosource/knowledge/data/packs`. Yours come on top:",
        "[Adding a conflict](../guides/adding-a-conflict.md).",
        "",
    ]
    for folder in pack_folders(()):
        pack, _ = read_pack(folder)
        assert pack is not None, f"{folder.name} cannot be read: run `twosource knowledge check`"
        told = pack.manifest
        lines += [f"## {told.title}", "", f"`{told.id}`, {told.licence}. {told.description.strip()}", ""]
        lines += [told.sources_note.strip(), ""]
    return "\n".join([*lines, *_closed_lists()])


def _closed_lists() -> Iterator[str]:
    """The roles of people and the kinds of places that packs may use."""
    roles = Roles()
    yield from ("## Roles of people", "")
    yield (
        "A person stands in a pack, and keeps the name, only in a public or professional role. What somebody is said to be, "
        'up to the first "of", "for", "at" or the like, comma or bracket, ends with one of these words; after a semicolon '
        "another role may follow. Any other role is refused, and the pack with it; so is who is said to be a victim, a "
        "relative, a witness, a prisoner or a child, whatever else. The list is data: "
        "`src/twosource/knowledge/data/kinds/roles.yaml`."
    )
    yield ""
    yield from (f"- {group}: {', '.join(words)}" for group, words in roles.public.items())
    yield from (f"- member, of a {', '.join(roles.member_of)}", "")
    yield from (
        "## Kinds of places",
        "",
        "By class; the list is data: `src/twosource/knowledge/data/kinds/kinds.yaml`.",
        "",
    )
    kinds = Kinds().class_of
    for name in dict.fromkeys(kinds.values()):
        yield f"- {name}: {', '.join(kind for kind, of in kinds.items() if of == name)}"


def codebook() -> str:
    """The shipped codebook's reference."""
    return reference_page(Codebook.load())


PAGES: Mapping[str, Callable[[], str]] = {
    "command-line.md": command_line,
    "codebook.md": codebook,
    "packs.md": packs,
    "columns.md": tables,
    "configuration.md": configuration,
    "method-settings.md": method_settings,
    "suites.md": suites,
}


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is out of date")
    check = parser.parse_args().check
    stale = 0
    for name, write in PAGES.items():
        path = PAGES_FOLDER / name
        new = f"{NOTE}\n{write().rstrip()}\n"
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if new == old:
            continue
        if check:
            stale += 1
            change = difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, "now")
            sys.stderr.writelines(islice(change, 30))
            sys.stderr.write(f"docs/reference/{name} is out of date: run `make generate` and commit it.\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new, encoding="utf-8")
            sys.stdout.write(f"wrote docs/reference/{name}\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
