"""Attribution: a predicate in a tree in; who says it, from the outermost speaker to the innermost, out (METHODS 2).

The chain is read off the path from the predicate to its sentence's root: a saying verb whose complement it stands in, a
parenthesis, "according to", a noun that carries a saying, a quotation. A sentence without a speaker is the
publisher's own voice; it does not inherit its neighbour's.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.reading.arguments import is_passive, verb_slots
from twosource.reading.lexicon import CueClass, Lexicon
from twosource.reading.punctuation import label_of, reaches_end, stands_in_an_inset, tells_a_story, told_before_colon
from twosource.reading.quoted_speech import QuotedSpeech
from twosource.reading.quotes import Quote
from twosource.reading.retractions import Retractions
from twosource.reading.sayings import Saying
from twosource.reading.speakers import Speakers
from twosource.reading.speaking_phrases import behind
from twosource.reading.tree import VERB_TAGS, Tree

_SET_IN = 12  # words of a saying between commas
_CUTS = frozenset({",", ";", "-", "–", "—", "''", '"', "”", ".", "(", ")"})
_CONTRASTING = frozenset({"while", "whereas", "although", "though"})
_SUMMONING = frozenset({"summon", "invite", "bid", "enjoin"})
_HAVING = frozenset({"have", "receive", "get"})
_PLACING = frozenset({"put", "place", "locate", "spot", "film"})
_COUNTS = frozenset({"survey", "poll", "study", "count", "tally", "paper"})
_FEARING = frozenset({"fear", "worry", "doubt", "suspect", "think", "believe"})
_SURE = frozenset({"satisfied", "convinced", "certain", "sure", "confident", "adamant", "aware"})
_REPORTERS = frozenset({"monitor", "agency", "press", "state_media", "un", "ngo", "activists", "witness", "analyst"})
TALLYING = frozenset({"count", "tally", "register", "record", "document", "log", "list"})  # who keeps count tells of it
_HEARERS = frozenset({"press", "agency", "state_media", "propaganda", "monitor", "party", "social_media"})


class Attribution:
    """Finds who says what in the trees of one report."""

    def __init__(self, lexicon: Lexicon, speakers: Speakers, quotes: list[Quote]) -> None:
        self._lexicon = lexicon
        self._retractions = Retractions(lexicon)
        self._speakers = speakers
        self._quoted = QuotedSpeech(lexicon, speakers, quotes, self._cue_class)

    def look_ahead(self, trees: Sequence[Tree]) -> None:
        """Take the report's trees in order: a quotation over paragraphs may name its speaker in the last."""
        told = [tree for tree in trees if len(tree)]
        self._quoted.look_ahead(told)
        self._speakers.look_back(told)

    def chain(self, tree: Tree, i: int, itself: bool = False) -> list[Saying]:
        """The sayings that the predicate at i stands under, outermost first.

        Args:
            tree: the tree.
            i: the predicate's token.
            itself: whether the predicate may be a saying of its own: "announced the recapture of X".
        """
        found: list[Saying] = []
        seen: set[int] = set()
        child = i
        announces = itself and tree.lemmas[i] in self._lexicon.cues.announcing and not is_passive(tree, i)
        cue = self._cue_class(tree, i) if announces and tree.is_verb(i) else None
        tells = (tree.lemmas[i] == "report" and cue is not None) or (itself and tree.lemmas[i] in TALLYING)
        if tells or (itself and tree.lemmas[i] in _PLACING and tree.with_dep(i, "nsubj")):
            reported = self._reported(tree, i)
            found += [reported] if reported is not None else []
            seen.add(i)
        elif cue in ("stated", "confirmed") and tree.with_dep(i, "nsubj"):
            own = self._speakers.resolve(tree, self._who_speaks(tree, i), tree.lemmas[i])
            if own:
                found.append(Saying(own, cue, i))
                seen.add(i)
        self._beside(tree, child, found, seen)
        for head in tree.ancestors(i):
            saying = self._over(tree, head, child)
            if saying is not None and saying.cue not in seen:
                seen.add(saying.cue)
                found.extend(self._cited(tree, head, seen))
                found.append(saying)
                if tree.deps[head] == "advcl" and any(tree.lowers[k] in _CONTRASTING for k in tree.kids[head]):
                    break  # "SOHR said ..., while the army said this"
            complement_of_speech = saying is not None
            contrasted = (
                child > head
                and tree.deps[child] == "advcl"
                and any(tree.lowers[k] in _CONTRASTING for k in tree.kids[child])
            )
            if not complement_of_speech and not contrasted:
                self._beside(tree, head, found, seen)
            child = head
        if not found:
            self._sentence_wide(tree, i, found, seen)
        if not found:
            quoted = self._quoted.over(tree, i)
            if quoted is not None:
                found.append(quoted)
        found = self._on_this_side(tree, i, found)
        found.reverse()
        found = self._said_anew(tree, found)
        found = self._with_hearers(tree, found)
        if not found:
            told = self._before_colon(tree, i)
            found += [told] if told is not None else []
        if not found:
            labelled = self._label(tree, i)
            if labelled is not None:
                found.append(labelled)
        return found

    @staticmethod
    def _said_anew(tree: Tree, found: list[Saying]) -> list[Saying]:
        """ "Acknowledged that X, saying Y": what the same speaker goes on to say is not what it acknowledged."""
        for n in range(len(found) - 1, 0, -1):
            outer, inner = found[n - 1], found[n]
            same = [s.name for s in outer.speakers] == [s.name for s in inner.speakers]
            if same and inner.cue >= 0 and tree.tags[inner.cue] == "VBG" and outer.certainty == "confirmed":
                return [*found[: n - 1], *found[n:]]
        return found

    @staticmethod
    def _on_this_side(tree: Tree, i: int, found: list[Saying]) -> list[Saying]:
        """ "The store was hit, it said; the monitor denied that ..." : who speaks across a semicolon from the word speaks of the
        other clause, where one on its own side speaks of this; a phrase ("on a map by X") speaks of its own side alone."""

        def across(saying: Saying) -> bool:
            low, high = min(i, saying.cue), max(i, saying.cue)
            return any(tree.lowers[k] == ";" for k in range(low + 1, high))

        if not any(saying.cue >= 0 and across(saying) for saying in found):
            return found
        here = [saying for saying in found if saying.cue < 0 or not across(saying)]
        return here or [saying for saying in found if tree.is_verb(saying.cue)]

    def demanding(self, tree: Tree, i: int) -> list[Saying]:
        """Who demands, where nobody tells of the demand: "Zelensky urged partners to help"; not "called up reservists"."""
        if not tree.is_verb(i) or is_passive(tree, i) or tree.with_dep(i, "prt"):
            return []
        cue = tree.lemmas[i] in _SUMMONING or self._cue_class(tree, i) == "demanded"
        who = verb_slots(tree, i).get("subject")
        speakers = self._speakers.resolve(tree, who, tree.lemmas[i]) if cue else ()
        if cue and not speakers:  # "night letters summoned every man": whoever wrote them
            speakers = self._speakers.documents(tree, who, tree.lemmas[i])
        return [Saying(speakers, "stated", i)] if speakers else []

    def denying(self, tree: Tree, i: int) -> Saying | None:
        """Who denies by the verb at i what other words tell: "the government denied this"."""
        who = verb_slots(tree, i).get("subject")
        speakers = self._speakers.resolve(tree, who, tree.lemmas[i])
        return Saying(speakers, "denied", i) if speakers else None

    def _with_hearers(self, tree: Tree, found: list[Saying]) -> list[Saying]:
        """ "a military source told SANA": SANA passes it on, so it stands outside the source in the chain."""
        chain: list[Saying] = []
        for saying in found:
            if saying.cue >= 0 and tree.lemmas[saying.cue] == "tell":
                heard = [
                    k
                    for k in tree.with_dep(saying.cue, "dobj", "dative")
                    if any(h.kind == "source" for h in tree.names[k])
                ]
                hearers = tuple(
                    s for s in self._speakers.resolve(tree, heard, "told", named_only=True) if s.kind in _HEARERS
                )
                if hearers:
                    chain.append(Saying(hearers, "stated", saying.cue))
            chain.append(saying)
        return chain

    # -- the cue stands over the predicate -------------------------------------------------------------------------

    def _over(self, tree: Tree, head: int, child: int) -> Saying | None:
        dep = tree.deps[child]
        taken_back = self._taken_back(tree, head, child)
        if taken_back is not None:
            return taken_back
        if tree.is_verb(head):
            words = self._lexicon.tallies
            if (
                dep == "ccomp"
                and tree.lemmas[head] in _FEARING
                and any(tree.lowers[k] == ":" for k in range(head, child))
            ):
                return None  # "Kyiv fears for Mariupol: rockets have hit it"
            counted = tree.lemmas[child] in words.tolls | words.counts
            if dep == "dobj" and counted and tree.lemmas[head] in words.putting:  # "put the toll at 25"
                speakers = self._speakers.resolve(tree, self._who_speaks(tree, head), tree.lemmas[head])
                return Saying(speakers, "stated", head) if speakers else None
            if dep in ("ccomp", "xcomp", "parataxis", "oprd", "dobj", "obj", "nsubjpass", "csubjpass", "csubj"):
                return self._verb_saying(tree, head, child, dep)
            if (
                dep == "prep"
                and tree.lemmas[head] in self._lexicon.cues.talking
                and tree.lowers[child] in ("of", "about")
            ):
                speakers = self._speakers.resolve(tree, self._who_speaks(tree, head), tree.lemmas[head])
                return Saying(speakers, "stated", head) if speakers else None
            if (
                dep == "prep"
                and tree.lemmas[head] in self._lexicon.cues.accusing
                and tree.lowers[child] in ("of", "for", "with")
            ):
                speakers = self._speakers.resolve(tree, self._who_speaks(tree, head), tree.lemmas[head])
                return Saying(speakers, "stated", head) if speakers and not is_passive(tree, head) else None
            if dep == "prep" and tree.lemmas[head] in self._lexicon.cues.participles and tree.lowers[child] == "as":
                speakers = self._speakers.resolve(tree, verb_slots(tree, head).get("subject"), tree.lemmas[head])
                return Saying(speakers, "stated", head) if speakers else None
            return None
        if tree.lemmas[head] in _SURE and tree.deps[head] == "acomp" and dep == "ccomp":
            speakers = self._speakers.resolve(
                tree, verb_slots(tree, tree.heads[head]).get("subject"), tree.lemmas[head]
            )
            return Saying(speakers, "stated", tree.heads[head]) if speakers else None  # "is satisfied that"
        if tree.is_noun(head) and tree.lemmas[head] in self._lexicon.cue_nouns:
            if dep in ("acl", "ccomp", "relcl", "appos") and not (dep == "relcl" and self._gapped(tree, child)):
                return self._noun_saying(tree, head)
            if dep == "prep" and tree.lowers[child] in ("of", "on", "about"):
                return self._noun_saying(tree, head)
        return None

    @staticmethod
    def _gapped(tree: Tree, clause: int) -> bool:
        """Whether a relative clause says something of its noun, rather than being what the noun says."""
        return any(
            tree.deps[k] in ("nsubj", "dobj", "nsubjpass") and tree.tags[k] in ("WDT", "WP") for k in tree.kids[clause]
        )

    def _verb_saying(self, tree: Tree, verb: int, child: int, dep: str) -> Saying | None:
        lemma = tree.lemmas[verb]
        cue = self._cue_class(tree, verb)
        if lemma == "have" and dep == "ccomp" and any(tree.lowers[k] == "it" for k in tree.with_dep(verb, "dobj")):
            cue = "stated"  # "Saba also had it that ..."
        if cue is None:
            return None
        passive = is_passive(tree, verb)
        if passive:  # "is reported to have", "was denied by": the agent speaks, if one is named
            by = [c for k in tree.with_dep(verb, "agent") for c in (k, *tree.with_dep(k, "conj"))]
            agents = [f for k in by for o in tree.with_dep(k, "pobj") for f in tree.conjuncts(o)]
            if not agents:
                heard = (
                    [f for k in tree.with_dep(verb, "nsubjpass") for f in tree.conjuncts(k)] if lemma == "tell" else []
                )
                speakers = self._speakers.resolve(tree, heard, lemma, named_only=True)
                return Saying(speakers, cue, verb) if speakers and dep == "ccomp" else None  # "Memorial was told"
            speakers = self._speakers.resolve(tree, agents, lemma)
            return Saying(speakers, cue, verb) if speakers else None
        if (
            dep in ("dobj", "obj", "nsubjpass")
            and lemma in self._lexicon.clause_only
            and cue not in ("denied", "demanded")
        ):
            return self._reported(tree, verb) if lemma == "report" or lemma in TALLYING else None
        if dep in ("dobj", "obj") and tree.lemmas[verb] in ("see", "tell", "ask", "call", "urge", "order"):
            return None
        if (
            dep == "xcomp"
            and cue not in ("denied", "demanded", "predicted", "hedged", "confirmed")
            and lemma not in ("claim", "report", "vow", "allege", "say")
        ):
            return None
        if dep == "xcomp" and lemma in ("appear", "continue", "expect", "report", "fear"):
            return self._reported(tree, verb) if lemma == "report" else None
        if dep == "ccomp" and lemma in ("see", "find", "continue", "show") and tree.first(verb, "nsubj") is None:
            return None
        subjects = [k for k in self._who_speaks(tree, verb) if not any(tree.lowers[d] == "no" for d in tree.kids[k])]
        if not subjects:
            return None
        speakers = self._speakers.resolve(tree, subjects, lemma)
        if not speakers and (cue == "demanded" or any(tree.tags[k] == "PRP$" for s in subjects for k in tree.kids[s])):
            speakers = self._speakers.documents(tree, subjects, lemma)
        if not speakers:
            return None
        negated = any(tree.deps[k] == "neg" for k in tree.kids[verb])
        return Saying(speakers, cue, verb, negated)

    def _reported(self, tree: Tree, verb: int) -> Saying | None:
        """ "SOHR reported shelling": who reports for a living says so; a party that reports losses has them."""
        speakers = self._speakers.resolve(tree, self._who_speaks(tree, verb), tree.lemmas[verb])
        placed = tree.lemmas[verb] in _PLACING  # "the Network put the vanguard in the market"
        reporters = tuple(s for s in speakers if s.kind in _REPORTERS or (not placed and tree.lemmas[verb] in TALLYING))
        if placed and len(reporters) < len(speakers):
            return None
        return Saying(reporters, "stated", verb) if reporters else None

    def _who_speaks(self, tree: Tree, verb: int) -> list[int]:
        """The subject of a saying verb; without one of its own, that of the saying it is joined to."""
        if not tree.with_dep(verb, "nsubj", "nsubjpass"):
            governor = tree.heads[tree.heads[verb]]
            if tree.deps[verb] == "pcomp" and tree.lemmas[governor] in self._lexicon.cues.participles:
                return verb_slots(tree, governor).get("object")  # "quoted the ministry as saying"
            if tree.tags[verb] == "VBG" and tree.deps[verb] in ("csubj", "pcomp"):
                return []  # "urging women to fight is most likely ...": nobody urges here
            for head in tree.ancestors(verb):
                if tree.is_verb(head) and tree.lemmas[head] in self._lexicon.cue_verbs and tree.with_dep(head, "nsubj"):
                    return verb_slots(tree, head).get("subject")
        speaking = verb_slots(tree, verb).get("subject")
        apart = tree.with_dep(verb, "nsubj")
        if len(apart) > 1:  # only those joined by "and" speak together: of others the one beside the verb
            beside = tree.conjuncts(min(apart, key=lambda k: abs(verb - k)))
            speaking = [k for k in speaking if k in beside] or speaking
        return speaking

    def _cue_class(self, tree: Tree, verb: int) -> CueClass | None:
        lemma = tree.lemmas[verb]
        cue = self._lexicon.cue_verbs.get(lemma)
        if lemma == "call" and not any(tree.lowers[k] in ("on", "for", "upon") for k in tree.kids[verb]):
            return None
        if lemma == "rule" or cue is None:
            return None
        if lemma == "find" and any(tree.lemmas[k] in _COUNTS for k in tree.with_dep(verb, "nsubj")):
            return "stated"  # "found a survey"
        if lemma == "show" and not any(tree.lemmas[k] in self._lexicon.cue_nouns for k in tree.with_dep(verb, "nsubj")):
            return None  # maps and films show what is so, attacks do not
        if lemma == "work" and not any(tree.lowers[k] == "out" for k in tree.kids[verb]):
            return None
        if lemma == "claim" and any(tree.lemmas[k] in ("responsibility", "life", "credit") for k in tree.kids[verb]):
            return None
        return cue

    def _taken_back(self, tree: Tree, head: int, child: int) -> Saying | None:
        """ "retracted its report that X": who takes a saying back denies what it said."""
        taken = self._retractions.find(tree, head, child)
        if taken is None:
            return None
        speakers = self._speakers.resolve(tree, taken.who, tree.lemmas[taken.verb])
        return Saying(speakers, "denied", taken.verb, noun=taken.noun) if speakers or taken.itself else None

    def _noun_saying(self, tree: Tree, noun: int) -> Saying | None:
        verb = tree.heads[tree.heads[noun]]
        if tree.deps[noun] == "pobj" and tree.is_verb(verb) and tree.lemmas[verb] in ("say", "claim", "announce"):
            speakers = self._speakers.resolve(tree, self._who_speaks(tree, verb), tree.lemmas[verb])
            return Saying(speakers, "stated", verb) if speakers else None  # "said in a statement that"
        having = tree.heads[noun]
        if tree.deps[noun] == "dobj" and tree.lemmas[having] in _HAVING and tree.is_verb(having):  # "has word that"
            speakers = self._speakers.resolve(tree, self._who_speaks(tree, having), tree.lemmas[noun])
            return Saying(speakers, self._lexicon.cue_nouns[tree.lemmas[noun]], noun) if speakers else None
        owners = tree.with_dep(noun, "poss", "compound", "nmod")
        for prep in tree.kids[noun]:
            if tree.deps[prep] in ("prep", "agent") and tree.lowers[prep] in ("by", "from", "of", "in"):
                owners += tree.with_dep(prep, "pobj")
            if tree.deps[prep] == "acl" and tree.tags[prep] == "VBN" and is_passive(tree, prep):  # "released by X"
                owners += verb_slots(tree, prep).get("subject")
        speakers = self._speakers.resolve(tree, owners, tree.lemmas[noun], named_only=not tree.with_dep(noun, "poss"))
        return Saying(speakers, self._lexicon.cue_nouns[tree.lemmas[noun]], noun) if speakers else None

    # -- the cue stands beside a clause on the path ----------------------------------------------------------------

    def _beside(self, tree: Tree, i: int, found: list[Saying], seen: set[int]) -> None:
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

    def _cited(self, tree: Tree, verb: int, seen: set[int]) -> list[Saying]:
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
        if tree.deps[kid] == "prep" and tree.lowers[kid] in ("in", "by", "on"):
            return self._told_in(tree, kid)
        if tree.deps[kid] == "advcl" and tree.lemmas[kid] in (
            "go",
            "judge",
        ):  # "to go by a map of X", "judging by X's maps"
            by = [p for p in tree.with_dep(kid, "prep") if tree.lowers[p] in ("by", "from")]
            return next((told for p in by if (told := self._told_in(tree, p)) is not None), None)
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

    def _sentence_wide(self, tree: Tree, i: int, found: list[Saying], seen: set[int]) -> None:
        """ "..., according to X" at either end of the sentence speaks of all of it; so does "X said" hung elsewhere."""
        start, end = tree.sentence_of(i)
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

    def _before_colon(self, tree: Tree, i: int) -> Saying | None:
        """ "The channel told another story: not one post had fallen": who told it."""
        for verb in told_before_colon(tree, i):
            cue = self._cue_class(tree, verb)
            if cue in ("stated", "confirmed") or tells_a_story(tree, verb, i):
                speakers = self._speakers.resolve(tree, self._who_speaks(tree, verb), tree.lemmas[verb])
                if speakers:
                    return Saying(speakers, "confirmed" if cue == "confirmed" else "stated", verb)
        return None

    def _label(self, tree: Tree, i: int) -> Saying | None:
        """ "SOHR: shells hit ..." and "... - SOHR": a name set before a colon, or after a dash at the end, speaks."""
        label = label_of(tree, i)
        if label is None:
            return None
        heads, mark = label
        if len(heads) == 1 and mark > heads[0] and self._speakers.is_country(tree, heads[0]):
            return None  # "Syria: strike on market kills 20" tells where
        speakers = self._speakers.resolve(tree, heads[-1:], tree.word(mark), named_only=True)
        return Saying(speakers, "stated", mark) if speakers else None
