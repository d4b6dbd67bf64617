"""Who fights whom: pairs of party mentions in; the different pairs of a document, and which of them are the same, out.

Two mentions are one party where their words overlap, or where they have an actor or a name in common. Neither the order
within a pair nor how often it is told counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Doc

from twosource.evaluation.matching import Span, overlap
from twosource.evaluation.names import is_named, name_key
from twosource.evaluation.re3d_documents import Document, Scheme
from twosource.knowledge import Knowledge
from twosource.records import Claim, Mention

_WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of a party: its span, and what it is known by (actor ids and keys of names)."""

    span: Span
    keys: frozenset[str]


Pair = tuple[Party, Party]
Keys = Callable[[str], frozenset[str]]


def keys_by(knowledge: Knowledge) -> Keys:
    """What a phrase is known by: the actors that it names, else its own words; nothing where it names nobody."""

    def keys(text: str) -> frozenset[str]:
        hits = [hit for hit in knowledge.matcher.find(text) if hit.kind == "actor" and is_named(hit.text)]
        ids = {one for hit in hits for one in hit.ids}
        return frozenset(ids) if ids else frozenset({name_key(text)} if is_named(text) else ())

    return keys


def same_party(one: Party, other: Party) -> bool:
    """Whether two mentions are of one party."""
    return overlap(one.span, other.span) or bool(one.keys & other.keys)


def same_pair(one: Pair, other: Pair) -> bool:
    """Whether two pairs are of the same two parties, in either order."""
    straight = same_party(one[0], other[0]) and same_party(one[1], other[1])
    return straight or (same_party(one[0], other[1]) and same_party(one[1], other[0]))


def different(pairs: Iterable[Pair]) -> list[Pair]:
    """Each pair once; none of a party with itself."""
    kept: list[Pair] = []
    for pair in pairs:
        if not same_party(*pair) and not any(same_pair(pair, other) for other in kept):
            kept.append(pair)
    return kept


def coded_pairs(document: Document, keys: Keys) -> list[Pair]:
    """The pairs that were coded."""

    def party(span: Span) -> Party:
        return Party(span, keys(document.text[slice(*span)]))

    return different((party(one), party(other)) for one, other in document.fights)


def claimed_pairs(claims: Sequence[Claim], families: Callable[[str], str], of: Scheme, keys: Keys) -> list[Pair]:
    """The pairs that claims of hostile families set against each other: actor and target, or two who clash."""

    def party(mention: Mention) -> Party:
        named = keys(mention.text) if mention.via == "name" else frozenset()
        return Party((mention.start, mention.end), named | ({mention.id} if mention.id else frozenset()))

    found = []
    for claim in claims:
        hostile = families(claim.event_type) in of.hostile and claim.event_type not in of.not_hostile
        if not hostile or claim.polarity == "denied":
            continue
        actors = [party(one) for one in claim.actor if one.kind != _WEAPON]
        targets = [party(one) for one in claim.target if one.kind != _WEAPON]
        if targets:
            found += [(actor, target) for actor in actors for target in targets]
        elif len(actors) == 2 and claim.event_type == "clash":
            found.append((actors[0], actors[1]))
    return different(found)


def named_pairs(doc: Doc, of: Scheme, keys: Keys) -> list[Pair]:
    """The baseline: two parties by the bare model's names, in one sentence with a word of fighting between or after."""
    fighting = re.compile(rf"\b(?:{'|'.join(of.fight_words)})\b", re.IGNORECASE)
    found = []
    for sentence in doc.sents:
        if not fighting.search(sentence.text):
            continue
        names = [
            Party((name.start_char, name.end_char), keys(name.text))
            for name in sentence.ents
            if name.label_ in (*of.model_party, *of.model_place)
        ]
        found += [
            pair for pair in combinations(names, 2) if fighting.search(doc.text, pair[0].span[1], pair[1].span[0])
        ]
    return different(found)
