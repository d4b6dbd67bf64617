import json
import shutil


def test_a_whole_store_is_said_to_be(built) -> None:
    done = built("verify")
    assert (done.status, done.out) == (0, "Whole: 3 reports, with all that rests on them\n")
    assert json.loads(built("verify", "--json").out) == {"whole": True, "reports": 3, "problems": []}


def test_problems_are_named_and_the_status_says_so(built, tmp_path) -> None:
    shutil.rmtree(tmp_path / "twosource-data" / "evidence")
    done = built("verify")
    assert done.status == 1
    assert done.out.count("its evidence file is missing") == 3
    assert done.out.endswith("3 problems in 3 reports\n")
    told = json.loads(built("verify", "--json").out)
    assert told["whole"] is False
    assert {problem["what"] for problem in told["problems"]} == {"report"}
