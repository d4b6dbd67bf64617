"""What an attempt was for has not happened where the attempt failed; blows fell all the same, and other tries are left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "kind", "modality", "polarity"),
    [
        ("An attempt by the rebels to capture Kobani failed.", "capture", "happened", "denied"),
        ("The militia's bid to retake Wad Madani had foundered by Monday.", "capture", "happened", "denied"),
        ("Houthi efforts to seize Marib came to nothing.", "capture", "happened", "denied"),
        ("Soldiers foiled an attempt by the M23 to capture Goma.", "capture", "happened", "denied"),
        ("A botched attempt to capture Goma cost the M23 dear.", "capture", "happened", "denied"),
        ("The Taliban tried in vain to capture Kunduz.", "capture", "happened", "denied"),
        ("The Taliban tried to capture Kunduz and failed.", "capture", "happened", "denied"),
        ("The Taliban made an attempt to capture Kunduz.", "capture", "hypothetical", "affirmed"),
        ("The army's attempt to capture Kunduz has not failed.", "capture", "hypothetical", "affirmed"),
        (
            "Marines turned back two attempts by militants to capture Mocimboa da Praia.",
            "capture",
            "happened",
            "denied",
        ),
        ("The M23 shelled Sake in an attempt to capture it.", "capture", "planned", "affirmed"),
        ("The Taliban failed to hold Kunduz, and plan to capture Ghazni.", "capture", "planned", "affirmed"),
        ("Russian troops tried to storm Sumy again but failed.", "advance", "hypothetical", "affirmed"),
    ],
)
def test_how_an_attempt_ended_decides(read: Read, text: str, kind: str, modality: str, polarity: str) -> None:
    assert [(c.modality, c.polarity) for c in of_type(read(text), kind)] == [(modality, polarity)]
