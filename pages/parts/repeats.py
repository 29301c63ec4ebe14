"""What comes again and again: the largest topics, named."""

from pages.parts.answers import rows
from pages.parts.here import Here
from pages.parts.safe import line


def largest(now: Here, most: int = 5) -> str:
    """The largest topics in a sentence; empty where no conversation has one."""
    found = [row for row in rows(now.ask("conversations", by=("topic",), alone=True)) if row["value"] and row["topic"]]
    found = sorted(found, key=lambda row: (-row["value"], row["topic"]))[:most]
    names = ", ".join(f"{line(row['topic'])} ({row['n']:,})" for row in found)
    return f"Largest topics: {names}." if names else ""
