"""Builds that link only what is new: whatever was decided in between, a full build gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from made_world import claim, on, read, where, who
from world_rooms import BY_TV, CLAIMS, FOUNDER, PORT, SHELLING, Desk, WorldRooms

from twosource.corroboration.events import EventMaker

FAR = [
    claim("shelling", publisher=f"Paper {n}", published="2017-09-20", place=[where("plc:xx:port")],
          actor=[who("act:red" if n % 2 else "act:blue")], time=on(f"2017-09-{2 * n + 2:02d}"))
    for n in range(9)
]  # fmt: skip


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first claim of each occurrence of which an event is made."""
    found: list[str] = []
    make = EventMaker.make

    def spied(self: EventMaker, occurrence: object) -> object:
        found.append(occurrence.affirmed[0].claim.claim_id)  # type: ignore[attr-defined]
        return make(self, occurrence)  # type: ignore[arg-type]

    monkeypatch.setattr(EventMaker, "make", spied)
    return found


def reports_of(*claims: object) -> list[str]:
    return [report.report_id for report in read(*claims)[0]]  # type: ignore[arg-type]


def desk_of(folder: Path, *first: object) -> Desk:
    rooms = WorldRooms([*CLAIMS, *FAR])
    rooms.claims, every = tuple(first), rooms.claims  # type: ignore[assignment]
    desk = Desk(folder, rooms)
    rooms.claims = every
    return desk


def add(desk: Desk, *claims: object) -> None:
    desk.read(reports_of(*claims), overrides=None)  # type: ignore[arg-type]


def test_of_a_report_added_only_its_neighbourhood_is_made_again(tmp_path: Path, made: list[str]) -> None:
    with desk_of(tmp_path / "m", *FAR, FOUNDER) as desk:
        made.clear()
        add(desk, BY_TV)
        assert made == [FOUNDER.claim_id]
        assert set(desk.event_of(FOUNDER).claims) == {FOUNDER.claim_id, BY_TV.claim_id}
        assert desk.rebuild(check=True).same


@pytest.mark.parametrize("order", [CLAIMS, CLAIMS[::-1], (*FAR[:3], *CLAIMS, *FAR[3:])])
def test_reports_added_one_by_one_give_the_bytes_of_a_full_build(tmp_path: Path, order: Sequence[object]) -> None:
    seen: list[str] = []
    with desk_of(tmp_path / "m", order[0]) as desk:
        for one in order[1:]:
            if reports_of(one)[0] not in seen:
                add(desk, one)
                seen += reports_of(one)
                assert desk.rebuild(check=True).same


@pytest.mark.parametrize(
    "judge",
    [
        lambda desk: desk.judge("accept", FOUNDER.claim_id),
        lambda desk: desk.judge("grade", desk.event_of(FOUNDER).event_id, value="confirmed"),
        lambda desk: desk.judge("reject", FOUNDER.claim_id),
        lambda desk: desk.judge("same", FOUNDER.claim_id, other=FAR[0].claim_id),
        lambda desk: desk.judge("not_same", FOUNDER.claim_id, other=BY_TV.claim_id),
        lambda desk: desk.judge("correct", FOUNDER.claim_id, field="place", value="plc:xx:port"),
        lambda desk: desk.judge("correct_report", FOUNDER.report_id, field="published", value="2017-09-04"),
    ],
)
def test_what_was_decided_holds_when_reports_are_added(tmp_path: Path, judge: Callable[[Desk], object]) -> None:
    with desk_of(tmp_path / "m", *FAR, FOUNDER, BY_TV) as desk:
        decision = judge(desk)
        assert desk.rebuild(check=True).same
        for one in (SHELLING, PORT):
            add(desk, one)
            assert desk.rebuild(check=True).same
            assert [kept.decision_id for kept in desk.picture().decisions] == [decision.decision_id]  # type: ignore[attr-defined]
        desk.judge("undo", decision.decision_id)  # type: ignore[attr-defined]
        assert desk.rebuild(check=True).same


@pytest.mark.parametrize("lost", ["links", "tables", "learnt", "reader"])
def test_where_more_than_reports_has_changed_everything_is_linked(tmp_path: Path, made: list[str], lost: str) -> None:
    with desk_of(tmp_path / "m", *FAR, FOUNDER) as desk:
        stamp = desk.ledger.run_stamp()
        assert stamp is not None
        tables = [list(getattr(desk.ledger, table)()) for table in ("events", "holdings", "sieges", "sources")]
        if lost == "links":
            desk.ledger.store_derived(stamp, *tables)  # type: ignore[arg-type]
        elif lost == "tables":  # those of another build than the links speak of
            desk.ledger.store_derived(
                msgspec.structs.replace(stamp, reports="other"), *tables, links=desk.ledger.links()  # type: ignore[arg-type]
            )  # fmt: skip
        elif lost == "learnt":
            assert desk.learn(build=False).changed
        else:
            desk.rooms.made.stamp = "made reader 2"  # type: ignore[attr-defined]
        made.clear()
        add(desk, BY_TV)
        assert len(made) == len(FAR) + 1
        assert desk.rebuild(check=True).same


def test_a_rebuild_links_everything(tmp_path: Path, made: list[str]) -> None:
    with desk_of(tmp_path / "m", *FAR, FOUNDER) as desk:
        made.clear()
        desk.build()
        assert made == []
        desk.rebuild()
        assert len(made) == len(FAR) + 1
