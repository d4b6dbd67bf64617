"""From weighed occurrences to the accounts that sources are learnt from. In: `Weighed`. Out: `Account`.

Only what is said to have happened teaches anything. An unnamed speaker is nobody in particular, and nothing can be
learnt of it; who passes a story on in another's name, or in its words, is counted as having lifted it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from twosource.corroboration.events import event_place, region_of
from twosource.corroboration.figures import latest_figures
from twosource.corroboration.interest import interest_of
from twosource.corroboration.learning import Account, Telling
from twosource.corroboration.ordering import published_key
from twosource.corroboration.origins import Voice, known_voice
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.ties import Interest, Ties
from twosource.corroboration.weighing import Weighed
from twosource.knowledge import Knowledge


class AccountBook:
    """Accounts of weighed occurrences, and what is asked of their sources.

    Args:
        publishers: report id -> the voice of its text.
    """

    def __init__(self, knowledge: Knowledge, ties: Ties, places: PlaceBook, publishers: Mapping[str, Voice]) -> None:
        self._knowledge = knowledge
        self._ties = ties
        self._places = places
        self._publishers = publishers
        self._sides: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], date | None]] = {}
        self._voices: dict[str, Voice] = {}

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of every source that can be known again, by key."""
        return {key: voice.kind for key, voice in sorted(self._voices.items())}

    def accounts(self, occurrences: Sequence[Weighed]) -> list[Account]:
        """The accounts of what is said to have happened."""
        return [self._account(weighed) for weighed in occurrences if weighed.told[0].strand == "happened"]

    def interest_in(self, source: str, sides: str) -> Interest:
        """The interest of a source in what favours and harms these."""
        favours, harms, charges, day = self._sides[sides]
        voice = self._voices.get(source) or known_voice(source, "unknown", self._knowledge)
        return interest_of(voice, favours, harms, day, self._ties, charges)

    def _account(self, weighed: Weighed) -> Account:
        sides = "|".join(",".join(sorted(ids)) for ids in (weighed.favours, weighed.harms, weighed.charges))
        self._sides.setdefault(sides, (weighed.favours, weighed.harms, weighed.charges, weighed.day))
        tellings = {}
        for standing in weighed.standings:
            if not standing.voice.unnamed:
                self._voices[standing.voice.key] = standing.voice
                key = standing.voice.key
                tellings[key] = Telling(key, standing.interest, standing.since)
        for telling in self._lifted(weighed, sides):
            known = tellings.get(telling.source)
            if known is None or (known.lifted is not None and telling.since < known.since):
                tellings[telling.source] = telling
        denied: list[tuple[str, Interest]] = []
        for denier in weighed.deniers:
            if not denier.voice.unnamed:
                self._voices[denier.voice.key] = denier.voice
                denied.append((denier.voice.key, self.interest_in(denier.voice.key, sides)))
        return Account(
            founder=weighed.founder.claim_id,
            region=region_of(event_place(weighed, self._places)),
            sides=sides,
            tellings=tuple(tellings[key] for key in sorted(tellings)),
            denied=tuple(denied),
            numbers=tuple(self._numbers(weighed, tellings)),
        )

    @staticmethod
    def _numbers(weighed: Weighed, tellings: Mapping[str, Telling]) -> Iterator[tuple[tuple[str, float], ...]]:
        """Who counted what, of each thing that two or more counted to one number."""
        for told in latest_figures(weighed.carrying).values():
            exact = [
                (one.origin, float(one.figure.best))
                for one in told
                if one.figure.best is not None and one.figure.high is not None and one.origin in tellings
            ]
            if len(exact) > 1:
                yield tuple(exact)

    def _lifted(self, weighed: Weighed, sides: str) -> list[Telling]:
        """Those who passed it on: the publishers of what others say, and of copies."""
        found = []
        for statement in weighed.carrying:
            for claim in statement.claims:
                publisher = self._publishers.get(claim.report_id)
                if publisher is None or publisher.unnamed or publisher.key == statement.origin:
                    continue
                self._voices.setdefault(publisher.key, publisher)
                interest = self.interest_in(publisher.key, sides)
                found.append(Telling(publisher.key, interest, published_key(claim.published), statement.origin))
        return found
