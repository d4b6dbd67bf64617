"""What each source says across the monitor: how much, alone or with others, how often borne out, how reliable, whom it
relays.

In: events, statements' voices and publishers, and what was learnt. Out: one `SourceProfile` for each origin and publisher
that can be known again; an unnamed speaker is an origin of its report only and has none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from twosource.corroboration.origins import Voice
from twosource.corroboration.reliability import Reliabilities, interval
from twosource.corroboration.ties import Interest
from twosource.records import Event, RelayOf, Reliability, SourceProfile

_BORNE_OUT = frozenset({"corroborated", "confirmed"})
_SHOWN_RELAYS = 5
_LEAST_RELAYED = 0.1
_DIGITS = 4


class SourceTally:
    """Counts what sources tell, claim by claim and event by event; whatever is counted can be taken off again."""

    def __init__(self) -> None:
        self._voices: dict[str, Counter[Voice]] = defaultdict(Counter)  # as which voices each source is met
        self._reports: Counter[str] = Counter()
        self._claims: Counter[str] = Counter()
        self._events: dict[str, Counter[str]] = defaultdict(Counter)  # of what sort the events are that each carries

    def count_publisher(self, voice: Voice, by: int = 1) -> None:
        """Count a report by the voice of its text; by -1 take it off."""
        self._count(voice, by)
        self._reports[voice.key] += by

    def count_claim(self, voice: Voice, by: int = 1) -> None:
        """Count a claim by the voice it counts for (a copy's is its original's); by -1 take it off."""
        self._count(voice, by)
        self._claims[voice.key] += by

    def count_event(self, event: Event, by: int = 1) -> None:
        """Count an event for each of its origins; by -1 take it off."""
        sorts = [
            "all",
            "alone" if event.n_origins == 1 else "with_others",
            *(["corroborated"] if event.grade in _BORNE_OUT else []),
            *(["disputed"] if event.disputes else []),
            *(["denied"] if any(dispute.about == "whether" for dispute in event.disputes) else []),
        ]
        for origin in event.origins:
            counts = self._events[origin.key]
            for sort in sorts:
                counts[sort] += by

    def profiles(self, reliabilities: Reliabilities) -> tuple[SourceProfile, ...]:
        """The profiles, by source id."""
        known = {key: _as_most_often(voices) for key, voices in self._voices.items() if +voices}
        return tuple(
            SourceProfile(
                source_id=key,
                name=voice.name,
                kind=voice.kind,
                aligned=tuple(dict.fromkeys(tie.to for tie in voice.aligned)),
                n_reports=self._reports[key],
                n_claims=self._claims[key],
                n_events=self._events[key]["all"],
                n_alone=self._events[key]["alone"],
                n_corroborated=self._events[key]["corroborated"],
                n_disputed=self._events[key]["disputed"],
                n_with_others=self._events[key]["with_others"],
                n_denied=self._events[key]["denied"],
                reliability=_reliability(voice, "none", reliabilities),
                reliability_interested=_reliability(voice, "interested", reliabilities),
                relays=_relays(voice, known, reliabilities),
            )
            for key, voice in sorted(known.items())
        )

    def _count(self, voice: Voice, by: int) -> None:
        if not voice.unnamed:
            self._voices[voice.key][voice] += by


def _as_most_often(voices: Counter[Voice]) -> Voice:
    """Of a source that is told under several names or kinds the voice as which it is met most often, whatever the order."""
    return min(voices, key=lambda voice: (-voices[voice], voice.name, voice.kind, voice.source_id or ""))


def _reliability(voice: Voice, interest: Interest, reliabilities: Reliabilities) -> Reliability | None:
    """The reliability learnt of a source under one interest; None where it told nothing of the kind."""
    if reliabilities.learnt_from(voice.key, interest) <= 0:
        return None
    rates = reliabilities.rates(voice.key, voice.kind, interest)
    low, high = interval(rates.right, rates.wrong)
    known = reliabilities.known(voice.key, interest)
    return Reliability(
        value=round(rates.reliability, _DIGITS),
        low=round(low, _DIGITS),
        high=round(high, _DIGITS),
        letter=reliabilities.letter(voice.key, voice.kind, interest),
        known=round(known, 2),
        basis=(
            f"learnt from {reliabilities.learnt_from(voice.key, interest):.0f} events that it told on its own account, "
            f"worth {known:.0f} whose truth is known, over the prior for a source of kind {voice.kind}"
        ),
    )


def _relays(voice: Voice, known: Mapping[str, Voice], reliabilities: Reliabilities) -> tuple[RelayOf, ...]:
    return tuple(
        RelayOf(
            source_id=relay.of,
            name=known[relay.of].name,
            share=round(relay.share, _DIGITS),
            low=round(relay.low, _DIGITS),
            high=round(relay.high, _DIGITS),
            n=relay.n,
            shown=relay.shown,
        )
        for relay in reliabilities.relays_of(voice.key)
        if relay.of in known and relay.share >= _LEAST_RELAYED
    )[:_SHOWN_RELAYS]
