"""How many independent voices a set of origins amounts to: effective origins, and each one's share.

In: voices, capped. Out: a weight in [0, 1] for each. Two voices share where they are aligned with one party, where
one relays the other (as the packs say, or as was learnt) or both collect from a third, where one is an unnamed speaker
that the other (or the other's carrier) passes on, or where one is unnamed and of the other's kind, so that it may be the
other itself. A group of sharing voices counts as the greatest sum of caps of members no two of which share (a
maximum-weight independent set), divided among them by cap. So copies of a side's voice add nothing, a chain of ties
doesn't swallow voices that share with nobody but the middle one, and adding a voice never lowers the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.corroboration.interest import parties_on
from twosource.corroboration.origins import Voice
from twosource.corroboration.ties import Ties

_ALIKE = {"anonymous_official": "official"}  # "officials" may be the very official whom another names
# Weights are shown and compared; six digits keep the last bits of a float's sum from mattering.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Vertex:
    cap: float
    near: int  # bit set of the vertices it shares with


def _no_relay(source: str, of: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Share:
    """A voice's share as an independent voice, and one of those it shares with (empty: none)."""

    weight: float
    group: str


def shares(
    voices: Sequence[Voice], day: date | None, ties: Ties, relays: Callable[[str, str], bool] = _no_relay
) -> dict[str, Share]:
    """Voice key -> its share; the sum of weights is the number of effective origins.

    Args:
        relays: whether the first source is known to relay the second, beyond what the packs say.
    """
    near = _sharing(voices, day, ties, relays)
    found: dict[str, Share] = {}
    for group in _groups(near):
        caps = sum(voices[i].cap for i in group)
        total = _heaviest([_Vertex(voices[i].cap, _bits(group, near[i])) for i in group])
        for i in group:
            weight = round(voices[i].cap * total / caps, _DIGITS)
            found[voices[i].key] = Share(weight, voices[group[0]].key if len(group) > 1 else "")
    return found


def share(a: Voice, b: Voice, day: date | None, ties: Ties, relays: Callable[[str, str], bool] = _no_relay) -> bool:
    """Whether two voices are not independent of one another."""
    if a.carrier == b.carrier or a.key in b.relays or b.key in a.relays:
        return True
    if not set(a.relays).isdisjoint(b.relays):
        return True  # both collect from one: either may have it from there
    if relays(a.key, b.key) or relays(b.key, a.key):
        return True
    if a.unnamed and b.unnamed and "activists" == a.kind == b.kind:
        return True  # a town's activists are few, and speak to many papers: without names they are one for all one can tell
    if _ALIKE.get(a.kind, a.kind) == _ALIKE.get(b.kind, b.kind) and a.unnamed != b.unnamed:
        return True  # "a monitoring group" may be the very one that another report names
    return ties.any_side("same", parties_on(a, day), parties_on(b, day), day)


def _sharing(
    voices: Sequence[Voice], day: date | None, ties: Ties, relays: Callable[[str, str], bool]
) -> list[frozenset[int]]:
    near: list[set[int]] = [set() for _ in voices]
    for i, a in enumerate(voices):
        for j in range(i):
            if share(a, voices[j], day, ties, relays):
                near[i].add(j)
                near[j].add(i)
    return [frozenset(of_one) for of_one in near]


def _groups(near: Sequence[frozenset[int]]) -> list[list[int]]:
    seen: set[int] = set()
    groups: list[list[int]] = []
    for start in range(len(near)):
        if start in seen:
            continue
        group, edge = {start}, [start]
        while edge:
            fresh = near[edge.pop()] - group
            group |= fresh
            edge.extend(fresh)
        seen |= group
        groups.append(sorted(group))
    return groups


def _bits(group: Sequence[int], near: frozenset[int]) -> int:
    return sum(1 << position for position, member in enumerate(group) if member in near)


def _heaviest(vertices: Sequence[_Vertex]) -> float:
    """The weight of the heaviest set of vertices no two of which share."""
    vertices = _without_twins(vertices)
    memo: dict[int, float] = {}

    def best(left: int) -> float:
        if left == 0:
            return 0.0
        if left not in memo:
            # Branch on the vertex with most ties: taking it or leaving it clears the most.
            i = max(_members(left), key=lambda v: (vertices[v].near & left).bit_count())
            without = left & ~(1 << i)
            if vertices[i].near & left == 0:
                memo[left] = vertices[i].cap + best(without)
            else:
                memo[left] = max(best(without), vertices[i].cap + best(without & ~vertices[i].near))
        return memo[left]

    return best((1 << len(vertices)) - 1)


def _without_twins(vertices: Sequence[_Vertex]) -> list[_Vertex]:
    """The vertices without those that have the ties of a heavier one they are tied to, which stands for them."""
    kept: dict[int, int] = {}
    for i, vertex in enumerate(vertices):
        closed = vertex.near | (1 << i)
        if closed not in kept or vertices[kept[closed]].cap < vertex.cap:
            kept[closed] = i
    order = sorted(kept.values())
    return [
        _Vertex(vertices[i].cap, sum(1 << p for p, j in enumerate(order) if vertices[i].near >> j & 1)) for i in order
    ]


def _members(bits: int) -> list[int]:
    return [i for i in range(bits.bit_length()) if bits >> i & 1]
