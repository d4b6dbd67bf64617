from __future__ import annotations

import shutil
from pathlib import Path

from twosource.knowledge.catalogue import Catalogue, open_catalogue
from twosource.knowledge.folding import fold_name

PACKS = Path(__file__).parent / "packs"


def test_a_name_leads_to_all_that_bear_it(catalogue: Catalogue) -> None:
    assert catalogue.named(fold_name("AL TESTHAL"), "place") == ("plc:sy:testhal",)
    assert catalogue.named("testhal", "place") == ("plc:lb:testhal-village", "plc:sy:testhal")
    assert catalogue.named("red front", "actor") == ("act:red-front",)
    assert catalogue.named("red front", "source") == ()
    assert catalogue.named("nobody", "actor") == ()


def test_records_come_in_the_order_of_their_ids(catalogue: Catalogue) -> None:
    assert list(catalogue.actors) == sorted(catalogue.actors)
    assert list(catalogue.places) == sorted(catalogue.places)


def test_an_article_written_small_is_no_part_of_a_name(catalogue: Catalogue) -> None:
    assert catalogue.named("northerners", "actor") == ("act:north-government",)
    assert catalogue.named("the northerners", "actor") == ()


def test_the_version_is_that_of_the_words_in_the_files(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(PACKS / "testland", tmp_path / "pack"))
    first = open_catalogue([pack], tmp_path / "cache")
    again = open_catalogue([pack], tmp_path / "cache")
    assert first.version == again.version
    people = pack / "people.yaml"
    people.write_text(people.read_text().replace("Anna Berg", "Anna Tal"))
    changed = open_catalogue([pack], tmp_path / "cache")
    assert changed.version != first.version
    assert changed.people["per:anna-berg"].name == "Anna Tal"


def test_a_catalogue_built_again_is_the_same_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        open_catalogue([PACKS / "testland"], tmp_path / name)
    one, two = (sorted((tmp_path / name).rglob("*.msgpack")) for name in ("one", "two"))
    assert one[0].read_bytes() == two[0].read_bytes()
