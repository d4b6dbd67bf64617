"""What a monitor has learnt, as one versioned input: the weights of links between coded rows, and those of sources.

In: the reports and readings of a monitor. Out: `Learnt`. Nothing else learns: a build goes by the weights it is given, so
that a report added changes no weight.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from twosource.codebook import Codebook
from twosource.corroboration.blocking import candidate_pairs
from twosource.corroboration.coded import BEYOND, levels
from twosource.corroboration.corroborate import learn_reliability
from twosource.corroboration.link_learning import learn_share
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.preparation import prepare
from twosource.corroboration.reliability import SHIPPED_SOURCES, SourceWeights
from twosource.corroboration.settings import DEFAULTS, CorroborationSettings
from twosource.corroboration.weights import FieldWeights, check, shipped_weights
from twosource.errors import TwosourceError
from twosource.knowledge import Knowledge
from twosource.records import Decision, Reading, Record, Report, content_id


class Learnt(Record, frozen=True, kw_only=True):
    """All that was learnt. ``rows`` weighs pairs of coded rows; ``sources`` tells of reliability, sight and relays."""

    rows: FieldWeights
    sources: SourceWeights = SHIPPED_SOURCES

    @property
    def version(self) -> str:
        """A hash of all of it."""
        return content_id("weights", self.encoded().decode())

    def encoded(self) -> bytes:
        """It as JSON, the same bytes for the same."""
        return msgspec.json.encode(self, order="deterministic")

    def within(self, settings: CorroborationSettings) -> CorroborationSettings:
        """These settings with the weights of rows in them."""
        return msgspec.structs.replace(settings, link=msgspec.structs.replace(settings.link, coded=self.rows))


def shipped() -> Learnt:
    """What a monitor that has learnt nothing goes by."""
    return Learnt(rows=shipped_weights())


def decoded_learnt(content: bytes, where: str) -> Learnt:
    """What was learnt, out of its JSON.

    Raises:
        TwosourceError: this program can't use it.
    """
    try:
        learnt = msgspec.json.decode(content, type=Learnt)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        cure = "Learn anew with `twosource learn`"
        raise TwosourceError(f"the learnt weights can't be read: {error}", where=where, cure=cure) from error
    check(learnt.rows, where)
    return learnt


def learn_all(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    *,
    knowledge: Knowledge,
    codebook: Codebook,
    settings: CorroborationSettings = DEFAULTS,
    decisions: Sequence[Decision] = (),
) -> Learnt:
    """What these reports teach, without judgements.

    Learning begins with what ships, whatever was learnt before: the same reports give the same weights, and learning
    twice teaches nothing more. Weights of rows come first, for sources are learnt from events.
    """
    rows = _rows(readings, knowledge, codebook, settings)
    found = Learnt(rows=rows)
    sources = learn_reliability(
        reports,
        readings,
        knowledge=knowledge,
        codebook=codebook,
        settings=found.within(settings),
        decisions=decisions,
    )
    return Learnt(rows=rows, sources=sources)


def _rows(
    readings: Sequence[Reading], knowledge: Knowledge, codebook: Codebook, settings: CorroborationSettings
) -> FieldWeights:
    statements = prepare(readings, knowledge=knowledge, codebook=codebook, settings=settings).statements
    rows = [statement for statement in statements if statement.row is not None]
    pairs = []
    for i, j in candidate_pairs(rows, knowledge, settings.link, PlaceBook(knowledge, settings.link)):
        a, b = rows[i].row, rows[j].row
        assert a is not None and b is not None
        told = levels(a, b)
        if told["place"] != BEYOND:
            pairs.append(told)
    start = settings.link.coded or shipped_weights()
    return learn_share(pairs, start, learnt_from=f"{start.learnt_from}, and {len(pairs)} pairs of the monitor's own")
