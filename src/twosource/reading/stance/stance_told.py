"""Stance told: what the words around a predicate say of it, one by one in, their sum out."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.records import Certainty, Modality, Polarity

# How far from fact each is: the farthest that the words say counts.
_FROM_FACT: dict[str, tuple[int, Modality]] = {
    "ongoing": (0, "ongoing"),
    "planned": (1, "planned"),
    "predicted": (2, "predicted"),
    "hypothetical": (3, "hypothetical"),
    "demanded": (3, "demanded"),
}


@dataclass(slots=True)
class Stance:
    """How a claim stands to the world. ``why`` names the words that set it; ``attempted`` marks a try whose end is open."""

    modality: Modality
    polarity: Polarity
    certainty: Certainty
    why: tuple[str, ...] = ()
    attempted: bool = False


class StanceTold:
    """Takes in what each word says; ``done`` gives the stance."""

    def __init__(self) -> None:
        self.modality: Modality | None = None
        self.because = ""
        self.negations = 0
        self.hedged = False
        self.confirmed = False
        self.attempted = False
        self._why: list[str] = []

    def note(self, word: str) -> None:
        """A word that bears on the stance, for who asks why."""
        if word not in self._why:
            self._why.append(word)

    def modal(self, effect: str, word: str) -> None:
        """A word that makes it planned, predicted, demanded or the like; the farthest from fact wins."""
        known = _FROM_FACT.get(effect)
        if known is None:
            return
        rank, told = known
        if self.modality is None or rank > _FROM_FACT.get(self.modality, (-1, self.modality))[0]:
            self.modality = told
            self.because = word
        self.note(word)

    def backshift(self) -> None:
        """A "would" that reports a "will"."""
        self.modality, self.because = "planned", "will"

    def negate(self, word: str) -> None:
        """A word that turns it round; two of them cancel out."""
        self.negations += 1
        self.note(word)

    def hedge(self, word: str) -> None:
        """A word of doubt."""
        self.hedged = True
        self.note(word)

    def done(self) -> Stance:
        """The stance that all of it adds up to."""
        modality: Modality = self.modality or "happened"
        if self.attempted and modality in ("happened", "ongoing"):
            modality = "hypothetical"
        polarity: Polarity = "denied" if self.negations % 2 else "affirmed"
        certainty: Certainty = "hedged" if self.hedged else "confirmed" if self.confirmed else "stated"
        return Stance(modality, polarity, certainty, tuple(self._why), self.attempted)
