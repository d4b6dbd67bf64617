"""The CAMEO to PLOVER table of the PLOVER manual: its lines in; the category of a CAMEO code out."""

from __future__ import annotations

import re

_LINE = re.compile(r"^(\d{2,4}):\s*([A-Z]+)", re.MULTILINE)


class PloverTable:
    """The table. A code that it does not have is none of its categories, whatever its first digits."""

    def __init__(self, text: str) -> None:
        self._categories: dict[str, str] = dict(_LINE.findall(text))
        self.categories = frozenset(self._categories.values())

    def category(self, cameo: str) -> str | None:
        """The category of a code; None where the table does not map it."""
        return self._categories.get(cameo)
