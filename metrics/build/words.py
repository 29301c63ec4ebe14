"""One spelling per word: names that differ in case or surrounding spaces only are one, shown as most often written."""

import re
import unicodedata
from collections.abc import Iterable

import duckdb
import pyarrow as pa

from metrics.channel_names import Names, parted
from metrics.sql import literal, quote
from metrics.tables import CHANNELS

DIMS = ("source", "channel", "platform", "team", "agent", "language", "priority", "status")
NONE: Names = {}
FOLDED = ("channel", "platform", "team", "language", "priority", "status")
# How exports call a channel -> (channel, platform). A word not listed is kept as it stands.
KNOWN = {
    "e-mail": ("email", None),
    "mail": ("email", None),
    "email": ("email", None),
    "web form": ("web", None),
    "web service": ("web", None),
    "website": ("web", None),
    "form": ("web", None),
    "portal": ("web", None),
    "api": ("web", None),
    "help center": ("web", None),
    "web widget": ("web", None),
    "voice": ("phone", None),
    "call": ("phone", None),
    "telephone": ("phone", None),
    "phone call": ("phone", None),
    "live chat": ("chat", None),
    "messaging": ("chat", None),
    "web chat": ("chat", None),
    "native messaging": ("chat", None),
    "whatsapp": ("chat", "WhatsApp"),
    "messenger": ("chat", "Messenger"),
    "facebook messenger": ("chat", "Messenger"),
    "facebook private message": ("chat", "Messenger"),
    "instagram direct": ("chat", "Instagram"),
    "telegram": ("chat", "Telegram"),
    "sms": ("chat", "SMS"),
    "text message": ("chat", "SMS"),
    "line": ("chat", "LINE"),
    "wechat": ("chat", "WeChat"),
    "viber": ("chat", "Viber"),
    "slack": ("chat", "Slack"),
    "signal": ("chat", "Signal"),
    "twitter direct message": ("chat", "X"),
    "x direct message": ("chat", "X"),
    "twitter dm": ("chat", "X"),
    "twitter": ("social", "X"),
    "x": ("social", "X"),
    "twitter like": ("social", "X"),
    "x corp": ("social", "X"),
    "facebook": ("social", "Facebook"),
    "facebook post": ("social", "Facebook"),
    "instagram": ("social", "Instagram"),
    "youtube": ("social", "YouTube"),
    "linkedin": ("social", "LinkedIn"),
    "tiktok": ("social", "TikTok"),
    "google play": ("social", "Google Play"),
    "app store": ("social", "App Store"),
    "outbound email": ("email", None),
    "feedback widget": ("web", None),
    "feedback tab": ("web", None),
    "contact form": ("web", None),
    "customer portal": ("web", None),
    "closed ticket": ("web", None),
    "mobile": ("web", None),
    "mobile sdk": ("web", None),
    "voicemail": ("phone", None),
    "phone call (incoming)": ("phone", None),
    "phone call (outbound)": ("phone", None),
    "phone call inbound": ("phone", None),
    "phone call outbound": ("phone", None),
    "facebook message": ("chat", "Messenger"),
    "facebook mention": ("social", "Facebook"),
    "facebook comment": ("social", "Facebook"),
    "facebook recommendations": ("social", "Facebook"),
    "instagram dm": ("chat", "Instagram"),
    "instagram direct message": ("chat", "Instagram"),
    "instagram comment": ("social", "Instagram"),
    "instagram ad comment": ("social", "Instagram"),
    "instagram mention": ("social", "Instagram"),
    "x dm": ("chat", "X"),
    "twitter mention": ("social", "X"),
    "apple business chat": ("chat", "Apple Messages"),
    "apple messages for business": ("chat", "Apple Messages"),
}
# The same in other words and languages, none of which names a platform.
ABROAD = {
    "email": "correo, correo electrónico, courriel, posta elettronica, メール, surel, ელფოსტა",
    "phone": "telefon, anruf, appel, teléfono, llamada, chiamata, telefone, ligação, 電話, telepon, ტელეფონი, ზარი",
    "chat": "livechat, sofortnachricht, clavardage, チャット, obrolan, ჩატი",
    "web": "webformular, kontaktformular, formular, formulaire, site web, formulario, formulario web, sito, modulo, site, "
    "ウェブ, フォーム, formulir, ვებგვერდი",
    "social": "soziale medien, réseaux sociaux, redes sociales, redes sociais, sns, media sosial",
}
KNOWN |= {word: (channel, None) for channel, said in ABROAD.items() for word in said.split(", ")}


def fold(word: str) -> str:
    """What makes two spellings the same word."""
    return unicodedata.normalize("NFC", word).strip().casefold()


def spellings(counts: dict[str, int]) -> dict[str, str]:
    """Each spelling with the one to show: the most frequent of its fold, then the first by letter."""
    best: dict[str, str] = {}
    for word in sorted(counts, key=lambda w: (-counts[w], w)):
        best.setdefault(fold(word), unicodedata.normalize("NFC", word).strip())
    return {word: best[fold(word)] for word in counts}


def as_channel(word: str, chosen: Names = NONE) -> tuple[str, str | None]:
    """A channel as an export writes it -> one of ours, and the platform if the word names one; `chosen` goes first."""
    folded = fold(word)
    told = next((place for name, place in chosen.items() if fold(name) == folded), None)
    if told:
        return parted(told)
    if folded in CHANNELS:
        return folded, None
    return KNOWN.get(folded) or KNOWN.get(re.sub("[-_]+", " ", folded)) or (word.strip(), None)


def respell(cur: duckdb.DuckDBPyConnection, tables: dict[str, tuple[str, ...]], chosen: Names = NONE) -> None:
    """Brings the words of the given tables (name -> its columns) to one spelling, in place; channels as `chosen`."""
    for column in FOLDED:
        holders = [table for table, columns in tables.items() if column in columns]
        union = " UNION ALL ".join(f"SELECT {column} AS w FROM {table} WHERE {column} IS NOT NULL" for table in holders)
        counts = dict(cur.execute(f"SELECT w, count(*) FROM ({union}) GROUP BY w").fetchall()) if holders else {}
        shown = spellings(counts)
        if column == "channel":
            shown = {word: as_channel(best, chosen)[0] for word, best in shown.items()}
            _platforms(cur, tables, {word: as_channel(word, chosen)[1] for word in counts})
        _replace(cur, column, {w: s for w, s in shown.items() if w != s}, holders)


def _platforms(cur, tables: dict[str, tuple[str, ...]], named: dict[str, str | None]) -> None:
    """A channel cell that names a platform fills an empty platform."""
    for word, platform in named.items():
        for table, columns in tables.items():
            if platform and {"channel", "platform"} <= set(columns):
                cur.execute(f"UPDATE {table} SET platform = ? WHERE channel = ? AND platform IS NULL", [platform, word])


def _replace(cur, column: str, changes: dict[str, str], holders: list[str]) -> None:
    if not changes:
        return
    cur.register("respelling", pa.table({"was": list(changes), "shown": list(changes.values())}))
    for table in holders:
        cur.execute(f"UPDATE {table} SET {column} = r.shown FROM respelling r WHERE {table}.{column} = r.was")
    cur.unregister("respelling")


def enum_type(
    cur: duckdb.DuckDBPyConnection, name: str, tables: list[str], column: str, more: Iterable[str] = ()
) -> str:
    """Makes a type of the few words a column holds, and `more`, which groups much faster; of many words it stays text."""
    union = " UNION ".join(f"SELECT {column} AS w FROM {table} WHERE {column} IS NOT NULL" for table in tables)
    words = [w for (w,) in cur.execute(f"SELECT DISTINCT w FROM ({union}) ORDER BY w LIMIT 2001").fetchall()]
    words = sorted({*words, *more})
    if not words or len(words) > 2000:
        return "VARCHAR"
    cur.execute(f"CREATE TYPE {quote(name)} AS ENUM ({', '.join(map(literal, words))})")
    return quote(name)
