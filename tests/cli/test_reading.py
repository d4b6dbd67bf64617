import json

from fake_rooms import a_line

ONE, TWO = a_line("2017-09-05"), a_line("2017-09-06")


def test_reading_says_what_came_of_it(run, rooms) -> None:
    done = run("read", ONE, TWO, ONE)
    assert done.status == 0
    assert done.out == (
        "2 new, 1 there already. twosource-data now holds 2 claims, 2 events, 1 holding and 0 sieges.\n"
    )
    assert done.err == ""


def test_rejected_inputs_are_named_with_reason_and_cure_and_the_rest_is_read(run, rooms) -> None:
    done = run("read", "bad one", ONE)
    assert done.status == 1
    assert done.err == "rejected: bad one: it is bad. Mend it.\n"
    assert done.out.startswith("1 new, 1 rejected.")


def test_json_is_all_that_goes_out_and_it_names_the_rejected(run, rooms) -> None:
    done = run("read", "--json", "bad one", ONE)
    assert done.status == 1
    told = json.loads(done.out)
    assert told["rejected"] == [{"where": "bad one", "reason": "it is bad", "cure": "Mend it"}]
    assert len(told["added"]) == 1
    assert told["build"] == {"read": 1, "claims": 1, "events": 1, "holdings": 1, "sieges": 0}


def test_without_building_it_says_how_to(run, rooms) -> None:
    done = run("read", "--no-build", ONE)
    assert done.out == "1 new. Not built yet: run `twosource build`.\n"
    looked = run("events")
    assert looked.out == ""
    assert "run `twosource build`" in looked.err
    assert run("build").out == "0 read. twosource-data now holds 1 claim, 1 event, 1 holding and 0 sieges.\n"
    assert run("events").out.count("evt_") == 1


def test_the_options_are_handed_on(run, rooms) -> None:
    options = {
        "published": "2017-09-05",
        "publisher": "P",
        "url": "https://e.org",
        "title": "T",
        "language": "en",
        "archive_url": "https://a.org",
        "licence": "CC0",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
    assert run("read", ONE, *arguments).status == 0
    (given,) = rooms.overrides
    assert {name: getattr(given, name) for name in options} == options


def test_an_input_named_after_a_private_person_is_masked_on_the_standard_error(run, rooms) -> None:
    done = run("read", ONE, "bad jane-doe.txt")
    assert "a-named-child.txt" in done.err
    assert "jane" not in done.err.casefold()


def test_a_note_on_an_input_is_told_and_no_rejection(run, rooms) -> None:
    done = run("read", f"{ONE}!no date was found in it")
    assert done.status == 0
    assert done.err == "note: 0.txt: no date was found in it.\n"


def test_a_report_in_which_nothing_was_read_is_kept_said_to_be_and_its_words_are_shown_nowhere(run, rooms) -> None:
    done = run("read", "2017-09-05 unreadable words of Someone Unknown")
    assert done.status == 0
    assert done.err == "note: 0.txt: kept, but not read: it is in a language that is not read.\n"
    listed = run("reports")
    assert "in a language that is not read" in listed.out
    assert "Someone" not in listed.out
    assert "Someone" not in run("reports", "--json").out


def test_a_reader_that_fails_on_a_report_costs_no_other(run, rooms) -> None:
    rooms.reader.fails_on = "hard"
    done = run("read", "a hard text", ONE)
    assert done.status == 1
    assert "rejected: 0.txt: the reader failed on it (ValueError)" in done.err
    assert "Traceback" not in done.err
    assert run("verify").status == 0


def test_what_the_gate_kept_back_is_counted_in_one_note_and_its_words_are_withheld(run, rooms) -> None:
    done = run("read", ONE, "2017-09-05 A football match, seen by Jane Roe.", "2017-09-05 A football cup.")
    assert done.status == 0
    assert done.err == (
        "note: the gate: 2 of 3 new reports taken for other news, kept but not parsed; --no-gate reads everything.\n"
    )
    assert "Jane Roe" not in run("reports", "--json").out
