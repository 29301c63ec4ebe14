"""Other tools' words as ours, and their durations as moments: the SQL that several formats share."""

from collections.abc import Mapping

from metrics.sql import literal


def cases(value: str, ours: Mapping[str, str], other: str = "NULL") -> str:
    """SQL: the word of ours beside which a value is listed (ours -> theirs, in small letters, with | between), or `other`."""
    whens = " ".join(
        f"WHEN lower(trim({value})) IN ({', '.join(map(literal, theirs.split('|')))}) THEN {literal(mine)}"
        for mine, theirs in ours.items()
    )
    return f"CASE {whens} ELSE {other} END"


def later(moment: str, seconds: str) -> str:
    """SQL: a calendar duration after a moment, as the moment it stands for."""
    return f"{moment} + to_microseconds(CAST(1000000 * ({seconds}) AS BIGINT))"


def mail(column: str) -> str:
    """SQL: what a column holds, where that is an e-mail address."""
    return f'CASE WHEN regexp_full_match(trim("{column}"), \'[^@\\s]+@[^@\\s]+[.][^@\\s]+\') THEN "{column}" END'


def one_tag(*columns: str) -> str:
    """SQL: columns with one word each, as a list of tags."""
    words = ", ".join(f'word("{column}")' for column in columns)
    return f"nullif(list_filter([{words}], lambda tag: tag IS NOT NULL), [])"
