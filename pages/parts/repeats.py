"""What comes again and again: the largest topics, named, and how far a share in them can be read."""

from metrics.filter import REPEATED
from metrics.safe import line
from metrics.words import count_words
from pages.parts.answers import rows
from pages.parts.here import Here

LARGEST = 5  # topics that count as repetitive


def largest(now: Here) -> str:
    """The largest topics, and how many conversations have one; empty where none has."""
    found = [row for row in rows(now.ask("conversations", by=(REPEATED,), alone=True)) if row["value"]]
    named = sorted((row for row in found if row[REPEATED]), key=lambda row: (-row["value"], row[REPEATED]))
    if not named:
        return ""
    told = ", ".join(f"{line(row[REPEATED])} ({row['n']:,})" for row in named[:LARGEST])
    every, having = (sum(row["n"] for row in some) for some in (found, named))
    words = f"{'Largest topics' if len(named) > 1 else 'The only topic'}: {told}."
    if having < every:
        words += f" {having:,} of {count_words(every, 'conversation')} have a topic."
    if len(named) <= LARGEST:
        words += f" With {LARGEST} topics or fewer, repetitive contacts are 100 % by definition and tell nothing."
    return words
