"""Scenes: the drafts of a report in; where those that name no place of their own were done, filled in.

A deed without a place was done where the deed told before it was; else where the sentence before says; else in the place that the
report is about: the one that its title, its first paragraph and most of its deeds name. Such a place is marked as inferred.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence, Set

import msgspec

from twosource.reading.claims.drafts import Draft
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.unplaced import unknown_place
from twosource.reading.frames.beside import SIEGES, WAYS
from twosource.reading.frames.frames import FrameFinder
from twosource.reading.frames.roles import RoleFiller
from twosource.reading.frames.sites import is_unsited, may_be_in_town
from twosource.reading.frames.where import CARRYING
from twosource.reading.syntax.tree import Tree
from twosource.reading.text.occurrences import occurrences
from twosource.records import PlaceMention

_HAPPENS_SOMEWHERE = frozenset({"remote_violence", "violence_against_people", "things"})
_HELP_AND_GROUND = frozenset(
    "clash lose aid_delivery aid_blocked hardship demine displacement evacuation protest riot withdraw repel surrender "
    "prisoner_release".split()
)
_WAR = _HAPPENS_SOMEWHERE | {"battle", "displacement_and_relief", "posture"}
_CHANGES_HANDS = frozenset({"takes", "loses", "leaves", "hands_over"})
_REAL = frozenset({"happened", "ongoing"})
_AGAIN = frozenset(
    "second third fourth fifth sixth seventh eighth 2nd 3rd 4th 5th another further additional subsequent follow-up".split()
)
_GOING = frozenset({"displacement", "evacuation", "return"})
_TO = re.compile(r"\b(?:to|into|for|towards?) (?:the )?(?:\w+ (?:of )?)?$")
_AT = re.compile(
    r"\b(?:in|at|on|from|inside|near|along|under|beneath|outside|around|into|beside|across|through)"
    r" (?:(?:the|a|an|its|their|several|many) )?(?:[\w-]+ )?$"
)
_MOST_TOLD = 5  # mentions that count for what a report is about
_IN_TITLE = 3  # what a title's naming a place counts for, beside one mention; and a deed told in the first paragraph
_IN_LEAD = 3
_SPEAKING = re.compile(
    r"(?:['’]s)? (?:government|army|military|troops|forces|police|officials?|says|said|claims|admits|denies)"
)
_LEAST = 6  # what a place must weigh for a report to be about it


class SceneFiller:
    """Fills in the scenes of one report.

    Args:
        title: the report's, or nothing.
        saying: the verbs of speech.
    """

    def __init__(
        self, frames: FrameFinder, roles: RoleFiller, discourse: Discourse, title: str, saying: Container[str]
    ) -> None:
        self._saying = saying
        self._frames = frames
        self._roles = roles
        self._discourse = discourse
        self._title = title
        self._towns: dict[str, PlaceMention] = {}  # a site by its words and its town's -> the town

    def fill(self, drafts: list[Draft], trees: Sequence[Tree]) -> None:
        """Give the drafts of a report's trees that name no place the one where they were done, where that can be told.

        What is told to have come again ("a second strike") was done where the last of its kind was, however far back.
        """
        self._besieged(drafts)
        main = self._main_scene(drafts, trees)
        for draft in drafts:
            if main is not None and draft.frame.event_type in SIEGES and self._tells_no_place(draft):
                draft.roles.place.append(_inferred(draft, main))
        together: dict[tuple[int, tuple[int, int]], list[Draft]] = {}
        for draft in drafts:
            together.setdefault((draft.order, draft.sentence()), []).append(draft)
        before: Draft | None = None
        scenes: list[Draft] = []
        for draft in drafts:
            unsited = bool(draft.roles.place) and is_unsited(draft.roles.place[0])
            if draft.roles.place and not unsited:
                if self._is_scene(draft):
                    before = draft
                    scenes.append(draft)
                continue
            if unsited and draft.roles.place[0].start in {m.start for m in draft.roles.target}:
                unsited = False  # "set huts on fire": what was burned, wherever it stood
                if not self._needs_scene(draft):
                    continue
            elif not may_be_in_town(draft.roles.place[0]) if unsited else not self._needs_scene(draft):
                continue
            told = before if before is not None and (_close(before, draft) or _goes_on(scenes, draft)) else None
            if draft.frame.event_type == "lose" and (told is None or self._effect(told) not in _CHANGES_HANDS):
                continue
            around = self._said_before(draft) if told is None else None
            if told is None:
                beside = [d for d in together[draft.order, draft.sentence()] if self._is_scene(d)]
                told = next((d for d in beside if around is None or d.roles.place[0].via != "inferred"), None)
            if _comes_again(draft):
                told = self._last_of_its_kind(draft, scenes) or told
            scene = told.roles.place[0] if told is not None else around or main
            others = {
                p.start
                for d in together[draft.order, draft.sentence()]
                if d is not draft and _set_apart(d, draft)
                for p in (*d.roles.place, *d.roles.from_place)
            }
            others |= self._where_speakers_are(draft)
            if (
                scene is None
                or (told is None and _names_a_place(draft, before, others))
                or _names_a_place(draft, told, others)
            ):
                continue
            behind = _AT.search(_just_before(draft, draft.roles.place[0].start)) if unsited else None
            if behind or (unsited and self._frames.event_type(draft.frame.event_type).effect != "none"):
                draft.roles.place[0] = self._sited(draft.roles.place[0], scene)
                continue
            draft.roles.place.clear()
            draft.roles.place.append(_inferred(draft, scene))
            if told is before and self._is_scene(draft):
                before = draft  # the story goes on there

    def _where_speakers_are(self, draft: Draft) -> set[int]:
        """Where the places stand that only tell who says what the sentence tells: "an officer in X said", "a group based in X"."""
        tree = draft.tree
        found: set[int] = set()
        for saying in draft.sayings:
            if saying.cue < 0 or not tree.is_verb(saying.cue):
                continue
            for subject in tree.with_dep(saying.cue, "nsubj"):
                within = set(tree.subtree(subject)) - {draft.frame.at}
                found |= {hit.start for k in within for hit in tree.names[k] if hit.kind == "place"}
        return found

    def _besieged(self, drafts: list[Draft]) -> None:
        """ "The ring has been broken": of a siege that no word before tells the place of, where the town named last is."""
        for draft in drafts:
            if draft.frame.event_type in SIEGES and self._tells_no_place(draft):
                at = draft.tree.starts[draft.frame.at]
                town = self._discourse.places.for_description("town", at)
                name = self._discourse.places.unknown_for_description("town", at, town)
                if name is not None:
                    draft.roles.place.append(_inferred(draft, unknown_place(name, 0, 0)))
                elif town is not None and self._discourse.places.has_scene(town):
                    place = PlaceMention.of(town, text="", start=0, end=0, via="inferred")
                    draft.roles.place.append(_inferred(draft, place))

    def _sited(self, site: PlaceMention, scene: PlaceMention) -> PlaceMention:
        """ "the market square" of the town where the deeds around it were done: at its point, without its id."""
        town = self._towns.get(scene.name, scene)
        found = msgspec.structs.replace(
            site,
            name=f"{site.name} of {town.name}",
            lat=scene.lat,
            lon=scene.lon,
            radius_km=scene.radius_km,
            country=scene.country,
            admin1=scene.admin1,
        )
        self._towns[found.name] = town
        return found

    def _tells_no_place(self, draft: Draft) -> bool:
        """Whether a siege is laid to no place and to no road or building either."""
        tree = draft.tree
        things = [k for k in draft.roles.things if tree.is_noun(k) and "siege" not in self._frames.kinds(tree, k)]
        return not draft.roles.place and not things

    def _said_before(self, draft: Draft) -> PlaceMention | None:
        """Where the sentence before, in the same paragraph, says that what it tells of is so, or None."""
        n = bisect_left(draft.tree.sentences, draft.sentence())
        scene = self._roles.scene(draft.tree, n - 1, self._saying) if n else None
        return scene if scene is not None and not _TO.search(_just_before(draft, scene.start)) else None

    def _effect(self, draft: Draft) -> str:
        return self._frames.event_type(draft.frame.event_type).effect

    def _last_of_its_kind(self, draft: Draft, scenes: list[Draft]) -> Draft | None:
        """The last scene of the type that a draft has, else of its family."""
        code, family = draft.frame.event_type, self._frames.event_type(draft.frame.event_type).family
        alike = [scene for scene in scenes if scene.frame.event_type == code] or [
            scene for scene in scenes if self._frames.event_type(scene.frame.event_type).family == family
        ]
        return alike[-1] if alike else None

    def _needs_scene(self, draft: Draft) -> bool:
        kind = self._frames.event_type(draft.frame.event_type)
        if kind.family not in _HAPPENS_SOMEWHERE and kind.code not in _HELP_AND_GROUND:
            return False
        return draft.stance.modality in _REAL

    def _is_scene(self, draft: Draft) -> bool:
        """Whether a draft says of one place that something was done there; who fled to a town tells nothing of it."""
        places = draft.roles.place
        if len({place.id or place.name for place in places}) != 1 or is_unsited(places[0]):
            return False
        if places[0].id is None and places[0].name.rpartition(" ")[2].lower() in WAYS:
            return False  # "the Goundam track" is long
        if self._frames.event_type(draft.frame.event_type).family not in _WAR:
            return False
        if draft.frame.event_type in _GOING and _TO.search(_just_before(draft, places[0].start)):
            return False
        return draft.stance.modality in _REAL and draft.stance.polarity == "affirmed"

    def _main_scene(self, drafts: list[Draft], trees: Sequence[Tree]) -> PlaceMention | None:
        """The place that a report is about: of those where deeds of it were done, the one that weighs most; where no deed has
        a place, where what its first sentence tells of happened."""
        told: dict[str, list[Draft]] = {}
        for draft in drafts:
            if self._is_scene(draft):
                told.setdefault(draft.roles.place[0].id or draft.roles.place[0].name, []).append(draft)
        if not told:
            lead = next((tree for tree in trees if not tree.headline), None)
            placed = any(draft.roles.place for draft in drafts)
            return self._roles.scene(lead) if lead is not None and not placed else None
        weights = {key: self._weight(scenes, trees) for key, scenes in told.items()}
        best, *others = sorted(weights.values(), reverse=True)
        if best < _LEAST or best in others[:1]:
            return None
        return next(told[key][0].roles.place[0] for key, weight in weights.items() if weight == best)

    def _weight(self, scenes: list[Draft], trees: Sequence[Tree]) -> int:
        """How much a report is about a place where these deeds were done: how many they are, how often it is named, whether the
        title names it, and whether the first paragraph tells of one of them."""
        deeds = {(scene.order, scene.sentence(), scene.frame.event_type) for scene in scenes}
        starts, names = self._discourse.places.mentions_of(scenes[0].roles.place[0])
        lead = next((tree for tree in trees if not tree.headline), None)
        led = any(scene.tree is lead for scene in scenes)
        headed = any(
            not _SPEAKING.match(self._title, start + len(name))
            for name in names
            for start in occurrences(name, self._title)
        )
        return len(deeds) + min(len(starts), _MOST_TOLD) + _IN_TITLE * headed + _IN_LEAD * led


def _just_before(draft: Draft, at: int) -> str:
    """The few words before an offset: never all of the report before it, for every draft asks."""
    return draft.tree.text[max(0, at - 40) : at]


def _inferred(draft: Draft, scene: PlaceMention) -> PlaceMention:
    """The place of a draft's scene, as told by the draft's own word."""
    tree, at = draft.tree, draft.frame.at
    return msgspec.structs.replace(scene, start=tree.starts[at], end=tree.ends[at], text=tree.word(at), via="inferred")


def _close(before: Draft, draft: Draft) -> bool:
    """Whether a draft stands in the sentence of the other, or in the next of the same paragraph."""
    if before.tree is not draft.tree:
        return False
    sentences = draft.tree.sentences
    return bisect_left(sentences, draft.sentence()) - bisect_left(sentences, before.sentence()) <= 1


def _goes_on(scenes: Sequence[Draft], draft: Draft) -> bool:
    """Whether a draft opens the paragraph behind that of the last deed, and all that was done so far was done at one place."""
    if not scenes:
        return False
    last = scenes[-1]
    if (
        draft.stance.polarity == "denied"
        and last.tree is draft.tree
        and last.frame.event_type == draft.frame.event_type
    ):
        return True  # "... had killed 20. That report was wrong. No air strike took place."
    tree, nouns = draft.tree, [k for k in (draft.frame.at, *draft.frame.taken) if draft.tree.is_noun(k)]
    if any(tree.lowers[d] in ("a", "an") for k in nouns for d in tree.with_dep(k, "det")):
        return False  # "An air strike hit rescuers": one that nobody told of yet
    one = len({scene.roles.place[0].id or scene.roles.place[0].name for scene in scenes}) == 1
    return one and draft.order - last.order == 1 and draft.sentence() == draft.tree.sentences[0]


def _names_a_place(draft: Draft, before: Draft | None, others: Set[int] = frozenset()) -> bool:
    """Whether the sentence names a place that no deed before has taken, nor one that starts among ``others``: then it is
    untold which is meant."""
    start, end = draft.sentence()
    if before is not None and before.tree is draft.tree and before.sentence() == (start, end):
        return False
    return any(
        hit.kind == "place" and hit.start not in others for k in range(start, end) for hit in draft.tree.names[k]
    )


def _comes_again(draft: Draft) -> bool:
    """Whether the words number a deed that had one before it: "a second strike", "another blast"."""
    tree = draft.tree
    nouns = [k for k in (draft.frame.at, *sorted(draft.frame.taken)) if tree.is_noun(k)]
    return any(
        tree.lowers[k] in _AGAIN for noun in nouns for k in tree.with_dep(noun, "amod", "det", "nummod", "compound")
    )


def _set_apart(other: Draft, draft: Draft) -> bool:
    """Whether a deed is told in a clause of its own, joined to the other's: "... , and villagers have left for Minova"."""
    tree, at = other.tree, other.frame.at
    if tree is not draft.tree or tree.deps[at] != "conj":
        return False
    carried = tree.tags[at] == "VBN" and tree.lemmas[at] in CARRYING  # "was wounded and taken to hospital in X"
    return at > draft.frame.at and (carried or tree.first(at, "nsubj", "nsubjpass") is not None)
