"""Pieces of SQL that declarations of formats share: moments after an arrival, words for words, texts out of HTML."""

from collections.abc import Mapping

from metrics.sql import literal


def after(start: str, seconds: str) -> str:
    """A calendar duration beside the moment it counts from, as the moment at which it ends."""
    return f"{start} + to_microseconds(CAST(round(1000000 * {seconds}) AS BIGINT))"


def mapped(column: str, words: Mapping[str, object], otherwise: str = "NULL") -> str:
    """One of our words, or numbers, for each of theirs, capitals aside; `otherwise` is SQL for what is not among them."""
    cases = " ".join(f"WHEN {literal(theirs)} THEN {_value(ours)}" for theirs, ours in words.items())
    return f'CASE lower(trim("{column}")) {cases} ELSE {otherwise} END'


def kept(column: str, words: Mapping[str, object]) -> str:
    """The same, where a word that is not among them stays as it stands."""
    return mapped(column, words, f'lower(word("{column}"))')


def _value(ours: object) -> str:
    return literal(ours) if isinstance(ours, str) else str(ours)


def cases(value: str, ours: Mapping[str, str], other: str = "NULL") -> str:
    """The word of ours beside which a value is listed (ours -> theirs, in small letters, with | between), or `other`."""
    whens = " ".join(
        f"WHEN lower(trim({value})) IN ({', '.join(map(literal, theirs.split('|')))}) THEN {literal(mine)}"
        for mine, theirs in ours.items()
    )
    return f"CASE {whens} ELSE {other} END"


def filled(column: str) -> str:
    """Whether a cell says anything."""
    return f'word("{column}") IS NOT NULL'


def together(*tags: str) -> str:
    """Several lists of tags as one, each tag once, in their order."""
    joined = f"list_filter(flatten([{', '.join(tags)}]), lambda tag: tag IS NOT NULL)"
    once = f"list_filter({joined}, lambda tag, place: list_position({joined}, tag) = place)"
    return f"CASE WHEN len({joined}) > 0 THEN {once} END"


def mail(column: str) -> str:
    """What a column holds, where that is an e-mail address."""
    return f'CASE WHEN regexp_full_match(trim("{column}"), \'[^@\\s]+@[^@\\s]+[.][^@\\s]+\') THEN "{column}" END'


def one_tag(*columns: str) -> str:
    """Columns with one word each, as a list of tags."""
    words = ", ".join(f'word("{column}")' for column in columns)
    return f"nullif(list_filter([{words}], lambda tag: tag IS NOT NULL), [])"


ENTITIES = {"&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&#39;": "'", "&amp;": "&"}


def plain(column: str) -> str:
    """The text of a cell of HTML: ends of lines for ends of paragraphs, no tags."""
    text = f"""regexp_replace("{column}", '(?i)<br\\s*/?>|</(?:p|div|li|h\\d)>', chr(10), 'g')"""
    text = f"replace(regexp_replace({text}, '<[^>]*>', '', 'g'), '&quot;', chr(34))"
    for written, sign in ENTITIES.items():
        text = f"replace({text}, {literal(written)}, {literal(sign)})"
    return f"nullif(trim({text}, ' ' || chr(10)), '')"
