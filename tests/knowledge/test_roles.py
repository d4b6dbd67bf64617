from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.roles import Roles

ROLES = Roles()
PUBLIC = sorted(role for group in ROLES.public.values() for role in group)


@pytest.mark.parametrize(
    "role",
    [
        "spokesman of the army",
        "deputy defence minister (killed in 2012)",
        "chief of staff of the Houthi naval forces",
        "commander-in-chief of Ukraine (2021 to 2024)",
        "prime minister of Israel (2021 to 2022); minister in the war cabinet",
        "cleric and leader of a movement",
        "member of parliament for Aleppo",
        "member of the Houthi political bureau",
        "UN human rights chief",
        "Grand Ayatollah",
        "South Sudanese politician, SPLM-IO",
        "UN high commissioner for refugees",
        "chief of the prisoners' affairs commission",
        "chairwoman of a victims' association",
        "child protection officer at UNICEF",
        "WHO representative in the occupied territory",
        "leader of the Taliban (died in 2013)",
        "commissioner for missing persons",
        "minister of migration and displaced persons",
        "mayor",
        "secretary to the cabinet",
        "secretary of defence",
        "press secretary to the president",
        "secretary of the regional committee",
        "director of a field hospital",
        "head of a village school",
        "minister of hotels and tourism",
    ],
)
def test_public_and_professional_roles_are_let_in(role: str) -> None:
    assert ROLES.refusal(role) is None


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("", "No role is told"),
        ("?!", "No role is told"),
        ("victim", "as victim"),
        ("The Victim", "as victim"),
        ("wife of the president", "as wife"),
        ("spokesman and father of a victim", "as father"),
        ("mayor; former prisoner", "as prisoner"),
        ("mayor (witness)", "as witness"),
        ("eyewitness at the market", "as eyewitness"),
        ("president, widow of a general", "as widow"),
        ("spokesman/victim", "as victim"),
        ("child spokesman", "as child"),
        ("17-year-old activist", "as a child"),
        ("spokesman, aged 12", "as a child"),
        ("head of the family", "one of the family"),
        ("spokesman for the family", "one of the family"),
        ("secretary to the governor", "the secretary of somebody"),
        ("secretary of a colonel", "the secretary of somebody"),
        ("director of the Little Star nursery", "whoever runs a nursery"),
        ("manager of a petrol station in Aden", "whoever runs a petrol station"),
        ("deputy head of a bakery", "whoever runs a bakery"),
        ("member", "'member' is no public"),
        ("member of the public", "is no public"),
        ("owner of the house of the president", "is no public"),
        ("mayor; owner of a shop", "'owner of a shop' is no public"),
        ("minister's driver", "is no public"),
        ("detained journalist", "as detained"),
        ("captain, killed in Homs", "'killed'), which is no role"),
        ("captain killed in Homs", "'killed'), which is no role"),
        ("captain (killed in 2014)", "'killed'), which is no role"),
        ("journalist (died in 2023)", "'died'), which is no role"),
        ("officer missing since 2013", "'missing'), which is no role"),
        ("captain: shot dead", "'shot'), which is no role"),
        ("captain - died in custody", "'died'), which is no role"),
        ("commander, who lost his legs", "'who'), which is no role"),
        ("prime minister, assassinated in 2005", "'assassinated'), which is no role"),
    ],
)
def test_nobody_else_is(role: str, says: str) -> None:
    assert says in (ROLES.refusal(role) or "")


@given(st.sampled_from(["victim", "relative", "witness", "prisoner", "child"]), st.sampled_from(PUBLIC), st.booleans())
def test_no_public_role_beside_it_lets_a_private_one_in(private: str, public: str, first: bool) -> None:
    both = (private, public) if first else (public, private)
    for between in ("; ", " and ", ", ", "/"):
        assert ROLES.refusal(between.join(both)) is not None


def test_the_lists_are_told_and_do_not_contradict_one_another() -> None:
    told = ROLES.listed()
    assert all(role in told for role in PUBLIC)
    assert [role for role in PUBLIC if ROLES.refusal(role) is not None] == []


def test_the_cure_tells_how_to_write_what_became_of_somebody() -> None:
    assert "in brackets: leader of the front (to 2019)" in ROLES.cure("captain, killed in Homs")
    assert "spokesman" in ROLES.cure("baker")
