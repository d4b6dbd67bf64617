"""PDF: the bytes of a PDF in; the document that its text layer holds out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError

from twosource.intake.document import Document
from twosource.intake.fields import ReportFields, normal_language
from twosource.intake.paragraphs import joined
from twosource.intake.plain import stated_fields
from twosource.intake.quiet import quietly
from twosource.intake.refusal import Refused
from twosource.intake.textform import normal_form, one_line

_HEADER_WITHIN = 1024
_END_WITHIN = 2048
_MOST_PAGES = 2000
_TOOL_TITLE = re.compile(
    r"^(?:microsoft\s+\w+\s*-|untitled|document\d*$|layout \d)|\.(?:docx?|odt|pdf|indd|qxp|rtf|tex|pages)$", re.I
)
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*$", re.I)
_DIGITS = re.compile(r"\d+")
_FEWEST_PAGES_WITH_HEADS = 3
_OCR = "Make its text readable first, for example with: ocrmypdf OLD.pdf NEW.pdf"
_AGAIN = "Fetch or copy it again; if it opens in a reader, save its text as .txt and read that"


def read_pdf(raw: bytes, *, max_text_bytes: int) -> Document:
    """The document in a PDF: its lines joined into paragraphs, page numbers and running heads left out.

    The day the file was made is no day of publication and is not taken for one.

    Raises:
        Refused: it is no PDF, cut off, damaged, locked, without text, or holds more text than is allowed.
    """
    _refuse_cut_off(raw)
    with quietly("pypdf"):
        try:
            reader = PdfReader(io.BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Refused("is a PDF locked with a password", cure="Save a copy without the password and read that")
            pages, failed = _page_lines(reader, max_text_bytes)
            title, language = _told(reader)
        except Refused:
            raise
        except DependencyError:
            cure = "Save a copy without encryption and read that"
            raise Refused("is a PDF with an encryption that cannot be undone here", cure=cure) from None
        except Exception as error:  # pypdf: "broken PDF files might cause other Exceptions"
            raise Refused(f"is a damaged PDF ({type(error).__name__}: {_short(str(error))})", cure=_AGAIN) from None
    return _document(pages, failed, title, language)


def _document(pages: list[list[str]], failed: list[int], title: str | None, language: str | None) -> Document:
    kept, furniture = _without_furniture(pages)
    text = normal_form("\n\n".join(joined([line for page in kept for line in page])))
    if not any(c.isalnum() for c in text):
        raise Refused(f"is a PDF without text on its {len(pages)} pages: pictures of pages, it seems", cure=_OCR)
    notes = []
    if furniture:
        notes.append(f"page numbers and running heads in it were left out: {furniture} lines")
    if failed:
        notes.append(f"these pages of it could not be read: {', '.join(map(str, failed))}")
    fields = ReportFields(title=title).over(stated_fields(text))
    return Document(
        text=text, media_type="application/pdf", fields=fields, declared_language=language, notes=tuple(notes)
    )


def _refuse_cut_off(raw: bytes) -> None:
    if b"%PDF-" not in raw[:_HEADER_WITHIN]:
        raise Refused(
            "is no PDF: it does not begin with %PDF-",
            cure="Give it a name that ends in what it is, such as .html or .txt",
        )
    if b"%%EOF" not in raw[-_END_WITHIN:] or b"startxref" not in raw[-_END_WITHIN:]:
        raise Refused(f"is a PDF cut off after {len(raw)} bytes: its end (%%EOF) is missing", cure=_AGAIN)


def _page_lines(reader: PdfReader, max_text_bytes: int) -> tuple[list[list[str]], list[int]]:
    if len(reader.pages) > _MOST_PAGES:
        problem = f"is a PDF of {len(reader.pages)} pages, more than {_MOST_PAGES}"
        raise Refused(problem, cure="Split it and read the parts that report on the conflict")
    pages: list[list[str]] = []
    failed = []
    weight = 0
    for number, page in enumerate(reader.pages, start=1):
        try:
            text = page.extract_text()
        except Exception:  # as above; one bad page need not lose the others, and a note names it
            failed.append(number)
            text = ""
        weight += len(text)
        if weight > max_text_bytes:
            problem = f"is a PDF with more than {max_text_bytes} bytes of text"
            raise Refused(problem, cure="Split it and read the parts that report on the conflict")
        pages.append(text.strip().split("\n"))
    if failed and len(failed) == len(pages):
        raise Refused("is a damaged PDF: none of its pages could be read", cure=_AGAIN)
    return pages, failed


def _without_furniture(pages: Sequence[list[str]]) -> tuple[list[list[str]], int]:
    """The pages without page numbers and without first and last lines that most pages share but for digits."""
    shapes = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    shared = max(_FEWEST_PAGES_WITH_HEADS, (len(pages) + 1) // 2)
    kept = []
    left_out = 0
    for page in pages:
        lines = list(page)
        for edge in _edges(page):
            if _PAGE_NUMBER.match(edge) or shapes[_shape(edge)] >= shared:
                lines.remove(edge)
                left_out += 1
        kept.append(lines)
    return kept, left_out


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line.strip()]
    return [lines[0], lines[-1]] if len(lines) > 2 else []


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _told(reader: PdfReader) -> tuple[str | None, str | None]:
    """Title and language as the file names them; a title that a writing program made up is none."""
    try:
        metadata = reader.metadata
        title = one_line(str(metadata.title)) if metadata and metadata.title else ""
        language = reader.root_object.get("/Lang")
    except Exception:  # as above; the text can stand without them
        return None, None
    named = normal_language(str(language)) if language else None
    return (None if not title or _TOOL_TITLE.search(title) else title), named


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 100 else line[:97] + "..."
