"""The `twosource` command on another day. Arguments: how many days later, then those of the command.

Whatever is loaded from here on and asks Python for the time is told another one. What makes types out of dates is loaded
before, and keeps the true ones.
"""

from __future__ import annotations

import datetime
import sys
import time
import types

import msgspec.yaml  # noqa: F401
import spacy  # noqa: F401
import sqlalchemy  # noqa: F401

import twosource.records  # noqa: F401


def shift(days: int) -> None:
    """Put the clocks forward."""
    real_date, real_datetime, real_time = datetime.date, datetime.datetime, time.time
    by = days * 86400

    class LikeDate(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, real_date)

    class LikeDatetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, real_datetime)

    class Date(real_date, metaclass=LikeDate):
        def __new__(cls, *args, **kwargs):
            return real_date(*args, **kwargs)

        @classmethod
        def today(cls):
            return real_date.fromtimestamp(time.time())

    class Datetime(real_datetime, metaclass=LikeDatetime):
        def __new__(cls, *args, **kwargs):
            return real_datetime(*args, **kwargs)

        @classmethod
        def now(cls, tz=None):
            return real_datetime.fromtimestamp(time.time(), tz)

        @classmethod
        def today(cls):
            return cls.now()

        @classmethod
        def utcnow(cls):
            return cls.now(datetime.UTC).replace(tzinfo=None)

    time.time = lambda: real_time() + by
    shifted = types.ModuleType("datetime")
    shifted.__dict__.update({**vars(datetime), "date": Date, "datetime": Datetime})
    sys.modules["datetime"] = shifted


if __name__ == "__main__":
    shift(int(sys.argv[1]))
    from twosource.cli import main

    sys.exit(main(sys.argv[2:]))
