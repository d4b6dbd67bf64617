"""Described parties: the parties that a report names in; whom "the army", "the jihadists" and "it" stand for at a point in it, out.

Of those whom the words may mean, the one named nearest before; where none is, whose organ it is in the report's own country.
What can't be told is None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date

from twosource.knowledge import Knowledge
from twosource.knowledge.actors import stands
from twosource.knowledge.numbered_units import NumberedUnit
from twosource.reading.entities.affiliates import branches, linked_to
from twosource.reading.entities.head_kinds import NON_STATE, HeadKinds
from twosource.reading.entities.home_ground import fights_abroad
from twosource.records import Actor

MOST_CANDIDATES = 5
"""Ids given back for what can't be told."""

_GROUPS = frozenset({"group", "sect", "organisation", "organization", "movement", "faction"})
_HOME = 0.4  # the least share of a report's names that makes a country the one it is about
_OWN = 0.25  # and of the country whose state publishes it
_CALLED_SO_TOO = {"rebel": frozenset({"separatist", "armed_group"})}
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen dozens scores hundreds "
    "thousands several many some few more other another at least about a an".split()
)
_FORCES = frozenset({"state", "state_forces", "foreign_forces", "coalition", "allied_forces"})
_EXPEDITIONS = frozenset({"foreign_forces", "coalition", "peacekeepers"})  # armies that bring units of their own
_SHORTLY = 300  # letters, within which soldiers without a name are those named last
_HEAD = 40  # letters into a paragraph
_ARMED = NON_STATE | {"state_forces", "allied_forces", "foreign_forces", "police", "militia", "coalition"}
_MAIN_COUNTRY = 0.5  # the share of a report's names above which it is about one country


def is_generic(actor: Actor) -> bool:
    """Whether an actor of the packs stands for a kind of people ("militants") and not for one party."""
    return actor.id.endswith("-generic")


class DescribedParties:
    """Tells whom a description or a pronoun means.

    Args:
        text: the report's.
        named: the parties that the report names, each with where, in order.
        countries: the share of the report that is on each country.
        places_of: the countries that the report names places of.
        published: the report's day, where known.
        knowledge: the actors, and what they are called.
        heads: what nouns without a name may mean.
        publishing: the country whose state publishes the report, None where none does.
    """

    def __init__(
        self,
        text: str,
        named: Sequence[tuple[Actor, list[int]]],
        countries: Mapping[str, float],
        places_of: Set[str | None],
        published: date | None,
        knowledge: Knowledge,
        heads: HeadKinds,
        publishing: str | None = None,
    ) -> None:
        self._publishing = publishing
        self._text = text
        self._heads = heads
        self._named = named
        self._countries = countries
        self._places_of = places_of
        self._published = published
        self._knowledge = knowledge
        self._actors = knowledge.actors

    def for_phrase(self, phrase: str, head: str, at: int) -> Actor | None:
        """The party that a description stands for: of those it may mean, the one named nearest before, then after."""
        composed = self._actors.compose(phrase)
        if composed is not None:
            return self._actors.standing(composed, self._published)
        if linked_to(phrase, self._knowledge) is not None:
            return self.affiliate(phrase)
        described = tuple(
            actor
            for actor in self._actors.described(phrase)
            if not is_generic(actor) and stands(actor, self._published)
        )
        words = [word for word in phrase.lower().split() if word not in _COUNTS and not word[:1].isdigit()]
        proper = any(_is_proper(description, phrase) for actor in described for description in actor.descriptions)
        common = (phrase[:1].lower() + phrase[1:]).islower()  # a sentence may begin with it
        plain = not proper and common
        bare = plain and len(words) == 1  # "group", "six rebels": whoever of the kind was named last
        if bare and head in _GROUPS:
            meant = self._heads.parties(head) or frozenset()
            named = self._nearest_party(at, lambda actor: actor.kind in meant, before_only=True)
            if named is not None:
                return named
        creed = self._heads.of_creed([word for word in words if word != "the"])
        if creed is not None:  # "Islamist militants" are of no one group but by what the report has named
            ids = {actor.id for actor in described}
            named = self._nearest_party(at, lambda a: a.id in ids or a.kind in creed, before_only=True)
            if named is None and self._heads.is_abuse(words):
                named = self._nearest_party(at, lambda a: a.kind in NON_STATE, before_only=True)
            if named is not None:
                return named
            described = tuple(actor for actor in described if actor.country is not None)
            if not described:
                return None
        home = self._home() if common else None
        if home is not None and self._heads.organ_of(phrase, head) is not None:
            return self._organ_at_home(phrase, head, at, home, described)
        if described:
            ids = {actor.id for actor in described}
            nearest = self._nearest_party(at, lambda actor: actor.id in ids, before_only=True) or self._own_organ(head)
            nearest = nearest or self._nearest_party(at, lambda actor: actor.id in ids)
            if nearest is not None:
                return nearest
            # Words without a name ("the jihadists") are nobody's whom the report has not brought up: of those of Syria there
            # were several, each in its years; "the US-backed Arab and Kurdish alliance" is told by its words, and who is called
            # "Syrian rebels" is all that are rebels there.
            described = tuple(
                a
                for a in described
                if (not plain or a.kind not in NON_STATE or words[-1:] == a.name.split()[-1:])
                and (a.country is None or self._share_of(a) > 0)
                and (not self._countries or a.id not in self._actors.grounds or self._share_of(a) > 0)
            )
        if described:
            local = sorted(described, key=lambda actor: (-self._share_of(actor), actor.id))
            best = self._share_of(local[0])
            alone = len(local) == 1 or best > self._share_of(local[1])
            anywhere = not bare and (local[0].country is None or not self._countries)
            told = best > 0 and best >= max(self._countries.values()) / 2  # not of a country named in passing
            if alone and (told or anywhere):
                return local[0]
        if not common or len(phrase.split()) > 2:
            return None
        kinds = self._heads.parties(head)
        fighting = bare or "armed" in words or self._heads.is_under_arms(words)
        if kinds is None or (head in _GROUPS and not fighting):
            return None  # "a humanitarian group" is none of those that fight
        nearest = self._nearest_party(at, lambda actor: actor.kind in kinds, before_only=True)
        return nearest or self._own_organ(head) or self._called_so_too(head, at)

    def _called_so_too(self, head: str, at: int) -> Actor | None:
        """ "The rebels", of separatists: where the report has named one party alone that may be called so."""
        kinds = _CALLED_SO_TOO.get(head, frozenset())
        named = [actor for actor, starts in self._named if actor.kind in kinds and starts[0] < at]
        return named[0] if len(named) == 1 else None

    def affiliate(self, phrase: str) -> Actor | None:
        """The branch of a body that its affiliates in the report's country are of; None where the words tell no body, or it has
        none or several there."""
        body = linked_to(phrase, self._knowledge)
        there = self._branches(body) if body is not None else ()
        return there[0] if len(there) == 1 else None

    def by_traits(self, phrase: str, head: str, at: int) -> Actor | None:
        """The party that all words of a description fit ("the Iran-backed Lebanese militia"): the one of them named last before,
        else the only one of the report's countries, where its words tell it from others."""
        fit = self._knowledge.traits.fitting(phrase, head, self._published, self._main())
        if not fit.actors:
            return None
        ids = {actor.id for actor in fit.actors}
        named = self._nearest_party(at, lambda actor: actor.id in ids, before_only=True)
        named = named or self._named_soon(at + len(phrase), ids)
        if named is not None:
            return named
        telling = [actor for actor in fit.actors if actor.id in fit.telling]
        there = [actor for actor in telling if self._is_there(actor)]
        if not there and (fit.tells_land or not self._countries):
            there = telling
        if not there and head == "state":  # "the Jewish state", wherever it fights
            there = [actor for actor in telling if actor.kind == "state" and len(telling) == 1]
        if fit.plain and len(there) > 1:
            return None  # "Kurdish fighters" are of no one group of several
        parts = self._actors.is_part_of
        on = self._published
        whole = [one for one in there if not any(one is not two and parts(one.id, two.id, on) for two in there)]
        if len(whole) > 1:
            local = sorted(whole, key=lambda actor: (-self._share_of(actor), actor.id))
            whole = local[:1] if self._share_of(local[0]) > self._share_of(local[1]) else []
        return whole[0] if whole else None

    def numbered(self, phrase: str) -> Actor | None:
        """The forces that a numbered unit belongs to: those of the country told, else of the one that the report is about, where
        no other army is in its war that may have such a unit."""
        unit = self._knowledge.units.read(phrase)
        if unit is None:
            return None
        country = unit.country or self._whose_army(unit)
        return self._stationed(country, unit.organ) if country is not None else None

    def _whose_army(self, unit: NumberedUnit) -> str | None:
        home = self._home()
        if home is None or any(actor.kind in _EXPEDITIONS for actor, _ in self._named):
            return None
        armies = [home, *(foe for foe in self._actors.foes(home, self._published) if self._are_at_war(home, foe))]
        fitting = [country for country in armies if unit.may_be_of(country)]
        return fitting[0] if len(fitting) == 1 else None

    def _are_at_war(self, one: str, other: str) -> bool:
        """Whether two states themselves, and not only groups of theirs, were hostile on the report's day."""
        a, b = self._actors.stationed(one, "state"), self._actors.stationed(other, "state")
        return a is not None and b is not None and self._actors.sides(a.id, b.id, self._published) == "hostile"

    def _named_soon(self, at: int, ids: Set[str]) -> Actor | None:
        """The one of these that the same paragraph goes on to name: "The group attacked Goma, and the M23 denied it"."""
        end = self._text.find("\n", at)
        end = len(self._text) if end < 0 else end
        found = [actor for actor, starts in self._named if actor.id in ids and any(at <= one < end for one in starts)]
        return found[0] if len(found) == 1 else None

    def _main(self) -> str | None:
        """The country that most of the report is on."""
        return self._home() or max(self._countries.items(), key=lambda row: (row[1], row[0]), default=(None, 0.0))[0]

    def _is_there(self, actor: Actor) -> bool:
        """Whether an actor is of one of the report's countries, or was the ally or the enemy of its state on that day."""
        for country in self._countries:
            state = self._actors.stationed(country, "state")
            if actor.country == country:
                return True
            if state is not None and self._actors.sides(actor.id, state.id, self._published) in ("allied", "hostile"):
                return True
        return False

    def _branches(self, body: Actor) -> tuple[Actor, ...]:
        home = self._home()
        return branches(body, home, self._published, self._knowledge) if home is not None else ()

    def _share_of(self, actor: Actor) -> float:
        """How much of the report is on an actor's country; for a coalition or a people's foe, on the countries where it fights."""
        countries = self._actors.grounds.get(actor.id, frozenset({actor.country or ""}))
        return max((self._countries.get(country, 0.0) for country in countries), default=0.0)

    def _home(self) -> str | None:
        """The country that a report is about, where one stands out: to a state's own medium, its own where it speaks of it."""
        if self._publishing is not None and self._countries.get(self._publishing, 0.0) >= _OWN:
            return self._publishing
        ranked = sorted(self._countries.items(), key=lambda row: (-row[1], row[0]))
        if not ranked or ranked[0][1] < _HOME or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _organ_at_home(self, phrase: str, head: str, at: int, home: str, described: Sequence[Actor]) -> Actor | None:
        """ "the army", "security forces": of the country that the report is about, whoever else's it has named."""
        local = [actor for actor in described if actor.country == home]
        if local:
            ids = {actor.id for actor in local}
            nearest = self._nearest_party(at, lambda actor: actor.id in ids, before_only=True)
            return nearest or (None if self._strikes_out(home) else min(local, key=lambda actor: actor.id))
        organ = self._heads.organ_of(phrase, head)
        kinds = self._heads.parties(head) or frozenset({"state_forces"})
        kinds -= {"state"} if organ != "government" else set()
        named = self._nearest_party(at, lambda actor: actor.country == home and actor.kind in kinds, before_only=True)
        return named or (self._stationed(home, organ) if organ is not None else None)

    def at_home(self, organ: str) -> Actor | None:
        """Whose organ is meant in the country that the report is about; None where no one country stands out."""
        home = self._home()
        return self._stationed(home, organ) if home is not None else None

    def _own_organ(self, head: str) -> Actor | None:
        """ "the army" of the one country that a report is about."""
        organ = self._heads.organ(head)
        if organ is None or not self._countries:
            return None
        country, share = max(self._countries.items(), key=lambda row: (row[1], row[0]))
        return self._stationed(country, organ) if share >= _MAIN_COUNTRY else None

    def _stationed(self, country: str, organ: str) -> Actor | None:
        """Whose organ is meant in a country."""
        actor = None if self._strikes_out(country) else self._actors.stationed(country, organ)
        return self._actors.standing(actor, self._published) if actor is not None else None

    def _strikes_out(self, country: str) -> bool:
        """Whether all that the report names of a country are groups that fight other states: "Hezbollah fired rockets. The
        army responded" is not Lebanon's."""
        if country in self._places_of:
            return False
        named = [actor for actor, _ in self._named if actor.country == country]
        return bool(named) and all(fights_abroad(actor, self._published, self._knowledge) for actor in named)

    def intruder(self, at: int) -> tuple[Actor, int] | None:
        """The force that a report named last before a point, and where, if it is in another's country: after "Russian forces
        entered Bucha", soldiers there are Russia's. None where the country's own were named since, or none was shortly before."""
        here = sorted(country for country in self._places_of if country is not None)
        marks = [
            (starts[index - 1], actor.id, actor)
            for actor, starts in self._named
            if (index := bisect_left(starts, at)) and actor.kind in _FORCES and actor.country is not None
        ]
        if not marks or not here:
            return None
        start, _, last = max(marks)
        abroad = last.country not in here and at - start <= _SHORTLY
        return (last, start) if abroad else None

    def for_pronoun(self, at: int) -> Actor | None:
        """The party that "it" or "they" stands for: the nearest named before; at the head of a paragraph the first armed one of
        the paragraph before, which is what that was about."""
        here = self._text.rfind("\n", 0, at) + 1
        before = self._text.rfind("\n", 0, max(0, here - 2)) + 1 if here else 0
        if here and at - here < _HEAD and not any(here <= start < at for _, starts in self._named for start in starts):
            told = [
                (start, actor)
                for actor, starts in self._named
                if actor.kind in _ARMED
                for start in starts
                if before <= start < here
            ]
            if told:
                return min(told, key=lambda row: row[0])[1]
        return self._nearest_party(at, lambda actor: actor.kind not in ("media", "weapon"), before_only=True, reach=400)

    def _nearest_party(
        self, at: int, fits: Callable[[Actor], bool], before_only: bool = False, reach: int | None = None
    ) -> Actor | None:
        fitting = [(actor, starts, bisect_left(starts, at)) for actor, starts in self._named if fits(actor)]
        before = [(starts[index - 1], actor) for actor, starts, index in fitting if index > 0]
        if before:
            position, nearest = max(before, key=lambda row: row[0])
            if reach is None or at - position <= reach:
                return nearest
        after = [(starts[index], actor) for actor, starts, index in fitting if index < len(starts)]
        return min(after, key=lambda row: row[0])[1] if after and not before_only else None

    def forces_of(self, actor_id: str) -> Actor | None:
        """The forces of a government or leader, where the packs know them; else the actor itself."""
        actor = self._actors.get(actor_id)
        if actor is None or actor.kind != "state" or not actor.country:
            return actor
        for candidate, _ in self._named:
            if candidate.kind == "state_forces" and actor_id in candidate.parents:
                return candidate
        return actor

    def in_doubt(self, phrase: str) -> tuple[str, ...]:
        """The ids of the parties that a description may mean, of the countries that the report speaks of, on its day."""
        body = linked_to(phrase, self._knowledge)
        if body is not None:
            return tuple(actor.id for actor in self._branches(body)[:MOST_CANDIDATES])
        found = [
            actor
            for actor in self._actors.described(phrase)
            if not is_generic(actor) and stands(actor, self._published)
        ]
        local = [actor for actor in found if actor.country is None or actor.country in self._countries]
        local.sort(key=lambda actor: (-self._countries.get(actor.country or "", 0.0), actor.id))
        return tuple(actor.id for actor in local[:MOST_CANDIDATES])


def _is_proper(description: str, phrase: str) -> bool:
    """Whether a description is written with a capital wherever it stands: "Maoist rebels", but not "the rebels"."""
    return description[:1].isupper() and phrase.lower().endswith(description.lower())
