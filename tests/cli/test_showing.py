import json

import pytest

from twosource.records import event_id


def ids(built, table: str, key: str) -> list[str]:
    return [row[key] for row in json.loads(built(table, "--json").out)]


def test_an_event_is_shown_with_its_grade_and_the_words_it_rests_on(built) -> None:
    event = ids(built, "events", "event_id")[0]
    done = built("show", event)
    assert done.status == 0
    assert done.out.startswith(f"event {event}\n")
    for line in (
        "grade        reported: one origin without interest",
        "where        Palmyra (plc:sy:palmyra), within 5 km",
        "who          Army (act:army)",
        "Paper, in its own voice",
    ):
        assert line in done.out
    assert "captured Palmyra" in done.out
    assert "a named child" in done.out
    assert "holdings that rest on it\n  hold_" in done.out


@pytest.mark.parametrize(
    ("table", "key", "kind"),
    [
        ("claims", "claim_id", "claim"),
        ("events", "event_id", "event"),
        ("control", "holding_id", "holding"),
        ("reports", "report_id", "report"),
        ("sources", "source_id", "source"),
    ],
)
def test_whatever_a_table_lists_can_be_shown_and_leads_to_the_words_without_private_names(
    built, table: str, key: str, kind: str
) -> None:
    for one in ids(built, table, key):
        for arguments in ((one,), (one, "--why"), (one, "--json")):
            done = built("show", *arguments)
            assert done.status == 0
            assert "Jane" not in done.out
        told = json.loads(done.out)
        assert (told["kind"], told["id"]) == (kind, one)
        if told["claims"]:
            assert "captured" in built("show", one, "--why").out


def test_a_place_and_an_actor_are_shown_with_what_lies_in_them(built) -> None:
    for wanted in ("plc:sy:palmyra", "plc:sy:homs", "act:army", "act:state"):
        done = built("show", wanted)
        assert done.status == 0
        assert done.out.count("evt_") == 2
        assert done.out.count("hold_") == 1


def test_the_start_of_an_id_will_do_where_no_other_begins_so(built) -> None:
    event = ids(built, "events", "event_id")[0]
    assert built("show", event[:12]).out.startswith(f"event {event}")
    done = built("show", "evt_")
    assert done.status == 2


def test_a_report_is_shown_by_its_external_id_with_its_log(run, rooms) -> None:
    run("read", "2017-09-05 The army captured it. Jane Doe saw 12 shells.#7")
    done = run("show", "7")
    assert "external id  7" in done.out
    assert "reading log" in done.out
    assert "a named child" in done.out


def test_an_id_shared_by_two_reports_asks_which(run, rooms) -> None:
    run("read", "2017-09-05 One.#7", "2017-09-06 Two.#7")
    done = run("show", "7")
    assert done.status == 2
    assert "it stands for 2 things: rep_" in done.err


def test_an_unknown_id_is_wrong_use(built) -> None:
    done = built("show", "evt_0000000000000000")
    assert (done.status, done.out) == (2, "")
    assert "nothing here has this id" in done.err


def test_an_unknown_id_that_is_a_private_name_is_not_repeated(built) -> None:
    assert "Jane" not in built("show", "Jane Doe").err


def test_an_event_that_is_gone_is_answered_by_its_successor(built, rooms) -> None:
    before = ids(built, "events", "event_id")
    rooms.merge = True
    built("build")
    (after,) = ids(built, "events", "event_id")
    assert after in before
    (gone,) = set(before) - {after}
    done = built("show", gone)
    assert done.out.startswith(f"event {after}")
    assert f"{gone} is now part of {after}" in done.err


def test_why_tells_what_the_store_was_built_from(built) -> None:
    event = ids(built, "events", "event_id")[0]
    assert "built from" not in built("show", event).out
    assert "reader       fake reader 1" in built("show", event, "--why").out


def test_why_tells_why_claims_are_one_event_field_by_field_and_why_the_grade(built, rooms) -> None:
    rooms.merge = True
    built("build")
    (row,) = json.loads(built("events", "--json").out)
    event, (first, second) = row["event_id"], row["claims"]
    done = built("show", event, "--why")
    for line in (
        f"{first} founds it: It is one with what a named child saw.",
        f"{second} joins it by {first}: It is one",
        "time +2.0; in all 2.0, to pass 1.0",
        "grade        Paper (press) has no interest in it that is known; it counts as 1 of a voice (2 claims).",
    ):
        assert line in done.out
    assert done.out.count("one origin without interest") == 1
    told = json.loads(built("show", event, "--why", "--json").out)["why"]
    assert [row["about"] for row in told] == ["one_event", "one_event", "grade", "grade", "credibility"]
    assert told[1]["fields"] == [{"field": "time", "weight": 2.0, "says": "a named child's day", "stated": None}]
    assert "why" not in built("show", event).out.splitlines()


def test_why_tells_which_rule_gave_each_part_of_a_claim(built) -> None:
    claim = ids(built, "claims", "claim_id")[0]
    out = built("show", claim, "--why").out
    for line in (
        "event type   capture, for “captured”",
        "stance       happened, stated: no word says otherwise",
        "speaker      the publisher's own voice: no word gives it to another",
        "actor        Army (act:army), for “The army” at 11-19: named",
        "time         2017-09-03: the sentence's own words date it",
        "figures      shells 12/12/12 (low/best/high), for “12”",
    ):
        assert line in out


def test_an_event_is_shown_as_it_stood_on_a_day_and_as_if_a_source_had_never_spoken(built) -> None:
    first, second = ids(built, "events", "event_id")
    assert built("show", first, "--as-of", "2017-09-05").out.startswith(f"event {first}\n")
    done = built("show", second, "--as-of", "2017-09-05")
    assert (done.status, "none of its claims is there in this view" in done.err) == (2, True)
    assert built("show", first, "--without", "Paper").status == 2


def test_an_id_that_an_event_would_have_by_another_of_its_claims_is_answered_by_it(built) -> None:
    for row in json.loads(built("events", "--json").out):
        assert row["answers_to"] == [event_id(claim) for claim in row["claims"] if event_id(claim) != row["event_id"]]
        for former in row["answers_to"]:
            assert built("show", former).out.startswith(f"event {row['event_id']}\n")
