"""Reading a cell that holds several tags: the contract's a;b, other separators by vote, lists as JSON."""

from metrics.sql import literal
from metrics.typed.cells import Cells
from metrics.typed.words import trimmed

SEPARATORS = (";", "|", "\n", ",")  # of two that are met equally often the first wins
_HELD = "\u0001"  # stands in for an escaped separator while the text is split


def separator_of(cells: Cells) -> str:
    """The separator most cells of the column hold; the contract's where none does."""
    counts = ", ".join(f"count(*) FILTER (contains({cells.sql}, {literal(sign)}))" for sign in SEPARATORS)
    met = cells.rows(counts, f"WHERE NOT coalesce({_is_list(cells.sql)}, false)")[0]
    return SEPARATORS[met.index(max(met))]


def tags(column: str, separator: str) -> str:
    r"""SQL: a text column as VARCHAR[], NULL when there is no tag; `\;` is the separator inside a tag."""
    held = f"replace({column}, {literal(chr(92) + separator)}, {literal(_HELD)})"
    parts = f"string_split({held}, {literal(separator)})"
    split = f"list_transform({parts}, lambda tag: replace(tag, {literal(_HELD)}, {literal(separator)}))"
    listed = f"CASE WHEN {_is_list(column)} THEN {_list(column)} ELSE {split} END"
    clean = f"list_filter(list_transform({listed}, lambda tag: {trimmed('tag')}), lambda tag: tag <> '')"
    return f"CASE WHEN len({clean}) > 0 THEN {clean} END"


def _is_list(column: str) -> str:
    """SQL: whether a cell is a list written out, ["a", "b"] or as Python does it ['a', 'b']."""
    return f"regexp_full_match({column}, {literal(_LIST)})"


def _list(column: str) -> str:
    return f"""coalesce(TRY(from_json({column}, '["VARCHAR"]')), TRY_CAST({column} AS VARCHAR[]))"""


_LIST = r"""(?s)\s*\[\s*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|null|-?\d+(?:\.\d+)?)\s*,?\s*)*\]\s*"""
