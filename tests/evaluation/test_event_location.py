import json
from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace

import pytest
from made_claims import claim, place, reading_of

from twosource.evaluation.event_location import (
    NONE_RIGHT,
    PRECISION,
    RECALL,
    answers,
    judged_places,
    questions,
    tokens_tally,
)
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import score, summed
from twosource.records import PlaceMention, Reading, Report

TEXT = "Troops left Deir ez-Zor and attacked Raqqa, while ministers met."


def span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def lines(*rows: tuple[str, list[str]]) -> bytes:
    return b"\n".join(
        json.dumps({"text": TEXT, "verb": span(verb), "locations": [span(one) for one in where], "source": "wiki"}).encode()
        for verb, where in rows
    )  # fmt: skip


ASKED = questions(lines(("left", ["Deir ez-Zor"]), ("attacked", ["Raqqa"]), ("met", []), ("met", [])))
LEFT, ATTACKED, MET = (one.id for one in ASKED)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def values(given) -> dict[str, float | None]:
    judged = judged_places(ASKED, given, {})
    return {measure.name: score(measure.formula, summed(measure.tallies.values())) for measure in judged.measures}


def test_the_verbs_of_a_sentence_are_one_group_and_each_is_asked_once() -> None:
    assert len(ASKED) == 3
    assert len(set(judged_places(ASKED, dict.fromkeys((LEFT, ATTACKED, MET), ()), {}).groups.values())) == 1


def test_the_right_places_score_one_and_no_places_none() -> None:
    right = values({LEFT: [at("Deir ez-Zor")], ATTACKED: [at("Raqqa")], MET: []})
    assert (right[PRECISION], right[RECALL], right[NONE_RIGHT]) == (1, 1, 1)
    none = values({LEFT: [], ATTACKED: [], MET: []})
    assert (none[PRECISION], none[RECALL], none[NONE_RIGHT]) == (None, 0, 1)


def test_words_are_counted_once_and_a_word_in_part_is_a_word() -> None:
    assert tokens_tally(TEXT, [at("Deir ez-Zor"), at("Deir")], [at("ez-Zor")]) == (1, 2, 1)
    start, end = at("Raqqa")
    assert tokens_tally(TEXT, [(start, end), (start, end)], [(start, end)]) == (1, 1, 1)


def test_a_place_where_none_is_counts_against_precision_and_none() -> None:
    found = values({LEFT: [at("Deir ez-Zor")], ATTACKED: [at("Raqqa")], MET: [at("Raqqa")]})
    assert (found[PRECISION], found[RECALL], found[NONE_RIGHT]) == (3 / 4, 1, 0)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({MET: [at("Raqqa")]}, "place given where none is"),
        ({ATTACKED: []}, "place missed"),
        ({ATTACKED: [at("Deir ez-Zor")]}, "another place"),
        ({ATTACKED: [at("attacked Raqqa")]}, "place too long or too many"),
        ({LEFT: [at("Deir")]}, "place in part"),
    ],
)
def test_errors_tell_what_kind_they_are(given, kind: str) -> None:
    right = {LEFT: [at("Deir ez-Zor")], ATTACKED: [at("Raqqa")], MET: []}
    (miss,) = judged_places(ASKED, right | given, {}).misses
    assert miss.kind == kind
    assert "[[" in miss.words


class ClaimsAlone:
    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for _ in reports:
            yield reading_of(claim("clash", TEXT, "attacked", place=(place("Raqqa", start=TEXT.index("Raqqa")),)))


class PlacesToo(ClaimsAlone):
    def places_of(self, report: Report, words: Sequence[tuple[int, int]]) -> Sequence[Sequence[PlaceMention]]:
        return [(place("Deir ez-Zor", start=TEXT.index("Deir")),) if word == at("left") else () for word in words]


def rig_of(reader: ClaimsAlone) -> Rig:
    books = SimpleNamespace()
    return Rig(reader, books, books)  # type: ignore[arg-type]


def test_a_reader_that_tells_places_is_asked_for_every_verb() -> None:
    assert answers(rig_of(PlacesToo()), ASKED) == {LEFT: [at("Deir ez-Zor")], ATTACKED: [], MET: []}


def test_of_another_the_claims_on_the_verb_are_taken() -> None:
    assert answers(rig_of(ClaimsAlone()), ASKED) == {LEFT: [], ATTACKED: [at("Raqqa")], MET: []}
