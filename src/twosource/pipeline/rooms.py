"""The rooms that a monitor joins, each opened when it is first needed: the model and the indexes are slow to load.

Tests put rooms of their own in these places.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from twosource.ledger import EVIDENCE, Weights
from twosource.pipeline.config import Config, pack_paths
from twosource.pipeline.silencing import Voiced, VoicesHeard
from twosource.records import Claim, Decision, Event, Reading, Rejection, Report

if TYPE_CHECKING:
    from twosource.assessment import Assessment
    from twosource.codebook import Codebook
    from twosource.corroboration import Because, Corroboration, Corroborator, Learnt, Linked
    from twosource.importing import RowImport
    from twosource.intake import Accepted, ReportFields
    from twosource.knowledge import Knowledge


class Reads(Protocol):
    """What is needed of a reader."""

    @property
    def stamp(self) -> str:
        """What it is: version, model, codebook and knowledge."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading of each report, in their order."""


class Rooms:
    """The real rooms, as a configuration sets them up.

    Args:
        config: the monitor's configuration.
        folder: the data folder, which the configuration's paths are relative to.
    """

    def __init__(self, config: Config, folder: Path) -> None:
        self._config = config
        self._folder = folder

    def elsewhere(self) -> Callable[[], Rooms]:
        """What opens the same rooms in another process: it can be pickled, and holds nothing that is open here."""
        return partial(Rooms, self._config, self._folder)

    @cached_property
    def codebook(self) -> Codebook:
        """The shipped codebook with the configured files on top."""
        from twosource.codebook import Codebook

        return Codebook.load([self._folder / path for path in self._config.codebooks])

    @cached_property
    def knowledge(self) -> Knowledge:
        """The shipped packs with the configured ones and those in the data folder on top."""
        from twosource.knowledge import Knowledge

        return Knowledge.load(pack_paths(self._folder, self._config))

    @cached_property
    def reader(self) -> Reads:
        """The readers of texts and of coded rows over this knowledge and codebook."""
        from twosource.importing import RowReader
        from twosource.ledger.evidence import Evidence
        from twosource.pipeline.readers import Readers
        from twosource.reading import Gate, Reader

        texts = Reader(self.knowledge, self.codebook, Gate.load() if self._config.gate else None)
        maps = Evidence(self._folder / EVIDENCE).get
        gc.freeze()  # the model and the knowledge stay: to look through them for rubbish takes a fifth of a second each time
        return Readers(texts, RowReader(self.knowledge, self.codebook, maps))

    def take_rows(self, map_name: str) -> RowImport:
        """What takes in the rows of tables by this map, one of the shipped or a file.

        Raises:
            MapError: there is none, or it has faults.
        """
        from twosource.importing import RowImport, load_map
        from twosource.intake import one_line

        most = self._config.max_text_bytes
        kept = load_map(map_name, self.codebook, self.knowledge)
        return RowImport(kept, self.codebook, one_line, max_text_bytes=most)

    def take_in(self, inputs: Sequence[str], overrides: ReportFields) -> Iterator[Accepted | Rejection]:
        """Reports out of files, folders, addresses and the standard input."""
        from twosource.intake import Intake, IntakeSettings, ReportFields

        settings = IntakeSettings(
            allow_private_addresses=self._config.allow_private_addresses,
            max_text_bytes=self._config.max_text_bytes,
            max_document_bytes=self._config.max_document_bytes,
            max_fetch_bytes=self._config.max_fetch_bytes,
            fetch_seconds=self._config.fetch_seconds,
        )
        return Intake(settings).read(inputs, overrides.over(ReportFields(language=self._config.language)))

    def corroborate(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        decisions: Sequence[Decision] = (),
        weights: Weights | None = None,
    ) -> Corroboration:
        """Events and source profiles out of readings, under the decisions on what is one event and what is not.

        Args:
            weights: what was learnt; what ships counts where None.
        """
        from twosource.corroboration import CorroborationSettings, corroborate

        learnt = _learnt(weights)
        return corroborate(
            reports,
            readings,
            knowledge=self.knowledge,
            codebook=self.codebook,
            settings=learnt.within(CorroborationSettings()),
            decisions=decisions,
            source_weights=learnt.sources,
        )

    def corroborator(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        decisions: Sequence[Decision],
        weights: Weights | None,
        linked: Linked | None = None,
        events: Iterable[Event] = (),
    ) -> Corroborator:
        """The same, to which reports can be added.

        Args:
            linked: what was linked of these readings before, under the same decisions and weights.
            events: the events that it made.
        """
        from twosource.corroboration import CorroborationSettings, Corroborator

        learnt = _learnt(weights)
        return Corroborator(
            reports,
            readings,
            knowledge=self.knowledge,
            codebook=self.codebook,
            settings=learnt.within(CorroborationSettings()),
            decisions=decisions,
            source_weights=learnt.sources,
            linked=linked,
            events=events,
        )

    def learn(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        decisions: Sequence[Decision],
        when: str,
        *,
        links: bool = True,
    ) -> Weights:
        """What these reports teach: how their sentences are linked, how often their rows are one event, and how reliable
        their sources are.

        Args:
            links: whether the weights of sentences are learnt; the stated ones hold where not.
        """
        from twosource.corroboration import learn_all

        learnt = learn_all(
            reports, readings, knowledge=self.knowledge, codebook=self.codebook, decisions=decisions, links=links
        )
        return Weights(version=learnt.version, learnt=when, body=learnt.encoded().decode())

    def as_shipped(self, when: str) -> Weights:
        """What ships, as if it had been learnt now."""
        from twosource.corroboration import shipped

        learnt = shipped()
        return Weights(version=learnt.version, learnt=when, body=learnt.encoded().decode())

    def links_learnt(self, weights: Weights | None) -> str | None:
        """From what the weights of links between sentences were learnt, and when, in words; None where the stated ones hold."""
        told = _learnt(weights).told
        return None if told is None or weights is None else f"learnt on {weights.learnt[:10]} from {told.learnt_from}"

    def explain(self, event: Event, claims: Sequence[Claim], weights: Weights | None = None) -> tuple[Because, ...]:
        """Why the claims of an event are one event, field by field, by what was learnt."""
        from twosource.corroboration import CorroborationSettings, explain

        settings = _learnt(weights).within(CorroborationSettings())
        return explain(event, claims, knowledge=self.knowledge, codebook=self.codebook, settings=settings)

    def voices(self, reports: Sequence[Report], readings: Sequence[Reading]) -> VoicesHeard:
        """Whose voice each claim counts for, and each report's text."""
        from twosource.corroboration import CorroborationSettings
        from twosource.corroboration.preparation import prepare

        prepared = prepare(readings, knowledge=self.knowledge, codebook=self.codebook, settings=CorroborationSettings())
        texts = {report.report_id: prepared.book.publisher_of(report.report_id, report.publisher) for report in reports}
        return VoicesHeard(
            {claim: Voiced(voice.key, voice.source_id, voice.name) for claim, voice in prepared.voices.items()},
            {report: Voiced(voice.key, voice.source_id, voice.name) for report, voice in texts.items()},
            {report.report_id: self._paper(report.publisher) for report in reports if report.publisher is not None},
        )

    def _paper(self, publisher: str) -> Voiced:
        source = self.knowledge.sources.publisher(publisher)
        return Voiced(publisher, None, publisher) if source is None else Voiced(source.id, source.id, source.name)

    def assess(self, events: Sequence[Event], claims: Sequence[Claim]) -> Assessment:
        """Holdings and sieges out of events."""
        from twosource.assessment import assess

        return assess(events, claims, knowledge=self.knowledge, codebook=self.codebook)

    @cached_property
    def settings(self) -> str:
        """A hash of the settings of corroboration and assessment."""
        from twosource.assessment import AssessmentSettings
        from twosource.corroboration import CorroborationSettings

        both = msgspec.json.encode((CorroborationSettings(), AssessmentSettings()), order="deterministic")
        return hashlib.sha256(both).hexdigest()[:16]


def _learnt(weights: Weights | None) -> Learnt:
    from twosource.corroboration import decoded_learnt, shipped

    return shipped() if weights is None else decoded_learnt(weights.body.encode(), f"weights {weights.version}")
