"""The codebook, loaded: YAML files in; event types, their triggers by word, crosswalks, likeness and a version out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from twosource.codebook.assembly import Assembly, assemble
from twosource.codebook.check import whole_book_faults
from twosource.codebook.crosswalk import Scheme, first_rule
from twosource.codebook.document import Document, read_document
from twosource.codebook.entries import SCHEMES
from twosource.codebook.faults import CodebookError
from twosource.codebook.model import ActorKind, EventType, Family, Trigger
from twosource.codebook.similarity import similarity
from twosource.codebook.vocabulary import head_of
from twosource.errors import FileFault
from twosource.records.ids import content_id

DATA = Path(__file__).parent / "data"
TriggersByHead = Mapping[tuple[str, str], tuple[tuple[str, Trigger], ...]]


class Codebook:
    """Event types as data. Made by :meth:`load`; nothing in it changes afterwards.

    Attributes:
        types: code -> event type, in the order of the files.
        families: code -> family, its place in the tree.
        actor_kinds: kind -> actor kind.
        kind_groups: name -> actor kinds that go by that name in crosswalks.
        marks: name -> meaning, of the attributes that a reader adds of itself; triggers add others.
        word_lists: name -> lemmas that go by that name in triggers.
        schemes: acled, plover, cameo, ucdp -> the valid codes of that scheme.
        version: a hash of all of this; comments and the files' layout do not change it.
    """

    def __init__(
        self,
        types: Mapping[str, EventType],
        families: Mapping[str, Family],
        actor_kinds: Mapping[str, ActorKind],
        kind_groups: Mapping[str, tuple[str, ...]],
        marks: Mapping[str, str],
        word_lists: Mapping[str, tuple[str, ...]],
        schemes: Mapping[str, Scheme],
    ) -> None:
        self.types = MappingProxyType(dict(types))
        self.families = MappingProxyType(dict(families))
        self.actor_kinds = MappingProxyType(dict(actor_kinds))
        self.kind_groups = MappingProxyType(dict(kind_groups))
        self.marks = MappingProxyType(dict(marks))
        self.word_lists = MappingProxyType(dict(word_lists))
        self.schemes = MappingProxyType(dict(schemes))
        self.version = self._version()
        self._by_head = self._index()

    @classmethod
    def load(cls, paths: Sequence[Path] = ()) -> Codebook:
        """The shipped codebook with these YAML files (or folders of them) on top, in the order given.

        The shipped one, of files that do not change under a running program, is read once.

        Raises:
            CodebookError: the files have faults, the same that :func:`check` lists.
        """
        return cls._of(paths) if paths else _shipped()

    @classmethod
    def _of(cls, paths: Sequence[Path]) -> Codebook:
        assembly, schemes, faults = _read(paths)
        if faults:
            raise CodebookError(faults)
        return cls(
            types={code: assembly.event_type(code) for code in assembly.drafts},
            families=assembly.families,
            actor_kinds=assembly.actor_kinds,
            kind_groups={name: tuple(kinds) for name, kinds in assembly.shorthand.kind_groups.items()},
            marks=assembly.marks,
            word_lists={name: tuple(words) for name, words in assembly.shorthand.words.items()},
            schemes=schemes,
        )

    def get(self, code: str) -> EventType | None:
        """The event type of this code, or None."""
        return self.types.get(code)

    def triggers(self, part: str, lemma: str) -> tuple[tuple[str, Trigger], ...]:
        """The triggers that this word heads, each with its type's code: the heaviest first, then in the files' order.

        Args:
            part: ``verb``, ``noun`` or ``adjective``.
            lemma: in lower case.
        """
        return self._by_head.get((part, lemma), ())

    def similarity(self, a: str, b: str) -> float:
        """How alike two types are in the codebook's tree, in [0, 1]; symmetric; 1 only for the same code.

        Raises:
            KeyError: a code that the codebook lacks.
        """
        return similarity(self.types[a], self.types[b], self.families)

    def plover(
        self,
        code: str,
        actor_kinds: Collection[str] = (),
        target_kinds: Collection[str] = (),
        attributes: Collection[str] = (),
        modality: str = "happened",
    ) -> tuple[str | None, str | None]:
        """The PLOVER category and mode of an event of this type; None where there is none."""
        return self._cross("plover", code, actor_kinds, target_kinds, attributes, modality)

    def acled(
        self,
        code: str,
        actor_kinds: Collection[str] = (),
        target_kinds: Collection[str] = (),
        attributes: Collection[str] = (),
        modality: str = "happened",
    ) -> str | None:
        """The ACLED sub-event type, or None: also of what did not happen, which ACLED does not record."""
        return self._cross("acled", code, actor_kinds, target_kinds, attributes, modality)[0]

    def cameo(
        self,
        code: str,
        actor_kinds: Collection[str] = (),
        target_kinds: Collection[str] = (),
        attributes: Collection[str] = (),
        modality: str = "happened",
    ) -> str | None:
        """The CAMEO root code, two digits, or None."""
        return self._cross("cameo", code, actor_kinds, target_kinds, attributes, modality)[0]

    def ucdp(
        self,
        code: str,
        actor_kinds: Collection[str] = (),
        target_kinds: Collection[str] = (),
        attributes: Collection[str] = (),
        modality: str = "happened",
    ) -> str | None:
        """The UCDP type of violence (state-based, non-state, one-sided), or None."""
        return self._cross("ucdp", code, actor_kinds, target_kinds, attributes, modality)[0]

    def _cross(
        self,
        scheme: str,
        code: str,
        actor_kinds: Collection[str],
        target_kinds: Collection[str],
        attributes: Collection[str],
        modality: str,
    ) -> tuple[str | None, str | None]:
        event_type = self.types.get(code)
        if event_type is None:
            return None, None
        rule = first_rule(getattr(event_type, scheme), actor_kinds, target_kinds, attributes, modality)
        if rule is None:
            return None, None
        return self.schemes[scheme].settle(rule.code, rule.mode, modality)

    def _version(self) -> str:
        parts = (self.types, self.families, self.actor_kinds, self.kind_groups, self.schemes)
        encoder = msgspec.json.Encoder(order="sorted")
        # The order of the types counts, for it settles which of two equal triggers comes first.
        codes = list(self.types)
        return content_id("cbk", *(encoder.encode(part).decode() for part in (codes, *map(dict, parts))))

    def _index(self) -> TriggersByHead:
        found: dict[tuple[str, str], list[tuple[str, Trigger]]] = defaultdict(list)
        for code, event_type in self.types.items():
            for trigger in event_type.triggers:
                found[head_of(trigger)].append((code, trigger))
        return {head: tuple(sorted(there, key=lambda pair: -pair[1].weight)) for head, there in found.items()}


@cache
def _shipped() -> Codebook:
    return Codebook._of(())


def check(paths: Sequence[Path] = ()) -> list[FileFault]:
    """Every fault of the shipped codebook with these files on top; an empty list means that it loads."""
    return _read(paths)[2]


def _read(paths: Sequence[Path]) -> tuple[Assembly, dict[str, Scheme], list[FileFault]]:
    shipped = [*_yaml_in(DATA), *_yaml_in(DATA / "types")]
    added = [file for path in paths for file in (_yaml_in(path) if path.is_dir() else [path])]
    assembly = assemble([read_document(path) for path in (*shipped, *added)])
    standards = {name: read_document(DATA / "standards" / f"{name}.yaml") for name in SCHEMES}
    schemes = {name: _scheme(document) for name, document in standards.items()}
    faults = [*assembly.faults]
    # What is wrong with the whole is worth telling only when the parts can be read.
    if not faults:
        faults.extend(whole_book_faults(assembly, schemes, standards))
    return assembly, schemes, sorted(set(faults))


def _yaml_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))


def _scheme(document: Document) -> Scheme:
    if document.faults:
        raise CodebookError(document.faults)
    return msgspec.convert(document.value, Scheme)
