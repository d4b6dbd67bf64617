"""What each source says across the monitor: how much, alone or with others, how often borne out.

In: events, statements' voices and publishers. Out: one `SourceProfile` for each origin and publisher that can be
known again; an unnamed speaker is an origin of its report only and has none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from twosource.corroboration.origins import Voice
from twosource.records import Event, SourceProfile

_BORNE_OUT = frozenset({"corroborated", "confirmed"})


def profiles(
    events: Iterable[Event], voices: Mapping[str, Voice], publishers: Mapping[str, Voice]
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
        )
        for key, voice in sorted(known.items())
    )
