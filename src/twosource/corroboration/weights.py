"""What each level of agreement in a field weighs: a model of pairs that adds up, field by field.

In: for each field and level a weight in log-odds. Out: the log-odds that a pair is one event: the prior and its fields'
weights together, as in Fellegi and Sunter (1969). Fitted together, the weights allow for fields that say the same
thing twice.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from twosource.errors import TwosourceError

_SHIPPED = Path(__file__).parent / "data" / "coded_weights.json"
_CURE = "Learn the weights anew with `twosource learn`"


class FieldWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A model of pairs.

    Attributes:
        learnt_from: what it was learnt from, in words.
        pairs: from how many pairs, of one event and of two; of pairs that nobody judged, how many are thought to be so.
        share: the share of compared pairs that are one event.
        prior: the log-odds that a pair is one event before its fields are looked at.
        threshold: the mean log-odds above which two clusters are one event.
        fields: field -> level -> what it weighs, in log-odds: above 0 it speaks for one event.
    """

    learnt_from: str
    pairs: tuple[float, float]
    share: float
    prior: float
    threshold: float
    fields: Mapping[str, Mapping[str, float]]

    def weight(self, field: str, level: str) -> float:
        """What a level weighs; 0 for one that was never met in learning."""
        return self.fields.get(field, {}).get(level, 0.0)

    @property
    def version(self) -> str:
        """A short hash of all that the model holds."""
        return hashlib.sha256(encoded(self)).hexdigest()[:12]


class ToldLevel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a monitor's own claims have taught of one level of a field.

    Attributes:
        shift: what its stated weight is moved by, in log-odds.
        pairs: the weight of the pairs that show it and are thought to be one event.
        m: the share of those pairs that show it; ``stated``: the share that the stated weights suppose.
        u: the share of pairs that are two events which show it.
    """

    shift: float
    pairs: float
    m: float
    stated: float
    u: float


class ToldWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a monitor's own claims have taught of how two of them are linked.

    Attributes:
        learnt_from: what it was learnt from, in words.
        pairs: the weight of the pairs that are thought to be one event, and of those thought to be two.
        apart: how many pairs that lie too far apart in time, and in place, to be one event told what chance does.
        judged: how many pairs analysts had judged.
        rounds: of expectation and maximisation.
        prior_pairs: how many pairs the stated weights count for; ``prior_share``: their share in what is gone by.
        threshold: what the sum of a pair's fields must pass.
        fields: field -> level -> what was learnt of it.
    """

    learnt_from: str
    pairs: tuple[float, float]
    apart: tuple[int, int]
    judged: int
    rounds: int
    prior_pairs: float
    prior_share: float
    threshold: float
    fields: Mapping[str, Mapping[str, ToldLevel]]

    def shift(self, field: str, level: str) -> float:
        """What a stated weight is moved by; 0 for a level of which nothing was learnt."""
        known = self.fields.get(field, {}).get(level)
        return 0.0 if known is None else known.shift


def encoded(weights: FieldWeights) -> bytes:
    """The model as JSON, the same bytes for the same model."""
    return msgspec.json.encode(weights, order="deterministic")


def decoded(content: bytes, where: str) -> FieldWeights:
    """The model of such JSON.

    Raises:
        TwosourceError: it holds no model, or numbers that no model has.
    """
    try:
        weights = msgspec.json.decode(content, type=FieldWeights)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise TwosourceError(f"the weights of linking can't be read: {error}", where=where, cure=_CURE) from error
    check(weights, where)
    return weights


def check(weights: FieldWeights, where: str) -> None:
    """Let a model pass whose numbers are such as a model has.

    Raises:
        TwosourceError: one is not.
    """
    numbers = [weights.prior, weights.threshold, *(w for levels in weights.fields.values() for w in levels.values())]
    if not 0 < weights.share < 1 or not all(map(math.isfinite, numbers)):
        raise TwosourceError("the weights of linking hold a number that no model has", where=where, cure=_CURE)


def check_told(weights: ToldWeights, where: str) -> None:
    """Let what was learnt of sentences pass if its numbers are such as can be learnt.

    Raises:
        TwosourceError: one is not.
    """
    shifts = [level.shift for levels in weights.fields.values() for level in levels.values()]
    if not all(map(math.isfinite, (weights.threshold, *shifts))):
        raise TwosourceError("the weights of linking hold a number that no model has", where=where, cure=_CURE)


@cache
def shipped_weights() -> FieldWeights:
    """The weights that ship, for rows that people coded."""
    return decoded(_SHIPPED.read_bytes(), str(_SHIPPED))
