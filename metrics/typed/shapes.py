"""Reading an example: from a text like “Di, 31. Dez. 2025 um 14:05 Uhr” to the pattern it is written in."""

import re

from metrics.typed import calendar_words as words
from metrics.typed.patterns import OFFSET, Pattern, number_pattern
from metrics.typed.words import SPACES
from metrics.typed.zone_words import SHARED, zone_of

_TIME = re.compile(
    r"(?<!\d)(\d{1,2})(:|\s?[hH](?=\s?\d)\s?|\s?時\s?)(\d{1,2})(?:(:|\s?(?:min|分)\s?)(\d{1,2})(?:([.,:])(\d{1,9}))?)?(?!\d)"
)
_DOTTED_TIME = re.compile(r"(?<=[\s,])(\d{1,2})(\.)(\d\d)(?:(\.)(\d\d)()())?(?!\S*\d)")
_HOUR = re.compile(r"(?<!\d)\d{1,2}(?=\s?%p|\s?時)|(?<=%p)\d{1,2}(?!\d)")
_HALF = re.compile(r"(?:(?<=\d)|(?<=\d\s))([ap])(?:\.\s?m\.|\.?m)(?![^\W\d_])", re.IGNORECASE)
_NOUGHT = re.compile("(午前|午後)0(?=[時:])")
_OFFSET = re.compile(r"(?:(?<=%[HMSfp])|(?<=\s)|(?<=GMT)|(?<=UTC))[+-](\d{1,2})(?::?\d\d)?(?!\d)")
_OFFSET_OF_PACKED = re.compile(r"(?:(?<=\dT\d{4})|(?<=\dT\d{6})|(?<=\.\d{3})|(?<=\.\d{6}))[+-](\d\d)(?::?\d\d)?$")
_WORD = re.compile(r"(?<!%)[^\W\d_]+(?:[_/-][^\W\d_]+)*")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)\.?,?\s*")
_STRANGE = re.compile(r"[^\w\s/.,:+()（）\[\]°'’\u200e\u200f-]")

# Digits left when the time is out – Y: four, s: one or two, else their number – to the codes they stand for
_DATES = {
    "Yss": "%Y %m %d", "ssY": "%d %m %Y", "sss": "%d %m %y",
    "8": "%Y%m%d", "6": "%y%m%d", "14": "%Y%m%d%H%M%S", "12": "%Y%m%d%H%M",
    "86": "%Y%m%d %H%M%S", "8Y": "%Y%m%d %H%M", "863": "%Y%m%d %H%M%S %f", "866": "%Y%m%d %H%M%S %f",
}  # fmt: skip
_DATES_WITH_WORD = {"sY": "%d %Y", "Ys": "%Y %d", "ss": "%d %y"}


def pattern_of(text: str) -> Pattern | None:
    """The pattern an example is written in; None when it is no moment we can read."""
    bare = text.strip(SPACES)
    pattern = None if _STRANGE.search(bare) else number_pattern(bare) or _Example(bare).pattern()
    return pattern.trimmed() if pattern and bare != text else pattern


class _Example:
    """A text that becomes its format: part after part is replaced by its strptime code."""

    def __init__(self, text: str):
        self.text = text
        self.zone, self.free, self.unsure, self.month = "", "", "", False
        self.fixes: list[tuple[str, str]] = []
        self.words: set[tuple[str, str]] = set()

    def pattern(self) -> Pattern | None:
        for step in (self._weekday, self._half, self._time, self._offset, self._words, self._date):
            if step() is False:
                return None
        form = self.text.replace("%H", "%I") if "%p" in self.text else self.text
        return Pattern(form, self.zone, self.free, self.unsure, tuple(self.fixes), frozenset(self.words))

    def _drop(self, found: str, by: str = "") -> None:
        """Cut a part out, here and – as a fix – in every text of the pattern."""
        self.text = re.sub(found.replace(r"\pL", r"[^\W\d_]"), by, self.text, count=1)
        self.fixes.append((found, by))

    def _weekday(self) -> None:
        first = _FIRST_WORD.match(self.text)
        day = words.plain(first[1]) if first else ""
        if day in words.ENGLISH_DAYS | words.ENGLISH_FULL_DAYS:
            code = "%a" if day in words.ENGLISH_DAYS else "%A"
            self.text = self.text.replace(first[1], code, 1)
        elif day in words.WEEKDAYS and (day not in words.MONTHS or self._has_month(self.text[first.end() :])):
            self._drop(r"^\s*\pL+(?:-\pL+)*\.?,?\s*")
        if re.search(r"(?<=日)\s*[(（]?[日月火水木金土]", self.text):
            self._drop(r"日\s*[(（]?[日月火水木金土](?:曜日?)?[)）]?", "日")

    @staticmethod
    def _has_month(text: str) -> bool:
        return any(words.plain(word) in words.MONTHS for word in re.findall(r"[^\W\d_]+", text))

    def _half(self) -> None:
        nought = _NOUGHT.search(self.text)
        if nought:
            mark = self.text[nought.end()]
            self._replace_word(nought[0] + mark, words.HALVES[nought[1]] + "12" + mark, "%p12" + mark)
        for written, half in words.HALVES.items():
            if written in self.text:
                self._replace_word(written, half, "%p")
        found = _HALF.search(self.text)
        if found:
            self._replace_word(found[0], found[1].upper() + "M", "%p")

    def _replace_word(self, written: str, english: str, code: str) -> None:
        self.text = self.text.replace(written, code, 1)
        if written.casefold() != english.casefold():
            self.words.add((written, english))

    def _time(self) -> None:
        dotted = len(re.findall(r"\d+", self.text)) >= 4 and not _TIME.search(self.text)
        regex = _DOTTED_TIME if dotted else _TIME
        self.text, count = regex.subn(self._time_codes, self.text, count=1)
        if not count:
            self.text = _HOUR.sub("%H", self.text, count=1)

    def _time_codes(self, found: re.Match) -> str:
        _, first, _, second, seconds, third, fraction = found.groups()
        if fraction and len(fraction) > 6:
            self.fixes.append((r"([.,:]\d{6})\d{1,3}", r"\1"))
        rest = f"{second}%S" if seconds else ""
        return f"%H{first}%M{rest}" + (f"{third}%f" if fraction else "")

    def _offset(self) -> None:
        start = max(self.text.find("%M"), self.text.find("%H"))
        found = _OFFSET.search(self.text, start) if start >= 0 else _OFFSET_OF_PACKED.search(self.text)
        if not found:
            return
        self.zone = OFFSET
        self.text = self.text[: found.start()] + "%z" + self.text[found.end() :]
        if len(found[1]) == 1:
            self.fixes.append((r"(:\d\d.*[+-])(\d(?::?\d\d)?)(\s|$)", r"\10\2\3"))
        if re.search(r"%z\s*[\[(]", self.text):
            self._drop(r"\s*[\[(][^\])]*[\])]$")

    def _words(self) -> bool:
        self.text = _WORD.sub(self._word_code, self.text)
        return "\0" not in self.text

    def _word_code(self, found: re.Match) -> str:
        word, name = found[0], words.plain(found[0])
        if name in words.MONTHS and not self.month:
            return self._month_code(word, name)
        named = zone_of(word)
        if named or word in SHARED:
            self.zone, self.unsure = self.zone or named or "", "" if named else word
            return word
        return word if name in words.FILLERS else "\0"

    def _month_code(self, word: str, name: str) -> str:
        self.month = True
        english = words.MONTHS[name]
        if name in words.ENGLISH_FULL_MONTHS and name != "may":
            return "%B"
        if word.casefold() != english.casefold():
            self.words.add((word, english))
        return "%b"

    def _date(self) -> bool:
        runs = list(re.finditer(r"\d+", self.text))
        sizes = "".join({1: "s", 2: "s", 4: "Y"}.get(len(run[0]), str(len(run[0]))) for run in runs)
        codes = (_DATES_WITH_WORD if self.month else _DATES).get(sizes)
        if not codes or (sizes in ("sss", "ss") and len(runs[-1][0]) != 2):
            return False
        if sizes in ("ssY", "sss"):
            self.free = self.text[runs[0].end() : runs[1].start()].strip() or " "
        each = iter(codes.split())
        self.text = re.sub(r"\d+", lambda _: next(each), self.text)
        return True
