"""Which encoding a file is written in: its BOM, its NULs, strict UTF-8, and only then a guess."""

import codecs
import mmap
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from charset_normalizer import from_bytes

from metrics.errors import Problem
from metrics.files.reading import MIB

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SHOWN = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1254": "Windows-1254",
    "cp932": "Shift-JIS",
    "cp949": "EUC-KR",
    "koi8_r": "KOI8-R",
    "gb18030": "GBK",
}
EASTERN = {"Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Slovene", "Romanian"}
HIGH_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
ENOUGH = 32 * 1024


@dataclass(frozen=True)
class Bytes:
    """What one look over all bytes of a file found."""

    encoding: str
    bom: int  # its length
    clean: bool  # UTF-8 without NULs and bare carriage returns: needs no repair before it is parsed


def look(path: Path, told: str | None = None) -> Bytes:
    """Finds the encoding of a file, and whether NULs or bare carriage returns are in it."""
    with path.open("rb") as file:
        head = file.read(4096)
    bom, encoding = next(((len(bom), name) for bom, name in BOMS if head.startswith(bom)), (0, None))
    encoding = _checked(told) if told else encoding or _by_nuls(head)
    utf8, nuls, carriage, pairs = _scan(path)
    if encoding is None:
        encoding = "utf-8" if utf8 else guess(path)
    return Bytes(encoding, bom, encoding == "utf-8" and utf8 and not nuls and carriage == pairs)


def _checked(name: str) -> str:
    try:
        codec = codecs.lookup(name)
        " ".encode(codec.name)
    except (LookupError, TypeError):
        raise Problem(f"“{name}” is no encoding; utf-8, windows-1252 or utf-16 are.") from None
    return "utf-8" if codec.name == "utf-8-sig" else codec.name


def _by_nuls(head: bytes) -> str | None:
    """UTF-16 and UTF-32 without a BOM: Latin letters leave every other byte, or three in four, a NUL."""
    quarters = [head[place::4].count(0) for place in range(4)]
    each = max(len(head) // 4, 1)
    many = [share > each * 0.4 for share in quarters]
    return {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }.get(tuple(many))


def _scan(path: Path) -> tuple[bool, bool, int, int]:
    """Whether all is UTF-8, whether NULs are in it, the number of carriage returns and of those before a line feed."""
    nuls, carriage, pairs, last = False, 0, 0, b""
    valid, rest = True, b""
    with path.open("rb") as file:
        while chunk := file.read(MIB):
            nuls = nuls or 0 in chunk
            if b"\r" in chunk:
                carriage += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n")
            pairs += last == b"\r" and chunk[:1] == b"\n"
            last = chunk[-1:]
            if valid and (rest or not chunk.isascii()):
                letters = rest + chunk
                end = _whole(letters)
                valid, rest = _is_utf8(letters[:end]), letters[end:]
    return valid and not rest, nuls, carriage, pairs


def _whole(letters: bytes) -> int:
    """Where the last letter begins that is cut off, if the bytes are UTF-8; else their end."""
    for back in range(1, min(3, len(letters)) + 1):
        if (byte := letters[-back]) >= 0xC0:
            return len(letters) - (back if back < 2 + (byte >= 0xE0) + (byte >= 0xF0) else 0)
        if byte < 0x80:
            break
    return len(letters)


def _is_utf8(letters: bytes) -> bool:
    """Five times as fast as to decode them."""
    ends = pa.py_buffer(np.array([0, len(letters)], dtype=np.int32))
    try:
        pa.StringArray.from_buffers(1, ends, pa.py_buffer(letters)).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def guess(path: Path) -> str:
    """The likeliest encoding of bytes that are not UTF-8; among Western ones Windows-1252."""
    sample = _high_lines(path)
    if _mostly_utf8(sample):
        return "utf-8"
    runs = HIGH_RUN.findall(sample)
    best = from_bytes(sample).best()
    if best is None or sum(map(len, runs)) < 1.5 * len(runs):  # accents stand alone, other scripts in runs
        return _western(best)
    return "cp1252" if best.encoding.startswith(("ascii", "utf_")) else best.encoding


def _western(best) -> str:
    if best is not None and best.encoding in ("cp1250", "iso8859_2") and best.language in EASTERN:
        return "cp1250"
    return "cp1252"


def _high_lines(path: Path) -> bytes:
    """Some tens of kilobytes of the lines that hold anything but ASCII."""
    found, size = [], 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        for match in HIGH_LINE.finditer(view):
            found.append(match[0][:ENOUGH])
            size += len(found[-1])
            if size > ENOUGH:
                break
    return b"\n".join(found)


def _mostly_utf8(sample: bytes) -> bool:
    """Whether more signs are good UTF-8 than bytes are bad: then the file is UTF-8 with some damage."""
    text = sample.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= sign <= "\udcff" for sign in text)
    return sum(sign > "\x7f" for sign in text) - bad > bad


def spoken(encoding: str) -> str:
    """An encoding's name as people write it."""
    return SHOWN.get(encoding, encoding.removesuffix("-le").removesuffix("-be").replace("_", "-").upper())
