from pathlib import Path
from types import SimpleNamespace

import pytest
from made_suites import letters

from twosource.evaluation.evaluate import evaluate
from twosource.evaluation.places import DataPlaces, digest
from twosource.evaluation.suite import kept_aside

LETTERS = "a b c d e f g h i j k l m n o p q r s t u v w x y z"


@pytest.fixture
def places(tmp_path: Path) -> DataPlaces:
    (tmp_path / "letters.txt").write_text(LETTERS)
    return DataPlaces(tmp_path, tmp_path)


def run(suites, places):
    return list(evaluate(suites, places, make_rig=SimpleNamespace))


def test_about_a_third_is_kept_aside_and_always_the_same() -> None:
    aside = [number for number in range(3000) if kept_aside(f"item-{number}")]
    assert 900 < len(aside) < 1100
    assert [letter for letter in LETTERS.split() if kept_aside(letter)] == ["g", "h", "l", "o", "t"]


def test_all_open_and_kept_aside_are_scored_with_their_baselines(places: DataPlaces) -> None:
    ((result, _),) = run([letters()], places)
    (score,) = result.scores
    assert (score.reader.all.value, score.reader.all.items) == (round(5 / 26, 4), 26)
    assert (score.reader.open.value, score.reader.open.items) == (round(4 / 21, 4), 21)
    assert (score.reader.kept_aside.value, score.reader.kept_aside.items) == (1 / 5, 5)
    assert score.reader.all.low < score.reader.all.value < score.reader.all.high
    assert score.baselines["always wrong"].all.value == 0


def test_no_error_of_an_item_kept_aside_is_given_out(places: DataPlaces) -> None:
    ((_, misses),) = run([letters()], places)
    assert {miss.item for miss in misses} == set(LETTERS.split()) - set("aeiou") - set("ghlot")


def test_a_suite_whose_items_are_printed_anyway_keeps_none_aside(places: DataPlaces) -> None:
    ((result, misses),) = run([letters(keeps_aside=False)], places)
    assert (result.scores[0].reader.open.items, result.scores[0].reader.kept_aside.items) == (26, 0)
    assert len(misses) == 21


def test_a_suite_without_its_data_is_skipped_with_the_reason_and_the_others_run(
    places: DataPlaces, tmp_path: Path
) -> None:
    absent = letters(name="absent", files=lambda places: places.of_data("nowhere.txt"))
    (skipped, misses), (result, _) = run([absent, letters()], places)
    assert (skipped.scores, misses) == ((), [])
    assert str(tmp_path / "nowhere.txt") in (skipped.skipped or "")
    assert result.skipped is None


def test_no_rig_is_made_where_no_suite_has_its_data(places: DataPlaces) -> None:
    absent = letters(files=lambda places: places.of_data("nowhere.txt"))
    ((result, _),) = evaluate([absent], places, make_rig=lambda: pytest.fail("made"))
    assert result.skipped


def test_the_hash_changes_with_the_data_and_not_with_where_it_lies(tmp_path: Path) -> None:
    for folder, content in (("one/data", "a b"), ("two/data", "a b"), ("three/data", "a c")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "letters.txt").write_text(content)
    one, two, three = (digest([tmp_path / name / "data" / "letters.txt"]) for name in ("one", "two", "three"))
    assert one == two != three
