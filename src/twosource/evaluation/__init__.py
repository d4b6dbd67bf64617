"""Evaluation: coded data and a reader in; scores with their intervals, baselines beside them and floors under them, out.

One module a suite turns its data into items and a reader's claims into judgements (`isaf`, `event_location`, ...);
`scores` and `resampling` are the arithmetic, `results` puts both together, `floors` holds what was once reached.
"""

from twosource.evaluation.errors import EvaluationError
from twosource.evaluation.evaluate import evaluate, rig
from twosource.evaluation.floors import Breach, Floors, breaches, load_floors, raised, save_floors
from twosource.evaluation.places import DataPlaces, floors_file
from twosource.evaluation.results import SuiteResult
from twosource.evaluation.suites import SUITES

__all__ = [
    "SUITES",
    "Breach",
    "DataPlaces",
    "EvaluationError",
    "Floors",
    "SuiteResult",
    "breaches",
    "evaluate",
    "floors_file",
    "load_floors",
    "raised",
    "rig",
    "save_floors",
]
