import pytest
from made_claims import claim, party, place

from twosource.evaluation.re3d import FIGHTS, PARTIES, PLACES, Told, judged_documents, names_match, names_of_claims
from twosource.evaluation.re3d_documents import Document, Scheme, scheme
from twosource.evaluation.re3d_pairs import Party, different
from twosource.evaluation.scores import score, summed
from twosource.knowledge import Knowledge

TEXT = "ISIL fled Mosul. We thank the people of Syria and the Iraqi army, who fought ISIL near the city."


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


@pytest.fixture(scope="module")
def of() -> Scheme:
    return scheme()


DOCUMENT = Document(
    "d",
    TEXT,
    {
        "Organisation": [at("ISIL"), at("We"), at("the people of Syria"), at("the Iraqi army"), at("ISIL", 1)],
        "Location": [at("Mosul"), at("the city")],
    },
    [],
)


def test_named_mentions_are_matched_by_overlap(of: Scheme) -> None:
    given = [at("ISIL"), at("Iraqi army"), at("ISIL", 1), at("people of Syria")]
    assert names_match(DOCUMENT, given, of.party, of).tally == (4, 4, 4)


def test_what_only_points_is_neither_wanted_nor_wrong(of: Scheme) -> None:
    assert names_match(DOCUMENT, [at("Mosul"), at("the city")], of.place, of).tally == (1, 1, 1)


def test_a_name_is_missed_or_wrong(of: Scheme) -> None:
    found = names_match(DOCUMENT, [at("Mosul")], of.party, of)
    assert (found.tally, found.wrong) == ((0, 1, 4), [at("Mosul")])
    assert at("ISIL") in found.missed


def test_a_name_inside_a_longer_mention_of_another_label_is_wrong_only_when_counted_strictly(of: Scheme) -> None:
    given = [at("Mosul"), at("Syria")]
    assert names_match(DOCUMENT, given, of.place, of).tally == (1, 1, 1)
    assert names_match(DOCUMENT, given, of.place, of, strictly=True).tally == (1, 2, 1)


def test_two_spans_on_one_mention_are_one_answer(of: Scheme) -> None:
    assert names_match(DOCUMENT, [at("Iraqi"), at("Iraqi army")], of.party, of).tally == (1, 1, 4)


ISIL, ARMY = Party(at("ISIL", 1), frozenset({"act:is"})), Party(at("Iraqi army"), frozenset({"act:iraqi-army"}))


def test_all_is_scored_by_document(of: Scheme) -> None:
    told = {"d": Told([at("ISIL")], [at("Mosul")], [(ISIL, ARMY)])}
    judged = judged_documents([DOCUMENT], {"d": [(ARMY, ISIL)]}, told, {"the same": told}, of)
    values = {measure.name: score(measure.formula, summed(measure.tallies.values())) for measure in judged.measures}
    assert values[PARTIES] == 2 * 1 / (1 + 4)
    assert (values[PLACES], values[FIGHTS]) == (1, 1)
    assert all(measure.baselines["the same"] == measure.tallies for measure in judged.measures)
    assert {miss.kind for miss in judged.misses} == {"missed"}


def test_pairs_that_are_not_coded_and_not_told_are_errors(of: Scheme) -> None:
    other = Party(at("Mosul"), frozenset({"mosul"}))
    told = {"d": Told([], [], [(ISIL, other)])}
    misses = judged_documents([DOCUMENT], {"d": different([(ARMY, ISIL)])}, told, {}, of).misses
    assert [miss.kind for miss in misses if miss.score == FIGHTS] == ["missed", "wrong"]


def test_claims_say_whether_a_country_is_a_party_or_a_place(knowledge: Knowledge) -> None:
    text = "Turkey shelled Manbij, and Jordan is near Syria."
    shelled = claim(
        "shelling", text, "shelled",
        actor=(party("Turkey", start=0),), place=(place("Manbij", start=text.index("Manbij")),),
    )  # fmt: skip
    parties, places = names_of_claims(text, [shelled], knowledge)
    words = {text[a:b] for a, b in parties}, {text[a:b] for a, b in places}
    assert "Turkey" in words[0]
    assert {"Manbij", "Jordan", "Syria"} <= words[1]
    assert "Turkey" not in words[1]
