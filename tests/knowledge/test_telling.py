from __future__ import annotations

from datetime import date
from pathlib import Path

from twosource.knowledge import Knowledge
from twosource.knowledge.telling import Link, tell, written_at

PACKS = Path(__file__).parent / "packs"


def test_ties_are_told_at_both_ends(knowledge: Knowledge) -> None:
    told = tell(knowledge, "act:m23")
    assert told is not None
    assert told.table == "actor"
    rwanda = next(tie for tie in told.ties if tie.to.id == "act:rwanda")
    assert (rwanda.side, rwanda.start) == ("allied", date(2022, 1, 1))
    other = tell(knowledge, "act:rwanda")
    assert other is not None
    assert "act:m23" in {tie.to.id for tie in other.ties}


def test_a_place_is_told_with_what_holds_it_and_what_it_holds(knowledge: Knowledge) -> None:
    told = tell(knowledge, "plc:sy:raqqa-old-city")
    assert told is not None
    assert "plc:sy:raqqa-city" in {link.id for link in told.holders}
    outer = tell(knowledge, "plc:sy:raqqa-city")
    assert outer is not None
    assert "plc:sy:raqqa-old-city" in {link.id for link in outer.parts}


def test_the_rule_on_disputed_territory_is_told(knowledge: Knowledge) -> None:
    told = tell(knowledge, "gn:443093")  # Katzrin
    assert told is not None
    assert told.territory is not None
    assert told.territory.id == "golan"


def test_sources_people_and_composed_actors_are_told_and_nothing_else(knowledge: Knowledge) -> None:
    source, person = tell(knowledge, "src:sana"), tell(knowledge, "per:bashar-al-assad")
    assert source is not None
    assert person is not None
    assert Link("act:syrian-government", "Syrian government") in {tie.to for tie in source.ties}
    assert person.record.id == "per:bashar-al-assad"
    composed = tell(knowledge, "act:pt-army")
    assert composed is not None
    assert composed.holders
    assert tell(knowledge, "act:nobody-at-all") is None


def test_where_an_entry_stands_is_found_and_the_one_that_counts() -> None:
    entry = written_at("act:blue-brigade", [PACKS / "testland", PACKS / "rival"])
    assert entry is not None
    assert (entry.pack, entry.file, entry.line) == ("rival", PACKS / "rival" / "actors.yaml", 1)
    assert written_at("act:blue", [PACKS / "testland"]) is None
