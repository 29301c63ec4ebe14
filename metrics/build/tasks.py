"""Tasks as metrics read them: each with its set of tags and whether it is done by now."""

from metrics.build.ground import Ground


def tasks(ground: Ground) -> str:
    """SQL: one row per task, in the order in which they were assigned; none is part of a conversation."""
    words = ground.dims(("source", "team", "agent"), "l")
    return f"""
        SELECT CAST(NULL AS INTEGER) AS conv, l.task_id, l.assigned_at, l.completed_at, {words}, tm.tagset, l.file,
               l.record, coalesce(l.completed_at <= {ground.now}, false) AS done
        FROM tasks_in l LEFT JOIN tagmap tm ON tm.tags = l.tags ORDER BY l.assigned_at"""
