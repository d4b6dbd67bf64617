"""What goes out: text and JSON on the standard output, notes and complaints on the standard error.

JSON goes out as UTF-8 whatever the terminal speaks. Text that came out of reports is made harmless to a terminal first.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any, TextIO

from twosource.errors import TwosourceError

# Control characters could drive the terminal; marks that turn the direction of writing could forge what is read.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")


class ReaderGone(Exception):
    """Whoever read our standard output has gone (``twosource claims | head``): there is no more to do."""


def harmless(text: str) -> str:
    """The text without characters that could drive a terminal; line ends and tabs stay."""
    return _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text on one line, harmless."""
    return harmless(_BLANKS.sub(" ", text)).strip()


def sentence(text: str) -> str:
    """The text on one line, with a full stop at its end."""
    line = one_line(text)
    return line if line.endswith((".", "!", "?")) else f"{line}."


def counted(number: int, noun: str) -> str:
    """``1 claim``, ``12 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say(text: str) -> None:
    """Write a line to the standard output."""
    _write(sys.stdout, harmless(text) + "\n")


def note(text: str) -> None:
    """Write a line to the standard error, for people; a program that reads the standard output never sees it."""
    _write(sys.stderr, one_line(text) + "\n")


def complain(text: str) -> None:
    """Write an error to the standard error."""
    note(f"twosource: {text}")


def say_json(value: Any) -> None:
    """Write a value to the standard output as JSON, indented, in UTF-8."""
    say_bytes((json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode())


def say_bytes(content: bytes) -> None:
    """Write bytes to the standard output as they are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def _write(stream: TextIO, text: str) -> None:
    try:
        try:
            stream.write(text)
        except UnicodeEncodeError:
            stream.write(text.encode(stream.encoding, "backslashreplace").decode(stream.encoding))
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def close_quietly() -> None:
    """Let the interpreter's own last flush of a broken pipe go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, content: bytes) -> None:
    """Write a product to a file, whole or not at all.

    Raises:
        TwosourceError: it can't be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        problem = f"it can't be written ({error.strerror})"
        raise TwosourceError(problem, where=str(path), cure="Choose another file with -o, or make room") from error
