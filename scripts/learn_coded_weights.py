"""Learn the weights that ship for rows that people coded, from MAVERICK's coded reports, and write them down.

Run from a checkout that has the measuring data beside it: `python scripts/learn_coded_weights.py`. The score of what is
written is that of the suite `maverick_dev`, which learns the same way without the rows that it scores.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from twosource.corroboration.weights import encoded
from twosource.evaluation.evaluate import rig
from twosource.evaluation.maverick_linking import Linker
from twosource.evaluation.maverick_rows import rows
from twosource.evaluation.places import DataPlaces

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "corroboration" / "data" / "coded_weights.json"
FROM = "1,062 coded reports of election violence in Côte d'Ivoire (MAVERICK; van Baalen and Höglund 2026; CC BY 4.0)"


def main() -> None:
    """Write the weights."""
    (table,) = DataPlaces.found().of_data("maverick_dev/reports.csv")
    made = rig()
    weights = Linker(made, rows(table, made)).learn((), FROM)
    OUT.write_bytes(msgspec.json.format(encoded(weights), indent=1) + b"\n")
    print(
        f"{OUT.name}: version {weights.version}, {weights.pairs[0]:.0f} pairs of one event, {weights.pairs[1]:.0f} of two"
    )


if __name__ == "__main__":
    main()
