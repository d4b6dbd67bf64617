"""What each source says across the monitor: how much, alone or with others, how often borne out, how reliable, whom it
relays.

In: events, statements' voices and publishers, and what was learnt. Out: one `SourceProfile` for each origin and publisher
that can be known again; an unnamed speaker is an origin of its report only and has none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from twosource.corroboration.origins import Voice
from twosource.corroboration.reliability import Reliabilities, interval
from twosource.corroboration.ties import Interest
from twosource.records import Event, RelayOf, Reliability, SourceProfile

_BORNE_OUT = frozenset({"corroborated", "confirmed"})
_SHOWN_RELAYS = 5
_LEAST_RELAYED = 0.1
_DIGITS = 4


def profiles(
    events: Iterable[Event],
    voices: Mapping[str, Voice],
    publishers: Mapping[str, Voice],
    reliabilities: Reliabilities,
) -> tuple[SourceProfile, ...]:
    """The profiles, by source id.

    Args:
        voices: claim id -> the voice it counts for (a copy's is its original's), of all claims.
        publishers: report id -> the voice of its text.
    """
    known = {voice.key: voice for voice in (*voices.values(), *publishers.values()) if not voice.unnamed}
    reports = Counter(voice.key for voice in publishers.values())
    claims = Counter(voice.key for voice in voices.values())
    carried: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for origin in event.origins:
            carried[origin.key].append(event)
    return tuple(
        SourceProfile(
            source_id=key,
            name=voice.name,
            kind=voice.kind,
            aligned=tuple(dict.fromkeys(tie.to for tie in voice.aligned)),
            n_reports=reports[key],
            n_claims=claims[key],
            n_events=len(carried[key]),
            n_alone=sum(event.n_origins == 1 for event in carried[key]),
            n_corroborated=sum(event.grade in _BORNE_OUT for event in carried[key]),
            n_disputed=sum(bool(event.disputes) for event in carried[key]),
            n_with_others=sum(event.n_origins > 1 for event in carried[key]),
            n_denied=sum(any(d.about == "whether" for d in event.disputes) for event in carried[key]),
            reliability=_reliability(voice, "none", reliabilities),
            reliability_interested=_reliability(voice, "interested", reliabilities),
            relays=_relays(voice, known, reliabilities),
        )
        for key, voice in sorted(known.items())
    )


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
