"""Linking, cross-validated: MAVERICK's rows in; for each row its cluster under weights that never saw its fold, out.

Folds keep events whole and months together: months that share an event are one group. All rows are linked under the
weights of each fold, and those of the fold are judged by the clusters they come to stand in, so that a row wrongly
joined across the border of a fold counts as wrong. The fields that a fold's weights look at are chosen on the other
folds too (`maverick_fields`), by inner folds of months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

import msgspec

from twosource.corroboration import (
    CorroborationSettings,
    FieldWeights,
    LinkSettings,
    learn_judged,
    learn_told,
    sample_pairs,
)
from twosource.corroboration.blocking import candidate_pairs
from twosource.corroboration.coded import BEYOND, LEVELS, levels
from twosource.corroboration.linking import link
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.preparation import prepare
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.evaluation.clusters import b_cubed, pairwise
from twosource.evaluation.maverick_fields import JudgedPair, chosen_fields
from twosource.evaluation.maverick_rows import Row
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import score, summed

FOLDS = 10
INNER_FOLDS = 3
_THRESHOLDS = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25)
Clusters = dict[str, int]


class Linker:
    """Links MAVERICK's rows with the program's own linking, and learns its weights from the coder's events."""

    def __init__(self, rig: Rig, rows: Sequence[Row]) -> None:
        self._rig = rig
        self._rows = {row.claim.claim_id: row for row in rows}
        self._ties = Ties(rig.knowledge)
        prepared = prepare(
            [row.reading for row in rows],
            knowledge=rig.knowledge,
            codebook=rig.codebook,
            settings=CorroborationSettings(),
        )
        self.statements = prepared.statements
        self.events = {row.id: row.event for row in rows}

    def row(self, statement: Statement) -> Row:
        """The row of a statement."""
        return self._rows[statement.claim.claim_id]

    def clusters(self, settings: LinkSettings, *, as_read: bool = False) -> Clusters:
        """For each row the number of its cluster.

        Args:
            as_read: compare the rows as if they were sentences, by the stated rules.
        """
        statements = self.statements
        if as_read:
            statements = [_as_read(statement) for statement in statements]
        occurrences = link(
            statements, knowledge=self._rig.knowledge, ties=self._ties, codebook=self._rig.codebook, settings=settings
        )
        return {
            self.row(statement).id: number
            for number, occurrence in enumerate(occurrences)
            for statement in occurrence.affirmed
        }

    def moved(self) -> LinkSettings:
        """The stated rules with what the rows teach of them, compared as if they were sentences and with no event known."""
        sample = sample_pairs(
            [_as_read(statement) for statement in self.statements],
            knowledge=self._rig.knowledge,
            ties=self._ties,
            codebook=self._rig.codebook,
            settings=LinkSettings(),
        )
        told = learn_told(sample, LinkSettings())
        assert told is not None
        return LinkSettings(told=told, threshold=told.threshold)

    def learn(self, without: Collection[str], learnt_from: str) -> FieldWeights:
        """The weights of all rows but these, with the fields and the threshold that serve best on the rest."""
        pairs = [
            judged
            for judged in self._judged
            if not any(self.row(self.statements[i]).id in without for i in judged.pair)
        ]
        fields = self._chosen(pairs, without)
        weights = learn_judged(
            [{field: judged.levels[field] for field in fields} for judged in pairs],
            [judged.same for judged in pairs],
            threshold=0.0,
            learnt_from=learnt_from,
        )
        learnt = [row for row in self.events if row not in without]
        choices = [msgspec.structs.replace(weights, threshold=threshold) for threshold in _THRESHOLDS]
        return max(choices, key=lambda choice: self._goodness(choice, learnt))

    def _chosen(self, pairs: Sequence[JudgedPair], without: Collection[str]) -> tuple[str, ...]:
        at = {self.row(statement).id: i for i, statement in enumerate(self.statements)}
        rest = [row for row in self._rows.values() if row.id not in without]
        inner = [{at[row] for row in fold} for fold in folds(rest, INNER_FOLDS)]
        return chosen_fields(pairs, tuple(LEVELS), inner)

    @cached_property
    def _judged(self) -> list[JudgedPair]:
        settings = LinkSettings()
        found = []
        for i, j in candidate_pairs(
            self.statements, self._rig.knowledge, settings, PlaceBook(self._rig.knowledge, settings)
        ):
            a, b = self.statements[i], self.statements[j]
            assert a.row is not None and b.row is not None
            told = levels(a.row, b.row)
            if told["place"] != BEYOND:
                found.append(JudgedPair((i, j), told, self.row(a).event == self.row(b).event))
        return found

    def _goodness(self, weights: FieldWeights, rows: Sequence[str]) -> float:
        """F1 of pairs and twice B3, which moves half as far."""
        given = self.clusters(LinkSettings(coded=weights))
        given, wanted = {row: given[row] for row in rows}, {row: self.events[row] for row in rows}
        pairs = score("f1", summed(pairwise(given, wanted).values())) or 0.0
        cubed = score("b_cubed", summed(b_cubed(given, wanted).values())) or 0.0
        return pairs + 2 * cubed


def cross_validated(linker: Linker, rows: Sequence[Row]) -> list[tuple[frozenset[str], Clusters]]:
    """For each fold its rows, and the clusters of all rows under the weights of the others."""
    found = []
    for fold in folds(rows):
        weights = linker.learn(fold, "MAVERICK, but for a fold")
        found.append((fold, linker.clusters(LinkSettings(coded=weights))))
    return found


def folds(rows: Sequence[Row], count: int = FOLDS) -> list[frozenset[str]]:
    """Rows in folds of like size: the largest group of months first, each to the fold with the fewest rows."""
    parts: list[list[str]] = [[] for _ in range(count)]
    for group in sorted(month_groups(rows), key=lambda group: (-len(group), group)):
        min(parts, key=len).extend(group)
    return [frozenset(part) for part in parts if part]


def month_groups(rows: Sequence[Row]) -> list[list[str]]:
    """Rows of months that share an event, straight or by way of other months."""
    above = {row.month: row.month for row in rows}

    def top(month: str) -> str:
        while above[month] != month:
            month = above[month]
        return month

    first: dict[str, str] = {}
    for row in rows:
        one, other = sorted((top(row.month), top(first.setdefault(row.event, row.month))))
        above[other] = one
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[top(row.month)].append(row.id)
    return [sorted(group) for _, group in sorted(found.items())]


def _as_read(statement: Statement) -> Statement:
    return replace(statement, row=None)
