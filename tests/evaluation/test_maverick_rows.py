from datetime import date

import pytest
from made_rows import made

from twosource.corroboration.coded import is_coded
from twosource.evaluation.errors import EvaluationError
from twosource.evaluation.maverick_rows import rows, scheme


def test_a_row_becomes_a_claim_of_its_author() -> None:
    (row,) = made({"source": "AFP (2011-03-04) Several killed", "source_author": "AFP"})
    claim = row.claim
    assert is_coded(claim)
    assert (claim.publisher, claim.published, claim.external_id) == ("AFP", "2011-03-04", "row-0")
    assert (claim.time.start, claim.time.end) == (date(2011, 3, 3), date(2011, 3, 3))
    assert [place.name for place in claim.place] == ["Abobo"] and claim.place[0].radius_km == 3
    assert [party.name for party in claim.actor] == ["Police"] and claim.attributes == ("shooting",)
    assert [party.name for party in claim.target] == ["Citizens"]
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 7), ("injured", 0)]
    assert (row.event, row.month) == ("E1", "2011-03")


def test_who_did_no_violence_is_on_the_other_side() -> None:
    (row,) = made({"actor2": "Crowd", "actor2_id": "C", "actor2_type": "Citizens", "actor2_perpetrator": "0.0"})
    assert [party.name for party in row.claim.target] == ["Crowd", "Citizens"]


def test_an_unknown_party_is_of_unknown_kind_and_an_unknown_target_is_none() -> None:
    (row,) = made({"actor1": "Unknown security force", "target": "Unknown"})
    assert [party.kind for party in row.claim.actor] == ["unknown"] and row.claim.target == ()


def test_days_and_figures_in_the_wrong_order_are_put_right() -> None:
    (row,) = made({"date_start": "2011-03-05", "deaths_low": "9", "deaths_high": "8"})
    assert row.claim.time.start == date(2011, 3, 3)
    assert (row.claim.figures[0].low, row.claim.figures[0].high) == (8, 9)


def test_a_table_without_the_columns_is_refused_by_line() -> None:
    with pytest.raises(EvaluationError, match="line 2"):
        rows("id,event_id\nx,y\n", scheme())
