"""What the tests of reading share: trees written by hand, and ways to look at a claim."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
