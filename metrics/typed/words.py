"""The words that mean “unknown” and the words that mean yes or no, each in one list."""

import re

from metrics.sql import literal

SPACES = " \t\r\n\u00a0\u2009\u202f\u3000\ufeff"
_SPACE = f"[{SPACES}]"
_EDGE = f"^{_SPACE}|{_SPACE}$"
UNKNOWN = ("", "-", "--", "–", "—", "?", "null", "(null)", "n/a", "#n/a", "nan", "nat", "none", "undefined", "\\n")
YES = (
    *("true", "1", "1.0", "yes", "y", "t", "on", "wahr", "ja", "j", "vrai", "oui", "o", "verdadero", "verdadeiro"),
    *("sí", "si", "sì", "s", "sim", "vero", "waar", "ya", "კი", "დიახ", "はい"),
)
NO = (
    *("false", "0", "0.0", "no", "n", "f", "off", "falsch", "nein", "faux", "non", "falso", "não", "nao"),
    *("onwaar", "nee", "tidak", "არა", "いいえ"),
)


def trimmed(text: str) -> str:
    """SQL: the text without the space around it, which is rare enough to be looked for first."""
    return f"CASE WHEN regexp_matches({text}, {literal(_EDGE)}) THEN trim({text}, {literal(SPACES)}) ELSE {text} END"


def among(text: str, words: tuple[str, ...]) -> str:
    """SQL: whether the text is one of the words, capitals and the space around it aside."""
    any_of = "|".join(re.escape(word) for word in words)
    return f"regexp_full_match({text}, {literal(f'(?i){_SPACE}*(?:{any_of}){_SPACE}*')})"


def known(text: str) -> str:
    """SQL: whether the cell says anything at all."""
    return f"NOT coalesce({among(text, UNKNOWN)}, true)"


def word(text: str) -> str:
    """SQL: the text trimmed, NULL where it is unknown."""
    return f"CASE WHEN {known(text)} THEN {trimmed(text)} END"


def flag(text: str) -> str:
    """SQL: yes and no in the languages we read as a BOOLEAN, NULL for any other word."""
    return f"CASE WHEN {among(text, YES)} THEN true WHEN {among(text, NO)} THEN false END"
