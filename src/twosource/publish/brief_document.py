"""The brief as a document without a form: sections of sentences, each with the numbers of the notes it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.publish.trail import Quote, Trail
from twosource.records import Claim, Record

_MOST_COUNTED = 400


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence, the numbers of its notes, and the ids of the records it tells of."""

    text: str
    notes: tuple[int, ...] = ()
    about: tuple[str, ...] = ()
    more: int = 0  # claims behind it that have no note here


class Section(Record, frozen=True, kw_only=True):
    """A heading, a line on what the section holds, and its sentences; ``empty`` is said where there are none."""

    key: str
    heading: str
    lead: str
    sentences: tuple[Sentence, ...]
    empty: str
    left_out: int = 0


class Tally(Record, frozen=True, kw_only=True):
    """What a count was taken over: groups of ids, each with its name; of many the first, and how the rest are seen."""

    groups: tuple[TallyGroup, ...]
    left_out: int
    command: str


class TallyGroup(Record, frozen=True, kw_only=True):
    """What was counted together: its name, and the ids."""

    name: str
    ids: tuple[str, ...]


class Note(Record, frozen=True, kw_only=True):
    """A footnote: the words of a report that sentences rest on; of a count what was counted."""

    number: int
    quote: Quote | None = None
    tally: Tally | None = None


class BriefDocument(Record, frozen=True, kw_only=True):
    """A whole brief."""

    title: str
    period: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    about: tuple[str, ...]


class Footnotes:
    """Numbers the words that sentences rest on, in the order of their first use; the same words keep their number.

    Args:
        trail: where the quotes come from.
        per_speaker: how many claims of one chain of speakers a sentence cites; the rest are counted.
    """

    def __init__(self, trail: Trail, per_speaker: int = 2) -> None:
        self._trail = trail
        self._per_speaker = per_speaker
        self._notes: dict[tuple[str, int, int, str] | Tally, Note] = {}

    def cite(self, claims: Iterable[Claim]) -> tuple[tuple[int, ...], int]:
        """The numbers of the notes for these claims, and how many claims were left without one."""
        numbers: set[int] = set()
        cited: dict[str, int] = {}
        left = 0
        for claim in claims:
            quote = self._trail.quote(claim)
            if quote is None:
                left += 1
                continue
            key = (claim.report_id, claim.sentence.start, claim.sentence.end, quote.attribution)
            if key not in self._notes and cited.get(quote.attribution, 0) >= self._per_speaker:
                left += 1
                continue
            cited[quote.attribution] = cited.get(quote.attribution, 0) + 1
            note = self._notes.setdefault(key, Note(number=len(self._notes) + 1, quote=quote))
            numbers.add(note.number)
        return tuple(sorted(numbers)), left

    def count(self, groups: Iterable[tuple[str, Iterable[str]]], command: str) -> tuple[int, ...]:
        """The number of the note on what was counted, alone in a tuple as a sentence has it.

        Args:
            groups: names and the ids counted under each.
            command: what lists them all.
        """
        room, left = _MOST_COUNTED, 0
        kept = []
        for name, ids in groups:
            whole = tuple(ids)
            shown = whole[:room]
            room, left = room - len(shown), left + len(whole) - len(shown)
            if shown:
                kept.append(TallyGroup(name=name, ids=shown))
        tally = Tally(groups=tuple(kept), left_out=left, command=command)
        note = self._notes.setdefault(tally, Note(number=len(self._notes) + 1, tally=tally))
        return (note.number,)

    def notes(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._notes.values())
