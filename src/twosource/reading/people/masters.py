"""Masters: who leads nothing public, though the word for it is that of an office: a ship's captain, a student leader; and who
is a member of a public body.

In: a name's place in a text. Out: whether the words around it say that.
"""

from __future__ import annotations

import re
from typing import Final

_CRAFT: Final = (
    "ships?|vessels?|tankers?|boats?|ferry|freighters?|trawlers?|dhows?|yachts?|barges?|tugs?|tugboats?|carriers?|cargo|liners?|"
    "lighters?|fisher(?:man|men)|fishing|crew|plane|aircraft|airliner|flight|jet"
)
_TEAM: Final = "team|club|squad|side|class|choir|troupe|scouts?|shift|shop|store|restaurant|cafe|bakery|bar"
# What is led in private, whatever the word for its leader: never a body that a minister or a negotiator might lead.
_SMALL: Final = (
    "class|choir|scouts?|scout (?:group|troop)|household|bakery|shop|store|restaurant|cafe|kindergarten|nursery|orphanage|farm|"
    "workshop|garage|pharmacy|salon|canteen"
)
_HEAD: Final = (
    "captain|capt|skipper|master|leader|head|chief|manager|boss|president|representative|director|commander|coach"
)
_PUPILS: Final = (
    "students?|pupils?|classroom|class|school[- ]?(?:boys?|girls?)|team|club|choir|scout|shift|"  # of what is no body
    "shop|store|bakery|restaurant"
)
_WORDS: Final = r"(?:[\w'’-]+\s+){0,4}"
_BEFORE: Final = re.compile(
    rf"(?:\b(?:{_CRAFT}|{_TEAM}|football|cricket|basketball|sea)(?:['’]s?)?\s+(?:captain|skipper|master|leader|coach),?"
    rf"|\b(?:{_PUPILS})(?:['’]s?)?\s+(?:{_HEAD}),?"
    rf"|\b(?:captain|skipper|master|coach|leader|manager)\s+(?:of|on|aboard)\s+(?:the|a|an|his|her|its|their)\s+{_WORDS}(?:{_CRAFT}|{_TEAM}),?"
    r"|\b(?:his|her|my)\s+(?:boss|manager|chief|supervisor|coach|director|lawyer|editor),?"
    r")\s+$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf",?\s+(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+)?(?:{_WORDS})(?:"
    rf"(?:captain|skipper|master|coach)\s+of\s+(?:the|a|an|his|her|its)\s+{_WORDS}(?:{_CRAFT}|{_TEAM})\b"
    rf"|(?:{_CRAFT}|{_TEAM})(?:['’]s?)?\s+(?:captain|skipper|master|coach)\b"
    rf"|(?:{_HEAD}|deputy|secretary)\s+of\s+(?:the|a|an|his|her|its)\s+{_WORDS}(?:{_SMALL})\b"
    rf"|(?:{_PUPILS})(?:['’]s?)?\s+(?:{_HEAD})\b)",
    re.IGNORECASE,
)
_CAPTAIN: Final = re.compile(r"\b(?:captain|capt\.?|skipper)\s+$", re.IGNORECASE)
_ABOARD: Final = re.compile(rf",?\s+(?:of|aboard|on)\s+(?:the|a|an|his|her)\s+{_WORDS}(?:{_CRAFT})\b", re.IGNORECASE)
_BODIES: Final = (
    "parliament|assembly|senate|congress|knesset|duma|rada|house|council|commission|committee|cabinet|government|bureau|politburo|"
    "board|court|tribunal|delegation|presidency|leadership|junta|panel"
)
_A_MEMBER: Final = rf"(?:a |an |the )?(?:[\w-]+ ){{0,2}}members? of (?:the |a |an )?(?:[\w’'-]+ ){{0,4}}(?:{_BODIES})"
_MEMBER_BEFORE: Final = re.compile(rf"\b{_A_MEMBER}(?: (?:for|of) [\w -]{{2,30}})?,? $", re.IGNORECASE)
_MEMBER_BEHIND: Final = re.compile(rf", {_A_MEMBER}\b", re.IGNORECASE)
_AROUND: Final = 80  # letters


def is_private_master(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that its bearer leads a ship's crew, a team or a class, and no public body."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if _BEFORE.search(before) or _BEHIND.match(behind):
        return True
    return _CAPTAIN.search(before) is not None and _ABOARD.match(behind) is not None


def is_member_of_a_body(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that its bearer is a member of a parliament, a council or the like."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return _MEMBER_BEFORE.search(before) is not None or _MEMBER_BEHIND.match(behind) is not None
