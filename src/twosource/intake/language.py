"""Language: which one a text is in, or None where it is too short or too mixed to say.

By py3langid's naive Bayes over byte n-grams (Lui and Baldwin 2012), among languages in which conflicts are reported,
with its calibrated probability. A wrong answer would leave an English report unread, so the doubtful ones get none.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = (
    *("am", "ar", "az", "bg", "bn", "bs", "cs", "de", "el", "en", "es", "fa", "fr", "ha", "he", "hi", "hr", "hu", "hy"),
    *("id", "ig", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "mk", "ml", "ms", "my", "ne", "nl", "om", "pl", "ps"),
    *("pt", "ro", "ru", "rw", "si", "so", "sq", "sr", "sw", "ta", "te", "tg", "th", "tk", "tr", "uk", "ur", "uz", "vi"),
    *("yo", "zh", "zu"),
)
_SAMPLE = 4000
_SURE = 0.9
_FEWEST_LATIN_LETTERS = 40
_FEWEST_LETTERS = 12
_LAST_LATIN_LETTER = "\u024f"
_ENGLISH = frozenset({"the", "of", "and", "that", "was", "with", "from"})  # together one word in seven of English prose
_ENGLISH_SHARE = 0.1
_ENGLISH_WORDS = 30


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it cannot be told with a probability of 0.9.

    Only the first 4,000 characters are looked at. Latin letters need more text than others to tell a language by.
    """
    sample = text[:_SAMPLE]
    letters = list(filter(str.isalpha, sample))
    if len(letters) < _FEWEST_LATIN_LETTERS and sum(c > _LAST_LATIN_LETTER for c in letters) < _FEWEST_LETTERS:
        return None
    if _plainly_english(sample):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else None


def _plainly_english(sample: str) -> bool:
    """Whether one word in ten is one that English alone has: the model says so too, in ten times the time."""
    words = sample.lower().split()
    return len(words) >= _ENGLISH_WORDS and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    """The model, which takes half a second to load."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
