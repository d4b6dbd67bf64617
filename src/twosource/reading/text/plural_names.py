"""Plural names: a party's name in a text in; whether it stands as a plural there, out.

"The Houthis control", "the Brigades hold"; not "the United States", and not "Syrian Democratic Forces fighters", where it is
part of another noun.
"""

from __future__ import annotations

import re

from twosource.knowledge import NameHit

# The last word in -s; those in -as, -os, -us and -ss ("Hamas", "Damascus", "Congress") are none.
_PLURAL = re.compile(r"\b[A-Z]\w*[a-z](?<![aous])s$")
_SINGULAR = re.compile(
    r"\b(?:States|Nations|Emirates|Netherlands|Philippines|Maldives|Seychelles|Islands|Corps|Homs|Aspides|Mejlis|Quds|Isis|Axis|Tasis|Sangaris|Maqdis)$"
)
# Plurals that don't look it, which stand before other nouns too ("a Taliban leader"): plurals before words that are verbs there.
_COLLECTIVE = re.compile(r"\b(?:Taliban|Tuareg|Janjaweed|Peshmerga)$")
_VERB = re.compile(
    r" (?:are|were|have|do|say|control|hold|rule|attack|claim|demand|advance|fight|run|want|continue|remain|vow|deny|plan|seek|"
    r"refuse|still|now|also)\b"
)
_NOUN = re.compile(  # behind the name, or behind its acronym
    r"(?: \([^()]*\))? (?:fighter|force|troop|soldier|militant|rebel|commander|leader|chief|spokes\w+|official|member|position|"
    r"convoy|stronghold|vehicle|base|headquarters|unit|volunteer|gunm[ae]n|militia\w*|media|channel|statement)s?\b"
)
_COMPLEMENT = re.compile(r" (?:of|for|in|to|against|-) .*")  # what follows the head of a name: "Forces of ..."


def stands_as_plural(text: str, hit: NameHit) -> bool:
    """Whether a party's name stands as a plural.

    Args:
        text: the report's.
        hit: the name in it.
    """
    name = _COMPLEMENT.sub("", hit.text)
    if _COLLECTIVE.search(name):
        return _VERB.match(text, hit.end) is not None
    return _PLURAL.search(name) is not None and not _SINGULAR.search(name) and _NOUN.match(text, hit.end) is None
