"""Language: a text in; its language out, or None where it can't be told. English alone is read, the rest kept."""

from __future__ import annotations

import py3langid

_SHORTEST = 40
READ = frozenset({"en"})


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None for a text too short to tell."""
    sample = text[:4000].strip()
    if sum(char.isalpha() for char in sample) < _SHORTEST:
        return None
    code, _ = py3langid.classify(sample)
    return str(code)
