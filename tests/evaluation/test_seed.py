from datetime import date

from made_claims import claim, days, party, place, reading_of

from twosource.codebook import Codebook
from twosource.evaluation.keywords import Keywords
from twosource.evaluation.rows import CodedReport, MustNot, Row, Window
from twosource.evaluation.seed import LEFT_OUT, ROWS, judged_rows

TEXT = "The army took Palmyra on Monday. Rebels looted shops and the army will take Homs."
CODED = CodedReport(
    id="made",
    text=TEXT,
    rows=[
        Row(row=1, type="capture", quote="took Palmyra", place=["Palmyra"], time=Window(date(2017, 3, 6), date(2017, 3, 6))),
        Row(row=2, type="looting", quote="Rebels looted shops", actor=["rebels"]),
        Row(row=2, type="capture", quote="will take Homs", modality=["planned"]),
    ],
    must_not=[MustNot(type="capture", quote="will take Homs")],
)  # fmt: skip
TAKEN = claim("capture", TEXT, "took", place=(place("Palmyra"),), time=days("2017-03-06"))
LOOTED = claim("looting", TEXT, "looted", actor=(party("Rebels"),))
PLANNED = claim("capture", TEXT, "take Homs", modality="planned")


def judged(codebook: Codebook, *claims):
    return judged_rows([CODED], [reading_of(*claims)], Keywords(codebook))


def tallies(judged, name: str):
    return next(measure for measure in judged.measures if measure.name == name).tallies


def test_a_row_is_found_when_all_its_claims_are(codebook: Codebook) -> None:
    assert tallies(judged(codebook, TAKEN, LOOTED, PLANNED), ROWS) == {"made:1": (1, 1), "made:2": (1, 1)}
    assert tallies(judged(codebook, TAKEN, LOOTED), ROWS) == {"made:1": (1, 1), "made:2": (0, 1)}


def test_a_miss_tells_what_the_nearest_claim_lacks(codebook: Codebook) -> None:
    wrong = claim("capture", TEXT, "took", place=(place("Homs"),), time=days("2017-03-06"))
    misses = judged(codebook, wrong, LOOTED).misses
    assert [(miss.item, miss.kind) for miss in misses] == [("made:1", "place"), ("made:2", "no claim")]
    assert "Palmyra" in misses[0].wanted
    assert "Homs" in misses[0].given


def test_a_plan_told_as_a_deed_is_a_false_claim(codebook: Codebook) -> None:
    assert tallies(judged(codebook, PLANNED), LEFT_OUT) == {"made:not-1": (1, 1)}
    deed = claim("capture", TEXT, "take Homs")
    found = judged(codebook, deed)
    assert tallies(found, LEFT_OUT) == {"made:not-1": (0, 1)}
    assert [miss.kind for miss in found.misses if miss.score == LEFT_OUT] == ["false claim"]


def test_the_items_of_a_report_are_one_group_unless_it_is_the_only_report(codebook: Codebook) -> None:
    together = judged_rows([CODED], [reading_of()], Keywords(codebook))
    alone = judged_rows([CODED], [reading_of()], Keywords(codebook), group_by_row=True)
    assert set(together.groups.values()) == {"made"}
    assert len(set(alone.groups.values())) == 3
