"""What newsrooms write of a simulated war: a `War` in; reports of one claim each with their readings, and the truth, out.

A war tells who told of which story when; here each telling becomes words: a type, a place, days, parties, a toll. Stories
lie at the towns of four governorates, the more often the larger the town, so that one front sees much fighting between
the same parties on following days. How exactly newsrooms write is a `Manner`: what they leave out, get wrong or tell roughly. The
stated weights were chosen for no manner of these, and nothing here knows of them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from twosource.evaluation.simulate import War
from twosource.knowledge import Knowledge
from twosource.records import (
    Claim,
    ClaimTime,
    Figure,
    Mention,
    Paragraph,
    Place,
    PlaceMention,
    Reading,
    Report,
    Span,
    claim_id,
    report_id,
)

_FIRST = date(2016, 1, 1)
_GOVERNORATES = ("aleppo", "idlib", "deir-ezzor", "raqqa")
_TOWNS = 8  # of each
_SIDES = ("act:syrian-government", "act:syrian-rebels")
# Under which types one thing is told, with the words for each: the first is told by most.
_KINDS = (
    (("air_strike", ("air strike", "raid", "bombed")), ("shelling", ("shelled", "bombardment"))),
    (("shelling", ("shelled", "bombardment", "artillery fire")), ("air_strike", ("bombed",))),
    (("clash", ("clashes", "fighting", "battle")),),
    (("capture", ("captured", "seized", "took")), ("lose", ("lost",))),
    (("bombing", ("car bomb", "explosion", "blast")), ("suicide_bombing", ("suicide bomber",))),
    (("attack_on_civilians", ("killed civilians", "massacre")), ("execution", ("executed",))),
    (("abduction", ("abducted", "kidnapped")), ("arrest", ("arrested", "detained"))),
)
_BODY = Paragraph(kind="body", start=0, end=100_000)
_DETAILS = [f"detail{n}" for n in range(4000)]


@dataclass(frozen=True, slots=True)
class Manner:
    """How newsrooms write; shares of tellings.

    Attributes:
        dated: that tell the day in words; the others tell it as news, or not at all (``undated``).
        off: whose day, told in words, is one or two days off.
        coarse: that name the governorate for the town; ``astray``: that name another town within reach.
        nameless: that leave out a party (each); ``mistaken``: that give another party for it.
        kindred: that tell a thing under another type of its kind.
        counted: of the counts that a newsroom has, those that it prints.
    """

    name: str
    about: str
    dated: float = 0.6
    undated: float = 0.1
    off: float = 0.03
    coarse: float = 0.08
    astray: float = 0.03
    nameless: float = 0.25
    mistaken: float = 0.03
    kindred: float = 0.1
    counted: float = 0.8


MANNERS: tuple[Manner, ...] = (
    Manner("careful", "most tell the day, the town and both parties"),
    Manner("days off", "of days told in words four in ten are a day or two off", dated=0.7, off=0.4),
    Manner("coarse places", "half name the governorate, or another town, for the town", coarse=0.4, astray=0.12),
    Manner("hazy parties", "most leave parties out, and a sixth give another", nameless=0.5, mistaken=0.16),
    Manner("loose types", "four in ten tell a thing under another type", kindred=0.4),
)


@dataclass(frozen=True, slots=True)
class Written:
    """Reports of one claim each with their readings, and the story of each claim."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    story: dict[str, int]


def write(war: War, manner: Manner, knowledge: Knowledge, number: int) -> Written:
    """What is written of a war; the same for the same number. Denials are left out: what they deny is another question."""
    draw = random.Random(f"{manner.name} {number}")
    towns = _towns(knowledge)
    sides = [_parts(knowledge, side) for side in _SIDES]
    first: dict[int, float] = {}
    for story, hour in zip(war.story.tolist(), war.hour.tolist(), strict=True):
        first[story] = min(hour, first.get(story, hour))
    plots = {story: _plot(draw, towns, sides, war, story, hour) for story, hour in sorted(first.items())}
    reports, readings, stories = [], [], {}
    said: dict[int, tuple[Claim, str]] = {}
    for at in sorted(range(len(war.story)), key=lambda i: (war.hour[i], war.newsroom[i], i)):
        if war.denies[at]:
            continue
        story, words = int(war.story[at]), int(war.words[at])
        room = war.newsrooms.trades[int(war.newsroom[at])].name
        published = (_FIRST + timedelta(days=int(war.hour[at] // 24))).isoformat()
        if words not in said:
            said[words] = _claim(draw, plots[story], manner, towns, sides, int(war.count[at]), published)
        claim, text = said[words]
        report, reading = _report(claim, text, room, published, at)
        reports.append(report)
        readings.append(reading)
        stories[reading.claims[0].claim_id] = story
    return Written(tuple(reports), tuple(readings), stories)


@dataclass(frozen=True, slots=True)
class _Plot:
    """What a story is: its kind, town and region, day, and parties."""

    kind: int
    town: Place
    region: int
    day: date
    parties: tuple[Mention, Mention]


def _towns(knowledge: Knowledge) -> list[tuple[Place, list[Place]]]:
    """Each governorate with its towns, the largest first."""
    found = []
    for name in _GOVERNORATES:
        whole = knowledge.places.get(f"plc:sy:{name}-governorate")
        assert whole is not None
        inside = [
            p for p in knowledge.places if whole.id in p.part_of and p.kind in ("city", "town") and p.lat is not None
        ]
        found.append((whole, sorted(inside, key=lambda p: (-(p.population or 0), p.id))[:_TOWNS]))
    return found


def _parts(knowledge: Knowledge, side: str) -> list[Mention]:
    actors = [actor for actor in knowledge.actors if actor.id == side or side in actor.parents]
    return [_mention(a.id, a.name, a.kind) for a in sorted(actors, key=lambda a: (a.id != side, a.id))[:4]]


def _mention(identifier: str, name: str, kind: str) -> Mention:
    return Mention(id=identifier, name=name, kind=kind, text=name, start=0, end=0, via="name")


def _plot(
    draw: random.Random, towns: Sequence[tuple[Place, list[Place]]], sides: Sequence[Sequence[Mention]], war: War,
    story: int, hour: float,
) -> _Plot:  # fmt: skip
    region = int(war.region[story])
    pleases = int(war.pleases[story]) or draw.choice((1, 2))
    inside = towns[region][1]
    town = draw.choices(inside, [1 / (n + 1) for n in range(len(inside))])[0]
    actor, target = (draw.choice(sides[pleases - 1]), draw.choice(sides[2 - pleases]))
    day = _FIRST + timedelta(days=max(0, int((hour - draw.uniform(0, 12)) // 24)))
    return _Plot(draw.randrange(len(_KINDS)), town, region, day, (actor, target))


def _claim(
    draw: random.Random, plot: _Plot, manner: Manner, towns: Sequence[tuple[Place, list[Place]]],
    sides: Sequence[Sequence[Mention]], count: int, published: str,
) -> tuple[Claim, str]:  # fmt: skip
    """A claim as its first newsroom words it, and its sentence."""
    kinds = _KINDS[plot.kind]
    code, words = draw.choice(kinds[1:]) if len(kinds) > 1 and draw.random() < manner.kindred else kinds[0]
    word = draw.choice(words)
    whole, inside = towns[plot.region]
    dice = draw.random()
    place = whole if dice < manner.coarse else plot.town
    if manner.coarse <= dice < manner.coarse + manner.astray:
        place = draw.choice(inside)
    actor, target = (_party(draw, party, manner, sides) for party in plot.parties)
    if code == "lose":
        actor, target = target, actor
    given = count >= 0 and draw.random() < manner.counted
    killed = (Figure(what="killed", low=count, best=count, high=count, text=str(count), span=(0, 0)),) if given else ()
    text = f"{word} at {place.name}: {' '.join(draw.choices(_DETAILS, k=12))} {count if given else ''}."
    span = Span(start=0, end=len(text), text=text)
    claim = Claim(
        claim_id="", report_id="", external_id=None, publisher=None, published=None, sentence=span,
        trigger=Span(start=0, end=len(word), text=word), event_type=code, plover=None, acled=None, polarity="affirmed",
        modality="happened", certainty="stated", speakers=(), actor=actor, target=target, place=(_at(place),),
        from_place=(), instrument=(), time=_time(draw, plot.day, manner, date.fromisoformat(published)), figures=killed,
    )  # fmt: skip
    return claim, text


def _party(
    draw: random.Random, party: Mention, manner: Manner, sides: Sequence[Sequence[Mention]]
) -> tuple[Mention, ...]:
    dice = draw.random()
    if dice < manner.nameless:
        return ()
    if dice < manner.nameless + manner.mistaken:
        return (draw.choice([other for side in sides for other in side]),)
    return (party,)


def _time(draw: random.Random, day: date, manner: Manner, published: date) -> ClaimTime:
    dice = draw.random()
    if dice < manner.dated:
        if draw.random() < manner.off:
            day += timedelta(days=draw.choice((-2, -1, 1, 2)))
        day = min(day, published)
        return ClaimTime(start=day, end=day, precision="day", basis="text", text=day.isoformat(), span=None)
    if dice < manner.dated + manner.undated:
        return ClaimTime(start=None, end=None, precision="unknown", basis="unknown", text="", span=None)
    before = published - timedelta(days=1)
    return ClaimTime(start=before, end=published, precision="range", basis="news", text="", span=None)


def _at(place: Place) -> PlaceMention:
    return PlaceMention(
        id=place.id, name=place.name, lat=place.lat, lon=place.lon, radius_km=place.radius_km, country=place.country,
        admin1=place.admin1, text=place.name, start=0, end=0, via="name",
    )  # fmt: skip


def _report(claim: Claim, text: str, room: str, published: str, number: int) -> tuple[Report, Reading]:
    identifier = report_id(room, published, f"{number} {text}")
    own = msgspec.structs.replace(
        claim,
        claim_id=claim_id(identifier, 0, claim.trigger.end, claim.event_type, "simulated"),
        report_id=identifier,
        publisher=room,
        published=published,
    )
    report = Report(report_id=identifier, publisher=room, published=published, title=None, text=text)
    reading = Reading(
        report_id=identifier, reader="simulated", language="en", paragraphs=(_BODY,), claims=(own,), people=(), log=()
    )
    return report, reading
