"""Words that are also names of places somewhere, and are hardly ever meant as places in a report.

In: the word lists under ``data/words``. Out: sets of folded words.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
_FOLDER = DATA / "words"
_LISTS = ("common.txt", "field.txt", "personal.txt", "given.txt", "kept.txt")


def read_list(path: Path) -> frozenset[str]:
    """The words of a list: one a line or several, parted by spaces; ``#`` begins a comment."""
    lines = (line.partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, slots=True)
class Words:
    """``language``: words of the language; ``common``: those with days, months, nationalities.

    ``given``: given names; ``personal``: those with family names. ``kept`` are words of any that are nearly always the
    place, and are left out of the others.
    """

    language: frozenset[str]

    common: frozenset[str]
    given: frozenset[str]
    personal: frozenset[str]
    kept: frozenset[str]


def load_words() -> Words:
    """The shipped word lists."""
    kept = read_list(_FOLDER / "kept.txt")
    language = read_list(_FOLDER / "common.txt") - kept
    common = (language | read_list(_FOLDER / "field.txt")) - kept
    given = read_list(_FOLDER / "given.txt") - kept
    personal = (given | read_list(_FOLDER / "personal.txt")) - kept
    return Words(language, common, given, personal, kept)


def words_version() -> str:
    """A hash of the word lists."""
    digest = hashlib.sha256()
    for name in _LISTS:
        digest.update(name.encode() + b"\0" + (_FOLDER / name).read_bytes() + b"\0")
    return digest.hexdigest()
