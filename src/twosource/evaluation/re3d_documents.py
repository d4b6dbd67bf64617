"""The documents of re3d: its folders in; each document with its mentions of parties and places, and who fights whom, out.

Of the crowd's answers those with a confidence of at least .5 count. Offsets point into the documents' text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import msgspec
import yaml

from twosource.evaluation.errors import DataAbsentError
from twosource.evaluation.matching import Span
from twosource.evaluation.places import DataPlaces

_FILES = ("documents.json", "entities.json", "relations.json")


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which labels are scored, and what stands for them in claims, in the bare model and in the baseline."""

    confidence: float
    party: str
    place: str
    neither: list[str]
    fights: str
    hostile: list[str]
    not_hostile: list[str]
    model_party: list[str]
    model_place: list[str]
    fight_words: list[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its mentions by label, and the pairs of party mentions of which one fights the other."""

    id: str
    text: str
    mentions: dict[str, list[Span]]
    fights: list[tuple[Span, Span]]


class _Text(msgspec.Struct):
    id: str = msgspec.field(name="_id")
    text: str


class _Entity(msgspec.Struct):
    document: str = msgspec.field(name="documentId")
    begin: int
    end: int
    type: str
    confidence: float


class _Relation(msgspec.Struct):
    document: str = msgspec.field(name="documentId")
    source_begin: int = msgspec.field(name="sourceBegin")
    source_end: int = msgspec.field(name="sourceEnd")
    target_begin: int = msgspec.field(name="targetBegin")
    target_end: int = msgspec.field(name="targetEnd")
    type: str
    confidence: float


def scheme() -> Scheme:
    """The scheme, from ``data/re3d.yaml``."""
    source = files("twosource.evaluation") / "data" / "re3d.yaml"
    return msgspec.convert(yaml.safe_load(source.read_text(encoding="utf-8")), Scheme)


def document_files(places: DataPlaces) -> list[Path]:
    """The three files of every folder, folder by folder.

    Raises:
        DataAbsentError: there is no folder with documents.
    """
    root = places.data / "re3d"
    folders = sorted(file.parent for file in root.glob("*/documents.json"))
    if not folders:
        cure = "Name the folder of measuring data with --data-dir"
        raise DataAbsentError("there are no documents here", where=str(root), cure=cure)
    return [folder / name for folder in folders for name in _FILES]


def documents(paths: Sequence[Path], of: Scheme) -> list[Document]:
    """The documents of these files, three files a folder, in the order of their ids."""
    found = []
    for at in range(0, len(paths), len(_FILES)):
        texts, entities, relations = (path.read_bytes().splitlines() for path in paths[at : at + len(_FILES)])
        mentions: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for line in filter(None, entities):
            entity = msgspec.json.decode(line, type=_Entity)
            if entity.confidence >= of.confidence:
                mentions[entity.document][entity.type].append((entity.begin, entity.end))
        fights: defaultdict[str, list[tuple[Span, Span]]] = defaultdict(list)
        for line in filter(None, relations):
            one = msgspec.json.decode(line, type=_Relation)
            pair = ((one.source_begin, one.source_end), (one.target_begin, one.target_end))
            parties = mentions[one.document][of.party]
            if one.type == of.fights and one.confidence >= of.confidence and all(end in parties for end in pair):
                fights[one.document].append(pair)
        for line in filter(None, texts):
            text = msgspec.json.decode(line, type=_Text)
            found.append(Document(text.id, text.text, dict(mentions[text.id]), fights[text.id]))
    return sorted(found, key=lambda one: one.id)
