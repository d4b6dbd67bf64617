"""Shorthands unfold to what they stand for."""

from __future__ import annotations

import pytest

from twosource.codebook.shorthand import Shorthand

SHORT = Shorthand(
    frames={"taking": {"args": {"subject": ["actor"], "object": ["place"]}, "needs": {"object": ["place"]}}},
    words={"siege": ["siege", "blockade"]},
    rules={"violence": [{"code": "one-sided", "when": {"target_kind": "$unarmed"}}, {"code": "state-based"}]},
    kind_groups={"unarmed": ["civilians", "refugees"]},
)


def test_several_words_are_several_triggers() -> None:
    full = SHORT.triggers({"verb": ["seize", "take"], "args": {"subject": "actor"}})
    assert full == [{"verb": "seize", "args": {"subject": ["actor"]}}, {"verb": "take", "args": {"subject": ["actor"]}}]


def test_a_frame_gives_what_the_entry_leaves_out_and_the_entry_wins_slot_by_slot() -> None:
    (full,) = SHORT.triggers({"verb": "seize", "frame": "taking", "args": {"object": ["target"], "prep_in": ["place"]}})
    assert full["args"] == {"subject": ["actor"], "object": ["target"], "prep_in": ["place"]}
    assert full["needs"] == {"object": ["place"]}


def test_a_frame_is_not_changed_by_its_use() -> None:
    SHORT.triggers({"verb": "seize", "frame": "taking", "args": {"object": ["target"]}})
    assert SHORT.frames["taking"]["args"]["object"] == ["place"]


def test_word_lists_unfold_in_place_and_once() -> None:
    (full,) = SHORT.triggers({"verb": "lay", "object": ["siege", "$siege"], "lemmas": {"prep_of": "$siege"}})
    assert full["object"] == ["siege", "blockade"]
    assert full["lemmas"] == {"prep_of": ["siege", "blockade"]}


def test_a_crosswalk_may_be_a_code_a_rule_or_a_name() -> None:
    assert SHORT.crosswalk("Armed clash") == [{"code": "Armed clash"}]
    assert SHORT.crosswalk({"code": "AID"}) == [{"code": "AID"}]
    assert SHORT.crosswalk("$violence") == [
        {"code": "one-sided", "when": {"target_kind": ["civilians", "refugees"]}},
        {"code": "state-based"},
    ]
    assert SHORT.crosswalk([]) == []


@pytest.mark.parametrize("entry", [{"verb": "$nothing"}, {"verb": "take", "frame": "nothing"}])
def test_a_name_that_nobody_gave_is_refused(entry: dict[str, str]) -> None:
    with pytest.raises(LookupError, match="nothing"):
        SHORT.triggers(entry)
