"""Bodies: a report's text in; the monitors, institutes and media that it names and no pack holds, out.

Most of the world's monitors are in nobody's list, and the parser takes their names apart: "Salween Institute" begins with a
preposition, "Yemen Incident Log" with a country. A name that ends in the word of such a body is found by its form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from twosource.knowledge import NameHit
from twosource.reading.lexicon import BodyWords
from twosource.records import SourceKind

_BEFORE = re.compile(r"(?:[A-Z][\w-]* ){1,5}$")
_FIELD = re.compile(r" (?:for|on|of) (?:the )?[A-Z][\w-]+(?: (?:and |of |in |the )?[A-Z][\w-]+){0,4}")
_LOOK_BACK = 80  # characters


class BodyFinder:
    """Finds bodies by the form of their names.

    Args:
        words: the words that such names end in.
    """

    def __init__(self, words: BodyWords) -> None:
        self._words = words
        self._with_field, self._with_topic, self._alone = (
            _kind_of(heads) for heads in (words.with_field, words.with_topic, words.alone)
        )
        self._kinds = self._with_field | self._with_topic | self._alone
        ending = "|".join(map(re.escape, sorted(self._kinds, key=lambda head: (-len(head), head))))
        leading = "|".join(map(re.escape, words.leading))
        self._heads = re.compile(rf"\b(?:(?P<leading>{leading}) [A-Z][\w-]+|(?P<ending>{ending}))\b(?!-)")

    def kind(self, name: str) -> SourceKind:
        """The kind of speaker that a body's name tells by its words."""
        words = re.sub(r" (?:for|on|of) .*", "", name).split()
        if words[0] in self._words.leading:
            return "press"
        return self._kinds.get(" ".join(words[-2:])) or self._kinds.get(words[-1], "unknown")

    def add(self, text: str, hits: list[NameHit]) -> list[NameHit]:
        """The hits with those of unknown bodies, in order; names that stand inside a body's are left out.

        A body has no id: it is known by its words alone.
        """
        bodies: list[NameHit] = []
        for match in self._heads.finditer(text):
            body = self._body(text, match)
            clear = body is not None and (not bodies or bodies[-1].end <= body.start)
            if body is not None and clear and not _known(body, hits):
                bodies.append(body)
        if not bodies:
            return hits
        starts = [body.start for body in bodies]

        def inside(hit: NameHit) -> bool:
            at = bisect_right(starts, hit.start) - 1
            return at >= 0 and hit.start < bodies[at].end

        kept = [hit for hit in hits if not inside(hit)]
        return sorted([*kept, *bodies], key=lambda hit: (hit.start, hit.end, hit.kind))

    def _body(self, text: str, match: re.Match[str]) -> NameHit | None:
        if match["leading"]:
            return _hit(text, match.start(), match.end())
        before = _BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        words = before.group().split() if before is not None else []
        start = before.start() if before is not None else match.start()
        while words and (words[0].lower() in self._words.not_of_names or words[0].endswith("-based")):
            start += len(words[0]) + 1
            words = words[1:]
        behind = _FIELD.match(text, match.end())
        end = behind.end() if behind is not None else match.end()
        head = match["ending"]
        if head in self._with_field and behind is not None and behind.group().startswith(" for "):
            return _hit(text, start, end)
        if words and (head in self._alone or (head in self._with_topic and self._is_topic(words))):
            return _hit(text, start, end)
        return None

    def _is_topic(self, words: Sequence[str]) -> bool:
        return len(words) > 1 and words[-1] in self._words.topics


def _kind_of(heads: Mapping[SourceKind, Sequence[str]]) -> dict[str, SourceKind]:
    """Head of a body's name -> the kind of speaker that it tells."""
    return {head: kind for kind, words in heads.items() for head in words}


def _hit(text: str, start: int, end: int) -> NameHit:
    return NameHit(start=start, end=end, text=text[start:end], kind="source", ids=(), case_ok=True, how="composed")


def _known(body: NameHit, hits: Sequence[NameHit]) -> bool:
    """Whether a pack names the body, whole or but for its first words: "the UN Monitoring Mission"."""
    at = bisect_right(hits, body.start - 1, key=lambda hit: hit.start)
    for hit in hits[at:]:
        if hit.start >= body.end:
            break
        if hit.end == body.end and hit.kind in ("source", "actor") and " " in hit.text:
            return True
    before = hits[bisect_right(hits, body.start - _LOOK_BACK, key=lambda hit: hit.start) : at]
    return any(hit.start <= body.start < hit.end and (hit.end > body.end or hit.start < body.start) for hit in before)
