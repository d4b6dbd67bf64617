"""A monitor opened for a verb, and what every look at it shares: its picture, its masks, the knowledge behind names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.cli.output import counted, note, sentence
from twosource.cli.progress import shown_progress
from twosource.pipeline import NOW, Monitor, Note, View
from twosource.publish import Masks
from twosource.records import Picture, Reading, Rejection

if TYPE_CHECKING:
    from twosource.publish.tables import Row
    from twosource.publish.trail import Trail


@contextmanager
def opened(folder: Path, *, create: bool = False, gate: bool | None = None, jobs: int = 1) -> Iterator[Monitor]:
    """The monitor in a folder, with progress shown on a terminal.

    Args:
        gate: in place of the configured setting.
        jobs: how many processes read.

    Raises:
        NoStoreError: there is none, and ``create`` is false.
    """
    with (
        shown_progress() as progress,
        Monitor(folder, create=create, progress=progress, gate=gate, jobs=jobs) as monitor,
    ):
        yield monitor


class Look:
    """A picture with all that is needed to show it: nothing of a report's words goes out but through its masks."""

    def __init__(self, monitor: Monitor, view: View = NOW) -> None:
        self.monitor = monitor
        self.view = view
        whole = monitor.picture()
        self.picture = whole if view.is_plain else monitor.picture(view)
        # A name that any report tells to be private is masked everywhere, whatever the view leaves out.
        self.masks = Masks(whole)

    @property
    def knowledge(self) -> Any:
        """The knowledge behind ids: places, actors, sources."""
        return self.monitor.rooms.knowledge

    @cached_property
    def trail(self) -> Trail:
        """The way from any record down to the words."""
        from twosource.publish.trail import Trail

        return Trail(self.picture, self.masks)

    def rows(self, table: str, picture: Picture | None = None) -> list[Row]:
        """The rows of a table, masked, of the whole picture or of a part of it."""
        from twosource.publish.tables import Tables

        return Tables(picture or self.picture, self.knowledge.places, self.masks).rows(table)

    def unread_notes(self, report_ids: Iterable[str]) -> Iterator[Note]:
        """Of these reports those in which nothing could be read: which, and why."""
        wanted = set(report_ids)
        reports = {report.report_id: report for report in self.picture.reports if report.report_id in wanted}
        gated = sum(reading.gated for reading in self.picture.readings if reading.report_id in reports)
        if gated:
            says = (
                f"{gated} of {counted(len(reports), 'new report')} taken for other news, kept but not parsed; "
                "--no-gate reads everything"
            )
            yield Note(where="the gate", says=says)
        for reading in self.picture.readings:
            if reading.report_id in reports and not reading.gated and not _was_read(reading):
                report = reports[reading.report_id]
                reasons = "; ".join(dict.fromkeys(entry.why for entry in reading.log)) or "nothing in it could be read"
                yield Note(where=report.origin_name or report.report_id, says=f"kept, but not read: {reasons}")

    def note_what_is_missing(self) -> None:
        """Say on the standard error where reports are kept that the picture doesn't show yet."""
        reader = self.monitor.ledger.reader
        unread = self.monitor.ledger.count_unread(reader) if reader else len(self.picture.reports)
        if unread:
            note(f"{unread} of {counted(len(self.picture.reports), 'report')} not read yet: run `twosource build`")
        elif self.picture.reports and not self.monitor.is_built(self.picture):
            note("Not all that was read is built into events yet: run `twosource build`")


@contextmanager
def looking(folder: Path, view: View = NOW) -> Iterator[Look]:
    """The picture in a folder, to look at.

    Raises:
        NoStoreError: there is none.
        SilenceError: a source that the view leaves out is none here.
    """
    with opened(folder) as monitor:
        look = Look(monitor, view)
        if view.is_plain:
            look.note_what_is_missing()
        yield look


def tell_rejections(rejections: Iterable[Rejection], masks: Masks) -> list[dict[str, str]]:
    """Tell each rejection on the standard error, masked; the same, as JSON can hold it, comes back."""
    told = []
    for rejection in map(masks.rejection, rejections):
        note(f"rejected: {rejection.where}: {sentence(rejection.reason)} {sentence(rejection.cure)}")
        told.append({"where": rejection.where, "reason": rejection.reason, "cure": rejection.cure})
    return told


def _was_read(reading: Reading) -> bool:
    return any(entry.what == "read" for entry in reading.log)
