"""The grade ladder of METHODS 5, each step with its reason in one sentence.

In: the standings of an event's origins (who carries it, with what interest and share). Out: a grade, its reason,
and whether it rests on an admission. It asks only for interests, shares and which origins stand on hostile sides,
never for who a party is, so exchanging the sides of every claim exchanges nothing here.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from twosource.corroboration.origins import Voice
from twosource.corroboration.ties import Interest
from twosource.records import Dispute, Grade

_OFFICIAL = frozenset({"official", "anonymous_official"})
AGAINST = "against "  # how an answer begins that tells to whom it was done


@dataclass(frozen=True, slots=True)
class Standing:
    """One origin of one event.

    Attributes:
        interest: what the voice has in the event being believed.
        weight: its share as an independent voice.
        opposes: keys of the event's other origins that stand on a side hostile to its own.
        hedged: whether all that it says of the event is hedged or unverified.
        since: when it first said so, as a text that sorts.
        group: one of the voices that it shares with; empty where it shares with none.
        listed: whether the event harms it, and coders name it beside others for one row, so that it can't be told whether
            it said what harms it: that is no admission.
    """

    voice: Voice
    interest: Interest
    weight: float
    opposes: frozenset[str] = frozenset()
    hedged: bool = False
    since: str = ""
    group: str = ""
    listed: bool = False
    verified: bool = False

    @property
    def of_no_side(self) -> bool:
        """Whether it is known to have no interest, or to speak against its own."""
        return self.interest == "adverse" or (self.interest == "none" and not self.voice.of_unknown_side)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with its reason; ``against_interest`` where a side that the event harms admits it."""

    grade: Grade
    reason: str
    against_interest: bool


def grade(standings: Sequence[Standing], *, forecast: bool, corroborated_at: float) -> Graded:
    """The grade of an event carried by these origins.

    Args:
        standings: the origins that affirm the event and have not withdrawn it, in the order they first spoke.
        forecast: whether no claim says that it happened.
        corroborated_at: the effective origins from which two voices count as two.
    """
    admitting = [s for s in standings if s.interest == "adverse"]
    if forecast:
        return Graded(
            "predicted",
            f"Predicted: no claim says that it happened; {_names(standings)} {_speak(standings)} of it.",
            False,
        )
    if not standings:
        return Graded("claimed", "Claimed: every origin that said so has since withdrawn it or denies it.", False)
    if _one_interested_side(standings):
        return Graded("claimed", _claimed(standings), False)
    if effective_origins(standings) < corroborated_at:
        return Graded("reported", _reported(standings, admitting), bool(admitting))
    if not any(s.of_no_side for s in standings) and not _opposed(standings):
        reason = f"Reported: {_all_say(standings)}, but none of them is known to have no interest in it."
        return Graded("reported", reason, False)
    verifiers = [s for s in standings if (s.voice.kind == "verifier" or s.verified) and s.interest == "none"]
    owning = [s for s in admitting if not s.voice.unnamed]  # an officer without a name owns nothing for his side
    if owning:
        reason = f"Confirmed: {_all_say(standings)}, and {_names(owning)}, which it harms, {_acknowledge(owning)} it."
        return Graded("confirmed", reason, True)
    if verifiers:
        reason = f"Confirmed: {_all_say(standings)}, and {_names(verifiers)} verified it independently."
        return Graded("confirmed", reason, False)
    return Graded("corroborated", f"Corroborated: {_all_say(standings)}, {_independence(standings)}.", bool(admitting))


def with_disputed_parties(reason: str, disputes: Sequence[Dispute], standings: Sequence[Standing]) -> str:
    """The reason of an event's grade; where it is disputed who did it, or to whom, with each answer and its own grade."""
    names = {s.voice.key: called(s.voice) for s in standings}
    asides = []
    for dispute in disputes:
        if dispute.about != "who":
            continue
        against = dispute.positions[0].value.startswith(AGAINST)
        answers = [
            f"{position.value.removeprefix(AGAINST)} ({_ONLY.get(position.grade or '', position.grade)} by {listed(who)})"
            for position in dispute.positions
            if (who := [names[key] for key in position.origins if key in names])
        ]
        asides.append(f"{'against whom' if against else 'who did it'} is disputed: {' or '.join(answers)}")
    return with_asides(reason, asides)


def with_asides(reason: str, asides: Iterable[str]) -> str:
    """The reason with further parts of its sentence."""
    return "; ".join((reason.removesuffix("."), *asides)) + "."


_ONLY = {"claimed": "only claimed"}


def effective_origins(standings: Sequence[Standing]) -> float:
    """The sum of the origins' shares."""
    return round(math.fsum(s.weight for s in standings), 4)


def _one_interested_side(standings: Sequence[Standing]) -> bool:
    sides = {s.group for s in standings if s.interest == "interested"}
    return (
        any(s.interest == "interested" for s in standings)
        and all(s.interest == "interested" or _may_be_of(s, sides) for s in standings)
        and not _opposed(standings)
    )


def _may_be_of(standing: Standing, groups: Collection[str]) -> bool:
    """Whether it may be the very voice of a group that has an interest: its side's, or an official's without a name or a side."""
    voice = standing.voice
    nobody = bool(voice.aligned) or (voice.unnamed and voice.kind in _OFFICIAL)
    return nobody and standing.interest == "none" and standing.group != "" and standing.group in groups


def _opposed(standings: Sequence[Standing]) -> bool:
    """Whether two of them stand on hostile sides."""
    keys = {s.voice.key for s in standings}
    return any(s.opposes & keys for s in standings)


def _claimed(standings: Sequence[Standing]) -> str:
    if len(standings) == 1:
        says, has = ("say", "they have") if _several(standings) else ("says", "it has")
        return f"Claimed: only {_names(standings)} {says} so, and {has} an interest in it."
    others = [s for s in standings if s.interest != "interested"]
    if not others:
        return f"Claimed: only {_names(standings)} say so, all with an interest in it on one side."
    with_one = [s for s in standings if s.interest == "interested"]
    has = "have" if _several(with_one) else "has"
    of_it = [s for s in others if s.voice.aligned]
    doubtful = [s for s in others if not s.voice.aligned]
    asides = [f"{_names(of_it)} {'are' if _several(of_it) else 'is'} of the same side"] if of_it else []
    asides += [f"{_names(doubtful)} may be nobody else"] if doubtful else []
    return f"Claimed: only {_names(standings)} say so; {_names(with_one)} {has} an interest in it, and {' and '.join(asides)}."


def _reported(standings: Sequence[Standing], admitting: Sequence[Standing]) -> str:
    says, its = ("say", "their") if _several(standings) else ("says", "its")
    if len(standings) == 1 and admitting:
        return f"Reported: only {_names(standings)} {says} so, against {its} own interest."
    if len(standings) == 1 and standings[0].voice.of_unknown_side:
        it = "they speak" if _several(standings) else "it speaks"
        return f"Reported: only {_names(standings)} {says} so; for which side {it} is not known."
    if len(standings) == 1:
        return f"Reported: only {_names(standings)} {says} so, without an interest in it."
    against = (
        f"; {_names(admitting)} against {'its' if len(admitting) == 1 else 'their'} own interest" if admitting else ""
    )
    return f"Reported: {_names(standings)} say so{against}, but together they are less than two independent voices."


def _all_say(standings: Sequence[Standing]) -> str:
    return f"{listed([f'{called(s.voice)} ({_interest(s)})' for s in standings])} say so"


def _interest(standing: Standing) -> str:
    if standing.listed:
        return "of the side it harms, but named beside others for one row, which is no admission"
    if standing.interest == "none" and standing.voice.of_unknown_side:
        return "its side not known"
    return _INTEREST_WORDS[standing.interest]


_INTEREST_WORDS = {"interested": "interested", "adverse": "against its interest", "none": "no interest in it"}


def _independence(standings: Sequence[Standing]) -> str:
    count = effective_origins(standings)
    return f"{round(count, 2):g} independent voices in all"


def _speak(standings: Sequence[Standing]) -> str:
    return "speak" if _several(standings) else "speaks"


def _acknowledge(standings: Sequence[Standing]) -> str:
    return "acknowledge" if _several(standings) else "acknowledges"


def _several(standings: Sequence[Standing]) -> bool:
    return len(standings) != 1 or _are_many(standings[0].voice)


def _names(standings: Sequence[Standing]) -> str:
    return listed([called(s.voice) for s in standings]) or "nobody any longer"


def called(voice: Voice) -> str:
    """A voice by its name; one without, as that: "an unnamed spokesman", "unnamed military sources"."""
    name = voice.name.removeprefix("same ")
    words = name.split()
    if not voice.unnamed or not words[-1][:1].islower() or words[0] in _DETERMINERS:
        return voice.name
    if words[-1] in _BODIES:
        return voice.name if name[:1].isupper() else f"the {name}"
    return f"unnamed {name}" if _are_many(voice) else f"an unnamed {name}"


def _are_many(voice: Voice) -> bool:
    return voice.unnamed and voice.name.endswith(("s", "people", "media")) and voice.name.split()[-1][:1].islower()


_BODIES = frozenset(
    "ministry army police government military administration council authority command presidency navy".split()
)
_DETERMINERS = frozenset("a an the one two three some several many unnamed unidentified".split())


def listed(names: Sequence[str]) -> str:
    """Names as a list in words, each once."""
    names = list(dict.fromkeys(names))
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""
