"""Crosswalks: rules and what is known of a claim in, another scheme's code out; and which rules can ever hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from twosource.codebook.model import Crosswalk, When


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code of a scheme: its title where the code does not say it, the group it stands in, its modes."""

    title: str = ""
    group: str = ""
    modes: tuple[str, ...] = ()


class Scheme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another project's codes: ``modality`` says what becomes of a code that did not happen.

    Of a modality that ``modality`` names, every code becomes the code given, or None, or by a mapping another one;
    codes that the mapping leaves out, and those of modalities that are not named, stay as they are.
    """

    scheme: str
    title: str
    codes: dict[str, Code]
    modality: dict[str, str | dict[str, str] | None] = {}

    def settle(self, code: str | None, mode: str | None, modality: str) -> tuple[str | None, str | None]:
        """The code and mode of what is claimed in this modality; a code that changes loses its mode."""
        if code is None or modality not in self.modality:
            return code, mode
        change = self.modality[modality]
        settled = change.get(code, code) if isinstance(change, dict) else change
        return settled, mode if settled == code else None


def first_rule(
    rules: Sequence[Crosswalk],
    actor_kinds: Collection[str],
    target_kinds: Collection[str],
    attributes: Collection[str],
    modality: str,
) -> Crosswalk | None:
    """The first rule whose conditions hold, or None. A condition holds when any one of its values is there."""
    for rule in rules:
        when = rule.when
        if (
            (not when.actor_kind or any(kind in actor_kinds for kind in when.actor_kind))
            and (not when.target_kind or any(kind in target_kinds for kind in when.target_kind))
            and (not when.attribute or any(attribute in attributes for attribute in when.attribute))
            and (not when.modality or modality in when.modality)
        ):
            return rule
    return None


def shadowing(rules: Sequence[Crosswalk], index: int) -> int | None:
    """The index of an earlier rule that holds whenever this one does, so that this one never counts; or None."""
    wanted = dict(_asked(rules[index].when))
    for earlier in range(index):
        if all(
            not own or (wanted[field] and set(wanted[field]) <= set(own)) for field, own in _asked(rules[earlier].when)
        ):
            return earlier
    return None


def _asked(when: When) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("actor_kind", when.actor_kind),
        ("target_kind", when.target_kind),
        ("attribute", when.attribute),
        ("modality", when.modality),
    )
