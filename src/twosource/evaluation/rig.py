"""The rig: what is measured and what baselines need: a reader, what it knows, and the bare language model.

The protocols say what a suite asks of a reader. Where a reader can't tell the places of any verb or all the names of a
report, the suites that ask for them fall back on its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.records import Mention, PlaceMention, Reading, Report, report_id

if TYPE_CHECKING:
    from spacy.language import Language


class Reads(Protocol):
    """What every suite asks: the readings of reports, in their order."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for each report."""
        ...


@runtime_checkable
class TellsPlaces(Protocol):
    """Tells where what a word says happened, whether or not the word makes a claim."""

    def places_of(self, report: Report, words: Sequence[tuple[int, int]]) -> Sequence[Sequence[PlaceMention]]:
        """For each of these spans of the report's text, a verb or a noun, the places of what it says; often none."""
        ...


@runtime_checkable
class TellsNames(Protocol):
    """Tells all parties and places that a report names."""

    def mentions(self, report: Report) -> Sequence[Mention | PlaceMention]:
        """Every mention of a party and of a place, once each, in order, whether or not a claim has it."""
        ...


@dataclass(frozen=True)
class Rig:
    """A reader and what it was made from."""

    reader: Reads
    knowledge: Knowledge
    codebook: Codebook

    @cached_property
    def model(self) -> Language:
        """The bare language model, for baselines."""
        # Imported when a baseline wants it: the library takes a second.
        from twosource.reading.syntax.parse import load_model

        return load_model()

    def read(self, reports: Sequence[Report]) -> list[Reading]:
        """The readings of these reports."""
        return list(self.reader.read_many(reports))


def made_report(
    text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None
) -> Report:
    """A report of this text, in English."""
    identifier = report_id(publisher, published, text)
    return Report(report_id=identifier, publisher=publisher, published=published, title=title, text=text, language="en")
