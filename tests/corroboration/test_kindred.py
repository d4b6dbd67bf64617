import pytest

from twosource.corroboration.kindred import read_kindred, shipped_kindred
from twosource.corroboration.settings import DEFAULTS
from twosource.errors import TwosourceError


def test_every_kindred_type_is_one_of_the_codebook_and_near_its_kin(codebook):
    table = shipped_kindred()
    for types in table.kindred:
        for one in types:
            for other in types - {one}:
                assert codebook.similarity(one, other) >= DEFAULTS.link.kindred
    assert table.mutual.union(*(vague.types | vague.than for vague in table.vague)) <= set(codebook.types)


def test_two_sided_sets_are_kindred_too():
    table = shipped_kindred()
    assert all(any(types <= kin for kin in table.kindred) for types in table.two_sided)


def test_a_table_that_cannot_be_read_says_where(tmp_path):
    path = tmp_path / "kindred.yaml"
    path.write_text("kindred: 3\n")
    with pytest.raises(TwosourceError, match=r"kindred\.yaml"):
        read_kindred(path)
