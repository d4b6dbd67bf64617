"""Claims: a report's trees in; its attributed claims out. Here the parts of reading meet."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import timedelta

from twosource.codebook import Codebook
from twosource.reading.claims.authorship import Authorship
from twosource.reading.claims.bearing import Bearing
from twosource.reading.claims.drafts import Draft
from twosource.reading.claims.first_person import FirstPerson
from twosource.reading.claims.joining import Joiner
from twosource.reading.claims.rejoinders import Rejoinders
from twosource.reading.claims.scenes import SceneFiller
from twosource.reading.claims.sides import Sides
from twosource.reading.claims.subject import CIVIL, SubjectReader
from twosource.reading.claims.tallies import TallyReader
from twosource.reading.claims.unverified import VerificationReader
from twosource.reading.entities.told import lies_in
from twosource.reading.frames.beside import SIEGES
from twosource.reading.frames.figures import FigureReader
from twosource.reading.frames.frames import Frame, FrameFinder, owns_up
from twosource.reading.frames.roles import RoleFiller
from twosource.reading.frames.sites import SiteFinder
from twosource.reading.frames.town_sites import TownSites
from twosource.reading.lexicon import Lexicon
from twosource.reading.speech.attribution import TALLYING, Attribution
from twosource.reading.speech.sayings import Saying
from twosource.reading.stance.stance import StanceReader
from twosource.reading.stance.stance_told import Stance
from twosource.reading.syntax.tree import Tree
from twosource.reading.times.when import WhenReader
from twosource.records import Claim, Mention, Modality, PlaceMention, Report, Span, SpeakerMention, claim_id

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
_PAST_WARS = timedelta(days=15 * 365)
_TRIGGER_REACH = 6  # tokens
_PAST_YEAR = 2000  # where the day of publication is not known
_OWNING = frozenset({"takes", "loses", "holds", "leaves", "hands_over"})
_BESIEGING = frozenset({"besieges", "frees"})
_SITED = frozenset({"battle", "remote_violence", "violence_against_people", "things"})
_SITED_TOO = frozenset({"other", "hardship", "demine", "prisoner_release", "base_established"})
_TELLING_ON = frozenset({"press", "agency", "state_media", "propaganda", "social_media"})
_DEMANDS = frozenset({"demand", "mobilise"})
_DONE_FOR_GOOD = frozenset({"capture", "prisoner_release", "return", "withdraw", "defect", "surrender", "evacuation"})
_MADE_ABLE = frozenset({"siege_broken", "return", "evacuation"})
_ENDED = frozenset({"siege_broken", "siege_lifted"})
_FALLS_ON = frozenset({"remote_violence", "things", "violence_against_people"})


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
        town_sites: TownSites,
        scenes: SceneFiller,
        authorship: Authorship,
        sides: Sides,
        figures: FigureReader,
        when: WhenReader,
        first_person: FirstPerson,
        explained: Callable[[PlaceMention], PlaceMention],
    ) -> None:
        self._explained = explained
        self._first_person = first_person
        self._report = report
        self._codebook = codebook
        self._lexicon = lexicon
        self._frames = frames
        self._subjects = subjects
        self._amid_war = False
        self._attribution = attribution
        self._stances = stances
        self._roles = roles
        self._sites = sites
        self._town_sites = town_sites
        self._scenes = scenes
        self._authorship = authorship
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
        odds = self._subjects.report_odds(self._report.text)
        self._amid_war = self._subjects.of_war(trees)
        bearing = Bearing(self._frames, self._subjects, self._lexicon.commanding, self._amid_war, odds)
        for order, tree in enumerate(trees):
            before = len(drafts)
            joined = self._joiner.merge(self._tallies.fill(tree, self._drafts(tree, order, odds)))
            judged = [(draft, bearing.bears(draft)) for draft in joined]
            told = {draft.sentence() for draft, bears in judged if bears}
            drafts.extend(draft for draft, bears in judged if bears or bearing.is_told_beside(draft, told))
            siege = self._joiner.same_siege(drafts[before:], siege)
            unverified |= self._verification.spoken_of(tree, order, drafts, before)
        for draft in drafts:
            if not draft.roles.place and self._happens_at_a_site(draft):
                draft.roles.place.extend(self._sites.of(draft.tree, draft.frame, {m.start for m in draft.roles.actor}))
        self._joiner.besiegers(drafts)
        self._scenes.fill(drafts, trees)
        drafts = self._authorship.fill(drafts)
        self._sides.fill([(draft, self._frames.event_type(draft.frame.event_type)) for draft in drafts])
        drafts += Rejoinders(self._lexicon, self._frames, self._attribution).find(drafts)
        claims: dict[str, Claim] = {}
        made: set[Hashable] = set()
        for number, draft in enumerate(drafts):
            if self._frames.event_type(draft.frame.event_type).effect in _OWNING:
                draft.roles.place = [self._town_sites.of(draft.tree, place) for place in draft.roles.place]
            if bearing.scene_tells(draft):
                continue  # of nobody and nowhere
            if self._is_of_no_siege(draft):
                continue
            for claim in self._claims(draft, number in unverified):
                if self._is_history(claim) or (said := _said(claim)) in made:
                    continue
                made.add(said)
                claims.setdefault(claim.claim_id, claim)
        return tuple(sorted(claims.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.claim_id)))

    @staticmethod
    def _is_of_no_siege(draft: Draft) -> bool:
        """Whether a word of siege tells of no place and no side, nor does any before it: "a blockade must be declared"."""
        roles = draft.roles
        told = roles.place or roles.actor or roles.target or roles.people or draft.figures
        return draft.frame.event_type in SIEGES and not told

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
            if any(saying.negated for saying in sayings):
                continue  # "it did not say how many had been killed", "would not deny it": nobody says it
            stance = self._stances.read(tree, frame.at, sayings)
            if kind.speech and stance.modality == "ongoing" and tree.tags[frame.at] in ("VBZ", "VBP"):
                stance = replace(stance, modality="happened")  # "Moscow denies it": what is said has been said
            if kind.code in _DONE_FOR_GOOD and stance.modality == "ongoing" and tree.lemmas[frame.at] == "be":
                stance = replace(stance, modality="happened")  # "the girls are back": they have been freed
            if kind.code in _MADE_ABLE and self._could_at_last(tree, frame.at, stance):
                stance = replace(stance, modality="happened")
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

    @staticmethod
    def _could_at_last(tree: Tree, at: int, stance: Stance) -> bool:
        """ "The mines were removed, and the besieged could link up with it": what was done before made them able, and they did."""
        before = tree.heads[at]
        past = tree.tags[before] == "VBD" or any(tree.lowers[k] in ("was", "were", "had") for k in tree.kids[before])
        could = stance.modality == "hypothetical" and "could" in stance.why and "if" not in stance.why
        return could and tree.deps[at] == "conj" and before < at and past and stance.polarity == "affirmed"

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

    def _happens_at_a_site(self, draft: Draft) -> bool:
        kind = self._frames.event_type(draft.frame.event_type)
        return kind.family in _SITED or kind.code in _SITED_TOO

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
        own = [p for p in places if not any(q.end <= p.start and lies_in(text, q.end, p.start) for q in places)]
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
        modality: Modality = "predicted" if "predicted" in frame.trigger.attributes else stance.modality
        own = self._happenings(tree, frame)
        time = self._when.read(tree, draft.order, frame.at, modality, frame.event_type, said_at, own)
        for k in draft.absorbed if time.basis != "text" else ():  # "shelled a market in which 53 were killed on Friday"
            told = self._when.read(tree, draft.order, k, modality, frame.event_type, said_at, own)
            time = told if told.basis == "text" else time
        attributes = self._attributes(draft, stance)
        struck = [] if kind.family not in _FALLS_ON else [m for m in roles.struck if not _same(m, roles.target)]
        actor_kinds = [m.kind for m in roles.actor]
        target_kinds = [m.kind for m in roles.target]
        plover, _ = self._codebook.plover(frame.event_type, actor_kinds, target_kinds, attributes, modality)
        acled = self._codebook.acled(frame.event_type, actor_kinds, target_kinds, attributes, modality)
        trigger_start, trigger_end = self._trigger_span(tree, frame)
        # No word of the report enters an id: whoever guesses a masked name could try it.
        origin = "|".join(s.source_id or f"@{s.start}" for s in speakers)
        where = "|".join(place.id or f"@{place.start}" for place in roles.place)
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
            actor=tuple(m for m in _whole(self._doers(draft, speakers)) if not _only_speaks(m, speakers)),
            target=tuple(
                m for m in (*roles.target, *struck) if not _same(m, roles.actor) and not _only_speaks(m, speakers)
            ),
            place=tuple(map(self._explained, roles.place)),
            from_place=tuple(map(self._explained, roles.from_place)),
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


def _said(claim: Claim) -> Hashable:
    """What tells a claim from the others of its report: by the same words, speakers and places nothing is said twice."""
    speakers = tuple(s.source_id or s.name for s in claim.speakers)
    places = tuple(p.id or p.name for p in claim.place)
    return claim.trigger.start, claim.trigger.end, claim.event_type, claim.polarity, speakers, places


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _only_speaks(mention: Mention, speakers: list[SpeakerMention]) -> bool:
    """Whether a mention is a medium that says the claim: "SANA: army takes town"."""
    return mention.kind == "media" and any(mention.start < s.end and s.start < mention.end for s in speakers)


def _is_reciprocal(mention: Mention) -> bool:
    """Whether a mention is by "each other"."""
    return mention.via == "pronoun" and mention.text.lower() in ("each other", "one another")


def _same(mention: Mention, others: list[Mention]) -> bool:
    """Whether a mention is the very words of one of the others."""
    return any(mention.start == other.start and mention.end == other.end for other in others)


def _whole(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without known parties that stand in another's name: of "Turkish drone" Turkey."""
    return [
        m
        for m in mentions
        if not any(
            m.id and o.id and o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start
            for o in mentions
        )
    ]
