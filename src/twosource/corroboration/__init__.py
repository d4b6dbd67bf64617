"""Corroboration: which claims speak of one occurrence, from whom, how well it is borne out, where they differ."""

from twosource.corroboration.corroborate import Corroboration, corroborate, learn_reliability
from twosource.corroboration.explain import Because, FieldWeight, explain
from twosource.corroboration.learnt import Learnt, decoded_learnt, learn_all, shipped
from twosource.corroboration.link_learning import learn_judged, learn_share
from twosource.corroboration.reliability import SHIPPED_SOURCES, SourceWeights
from twosource.corroboration.relinking import Corroborator, Linked
from twosource.corroboration.settings import (
    CopySettings,
    CorroborationSettings,
    CredibilitySettings,
    LinkSettings,
    LinkWeights,
    TruthSettings,
)
from twosource.corroboration.told_learning import learn_told
from twosource.corroboration.told_pairs import PairSample, sample_pairs
from twosource.corroboration.weights import FieldWeights, ToldWeights, shipped_weights

__all__ = [
    "SHIPPED_SOURCES",
    "Because",
    "CopySettings",
    "Corroboration",
    "CorroborationSettings",
    "Corroborator",
    "CredibilitySettings",
    "FieldWeight",
    "FieldWeights",
    "Learnt",
    "LinkSettings",
    "LinkWeights",
    "Linked",
    "PairSample",
    "SourceWeights",
    "ToldWeights",
    "TruthSettings",
    "corroborate",
    "decoded_learnt",
    "explain",
    "learn_all",
    "learn_judged",
    "learn_reliability",
    "learn_share",
    "learn_told",
    "sample_pairs",
    "shipped",
    "shipped_weights",
]
