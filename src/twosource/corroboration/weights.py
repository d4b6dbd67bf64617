"""What each level of agreement in a field weighs: a model of pairs that adds up, field by field.

In: for each field and level a weight in log-odds, and how often pairs of one event (m) and of two events (u) show it.
Out: the log-odds that a pair is one event: the prior and its fields' weights together, as in Fellegi and Sunter
(1969). The weights need not be ln(m / u): fitted together they allow for fields that say the same thing twice.
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


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One level of agreement: its weight, and the shares of pairs of one event (m) and of two (u) that show it."""

    weight: float
    m: float
    u: float


class FieldWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A model of pairs.

    Attributes:
        learnt_from: what it was learnt from, in words.
        pairs: from how many pairs, of one event and of two; of pairs that nobody judged, how many are thought to be so.
        share: the share of compared pairs that are one event.
        prior: the log-odds that a pair is one event before its fields are looked at.
        threshold: the mean log-odds above which two clusters are one event.
        fields: field -> level -> what it weighs.
    """

    learnt_from: str
    pairs: tuple[float, float]
    share: float
    prior: float
    threshold: float
    fields: Mapping[str, Mapping[str, Level]]

    def weight(self, field: str, level: str) -> float:
        """What a level weighs; 0 for one that was never met in learning."""
        known = self.fields.get(field, {}).get(level)
        return 0.0 if known is None else known.weight

    @property
    def version(self) -> str:
        """A short hash of all that the model holds."""
        return hashlib.sha256(encoded(self)).hexdigest()[:12]


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
    levels = [level for of_field in weights.fields.values() for level in of_field.values()]
    shares = [weights.share, *(share for level in levels for share in (level.m, level.u))]
    numbers = [weights.prior, weights.threshold, *(level.weight for level in levels)]
    if not all(0 < share < 1 for share in shares) or not all(map(math.isfinite, numbers)):
        raise TwosourceError("the weights of linking hold a number that no model has", where=where, cure=_CURE)
    return weights


@cache
def shipped_weights() -> FieldWeights:
    """The weights that ship, for rows that people coded."""
    return decoded(_SHIPPED.read_bytes(), str(_SHIPPED))
