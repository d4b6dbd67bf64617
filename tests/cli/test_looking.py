import json

import pytest

TABLES = ("claims", "events", "sources", "control", "sieges", "reports")
COUNTS = {"claims": 2, "events": 2, "sources": 1, "control": 1, "sieges": 0, "reports": 3}


@pytest.mark.parametrize("table", TABLES)
def test_json_is_one_array_and_nothing_else(built, table: str) -> None:
    done = built(table, "--json")
    assert done.status == 0
    assert len(json.loads(done.out)) == COUNTS[table]


@pytest.mark.parametrize("table", TABLES)
def test_private_names_stand_in_no_table(built, table: str) -> None:
    for arguments in ((table,), (table, "--json")):
        done = built(*arguments)
        assert "Jane" not in done.out + done.err
        assert "Doe" not in done.out + done.err


@pytest.mark.parametrize("table", TABLES)
def test_the_folder_may_be_named_before_the_verb_and_after_it(run, rooms, table: str) -> None:
    run("--data", "elsewhere", "read", "2017-09-05 Nothing.")
    before, after = run("--data", "elsewhere", table), run(table, "--data", "elsewhere")
    assert before == after
    assert before.status == 0


@pytest.mark.parametrize("table", TABLES)
def test_where_there_is_no_monitor_none_is_made(run, rooms, tmp_path, table: str) -> None:
    done = run(table)
    assert (done.status, done.out) == (2, "")
    assert "there is no monitor in this folder yet" in done.err
    assert list(tmp_path.iterdir()) == []


def test_in_a_pipe_a_table_is_plain_aligned_text_with_whole_ids(built) -> None:
    heading, first, second = built("events").out.splitlines()
    assert heading.split()[:3] == ["event", "type", "when"]
    assert first.startswith("evt_")
    assert first.index("capture") == second.index("capture") == heading.index("type")
    assert len(first.split()[0]) == len("evt_") + 16


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("claims", "--type", "capture"), 2),
        (("claims", "--type", "battle"), 2),
        (("claims", "--type", "talks"), 0),
        (("events", "--type", "talks", "--type", "capture"), 2),
        (("events", "--place", "plc:sy:palmyra"), 2),
        (("events", "--place", "plc:sy:homs"), 2),
        (("events", "--place", "palm"), 2),
        (("events", "--place", "Raqqa"), 0),
        (("events", "--actor", "army"), 2),
        (("events", "--actor", "act:state"), 2),
        (("events", "--actor", "act:is"), 0),
        (("claims", "--actor", "act:army"), 2),
        (("claims", "--actor", "Jane"), 0),
        (("claims", "--speaker", "paper"), 2),
        (("claims", "--speaker", "SOHR"), 0),
        (("events", "--speaker", "src:paper"), 2),
        (("events", "--grade", "reported"), 2),
        (("events", "--grade", "confirmed", "--grade", "claimed"), 0),
        (("events", "--from", "2017-09-03", "--to", "2017-09-03"), 2),
        (("events", "--from", "2017-09-04"), 0),
        (("claims", "--to", "2017-09-02"), 0),
        (("reports", "--from", "2017-09-06"), 2),
        (("reports", "--to", "2017-09-05"), 1),
        (("reports", "--speaker", "Paper"), 3),
        (("control", "--place", "palmyra", "--from", "2017-12-01"), 1),
        (("control", "--to", "2017-09-02"), 0),
        (("control", "--actor", "act:army"), 1),
        (("sources", "--speaker", "paper"), 1),
        (("events", "--limit", "1"), 1),
    ],
)
def test_filters_narrow_a_table(built, arguments: tuple[str, ...], count: int) -> None:
    done = built(*arguments, "--json")
    assert done.status == 0
    assert len(json.loads(done.out)) == count


def test_a_report_may_be_named_by_its_id_or_its_external_id(run, rooms) -> None:
    run("read", "2017-09-05 The army captured it. Jane Doe saw 12 shells.#7", "2017-09-06 Nothing.#8")
    (report,) = json.loads(run("reports", "--report", "7", "--json").out)
    for wanted in ("7", report["report_id"]):
        assert len(json.loads(run("claims", "--report", wanted, "--json").out)) == 1
        assert len(json.loads(run("events", "--report", wanted, "--json").out)) == 1
    assert json.loads(run("claims", "--report", "8", "--json").out) == []


def test_an_unknown_type_is_wrong_use(built) -> None:
    done = built("events", "--type", "captures")
    assert done.status == 2
    assert "there is no event type or family 'captures'. See `twosource codebook list`" in done.err


@pytest.mark.parametrize(
    "arguments",
    [("events", "--from", "last week"), ("events", "--grade", "sure"), ("events", "--limit", "0"), ("claim",), ()],
)
def test_a_command_that_makes_no_sense_is_wrong_use(built, arguments: tuple[str, ...]) -> None:
    done = built(*arguments)
    assert done.status == 2
    assert "Usage: twosource" in done.err + done.out


def test_a_limit_says_how_much_is_left_out(built) -> None:
    assert built("events", "--limit", "1").err == "1 of 2 events shown\n"
    assert built("events", "--limit", "2").err == ""


def test_an_empty_table_says_so_on_the_standard_error_alone(built) -> None:
    assert built("sieges")[1:] == ("", "No sieges here.\n")
    assert built("events", "--place", "Raqqa")[1:] == ("", "No events fit these filters.\n")
    assert built("sieges", "--json").out == "[]\n"


def test_reports_show_their_origin_and_their_reading_log(built) -> None:
    first = built("reports").out.split("\n\n")[0]
    assert "2017-09-05  Paper  untitled" in first
    assert "from      0.txt" in first
    assert "evidence  " in first
    assert "read      0-65  body: 2017-09-05 The army captured Palmyra. a named child" in first


def test_reports_that_share_an_external_id_are_flagged(run, rooms) -> None:
    run("read", "2017-09-05 One.#7", "2017-09-06 Two.#7")
    assert run("reports").out.count("its id is also that of rep_") == 2


def test_what_would_drive_a_terminal_is_made_harmless(run, rooms) -> None:
    run("read", "2017-09-05 The army captured it. \x1b[2J\u202eJane Doe saw 12 shells.")
    listed = run("reports").out
    assert "\x1b" not in listed
    assert "\u202e" not in listed


def test_the_picture_of_a_day_and_the_picture_without_a_source_go_with_every_table_and_product(built) -> None:
    for verb in ("claims", "events", "control", "sieges", "sources"):
        assert built(verb, "--as-of", "2017-09-05").status == 0
        done = built(verb, "--without", "Paper", "--json")
        assert (done.status, done.out) == (0, "[]\n")
    assert len(json.loads(built("events", "--as-of", "2017-09-05", "--json").out)) == 1
    assert built("export", "events", "--as-of", "2017-09-05").out.count("\n") == 1
    assert built("export", "events", "--without", "src:paper").out == ""
    assert "one report" in built("brief", "--as-of", "2017-09-05").out
    assert "There are no reports" in built("brief", "--without", "Paper").out
    assert built("map", "--as-of", "2017-09-05", "-o", "-").status == 0


def test_a_source_that_is_none_is_wrong_use_and_not_repeated(built) -> None:
    done = built("events", "--without", "Jane Doe")
    assert (done.status, "twosource sources" in done.err, "Jane" in done.err) == (2, True, False)
