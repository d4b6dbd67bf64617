"""Where what a verb says happened: sentences with one verb and its places in; how the places told for it fare, out.

Scored by tokens, and by whether a verb without a place is left without one. The items of one sentence are one group. A
reader that can tell the places of any word is asked for them; of another its claims on the verb are taken.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from spacy.tokens import Doc, Token

from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig, TellsPlaces, made_report
from twosource.evaluation.scores import Tally, right
from twosource.evaluation.suite import Judged, Measure, Miss, Suite
from twosource.records import Reading

PRECISION, RECALL, NONE_RIGHT = "place tokens, precision", "place tokens, recall", "none right"
_PLACE_LABELS = ("GPE", "LOC", "FAC")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")

Spans = Sequence[tuple[int, int]]


class _Span(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str


class Question(msgspec.Struct, frozen=True):
    """A sentence, one verb in it, and where what it says happened."""

    text: str
    verb: _Span
    locations: list[_Span]

    @property
    def group(self) -> str:
        """The id of the sentence."""
        return f"loc-{hashlib.sha256(self.text.encode()).hexdigest()[:12]}"

    @property
    def id(self) -> str:
        """The id of the verb in its sentence."""
        return f"{self.group}:{self.verb.start}"


def _files(places: DataPlaces) -> list[Path]:
    return places.of_data("event_location_dev/labeled.jsonl")


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    found = questions(files[0].read_bytes())
    texts = list(dict.fromkeys(one.text for one in found))
    docs = dict(zip(texts, rig.model.pipe(texts), strict=True))
    baselines: dict[str, dict[str, Spans]] = {
        "all names of places": {one.id: _names(docs[one.text]) for one in found},
        "names under the verb": {one.id: _names_under(docs[one.text], one.verb) for one in found},
        "always none": {one.id: [] for one in found},
    }
    return judged_places(found, answers(rig, found), baselines)


SUITE = Suite("event_location_dev", "the places of what single verbs say", _files, _judge)


def questions(lines: bytes) -> list[Question]:
    """The questions, each once: some verbs of some sentences stand in the data twice."""
    found = (msgspec.json.decode(line, type=Question) for line in lines.splitlines() if line.strip())
    return list({question.id: question for question in found}.values())


def judged_places(
    found: Sequence[Question], given: Mapping[str, Spans], baselines: Mapping[str, Mapping[str, Spans]]
) -> Judged:
    """The spans given for each question, and those of the baselines, against the coded ones."""

    def tallies(answers: Mapping[str, Spans]) -> dict[str, Tally]:
        return {one.id: tokens_tally(one.text, answers[one.id], _wanted(one)) for one in found}

    def nones(answers: Mapping[str, Spans]) -> dict[str, Tally]:
        return {one.id: right(not answers[one.id]) for one in found if not one.locations}

    told, rules = tallies(given), {name: tallies(answers) for name, answers in baselines.items()}
    measures = [
        Measure(PRECISION, "precision", told, rules),
        Measure(RECALL, "recall", told, rules),
        Measure("place tokens, F1", "f1", told, rules),
        Measure(NONE_RIGHT, "rate", nones(given), {name: nones(answers) for name, answers in baselines.items()}),
    ]
    misses = [_miss(one, given[one.id], told[one.id]) for one in found if len(set(told[one.id])) > 1]
    return Judged({one.id: one.group for one in found}, measures, misses)


def tokens_tally(text: str, given: Spans, wanted: Spans) -> Tally:
    """How many words of the given spans are in the wanted ones, how many are given, how many wanted."""
    told, asked = _words(text, given), _words(text, wanted)
    return (len(told & asked), len(told), len(asked))


def answers(rig: Rig, found: Sequence[Question]) -> dict[str, Spans]:
    """The reader's spans for each question."""
    sentences: defaultdict[str, list[Question]] = defaultdict(list)
    for question in found:
        sentences[question.text].append(question)
    reports = [made_report(text) for text in sentences]
    told: dict[str, Spans] = {}
    if isinstance(rig.reader, TellsPlaces):
        for report, asked in zip(reports, sentences.values(), strict=True):
            places = rig.reader.places_of(report, [(one.verb.start, one.verb.end) for one in asked])
            for one, several in zip(asked, places, strict=True):
                told[one.id] = [(place.start, place.end) for place in several]
        return told
    for asked, reading in zip(sentences.values(), rig.read(reports), strict=True):
        told |= {one.id: _claimed(one, reading) for one in asked}
    return told


def _claimed(question: Question, reading: Reading) -> Spans:
    verb = question.verb
    places = {
        (place.start, place.end)
        for claim in reading.claims
        if claim.trigger.start < verb.end and verb.start < claim.trigger.end
        for place in claim.place
    }
    return sorted(places)


def _wanted(question: Question) -> Spans:
    return [(span.start, span.end) for span in question.locations]


def _words(text: str, spans: Spans) -> set[int]:
    return {
        word.start()
        for start, end in spans
        for word in _WORD.finditer(text, start, end)
    }  # fmt: skip


def _names(doc: Doc) -> Spans:
    return [(name.start_char, name.end_char) for name in doc.ents if name.label_ in _PLACE_LABELS]


def _names_under(doc: Doc, verb: _Span) -> Spans:
    """The names of places in the verb's subtree, by the bare model's parse."""
    heads = [token for token in doc if token.idx < verb.end and verb.start < token.idx + len(token)]
    under: set[Token] = {token for head in heads for token in head.subtree}
    return [
        (name.start_char, name.end_char) for name in doc.ents if name.label_ in _PLACE_LABELS and name.root in under
    ]


def _miss(question: Question, given: Spans, tally: Tally) -> Miss:
    hits, told, wanted = tally
    if not told:
        kind = "place missed"
    elif not wanted:
        kind = "place given where none is"
    else:
        kind = "another place" if not hits else "place too long or too many" if hits == wanted else "place in part"
    verb = question.verb
    marked = f"{question.text[: verb.start]}[[{verb.text}]]{question.text[verb.end :]}"
    score = RECALL if told < wanted else NONE_RIGHT if not wanted else PRECISION
    return Miss(
        question.id,
        score,
        kind,
        "; ".join(span.text for span in question.locations) or "none",
        "; ".join(question.text[start:end] for start, end in given) or "none",
        marked,
    )
