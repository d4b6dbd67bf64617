"""Reading where one report that the reader fails on costs no other. Reports in; readings, or why there is none, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twosource.errors import TwosourceError
from twosource.pipeline.rooms import Reads
from twosource.records import Reading, Rejection, Report


def attempt(reader: Reads, reports: Iterable[Report]) -> Iterator[Reading | Rejection]:
    """A reading of each report, in the reader's own batches as long as it doesn't fail.

    Raises:
        TwosourceError: what the reader or the store says to the user (no model, say) is no fault of one report.
    """
    waiting: dict[str, Report] = {}

    def noted() -> Iterator[Report]:
        for report in reports:
            waiting[report.report_id] = report
            yield report

    source = noted()
    while True:
        try:
            for reading in reader.read_many(source):
                waiting.pop(reading.report_id, None)
                yield reading
            return
        except TwosourceError:
            raise
        except Exception:
            # Which of the reports that the reader had taken it failed on isn't known: each is read alone.
            if not waiting:
                raise
            alone = list(waiting.values())
            waiting.clear()
            for report in alone:
                yield _alone(reader, report)


def _alone(reader: Reads, report: Report) -> Reading | Rejection:
    try:
        return next(iter(reader.read_many([report])))
    except TwosourceError:
        raise
    except Exception as error:
        # The error's own words may be the report's, names and all; its type is enough to report it by.
        return Rejection(
            where=report.origin_name or report.report_id,
            reason=f"the reader failed on it ({type(error).__name__}); it is kept unread as {report.report_id}",
            cure="Please report this; the next run tries it again",
        )
