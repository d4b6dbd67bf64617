import hashlib
import os
from pathlib import Path

import pytest

from twosource.ledger.evidence import Evidence


def test_bytes_lie_under_their_own_hash(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path / "evidence")
    sha256 = evidence.put(b"words")
    assert sha256 == hashlib.sha256(b"words").hexdigest()
    assert (tmp_path / "evidence" / sha256[:2] / sha256).read_bytes() == b"words"
    assert evidence.get(sha256) == b"words"
    assert evidence.is_whole(sha256) is True


def test_the_same_bytes_twice_are_one_file(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    assert evidence.put(b"words") == evidence.put(b"words")
    assert len(list(evidence.hashes())) == 1


def test_a_file_cut_short_is_written_again(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    sha256 = evidence.put(b"words")
    evidence.path(sha256).write_bytes(b"wo")
    assert evidence.is_whole(sha256) is False
    evidence.put(b"words")
    assert evidence.is_whole(sha256) is True


def test_missing_bytes_are_neither_whole_nor_changed(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    assert evidence.is_whole("ab" * 32) is None
    with pytest.raises(FileNotFoundError):
        evidence.get("ab" * 32)


def test_what_a_killed_program_left_is_swept_a_day_later(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    evidence.put(b"words")
    old, fresh = (tmp_path / ".partial" / name for name in ("old.1", "fresh.2"))
    for partial in (old, fresh):
        partial.write_bytes(b"wo")
    os.utime(old, (0, 0))
    evidence.sweep()
    assert not old.exists()
    assert fresh.exists()
    assert len(list(evidence.hashes())) == 1


def test_many_at_once_are_kept_as_one_by_one(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    raws = [f"words {n % 30}".encode() for n in range(40)]
    evidence.put_all(raws)
    evidence.put_all(raws[:1])
    evidence.put_all([])
    assert sorted(evidence.hashes()) == sorted({hashlib.sha256(raw).hexdigest() for raw in raws})
    assert all(evidence.is_whole(sha256) for sha256 in evidence.hashes())
