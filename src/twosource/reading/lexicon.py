"""The reader's word lists, as data: YAML files in ``reading/data`` in, frozen lexicons out."""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib import resources
from typing import Literal, TypeVar

import msgspec
import yaml

from twosource.records import SourceKind

NounKind = Literal["party", "people", "place", "weapon", "facility", "territory", "siege", "event"]
CueClass = Literal["stated", "confirmed", "hedged", "denied", "predicted", "demanded"]

_FILES = (
    "cues",
    "speakers",
    "nouns",
    "stance",
    "numbers",
    "times",
    "people",
    "layout",
    "subjects",
    "where",
    "bodies",
    "heads",
    "tallies",
    "deeds",
    "descriptions",
)
# The letters beyond ASCII that a pattern takes for "i", "s" and "k" where case is ignored, though lower() does not give those.
CASELESS = str.maketrans("\u0130\u0131\u017f\u212a", "IisK")
T = TypeVar("T")


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make somebody a speaker, by what they say of certainty."""

    verbs: dict[CueClass, list[str]]
    need_clause: list[str]
    nouns: dict[CueClass, list[str]]
    participles: list[str]
    announcing: frozenset[str]
    retracting: frozenset[str]
    tales: frozenset[str]
    rejoined: frozenset[str]
    parts: frozenset[str]
    untrue: frozenset[str]
    untruths: frozenset[str]
    naming: frozenset[str]
    talking: frozenset[str]
    accusing: frozenset[str]
    tellings: frozenset[str]


class Stances(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a predicate that set its modality, polarity and certainty."""

    attempts: frozenset[str]
    failing: frozenset[str]
    undoing: frozenset[str]
    vain: frozenset[str]
    nothing: frozenset[str]
    blows: frozenset[str]
    auxiliaries: dict[str, list[str]]
    matrix: dict[str, list[str]]
    conditional_marks: list[str]
    hedges: list[str]
    nearly: list[str]
    by_degrees: list[str]
    brinks: list[str]
    negators: list[str]
    unverified: list[str]


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Number words and the phrases that open or widen a number."""

    units: dict[str, int]
    multipliers: dict[str, int]
    single: list[str]
    vague: dict[str, tuple[int | None, int | None, int | None]]
    at_least: list[str]
    more_than: list[str]
    up_to: list[str]
    below: list[str]
    about: list[str]
    spread: float
    no: list[str]
    killed: list[str]
    injured: list[str]
    captured: list[str]
    displaced: list[str]
    missing: list[str]
    abducted: list[str]
    surrendered: list[str]
    strikes: list[str]
    casualties: list[str]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of time."""

    weekdays: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    units: dict[str, str]
    parts_of_day: list[str]
    spans: dict[str, tuple[int, int]]


class PeopleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles and roles that make a person public, and words that make one private."""

    titles: frozenset[str]
    roles: frozenset[str]
    private: frozenset[str]
    child: frozenset[str]
    kin: frozenset[str]
    things: frozenset[str]
    heights: frozenset[str]
    captive: frozenset[str]
    done_to_captives: frozenset[str]
    ranks: frozenset[str]
    bodies: frozenset[str]
    speaking_bodies: frozenset[str]
    activists: frozenset[str]
    retainers: frozenset[str]
    clerical: frozenset[str]  # what qualifies a secretary who holds no public office
    owners: frozenset[str]  # nouns for persons that end a compound, and tell no public role
    livelihoods: frozenset[str]  # what those do for a living who hold no office
    forenames: frozenset[str]  # titles that are given names too, of which alone no office can be told
    beside_office: frozenset[str]  # private walks of life that an official or an officer may have besides
    formerly: frozenset[str]
    callings: frozenset[str]
    standing: frozenset[str]
    local: frozenset[str]
    befalls_people: frozenset[str]
    befalls: frozenset[str]
    dies: frozenset[str]
    befallings: frozenset[str]
    belongings: frozenset[str]
    stands_for: frozenset[str]
    courtesies: frozenset[str]
    given: frozenset[str]

    @property
    def apart(self) -> frozenset[str]:
        """The words beside a name that are no part of it."""
        return self.titles | self.roles | self.private | self.child


class LayoutWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of what newsrooms set into an article that is not the article."""

    promo: list[str]
    boilerplate: list[str]
    caption: list[str]
    byline: list[str]


class Subjects(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of other subjects that borrow the words of war."""

    always: dict[str, list[str]]
    unless_armed: dict[str, list[str]]
    phrases: dict[str, list[str]]
    armed: list[str]
    sure: list[str]  # those of the armed that hardly anything but war has a use for
    armed_phrases: list[str]
    masked: list[str]  # phrases whose words tell neither of a subject nor of war
    firm: frozenset[str]  # subjects whose phrases count though soldiers stand beside them
    spares: dict[str, frozenset[str]]  # subject -> families and types of events that it does not borrow
    civil: frozenset[str]  # bodies and people of civil life, whose words alone are no event of war
    doers: list[str]  # subjects whose words, as doers, do no deed of arms whoever stands beside them
    at_peace: frozenset[str]  # countries, ISO 3166-1 alpha-2


class WhereWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell where an event is."""

    rulers: frozenset[str]
    motion: frozenset[str]
    take_places: frozenset[str]
    taken: frozenset[str]
    said_of_places: frozenset[str]
    telling: frozenset[str]
    areas: frozenset[str]
    settled: frozenset[str]
    no_places: frozenset[str]
    bearings: frozenset[str]
    of_names: frozenset[str]
    organisations: frozenset[str]
    with_parties: frozenset[str]
    sites: frozenset[str]
    unplaced: frozenset[str]
    searching: frozenset[str]
    harming: frozenset[str]


class BodyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that the names of monitors, institutes and media end in, begin with and go on with."""

    alone: dict[SourceKind, list[str]]
    with_topic: dict[SourceKind, list[str]]
    with_field: dict[SourceKind, list[str]]
    topics: frozenset[str]
    leading: list[str]
    watching: frozenset[str]
    watched: frozenset[str]
    not_of_names: frozenset[str]


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make a place's name part of a longer one whose head is no place."""

    behind: list[str]
    small: list[str]
    of_seats: list[str]
    papers: list[str]
    before: list[str]
    of: list[str]


class TallyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which tolls are told as they change."""

    tolls: frozenset[str]
    losses: frozenset[str]
    counts: frozenset[str]
    no_tolls: frozenset[str]
    changing: frozenset[str]
    putting: frozenset[str]
    levels: frozenset[str]


class DeedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell whose deed it is where the verb alone does not."""

    taking: frozenset[str]
    snatching: frozenset[str]
    for_ransom: frozenset[str]
    lawful: frozenset[str]
    unlawful: frozenset[str]
    armed: frozenset[str]
    harmless: frozenset[str]
    civil_bodies: frozenset[str]
    wrecking: frozenset[str]
    laying: frozenset[str]
    undoing: frozenset[str]
    capturing: frozenset[str]
    done_to_captives: frozenset[str]


class BearingArms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which people bear arms, by the words around the noun for them."""

    anyone: frozenset[str]
    peaceable: frozenset[str]
    armed: frozenset[str]
    hidden: frozenset[str]
    behind: dict[str, frozenset[str]]


class DescriptionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What nouns that stand without a name may mean: kinds of parties, people and places, and organs of states."""

    parties: dict[str, frozenset[str]]
    creeds: dict[str, frozenset[str]]
    abuse: frozenset[str]
    under_arms: frozenset[str]
    places: dict[str, frozenset[str]]
    organs: dict[str, str]
    offices: dict[str, str]
    civil_offices: frozenset[str]
    of_a_state: frozenset[str]
    plain: frozenset[str]
    people: dict[str, frozenset[str]]
    perhaps_armed: frozenset[str]
    bearing_arms: BearingArms
    unnamed: dict[str, frozenset[str]]


class Lexicon:
    """All word lists of the reader, with quick look-ups by lemma."""

    def __init__(self) -> None:
        texts = {name: (resources.files(__package__) / "data" / f"{name}.yaml").read_bytes() for name in _FILES}
        self.version = hashlib.sha256(b"\0".join(texts[name] for name in _FILES)).hexdigest()[:12]
        self.cues = _decode(texts["cues"], Cues)
        self.speakers = _decode(texts["speakers"], dict[SourceKind, list[str]])
        self.nouns = _decode(texts["nouns"], dict[NounKind, list[str]])
        self.stance = _decode(texts["stance"], Stances)
        self.numbers = _decode(texts["numbers"], Numbers)
        self.times = _decode(texts["times"], Times)
        self.people = _decode(texts["people"], PeopleWords)
        self.subjects = _decode(texts["subjects"], Subjects)
        self.where = _decode(texts["where"], WhereWords)
        self.bodies = _decode(texts["bodies"], BodyWords)
        self.heads = _decode(texts["heads"], Heads)
        self.tallies = _decode(texts["tallies"], TallyWords)
        self.deeds = _decode(texts["deeds"], DeedWords)
        self.descriptions = _decode(texts["descriptions"], DescriptionWords)
        self.layout = _decode(texts["layout"], LayoutWords)

    @cached_property
    def cue_verbs(self) -> dict[str, CueClass]:
        """Speech verb lemma -> what it says of certainty; the first list that holds it wins, confirmed before stated."""
        order: tuple[CueClass, ...] = ("confirmed", "denied", "predicted", "demanded", "hedged", "stated")
        return {lemma: kind for kind in reversed(order) for lemma in self.cues.verbs.get(kind, [])}

    @cached_property
    def cue_nouns(self) -> dict[str, CueClass]:
        """Noun lemma that carries a saying -> what it says of certainty."""
        return {lemma: kind for kind, lemmas in self.cues.nouns.items() for lemma in lemmas}

    @cached_property
    def speaker_kinds(self) -> dict[str, SourceKind]:
        """Noun lemma -> the kind of speaker it names."""
        return {lemma: kind for kind, lemmas in self.speakers.items() for lemma in lemmas}

    @cached_property
    def commanding(self) -> frozenset[str]:
        """Speech verbs that want somebody to do what follows."""
        return frozenset(self.cues.verbs["demanded"])

    @cached_property
    def clause_only(self) -> frozenset[str]:
        """Speech verbs that make a speaker only with a clause or a quotation behind them."""
        return frozenset(self.cues.need_clause)

    @cached_property
    def noun_sets(self) -> dict[NounKind, frozenset[str]]:
        """Kind of thing -> the noun lemmas that may name it; a noun may stand under several."""
        return {kind: frozenset(lemmas) for kind, lemmas in self.nouns.items()}

    @cached_property
    def matrix(self) -> dict[str, str]:
        """Matrix verb lemma -> what it does to its infinitive."""
        found: dict[str, str] = {}
        for effect, lemmas in self.stance.matrix.items():
            for lemma in lemmas:
                found.setdefault(lemma, effect)
        return found


def _decode(data: bytes, kind: type[T]) -> T:
    return msgspec.convert(yaml.load(data, Loader=yaml.CSafeLoader), kind)
