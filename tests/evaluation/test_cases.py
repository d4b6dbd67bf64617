from datetime import date

import pytest
from made_claims import claim, days, figure, party, place, reading_of, speaker

from twosource.codebook import Codebook
from twosource.evaluation.cases import NEGATIVES, Banned, Case, Wanted, WantedFigure, judged_cases, lacks, touching
from twosource.evaluation.keywords import Keywords
from twosource.evaluation.rows import Window

TEXT = "Rebels captured Bor from Juba's army on Monday, killing twelve soldiers."
WANTED = Wanted(
    type=["capture", "advance"],
    trigger="captured",
    actor=["rebels"],
    place=["Bor"],
    from_place=["Juba"],
    speakers=[],
    modality=["happened"],
    certainty=["stated"],
    time=Window(date(2014, 1, 6), date(2014, 1, 6)),
    figures=[WantedFigure("killed", 12, 12, 12)],
)
GIVEN = {
    "actor": (party("Rebels"),),
    "place": (place("Bor"),),
    "from_place": (place("Juba"),),
    "time": days("2014-01-06"),
    "figures": (figure("killed", "twelve", 12, 12, 12),),
}


def captured(**changes: object):
    return claim("capture", TEXT, "captured", **(GIVEN | changes))


def case(*, tier: str = "STRONG", must=(WANTED,), must_not=(), id: str = "c") -> Case:
    return Case(id, tier, TEXT, "active", list(must), list(must_not), published="2014-01-07")  # type: ignore[arg-type]


def test_a_claim_that_is_all_that_is_wanted_lacks_nothing() -> None:
    assert lacks(WANTED, captured(), TEXT) == ()


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"actor": ()}, "actor"),
        ({"place": (place("Goma"),)}, "place"),
        ({"from_place": ()}, "from_place"),
        ({"speakers": (speaker("Reuters"),)}, "speakers"),
        ({"modality": "planned"}, "modality"),
        ({"polarity": "denied"}, "polarity"),
        ({"time": days("2014-01-05")}, "time"),
        ({"figures": (figure("killed", "12", 12, 12, None),)}, "figures"),
        ({"figures": (figure("injured", "12", 12, 12, 12),)}, "figures"),
        ({"certainty": "hedged"}, "certainty"),
    ],
)  # fmt: skip
def test_each_field_counts(changes: dict[str, object], lacking: str) -> None:
    assert lacks(WANTED, captured(**changes), TEXT) == (lacking,)


def test_the_type_counts_and_may_be_one_of_several() -> None:
    assert lacks(WANTED, claim("lose", TEXT, "captured", **GIVEN), TEXT) == ("type",)
    assert lacks(WANTED, claim("advance", TEXT, "captured", **GIVEN), TEXT) == ()


def test_an_empty_list_wants_nobody_and_null_is_not_scored() -> None:
    nobody = Wanted(type="capture", trigger="captured", actor=[], from_place=[])
    assert lacks(nobody, captured(), TEXT) == ("actor", "from_place")
    assert lacks(nobody, captured(actor=(), from_place=()), TEXT) == ()
    assert lacks(Wanted(type="capture", trigger="captured"), captured(), TEXT) == ()


def test_a_claim_is_near_where_its_trigger_touches_the_words_wherever_they_stand() -> None:
    text = "They took Bor. Later they took Goma."
    second = claim("capture", text, "took Goma")
    assert touching(text, "took", [second]) == [second]
    assert touching(text, "took Bor", [second]) == []


def judged(codebook: Codebook, cases, *readings):
    found = judged_cases(cases, [reading_of(*claims) for claims in readings], Keywords(codebook))
    return {measure.name: measure.tallies for measure in found.measures}, found.misses


def test_a_case_passes_when_all_is_given_that_must_and_nothing_that_must_not(codebook: Codebook) -> None:
    ban = Banned("looting")
    cases = [case(id="a", must_not=[ban]), case(id="b", must_not=[ban]), case(id="c", tier="MEDIUM")]
    looted = claim("looting", TEXT, "killing")
    scores, misses = judged(codebook, cases, [captured()], [captured(), looted], [])
    assert scores["STRONG"] == {"a": (1, 1), "b": (0, 1)}
    assert scores["MEDIUM"] == {"c": (0, 1)}
    assert scores[NEGATIVES] == {}
    assert [(miss.item, miss.kind) for miss in misses] == [("b", "active: false looting"), ("c", "active: no claim")]


@pytest.mark.parametrize(
    ("ban", "changes", "left"),
    [
        (Banned("*"), {}, False),
        (Banned("capture"), {}, False),
        (Banned("lose"), {}, True),
        (Banned("*", "captured"), {}, False),
        (Banned("*", "killing"), {}, True),
        (Banned("*"), {"modality": "planned"}, True),
        (Banned("*"), {"modality": "ongoing"}, False),
        (Banned("*"), {"polarity": "denied"}, True),
    ],
)
def test_a_negative_is_left_alone_unless_what_it_bans_is_claimed_to_have_happened(
    codebook: Codebook, ban: Banned, changes: dict[str, object], left: bool
) -> None:
    scores, _ = judged(codebook, [case(must=[], must_not=[ban])], [captured(**changes)])
    assert scores[NEGATIVES] == {"c": (int(left), 1)}
    assert scores["STRONG"] == {}


def test_a_ban_on_all_types_does_not_speak_of_what_is_never_counted(codebook: Codebook) -> None:
    visit = claim("other", TEXT, "captured")
    for ban, left in ((Banned("*"), 1), (Banned("other"), 0)):
        scores, _ = judged(codebook, [case(must=[], must_not=[ban])], [visit])
        assert scores[NEGATIVES] == {"c": (left, 1)}


def test_the_baseline_is_scored_on_types_alone(codebook: Codebook) -> None:
    text = "Rebels looted shops in Bor."
    looting = Wanted(type="looting", trigger="looted", actor=["someone else"])
    cases = [Case("c", "STRONG", text, "active", [looting], []), Case("n", "STRONG", text, "gossip", [], [Banned("*")])]
    found = judged_cases(cases, [reading_of(), reading_of()], Keywords(codebook))
    measures = {measure.name: measure for measure in found.measures}
    assert measures["STRONG"].tallies == {"c": (0, 1)}
    assert measures["STRONG"].baselines["keyword, types alone"] == {"c": (1, 1)}
    assert measures[NEGATIVES].tallies == {"n": (1, 1)}
    assert measures[NEGATIVES].baselines["keyword"] == {"n": (0, 1)}
