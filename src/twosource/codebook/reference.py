"""The codebook in; its reference page, in Markdown, out: what every type means and which words speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from twosource.codebook.book import Codebook
from twosource.codebook.crosswalk import Scheme
from twosource.codebook.entries import SCHEMES
from twosource.codebook.model import Crosswalk, Effect, EventType, Trigger, When
from twosource.codebook.vocabulary import head_of

_EFFECTS: dict[Effect, str] = {
    "takes": "the actor takes the place",
    "loses": "the actor loses the place",
    "holds": "the actor holds the place",
    "contests": "the place is contested",
    "besieges": "the actor besieges the place",
    "frees": "the place is freed of its siege",
    "leaves": "the actor leaves the place",
    "hands_over": "the actor hands the place over to the target",
    "none": "none",
}
_SLOTS = {
    "indirect": "indirect object",
    "attr": "complement",
    "doing": "deed",
    "poss": "possessive",
    "compound": "noun before it",
    "amod": "adjective before it",
}

_Names = Mapping[tuple[str, ...], str]


def reference_page(codebook: Codebook) -> str:
    """Every family and type with definition, example, counter-example, roles, crosswalks, effect and triggers in words.

    The same codebook gives the same page, byte for byte.
    """
    parts = [
        "# Event types",
        f"Codebook `{codebook.version}`: {len(codebook.types)} types in {len(codebook.families)} families. "
        "This page is made from the codebook's files.",
    ]
    for family in codebook.families.values():
        types = [event_type for event_type in codebook.types.values() if event_type.family == family.code]
        parts.append(f"## {family.title}")
        parts.extend(_type(event_type, codebook) for event_type in types)
    parts += [_kinds(codebook), _word_lists(codebook)]
    return "\n\n".join(parts) + "\n"


def _type(event_type: EventType, codebook: Codebook) -> str:
    groups = _names(codebook.kind_groups)
    schemes = codebook.schemes
    lines = [
        f"### {event_type.title} (`{event_type.code}`)",
        "",
        event_type.definition,
        "",
        f"- **Example:** {event_type.example}",
        f"- **Not this:** {event_type.counter_example}",
        f"- **Effect on control:** {_EFFECTS[event_type.effect]}",
    ]
    if event_type.speech:
        lines.append("- **Words:** it makes a speech event, which never touches control.")
    if not event_type.counted:
        lines.append("- **Not counted:** it is kept as a claim and makes no event.")
    if event_type.casualties:
        lines.append("- **Casualties:** figures of killed and injured belong to it.")
    lines += ["", "| role | who or what |", "|---|---|"]
    lines += [f"| {role} | {_cell(meaning)} |" for role, meaning in event_type.roles.items()]
    lines += ["", "| scheme | code | when |", "|---|---|---|"]
    for name in SCHEMES:
        rules: tuple[Crosswalk, ...] = getattr(event_type, name)
        title = schemes[name].scheme
        lines += [f"| {title} | {_code(rule, schemes[name])} | {_when(rule.when, groups)} |" for rule in rules]
        if not rules:
            lines.append(f"| {title} | none | |")
    lines += ["", "**Triggers**", ""]
    lines += [f"- {line}" for line in _triggers(event_type.triggers, _names(codebook.word_lists))]
    return "\n".join(lines)


def _code(rule: Crosswalk, scheme: Scheme) -> str:
    title = scheme.codes[rule.code].title
    code = f"{rule.code} ({title})" if title else rule.code
    return f"{code}, {rule.mode}" if rule.mode else code


def _when(when: When, groups: _Names) -> str:
    asked = [
        ("actor is", when.actor_kind),
        ("target is", when.target_kind),
        ("marked", when.attribute),
        ("claim is", when.modality),
    ]
    return "; ".join(f"{what} {_either(values, groups)}" for what, values in asked if values)


def _triggers(triggers: Sequence[Trigger], lists: _Names) -> Iterator[str]:
    """One line for all words that share their conditions, roles and marks."""
    alike: dict[tuple[str, bytes], list[str]] = {}
    encoder = msgspec.json.Encoder(order="sorted")
    for trigger in triggers:
        part, lemma = head_of(trigger)
        rest = encoder.encode(msgspec.structs.replace(trigger, verb=None, noun=None, adjective=None))
        alike.setdefault((part, rest), []).append(lemma)
    for (part, rest), lemmas in alike.items():
        trigger = msgspec.json.decode(rest, type=Trigger)
        words = ", ".join(f"*{lemma} {trigger.particle}*" if trigger.particle else f"*{lemma}*" for lemma in lemmas)
        yield "; ".join([f"{part} {words}", *_clauses(trigger, lists)])


_UNDER: Mapping[str, str] = {
    "negation": "only denied",
    "perfect": "only in the perfect",
    "demand": "only where somebody is to do it",
    "vow": "only with what its subject will do",
    "intent": "only with will or would",
    "refusal": "only with will not or would not",
    "disclaimer": "only with a clause that denies a deed",
}


def _clauses(trigger: Trigger, lists: _Names) -> Iterator[str]:
    if trigger.after:
        yield f"after {_either(trigger.after)}"
    if trigger.under:
        yield _UNDER[trigger.under]
    if trigger.object:
        yield f"with object {_either(trigger.object, lists)}"
    for slot, lemmas in sorted(trigger.lemmas.items()):
        yield f"with {_slot(slot)} {_either(lemmas, lists)}"
    for slot, kinds in sorted(trigger.needs.items()):
        yield f"{_slot(slot)} must be a {_either(kinds)}"
    for slot, lemmas in sorted(trigger.refuses.items()):
        yield f"not with {_slot(slot)} {_either(lemmas, lists)}"
    if trigger.args:
        given = ", ".join(f"{_slot(slot)} = {_either(roles)}" for slot, roles in sorted(trigger.args.items()))
        yield f"roles: {given}"
    if trigger.attributes:
        yield f"marks: {', '.join(trigger.attributes)}"


def _slot(slot: str) -> str:
    return f"“{slot.removeprefix('prep_')}”" if slot.startswith("prep_") else _SLOTS.get(slot, slot)


def _names(named: Mapping[str, Sequence[str]]) -> _Names:
    return {tuple(values): name for name, values in named.items()}


def _either(values: Iterable[str], names: _Names | None = None) -> str:
    shown = list(values)
    if names and tuple(shown) in names:
        return f"`${names[tuple(shown)]}`"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _kinds(codebook: Codebook) -> str:
    lines = ["## Kinds of actor", "", "| kind | what it is | acts for a state | armed |", "|---|---|---|---|"]
    for kind in codebook.actor_kinds.values():
        lines.append(f"| `{kind.kind}` | {_cell(kind.title)} | {_yes(kind.state)} | {_yes(kind.armed)} |")
    lines += ["", "| group, in crosswalks | kinds |", "|---|---|"]
    lines += [f"| `${name}` | {', '.join(kinds)} |" for name, kinds in codebook.kind_groups.items()]
    lines += ["", "| mark that a reader adds | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {_cell(meaning)} |" for name, meaning in codebook.marks.items()]
    return "\n".join(lines)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _word_lists(codebook: Codebook) -> str:
    lines = ["## Word lists", "", "| list, in triggers | words |", "|---|---|"]
    lines += [f"| `${name}` | {', '.join(words)} |" for name, words in codebook.word_lists.items()]
    return "\n".join(lines)
