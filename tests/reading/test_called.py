"""Whom words without a name mean: those they are said to be called, and those who have come."""

from __future__ import annotations

import pytest
from whole import report

from twosource.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        (
            "The militants, known locally as al-Shabab, killed two people in Mueda.",
            "attack_on_civilians",
            "act:is-mozambique",
        ),
        ("Fighters locally called Boko Haram attacked Baga.", "clash", "act:boko-haram"),
        ("Donetsk People's Republic fighters captured Debaltseve.", "capture", "act:dpr"),
        (
            "Russian forces captured Bucha. Soldiers shot civilians in the street.",
            "attack_on_civilians",
            "act:russian-armed-forces",
        ),
        (
            "Eritrean troops entered Axum. Soldiers killed hundreds of people in the town.",
            "attack_on_civilians",
            "act:eritrean-defence-forces",
        ),
        ("Russian forces shelled Kherson. Soldiers repelled the attack.", "repel", "act:ukrainian-armed-forces"),
        ("Soldiers killed nine people in Bakhmut.", "attack_on_civilians", "act:ukrainian-armed-forces"),
    ],
)
def test_the_party_is_told(reader: Reader, text: str, kind: str, actor: str) -> None:
    claims = [claim for claim in reader.read(report(text, "2023-06-04")).claims if claim.event_type == kind]
    assert [mention.id for mention in claims[0].actor] == [actor]
