"""Who did it, and to whom: each party of an event with the grade that naming it reaches by its own origins alone.

In: a weighed occurrence and its reconciled parties. Out: the parties with grades and origins, and a sentence's part on
those that fewer vouch for than for the event. That a market was shelled may be corroborated where who shelled it is one side's
word, or the reading of one side's word for its enemy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from twosource.corroboration.grade import AGAINST, Standing, called, grade, listed
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.reconcile import loser_mentions, taker_mentions
from twosource.corroboration.statements import GIVEN_UP, Statement
from twosource.corroboration.ties import Ties
from twosource.corroboration.weighing import Weighed, Weigher
from twosource.records import GRADES, Dispute, Grade, Mention, Party

# Kinds whose words alone ("warplanes", "people") name no party.
_NOBODY = frozenset({"weapon", "civilians", "unknown", "other"})
_UNTOLD = frozenset({"description", "inferred"})
_CHANGES = GIVEN_UP | {"takes"}  # effects of the types by which a place changes hands
Mentions = Callable[[Statement], tuple[Mention, ...]]


class Answers:
    """Grades the parties of one event.

    Args:
        own: the event's own grade, which a party has that all who carry the event name.
        corroborated_at: the effective origins from which two voices count as two.
        believed: the credibility of what some carry, by their standings.
    """

    def __init__(
        self,
        weighed: Weighed,
        own: Grade,
        weigher: Weigher,
        ties: Ties,
        *,
        forecast: bool,
        corroborated_at: float,
        believed: Callable[[Sequence[Standing]], float],
    ) -> None:
        self._weighed = weighed
        self._own = own
        self._weigher = weigher
        self._ties = ties
        self._forecast = forecast
        self._at = corroborated_at
        self._believed = believed
        self._names = {s.voice.key: called(s.voice) for s in weighed.standings}

    def graded(self, parties: Sequence[Party], mentions: Mentions) -> tuple[Party, ...]:
        """The parties on one side, each with its grade and the origins that name it."""
        return tuple(self._graded(party, mentions) for party in parties)

    def asides(self, takers: Sequence[Party], losers: Sequence[Party], disputes: Sequence[Dispute]) -> Iterator[str]:
        """Of each party of a lesser grade than the event's, who alone names it, and in which words if not by its name.

        A side that is disputed is told with the dispute.
        """
        disputed = {d.positions[0].value.startswith(AGAINST) for d in disputes if d.about == "who"}
        kind = self._weighed.typed.kind
        for parties, mentions, loses in ((takers, taker_mentions, False), (losers, loser_mentions, True)):
            if kind.code in shipped_kindred().mutual:
                says = "that {} took part"
            elif kind.effect in _CHANGES:
                says = "that {} lost it" if loses else "that it went to {}"
            else:
                says = "that {} did it" if loses == (kind.effect in GIVEN_UP) else "that it was done to {}"
            for party in parties if loses not in disputed else ():
                if party.grade is not None and GRADES.index(party.grade) < GRADES.index(self._own):
                    yield f"{says.format(party.name)} is {self._told_by(party, mentions)}"

    def _told_by(self, party: Party, mentions: Mentions) -> str:
        who = listed([self._names[key] for key in party.origins if key in self._names])
        words = self._words(party, mentions)
        only = "only " if party.grade in ("claimed", "reported") else ""
        return f"{only}{party.grade}, by {who}{f' (“{words}”)' if words else ''}"

    def _graded(self, party: Party, mentions: Mentions) -> Party:
        if party.id is None and party.kind in _NOBODY:
            return party
        told = self._weighed.carrying
        naming = [s for s in told if any(self._means(m, party, self._weighed.day) for m in mentions(s))]
        reached, credibility = self._own, None
        if told and len(naming) < len(told):
            claims = frozenset(s.claim.claim_id for s in naming)
            standings = self._weigher.standings_in(self._weighed, claims)
            reached = grade(standings, forecast=self._forecast, corroborated_at=self._at).grade
            if {s.origin for s in naming} != {s.origin for s in told}:
                credibility = self._believed(standings)
        origins = tuple(dict.fromkeys(s.origin for s in naming))
        return msgspec.structs.replace(party, grade=reached, origins=origins, credibility=credibility)

    def _means(self, mention: Mention, party: Party, day: date | None) -> bool:
        if party.id is None:
            return mention.kind == party.kind
        return mention.id is not None and self._ties.side(mention.id, party.id, day) == "same"

    def _words(self, party: Party, mentions: Mentions) -> str:
        """The words in which a party is told that nobody calls by its name; "" where anybody does."""
        told = [m for s in self._weighed.carrying for m in mentions(s) if self._means(m, party, self._weighed.day)]
        return told[0].text if told and all(m.via in _UNTOLD for m in told) else ""
