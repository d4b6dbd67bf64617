"""Formats: which reader takes a gazetteer's file, and what the pack made of it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal

from twosource.knowledge.folding import fold_name
from twosource.knowledge.importing.drafts import Drafts, ImportFault
from twosource.knowledge.importing.ged import read_ged
from twosource.knowledge.importing.geonames import read_geonames
from twosource.knowledge.importing.ocha import read_ocha
from twosource.knowledge.importing.packing import Imported, Packing
from twosource.knowledge.importing.table import ColumnMap, read_table
from twosource.knowledge.knowledge import Knowledge
from twosource.knowledge.packs import Manifest, pack_name

Format = Literal["geonames", "ged", "ocha", "csv"]


@dataclass(frozen=True, slots=True)
class _Terms:
    """What is said of a format's data: its title, licence, and where it comes from."""

    title: str
    licence: str
    note: str


_TERMS: Final[dict[Format, _Terms]] = {
    "geonames": _Terms("GeoNames", "CC-BY-4.0", "GeoNames (CC BY 4.0, geonames.org); points marked geonames:NNN."),
    "ged": _Terms(
        "Places of the UCDP GED",
        "CC-BY-4.0",
        "UCDP Georeferenced Event Dataset (CC BY 4.0): Sundberg and Melander 2013; Davies and others. Points are those that "
        "its coders gave the places of events.",
    ),
    "ocha": _Terms(
        "OCHA common operational datasets",
        "CC-BY-3.0-IGO",
        "OCHA and its partners in the country (data.humdata.org; see there for the country's own terms); points marked by "
        "their p-codes.",
    ),
    "csv": _Terms(
        "Table", "as its owner gives it", "Imported from a table; each place's basis is what the table told."
    ),
}


def import_file(
    file: Path,
    form: Format,
    knowledge: Callable[[str], Knowledge],
    packs: Path,
    *,
    pack: str | None = None,
    columns: ColumnMap | None = None,
    only: str | None = None,
    overwrite: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Imported:
    """Make a pack of the places in a gazetteer's file.

    Args:
        file: the file, packed (gzip, zip) or not.
        form: its format.
        knowledge: gives what is known, without the pack of this name.
        packs: the folder that the pack goes into.
        pack: the pack's name; by default the format's and the file's.
        columns: for ``csv``, the map of its columns.
        only: for OCHA's list of the whole world, the country to take, by its ISO 3166-1 alpha-3 code.
        overwrite: whether a pack of that name may be put in place of one that is there.
        step: called for each row taken up.

    Raises:
        ImportFault: the file cannot be imported.
        PackNameError: the pack cannot be called so, or is there already.
        PackWriteError: the disk does not take it.
    """
    given = columns or ColumnMap()
    readers: dict[Format, Callable[[Path], Drafts]] = {
        "geonames": read_geonames,
        "ged": read_ged,
        "ocha": partial(read_ocha, only=only),
        "csv": partial(read_table, columns=given),
    }
    name = pack_name(pack or _name_of(form, file))
    packing = Packing(knowledge(name), _standing(form, given), step)
    try:
        return packing.pack(
            readers[form](file), partial(_manifest, form, file, name, given), packs, overwrite=overwrite
        )
    except ImportFault as fault:
        if fault.where:
            raise
        raise ImportFault(fault.problem, where=str(file), cure=fault.cure) from fault


def _name_of(form: Format, file: Path) -> str:
    """``geonames-sy`` for ``SY.zip``; of a plain table its own name."""
    stem = fold_name(file.name.partition(".")[0]).replace(" ", "-")
    return stem if form == "csv" else f"{form}-{stem}"


def _standing(form: Format, columns: ColumnMap) -> Literal["curated", "gazetteer"]:
    """The places of events are what a war turns on; those of gazetteers are not."""
    if form == "csv":
        return columns.standing
    return "curated" if form == "ged" else "gazetteer"


def _manifest(form: Format, file: Path, name: str, columns: ColumnMap, countries: Sequence[str]) -> Manifest:
    terms = _TERMS[form]
    title = f"{terms.title}: {', '.join(countries[:5])}" if form != "csv" else f"{terms.title} {file.name}"
    return Manifest(
        id=name,
        title=title,
        countries=tuple(countries),
        description=f"Places imported from {file.name}; of those that were known already, the spellings that they lacked.",
        licence=terms.licence,
        sources_note=terms.note,
        standing=_standing(form, columns),
    )
