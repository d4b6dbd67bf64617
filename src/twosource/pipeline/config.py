"""`config.toml` in the data folder: the file in, a typed `Config` out; an unknown key is an error that names it."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from twosource.errors import TwosourceError

CONFIG_NAME = "config.toml"


class ConfigError(TwosourceError):
    """The configuration can't be used."""


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a monitor may be set to.

    Attributes:
        allow_private_addresses: whether URLs inside one's own network may be fetched.
        gate: whether a quick look at a report's words keeps other news from the parser; false reads everything.
        analyst: what decisions are signed with where --who is not given: a name, a role or a handle; it is shown
            wherever the decision acts.
        delay_days: how many days the public products (brief, map, export) lag behind: no later report goes into them.
        packs: folders of knowledge packs of one's own, on top of the shipped ones; relative to the data folder. Those
            in its `packs` folder need no naming.
        codebooks: codebook files of one's own, likewise.
        language: the language that all reports are in, where it should not be guessed (a code such as ``en``).
        max_text_bytes: the most text of one report, in bytes.
        max_document_bytes: the most one file, or one line of a .jsonl, may weigh, in bytes.
        max_fetch_bytes: the most that is fetched from one address, in bytes.
        fetch_seconds: the longest that fetching one address may take.
        geonames_url: the folder of GeoNames' country files, for `twosource knowledge fetch`.
        ocha_url: the site of OCHA's data exchange (a CKAN), for the same.
        max_gazetteer_bytes: the most that is fetched of one gazetteer, in bytes.
        gazetteer_seconds: the longest that fetching one gazetteer may take.
    """

    allow_private_addresses: bool = False
    gate: bool = True
    analyst: str | None = None
    delay_days: Annotated[int, msgspec.Meta(ge=0, le=36500)] = 0
    packs: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")] | None = None
    max_text_bytes: Annotated[int, msgspec.Meta(gt=0)] = 10_000_000
    max_document_bytes: Annotated[int, msgspec.Meta(gt=0)] = 20_000_000
    max_fetch_bytes: Annotated[int, msgspec.Meta(gt=0)] = 20_000_000
    fetch_seconds: Annotated[float, msgspec.Meta(gt=0)] = 30.0
    geonames_url: str = "https://download.geonames.org/export/dump"
    ocha_url: str = "https://data.humdata.org"
    max_gazetteer_bytes: Annotated[int, msgspec.Meta(gt=0)] = 200_000_000
    gazetteer_seconds: Annotated[float, msgspec.Meta(gt=0)] = 600.0


def load_config(folder: Path) -> Config:
    """The configuration in a data folder; the defaults where it has none.

    Raises:
        ConfigError: the file is no TOML, has an unknown key, or a value of the wrong kind; it says which.
    """
    path = folder / CONFIG_NAME
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except UnicodeDecodeError as error:
        raise ConfigError("it is not UTF-8", where=str(path), cure="Save it as UTF-8") from error
    except OSError as error:
        cure = "Change its permissions, or move it away to go on with the defaults"
        raise ConfigError(f"it can't be read: {error.strerror}", where=str(path), cure=cure) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"it is no TOML: {error}", where=str(path), cure="Mend the line it names") from error
    for key in given:
        if key not in Config.__struct_fields__:
            near = difflib.get_close_matches(key, Config.__struct_fields__, n=1)
            cure = f"Did you mean '{near[0]}'?" if near else f"The keys are {', '.join(Config.__struct_fields__)}"
            raise ConfigError(f"unknown key '{key}'", where=str(path), cure=cure)
    try:
        return msgspec.convert(given, Config)
    except msgspec.ValidationError as error:
        problem, _, at = str(error).partition(" - at ")
        key = at.strip("`").removeprefix("$.")
        raise ConfigError(f"'{key}': {problem}", where=str(path), cure="Mend the value") from error


def pack_paths(folder: Path, config: Config) -> list[Path]:
    """The packs on top of the shipped ones: those that the configuration names, then those in ``packs`` in the data
    folder, what was added by hand last."""
    from twosource.knowledge.packs import own_packs

    return [*(folder / path for path in config.packs), *own_packs(folder)]
