from __future__ import annotations

import pytest

from twosource.knowledge.settlements import settlement_kind, settlement_radius_km, usable_alias


@pytest.mark.parametrize(
    "name", ["Dayr az-Zawr", "al-Mawṣil", "‘Arīqah", "دير الزور", "Дейр-эз-Зор", "L'Aquila", "דיר א-זור"]
)
def test_names_that_a_report_may_write_are_kept(name: str) -> None:
    assert usable_alias(name)


@pytest.mark.parametrize(
    "name", ["DEZ", "dyr alzwr", "代尔祖尔", "http://en.wikipedia.org/Homs", "Homs 2", "X", "Homs (old)"]
)
def test_codes_machine_transcripts_and_other_scripts_are_not(name: str) -> None:
    assert not usable_alias(name)


def test_radius_grows_with_the_town() -> None:
    assert settlement_radius_km(500) == 3.0
    assert settlement_radius_km(0) == 3.0
    assert settlement_radius_km(5_000_000) == 8.0
    assert 3.0 < settlement_radius_km(50_000) < settlement_radius_km(300_000) < 8.0


def test_kind_follows_the_people() -> None:
    assert [settlement_kind(people) for people in (700, 0, 9_000, 250_000)] == ["village", "town", "town", "city"]
