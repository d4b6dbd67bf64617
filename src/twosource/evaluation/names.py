"""Names: two ways of writing a name in, whether they are one name out. A scorer's rule, looser than the resolvers'."""

from __future__ import annotations

import re
import unicodedata

# Words that begin a sentence or a phrase with a capital and name nobody.
_NAMELESS = frozenset(
    "a all an and any another as at both but by each every few for from he her his how i if in it its many more most my "
    "no of on one or other others our she some such that the their them there these they this those to two us we what "
    "when where which while who with you your".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def name_key(name: str) -> str:
    """What is compared: lower case, no articles, no possessive, no marks at the words' ends, hyphens as spaces."""
    words = name.casefold().replace("’", "'").replace("'s", "").replace("-", " ").split()
    return " ".join(word.strip("'.,\"“”") for word in words if word not in ("the", "a", "an"))


def alike(one: str, other: str) -> bool:
    """Whether two keys are one name, or the longer holds the shorter as whole words (of more than three letters)."""
    if one == other:
        return True
    if not one or not other:
        return False
    return f" {one} " in f" {other} " or (len(other) > 3 and f" {other} " in f" {one} ")


def is_named(text: str) -> bool:
    """Whether a phrase holds a name: a word with a capital that is no pronoun, article or the like."""
    return any(word[0].isupper() and word.casefold() not in _NAMELESS for word in _WORD.findall(text))


def plain_letters(text: str) -> str:
    """The text in lower case without accents: ``Paktīkā`` is ``paktika``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
