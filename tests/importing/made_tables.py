"""Tables made up for the tests, with the very columns of the published ones, and rows in our own words."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]

GED_COLUMNS = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
source_article source_office source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""".split()

GED = {
    "id": "900001.0",
    "year": "2017",
    "type_of_violence": "1",
    "conflict_name": "Syria: Islamic State",
    "side_a": "Government of Syria",
    "side_b": "IS",
    "source_article": '"SOHR,2017-09-05,Battle at the edge of a desert town";"Reuters,2017-09-06,Army nears town, monitor says"',
    "source_office": "SOHR;Reuters",
    "source_date": "2017-09-05;2017-09-06",
    "source_headline": "Battle at the edge of a desert town;Army nears town, monitor says",
    "source_original": "",
    "where_prec": "1",
    "where_coordinates": "Deir ez Zor town",
    "adm_1": "Deir ez Zor Governorate",
    "latitude": "35.335876",
    "longitude": "40.140844",
    "country": "Syria",
    "date_prec": "1",
    "date_start": "2017-09-05",
    "date_end": "2017-09-05",
    "deaths_civilians": "1",
    "best": "6",
    "high": "9",
    "low": "4",
}

ACLED_COLUMNS = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
longitude geo_precision source source_scale notes fatalities tags timestamp
""".split()

ACLED = {
    "event_id_cnty": "SYR900001",
    "event_date": "05 September 2017",
    "year": "2017",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Russia (2000-)",
    "inter1": "External/Other forces",
    "actor2": "Islamic State (Syria)",
    "inter2": "Rebel group",
    "country": "Syria",
    "admin1": "Deir ez Zor",
    "location": "Deir ez Zor",
    "latitude": "35.3359",
    "longitude": "40.1408",
    "geo_precision": "1",
    "source": "SOHR; SANA",
    "notes": "On 5 September 2017, warplanes were said to have hit positions east of the town. Three fighters died.",
    "fatalities": "3",
    "timestamp": "1505170800",
}

_ACTOR = (
    "{0} {0}_id {0}_type {0}_subtype {0}_party {0}_violence {0}_precision {0}_initiator {0}_perpetrator {0}_intervener "
    "{0}_bystander {0}_victim"
)
MAVERICK_COLUMNS = [
    *"id event_id country election certain date_start date_end city location latitude longitude geo_precision".split(),
    *(column for n in range(1, 7) for column in _ACTOR.format(f"actor{n}").split()),
    *"event_context target deaths_best deaths_low deaths_high injuries_best injuries_low injuries_high".split(),
    *"displacement damage source number_of_sources source_author source_type source_classification".split(),
]
MAVERICK = {
    "id": "made-0001",
    "event_id": "CIV-9001",
    "country": "Ivory Coast",
    "election": "CI-Presidential-2010",
    "date_start": "2011-01-04",
    "date_end": "2011-01-04",
    "city": "Abidjan",
    "location": "Abobo",
    "latitude": "5.42",
    "longitude": "-4.02",
    "geo_precision": "4.0",
    "actor1": "Police (Côte d'Ivoire)",
    "actor1_type": "Security forces",
    "actor1_violence": "Shooting; Crowd control measures",
    "actor1_perpetrator": "1.0",
    "actor1_victim": "0.0",
    "actor2": "Supporters of a made-up party (MUP)",
    "actor2_type": "Political actor",
    "actor2_perpetrator": "0.0",
    "actor2_victim": "1.0",
    "event_context": "Other context",
    "target": "Voters or party supporters",
    "deaths_best": "2",
    "deaths_low": "2",
    "deaths_high": "3",
    "injuries_best": "0",
    "injuries_low": "0",
    "injuries_high": "0",
    "source": "AFP (2011-01-05) Police fire on a rally of supporters in Abobo",
    "source_author": "AFP",
    "source_type": "International news agency",
}


def csv_text(columns: Sequence[str], *rows: Row, delimiter: str = ",") -> str:
    """A CSV with these columns and rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def ged_file(folder: Path, *rows: Row) -> Path:
    """A table with the columns of the UCDP GED."""
    return _written(folder / "ged.csv", csv_text(GED_COLUMNS, *rows))


def acled_file(folder: Path, *rows: Row) -> Path:
    """A table with the columns of ACLED's export."""
    return _written(folder / "acled.csv", csv_text(ACLED_COLUMNS, *rows))


def maverick_file(folder: Path, *rows: Row) -> Path:
    """A table with the columns of MAVERICK's report-level data."""
    return _written(folder / "maverick.csv", csv_text(MAVERICK_COLUMNS, *rows))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
