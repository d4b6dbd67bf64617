"""The keyword rule, a plain baseline: the codebook's bare trigger words in; what types they would give in a text, out.

Only triggers without conditions on other words serve. A word of several types is the type's that names it most often.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.codebook import Codebook
from twosource.codebook.model import Trigger

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword in a text: where it begins, and the type it would give."""

    start: int
    type: str


class Keywords:
    """The keyword rule over one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for code, type_ in codebook.types.items():
            for trigger in type_.triggers:
                for form in _forms(trigger):
                    votes[form][code] += 1
        self._types = {form: min(codes, key=lambda code: (-codes[code], code)) for form, codes in votes.items()}

    def find(self, text: str) -> Iterator[Keyword]:
        """The keywords of a text, in order."""
        for word in _WORD.finditer(text.casefold()):
            code = self._types.get(word[0])
            if code is not None:
                yield Keyword(word.start(), code)

    def types(self, text: str) -> set[str]:
        """The types that the words of a text would give."""
        return {keyword.type for keyword in self.find(text)}


def _forms(trigger: Trigger) -> set[str]:
    if trigger.object or trigger.lemmas or trigger.particle or trigger.after:
        return set()
    if trigger.verb:
        return _inflected(trigger.verb)
    return {trigger.noun, _with_s(trigger.noun)} if trigger.noun else set()


def _inflected(verb: str) -> set[str]:
    """The regular forms of a verb."""
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    forms = {verb, _with_s(verb), f"{verb}ed", f"{verb}ing"}
    if len(verb) > 2 and verb[-1] not in f"{_VOWELS}wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        forms |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    return forms


def _with_s(word: str) -> str:
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
