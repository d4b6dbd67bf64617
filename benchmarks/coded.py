"""Tables that people coded: made-up rows in the columns of the UCDP GED, and what taking them in costs.

The rows are as many as UCDP has for Syria from 2016 to 2019, spread over the places of the shipped Syria pack.
"""

from __future__ import annotations

import csv
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
from measure import Line, in_turns, median_ratio

from twosource.importing import ImportedRow, RowReader
from twosource.intake import ReportFields
from twosource.pipeline import Config, Monitor, Rooms, sample_files

ROWS = 16_566
_SEED = 1
_SIDES = (
    ("Government of Syria", "Syrian insurgents"), ("Government of Syria", "IS"), ("IS", "SDF"), ("IS", "Civilians"),
    ("Ahrar al-Sham, HTS", "IS"),
)  # fmt: skip
_OFFICES = ("SOHR", "SOHR", "SOHR", "SOHR;Airwars", "Airwars", "SANA;Reuters")
_FIRST = date(2016, 1, 1)
_DAYS = 1429


def write_table(file: Path, rooms: Rooms, rows: int = ROWS) -> None:
    """Write a table of so many events; the same one every time."""
    dice = random.Random(_SEED)
    places = [place for place in rooms.knowledge.places if place.country == "SY" and place.lat is not None]
    columns = (
        "id,type_of_violence,side_a,side_b,source_article,source_office,source_date,source_headline,source_original,"
        "where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,"
        "deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
    ).split(",")
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        for number in range(rows):
            place = dice.choice(places)
            a, b = dice.choice(_SIDES)
            offices = dice.choice(_OFFICES)
            parts = offices.count(";") + 1
            day = (_FIRST + timedelta(days=dice.randrange(_DAYS))).isoformat()
            dead = dice.randrange(1, 12)
            headline = f"{dead} were killed as fighting went on in the countryside ({number})"
            writer.writerow(
                [
                    f"{number}.0", 3 if b == "Civilians" else 1, a, b, f'"{offices},{day},{headline}"', offices,
                    ";".join([day] * parts), ";".join([headline] * parts), "", dice.choice((1, 1, 1, 2, 4)), place.name,
                    place.admin1 or "", "", place.lat, place.lon, "Syria", 1, day, day, 0, 0, dead if b == "Civilians"
                    else 0, 0, max(0, dead - 1), dead, dead + dice.randrange(3),
                ]
            )  # fmt: skip


def coded(repeats: int) -> Iterator[Line]:
    """Rows to claims against the same rows read as CSV and written as JSON; and a whole table with all that follows."""
    with tempfile.TemporaryDirectory() as parent:
        file = Path(parent) / "ged.csv"
        rooms = Rooms(Config(), Path(parent))
        write_table(file, rooms)
        taking = rooms.take_rows("ucdp-ged")

        def bare() -> None:
            with file.open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    msgspec.json.encode(row)

        def claims() -> None:
            reader = RowReader(rooms.knowledge, rooms.codebook, lambda _: taking.kept.raw)
            reports = (row.report for row in taking.read(file) if isinstance(row, ImportedRow))
            for reading in reader.read_many(reports):
                for claim in reading.claims:
                    msgspec.json.encode(claim)

        seconds = in_turns(repeats, bare=bare, claims=claims)
        ratio = median_ratio(seconds["claims"], seconds["bare"])
        yield Line("coded rows to claims / bare CSV to JSON", ratio, "x", 80)
        yield Line("coded rows to claims", ROWS / statistics.median(seconds["claims"]), "rows/s")
        start = time.perf_counter()
        with Monitor(Path(parent) / "monitor") as monitor:
            monitor.import_table(file, "ucdp-ged", build=False)
            monitor.read([str(one) for one in sample_files()], ReportFields())
        took = time.perf_counter() - start
        yield Line(f"import of {ROWS:,} events, linked to themselves and the samples, built", took, "s", 180)
