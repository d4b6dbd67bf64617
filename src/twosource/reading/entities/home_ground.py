"""Home ground: the countries where the parties that a report names are at home, against namesakes of places far away.

In: the names found in a report. Out: the countries of those who fight at home, and whether a place's name that the packs know
far off is rather a place there: Serbs fight near Bor in Serbia, not in South Sudan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.head_kinds import NON_STATE
from twosource.records import Actor

_ABROAD_TOO = frozenset({"state", "foreign_forces", "coalition", "intelligence", "media", "ngo"})
_FAR_KM = 2_000.0  # between namesakes


def countries_at_home(hits: Sequence[NameHit], knowledge: Knowledge) -> set[str]:
    """The countries of the parties named that fight at home: no state as such, no expedition."""
    actors = (knowledge.actors.get(hit.ids[0]) for hit in hits if hit.kind == "actor" and len(hit.ids) == 1)
    return {
        actor.country
        for actor in actors
        if actor is not None and actor.country is not None and actor.kind not in _ABROAD_TOO
    }


def is_rather_at_home(hit: NameHit, countries: Set[str], knowledge: Knowledge) -> bool:
    """Whether a place's name that the packs know far away is also that of a place in these countries."""
    if not countries:
        return False
    found = [place for one in hit.ids if (place := knowledge.places.get(one)) is not None]
    home = [place for place in found if place.country in countries]
    known = [place for place in found if place.id.startswith("plc:")] if home else []
    distances = [knowledge.places.distance_km(one, other) for one in known for other in home]
    return bool(distances) and all(far is not None and far > _FAR_KM for far in distances)


def fights_abroad(actor: Actor, on: date | None, knowledge: Knowledge) -> bool:
    """Whether an armed group fights another country's state and not its own: whom it attacks is not its country's army."""
    actors = knowledge.actors
    if actor.kind not in NON_STATE or actor.country is None:
        return False
    own = actors.stationed(actor.country, "state")
    if own is not None and actors.sides(actor.id, own.id, on) == "hostile":
        return False
    states = (actors.stationed(foe, "state") for foe in sorted(actors.foes(actor.country, on)))
    return any(state is not None and actors.sides(actor.id, state.id, on) == "hostile" for state in states)


def with_foes(countries: Mapping[str, float], on: date | None, knowledge: Knowledge) -> Mapping[str, float]:
    """The countries that a report's places may lie in: those it speaks of, and those with which they are at war.

    Whoever attacks or speaks is no evidence of where that was: "Russian forces captured X" is as likely in Ukraine.
    """
    found = dict(countries)
    for country, share in countries.items():
        for foe in knowledge.actors.foes(country, on):
            found[foe] = max(found.get(foe, 0.0), share)
    return dict(sorted(found.items()))
