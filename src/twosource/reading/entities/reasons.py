"""Reasons: a claim's place in; the same with the reason why it has no id, if it has none, out.

Each reason is checked against what is known: "no place of this name is known" is said only where that is so, and words that name
no place say that.
"""

from __future__ import annotations

import msgspec

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.reading.entities.described_parties import MOST_CANDIDATES
from twosource.records import PlaceMention

NONE_KNOWN = "no place of this name is known"
SEVERAL = "several places are called so, and nothing tells which"
UNLIKELY = "what is known of this name is too unlikely here"
NOT_THERE = "no place of this name is known where it is said to lie"
UNNAMED = "the words describe a place and name none"


def with_reason(place: PlaceMention, knowledge: Knowledge) -> PlaceMention:
    """The place with a reason that holds, and the ids that its name may mean."""
    if place.id is not None or place.reason not in (None, NONE_KNOWN):
        return place
    key = fold_name(place.name)
    bearers = knowledge.places.candidates(place.name) if place.via in ("name", "inferred") else ()
    ids = tuple(one.id for one in bearers if key in map(fold_name, (one.name, *one.names)))[:MOST_CANDIDATES]
    if place.via == "description" or (place.via != "name" and not ids):
        reason = place.reason or UNNAMED
    elif place.lat is not None:
        reason = NOT_THERE
    else:
        reason = (SEVERAL if len(ids) > 1 else UNLIKELY) if ids else NONE_KNOWN
    return msgspec.structs.replace(place, reason=reason, candidates=place.candidates or ids)
