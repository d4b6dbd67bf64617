"""Gazetteers: what users hold or fetch, made into packs of a monitor.

In: a file, or a country to fetch GeoNames' and OCHA's gazetteers of. Out: packs in the data folder's ``packs``. Nothing
is fetched but when a user asks for it by name.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

import msgspec

from twosource.errors import TwosourceError
from twosource.pipeline.config import Config, pack_paths

if TYPE_CHECKING:
    from twosource.knowledge import Knowledge
    from twosource.knowledge.importing import Format, Imported
    from twosource.knowledge.importing.table import ColumnMap

_WORLD_LIST: Final = "global_pcodes.csv"
_WORLD_DATASET: Final = "global-pcodes"
_TABLES: Final = ("CSV", "XLSX")
_TELLING: Final = (("tabular", "gazetteer"), ("admin", "adm"))  # words in the name of the file wanted, the surest first


class GazetteerError(TwosourceError):
    """A gazetteer that cannot be had."""


class _Resource(msgspec.Struct):
    name: str = ""
    format: str = ""
    url: str = ""
    download_url: str | None = None


class _Dataset(msgspec.Struct):
    resources: tuple[_Resource, ...] = ()


class _Answer(msgspec.Struct):
    """What CKAN's ``package_show`` answers, as far as it is used."""

    success: bool
    result: _Dataset


class Fetched(NamedTuple):
    """What came of one gazetteer: the pack, or why there is none."""

    what: str
    imported: Imported | None
    error: TwosourceError | None


class Gazetteers:
    """Imports into the packs of a monitor.

    Args:
        folder: the monitor's folder.
        config: its configuration.
        step: called for each row taken up.
    """

    def __init__(self, folder: Path, config: Config, step: Callable[[], None] = lambda: None) -> None:
        self._folder = folder
        self._config = config
        self._step = step

    def take(
        self,
        file: Path,
        form: Format,
        *,
        pack: str | None = None,
        columns: ColumnMap | None = None,
        only: str | None = None,
        overwrite: bool = False,
    ) -> Imported:
        """Make a pack of a file; see `knowledge.importing.import_file`."""
        from twosource.knowledge.importing import import_file

        return import_file(
            file, form, self._without, self._folder / "packs",
            pack=pack, columns=columns, only=only, overwrite=overwrite, step=self._step,
        )  # fmt: skip

    def fetch(self, country: str, *, overwrite: bool = False) -> Sequence[Fetched]:
        """Fetch a country's gazetteers and make packs of them: ``geonames-sy``, then ``ocha-sy``.

        Args:
            country: ISO 3166-1 alpha-2 or alpha-3, or a name.
            overwrite: whether packs of an earlier fetch may be put in place of.

        Raises:
            GazetteerError: there is no such country.
        """
        from twosource.knowledge.importing.countries import CountryCodes

        codes = CountryCodes()
        code = codes.of(country)
        three = codes.alpha3(code) if code else None
        if code is None or three is None:
            raise GazetteerError(f"there is no country {country!r}", cure="Give its ISO 3166-1 code, such as SY")
        found = []
        for what, fetch in (("geonames", self._geonames), ("ocha", self._ocha)):
            try:
                self._free(f"{what}-{code.lower()}", overwrite)
                with tempfile.TemporaryDirectory() as parent:
                    found.append(Fetched(what, fetch(Path(parent), code, three, overwrite), None))
            except TwosourceError as error:
                found.append(Fetched(what, None, error))
        return found

    def _free(self, pack: str, overwrite: bool) -> None:
        """Refuse before anything is fetched what could not be written after it."""
        if (self._folder / "packs" / pack).exists() and not overwrite:
            cure = "Say --overwrite to put the new one in its place"
            raise GazetteerError(f"there is a pack {pack} already", cure=cure)

    def _without(self, pack: str) -> Knowledge:
        """What is known without the pack of this name, which is to be made anew."""
        from twosource.knowledge import Knowledge

        target = (self._folder / "packs" / pack).resolve()
        paths = pack_paths(self._folder, self._config)
        return Knowledge.load([path for path in paths if path.resolve() != target])

    def _geonames(self, parent: Path, code: str, three: str, overwrite: bool) -> Imported:
        file = parent / f"{code}.zip"
        file.write_bytes(self._get(f"{self._config.geonames_url.rstrip('/')}/{code}.zip"))
        return self.take(file, "geonames", pack=f"geonames-{code.lower()}", overwrite=overwrite)

    def _ocha(self, parent: Path, code: str, three: str, overwrite: bool) -> Imported:
        """The country's own gazetteer; where it has none, its part of the list of the whole world."""
        chosen = _choose(self._resources(f"cod-ab-{three.lower()}"))
        only = None
        if chosen is None:
            world = [one for one in self._resources(_WORLD_DATASET) or () if one.name == _WORLD_LIST]
            if not world:
                raise GazetteerError(f"OCHA has no gazetteer of {code}", cure="Look for one at data.humdata.org")
            chosen, only = world[0], three
        file = parent / f"{code}.{chosen.format.lower() if only is None else 'csv'}"
        file.write_bytes(self._get(chosen.download_url or chosen.url))
        return self.take(file, "ocha", pack=f"ocha-{code.lower()}", only=only, overwrite=overwrite)

    def _resources(self, dataset: str) -> Sequence[_Resource] | None:
        """The files of a dataset; None where there is no such dataset."""
        address = f"{self._config.ocha_url.rstrip('/')}/api/3/action/package_show?id={quote(dataset)}"
        try:
            raw = self._get(address)
        except GazetteerError as error:
            if error.problem.startswith("answered 404"):
                return None
            raise
        try:
            return msgspec.json.decode(raw, type=_Answer).result.resources
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            cure = "Check ocha_url in config.toml"
            raise GazetteerError(f"it does not answer as a CKAN does: {error}", where=address, cure=cure) from error

    def _get(self, address: str) -> bytes:
        from twosource.intake.fetch import fetch
        from twosource.intake.refusal import Refused
        from twosource.intake.settings import IntakeSettings

        settings = IntakeSettings(
            allow_private_addresses=self._config.allow_private_addresses,
            max_fetch_bytes=self._config.max_gazetteer_bytes,
            fetch_seconds=self._config.gazetteer_seconds,
        )
        try:
            return fetch(address, settings).raw
        except Refused as refused:
            cure = f"Fetch it with a browser, and use `twosource knowledge import`. {refused.cure}"
            raise GazetteerError(refused.problem, where=address, cure=cure) from refused


def _choose(resources: Sequence[_Resource] | None) -> _Resource | None:
    """The table of admin units among a dataset's files: CSV or a workbook, by its name."""
    tables = [one for one in resources or () if one.format.upper() in _TABLES and (one.download_url or one.url)]

    def rank(one: _Resource) -> tuple[int, int, str]:
        name = one.name.lower()
        told = next((at for at, words in enumerate(_TELLING) if any(word in name for word in words)), len(_TELLING))
        return told, _TABLES.index(one.format.upper()), name

    return min(tables, key=rank, default=None)
