"""Knowledge: the packs and the base gazetteer, loaded, with the resolvers over them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.knowledge.actors import ActorBook
from twosource.knowledge.adjectives import REGIONS_FILE, Adjectives
from twosource.knowledge.cache import built_once, cache_folder
from twosource.knowledge.catalogue import load_catalogue
from twosource.knowledge.composition import Composer
from twosource.knowledge.index import BaseIndex, index_name
from twosource.knowledge.matcher import NameMatcher
from twosource.knowledge.numbered_units import UNITS_FILE, NumberedUnits
from twosource.knowledge.people import PeopleBook
from twosource.knowledge.phrases import KINDS_FILE, Kinds
from twosource.knowledge.places import Gazetteer
from twosource.knowledge.sources import SourceBook
from twosource.knowledge.traits import TRAITS_FILE, Traits
from twosource.knowledge.words import load_words


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who, where and who speaks. ``version`` changes with whatever an answer may depend on."""

    places: Gazetteer
    actors: ActorBook
    sources: SourceBook
    people: PeopleBook
    matcher: NameMatcher
    adjectives: Adjectives
    traits: Traits
    units: NumberedUnits
    version: str

    @classmethod
    def load(cls, packs: Sequence[Path] = (), cache: Path | None = None) -> Knowledge:
        """Load the shipped packs and these. The first load builds the index of the world's places, some 20 s.

        Args:
            packs: folders of packs, each a pack or a folder that holds packs.
            cache: where what is built once is kept; by default the user's cache folder.

        Raises:
            PackError: a pack cannot be loaded; it names every fault with its file and line.
        """
        folder = cache or cache_folder()
        name = index_name()
        base = BaseIndex(built_once(folder, name, build_places))
        catalogue = load_catalogue(packs, folder)
        composer = Composer(catalogue)
        places = Gazetteer(catalogue, base, Kinds())
        actors = ActorBook(catalogue, composer)
        files = b"".join(file.read_bytes() for file in (KINDS_FILE, REGIONS_FILE, TRAITS_FILE, UNITS_FILE))
        digest = hashlib.sha256(f"{name}|{catalogue.version}".encode() + files)
        return cls(
            places,
            actors,
            SourceBook(catalogue, actors),
            PeopleBook(catalogue),
            NameMatcher(catalogue, base, composer, load_words(), places.ids_of),
            Adjectives(actors.country_of),
            Traits(actors),
            NumberedUnits(actors.country_of),
            digest.hexdigest()[:16],
        )


def build_places(folder: Path) -> None:
    """Build the index of the world's places into an empty folder."""
    # Imported when there is something to build: the packages it reads take longer to import than the index to open.
    from twosource.knowledge.building import build_index

    build_index(folder)
