import json
from datetime import date

import pytest

from twosource.evaluation.isaf_release import month_number, read_dateline, releases


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KABUL, Afghanistan (Feb. 21, 2011) Afghan and coalition forces", date(2011, 2, 21)),
        ("2010-09-CA-005 For Immediate Release\nKABUL, Afghanistan (Sept. 1) - An Afghan", date(2010, 9, 1)),
        ("2012-07-S-023\nKABUL, Afghanistan (July 13. 2012)\nAn Afghan", date(2012, 7, 13)),
        ("KABUL, Afghanistan (August 1, 2012)\n", date(2012, 8, 1)),
        ("KABUL, Afghanistan (Jan. 8)\nIn Ghorak district", None),  # no year anywhere
        ("July 6: Operations\n2010-07-CA-028\nIn an operation", None),  # no dateline
        ("KABUL, Afghanistan (Feb. 31, 2011)", None),  # no such day
    ],
)
def test_a_dateline_needs_a_day_and_a_year_told_in_it_or_by_the_serial(text: str, day: date | None) -> None:
    found = read_dateline(text)
    assert (found[0] if found else None) == day
    if found:
        assert text[found[1] - 1] == ")"


def test_months_are_known_by_their_first_letters() -> None:
    assert [month_number(name) for name in ("January", "Sept.", "dec")] == [1, 9, 12]


def line(text: str, **gold: object) -> bytes:
    fields = {
        "start_date": "2011-02-20", "event_type": ["airstrike;detention"], "province": ["khost"], "target_group": [""],
        "min_killed": 0, "min_captured": 4,
    }  # fmt: skip
    return json.dumps({"id": 7, "text": text, "gold": fields | gold}).encode()


def test_releases_without_a_dateline_are_left_out_and_labels_are_parted() -> None:
    lines = [line("KABUL, Afghanistan (Feb. 21, 2011) Forces"), line("No dateline"), b""]
    (release,) = releases(lines)
    assert (release.id, release.published) == ("7", date(2011, 2, 21))
    assert release.text[release.body :] == " Forces"
    assert release.coded.types == {"airstrike", "detention"}
    assert release.coded.groups == frozenset()
    assert (release.coded.day, release.coded.captured) == (date(2011, 2, 20), 4)
