"""A pattern: one way of writing a moment, and the SQL that reads it."""

import re
from dataclasses import dataclass, replace

from metrics import zone
from metrics.sql import literal
from metrics.typed.words import trimmed

EPOCH, SERIAL, OFFSET = "epoch", "serial", "offset"
_NUMBERS = {EPOCH: r"[1-6]\d{9}(?:\d{3}){0,3}(?:\.\d*)?", SERIAL: r"[1-9]\d{4}(?:[.,]\d+)?"}
_CODES = {
    "%Y": r"(?:19|20|21)\d\d", "%y": r"\d{2}", "%m": r"\d{1,2}", "%d": r"\d{1,2}",
    "%H": r"\d{1,2}", "%I": r"\d{1,2}", "%M": r"\d{1,2}", "%S": r"\d{1,2}", "%f": r"\d{1,6}",
    "%p": r"[AaPp][Mm]", "%z": r"[+-]\d\d(?::?\d\d)?",
    "%b": r"\pL{3}", "%a": r"\pL{3}", "%B": r"\pL+", "%A": r"\pL+",
}  # fmt: skip
_PACKED = {"%Y%m%d": r"(?:19|20|21)\d{6}", "%y%m%d": r"\d{6}", "%H%M%S": r"\d{6}", "%H%M": r"\d{4}"}
_SWAPS = {"dmy": {}, "mdy": {"%d": "%m", "%m": "%d"}, "ymd": {"%d": "%y", "%y": "%d"}}


@dataclass(frozen=True)
class Pattern:
    """What strptime must know to read a text, after the fixes (regular expressions) and the words are replaced."""

    format: str  # strptime's, day first where the text does not tell; or EPOCH, SERIAL
    zone: str = ""  # OFFSET, the zone named beside the time, or nothing
    free: str = ""  # what stands between day and month where the text alone does not tell which is first
    unsure: str = ""  # an abbreviation that several zones share: the time counts as one without a zone
    fixes: tuple[tuple[str, str], ...] = ()
    words: frozenset[tuple[str, str]] = frozenset()
    spaced: bool = False  # with space around it

    def trimmed(self) -> "Pattern":
        """The same with space around it."""
        return replace(self, spaced=True)

    @property
    def naive(self) -> bool:
        """Whether the text says nothing of its zone."""
        return not self.zone and self.format != EPOCH

    def ordered(self, order: str) -> "Pattern":
        """The same with day, month and year in that order, where the text leaves it free."""
        swap = _SWAPS[order] if self.free and not (order == "ymd" and "%Y" in self.format) else {}
        return replace(self, format=re.sub("%[dmy]", lambda code: swap.get(code[0], code[0]), self.format))

    def sql(self, column: str, home: str) -> str:
        """SQL: the column's moment in UTC, from 1900 to 2199; `home` is the zone of times without one.

        The text is matched first: a strptime that fails costs ten times one that does not, and %Y alone would take
        25 for the year 25 and 9999-12-31 for a day.
        """
        text = self._text(column)
        value = self._in_utc(_clock(self.format, text), home)
        return f"CASE WHEN regexp_full_match({text}, {literal(_matcher(self.format))}) THEN {value} END"

    def _text(self, column: str) -> str:
        text = trimmed(column) if self.spaced else f"nullif({column}, '')"
        for found, by in self.fixes:
            text = f"regexp_replace({text}, {literal(found)}, {literal(by)})"
        for written, english in sorted(self.words, key=lambda word: (-len(word[0]), word)):
            text = f"replace({text}, {literal(written)}, {literal(english)})"
        return text

    def _in_utc(self, clock: str, home: str) -> str:
        if self.zone == OFFSET:
            return f"make_timestamp(epoch_us({clock}))"  # a cast does the same, but slower
        return zone.to_utc(clock, self.zone or home) if self.format != EPOCH else clock


def merged(patterns: list[Pattern]) -> list[Pattern]:
    """Patterns which differ in nothing but the words they met, as one."""
    found: dict[Pattern, frozenset] = {}
    for pattern in patterns:
        bare = replace(pattern, words=frozenset())
        found[bare] = found.get(bare, frozenset()) | pattern.words
    return [replace(bare, words=words) for bare, words in found.items()]


def number_pattern(text: str) -> Pattern | None:
    """The pattern of a text that is a number: seconds, milli-, micro- or nanoseconds of 1970, or days of a sheet."""
    return next((Pattern(kind) for kind, regex in _NUMBERS.items() if re.fullmatch(regex, text)), None)


def _clock(form: str, text: str) -> str:
    if form == EPOCH:
        micros = f"left(rpad(replace({text}, '.', ''), 16, '0'), 16)"  # seconds have ten digits in every unit
        return f"make_timestamp(CAST({micros} AS BIGINT))"
    if form == SERIAL:
        days = f"TRY_CAST(replace({text}, ',', '.') AS DOUBLE)"
        return f"TIMESTAMP '1899-12-30' + to_milliseconds(CAST(round({days} * 86400000) AS BIGINT))"
    return f"try_strptime({text}, {literal(form)})"


def _matcher(form: str) -> str:
    if form in _NUMBERS:
        return _NUMBERS[form]
    parts = re.split("(" + "|".join([*_PACKED, "%[a-zA-Z]"]) + ")", form)
    known = _PACKED | _CODES
    return "".join(known.get(part) or re.escape(part) for part in parts)
