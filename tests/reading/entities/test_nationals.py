"""People of a country, and parties by their dates: whole reports in, who is meant on their day out."""

from __future__ import annotations

import pytest
from whole import report

from twosource.reading.reader import Reader


def parties(reader: Reader, text: str, published: str = "2024-01-15") -> set[str | None]:
    claims = reader.read(report(text, published)).claims
    return {party.id for claim in claims for party in (*claim.actor, *claim.target)}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("An Iraqi killed two people in Erbil.", set()),
        ("A Syrian was killed by gunmen in Beirut.", set()),
        ("Gunmen killed an Israeli near Nablus.", set()),
        ("Shelling killed two Ukrainians in Donetsk.", set()),
        ("Settlers killed a Palestinian in Huwara.", {"act:palestinians", "act:israeli-settlers"}),
    ],
)
def test_people_of_a_country_are_not_its_government(reader: Reader, text: str, known: set[str]) -> None:
    assert parties(reader, text) - {None} == known


def test_a_country_s_missile_is_that_country_s(reader: Reader) -> None:
    assert "act:russia" in parties(reader, "A Russian missile hit Kherson.")


def test_whoever_sends_troops_sends_his_own(reader: Reader) -> None:
    assert parties(reader, "Asmara sent troops into Tigray.", "2020-11-10") == {"act:eritrea"}


@pytest.mark.parametrize(
    ("published", "text", "who"),
    [
        ("2015-03-28", "The Nusra Front captured Idlib.", "act:nusra-front"),
        ("2018-03-28", "The Nusra Front attacked Idlib.", "act:hts"),
        ("2012-03-28", "Hayat Tahrir al-Sham attacked Idlib.", "act:nusra-front"),
        ("2012-05-01", "ISI attacked Baghdad.", "act:islamic-state-of-iraq"),
        ("2020-05-01", "The ISI arrested three men in Lahore.", "act:isi-pakistan"),
        ("2019-05-01", "Soldiers killed nine people in Kandahar.", "act:afghan-national-army"),
        ("2023-05-01", "Soldiers killed nine people in Kandahar.", None),
        ("2023-05-01", "Afghan soldiers killed nine people in Kandahar.", None),
        ("2023-05-01", "The Afghan National Army lost Kandahar in 2021.", "act:afghan-national-army"),
        ("2011-05-01", "JNIM attacked Gao.", None),
        ("2013-05-01", "The jihadists attacked Idlib. The Nusra Front claimed the attack.", "act:nusra-front"),
        ("2021-03-24", "Insurgents known locally as al-Shabab attacked Palma in Mozambique.", "act:is-mozambique"),
        ("2021-03-24", "Al-Shabaab attacked a base, killing ten soldiers.", "act:al-shabaab"),
        ("2023-11-20", "Federal troops captured Lalibela in Ethiopia.", "act:endf"),
        ("2025-03-11", "Baloch rebels hijacked a train in Pakistan.", "act:baloch-insurgents"),
    ],
)
def test_a_party_is_who_it_was_on_the_report_s_day(reader: Reader, published: str, text: str, who: str | None) -> None:
    claim = reader.read(report(text, published)).claims[0]
    assert [party.id for party in claim.actor] == [who]
