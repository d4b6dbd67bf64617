"""The scorer of rows is itself held to what a row says."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.evaluation.rows import CodedReport, MustNot, Row, Window, false_claims, misses, score_rows
from twosource.records import Claim, ClaimTime, Mention, PlaceMention, Span, SpeakerMention

TEXT = "The army took Palmyra on Monday, state TV said."


def when(start: date | None, end: date) -> ClaimTime:
    basis = "text" if start else "unknown"
    return ClaimTime(start=start, end=end, precision="unknown", basis=basis, text="", span=None)


def claim(**changes: object) -> Claim:
    fields: dict[str, object] = {
        "claim_id": "clm_1",
        "report_id": "rep_1",
        "external_id": None,
        "publisher": "A Paper",
        "published": "2017-03-07",
        "sentence": Span(start=0, end=len(TEXT), text=TEXT),
        "trigger": Span(start=9, end=13, text="took"),
        "event_type": "capture",
        "plover": None,
        "acled": None,
        "polarity": "affirmed",
        "modality": "happened",
        "certainty": "stated",
        "speakers": (SpeakerMention(source_id="src:tv", name="state TV", kind="state_media", cue="say", start=33, end=41),),
        "actor": (Mention(id="act:a", name="Syrian army", kind="state_forces", text="The army", start=0, end=8, via="name"),),
        "target": (),
        "place": (
            PlaceMention(
                id="p", name="Palmyra", lat=None, lon=None, radius_km=None, country="SY", admin1=None,
                text="Palmyra", start=14, end=21, via="name",
            ),
        ),
        "from_place": (),
        "instrument": (),
        "time": ClaimTime(
            start=date(2017, 3, 6), end=date(2017, 3, 6), precision="day", basis="text", text="on Monday", span=(22, 31)
        ),
        "figures": (),
    }  # fmt: skip
    return Claim(**(fields | changes))  # type: ignore[arg-type]


ROW = Row(
    row=1,
    type="capture",
    quote="took Palmyra",
    actor=["Syrian army"],
    place=["Palmyra"],
    time=Window(date(2017, 3, 5), date(2017, 3, 7)),
    speakers=["state TV"],
    modality=["happened"],
    certainty=["stated"],
)


def test_a_claim_that_says_what_the_row_says_is_found() -> None:
    (score,) = score_rows(CodedReport(id="r", rows=[ROW]), TEXT, [claim()])
    assert score.found
    assert score.misses == ()


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("type", {"event_type": "lose"}),
        ("actor", {"actor": ()}),
        ("place", {"place": ()}),
        ("time", {"time": when(date(2016, 1, 1), date(2016, 1, 2))}),
        ("time", {"time": when(None, date(2017, 3, 7))}),
        ("speakers", {"speakers": ()}),
        ("modality", {"modality": "planned"}),
        ("certainty", {"certainty": "hedged"}),
        ("polarity", {"polarity": "denied"}),
    ],
)  # fmt: skip
def test_each_field_counts(field: str, changes: dict[str, object]) -> None:
    assert misses(ROW, claim(**changes), TEXT) == (field,)


def test_the_publishers_own_voice_is_an_answer_of_its_own() -> None:
    own = Row(row=1, type="capture", quote="took Palmyra", speakers=[])
    assert misses(own, claim(), TEXT) == ("speakers",)
    assert misses(own, claim(speakers=()), TEXT) == ()


def test_a_claim_elsewhere_in_the_text_does_not_count() -> None:
    (score,) = score_rows(
        CodedReport(id="r", rows=[Row(row=1, type="capture", quote="state TV said")]), TEXT, [claim()]
    )
    assert not score.found


def test_a_banned_type_counts_only_as_happened() -> None:
    coded = CodedReport(id="r", rows=[], must_not=[MustNot(type="capture", quote="took Palmyra")])
    assert len(false_claims(coded, TEXT, [claim()])) == 1
    assert false_claims(coded, TEXT, [claim(modality="predicted")]) == []
    assert false_claims(coded, TEXT, [claim(event_type="advance")]) == []
