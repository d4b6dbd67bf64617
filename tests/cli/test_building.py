import json


def test_a_rebuild_says_what_it_made(built) -> None:
    done = built("rebuild")
    assert done.status == 0
    assert done.out == "3 read. twosource-data now holds 2 claims, 2 events, 1 holding and 0 sieges.\n"
    assert json.loads(built("rebuild", "--json").out)["events"] == 2


def test_the_check_tells_each_tables_digest(built) -> None:
    done = built("rebuild", "--check")
    assert done.status == 0
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        [table, "same"] for table in ("readings", "claims", "events", "holdings", "sieges", "sources")
    ]
    assert built("rebuild", "--check").out == done.out


def test_the_check_ends_with_1_and_names_table_and_ids_where_the_bytes_differ(built, rooms) -> None:
    rooms.merge = True
    done = built("rebuild", "--check")
    assert done.status == 1
    assert "events    differs" in done.out
    assert "1 only in the store, 0 only in the rebuild, 1 changed; the first: evt_" in done.out
    told = json.loads(built("rebuild", "--check", "--json").out)
    assert told["same"] is False
    assert [found["table"] for found in told["differences"]] == ["events", "holdings"]


def test_the_check_says_when_the_store_was_built_from_something_else(built, rooms) -> None:
    built("read", "--no-build", "2017-09-09 The army captured it. Jane Doe saw 12 shells.")
    done = built("rebuild", "--check")
    assert done.status == 1
    assert "The store was built from something else (reports): run `twosource build` first" in done.err


def test_a_report_that_cannot_be_read_is_named_and_the_status_says_so(built, rooms) -> None:
    built("read", "--no-build", "a hard text")
    rooms.reader.fails_on = "hard"
    for verb in ("rebuild", "build"):
        rooms.reader.stamp += "+"
        done = built(verb)
        assert done.status == 1
        assert "the reader failed on it (ValueError)" in done.err


def test_learning_tells_what_links_rest_on_and_can_be_undone(built) -> None:
    done = built("learn")
    assert done.out.startswith("Learnt anew: version of ")
    assert "Weights of links between sentences: as stated; nothing is learnt of them." in done.out
    assert "but links" in built("learn", "--stated-links").out
    assert built("learn", "--forget").out.startswith("What ships counts again: version shipped.")
    told = json.loads(built("learn", "--forget", "--json").out)
    assert (told["version"], told["changed"], told["links"]) == ("shipped", False, None)
