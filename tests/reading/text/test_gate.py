"""The gate before the parser: what it keeps back, what it never may, and that a reading tells of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.reading.reader import Reader
from twosource.reading.text.gate import CLOSES_BELOW, OPENS_ABOVE, SCALE, Gate
from twosource.records import Report

CASES = Path(__file__).resolve().parents[2] / "cases"
OTHER_NEWS = Path(__file__).resolve().parents[3] / "benchmarks" / "other_news.jsonl"
CUP = (
    "The home side won the cup final on penalties. The striker had levelled with a late header from a corner.\n\n"
    "Their goalkeeper saved two kicks in the shoot-out, and the manager praised his midfielders after the match."
)
WAR = "Rebels shelled the besieged town on Monday and killed nine soldiers, activists said."


@pytest.fixture(scope="module")
def shipped() -> Gate:
    return Gate.load()


@pytest.fixture(scope="module")
def gated(knowledge: Knowledge, codebook: Codebook, shipped: Gate) -> Reader:
    return Reader(knowledge, codebook, shipped)


def report(text: str) -> Report:
    return Report(report_id="r", publisher="A Paper", published="2017-09-05", title=None, text=text, language="en")


def made(**weights: float) -> Gate:
    return Gate({word: round(SCALE * weight) for word, weight in weights.items()})


def test_words_weigh_in_whatever_case_and_unknown_ones_not_at_all() -> None:
    gate = made(shelled=1.5, goal=-1.0)
    assert gate.weigh(["Shelled SHELLED goal Mayadin"]).whole == 2.0
    assert gate.weigh([]).open
    assert gate.weigh(["Qwxz, 12 of them."]).open


def test_a_text_is_closed_by_enough_against_it_and_not_by_little() -> None:
    gate = made(goal=-1.0)
    assert gate.weigh(["goal"]).open
    assert not gate.weigh(["goal " * 10]).open


def test_a_run_of_sentences_for_conflict_opens_a_digest_of_other_news() -> None:
    gate = made(goal=-1.0, shelled=1.0)
    digest = ["goal " * 20, "shelled " * 3 + ". " + "shelled", "goal " * 20]
    evidence = gate.weigh(digest)
    assert evidence.whole < CLOSES_BELOW
    assert evidence.run == 4.0 > OPENS_ABOVE
    assert evidence.open
    assert not gate.weigh(["shelled goal goal. " * 20]).open  # a borrowed word here and there is no run


@given(st.lists(st.lists(st.sampled_from(["goal", "shelled", "the", "."]), max_size=8).map(" ".join), max_size=6))
def test_the_heaviest_run_is_that_of_all_runs(stretches: list[str]) -> None:
    gate = made(goal=-1.0, shelled=1.0)
    sentences = [part.split() for stretch in stretches for part in (stretch + " ").split(". ")]
    weights = [s.count("shelled") - s.count("goal") for s in sentences]
    runs = [sum(weights[i:j]) for i in range(len(weights)) for j in range(i + 1, len(weights) + 1)]
    evidence = gate.weigh(stretches)
    assert evidence.whole == sum(weights)
    assert evidence.run == max([0, *runs])


def test_the_version_follows_the_weights_and_nothing_else() -> None:
    assert made(a=1.0, b=2.0).version == made(b=2.0, a=1.0).version
    assert made(a=1.0).version != made(a=1.5).version
    assert Gate.load().version == Gate.load().version


@pytest.mark.parametrize("name", ["cases", "seed_altered"])
def test_of_the_passages_that_must_give_a_claim_hardly_any_is_kept_back(shipped: Gate, name: str) -> None:
    cases = [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = [case for case in cases if case.get("must", case.get("rows"))]
    closed = [case["id"] for case in wanted if not shipped.weigh(case["text"].split("\n")).open]
    assert len(closed) <= 0.01 * len(wanted), closed


def test_a_stream_of_other_news_is_closed_nearly_all(shipped: Gate) -> None:
    articles = [json.loads(line) for line in OTHER_NEWS.read_text(encoding="utf-8").splitlines()]
    assert len(articles) >= 300
    closed = [not shipped.weigh([article["title"], *article["text"].split("\n")]).open for article in articles]
    assert sum(closed) >= 0.95 * len(closed)


def test_other_news_is_closed_and_one_paragraph_of_war_opens_it(shipped: Gate) -> None:
    assert not shipped.weigh(CUP.split("\n")).open
    assert shipped.weigh([CUP, WAR, CUP]).open


def test_what_is_kept_back_is_in_the_log_and_gives_no_claim(gated: Reader, reader: Reader) -> None:
    reading = gated.read(report(CUP))
    assert reading.gated
    assert (reading.claims, reading.people) == ((), ())
    assert [(entry.what, CUP[entry.start : entry.end]) for entry in reading.log] == [
        ("skipped", paragraph) for paragraph in CUP.split("\n\n")
    ]
    assert all("the gate" in entry.why for entry in reading.log)
    assert not reader.read(report(CUP)).gated


def test_what_is_let_through_is_read_as_without_a_gate(gated: Reader, reader: Reader) -> None:
    texts = [WAR, CUP, WAR * 3, CUP + "\n\n" + WAR]
    ours = list(gated.read_many(map(report, texts)))
    theirs = list(reader.read_many(map(report, texts)))
    assert [reading.gated for reading in ours] == [False, True, False, False]
    assert [reading.claims for reading in ours] == [() if n == 1 else one.claims for n, one in enumerate(theirs)]
    assert theirs[0].claims


def test_many_kept_back_in_a_row_hold_no_reading_up_for_ever(gated: Reader) -> None:
    taken = 0

    def stream():
        nonlocal taken
        for _ in range(1_000):
            taken += 1
            yield report(CUP)

    assert next(gated.read_many(stream())).gated
    assert taken <= 300


def test_the_stamp_tells_which_gate_and_whether_there_was_one(gated: Reader, reader: Reader, shipped: Gate) -> None:
    assert f"gate-{shipped.version}" in gated.stamp
    assert "no gate" in reader.stamp


def test_a_report_in_another_language_or_of_page_furniture_alone_is_no_matter_of_the_gate(gated: Reader) -> None:
    russian = gated.read(report("Нападающий забил гол на последней минуте, и команда выиграла кубок страны."))
    assert (russian.language, russian.gated) == ("ru", False)
    assert not gated.read(report("")).gated
