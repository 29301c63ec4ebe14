"""Reading a column of durations as seconds: clocks (26:03:04), words (1h 20m), ISO 8601, or numbers of a unit."""

from metrics.errors import Problem
from metrics.sql import literal
from metrics.typed.words import trimmed

SECONDS = {"milliseconds": 0.001, "seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
_WORDS = {  # unit words in the languages of calendar_words; ISO's are the capital letters
    604800: "w|wk|wks|weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|minggu|კვირა|週間",
    86400: "d|days?|t|tage?n?|j|jours?|días?|dias?|giorn[oi]|dag|dagen|hari|დღე|日間?",
    3600: "h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|uren|jam|სთ|საათი|時間",
    60: "m|mins?|minutes?|minuten?|minutos?|minut[oi]|minuut|menit|წთ|წუთი|分",
    1: "s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|second[oi]|seconden?|detik|წმ|წამი|秒",
    0.001: "ms|millis|milliseconds?|millisekunden?",
}
_CLOCK = r"([-−]?)(?:(\d+)(?:\.|\s*days?,?\s+))?(\d+):(\d{1,2})(?::(\d{1,2}(?:[.,]\d+)?))?"
_AMOUNT = r"\d+(?:[.,]\d+)?"
_WORDED = rf"[-−]?\s*p?(?:t?{_AMOUNT}\s*(?:{'|'.join(_WORDS.values())})\.?[\s,]*(?:(?:and|und|et|y|e|en|dan)\s+)?)+"


def duration(column: str, number: str, unit: str) -> str:
    """SQL: a text column as seconds (DOUBLE). `number` is the SQL of the column as a plain number, which counts `unit`;
    a clock of two parts is M:SS in a column of seconds, H:MM otherwise."""
    if unit not in SECONDS:
        raise Problem(f"There is no unit “{unit}”; a duration is in {', '.join(SECONDS)}.")
    text = f"lower({trimmed(column)})"
    return (
        f"CASE WHEN regexp_full_match({text}, {literal(_CLOCK)}) THEN {_clock(text, unit)} "
        f"WHEN regexp_full_match({text}, {literal(_WORDED)}) THEN {_worded(text)} "
        f"ELSE {number} * {SECONDS[unit]}e0 END"
    )


def _clock(text: str, unit: str) -> str:
    two = "60 + p.b" if unit == "seconds" else "3600 + p.b * 60"
    parts = "{" + ", ".join(f"{name}: {_part(f'p.{name}')}" for name in "dabc") + ", sign: p.sign}"
    found = (
        f"list_transform([regexp_extract({text}, {literal(_CLOCK)}, ['sign', 'd', 'a', 'b', 'c'])], lambda p: {parts})"
    )
    total = f"coalesce(p.d, 0) * 86400 + coalesce(p.a * 3600 + p.b * 60 + p.c, p.a * {two})"
    return f"list_transform({found}, lambda p: CASE WHEN p.sign = '' THEN {total} ELSE -({total}) END)[1]"


def _part(text: str) -> str:
    return f"TRY_CAST(replace({text}, ',', '.') AS DOUBLE)"


def _worded(text: str) -> str:
    amounts = [f"coalesce({_amount(text, words)}, 0) * {seconds}e0" for seconds, words in _WORDS.items()]
    return f"CASE WHEN {text}[1] IN ('-', '−') THEN -1 ELSE 1 END * ({' + '.join(amounts)})"


def _amount(text: str, words: str) -> str:
    found = literal(rf"({_AMOUNT})\s*(?:{words})(?:[^\pL]|t\d|$)")
    return _part(f"regexp_extract({text}, {found}, 1)")
