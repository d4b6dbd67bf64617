"""Joining: the drafts of a report in; those that tell of one occurrence joined, and what one says of another filled in, out.

"An air strike killed 12" is one claim with a figure. A besieger that the words leave out is taken from the draft that told it, and
marked as inferred; where a deed without a place was done is told by the scenes.
"""

from __future__ import annotations

import msgspec

from twosource.reading.claims.drafts import Draft
from twosource.reading.frames.beside import SIEGES
from twosource.reading.frames.frames import FrameFinder
from twosource.reading.frames.sites import is_unsited
from twosource.reading.syntax.tree import Tree
from twosource.records import Mention, PlaceMention

_HARM = frozenset({"casualties"})
_REAL = frozenset({"happened", "ongoing"})
_DONE_LIGHTLY = frozenset({"dobj", "nsubjpass"})  # what a light verb does
_DRIVING_OUT = frozenset({"battle", "remote_violence", "violence_against_people"})
_COUNTING = frozenset(
    {"kill", "wound", "injure", "maim", "leave", "hurt", "claim", "cost"}
)  # "shelled the town, wounding 30"

_COUNTED = frozenset({"kill", "die", "wound", "injure", "maim", "hurt"})  # "five died and nine were hurt in the blast"


class Joiner:
    """Joins the drafts of one report."""

    def __init__(self, frames: FrameFinder) -> None:
        self._frames = frames

    def sentence(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts of one tree, with those places that their clauses share and without holdings that ended in it."""
        self._inherit(drafts)
        self._driven_out(drafts)
        self._fighters(drafts)
        return self._without_past_holders(drafts)

    # -- in a sentence -----------------------------------------------------------------------------------------------

    def same_siege(self, drafts: list[Draft], siege: PlaceMention | None) -> PlaceMention | None:
        """ "denied that the siege had been broken": the siege is the one that the report spoke of last, which is returned."""
        for draft in drafts:
            if draft.frame.event_type not in SIEGES:
                continue
            elsewhere = not draft.roles.place and bool(self._blocked(draft))
            vague = all(place.via == "description" and place.id for place in draft.roles.place)
            if siege is not None and vague and not elsewhere:
                draft.roles.place.clear()
                start, end = draft.tree.starts[draft.frame.at], draft.tree.ends[draft.frame.at]
                word = draft.tree.word(draft.frame.at)
                draft.roles.place.append(
                    msgspec.structs.replace(siege, start=start, end=end, text=word, via="inferred")
                )
            siege = next((place for place in draft.roles.place if not is_unsited(place)), siege)
        return siege

    def _blocked(self, draft: Draft) -> list[int]:
        """What a siege is laid to that has no name: "the last track"."""
        tree = draft.tree
        return [k for k in draft.roles.things if tree.is_noun(k) and "siege" not in self._frames.kinds(tree, k)]

    def merge(self, drafts: list[Draft]) -> list[Draft]:
        """Join what one occurrence says twice: "an air strike killed 12", "shelled the town, killing 12"."""
        by_token = {draft.frame.at: draft for draft in drafts}
        for draft in drafts:  # "carried out an air strike that killed five", "the strike that ... was carried out by X"
            for k in sorted(draft.frame.taken):
                if (
                    draft.tree.is_noun(k)
                    and draft.tree.deps[k] in _DONE_LIGHTLY
                    and draft.tree.heads[k] == draft.frame.at
                ):
                    by_token.setdefault(k, draft)
        gone: set[int] = set()
        for draft in drafts:
            again = self._told_again(draft, by_token)
            if again is not None and again.frame.at not in gone:
                host, guest = (draft, again) if again.tree.lemmas[again.frame.at] in _COUNTING else (again, draft)
                self._take_in(host, guest)
                gone.add(guest.frame.at)
                by_token[guest.frame.at] = host
                continue
            if draft.frame.at in gone or not draft.figures:
                continue
            harm = draft.frame.event_type in _HARM or self._dead_there(draft)
            if not (harm or self._same_deed(draft, by_token)):
                continue
            counted = self._host(draft, by_token)
            if counted is None or counted is draft or counted.frame.at in gone:
                continue
            self._take_in(counted, draft)
            gone.add(draft.frame.at)
            by_token[draft.frame.at] = counted
        return [draft for draft in drafts if draft.frame.at not in gone]

    @staticmethod
    def _take_in(host: Draft, guest: Draft) -> None:
        """What the guest says beyond the host is the host's."""
        host.figures.extend(f for f in guest.figures if not any(f.span == g.span for g in host.figures))
        if not host.roles.target:
            host.roles.target.extend(
                m for m in guest.roles.target if not any(m.start == a.start for a in host.roles.actor)
            )
        if not host.roles.actor:
            host.roles.actor.extend(
                m for m in guest.roles.actor if not any(m.start == t.start for t in host.roles.target)
            )
        if not host.roles.place:
            host.roles.place.extend(guest.roles.place)
        if not host.roles.from_place:
            held = {(p.start, p.end) for p in host.roles.place}
            host.roles.from_place.extend(p for p in guest.roles.from_place if (p.start, p.end) not in held)
        if not host.roles.struck:
            host.roles.struck.extend(guest.roles.struck)
        host.absorbed.append(guest.frame.at)

    @staticmethod
    def _told_again(draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """ "Missiles fired from X destroyed a depot": the claim of the verb, where its subject tells of the same kind of deed; and
        "the strike that hit a bus was carried out by X": that of the verb that the noun is part of."""
        tree, at = draft.tree, draft.frame.at
        over = by_token.get(tree.heads[at]) if tree.deps[at] == "relcl" else None
        if over is not None and tree.heads[at] in over.frame.taken and over.frame.event_type == draft.frame.event_type:
            return over if over is not draft and over.stance.polarity == draft.stance.polarity else None
        subject = at if tree.deps[at] in ("nsubj", "nsubjpass") else tree.heads[at]
        if tree.deps[subject] not in ("nsubj", "nsubjpass") or (subject != at and tree.deps[at] != "acl"):
            return None
        host = by_token.get(tree.heads[subject])
        if host is None or host is draft or host.frame.event_type != draft.frame.event_type:
            return None
        if subject != at and any(tree.starts[subject] <= p.start < tree.starts[at] for p in draft.roles.place):
            return None  # "Palmyra, seized by X in May, was retaken": two deeds done to one place
        same_stance = (host.stance.modality, host.stance.polarity) == (draft.stance.modality, draft.stance.polarity)
        return host if same_stance else None

    def _same_deed(self, draft: Draft, by_token: dict[int, Draft]) -> bool:
        """Whether a verb repeats its clause's type only to count: "destroyed a column, killing 200 of them", "the shelling
        killed 62 people and wounded 200"."""
        tree, at = draft.tree, draft.frame.at
        head = tree.heads[at]
        host = by_token.get(head)
        if host is None or not draft.figures:
            return False
        same = host.frame.event_type == draft.frame.event_type
        if tree.deps[at] == "advcl":
            counts = tree.tags[at] == "VBG" and tree.lemmas[at] in _COUNTING
            return same or (counts and self._frames.event_type(host.frame.event_type).casualties)
        if tree.deps[at] == "relcl" and host is not draft:
            return same and tree.lemmas[at] in _COUNTING
        shared = bool(draft.frame.taken & host.frame.taken) or host.frame.at != head
        if tree.deps[at] != "conj":
            return False
        if same and tree.lemmas[at] in _COUNTING and not self._apart(draft):  # "stormed a camp and killed 30 soldiers"
            return True
        return shared and (same or tree.lemmas[at] in _COUNTING)

    @staticmethod
    def _apart(draft: Draft) -> bool:
        """Whether a joined verb has a doer or a place of its own."""
        tree, at = draft.tree, draft.frame.at
        if tree.first(at, "nsubj", "nsubjpass") is not None:
            return True
        below = [k for prep in tree.with_dep(at, "prep") for k in tree.subtree(prep)]
        return any(hit.kind == "place" for k in below for hit in tree.names[k])

    def _host(self, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """The claim that a count of casualties belongs to, or None where it stands alone."""
        tree, at = draft.tree, draft.frame.at
        clauses = tree.with_dep(at, "csubj")  # "Shelling of a market kills nine"
        for slot in ("subject", "prep_in", "prep_by", "prep_from", "prep_during", "prep_of"):
            for head in (*draft.frame.slots.get(slot), *(clauses if slot == "subject" else ())):
                host = by_token.get(head)
                if host is not None and self._may_host(host, draft):
                    return host
        for clause in tree.with_dep(at, "advcl"):  # "were killed when their vehicle ran over a device"
            host = by_token.get(clause)
            at_once = any(tree.lowers[k] in ("when", "as") for k in tree.kids[clause])
            if host is not None and clause > at and at_once and self._may_host(host, draft):
                return host
        beside = self._counted_beside(draft, by_token)
        if beside is not None:
            return beside
        left = self._with_them_dead(tree, at)
        for over in tree.ancestors(left) if left is not None else ():
            host = by_token.get(over)
            if host is not None and self._may_host(host, draft):
                return host
            if tree.is_verb(over):
                break
        head = tree.heads[at]
        if tree.deps[at] in ("advcl", "conj", "xcomp", "acl") and head in by_token:
            host = by_token[head]
            if self._may_host(host, draft) and host.stance.modality == draft.stance.modality:
                return host
        for kid in tree.with_dep(at, "advcl"):  # "were killed when their car drove over a mine"
            if kid in by_token and any(tree.lowers[k] == "when" for k in tree.kids[kid]):
                host = by_token[kid]
                if self._may_host(host, draft) and host.stance.modality == draft.stance.modality:
                    return host
        if tree.deps[at] == "relcl" and head in by_token and self._may_host(by_token[head], draft):
            return by_token[head]
        if self._where(draft):  # "the shelling of camps near X, in which nine died", "shelled a prison where 20 died"
            for over in tree.ancestors(head):
                host = by_token.get(over)
                if host is not None and self._may_host(host, draft) and (not tree.is_verb(over) or self._fell_on(host)):
                    return host
                if tree.is_verb(over):
                    break
        return None

    def _counted_beside(self, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """What killed in "three were killed and nine wounded by rocket fire": the fire that the last of the counts tells of hit
        all, where the count before it has no words of its own on how, where or when."""
        tree, at = draft.tree, draft.frame.at
        own = [
            k
            for k in tree.with_dep(at, "prep", "agent", "advcl", "npadvmod", "dobj")
            if k > at and tree.lowers[k] != "according"
        ]
        if own or tree.lemmas[at] not in _COUNTED:
            return None
        for k in tree.with_dep(at, "conj"):
            guest = by_token.get(k)
            if guest is None or tree.lemmas[k] not in _COUNTED or guest is draft:
                continue
            host = guest if guest.frame.event_type not in _HARM else self._host(guest, by_token)
            if host is not None and self._fell_on(host) and self._may_host(host, draft):
                return host
        return None

    def _fell_on(self, host: Draft) -> bool:
        """Whether a verb tells of fire that fell on a place: who died in the place died of it."""
        return self._frames.event_type(host.frame.event_type).family == "remote_violence"

    def _dead_there(self, draft: Draft) -> bool:
        """Whether a clause behind a place tells who died there and by whom not: "a prison in which 53 prisoners were killed"."""
        of_people = self._frames.event_type(draft.frame.event_type).family == "violence_against_people"
        return of_people and not draft.roles.actor and draft.tree.tags[draft.frame.at] == "VBN" and self._where(draft)

    def _where(self, draft: Draft) -> bool:
        tree, at = draft.tree, draft.frame.at
        where = any(tree.lowers[k] == "where" for k in tree.with_dep(at, "advmod"))
        return tree.deps[at] == "relcl" and (where or self._in_which(tree, at))

    @staticmethod
    def _with_them_dead(tree: Tree, at: int) -> int | None:
        """The "with" of "hit the town, with 12 dead": of "with two soldiers killed" another side may be told."""
        counts = [k for k in (*tree.with_dep(at, "nsubj", "nummod"), tree.heads[at]) if tree.tags[k] == "CD"]
        if tree.lowers[at] not in ("dead", "killed", "wounded", "injured") or not counts:
            return None
        over = at
        for _ in range(2):
            over = tree.heads[over]
            if tree.lowers[over] == "with":
                return over
        return None

    @staticmethod
    def _in_which(tree: Tree, clause: int) -> bool:
        return any(
            tree.tags[k] == "WDT" and tree.lowers[prep] in ("in", "during")
            for prep in tree.with_dep(clause, "prep")
            for k in tree.with_dep(prep, "pobj")
        )

    def _may_host(self, host: Draft, guest: Draft) -> bool:
        kind = self._frames.event_type(host.frame.event_type)
        return kind.casualties and host.frame.at != guest.frame.at and host.stance.polarity == guest.stance.polarity

    def _without_past_holders(self, drafts: list[Draft]) -> list[Draft]:
        """ "took Rawa, the last town that IS held": the holding ended with the taking, and is no news."""
        self._from_past_holders(drafts)
        taken = {
            draft.sentence() for draft in drafts if self._frames.event_type(draft.frame.event_type).effect == "takes"
        }

        def is_past(draft: Draft) -> bool:
            if self._frames.event_type(draft.frame.event_type).effect != "holds":
                return False
            if draft.tree.deps[draft.frame.at] not in ("relcl", "acl", "amod"):
                return False
            return draft.sentence() in taken

        return [draft for draft in drafts if not is_past(draft)]

    def _from_past_holders(self, drafts: list[Draft]) -> None:
        """ "liberated X, which IS had held", "broke the siege in which IS held X": it is taken or freed from who held it."""
        for held in drafts:
            if self._effect(held) != "holds" or held.tree.deps[held.frame.at] not in ("relcl", "acl"):
                continue
            for draft in drafts:
                if draft is held or draft.roles.target or draft.sentence() != held.sentence():
                    continue
                if self._effect(draft) in ("takes", "frees") and draft.frame.at < held.frame.at:
                    draft.roles.target.extend(_inferred(held.roles.actor, besides=draft.roles.actor))

    @staticmethod
    def _inherit(drafts: list[Draft]) -> None:
        """ "fired missiles at X, destroying a depot": the participle happens where its clause does."""
        by_token = {draft.frame.at: draft for draft in drafts}
        for draft in drafts:
            tree, at = draft.tree, draft.frame.at
            while not draft.roles.place and tree.deps[at] in ("advcl", "conj", "xcomp", "acl") and tree.heads[at] != at:
                at = tree.heads[at]
                if at in by_token:
                    draft.roles.place.extend(by_token[at].roles.place)

    def _driven_out(self, drafts: list[Draft]) -> None:
        """ "Fighting around X displaced 900, most to Y": they left where the fighting was."""
        by_token = {draft.frame.at: draft for draft in drafts}
        for draft in drafts:
            if draft.frame.event_type != "displacement" or draft.roles.from_place:
                continue
            for head in (*draft.frame.slots.get("subject"), *draft.tree.with_dep(draft.frame.at, "csubj")):
                deed = by_token.get(head)
                if deed is None or self._frames.event_type(deed.frame.event_type).family not in _DRIVING_OUT:
                    continue
                here = {(p.start, p.end) for p in draft.roles.place}
                draft.roles.from_place.extend(p for p in deed.roles.place if (p.start, p.end) not in here)

    def _fighters(self, drafts: list[Draft]) -> None:
        """ "Retook the town from them after a three-day battle": a battle of no side that is told was fought by the clause's."""
        by_token = {draft.frame.at: draft for draft in drafts}
        for draft in drafts:
            tree, at = draft.tree, draft.frame.at
            if draft.frame.event_type != "clash" or not tree.is_noun(at) or draft.roles.actor or draft.roles.target:
                continue
            clause = next((by_token[k] for k in tree.ancestors(at) if k in by_token and tree.is_verb(k)), None)
            if clause is None or self._frames.event_type(clause.frame.event_type).family != "battle":
                continue
            draft.roles.actor.extend(_inferred(clause.roles.actor, besides=[]))
            draft.roles.target.extend(_inferred(clause.roles.target, besides=draft.roles.actor))

    # -- over a report ---------------------------------------------------------------------------------------------

    def besiegers(self, drafts: list[Draft]) -> None:
        """ "broke the blockade that X had imposed": who is freed from, and who besieges, is told by either claim."""
        sieges = [d for d in drafts if self._effect(d) == "besieges" and d.stance.modality in _REAL]
        ends = [d for d in drafts if self._effect(d) == "frees"]
        for end in ends:
            if end.roles.target:
                continue
            for siege in sieges:
                if siege.roles.actor and self._one_siege(end, siege):
                    end.roles.target.extend(_inferred(siege.roles.actor, besides=end.roles.actor))
                    break
        for siege in sieges:
            if siege.roles.actor:
                continue
            for end in ends:
                if end.roles.target and self._one_siege(end, siege):
                    siege.roles.actor.extend(_inferred(end.roles.target, besides=siege.roles.target))
                    break

    @staticmethod
    def _one_siege(end: Draft, siege: Draft) -> bool:
        if end.tree is siege.tree and end.sentence() == siege.sentence():
            return True
        here = {p.id for p in end.roles.place if p.id is not None}
        return bool(here) and here == {p.id for p in siege.roles.place if p.id is not None}

    def _effect(self, draft: Draft) -> str:
        return self._frames.event_type(draft.frame.event_type).effect


def _inferred(parties: list[Mention], besides: list[Mention]) -> list[Mention]:
    """Parties taken from another claim, without those that stand on this one's other side."""
    others = {m.id or m.name for m in besides}
    return [msgspec.structs.replace(m, via="inferred") for m in parties if (m.id or m.name) not in others]
