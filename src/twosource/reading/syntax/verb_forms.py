"""Verb forms: a verb as written and the lemma that the model's rules give it in; the right lemma out.

The model knows some 9,000 verbs. To a form of any other it adds an "e" ("cordoned" becomes "cordone"), and of two verbs that it
knows it takes the shorter one ("raped" becomes "rap", though that would be "rapped").
"""

from __future__ import annotations

from collections.abc import Set

_VOWELS = frozenset("aeiouy")
_IRREGULAR = {
    "cordone": "cordon",
    "coopte": "coopt",
    "medevace": "medevac",
    "medevacke": "medevac",
    "petere": "peter",
    "tasere": "taser",
    "teargasse": "teargas",
}
_LONG = 4  # letters of a verb at the end of another: "waterboard"
_SHORT = 6  # letters: "belied" and shorter have lemmas in "ie"


class VerbForms:
    """Puts lemmas of verbs right.

    Args:
        known: the verbs that the model knows.
    """

    def __init__(self, known: Set[str]) -> None:
        self._known = known

    def lemma(self, form: str, given: str) -> str:
        """The lemma of a form, both in lower case, where the model gives this one."""
        if form == given or not form.isalpha():
            return given
        if given in _IRREGULAR:
            return _IRREGULAR[given]
        if given.endswith("ie") and form.endswith(("ied", "ies")) and len(form) > _SHORT:
            return given[:-2] + "y"
        if form in (given + "ed", given + "ing", given + "es") and _would_double(given):
            return given + "e"
        if given not in self._known and given.endswith("e") and form.endswith(("ed", "ing")):
            return self._without_e(given)
        return given

    def is_base(self, form: str, given: str) -> bool:
        """Whether a form in "ing" is a verb's own: "cling", which the model takes for that of "cle"."""
        return form.endswith("ing") and given not in self._known and form in self._known

    def _without_e(self, given: str) -> str:
        stem = given[:-1]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sflz":
            return stem[:-1]
        if any(stem[n:] in self._known for n in range(1, len(stem) - _LONG + 1)):
            return stem
        return given


def _would_double(stem: str) -> bool:
    """Whether a stem's last letter is doubled before an ending: that of "stag", not that of "stage"."""
    if len(stem) < 3 or stem[-1] in _VOWELS | frozenset("wxsz") or stem[-2] not in _VOWELS or stem[-3] in "aeio":
        return False
    return sum(char in _VOWELS for char in stem) == 1 + (stem[-3] == "u" and stem[:-3].endswith("q"))
