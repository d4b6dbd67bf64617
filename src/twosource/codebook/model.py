"""The shape of a codebook: event types with their definitions, triggers, crosswalks and effect on control."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["actor", "target", "place", "from_place", "instrument", "figure"]
FillerKind = Literal[
    "place", "party", "people", "person", "weapon", "facility", "territory", "siege", "thing", "clause"
]
Under = Literal["negation", "perfect", "demand", "vow", "intent", "refusal", "disclaimer"]
Effect = Literal["takes", "loses", "holds", "contests", "besieges", "frees", "leaves", "hands_over", "none"]


class Trigger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say an event of this type, and which of their arguments plays which role.

    Exactly one of ``verb``, ``noun``, ``adjective`` is given: a lemma. ``particle`` is a verb's particle or an
    adverb that serves as one ("take over", "push back"). ``object`` are lemmas of which the verb's object must be
    one (a light verb: "lose control", "carry out an airstrike"). ``args`` maps a syntactic slot to the roles its
    filler may play, the first that the filler's kind fits: slots are ``subject`` (the agent; a passive is turned
    round first), ``object``, ``indirect``, ``attr`` (what is said of the subject or the object: "went missing",
    "took them hostage"), ``doing`` (the verb of an infinitive, a gerund or an order that the word governs: "vowed
    to strike", "admitted planting", "insists that the army leave"), ``poss``, ``compound`` ("an Aleppo strike"),
    ``amod`` ("a Russian strike"), and ``prep_X`` (prep_of, prep_by, prep_from, prep_on, prep_to ...; "drive X out
    of Y" fills prep_of). ``needs`` maps a slot to the kinds one of which its filler must be for the trigger to
    fire at all; the slot must then be filled. ``lemmas`` likewise maps a slot to lemmas one of which its filler
    must be ("fall" with prep_into "hand"; "strike" with compound "air"). ``refuses`` maps a slot to lemmas whose
    presence there means something else ("capture" + "imagination").

    A noun that ``object`` or ``lemmas`` pins down lends its own slots to the trigger, for args and conditions
    alike, after the head's: of "take control of Raqqa" prep_of is Raqqa, of "fall into Isis's hands" poss is
    Isis, of "carry out air strikes" compound is air. The noun then gives no event of its own. ``after`` are
    prepositions one of which must govern a noun that is the head ("under siege", "in control of"); its
    ``subject`` is then what that phrase is said of: the subject of "be", "remain", "come", or the noun it
    modifies ("areas under Isis control"). ``under`` is what the words must stand in to speak of the type at all:
    a ``negation`` ("have no power", "no longer holds"), which they use up, the ``perfect`` ("has occupied the
    town"), a ``demand`` ("called on the youth to defend the town"), a ``vow``: a clause of its own on what its
    subject will do ("warned that they would strike"), an ``intent`` ("will pay a price"), a ``refusal``: an
    intent denied ("would not sign"), or a ``disclaimer``: a clause of its own that denies a deed ("insists its
    troops were never there"). An adjective's ``subject`` is the noun that it modifies or is said of.

    ``weight`` is what the loader made of the conditions (3 for each on words, 2 for each on kinds) plus the
    file's own addition. Where two triggers fire on one word, the greater wins; at the same weight, the one
    earlier in the files.
    """

    verb: str | None = None
    noun: str | None = None
    adjective: str | None = None
    particle: str | None = None
    object: tuple[str, ...] = ()
    args: dict[str, tuple[Role, ...]] = {}
    needs: dict[str, tuple[FillerKind, ...]] = {}
    refuses: dict[str, tuple[str, ...]] = {}
    attributes: tuple[str, ...] = ()  # modes this trigger adds: drone, helicopter, partly, car_bomb ...
    weight: int = 0
    lemmas: dict[str, tuple[str, ...]] = {}
    after: tuple[str, ...] = ()
    under: Under | None = None


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must hold for a crosswalk rule; all given fields must."""

    actor_kind: tuple[str, ...] = ()
    target_kind: tuple[str, ...] = ()
    attribute: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()


class Crosswalk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule of a crosswalk: the code it gives, when."""

    code: str
    mode: str | None = None
    when: When = When()


class EventType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event type. Of each crosswalk the first rule whose ``when`` holds gives the code; none means null."""

    code: str
    family: str
    title: str
    definition: str
    example: str
    counter_example: str
    roles: dict[str, str]  # role -> what it means for this type
    plover: tuple[Crosswalk, ...]
    acled: tuple[Crosswalk, ...]
    cameo: tuple[Crosswalk, ...]
    ucdp: tuple[Crosswalk, ...] = ()
    effect: Effect = "none"
    speech: bool = False  # a words event: it never touches control
    counted: bool = True  # false for `other`: kept as a claim, never an event
    casualties: bool = False  # whether figures of killed and injured belong to it
    triggers: tuple[Trigger, ...] = ()


class Family(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family of event types: its ``branch`` of the codebook's tree, and its ``clusters`` of near types."""

    code: str
    title: str
    branch: str
    clusters: dict[str, tuple[str, ...]] = {}


class ActorKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of actor: its side of the state line, and its name for people."""

    kind: str
    title: str
    state: bool  # acts for a state
    armed: bool
