from datetime import date

import pytest
from made_rows import made, made_rig

from twosource.corroboration.coded import is_coded
from twosource.evaluation.errors import EvaluationError
from twosource.evaluation.maverick_rows import rows


def test_a_row_becomes_a_claim_as_a_users_row_does() -> None:
    (row,) = made({"source": "AFP (2011-03-04) Several killed", "source_author": "AFP"})
    claim = row.claim
    assert is_coded(claim) and row.reading.claims == (claim,)
    assert (claim.publisher, claim.published, claim.external_id) == ("AFP", "2011-03-04", "row-0")
    assert (claim.time.start, claim.time.end) == (date(2011, 3, 3), date(2011, 3, 3))
    assert [party.name for party in claim.actor] == ["Police"]
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 7)]
    assert (row.event, row.month) == ("E1", "2011-03")


def test_the_coders_event_is_told_to_the_scorer_alone() -> None:
    (row,) = made({"event_id": "CIV-0999"})
    assert row.event == "CIV-0999"
    assert row.reading.coded is not None and row.reading.coded.event is None


def test_a_row_without_an_id_is_refused_by_name() -> None:
    with pytest.raises(EvaluationError, match="column id"):
        made({"id": ""})


def test_a_table_of_other_columns_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "other.csv"
    file.write_text("id,event_id\nx,y\n", encoding="utf-8")
    with pytest.raises(Exception, match="column"):
        rows(file, made_rig())
