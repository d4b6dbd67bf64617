"""Corroboration: which claims speak of one occurrence, from whom, how well it is borne out, where they differ."""

from twosource.corroboration.corroborate import Corroboration, corroborate
from twosource.corroboration.explain import Because, FieldWeight, explain
from twosource.corroboration.settings import (
    CopySettings,
    CorroborationSettings,
    CredibilitySettings,
    LinkSettings,
    LinkWeights,
)

__all__ = [
    "Because",
    "CopySettings",
    "Corroboration",
    "CorroborationSettings",
    "CredibilitySettings",
    "FieldWeight",
    "LinkSettings",
    "LinkWeights",
    "corroborate",
    "explain",
]
