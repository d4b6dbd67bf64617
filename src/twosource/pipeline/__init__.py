"""The pipeline: the rooms joined over a data folder. Importing it loads no model; the rooms open when first needed."""

from twosource.pipeline.comparison import Difference
from twosource.pipeline.config import CONFIG_NAME, Config, ConfigError, load_config, pack_paths
from twosource.pipeline.gazetteers import GazetteerError, Gazetteers
from twosource.pipeline.importing import Imported, check_table
from twosource.pipeline.monitor import Monitor
from twosource.pipeline.outcomes import BuildOutcome, CheckOutcome, DecideOutcome, LearnOutcome, Note, ReadOutcome
from twosource.pipeline.progress import Progress, Silence
from twosource.pipeline.rooms import Rooms
from twosource.pipeline.samples import sample_files
from twosource.pipeline.silencing import SilenceError
from twosource.pipeline.views import NOW, View

__all__ = [
    "CONFIG_NAME",
    "NOW",
    "BuildOutcome",
    "CheckOutcome",
    "Config",
    "ConfigError",
    "DecideOutcome",
    "Difference",
    "GazetteerError",
    "Gazetteers",
    "Imported",
    "LearnOutcome",
    "Monitor",
    "Note",
    "Progress",
    "ReadOutcome",
    "Rooms",
    "Silence",
    "SilenceError",
    "View",
    "check_table",
    "load_config",
    "pack_paths",
    "sample_files",
]
