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
from twosource.corroboration.weights import ToldLevel, ToldWeights
from twosource.records import Claim, Decision, Event


@cache
def book() -> Codebook:
    return Codebook.load()


def moved(threshold: float = 6.0, **shifts: dict[str, float]) -> ToldWeights:
    """Weights as if learnt: field -> level -> what the stated weight is moved by; ``whom`` stands for "to whom"."""
    return ToldWeights(
        learnt_from="a test", pairs=(9.0, 1.0), apart=(5, 5), judged=0, rounds=3, prior_pairs=300.0, prior_share=0.5,
        threshold=threshold,
        fields={
            "to whom" if field == "whom" else field: {
                level: ToldLevel(shift=shift, pairs=1.0, m=0.5, stated=0.4, u=0.3) for level, shift in levels.items()
            }
            for field, levels in shifts.items()
        },
    )  # fmt: skip


MOVED = moved(
    type={"same_type": 0.25, "kindred_type": -0.5},
    place={"same_place": -0.75, "place_inside": 0.5, "place_near": 0.3, "place_apart": 1.5, "same_place_name": 0.1},
    time={"same_days": 0.2, "told_gap": 3.1, "loose_gap": 0.7, "overlapping_days": -0.4, "undated": 0.6},
    who={"same_party": -0.35, "allied_party": 0.45, "other_party": 3.5, "untold": 0.55},
    whom={"same_party": 0.65, "allied_party": -0.15, "other_party": 2.0, "untold": -0.25},
    figures={"equal_figure": 1.1, "same_figure": 0.9, "other_figure": 0.8, "far_figure": -0.6, "untold": -0.05},
    words={"same_trigger": -0.2, "other_trigger": 0.15},
)


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
