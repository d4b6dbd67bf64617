"""Every party and place that a report names, known or not, whether or not a claim has it."""

from __future__ import annotations

import pytest

from twosource.evaluation.rig import made_report
from twosource.reading import Reader
from twosource.records import PlaceMention


def mentions(reader: Reader, text: str) -> tuple[list[str], list[str]]:
    found = reader.mentions(made_report(text))
    places = [one.text for one in found if isinstance(one, PlaceMention)]
    return [one.text for one in found if not isinstance(one, PlaceMention)], places


@pytest.mark.parametrize(
    ("text", "parties", "places"),
    [
        ("France praised the plan in Syria.", ["France"], ["Syria"]),
        ("The talks were held in France.", [], ["France"]),
        ("We thank our ally Turkey for its help.", ["Turkey"], []),
        ("Nations in the alliance include Canada, Denmark and Jordan.", ["Canada", "Denmark", "Jordan"], []),
        ("The Ministry of Higher Education closed.", ["Ministry of Higher Education"], []),
        ("The people of Mosul celebrated.", ["people of Mosul"], ["Mosul"]),
        ("He was born near Palmyra, Syria, in 1970.", [], ["Palmyra, Syria"]),
        ("The general met General Omar Ghadban in Mosul.", [], ["Mosul"]),
        ("Operation Inherent Resolve went on near Mosul.", [], ["Mosul"]),
        ("They drove to the Zharay district, Kandahar province.", [], ["Zharay district, Kandahar province"]),
    ],
)
def test_names_are_parties_where_they_act_and_places_where_things_are(
    reader: Reader, text: str, parties: list[str], places: list[str]
) -> None:
    assert mentions(reader, text) == (parties, places)


def test_an_acronym_in_parentheses_is_a_mention_of_its_own(reader: Reader) -> None:
    found = reader.mentions(made_report("The Syrian Democratic Forces (SDF) left Mosul."))
    assert [one.text for one in found if one.id == "act:sdf"] == ["Syrian Democratic Forces", "SDF"]


def test_mentions_are_in_order_and_hold_their_own_words(reader: Reader) -> None:
    text = "Isis fighters left Mosul. The Syrian army took Palmyra, and residents of Homs fled to Lebanon."
    found = reader.mentions(made_report(text))
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_place_in_a_province_that_no_pack_holds_lies_there(reader: Reader) -> None:
    claims = reader.read(
        made_report("Soldiers killed a man in Qashlaqoon district, Badakhshan province, on Monday.")
    ).claims
    places = [place for claim in claims for place in claim.place]
    assert {(place.id, place.country) for place in places} == {(None, "AF")}
    assert all("Badakh" in (place.admin1 or "") for place in places)
