"""What a source has in a claim's being believed: interested, adverse or none.

In: a voice, and whom a claim favours and harms (`data/interest.yaml`, by role). Out: the interest. A source is
interested where the claim favours a party it is aligned with or an ally of that party, or harms a party hostile to
it; adverse where the claim harms its own party or an ally. That a claim favours an enemy makes nobody adverse: it
is no admission. A strike on nobody knows whom is a success as those who fired tell it, and a charge as their enemies do:
both are interested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from twosource.codebook import Codebook, EventType
from twosource.codebook.civilians import are_civilians
from twosource.corroboration.origins import Voice
from twosource.corroboration.ties import Interest, Ties
from twosource.errors import TwosourceError
from twosource.records import Claim, Figure, Mention

Role = Literal["actor", "target"]

_TABLE = Path(__file__).parent / "data" / "interest.yaml"
_LOSSES = frozenset({"killed", "injured", "captured"})


class _When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    target: tuple[str, ...] = ()
    victims: bool = False
    losses: Role | None = None
    words: tuple[str, ...] = ()


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    favours: tuple[Role, ...] = ()
    harms: tuple[Role, ...] = ()
    charges: tuple[Role, ...] = ()
    when: _When | None = None


class Roles(NamedTuple):
    """The roles that a claim favours, those that it harms, and those against which it is a charge as their enemies tell it."""

    favours: tuple[Role, ...] = ()
    harms: tuple[Role, ...] = ()
    charges: tuple[Role, ...] = ()


class InterestTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom a claim of each type favours and harms, by role; for types without rules, by their effect on control."""

    effects: dict[str, _Rule]
    types: dict[str, tuple[_Rule, ...]]
    ranks: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)

    def roles(self, claim: Claim, kind: EventType, codebook: Codebook) -> Roles:
        """Whom a claim favours, harms and charges, by role."""
        rules = self.types.get(kind.code)
        if rules is None:
            rules = (self.effects.get(kind.effect, _Rule()),)
        for rule in rules:
            if rule.when is None or self._holds(rule.when, claim, codebook):
                return Roles(rule.favours, rule.harms, rule.charges)
        return Roles()

    def _holds(self, when: _When, claim: Claim, codebook: Codebook) -> bool:
        if when.words and not _has_word(claim.trigger.text, when.words):
            return False
        if when.victims and not _counts_civilian_victims(claim):
            return False
        if when.losses is not None and when.losses not in self._losing(claim, codebook):
            return False
        return not when.target or any(mention.kind in _kinds(when.target, codebook) for mention in claim.target)

    def _losing(self, claim: Claim, codebook: Codebook) -> set[Role]:
        """The roles whose fighters the claim counts among the killed, injured or captured."""
        counted = [f for f in claim.figures if f.what in _LOSSES and not are_civilians(f.who)]
        return {role for figure in counted if (role := self._whose(figure, claim, codebook)) is not None}

    def _whose(self, figure: Figure, claim: Claim, codebook: Codebook) -> Role | None:
        """Whose losses a figure counts: by where it stands, by its noun, by the noun's kind of fighter, by who was acted upon.

        "Two people" are nobody's fighters: only those under arms are a side's losses.
        """
        who = _words(figure.who)
        ranked = any(who & words for words in self.ranks.values())
        actor, target = (
            [m for m in mentions if ranked or m.kind in codebook.kind_groups["armed"]]
            for mentions in (claim.actor, claim.target)
        )
        sides: tuple[tuple[Role, Sequence[Mention]], ...] = (("actor", actor), ("target", target))
        ranks = {kind for group, words in self.ranks.items() if who & words for kind in codebook.kind_groups[group]}
        for holds in (
            lambda m: m.start < figure.span[1] and figure.span[0] < m.end,
            lambda m: bool(who & _words(m.text)),
            lambda m: m.kind in ranks,
        ):
            found: list[Role] = [role for role, mentions in sides if any(holds(m) for m in mentions)]
            if len(found) == 1:
                return found[0]
        upon = any(claim.trigger.start <= m.start and m.end <= claim.trigger.end for m in claim.target)
        return "target" if upon and not who else None


def read_table(path: Path) -> InterestTable:
    """The table of a YAML file.

    Raises:
        TwosourceError: the file is not such a table.
    """
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=InterestTable)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise TwosourceError(
            f"the table of interests can't be read: {error}",
            where=str(path),
            cure="Give each type a list of rules with when, favours and harms, as the shipped table does",
        ) from error


@cache
def shipped_table() -> InterestTable:
    """The table that ships."""
    return read_table(_TABLE)


def parties_on(voice: Voice, day: date | None) -> tuple[str, ...]:
    """The parties whose interest a voice has on a day; on an unknown day all it ever had."""
    return tuple(
        dict.fromkeys(
            tie.to
            for tie in voice.aligned
            if day is None or ((tie.start is None or tie.start <= day) and (tie.end is None or day <= tie.end))
        )
    )


def interest_of(
    voice: Voice,
    favours: Sequence[str],
    harms: Sequence[str],
    day: date | None,
    ties: Ties,
    charges: Sequence[str] = (),
) -> Interest:
    """What this voice has in a claim that favours, harms and charges these actors being believed.

    Its source's own entry comes first, then its parties' ties. A nearer tie outweighs a farther one (one's own party
    before an ally, an ally before an enemy); ties of one nearness that point both ways leave none.
    """
    parties = parties_on(voice, day)
    if voice.source_id is not None and not voice.unnamed and ties.is_source(voice.source_id):
        told = ties.interest(voice.source_id, favours, harms, day)
        if told != "none":
            return told
    else:
        for tie in ("same", "allied"):
            gains = ties.any_side(tie, parties, favours, day)
            loses = ties.any_side(tie, parties, harms, day)
            if gains or loses:
                return "none" if gains and loses else "interested" if gains else "adverse"
    return "interested" if ties.any_side("hostile", parties, (*harms, *charges), day) else "none"


def _counts_civilian_victims(claim: Claim) -> bool:
    return any(figure.what in ("killed", "injured") and are_civilians(figure.who) for figure in claim.figures)


def _has_word(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word of a text begins so, whatever its ending."""
    return any(word.startswith(beginnings) for word in text.casefold().split())


def _words(phrase: str | None) -> frozenset[str]:
    """The words of a phrase, without the endings of several."""
    return frozenset(word.removesuffix("s") for word in phrase.casefold().split()) if phrase else frozenset()


def _kinds(names: Sequence[str], codebook: Codebook) -> frozenset[str]:
    groups: Mapping[str, tuple[str, ...]] = codebook.kind_groups
    return frozenset(kind for name in names for kind in (groups.get(name[1:], ()) if name.startswith("$") else (name,)))
