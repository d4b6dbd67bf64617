from __future__ import annotations

from twosource.knowledge import Knowledge


def test_a_name_in_a_text_leads_to_its_place_and_party(knowledge: Knowledge) -> None:
    text = "The Syrian army has reached Raqqa, Isis’ de facto capital."
    hits = {(hit.text, hit.kind) for hit in knowledge.matcher.find(text)}
    assert {("Syrian army", "actor"), ("Raqqa", "place"), ("Isis", "actor")} <= hits
    place = knowledge.places.resolve("Raqqa", country_prior={"SY": 0.9}).place
    assert place is not None
    assert place.country == "SY"
