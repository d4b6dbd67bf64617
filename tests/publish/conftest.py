"""A small picture of Deir ez-Zor in September 2017, made by hand: two private people, a disputed toll, a forecast."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import pytest

from twosource.codebook.model import EventType, Family
from twosource.records import (
    Actor,
    Alternative,
    Bounds,
    Claim,
    ClaimTime,
    Dispute,
    Event,
    EventFigure,
    EventPlace,
    EventTime,
    Figure,
    Holding,
    LogEntry,
    Mention,
    Origin,
    Paragraph,
    Party,
    People,
    PersonMention,
    Picture,
    Place,
    PlaceMention,
    Position,
    Reading,
    Report,
    Siege,
    Source,
    SourceProfile,
    Span,
    SpeakerMention,
)

COURIER = """Syrian army breaks the siege of Deir Ezzor

The Syrian army has broken the Islamic State siege of Deir Ezzor, Syrian state TV said on Tuesday.

Watch: schoolgirl Mirela Kastanova is led away after her capture

The Syrian Observatory for Human Rights said that troops had reached the western edge of the city and broken the siege.

Russia's Defence Ministry said that a warship had fired cruise missiles at Islamic State targets in Deir Ezzor province.

At least 12 civilians were killed in shelling of the Qusour district on Monday, said Yusra Haddadin, who lives there.

The UN has been dropping food to about 70,000 residents of the city since late 2014.

The jihadists are expected to mount an insurgency in the desert. <script>alert("x")</script>
"""
WIRE = """Shelling in Deir Ezzor

State news agency SANA said on Monday that shelling by Islamic State had killed 30 people in Deir Ezzor's \
Qusour district.

Russian aircraft struck fighters near the Brigade 137 base on 3 September, the Russian military said. The Syrian \
Observatory for Human Rights confirmed the strikes, and the magazine Rumiyah acknowledged losses.

Activists said that government troops had taken the hamlet of Umm Zuhur on 7 September. Brett McGurk, the US envoy, \
denied that the coalition had helped.
"""
ARABIC = "دخل الجيش المدينة يوم الثلاثاء."

ARMY = ("act:syrian-army", "Syrian army", "state_forces")
IS = ("act:is", "Islamic State", "jihadist_group")
RUSSIANS = ("act:russian-armed-forces", "Russian armed forces", "foreign_forces")
CITY = ("plc:sy:deir-ezzor-city", "Deir ez-Zor", 35.336, 40.141, 4.0, "SY", "Deir ez-Zor")
PROVINCE = ("plc:sy:deir-ezzor-governorate", "Deir ez-Zor Governorate", 35.0, 40.4, 90.0, "SY", "Deir ez-Zor")
BASE = ("plc:sy:brigade-137", "Brigade 137 base", 35.3261, 40.0534, 0.4, "SY", "Deir ez-Zor")
WITNESS = "rep_aaaaaaaaaaaaaaaa:Yusra Haddadin"
HAMLET = (None, "Umm Zuhur", None, None, None, None, None)
DESERT = (None, "the desert", None, None, None, None, None)


def _span(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def party(who: tuple[str | None, str, str]) -> Party:
    return Party(id=who[0], name=who[1], kind=who[2])


def event_place(where: tuple[Any, ...]) -> EventPlace:
    return EventPlace(**dict(zip(("id", "name", "lat", "lon", "radius_km", "country", "admin1"), where, strict=True)))


class Scribe:
    """Makes claims on one report out of its words."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def span(self, words: str, nth: int = 0) -> Span:
        start, end = _span(self.report.text, words, nth)
        return Span(start=start, end=end, text=words)

    def sentence(self, words: str) -> str:
        """The sentence these words stand in."""
        return next(s for s in re.split(r"\n+|(?<=[.]) (?=[A-Z<])", self.report.text) if words in s)

    def mention(self, who: tuple[str | None, str, str], words: str, nth: int = 0) -> Mention:
        start, end = _span(self.report.text, words, nth)
        return Mention(id=who[0], name=who[1], kind=who[2], text=words, start=start, end=end, via="name")

    def place(self, where: tuple[Any, ...], words: str, nth: int = 0) -> PlaceMention:
        start, end = _span(self.report.text, words, nth)
        return PlaceMention(
            id=where[0], name=where[1], lat=where[2], lon=where[3], radius_km=where[4], country=where[5],
            admin1=where[6], text=words, start=start, end=end, via="name",
        )  # fmt: skip

    def speaker(self, source: str | None, name: str, kind: str, words: str, cue: str = "said") -> SpeakerMention:
        start, end = _span(self.report.text, words)
        return SpeakerMention(source_id=source, name=name, kind=kind, cue=cue, start=start, end=end)

    def figure(self, what: str, bounds: tuple[int | None, int | None, int | None], words: str) -> Figure:
        low, best, high = bounds
        return Figure(what=what, low=low, best=best, high=high, text=words, span=_span(self.report.text, words))

    def claim(self, key: str, event_type: str, sentence: str, trigger: str, **fields: Any) -> Claim:
        whole = self.span(sentence)
        at = self.report.text.index(trigger, whole.start)
        day = fields.pop("day", None)
        empty: dict[str, Any] = {
            "actor": (),
            "target": (),
            "place": (),
            "from_place": (),
            "instrument": (),
            "figures": (),
            "speakers": (),
        }
        stance: dict[str, Any] = {"polarity": "affirmed", "modality": "happened", "certainty": "stated"}
        time = ClaimTime(
            start=day,
            end=day,
            precision="day" if day else "unknown",
            basis="text" if day else "unknown",
            text="",
            span=None,
        )
        return Claim(
            claim_id=key, report_id=self.report.report_id, external_id=self.report.external_id,
            publisher=self.report.publisher, published=self.report.published, sentence=whole,
            trigger=Span(start=at, end=at + len(trigger), text=trigger), event_type=event_type, plover="ASSAULT",
            acled=None, time=time, **{**empty, **stance, **fields},
        )  # fmt: skip


def _event(key: str, event_type: str, grade: str, claims: tuple[str, ...], day: date | None, **fields: Any) -> Event:
    origins: tuple[Origin, ...] = fields.pop("origins", ())
    usual: dict[str, Any] = {
        "plover": "ASSAULT", "acled": None, "actor": (), "target": (), "place": None, "from_place": None, "figures": (),
        "grade_reason": "one origin without an interest", "credibility": 0.6, "credibility_low": 0.4,
        "credibility_high": 0.8, "credibility_basis": "prior", "unverified": False, "against_interest": False,
        "speech": False, "modality": "happened", "attributes": (), "disputes": (), "n_reports": 1,
    }  # fmt: skip
    return Event(
        event_id=key, event_type=event_type, grade=grade, claims=claims, n_claims=len(claims), origins=origins,
        n_origins=len(origins), effective_origins=sum(o.weight for o in origins),
        time=EventTime(start=day, end=day, precision="day" if day else "unknown"), **{**usual, **fields},
    )  # type: ignore[arg-type]  # fmt: skip


def _origin(key: str, name: str, kind: str, interest: str, *claims: str, weight: float = 1.0) -> Origin:
    source = key if key.startswith("src:") else None
    return Origin(key=key, source_id=source, name=name, kind=kind, interest=interest, weight=weight, claims=claims)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Shelf:
    """A book of records by id, as the knowledge packs offer them."""

    records: Mapping[str, Any]

    def get(self, key: str) -> Any:
        return self.records.get(key)


@dataclass(frozen=True)
class SmallKnowledge:
    """Just the places, actors and sources that the picture names."""

    places: Shelf
    actors: Shelf
    sources: Shelf
    version: str = "test"


@dataclass(frozen=True)
class SmallCodebook:
    """Just the types that the picture uses."""

    types: Mapping[str, EventType]
    families: Mapping[str, Family]
    version: str = "test"


def _type(code: str, family: str, title: str, **more: Any) -> EventType:
    words = {"definition": title, "example": title, "counter_example": "none"}
    return EventType(code=code, family=family, title=title, roles={}, plover=(), acled=(), cameo=(), **words, **more)


@pytest.fixture(scope="session")
def codebook() -> SmallCodebook:
    types = (
        _type("siege_broken", "battle", "Siege broken", effect="frees"),
        _type("siege_continues", "battle", "Siege goes on", effect="besieges"),
        _type("advance", "battle", "Advance", effect="contests"),
        _type("capture", "battle", "Capture", effect="takes"),
        _type("missile_strike", "remote_violence", "Missile strike"),
        _type("air_strike", "remote_violence", "Air strike"),
        _type("shelling", "remote_violence", "Shelling", casualties=True),
        _type("aid_delivery", "displacement_and_relief", "Aid delivered"),
        _type("mobilise", "posture", "Mobilisation"),
        _type("deny", "words", "Denial", speech=True),
        _type("other", "other", "Other", counted=False),
    )
    titles = {
        "battle": "Battle and control", "remote_violence": "Explosions and remote violence", "posture": "Posture",
        "displacement_and_relief": "Displacement and relief", "words": "Words", "other": "Other",
    }  # fmt: skip
    families = {code: Family(code=code, title=title, branch="violence") for code, title in titles.items()}
    return SmallCodebook(types={t.code: t for t in types}, families=families)


@pytest.fixture(scope="session")
def knowledge() -> SmallKnowledge:
    def place(where: tuple[Any, ...], kind: str, *part_of: str) -> Place:
        return Place(
            id=where[0], name=where[1], kind=kind, lat=where[2], lon=where[3], radius_km=where[4], country=where[5],
            admin1=where[6], part_of=part_of,
        )  # fmt: skip

    places = (place(CITY, "city", PROVINCE[0]), place(PROVINCE, "province"), place(BASE, "base", CITY[0], PROVINCE[0]))
    actors = (Actor(id=ARMY[0], name=ARMY[1], kind=ARMY[2]), Actor(id=IS[0], name=IS[1], kind=IS[2]))
    sources = (
        Source(id="src:syrian-state-tv", name="Syrian state TV", kind="state_media"),
        Source(id="src:sana", name="SANA", kind="state_media"),
        Source(id="src:sohr", name="Syrian Observatory for Human Rights", kind="monitor"),
        Source(id="src:russian-mod", name="Russian Defence Ministry", kind="party"),
        Source(id="src:rumiyah", name="Rumiyah", kind="propaganda"),
    )
    return SmallKnowledge(
        places=Shelf({p.id: p for p in places}),
        actors=Shelf({a.id: a for a in actors}),
        sources=Shelf({s.id: s for s in sources}),
    )


@pytest.fixture(scope="session")
def picture() -> Picture:
    courier = Report(
        report_id="rep_aaaaaaaaaaaaaaaa", publisher="Sample Courier", published="2017-09-05", text=COURIER,
        title="Syrian army breaks the siege of Deir Ezzor", url="https://courier.example/2017/09/05/siege-mirela-kastanova",
        archive_url="https://archive.example/1", licence="CC BY 4.0", language="en", external_id="mirela_kastanova.txt",
        origin_name="reports/Mirela%20Kastanova.txt",
    )  # fmt: skip
    wire = Report(
        report_id="rep_bbbbbbbbbbbbbbbb", publisher="Sample Wire", published="2017-09-08T10:00:00+03:00", text=WIRE,
        title="Shelling in Deir Ezzor", url="https://wire.example/shelling", language="en",
    )  # fmt: skip
    arabic = Report(
        report_id="rep_cccccccccccccccc",
        publisher="Sample Daily",
        published="2017-09-05",
        title=None,
        text=ARABIC,
        language="ar",
    )
    first, second = Scribe(courier), Scribe(wire)
    tv = first.speaker("src:syrian-state-tv", "Syrian state TV", "state_media", "Syrian state TV")
    sohr = first.speaker(
        "src:sohr", "Syrian Observatory for Human Rights", "monitor", "Syrian Observatory for Human Rights"
    )
    line, monitor = first.sentence("has broken"), first.sentence("western edge")
    missiles, toll = first.sentence("cruise missiles"), first.sentence("At least 12")
    food, forecast = first.sentence("dropping food"), first.sentence("expected to mount")
    sana, hamlet = second.sentence("SANA"), second.sentence("Umm Zuhur")
    raids, agreed = second.sentence("Russian aircraft"), second.sentence("Rumiyah")
    denial = second.sentence("Brett McGurk")
    russian = second.speaker("src:russian-mod", "Russian Defence Ministry", "party", "the Russian military")
    claims_courier = (
        first.claim("clm_1", "siege_broken", line, "broken", actor=(first.mention(ARMY, "The Syrian army"),),
                    target=(first.mention(IS, "Islamic State"),), place=(first.place(CITY, "Deir Ezzor", 1),),
                    speakers=(tv,), day=date(2017, 9, 5)),
        first.claim("clm_2", "siege_broken", monitor, "broken the siege", actor=(first.mention(ARMY, "troops"),),
                    place=(first.place(CITY, "the city"),), speakers=(sohr,), certainty="confirmed",
                    day=date(2017, 9, 5)),
        first.claim("clm_3", "missile_strike", missiles, "fired", target=(first.mention(IS, "Islamic State", 1),),
                    place=(first.place(PROVINCE, "Deir Ezzor province"),), day=date(2017, 9, 5),
                    speakers=(first.speaker("src:russian-mod", "Russian Defence Ministry", "party",
                                            "Russia's Defence Ministry"),)),
        first.claim("clm_4", "shelling", toll, "shelling", place=(first.place(CITY, "the Qusour district"),),
                    figures=(first.figure("killed", (12, 12, None), "At least 12 civilians"),), day=date(2017, 9, 4),
                    speakers=(first.speaker(None, "Yusra Haddadin", "witness", "Yusra Haddadin"),)),
        first.claim("clm_5", "aid_delivery", food, "dropping", place=(first.place(CITY, "the city", 1),),
                    modality="ongoing",
                    figures=(first.figure("people", (63000, 70000, 77000), "about 70,000 residents"),)),
        first.claim("clm_6", "mobilise", forecast, "mount", actor=(first.mention(IS, "The jihadists"),),
                    place=(first.place(DESERT, "the desert"),), modality="predicted", certainty="hedged"),
    )  # fmt: skip
    claims_wire = (
        second.claim("clm_7", "shelling", sana, "shelling", actor=(second.mention(IS, "Islamic State"),),
                     place=(second.place(CITY, "Deir Ezzor's Qusour district"),), day=date(2017, 9, 4),
                     figures=(second.figure("killed", (30, 30, 30), "30 people"),),
                     speakers=(second.speaker("src:sana", "SANA", "state_media", "SANA"),)),
        second.claim("clm_8", "air_strike", raids, "struck", place=(second.place(BASE, "the Brigade 137 base"),),
                     speakers=(russian,), day=date(2017, 9, 3)),
        second.claim("clm_9", "air_strike", agreed, "strikes", place=(second.place(BASE, "the Brigade 137 base"),),
                     speakers=(second.speaker("src:sohr", "Syrian Observatory for Human Rights", "monitor",
                                              "Observatory for Human Rights", "confirmed"),),
                     certainty="confirmed", day=date(2017, 9, 3)),
        second.claim("clm_10", "air_strike", agreed, "losses", place=(second.place(BASE, "the Brigade 137 base"),),
                     speakers=(second.speaker("src:rumiyah", "Rumiyah", "propaganda", "Rumiyah", "acknowledged"),),
                     day=date(2017, 9, 3)),
        second.claim("clm_11", "capture", hamlet, "taken", actor=(second.mention(ARMY, "government troops"),),
                     place=(second.place(HAMLET, "Umm Zuhur"),), day=date(2017, 9, 7),
                     speakers=(second.speaker("src:local-activists", "local activists", "activists", "Activists"),)),
        second.claim("clm_12", "deny", denial, "denied", polarity="affirmed", day=date(2017, 9, 8),
                     speakers=(second.speaker(None, "Brett McGurk", "official", "Brett McGurk", "denied"),)),
    )  # fmt: skip
    promo = first.span("Watch: schoolgirl Mirela Kastanova is led away after her capture")
    girl, witness = first.span("Mirela Kastanova"), first.span("Yusra Haddadin")
    envoy = second.span("Brett McGurk")
    readings = (
        Reading(
            report_id=courier.report_id, reader="test", language="en", claims=claims_courier,
            paragraphs=(Paragraph(kind="promo", start=promo.start, end=promo.end),),
            people=(
                PersonMention(start=girl.start, end=girl.end, text=girl.text, public=False, child=True),
                PersonMention(start=witness.start, end=witness.end, text=witness.text, public=False),
            ),
            log=(LogEntry(what="skipped", why="promo line", start=promo.start, end=promo.end),),
        ),
        Reading(
            report_id=wire.report_id, reader="test", language="en", paragraphs=(), claims=claims_wire, log=(),
            people=(PersonMention(start=envoy.start, end=envoy.end, text=envoy.text, public=True, role="envoy"),),
        ),
        Reading(
            report_id=arabic.report_id, reader="test", language="ar", paragraphs=(), claims=(), people=(),
            log=(LogEntry(what="skipped", why="in Arabic, which this reader does not read", start=0, end=len(ARABIC)),),
        ),
    )  # fmt: skip
    tv_origin = _origin("src:syrian-state-tv", "Syrian state TV", "state_media", "interested", "clm_1")
    sohr_origin = _origin("src:sohr", "Syrian Observatory for Human Rights", "monitor", "none", "clm_2")
    events = (
        _event("evt_1", "siege_broken", "corroborated", ("clm_1", "clm_2"), date(2017, 9, 5), actor=(party(ARMY),),
               target=(party(IS),), place=event_place(CITY), origins=(tv_origin, sohr_origin),
               grade_reason="two independent origins, one of them without an interest"),
        _event("evt_2", "missile_strike", "claimed", ("clm_3",), date(2017, 9, 5), target=(party(IS),),
               place=event_place(PROVINCE), grade_reason="its only origin has an interest in it",
               origins=(_origin("src:russian-mod", "Russian Defence Ministry", "party", "interested", "clm_3"),)),
        _event("evt_3", "shelling", "reported", ("clm_4", "clm_7"), date(2017, 9, 4), actor=(party(IS),), n_reports=2,
               place=event_place(CITY), unverified=True,
               figures=(EventFigure(what="killed", low=12, best=21, high=30, who="civilians",
                                    origins=(WITNESS, "src:sana")),),
               origins=(_origin(WITNESS, "Yusra Haddadin", "witness", "none", "clm_4", weight=0.5),
                        _origin("src:sana", "SANA", "state_media", "interested", "clm_7")),
               disputes=(Dispute(about="how_many", positions=(
                   Position(value="at least 12 killed", claims=("clm_4",), origins=(WITNESS,)),
                   Position(value="30 killed", claims=("clm_7",), origins=("src:sana",)))),)),
        _event("evt_4", "aid_delivery", "reported", ("clm_5",), None, place=event_place(CITY), modality="ongoing",
               figures=(EventFigure(what="people", low=63000, best=70000, high=77000, who=None,
                                    origins=("pub:sample-courier",)),),
               origins=(_origin("pub:sample-courier", "Sample Courier", "press", "none", "clm_5"),)),
        _event("evt_5", "mobilise", "predicted", ("clm_6",), None, actor=(party(IS),), place=event_place(DESERT),
               modality="predicted", grade_reason="no claim says that it happened",
               origins=(_origin("pub:sample-courier", "Sample Courier", "press", "none", "clm_6"),)),
        _event("evt_6", "air_strike", "confirmed", ("clm_8", "clm_9", "clm_10"), date(2017, 9, 3),
               place=event_place(BASE), grade_reason="corroborated, and acknowledged by the side it harms",
               target=(party(IS),), actor=(party(RUSSIANS),),
               origins=(_origin("src:russian-mod", "Russian Defence Ministry", "party", "interested", "clm_8"),
                        _origin("src:sohr", "Syrian Observatory for Human Rights", "monitor", "none", "clm_9"),
                        _origin("src:rumiyah", "Rumiyah", "propaganda", "adverse", "clm_10"))),
        _event("evt_7", "capture", "reported", ("clm_11",), date(2017, 9, 7), actor=(party(ARMY),),
               place=event_place(HAMLET),
               origins=(_origin("src:local-activists", "local activists", "activists", "none", "clm_11"),)),
        _event("evt_8", "deny", "reported", ("clm_12",), date(2017, 9, 8), speech=True,
               origins=(_origin("rep_bbbbbbbbbbbbbbbb:Brett McGurk", "Brett McGurk", "official", "none", "clm_12"),)),
    )  # fmt: skip
    where = {
        "place_id": CITY[0],
        "place": CITY[1],
        "lat": CITY[2],
        "lon": CITY[3],
        "radius_km": CITY[4],
        "country": "SY",
    }
    holdings = (
        Holding(holding_id="hold_1", from_=date(2014, 7, 14), to=date(2017, 9, 5), holder=party(ARMY),
                status="contested", besieged=True, probability=0.6,
                alternatives=(Alternative(holder=party(IS), probability=0.4),),
                because=("evt_4",), reason="besieged and fought over", **where),  # type: ignore[arg-type]
        Holding(holding_id="hold_2", from_=date(2017, 9, 5), to=None, holder=None, status="contested", besieged=False,
                probability=0.7, alternatives=(Alternative(holder=party(ARMY), probability=0.7),
                                               Alternative(holder=party(IS), probability=0.3)),
                because=("evt_1",), reason="siege broken; fighting goes on", **where),  # type: ignore[arg-type]
        Holding(holding_id="hold_3", place_id=BASE[0], place=BASE[1], lat=BASE[2], lon=BASE[3], radius_km=BASE[4],
                country="SY", from_=date(2017, 9, 5), to=None, holder=party(ARMY), status="held", besieged=False,
                probability=0.9, alternatives=(), because=("evt_1",), reason="garrison relieved"),
        Holding(holding_id="hold_4", place_id="plc:sy:mayadin", place="Mayadin", lat=35.02, lon=40.45, radius_km=3.0,
                country="SY", from_=None, to=None, holder=None, status="unknown", besieged=False, probability=0.5,
                alternatives=(), because=(), reason="no evidence"),
    )  # fmt: skip
    sieges = (
        Siege(siege_id="siege_1", place_id=CITY[0], place=CITY[1], lat=CITY[2], lon=CITY[3], besieger=(party(IS),),
              besieged=(party(ARMY),), start=Bounds(low=date(2014, 9, 1), high=date(2014, 12, 31)),
              end=Bounds(low=date(2017, 9, 4), high=date(2017, 9, 5)), status="broken",
              people=People(low=63000, best=70000, high=77000), supply=("UN air drops",), because=("evt_1", "evt_4"),
              reason="broken by force on 2017-09-05"),
    )  # fmt: skip
    sources = (
        SourceProfile(source_id="src:sohr", name="Syrian Observatory for Human Rights", kind="monitor", aligned=(),
                      n_reports=0, n_claims=2, n_events=2, n_alone=0, n_corroborated=2, n_disputed=0),
        SourceProfile(source_id="src:russian-mod", name="Russian Defence Ministry", kind="party",
                      aligned=("act:russia",), n_reports=0, n_claims=2, n_events=2, n_alone=1,
                      n_corroborated=1, n_disputed=0),
    )  # fmt: skip
    return Picture(
        reports=(courier, wire, arabic),
        readings=readings,
        events=events,
        holdings=holdings,
        sieges=sieges,
        sources=sources,
    )


def renamed(picture: Picture, old: str, new: str) -> Picture:
    """The same picture with a person of another name, spans of the first report moved as need be."""
    report = picture.reports[0]
    shift = len(new) - len(old)
    starts = []
    at = report.text.find(old)
    while at >= 0:
        starts.append(at)
        at = report.text.find(old, at + 1)

    def moved(offset: int) -> int:
        return offset + shift * sum(1 for start in starts if offset > start)

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(old, new)
        if isinstance(value, tuple):
            if len(value) == 2 and all(isinstance(v, int) for v in value):
                return moved(value[0]), moved(value[1])
            return tuple(walk(v) for v in value)
        if isinstance(value, msgspec.Struct):
            fields = {}
            for name in value.__struct_fields__:
                item = getattr(value, name)
                fields[name] = moved(item) if name in ("start", "end") and isinstance(item, int) else walk(item)
            return type(value)(**fields)
        return value

    first = picture.readings[0]
    return msgspec.structs.replace(
        picture,
        reports=(walk(report), *picture.reports[1:]),
        readings=(walk(first), *picture.readings[1:]),
        events=walk(picture.events),
    )


@pytest.fixture(scope="session")
def rename() -> Any:
    """The function ``renamed``, for tests that give the private people other names."""
    return renamed
