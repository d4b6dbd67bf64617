"""Building the base index: the world's places written into the files that `index` maps.

In: the base gazetteer's rows. Out: a folder of tries and columns. Done once for a version of the packages and word
lists;
this module and what it imports are loaded only then.
"""

from __future__ import annotations

import gc
from array import array
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import marisa_trie
import msgspec

from twosource.knowledge.base import BaseRow, base_rows
from twosource.knowledge.folding import name_keys
from twosource.knowledge.index import (
    ALONE,
    COLUMNS,
    LEVELS,
    MATCHABLE,
    MEASURES,
    NAME_END,
    NO_ROW,
    NUMBER,
    PLAIN,
    Meta,
    goes_on,
)
from twosource.knowledge.matchable import Spoken, matchable
from twosource.knowledge.transliteration import loose_word
from twosource.knowledge.words import load_words

_LEAST_LOOSE: Final = 4  # letters of a loose key; shorter ones join too much
_Bearers = dict[int, bool]  # rows that bear a name, each with whether it is the row's usual one


def build_index(folder: Path) -> None:
    """Build the index of the base gazetteer into an empty folder. Takes some 20 s and 1 GB, once."""
    gc.disable()  # millions of small objects that all stay: looking for rubbish among them takes a third of the time
    try:
        write_index(folder, base_rows())
    finally:
        gc.enable()


def write_index(folder: Path, rows: list[BaseRow]) -> None:
    """Write the index of these rows, which must be in the order of their GeoNames ids, into an empty folder."""
    words = load_words()
    strict, loose = _keys(rows)
    trie = _write_names(folder, "names", {key: _ranked(rows, bearers) for key, bearers in strict.items()})
    flags = bytearray(len(trie))
    begun: dict[str, int] = defaultdict(int, dict.fromkeys(sorted(words.common | words.personal), PLAIN))
    for key, bearers in strict.items():
        if matchable(key, Spoken.of((rows[number], usual) for number, usual in bearers.items()), words):
            flags[trie.key_id(key)] = MATCHABLE
            first, _, more = key.partition(" ")
            begun[first] |= goes_on(more[0]) if more else ALONE
    (folder / "names.flags").write_bytes(bytes(flags))
    _write_words(folder, begun, trie)
    _write_names(folder, "loose", {key: _ranked(rows, bearers) for key, bearers in loose.items()})
    _write_rows(folder, rows)
    kinds, countries = (tuple(sorted(told)) for told in ({row.kind for row in rows}, {row.country for row in rows}))
    meta = Meta(len(rows), max(map(len, strict), default=0), kinds, countries)
    (folder / "meta.json").write_bytes(msgspec.json.encode(meta))


def _keys(rows: list[BaseRow]) -> tuple[dict[str, _Bearers], dict[str, _Bearers]]:
    """Folded and loose keys with the rows they name."""
    strict: dict[str, _Bearers] = defaultdict(dict)
    loose: dict[str, _Bearers] = defaultdict(dict)
    parts: dict[str, str] = {}
    for number, row in enumerate(rows):
        for index, name in enumerate(row.names):
            for key in name_keys(name):
                strict[key].setdefault(number, index == 0)
                if not key.isascii():
                    continue
                words = key.split(" ")
                for word in words:
                    if word not in parts:
                        parts[word] = loose_word(word)
                joined = "".join([parts[word] for word in words])
                if len(joined) >= _LEAST_LOOSE:
                    loose[joined].setdefault(number, index == 0)
    return strict, loose


def _ranked(rows: list[BaseRow], bearers: _Bearers) -> list[int]:
    """The bearers as they are stored: the greatest first, the lowest bit telling whether the name is the usual one."""
    order = list(bearers)
    if len(order) > 1:
        order.sort(key=lambda number: (-rows[number].population, rows[number].geonames_id))
    return [number << 1 | bearers[number] for number in order]


def _write_names(folder: Path, name: str, postings: Mapping[str, list[int]]) -> marisa_trie.Trie:
    trie = marisa_trie.Trie(postings.keys())
    by_number: list[list[int]] = [[]] * len(trie)
    for key, entries in postings.items():
        by_number[trie.key_id(key)] = entries
    starts = array("I", [0])
    flat = array("I")
    for entries in by_number:
        flat.extend(entries)
        starts.append(len(flat))
    trie.save(str(folder / f"{name}.marisa"))
    (folder / f"{name}.starts").write_bytes(starts.tobytes())
    (folder / f"{name}.rows").write_bytes(flat.tobytes())
    return trie


def _write_words(folder: Path, begun: Mapping[str, int], names: marisa_trie.Trie) -> None:
    trie = marisa_trie.Trie(begun.keys())
    flags = array("Q", bytes(8 * len(trie)))
    for word, flag in begun.items():
        flags[trie.key_id(word)] = flag | (names.key_id(word) + 1 << NUMBER if flag & ALONE else 0)
    trie.save(str(folder / "words.marisa"))
    (folder / "words.flags").write_bytes(flags.tobytes())


def _write_rows(folder: Path, rows: list[BaseRow]) -> None:
    kinds = {kind: number for number, kind in enumerate(sorted({row.kind for row in rows}))}
    countries = {country: number for number, country in enumerate(sorted({row.country for row in rows}))}
    number_of = {row.geonames_id: number for number, row in enumerate(rows)}
    columns: dict[str, Any] = {name: array(code) for name, code in COLUMNS.items()}
    columns |= {name: array("f") for name in MEASURES}
    blob = bytearray()
    for row in rows:
        lat, lon = row.point or (float("nan"), float("nan"))
        parents = [number_of[parent] for parent in row.parents] + [NO_ROW, NO_ROW]
        values = {
            "geonames_id": row.geonames_id,
            "population": row.population,
            "lat": lat,
            "lon": lon,
            "radius": row.radius_km,
            "level": LEVELS.index(row.level),
            "kind": kinds[row.kind],
            "country": countries[row.country],
            "parent": parents[0],
            "grandparent": parents[1],
            "name_start": len(blob),
        }
        for name, value in values.items():
            columns[name].append(value)
        blob += NAME_END.join(row.names).encode()
    columns["name_start"].append(len(blob))
    for name, column in columns.items():
        (folder / f"row.{name}").write_bytes(column.tobytes())
    (folder / "row.names").write_bytes(bytes(blob))
