"""Roles: in which a person may stand in a pack, by a closed list that is data (``data/kinds/roles.yaml``).

In: a role as a pack tells it. Out: why it is refused, or nothing. People who are not in public roles are masked in every
output, so a pack that listed one would undo that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

import msgspec
import yaml

from twosource.knowledge.folding import fold_name
from twosource.knowledge.words import DATA

ROLES_FILE: Final = DATA / "kinds" / "roles.yaml"
_PREPOSITIONS: Final = "of|for|at|in|to|on|from|with|by|under|against|within|near|among"
_END: Final = re.compile(rf"\s(?:{_PREPOSITIONS})\s|[,:(\[]", re.I)
_OF: Final = re.compile(r"\s(?:of|for)\s", re.I)
_AT: Final = re.compile(r"\s(?:of|for|to|at|in)\s(?:(?:the|an?|his|her|its)\s)?", re.I)
_AND: Final = re.compile(r",|\band\b|/|&", re.I)
_PIECES: Final = re.compile(r"[;,:/]|\s[-–—]\s")
_CLAUSE: Final = re.compile(r"\b(?:who|whose|whom)\b")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_AGE: Final = re.compile(r"\b(\d{1,2})[- ]?(?:years?|yrs?)[- ]old\b|\baged? (\d{1,2})\b", re.I)
_ADULT: Final = 18
_SUGGESTED: Final = 2
_ALIKE: Final = 0.8


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    public: dict[str, tuple[str, ...]]
    member_of: tuple[str, ...]
    private: tuple[str, ...]
    befallen: tuple[str, ...]
    fallen: tuple[str, ...]
    many: tuple[str, ...]
    child: tuple[str, ...]
    circle: tuple[str, ...]
    small: tuple[str, ...]
    clerks: tuple[str, ...]


class Roles:
    """The roles that are let in. ``public`` are they by group, in the words of the file."""

    def __init__(self) -> None:
        data = msgspec.convert(yaml.load(ROLES_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), _Data)
        self.public = data.public
        self.member_of = data.member_of
        self._public = {tuple(fold_name(role).split(" ")) for group in data.public.values() for role in group}
        self._longest = max(map(len, self._public))
        self._bodies = frozenset(map(fold_name, data.member_of))
        self._private = frozenset(map(fold_name, data.private))
        self._befallen = frozenset(map(fold_name, data.befallen))
        self._fallen = frozenset(map(fold_name, data.fallen))
        self._many = {tuple(fold_name(role).split(" ")) for role in data.many}
        self._child = frozenset(map(fold_name, data.child))
        self._circle = frozenset(map(fold_name, data.circle))
        self._small = frozenset(map(fold_name, data.small))
        self._clerks = frozenset(map(fold_name, data.clerks))

    def listed(self) -> str:
        """The roles that are let in, in one line."""
        groups = "; ".join(", ".join(group) for group in self.public.values())
        return f"{groups}; member of a {', '.join(self.member_of)}"

    def refusal(self, role: str) -> str | None:
        """Why nobody may stand in a pack in this role; None where it is public or professional."""
        if not fold_name(role):
            return "No role is told"
        private = next(self._private_in(role), None)
        if private is not None:
            return f"Nobody is put into a pack as {private} (role {role!r})"
        bare = _ASIDE.sub("", role)
        told = self._fallen_in(bare)
        if told is None and any(self._is_one_of_many(part.strip()) for part in bare.split(";")):
            told = next((word for aside in _ASIDE.findall(role) if (word := self._fallen_in(aside[1:-1]))), None)
        if told is not None:
            return f"{role!r} tells what became of somebody ({told!r}), which is no role"
        for part in bare.split(";"):
            if not self._is_public(part.strip()):
                return f"{part.strip()!r} is no public or professional role"
        return None

    def cure(self, role: str) -> str:
        """What to do about a role that is refused."""
        if self._fallen_in(role) is not None:
            return (
                "Write the role alone; until when somebody public was in it may stand in brackets: leader of the front (to 2019). "
                "Leave out whoever is known for what became of them: they are masked"
            )
        like = get_close_matches(_head(role).lower().split(" ")[-1] or role, self._all(), _SUGGESTED, _ALIKE)
        such = ", ".join(dict.fromkeys((*like, "minister", "commander", "spokesman", "analyst")))
        return (
            f"Leave out whoever is not public: they are masked. A role begins with one of the list in "
            f"twosource/knowledge/data/kinds/{ROLES_FILE.name}, such as {such}"
        )

    def _all(self) -> list[str]:
        """All roles that are let in."""
        return [role for group in self.public.values() for role in group]

    def _fallen_in(self, role: str) -> str | None:
        """A word that tells what became of somebody, outside what follows "of", "for" and the like."""
        clause = _CLAUSE.search(role)
        words = (word for piece in _PIECES.split(role) for word in fold_name(_head(piece)).split(" "))
        return clause.group() if clause else next((word for word in words if word in self._fallen), None)

    def _is_one_of_many(self, part: str) -> bool:
        """Whether the role is one that many are in: "captain", but not "general" or "captain general"."""
        head = fold_name(_head(part)).split(" ")
        return any(tuple(head[-size:]) in self._many for size in range(1, self._longest + 1))

    def _is_public(self, part: str) -> bool:
        head = fold_name(_head(part)).split(" ")
        if head[-1] in ("member", "members"):
            told = _OF.split(part, maxsplit=1)
            return len(told) == 2 and not self._bodies.isdisjoint(fold_name(_head(told[1])).split(" "))
        return any(tuple(head[-size:]) in self._public for size in range(1, self._longest + 1))

    def _private_in(self, role: str) -> Iterator[str]:
        """The private words that the role says somebody is."""
        for match in _AGE.finditer(role):
            if int(match.group(1) or match.group(2)) < _ADULT:
                yield "a child"
        for part in re.split(r"[;()]", role):
            for piece in _AND.split(part):
                words = fold_name(_head(piece)).split(" ")
                yield from (
                    word for word in words if word in self._befallen or (word == words[-1] and word in self._private)
                )
                # "child spokesman", but "child protection officer".
                yield from (word for word in words[-2:] if word in self._child)
            last = fold_name(part).split(" ")[-1]
            if last in self._circle:
                yield f"one of the {last}"
            yield from self._of_little(part)

    def _of_little(self, part: str) -> Iterator[str]:
        """What the role says that somebody runs ("director of a kindergarten"), or whose office work is done ("secretary to the
        mayor")."""
        told = _AT.split(part, maxsplit=1)
        if len(told) < 2 or not self._is_public(part.strip()):
            return
        words = fold_name(_head(told[1])).split(" ")
        run = next((" ".join(words[-size:]) for size in (1, 2) if " ".join(words[-size:]) in self._small), None)
        if run is not None:
            yield f"whoever runs a {run}"
        somebody = any(tuple(words[-size:]) in self._public for size in range(1, self._longest + 1))
        if somebody and fold_name(told[0]) in self._clerks:
            yield f"the {fold_name(told[0])} of somebody"


def _head(part: str) -> str:
    """What somebody is, without of what: "chief" of "chief of staff of the army"."""
    return _END.split(part.strip(), maxsplit=1)[0]
