"""All suites by name, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.evaluation import (
    cases,
    event_location,
    gsr,
    isaf,
    maverick,
    metamorphic,
    re3d,
    seed,
    simulated_linking,
    simulation,
)
from twosource.evaluation.suite import Suite

SUITES: Mapping[str, Suite] = {
    suite.name: suite
    for suite in (
        seed.SEED,
        seed.SEED_ALTERED,
        isaf.SUITE,
        event_location.SUITE,
        re3d.SUITE,
        gsr.PETRARCH2,
        gsr.PLOVER,
        maverick.SUITE,
        cases.SUITE,
        metamorphic.SUITE,
        simulation.SUITE,
        simulated_linking.SUITE,
    )
}
