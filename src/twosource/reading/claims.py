"""Claims: a report's trees in; its attributed claims out. Here the parts of reading meet."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import timedelta

from twosource.codebook import Codebook, EventType
from twosource.reading.attribution import TALLYING, Attribution
from twosource.reading.doers import Doers
from twosource.reading.drafts import Draft
from twosource.reading.figures import FigureReader
from twosource.reading.first_person import FirstPerson
from twosource.reading.frames import Frame, FrameFinder, owns_up
from twosource.reading.joining import Joiner
from twosource.reading.lexicon import Lexicon
from twosource.reading.rejoinders import Rejoinders
from twosource.reading.roles import RoleFiller
from twosource.reading.sayings import Saying
from twosource.reading.scenes import SceneFiller
from twosource.reading.sides import Sides
from twosource.reading.sites import SiteFinder
from twosource.reading.stance import StanceReader
from twosource.reading.stance_told import Stance
from twosource.reading.subject import CIVIL, SubjectReader
from twosource.reading.tallies import TallyReader
from twosource.reading.tree import Tree
from twosource.reading.unverified import VerificationReader
from twosource.reading.when import WhenReader
from twosource.records import Claim, Mention, PlaceMention, Report, Span, SpeakerMention, claim_id

_IN = re.compile(r",? in (?:the )?(?:[\w-]+ern )?")  # between a place and where it lies
_MODES = {
    "drone": "drone",
    "uav": "drone",
    "helicopter": "helicopter",
    "gunship": "helicopter",
    "barrel": "barrel_bomb",
    "cluster": "cluster_munition",
    "phosphorus": "incendiary",
    "chlorine": "chlorine",
    "sarin": "sarin",
    "cruise": "cruise_missile",
    "ballistic": "ballistic_missile",
}
_DEEDS_OF_ARMS = frozenset({"battle", "remote_violence", "violence_against_people", "things"})
_NEEDING_NO_NOT = _DEEDS_OF_ARMS | {"agreement"}
_NOUNS_ALONE = frozenset({"remote_violence", "violence_against_people"})
# Nouns that by themselves may be of mishaps or of labour.
_OF_MISHAPS = frozenset({None, "strike", "blast", "explosion", "detonation", "poisoning"})
_TALK = frozenset({"words", "agreement"})
_HOPING = frozenset({"wait", "hope", "wish", "pray", "await", "expect"})
_ASKING = frozenset({"ask", "tell", "invite", "press"})
_PAST_WARS = timedelta(days=15 * 365)
_TRIGGER_REACH = 6  # tokens
_PAST_YEAR = 2000  # where the day of publication is not known
_OWNING = frozenset({"takes", "loses", "holds", "leaves", "hands_over"})
_BESIEGING = frozenset({"besieges", "frees"})
_UNARMED = frozenset({"civilians", "refugees", "media", "detainees", "protesters", "ngo", "company"})
_SCENIC = frozenset({"battle", "displacement_and_relief"})
_SITED = _DEEDS_OF_ARMS
_SITED_TOO = frozenset({"hardship", "demine", "prisoner_release", "base_established"})
_TELLING_ON = frozenset({"press", "agency", "state_media", "propaganda", "social_media"})
_DEMANDS = frozenset({"demand", "mobilise"})
_DONE_FOR_GOOD = frozenset({"capture", "prisoner_release", "return", "withdraw", "defect", "surrender", "evacuation"})
_ENDED = frozenset({"siege_broken", "siege_lifted"})
_FALLS_ON = frozenset({"remote_violence", "things", "violence_against_people"})
_DEEDS_BY_NAME = {  # nouns that speak of nothing else
    "clash": frozenset(
        "fighting clash clashes skirmish firefight gunfight gunbattle battle combat shootout infighting "
        "hostility hostilities".split()
    ),
    "capture": frozenset({"coup", "putsch"}),
    "defect": frozenset({"mutiny", "desertion", "defection"}),
}
_GUNFIGHTS = frozenset({"firefight", "gunfight", "gunbattle"})  # which nobody speaks of but of arms
_SIEGE_TYPES = frozenset({"siege_laid", "siege_continues", "siege_broken", "siege_lifted"})


class ClaimBuilder:
    """Builds the claims of one report out of its trees."""

    def __init__(
        self,
        report: Report,
        *,
        codebook: Codebook,
        lexicon: Lexicon,
        frames: FrameFinder,
        subjects: SubjectReader,
        attribution: Attribution,
        stances: StanceReader,
        roles: RoleFiller,
        sites: SiteFinder,
        scenes: SceneFiller,
        sides: Sides,
        figures: FigureReader,
        when: WhenReader,
        first_person: FirstPerson,
    ) -> None:
        self._first_person = first_person
        self._report = report
        self._codebook = codebook
        self._lexicon = lexicon
        self._frames = frames
        self._subjects = subjects
        self._doer_kinds = Doers(frames, subjects)
        self._amid_war = False
        self._odds = 0.0
        self._attribution = attribution
        self._stances = stances
        self._roles = roles
        self._sites = sites
        self._scenes = scenes
        self._sides = sides
        self._figures = figures
        self._tallies = TallyReader(lexicon, frames, figures)
        self._when = when
        self._joiner = Joiner(frames)
        self._verification = VerificationReader(lexicon.stance.unverified)

    def build(self, trees: Sequence[Tree]) -> tuple[Claim, ...]:
        """The claims of the report, in order of their words."""
        drafts: list[Draft] = []
        unverified: set[int] = set()
        siege: PlaceMention | None = None
        self._attribution.look_ahead(trees)
        odds = self._odds = self._subjects.report_odds(self._report.text)
        self._amid_war = self._subjects.of_war(trees)
        for order, tree in enumerate(trees):
            before = len(drafts)
            joined = self._joiner.merge(self._tallies.fill(tree, self._drafts(tree, order, odds)))
            judged = [(draft, self._bears(draft)) for draft in joined]
            told = {draft.sentence() for draft, bears in judged if bears}
            drafts.extend(draft for draft, bears in judged if bears or self._is_told_beside(draft, told))
            siege = self._joiner.same_siege(drafts[before:], siege)
            unverified |= self._verification.spoken_of(tree, order, drafts, before)
        for draft in drafts:
            if not draft.roles.place and self._happens_at_a_site(draft):
                draft.roles.place.extend(self._sites.of(draft.tree, draft.frame))
        self._joiner.besiegers(drafts)
        self._scenes.fill(drafts, trees)
        self._sides.fill([(draft, self._frames.event_type(draft.frame.event_type)) for draft in drafts])
        drafts += Rejoinders(self._frames, self._attribution).find(drafts)
        claims: dict[str, Claim] = {}
        for number, draft in enumerate(drafts):
            if self._scene_tells(draft):
                continue  # of nobody and nowhere
            if self._is_of_no_siege(draft):
                continue
            for claim in self._claims(draft, number in unverified):
                if self._is_history(claim):
                    continue
                claims.setdefault(claim.claim_id, claim)
        return tuple(sorted(claims.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.claim_id)))

    @staticmethod
    def _is_of_no_siege(draft: Draft) -> bool:
        """Whether a word of siege tells of no place and no side, nor does any before it: "a blockade must be declared"."""
        roles = draft.roles
        told = roles.place or roles.actor or roles.target or roles.people or draft.figures
        return draft.frame.event_type in _SIEGE_TYPES and not told

    def _is_history(self, claim: Claim) -> bool:
        """Whether a claim tells of a war long past: "a century ago the Ottoman authorities drove ..." """
        published, end = claim.published_date, claim.time.end
        if end is None or claim.time.basis != "text":
            return False
        return published - end > _PAST_WARS if published is not None else end.year < _PAST_YEAR

    # -- drafts ----------------------------------------------------------------------------------------------------

    def _drafts(self, tree: Tree, order: int, odds: float) -> list[Draft]:
        drafts = []
        # The other subjects of a sentence, by where it starts, and by whether the deed is a civil one.
        other: dict[tuple[int, bool], frozenset[str]] = {}
        for frame in self._frames.find(tree):
            start, end = tree.sentence_of(frame.at)
            kind = self._frames.event_type(frame.event_type)
            civil = kind.family in CIVIL
            if (start, civil) not in other:
                other[start, civil] = self._subjects.other(tree, start, end, odds, civil=civil, amid_war=self._amid_war)
            if self._subjects.hides(other[start, civil], kind):
                continue
            itself = not kind.speech and any(k > frame.at for k in frame.taken)
            sayings = self._attribution.chain(tree, frame.at, itself)
            if kind.code == "claim_responsibility" and owns_up(tree, frame):
                sayings = sayings[:-1]  # who says so owns up to it
            if not sayings and kind.code in _DEMANDS:
                sayings = self._attribution.demanding(tree, frame.at)
            if any(saying.negated and saying.certainty != "denied" for saying in sayings):
                continue  # "it did not say how many had been killed": nobody says it
            stance = self._stances.read(tree, frame.at, sayings)
            if kind.speech and stance.modality == "ongoing" and tree.tags[frame.at] in ("VBZ", "VBP"):
                stance = replace(stance, modality="happened")  # "Moscow denies it": what is said has been said
            if kind.code in _DONE_FOR_GOOD and stance.modality == "ongoing" and tree.lemmas[frame.at] == "be":
                stance = replace(stance, modality="happened")  # "the girls are back": they have been freed
            speech = frozenset(saying.cue for saying in sayings)
            roles = self._roles.fill(tree, frame, speech, parts=kind.effect in _OWNING | _BESIEGING)
            used_up = frame.trigger.under == "negation"
            if used_up:
                stance = replace(stance, polarity="affirmed", why=(*stance.why, "not"))
            harmed = roles.target or roles.people
            if other[start, civil] and kind.family == "violence_against_people" and not harmed:
                continue  # "fired the opening shot in a price war": at nobody
            figures, none = self._figures.read(tree, frame, roles)
            if none and stance.polarity == "affirmed" and not used_up:
                stance = replace(stance, polarity="denied", why=(*stance.why, "none"))
            if stance.modality == "predicted" and frame.trigger.noun and not roles.actor:
                self._roles.foretold(tree, frame, roles)
            draft = Draft(tree, order, frame, sayings, stance, roles, figures, [])
            self._first_person.fill(draft)
            if kind.speech:
                self._speaks_itself(draft)
            drafts.append(draft)
        return self._joiner.sentence(drafts)

    def _speaks_itself(self, draft: Draft) -> None:
        """Make whoever speaks by a word of demanding or accusing its doer, where that is no party: "the senator urged X"."""
        draft.roles.actor.extend(
            Mention(
                id=None,
                name=s.name,
                kind="other",
                text=draft.tree.text[s.start : s.end],
                start=s.start,
                end=s.end,
                via="name",
            )
            for saying in draft.sayings[-1:]
            for s in saying.speakers
            if saying.cue == draft.frame.at
            and not draft.roles.actor
            and s.kind not in _TELLING_ON
            and s.name[:1].isupper()
        )

    def _is_of_nobody(self, draft: Draft) -> bool:
        """Whether no known party does, says or bears a deed of peace, in a sentence whose odds speak against war."""
        told = (*draft.roles.actor, *draft.roles.target)
        if self._amid_war or any(mention.id is not None and mention.kind not in _UNARMED for mention in told):
            return False
        return self._subjects.looks_civil(draft.tree, {draft.frame.at, *draft.frame.taken}, self._odds)

    def _of_civil_life(self, draft: Draft) -> bool:
        """Whether all who speak or agree, and to whom, are of civil life."""
        args = draft.frame.trigger.args
        sides = [
            k for slot, roles in args.items() if {"actor", "target"} & set(roles) for k in draft.frame.slots.get(slot)
        ]
        own = {draft.frame.at, *draft.frame.taken}
        return self._subjects.civil(draft.tree, sides) and not self._subjects.armed(draft.tree, own)

    @staticmethod
    def _in_general(draft: Draft) -> bool:
        """Whether a deed stands in the plain present and names nobody and no place; headlines do so too, but they name."""
        tree, at = draft.tree, draft.frame.at
        roles = draft.roles
        if not tree.is_verb(at) or tree.headline:
            return False
        parties = [*roles.actor, *roles.target]
        named = [m for m in parties if m.kind not in _UNARMED and (m.id or m.via == "name" or _has_name(m, tree, at))]
        if named or any(p.id or p.via == "name" or p.lat is not None for p in roles.place):
            return False
        auxiliaries = [tree.lowers[k] for k in tree.kids[at] if tree.deps[k] in ("aux", "auxpass")]
        plain = tree.tags[at] in ("VBZ", "VBP") and not auxiliaries
        return plain or (tree.tags[at] == "VBN" and auxiliaries in (["is"], ["are"]))

    def _spoken_about(self, draft: Draft) -> bool:
        """Whether the words stand under a gerund that is itself the subject: "urging women to fight is an attempt to ..." """
        tree = draft.tree
        path = [draft.frame.at, *tree.ancestors(draft.frame.at)]
        urging = self._lexicon.commanding
        return any(tree.tags[k] == "VBG" and tree.deps[k] == "csubj" and tree.lemmas[k] in urging for k in path)

    @staticmethod
    def _asks_for(tree: Tree, at: int) -> bool:
        """Whether asking or telling wants a deed: an infinitive that is no "not to be named", or "for" something."""
        for kid in tree.kids[at]:
            if tree.deps[kid] in ("xcomp", "ccomp") and any(tree.lowers[k] == "to" for k in tree.kids[kid]):
                return tree.lemmas[kid] not in ("name", "identify", "remain", "quote", "speak")
            if tree.deps[kid] == "ccomp" and any(tree.lowers[k] == "that" for k in tree.with_dep(kid, "mark")):
                return True  # "asked that inspectors be let in"
            if tree.deps[kid] == "prep" and tree.lowers[kid] == "for":
                return True
        return False

    def _bears(self, draft: Draft) -> bool:
        """Whether the words bear a claim: a saying verb over a clause that gave a frame of its own is only its cue."""
        kind = self._frames.event_type(draft.frame.event_type)
        roles = draft.roles
        if (
            kind.effect != "none"
            and kind.code != "clash"
            and roles.actor
            and all(m.kind in _UNARMED for m in roles.actor)
        ):
            return False  # civilians who reach a town do not advance on it
        if draft.frame.trigger.noun and self._is_without(draft.tree, draft.frame.at) and kind.family in _NEEDING_NO_NOT:
            return False  # "with or without a deal", "without a fight"
        if kind.code == "displacement" and draft.tree.deps[draft.frame.at] == "amod" and not draft.figures:
            return False  # "a school sheltering displaced people" says who they are
        if kind.code == "hold" and not roles.actor:
            return False  # "a rebel-held town" of nobody told: it says who holds it, or nothing
        if kind.family in _DEEDS_OF_ARMS and self._doer_kinds.make_no_war(draft, kind):
            return False
        if kind.family in CIVIL and self._is_of_nobody(draft):
            return False  # "asked to be moved to another tram"
        if kind.family in _TALK and self._of_civil_life(draft):
            return False  # a union accuses a company
        somewhere = kind.code == "hold" and any(
            hit.kind == "place" for k in range(*draft.sentence()) for hit in draft.tree.names[k]
        )
        if kind.family in _DEEDS_OF_ARMS and not somewhere and self._in_general(draft):
            return False  # "armies that advance too fast", "a crew storms a village": a saying, a plot
        if (
            kind.speech
            and draft.tree.lemmas[draft.frame.at] in _ASKING
            and not self._asks_for(draft.tree, draft.frame.at)
        ):
            return False  # "asked about it", "we don't ask what is for dinner"
        if kind.code == "demand" and not roles.actor and not self._amid_war and not draft.sayings:
            sides = any(m.id or m.kind not in (*_UNARMED, "unknown") for m in roles.target)
            return sides or any(p.id for p in roles.place)  # "a man was ordered to pay"
        if draft.tree.lemmas[draft.frame.at] in ("name", "identify") and draft.stance.polarity == "denied":
            return False  # "asked not to be named"
        if kind.code == "arms_transfer" and roles.target and all(m.kind in _UNARMED for m in roles.target):
            return bool(roles.instrument)  # civilians are supplied with food
        if self._spoken_about(draft) and not roles.actor:
            return False
        if (
            roles.target
            and not roles.actor
            and kind.effect == "takes"
            and all(m.kind in _UNARMED for m in roles.target)
        ):
            return False  # people driven from their homes: no place was taken
        if kind.code in _SIEGE_TYPES:
            return True
        if not draft.tells():
            if kind.code == "deny" and draft.sayings:
                return True  # "rumours of a retreat are baseless, the governor said"
            spoken_of = kind.code == "demand" and bool(draft.frame.trigger.noun)  # "defied calls to resign"
            if (kind.family == "agreement" or spoken_of) and self._amid_a_deed(draft):
                return True  # "the Houthis edged closer as talks stalled"
            foretold = draft.stance.modality == "predicted" and not kind.speech
            if (
                kind.code == "ceasefire_breach"
                or (kind.code == "repel" and draft.sayings)
                or self._names_a_deed(draft)
                or (self._amid_war and (kind.code == "agreement" or foretold or self._scene_tells(draft)))
            ):
                return True  # what is to come in a report of war is that war's
            things = [k for k in roles.things if kind.family not in _DEEDS_OF_ARMS or self._bears_blows(draft.tree, k)]
            return bool(roles.people or things or self._is_harmful(draft, kind)) and not kind.speech
        return True

    @staticmethod
    def _is_without(tree: Tree, noun: int) -> bool:
        over = tree.heads[noun]
        return tree.deps[noun] == "pobj" and "without" in (tree.lowers[over], tree.lowers[tree.heads[over]])

    def _amid_a_deed(self, draft: Draft) -> bool:
        """Whether soldiers, fighters or a place that wars were fought over stand in the sentence of a truce or of talks."""
        tree, own = draft.tree, {draft.frame.at, *draft.frame.taken}
        if any(tree.lemmas[k] in _HOPING for k in tree.ancestors(draft.frame.at)):
            return False  # "waited in vain for a truce"
        return self._subjects.armed(tree, own) or self._subjects.fought_over(tree, *draft.sentence())

    def _is_harmful(self, draft: Draft, kind: EventType) -> bool:
        """Whether somebody unnamed is harmed ("they had been beaten"), or harm of a telling kind is said to have been done."""
        if kind.family != "violence_against_people":
            return kind.code == "chemical_attack"
        args = draft.frame.trigger.args
        whom = [k for slot, wanted in args.items() if "target" in wanted for k in draft.frame.slots.get(slot)]
        return any(self._frames.kinds(draft.tree, k) & {"people", "person"} for k in whom)

    def _is_told_beside(self, draft: Draft, told: Set[tuple[int, int]]) -> bool:
        """Whether a noun of violence names nobody, in a sentence that tells of something else: "repudiated the bombing"."""
        kind = self._frames.event_type(draft.frame.event_type)
        noun = draft.frame.trigger.noun
        if kind.family not in _NOUNS_ALONE or noun in _OF_MISHAPS or draft.tells():
            return False
        return draft.sentence() in told and not self._doer_kinds.make_no_war(draft, kind)

    def _names_a_deed(self, draft: Draft) -> bool:
        """Whether a noun of nothing but a deed of arms stands in a sentence of war: "left after two nights of gunfights"."""
        tree, at = draft.tree, draft.frame.at
        if not tree.is_noun(at) or tree.lemmas[at] not in _DEEDS_BY_NAME.get(draft.frame.event_type, ()):
            return False
        if tree.deps[at] == "compound":
            return False  # "combat vehicles"
        own = {at, *draft.frame.taken}
        if self._amid_war or self._subjects.armed(tree, own) or self._subjects.fought_over(tree, *draft.sentence()):
            return True
        return tree.lemmas[at] in _GUNFIGHTS and not self._subjects.looks_civil(tree, own, self._odds)

    def _scene_tells(self, draft: Draft) -> bool:
        """Whether only the report can tell where a deed was done, and so of what: "the attack was beaten back"."""
        kind = self._frames.event_type(draft.frame.event_type)
        if draft.tells() or draft.roles.people or kind.code in _SIEGE_TYPES:
            return False
        if kind.code == "clash" and draft.sayings:
            return True  # "residents spoke of fierce clashes"
        return bool(draft.frame.trigger.verb) and not draft.roles.things and kind.family in _SCENIC

    def _happens_at_a_site(self, draft: Draft) -> bool:
        kind = self._frames.event_type(draft.frame.event_type)
        return kind.family in _SITED or kind.code in _SITED_TOO

    def _bears_blows(self, tree: Tree, i: int) -> bool:
        """Whether a thing is such as war strikes: homes and convoys, not peas or a festival."""
        return self._frames.kinds(tree, i) != {"thing"}

    # -- claims ----------------------------------------------------------------------------------------------------

    def _claims(self, draft: Draft, unverified: bool) -> list[Claim]:
        """The claims of a draft: one for each of joined speakers ("activists and SOHR"), and a denial with what it denies."""
        chains = self._chains(draft.sayings)
        if len(draft.roles.place) > 1 and self._frames.event_type(draft.frame.event_type).effect in _OWNING:
            return [claim for part in self._by_place(draft) for claim in self._claims(part, unverified)]
        claims = [self._claim(draft, chain, draft.stance, unverified) for chain in chains]
        denial = next((n for n, saying in enumerate(draft.sayings) if saying.certainty == "denied"), None)
        if denial is not None and self._denied_saying(draft, denial):
            chains = self._chains(draft.sayings[denial + 1 :])
            affirmed = replace(draft.stance, polarity="affirmed" if draft.stance.polarity == "denied" else "denied")
            claims = [
                self._claim(replace(draft, sayings=draft.sayings[: denial + 1]), chain, draft.stance, unverified)
                for chain in self._chains(draft.sayings[: denial + 1])
            ]
            claims += [self._claim(draft, chain, affirmed, unverified) for chain in chains]
        return claims

    def _by_place(self, draft: Draft) -> list[Draft]:
        """ "captured A and B" is two captures: one draft for each place; "control of A in B" is one, of A."""
        text, places = self._report.text, draft.roles.place
        own = [p for p in places if not any(q.end <= p.start and _IN.fullmatch(text, q.end, p.start) for q in places)]
        return [
            replace(draft, roles=replace(draft.roles, place=[place], people=list(draft.roles.people)))
            for place in own or places
        ]

    @staticmethod
    def _denied_saying(draft: Draft, denial: int) -> bool:
        """Whether what is denied is itself said by somebody: "Moscow denied SOHR's report that X" gives two claims."""
        return denial + 1 < len(draft.sayings)

    @staticmethod
    def _chains(sayings: Sequence[Saying]) -> list[list[SpeakerMention]]:
        """The chains of speakers, one for each of joined ones; what a text says of its own telling adds none."""
        chains: list[list[SpeakerMention]] = [[]]
        for saying in sayings:
            if saying.speakers:
                chains = [[*chain, speaker] for chain in chains for speaker in saying.speakers]
        return chains

    def _happenings(self, tree: Tree, frame: Frame) -> frozenset[int]:
        """The nouns of a trigger that name what happens, not who does it or bears it: the "strike" of "the strike hit a school"."""
        nouns = (k for k in frame.taken if tree.is_noun(k))
        others = {"party", "person"} | (
            {"siege"} if frame.event_type in _ENDED else set()
        )  # "the blockade imposed in May"
        return frozenset(k for k in nouns if not self._frames.kinds(tree, k) & others)

    def _claim(self, draft: Draft, speakers: list[SpeakerMention], stance: Stance, unverified: bool) -> Claim:
        tree, frame, roles = draft.tree, draft.frame, draft.roles
        kind = self._frames.event_type(frame.event_type)
        report = self._report
        start, end = tree.sentence_span(frame.at)
        counted = tree.lemmas[frame.at] in TALLYING  # "counted 34 dead since Friday": the deaths are since Friday
        said_at = frozenset(k for s in draft.sayings if not (counted and s.cue == frame.at) for k in (s.cue, s.noun))
        modality = stance.modality
        if kind.speech and modality == "ongoing" and tree.tags[frame.at] in ("VBZ", "VBP"):
            modality = "happened"  # "rejects the charge": said is said
        if "predicted" in frame.trigger.attributes:
            modality = "predicted"
        time = self._when.read(
            tree, draft.order, frame.at, modality, frame.event_type, said_at, self._happenings(tree, frame)
        )
        attributes = self._attributes(draft, stance)
        struck = [] if kind.family not in _FALLS_ON else [m for m in roles.struck if not _same(m, roles.target)]
        actor_kinds = [m.kind for m in roles.actor]
        target_kinds = [m.kind for m in roles.target]
        plover, _ = self._codebook.plover(frame.event_type, actor_kinds, target_kinds, attributes, modality)
        acled = self._codebook.acled(frame.event_type, actor_kinds, target_kinds, attributes, modality)
        trigger_start, trigger_end = self._trigger_span(tree, frame)
        origin = "|".join(f"{s.source_id or s.name}" for s in speakers)
        where = "|".join(place.id or place.name for place in roles.place)
        certainty = "unverified" if unverified else stance.certainty
        return Claim(
            claim_id=claim_id(
                report.report_id, trigger_start, trigger_end, frame.event_type, f"{origin}|{stance.polarity}|{where}"
            ),
            report_id=report.report_id,
            external_id=report.external_id,
            publisher=report.publisher,
            published=report.published,
            sentence=_span(tree.text, start, end),
            trigger=_span(tree.text, trigger_start, trigger_end),
            event_type=kind.code,
            plover=plover,
            acled=acled,
            polarity=stance.polarity,
            modality=modality,
            certainty=certainty,
            speakers=tuple(speakers),
            actor=tuple(m for m in self._doers(draft, speakers) if not _only_speaks(m, speakers)),
            target=tuple(
                m for m in (*roles.target, *struck) if not _same(m, roles.actor) and not _only_speaks(m, speakers)
            ),
            place=tuple(roles.place),
            from_place=tuple(roles.from_place),
            instrument=tuple(roles.instrument),
            time=time,
            figures=tuple(draft.figures),
            attributes=attributes,
            why=self._why(draft, stance),
        )

    def _doers(self, draft: Draft, speakers: list[SpeakerMention]) -> list[Mention]:
        """ "A and B accused each other of it": each lays it at the other's door, not at its own."""
        doers = draft.roles.actor
        if not speakers or not any(_is_reciprocal(m) for m in doers):
            return doers
        own = self._first_person.party(draft.tree, tuple(speakers[-1:]))
        return [m for m in doers if own is None or not _is_reciprocal(m) or m.id != own.id]

    def _trigger_span(self, tree: Tree, frame: Frame) -> tuple[int, int]:
        """The trigger's words: its head, and the words it has taken up where they stand close by ("remains under siege")."""
        far = [k for k in sorted(frame.taken) if abs(frame.at - k) > _TRIGGER_REACH]
        if (
            far and frame.trigger.verb and self._tells(tree, far[-1], frame)
        ):  # "shelling in the suburb killed 62": the shelling
            return tree.starts[far[-1]], tree.ends[far[-1]]
        doers = [
            k
            for k in (frame.slots.get("subject") if frame.trigger.verb else ())
            if k < frame.at and self._frames.kinds(tree, k) & {"party", "people", "person"}
        ]  # who does it is no word of what is done
        taken = (k for k in frame.taken if k not in doers)
        near = [k for k in taken if abs(k - frame.at) <= _TRIGGER_REACH] + [frame.at]
        return tree.starts[min(near)], tree.ends[max(near)]

    def _tells(self, tree: Tree, noun: int, frame: Frame) -> bool:
        """Whether a noun that a verb has taken up speaks of the verb's type by itself."""
        kinds = self._frames.kinds(tree, noun)
        tool = "weapon" in kinds and "clause" not in kinds and tree.deps[noun] not in ("nsubj", "nsubjpass")
        if tool or kinds & {"facility", "party"}:
            return False  # "a convoy of 14 lorries entered", "targeted the camp with shells": the verb tells it
        rows = self._codebook.triggers("noun", tree.lemmas[noun])
        return any(code == frame.event_type for code, _ in rows)

    @staticmethod
    def _attributes(draft: Draft, stance: Stance) -> tuple[str, ...]:
        found = [a for a in draft.frame.trigger.attributes if a != "predicted"]
        tree = draft.tree
        for mention in draft.roles.instrument:
            for word in mention.text.lower().replace("-", " ").split():
                mode = _MODES.get(word.rstrip("s"))
                if mode is not None:
                    found.append(mode)
        for kid in tree.kids[draft.frame.at]:
            mode = _MODES.get(tree.lemmas[kid])
            if mode is not None and tree.deps[kid] in ("compound", "amod", "nmod"):
                found.append(mode)
            if tree.lowers[kid] in ("partly", "partially"):
                found.append("partly")
        if stance.attempted:
            found.append("attempted")
        return tuple(dict.fromkeys(found))

    @staticmethod
    def _why(draft: Draft, stance: Stance) -> tuple[str, ...]:
        trigger = draft.frame.trigger
        part, word = next(
            (p, w) for p, w in (("verb", trigger.verb), ("noun", trigger.noun), ("adjective", trigger.adjective)) if w
        )
        light = f" {trigger.object[0]}" if len(trigger.object) == 1 else " + object" if trigger.object else ""
        rules = [f"trigger: {part} {word}{' ' + trigger.particle if trigger.particle else ''}{light}"]
        rules.extend(f"stance: {word}" for word in stance.why)
        rules.extend(f"said: {speaker.cue}" for saying in draft.sayings for speaker in saying.speakers[:1])
        rules.extend(f"joined: {draft.tree.lowers[k]}" for k in draft.absorbed)
        return tuple(rules)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _has_name(mention: Mention, tree: Tree, at: int) -> bool:
    """Whether a description holds a name ("Tuareg rebels"); a capital at the sentence's beginning shows none."""
    words = mention.text.split()
    first = mention.start == tree.starts[tree.sentence_of(at)[0]]
    return any(word[:1].isupper() for word in (words[1:] if first else words))


def _only_speaks(mention: Mention, speakers: list[SpeakerMention]) -> bool:
    """Whether a mention is a medium that says the claim: "SANA: army takes town"."""
    return mention.kind == "media" and any(mention.start < s.end and s.start < mention.end for s in speakers)


def _is_reciprocal(mention: Mention) -> bool:
    """Whether a mention is by "each other"."""
    return mention.via == "pronoun" and mention.text.lower() in ("each other", "one another")


def _same(mention: Mention, others: list[Mention]) -> bool:
    """Whether a mention is the very words of one of the others."""
    return any(mention.start == other.start and mention.end == other.end for other in others)
