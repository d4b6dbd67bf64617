"""Importing: rows of tables that people coded in, reports and their claims out, by a map of the table's columns.

A map is data (TOML): it says which column holds what. Each row becomes a `Report` whose text is the row, one line a
cell, so that every span of every claim gives back the words of a cell; its claims are made from that text and the map
alone, and are made again by every rebuild.
"""

from twosource.importing.faults import MapError, TableError
from twosource.importing.maps import MAPS, check_map, load_map, read_map
from twosource.importing.model import TableMap
from twosource.importing.reader import RowReader
from twosource.importing.rows import ImportedRow, RowImport

__all__ = [
    "MAPS",
    "ImportedRow",
    "MapError",
    "RowImport",
    "RowReader",
    "TableError",
    "TableMap",
    "check_map",
    "load_map",
    "read_map",
]
