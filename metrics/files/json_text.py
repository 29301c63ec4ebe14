"""JSON taken piece by piece from a text of any length, numbers kept as they are written."""

import json
from collections.abc import Iterator
from typing import TextIO

from metrics.files.reading import MIB

SPACE = " \t\r\n"
NO_SPACE = dict.fromkeys(map(ord, SPACE))
CHUNK = 1 << 16
PATIENCE = 4  # so many times the limit are read in the hope that a value ends


class Number(str):
    """A number, as written."""

    __slots__ = ()


class Flaw(ValueError):
    """What is wrong in a JSON text, with the byte."""


class CutOff(Flaw):
    """The text ends before the value does."""


class TooLarge(Flaw):
    """A value over the limit, which was read nevertheless: what follows it can be read too."""


DECODER = json.JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=Number, strict=False)


class JsonText:
    """A place in a JSON text; `largest` is the most signs one value may have."""

    def __init__(self, file: TextIO, largest: int):
        self._file, self._largest = file, largest
        self.broken = False
        self._text, self._place, self._bytes, self._ended = "", 0, 0, False

    @property
    def byte(self) -> int:
        """How many bytes of UTF-8 lie before this place."""
        return self._bytes + len(self._text[: self._place].encode("utf-8", "replace"))

    def _more(self) -> bool:
        """Reads on, letting go of what is done; as much again as is kept, so that long values stay cheap."""
        if self._ended:
            return False
        self._bytes += len(self._text[: self._place].encode("utf-8", "replace"))
        self._text, self._place = self._text[self._place :], 0
        chunk = self._file.read(max(CHUNK, len(self._text)))
        self._ended = not chunk
        self._text += chunk
        return bool(chunk)

    def peek(self) -> str:
        """The next sign that is no space; empty at the end."""
        while True:
            while self._place < len(self._text) and self._text[self._place] in SPACE:
                self._place += 1
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._more():
                return ""

    def opens(self, signs: str) -> bool:
        """Whether these signs come next, spaces aside."""
        self.peek()
        while True:
            ahead = self._text[self._place : self._place + CHUNK].translate(NO_SPACE)
            if len(ahead) >= len(signs) or not self._more():
                return ahead.startswith(signs)

    def take(self, sign: str) -> None:
        """Goes past that sign; raises Flaw if another stands there."""
        if (found := self.peek()) != sign:
            raise Flaw(self._ends() if not found else f"“{sign}” is missing at byte {self.byte:,}")
        self._place += 1

    def value(self):
        """The next value; raises Flaw if it is wrong, cut off, too long or too deep."""
        self.peek()
        failed_at = -1
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._place)
                if end < len(self._text) or self._ended or isinstance(value, (dict, list)):
                    size, self._place = end - self._place, end
                    return self._within(value, size)
            except RecursionError:
                raise Flaw("is nested too deep") from None
            except json.JSONDecodeError as error:
                self._judge(error, failed_at)
                failed_at = self.byte + error.pos - self._place
            if not self._more() and not self._ended:
                raise CutOff(self._ends())

    def _within(self, value, size: int):
        if size > self._largest:
            raise TooLarge(too_large(self._largest))
        return value

    def _judge(self, error: json.JSONDecodeError, failed_at: int) -> None:
        """Raises Flaw if more text cannot help."""
        if len(self._text) - self._place > PATIENCE * self._largest:
            raise Flaw(too_large(self._largest))
        if self._ended:
            raise CutOff(self._ends())
        here = self.byte + error.pos - self._place
        if here == failed_at and not error.msg.startswith("Unterminated string"):
            raise Flaw(f"has a mistake at byte {here:,} ({error.msg})")

    def _ends(self) -> str:
        end = self._bytes + len(self._text.encode("utf-8", "replace"))
        return f"is cut off where the file ends, at byte {end:,}"

    def items(self) -> Iterator[None]:
        """Goes from element to element of a list, or from key to key of an object, up to its closing sign."""
        closing = {"[": "]", "{": "}"}[self.peek()]
        self._place += 1
        if self.peek() != closing:
            yield
            while self.peek() == ",":
                self._place += 1
                yield
        self.take(closing)


def too_large(most: int) -> str:
    """What is said of an object, or a line, over the limit."""
    return f"is larger than {most // MIB} MiB (the limit json_object)"


def is_object(line: str) -> bool:
    """Whether a line is one JSON object and nothing else."""
    try:
        value, end = DECODER.raw_decode(line.strip())
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and end == len(line.strip())
