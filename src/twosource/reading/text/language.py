"""Language: a text in; its language out, or None where it can't be told. English alone is read, the rest kept.

By py3langid's naive Bayes over byte n-grams (Lui and Baldwin 2012), with its calibrated probability.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SHORTEST = 40
_SURE = 0.9
_LIKE_ENGLISH = frozenset({"pcm"})  # Nigerian Pidgin, for which short English reports are taken
READ = frozenset({"en"})


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None for a text too short or too mixed to tell."""
    sample = text[:4000].strip()
    if sum(char.isalpha() for char in sample) < _SHORTEST:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.nb_classes if code not in _LIKE_ENGLISH])
    return identifier
