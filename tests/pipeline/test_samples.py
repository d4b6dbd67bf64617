import json

from twosource.pipeline import sample_files


def test_the_samples_ship_with_the_package_one_report_a_line() -> None:
    lines = [line for path in sample_files() for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) >= 40
    assert all({"text", "published", "publisher"} <= set(json.loads(line)) for line in lines)
