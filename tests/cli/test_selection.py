"""What a listing is asked for: a place by the report's spelling too."""

from types import SimpleNamespace

import msgspec
import pytest
from made_events import events
from made_world import WORLD, claim, read, says, where, who

from twosource.cli.selection import Selection

MASKS = SimpleNamespace(claim=lambda claim: claim, event=lambda event: event, optional=lambda text, report: text)


@pytest.mark.parametrize(("wanted", "found"), [("Rivertown", 1), ("rivert", 1), ("Rivertoun", 1), ("Milltown", 0)])
def test_a_place_is_found_by_its_name_and_by_the_reports_spelling(wanted: str, found: int) -> None:
    spelt = msgspec.structs.replace(where("plc:xx:city"), text="Rivertoun")
    one = claim(speakers=[says("src:monitor")], actor=[who("act:red")], target=[who("act:blue")], place=[spelt])
    reports, readings = read(one)
    picture = SimpleNamespace(reports=reports, readings=readings, events=events(one))
    selection = Selection(knowledge=WORLD, masks=MASKS, places=[wanted])  # type: ignore[arg-type]
    shown = selection._spelt(picture)  # type: ignore[arg-type]
    assert sum(selection._has_event(event, shown) for event in picture.events) == found
    assert sum(selection._has_claim(claim) for reading in readings for claim in reading.claims) == found
