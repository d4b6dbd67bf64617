"""What makes a whole codebook wrong: unknown and unreachable codes, ambiguous triggers, loose ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from twosource.codebook.assembly import Assembly
from twosource.codebook.crosswalk import Scheme, shadowing
from twosource.codebook.document import Document
from twosource.codebook.entries import SCHEMES, Draft, Placed, PlacedTrigger
from twosource.codebook.model import Crosswalk
from twosource.codebook.vocabulary import Conditions, conditions, head_of
from twosource.errors import FileFault

# Every code of these schemes must be given by some rule of the book.
_COMPLETE = ("acled", "plover")
# "in X" gives the place and "with X" the instrument of any event, whatever its triggers say.
_ALWAYS_FILLED = ("place", "instrument")


def whole_book_faults(
    assembly: Assembly, schemes: Mapping[str, Scheme], standards: Mapping[str, Document]
) -> Iterator[FileFault]:
    """The faults that show only in the whole: per type, between types, and against the other schemes' lists of codes.

    Args:
        schemes: acled, plover, cameo, ucdp -> its codes.
        standards: the same -> the file that lists them, where a code that no rule gives is reported.
    """
    reached: dict[str, set[str]] = {name: set() for name in SCHEMES}
    for draft in assembly.drafts.values():
        if draft.event_type.family not in assembly.families:
            cure = f"Use {', '.join(assembly.families)}, or add it under families:"
            yield draft.at.fault(f"unknown family '{draft.event_type.family}'", cure)
        yield from _roles(draft)
        for name in SCHEMES:
            yield from _crosswalk(draft, name, schemes[name], assembly, reached[name])
    yield from _clusters(assembly)
    yield from _ambiguities(assembly)
    for name in _COMPLETE:
        for code in schemes[name].codes:
            if code not in reached[name]:
                problem = f"no event type gives the {schemes[name].scheme} code '{code}'"
                cure = f"Add a rule with this code to some type's {name}:"
                yield standards[name].fault(("codes", code), problem, cure)


def _roles(draft: Draft) -> Iterator[FileFault]:
    known = draft.event_type.roles
    filled = {role for placed in draft.triggers for roles in placed.trigger.args.values() for role in roles}
    for role in known:
        if role not in filled and role not in _ALWAYS_FILLED:
            at = Placed(draft.at.document, (*draft.at.steps, "roles", role))
            problem = f"no trigger of '{draft.event_type.code}' fills the role '{role}'"
            yield at.fault(problem, "Give a trigger a slot for it under args:, or take the role out")
    for placed in draft.triggers:
        for slot, roles in placed.trigger.args.items():
            for role in roles:
                if role not in known:
                    word = head_of(placed.trigger)[1]
                    problem = f"'{word}' gives its {slot} the role '{role}', which type '{draft.event_type.code}' lacks"
                    yield placed.at.fault(problem, f"Use {', '.join(known)}, or tell under roles: what it means here")


def _crosswalk(draft: Draft, name: str, scheme: Scheme, assembly: Assembly, reached: set[str]) -> Iterator[FileFault]:
    rules: tuple[Crosswalk, ...] = getattr(draft.event_type, name)
    attributes = {*assembly.marks, *(mark for placed in draft.triggers for mark in placed.trigger.attributes)}
    for i, (rule, at) in enumerate(zip(rules, draft.rules[name], strict=True)):
        if rule.code not in scheme.codes:
            yield at.fault(f"unknown {scheme.scheme} code '{rule.code}'", f"Use {', '.join(scheme.codes)}")
            continue
        if rule.mode is not None and rule.mode not in scheme.codes[rule.code].modes:
            modes = ", ".join(scheme.codes[rule.code].modes) or "none"
            yield at.fault(f"{scheme.scheme} {rule.code} has no mode '{rule.mode}'", f"Its modes are {modes}")
        for kind in (*rule.when.actor_kind, *rule.when.target_kind):
            if kind not in assembly.actor_kinds:
                yield at.fault(f"unknown actor kind '{kind}'", f"Use {', '.join(assembly.actor_kinds)}")
        loose = [attribute for attribute in rule.when.attribute if attribute not in attributes]
        if loose:
            problem = (
                f"no trigger of '{draft.event_type.code}' adds the attribute '{loose[0]}' that this rule waits for"
            )
            yield at.fault(problem, "Add it to a trigger's attributes:, or take it out of the rule")
        earlier = shadowing(rules, i)
        if earlier is not None:
            code = rules[earlier].code
            yield at.fault(
                f"rule {i + 1} never gives '{rule.code}': rule {earlier + 1} ({code}) holds before it",
                "Put the narrower rule first",
            )
        elif not loose:
            reached.add(rule.code)


def _clusters(assembly: Assembly) -> Iterator[FileFault]:
    for family in assembly.families.values():
        for code in (code for codes in family.clusters.values() for code in codes):
            draft = assembly.drafts.get(code)
            if draft is None or draft.event_type.family != family.code:
                at = assembly.family_places[family.code]
                yield at.fault(f"cluster member '{code}' is no type of family '{family.code}'", "Take it out or add it")


def _ambiguities(assembly: Assembly) -> Iterator[FileFault]:
    alike: dict[tuple[Conditions, int], list[tuple[str, PlacedTrigger]]] = defaultdict(list)
    for code, draft in assembly.drafts.items():
        for placed in draft.triggers:
            alike[conditions(placed.trigger), placed.trigger.weight].append((code, placed))
    for same in alike.values():
        for code, placed in same[1:]:
            first_code, first = same[0]
            word = head_of(placed.trigger)[1]
            problem = (
                f"'{word}' means '{code}' here and '{first_code}' in {first.at.document.path},"
                f" line {first.at.document.line(first.at.steps)}, on the same conditions"
            )
            yield placed.at.fault(problem, "Give one of them needs:, lemmas: or a weight: that tells them apart")
