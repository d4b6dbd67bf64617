"""ReportFields: what may be told of a report beside its text, from whom it is believed, and in what form it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from twosource.intake.addresses import is_web_address
from twosource.intake.dates import normal_date, refuse_future
from twosource.intake.refusal import IntakeError, Refused
from twosource.intake.textform import one_line
from twosource.records import Record

_LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*$")
_LONGEST = {"title": 500, "licence": 500, "publisher": 300}
_SAME_FIELD = {"license": "licence", "lang": "language"}


class ReportFields(Record, frozen=True, kw_only=True):
    """What the caller, a sidecar file, a line of JSON or the document itself tells of a report. None is not told."""

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    archive_url: str | None = None
    licence: str | None = None

    def over(self, other: ReportFields) -> ReportFields:
        """These fields, and the other's where these are silent."""
        told = {name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__}
        return ReportFields(**told)


def given_fields(mapping: Mapping[str, object], aside: frozenset[str]) -> tuple[ReportFields, tuple[str, ...]]:
    """The fields in a JSON object, and the names it has that are neither fields nor in ``aside``, sorted.

    Raises:
        Refused: a field is something else than text or null.
    """
    told: dict[str, str] = {}
    unused = []
    for key, value in mapping.items():
        name = _SAME_FIELD.get(key, key)
        if name in ReportFields.__struct_fields__:
            if value is not None and not isinstance(value, str):
                problem = f'"{key}" is {_json_kind(value)}, not text'
                raise Refused(problem, cure=f'Write it in quotation marks, or leave "{key}" out')
            if value and value.strip():
                told.setdefault(name, value)
        elif key not in aside:
            unused.append(key)
    return ReportFields(**told), tuple(sorted(unused))


def normal_fields(fields: ReportFields, now: datetime) -> tuple[ReportFields, tuple[str, ...]]:
    """The fields in the form they are kept in, and a note for each that had to be left out.

    Publisher and date make the report's id, so a bad one refuses the report; of the other fields only the bad one is
    left out.

    Raises:
        Refused: the date is impossible or in the future, or the publisher's name too long to be one.
    """
    told: dict[str, str | None] = {}
    notes = []
    if fields.published:
        told["published"] = normal_date(one_line(fields.published))
        refuse_future(str(told["published"]), now)
    if fields.publisher:
        publisher = one_line(fields.publisher)
        if len(publisher) > _LONGEST["publisher"]:
            problem = f"the publisher's name has {len(publisher)} characters"
            raise Refused(problem, cure="Give its name alone, for example The Independent")
        told["publisher"] = publisher or None
    for name in ("title", "licence"):
        text = one_line(getattr(fields, name) or "")
        if len(text) > _LONGEST[name]:
            notes.append(f"the {name} has {len(text)} characters, more than {_LONGEST[name]}, and was left out")
        else:
            told[name] = text or None
    for name in ("url", "archive_url"):
        address = (getattr(fields, name) or "").strip()
        if address and not is_web_address(address):
            notes.append(f"the {name} is no http or https address fit to be kept, and was left out")
        else:
            told[name] = address or None
    if fields.language:
        told["language"] = normal_language(fields.language)
        if told["language"] is None:
            notes.append(f'the language "{one_line(fields.language)[:40]}" is no code such as en, and was left out')
    return ReportFields(**told), tuple(notes)


def normal_language(code: str) -> str | None:
    """The primary part of a language tag in lower case (``en`` of ``en-GB``), or None where it is no tag."""
    found = _LANGUAGE.match(code.strip())
    return found[1].lower() if found else None


def checked_overrides(overrides: ReportFields, now: datetime) -> ReportFields:
    """The caller's own fields in normal form.

    Raises:
        IntakeError: one of them cannot be used. The caller is there to mend it, so nothing is left out.
    """
    try:
        fields, notes = normal_fields(overrides, now)
    except Refused as error:
        raise IntakeError(error.problem, where="the fields given with the inputs", cure=error.cure) from None
    if notes:
        raise IntakeError(notes[0], where="the fields given with the inputs", cure="Mend it or leave it out")
    return fields


def _json_kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "an object"


def decoded_object(raw: bytes) -> dict[str, object]:
    """The JSON object that some bytes hold.

    Raises:
        Refused: they hold no JSON, or something else than an object.
    """
    try:
        value = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(
            f"is no JSON: {error}", cure="Mend it: a JSON object is written {...}, text in quotation marks"
        ) from None
    except RecursionError:
        raise Refused(
            "is JSON nested too deep to be read", cure="Give the fields of a report as text, not as objects"
        ) from None
    if not isinstance(value, dict):
        raise Refused(
            f"is JSON, but {_json_kind(value)} and no object", cure='Write it as {"text": ..., "published": ...}'
        )
    return value
