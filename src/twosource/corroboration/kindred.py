"""Which types of event may speak of one occurrence: the shipped sets of `data/kindred.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from twosource.errors import TwosourceError

_TABLE = Path(__file__).parent / "data" / "kindred.yaml"


class Vague(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Types that tell no more than that somebody was attacked, or that something blew up, where a claim of theirs rests on one of
    these words, and the types that tell by what means."""

    types: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    than: frozenset[str] = frozenset()


class Kindred(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of types that may tell one occurrence, those of them that one report may, and types with two equal sides; the types
    that tell of the dead alone, with those that tell what may have killed them; in which people move; what a small place seldom
    sees twice in two days; what says "attack" alone; and the groups that a type tells by itself."""

    kindred: tuple[frozenset[str], ...]
    two_sided: tuple[frozenset[str], ...]
    mutual: frozenset[str]
    tolls: frozenset[str] = frozenset()
    deadly: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()
    vague: tuple[Vague, ...] = ()
    told_by_type: dict[str, frozenset[str]] = {}

    def may_be_one(self, a: str, b: str, same_report: bool) -> bool:
        """Whether claims of these two different types may speak of one occurrence."""
        return any(a in types and b in types for types in (self.two_sided if same_report else self.kindred))

    def told_nearer(self, code: str, word: str) -> frozenset[str]:
        """The types that tell by what means, of a claim of this type that rests on this word and does not; empty of others."""
        words = word.casefold().split()
        found = (
            vague.than for vague in self.vague if code in vague.types and any(w.startswith(vague.words) for w in words)
        )
        return frozenset().union(*found)

    def is_toll_of(self, a: str, b: str, same_report: bool) -> bool:
        """Whether of claims of these types one tells of the dead alone, the other what may have killed them."""
        toll = (a in self.tolls and b in self.deadly) or (b in self.tolls and a in self.deadly)
        return toll and not self.may_be_one(a, b, same_report)


def read_kindred(path: Path) -> Kindred:
    """The sets of a YAML file.

    Raises:
        TwosourceError: the file is not such a table.
    """
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=Kindred)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise TwosourceError(
            f"the table of kindred types can't be read: {error}",
            where=str(path),
            cure="Give kindred and two_sided as lists of lists of types; mutual, tolls, deadly, moved and seldom as lists; "
            "vague as a list, each with types, words and than",
        ) from error


@cache
def shipped_kindred() -> Kindred:
    """The sets that ship."""
    return read_kindred(_TABLE)
