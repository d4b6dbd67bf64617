"""The codebook's crosswalks read backwards: another scheme's code in, the event type that is coded so out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from twosource.codebook import Codebook
from twosource.codebook.model import Crosswalk
from twosource.importing.conditions import plain


class Backwards(NamedTuple):
    """The type that a code of another scheme stands for, with the attributes that the crosswalk asks for."""

    code: str
    attributes: tuple[str, ...]


def backwards(codebook: Codebook, scheme: str) -> Mapping[str, Backwards]:
    """For each code of a scheme, folded, the event type whose crosswalk gives it.

    Where several types do, it is one that always does before one that does so under conditions, then one of fewer
    such conditions, then the first of the codebook. Conditions on the actors are for the actors to fulfil.
    """
    ranked: dict[str, tuple[tuple[int, int, int], Backwards]] = {}
    for order, (code, event_type) in enumerate(codebook.types.items()):
        rules: tuple[Crosswalk, ...] = getattr(event_type, scheme)
        for rule in rules:
            if rule.code is None:
                continue
            when = rule.when
            rank = (
                len(when.attribute[:1]),
                bool(when.actor_kind) + bool(when.target_kind) + bool(when.modality),
                order,
            )
            found = Backwards(code, when.attribute[:1])
            key = plain(rule.code)
            if key not in ranked or rank < ranked[key][0]:
                ranked[key] = (rank, found)
    return {key: found for key, (_, found) in ranked.items()}
