"""Speech beside: a clause in a tree in; the sayings that stand beside it, not over it, out.

"..., SOHR said, ..."; "as SOHR reported"; "according to X"; "in the monitor's account"; "SANA, citing a military source, said".
"""

from __future__ import annotations

from collections.abc import Callable

from twosource.reading.lexicon import CueClass, Lexicon
from twosource.reading.speech.sayings import Saying
from twosource.reading.speech.speakers import Speakers
from twosource.reading.speech.speaking_phrases import behind
from twosource.reading.syntax.arguments import is_passive
from twosource.reading.syntax.punctuation import reaches_end, stands_in_an_inset
from twosource.reading.syntax.tree import VERB_TAGS, Tree

_SET_IN = 12  # words of a saying between commas
_CUTS = frozenset({",", ";", "-", "–", "—", "''", '"', "”", ".", "(", ")"})
_TOLD_BY = frozenset({"in", "by", "on"})
_SEEMING = frozenset({"seem", "appear", "emerge", "follow", "look"})
_TRUSTING = frozenset({"believe", "trust", "credit"})
_CONTRASTING = frozenset({"while", "whereas", "although", "though"})


def is_contrasted(tree: Tree, verb: int) -> bool:
    """Whether a clause is set against the one over it: "SOHR said ..., while the army said this"."""
    return tree.deps[verb] == "advcl" and any(tree.lowers[k] in _CONTRASTING for k in tree.kids[verb])


class SpeechBeside:
    """Finds the sayings beside clauses in the trees of one report.

    Args:
        lexicon: the words of speech.
        speakers: tells whom a phrase names.
        cue_class: what a verb of speech says of certainty; None for no such verb.
    """

    def __init__(self, lexicon: Lexicon, speakers: Speakers, cue_class: Callable[[Tree, int], CueClass | None]) -> None:
        self._lexicon = lexicon
        self._speakers = speakers
        self._cue_class = cue_class

    def beside(self, tree: Tree, i: int, found: list[Saying], seen: set[int]) -> None:
        """Add the sayings that hang on the word at i to those found, and their cues to those seen."""
        for kid in tree.kids[i]:
            if kid in seen:
                continue
            saying = (self._parenthesis(tree, i, kid) if tree.is_verb(kid) else None) or self._preposition(tree, kid)
            if saying is not None:
                seen.add(kid)
                seen.add(saying.cue)
                found.append(saying)

    def _parenthesis(self, tree: Tree, i: int, kid: int) -> Saying | None:
        """ "collapsed, SOHR said, ..." ; "as SOHR reported": the saying of a verb beside the clause."""
        if tree.deps[kid] == "advcl" and tree.lemmas[kid] == "be":
            return self._to_be_believed(tree, kid)
        as_clause = tree.deps[kid] == "advcl" and any(tree.lowers[k] == "as" for k in tree.kids[kid])
        if tree.deps[kid] == "advcl" and self._is_citing(tree, kid):
            return self._citing(tree, kid)
        told = tree.deps[kid] == "conj" and tree.lemmas[kid] == "tell" and kid > i
        if tree.deps[kid] not in ("parataxis", "ccomp") and not as_clause and not told:
            return None
        if tree.deps[kid] == "ccomp" and (kid < i or tree.lowers[kid - 1 : kid] == ["that"]):
            return None
        if self._cue_class(tree, kid) is None or tree.with_dep(kid, "ccomp"):
            return None
        subjects = tree.with_dep(kid, "nsubj")
        if not subjects or (tree.deps[kid] == "ccomp" and not self._set_off(tree, kid)):
            return None
        speakers = self._speakers.resolve(tree, [f for s in subjects for f in tree.conjuncts(s)], tree.lemmas[kid])
        cue = self._cue_class(tree, kid)
        if cue == "confirmed" and any(tree.deps[k] == "neg" for k in tree.kids[kid]):
            return None  # "which the Observatory could not confirm": it says nothing
        return Saying(speakers, cue, kid) if speakers and cue else None

    def _to_be_believed(self, tree: Tree, verb: int) -> Saying | None:
        """ "The post was retaken, if the ministry is to be believed": who says it, whom the paper need not believe."""
        trusted = any(
            tree.lemmas[k] in _TRUSTING and tree.tags[k] == "VBN" and any(tree.lowers[t] == "to" for t in tree.kids[k])
            for k in tree.with_dep(verb, "xcomp")
        )
        if not trusted or not any(tree.lowers[k] == "if" for k in tree.kids[verb]):
            return None
        subjects = [f for k in tree.with_dep(verb, "nsubj") for f in tree.conjuncts(k)]
        speakers = self._speakers.resolve(tree, subjects, "believe")
        return Saying(speakers, "stated", verb) if speakers else None

    def cited(self, tree: Tree, verb: int, seen: set[int]) -> list[Saying]:
        """ "SANA, citing a military source, said ...": whom the speaker of a saying verb cites."""
        beside = [k for s in tree.with_dep(verb, "nsubj") for k in tree.with_dep(s, "acl", "advcl")]
        found = []
        for kid in [*tree.with_dep(verb, "advcl"), *beside]:
            if kid not in seen and self._is_citing(tree, kid):
                seen.add(kid)
                saying = self._citing(tree, kid)
                found += [saying] if saying is not None else []
        return found

    def _is_citing(self, tree: Tree, verb: int) -> bool:
        return tree.lemmas[verb] in self._lexicon.cues.participles and tree.tags[verb] == "VBG"

    def _citing(self, tree: Tree, verb: int) -> Saying | None:
        cited = [f for k in tree.with_dep(verb, "dobj") for f in tree.conjuncts(k)]
        speakers = self._speakers.resolve(tree, cited, tree.lemmas[verb])
        speakers = tuple(s for s in speakers if s.kind != "social_media")  # footage is shown, not quoted
        return Saying(speakers, "stated", verb) if speakers else None

    @staticmethod
    def _set_off(tree: Tree, kid: int) -> bool:
        left = min(tree.subtree(kid))
        return left > 0 and tree.lowers[left - 1] in (",", "-")

    def _preposition(self, tree: Tree, kid: int) -> Saying | None:
        """ "according to X", "in a statement by X"."""
        if tree.lowers[kid] == "according":
            objects = [
                f for prep in tree.with_dep(kid, "prep") for k in tree.with_dep(prep, "pobj") for f in tree.conjuncts(k)
            ]
            speakers = self._speakers.resolve(tree, objects, "according to")
            return Saying(speakers, "stated", kid) if speakers else None
        if tree.deps[kid] == "prep" and tree.lowers[kid] in _TOLD_BY:
            return self._told_in(tree, kid)
        if tree.deps[kid] == "prep" and tree.lowers[kid] == "from" and tree.lemmas[tree.heads[kid]] in _SEEMING:
            return self._seen_from(tree, kid)
        if tree.deps[kid] == "advcl" and tree.lemmas[kid] in (
            "go",
            "judge",
        ):  # "to go by a map of X", "judging by X's maps"
            by = [p for p in tree.with_dep(kid, "prep") if tree.lowers[p] in ("by", "from")]
            return next((told for p in by if (told := self._told_in(tree, p)) is not None), None)
        return None

    def _seen_from(self, tree: Tree, prep: int) -> Saying | None:
        """ "From letters studied by X it seems that": whose reading it is."""
        for noun in tree.with_dep(prep, "pobj"):
            owners = behind(tree, noun)
            speakers = self._speakers.resolve(tree, owners, tree.lemmas[noun]) if owners else ()
            if speakers:
                return Saying(speakers, "hedged", prep)
        return None

    def _told_in(self, tree: Tree, prep: int) -> Saying | None:
        """ "In the monitor's account", "by the reckoning of X", "on a map drawn up by X": whose telling it is."""
        for noun in tree.with_dep(prep, "pobj"):
            if tree.lemmas[noun] not in self._lexicon.cues.tellings:
                continue
            owners = [f for k in tree.with_dep(noun, "poss") for f in tree.conjuncts(k)] or behind(tree, noun)
            speakers = self._speakers.resolve(tree, owners, tree.lemmas[noun]) if owners else ()
            if speakers:
                return Saying(speakers, self._lexicon.cue_nouns.get(tree.lemmas[noun], "stated"), prep)
        return None

    def sentence_wide(self, tree: Tree, i: int, found: list[Saying], seen: set[int]) -> None:
        """ "..., according to X" at either end of the sentence speaks of all of it; so does "X said" hung elsewhere."""
        start, end = tree.sentence_of(i)
        clauses = [i, *tree.ancestors(i)]
        apart = next((n for n, k in enumerate(clauses) if is_contrasted(tree, k)), len(clauses))
        for k in range(start + 1, end):
            if tree.deps[k] == "prep" and tree.lowers[k] in _TOLD_BY and tree.lowers[k - 1] == "," and k not in seen:
                own = next((head for head in tree.ancestors(k) if tree.is_verb(head)), k)
                told = self._told_in(tree, k) if own in clauses[: apart + 1] else None
                if told is not None:  # "The besiegers, in the monitor's account, had fled"
                    found.append(told)
                    return
        for k in range(start, end) if "according" in tree.lowers else ():
            if k in seen or k == i:
                continue
            if tree.lowers[k] == "according":
                saying = self._preposition(tree, k)
                at_edge = k <= start + 1 or reaches_end(tree, k, end)
                if saying is not None and at_edge:
                    found.append(saying)
                    return
        for k in [k for k in range(start, end) if tree.tags[k] in VERB_TAGS]:
            if k not in seen and k != i and not self._of_another(tree, i, k):
                saying = self._set_in(tree, k, start, end)
                if saying is not None:
                    found.append(saying)
                    return

    @staticmethod
    def _of_another(tree: Tree, i: int, verb: int) -> bool:
        """Whether a saying set in between commas speaks of the relative or participle it stands in, which the word is not in."""
        if i < verb:
            return stands_in_an_inset(tree, verb)
        told = tree.heads[verb]
        return tree.deps[verb] == "parataxis" and tree.deps[told] == "acl" and i not in tree.subtree(told)

    def _set_in(self, tree: Tree, verb: int, start: int, end: int) -> Saying | None:
        """ "The line crumbled, the monitor said, and engineers cleared mines": a saying between commas speaks of the whole
        sentence, wherever the parser hangs it."""
        cue = self._cue_class(tree, verb)
        if cue in (None, "denied", "demanded") or is_passive(tree, verb) or tree.with_dep(verb, "dobj"):
            return None
        subject = min(tree.with_dep(verb, "nsubj"), key=lambda k: abs(verb - k), default=None)
        if subject is None or any(tree.deps[k] == "neg" for k in tree.kids[verb]):
            return None
        if any(tree.lowers[k] == "no" for k in tree.kids[subject]):
            return None  # "no casualties reported"
        words = tree.phrase(subject)
        first = min(words[0], verb)
        last = max(words[-1], verb)
        if first <= start or last - first > _SET_IN or tree.lowers[first - 1] not in _CUTS:
            return None
        if last + 1 < end and tree.lowers[last + 1] not in _CUTS:
            return None
        speakers = self._speakers.resolve(tree, tree.conjuncts(subject), tree.lemmas[verb])
        return Saying(speakers, cue, verb) if speakers and cue else None
