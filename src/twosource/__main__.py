"""``python -m twosource`` is the ``twosource`` command."""

import sys

from twosource.cli import main

sys.exit(main())
