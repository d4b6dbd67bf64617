"""Scaffold: a folder for a new pack, whose files explain their fields and have no entries yet.

In: a name, a title, countries. Out: the folder. The files are templates under ``data/scaffold``.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml

from twosource.knowledge.errors import PackNameError, PackWriteError
from twosource.knowledge.packs import MANIFEST, TABLES, pack_name
from twosource.knowledge.words import DATA

_TEMPLATES: Final = DATA / "scaffold"
_DESCRIPTION: Final = (
    "The places, parties, speakers and public persons that the war turns on. Say here from when, and what is left out."
)


def new_pack(folder: Path, title: str, countries: Sequence[str], description: str = _DESCRIPTION) -> Path:
    """Make the folder of a new pack, called as the pack.

    Args:
        folder: where; it must not be there yet.
        title: what war it is about.
        countries: ISO 3166-1 alpha-2 codes, the one most entries will be of first.
        description: what is in it.

    Raises:
        PackNameError: the name is none for a pack, or the folder is there already.
        PackWriteError: it cannot be written.
    """
    name = pack_name(folder.name)
    if folder.exists():
        raise PackNameError("it is there already", where=str(folder), cure="Name another, or write in that one")
    codes = [country.upper() for country in countries]
    fields = {
        "id": name,
        "description": description,
        "title": _scalar(" ".join(title.split()) or name),
        "countries": ", ".join(map(_scalar, codes)),
        "country": _scalar(codes[0]) if codes else "XX",
        "code": codes[0].lower() if codes else "xx",
    }
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        own = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder.parent))
        try:
            for file in (MANIFEST, *TABLES):
                template = (_TEMPLATES / file).read_text(encoding="utf-8")
                (own / file).write_text(template.format_map(fields), encoding="utf-8")
            own.chmod(0o755)
            own.rename(folder)
        finally:
            shutil.rmtree(own, ignore_errors=True)
    except OSError as error:
        cure = "Make room, or mend the permissions"
        raise PackWriteError(f"it can't be written ({error.strerror})", where=str(folder), cure=cure) from error
    return folder


def _scalar(text: str) -> str:
    """The text as YAML has it, in quotation marks where it would be read as something else: 2004, NO, a: b."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=len(text) * 4 + 80).strip()[1:-1]
