from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.errors import Fault
from twosource.knowledge.place_table import table_bytes, table_rows
from twosource.records import Place

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="|\ufeff\ufffe\uffff"), min_size=1
).filter(lambda text: text == text.strip())
PLACES = st.builds(
    Place,
    id=TEXT,
    name=TEXT,
    kind=TEXT,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    radius_km=st.floats(0.1, 500),
    country=st.none() | st.just("SY"),
    names=st.lists(TEXT, max_size=3).map(tuple),
    part_of=st.lists(TEXT, max_size=2).map(tuple),
    population=st.none() | st.integers(1, 10**7),
    basis=TEXT,
)


def read(folder: Path, content: bytes) -> tuple[list[tuple[int, dict[str, object]]], list[Fault]]:
    file = folder / "places.csv"
    file.write_bytes(content)
    faults: list[Fault] = []
    return list(table_rows(file, faults)), faults


@given(st.lists(PLACES, max_size=4))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, places: list[Place]) -> None:
    rows, faults = read(tmp_path_factory.mktemp("table"), table_bytes(places, [()] * len(places)))
    assert faults == []
    assert [msgspec.convert(fields, Place, strict=False) for _, fields in rows] == places


def test_rows_know_their_lines_and_cells_may_hold_several(tmp_path: Path) -> None:
    content = 'id,name,names,shares,replaces\nplc:a,"A\nB",C | D,C,true\n\nplc:b,E,,,\n'.encode("utf-8-sig")
    rows, faults = read(tmp_path, content)
    assert faults == []
    assert [line for line, _ in rows] == [2, 5]
    assert rows[0][1] == {
        "id": "plc:a", "name": "A\nB", "names": ["C", "D"], "shares": ["C"], "replaces": True,
        "lat": None, "lon": None, "country": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"id,name,size\n", 1, "no column 'size'"),
        (b"name,lat\n", 1, "id and name are wanted"),
        (b"", 1, "id and name are wanted"),
        (b"id,name\nplc:a,A\nplc:b,B,C\n", 3, "3 cells"),
        (b'id,name\nplc:a,"A"B\n', 2, "not CSV"),
        (b"id,name\nplc:a,Caf\xe9\n", 2, "not UTF-8"),
    ],
)
def test_each_fault_is_named_with_its_line(tmp_path: Path, content: bytes, line: int, says: str) -> None:
    _, faults = read(tmp_path, content)
    assert [(fault.line, fault.grave) for fault in faults] == [(line, True)]
    assert says in faults[0].problem
