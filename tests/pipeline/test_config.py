from pathlib import Path

import pytest

from twosource.pipeline import Config, ConfigError, load_config, pack_paths


def written(folder: Path, toml: str) -> Path:
    (folder / "config.toml").write_text(toml, encoding="utf-8")
    return folder


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()
    assert load_config(tmp_path / "nowhere") == Config()
    assert not Config().allow_private_addresses


def test_all_keys_can_be_set(tmp_path: Path) -> None:
    toml = """
    allow_private_addresses = true
    delay_days = 3
    packs = ["my-pack"]
    codebooks = ["my-codebook.yaml"]
    language = "en"
    max_text_bytes = 1
    max_document_bytes = 2
    max_fetch_bytes = 3
    fetch_seconds = 4.5
    """
    assert load_config(written(tmp_path, toml)) == Config(
        allow_private_addresses=True,
        delay_days=3,
        packs=("my-pack",),
        codebooks=("my-codebook.yaml",),
        language="en",
        max_text_bytes=1,
        max_document_bytes=2,
        max_fetch_bytes=3,
        fetch_seconds=4.5,
    )


def test_an_unknown_key_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"config.toml: unknown key 'delay_day'. Did you mean 'delay_days'\?"):
        load_config(written(tmp_path, "delay_day = 3"))
    with pytest.raises(ConfigError, match=r"unknown key 'colour'. The keys are allow_private_addresses, "):
        load_config(written(tmp_path, "colour = 'red'"))


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("delay_days = 'three'", "delay_days"),
        ("delay_days = -1", "delay_days"),
        ("packs = 'my-pack'", "packs"),
        ("packs = [1]", "packs"),
        ("language = 'English'", "language"),
        ("fetch_seconds = 0.0", "fetch_seconds"),
        ("allow_private_addresses = 1", "allow_private_addresses"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_by_its_key(tmp_path: Path, toml: str, key: str) -> None:
    with pytest.raises(ConfigError, match=rf"config.toml: '{key}.*Mend the value"):
        load_config(written(tmp_path, toml))


def test_what_is_no_toml_or_no_utf8_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no TOML.*line 1"):
        load_config(written(tmp_path, "delay_days 3"))
    (tmp_path / "config.toml").write_bytes(b"language = '\xff'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path)


def test_a_folder_in_the_files_place_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path)


def test_packs_in_the_data_folder_are_read_after_those_that_are_named(tmp_path: Path) -> None:
    for name in ("own", "beta", "alpha"):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.yaml").write_text("id: x")
    paths = pack_paths(tmp_path, Config(packs=("../mine",)))
    assert paths == [tmp_path / "../mine", *(tmp_path / "packs" / name for name in ("alpha", "beta", "own"))]
    assert pack_paths(tmp_path / "nowhere", Config()) == []
