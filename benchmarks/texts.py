"""The texts that everything is timed on: the shipped samples, varied, so that nothing is quick for having been seen; a
stream of news of which most is other news; and texts by many hands that share few words, for whatever has to meet a word.

In: how many. Out: lines of JSON as `twosource read` takes them, the same ones every time.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from twosource.pipeline import sample_files

Line = dict[str, Any]
HERE = Path(__file__).resolve().parent
OTHER_NEWS = HERE / "other_news.jsonl"
_MANY_HANDS = (
    "tests/cases/cases.jsonl", "tests/cases/people.jsonl", "tests/cases/seed_altered.jsonl", "training/cases_1.jsonl",
    "training/cases_2.jsonl", "training/reports.jsonl",
)  # fmt: skip
_WORDS = 400  # of a text that is put together from short ones
_CONFLICT = 20  # one report in so many of a stream is on a war
_NUMBER = re.compile(r"\d+")


def lines(count: int) -> list[Line]:
    """``count`` reports: the samples as they are, then with other numbers, days and orders of paragraphs."""
    samples = [json.loads(line) for file in sample_files() for line in file.read_text(encoding="utf-8").splitlines()]
    return [_varied(samples[i % len(samples)], i // len(samples)) for i in range(count)]


def stream(length: int | None = None) -> Iterator[Line]:
    """A stream of news, one report in twenty on a war: all the other news once, or so many reports, varied."""
    others = [json.loads(line) for line in OTHER_NEWS.read_text(encoding="utf-8").splitlines()]
    if length is None:
        length = len(others) * _CONFLICT // (_CONFLICT - 1)
    conflict = iter(lines(-(-length // _CONFLICT)))
    other = (_varied(one, variant) for variant in count() for one in others)
    for position in range(length):
        yield next(conflict) if position % _CONFLICT == 0 else next(other)


def dissimilar() -> list[str]:
    """The texts of the samples, of the training and of the tests of reading; the short ones put together, each once."""
    found: list[str] = []
    for file in (*sample_files(), *(HERE.parent / name for name in _MANY_HANDS)):
        gathered: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            gathered.append(json.loads(line)["text"])
            if sum(len(text.split()) for text in gathered) >= _WORDS:
                found.append("\n\n".join(gathered))
                gathered = []
        found += ["\n\n".join(gathered)] if gathered else []
    return found


def written(reports: Iterable[Line], file: Path) -> Path:
    """The file, with these reports in it, one a line."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line) + "\n" for line in reports)
    return file


def _varied(sample: Line, variant: int) -> Line:
    if variant == 0:
        return sample
    chance = random.Random(f"{sample['id']}/{variant}")
    lead, *others = sample["text"].split("\n\n")
    chance.shuffle(others)
    text = "\n\n".join([lead, *others])
    text = _NUMBER.sub(lambda match: _other_number(match[0], chance), text)
    published = date.fromisoformat(sample["published"][:10]) + timedelta(days=variant)
    return {**sample, "id": f"{sample['id']}-{variant}", "text": text, "published": published.isoformat()}


def _other_number(number: str, chance: random.Random) -> str:
    """Another number of as many digits; years stay years."""
    if len(number) == 4:
        return number
    return "".join([str(chance.randint(1, 9)), *(str(chance.randint(0, 9)) for _ in number[1:])])
