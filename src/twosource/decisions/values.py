"""What an analyst may put in the place of a claim's field, and how it is written.

In: a field's name and a value as typed. Out: the value in its one lasting form (ids, ISO dates), or a claim with the value
in place. A value that names what no pack or codebook knows is an error that says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, get_args

import msgspec

from twosource.decisions.errors import DecisionError
from twosource.records import (
    Actor,
    Certainty,
    Claim,
    ClaimTime,
    Figure,
    Mention,
    Modality,
    Place,
    PlaceMention,
    Polarity,
    Source,
    SpeakerMention,
    TimePrecision,
)

if TYPE_CHECKING:
    from twosource.codebook import Codebook
    from twosource.knowledge import Knowledge

NONE = "none"
UNKNOWN = "unknown"
FIGURES = "figures."
_SEPARATOR = ";"
_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"polarity": get_args(Polarity), "modality": get_args(Modality), "certainty": get_args(Certainty)}
)
_PARTIES = ("actor", "target")
_PLACES = ("place", "from_place")
FIELDS = ("event_type", *_WORDS, "speakers", *_PARTIES, *_PLACES, "instrument", "time")
"""The fields that may be corrected; beside them each figure, as ``figures.killed``."""

_AMOUNT = re.compile(r"(?:(\d+)|(\d+)\s*-\s*(\d+)|(\d+)\+|up to (\d+))\Z")
_WHAT = re.compile(r"[a-z][a-z_]*\Z")


class Books(Protocol):
    """Where names and codes are looked up."""

    @property
    def knowledge(self) -> Knowledge:
        """Places, actors, sources."""
        ...

    @property
    def codebook(self) -> Codebook:
        """Event types."""
        ...


def lasting_value(field: str, typed: str, books: Books) -> str:
    """The value as it is kept: names as ids, dates as ISO 8601.

    Raises:
        DecisionError: there is no such field, or the value is none that it can have.
    """
    typed = " ".join(typed.split())
    if field in _WORDS:
        if typed not in _WORDS[field]:
            raise DecisionError(f"'{field}' has no such value", cure=f"It is one of {', '.join(_WORDS[field])}")
        return typed
    if field == "event_type":
        if books.codebook.get(typed) is None:
            raise DecisionError("the codebook has no such event type", cure="See `twosource codebook list`")
        return typed
    if field == "time":
        return _written(_days(typed))
    if field.startswith(FIGURES):
        if not _WHAT.match(field.removeprefix(FIGURES)):
            raise DecisionError("no figure is called so", cure="Write figures.killed, figures.injured ...")
        _amount(typed)
        return typed
    if field == "instrument":
        return _SEPARATOR.join(_parts(typed)) or NONE
    if field in _PLACES:
        return _SEPARATOR.join(_place(part, books).id for part in _parts(typed)) or NONE
    if field in _PARTIES:
        return _SEPARATOR.join(_actor(part, books).id for part in _parts(typed)) or NONE
    if field == "speakers":
        return _SEPARATOR.join(_speaker(part, books).id for part in _parts(typed)) or NONE
    raise DecisionError("a claim has no such field to correct", cure=f"Choose one of {', '.join(FIELDS)}, figures.WHAT")


def with_value(claim: Claim, field: str, value: str, books: Books) -> Claim:
    """The claim with the value in the field, its crosswalk codes told anew.

    The mentions put in stand where the words that they replace stand, else at the trigger: text and offsets still fit.

    Raises:
        DecisionError: the packs or the codebook no longer know what the value names.
    """
    changed = msgspec.structs.replace(claim, **_change(claim, field, value, books))
    code = changed.event_type
    kinds = [m.kind for m in changed.actor], [m.kind for m in changed.target]
    return msgspec.structs.replace(
        changed,
        plover=books.codebook.plover(code, *kinds, changed.attributes, changed.modality)[0],
        acled=books.codebook.acled(code, *kinds, changed.attributes, changed.modality),
    )


def _change(claim: Claim, field: str, value: str, books: Books) -> dict[str, Any]:
    if field in _WORDS or field == "event_type":
        lasting_value(field, value, books)
        return {field: value}
    if field == "time":
        return {field: _time(value)}
    if field.startswith(FIGURES):
        return {"figures": _figures(claim, field.removeprefix(FIGURES), value)}
    if field == "speakers":
        return {field: _each(value, lambda part, n: _speaker_mention(claim, _speaker(part, books), n))}
    if field in _PLACES:
        return {field: _each(value, lambda part, n: _place_mention(claim, field, _place(part, books), n))}
    if field in _PARTIES:
        return {field: _each(value, lambda part, n: _mention(claim, field, _actor(part, books), n))}
    return {field: _each(value, lambda part, n: _instrument(claim, part, n))}


def _parts(typed: str) -> list[str]:
    parts = [part.strip() for part in typed.split(_SEPARATOR)]
    if parts in ([NONE], [""]):
        return []
    return list(dict.fromkeys(part for part in parts if part))


def _each(value: str, make: Callable[[str, int], Any]) -> tuple[Any, ...]:
    return tuple(make(part, n) for n, part in enumerate(_parts(value)))


# -- what is named ---------------------------------------------------------------------------------------------------


def _actor(part: str, books: Books) -> Actor:
    actors = books.knowledge.actors
    found = actors.get(part)
    return found or _only(actors.named(part) if ":" not in part else (), part, "actor")


def _place(part: str, books: Books) -> Place:
    places = books.knowledge.places
    found = places.get(part)
    return found or _only(places.candidates(part) if ":" not in part else (), part, "place")


def _speaker(part: str, books: Books) -> Source | Actor:
    knowledge = books.knowledge
    found = knowledge.sources.get(part) or knowledge.actors.get(part)
    if found is None and ":" not in part:
        found = knowledge.sources.publisher(part)
    return found or _only(knowledge.actors.named(part) if ":" not in part else (), part, "source")


N = TypeVar("N", Actor, Place, Source)


def _only(found: Sequence[N], part: str, kind: str) -> N:
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found[:8])
        raise DecisionError(f"several bear the name given: {ids}", cure=f"Name the {kind} by its id")
    cure = f"Search with `twosource knowledge search`, or add the {kind} to a pack of your own with `twosource knowledge add`"
    # A name that no pack knows may be a private person's: only an id is said again.
    raise DecisionError(f"the packs know no such {kind}", where=part if ":" in part else None, cure=cure)


def _span_of(claim: Claim, field: str, number: int) -> tuple[int, int, str]:
    """Where what is replaced stands: the mention of that number, else the first, else the trigger."""
    old = getattr(claim, field)
    if old:
        mention = old[number] if number < len(old) else old[0]
        return mention.start, mention.end, mention.text
    return claim.trigger.start, claim.trigger.end, claim.trigger.text


def _mention(claim: Claim, field: str, actor: Actor, number: int) -> Mention:
    start, end, text = _span_of(claim, field, number)
    return Mention(id=actor.id, name=actor.name, kind=actor.kind, text=text, start=start, end=end, via="inferred")


def _instrument(claim: Claim, name: str, number: int) -> Mention:
    start, end, text = _span_of(claim, "instrument", number)
    return Mention(id=None, name=name, kind="weapon", text=text, start=start, end=end, via="inferred")


def _place_mention(claim: Claim, field: str, place: Place, number: int) -> PlaceMention:
    start, end, text = _span_of(claim, field, number)
    return PlaceMention.of(place, text=text, start=start, end=end, via="inferred")


def _speaker_mention(claim: Claim, speaker: Source | Actor, number: int) -> SpeakerMention:
    old = claim.speakers[number] if number < len(claim.speakers) else None
    start, end = (old.start, old.end) if old else (claim.sentence.start, claim.sentence.start)
    kind = speaker.kind if isinstance(speaker, Source) else "party"
    return SpeakerMention(
        source_id=speaker.id, name=speaker.name, kind=kind, cue=old.cue if old else "", start=start, end=end
    )


# -- days and amounts ------------------------------------------------------------------------------------------------


def _days(typed: str) -> tuple[date | None, date | None]:
    """``2017-09-05``, ``2017-09-01..2017-09-05``, open at either end, or ``unknown``."""
    if typed == UNKNOWN:
        return None, None
    first, dots, last = typed.partition("..")
    try:
        start = date.fromisoformat(first.strip()) if first.strip() else None
        end = (date.fromisoformat(last.strip()) if last.strip() else None) if dots else start
    except ValueError as error:
        cure = "Write 2017-09-05, 2017-09-01..2017-09-05, ..2017-09-05, 2017-09-01.. or unknown"
        raise DecisionError("this is no day and no stretch of days", cure=cure) from error
    if start is not None and end is not None and end < start:
        raise DecisionError("it ends before it begins", cure="Exchange the two days")
    return start, end


def _written(days: tuple[date | None, date | None]) -> str:
    start, end = days
    if start is None and end is None:
        return UNKNOWN
    if start == end and start is not None:
        return start.isoformat()
    return f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}"


def _time(value: str) -> ClaimTime:
    start, end = _days(value)
    if start is None and end is None:
        return ClaimTime(start=None, end=None, precision="unknown", basis="analyst", text="", span=None)
    precision: TimePrecision = "day" if start == end else "range"
    return ClaimTime(start=start, end=end, precision=precision, basis="analyst", text="", span=None)


def _amount(value: str) -> tuple[int | None, int | None, int | None] | None:
    """(low, best, high) of ``12``, ``10-20``, ``12+``, ``up to 20``; None for ``none``."""
    if value == NONE:
        return None
    match = _AMOUNT.match(value)
    if match is None:
        raise DecisionError("this is no amount", cure="Write 12, 10-20, 12+, 'up to 20' or none")
    exact, low, high, least, most = (int(group) if group else None for group in match.groups())
    if exact is not None:
        return exact, exact, exact
    if low is not None and high is not None:
        if high < low:
            raise DecisionError("it ends below where it begins", cure="Exchange the two numbers")
        return low, None, high
    return least, None, most


def _figures(claim: Claim, what: str, value: str) -> tuple[Figure, ...]:
    """The claim's figures with one put in the place of all of its kind."""
    amount = _amount(value)
    old = next((figure for figure in claim.figures if figure.what == what), None)
    kept = tuple(figure for figure in claim.figures if figure.what != what)
    if amount is None:
        return kept
    low, best, high = amount
    span = old.span if old else (claim.trigger.start, claim.trigger.end)
    text = old.text if old else claim.trigger.text
    new = Figure(what=what, low=low, best=best, high=high, text=text, span=span, who=old.who if old else None)
    return (*kept, new)
