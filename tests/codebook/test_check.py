"""Each fault is found in its line, says what is wrong, and has a cure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.codebook import check
from twosource.errors import FileFault

WRITE = Callable[..., Path]

GOOD = """\
family: things
types:
  - code: crop_burning
    title: Crops burnt
    definition: Standing crops are set on fire.
    example: Fighters set fire to wheat fields.
    counter_example: The army shelled the silo. (shelling)
    roles:
      actor: who set the fire
      place: where
    plover: {code: ASSAULT}
    acled: Looting/property destruction
    cameo: "18"
    triggers:
      - {verb: scorch-earth, args: {subject: [actor]}}
"""


def faults_of(path: Path) -> list[FileFault]:
    return check([path])


def test_the_good_sample_is_good(write: WRITE) -> None:
    assert faults_of(write(GOOD)) == []


# what is changed in the good sample, into what, the line of the fault, words of the problem, words of the cure
BROKEN = {
    "duplicate code": ("code: crop_burning", "code: looting", 3, "'looting' is there already", "replaces: true"),
    "no definition": (
        "    definition: Standing crops are set on fire.\n",
        "",
        3,
        "has no definition",
        "definition: ...",
    ),
    "no example": ("    example: Fighters set fire to wheat fields.\n", "", 3, "has no example", "example: ..."),
    "no counter-example": (
        "    counter_example: The army shelled the silo. (shelling)\n",
        "",
        3,
        "has no counter-example",
        "counter_example: ...",
    ),
    "empty definition": ("definition: Standing crops are set on fire.", "definition: ''", 3, "no definition", "..."),
    "no family": ("family: things\n", "", 2, "has no family", "family:"),
    "unknown family": ("family: things", "family: thinks", 3, "unknown family 'thinks'", "things"),
    "unknown role described": ("      place: where", "      palce: where", 10, "unknown role 'palce'", "place"),
    "unknown field": ("    cameo:", "    kameo:", 13, "kameo", "cameo"),
    "unknown effect": ("    cameo: ", "    effect: tekes\n    cameo: ", 13, "tekes", "effect"),
    "unknown ACLED code": (
        "acled: Looting/property destruction",
        "acled: Looting",
        12,
        "unknown ACLED code 'Looting'",
        "Looting/property destruction",
    ),
    "unknown PLOVER code": ("{code: ASSAULT}", "{code: ASAULT}", 11, "unknown PLOVER code 'ASAULT'", "ASSAULT"),
    "unknown PLOVER mode": (
        "{code: ASSAULT}",
        "{code: ASSAULT, mode: arson}",
        11,
        "has no mode 'arson'",
        "heavy-weapons",
    ),
    "unknown CAMEO code": ('cameo: "18"', 'cameo: "28"', 13, "unknown CAMEO code '28'", "18"),
    "unknown actor kind": (
        "{code: ASSAULT}",
        "{code: ASSAULT, when: {actor_kind: rebels}}",
        11,
        "unknown actor kind 'rebels'",
        "rebel_group",
    ),
    "unknown group of kinds": (
        "{code: ASSAULT}",
        "{code: ASSAULT, when: {actor_kind: $rebels}}",
        11,
        "no group of kinds '$rebels'",
        "kind_groups",
    ),
    "unknown crosswalk name": ("{code: ASSAULT}", "$nothing", 11, "no crosswalk '$nothing'", "rules:"),
    "attribute nobody adds": (
        "{code: ASSAULT}",
        "{code: ASSAULT, when: {attribute: burnt}}",
        11,
        "adds the attribute 'burnt'",
        "attributes:",
    ),
    "rule never reached": (
        "plover: {code: ASSAULT}",
        "plover:\n      - {code: ASSAULT}\n      - {code: COERCE}",
        13,
        "never gives 'COERCE'",
        "narrower rule first",
    ),
    "role nobody fills": (
        "      place: where\n",
        "      target: whose crops\n",
        10,
        "fills the role 'target'",
        "args:",
    ),
    "unknown slot": ("{subject: [actor]}", "{subjekt: [actor]}", 15, "unknown slot 'subjekt'", "subject, object"),
    "unknown preposition": ("{subject: [actor]}", "{subject: [actor], prep_form: [place]}", 15, "prep_form", "prep_"),
    "unknown role in a trigger": ("[actor]", "[aktor]", 15, "unknown role 'aktor'", "actor, target"),
    "role the type lacks": ("[actor]", "[target]", 15, "which type 'crop_burning' lacks", "roles:"),
    "unknown kind of filler": (
        "args: {subject: [actor]}",
        "args: {subject: [actor]}, needs: {object: [town]}",
        15,
        "unknown kind of filler 'town'",
        "place, party",
    ),
    "unknown frame": ("args: {subject: [actor]}", "frame: burning", 15, "no frame 'burning'", "frames:"),
    "unknown word list": ("verb: scorch-earth", "verb: $burns", 15, "no word list '$burns'", "words:"),
    "two heads": ("verb: scorch-earth", "verb: burn, noun: fire", 15, "this has verb and noun", "Keep or add one"),
    "no head": ("verb: scorch-earth, ", "", 15, "this has none", "Keep or add one"),
    "two words for a lemma": (
        "verb: scorch-earth",
        "verb: [sear, scorch earth]",
        15,
        "'scorch earth' is no lemma",
        "one word",
    ),
    "capitals in a lemma": ("verb: scorch-earth", "verb: Scorch", 15, "'Scorch' is no lemma", "lower case"),
    "no words for a head": ("verb: scorch-earth", "verb: []", 15, "this has none", "Keep or add one"),
    "unknown field of a trigger": ("args: {subject: [actor]}", "argz: {subject: [actor]}", 15, "argz", "args"),
    "the same trigger twice": (
        "      - {verb: scorch-earth, args: {subject: [actor]}}\n",
        "      - {verb: scorch-earth, args: {subject: [actor]}}\n"
        "      - {verb: [sear, scorch-earth], args: {subject: [actor]}}\n",
        16,
        "'verb scorch-earth' with the same conditions is there already",
        "replaces: true",
    ),
    "ambiguous with another type": (
        "{verb: scorch-earth, ",
        "{verb: capitulate, ",
        15,
        "'capitulate' means 'crop_burning' here and 'surrender' in",
        "weight:",
    ),
    "key given twice": ("    title: Crops burnt\n", "    title: Crops burnt\n    title: Fire\n", 5, "'title'", "one"),
    "unknown section": ("family: things\n", "family: things\nfoo: 1\n", 2, "unknown section 'foo'", "types"),
    "neither code nor extends": ("code: crop_burning", "kode: crop_burning", 3, "neither code nor extends", "code:"),
    "not YAML": ("    roles:", "    roles: [", 10, "not YAML", "bracket"),
    "triggers no list": (
        "      - {verb: scorch-earth, args: {subject: [actor]}}",
        "      verb: scorch-earth",
        14,
        "triggers is not a list",
        "- {verb",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_fault_is_found_in_its_line_with_its_cure(name: str, write: WRITE) -> None:
    old, new, line, problem, cure = BROKEN[name]
    assert GOOD.count(old) >= 1
    path = write(GOOD.replace(old, new, 1))
    found = [fault for fault in faults_of(path) if problem in fault.problem]
    assert found, [str(fault) for fault in faults_of(path)]
    assert found[0].file == str(path)
    assert found[0].line == line
    assert cure in found[0].cure


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("types:\n  - extends: kapture\n    triggers: []\n", 2, "no type 'kapture' to extend"),
        ("types:\n  - extends: capture\n    title: Taken\n", 3, "'title' cannot be given with extends"),
        ("families:\n  things: {title: Things, branch: violence}\n", 2, "family 'things' is there already"),
        ("families:\n  mine: {title: Mine}\n", 2, "family 'mine'"),
        ("families:\n  mine: {title: M, branch: b, clusters: {a: [nothing]}}\n", 2, "cluster member 'nothing'"),
        ("actor_kinds:\n  state: {title: State, state: true, armed: true}\n", 2, "'state' is there already"),
        ("frames:\n  taking: {args: {}}\n", 2, "'taking' is there already"),
        ("words:\n  mine: one\n", 2, "'mine' under words is not a list"),
        ("- a list\n", 1, "not a mapping"),
        ("", 1, "empty"),
    ],
)
def test_faults_outside_a_types_entry(text: str, line: int, problem: str, write: WRITE) -> None:
    found = [fault for fault in faults_of(write(text)) if problem in fault.problem]
    assert [fault.line for fault in found] == [line]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = check([tmp_path / "nowhere.yaml"])
    assert "cannot be read" in fault.problem


def test_a_code_that_no_type_gives_any_more_is_named_where_it_is_listed(write: WRITE) -> None:
    path = write(
        GOOD.replace("code: crop_burning", "code: grenade\n    replaces: true").replace("things", "remote_violence")
    )
    problems = {fault.problem: Path(fault.file).name for fault in faults_of(path)}
    assert problems == {"no event type gives the ACLED code 'Grenade'": "acled.yaml"}


def test_faults_come_in_the_order_of_lines(write: WRITE) -> None:
    broken = GOOD.replace("ASSAULT", "ASAULT").replace("Looting/property destruction", "Looting")
    faults = faults_of(write(broken))
    assert [fault.line for fault in faults] == [11, 12]


def test_a_fault_reads_as_a_line_that_an_editor_can_jump_to(write: WRITE) -> None:
    path = write(GOOD.replace("ASSAULT", "ASAULT"))
    assert str(faults_of(path)[0]).startswith(f"{path}:11: unknown PLOVER code")
