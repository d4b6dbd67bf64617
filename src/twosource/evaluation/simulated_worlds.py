"""The worlds that wars are simulated in: who works there, how well they see, how they lie, miscount and copy.

In: nothing. Out: `World` records for `simulate`. Two worlds keep to what corroboration supposes; the others each break
one of its suppositions, and are there to show what that costs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trade:
    """What those of one trade are like. Ranges are what each newsroom's own value is drawn from, evenly.

    Attributes:
        kind: the kind of source that the packs would call it.
        truth: of a hundred things that it puts about of its own accord, how many took place; ``truth_own`` of those
            that please its own side.
        reach: how much it gets to hear, on the scale of a loudness; in a region off its beat it hears ``off_beat`` less.
        credulity: how likely it takes up a story that is going round, without looking.
        side: 0 nobody's, 1 and 2 the two sides'.
        candour: how likely it prints what hurts its side.
        miscount: the spread of the factor by which it miscounts (log scale).
        follows: names of newsrooms whose stories it lifts, and with what ``habit``.
    """

    name: str
    kind: str
    truth: Range
    reach: Range
    truth_own: Range = (0.0, 0.0)
    side: int = 0
    credulity: Range = (0.01, 0.05)
    candour: Range = (0.2, 0.4)
    miscount: Range = (0.1, 0.35)
    follows: tuple[str, ...] = ()
    habit: Range = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class World:
    """A kind of war to be told of.

    Attributes:
        keeps: whether it keeps to what corroboration supposes.
        happenings: how many things take place in a war, on average; over ``days`` days in ``regions`` regions.
        toeing: how likely an outlet takes up a false story that pleases its side.
        denies_true, denies_false: how likely the outlets of the side that a story hurts deny it.
        debunks_true, debunks_false: how likely a newsroom of nobody's that has eyes there says that nothing took place.
        pasted, credited: of what is lifted, the share in the same words, and the share that names whom it is from.
        videos: the share of false stories that come with a faked video, which each newsroom falls for with
            ``taken_in``.
        drift: what a newsroom's truthfulness loses from the war's first day to its last.
        fans: secret sympathies: the share of newsrooms of nobody's that lie for a side as its own outlets do.
        dark: the share of regions that one newsroom alone has eyes in.
        wild_counts: whether some counts are off by any factor (Student's t with 2 degrees of freedom).
    """

    name: str
    about: str
    keeps: bool
    cast: tuple[Trade, ...]
    happenings: int = 220
    days: int = 120
    regions: int = 4
    toeing: float = 0.3
    denies_true: float = 0.06
    denies_false: float = 0.25
    debunks_true: float = 0.004
    debunks_false: float = 0.10
    pasted: float = 0.4
    credited: float = 0.2
    videos: float = 0.0
    taken_in: float = 0.0
    drift: float = 0.0
    fans: float = 0.0
    dark: float = 0.0
    wild_counts: bool = False


_PRESS = (
    Trade("first watch", "monitor", (0.88, 0.98), (-0.4, 0.8)),
    Trade("second watch", "monitor", (0.85, 0.97), (-0.8, 0.4)),
    Trade("wire one", "agency", (0.90, 0.98), (-0.6, 0.4)),
    Trade("wire two", "agency", (0.86, 0.97), (-0.8, 0.2)),
    Trade("morning paper", "press", (0.78, 0.95), (-1.5, -0.3)),
    Trade("evening paper", "press", (0.75, 0.95), (-1.5, -0.3)),
    Trade("weekly", "press", (0.70, 0.93), (-1.8, -0.6)),
    Trade("street one", "activists", (0.60, 0.85), (-1.2, 0.0), credulity=(0.05, 0.20)),
    Trade("street two", "activists", (0.55, 0.85), (-1.2, 0.0), credulity=(0.05, 0.20)),
)
_OUTLETS = tuple(
    Trade(f"{name} of side {side}", "state_media", (0.80, 0.95), (-0.9, 0.3), (0.40, 0.80), side)
    for side in (1, 2)
    for name in ("television", "daily")
)
_CAST = (*_PRESS, *_OUTLETS)

_FOLLOWS: dict[str, tuple[str, ...]] = {
    "morning paper": ("wire one", "first watch"),
    "evening paper": ("wire one", "wire two"),
    "weekly": ("morning paper", "street one"),
    "street two": ("street one",),
    "daily of side 1": ("television of side 1",),
    "daily of side 2": ("television of side 2",),
}
_LIFTERS = (
    Trade("aggregator", "press", (0.6, 0.9), (-3.5, -2.5), follows=("street one", "wire one"), habit=(0.5, 0.8)),
    Trade("tabloid", "press", (0.5, 0.8), (-3.0, -2.0), follows=("street one", "street two"), habit=(0.5, 0.8)),
)
_COPYING_CAST = (
    *(
        replace(trade, follows=_FOLLOWS.get(trade.name, ()), habit=(0.3, 0.7) if trade.name in _FOLLOWS else (0.0, 0.0))
        for trade in _CAST
    ),
    *_LIFTERS,
)
_PUPPETS = tuple(
    Trade(
        f"puppet {i}", "press", (0.4, 0.7), (-3.5, -2.5), follows=("television of side 1", "wire one"), habit=(0.3, 0.6)
    )
    for i in range(8)
)

PLAIN = World("plain", "nobody copies", keeps=True, cast=_CAST)
COPYING = World("copying", "papers lift stories from wires, watches and one another", keeps=True, cast=_COPYING_CAST)
WORLDS: tuple[World, ...] = (
    PLAIN,
    COPYING,
    replace(
        COPYING, name="one video", about="half of the false stories come with a video that many newsrooms fall for",
        keeps=False, videos=0.5, taken_in=0.3,
    ),
    replace(COPYING, name="drift", about="newsrooms grow less truthful as the war goes on", keeps=False, drift=0.35),
    replace(
        COPYING, name="secret sympathies", about="a third of the independent newsrooms invent for a side",
        keeps=False, fans=0.34,
    ),
    replace(
        COPYING, name="sock puppets", about="eight outlets of unknown side flood what one side's television says",
        keeps=False, cast=(*_COPYING_CAST, *_PUPPETS), pasted=0.05, credited=0.02,
    ),
    replace(COPYING, name="wild counts", about="some counts are off by any factor", keeps=False, wild_counts=True),
    replace(COPYING, name="dark regions", about="half of the regions have one newsroom alone", keeps=False, dark=0.5),
)  # fmt: skip
