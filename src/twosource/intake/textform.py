"""The normal form of text: bytes in; text out that every offset can point into.

What is done, and no more: the encoding is undone, line ends become ``\\n``, control characters and marks that nobody
sees are taken out, and characters are composed (Unicode NFC). Quotes, dashes, spaces and tabs stay as they came.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from twosource.intake.refusal import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The names under which pages and servers declare an encoding that Python reads as text.
_CHARSETS = re.compile(
    r"^(utf-?8|utf-?16(le|be)?|(us-)?ascii|latin-?1|iso-?8859-?\d{1,2}|(windows|cp)-?125\d|koi8-?[rut]|gb2312|gbk|gb18030"
    r"|big5(-hkscs)?|shift[_-]?jis|euc-?(jp|kr)|mac-?roman)$",
    re.I,
)
# The web reads these names as Windows-1252 (WHATWG Encoding Standard, section 4.2).
_WESTERN = re.compile(r"^(us-?ascii|ascii|latin-?1|iso-?8859-?1)$", re.I)

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls; soft hyphen; zero-width and bidirectional marks; annotation and tag characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A zero-width (non-)joiner spells a word in Arabic, Indic and South-East Asian scripts; elsewhere it only breaks names.
_JOINING = "\u0600-\u061b\u061d-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefe"
_JOINERS = re.compile(f"(?<=[{_JOINING}])(?P<kept>[\u200c\u200d])[\u200c\u200d]*(?=[{_JOINING}])|[\u200c\u200d]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(raw: bytes, charset: str | None = None) -> str:
    """The text of some bytes: by their byte order mark, else by the charset declared for them, else as UTF-8.

    Raises:
        Refused: they are not in that encoding; the message has the first bad byte, its offset and its line.
    """
    name, start = "utf-8", 0
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            name, start = encoding, len(mark)
            break
    else:
        if charset and (known := known_charset(charset)):
            name = known
    try:
        return raw[start:].decode(name)
    except UnicodeDecodeError as error:
        at = start + error.start
        line = raw.count(b"\n", 0, at) + 1
        problem = f"is not {name.upper()}: byte 0x{raw[at]:02X} at offset {at}, in line {line}"
        cure = "Save it as UTF-8, for example with: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
        raise Refused(problem, cure=cure) from None


def known_charset(name: str) -> str | None:
    """Python's name for an encoding that pages and servers declare, or None where it is not one of text."""
    name = name.strip().strip("\"'").lower()
    if not _CHARSETS.match(name):
        return None
    if _WESTERN.match(name):
        return "cp1252"
    try:
        return codecs.lookup(re.sub(r"^windows-?", "cp", name)).name
    except LookupError:
        return None


def normal_form(text: str) -> str:
    """The text as it is stored, without white space around it. Applying it twice changes nothing."""
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = _JOINERS.sub(lambda found: found["kept"] or "", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text).strip()


def one_line(text: str) -> str:
    """A name or a title in normal form, on one line."""
    return " ".join(normal_form(text).split())


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their case, spaces, quotes and stops. Two lines without words do not."""
    letters = _letters(one)
    return bool(letters) and letters == _letters(other)


def with_title(text: str, title: str | None) -> str:
    """The stored text of a report: title, empty line, text; or the text alone where it begins with the title."""
    if not title:
        return text
    first_line = text.split("\n", 1)[0]
    first_block = text.split("\n\n", 1)[0]
    if same_words(first_line, title) or (len(first_block) < 4 * len(title) + 40 and same_words(first_block, title)):
        return text
    return f"{title}\n\n{text}"


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", line).casefold()))
