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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Welder King Adeyemi was killed when shells hit Maiduguri.", "King Adeyemi"),
        ("Sultan Karimzai, who was a tailor, was shot dead by soldiers in Khost.", "Sultan Karimzai"),
        ("Major Phiri, who drove a minibus, was wounded by gunmen in Pemba.", "Major Phiri"),
        ("Princess Asante, who worked as a seamstress and a cleaner, fled Tamale.", "Princess Asante"),
        ("School cleaner Captain Mbeki was killed by a mortar round in Bria.", "Captain Mbeki"),
        ("Queen Adjei was wounded when rebels shelled Bunia.", "Queen Adjei"),
    ],
)
def test_a_title_that_is_a_given_name_is_masked_with_the_surname(read: Read, text: str, name: str) -> None:
    (person,) = read(text).people
    assert (person.text, person.public) == (name, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prince Faisal of Jordan said his country would send aid to Rafah.", "Faisal"),
        ("Crown Prince Hamdan Al Rashid was wounded by a bomb in Sanaa.", "Hamdan Al Rashid"),
        ("General Mwale, who drove to Goma, said his troops had captured Sake.", "Mwale"),
        ("King Mohamed Tupou condemned the shelling of Kherson.", "Tupou"),
    ],
)
def test_who_rules_or_speaks_by_a_title_is_named(read: Read, text: str, name: str) -> None:
    assert any(p.public for p in read(text).people if name in p.text)
