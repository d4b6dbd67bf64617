import msgspec
from made_records import a_claim, a_reading, a_report, a_source, an_event

from twosource.ledger import DERIVED, canonical, digests


def test_readings_come_by_report_whatever_order_they_are_given_in() -> None:
    one, two = (a_reading(a_report(publisher=name), a_claim(a_report(publisher=name))) for name in ("A", "B"))
    assert canonical([one, two], (), (), (), ()) == canonical([two, one], (), (), (), ())


def test_the_readers_stamp_stays_outside() -> None:
    reading = a_reading(a_report())
    other = msgspec.structs.replace(reading, reader="another")
    assert digests(canonical([reading], (), (), (), ())) == digests(canonical([other], (), (), (), ()))


def test_the_order_of_events_counts() -> None:
    report = a_report()
    events = [an_event(a_claim(report)), an_event(a_claim(report, "saw", "other"))]
    forward, backward = (digests(canonical((), order, (), (), ())) for order in (events, events[::-1]))
    assert forward["events"] != backward["events"]


def test_there_is_a_digest_for_every_derived_table() -> None:
    tables = canonical([a_reading(a_report())], (), (), (), (a_source(),))
    assert tuple(digests(tables)) == DERIVED
