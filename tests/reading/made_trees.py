"""Trees written by hand, so that a rule over trees can be read and tested without a parser."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.knowledge import NameHit
from twosource.reading.syntax.tree import Tree

_CLOSE = frozenset(",.;:!?")


def made(rows: str, *, kinds: Mapping[str, str] | None = None, ids: Mapping[str, str] | None = None) -> Tree:
    """A tree of one line a token: word, tag, dependency, head (counted from 1; a root names itself), lemma where it differs.

    Args:
        rows: the lines. A line of dots ends a sentence.
        kinds: words that are known names -> the kind of name (place, actor, source, person).
        ids: words that are known names -> the id they stand for; by default the word itself.
    """
    words: list[list[str]] = []
    sentences: list[tuple[int, int]] = []
    for line in rows.strip().splitlines():
        if set(line.strip()) == {"."}:
            sentences.append((sentences[-1][1] if sentences else 0, len(words)))
        elif line.strip():
            words.append(line.split())
    if not sentences or sentences[-1][1] < len(words):
        sentences.append((sentences[-1][1] if sentences else 0, len(words)))
    text = ""
    starts: list[int] = []
    for row in words:
        text += "" if not text or row[0] in _CLOSE else " "
        starts.append(len(text))
        text += row[0]
    ends = [start + len(row[0]) for start, row in zip(starts, words, strict=True)]
    names: list[tuple[NameHit, ...]] = []
    for row, start, end in zip(words, starts, ends, strict=True):
        kind = (kinds or {}).get(row[0])
        known = (ids or {}).get(row[0], row[0])
        names.append((NameHit(start, end, row[0], kind, (known,), True),) if kind else ())  # type: ignore[arg-type]
    return Tree(
        text=text,
        lowers=[row[0].lower() for row in words],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in words],
        tags=[row[1] for row in words],
        deps=[row[2] for row in words],
        heads=[int(row[3]) - 1 for row in words],
        starts=starts,
        ends=ends,
        names=names,
        ents=["" for _ in words],
        sentences=sentences,
    )


def at(tree: Tree, word: str) -> int:
    """The token of a word that stands once in the tree."""
    (found,) = [i for i in range(len(tree)) if tree.word(i) == word]
    return found


def words(tree: Tree, tokens: list[int]) -> list[str]:
    """The words of tokens."""
    return [tree.word(i) for i in tokens]
