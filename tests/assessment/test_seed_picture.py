"""The claims that METHODS 9 lists for the first report, written by hand, and the picture that they must give."""

from __future__ import annotations

from datetime import date

import pytest
from made_world import claim, count, on, read

from twosource.assessment import Assessment, assess
from twosource.codebook import Codebook
from twosource.corroboration import Corroboration, corroborate, explain
from twosource.knowledge import Knowledge
from twosource.records import Claim, Event, Holding, Mention, PlaceMention, SpeakerMention

NEWS = on("2017-09-04", "2017-09-05", basis="news")
TUESDAY = on("2017-09-05")
THAT_DAY = on("2017-09-05", basis="sentence_before")
THREE_YEARS = on("2014-09-05", "2017-09-04")
UNTIL_NOW = on(None, "2017-09-05", basis="news", precision="range")


def who(knowledge: Knowledge, actor: str) -> Mention:
    known = knowledge.actors.get(actor)
    assert known is not None, actor
    return Mention(id=actor, name=known.name, kind=known.kind, text="", start=0, end=0, via="name")


def where(knowledge: Knowledge, place: str) -> PlaceMention:
    known = knowledge.places.get(place)
    assert known is not None, place
    return PlaceMention(
        id=place, name=known.name, lat=known.lat, lon=known.lon, radius_km=known.radius_km, country=known.country,
        admin1=known.admin1, text="", start=0, end=0, via="name",
    )  # fmt: skip


def says(knowledge: Knowledge, source: str) -> SpeakerMention:
    known = knowledge.sources.get(source)
    assert known is not None, source
    return SpeakerMention(source_id=source, name=known.name, kind=known.kind, cue="said", start=0, end=0)


@pytest.fixture(scope="module")
def seed(knowledge: Knowledge) -> list[Claim]:
    """The careful coder's claims, with the headline's."""
    army, isis, sdf, russia, un, civilians = (
        who(knowledge, f"act:{a}") for a in ("syrian-army", "is", "sdf", "russian-armed-forces", "un", "civilians")
    )
    city, base = where(knowledge, "plc:sy:deir-ezzor-city"), where(knowledge, "plc:sy:brigade-137")
    mosul = where(knowledge, "plc:iq:mosul")
    state_tv, sohr, activists, moscow = (
        says(knowledge, f"src:{s}") for s in ("syrian-state-tv", "sohr", "local-activists", "russian-mod")
    )
    magazine, monitor = says(knowledge, "src:rumiyah"), says(knowledge, "src:ihs-conflict-monitor")
    analyst = SpeakerMention(source_id=None, name="Ludovico Carlino", kind="analyst", cue="said", start=0, end=0)

    def tell(event_type: str, at: int, **fields: object) -> Claim:
        return claim(event_type, publisher="The Independent", published="2017-09-05", at=at, **fields)  # type: ignore[arg-type]

    siege = {"actor": [army], "target": [isis], "place": [city], "time": NEWS}
    return [
        tell("siege_broken", 0, **siege),  # the headline
        tell("siege_broken", 70, speakers=[state_tv], **siege),
        tell("siege_continues", 70, speakers=[state_tv], actor=[isis], place=[city], time=THREE_YEARS),
        *(
            tell("advance", 260, speakers=[source], actor=[army], place=[city], time=TUESDAY, certainty="confirmed")
            for source in (activists, sohr)
        ),
        tell("demine", 480, speakers=[sohr], actor=[army], place=[base], time=THAT_DAY),
        tell("siege_broken", 480, speakers=[sohr], actor=[army], time=THAT_DAY, attributes=("partly",)),
        tell("siege_continues", 480, speakers=[sohr], place=[base], time=THAT_DAY, modality="ongoing"),
        tell(
            "advance", 800, actor=[army], target=[isis], place=[where(knowledge, "plc:sy:badia")],
            time=on("2017-03-05", "2017-09-05"),
        ),
        tell(
            "missile_strike", 1100, speakers=[moscow], actor=[russia], target=[isis],
            place=[where(knowledge, "plc:sy:deir-ezzor-governorate")], time=TUESDAY, certainty="confirmed",
        ),
        tell(
            "aid_delivery", 1400, actor=[un], target=[civilians], place=[city], modality="ongoing",
            time=on("2014-09-01", "2017-09-05"), figures=[count("residents", 63000, 70000, 77000)],
            instrument=[Mention(id=None, name="air drops", kind="other", text="", start=0, end=0, via="name")],
        ),
        tell("other", 1600, speakers=[says(knowledge, "src:syrian-media")], actor=[civilians], time=UNTIL_NOW),
        tell("capture", 2000, actor=[army], place=[city], modality="predicted", time=on(None, precision="unknown")),
        tell("capture", 2200, actor=[sdf], place=[where(knowledge, "plc:sy:raqqa-old-city")], time=UNTIL_NOW),
        tell(
            "lose", 2500, actor=[isis], place=[mosul],
            time=on("2017-07-01", "2017-07-31", precision="month"),
        ),
        tell("mobilise", 2900, speakers=[monitor], actor=[isis], certainty="hedged", time=UNTIL_NOW),
        tell("suicide_bombing", 3300, speakers=[analyst], actor=[isis], place=[mosul], time=UNTIL_NOW),
        tell("mobilise", 3600, speakers=[magazine], modality="demanded", time=UNTIL_NOW),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def events(seed: list[Claim], knowledge: Knowledge) -> Corroboration:
    reports, readings = read(*seed, headline_end=60)
    return corroborate(reports, readings, knowledge=knowledge, codebook=Codebook.load())


@pytest.fixture(scope="module")
def picture(events: Corroboration, seed: list[Claim], knowledge: Knowledge) -> Assessment:
    return assess(events.events, seed, knowledge=knowledge, codebook=Codebook.load())


def only(events: Corroboration, event_type: str) -> Event:
    (found,) = [event for event in events.events if event.event_type == event_type and event.grade != "predicted"]
    return found


def holdings(picture: Assessment, place: str) -> list[Holding]:
    return [holding for holding in picture.holdings if holding.place_id == place]


def test_the_siege_is_one_event_of_two_origins_and_corroborated(events: Corroboration) -> None:
    siege = only(events, "siege_broken")
    assert {o.source_id: (o.interest, o.weight) for o in siege.origins} == {
        "src:syrian-state-tv": ("interested", 1.0),
        "src:sohr": ("none", 1.0),
    }
    assert (siege.grade, siege.n_claims, siege.effective_origins) == ("corroborated", 3, 2.0)
    assert siege.place is not None and siege.place.id == "plc:sy:deir-ezzor-city"
    assert siege.attributes == () and siege.disputes == ()
    assert siege.time.start == siege.time.end == date(2017, 9, 5)
    assert [p.id for p in siege.actor] == ["act:syrian-army"] and [p.id for p in siege.target] == ["act:is"]


def test_its_reason_is_one_sentence_that_names_both(events: Corroboration) -> None:
    assert only(events, "siege_broken").grade_reason == (
        "Corroborated: Syrian Observatory for Human Rights (no interest in it) and Syrian state TV (interested) "
        "say so, 2 independent voices in all; that it was done to Islamic State is only claimed, by Syrian state TV."
    )


def test_the_merge_can_be_explained(events: Corroboration, seed: list[Claim], knowledge: Knowledge) -> None:
    told = explain(only(events, "siege_broken"), seed, knowledge=knowledge, codebook=Codebook.load())
    assert [one.relation for one in told] == ["founds", "same", "same"]
    assert all(one.total is None or one.total > one.threshold for one in told)


def test_the_advance_is_told_by_the_monitor_and_by_activists_who_are_an_origin_of_their_own(
    events: Corroboration,
) -> None:
    advance = next(
        e for e in events.events if e.event_type == "advance" and e.place and e.place.id == "plc:sy:deir-ezzor-city"
    )
    assert {o.source_id: o.weight for o in advance.origins} == {"src:sohr": 1.0, "src:local-activists": 0.5}


def test_the_missile_strike_is_only_claimed(events: Corroboration) -> None:
    strike = only(events, "missile_strike")
    assert strike.grade == "claimed" and strike.origins[0].interest == "interested"
    assert strike.grade_reason == "Claimed: only Russian Defence Ministry says so, and it has an interest in it."


def test_forecasts_and_demands_are_predicted_and_the_celebration_is_no_event(events: Corroboration) -> None:
    grades = {(e.event_type, e.modality): e.grade for e in events.events}
    assert grades["capture", "predicted"] == "predicted" and grades["mobilise", "demanded"] == "predicted"
    assert not any(e.event_type == "other" for e in events.events)


def test_deir_ezzor_is_contested_after_the_siege_and_besieged_before(picture: Assessment) -> None:
    before, after = holdings(picture, "plc:sy:deir-ezzor-city")
    assert (before.status, before.besieged, before.from_) == ("unknown", True, date(2014, 9, 5))
    assert (after.status, after.besieged, after.from_, after.to) == ("contested", False, date(2017, 9, 5), None)
    assert after.holder is None and {a.holder.id for a in after.alternatives if a.holder} == {
        "act:syrian-army",
        "act:is",
    }


def test_the_siege_is_broken_and_lasted_three_years(picture: Assessment) -> None:
    (siege,) = picture.sieges
    assert (siege.place_id, siege.status) == ("plc:sy:deir-ezzor-city", "broken")
    assert [p.id for p in siege.besieger] == ["act:is"]
    assert siege.start is not None and siege.start.low == date(2014, 9, 5)
    assert siege.end is not None and siege.end.high == date(2017, 9, 5)
    assert siege.people is not None and siege.people.best == 70000
    assert siege.supply == ("United Nations air drops",)


def test_raqqa_is_contested_and_only_its_old_city_taken(picture: Assessment) -> None:
    (raqqa,), (old_city,) = holdings(picture, "plc:sy:raqqa-city"), holdings(picture, "plc:sy:raqqa-old-city")
    assert raqqa.status == "contested" and "a part of it" in raqqa.reason
    assert old_city.status == "held" and old_city.holder is not None and old_city.holder.id == "act:sdf"


def test_mosul_is_not_held_by_islamic_state(picture: Assessment) -> None:
    (mosul,) = holdings(picture, "plc:iq:mosul")
    assert mosul.status == "unknown" and mosul.holder is None
    assert not any(a.holder and a.holder.id == "act:is" for a in mosul.alternatives)
    assert mosul.reason.startswith("Not held by Islamic State")


def test_no_province_and_no_desert_is_coloured(picture: Assessment) -> None:
    assert {h.place_id for h in picture.holdings} == {
        "plc:sy:deir-ezzor-city", "plc:sy:raqqa-city", "plc:sy:raqqa-old-city", "plc:iq:mosul",
    }  # fmt: skip
