"""Simulated wars whose truth is known: what took place, who got to hear of it, who made things up, and who copied whom.

In: a `World` and the number of a war. Out: a `War`. The war is told forwards, from what newsrooms do; nothing here is
drawn from the model that is measured with it, and nothing here knows of that model.

Things take place, some louder than others. A newsroom hears of one where its loudness and the newsroom's reach into that
region carry it over a threshold. A side's outlets keep quiet about most of what hurts their side. Every newsroom also puts
about things that did not take place: mistakes, and, at a side's outlets, inventions that please it. Such a story goes
round: the credulous and the side's other outlets take it up on their own account; the side that it hurts may deny it,
and so it may what is true; newsrooms of nobody's that have eyes there sometimes say that nothing took place. Then
newsrooms lift from those they follow, hours later, some word for word, some with credit, most in words of their own.
Whoever counts the dead miscounts them by some factor; whoever copies copies the count.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twosource.evaluation.simulated_worlds import Range, Trade, World

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_SEED = 20170905
_HOURS = 24


@dataclass(frozen=True, slots=True)
class Newsrooms:
    """The newsrooms of a war; arrays by newsroom. ``truth`` is the known share of what it puts about that took place,
    ``truth_own`` that of what pleases its side; ``reach`` is by newsroom and region."""

    trades: tuple[Trade, ...]
    side: Ints
    truth: Floats
    truth_own: Floats
    reach: Floats
    credulity: Floats
    candour: Floats
    miscount: Floats
    habit: Floats
    sympathy: Ints


@dataclass(frozen=True, slots=True)
class War:
    """A war and all that was said of it.

    ``took_place``, ``region``, ``pleases`` (0 nobody, else the side), ``toll`` (0: nobody is counted) are by story, a
    story being what took place or was made up. The rest is by telling, in no particular order: ``story``, ``newsroom``,
    ``hour``, ``denies``, ``words`` (the same number: the same words), ``credits`` (a newsroom, or -1), ``count`` (-1:
    none given), ``lifted`` (from which newsroom, or -1; not to be seen by whoever is measured).
    """

    world: World
    newsrooms: Newsrooms
    took_place: Bools
    region: Ints
    pleases: Ints
    toll: Ints
    story: Ints
    newsroom: Ints
    hour: Floats
    denies: Bools
    words: Ints
    credits: Ints
    count: Ints
    lifted: Ints


@dataclass(frozen=True, slots=True)
class _Stories:
    took_place: Bools
    region: Ints
    pleases: Ints
    hour: Floats
    loudness: Floats
    toll: Ints


@dataclass(frozen=True, slots=True)
class _Tellings:
    """By story and newsroom: when it was told (infinite: not at all), what was counted, from whom it was lifted."""

    hour: Floats
    count: Ints
    lifted: Ints


def simulate(world: World, number: int) -> War:
    """The war of this number in a world: always the same one."""
    rng = np.random.default_rng([_SEED, *world.name.encode(), number])
    rooms = _hire(world, rng)
    true = _happenings(world, rng)
    heard = _heard(world, rooms, true, rng)
    false, maker = _made_up(world, rooms, true, heard, rng)
    taken_up = _taken_up(world, rooms, false, maker, rng)
    stories = _Stories(
        *(np.concatenate([getattr(true, name), getattr(false, name)]) for name in _Stories.__dataclass_fields__)
    )
    own = _tell(world, rooms, stories, np.concatenate([heard, taken_up]), maker, rng)
    told = _lift(rooms, own, rng)
    return _write_down(world, rooms, stories, told, rng)


def _hire(world: World, rng: np.random.Generator) -> Newsrooms:
    cast, many = world.cast, len(world.cast)

    def drawn(field: str) -> Floats:
        ranges: list[Range] = [getattr(trade, field) for trade in cast]
        return np.array([rng.uniform(low, high) for low, high in ranges])

    side = np.array([trade.side for trade in cast])
    reach = drawn("reach")[:, None] + rng.normal(0.0, 0.7, (many, world.regions))
    dark = rng.permutation(world.regions)[: round(world.dark * world.regions)]
    for region in dark:
        alone = rng.integers(many)
        reach[np.arange(many) != alone, region] = -9.0
    sympathy = np.where(
        (side == 0) & (rng.random(many) < world.fans), rng.integers(1, 3, many), np.where(side > 0, side, 0)
    )
    truth, truth_own = drawn("truth"), drawn("truth_own")
    truth_own = np.where(side > 0, truth_own, np.where(sympathy > 0, rng.uniform(0.25, 0.5, many), truth))
    return Newsrooms(
        trades=cast, side=side, truth=truth, truth_own=truth_own, reach=reach, credulity=drawn("credulity"),
        candour=drawn("candour"), miscount=drawn("miscount"), habit=drawn("habit"), sympathy=sympathy,
    )  # fmt: skip


def _happenings(world: World, rng: np.random.Generator) -> _Stories:
    many = int(rng.poisson(world.happenings))
    return _Stories(
        took_place=np.ones(many, bool),
        region=rng.integers(0, world.regions, many),
        pleases=rng.choice(3, many, p=[0.3, 0.35, 0.35]),
        hour=rng.uniform(0, world.days * _HOURS, many),
        loudness=rng.normal(0.0, 0.6, many),
        toll=_tolls(many, rng),
    )


def _tolls(many: int, rng: np.random.Generator) -> Ints:
    dead = np.maximum(1, np.rint(np.exp(rng.normal(2.5, 1.0, many))))
    return np.where(rng.random(many) < 0.6, dead, 0).astype(np.int64)


def _heard(world: World, rooms: Newsrooms, stories: _Stories, rng: np.random.Generator) -> Bools:
    """By story and newsroom: whether it hears of the thing and prints it."""
    carry = stories.loudness[:, None] + rooms.reach.T[stories.region] + rng.logistic(0.0, 1.0, _shape(stories, rooms))
    hurts = (rooms.side > 0) & (stories.pleases[:, None] > 0) & (stories.pleases[:, None] != rooms.side)
    printed = ~hurts | (rng.random(carry.shape) < rooms.candour)
    prints: Bools = (carry > 1.0) & printed
    return prints


def _shape(stories: _Stories, rooms: Newsrooms) -> tuple[int, int]:
    return (len(stories.hour), len(rooms.side))


def _made_up(
    world: World, rooms: Newsrooms, true: _Stories, heard: Bools, rng: np.random.Generator
) -> tuple[_Stories, Ints]:
    """What newsrooms put about that did not take place, and whose it is.

    So many that, of what a newsroom puts about of its own accord, its known share took place.
    """
    pleases: list[Ints] = []
    hours: list[Floats] = []
    regions: list[Ints] = []
    makers: list[Ints] = []
    war = world.days * _HOURS
    for room in range(len(rooms.side)):
        side = rooms.sympathy[room]
        own = (true.pleases == side) & (side > 0)
        for mine, truth in ((heard[:, room] & ~own, rooms.truth[room]), (heard[:, room] & own, rooms.truth_own[room])):
            days = true.hour[mine] / war
            share = np.clip(truth + world.drift * (0.5 - days), 0.05, 0.99)
            extra = int(rng.poisson(np.sum((1 - share) / share)))
            if extra == 0:
                continue
            # A story made up is of the same regions and days as those that the newsroom has news of.
            like = rng.choice(np.flatnonzero(mine), extra, p=(1 - share) / share / np.sum((1 - share) / share))
            hours.append(np.clip(true.hour[like] + rng.normal(0, 36, extra), 0, war))
            regions.append(true.region[like])
            pleases.append(true.pleases[like])
            makers.append(np.full(extra, room))
    hour = np.concatenate([np.empty(0), *hours])
    many = len(hour)
    stories = _Stories(
        took_place=np.zeros(many, bool),
        region=np.concatenate([np.empty(0, np.int64), *regions]),
        pleases=np.concatenate([np.empty(0, np.int64), *pleases]),
        hour=hour,
        loudness=rng.normal(0.0, 0.6, many),
        toll=_tolls(many, rng),
    )
    return stories, np.concatenate([np.empty(0, np.int64), *makers])


def _taken_up(world: World, rooms: Newsrooms, false: _Stories, maker: Ints, rng: np.random.Generator) -> Bools:
    """By false story and newsroom: whether it puts the story about on its own account, its maker among them."""
    shape = _shape(false, rooms)
    near = rooms.reach.T[false.region] > -5
    pleased = (rooms.side > 0) & (false.pleases[:, None] == rooms.side)
    hurt = (rooms.side > 0) & (false.pleases[:, None] > 0) & ~pleased
    likely = np.where(pleased, world.toeing, np.where(hurt, 0.0, rooms.credulity))
    video = rng.random(shape[0]) < world.videos
    likely = np.where(video[:, None] & ~hurt, np.maximum(likely, world.taken_in), likely)
    taken = near & (rng.random(shape) < likely)
    taken[np.arange(shape[0]), maker] = True
    return taken


def _tell(
    world: World, rooms: Newsrooms, stories: _Stories, tells: Bools, maker: Ints, rng: np.random.Generator
) -> _Tellings:
    """When each newsroom puts out what it has on its own account, and what it counts."""
    shape = tells.shape
    delay = rng.lognormal(1.8, 0.8, shape)
    first = len(stories.hour) - len(maker)
    # Who makes a story up is the first to tell it.
    delay[first + np.arange(len(maker)), maker] = 0.0
    hour = np.where(tells, stories.hour[:, None] + delay, np.inf)
    error = rng.standard_t(2, shape) if world.wild_counts else rng.normal(0.0, 1.0, shape)
    count = np.rint(stories.toll[:, None] * np.exp(rooms.miscount * error))
    given = (stories.toll[:, None] > 0) & (rng.random(shape) < 0.8)
    count = np.where(given & tells, np.clip(count, 0, 10**6), -1).astype(np.int64)
    return _Tellings(hour, count, np.full(shape, -1))


def _lift(rooms: Newsrooms, own: _Tellings, rng: np.random.Generator) -> _Tellings:
    """Stories lifted from those a newsroom follows, in the order of the cast: those followed come first."""
    hour, count, lifted = own.hour.copy(), own.count.copy(), own.lifted.copy()
    index = {trade.name: i for i, trade in enumerate(rooms.trades)}
    for room, trade in enumerate(rooms.trades):
        for name in trade.follows:
            leader = index[name]
            delay = rng.lognormal(1.5, 0.6, len(hour))
            when = hour[:, leader] + delay
            lifts = np.isfinite(when) & (rng.random(len(hour)) < rooms.habit[room]) & (when < hour[:, room])
            hour[lifts, room] = when[lifts]
            count[lifts, room] = count[lifts, leader]
            lifted[lifts, room] = leader
    return _Tellings(hour, count, lifted)


def _write_down(world: World, rooms: Newsrooms, stories: _Stories, told: _Tellings, rng: np.random.Generator) -> War:
    story, room = np.nonzero(np.isfinite(told.hour))
    hour, lifted, count = told.hour[story, room], told.lifted[story, room], told.count[story, room]
    dice = rng.random(len(story))
    pasted = (lifted >= 0) & (dice < world.pasted)
    credited = (lifted >= 0) & (dice > 1 - world.credited)
    words = np.arange(len(story))
    place = np.full(told.hour.shape, -1)
    place[story, room] = words
    # From the earliest on, so that who pastes what was pasted has the first one's words.
    for at in np.argsort(hour, kind="stable"):
        if pasted[at]:
            words[at] = words[place[story[at], lifted[at]]]
    deny_story, deny_room, deny_hour = _denials(world, rooms, stories, told, rng)
    silent = np.full(len(deny_story), -1)
    return War(
        world=world,
        newsrooms=rooms,
        took_place=stories.took_place,
        region=stories.region,
        pleases=stories.pleases,
        toll=stories.toll,
        story=np.concatenate([story, deny_story]),
        newsroom=np.concatenate([room, deny_room]),
        hour=np.concatenate([hour, deny_hour]),
        denies=np.concatenate([np.zeros(len(story), bool), np.ones(len(deny_story), bool)]),
        words=np.concatenate([words, len(story) + np.arange(len(deny_story))]),
        credits=np.concatenate([np.where(credited, lifted, -1), silent]),
        count=np.concatenate([count, silent]),
        lifted=np.concatenate([lifted, silent]),
    )


def _denials(
    world: World, rooms: Newsrooms, stories: _Stories, told: _Tellings, rng: np.random.Generator
) -> tuple[Ints, Ints, Floats]:
    """Who says that a story isn't so, among those that don't tell it themselves."""
    shape = told.hour.shape
    true = stories.took_place[:, None]
    hurt = (rooms.side > 0) & (stories.pleases[:, None] > 0) & (stories.pleases[:, None] != rooms.side)
    eyes = (rooms.side == 0) & (rooms.reach.T[stories.region] > -1.0)
    likely = np.where(
        hurt,
        np.where(true, world.denies_true, world.denies_false),
        np.where(eyes, np.where(true, world.debunks_true, world.debunks_false), 0.0),
    )
    spoken_of: Bools = np.asarray(np.isfinite(told.hour).any(axis=1))
    denies = spoken_of[:, None] & ~np.isfinite(told.hour) & (rng.random(shape) < likely)
    story, room = np.nonzero(denies)
    first = np.min(told.hour, axis=1)[story] if len(story) else np.empty(0)
    return story, room, first + rng.lognormal(2.5, 0.6, len(story))
