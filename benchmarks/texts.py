"""The texts that everything is timed on: the shipped samples, varied, so that nothing is quick for having been seen.

In: how many. Out: lines of JSON as `twosource read` takes them, the same ones every time.
"""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from typing import Any

from twosource.pipeline import sample_files

Line = dict[str, Any]
_NUMBER = re.compile(r"\d+")


def lines(count: int) -> list[Line]:
    """``count`` reports: the samples as they are, then with other numbers, days and orders of paragraphs."""
    samples = [json.loads(line) for file in sample_files() for line in file.read_text(encoding="utf-8").splitlines()]
    return [_varied(samples[i % len(samples)], i // len(samples)) for i in range(count)]


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
