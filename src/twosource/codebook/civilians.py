"""Nouns for the dead and hurt that say that they were civilians. In: of whom a figure counts. Out: whether they were."""

from __future__ import annotations

_NOUNS = frozenset(
    {
        "civilian",
        "children",
        "child",
        "women",
        "woman",
        "refugee",
        "resident",
        "girl",
        "boy",
        "baby",
        "infant",
        "villager",
    }
)


def are_civilians(who: str | None) -> bool:
    """Whether a figure's words for whom it counts say that they were civilians."""
    return who is not None and any(word.removesuffix("s") in _NOUNS for word in who.casefold().split())
