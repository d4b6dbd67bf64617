"""Spelling: a reading in; the same with its places named as the report itself spells them, out.

"The town" is told by the name that the packs give it ("Xuddur"); a coder who has only the report before him writes the
report's ("Hudur"). It is the same place, and a scorer that compares names must not count it as another.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from twosource.records import Claim, Place, PlaceMention, Reading

PlaceOf = Callable[[str], Place | None]


def as_spelled(reading: Reading, text: str, place_of: PlaceOf) -> Reading:
    """The reading, its places told by a description or a pronoun under the first of their names that the text has.

    Args:
        reading: what was read in the text.
        text: the report's.
        place_of: the place of an id.
    """

    def spelled(mention: PlaceMention) -> PlaceMention:
        place = place_of(mention.id) if mention.id is not None and mention.name not in text else None
        names = [name for name in (place.names if place is not None else ()) if name in text]
        return msgspec.structs.replace(mention, name=names[0]) if names else mention

    def told(claim: Claim) -> Claim:
        return msgspec.structs.replace(
            claim,
            place=tuple(map(spelled, claim.place)),
            from_place=tuple(map(spelled, claim.from_place)),
        )

    return msgspec.structs.replace(reading, claims=tuple(map(told, reading.claims)))
