"""Places are named as the report spells them, so that the right place under another of its names is right."""

from __future__ import annotations

from made_claims import claim, place, reading_of

from twosource.evaluation.spelling import as_spelled
from twosource.records import Place

TEXT = "The army left Hudur. Troops entered the town."
PLACES = {
    "plc:so:xuddur": Place(
        id="plc:so:xuddur",
        name="Xuddur",
        kind="town",
        lat=4.1,
        lon=43.9,
        radius_km=5,
        country="SO",
        names=("Xuddur", "Hudur"),
    )
}


def spelled(**changes: object) -> str:
    told = {"id": "plc:so:xuddur", "text": "the town", "via": "description"} | changes
    mention = place("Xuddur", **told)
    reading = reading_of(claim("advance", TEXT, "entered", place=(mention,)))
    ((named,),) = [one.place for one in as_spelled(reading, TEXT, PLACES.get).claims]
    return named.name


def test_a_place_told_by_a_description_has_the_reports_name_for_it() -> None:
    assert spelled() == "Hudur"


def test_a_place_that_the_report_does_not_name_or_nobody_knows_keeps_its_name() -> None:
    assert spelled(id=None) == "Xuddur"
    reading = reading_of(claim("advance", TEXT, "entered", place=(place("Hudur", id="plc:so:xuddur"),)))
    assert as_spelled(reading, TEXT, PLACES.get) == reading
