"""Exit statuses: 0 done, 1 done with rejected inputs or problems (or not done, for reasons outside), 2 wrong use."""

from __future__ import annotations

import sys

from twosource.errors import TwosourceError

DONE = 0
REJECTED = 1
WRONG_USE = 2
STOPPED = 130


class UsageError(TwosourceError):
    """The command was asked for something there is not."""


_WRONG_USE = (
    ("twosource.cli.exits", "UsageError"),
    ("twosource.codebook.faults", "CodebookError"),
    ("twosource.decisions.errors", "DecisionError"),
    ("twosource.importing.faults", "MapError"),
    ("twosource.importing.faults", "TableError"),
    ("twosource.intake.refusal", "IntakeError"),
    ("twosource.knowledge.errors", "PackError"),
    ("twosource.knowledge.errors", "PackNameError"),
    ("twosource.knowledge.importing.drafts", "ImportFault"),
    ("twosource.ledger.errors", "NoStoreError"),
    ("twosource.ledger.errors", "NotAFolderError"),
    ("twosource.pipeline.config", "ConfigError"),
    ("twosource.pipeline.gazetteers", "GazetteerError"),
    ("twosource.pipeline.silencing", "SilenceError"),
    ("twosource.publish.errors", "PublishError"),
)


def status_of(error: TwosourceError) -> int:
    """The exit status for an error: wrong use where the user can mend the command or the files that it is set up by.

    A full disk, a locked or damaged store or a missing model is not wrong use; the work was not done all the same.
    """
    # An error's class is loaded when it is raised: no room need be loaded to ask for it.
    kinds = tuple(getattr(sys.modules[module], name) for module, name in _WRONG_USE if module in sys.modules)
    return WRONG_USE if isinstance(error, kinds) else REJECTED
