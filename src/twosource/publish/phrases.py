"""How an event is named in words. In: a masked event. Out: a noun phrase such as "an air strike by A on B in C"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from twosource.publish import wording
from twosource.publish.generalise import AREAS, POPULATED
from twosource.publish.reference import EventTypes, PlaceBook, type_title
from twosource.records import Event, EventPlace, Party

_ROLE = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"\[([^\]]*)\]")
_MOST_PARTIES = 3
_ONLY = frozenset(("claimed", "reported"))
_INSIDE = frozenset(("neighbourhood", "camp"))
_TAKE_ARTICLE = (
    " base", " airbase", " airport", " airfield", " dam", " bridge", " crossing", " desert", " river", " valley",
    " countryside", " hospital", " field", " camp", " garrison", " district", " road", " highway", " border",
)  # fmt: skip


@cache
def _phrases() -> Mapping[str, Sequence[str]]:
    text = resources.files("twosource.publish").joinpath("data/phrases.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Sequence[str]] = yaml.safe_load(text)
    return loaded


def parties(who: Sequence[Party]) -> str:
    """``the Syrian army and Hezbollah``; of many, the first three and how many more. "" for none."""
    names = list(dict.fromkeys(wording.with_article(party.name) for party in who))
    if len(names) > _MOST_PARTIES:
        more = len(names) - _MOST_PARTIES
        names = [*names[:_MOST_PARTIES], f"{wording.number(more)} more"]
    return wording.listed(names)


def placed(place: EventPlace | None, places: PlaceBook) -> str:
    """``in Deir ez-Zor``; ``at the Brigade 137 base`` of what is neither town nor region; "" of no place."""
    if place is None:
        return ""
    known = places.get(place.id) if place.id else None
    article = "the " if place.name.lower().endswith(_TAKE_ARTICLE) and not place.name.lower().startswith("the ") else ""
    return f"{'in' if known is None or known.kind in POPULATED | AREAS | _INSIDE else 'at'} {article}{place.name}"


def graded_parties(event: Event, who: Sequence[Party]) -> list[str]:
    """The parties by name, each with its own grade where that is lower than the event's: ``HTS (only claimed)``."""
    return [f"{p.name} ({'only ' if p.grade in _ONLY else ''}{p.grade})" if event.outruns(p) else p.name for p in who]


def disputed_parties(event: Event) -> frozenset[str]:
    """The names of those of whom it is disputed whether they did it, or whether it was done to them."""
    return frozenset(
        position.value.removeprefix("against ")
        for dispute in event.disputes
        if dispute.about == "who"
        for position in dispute.positions
    )


def _vouched(event: Event, who: Sequence[Party]) -> list[Party]:
    """The parties for whom as much speaks as for the event, or two independent origins do."""
    disputed = disputed_parties(event)
    return [p for p in who if p.name not in disputed and not (event.outruns(p) and p.grade in _ONLY)]


def event_phrase(event: Event, codebook: EventTypes, places: PlaceBook) -> str:
    """The event as a noun phrase, lower case at its start. Give it a masked event.

    Parties that are disputed or less sure than the event are left out. A type that has no phrase of its own is named by its
    title in the codebook.
    """
    actor = _vouched(event, event.actor)
    roles = {
        "actor": parties(actor),
        "target": parties([p for p in _vouched(event, event.target) if p.name not in {a.name for a in actor}]),
        "place": event.place.name if event.place else "",
        "at": placed(event.place, places),
        "from_place": event.from_place.name if event.from_place else "",
    }
    title = type_title(codebook, event.event_type).lower()
    for pattern in _phrases().get(event.event_type, (f"an event of the type “{title}”[ {{at}}]",)):
        needed = _ROLE.findall(_OPTION.sub("", pattern.replace("{partly}", "")))
        if all(roles[role] for role in needed):
            return _filled(pattern.replace("{partly}", "partial " if "partly" in event.attributes else ""), roles)
    return title


def _filled(pattern: str, roles: Mapping[str, str]) -> str:
    def option(match: re.Match[str]) -> str:
        words = match.group(1)
        return words if all(roles[role] for role in _ROLE.findall(words)) else ""

    return _ROLE.sub(lambda match: roles[match.group(1)], _OPTION.sub(option, pattern))
