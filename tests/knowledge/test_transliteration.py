from __future__ import annotations

import pytest

from twosource.knowledge.folding import fold_name
from twosource.knowledge.transliteration import loose_key


@pytest.mark.parametrize(
    "spellings",
    [
        "Deir Ezzor|Deir al-Zor|Deir ez-Zor|Dayr az-Zawr|Deir Azzour|Deir el-Zour",
        "Raqqa|Raqqah|Ar-Raqqah|al-Raqqa",
        "Mayadin|Al-Mayadeen|Al Mayādīn",
        "Abu Kamal|Albukamal|Bukamal|Al-Bukamal",
        "Kobani|Kobanê|Kobane",
        "Khan Shaykhun|Khan Sheikhoun|Khan Sheikhun",
        "Saraqib|Saraqeb",
        "Douma|Duma",
        "al-Hasakah|Hasaka|Hassakeh",
        "as-Sukhnah|Sukhna|al-Sukhneh",
        "Ghouta|Ghutah",
        "Qusayr|al-Qusair",
        "Jisr al-Shughur|Jisr ash-Shugur",
    ],
)
def test_the_presss_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({loose_key(fold_name(name)) for name in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Homs", "Hama"),
        ("Daraa", "Darayya"),
        ("Raqqa", "Rafah"),
        ("Mosul", "Maskanah"),
        ("al-Tunisi", "Tunisia"),
        ("Kharkiv", "Kherson"),
        ("Aleppo", "Afrin"),
    ],
)
def test_names_of_different_places_stay_apart(one: str, other: str) -> None:
    assert loose_key(fold_name(one)) != loose_key(fold_name(other))


def test_numbers_are_kept() -> None:
    assert loose_key("brigade 137") != loose_key("brigade 17")
