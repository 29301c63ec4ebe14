"""What kind of file it is, told by its first bytes and never by its name."""

import re
from itertools import islice

from metrics.errors import Problem
from metrics.files.json_text import is_object

PACKED = "is packed in a way that cannot be opened here: unpack it first, or pack it as zip or gzip"
PICTURE = "is a picture, not a table: load a CSV, XLSX, JSON or Parquet export"
PROGRAM = "is a program, not a table: load a CSV, XLSX, JSON or Parquet export"
WEB_PAGE = "is a web page without a table of records: load a CSV, XLSX, JSON or Parquet export"

READABLE = {
    b"PAR1": "parquet",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole",
}
UNREADABLE = {
    b"%PDF-": "is a PDF, not a table: load a CSV, XLSX, JSON or Parquet export",
    b"\x89PNG": PICTURE,
    b"GIF8": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"{\\rtf": "is a document, not a table: load a CSV, XLSX, JSON or Parquet export",
    b"MZ\x90": PROGRAM,
    b"MZ\x00": PROGRAM,
    b"\x7fELF": PROGRAM,
    b"\xca\xfe\xba\xbe": PROGRAM,
    b"SQLite format 3\x00": "is a database, not a table: export the table as CSV",
    b"Rar!\x1a": PACKED,
    b"7z\xbc\xaf": PACKED,
    b"BZh": PACKED,
    b"\xfd7zXZ": PACKED,
    b"\x28\xb5\x2f\xfd": PACKED,
}
PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype html|html|head|body|table|meta|div)\b", re.I | re.S)
WORKBOOK_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
MAIL = re.compile(r"\s*MIME-Version: ", re.I)
MARKUP = re.compile(r"\s*<\?xml\b", re.I)
JSON_OPENING = re.compile(r"\s*(\[\s*([\[{\"\]]|[\d.-]+\s*[,\]]|$)|\{\s*([\"}]|$))")
FIRST = 20  # lines that tell
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def container(head: bytes, name: str) -> str:
    """`parquet`, `zip`, `gzip`, `ole` or `text`; raises Problem for a file that can be none of them."""
    for magic, sentence in UNREADABLE.items():
        if head.startswith(magic):
            raise Problem(f"{name} {sentence}.")
    return next((kind for magic, kind in READABLE.items() if head.startswith(magic)), "text")


def wording(text: str, name: str) -> str:
    """`json`, `csv` or `web page` by how a text begins; raises Problem for other markup and for bytes that are no text."""
    text = text.removeprefix("\ufeff")
    if PAGE.match(text) or (MARKUP.match(text) and WORKBOOK_2003 in text):
        return "web page"
    if MAIL.match(text):
        raise Problem(f"{name} is a web page saved as one file: open it in a spreadsheet and save it as XLSX or CSV.")
    if MARKUP.match(text):
        raise Problem(f"{name} is XML, which cannot be read: export it as CSV or JSON.")
    if len(CONTROL.findall(text)) > len(text) / 20:
        raise Problem(f"{name} is not a text file: load a CSV, XLSX, JSON or Parquet export.")
    return "json" if JSON_OPENING.match(text) or _objects(text) else "csv"


def _objects(text: str) -> bool:
    """Whether most of the first lines are JSON objects: then the one the text begins with is only broken."""
    lines = list(islice(filter(str.strip, text.splitlines()), FIRST))
    return sum(map(is_object, lines)) > len(lines) / 2
