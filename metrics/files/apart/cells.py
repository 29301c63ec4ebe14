"""A cell of a workbook as text, nothing of it lost."""

import re
from datetime import date, datetime, time, timedelta

ERRORS = {"#N/A", "#NA", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
ODS_ERROR = re.compile(r"Err:\d{3}")
ODS_TIME = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number


class Texts:
    """The cells of one sheet as texts; errors, and numbers that lost digits, are counted."""

    def __init__(self):
        self.errors = self.rounded = 0
        self._texts = {
            str: self._text,
            float: self._number,
            int: self._number,
            bool: lambda value: "true" if value else "false",
            date: lambda value: self._moment(datetime.combine(value, time())).removesuffix("T00:00:00"),
            datetime: self._moment,
            time: lambda v: duration(timedelta(0, v.second, v.microsecond, 0, v.minute, v.hour)),
            timedelta: lambda value: duration(value),
        }

    def row(self, cells: list) -> list[str]:
        """The row's cells; empty where none has anything in it."""
        texts = [self._texts[type(cell)](cell) if cell != "" else "" for cell in cells]
        return texts if any(texts) else []

    def _text(self, value: str) -> str:
        if (value[0] == "#" and value in ERRORS) or (value[0] == "E" and ODS_ERROR.fullmatch(value)):
            self.errors += 1
            return ""
        if "PT" in value[:3] and (match := ODS_TIME.fullmatch(value)) and any(match.groups()[1:]):
            return _ods_time(match)
        if "\r" in value or "\x00" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        return value

    def _number(self, value: float) -> str:
        if not float(value).is_integer() or abs(value) >= 1e21:
            return repr(value)
        self.rounded += abs(value) >= EXACT
        return str(int(value))

    @staticmethod
    def _moment(value: datetime) -> str:
        if value.year < 1904:  # a time that passed a day; a spreadsheet counts days from there
            return duration(value - datetime(1899, 12, 31 if value < datetime(1900, 3, 1) else 30))
        if value < datetime(1905, 1, 1):
            return duration(value - datetime(1904, 1, 1))
        return value.isoformat().rstrip("0") if value.microsecond else value.isoformat()


def duration(value: timedelta) -> str:
    """Hours, minutes and seconds; the hours go beyond a day."""
    micros = abs(value) // timedelta(microseconds=1)
    seconds, micros = divmod(micros, 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" + (f".{micros:06}".rstrip("0") if micros else "")
    return f"-{text}" if value < timedelta(0) else text


def _ods_time(match: re.Match) -> str:
    sign, hours, minutes, seconds, part = match.groups()
    given = {"hours": int(hours or 0), "minutes": int(minutes or 0), "seconds": int(seconds or 0)}
    value = timedelta(**given, microseconds=int((part or "0").ljust(6, "0")[:6]))
    return duration(-value if sign else value)
