"""The keys of voices that no pack has."""

from __future__ import annotations

from twosource.knowledge.voice_keys import is_masked_key, masked_key, voice_key


def test_a_name_gives_one_key_however_it_is_written() -> None:
    assert voice_key("Radio Okapi") == voice_key("radio  okapi") != voice_key("Radio Miraya")
    assert masked_key("Umm Salim") == masked_key("umm salim") != masked_key("Umm Hadi")


def test_a_private_persons_key_is_told_from_all_others() -> None:
    assert is_masked_key(masked_key("Umm Salim"))
    assert not is_masked_key(voice_key("Umm Salim"))
    assert not is_masked_key("src:residents")
