"""What the groups of an answer are called: their own words on one line, and the names of none."""

from metrics.safe import line
from metrics.said import hour_words, tag_words, weekday_words

UNKNOWN = "(unknown)"
NO_TAG = "(no tag)"
OTHERS = "(all others)"  # the small groups of a slice as one


def group_name(value: object, unknown: str) -> str:
    """A group as shown: its own words on one line, or `unknown` for none."""
    return unknown if value is None or str(value) == "" else line(value)


def group_words(value: object, by: str) -> str:
    """A group of a slice as people call it: `Monday`, `14–15`, `refund · billing`, `(unknown)`."""
    name = group_name(value, NO_TAG if by in ("tag", "tag_group") else UNKNOWN)
    if by in ("weekday", "hour") and value is not None:
        return (weekday_words if by == "weekday" else hour_words)(int(value))
    return tag_words(name) if by == "tag" else name
