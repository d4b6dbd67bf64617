from datetime import date

from fake_rooms import FakeRooms, a_line

from twosource.pipeline import Monitor

ONE, TWO = (a_line(day) for day in ("2017-09-05", "2017-09-06"))


def test_what_is_learnt_is_kept_and_the_build_is_stamped_with_it(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    stamp = monitor.ledger.run_stamp()
    assert stamp is not None and stamp.weights == ""
    outcome = monitor.learn()
    assert (outcome.version, outcome.changed) == ("of 1", True)
    assert outcome.build is not None and outcome.build.events == 1
    kept, stamp = monitor.ledger.weights(), monitor.ledger.run_stamp()
    assert kept is not None and stamp is not None
    assert kept.version == stamp.weights == "of 1"
    assert monitor.rebuild(check=True).inputs == ()


def test_a_report_added_changes_no_weight_until_learning_anew(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    monitor.learn()
    monitor.read([TWO], overrides=None)
    assert monitor.ledger.weights().version == "of 1"  # type: ignore[union-attr]
    assert monitor.learn().version == "of 2"


def test_learning_the_same_again_adds_no_version(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    assert monitor.learn().changed
    assert not monitor.learn().changed


def test_a_day_before_the_learning_goes_by_what_ships(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    monitor.learn(build=False)
    assert monitor.ledger.weights(date(2000, 1, 1)) is None
    assert monitor.ledger.weights(date(2999, 1, 1)) is not None


def test_builds_are_handed_what_was_learnt(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    handed = []
    rooms = FakeRooms()
    derive = rooms.corroborate
    monkeypatch.setattr(rooms, "corroborate", lambda *all_of: handed.append(all_of[3]) or derive(*all_of))
    with Monitor(tmp_path, rooms=rooms) as monitor:
        monitor.read([ONE], overrides=None)
        monitor.learn()
        monitor.build()
    assert [weights and weights.version for weights in handed] == [None, "of 1", "of 1"]


def test_what_was_learnt_can_be_left_out_and_forgotten_and_learnt_again(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    versions = [
        monitor.learn().version,
        monitor.learn(links=False).version,
        monitor.learn(forget=True).version,
        monitor.learn().version,
    ]
    assert versions == ["of 1", "of 1 but links", "shipped", "of 1"]
    kept = monitor.ledger.weights()
    assert kept is not None and kept.version == "of 1"
    assert monitor.rebuild(check=True).inputs == ()
