"""Nationals: a word for people of a country in ("an Iraqi", "two Ukrainians"); those people out, who are not its government."""

from __future__ import annotations

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.reading.syntax.tree import Tree
from twosource.records import Mention

_COUNTING = frozenset("a an another each several many some more".split())
_PEOPLES = frozenset({"civilians", "ethnic_group", "refugees"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


class Nationals:
    """Tells people of a country from the country."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def is_one(self, tree: Tree, i: int) -> bool:
        """Whether the word at i is an adjective of a country or region that stands for people, counted or with "a"."""
        if not tree.word(i)[:1].isupper() or any(hit.kind == "place" for hit in tree.names[i]):
            return False
        counted = any(tree.deps[k] == "nummod" or tree.lowers[k] in _COUNTING for k in tree.kids[i])
        if not counted or tree.deps[i] in _MODIFIERS:
            return False
        return self._knowledge.adjectives.of(tree.word(i).removesuffix("s")) is not None

    def of(self, phrase: str, word: str, start: int, end: int) -> Mention:
        """Whoever is of a people, by the actor that the packs have for it; ``word`` is the head of the phrase."""
        peoples = word if word.endswith("s") else f"{word}s"
        actor = next(
            (
                one
                for one in self._knowledge.actors.named(peoples)
                if one.kind in _PEOPLES and fold_name(one.name) == fold_name(peoples)
            ),
            None,
        )
        if actor is None:
            return Mention(id=None, name=word, kind="civilians", text=phrase, start=start, end=end, via="description")
        return Mention(
            id=actor.id, name=actor.name, kind=actor.kind, text=phrase, start=start, end=end, via="description"
        )
