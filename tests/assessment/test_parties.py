import pytest
from made_picture import event, party
from made_world import WORLD

from twosource.assessment.parties import PartyBook, key_of, listed


def book():
    return PartyBook([event("clash", ["red", "gunmen"], ["blue", "red-ally"])], WORLD)


def test_a_party_without_an_id_is_told_by_name_and_kind():
    assert key_of(party("gunmen")) == "rebel_group|gunmen"


def test_allies_and_parts_stand_together_and_enemies_do_not():
    parties = book()
    assert parties.with_one_another("act:red", "act:red-ally", None)
    assert parties.same("act:red", "act:red-guard", None)
    assert not parties.with_one_another("act:red", "act:blue", None)


def test_camps_gather_who_stands_together():
    assert book().camps(["act:red", "act:blue", "act:red-ally"], None) == [["act:red", "act:red-ally"], ["act:blue"]]


@pytest.mark.parametrize(
    "keys",
    [[], ["act:red"], ["act:red", "act:red-ally"], ["act:red", "act:blue"], ["act:red-ally", "rebel_group|gunmen"]],
)
def test_one_camp_is_no_more_than_one(keys):
    assert book().one_camp(keys, None) == (len(book().camps(keys, None)) < 2)


def test_a_party_that_was_not_resolved_is_told_apart_from_none_of_its_kind():
    assert book().camps(["act:red", "rebel_group|gunmen"], None) == [["act:red", "rebel_group|gunmen"]]
    assert book().camps(["act:red-ally", "rebel_group|gunmen"], None) == [["act:red-ally"], ["rebel_group|gunmen"]]


def test_names_are_listed_as_a_sentence_lists_them():
    assert listed(["A", "B", "A", "C"]) == "A, B and C"
    assert listed([]) == "" and listed(["A"]) == "A"
