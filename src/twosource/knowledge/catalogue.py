"""The catalogue: all that the packs and the composition data say, with one index of the names.

In: pack folders. Out: records in the order of their ids, the countries and organs, and a trie of folded names that
tells what each name may mean. It is made once for a set of packs and kept in the cache folder.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import marisa_trie
import msgspec
import yaml

from twosource.knowledge.cache import built_once
from twosource.knowledge.code_table import codes_of
from twosource.knowledge.folding import fold_name, name_keys
from twosource.knowledge.index import ALONE, NUMBER, goes_on
from twosource.knowledge.matchable import Spoken, matchable
from twosource.knowledge.packs import Entry, Manifest, Written, pack_files, pack_folders, read_packs
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.roles import ROLES_FILE
from twosource.knowledge.transliteration import ARTICLES, loose_key
from twosource.knowledge.words import DATA, load_words, words_version
from twosource.records import Actor, Place, PublicPerson, Source

_FORMAT: Final = "25"
_COMPOSITION: Final = DATA / "composition"
_LEAST_LOOSE: Final = 5
_FIRST_WORD: Final = re.compile(r"[^\W_]+")
_COMPASS: Final = frozenset(
    "eastern western northern southern northeastern northwestern southeastern southwestern central".split()
)
_UNIT: Final = "Brigade|Division|Regiment|Battalion|Corps"
_SHORT: Final = re.compile(rf"\d+(?:st|nd|rd|th) (?:{_UNIT})")
_NUMBERED: Final = re.compile(
    rf"(\d+(?:st|nd|rd|th)) (?:[\w-]+ ){{0,4}}({_UNIT})(?: \([^()]*\))?"
)  # "93rd Mechanized Brigade (Ukraine)"
_ARTICLE: Final = re.compile(r"^(?:the|an?) ")
OPENING: Final = 3  # letters
NameKind = Literal["place", "actor", "source", "person"]


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country in the words of reports. ``seats`` stand for its government when they act.

    ``forces``: "own", "none", or the country whose armed forces alone operate there.
    """

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]
    forces: str = "own"


class Organ(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organ of a state; see ``data/composition/organs.yaml``."""

    organ: str
    kind: str
    title: str
    nouns: tuple[str, ...]
    stands_for: tuple[str, ...] = ()
    parent: str | None = None


class Meaning(msgspec.Struct, frozen=True, array_like=True):
    """What a name may mean, of one kind.

    ``lower``: it is also written without a capital; ``inner``: also with a small letter first and a capital later
    ("western Mosul"); ``acronym``: only in capitals.
    ``at_sight``: a text may be searched for it. ``people``: None for a name of the curated packs; of a name that only
    places of gazetteers bear, the people of the greatest.
    """

    kind: NameKind
    ids: tuple[str, ...]
    lower: bool
    acronym: bool
    at_sight: bool = True
    people: int | None = None
    inner: bool = False


class _Content(msgspec.Struct, frozen=True, kw_only=True):
    manifests: tuple[Manifest, ...]
    places: tuple[Place, ...]
    minor: tuple[str, ...]  # ids of the places of gazetteers
    actors: tuple[Actor, ...]
    sources: tuple[Source, ...]
    people: tuple[PublicPerson, ...]
    countries: dict[str, Country]
    organs: tuple[Organ, ...]
    meanings: tuple[tuple[Meaning, ...], ...]  # by the number of the name in the trie
    loose: dict[str, tuple[str, ...]]  # loose key -> place and actor ids
    codes: dict[str, tuple[str, ...]]  # a gazetteer's key for a place, in capitals -> place ids
    starts: dict[str, int]  # the first words of names that a text may be searched for, with flags
    small_starts: dict[str, int]  # the same of names that are also written without a capital
    openings: tuple[str, ...]  # of names of more words: see `Catalogue`
    longest: int  # the most letters that a folded name has


class Catalogue:
    """The content, opened. ``names`` is the trie, ``meanings[number]`` what the name with that number may mean.

    ``starts[word]`` tells of a name's first word what begins with it: the flags `ALONE` and of `goes_on`; where it is
    `ALONE`, from the bit `NUMBER` on one more than the name's number. ``small_starts`` tells the same, without numbers,
    of the names that are also written with a small letter first. ``openings`` are the first words of names of more words
    with the next three letters; where a name has fewer, its first word with a space.
    """

    def __init__(self, folder: Path, version: str) -> None:
        content = _decode((folder / "content.msgpack").read_bytes())
        self.version = version
        self.manifests = content.manifests
        self.places = {place.id: place for place in content.places}
        self.minor = frozenset(content.minor)
        self.actors = {actor.id: actor for actor in content.actors}
        self.sources = {source.id: source for source in content.sources}
        self.people = {person.id: person for person in content.people}
        self.countries = content.countries
        self.organs = {organ.organ: organ for organ in content.organs}
        self.meanings = content.meanings
        self.loose = content.loose
        self.codes = content.codes
        self.starts = content.starts
        self.small_starts = content.small_starts
        self.openings = frozenset(content.openings)
        self.longest = content.longest
        self.names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
        self.spoken_loose = marisa_trie.Trie().mmap(str(folder / "loose.marisa"))

    def named(self, key: str, kind: NameKind) -> tuple[str, ...]:
        """The ids of this kind that the folded name may mean."""
        number = self.names.get(key)
        if number is None:
            return ()
        return next((meaning.ids for meaning in self.meanings[number] if meaning.kind == kind), ())


def _decode(packed: bytes) -> _Content:
    collects = gc.isenabled()
    gc.disable()  # so many objects that all stay: looking for rubbish among them takes most of the time
    try:
        return msgspec.msgpack.decode(packed, type=_Content)
    finally:
        if collects:
            gc.enable()


def _hash(files: Sequence[Path]) -> str:
    digest = hashlib.sha256(f"{_FORMAT}|{words_version()}".encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _spellings(record: Entry) -> Iterator[str]:
    """The names of a record; an article written small is no part of one ("the Saudis")."""
    for name in (record.name, *record.names):
        yield _ARTICLE.sub("", name)


def _collect(
    records: Sequence[tuple[NameKind, Entry]], countries: dict[str, Country], minor: frozenset[str]
) -> dict[str, tuple[Meaning, ...]]:
    """Every folded name with what it may mean, by kind; the places of gazetteers come after all others."""
    found: dict[str, dict[NameKind, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    spelled: dict[tuple[str, NameKind], list[str]] = defaultdict(list)
    for kind, record in records:
        if record.id not in minor:
            for name in _spellings(record):
                for key in name_keys(name):
                    found[key][kind][record.id] = None
                    spelled[key, kind].append(name)
    for key, identifier, name in _short_names(record for kind, record in records if kind == "actor"):
        found[key]["actor"].setdefault(identifier)
        spelled[key, "actor"].append(name)
    for code, country in countries.items():
        for name in country.names:
            for key in name_keys(_ARTICLE.sub("", name)):
                found[key]["place"].setdefault(f"country:{code}")
                spelled[key, "place"].append(name)
    spoken = _of_gazetteers(records, minor)
    words, kinds = load_words(), Kinds()
    for key, bearers in spoken.items():
        for identifier, _, _ in bearers:
            found[key]["place"].setdefault(identifier)

    def meaning(key: str, kind: NameKind, ids: tuple[str, ...]) -> Meaning:
        names = spelled[key, kind]
        if names:
            enough = (
                any if kind == "actor" else all
            )  # "the Peshmerga" and "the peshmerga": a pack that has both means both
            small = enough(name == name.lower() for name in names) and key.isascii()
            inner = key.isascii() and any(_begins_small(name) and kinds.is_name(name) for name in names)
            return Meaning(kind, ids, small, all(_is_acronym(name) for name in names), inner=inner)
        usual = max((people for _, people, is_usual in spoken[key] if is_usual), default=None)
        people = max(people for _, people, _ in spoken[key])
        at_sight = matchable(key, Spoken(usual, people, frozenset(("settlement",))), words)
        return Meaning(kind, ids, lower=False, acronym=False, at_sight=at_sight, people=people)

    told = {key: [meaning(key, kind, tuple(ids)) for kind, ids in sorted(of.items())] for key, of in found.items()}
    return {key: tuple(sorted(of, key=lambda one: one.people is not None)) for key, of in told.items()}


def _short_names(actors: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    """How reports call the numbered units of armies, "the 93rd Brigade" for the 93rd Mechanized Brigade: the folded short name,
    whose it is, and the name; none that two units of a country share."""
    found: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for actor in actors:
        if isinstance(actor, Actor):
            for name in (actor.name, *actor.names):
                match = _NUMBERED.fullmatch(name)
                short = f"{match[1]} {match[2]}" if match is not None else name
                found[actor.country, fold_name(short)].setdefault(actor.id, short)
    for (country, key), bearers in found.items():
        if country is not None and len(bearers) == 1:
            for identifier, short in bearers.items():
                if _SHORT.fullmatch(short):
                    yield key, identifier, short


def _of_gazetteers(
    records: Sequence[tuple[NameKind, Entry]], minor: frozenset[str]
) -> dict[str, list[tuple[str, int, bool]]]:
    """Every folded name of a gazetteer's places: whose it is, its people, and whether it is its usual name."""
    found: dict[str, list[tuple[str, int, bool]]] = defaultdict(list)
    for _, record in records:
        if isinstance(record, Place) and record.id in minor:
            for name in _spellings(record):
                for key in name_keys(name):
                    found[key].append((record.id, record.population or 0, name == record.name))
    return found


def _begins_small(name: str) -> bool:
    """Whether reports write the name with a small letter first and a capital later: "western Mosul", "anti-IS coalition",
    and "Eastern Ukraine" too, but not "al-Bab"."""
    first = _FIRST_WORD.match(name)
    if first is None or name[first.end() :].islower():
        return False
    word = first.group()
    return (word.islower() and word not in ARTICLES and name != name.lower()) or word.lower() in _COMPASS


def _is_acronym(name: str) -> bool:
    letters = [character for character in name if character.isalpha()]
    return len(letters) < 6 and " " not in name and len(letters) > 1 and all(letter.isupper() for letter in letters)


def _loose(
    places: Sequence[Place], actors: Sequence[Actor], minor: frozenset[str]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The loose keys with what they mean, and those that a text may be searched for: of curated packs, and made of no
    word of the language."""
    common = load_words().common
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    spoken: set[str] = set()
    records: list[Place | Actor] = [*places, *actors]
    for record in records:
        for name in _spellings(record):
            for key in name_keys(name):
                loose = loose_key(key)
                if not key.isascii() or len(loose) < _LEAST_LOOSE:
                    continue
                keys[loose][record.id] = None
                plain = any(word in common and word not in ARTICLES for word in key.split(" "))
                if not plain and record.id not in minor:
                    spoken.add(loose)
    return {key: tuple(ids) for key, ids in keys.items()}, tuple(sorted(spoken))


def _starts(meanings: Mapping[str, tuple[Meaning, ...]], names: marisa_trie.Trie) -> dict[str, int]:
    """The first words of the names that a text may be searched for, each with its flags and its own number."""
    found: dict[str, int] = {}
    for key, kinds in meanings.items():
        spoken = [kind for kind in kinds if kind.at_sight]
        if spoken:
            first, _, more = key.partition(" ")
            flags = goes_on(more[0]) if more else ALONE | names.key_id(key) + 1 << NUMBER
            found[first] = found.get(first, 0) | flags
    return found


def _small_starts(meanings: Mapping[str, tuple[Meaning, ...]]) -> dict[str, int]:
    """The same flags of the first words of the names that are also written with a small letter first."""
    found: dict[str, int] = {}
    for key, kinds in meanings.items():
        if any(kind.at_sight and (kind.lower or kind.inner) for kind in kinds):
            first, _, more = key.partition(" ")
            found[first] = found.get(first, 0) | (goes_on(more[0]) if more else ALONE)
    return found


def _openings(meanings: Mapping[str, tuple[Meaning, ...]]) -> tuple[str, ...]:
    """How the names of more words begin that a text may be searched for."""
    found: set[str] = set()
    for key, kinds in meanings.items():
        first, space, more = key.partition(" ")
        if more and any(kind.at_sight for kind in kinds):
            found.add(first + space + (more[:OPENING] if len(more) >= OPENING else ""))
    return tuple(sorted(found))


def _build(folder: Path, folders: Sequence[Path], manifests: Sequence[Manifest], merged: Mapping[str, Written]) -> None:
    gazetteers = {manifest.id for manifest in manifests if manifest.standing == "gazetteer"}
    minor = frozenset(identifier for identifier, written in merged.items() if written.pack in gazetteers)
    records = [merged[identifier].record for identifier in sorted(merged)]
    places = tuple(record for record in records if isinstance(record, Place))
    actors = tuple(record for record in records if isinstance(record, Actor))
    sources = tuple(record for record in records if isinstance(record, Source))
    people = tuple(record for record in records if isinstance(record, PublicPerson))
    countries = msgspec.convert(_yaml(_COMPOSITION / "countries.yaml"), dict[str, Country])
    organs = msgspec.convert(_yaml(_COMPOSITION / "organs.yaml"), tuple[Organ, ...])
    by_kind: list[tuple[NameKind, Entry]] = [
        *(("place", place) for place in places),
        *(("actor", actor) for actor in actors),
        *(("source", source) for source in sources),
        *(("person", person) for person in people),
    ]
    meanings = _collect(by_kind, countries, minor)
    trie = marisa_trie.Trie(meanings.keys())
    trie.save(str(folder / "names.marisa"))
    ordered: list[tuple[Meaning, ...]] = [()] * len(trie)
    for key, value in meanings.items():
        ordered[trie.key_id(key)] = value
    loose, spoken = _loose(places, actors, minor)
    marisa_trie.Trie(spoken).save(str(folder / "loose.marisa"))
    content = _Content(
        manifests=tuple(manifests),
        places=places,
        minor=tuple(place.id for place in places if place.id in minor),
        actors=actors,
        sources=sources,
        people=people,
        countries=countries,
        organs=organs,
        meanings=tuple(ordered),
        loose=loose,
        codes=codes_of(folders, places),
        starts=_starts(meanings, trie),
        small_starts=_small_starts(meanings),
        openings=_openings(meanings),
        longest=max(map(len, meanings), default=0),
    )
    (folder / "content.msgpack").write_bytes(msgspec.msgpack.encode(content))


def _yaml(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def load_catalogue(packs: Sequence[Path], cache: Path) -> Catalogue:
    """The catalogue of the shipped packs and these, from the cache folder or built into it.

    Raises:
        PackError: a pack cannot be loaded.
    """
    return open_catalogue(pack_folders(packs), cache)


def open_catalogue(
    folders: Sequence[Path], cache: Path, read: tuple[Sequence[Manifest], Mapping[str, Written]] | None = None
) -> Catalogue:
    """The catalogue of exactly these pack folders, from the cache folder or built into it.

    Args:
        folders: the packs, in their order.
        cache: the cache folder.
        read: what `read_packs` gives for these folders, where it is read already.

    Raises:
        PackError: a pack cannot be loaded.
    """
    files = [file for folder in folders for file in pack_files(folder)]
    # The roles too: what was let in by another list of them is to be looked at anew.
    version = _hash([*files, _COMPOSITION / "countries.yaml", _COMPOSITION / "organs.yaml", ROLES_FILE])
    folder = built_once(
        cache, f"packs-{version[:16]}", lambda own: _build(own, folders, *(read or read_packs(folders)))
    )
    return Catalogue(folder, version)
