"""Quoted speech: a word inside a quotation in; who says the quotation, which may run over paragraphs, out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from twosource.reading.lexicon import CueClass, Lexicon
from twosource.reading.speech.sayings import Saying
from twosource.reading.speech.speakers import Speakers
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.quotes import Quote, quote_at

_SCARE_WORDS = 6
_PARAGRAPHS = 20  # as far as a quotation is followed


class QuotedSpeech:
    """Finds who says the quotations of one report.

    Args:
        lexicon: the verbs of speech.
        speakers: tells whom a phrase names.
        quotes: the report's quotations, in order.
        cue_class: what a verb of speech says of certainty; None for no such verb.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        speakers: Speakers,
        quotes: list[Quote],
        cue_class: Callable[[Tree, int], CueClass | None],
    ) -> None:
        self._lexicon = lexicon
        self._speakers = speakers
        self._quotes = quotes
        self._cue_class = cue_class
        self._trees: Sequence[Tree] = ()
        self._sayings_of: dict[int, list[int]] = {}  # by where the tree begins

    def look_ahead(self, trees: Sequence[Tree]) -> None:
        """Take the report's trees in order, none of them empty: a quotation may name its speaker in its last paragraph."""
        self._trees = trees

    def over(self, tree: Tree, i: int) -> Saying | None:
        """Who says the quotation that the token at i stands in; None where it stands in none, or only in words set apart."""
        at = tree.starts[i]
        quote = quote_at(self._quotes, at)
        if quote is None:
            return None
        inside = [
            k for k in range(len(tree)) if quote.start <= tree.starts[k] < quote.end and tree.lowers[k][:1].isalnum()
        ]
        if len(inside) <= _SCARE_WORDS and not any(tree.is_verb(k) for k in inside):
            return None
        return self._speech_beside(tree, quote) or self._said_in_another_paragraph(quote)

    def _said_in_another_paragraph(self, quote: Quote) -> Saying | None:
        """Who says a quotation over paragraphs: by those it is carried on from, else by those it goes on in."""
        here = bisect_right(self._quotes, quote.start, key=lambda other: other.start) - 1
        first = last = here
        while self._quotes[first].carried and here - first < _PARAGRAPHS:
            first -= 1
        while last + 1 < len(self._quotes) and self._quotes[last + 1].carried and last - here < _PARAGRAPHS:
            last += 1
        for n in [*range(here - 1, first - 1, -1), *range(here + 1, last + 1)]:
            at = bisect_right(self._trees, self._quotes[n].start, key=lambda tree: tree.starts[0]) - 1
            saying = self._speech_beside(self._trees[at], self._quotes[n]) if at >= 0 else None
            if saying is not None:
                return Saying(saying.speakers, saying.certainty, -1)
        return None

    def _speech(self, tree: Tree) -> list[int]:
        """The sayings of a tree outside quotations: looked for once, since a long quotation asks for them at every paragraph."""
        if tree.starts[0] not in self._sayings_of:
            self._sayings_of[tree.starts[0]] = [
                k
                for k in range(len(tree))
                if tree.is_verb(k)
                and tree.lemmas[k] in self._lexicon.cue_verbs
                and quote_at(self._quotes, tree.starts[k]) is None
                and (tree.with_dep(k, "nsubj") or (tree.lemmas[k] == "quote" and tree.with_dep(k, "nsubjpass")))
            ]
        return self._sayings_of[tree.starts[0]]

    def _speech_beside(self, tree: Tree, quote: Quote) -> Saying | None:
        """The saying that stands beside a quotation in its tree."""
        speech = self._speech(tree)
        after = [k for k in speech if tree.starts[k] >= quote.end]
        before = [k for k in speech if tree.starts[k] < quote.start]
        close_after = after[0] if after and tree.starts[after[0]] - quote.end < 120 else None
        verb = close_after if close_after is not None else before[-1] if before else after[0] if after else None
        if verb is None:
            return None
        subjects = [f for s in tree.with_dep(verb, "nsubj", "nsubjpass") for f in tree.conjuncts(s)]
        speakers = self._speakers.resolve(tree, subjects, tree.lemmas[verb])
        cue = self._cue_class(tree, verb) or "stated"
        return Saying(speakers, cue, verb) if speakers else None
