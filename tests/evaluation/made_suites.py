"""A suite made by hand: letters, of which the reader is right where it says a vowel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import right
from twosource.evaluation.suite import Judged, Measure, Miss, Suite


def letters(judged: Mapping[str, bool] | None = None, **changes: object) -> Suite:
    """A suite over ``letters.txt``; ``judged`` tells which letters are right, else the vowels are."""

    def files(places: DataPlaces) -> list[Path]:
        return places.of_data("letters.txt")

    def judge(rig: Rig, paths: Sequence[Path]) -> Judged:
        items = paths[0].read_text(encoding="utf-8").split()
        told = {item: judged[item] if judged else item in "aeiou" for item in items}
        measure = Measure(
            "vowels", "rate", {item: right(is_right) for item, is_right in told.items()},
            {"always wrong": {item: right(False) for item in items}},
        )  # fmt: skip
        misses = [Miss(item, "vowels", "consonant", "a vowel", item, item) for item in items if not told[item]]
        return Judged({item: item for item in items}, [measure], misses)

    fields = {"name": "letters", "about": "made-up letters", "files": files, "judge": judge}
    return Suite(**(fields | changes))  # type: ignore[arg-type]
