"""What a monitor has learnt, as one versioned input: the weights of links between sentences, and between coded rows, and
those of sources.

In: the reports and readings of a monitor. Out: `Learnt`. Nothing else learns: a build goes by the weights it is given, so
that a report added changes no weight.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from twosource.codebook import Codebook
from twosource.corroboration.blocking import candidate_pairs
from twosource.corroboration.coded import BEYOND, levels, weighed_as
from twosource.corroboration.corroborate import learn_reliability
from twosource.corroboration.link_learning import learn_share
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.preparation import prepare
from twosource.corroboration.reliability import SHIPPED_SOURCES, SourceWeights
from twosource.corroboration.settings import DEFAULTS, CorroborationSettings
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.corroboration.told_learning import learn_told
from twosource.corroboration.told_pairs import sample_pairs
from twosource.corroboration.weights import FieldWeights, ToldWeights, check, check_told, shipped_weights
from twosource.errors import TwosourceError
from twosource.knowledge import Knowledge
from twosource.records import Decision, Reading, Record, Report, content_id


class Learnt(Record, frozen=True, kw_only=True):
    """All that was learnt. ``rows`` weighs pairs of coded rows; ``told`` moves the stated weights of pairs of sentences, which
    hold as they are where it is None; ``sources`` tells of reliability, sight and relays."""

    rows: FieldWeights
    sources: SourceWeights = SHIPPED_SOURCES
    told: ToldWeights | None = None

    @property
    def version(self) -> str:
        """A hash of all of it."""
        return content_id("weights", self.encoded().decode())

    def encoded(self) -> bytes:
        """It as JSON, the same bytes for the same."""
        return msgspec.json.encode(self, order="deterministic")

    def within(self, settings: CorroborationSettings) -> CorroborationSettings:
        """These settings with the weights of rows and sentences in them."""
        link = msgspec.structs.replace(settings.link, coded=self.rows, told=self.told)
        if self.told is not None:
            link = msgspec.structs.replace(link, threshold=self.told.threshold)
        return msgspec.structs.replace(settings, link=link)


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
    if learnt.told is not None:
        check_told(learnt.told, where)
    return learnt


def learn_all(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    *,
    knowledge: Knowledge,
    codebook: Codebook,
    settings: CorroborationSettings = DEFAULTS,
    decisions: Sequence[Decision] = (),
    links: bool = True,
) -> Learnt:
    """What these reports teach, without judgements but those of analysts.

    Learning begins with what ships, whatever was learnt before: the same reports give the same weights, and learning
    twice teaches nothing more. Weights of links come first, for sources are learnt from events.

    Args:
        decisions: analysts' decisions; what they hold for one event or two teaches what such pairs are like.
        links: whether the weights of sentences are learnt too; the stated ones hold where not.
    """
    statements = prepare(readings, knowledge=knowledge, codebook=codebook, settings=settings).statements
    rows = _rows(statements, knowledge, settings)
    told = _told(statements, knowledge, codebook, settings, decisions) if links else None
    found = Learnt(rows=rows, told=told)
    sources = learn_reliability(
        reports,
        readings,
        knowledge=knowledge,
        codebook=codebook,
        settings=found.within(settings),
        decisions=decisions,
    )
    return msgspec.structs.replace(found, sources=sources)


def _told(
    statements: Sequence[Statement],
    knowledge: Knowledge,
    codebook: Codebook,
    settings: CorroborationSettings,
    decisions: Sequence[Decision],
) -> ToldWeights | None:
    sample = sample_pairs(
        statements,
        knowledge=knowledge,
        ties=Ties(knowledge),
        codebook=codebook,
        settings=settings.link,
        decisions=decisions,
    )
    return learn_told(sample, settings.link)


def _rows(statements: Sequence[Statement], knowledge: Knowledge, settings: CorroborationSettings) -> FieldWeights:
    rows = [statement for statement in statements if statement.row is not None]
    pairs = []
    for i, j in candidate_pairs(rows, knowledge, settings.link, PlaceBook(knowledge, settings.link)):
        a, b = rows[i].row, rows[j].row
        assert a is not None and b is not None
        told = levels(a, b)
        if told["place"] != BEYOND:
            pairs.append({field: weighed_as(level) for field, level in told.items()})
    start = settings.link.coded or shipped_weights()
    return learn_share(pairs, start, learnt_from=f"{start.learnt_from}, and {len(pairs)} pairs of the monitor's own")
