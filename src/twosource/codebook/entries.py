"""One entry of a codebook file in, the typed trigger, crosswalk or event type out, or the faults that forbid it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import msgspec

from twosource.codebook.document import Document, Steps
from twosource.codebook.model import Crosswalk, EventType, Trigger
from twosource.codebook.shorthand import Shorthand
from twosource.codebook.vocabulary import FILLER_KINDS, HEADS, PLAIN_SLOTS, ROLES, is_slot, specificity
from twosource.errors import FileFault

SCHEMES = ("plover", "acled", "cameo", "ucdp")
_TEXTS = ("title", "definition", "example", "counter_example")
_SLOT_MAPPINGS = ("args", "needs", "lemmas", "refuses")
_WORD_MAPPINGS = ("lemmas", "refuses")
_FIELD = re.compile(r"\$\.(\w+)|unknown field `(\w+)`")

T = TypeVar("T", bound=msgspec.Struct)


class Placed(NamedTuple):
    """Where something stands: its file and the steps to it, for a fault found later."""

    document: Document
    steps: Steps

    def fault(self, problem: str, cure: str) -> FileFault:
        """A fault of what stands here."""
        return self.document.fault(self.steps, problem, cure)


class PlacedTrigger(NamedTuple):
    """A trigger, where it stands, and whether it takes the place of one with the same conditions."""

    trigger: Trigger
    at: Placed
    replaces: bool


class Draft(NamedTuple):
    """An event type (its triggers apart) and where it, its triggers and its crosswalks stand."""

    event_type: EventType
    at: Placed
    triggers: tuple[PlacedTrigger, ...]
    rules: Mapping[str, tuple[Placed, ...]]


def read_triggers(value: Any, at: Placed, shorthand: Shorthand, faults: list[FileFault]) -> list[PlacedTrigger]:
    """The triggers of a list of entries; what is wrong with any is added to ``faults`` and left out."""
    if not isinstance(value, list):
        faults.append(at.fault("triggers is not a list", "Write each trigger as - {verb: ..., args: {...}}"))
        return []
    found: list[PlacedTrigger] = []
    for i, entry in enumerate(value):
        here = Placed(at.document, (*at.steps, i))
        if not isinstance(entry, dict):
            faults.append(here.fault("a trigger is not a mapping", "Write it as {verb: ..., args: {...}}"))
            continue
        found.extend(_triggers(entry, here, shorthand, faults))
    return found


def _triggers(
    entry: dict[str, Any], at: Placed, shorthand: Shorthand, faults: list[FileFault]
) -> Iterator[PlacedTrigger]:
    heads = [head for head in HEADS if entry.get(head)]
    if len(heads) != 1:
        said = " and ".join(heads) or "none"
        faults.append(at.fault(f"a trigger needs one of verb, noun, adjective; this has {said}", "Keep or add one"))
        return
    replaces = entry.get("replaces") is True
    plain = {key: value for key, value in entry.items() if key != "replaces"}
    try:
        fulls = shorthand.triggers(plain)
    except LookupError as error:
        faults.append(at.fault(str(error.args[0]), "Name it under frames: or words:, or mend the spelling"))
        return
    wrong = [*_wrong_lemmas(fulls, at), *_wrong_slots(fulls[0], at)]
    faults.extend(wrong)
    for full in [] if wrong else fulls:
        trigger = _typed(full, Trigger, at, faults)
        if trigger is None:
            return
        weighed = msgspec.structs.replace(trigger, weight=trigger.weight + specificity(trigger))
        yield PlacedTrigger(weighed, at, replaces)


def _wrong_slots(full: Mapping[str, Any], at: Placed) -> Iterator[FileFault]:
    for key in _SLOT_MAPPINGS:
        mapping = full.get(key, {})
        if not isinstance(mapping, dict):
            yield at.fault(f"{key} is not a mapping", f"Write {key}: {{slot: [...]}}")
            continue
        for slot, values in mapping.items():
            where = Placed(at.document, (*at.steps, key, slot))
            if not is_slot(slot):
                cure = f"Use {', '.join(PLAIN_SLOTS)} or prep_ with a preposition"
                yield where.fault(f"unknown slot '{slot}' in {key}", cure)
            known = {"args": ("role", ROLES), "needs": ("kind of filler", FILLER_KINDS)}.get(key)
            for value in values if known else ():
                if known and value not in known[1]:
                    yield where.fault(f"unknown {known[0]} '{value}' for slot {slot}", f"Use {', '.join(known[1])}")


def _wrong_lemmas(fulls: Sequence[Mapping[str, Any]], at: Placed) -> Iterator[FileFault]:
    first = fulls[0]
    heads = [full[head] for full in fulls for head in HEADS if head in full]
    groups = [heads, first.get("object", []), first.get("after", [])]
    for key in _WORD_MAPPINGS:
        mapping = first.get(key)
        if isinstance(mapping, dict):
            groups.extend(mapping.values())
    for lemma in chain.from_iterable(groups):
        if not isinstance(lemma, str) or not lemma or lemma != "".join(lemma.split()).lower():
            yield at.fault(f"'{lemma}' is no lemma", "Write one word in lower case, as a dictionary has it")


def read_crosswalk(
    value: Any, at: Placed, shorthand: Shorthand, faults: list[FileFault]
) -> tuple[tuple[Crosswalk, ...], tuple[Placed, ...]]:
    """The rules of one crosswalk and where each stands (rules by name stand where the name does)."""
    if value is None:
        return (), ()
    try:
        rules = shorthand.crosswalk(value)
    except LookupError as error:
        faults.append(at.fault(str(error.args[0]), "Name it under rules: or kind_groups:, or mend the spelling"))
        return (), ()
    found: list[tuple[Crosswalk, Placed]] = []
    for i, rule in enumerate(rules):
        here = Placed(at.document, (*at.steps, i)) if isinstance(value, list) else at
        typed = _typed(rule, Crosswalk, here, faults)
        if typed is not None:
            found.append((typed, here))
    return tuple(rule for rule, _ in found), tuple(place for _, place in found)


def read_type(
    entry: dict[str, Any], family: str | None, at: Placed, shorthand: Shorthand, faults: list[FileFault]
) -> Draft | None:
    """The event type of one entry with ``code``; None when anything is wrong with it."""
    before = len(faults)
    faults.extend(_missing(entry, at))
    triggers = read_triggers(entry.get("triggers", []), Placed(at.document, (*at.steps, "triggers")), shorthand, faults)
    plain = {key: value for key, value in entry.items() if key not in ("triggers", "replaces", *SCHEMES)}
    plain.setdefault("family", family)
    rules: dict[str, tuple[Placed, ...]] = {}
    for scheme in SCHEMES:
        here = Placed(at.document, (*at.steps, scheme))
        plain[scheme], rules[scheme] = read_crosswalk(entry.get(scheme), here, shorthand, faults)
    for role in _roles(entry):
        if role not in ROLES:
            where = Placed(at.document, (*at.steps, "roles", role))
            faults.append(where.fault(f"unknown role '{role}'", f"Use {', '.join(ROLES)}"))
    if plain["family"] is None:
        cure = "Write family: at the top of the file, or in the type"
        faults.append(at.fault(f"type '{entry.get('code')}' has no family", cure))
    event_type = _typed(plain, EventType, at, faults) if len(faults) == before else None
    return Draft(event_type, at, tuple(triggers), rules) if event_type else None


def _roles(entry: Mapping[str, Any]) -> Sequence[str]:
    roles = entry.get("roles")
    return list(roles) if isinstance(roles, dict) else []


def _missing(entry: Mapping[str, Any], at: Placed) -> Iterator[FileFault]:
    for text in (*_TEXTS, "roles"):
        if not entry.get(text):
            what = text.replace("_", "-")
            yield at.fault(f"type '{entry.get('code')}' has no {what}", f"Write its {what} as {text}: ...")


def _typed(value: Any, kind: type[T], at: Placed, faults: list[FileFault]) -> T | None:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        match = _FIELD.search(str(error))
        field = next((name for name in match.groups() if name), None) if match else None
        where = Placed(at.document, (*at.steps, field)) if field else at
        fields = ", ".join(kind.__struct_fields__)
        faults.append(where.fault(str(error).replace("`", "'"), f"A {kind.__name__.lower()} has {fields}"))
        return None
