from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.weighing import EXACT, LOOSE_BASE, Candidate, Setting, one_place, share, weigh

NOTHING = Setting({}, (), None, ())


def candidate(identifier: str, country: str, people: int, *, sort: str = "settlement", **more: object) -> Candidate:
    fields: dict[str, object] = {
        "id": identifier,
        "row": 1,
        "country": country,
        "point": (35.0, 38.0),
        "radius_km": 5.0,
        "population": people,
        "sort": sort,
        "kind": "city" if people >= 100_000 else "village",
        "quality": EXACT,
    }
    return Candidate(**{**fields, **more})  # type: ignore[arg-type]


CANDIDATES = st.lists(
    st.builds(
        candidate,
        st.uuids().map(str),
        st.sampled_from(["SY", "IQ", "US"]),
        st.integers(0, 20_000_000),
        sort=st.sampled_from(["settlement", "admin1", "admin2", "part", "facility", "area", "country"]),
        point=st.one_of(st.none(), st.tuples(st.floats(-80, 80), st.floats(-180, 180))),
    ),
    min_size=1,
    max_size=6,
)


@given(CANDIDATES, st.dictionaries(st.sampled_from(["SY", "IQ"]), st.floats(0, 1)))
def test_a_share_is_a_share(candidates: list[Candidate], prior: dict[str, float]) -> None:
    setting = Setting(prior, [(35.0, 38.0)], None, ())
    weights = weigh(candidates, setting, [1.0] * len(candidates))
    assert all(weight > 0 for weight in weights)
    for best in range(len(candidates)):
        assert 0 < share(candidates, weights, best, setting) < 1


@given(CANDIDATES)
def test_the_order_of_the_candidates_does_not_matter(candidates: list[Candidate]) -> None:
    forth = weigh(candidates, NOTHING, [1.0] * len(candidates))
    back = weigh(candidates[::-1], NOTHING, [1.0] * len(candidates))
    assert forth == back[::-1]


def chosen(candidates: list[Candidate], setting: Setting) -> str:
    weights = weigh(candidates, setting, [1.0] * len(candidates))
    return candidates[max(range(len(candidates)), key=lambda index: weights[index])].id


def test_a_villages_country_outweighs_a_foreign_town() -> None:
    both = [candidate("far", "US", 60_000), candidate("here", "SY", 900)]
    assert chosen(both, NOTHING) == "far"
    assert chosen(both, Setting({"SY": 0.9}, (), None, ())) == "here"


def test_a_capital_outweighs_a_village_of_the_country() -> None:
    both = [candidate("paris", "FR", 2_100_000), candidate("hamlet", "SY", 300, quality=LOOSE_BASE)]
    assert chosen(both, Setting({"SY": 0.9}, (), None, ())) == "paris"


def test_a_province_is_never_its_capital() -> None:
    both = [candidate("city", "SY", 700_000), candidate("province", "SY", 1_000_000, sort="admin1", kind="province")]
    assert chosen(both, NOTHING) == "city"
    assert chosen(both, Setting({}, (), "province", ("admin1",))) == "province"
    assert chosen(both, Setting({}, (), "city", ("settlement",))) == "city"


def test_a_village_is_no_great_city() -> None:
    both = [candidate("cairo", "EG", 9_000_000), candidate("village", "SY", 800)]
    assert chosen(both, Setting({"SY": 1.0}, (), "village", ("settlement",))) == "village"


def test_what_lies_near_is_likelier() -> None:
    near = candidate("near", "SY", 5_000, point=(35.1, 38.1))
    far = candidate("far", "SY", 6_000, point=(33.0, 36.0))
    assert chosen([near, far], Setting({}, [(35.0, 38.0)], None, ())) == "near"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (candidate("b", "SY", 10, point=(35.1, 38.0)), True),
        (candidate("b", "SY", 10, point=(36.0, 38.0)), False),
        (candidate("b", "IQ", 10), False),
        (candidate("b", "SY", 10, sort="admin1"), False),
        (candidate("b", "SY", 10, point=None), False),
    ],
)
def test_one_place(other: Candidate, same: bool) -> None:
    assert one_place(candidate("a", "SY", 10), other) == same
    assert one_place(other, candidate("a", "SY", 10)) == same


def test_a_name_that_the_documents_country_alone_has_is_likely_meant() -> None:
    prior = Setting({"SY": 0.9}, (), None, ())
    here, elsewhere = candidate("here", "SY", 0), candidate("elsewhere", "US", 0)
    alone, beside = ([here], [here, elsewhere])
    assert share(alone, weigh(alone, prior, [1.0]), 0, prior) > 0.6
    assert share(beside, weigh(beside, prior, [1.0, 1.0]), 0, prior) < 0.6
    other_kind = Setting({"SY": 0.9}, (), "river", ("area",))
    assert share(alone, weigh(alone, other_kind, [1.0]), 0, other_kind) < 0.1


def test_a_district_weighs_as_one_though_nobody_counted_its_people() -> None:
    both = [candidate("hamlet", "AF", 0), candidate("district", "AF", 0, sort="admin2")]
    assert chosen(both, Setting({"AF": 0.9}, (), "district", ("admin2", "part", "settlement"))) == "district"


def test_in_disputed_territory_any_claimant_counts() -> None:
    golan = candidate("golan", "SY", 0, claimants=("SY", "IL"))
    for country in ("SY", "IL"):
        prior = Setting({country: 0.9}, (), None, ())
        assert weigh([golan], prior, [1.0]) == weigh([golan], Setting({"SY": 0.9}, (), None, ()), [1.0])
    assert weigh([golan], Setting({"US": 0.9}, (), None, ()), [1.0]) < weigh([golan], NOTHING, [1.0])
