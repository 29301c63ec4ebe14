"""Reading a column of numbers: whether the point or the comma is the decimal sign is a vote over the column."""

import re
from dataclasses import dataclass
from functools import cached_property

from metrics.sql import literal
from metrics.typed.cells import Cells, Unparsed

_SPACE = " \u00a0\u2009\u202f'’"
_CURRENCY = (
    r"(?:\p{Sc}|R\$|A\$|C\$|US\$|[Kk][rč]|zł|Ft|lei|Rp\.?|Rs\.?|SFr\.?|Fr\.|円|元|₾|ლ|"
    r"EUR|USD|GBP|CHF|JPY|CNY|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|BRL|MXN|INR|IDR|GEL|ZAR|SGD|HKD)"
)
_PLAIN_POINT = r"(?:^|\D)0*[.]\d|[.](?:\d{1,2}|\d{4,})$"  # a point that can only be a decimal sign
_RUN = r"(?:\d|[.,]\d)[\d.,'’\s\p{Z}]*(?:[eE][+-]?\d+)?"
_MINUS = r"^[^0-9]*[-−–(]"
_BODY = re.compile(r"\d[\d.,'’\s]*\d|[.,]\d+|\d+[.,](?!\d)")


@dataclass(frozen=True)
class Numbers:
    """The numbers of a column; plain ones are cast, others read by the decimal sign the column votes for."""

    cells: Cells

    @property
    def sql(self) -> str:
        """SQL: the number as written (85 % is 85), NULL where there is none."""
        return _written(self.cells.sql, self.decimal) if self.decimal else cast(self.cells.sql)

    @cached_property
    def decimal(self) -> str:
        """The decimal sign most numbers of the column prove; empty where every number is a plain one."""
        others = self.cells.examples(cast(self.cells.sql), rows=None)
        if not others:
            return ""
        plain = f"CASE WHEN regexp_matches({self.cells.sql}, {literal(_PLAIN_POINT)}) THEN {cast(self.cells.sql)} END"
        commas = sum(count for text, count in others if _decimal_of(text) == ",")
        points = sum(count for text, count in others if _decimal_of(text) == ".")
        return "," if commas > points + self.cells.filled(plain) else "."

    def example(self) -> tuple[str, float] | None:
        """The first number with a comma, as text and read."""
        return self.cells.first(f"CASE WHEN contains({self.cells.sql}, ',') THEN {self.sql} END")

    def unparsed(self) -> Unparsed | None:
        """The cells that hold something else."""
        return self.cells.unparsed(self.sql)


def _decimal_of(text: str) -> str:
    """The decimal sign one text proves: 1.234,5 a comma, 1,234,567 a point, 1,234 nothing."""
    body = _BODY.search(text)
    signs = re.findall("[.,]", body[0]) if body else []
    if not signs:
        return ""
    if len(signs) > 1:
        last_is_decimal = signs[-1] not in signs[:-1]
        return signs[-1] if last_is_decimal else {".": ",", ",": "."}[signs[-1]]
    before, after = re.split("[.,]", body[0])
    grouped = re.fullmatch(r"[1-9]\d{0,2}", before) and re.fullmatch(r"\d{3}", after)
    return "" if grouped else signs[0]


def cast(column: str) -> str:
    """SQL: a plain number."""
    number = f"TRY_CAST({column} AS DOUBLE)"
    return f"CASE WHEN isfinite({number}) THEN {number} END"


def _written(column: str, decimal: str) -> str:
    """SQL: numbers with signs for thousands, currencies, per cent, and brackets for minus."""
    between = _SPACE + ("," if decimal == "." else ".")
    digits = f"translate(regexp_extract({column}, {literal(_RUN)}), {literal(decimal + between)}, '.')"
    number = f"TRY_CAST({digits} AS DOUBLE)"
    signed = f"CASE WHEN regexp_matches({column}, {literal(_MINUS)}) THEN -{number} ELSE {number} END"
    return f"CASE WHEN regexp_full_match({column}, {literal(_whole(decimal, between))}) THEN {signed} END"


def _whole(decimal: str, between: str) -> str:
    grouped = rf"\d{{1,3}}(?:[{between}]\d{{2,3}})*[{between}]\d{{3}}"
    body = rf"(?:(?:{grouped}|\d+)(?:[{decimal}]\d*)?(?:[eE][+-]?\d{{1,2}})?|[{decimal}]\d+)"
    gap = r"[\s\p{Z}]*"
    before = rf"{gap}\(?{gap}[-+−–]?{gap}(?:{_CURRENCY}{gap})?[-+−–]?"
    return rf"{before}{body}{gap}(?:%|％|{_CURRENCY})?{gap}\)?{gap}"
