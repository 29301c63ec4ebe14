"""Rules of topics and corrections in words: what the reader made of them, and what a change changed."""

from metrics.build.terms import Terms
from metrics.text.rulebook import apart
from metrics.text.rules import starter
from metrics.text.stronger import model
from metrics.words import count_words


def of_texts(terms: Terms) -> dict[str, str]:
    """What was made of rules and corrections, where there is any."""
    rules = (
        {"rules": f"your own topic rules, {count_words(len(terms.rules.phrases()), 'phrase')}"} if terms.rules else {}
    )
    made = terms.corrections.made
    return rules | ({"corrections": f"{count_words(len(made), 'correction')} of sentiment and topics"} if made else {})


def scored_by() -> list[str]:
    """Which model tells sentiment, where it is not ours."""
    return [f"sentiment by the model {found.name}"] if (found := model()) else []


def texts_apart(before: Terms, after: Terms) -> list[str]:
    """*3 phrases of topics added or changed*; also that corrections are others, where there are as many as before."""
    new, gone = apart(before.rules or starter(), after.rules or starter())
    parts = [f"{count_words(new, 'phrase')} of topics added or changed"] if new else []
    parts += [f"{count_words(gone, 'phrase')} of topics removed"] if gone else []
    was, now = before.corrections.made, after.corrections.made
    return parts + (["other corrections"] if was != now and len(was) == len(now) else [])
