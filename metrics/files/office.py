"""Which files are workbooks: told by what is inside a zip archive or an OLE file, never by the name."""

import mmap
import struct
import zipfile
from pathlib import Path

from metrics.errors import Problem
from metrics.files.reading import MIB, Source

DOCUMENT = "is a document, not a table: load a CSV, XLSX, JSON or Parquet export"
LOCKED = "is protected by a password: save it without one, or save the sheet as CSV, and load that"
DIRECTORY = 8 * MIB  # of names in an archive; more would fill the memory before they could be counted
END, END64 = b"PK\x05\x06", b"PK\x06\x06"
BROKEN = (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, RuntimeError)


def is_workbook(source: Source, kind: str) -> bool:
    """Whether a `zip` or `ole` file is a workbook; raises Problem for other documents and for locked ones."""
    return _ole(source) if kind == "ole" else _zip(source)


def _ole(source: Source) -> bool:
    with source.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        if view.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise Problem(f"{source.name} {LOCKED}.")
        if not any(view.find(stream.encode("utf-16-le")) >= 0 for stream in ("Workbook\0", "Book\0")):
            raise Problem(f"{source.name} {DOCUMENT}.")
    return True


def _zip(source: Source) -> bool:
    few_names(source)
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = set(archive.namelist())
            declared = "mimetype" in names and archive.getinfo("mimetype").file_size < 100
            kind = archive.read("mimetype") if declared else b""
    except BROKEN:
        return False  # said when it is unpacked
    if b"opendocument.spreadsheet" in kind:
        return True
    if "[Content_Types].xml" in names and names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return True
    if "[Content_Types].xml" in names or b"opendocument" in kind:
        raise Problem(f"{source.name} {DOCUMENT}.")
    return False


def few_names(source: Source) -> None:
    """Raises Problem for an archive whose list of names alone is too long to be looked through."""
    size, count = _directory(source.path)
    if size > DIRECTORY:
        most = source.limits.members
        raise Problem(f"{source.name} holds {count:,} files; at most {most:,} can be opened at once.")


def _directory(path: Path) -> tuple[int, int]:
    """The size of a zip archive's list of files, and how many it says there are; noughts where it has no end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
    place = tail.rfind(END)
    if place < 0 or len(tail) < place + 22:
        return 0, 0
    count, size = struct.unpack_from("<HI", tail, place + 10)
    if tail[place - 76 : place - 72] == END64:
        count, size = struct.unpack_from("<QQ", tail, place - 44)
    return size, count
