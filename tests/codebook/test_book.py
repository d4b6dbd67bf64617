"""The shipped book: what it must hold, and that loading it is the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from twosource.codebook import Codebook, CodebookError, check

WRITE = Callable[..., Path]

CODES = {
    "battle": "clash capture withdraw hand_over advance repel hold lose siege_laid siege_continues siege_broken "
    "siege_lifted surrender defect",
    "remote_violence": "air_strike shelling missile_strike bombing suicide_bombing grenade chemical_attack",
    "violence_against_people": "attack_on_civilians execution abduction sexual_violence torture arrest casualties "
    "disappearance",
    "things": "destruction looting",
    "displacement_and_relief": "displacement evacuation return aid_delivery aid_blocked hardship",
    "posture": "mobilise deploy arms_transfer demine base_established disarm",
    "agreement": "talks agreement ceasefire ceasefire_breach prisoner_release",
    "protest": "protest riot strike_action",
    "words": "accuse deny threaten demand reject claim_responsibility condemn support sanction",
    "other": "other",
}

ACTOR_KINDS = """
    state state_forces allied_forces police intelligence militia rebel_group jihadist_group separatist armed_group
    foreign_forces coalition peacekeepers international ngo political protesters civilians refugees fighters detainees
    criminal_group ethnic_group media company weapon other unknown
"""

CROP_BURNING = """
    family: things
    types:
      - code: crop_burning
        title: Crops burnt
        definition: Standing crops or stores of grain are set on fire.
        example: Fighters set fire to wheat fields near Hasakah.
        counter_example: The army shelled the silo. (shelling)
        roles: {actor: who set the fire, place: where}
        plover: {code: ASSAULT}
        acled: Looting/property destruction
        cameo: "18"
        triggers:
          - {verb: [burn, torch], lemmas: {object: [crop, wheat]}, args: {subject: [actor], prep_in: [place]}}
"""


@pytest.mark.parametrize(("family", "code"), [(f, c) for f, codes in CODES.items() for c in codes.split()])
def test_every_code_stands_in_its_family(book: Codebook, family: str, code: str) -> None:
    assert book.types[code].family == family


def test_no_family_or_type_is_unasked_for(book: Codebook) -> None:
    assert set(book.families) == set(CODES)
    assert set(book.types) == {code for codes in CODES.values() for code in codes.split()}


def test_the_shipped_book_has_no_faults() -> None:
    assert check() == []


def test_every_type_can_be_triggered(book: Codebook) -> None:
    assert [code for code, kind in book.types.items() if not kind.triggers] == []


def test_actor_kinds_are_the_agreed_ones(book: Codebook) -> None:
    assert set(book.actor_kinds) == set(ACTOR_KINDS.split())


def test_kind_groups_agree_with_what_is_said_of_each_kind(book: Codebook) -> None:
    kinds = book.actor_kinds
    assert all(kinds[kind].state for kind in book.kind_groups["any_state"])
    assert set(book.kind_groups["any_state"]) == {k for k, kind in kinds.items() if kind.state}
    assert not any(kinds[kind].state for kind in book.kind_groups["nonstate"])
    assert not any(kinds[kind].armed for kind in book.kind_groups["unarmed"])


def test_words_are_speech_and_touch_no_control(book: Codebook) -> None:
    for kind in book.types.values():
        assert kind.speech == (kind.family == "words")
        if kind.speech:
            assert kind.effect == "none"


def test_only_other_is_not_counted(book: Codebook) -> None:
    assert [code for code, kind in book.types.items() if not kind.counted] == ["other"]


@pytest.mark.parametrize(
    ("code", "effect"),
    [
        ("capture", "takes"),
        ("lose", "loses"),
        ("hold", "holds"),
        ("clash", "contests"),
        ("withdraw", "leaves"),
        ("hand_over", "hands_over"),
        ("siege_laid", "besieges"),
        ("siege_continues", "besieges"),
        ("siege_broken", "frees"),
        ("siege_lifted", "frees"),
        ("air_strike", "none"),
    ],
)
def test_effect_on_control(book: Codebook, code: str, effect: str) -> None:
    assert book.types[code].effect == effect


def test_get_gives_none_for_what_is_not_there(book: Codebook) -> None:
    assert book.get("no_such_type") is None
    assert book.get("capture") is book.types["capture"]


def test_triggers_of_a_word_come_heaviest_first(book: Codebook) -> None:
    weights = [trigger.weight for _, trigger in book.triggers("verb", "take")]
    assert len(weights) > 3
    assert weights == sorted(weights, reverse=True)
    assert book.triggers("verb", "no-such-verb") == ()


def test_nothing_in_a_loaded_book_can_be_changed(book: Codebook) -> None:
    with pytest.raises(TypeError):
        book.types["capture"] = book.types["lose"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        book.types["capture"].effect = "none"  # type: ignore[misc]


def test_the_same_files_give_the_same_book(book: Codebook) -> None:
    again = Codebook.load()
    assert again.version == book.version
    assert msgspec.json.encode(dict(again.types)) == msgspec.json.encode(dict(book.types))


def test_the_version_does_not_hang_on_the_hash_seed() -> None:
    line = "from twosource.codebook import Codebook; print(Codebook.load().version)"
    versions = {
        subprocess.run(
            [sys.executable, "-c", line],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(versions) == 1
    assert versions.pop().startswith("cbk_")


def test_a_type_of_ones_own_is_added(book: Codebook, write: WRITE) -> None:
    mine = Codebook.load([write(CROP_BURNING)])
    assert mine.types["crop_burning"].family == "things"
    assert mine.acled("crop_burning") == "Looting/property destruction"
    assert "crop_burning" in {code for code, _ in mine.triggers("verb", "torch")}
    assert mine.version != book.version


def test_a_folder_of_files_is_read_in_the_order_of_names(write: WRITE) -> None:
    path = write(CROP_BURNING, "b.yaml")
    write("types: [{extends: capture, triggers: [{verb: zonk, args: {subject: actor}}]}]", "a.yaml")
    mine = Codebook.load([path.parent])
    assert "crop_burning" in mine.types
    assert [code for code, _ in mine.triggers("verb", "zonk")] == ["capture"]


def test_a_trigger_of_ones_own_is_added_to_a_shipped_type(book: Codebook, write: WRITE) -> None:
    path = write("""
        types:
          - extends: capture
            triggers:
              - {verb: [wangle, bag], frame: taking, refuses: {object: [prize]}}
        """)
    mine = Codebook.load([path])
    assert len(mine.types["capture"].triggers) == len(book.types["capture"].triggers) + 2
    (code, trigger), *rest = mine.triggers("verb", "wangle")
    assert (code, rest) == ("capture", [])
    assert trigger.args["object"] == ("place",)
    assert trigger.needs["object"] == ("place", "facility", "territory")
    assert trigger.refuses == {"object": ("prize",)}
    assert mine.types["capture"].definition == book.types["capture"].definition


def test_a_type_is_replaced_only_when_the_file_says_so(write: WRITE) -> None:
    text = CROP_BURNING.replace("crop_burning", "looting")
    with pytest.raises(CodebookError) as caught:
        Codebook.load([write(text)])
    assert "looting" in str(caught.value)
    assert "replaces: true" in str(caught.value)
    mine = Codebook.load([write(text.replace("title: Crops", "replaces: true\n        title: Crops"))])
    assert mine.types["looting"].title == "Crops burnt"


def test_a_trigger_is_replaced_only_when_the_file_says_so(book: Codebook, write: WRITE) -> None:
    text = "types: [{extends: surrender, triggers: [{verb: capitulate, args: {subject: [target]}%s}]}]"
    with pytest.raises(CodebookError):
        Codebook.load([write(text % "")])
    mine = Codebook.load([write(text % ", replaces: true")])
    plain = [t for t in mine.types["surrender"].triggers if t.verb == "capitulate"]
    assert [t.args for t in plain] == [{"subject": ("target",)}]
    assert len(mine.types["surrender"].triggers) == len(book.types["surrender"].triggers)


def test_an_error_tells_the_first_fault_and_how_many_more(write: WRITE) -> None:
    path = write("types: [{extends: nowhere, triggers: []}, {title: Nothing}]")
    with pytest.raises(CodebookError) as caught:
        Codebook.load([path])
    assert len(caught.value.faults) == 2
    assert f"{path}:1" in str(caught.value)
    assert "1 more" in str(caught.value)


def test_comments_and_layout_do_not_change_the_version(write: WRITE) -> None:
    plain = "types: [{extends: capture, triggers: [{verb: bag, args: {subject: [actor]}}]}]"
    airy = """
        # a comment
        types:
          - extends: capture
            triggers:
              - verb: bag
                args:
                  subject: actor
        """
    assert Codebook.load([write(plain, "a.yaml")]).version == Codebook.load([write(airy, "b.yaml")]).version


def test_the_shipped_codebook_is_read_once_and_another_each_time(tmp_path: Path) -> None:
    assert Codebook.load() is Codebook.load(())
    own = tmp_path / "own.yaml"
    own.write_text("words: {birds: [heron]}\n", encoding="utf-8")
    assert Codebook.load([own]) is not Codebook.load([own])
    assert "birds" in Codebook.load([own]).word_lists
    assert "birds" not in Codebook.load().word_lists
