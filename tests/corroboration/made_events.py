"""Shorthands for the tests of linking and events: statements, occurrences and events of made-up claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from made_world import TIES, WORLD, read

from twosource.codebook import Codebook
from twosource.corroboration import Corroboration, corroborate
from twosource.corroboration.linking import Occurrence, link
from twosource.corroboration.pairs import Comparer, Score
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.preparation import prepare
from twosource.corroboration.settings import DEFAULTS
from twosource.corroboration.statements import Statement
from twosource.records import Claim, Decision, Event


@cache
def book() -> Codebook:
    return Codebook.load()


def statements(*claims: Claim, **how: Any) -> list[Statement]:
    _, readings = read(*claims, **how)
    return prepare(readings, knowledge=WORLD, codebook=book(), settings=DEFAULTS).statements


def score(a: Claim, b: Claim) -> Score:
    one, other = statements(a, b)
    comparer = Comparer(TIES, book(), DEFAULTS.link, PlaceBook(WORLD, DEFAULTS.link))
    return comparer.compare(one, other)


def are_one(a: Claim, b: Claim) -> bool:
    found = score(a, b)
    return found.never is None and found.total > DEFAULTS.link.threshold


def linked(*claims: Claim, decisions: Sequence[Decision] = (), **how: Any) -> list[Occurrence]:
    return link(
        statements(*claims, **how),
        knowledge=WORLD,
        ties=TIES,
        codebook=book(),
        settings=DEFAULTS.link,
        decisions=decisions,
    )


def together(*claims: Claim, **how: Any) -> list[set[str]]:
    """The claims of each occurrence, denials among them."""
    return [
        {claim_id for s in (*occurrence.affirmed, *occurrence.denied) for claim_id in s.claim_ids}
        for occurrence in linked(*claims, **how)
    ]


def corroborated(*claims: Claim, decisions: Sequence[Decision] = (), **how: Any) -> Corroboration:
    reports, readings = read(*claims, **how)
    return corroborate(reports, readings, knowledge=WORLD, codebook=book(), decisions=decisions)


def events(*claims: Claim, **how: Any) -> tuple[Event, ...]:
    return corroborated(*claims, **how).events


def event(*claims: Claim, **how: Any) -> Event:
    """The one event of these claims."""
    (found,) = events(*claims, **how)
    return found
