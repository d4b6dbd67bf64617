"""Stance told: what the words around a predicate say of it, one by one in, their sum out."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.records import Certainty, Modality, Polarity


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
        rank = {"ongoing": 0, "planned": 1, "predicted": 2, "hypothetical": 3, "demanded": 3}
        if effect not in rank:
            return
        if self.modality is None or rank[effect] > rank.get(self.modality, -1):
            self.modality = effect  # type: ignore[assignment]
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
