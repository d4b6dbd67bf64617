"""Crosswalks hang on who did it to whom, how, and whether it happened; every code of the other schemes is reached."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.codebook import Codebook, Crosswalk, When
from twosource.codebook.crosswalk import first_rule, shadowing

ACLED = {
    "Battles": ["Armed clash", "Government regains territory", "Non-state actor overtakes territory"],
    "Protests": ["Excessive force against protesters", "Protest with intervention", "Peaceful protest"],
    "Riots": ["Violent demonstration", "Mob violence"],
    "Explosions/Remote violence": [
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ],
    "Violence against civilians": ["Sexual violence", "Attack", "Abduction/forced disappearance"],
    "Strategic developments": [
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ],
}
_PLOVER = """AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE
    SANCTION COERCE ASSAULT"""
PLOVER = _PLOVER.split()


def given_codes(book: Codebook, scheme: str) -> set[tuple[str | None, str | None]]:
    """All that a scheme gives over every type, kind on either side, and mark that the type's triggers add."""
    kinds = ["", *book.actor_kinds]
    found: set[tuple[str | None, str | None]] = set()
    for kind in book.types.values():
        marks = sorted({mark for trigger in kind.triggers for mark in trigger.attributes})
        for actor, target, mark in product(kinds, kinds, ["", *marks]):
            rule = first_rule(getattr(kind, scheme), {actor}, {target}, {mark}, "happened")
            if rule is not None:
                found.add((rule.code, rule.mode))
    return found


def test_acled_is_listed_as_its_codebook_has_it(book: Codebook) -> None:
    listed: dict[str, list[str]] = {}
    for code, about in book.schemes["acled"].codes.items():
        listed.setdefault(about.group, []).append(code)
    assert {group: sorted(codes) for group, codes in listed.items()} == {g: sorted(c) for g, c in ACLED.items()}
    assert len(book.schemes["acled"].codes) == 25


def test_all_25_acled_sub_events_are_reached(book: Codebook) -> None:
    reached = {code for code, _ in given_codes(book, "acled")}
    assert reached == {code for codes in ACLED.values() for code in codes}


def test_all_16_plover_categories_are_reached_with_their_modes(book: Codebook) -> None:
    reached = given_codes(book, "plover")
    assert {code for code, _ in reached} == set(PLOVER)
    modes = {(code, mode) for code, about in book.schemes["plover"].codes.items() for mode in about.modes}
    assert modes <= reached


def test_ucdp_and_cameo_roots_are_reached(book: Codebook) -> None:
    assert {code for code, _ in given_codes(book, "ucdp")} == {"state-based", "non-state", "one-sided"}
    assert len(book.schemes["cameo"].codes) == 20
    assert {code for code, _ in given_codes(book, "cameo")} == set(book.schemes["cameo"].codes)


@pytest.mark.parametrize(
    ("code", "actors", "targets", "marks", "expected"),
    [
        ("capture", ["state_forces"], [], [], "Government regains territory"),
        ("capture", ["allied_forces"], ["jihadist_group"], [], "Government regains territory"),
        ("capture", ["militia"], [], [], "Government regains territory"),
        ("capture", ["jihadist_group"], ["state_forces"], [], "Non-state actor overtakes territory"),
        ("capture", ["foreign_forces"], [], [], "Non-state actor overtakes territory"),
        ("capture", ["unknown"], [], [], None),
        ("lose", ["jihadist_group"], [], [], "Government regains territory"),
        ("lose", ["jihadist_group"], ["rebel_group"], [], "Non-state actor overtakes territory"),
        ("lose", ["state_forces"], [], [], "Non-state actor overtakes territory"),
        ("withdraw", ["rebel_group"], [], [], "Non-violent transfer of territory"),
        ("hand_over", ["rebel_group"], ["state_forces"], [], "Non-violent transfer of territory"),
        ("protest", ["protesters"], [], [], "Peaceful protest"),
        ("protest", ["protesters"], ["police"], ["intervention"], "Protest with intervention"),
        ("protest", ["protesters"], ["police"], ["force"], "Excessive force against protesters"),
        ("attack_on_civilians", ["police"], ["protesters"], [], "Excessive force against protesters"),
        ("attack_on_civilians", ["armed_group"], ["civilians"], [], "Attack"),
        ("attack_on_civilians", ["civilians"], ["civilians"], [], "Mob violence"),
        ("riot", ["protesters"], [], [], "Violent demonstration"),
        ("riot", ["protesters"], [], ["mob"], "Mob violence"),
        ("arrest", ["police"], ["civilians"], [], "Arrests"),
        ("arrest", ["jihadist_group"], ["civilians"], [], "Abduction/forced disappearance"),
        ("arrest", ["jihadist_group"], ["state_forces"], [], "Arrests"),
        ("air_strike", ["foreign_forces"], [], ["drone"], "Air/drone strike"),
        ("missile_strike", ["foreign_forces"], [], [], "Shelling/artillery/missile attack"),
        ("demine", ["state_forces"], [], [], "Disrupted weapons use"),
        ("destruction", ["state_forces"], [], ["weapons"], "Disrupted weapons use"),
        ("casualties", [], ["civilians"], [], None),
        ("condemn", ["state"], ["state"], [], None),
        ("other", ["civilians"], [], [], None),
        ("no_such_type", ["civilians"], [], [], None),
    ],
)
def test_acled(
    book: Codebook, code: str, actors: list[str], targets: list[str], marks: list[str], expected: str | None
) -> None:
    assert book.acled(code, actors, targets, marks, "happened") == expected


@pytest.mark.parametrize(
    ("code", "marks", "expected"),
    [
        ("capture", [], ("COERCE", "seize")),
        ("air_strike", [], ("ASSAULT", "heavy-weapons")),
        ("suicide_bombing", [], ("ASSAULT", "suicide-attack")),
        ("aid_delivery", [], ("AID", None)),
        ("withdraw", [], ("RETREAT", "withdraw")),
        ("ceasefire", [], ("RETREAT", "ceasefire")),
        ("agreement", [], ("AGREE", None)),
        ("agreement", ["concession"], ("CONCEDE", None)),
        ("accuse", ["investigate"], ("ACCUSE", "investigate")),
        ("threaten", ["violence"], ("THREATEN", "violence")),
        ("hardship", [], (None, None)),
        ("other", [], (None, None)),
    ],
)
def test_plover(book: Codebook, code: str, marks: list[str], expected: tuple[str | None, str | None]) -> None:
    assert book.plover(code, ["state"], ["rebel_group"], marks, "happened") == expected


@pytest.mark.parametrize(
    ("modality", "plover", "acled", "cameo", "ucdp"),
    [
        ("happened", ("ASSAULT", "heavy-weapons"), "Air/drone strike", "19", "state-based"),
        ("ongoing", ("ASSAULT", "heavy-weapons"), "Air/drone strike", "19", "state-based"),
        ("planned", ("THREATEN", None), None, "13", None),
        ("demanded", ("REQUEST", None), None, "10", None),
        ("predicted", (None, None), None, None, None),
        ("hypothetical", (None, None), None, None, None),
    ],
)
def test_what_did_not_happen_is_never_coded_as_happened(
    book: Codebook, modality: str, plover: tuple[str | None, str | None], acled: str, cameo: str, ucdp: str
) -> None:
    known = ("air_strike", ["coalition"], ["jihadist_group"], [], modality)
    assert book.plover(*known) == plover
    assert book.acled(*known) == acled
    assert book.cameo(*known) == cameo
    assert book.ucdp(*known) == ucdp


def test_planned_help_is_an_intent_to_cooperate(book: Codebook) -> None:
    assert book.plover("aid_delivery", modality="planned") == ("AGREE", None)
    assert book.cameo("aid_delivery", modality="planned") == "03"


@pytest.mark.parametrize(
    ("actors", "targets", "expected"),
    [
        (["state_forces"], ["rebel_group"], "state-based"),
        (["rebel_group"], ["state_forces"], "state-based"),
        (["rebel_group"], ["jihadist_group"], "non-state"),
        (["rebel_group", "state_forces"], [], "state-based"),
        (["jihadist_group"], ["civilians"], "one-sided"),
        (["state_forces"], ["civilians"], "one-sided"),
        ([], [], None),
    ],
)
def test_ucdp_tells_violence_by_who_is_on_either_side(
    book: Codebook, actors: list[str], targets: list[str], expected: str | None
) -> None:
    assert book.ucdp("shelling", actors, targets) == expected


values = st.sampled_from(["a", "b", "c"])
whens = st.builds(
    When,
    actor_kind=st.lists(values, max_size=2).map(tuple),
    target_kind=st.lists(values, max_size=2).map(tuple),
    attribute=st.lists(values, max_size=2).map(tuple),
)
rule_lists = st.lists(whens, min_size=1, max_size=4).map(
    lambda found: tuple(Crosswalk(code=str(i), when=when) for i, when in enumerate(found))
)
some = st.sets(values, max_size=3)


@given(rules=rule_lists, actors=some, targets=some, marks=some)
def test_a_shadowed_rule_never_counts(
    rules: tuple[Crosswalk, ...], actors: set[str], targets: set[str], marks: set[str]
) -> None:
    rule = first_rule(rules, actors, targets, marks, "happened")
    if rule is not None:
        assert shadowing(rules, rules.index(rule)) is None


@given(rules=rule_lists, actors=some, targets=some, marks=some)
def test_a_rule_holds_more_the_more_is_known(
    rules: tuple[Crosswalk, ...], actors: set[str], targets: set[str], marks: set[str]
) -> None:
    less = first_rule(rules, actors, targets, marks, "happened")
    more = first_rule(rules, actors | {"a"}, targets | {"b"}, marks | {"c"}, "happened")
    if less is not None:
        assert more is not None
        assert rules.index(more) <= rules.index(less)
