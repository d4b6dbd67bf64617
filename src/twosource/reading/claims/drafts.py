"""Drafts: claims in the making, as one sentence gives them, before they are joined with their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.reading.frames.filled import Roles
from twosource.reading.frames.frames import Frame
from twosource.reading.speech.sayings import Saying
from twosource.reading.stance.stance_told import Stance
from twosource.reading.syntax.tree import Tree
from twosource.records import Figure


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    tree: Tree
    order: int
    frame: Frame
    sayings: list[Saying]
    stance: Stance
    roles: Roles
    figures: list[Figure]
    absorbed: list[int]

    def tells(self) -> bool:
        """Whether it names anybody, any place, number or weapon."""
        roles = self.roles
        return bool(roles.actor or roles.target or roles.place or roles.from_place or self.figures or roles.instrument)

    def sentence(self) -> tuple[int, int]:
        """Where the sentence starts and ends that the draft stands in, in tokens of its tree."""
        return self.tree.sentence_of(self.frame.at)
