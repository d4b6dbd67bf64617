import json


def changes(built, *arguments: str) -> dict:
    return json.loads(built("diff", "--json", *arguments).out)


def test_what_came_in_between_two_days_is_told_with_the_report_that_brought_it(built) -> None:
    told = changes(built, "--from", "2017-09-05", "--to", "2017-09-06")
    assert (told["from"], told["to"], len(told["reports"])) == ("2017-09-05", "2017-09-06", 1)
    (new,) = (change for change in told["changes"] if change["table"] == "events")
    assert (new["how"], new["reports"]) == ("new", told["reports"])
    out = built("diff", "--from", "2017-09-05", "--to", "2017-09-06").out
    assert out.startswith("1 report came in, 0 decisions made: ")
    assert f"by {told['reports'][0]}  Paper, 6 September 2017" in out


def test_without_an_end_it_is_told_up_to_today_with_the_decisions_made_since(built) -> None:
    claim = json.loads(built("claims", "--json").out)[0]["claim_id"]
    built("decide", "correct", claim, "time", "2017-09-01", "--who", "Ana", "--why", "misread")
    told = changes(built, "--from", "2017-09-06")
    assert told["to"] is None
    assert len(told["decisions"]) == 1
    assert len(told["reports"]) == 1


def test_one_day_and_the_same_differ_in_nothing(built) -> None:
    told = changes(built, "--from", "2017-09-06", "--to", "2017-09-06")
    assert (told["changes"], told["reports"], told["decisions"]) == ([], [], [])


def test_no_private_name_comes_out(built) -> None:
    for arguments in ((), ("--json",)):
        assert "Jane" not in built("diff", "--from", "2017-09-01", *arguments).out


def test_a_comparison_that_makes_no_sense_is_wrong_use(built) -> None:
    assert "--from" in built("diff").err
    assert built("diff", "--from", "2017-09-06", "--to", "2017-09-05").status == 2


def test_a_limit_says_how_much_is_left_out(built) -> None:
    assert "1 of " in built("diff", "--from", "2017-09-01", "--limit", "1").err
