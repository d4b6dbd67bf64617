from __future__ import annotations

from twosource.knowledge.borders import Borders
from twosource.knowledge.disputed import Disputed
from twosource.knowledge.disputed_lines import disputed_lines

LINES = {line.id: line for line in disputed_lines()}
TERRITORIES = {territory.id: territory for territory in Disputed()}


def test_every_disputed_territory_has_a_line_or_a_reason_why_not() -> None:
    assert list(LINES) == list(TERRITORIES)
    for line in LINES.values():
        told = {"code": line.codes, "box": line.boxes, "own": line.points, "none": line.why}
        assert [basis for basis, value in told.items() if value] == [basis for basis in told if basis == line.basis]


def test_a_line_of_our_own_lies_in_the_country_that_the_rule_gives_or_on_its_edge() -> None:
    borders = Borders()
    for line in LINES.values():
        country = TERRITORIES[line.id].country
        assert country is not None or not line.points
        assert all(borders.holds(str(country), point, 15.0) for point in line.points), line.id


def test_a_line_of_our_own_runs_around_the_outline_that_lies_well_inside() -> None:
    for identifier in ("abkhazia", "south-ossetia", "nagorno-karabakh"):
        inside = TERRITORIES[identifier].outline
        points = LINES[identifier].points
        nearest = [min(abs(a - lat) + abs(b - lon) for a, b in points) for lat, lon in inside]
        assert min(nearest) < 0.3, identifier
