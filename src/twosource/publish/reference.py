"""What the products ask of the codebook and of the knowledge packs, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from twosource.codebook.model import EventType, Family
from twosource.records import Place


class PlaceBook(Protocol):
    """Places by id."""

    def get(self, id: str, /) -> Place | None:
        """The place, or None if there is none of this id."""
        ...


class KnownWorld(Protocol):
    """The part of the knowledge that products draw on."""

    @property
    def places(self) -> PlaceBook:
        """Places by id."""
        ...


class EventTypes(Protocol):
    """The part of the codebook that products draw on."""

    @property
    def types(self) -> Mapping[str, EventType]:
        """Event types by code."""
        ...

    @property
    def families(self) -> Mapping[str, Family]:
        """Families of event types by code."""
        ...


def type_title(codebook: EventTypes, code: str) -> str:
    """The name of an event type for people; of a code the codebook lacks, the code in words."""
    found = codebook.types.get(code)
    return found.title if found else code.replace("_", " ").capitalize()


def family_of(codebook: EventTypes, code: str) -> str:
    """The family an event type belongs to, ``other`` where the codebook lacks it."""
    found = codebook.types.get(code)
    return found.family if found else "other"


def family_title(codebook: EventTypes, family: str) -> str:
    """The name of a family for people."""
    found = codebook.families.get(family)
    return found.title if found else family.replace("_", " ").capitalize()
