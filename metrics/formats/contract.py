"""Our own tables as files: whatever has our column names is understood, so every download loads again."""

from metrics.formats.format import Format, same_names
from metrics.tables import TABLES

# Headers that only this table has; one set of them has to be complete.
BETRAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "conversations": (("conversation_id", "arrived_at"),),
    "messages": (("sent_at", "author_kind"),),
    "surveys": (("score", "answered_at"), ("survey_id", "score"), ("kind", "score")),
    "calls": (("started_at", "answered"), ("call_id", "started_at"), ("started_at", "talk_seconds")),
    "article_views": (("article", "viewed_at"),),
    "tasks": (("assigned_at",),),
    "engagements": (("happened_at", "kind"),),
}


def contract(header: tuple[str, ...]) -> Format | None:
    """The format of a file with our own headers, or nothing: the table whose names the header knows best."""
    have = {name.casefold() for name in header}
    fitting = [t for t, sets in BETRAYS.items() if any(set(names) <= have for names in sets)]
    if not fitting:
        return None
    table = max(fitting, key=lambda t: len(have & set(TABLES[t].names)))
    return Format(table, "any tool", f"our own table of {table.replace('_', ' ')}", (), (same_names(table, header),))
