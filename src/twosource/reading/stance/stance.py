"""Stance: a predicate in a tree and the sayings over it in; modality, polarity and certainty out (METHODS 2)."""

from __future__ import annotations

from twosource.reading.lexicon import Lexicon
from twosource.reading.speech.sayings import Saying
from twosource.reading.stance.attempts import Attempts
from twosource.reading.stance.background import is_background
from twosource.reading.stance.purposes import sent_to_strike
from twosource.reading.stance.short_of import ShortOf
from twosource.reading.stance.stance_told import Stance, StanceTold
from twosource.reading.stance.taken_for_granted import describes_what_is_known, is_any_to_come, is_avenged
from twosource.reading.syntax.arguments import carrier, is_one_of_neither, is_passive
from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_REMARKING = frozenset({"comment", "elaborate", "speculate", "remark", "respond", "answer", "discuss"})
_HAVE = frozenset({"have", "had", "has", "having", "'ve"})
_LASTING = frozenset(
    {"continue", "rage", "persist", "be", "remain", "go", "wage", "fight", "carry", "conduct", "stage", "mount"}
)
_GOING_ON = frozenset({"continue", "last", "go", "persist", "remain", "stay"})
_FEARING = frozenset({"fear", "worry", "warn", "doubt"})
_ACCUSED = frozenset({"accuse", "blame", "suspect", "charge"})
_INTENDING = frozenset({"plan", "aim", "hope", "aimed", "intent", "bent"})
_WILL = frozenset({"will", "wo", "'ll", "shall"})
_ONLOOKERS = frozenset({"analyst", "monitor"})
_SEEMING = frozenset({"be", "seem", "appear", "look", "remain", "become"})
_TO_COME = frozenset({"expected", "likely", "imminent", "inevitable", "unavoidable", "possible", "probable", "certain"})
_SAME_IN_THE_PAST = frozenset("beat hit put cut set shut hurt burst cast quit split shed spread".split())
_HINTS = frozenset({"hint", "sign", "indication", "suggestion", "suspicion", "rumour", "rumor"})
_OCCASIONS = frozenset("time hour moment point stage occasion way".split())
_WANTING = frozenset({"demand", "order", "request", "ask", "require", "urge", "recommend", "propose"})


def _is_never(tree: Tree, preposition: int) -> bool:
    """Whether a phrase says that it never was: "at no time", "on no occasion", "in no way"."""
    return any(
        tree.lemmas[k] in _OCCASIONS and any(tree.lowers[d] == "no" for d in tree.with_dep(k, "det"))
        for k in tree.with_dep(preposition, "pobj")
    )


class StanceReader:
    """Reads stance off the path from a predicate to its sentence's root, up to the first saying over it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        stance = lexicon.stance
        self._auxiliaries = {word: effect for effect, words in stance.auxiliaries.items() for word in words}
        self._negators = frozenset(stance.negators)
        self._hedges = frozenset(stance.hedges)
        self._conditional = frozenset(stance.conditional_marks)
        self._short = ShortOf(stance)
        self._attempts = Attempts(stance)

    def read(self, tree: Tree, i: int, sayings: list[Saying]) -> Stance:
        """The stance of the predicate at i under these sayings (outermost first)."""
        state = StanceTold()
        cues = {saying.cue for saying in sayings}
        at = i
        if not tree.is_verb(i):
            at = self._noun(tree, i, state)
        if at >= 0 and tree.is_verb(at) and at not in cues:
            self._verb(tree, at, state)
            if at != i and state.because == "present" and tree.lemmas[at] not in _LASTING:
                state.modality = None  # "the capture of the town leaves them": the verb's present is not the capture's
        if tree.deps[i] == "amod" and tree.is_verb(tree.heads[tree.heads[i]]):  # "a liberated Hudur would be a feather"
            self._foretold(tree, tree.heads[i], tree.heads[tree.heads[i]], state)
        self._climb(tree, i, cues, state)
        short = self._short.cue(tree, i)
        if short is not None:
            state.attempted = True
            state.note(short)
        self._own_negation(tree, i, state)
        self._unsettled(tree, i, cues, state)
        self._said(sayings, tree, state, i)
        return state.done()

    # -- the predicate itself --------------------------------------------------------------------------------------

    def _verb(self, tree: Tree, verb: int, state: StanceTold) -> None:
        perfect = progressive = was = False
        if is_one_of_neither(tree, verb):
            state.negate("neither")
        for kid in tree.kids[verb]:
            dep, lower = tree.deps[kid], tree.lowers[kid]
            if dep in ("aux", "auxpass"):
                effect = self._auxiliaries.get(lower)
                if effect is not None:
                    state.modal(effect, lower)
                perfect = perfect or lower in _HAVE
                progressive = progressive or (tree.lemmas[kid] == "be" and tree.tags[verb] == "VBG")
                was = was or lower in ("was", "were")
            elif dep == "neg":
                state.negate(lower)
            elif dep == "advmod":
                if lower in self._hedges:
                    state.hedge(lower)
                elif lower in ("never", "hardly", "barely"):
                    state.negate(lower)
                elif lower == "longer" and tree.lowers[kid - 1] == "no":
                    state.negate("no longer")
            elif dep == "mark" and lower in self._conditional:
                state.modal("hypothetical", lower)
            elif dep == "prep" and _is_never(tree, kid):
                state.negate("no")
        if perfect and state.modality == "hypothetical" and state.because in ("could", "might", "may"):
            state.hedge(state.because)
            state.modality = None
        elif state.modality == "hypothetical" and state.because in ("may", "might"):
            state.hedge(state.because)
            state.modality = "predicted"
        if progressive and was and not any(tree.lowers[k] in ("still", "now", "currently") for k in tree.kids[verb]):
            progressive = False  # "by Sunday sappers were lifting mines": it was done
        present = tree.tags[verb] in ("VBZ", "VBP") and not tree.headline and tree.lowers[verb] not in _SAME_IN_THE_PAST
        if state.modality is None and (progressive or present) and not perfect:
            state.modality = "ongoing"
            state.because = "present"

    def _noun(self, tree: Tree, noun: int, state: StanceTold) -> int:
        """A noun's stance is that of the verb it is an argument of; what is planned or feared is told by that verb."""
        for kid in tree.kids[noun]:
            lower = tree.lowers[kid]
            if tree.deps[kid] in ("amod", "compound") and (
                lower in self._hedges or lower in ("alleged", "suspected", "apparent")
            ):
                state.hedge(lower)
            if tree.deps[kid] == "amod" and lower in (
                "planned",
                "imminent",
                "upcoming",
                "possible",
                "potential",
                "expected",
                "future",
                "looming",
                "threatened",
                "proposed",
            ):
                state.modal("planned" if lower in ("planned", "upcoming", "proposed") else "predicted", lower)
            if tree.deps[kid] == "amod" and lower in ("failed", "foiled", "attempted", "thwarted", "abortive"):
                state.attempted = True
                state.note(lower)
            if tree.deps[kid] == "det" and lower == "no":
                state.negate(lower)
        while tree.deps[noun] == "conj" and tree.is_noun(tree.heads[noun]):
            noun = tree.heads[noun]  # "plotting bombings and attacks": both
        over = tree.heads[noun]
        told = tree.deps[noun] in ("dobj", "nsubjpass", "obj")
        if told and self._lexicon.cue_verbs.get(tree.lemmas[over]) == "confirmed" and not tree.with_dep(over, "neg"):
            state.confirmed = True  # "satellite pictures confirmed the destruction"
        light = carrier(tree, noun)
        if light is not None:
            if tree.deps[noun] in ("dobj", "nsubjpass", "obj"):
                self._matrix(tree, light, state, nominal=True)
            self._foretold(tree, noun, light, state)
            return light
        head = tree.heads[noun]
        dep = tree.deps[noun]
        if dep == "nsubj" and tree.is_verb(head):
            self._foretold(tree, noun, head, state)
        if dep in ("dobj", "nsubjpass", "obj") and tree.is_verb(head):
            self._matrix(tree, head, state, nominal=True)
            return -1 if tree.lemmas[head] in self._lexicon.cue_verbs else head
        if dep == "pobj" and tree.lowers[head] in ("for", "of", "on", "against", "about", "to", "from", "in"):
            governor = self._wanting(tree, head)
            if tree.lemmas[governor] in (
                "call",
                "plea",
                "plan",
                "preparation",
                "threat",
                "risk",
                "fear",
                "prepare",
                "warn",
                "appeal",
                "demand",
                "prospect",
                "possibility",
                "hope",
                "brace",
                "ready",
            ):
                effect = (
                    "demanded"
                    if tree.lemmas[governor] in ("call", "plea", "appeal", "demand")
                    else "planned"
                    if tree.lemmas[governor] in ("plan", "preparation", "prepare", "ready")
                    else "predicted"
                )
                state.modal(effect, tree.lemmas[governor])
            if tree.is_verb(governor) and tree.lemmas[governor] in ("prevent", "stop", "refrain"):
                state.negate(tree.lemmas[governor])
            over = tree.heads[governor]
            if tree.is_noun(governor) and tree.deps[governor] in ("dobj", "nsubjpass") and tree.is_verb(over):
                self._matrix(
                    tree, over, state, nominal=True
                )  # "foresee a return to war", "a wave of raids is expected"
        return -1

    @staticmethod
    def _foretold(tree: Tree, noun: int, verb: int, state: StanceTold) -> None:
        """ "bombings will multiply": what is to happen to a deed has not happened, unless it is one that goes on."""
        if tree.deps[noun] != "nsubj" or tree.lemmas[verb] in _GOING_ON:
            return
        said = [*tree.with_dep(verb, "acomp"), *tree.with_dep(verb, "xcomp")]
        if tree.lemmas[verb] in _SEEMING and any(tree.lowers[k] in _TO_COME for k in said):
            state.modal("predicted", "to come")  # "more strikes are to be expected", "an assault is likely"
        elif tree.lemmas[verb] == "loom":
            state.modal("predicted", "loom")
        definite = any(tree.lowers[k] in ("the", "this", "that", "these") for k in tree.kids[noun])
        for kid in tree.with_dep(verb, "aux"):
            if tree.lowers[kid] in _WILL:
                state.modal("predicted", tree.lowers[kid])
            elif tree.lowers[kid] in ("would", "'d") and not definite:
                state.modal("hypothetical", tree.lowers[kid])

    @staticmethod
    def _wanting(tree: Tree, preposition: int) -> int:
        """What a preposition hangs on; "rejected a call by Ankara for a truce": the call, wherever the parser hangs it."""
        governor = tree.heads[preposition]
        if tree.lowers[preposition] == "for" and tree.is_verb(governor):
            for noun in tree.with_dep(governor, "dobj", "nsubjpass"):
                if noun < preposition and tree.lemmas[noun] in ("call", "plea", "appeal", "demand", "plan", "hope"):
                    return noun
        return governor

    def _own_negation(self, tree: Tree, i: int, state: StanceTold) -> None:
        for kid in tree.kids[i]:
            if tree.deps[kid] in ("nsubjpass", "dobj", "nsubj") and (
                any(
                    tree.deps[k] == "det"
                    and tree.lowers[k] in ("no", "neither")
                    and tree.lowers[k + 1 : k + 2] not in (["fewer"], ["less"], ["more"])  # "no fewer than 30"
                    for k in tree.kids[kid]
                )
                or tree.lowers[kid] in ("nobody", "none")
                or any(
                    tree.lowers[k] == "not" and tree.lowers[k + 1] in ("one", "a", "an")
                    for k in tree.kids[kid]
                    if k < kid
                )
            ):
                state.negate("no")

    def _unsettled(self, tree: Tree, i: int, cues: set[int], state: StanceTold) -> None:
        """Inside an "if" or "whether" clause nothing has happened; only the clause's own subject is taken for granted."""
        child = i
        for head in tree.ancestors(i):
            if child in cues:
                return
            if tree.deps[child] in ("nsubj", "nsubjpass"):
                return
            if any(tree.deps[k] == "mark" and tree.lowers[k] in self._conditional for k in tree.kids[child]):
                state.modal("hypothetical", "if")
                return
            child = head

    # -- what stands over it ---------------------------------------------------------------------------------------

    def _climb(self, tree: Tree, i: int, cues: set[int], state: StanceTold) -> None:
        """Take in what each clause over the predicate says of it, up to the saying or the finite clause it belongs to."""
        if is_avenged(tree, i):
            return
        if is_any_to_come(tree, i):
            state.modal("hypothetical", "any")
            return
        child = i
        for head in tree.ancestors(i):
            if head in cues:
                self._under_saying(tree, head, child, state)
                return
            dep = tree.deps[child]
            verbal = tree.is_verb(child)
            if dep == "amod" and child == i and describes_what_is_known(tree, head):
                return
            if verbal and dep == "conj" and tree.is_verb(head):
                if not any(tree.deps[k] in ("nsubj", "nsubjpass", "aux") for k in tree.kids[child]):
                    self._shared_auxiliaries(tree, head, state)
            elif verbal and dep in ("advcl", "acl", "relcl"):
                self._clause(tree, child, dep, state)
                if dep == "relcl" or (dep == "advcl" and self._finite(tree, child)):
                    return
            still = dep == "xcomp" and tree.lemmas[head] in ("have", "be", "remain") and self._infinitive(tree, child)
            if still and tree.lemmas[head] == "be" and tree.tags[head] in FINITE_TAGS and dep == "xcomp":
                state.modal("planned", "to be to")  # "are to turn their positions over"
            if still and any(tree.lowers[k] == "yet" for k in tree.kids[head] + tree.kids[child]):
                state.negate("yet to")  # "has yet to take it"
            if still and tree.lemmas[head] == "be" and tree.tags[head] in ("VBZ", "VBP") and not tree.headline:
                state.modal("planned", "to")  # "talks are to open on Wednesday"
            if dep == "ccomp" and self._lexicon.cue_verbs.get(tree.lemmas[head]) == "confirmed":
                shown = tree.first(head, "nsubj")  # "thermal imagery confirmed that ...", by nobody's word
                if (
                    shown is not None
                    and tree.lemmas[shown] in self._lexicon.cue_nouns
                    and not tree.with_dep(head, "neg")
                ):
                    state.confirmed = True
            if (tree.is_verb(head) or tree.tags[head].startswith("JJ")) and dep in ("xcomp", "ccomp", "advcl", "csubj"):
                if dep == "advcl" and self._is_aside(tree, head, child):
                    return
                if child == i or tree.lemmas[child] not in _REMARKING:  # "refused to comment on reports that X fell"
                    self._matrix(tree, head, state, nominal=False, infinitive=self._infinitive(tree, child), dep=dep)
                failed = self._attempts.failure(tree, child)
                if failed is not None:
                    state.attempted = False
                    state.negate(failed)
                if dep != "ccomp" or self._governs(tree, head, child):
                    self._verb_over(tree, head, state)
            elif dep in ("acomp", "advmod") and tree.tags[child][:2] == "JJ" and child != i:
                # "would be able to shell", "will be next to fall"
                self._verb_over(tree, head, state)
            if (
                verbal
                and (dep == "pcomp" or tree.tags[head] == "IN")
                and not self._under_preposition(tree, head, state)
            ):
                return
            if tree.is_noun(head) and not verbal and dep not in ("acl", "conj", "compound", "amod"):
                return
            child = head

    def _is_aside(self, tree: Tree, head: int, child: int) -> bool:
        """ "Barred them from travelling, citing the killing of 60", "will go, while still backing him": that is so."""
        if tree.tags[child] != "VBG" or child < head:
            return False
        meanwhile = any(tree.lowers[k] == "while" for k in tree.kids[child])
        return meanwhile or tree.lemmas[child] in self._lexicon.cues.participles

    def _governs(self, tree: Tree, head: int, child: int) -> bool:
        """Whether a clause is truly the other's complement, and not just set beside it: "it is broken, it is not taken"."""
        if any(tree.deps[k] == "mark" for k in tree.kids[child]) or self._infinitive(tree, child):
            return True
        return tree.lemmas[head] in self._lexicon.matrix or not self._finite(tree, child)

    @staticmethod
    def _finite(tree: Tree, verb: int) -> bool:
        """Whether a clause has a subject or tense of its own, so that the clause over it does not lend it one."""
        if tree.tags[verb] in ("VBD", "VBZ", "VBP"):
            return True
        return any(tree.deps[k] in ("nsubj", "nsubjpass") for k in tree.kids[verb])

    def _under_saying(self, tree: Tree, cue: int, child: int, state: StanceTold) -> None:
        lemma = tree.lemmas[cue]
        infinitive = self._infinitive(tree, child)
        if tree.tags[cue] == "VBD" and state.because in ("would", "'d") and not self._on_condition(tree, child):
            state.backshift()  # "said it would withdraw": what it said was "we will"
        told_to = tree.deps[child] in ("xcomp", "ccomp", "advcl") and infinitive
        to_be = lemma in _WANTING and tree.deps[child] == "ccomp" and self._subjunctive(tree, child)
        if any(tree.lemmas[k] in _HINTS and tree.deps[k] == "attr" for k in tree.ancestors(cue)):
            state.hedge("hinted")  # "there are signs in a report by X that"
        if (lemma in self._lexicon.commanding and told_to) or to_be:
            state.modal("demanded", lemma)
        elif (self._lexicon.matrix.get(lemma) == "predicted" or lemma in _FEARING) and (
            infinitive or self._future(tree, child)
        ):
            state.modal("predicted", lemma)

    @staticmethod
    def _subjunctive(tree: Tree, verb: int) -> bool:
        """Whether a clause says what is to be: "that the rebels lift the siege", "that it be lifted"."""
        helpers = [k for k in tree.kids[verb] if tree.deps[k] in ("aux", "auxpass")]
        if helpers:
            return tree.lowers[helpers[0]] == "be"
        return tree.tags[verb] in ("VB", "VBP")

    def _on_condition(self, tree: Tree, verb: int) -> bool:
        """Whether a clause depends on an "if"."""
        return any(
            tree.deps[k] == "mark" and tree.lowers[k] in self._conditional
            for clause in tree.with_dep(verb, "advcl")
            for k in tree.kids[clause]
        )

    def _under_preposition(self, tree: Tree, preposition: int, state: StanceTold) -> bool:
        """What "without taking", "from entering", "plans for storming" say; False where the clause over it says no more."""
        word, governor = tree.lowers[preposition], tree.lemmas[tree.heads[preposition]]
        if word == "without":
            state.negate("without")
        elif word == "from" and self._lexicon.matrix.get(governor) == "denied":
            state.negate(governor)
        elif word in ("before", "instead"):
            return False
        elif governor in _INTENDING:
            state.modal("planned", governor)
        elif governor == "capable":
            state.modal("hypothetical", governor)
        elif word in ("of", "for") and governor in _ACCUSED and is_passive(tree, tree.heads[preposition]):
            state.hedge(governor)  # "rebels were accused of shelling a market", nobody says by whom
        return True

    def _clause(self, tree: Tree, verb: int, dep: str, state: StanceTold) -> None:
        marks = [tree.lowers[k] for k in tree.kids[verb] if tree.deps[k] == "mark"]
        if any(mark in self._conditional for mark in marks):
            state.modal("hypothetical", "if")
        over = tree.heads[verb]
        goes_on = tree.lemmas[over] == "go" and any(tree.lowers[k] == "on" for k in tree.with_dep(over, "prt"))
        if dep == "acl" and self._attempts.noun(tree, verb) is not None:
            self._tried(tree, over, verb, state)
        elif (
            dep in ("advcl", "acl") and self._infinitive(tree, verb) and not goes_on and not sent_to_strike(tree, verb)
        ):
            state.modal("planned", "to")  # a purpose is no deed

    def _tried(self, tree: Tree, noun: int, infinitive: int, state: StanceTold) -> None:
        """ "An attempt to storm the base": how it ended decides; of one whose end is not told it is left open."""
        failed = self._attempts.failure(tree, infinitive)
        if failed is not None:
            state.negate(failed)
        elif not (tree.deps[noun] == "nsubj" and tree.lemmas[tree.heads[noun]] == "succeed"):
            state.attempted = True
            state.note(tree.lemmas[noun])

    def _verb_over(self, tree: Tree, verb: int, state: StanceTold) -> None:
        for kid in tree.kids[verb]:
            dep, lower = tree.deps[kid], tree.lowers[kid]
            if dep in ("aux", "auxpass") and lower in self._auxiliaries:
                state.modal(self._auxiliaries[lower], lower)
            elif dep == "neg" and tree.lemmas[verb] not in self._lexicon.cue_verbs:
                state.negate(lower)
            elif dep == "advmod" and lower in self._hedges:
                state.hedge(lower)
            elif dep == "mark" and lower in self._conditional:
                state.modal("hypothetical", lower)

    def _shared_auxiliaries(self, tree: Tree, verb: int, state: StanceTold) -> None:
        for kid in tree.kids[verb]:
            lower = tree.lowers[kid]
            if tree.deps[kid] == "aux" and lower in self._auxiliaries:
                state.modal(self._auxiliaries[lower], lower)

    def _matrix(
        self, tree: Tree, verb: int, state: StanceTold, nominal: bool, infinitive: bool = False, dep: str = "dobj"
    ) -> None:
        """What a governing verb does to what it governs: "failed to", "is expected to", "threatened an attack"."""
        lemma = tree.lemmas[verb]
        if lemma == "go" and infinitive and dep in ("xcomp", "ccomp") and tree.tags[verb] == "VBG":
            state.modal("planned", "will")  # "is going to turn on the town"
            return
        effect = self._lexicon.matrix.get(lemma)
        if effect is None:
            return
        if nominal:
            if effect in ("planned", "predicted", "demanded") and lemma in (
                "plan",
                "plot",
                "prepare",
                "threaten",
                "predict",
                "expect",
                "demand",
                "urge",
                "promise",
                "pledge",
                "fear",
                "anticipate",
                "forecast",
                "foresee",
                "schedule",
                "propose",
                "order",
                "want",
            ):
                state.modal("predicted" if lemma == "fear" else effect, lemma)
            elif lemma in ("prevent", "avoid", "stop", "avert") and lemma != "stop":
                state.negate(lemma)
            return
        if dep == "advcl" and effect not in ("denied",):
            return
        if effect == "denied":
            if infinitive or lemma in ("prevent", "avoid", "miss", "bar"):
                state.negate(lemma)
        elif effect == "attempted":
            if infinitive:
                state.attempted = True
                state.note(lemma)
        elif effect == "hedged":
            if infinitive or dep == "ccomp" or self._said_to(tree, verb):
                state.hedge(lemma)
        elif effect == "planned" and dep == "ccomp" and state.because in ("would", "'d"):
            state.backshift()  # "agreed that both would withdraw": what they agreed was "we will"
        elif effect in ("planned", "predicted", "demanded") and infinitive:
            if lemma in ("agree", "decide", "move", "go", "offer", "set") and lemma not in ("set",):
                state.modal("planned", lemma)
            else:
                state.modal(effect, lemma)

    @staticmethod
    def _said_to(tree: Tree, verb: int) -> bool:
        """Whether a verb governs an infinitive of any tense: "is said to have taken"."""
        return any(tree.lowers[k] == "to" for clause in tree.with_dep(verb, "xcomp") for k in tree.kids[clause])

    def _infinitive(self, tree: Tree, verb: int) -> bool:
        return (
            tree.tags[verb] == "VB"
            and any(tree.lowers[k] == "to" and tree.deps[k] == "aux" for k in tree.kids[verb])
            and not any(tree.lowers[k] == "have" and tree.deps[k] == "aux" for k in tree.kids[verb])
        ) or (
            tree.tags[verb] in ("VB", "VBN")
            and any(tree.lowers[k] == "to" and tree.deps[k] in ("aux", "mark") for k in tree.kids[verb])
            and not any(tree.lowers[k] == "have" for k in tree.kids[verb])
        )

    def _future(self, tree: Tree, verb: int) -> bool:
        return any(
            tree.deps[k] == "aux" and tree.lowers[k] in ("will", "would", "could", "may", "might", "'ll", "shall")
            for k in tree.kids[verb]
        )

    # -- who says it -----------------------------------------------------------------------------------------------

    def _said(self, sayings: list[Saying], tree: Tree, state: StanceTold, i: int) -> None:
        for saying in sayings:
            if saying.certainty == "denied" and not is_background(tree, i, saying.cue, self._lexicon):
                state.negate("denied")
            elif saying.certainty == "hedged":
                state.hedge("said as likely")
            elif saying.certainty == "confirmed" and not saying.negated:
                state.confirmed = True
            elif saying.certainty == "confirmed" and saying.negated:
                state.hedge("not confirmed")
        onlooker = bool(sayings) and all(
            speaker.kind in _ONLOOKERS or (speaker.kind == "unknown" and speaker.name[:1].isupper())
            for speaker in sayings[-1].speakers
        )
        foretold = any(saying.certainty == "predicted" for saying in sayings)
        if state.modality == "planned" and state.because in _WILL and (onlooker or foretold or state.hedged):
            state.modal("predicted", state.because)  # what others will do, or probably will, is nobody's plan
