"""Affiliates: "al-Qaeda-linked militants", "the Islamic State affiliate", "pro-IS fighters" in; the branch of that
body that fights where the report is, out.

A body of branches is everywhere; its people in Mali are of its branch there. Where it has none there, or several, nothing is told.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from twosource.knowledge import Knowledge
from twosource.knowledge.actors import in_force, stands
from twosource.reading.entities.head_kinds import NON_STATE
from twosource.records import Actor

_BEFORE: Final = r"^(?:(?:the|an?|suspected|some|several|dozens of|scores of|hundreds of|\d+) )*"
_LINKED: Final = re.compile(
    rf"{_BEFORE}(?:[Pp]ro-)?(?P<whose>(?:[Aa]l-)?[A-Z][\w’'. -]*?)[ -](?:linked|affiliated|aligned|allied|inspired)\b"
    rf"|{_BEFORE}(?:[A-Z][\w-]*[’']s )?(?P<parent>(?:[Aa]l-)?[A-Z][\w. -]*?)(?:[’']s?)? "
    r"(?:(?:local|regional|main|official) )?(?:affiliate|offshoot|franchise|branch)s?$"
    rf"|{_BEFORE}[Pp]ro-(?P<praised>(?:[Aa]l-)?[A-Z][\w’'. -]*?) [a-z]"
)


def linked_to(phrase: str, knowledge: Knowledge) -> Actor | None:
    """The body of branches that a description says its people belong with; None for other descriptions."""
    match = _LINKED.match(phrase)
    whose = next(filter(None, match.groups()), None) if match is not None else None
    named = knowledge.actors.named(whose) if whose is not None else ()
    return next((actor for actor in named if actor.kind == "jihadist_group"), None)


def branches(body: Actor, country: str, on: date | None, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The groups that were part of a body on a day and fight in a country: at home there, or against its state; those that are
    themselves part of another of them left out. In the order of their ids.

    Args:
        body: al-Qaeda, the Islamic State.
        country: ISO 3166-1 alpha-2.
        on: the day; None for any.
        knowledge: the actors.
    """
    actors = knowledge.actors
    state = actors.stationed(country, "state")
    found = [
        actor
        for actor in actors
        if actor.id != body.id
        and actor.kind in NON_STATE
        and stands(actor, on)
        and actors.is_part_of(actor.id, body.id, on)
        and (actor.country == country or (state is not None and _at_war(actor, state, on)))
    ]
    return tuple(
        one for one in found if not any(one is not other and actors.is_part_of(one.id, other.id, on) for other in found)
    )


def _at_war(actor: Actor, state: Actor, on: date | None) -> bool:
    ties = [tie for tie in actor.enemies if tie.to == state.id] + [tie for tie in state.enemies if tie.to == actor.id]
    return any(in_force(tie, on) for tie in ties)
