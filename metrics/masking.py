"""Texts without what tells who wrote them: e-mails, handles, phones, cards, IBANs, and the names after a greeting."""

import re
import unicodedata
from collections.abc import Callable

from stdnum import iban, luhn

# Boundaries are told by ASCII alone: Japanese and Chinese write numbers and addresses without a space before them.
_WORD = "a-zA-Z0-9\u00c0-\u024f\u0370-\u04ff\u10a0-\u10ff"
_EMAIL = re.compile(rf"[{_WORD}._%+'-]+[@＠][{_WORD}-]+(?:\.[{_WORD}-]+)+")
_AT, _DOT = r"[(\[{<] ?(?:at|ät|@) ?[)\]}>]", r"(?:\.| ?[(\[{<] ?(?:dot|punkt|punto|point|\.) ?[)\]}>] ?)"
_SPELLED = re.compile(rf"(?i)(?<![{_WORD}._%+'-])[{_WORD}._%+'-]+ ?{_AT} ?[{_WORD}-]+(?:{_DOT}[{_WORD}-]+)+")
_HANDLE = re.compile(rf"(?<![A-Za-z0-9_@])(?<![A-Za-z0-9]\.)[@＠][{_WORD}_][{_WORD}_.-]{{0,29}}(?<![.-])")
_IBAN = re.compile(r"(?:(?<![A-Za-z0-9])|(?<=IBAN))[A-Za-z]{2}\d{2}(?:[\s.\-‐-–]?[A-Za-z0-9]){11,42}")
_DIGITS = re.compile(r"(?<![A-Za-z0-9+])(?:\+|＋)?\(?\d(?:[\s().\-/_‐-―]{0,3}\d){5,22}(?![A-Za-z0-9])")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d")
_GREETINGS = (
    "Hi|Hello|Hey|Dear|Mr|Mrs|Ms|Thanks|Hallo|Moin|Lieber|Liebe|Herr|Herrn|Frau|Bonjour|Cher|Chère|Monsieur|Madame|Hola|"
    "Estimado|Estimada|Señor|Señora|Sr|Sra|Olá|Oi|Caro|Cara|Ciao|Buongiorno|Gentile|Signor|Signora|Halo|Kepada|Bapak|Ibu|"
    "MR|MRS|MS|HERR|FRAU|Pak|Bu|Kak|Mbak|Mas|Cześć|Witam|Pan|Pani|Merhaba|Sayın"
)
_NAME = r"[^\W\d_a-z](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,30}"
_BETWEEN = r"(?:(?:Dr|Prof)\b\.?|von|van|de|der|den|zu|di|da|del|la)"
_CALLED = rf"((?:{_GREETINGS})|(?:Mr|Mrs|Ms|Sr|Sra|Dr|Prof)\.)[ \u00a0]+(?:{_BETWEEN}[ \u00a0]+)*"
_AFTER = re.compile(rf"\b{_CALLED}((?!(?:{_GREETINGS})\b){_NAME}(?:[ \u00a0]{_NAME})?)")
_LOWER = re.compile(  # written small, a name is told by the sign or the end of the line after it
    r"\b((?i:hi|hello|hey|dear|hallo|moin|lieber|liebe|bonjour|hola|olá|oi|ciao|halo|cześć|merhaba)[ \u00a0]+)"
    r"([^\W\d_]{2,20})(?=[ \u00a0]*(?:[,!.]|$))",
    re.MULTILINE,
)
_GEORGIAN = re.compile(r"((?:ბატონო|ქალბატონო|გამარჯობა|ძვირფასო)[ \u00a0]+)([ა-ჰ]{2,20})")
_JAPANESE = re.compile(r"(?<![一-龠々ァ-ヶー])([一-龠々ァ-ヶー]{1,8})(?=様|さま|さん|氏)")
_NOBODY = (
    "客",
    "皆",
    "奥",
    "神",
    "王",
    "同",
    "何",
    "屋",
    "店",
    "者",
    "員",
    "手",
)  # ends of お客様, 皆様, 店員さん: no names
NOBODY = (
    *("there", "team", "all", "everyone", "support", "guys", "again", "anyone", "agent", "customer", "everybody"),
    *("sir", "madam", "folks", "friends", "friend", "hello", "hi", "world", "zusammen", "leute", "kollegen", "nochmal"),
    *("tous", "toutes", "monsieur", "madame", "buenas", "buenos", "todos", "amigos", "tutti", "semua", "min", "kak"),
)


def masked(text: str) -> str:
    """The text with everything that tells a person by itself named by its kind: `[e-mail]`, `[phone]`, `[name]` …"""
    text = without_addresses(text)
    if any(sign in text for sign in "([{<"):
        text = _SPELLED.sub("[e-mail]", text)
    if "@" in text or "＠" in text:
        text = _HANDLE.sub("[handle]", text)
    if _DIGIT.search(text):
        text = _DIGITS.sub(_number, _accounts(text))
    text = _GEORGIAN.sub(r"\1[name]", _LOWER.sub(_greeted_small, _AFTER.sub(_greeted, text)))
    return _JAPANESE.sub(lambda found: found[0] if found[1].endswith(_NOBODY) else "[name]", text)


def without_addresses(text: str, instead: Callable[[str], str] = lambda _: "[e-mail]") -> str:
    """The text with `instead` of each e-mail address."""
    return _EMAIL.sub(lambda found: instead(found[0]), text) if "@" in text or "＠" in text else text


def _greeted(found: re.Match) -> str:
    return found[0] if found[2].split()[0].casefold() in NOBODY else f"{found[1]} [name]"


def _greeted_small(found: re.Match) -> str:
    return found[0] if found[2].casefold() in NOBODY else f"{found[1]}[name]"


def _accounts(text: str) -> str:
    """Without account numbers whose checksum is right; what follows one, run together with it, stays."""
    return _IBAN.sub(lambda found: _without(found[0], _is_iban, "[IBAN]"), text)


def _without(text: str, known: Callable[[str], bool], word: str) -> str:
    """The longest beginning that is known, replaced by the word."""
    for end in range(len(text), 14, -1):
        if text[end - 1].isalnum() and known(text[:end]):
            return word + text[end:]
    return text


def _is_iban(text: str) -> bool:
    return iban.is_valid(re.sub(r"[\s.\-‐-–]", "", text))


def _number(found: re.Match) -> str:
    """A run of digits: a card by its checksum, a date and a short number as they are, everything else a phone."""
    said = found[0]
    digits = "".join(sign for sign in unicodedata.normalize("NFKC", said) if sign.isdigit())
    if 13 <= len(digits) <= 19 and luhn.is_valid(digits):
        return "[card]"
    plain = said.strip().isdigit()
    if _DATE.search(said) or len(digits) < 7 or (plain and len(digits) < 9 and digits[0] != "0"):
        return said
    return "[phone]"
