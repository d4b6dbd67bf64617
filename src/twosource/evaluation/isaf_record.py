"""From claims to a coder's record: a release's claims in; date, type, province, group, killed and captured, out.

The coder codes the operation that a release reports. So the background is left out (what insurgents did, what is long
past, planned or denied), numbers follow the coder's conventions, and people told of twice are counted once: the number is
that of the fullest account, where an account is a sentence with those that count people beside its own ("also detained
two others").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from twosource.evaluation.isaf_release import Record
from twosource.evaluation.isaf_tables import Tables
from twosource.records import Claim, Mention

_NEWS = timedelta(days=7)  # releases tell of the last days; what is older is background
_LATE = timedelta(days=31)  # save where a release comes late: then its first own date is that of the operation
_TOLD = ("text", "sentence_before")
_HELD_TO_HAPPEN = ("happened", "ongoing")
_KILLING = ("kill", "dead", "death", "shot")  # triggers that tell of a death without a figure


def record_of(claims: Sequence[Claim], published: date, tables: Tables) -> Record:
    """The record that the claims of a release make."""
    told = [claim for claim in claims if _is_told(claim, tables)]
    deeds = [claim for claim in told if _is_news(claim, published)]
    taken = [claim for claim in deeds if claim.event_type in tables.types["captured"]]
    killed, civilians = _killed(deeds, tables)
    captured = _people(taken, "captured", tables)
    by_air = any(claim.event_type in tables.types["air"] for claim in deeds)
    return Record(
        _day(deeds, told, published, tables),
        _types(killed, civilians, captured, by_air),
        _first(tables.province_of(place) for claim in [*deeds, *claims] for place in claim.place),
        _first(tables.group_of(mention) for claim in [*deeds, *claims] for mention in (*claim.target, *claim.actor)),
        killed + civilians,
        captured,
    )


def _is_told(claim: Claim, tables: Tables) -> bool:
    """Whether a claim tells that something was done to insurgents, or by whom nobody says."""
    if claim.polarity == "denied" or claim.modality not in _HELD_TO_HAPPEN:
        return False
    return claim.event_type not in tables.types["not_a_deed"] and not _all_of(claim.actor, tables.kinds["insurgent"])


def _is_news(claim: Claim, published: date) -> bool:
    return all(day is None or published - _NEWS <= day for day in (claim.time.start, claim.time.end))


def _all_of(mentions: Sequence[Mention], kinds: Sequence[str]) -> bool:
    return bool(mentions) and all(mention.kind in kinds for mention in mentions)


def _day(deeds: Sequence[Claim], told: Sequence[Claim], published: date, tables: Tables) -> date | None:
    """The day of the first deed whose words tell it, or the words before; of an interval the first; else what the news leaves
    open, its last.

    The coder dates a release that tells no day by its dateline, and so one that sums up the last hours, but "last night" by the
    evening.
    """
    dated = [claim.time for claim in deeds if claim.time.start is not None or claim.time.end is not None]
    first = next((time for time in dated if time.basis in _TOLD and time.start is not None), None)
    if first is not None:
        return first.end if tables.sums_up(first.text) else first.start
    late = (claim.time.start for claim in told if claim.time.basis == "text" and claim.time.start is not None)
    day = next((day for day in late if published - _LATE <= day), None)
    if day is not None:
        return day
    return (dated[0].end or dated[0].start) if dated else None


def _killed(deeds: Sequence[Claim], tables: Tables) -> tuple[int, int]:
    """The insurgents killed; and where there are none, the civilians. Whoever is not told is of those who are."""
    civilian = tables.kinds["civilian"]
    unsaid = [claim for claim in deeds if not claim.target]
    civilians = [claim for claim in deeds if _all_of(claim.target, civilian)]
    enemies = [
        claim for claim in deeds if claim.target and not _all_of(claim.target, [*tables.kinds["own"], *civilian])
    ]
    if not _people(enemies, "killed", tables) and _people(civilians, "killed", tables):
        return 0, _people([*civilians, *unsaid], "killed", tables)
    return _people([*enemies, *unsaid], "killed", tables), 0


def _people(claims: Sequence[Claim], what: str, tables: Tables) -> int:
    """How many people the fullest account tells of; that of a sum over several operations only where no other tells."""
    sentences: dict[int, list[Claim]] = {}
    for claim in claims:
        sentences.setdefault(claim.sentence.start, []).append(claim)
    accounts, summed = [0], 0
    for _, together in sorted(sentences.items()):
        seen: set[tuple[int, int]] = set()  # two triggers of a sentence may share a figure
        counts = [
            count
            for claim in sorted(together, key=lambda one: one.trigger.start)
            for count in _counts(claim, what, seen, tables)
        ]
        if any(tables.sums_up(claim.time.text) for claim in together):
            summed = max(summed, sum(counts))
        elif len(counts) == 1 and any(tables.besides(_around(claim)) for claim in together):
            accounts[-1] += counts[0]
        elif counts:
            accounts.append(sum(counts))
    return max(accounts) or summed


def _counts(claim: Claim, what: str, seen: set[tuple[int, int]], tables: Tables) -> list[int]:
    """The people that a claim counts: by its figures that were not seen yet, else by its targets, else at least one."""
    figures = [
        figure
        for figure in claim.figures
        if figure.what == what and not figure.of_which and tables.number(figure) is not None
    ]
    fresh = [figure for figure in figures if figure.span not in seen]
    seen.update(figure.span for figure in figures)
    if figures:
        return [number for figure in fresh if (number := tables.number(figure)) is not None]
    if what == "captured" or claim.trigger.text.casefold().startswith(_KILLING):
        return [_people_of(mention, tables) for mention in claim.target] or [1]
    return []


def _people_of(mention: Mention, tables: Tables) -> int:
    """The people of a mention without a figure: its number word, what a bare plural counts for, or one."""
    words = mention.text.split()
    number = tables.number_word(mention.text)
    if number is None and words and words[-1].endswith("s") and words[0].casefold() not in ("a", "an"):
        return tables.bare_plural
    return number or 1


def _around(claim: Claim) -> str:
    """The words of a claim from just before its trigger to the end of its parties and figures."""
    ends = [
        claim.trigger.end,
        *(mention.end for mention in claim.target),
        *(figure.span[1] for figure in claim.figures),
    ]
    starts = [
        claim.trigger.start - len("also "),
        *(mention.start for mention in claim.target),
        *(figure.span[0] for figure in claim.figures),
    ]
    sentence = claim.sentence
    return sentence.text[max(0, min(starts) - sentence.start) : max(ends) - sentence.start]


def _types(killed: int, civilians: int, captured: int, by_air: bool) -> frozenset[str]:
    if by_air:
        return frozenset({"airstrike", "detention"} if captured else {"airstrike"})
    if killed and captured:
        return frozenset({"captureandkill"})
    if killed:
        return frozenset({"insurgentskilled"})
    if captured:
        return frozenset({"detention"})
    return frozenset({"civiliancasualty"} if civilians else ())


def _first(labels: Iterable[str | None]) -> frozenset[str]:
    found = next((label for label in labels if label is not None), None)
    return frozenset({found} if found is not None else ())
