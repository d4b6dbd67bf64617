"""A stated private calling counts before a given name that is a title too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


def is_public(reading: Reading, surname: str) -> bool:
    found = [p for p in reading.people if surname in p.text]
    assert found
    return any(p.public for p in found)


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("King Adeyemi, a welder, was killed when shells hit Maiduguri.", "Adeyemi"),
        ("General Mwale, a taxi driver, was shot dead by soldiers in Goma.", "Mwale"),
        ("Gunmen killed Chancellor Phiri, a fish vendor, in Cabo Delgado.", "Phiri"),
        ("Emir Hadzic, a baker, was wounded by a mine near Sarajevo.", "Hadzic"),
        ("A beekeeper, Prince Asante, was killed by gunmen in Tamale.", "Asante"),
    ],
)
def test_a_stated_calling_masks_whose_first_name_is_a_title(read: Read, text: str, surname: str) -> None:
    assert not is_public(read(text), surname)


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("General Mwale, a soldier for thirty years, was killed by a bomb in Goma.", "Mwale"),
        ("Governor Adeyemi, a father of three, was killed by a bomb in Maiduguri.", "Adeyemi"),
        ("Defence Minister Phiri, a dentist, was killed by a bomb in Kabul.", "Phiri"),
        ("Judge Mwale, a former driver, was shot dead by gunmen in Goma.", "Mwale"),
        ("Gov. Musa Bala, a rancher, said shells hit Sokoto.", "Bala"),
        ("Judge Mwale, a driver and union president, was shot dead by gunmen in Goma.", "Mwale"),
    ],
)
def test_what_goes_with_an_office_takes_no_name(read: Read, text: str, surname: str) -> None:
    assert is_public(read(text), surname)
