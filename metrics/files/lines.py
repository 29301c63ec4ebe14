"""The lines of a text file, decoded and mended one by one: NULs out, bad bytes replaced and counted."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from metrics.files.encoding import Bytes, spoken
from metrics.files.reading import counted

CARRIAGE = "\x00"  # stands for a bare carriage return inside a text while it is parsed; real NULs are gone by then
TOO_LONG_LINE = "\x00too long\x00\n"
BAD = "\udcff"  # stands for bytes that cannot be decoded until they are counted; no decoder gives it
ESCAPED = re.compile(r'\\(["\'\\])')
BARE_CARRIAGE = re.compile(r"\r(?!\n|\Z)")
DOUBLED_CARRIAGE = re.compile(r"\r{2,}\n\Z")
NAMED = 10


def _mark(error: UnicodeDecodeError) -> tuple[str, int]:
    """Keeps the ASCII among bad bytes, so that no delimiter or end of line is lost with them."""
    plain = bytes(byte for byte in error.object[error.start : error.end] if byte < 0x80)
    return BAD + plain.decode(), error.end


codecs.register_error("mark_bad_bytes", _mark)


def opening(path: Path, found: Bytes, size: int = 1 << 16) -> str:
    """How a text begins, by as many bytes of it."""
    with path.open("rb") as file:
        file.seek(found.bom)
        return codecs.getincrementaldecoder(found.encoding)("replace").decode(file.read(size))


@dataclass
class Lines:
    """Reads lines without end of file in memory; what had to be mended is counted."""

    path: Path
    found: Bytes
    longest: int
    quote: str | None = None  # set where quotes are escaped by a backslash: they are doubled instead
    nuls: int = 0
    bad: list[tuple[int, int]] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            file.seek(self.found.bom)
            newline = "\n" if self._has_line_feed() else None
            text = io.TextIOWrapper(file, self.found.encoding, "mark_bad_bytes", newline=newline)
            pieces = iter(partial(text.readline, self.longest), "")
            whole = (line if len(line) < self.longest else self._whole(line, text) for line in pieces)
            yield from whole if self.found.clean and not self.quote else map(self._mended, count(1), whole)

    def _has_line_feed(self) -> bool:
        """Whether lines end in a line feed at all; in old Mac files the carriage return stands alone."""
        start = opening(self.path, self.found, 1 << 20)
        return "\n" in start or "\r" not in start

    def _whole(self, line: str, text: io.TextIOWrapper) -> str:
        if line.endswith("\n"):
            return line
        while (rest := text.readline(self.longest)) and not rest.endswith("\n"):
            pass
        return TOO_LONG_LINE

    def _mended(self, number: int, line: str) -> str:
        if "\x00" in line and line != TOO_LONG_LINE:
            self.nuls += line.count("\x00")
            line = line.replace("\x00", "")
        if not line.isascii() and (bad := line.count(BAD)):
            self.bad.append((number, bad))
            line = line.replace(BAD, "\ufffd")
        if "\r" in line.removesuffix("\r\n"):
            line = BARE_CARRIAGE.sub(CARRIAGE, DOUBLED_CARRIAGE.sub("\n", line))
        return ESCAPED.sub(self._doubled, line) if self.quote and "\\" in line else line

    def _doubled(self, match: re.Match) -> str:
        if match[1] == self.quote:
            return self.quote * 2
        return "\\" if match[1] == "\\" else match[0]

    def notes(self) -> list[str]:
        """What was mended, as sentences."""
        said = [f"{counted(self.nuls, 'NUL byte was', 'NUL bytes were')} taken out."] if self.nuls else []
        if self.bad:
            where = ", ".join(f"{number:,}" for number, _ in self.bad[:NAMED])
            more = f" and {len(self.bad) - NAMED:,} more" if len(self.bad) > NAMED else ""
            total = sum(bytes_ for _, bytes_ in self.bad)
            encoding, lines = spoken(self.found.encoding), "lines" if len(self.bad) > 1 else "line"
            damaged = counted(total, f"byte is not {encoding} and was", f"bytes are not {encoding} and were")
            said.append(f"{damaged} replaced by “\ufffd”, in {lines} {where}{more}.")
        return said
