"""Metamorphic cases: variants of one text that must be read alike, in; how many are read like the first, out.

Variants differ in names (others of their kind), in voice (active, passive) or in where the attribution stands. A frame
is a claim's type, modality and polarity, and which of the variant's names stand in which role. Of a role that no name is
given for, nothing is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from twosource.evaluation.keywords import Keywords
from twosource.evaluation.names import alike, name_key
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig, made_report
from twosource.evaluation.scores import Tally
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.records import Claim, Reading

SAME = "same frames"
_ROLES = {"actor": "actor", "target": "target", "place": "place", "speaker": "speakers"}  # and the claim's field

Frame = tuple[str, ...]


class Variants(msgspec.Struct, frozen=True):
    """Texts that must be read alike. ``slots[i]`` maps roles to the names that stand in them in ``variants[i]``."""

    id: str
    kind: str
    variants: list[str]
    slots: list[dict[str, str | list[str]]] = []
    published: str | None = None
    publisher: str | None = None


def _files(places: DataPlaces) -> list[Path]:
    return places.of_cases("metamorphic.jsonl")


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    lines = files[0].read_bytes().splitlines()
    cases = [msgspec.json.decode(line, type=Variants) for line in lines if line.strip()]
    readings = iter(
        rig.read(
            [
                made_report(text, published=case.published, publisher=case.publisher)
                for case in cases
                for text in case.variants
            ]
        )
    )
    return judged_variants(cases, [[next(readings) for _ in case.variants] for case in cases], Keywords(rig.codebook))


SUITE = Suite("metamorphic", "variants of one text that must be read alike", _files, _judge)


def judged_variants(cases: Sequence[Variants], readings: Sequence[Sequence[Reading]], keywords: Keywords) -> Judged:
    """Every variant after the first against the first; one that gives no claim at all is not read alike.

    The baseline is the keyword rule: whether the keywords of both give the same types.
    """
    tallies: dict[str, Tally] = {}
    by_keyword: dict[str, Tally] = {}
    misses: list[Miss] = []
    for case, read in zip(cases, readings, strict=True):
        found = [frames(one.claims, slots) for one, slots in zip(read, _slots(case), strict=True)]
        first, rest = found[0], found[1:]
        same = [bool(first) and one == first for one in rest]
        tallies[case.id] = (sum(same), len(same))
        types = [keywords.types(text) for text in case.variants]
        by_keyword[case.id] = (sum(bool(types[0]) and one == types[0] for one in types[1:]), len(same))
        misses += [
            Miss(case.id, SAME, f"{case.kind}: {_difference(first, one)}", _shown(first), _shown(one), text)
            for one, alike_, text in zip(rest, same, case.variants[1:], strict=True)
            if not alike_
        ]
    groups = {case.id: case.id for case in cases}
    return Judged(groups, [Measure(SAME, "rate", tallies, {"keyword, types alone": by_keyword})], misses)


def frames(claims: Sequence[Claim], slots: Mapping[str, str | list[str]]) -> Counter[Frame]:
    """The frames of claims: the roles with the slots whose names stand in them."""
    keys = {
        slot: [name_key(name) for name in ([names] if isinstance(names, str) else names)]
        for slot, names in sorted(slots.items())
    }
    return Counter(
        (
            claim.event_type,
            claim.modality,
            claim.polarity,
            *(_role(role, getattr(claim, field), keys) for role, field in _ROLES.items() if role in keys),
        )
        for claim in claims
    )


def _role(role: str, mentions: Sequence[object], keys: Mapping[str, Sequence[str]]) -> str:
    given = [name_key(getattr(mention, field, "")) for mention in mentions for field in ("name", "text")]
    standing = [slot for slot, names in keys.items() if any(alike(name, one) for name in names for one in given)]
    return f"{role}:{'+'.join(standing)}"


def _slots(case: Variants) -> Sequence[Mapping[str, str | list[str]]]:
    return case.slots or [{} for _ in case.variants]


def _difference(first: Counter[Frame], other: Counter[Frame]) -> str:
    if not first or not other:
        return "nothing read"
    if sum(first.values()) != sum(other.values()):
        return "more claims" if sum(other.values()) > sum(first.values()) else "fewer claims"
    pairs = zip(sorted((first - other).elements()), sorted((other - first).elements()), strict=True)
    return " ".join(
        sorted({_part(at, a) for one, two in pairs for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b})
    )


def _part(at: int, told: str) -> str:
    """What a part of a frame is: the first three by their place, the others by their role."""
    return ("type", "modality", "polarity")[at] if at < 3 else told.partition(":")[0]


def _shown(found: Counter[Frame]) -> str:
    return " | ".join(" ".join(frame) for frame in sorted(found.elements())) or "nothing"
