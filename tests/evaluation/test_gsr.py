import json

import pytest
from made_claims import claim, reading_of

from twosource.evaluation.gsr import (
    CATEGORIES,
    FOUND,
    Coded,
    by_keyword,
    gsr_scheme,
    is_real,
    judged_categories,
    petrarch_records,
    plover_records,
)
from twosource.evaluation.plover_table import PloverTable

TABLE = PloverTable(
    """# table

03: AGREE
030: AGREE,  , diplomatic # Express intent to cooperate
173: COERCE, arrest, legal
190: ASSAULT, , military
112: ACCUSE, disapprove,
"""
)
COUNTRIES = frozenset({"SYR", "RUS", "ERI"})
OF = gsr_scheme()


def test_the_table_maps_codes_and_only_those_it_has() -> None:
    assert [TABLE.category(code) for code in ("030", "03", "173", "1731", "")] == [
        "AGREE",
        "AGREE",
        "COERCE",
        None,
        None,
    ]
    assert TABLE.categories == {"AGREE", "COERCE", "ASSAULT", "ACCUSE"}


@pytest.mark.parametrize(
    ("code", "real"),
    [("SYRGOV", True), ("IGOEEU", True), ("---EDU", True), ("ARN", False), ("ERI", False), ("", False)],
)
def test_actors_are_real_where_they_are_countries_or_international(code: str, real: bool) -> None:
    assert is_real(code, OF, COUNTRIES) is real


def test_petrarchs_sentences_are_taken_where_a_coding_can_be_scored() -> None:
    xml = b"""<Sentences>
      <Sentence date="20130907" id="A"><EventCoding sourcecode="RUS" targetcode="SYR" eventcode="190"></EventCoding>
        <EventCoding sourcecode="RUS" targetcode="ARN" eventcode="173"></EventCoding><Text>
        Russia struck
        Syria. </Text></Sentence>
      <Sentence date="20130907" id="B"><EventCoding sourcecode="ARN" targetcode="GON" eventcode="190"></EventCoding>
        <Text>Arnor struck Gondor.</Text></Sentence>
      <Sentence date="20130907" id="C"><EventCoding noevents="True"></EventCoding><Text>Nothing.</Text></Sentence>
      <Sentence date="20130907" id="D"><EventCoding sourcecode="RUS" targetcode="SYR" eventcode="999"></EventCoding>
        <Text>Russia and Syria.</Text></Sentence>
    </Sentences>"""
    assert petrarch_records(xml, TABLE, OF, COUNTRIES) == [
        Coded("A", "Russia struck Syria.", "2013-09-07", frozenset({"ASSAULT"}))
    ]


def test_plovers_records_are_taken_under_the_tables_names() -> None:
    rows = [
        {"id": "1", "event": "DOCUMENT"},
        {"id": "2", "event": "FIGHT", "text": "They fought.", "date": "2000-01-01"},
        {"id": "3", "event": "DISAPPROVE", "text": "They denounced it."},
        {"id": "4", "event": "PROTEST", "text": "They marched."},  # not in this table
    ]
    found = plover_records(json.dumps(rows).encode(), TABLE, OF)
    assert [(one.id, one.categories) for one in found] == [("2", {"ASSAULT"}), ("3", {"ACCUSE"})]


def test_the_first_keyword_decides() -> None:
    assert by_keyword("Police arrested two men after the attack.", OF) == {"COERCE"}
    assert by_keyword("The weather was fine.", OF) == frozenset()


def test_all_coded_categories_must_be_among_the_claims() -> None:
    text = "Russia struck Syria and arrested a man."
    found = [Coded("a", text, None, frozenset({"ASSAULT"})), Coded("b", text, None, frozenset({"ASSAULT", "COERCE"}))]
    struck = claim("air_strike", text, "struck", plover="ASSAULT")
    spoke = claim("other", text, "arrested", plover=None)
    judged = judged_categories(found, [reading_of(struck, spoke)] * 2, {})
    tallies = {measure.name: measure.tallies for measure in judged.measures}
    assert tallies[FOUND] == {"a": (1, 1), "b": (0, 1)}
    assert tallies[CATEGORIES] == {"a": (1, 1, 1), "b": (1, 1, 2)}
    assert [miss.kind for miss in judged.misses] == ["another for ASSAULT+COERCE"]
