"""Evaluate: names of suites in; their results, and the errors that may be read, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from twosource.codebook import Codebook
from twosource.evaluation.errors import DataAbsentError
from twosource.evaluation.places import DataPlaces, digest
from twosource.evaluation.results import SuiteResult, open_misses, result_of
from twosource.evaluation.rig import Rig
from twosource.evaluation.suite import Miss, Suite
from twosource.knowledge import Knowledge
from twosource.reading import Reader


def rig() -> Rig:
    """The reader that ships, with the knowledge and codebook that ship."""
    knowledge, codebook = Knowledge.load(), Codebook.load()
    return Rig(Reader(knowledge, codebook), knowledge, codebook)


def evaluate(
    suites: Sequence[Suite], places: DataPlaces, make_rig: Callable[[], Rig] = rig
) -> Iterator[tuple[SuiteResult, list[Miss]]]:
    """Each suite's result and its errors to read, in order. The rig is made when the first suite has its data."""
    made: Rig | None = None
    for suite in suites:
        try:
            files = suite.files(places)
        except DataAbsentError as error:
            yield SuiteResult(suite.name, suite.about, suite.floored, skipped=str(error)), []
            continue
        made = made or make_rig()
        judged = suite.judge(made, files)
        yield result_of(suite, judged, digest(files)), open_misses(suite, judged)
