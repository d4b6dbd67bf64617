"""Denials that only point back to what was told: by a pronoun, by what a telling is called, by a part in a deed."""

from __future__ import annotations

import pytest

from twosource.evaluation.rig import made_report
from twosource.reading.reader import Reader
from twosource.records import Claim


def denied(reader: Reader, text: str) -> list[tuple[str, list[str], list[str]]]:
    """The denied claims of a text: type, the innermost speaker, the doers."""
    claims = reader.read(made_report(text, published="2024-02-20", publisher="A paper")).claims
    return [(c.event_type, [s.name for s in c.speakers[-1:]], [a.name for a in c.actor]) for c in claims if _denies(c)]


def _denies(claim: Claim) -> bool:
    return claim.polarity == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "SOHR said the army had shelled Daraya, which the government denied.",
        "SOHR said the army had shelled Daraya. The government denied this.",
        "SOHR said the army had shelled Daraya. The government has rejected the accusation.",
        "SOHR said the army had shelled Daraya, a claim that the government denied.",
    ],
)
def test_what_was_told_is_denied_by_who_denies_it(reader: Reader, text: str) -> None:
    assert denied(reader, text) == [("shelling", ["Syrian government"], ["Syrian Arab Army"])]


def test_a_claim_of_the_other_side_is_denied_though_the_denial_says_more(reader: Reader) -> None:
    text = "The rebels said they had taken Bria. The army rejected the claim, saying its troops still held the town."
    assert [(kind, doers) for kind, _, doers in denied(reader, text)] == [("capture", ["rebels"])]


def test_who_denies_responsibility_denies_that_the_deed_was_theirs(reader: Reader) -> None:
    text = "A rocket killed ten people in Donetsk on Monday. Ukraine denied responsibility."
    assert denied(reader, text) == [("shelling", ["Ukrainian government"], ["Ukraine"])]


@pytest.mark.parametrize(
    "text",
    [
        "Hamas fired rockets at Ashkelon. Iran denied involvement.",  # nobody said that it was Iran's
        "The army has denied accusations of abuses.",
        "The army shelled Daraya. It denied entry to the convoy.",
        "The government said the army had shelled Daraya. The government denied the report.",  # its own word
    ],
)
def test_what_nobody_told_of_who_denies_is_not_denied(reader: Reader, text: str) -> None:
    assert not denied(reader, text)


def test_a_denial_that_tells_what_it_denies_denies_nothing_else(reader: Reader) -> None:
    text = "SOHR said jets had bombed Afrin. Ankara denied that its troops had shelled Azaz."
    assert [kind for kind, _, _ in denied(reader, text)] == ["shelling"]
