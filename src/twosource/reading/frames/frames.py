"""Frames: a tree in; every event that its words trigger, with the slots filled, out.

The codebook's triggers say which words speak of which type; the slots come from the parse. Where several triggers fire on one
word, the heaviest wins; words that a light verb has taken up ("carried out an airstrike") fire no second frame.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

import msgspec

from twosource.codebook import Codebook, EventType
from twosource.codebook.model import FillerKind, Role, Trigger
from twosource.codebook.vocabulary import head_of
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.kinds import SETTLEMENTS
from twosource.reading.frames.filler_words import FillerWords
from twosource.reading.frames.triggers import SlotWords, TriggerRow, TriggersOfWord
from twosource.reading.frames.whose_deed import DeedReader
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.arguments import is_one_of_neither, noun_slots, verb_slots
from twosource.reading.syntax.slots import Slots
from twosource.reading.syntax.tree import Tree, hyphenated

_SAID_OF = frozenset({"be", "remain", "come", "stay", "keep", "seem", "fall", "become", "lie", "go", "live"})
_REMARKING = frozenset({"comment", "elaborate", "speculate", "remark", "report", "agree", "decide", "focus", "reflect"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj", "attr", "compound"})
_CONDITIONS = frozenset({"state", "danger", "doubt", "jeopardy", "disarray", "trouble", "difficulty", "charge", "mood"})
# What "fighting" before it is only the use of: no fighting is told.
_OF_ARMS = frozenset(
    "position vehicle force unit man age season strength power capability capacity spirit chance machine hole element".split()
)
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD", "JJ"})
_HOLDS_ROUND = frozenset({"besiege", "blockade", "surround", "encircle", "beleaguer"})
_SHUTS_IN = _HOLDS_ROUND | {"hem", "pen", "ring", "cut", "isolate", "trap", "box", "bottle", "seal", "shut"}
_STRANGLES = frozenset({"starve", "choke", "strangle", "throttle"})
_HANDLING = frozenset(
    "carry cart find discover recover seize confiscate defuse dismantle remove clear wear make build assemble hide rig bury plant "
    "lay stockpile store transport smuggle buy sell produce supply deliver hold possess locate uncover intercept".split()
)
_TELLING = frozenset({"tell", "speak", "talk", "hear", "report", "account", "word", "news"})
_VIOLENT = frozenset({"battle", "remote_violence", "violence_against_people"})
_OF_WORDS = frozenset({"words", "agreement"})
_HURT = frozenset({"wounded", "injured"})
_BLOWS = frozenset({"air_strike", "shelling", "missile_strike", "bombing"})
_DOING = frozenset({"carry", "conduct", "launch", "perpetrate", "stage", "mount", "execute"})
_SPOKEN_OF = frozenset({"the", "both", "this", "these", "that", "those", "all"})
_WITHIN = frozenset({"prep_in", "prep_at", "prep_near", "prep_off", "prep_on"})
_GOING_ON = frozenset({"continue", "keep", "remain"})
_GETS_IN = frozenset({"reach", "enter", "fight", "break", "blast", "punch", "cut", "get", "battle", "smash", "force"})
_ONWARD_OF = {"out": "of", "over": "to"}  # particles that may stand behind the object, with what follows them
_ANY = "*"  # refused of a slot: it must be empty
_DONE_TO = frozenset({"prep_of", "prep_on", "prep_against"})
_WILL = frozenset({"will", "would", "'ll", "'d", "shall"})
_BOUND = frozenset({"must", "should", "can", "may", "could", "might"})
_HAVE = frozenset({"have", "having", "'ve"})


@dataclass(slots=True)
class Frame:
    """One event that a word triggers: the token, the type, the trigger and the slots. ``taken`` are words it has used up."""

    at: int
    event_type: str
    trigger: Trigger
    slots: Slots
    taken: frozenset[int] = field(default_factory=frozenset)


def negated(tree: Tree, i: int, slots: Slots) -> bool:
    """Whether the predicate is denied in its own clause: "not", "no longer", "no power"."""
    if is_one_of_neither(tree, i):
        return True
    if any(tree.deps[k] == "neg" or tree.lowers[k] in ("no", "never") for k in tree.kids[i]):
        return True
    if any(tree.lowers[k] == "longer" and tree.lowers[k - 1] == "no" for k in tree.kids[i] if k):
        return True
    arguments = [*slots.get("object"), *slots.get("subject"), *slots.get("attr")]
    return any(tree.lowers[f] == "none" for f in arguments) or any(
        tree.lowers[k] in ("no", "neither") for f in arguments for k in tree.with_dep(f, "det", "preconj", "cc")
    )


def owns_up(tree: Tree, frame: Frame) -> bool:
    """Whether a speaker tells that the attack that was spoken of was its own: "the group said it had carried out the attack"."""
    at = frame.at
    cue = tree.heads[at]
    if (
        tree.lemmas[at] not in _DOING
        or tree.deps[at] != "ccomp"
        or tree.lemmas[cue] not in ("say", "announce", "state")
        or negated(tree, at, frame.slots)
    ):
        return False
    own = [
        k
        for k in tree.with_dep(at, "nsubj")
        if tree.lowers[k] in ("it", "they", "we")
        or any(tree.lowers[p] in ("its", "their", "his", "our") for p in tree.kids[k])
    ]
    deeds = [k for k in frame.taken if any(tree.lowers[d] in _SPOKEN_OF for d in tree.with_dep(k, "det", "predet"))]
    return bool(own and deeds)


def _is_told_of(tree: Tree, i: int) -> bool:
    """Whether a gerund is what somebody speaks of: "told of shelling in the suburbs"."""
    over = tree.heads[i]
    return (
        tree.deps[i] == "pcomp" and tree.lowers[over] in ("of", "about") and tree.lemmas[tree.heads[over]] in _TELLING
    )


class FrameFinder:
    """Finds frames in trees by a codebook's triggers.

    Args:
        codebook: the types and their triggers.
        entities: tells what phrases may be.
        lexicon: the words that tell whose deed it is and who wants it done.
    """

    def __init__(self, codebook: Codebook, entities: Entities, lexicon: Lexicon) -> None:
        self._types = dict(codebook.types)
        self._entities = entities
        self._words = FillerWords(entities)
        self._commanding = lexicon.commanding
        self._deeds = DeedReader(lexicon.deeds, entities)
        heads = {head_of(trigger) for kind in codebook.types.values() for trigger in kind.triggers}
        self._triggers = {
            head: TriggersOfWord(
                TriggerRow(self.event_type(code), trigger) for code, trigger in codebook.triggers(*head)
            )
            for head in sorted(heads)
        }
        self._heads = frozenset(word for _, word in heads)

    def find(self, tree: Tree) -> list[Frame]:
        """The frames of a tree, in order of their words."""
        frames: list[Frame] = []
        for i, (lemma, lower) in enumerate(zip(tree.lemmas, tree.lowers, strict=True)):
            frame = self._at(tree, i) if lemma in self._heads or lower in self._heads else None
            if frame is not None:
                frames.append(frame)
        taken = {token for frame in frames if frame.trigger.verb or frame.trigger.adjective for token in frame.taken}
        taken |= {token for frame in frames for token in frame.taken if token > frame.at or frame.trigger.noun is None}
        taken -= self._spoken_of(frames)
        said_of = {k for f in frames if self.event_type(f.event_type).speech for k in f.taken}
        said_of -= {k for f in frames if not self.event_type(f.event_type).speech for k in f.taken}
        found = [frame for frame in frames if frame.at not in taken or self._is_of_speech(frame, said_of)]
        self._wrecks(tree, found)
        lifted = {frame.at for frame in found if frame.event_type == "siege_lifted"}
        for frame in found:  # "reopened the roads, ending a 14-month siege": by those who laid it
            if frame.event_type == "siege_broken" and tree.deps[frame.at] == "advcl" and tree.heads[frame.at] in lifted:
                frame.event_type = "siege_lifted"
            if frame.event_type == "advance" and self._reaches_the_besieged(tree, frame, found):
                frame.event_type = "siege_broken"
            if self.event_type(frame.event_type).family in _VIOLENT and owns_up(tree, frame):
                frame.event_type = "claim_responsibility"
        return found

    def _spoken_of(self, frames: list[Frame]) -> set[int]:
        """The nouns of events that others speak of and that name a doer: "defied calls to resign", "hailed the Damascus accord"."""
        by_token = {frame.at: frame for frame in frames}
        found: set[int] = set()
        for frame in frames:
            if not self.event_type(frame.event_type).speech:
                continue
            for token in frame.taken:
                told = by_token.get(token)
                if told is None or told.event_type == frame.event_type or told.trigger.noun is None:
                    continue
                slots = told.slots
                own = slots.get("poss") or slots.get("compound") or slots.get("doing") or slots.get("prep_between")
                if own and self.event_type(told.event_type).family in _OF_WORDS:
                    found.add(token)
        return found

    def _is_of_speech(self, frame: Frame, said_of: Set[int]) -> bool:
        """Whether a deed is only spoken of by the words that took up its noun: "claimed the attack" tells of the attack too."""
        return frame.at in said_of and self.event_type(frame.event_type).family in _VIOLENT

    def _wrecks(self, tree: Tree, frames: list[Frame]) -> None:
        """Make what a blow destroyed a claim of its own: "a missile hit the port, damaging a terminal"."""
        types = {frame.at: frame.event_type for frame in frames}
        for frame in frames:
            if frame.event_type in _BLOWS and self._deeds.wrecks_by(
                tree, frame.at, types.get(tree.heads[frame.at], ""), frame.event_type
            ):
                frame.event_type = "destruction"

    def _reaches_the_besieged(self, tree: Tree, frame: Frame, found: list[Frame]) -> bool:
        """Whether who advances gets to those whom others besiege: "fought their way into Boni, blockaded by jihadists"."""
        if tree.lemmas[frame.at] not in _GETS_IN and all(tree.lemmas[k] != "way" for k in frame.taken):
            return False
        reached = {f for slot in ("object", "prep_into", "prep_to", "prep_in") for f in frame.slots.get(slot)}
        for siege in found:
            at = siege.at
            if siege.event_type not in ("siege_continues", "siege_laid") or tree.heads[at] not in reached:
                continue
            if tree.deps[at] in ("acl", "relcl") and siege.slots.get("subject"):
                return True
            if tree.deps[at] == "amod" and self.kinds(tree, tree.heads[at]) == {"party"}:
                return True
        return False

    def event_type(self, code: str) -> EventType:
        """The codebook's entry for a frame's type.

        Raises:
            KeyError: no such type.
        """
        return self._types[code]

    def kinds(self, tree: Tree, i: int) -> frozenset[FillerKind]:
        """What the phrase with head i may be."""
        return self._entities.kinds(tree, i)

    def _at(self, tree: Tree, i: int) -> Frame | None:
        best: Frame | None = None
        for part, lemma in self._keys(tree, i):
            triggers = self._triggers.get((part, lemma))
            if triggers is None or (best is not None and triggers.rows[0].trigger.weight <= best.trigger.weight):
                continue
            slots = self._slots(tree, i, part)
            if lemma == "go" and "on" in slots.particles:
                continue  # "went on to clear the road" is no going
            rows = triggers.that_may_fit(slots, self._slot_words(tree, slots, triggers.asked))
            if not rows or (part == "noun" and (self._only_handled(tree, i) or self._is_a_village(tree, i))):
                continue
            if lemma == "death" and i > 1 and tree.lowers[i - 1] == "to" and tree.is_verb(tree.heads[i - 1]):
                continue  # "hacked to death"
            people_only: bool | None = None if part == "verb" else False
            for row in rows:
                trigger = row.trigger
                if best is not None and trigger.weight <= best.trigger.weight:
                    break
                if row.fought:  # a crowd that storms a camp, residents who march: no battle
                    people_only = self._people_only(tree, slots) if people_only is None else people_only
                    if people_only:
                        continue
                if trigger.under and not self._stands_under(tree, i, trigger, slots):
                    continue
                filled = self._fits(tree, i, row, slots)
                if filled is not None:
                    best = Frame(i, row.code, trigger, filled[0], filled[1])
                    break
        if best is not None and best.event_type == "siege_laid" and (self._stands(tree, i) or self._lasts(tree, i)):
            best.event_type = "siege_continues"
        if best is not None and best.event_type == "hold" and self._comes_to_control(tree, i):
            best.event_type = "capture"
        if best is not None and best.event_type == "capture" and self._is_driven_out(best):
            args: dict[str, tuple[Role, ...]] = {"object": ("actor",), "prep_from": ("place",), "prep_of": ("place",)}
            best.event_type = "lose"  # "driven out of the town, the rebels ...": nobody says by whom
            best.trigger = msgspec.structs.replace(best.trigger, args=args)
        if (
            best is not None
            and best.event_type == "capture"
            and tree.lemmas[i] == "occupy"
            and self._in_progress(tree, i)
        ):
            best.event_type = "hold"  # "men occupying homes", "was still occupying hospitals"
        if best is not None:
            best.event_type = self._deeds.taken_by(tree, i, best.event_type, best.slots)
        if best is not None and best.event_type == "bombing" and self._deeds.is_undone(tree, i):
            return None
        if best is not None and best.event_type == "casualties" and tree.deps[i] == "amod" and tree.lowers[i] in _HURT:
            return None  # "swapped wounded captives": who they are, not what befell them now
        return best

    @staticmethod
    def _comes_to_control(tree: Tree, i: int) -> bool:
        """Whether to control is what the moving led to: "advanced and controlled the village", "managed to control the hill"."""
        over = tree.lemmas[tree.heads[i]]
        if tree.lemmas[i] != "control":
            return False
        if tree.deps[i] == "xcomp":
            return over in ("manage", "able", "succeed")
        return (
            tree.deps[i] == "conj"
            and tree.tags[i] in ("VBD", "VBN")
            and over in ("advance", "enter", "storm", "attack")
        )

    @staticmethod
    def _is_driven_out(frame: Frame) -> bool:
        """Whether a side is driven out of a place, and the words do not tell by whom."""
        ousted = frame.trigger.args.get("object") == ("target",) and frame.slots.passive
        return ousted and bool(frame.slots.get("object")) and not frame.slots.get("subject")

    @staticmethod
    def _in_progress(tree: Tree, i: int) -> bool:
        return tree.tags[i] == "VBG" and tree.deps[i] not in ("advcl", "xcomp", "pcomp", "prep")

    @staticmethod
    def _lasts(tree: Tree, i: int) -> bool:
        """Whether a perfect tells of a state by how long it has lasted: "has been encircled for two years"."""
        perfect = tree.lemmas[i] in _HOLDS_ROUND and any(tree.lemmas[k] in _HAVE for k in tree.with_dep(i, "aux"))
        if not perfect and not any(tree.lowers[k] == "been" and tree.deps[k] == "auxpass" for k in tree.kids[i]):
            return False
        return any(
            tree.ents[k] == "DATE"
            for prep in tree.with_dep(i, "prep")
            if tree.lowers[prep] == "for"
            for k in tree.with_dep(prep, "pobj")
        )

    @staticmethod
    def _stands(tree: Tree, i: int) -> bool:
        """Whether it tells of a state: "the city is still besieged by the rebels", "the army besieges the city"."""
        if tree.tags[i] == "VBG" and tree.lemmas[i] in _STRANGLES:
            return True
        if tree.tags[i] == "VBG" and tree.lemmas[i] in ("besiege", "blockade") and tree.deps[i] != "xcomp":
            return any(tree.lowers[k] in ("is", "are", "'re", "'s") for k in tree.with_dep(i, "aux"))
        if FrameFinder._describes(tree, i):
            return True
        if tree.deps[i] == "xcomp" and tree.lemmas[tree.heads[i]] in _GOING_ON and tree.lemmas[i] in _HOLDS_ROUND:
            return True  # "continue to besiege the town"
        plain = tree.tags[i] in ("VBZ", "VBP") and not tree.headline and not tree.with_dep(i, "aux")
        return (plain and tree.lemmas[i] in _HOLDS_ROUND) or any(
            tree.deps[k] == "auxpass" and tree.lowers[k] in ("is", "are", "remains", "remain") for k in tree.kids[i]
        )

    @staticmethod
    def _describes(tree: Tree, i: int) -> bool:
        """Whether a participle tells how a place is, not what was done to it on a day: "Boni, hemmed in by gunmen for a week"."""
        if tree.tags[i] != "VBN" or tree.deps[i] not in ("acl", "advcl") or tree.lemmas[i] not in _SHUTS_IN:
            return False
        if tree.first(i, "aux", "auxpass", "mark") is not None:
            return False
        days = [k for p in tree.with_dep(i, "prep") if tree.lowers[p] in ("in", "on") for k in tree.with_dep(p, "pobj")]
        return all(tree.ents[k] != "DATE" for k in [*days, *tree.with_dep(i, "npadvmod")])

    def _only_handled(self, tree: Tree, i: int) -> bool:
        """Whether a weapon is only somebody's tool or find: "ringed the town with roadside bombs", "carted away suicide vests"."""
        kinds = self._entities.noun_kinds(tree, i)
        if "weapon" not in kinds or "clause" in kinds:  # "with an airstrike" is a deed
            return False
        head = tree.heads[i]
        if tree.deps[i] == "pobj":
            return tree.lowers[head] == "with"
        return tree.deps[i] in ("dobj", "nsubjpass") and tree.lemmas[head] in _HANDLING

    def _is_a_village(self, tree: Tree, i: int) -> bool:
        """Whether a settlement is one of houses: "captured a settlement near Pokrovsk"; not that between two sides."""
        if tree.lemmas[i] not in SETTLEMENTS or not self._entities.is_ground(tree, i):
            return False
        return not any(tree.lowers[k] in ("between", "with", "over") for k in tree.kids[i])

    def _commanded(self, tree: Tree, i: int) -> bool:
        """Whether a verb tells what somebody is to do: "called on the youth to defend the town"."""
        if tree.deps[i] == "conj" and tree.is_verb(tree.heads[i]):
            return self._commanded(tree, tree.heads[i])
        wanted = tree.deps[i] in ("xcomp", "ccomp", "advcl") and tree.tags[i] in ("VB", "VBP")
        return wanted and tree.lemmas[tree.heads[i]] in self._commanding

    def _stands_under(self, tree: Tree, i: int, trigger: Trigger, slots: Slots) -> bool:
        if trigger.under == "negation":
            return negated(tree, i, slots)
        if trigger.under == "demand":
            return self._commanded(tree, i)
        if trigger.under == "vow":
            return self._vows(tree, i)
        if trigger.under in ("intent", "refusal"):
            will = any(tree.lowers[k] in _WILL for k in tree.with_dep(i, "aux"))
            return will and (trigger.under == "intent" or negated(tree, i, slots))
        if trigger.under == "disclaimer":
            return self._disclaims(tree, i)
        return any(tree.lemmas[k] in _HAVE for k in tree.with_dep(i, "aux"))

    @staticmethod
    def _vows(tree: Tree, i: int) -> bool:
        """Whether a clause tells what the word's subject will do: "warned that they would cross the river"."""
        for clause in tree.with_dep(i, "ccomp"):
            subject = tree.first(clause, "nsubj")
            will = any(tree.lowers[k] in _WILL for k in tree.with_dep(clause, "aux"))
            if will and subject is not None and tree.lowers[subject] in ("it", "they", "we", "he", "she", "i"):
                return True
        return False

    @staticmethod
    def _disclaims(tree: Tree, i: int) -> bool:
        """Whether a clause of the word denies a deed: "insists its troops were never there"; what will not be is refused."""
        for clause in tree.with_dep(i, "ccomp"):
            helpers = [tree.lowers[k] for k in tree.with_dep(clause, "aux")]
            if negated(tree, clause, verb_slots(tree, clause)) and not any(h in _WILL or h in _BOUND for h in helpers):
                return True
        return False

    def _people_only(self, tree: Tree, slots: Slots) -> bool:
        """Whether the doers are people and no party: residents, crowds, tourists."""
        doers = slots.get("subject")
        return bool(doers) and all(
            "people" in k and not k & {"party", "person"} for k in (self.kinds(tree, d) for d in doers)
        )

    @staticmethod
    def _keys(tree: Tree, i: int) -> list[tuple[str, str]]:
        tag, lemma, lower = tree.tags[i], tree.lemmas[i], tree.lowers[i]
        named = bool(tree.names[i]) and tree.word(i)[:1].isupper()
        if named or not (lower[:1].isalpha()) or (tree.ents[i] == "DATE" and tag[:2] == "NN"):
            return []
        if tag[:2] == "VB":
            modifier = tree.deps[i] == "amod" and not any(
                tree.deps[k] in ("agent", "prep", "dobj") for k in tree.kids[i]
            )
            named_by_it = tag == "VBN" and tree.deps[i] in ("pobj", "dobj", "nsubj", "nsubjpass", "poss")
            nominal = named_by_it and tree.first(i, "det", "poss") is not None  # "camps for the displaced"
            of_a_thing = tag == "VBG" and tree.deps[i] == "compound" and tree.lemmas[tree.heads[i]] in _OF_ARMS
            if of_a_thing and tree.heads[i] == i + 1:
                return []  # "a fighting position", "fighting vehicles"
            keys = [] if modifier or nominal else [("verb", lemma)]
            if tag == "VBG":
                as_noun = (tree.deps[i] in _NOMINAL or _is_told_of(tree, i)) and not tree.with_dep(i, "dobj")
                keys.insert(0 if as_noun else len(keys), ("noun", lower))
            missing = tree.lowers[i] == "missing" and not tree.with_dep(i, "dobj")
            standing = (tag == "VBN" or missing) and tree.deps[i] in ("ROOT", "ccomp", "relcl", "acl", "conj")
            standing = standing and not FrameFinder._on_a_day(tree, i) and not FrameFinder._in_the_perfect(tree, i)
            if tag in _PARTICIPLES and (tree.deps[i] in ("amod", "acomp") or standing):
                keys.append(("adjective", hyphenated(tree, i)))
            return keys
        if tag[:2] == "NN":
            if tree.deps[i] == "amod" and lower.endswith("ed"):
                return [("adjective", lower)]  # "Besieged Syrians": a capital that the parser takes for a name's
            if FrameFinder._is_title(tree, i):
                return []
            return [("noun", lemma), ("noun", lower)] if lemma != lower else [("noun", lemma)]
        if tag[:2] == "JJ":
            of_the_verb = tree.deps[i] == "oprd" and tree.is_verb(tree.heads[i])  # "shot dead": the shooting tells it
            if tree.deps[i] in ("dobj", "pobj", "nsubj") and "-" in tree.word(i) and tree.first(i, "det") is not None:
                return [("noun", lower)]  # "announced a counter-offensive"
            return [] if of_the_verb and lower == "dead" else [("adjective", lemma)]
        return [("adjective", lower)] if tag == "RB" else []

    @staticmethod
    def _in_the_perfect(tree: Tree, i: int) -> bool:
        """Whether somebody has done it: "forces had surrounded the house" tells of no surrounded forces."""
        helpers = [k for k in tree.kids[i] if tree.deps[k] in ("aux", "auxpass")]
        return any(tree.lemmas[k] in _HAVE for k in helpers) and all(tree.lemmas[k] != "be" for k in helpers)

    @staticmethod
    def _on_a_day(tree: Tree, i: int) -> bool:
        """Whether a passive of the past has its day or month: "was surrounded in January" is a deed, no state."""
        if not any(tree.deps[k] == "auxpass" and tree.lowers[k] in ("was", "were") for k in tree.kids[i]):
            return False
        objects = [
            k for p in tree.with_dep(i, "prep") if tree.lowers[p] in ("in", "on") for k in tree.with_dep(p, "pobj")
        ]
        return any(tree.ents[k] == "DATE" for k in [*objects, *tree.with_dep(i, "npadvmod")])

    @staticmethod
    def _is_title(tree: Tree, i: int) -> bool:
        """Whether an event noun is only a name's word: "touring with Massacre"; that of "the Battle of Kursk" is not."""
        if tree.headline or not tree.word(i)[:1].isupper() or tree.word(i).isupper():
            return False
        start, _ = tree.sentence_of(i)
        if (
            tree.deps[i] == "pobj"
            and tree.lowers[tree.heads[i]] == "of"
            and tree.lemmas[tree.heads[tree.heads[i]]] in SETTLEMENTS
        ):
            return True  # "the village of Slaughter"
        told = any(tree.deps[k] == "prep" and tree.lowers[k] in ("of", "on", "against") for k in tree.kids[i])
        return i > start and not told and not any(tree.names[k] for k in tree.kids[i])

    @staticmethod
    def _slots(tree: Tree, i: int, part: str) -> Slots:
        if part == "verb":
            return verb_slots(tree, i)
        if part == "noun":
            return noun_slots(tree, i)
        slots = Slots(at=i)
        if tree.deps[i] == "amod":
            slots.add("subject", [tree.heads[i]])
        elif tree.deps[i] in ("acomp", "attr", "oprd"):
            slots.add("subject", verb_slots(tree, tree.heads[i]).get("subject"))
        inner = verb_slots(tree, i)
        for slot, fillers in inner.fillers.items():
            if slot.startswith("prep_") or (slot == "subject" and not slots.get("subject")):
                slots.add(slot, fillers)
        if inner.passive and not slots.get("subject"):
            slots.add("subject", inner.get("object"))
        return slots

    def _fits(self, tree: Tree, i: int, row: TriggerRow, slots: Slots) -> tuple[Slots, frozenset[int]] | None:
        """The slots of a trigger that fits here, with those that its pinned nouns lend, and the words it takes up; or None."""
        trigger = row.trigger
        if trigger.particle is not None and not self._has_particle(tree, i, trigger.particle, slots):
            return None
        said_of = self._after(tree, i, trigger) if trigger.after else []
        if trigger.after and not said_of:
            return None
        taken: set[int] = set()
        filled = slots
        for slot, lemmas in row.wanted:
            pinned = [f for f in filled.get(slot) if self._words.is_one_of(tree, f, lemmas)]
            if not pinned:
                return None
            filled = slots.copy() if filled is slots else filled
            for noun in pinned:
                if slot == "doing":
                    inner = verb_slots(tree, noun)
                    for lent_slot, fillers in inner.fillers.items():
                        if lent_slot == "object" or lent_slot.startswith("prep_"):
                            filled.add(lent_slot, fillers)
                    filled.add("object", inner.get("doing"))  # "agreed to stop fighting"
                    taken.update(() if row.apart else (noun, *inner.get("doing")))
                    continue
                taken.add(noun)
                if tree.is_noun(noun) or tree.tags[noun] == "VBG":
                    lent = noun_slots(tree, noun) if slot != "compound" else Slots(at=noun)
                    if trigger.noun and slot in _DONE_TO and lent.get("poss"):
                        lent = lent.copy()  # "the bombing of its consulate": not by whose it is
                        lent.fillers.pop("poss")
                    self._lend(tree, filled, lent, noun, doer=slot == "subject")
                    for part in self._entities.made_of(tree, noun) if slot == "object" else []:
                        self._lend(tree, filled, noun_slots(tree, part), part, doer=False)  # "all of the weapons of X"
        if said_of:
            filled = slots.copy() if filled is slots else filled
            filled.fillers["subject"] = said_of
        for slot, kinds in trigger.needs.items():
            if all(self._entities.kinds(tree, f).isdisjoint(kinds) for f in filled.get(slot)):
                return None
        for slot, lemmas in row.refused:
            fillers = filled.get(slot)
            if fillers and (
                _ANY in lemmas or any(tree.lemmas[f] in lemmas or tree.lowers[f] in lemmas for f in fillers)
            ):
                return None
        return filled, frozenset(taken)

    def _slot_words(self, tree: Tree, slots: Slots, asked: tuple[str, ...]) -> SlotWords:
        words: dict[str, frozenset[str] | None] = {}
        for slot in asked:
            heads = slots.fillers.get(slot)
            if not heads:
                continue
            fillers = [self._words.of(tree, head) for head in heads]
            if any(filler.another for filler in fillers):
                words[slot] = None
            else:
                words[slot] = fillers[0].own if len(fillers) == 1 else frozenset().union(*(one.own for one in fillers))
        return words

    @staticmethod
    def _has_particle(tree: Tree, i: int, particle: str, slots: Slots) -> bool:
        """Whether the verb has this particle, tagged as one or as a preposition right behind it."""
        if particle in slots.particles:
            return True
        behind = [k for k in tree.kids[i] if tree.deps[k] == "prep" and tree.lowers[k] == particle]
        if any(i < k <= i + 2 and not FrameFinder._in_a_state(tree, k) for k in behind):
            return True
        # "pull their fighters out of the port", "turned the base over to the army": behind the object, with another one
        onward = _ONWARD_OF.get(particle)
        return onward is not None and any(
            tree.is_noun(k - 1) and k + 1 < len(tree) and tree.lowers[k + 1] == onward for k in behind if k > i
        )

    @staticmethod
    def _in_a_state(tree: Tree, preposition: int) -> bool:
        """Whether a preposition names no way but how somebody is: "putting the garrison in a state of alert"."""
        return any(tree.lemmas[k] in _CONDITIONS for k in tree.with_dep(preposition, "pobj"))

    @staticmethod
    def _lend(tree: Tree, slots: Slots, lent: Slots, noun: int, doer: bool) -> None:
        for slot, fillers in lent.fillers.items():
            if doer and slot in _WITHIN:  # "jets launched from a carrier in the Gulf": they struck elsewhere
                fillers = [f for f in fillers if noun in (tree.heads[f], tree.heads[tree.heads[f]])]
            if doer and slot == "subject":  # "an ambush that killed 12 was claimed by the group"
                slots.add("prep_by", [f for f in fillers if f != noun])
            if slot.startswith("prep_") or slot in ("poss", "compound", "amod"):
                slots.add(slot, [f for f in fillers if f != noun])

    @staticmethod
    def _after(tree: Tree, i: int, trigger: Trigger) -> list[int]:
        """What a prepositional phrase is said of: the subject of "be" over it, or the noun it modifies."""
        prep = tree.heads[i]
        if tree.deps[i] not in ("pobj", "pcomp") or tree.lowers[prep] not in trigger.after:
            return []
        governor = tree.heads[prep]
        while tree.deps[prep] == "prep" and tree.tags[governor] == "IN":
            prep, governor = governor, tree.heads[governor]
        if tree.is_verb(governor):
            if tree.lemmas[governor] in _REMARKING:
                return []  # "commented on the strikes" is nobody on strike
            outer = verb_slots(tree, governor)
            if prep < governor and outer.get("subject") and outer.get("subject")[0] < prep:
                return outer.get("subject")  # "Mariupol, under blockade since March, had no water"
            if tree.lemmas[governor] in _SAID_OF or outer.passive:
                return outer.get("object") if outer.passive and outer.get("object") else outer.get("subject")
            return outer.get("object") or outer.get("subject")
        return [governor]
