"""Attribution: a predicate in a tree in; who says it, from the outermost speaker to the innermost, out (METHODS 2).

The chain is read off the path from the predicate to its sentence's root: a saying verb whose complement it stands in, a
parenthesis, "according to", a noun that carries a saying, a quotation. A sentence without a speaker is the
publisher's own voice; it does not inherit its neighbour's.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.reading.lexicon import CueClass, Lexicon
from twosource.reading.speech.quoted_speech import QuotedSpeech
from twosource.reading.speech.retractions import Retractions
from twosource.reading.speech.sayings import Saying
from twosource.reading.speech.speakers import Speakers
from twosource.reading.speech.speech_beside import SpeechBeside, is_contrasted
from twosource.reading.syntax.arguments import is_one_of_neither, is_passive, verb_slots
from twosource.reading.syntax.punctuation import is_set_off, label_of, tells_a_story, told_before_colon
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.quotes import Quote

_SUMMONING = frozenset({"summon", "invite", "bid", "enjoin"})
_HAVING = frozenset({"have", "receive", "get"})
_SHOWING = frozenset({"show", "air", "broadcast", "screen"})
_PLACING = frozenset({"put", "place", "locate", "spot", "film"})
# Before "to" only said of others: "men believed to have fled".
_ONLY_SAID_OF = frozenset({"believe", "think", "suspect", "know", "understand", "presume"})
_COUNTS = frozenset({"survey", "poll", "study", "count", "tally", "paper"})
_OUT = frozenset({"work", "bear"})  # "worked out that", "was borne out by"
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
        self._near = SpeechBeside(lexicon, speakers, self._cue_class)
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
        if itself and any(self._is_estimate(tree, i, k) for k in tree.with_dep(i, "dobj")):
            estimate = self._estimate(tree, i)
            found += [estimate] if estimate is not None else []
            seen.add(i)
        elif tells or (itself and tree.lemmas[i] in _PLACING and tree.with_dep(i, "nsubj")):
            reported = self._reported(tree, i)
            found += [reported] if reported is not None else []
            seen.add(i)
        elif cue in ("stated", "confirmed") and tree.with_dep(i, "nsubj"):
            own = self._speakers.resolve(tree, self._who_speaks(tree, i), tree.lemmas[i])
            if own:
                found.append(Saying(own, cue, i))
                seen.add(i)
        self._near.beside(tree, child, found, seen)
        aside = False
        for head in tree.ancestors(i):
            saying = self._over(tree, head, child)
            aside = aside or is_set_off(tree, child)
            if saying is not None and aside and saying.certainty == "denied":
                seen.add(saying.cue)  # "denied any part in the attack on X, where a blast killed two"
            elif saying is not None and saying.cue not in seen:
                seen.add(saying.cue)
                found.extend(self._near.cited(tree, head, seen))
                found.append(saying)
                if is_contrasted(tree, head):
                    break  # "SOHR said ..., while the army said this"
            complement_of_speech = saying is not None
            if not complement_of_speech and not (child > head and is_contrasted(tree, child)):
                self._near.beside(tree, head, found, seen)
            child = head
        if not found:
            self._near.sentence_wide(tree, i, found, seen)
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

    def _is_estimate(self, tree: Tree, verb: int, noun: int) -> bool:
        words = self._lexicon.tallies
        return tree.lemmas[noun] in words.tolls | words.counts | words.losses and tree.lemmas[verb] in words.putting

    def _estimate(self, tree: Tree, verb: int) -> Saying | None:
        """ "The ministry put the toll at 25": who puts it there says so."""
        speakers = self._speakers.resolve(tree, self._who_speaks(tree, verb), tree.lemmas[verb])
        return Saying(speakers, "stated", verb) if speakers else None

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
        return here or [s for s in found if tree.is_verb(s.cue) and tree.deps[s.cue] != "prep"]  # no "according to"

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
            if (
                dep == "ccomp"
                and tree.lemmas[head] in _FEARING
                and any(tree.lowers[k] == ":" for k in range(head, child))
            ):
                return None  # "Kyiv fears for Mariupol: rockets have hit it"
            if dep == "dobj" and self._is_estimate(tree, head, child):
                return self._estimate(tree, head)
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
        if lemma in _SHOWING and dep in ("dobj", "ccomp", "xcomp"):  # "the channel showed them burning flags"
            shown = self._reported(tree, verb)
            if shown is not None:
                return shown
        cue = self._cue_class(tree, verb)
        if lemma == "have" and dep == "ccomp" and any(tree.lowers[k] == "it" for k in tree.with_dep(verb, "dobj")):
            cue = "stated"  # "Saba also had it that ..."
        if cue is None:
            return None
        said_of = dep == "xcomp" and lemma in _ONLY_SAID_OF
        if said_of or is_passive(
            tree, verb
        ):  # "is reported to have", "was denied by": the agent speaks, if one is named
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
        negated = any(tree.deps[k] == "neg" for k in tree.kids[verb]) or is_one_of_neither(tree, verb)
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
        apart = [k for k in tree.with_dep(verb, "nsubj") if tree.tags[k] != "DT"]  # "A and B both confirmed"
        if len(apart) > 1:  # only those joined by "and" speak together: of others the one beside the verb
            beside = tree.conjuncts(min(apart, key=lambda k: abs(verb - k)))
            speaking = [k for k in speaking if k in beside] or speaking
        return [*speaking, *self._speakers.named_beside(tree, verb)]

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
        if lemma == "carry" and tree.with_dep(verb, "prt"):
            return None  # papers carry reports, gunmen carry out attacks
        if lemma in _OUT and not any(tree.lowers[k] == "out" for k in tree.kids[verb]):
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
        named_only = not heads or not self._speakers.is_office(tree, heads[-1])
        speakers = self._speakers.resolve(tree, heads[-1:], tree.word(mark), named_only=named_only)
        return Saying(speakers, "stated", mark) if speakers else None
