"""Linking of sentences on simulated wars: what newsrooms write in, which claims are of one story out, by the stated weights
and by those that the same claims taught without labels.

Each manner of writing (`simulated_claims`) is a world of its own; in all but the first the stated weights are wrong in one
way. A small monitor holds some hundred claims of a war, a large one over a thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from twosource.corroboration import CorroborationSettings, LinkSettings, learn_told, sample_pairs
from twosource.corroboration.linking import link
from twosource.corroboration.preparation import prepare
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.evaluation import simulate as simulator
from twosource.evaluation import simulated_claims, simulated_worlds
from twosource.evaluation.clusters import b_cubed, pairwise
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import Formula, Tally, summed
from twosource.evaluation.simulate import simulate
from twosource.evaluation.simulated_claims import MANNERS, Manner, write
from twosource.evaluation.simulated_worlds import COPYING, World
from twosource.evaluation.suite import Judged, Measure, Suite

FIRST_WAR = 20_000  # wars of lower numbers are for building with; these nobody looks at
STATED = "stated weights"
SIZES: Mapping[str, tuple[World, int]] = {
    "small": (replace(COPYING, happenings=15, days=60), 12),
    "large": (COPYING, 3),
}
"""Size of a monitor -> its war, and how many wars."""
_TALLIES: tuple[tuple[str, Formula, Callable[[Mapping[str, int], Mapping[str, int]], dict[str, Tally]]], ...] = (
    ("pairs of one event, F1", "f1", pairwise),
    ("events, B-cubed F1", "b_cubed", b_cubed),
)


def _files(places: DataPlaces) -> list[Path]:
    """The simulator itself: floors hold for its wars alone."""
    return [Path(str(module.__file__)) for module in (simulator, simulated_worlds, simulated_claims)]


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    measures: list[Measure] = []
    for manner in MANNERS:
        for size, (world, wars) in SIZES.items():
            judged = {
                f"{manner.name}/{size}/{number}": clusters(rig, world, manner, number)
                for number in range(FIRST_WAR, FIRST_WAR + wars)
            }
            measures += _measures(f"{manner.name}, {size}", judged)
    items = {item for measure in measures for item in measure.tallies}
    return Judged({item: item for item in sorted(items)}, measures, [])


SUITE = Suite(
    "linking", "simulated wars as newsrooms write of them: sentences linked by learnt weights and by stated ones",
    _files, _judge, keeps_aside=False,
)  # fmt: skip


def clusters(
    rig: Rig, world: World, manner: Manner, number: int
) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """For each claim of a war its cluster under learnt and under stated weights, and its story."""
    settings = CorroborationSettings()
    written = write(simulate(world, number), manner, rig.knowledge, number)
    made = prepare(written.readings, knowledge=rig.knowledge, codebook=rig.codebook, settings=settings)
    ties = Ties(rig.knowledge)
    sample = sample_pairs(
        made.statements, knowledge=rig.knowledge, ties=ties, codebook=rig.codebook, settings=settings.link
    )
    told = learn_told(sample, settings.link)
    assert told is not None
    learnt = msgspec.structs.replace(settings.link, told=told, threshold=told.threshold)
    found = (_linked(rig, ties, made.statements, link_settings) for link_settings in (learnt, settings.link))
    by_learnt, by_stated = found
    return by_learnt, by_stated, written.story


def _linked(rig: Rig, ties: Ties, statements: Sequence[Statement], settings: LinkSettings) -> dict[str, int]:
    occurrences = link(statements, knowledge=rig.knowledge, ties=ties, codebook=rig.codebook, settings=settings)
    return {
        claim_id: number
        for number, occurrence in enumerate(occurrences)
        for statement in occurrence.affirmed
        for claim_id in statement.claim_ids
    }


def _measures(
    name: str, judged: Mapping[str, tuple[dict[str, int], dict[str, int], dict[str, int]]]
) -> Iterator[Measure]:
    for score, formula, tally in _TALLIES:
        yield Measure(
            f"{name}: {score}",
            formula,
            {war: summed(tally(learnt, story).values()) for war, (learnt, _, story) in judged.items()},
            {STATED: {war: summed(tally(stated, story).values()) for war, (_, stated, story) in judged.items()}},
        )
