"""Likeness of types: symmetric, within [0, 1], and the greater the nearer two types stand in the tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.codebook import Codebook

BOOK = Codebook.load()
codes = st.sampled_from(sorted(BOOK.types))


@given(codes, codes)
def test_symmetric_and_within_bounds(a: str, b: str) -> None:
    assert BOOK.similarity(a, b) == BOOK.similarity(b, a)
    assert 0.0 <= BOOK.similarity(a, b) <= 1.0


@given(codes, codes)
def test_one_only_for_the_same_type(a: str, b: str) -> None:
    assert (BOOK.similarity(a, b) == 1.0) == (a == b)


@given(codes, codes, codes)
def test_no_detour_brings_two_types_nearer(a: str, b: str, c: str) -> None:
    assert BOOK.similarity(a, c) >= min(BOOK.similarity(a, b), BOOK.similarity(b, c))


def test_the_nearer_in_the_tree_the_more_alike() -> None:
    siege = BOOK.similarity("siege_laid", "siege_continues")
    family = BOOK.similarity("siege_laid", "capture")
    branch = BOOK.similarity("siege_laid", "shelling")
    none = BOOK.similarity("siege_laid", "condemn")
    assert 1.0 > siege > family > branch > none == 0.0


def test_every_shipped_type_has_a_cluster() -> None:
    placed = {code for family in BOOK.families.values() for members in family.clusters.values() for code in members}
    assert placed == set(BOOK.types)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(KeyError):
        BOOK.similarity("capture", "nothing")
