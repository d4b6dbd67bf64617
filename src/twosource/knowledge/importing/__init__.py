"""Importing: gazetteers that users hold, as packs: GeoNames, UCDP GED, OCHA, plain tables.

In: files in their own formats. Out: a pack folder, and what could not be taken, by line.
"""

from twosource.knowledge.importing.drafts import BadRow, Draft, ImportFault
from twosource.knowledge.importing.formats import Format, import_file
from twosource.knowledge.importing.packing import Imported, Packing

__all__ = ["BadRow", "Draft", "Format", "ImportFault", "Imported", "Packing", "import_file"]
