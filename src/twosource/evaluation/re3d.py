"""re3d, documents on Syria and Iraq: their named parties and places, and who fights whom, against a reader's, by overlap.

Only *named* mentions count: "we", "the city" and the like are neither wanted nor wrong. A reader that can tell all the
names of a report is asked for them; of another those of its claims are taken, and the names that the knowledge finds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.evaluation.matching import Span, apart, matched, overlap
from twosource.evaluation.names import is_named
from twosource.evaluation.re3d_documents import Document, Scheme, document_files, documents, scheme
from twosource.evaluation.re3d_pairs import (
    Pair,
    claimed_pairs,
    coded_pairs,
    keys_by,
    named_pairs,
    same_pair,
)
from twosource.evaluation.rig import Rig, TellsNames, made_report
from twosource.evaluation.scores import Tally
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.knowledge import Knowledge
from twosource.records import Claim, PlaceMention

PARTIES, PLACES, FIGHTS = "parties, F1", "places, F1", "who fights whom, F1"
_STRICTLY = "names in longer mentions wrong"
_MODEL = "the model's names"
_AROUND = 60  # characters shown on either side of a mention


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a document: the spans of its parties and places, and who fights whom."""

    parties: Sequence[Span]
    places: Sequence[Span]
    pairs: Sequence[Pair]


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    of = scheme()
    found = documents(files, of)
    keys = keys_by(rig.knowledge)
    reports = [made_report(one.text) for one in found]
    told: dict[str, Told] = {}
    for one, report, reading in zip(found, reports, rig.read(reports), strict=True):
        pairs = claimed_pairs(reading.claims, lambda code: rig.codebook.types[code].family, of, keys)
        if isinstance(rig.reader, TellsNames):
            mentions = rig.reader.mentions(report)
            places = [(m.start, m.end) for m in mentions if isinstance(m, PlaceMention)]
            parties = [(m.start, m.end) for m in mentions if not isinstance(m, PlaceMention)]
        else:
            parties, places = names_of_claims(one.text, reading.claims, rig.knowledge)
        told[one.id] = Told(parties, places, pairs)
    by_model: dict[str, Told] = {}
    for one, doc in zip(found, rig.model.pipe([one.text for one in found]), strict=True):
        spans = [(name.label_, (name.start_char, name.end_char)) for name in doc.ents]
        parties = [span for label, span in spans if label in of.model_party]
        places = [span for label, span in spans if label in of.model_place]
        by_model[one.id] = Told(parties, places, named_pairs(doc, of, keys))
    return judged_documents(found, {one.id: coded_pairs(one, keys) for one in found}, told, {_MODEL: by_model}, of)


SUITE = Suite("re3d", "parties, places and who fights whom in documents on Syria and Iraq", document_files, _judge)


def judged_documents(
    found: Sequence[Document],
    fights: Mapping[str, Sequence[Pair]],
    told: Mapping[str, Told],
    baselines: Mapping[str, Mapping[str, Told]],
    of: Scheme,
) -> Judged:
    """What is told of each document, by its id, against what was coded of it."""

    def named(label: str, strictly: bool = False) -> Callable[[Mapping[str, Told]], dict[str, Tally]]:
        def tallies(of_all: Mapping[str, Told]) -> dict[str, Tally]:
            return {
                one.id: names_match(one, _spans(of_all[one.id], label, of), label, of, strictly).tally for one in found
            }

        return tallies

    def pairs(of_all: Mapping[str, Told]) -> dict[str, Tally]:
        return {one.id: _pairs_tally(of_all[one.id].pairs, fights[one.id]) for one in found}

    measures = [
        Measure(name, "f1", tallies(told), {rule: tallies(given) for rule, given in baselines.items()})
        for name, tallies in (
            (PARTIES, named(of.party)),
            (f"{PARTIES}, {_STRICTLY}", named(of.party, strictly=True)),
            (PLACES, named(of.place)),
            (f"{PLACES}, {_STRICTLY}", named(of.place, strictly=True)),
            (FIGHTS, pairs),
        )
    ]
    misses = [miss for one in found for miss in _misses(one, told[one.id], fights[one.id], of)]
    return Judged({one.id: one.id for one in found}, measures, misses)


@dataclass(frozen=True, slots=True)
class NamesMatch:
    """Named mentions of one label: those given and wanted, and those of each that have no match."""

    tally: Tally
    wrong: Sequence[Span]
    missed: Sequence[Span]


def names_match(
    document: Document, given: Sequence[Span], label: str, of: Scheme, strictly: bool = False
) -> NamesMatch:
    """The given spans against the coded mentions of a label, each matched with at most one that it overlaps.

    Not counted are spans on unnamed mentions and on labels that are neither, and names inside a longer mention of another
    label: the coders marked the longest mention alone, so "Syria" in "the people of Syria" was never theirs to mark. The
    strict count holds the latter to be wrong.
    """
    coded = document.mentions.get(label, [])
    wanted = apart([span for span in coded if is_named(document.text[slice(*span)])])
    others = [(other, span) for other, spans in document.mentions.items() if other != label for span in spans]
    beside = [span for span in coded if span not in wanted] + [span for other, span in others if other in of.neither]

    def uncounted(span: Span) -> bool:
        inside = not strictly and any(a <= span[0] and span[1] <= b and (a, b) != span for _, (a, b) in others)
        return inside or any(overlap(span, other) for other in beside)

    told = apart([span for span in given if is_named(document.text[slice(*span)])])
    match = matched(told, wanted, overlap)
    wrong = [span for at, span in enumerate(told) if at not in match and not uncounted(span)]
    missed = [span for at, span in enumerate(wanted) if at not in match.values()]
    return NamesMatch((len(match), len(match) + len(wrong), len(wanted)), wrong, missed)


def names_of_claims(text: str, claims: Sequence[Claim], knowledge: Knowledge) -> tuple[list[Span], list[Span]]:
    """The parties and places of claims, with the names that the knowledge finds where no claim says what they are."""
    parties = [(one.start, one.end) for claim in claims for one in (*claim.actor, *claim.target)]
    places = [(one.start, one.end) for claim in claims for one in (*claim.place, *claim.from_place)]
    hits = knowledge.matcher.find(text)
    for hit in hits:
        span = (hit.start, hit.end)
        if hit.kind == "place" and not any(overlap(span, other) for other in parties):
            places.append(span)
    places_now = list(places)
    for hit in hits:
        span = (hit.start, hit.end)
        if hit.kind == "actor" and not any(overlap(span, other) for other in places_now):
            parties.append(span)
    return parties, places


def _spans(told: Told, label: str, of: Scheme) -> Sequence[Span]:
    return told.parties if label == of.party else told.places


def _pairs_tally(given: Sequence[Pair], wanted: Sequence[Pair]) -> Tally:
    return (len(matched(given, wanted, same_pair)), len(given), len(wanted))


def _misses(document: Document, told: Told, fights: Sequence[Pair], of: Scheme) -> list[Miss]:
    text = document.text
    found = []
    for name, label in ((PARTIES, of.party), (PLACES, of.place)):
        match = names_match(document, _spans(told, label, of), label, of)
        found += [Miss(document.id, name, "missed", text[a:b], "nothing", _around(text, a, b)) for a, b in match.missed]
        found += [Miss(document.id, name, "wrong", "nothing", text[a:b], _around(text, a, b)) for a, b in match.wrong]
    match_ = matched(told.pairs, fights, same_pair)
    for at, pair in enumerate(fights):
        if at not in match_.values():
            found.append(Miss(document.id, FIGHTS, "missed", _shown(text, pair), "nothing", _between(text, pair)))
    for at, pair in enumerate(told.pairs):
        if at not in match_:
            found.append(Miss(document.id, FIGHTS, "wrong", "nothing", _shown(text, pair), _between(text, pair)))
    return found


def _shown(text: str, pair: Pair) -> str:
    return " / ".join(text[slice(*party.span)] for party in pair)


def _between(text: str, pair: Pair) -> str:
    ends = [end for party in pair for end in party.span]
    return _around(text, min(ends), max(ends))


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - _AROUND) : end + _AROUND]
