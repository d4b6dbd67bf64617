import json
from pathlib import Path

import pytest


def rows(built, table: str) -> list[dict]:
    return json.loads(built(table, "--json").out)


SIGNED = ("--who", "Ana", "--why", "misread")


def test_a_decision_is_kept_carried_out_listed_and_undone(built) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    done = built("decide", "reject", claim[:12], *SIGNED)
    assert done.status == 0
    decision = done.out.split()[0]
    assert done.out.endswith("holds 1 claim, 1 event, 1 holding and 0 sieges.\n")
    assert claim not in {row["claim_id"] for row in rows(built, "claims")}
    (listed,) = rows(built, "decisions")
    assert (listed["decision_id"], listed["status"], listed["who"], listed["why"]) == (
        decision, "in_force", "Ana", "misread",
    )  # fmt: skip
    shown = built("show", claim).out
    assert "review       rejected" in shown
    assert f"{decision}  " in shown
    assert f"reject {claim}" in built("show", decision).out
    assert built("rebuild", "--check").status == 0
    built("decide", "undo", decision, *SIGNED)
    assert {row["status"] for row in rows(built, "decisions")} == {"undone", "in_force"}
    assert len(rows(built, "claims")) == 2


def test_a_correction_shows_in_every_table_and_says_by_whom(built) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    done = built("decide", "correct", claim, "figures.shells", "3", *SIGNED, "--json")
    decision = json.loads(done.out)["decision"]
    assert (decision["field"], decision["value"]) == ("figures.shells", "3")
    (row,) = (row for row in rows(built, "claims") if row["claim_id"] == claim)
    assert row["figures"][0]["best"] == 3
    assert row["decisions"] == [decision["decision_id"]]
    out = built("show", claim, "--why").out
    assert f"figures.shells corrected to 3 by Ana on {decision['when'][:10]}: misread" in out


def test_a_grade_is_given_to_an_event(built) -> None:
    event = rows(built, "events")[0]["event_id"]
    assert built("decide", "grade", event, "confirmed", *SIGNED).status == 0
    assert [row["grade"] for row in rows(built, "events")] == ["confirmed", "reported"]
    assert "By the rules: one origin without interest" in built("show", event).out


def test_what_is_hidden_is_in_the_tables_and_in_no_product(built) -> None:
    report = rows(built, "reports")[0]["report_id"]
    built("decide", "hide", report, *SIGNED)
    assert len(rows(built, "events")) == 2
    assert report not in built("export", "reports").out
    assert report not in built("brief", "--format", "json").out
    built("decide", "publish", report, *SIGNED)
    assert report in built("export", "reports").out


def test_who_decides_may_stand_in_the_configuration(built, tmp_path: Path) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    assert "who decides" in built("decide", "accept", claim, "--why", "seen").err
    (tmp_path / "twosource-data" / "config.toml").write_text('analyst = "desk 3"')
    assert built("decide", "accept", claim, "--why", "seen").status == 0
    assert rows(built, "decisions")[0]["who"] == "desk 3"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("reject", "clm_0000000"), "this is no claim"),
        (("reject", "Jane Doe"), "this is no claim"),
        (("undo", "dec_0000000"), "this is no decision. Their ids stand in `twosource decisions`"),
    ],
)
def test_what_makes_no_sense_is_wrong_use_and_no_typed_name_is_repeated(built, arguments, says: str) -> None:
    done = built("decide", *arguments, *SIGNED)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert "Jane" not in done.err


def test_a_reason_is_asked_for(built) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    done = built("decide", "reject", claim, "--who", "Ana")
    assert (done.status, "--why" in done.err) == (2, True)


def test_a_private_name_in_a_reason_is_masked(built) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    done = built("decide", "reject", claim, "--who", "Ana", "--why", "Jane Doe did not see it", "--json")
    assert "Jane" not in done.out
    assert "Jane" not in built("decisions").out
    assert "Jane" not in built("show", claim, "--why").out


def test_decisions_may_be_kept_without_building(built) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    done = built("decide", "reject", claim, *SIGNED, "--no-build")
    assert "run `twosource build`" in done.err
    assert "run `twosource build`" in built("events").err
    assert built("build").status == 0
    assert "build" not in built("events").err


def test_decisions_without_a_hold_are_said_to_be_and_listed(built, rooms) -> None:
    claim = rows(built, "claims")[0]["claim_id"]
    built("decide", "reject", claim, *SIGNED)
    rooms.reader.stamp = "fake reader 2"
    rooms.reader.blind = True
    done = built("build")
    assert "1 decision has no hold in what is read now: `twosource decisions --unbound`" in done.err
    listed = built("decisions", "--unbound").out
    assert "[unbound]" in listed
    assert "no hold: nothing is read any longer at" in listed
    assert "No decisions fit." in built("decisions", "--about", "rep_0000000").err


def test_there_may_be_no_decisions(built) -> None:
    assert built("decisions") == (0, "", "No decisions here.\n")
    assert built("decisions", "--json").out == "[]\n"
