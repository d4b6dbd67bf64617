"""The brief's sentences: one a record, in words that claim no more than the grade does.

In: masked events, holdings and sieges. Out: sentences without notes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from twosource.publish import wording
from twosource.publish.phrases import disputed_parties, event_phrase, parties
from twosource.publish.reference import EventTypes, PlaceBook
from twosource.records import Alternative, Bounds, Dispute, Event, EventFigure, Holding, Origin, Siege

_MOST_ORIGINS = 5
_SURE = 0.75  # the probability from which a holder is named without "most likely"
_LEAST_TOLD = 0.05
_EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "planned": "is said to be planned by {origins}",
        "predicted": "is forecast by {origins}",
        "demanded": "is demanded by {origins}",
        "hypothetical": "is put as a possibility by {origins}",
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "whether": "Whether it happened",
        "who": "Who did it",
        "where": "Where it happened",
        "when": "When it happened",
        "how_many": "How many",
    }
)
_SIEGE_ENDS: Mapping[str, str] = MappingProxyType(
    {
        "ongoing": "goes on",
        "partly_broken": "was broken in part",
        "broken": "was broken by force",
        "lifted": "was lifted",
        "fallen": "ended when the place was taken",
    }
)


def _origin_name(origin: Origin, *, with_interest: bool) -> str:
    name = wording.with_article(origin.name)
    if with_interest and origin.interest == "interested":
        return f"{name} (which has an interest in it)"
    if with_interest and origin.interest == "adverse":
        return f"{name} (which it harms)"
    return name


def origins_named(event: Event, *, with_interest: bool) -> str:
    """Who says so: the weightiest origins by name, of many how many more."""
    ranked = sorted(event.origins, key=lambda o: (-o.weight, o.name, o.key))
    names = list(dict.fromkeys(_origin_name(o, with_interest=with_interest) for o in ranked))
    if len(names) > _MOST_ORIGINS:
        names = [*names[:_MOST_ORIGINS], f"{wording.number(len(names) - _MOST_ORIGINS)} more"]
    return wording.listed(names)


def figure_words(figures: Sequence[EventFigure], *, disputed: bool = False) -> str:
    """``at least 12 civilians killed and 30 people injured``; "" for none. Of a disputed figure no middle is told."""
    return wording.listed(
        f"{wording.amount(f.low, f.best, f.high)} {wording.what_counted(f.what, f.who)}"
        f"{'' if disputed else wording.middle(f.low, f.best, f.high)}"
        for f in figures
    )


def event_sentence(event: Event, codebook: EventTypes, places: PlaceBook) -> str:
    """What happened, when, and who says so, with the verb of its grade; without parties that are disputed or less sure."""
    what = wording.capitalised(event_phrase(event, codebook, places))
    when = wording.dated(event.time.start, event.time.end, precision=event.time.precision)
    going_on = ", said to be going on" if event.modality == "ongoing" else ""
    disputed = any(dispute.about == "how_many" for dispute in event.disputes)
    figures = f", with {figure_words(event.figures, disputed=disputed)}" if event.figures else ""
    head = f"{what} ({when}){going_on}{figures}"
    return f"{head}{',' if going_on or figures else ''} {_told(event)}.{_flags(event)}"


def _told(event: Event) -> str:
    if not event.origins:
        return "is told by nobody who stands by it: all who said so have withdrawn or denied it since"
    if event.speech:
        return f"is told by {origins_named(event, with_interest=False)}"
    if event.grade == "predicted":
        expected = _EXPECTED.get(event.modality, _EXPECTED["predicted"])
        return (
            f"{expected.format(origins=origins_named(event, with_interest=False))}; no report says that it has happened"
        )
    if event.grade == "claimed":
        several = len({origin.name for origin in event.origins}) > 1
        who = origins_named(event, with_interest=False)
        return f"is claimed only by {who}, which {'have' if several else 'has'} an interest in it"
    who = origins_named(event, with_interest=True)
    if event.grade == "reported":
        return f"was reported by {who}" + (", against its own interest" if event.against_interest else "")
    if event.grade == "corroborated":
        return f"is corroborated by {wording.counted(event.n_origins, 'origin')}: {who}"
    return f"is confirmed: it was reported by {who}, and {_bearing_out(event)}"


def _bearing_out(event: Event) -> str:
    """What makes it more than corroborated: the side it harms says so, or a verifier found it."""
    harmed = [wording.with_article(o.name) for o in event.origins if o.interest == "adverse"]
    if harmed or event.against_interest:
        return f"acknowledged by {wording.listed(dict.fromkeys(harmed)) or 'the side it harms'}"
    return "found by an independent verifier"


def _flags(event: Event) -> str:
    flags = []
    if event.unverified:
        flags.append("A report says that this, or part of it, could not be verified")
    who = [dispute for dispute in event.disputes if dispute.about == "who"]
    flags += [f"{_about(dispute)} is disputed: {wording.listed(_graded(dispute), 'or')}" for dispute in who]
    flags += _less_sure(event)
    others = [dispute for dispute in event.disputes if dispute.about != "who"]
    if others:
        flags.append(f"Disputed: {wording.listed(_ABOUT[d.about].lower() for d in others)}")
    return "".join(f" {flag}." for flag in flags)


def _less_sure(event: Event) -> list[str]:
    """Who did it and to whom, as far as that is less sure than that it happened, with those who say so."""
    names = {origin.key: wording.with_article(origin.name) for origin in event.origins}
    return [
        f"That {f'{name} did it' if does else f'it was done to {name}'} is "
        f"{'only ' if party.grade in ('claimed', 'reported') else ''}{party.grade}"
        f" by {wording.listed(dict.fromkeys(names[key] for key in party.origins if key in names)) or 'nobody any longer'}"
        for parties, does in ((event.actor, True), (event.target, False))
        for party in parties
        if (name := wording.with_article(party.name))
        and event.outruns(party)
        and party.name not in disputed_parties(event)
    ]


def _about(dispute: Dispute) -> str:
    against = dispute.about == "who" and dispute.positions[0].value.startswith("against ")
    return "To whom it was done" if against else _ABOUT[dispute.about]


def _graded(dispute: Dispute) -> list[str]:
    """The answers, each with the grade that it reaches by its own origins."""
    return [
        wording.with_article(position.value.removeprefix("against "))
        + (f" ({'only ' if position.grade == 'claimed' else ''}{position.grade})" if position.grade else "")
        for position in dispute.positions
    ]


def dispute_sentence(
    event: Event, dispute: Dispute, holders: Sequence[Sequence[str]], codebook: EventTypes, places: PlaceBook
) -> str:
    """The positions on one matter, each with who holds it (``holders``, by position); none is called right."""
    positions = (
        f"{position.value.removeprefix('against ')} ({f'{position.grade} by ' if position.grade else ''}"
        f"{wording.listed(map(wording.with_article, who))})"
        for position, who in zip(dispute.positions, holders, strict=True)
    )
    when = wording.dated(event.time.start, event.time.end, precision=event.time.precision)
    what = wording.capitalised(event_phrase(event, codebook, places))
    return f"{what} ({when}). {_about(dispute)}: {'; against '.join(positions)}."


def _bounds(bounds: Bounds | None) -> str:
    return wording.days(bounds.low, bounds.high) if bounds else "date not told"


def siege_sentence(siege: Siege, grades: Sequence[str]) -> str:
    """Who besieges whom where, since when, how it ended, who is inside, and the grades of the events it rests on."""
    laid = f", laid by {parties(siege.besieger)}" if siege.besieger else ""
    against = f" against {parties(siege.besieged)}" if siege.besieged else ""
    ended = _SIEGE_ENDS[siege.status]
    if siege.status != "ongoing" and siege.end is not None:
        ended += f" {_bounds(siege.end)}" if (siege.end.low or siege.end.high) else " (date not told)"
    the = "The" if _borne_out(grades) else "By the account of interested sides alone, the"
    words = f"{the} siege of {siege.place}{laid}{against}{',' if laid else ''} {ended}"
    if siege.start is not None and (siege.start.low or siege.start.high):
        words += f"; it {'began' if siege.status == 'ongoing' else 'had begun'} {_bounds(siege.start)}"
    words += "."
    if siege.people is not None:
        bounds = (siege.people.low, siege.people.best, siege.people.high)
        words += f" People said to be inside: {wording.amount(*bounds)}{wording.middle(*bounds)}."
    if siege.supply:
        words += f" Supplied by: {wording.listed(siege.supply)}."
    return words + _resting_on(grades)


def _borne_out(grades: Sequence[str]) -> bool:
    return not grades or any(grade in ("reported", "corroborated", "confirmed") for grade in grades)


def _resting_on(grades: Sequence[str]) -> str:
    if not grades:
        return " It rests on no event in this picture."
    if not _borne_out(grades):
        return " It rests only on what origins with an interest claim."
    return f" It rests on {wording.counted(len(grades), 'event')} graded {wording.listed(dict.fromkeys(grades))}."


def holding_sentence(holding: Holding, before: Holding | None, grades: Sequence[str]) -> str:
    """Who holds a place since when and how surely, what was before, and the grades of the events it rests on."""
    when = stretch_words(holding)
    sure = "" if holding.status == "unknown" else f" (probability {holding.probability:.2f})"
    words = f"{holding.place}: {holding_words(holding)}{' ' if when else ''}{when}{sure}."
    others = [
        f"{wording.with_article(a.holder.name) if a.holder else 'another or none'} {a.probability:.2f}"
        for a in likely_alternatives(holding)
    ]
    if others:
        words += f" {'Otherwise' if holding.status == 'held' else 'Possible holders'}: {wording.listed(others)}."
    if before is not None:
        words += f" Before: {holding_words(before)}."
    return words + _resting_on(grades)


def likely_alternatives(holding: Holding) -> list[Alternative]:
    """The other holders worth telling, the likeliest first, those nobody is named for last."""
    told = [a for a in holding.alternatives if a.probability >= _LEAST_TOLD]
    return sorted(told, key=lambda a: (a.holder is None, -a.probability, a.holder.name if a.holder else ""))


def stretch_words(holding: Holding) -> str:
    """``since 5 September 2017``, ``from 1 July 2017 until 5 September 2017``, ``until 5 September 2017`` or ""."""
    if holding.from_ and holding.to:
        return f"from {wording.day(holding.from_)} until {wording.day(holding.to)}"
    if holding.from_:
        return f"since {wording.day(holding.from_)}"
    return f"until {wording.day(holding.to)}" if holding.to else ""


def holding_words(holding: Holding) -> str:
    """``held by the Syrian army and besieged``, ``most likely held by ...``, ``contested``, ``not known who holds it``."""
    holder = wording.with_article(holding.holder.name) if holding.holder else None
    surely = "" if holding.probability >= _SURE else "most likely "
    if holding.status == "unknown":
        words = f"not known who holds it, last {holder}" if holder else "not known who holds it"
    elif holding.status == "contested":
        words = f"contested, most likely held by {holder}" if holder else "contested"
    else:
        words = f"{surely}held by {holder}" if holder else "held, by whom is not known"
    if not holding.besieged:
        return words
    return f"besieged, {words}" if holding.status == "unknown" else f"{words}{',' if ',' in words else ''} and besieged"


def period_words(start: date | None, end: date | None) -> str:
    """``from 1 to 8 September 2017`` in the words of a title; "the whole record" where both ends are open."""
    if start is None and end is None:
        return "the whole record"
    if start is None or end is None:
        return f"until {wording.day(end)}" if end else f"from {wording.day(start or date.min)}"
    return wording.day(start) if start == end else f"{wording.day(start)} to {wording.day(end)}"
