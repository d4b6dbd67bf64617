"""What spares an analyst typing: named frames, word lists, crosswalk rules and groups of kinds; and their unfolding.

In comes the content of a file's entry, out comes the same entry in full, as the model has it: ``frame: taking`` becomes
the frame's args and needs, ``$combatants`` the words of that list, one entry with several verbs as many entries,
and a single value where a list belongs a list of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from twosource.codebook.document import Document, Steps
from twosource.codebook.vocabulary import HEADS
from twosource.errors import FileFault

_MAPPINGS = ("args", "needs", "lemmas", "refuses")
_LISTS = ("object", "after", "attributes")
_WORD_MAPPINGS = ("lemmas", "refuses")
_WORD_LISTS = ("object", "after", *HEADS)
_SECTIONS = ("frames", "words", "rules", "kind_groups")


class Shorthand:
    """All that the files of a codebook give names to.

    Args:
        frames: name -> args, needs, lemmas, refuses, attributes that a trigger takes over; its own entries win.
        words: name -> lemmas.
        rules: name -> crosswalk rules.
        kind_groups: name -> actor kinds.
    """

    def __init__(
        self,
        frames: Mapping[str, Mapping[str, Any]],
        words: Mapping[str, Sequence[str]],
        rules: Mapping[str, Sequence[Any]],
        kind_groups: Mapping[str, Sequence[str]],
    ) -> None:
        self.frames = frames
        self.words = words
        self.rules = rules
        self.kind_groups = kind_groups

    def triggers(self, entry: Mapping[str, Any]) -> list[dict[str, Any]]:
        """One entry of ``triggers`` as full triggers, one for each of its head words.

        Raises:
            LookupError: a frame or word list that nobody named.
        """
        full = dict(entry)
        frame = full.pop("frame", None)
        if frame is not None:
            full = self._framed(full, str(frame))
        for key in _MAPPINGS:
            if isinstance(full.get(key), dict):
                full[key] = {slot: _listed(values) for slot, values in full[key].items()}
        for key in (*_LISTS, *HEADS):
            if key in full:
                full[key] = _listed(full[key])
        for key in _WORD_LISTS:
            if key in full:
                full[key] = self.unfold_words(full[key])
        for key in _WORD_MAPPINGS:
            if isinstance(full.get(key), dict):
                full[key] = {slot: self.unfold_words(values) for slot, values in full[key].items()}
        return self._one_by_head(full)

    def unfold_words(self, words: Iterable[Any]) -> list[Any]:
        """The words, those that begin with $ replaced by the list they name; each once, in order."""
        return list(dict.fromkeys(chain.from_iterable(_named(word, self.words, "word list") for word in words)))

    def unfold_kinds(self, kinds: Any) -> list[Any]:
        """The actor kinds, those that begin with $ replaced by the group they name; each once, in order."""
        named = (_named(kind, self.kind_groups, "group of kinds") for kind in _listed(kinds))
        return list(dict.fromkeys(chain.from_iterable(named)))

    def crosswalk(self, value: Any) -> list[Any]:
        """A crosswalk as full rules: of a plain code one rule without conditions, of a $name the rules so named.

        Raises:
            LookupError: rules or a group of kinds that nobody named.
        """
        if isinstance(value, str):
            value = _named(value, self.rules, "crosswalk") if value.startswith("$") else [{"code": value}]
        return [self._full_rule(rule) for rule in _listed(value)]

    def _full_rule(self, rule: Any) -> Any:
        if isinstance(rule, str):
            return {"code": rule}
        if not isinstance(rule, dict) or not isinstance(rule.get("when"), dict):
            return rule
        when = {
            field: self.unfold_kinds(values) if field.endswith("_kind") else _listed(values)
            for field, values in rule["when"].items()
        }
        return {**rule, "when": when}

    def _framed(self, entry: dict[str, Any], name: str) -> dict[str, Any]:
        if name not in self.frames:
            raise LookupError(f"there is no frame '{name}'")
        full: dict[str, Any] = dict(self.frames[name])
        for key, own in entry.items():
            both = isinstance(own, dict) and isinstance(full.get(key), dict)
            full[key] = {**full[key], **own} if both else own
        return full

    def _one_by_head(self, full: dict[str, Any]) -> list[dict[str, Any]]:
        heads = [(part, word) for part in HEADS if part in full for word in full[part]]
        rest = {key: value for key, value in full.items() if key not in HEADS}
        return [{part: word, **rest} for part, word in heads] or [rest]


def gather(documents: Sequence[Document]) -> tuple[Shorthand, list[FileFault]]:
    """All shorthands of these files together, and the faults among them: a name may be given once."""
    found: dict[str, dict[str, Any]] = {section: {} for section in _SECTIONS}
    faults: list[FileFault] = []
    for document in documents:
        for section in _SECTIONS:
            given = document.value.get(section, {})
            if not isinstance(given, dict):
                faults.append(document.fault((section,), f"{section} is not a mapping", "Write name: content"))
                continue
            for name, content in given.items():
                fault = _refused(document, section, name, content, found[section])
                if fault:
                    faults.append(fault)
                else:
                    found[section][name] = content
    return Shorthand(**found), faults


def _refused(document: Document, section: str, name: str, content: Any, known: Mapping[str, Any]) -> FileFault | None:
    steps: Steps = (section, name)
    if name in known:
        return document.fault(steps, f"'{name}' is there already under {section}", "Give it another name")
    wanted = dict if section == "frames" else list
    if not isinstance(content, wanted):
        shape = "a mapping with args, needs or lemmas" if wanted is dict else "a list"
        return document.fault(steps, f"'{name}' under {section} is not {shape}", f"Write {shape}")
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(value: Any, lists: Mapping[str, Sequence[Any]], what: str) -> Sequence[Any]:
    if not (isinstance(value, str) and value.startswith("$")):
        return (value,)
    if value[1:] not in lists:
        raise LookupError(f"there is no {what} '{value}'")
    return lists[value[1:]]
