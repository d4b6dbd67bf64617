from __future__ import annotations

from functools import partial

import pytest

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.composition import Composer


@pytest.mark.parametrize(
    ("phrase", "identifier", "kind"),
    [
        ("Ugandan army spokesman", "act:ug-army", "state_forces"),
        ("the Ugandan army", "act:ug-army", "state_forces"),
        ("Sri Lankan navy", "act:lk-navy", "state_forces"),
        ("Togolese federal police", "act:tg-federal-police", "police"),
        ("Togo's Defence Ministry", "act:tg-defence-ministry", "state"),
        ("Togo’s defense ministry", "act:tg-defence-ministry", "state"),
        ("Ministry of Defence of Togo", "act:tg-defence-ministry", "state"),
        ("government of the Central African Republic", "act:cf-government", "state"),
        ("Russian warships", "act:ru-navy", "state_forces"),
        ("South Sudanese troops", "act:ss-armed-forces", "state_forces"),
        ("US military", "act:us-armed-forces", "state_forces"),
        ("U.S. Air Force", "act:us-air-force", "state_forces"),
        ("French president", "act:fr-government", "state"),
        ("Togo's military rulers", "act:tg-government", "state"),
        ("Togo's military-led government", "act:tg-government", "state"),
        ("Bangladesh's army-backed government", "act:bd-government", "state"),
        ("Togolese military government", "act:tg-government", "state"),
        ("Togolese military", "act:tg-armed-forces", "state_forces"),
        ("Kyiv", "act:ua-government", "state"),
        ("the Kremlin", "act:ru-government", "state"),
        ("Moscow's forces", "act:ru-armed-forces", "state_forces"),
        ("Turkish", "act:tr", "state"),
        ("Côte d'Ivoire", "act:ci", "state"),
        ("Syrian government", "act:syria-state", "state"),
        ("Syria", "act:syria-state", "state"),
    ],
)
def test_organs_of_states_are_composed(composer: Composer, phrase: str, identifier: str, kind: str) -> None:
    actor = composer.compose(phrase)
    assert actor is not None
    assert (actor.id, actor.kind) == (identifier, kind)


@pytest.mark.parametrize(
    "phrase",
    ["Syrian rebels", "Turkish-backed fighters", "the army", "Ugandans", "Turkey forces Greece", "Kyiv suburbs", ""],
)
def test_what_is_no_organ_is_not(composer: Composer, phrase: str) -> None:
    actor = composer.compose(phrase)
    assert actor is None


def test_every_organ_of_every_country_has_a_home_in_its_state(composer: Composer, catalogue: Catalogue) -> None:
    for country in catalogue.countries:
        for organ in filter(partial(composer.has, country), catalogue.organs):
            at = composer.actor(country, organ)
            assert composer.by_id(at.id) in (at, None)  # None: an actor of the packs
            steps = 0
            while at.parents:
                parent = catalogue.actors.get(at.parents[0]) or composer.by_id(at.parents[0])
                assert parent is not None
                at = parent
                steps += 1
                assert steps < 6
            assert at.kind == "state"


def test_a_country_without_an_army_has_none(composer: Composer, catalogue: Catalogue) -> None:
    assert composer.compose("Palestinian army") is None
    assert composer.compose("army of Costa Rica") is None
    assert composer.by_id("act:ps-army") is None
    assert composer.at("icelandic air force", 0, "icelandic") is None
    police = composer.compose("Costa Rican police")
    assert police is not None and police.id == "act:cr-police"
    with pytest.raises(KeyError, match="PS has no navy"):
        composer.actor("PS", "navy")
    codes = {code for code, country in catalogue.countries.items() if country.forces not in ("own", "none")}
    assert {catalogue.countries[code].forces for code in codes} <= catalogue.countries.keys()


@pytest.mark.parametrize(
    ("country", "organ", "actor"),
    [
        ("PS", "army", "act:il-army"),
        ("PS", "armed-forces", "act:il-armed-forces"),
        ("PS", "security-forces", None),  # those of the Palestinian Authority, or Israel's
        ("UG", "army", "act:ug-army"),
        ("IS", "army", None),
        ("QQ", "army", None),
        ("UG", "choir", None),
    ],
)
def test_whose_army_a_country_s_is(composer: Composer, country: str, organ: str, actor: str | None) -> None:
    found = composer.stationed(country, organ)
    assert (found.id if found is not None else None) == actor


def test_a_composed_id_gives_the_same_actor_with_no_phrase_before(catalogue: Catalogue) -> None:
    actor = Composer(catalogue).by_id("act:ug-navy")
    assert actor is not None
    assert (actor.name, actor.country, actor.parents) == ("Ugandan navy", "UG", ("act:ug-armed-forces",))
    assert Composer(catalogue).by_id("act:ug-choir") is None
    assert Composer(catalogue).by_id("act:qq-army") is None


def test_the_packs_state_is_the_parent_of_a_composed_organ(composer: Composer) -> None:
    army = composer.compose("Syrian army")
    assert army is not None
    assert army.id == "act:sy-army"
    forces = composer.by_id(army.parents[0])
    assert forces is not None
    assert forces.parents == ("act:syria-state",)
