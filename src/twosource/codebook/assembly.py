"""The files of a codebook in; its families, kinds and event types out, put together, with every fault on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from twosource.codebook.document import Document
from twosource.codebook.entries import Draft, Placed, PlacedTrigger, read_triggers, read_type
from twosource.codebook.model import ActorKind, EventType, Family
from twosource.codebook.shorthand import Shorthand, gather
from twosource.codebook.vocabulary import conditions
from twosource.errors import FileFault

_SECTIONS = ("family", "families", "actor_kinds", "kind_groups", "marks", "frames", "words", "rules", "types")


class Assembly(NamedTuple):
    """All that the files say together: by code, in the order of the files, each thing with where it stands."""

    drafts: dict[str, Draft]
    families: dict[str, Family]
    family_places: dict[str, Placed]
    actor_kinds: dict[str, ActorKind]
    marks: dict[str, str]
    shorthand: Shorthand
    faults: tuple[FileFault, ...]

    def event_type(self, code: str) -> EventType:
        """The event type of this code, its triggers in place."""
        draft = self.drafts[code]
        return msgspec.structs.replace(draft.event_type, triggers=tuple(t.trigger for t in draft.triggers))


def assemble(documents: Sequence[Document]) -> Assembly:
    """Put the files together: shorthands first, so that any file may use any; then families, kinds, types."""
    faults = [fault for document in documents for fault in document.faults]
    for document in documents:
        for section in document.value:
            if section not in _SECTIONS:
                problem = f"unknown section '{section}'"
                faults.append(document.fault((section,), problem, f"Use {', '.join(_SECTIONS)}"))
    shorthand, more = gather(documents)
    faults.extend(more)
    families: dict[str, Family] = {}
    places: dict[str, Placed] = {}
    actor_kinds: dict[str, ActorKind] = {}
    marks: dict[str, str] = {}
    for document in documents:
        _take_families(document, families, places, faults)
        _take_kinds(document, actor_kinds, faults)
        _take_marks(document, marks, faults)
    drafts: dict[str, Draft] = {}
    for document in documents:
        _take_types(document, shorthand, drafts, faults)
    return Assembly(drafts, families, places, actor_kinds, marks, shorthand, tuple(faults))


def _take_families(
    document: Document, families: dict[str, Family], places: dict[str, Placed], faults: list[FileFault]
) -> None:
    for code, body in _entries(document, "families", faults):
        at = Placed(document, ("families", code))
        if code in families:
            faults.append(at.fault(f"family '{code}' is there already", "Give it another code"))
            continue
        places[code] = at
        try:
            families[code] = msgspec.convert({"code": code, **body}, Family)
        except msgspec.ValidationError as error:
            faults.append(at.fault(f"family '{code}': {error}", "Give it title:, branch: and, if wanted, clusters:"))


def _take_kinds(document: Document, kinds: dict[str, ActorKind], faults: list[FileFault]) -> None:
    for kind, body in _entries(document, "actor_kinds", faults):
        at = Placed(document, ("actor_kinds", kind))
        if kind in kinds:
            faults.append(at.fault(f"actor kind '{kind}' is there already", "Give it another name"))
            continue
        try:
            kinds[kind] = msgspec.convert({"kind": kind, **body}, ActorKind)
        except msgspec.ValidationError as error:
            faults.append(at.fault(f"actor kind '{kind}': {error}", "Give it title:, state: and armed:"))


def _take_marks(document: Document, marks: dict[str, str], faults: list[FileFault]) -> None:
    given = document.value.get("marks", {})
    if not isinstance(given, dict) or not all(isinstance(meaning, str) for meaning in given.values()):
        faults.append(document.fault(("marks",), "marks is not a mapping of names to meanings", "Write name: meaning"))
        return
    marks.update(given)


def _entries(document: Document, section: str, faults: list[FileFault]) -> list[tuple[str, dict[str, Any]]]:
    given = document.value.get(section, {})
    if not isinstance(given, dict):
        faults.append(document.fault((section,), f"{section} is not a mapping", "Write name: {...}"))
        return []
    found: list[tuple[str, dict[str, Any]]] = []
    for name, body in given.items():
        if isinstance(body, dict):
            found.append((name, body))
        else:
            faults.append(document.fault((section, name), f"'{name}' is not a mapping", "Write name: {...}"))
    return found


def _take_types(document: Document, shorthand: Shorthand, drafts: dict[str, Draft], faults: list[FileFault]) -> None:
    family = document.value.get("family")
    given = document.value.get("types", [])
    if not isinstance(given, list):
        faults.append(document.fault(("types",), "types is not a list", "Write each type as - code: ..."))
        return
    for i, entry in enumerate(given):
        at = Placed(document, ("types", i))
        if isinstance(entry, dict) and "extends" in entry:
            _extend(entry, at, shorthand, drafts, faults)
        elif isinstance(entry, dict) and isinstance(entry.get("code"), str):
            _add(entry, family, at, shorthand, drafts, faults)
        else:
            faults.append(at.fault("a type has neither code nor extends", "Begin it with code: or extends:"))


def _add(
    entry: dict[str, Any],
    family: str | None,
    at: Placed,
    shorthand: Shorthand,
    drafts: dict[str, Draft],
    faults: list[FileFault],
) -> None:
    code = entry["code"]
    if code in drafts and entry.get("replaces") is not True:
        there = drafts[code].at
        problem = f"type '{code}' is there already ({there.document.path}, line {there.document.line(there.steps)})"
        cure = "Say replaces: true to put this in its place, extends: to add triggers to it, or choose another code"
        faults.append(at.fault(problem, cure))
        return
    draft = read_type(entry, family, at, shorthand, faults)
    if draft is not None:
        drafts[code] = draft._replace(triggers=_joined((), draft.triggers, faults))


def _extend(
    entry: dict[str, Any], at: Placed, shorthand: Shorthand, drafts: dict[str, Draft], faults: list[FileFault]
) -> None:
    code = entry["extends"]
    if code not in drafts:
        where = Placed(at.document, (*at.steps, "extends"))
        faults.append(where.fault(f"there is no type '{code}' to extend", "Mend the code, or add the type with code:"))
        return
    for key in entry:
        if key not in ("extends", "triggers"):
            where = Placed(at.document, (*at.steps, key))
            cure = "Only triggers can be added; to change more, give the whole type with code: and replaces: true"
            faults.append(where.fault(f"'{key}' cannot be given with extends", cure))
    added = read_triggers(entry.get("triggers", []), Placed(at.document, (*at.steps, "triggers")), shorthand, faults)
    draft = drafts[code]
    drafts[code] = draft._replace(triggers=_joined(draft.triggers, added, faults))


def _joined(
    there: Sequence[PlacedTrigger], added: Sequence[PlacedTrigger], faults: list[FileFault]
) -> tuple[PlacedTrigger, ...]:
    """The triggers of one type with those added; the same conditions twice are refused, or replaced if so said."""
    joined = {conditions(placed.trigger): placed for placed in there}
    for placed in added:
        key = conditions(placed.trigger)
        if key in joined and not placed.replaces:
            first = joined[key].at
            word = " ".join(str(word) for word in key[:3] if word)
            there_now = f"({first.document.path}, line {first.document.line(first.steps)})"
            problem = f"the trigger '{word}' with the same conditions is there already {there_now}"
            faults.append(placed.at.fault(problem, "Take one out, or say replaces: true in the one that should stand"))
            continue
        joined[key] = placed
    return tuple(joined.values())
