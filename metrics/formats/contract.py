"""Our own tables as files: whatever has our column names is understood, so every download loads again."""

from metrics.formats.format import Format, same_names
from metrics.spreadsheet import unguard
from metrics.tables import TABLES

# Headers that only this table has; one set of them has to be complete.
BETRAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "conversations": (("conversation_id", "arrived_at"), ("arrived_at",)),
    "messages": (("sent_at", "author_kind"), ("message_id", "sent_at")),
    "surveys": (
        ("score", "answered_at"),
        ("survey_id",),
        ("kind", "score"),
        ("score", "scale_max"),
        ("conversation_id", "score"),
    ),
    "calls": (("started_at", "answered"), ("call_id",), ("started_at", "talk_seconds"), ("started_at", "wait_seconds")),
    "article_views": (("article", "viewed_at"), ("viewed_at", "read_seconds"), ("viewed_at", "asked_for_help")),
    "tasks": (("assigned_at",),),
    "engagements": (("happened_at", "kind"), ("happened_at", "count")),
}


def contract(header: tuple[str, ...]) -> Format | None:
    """The format of a file with our own headers, or nothing: the table whose names the header knows best."""
    have = {name.casefold() for name in header}
    fitting = [t for t, sets in BETRAYS.items() if any(set(names) <= have for names in sets)]
    if not fitting:
        return None
    table = max(fitting, key=lambda t: len(have & set(TABLES[t].names)))
    return Format(
        table,
        "any tool",
        f"our own table of {table.replace('_', ' ')}",
        (),
        (same_names(table, header),),
        prepare=unguard,
    )
