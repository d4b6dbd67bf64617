import pytest
from fake_rooms import FakeReader, a_text_report
from hypothesis import given
from hypothesis import strategies as st

from twosource.ledger import LockedError
from twosource.pipeline.attempts import attempt
from twosource.records import Reading


@given(st.lists(st.booleans(), max_size=20))
def test_every_report_gets_a_reading_or_a_reason_and_none_is_lost(hard: list[bool]) -> None:
    reports = [a_text_report(f"{'hard' if is_hard else 'easy'} {n}") for n, is_hard in enumerate(hard)]
    outcomes = list(attempt(FakeReader(fails_on="hard"), reports))
    read = [outcome.report_id for outcome in outcomes if isinstance(outcome, Reading)]
    assert sorted(read) == sorted(report.report_id for report in reports if report.text.startswith("easy"))
    assert len(outcomes) == len(reports)


def test_what_goes_wrong_with_the_store_meanwhile_is_no_fault_of_the_reader() -> None:
    def reports():
        yield a_text_report("one")
        raise LockedError("another program is writing to the store", cure="Wait")

    with pytest.raises(LockedError):
        list(attempt(FakeReader(), reports()))


def test_an_error_before_any_report_was_taken_is_not_swallowed() -> None:
    class Broken(FakeReader):
        def read_many(self, reports):
            raise RuntimeError("no reader at all")
            yield

    with pytest.raises(RuntimeError):
        list(attempt(Broken(), [a_text_report("one")]))
